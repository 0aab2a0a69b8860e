#include "model/reserved.h"

#include <ctype.h>
#include <string.h>

#include "formula/function.h"

static const struct {
  const char *word, *meaning;
} words[] = {
    {"cycle", "the clock"},   {"time", "the clock"},    {"year", "the clock"},     {"age", "the clock"},
    {"time_in", "the clock"}, {"population", "the size of the population"},        {"rest", "what remains of a row"},
    {"and", "an operator"},   {"or", "an operator"},    {"not", "an operator"},    {"true", "a truth value"},
    {"false", "a truth value"}, {"discount_costs", "the discount rate"}, {"discount_effects", "the discount rate"},
};

const char *wa_reserved(const char *name) {
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strcmp(name, words[i].word) == 0) return words[i].meaning;
  return wa_find_function(name) ? "a function" : NULL;
}

static bool wa_letter(char byte) { return isascii((unsigned char)byte) && isalpha((unsigned char)byte); }
static bool wa_inner(char byte) { return wa_letter(byte) || isdigit((unsigned char)byte) || byte == '_'; }

bool wa_name_well_formed(const char *name) {
  if (!wa_letter(*name)) return false;
  while (wa_inner(*name)) name++;
  return *name == '\0';
}

const char *wa_name_mended(wa_arena *arena, const char *name) {
  size_t length = strlen(name), out = 0;
  char *mended = wa_strndup(arena, name, length);
  for (size_t i = 0; i < length; i++) {
    if (!wa_inner(name[i]) && out > 0 && mended[out - 1] == '_') continue;
    if (!wa_letter(name[i]) && out == 0) continue;
    mended[out++] = wa_inner(name[i]) ? name[i] : '_';
  }
  while (out > 0 && mended[out - 1] == '_') out--;
  mended[out] = '\0';
  return out ? mended : NULL;
}
