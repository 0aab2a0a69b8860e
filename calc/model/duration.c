/* "3 years", "36 months", "120 cycles". */
#include <string.h>

#include "base/text.h"
#include "model/read.h"

static const struct {
  const char *word;
  double per_year;
} words[] = {{"year", 1}, {"month", 12}, {"week", 52}, {"day", 365}, {"cycle", 0}};

bool wa_parse_duration(const char *text, wa_duration *duration) {
  size_t digits = strspn(text, "0123456789.");
  size_t gap = strspn(text + digits, " ");
  if (gap == 0 || !wa_parse_number(text, digits, &duration->number) || duration->number < 0) return false;
  const char *word = text + digits + gap;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    size_t length = strlen(words[i].word);
    if (strncmp(word, words[i].word, length) != 0) continue;
    duration->per_year = words[i].per_year;
    return strcmp(word + length, "") == 0 || strcmp(word + length, "s") == 0;
  }
  return false;
}
