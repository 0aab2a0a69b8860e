#include "formula/unit_symbol.h"

#include <string.h>
#include <strings.h>

static const char *const wa_counting[] = {
    "person", "people", "patient", "client", "participant", "share", "probability", "proportion", "fraction",
    "ratio",  "number", "count",
};

/* Other spellings; compared without regard to case. */
static const struct {
  const char *spelling, *symbol;
} wa_spellings[] = {
    {"yr", "year"},    {"annum", "year"},    {"year", "year"},   {"mth", "month"},      {"month", "month"},
    {"wk", "week"},    {"week", "week"},     {"day", "day"},     {"hr", "hour"},        {"h", "hour"},
    {"hour", "hour"},  {"min", "minute"},    {"minute", "minute"}, {"quarter", "quarter"}, {"eur", "EUR"},
    {"euro", "EUR"},   {"\xE2\x82\xAC", "EUR"}, {"usd", "USD"},  {"dollar", "USD"},     {"$", "USD"},
    {"gbp", "GBP"},    {"\xC2\xA3", "GBP"},  {"qaly", "QALY"},   {"daly", "DALY"},
};

static const char *const wa_times[] = {"year", "month", "week", "day", "hour", "minute", "quarter"};

static const char *const wa_currencies[] = {"EUR", "GBP", "USD", "CHF", "SEK", "NOK", "DKK",
                                            "PLN", "CAD", "AUD", "NZD", "JPY", "CNY", "INR"};

static const struct {
  const char *longer, *shorter, *ratio;
} wa_ratios[] = {
    {"year", "quarter", "4"},  {"year", "month", "12"},  {"year", "week", "52"},      {"year", "day", "365"},
    {"year", "hour", "8760"},  {"quarter", "month", "3"}, {"quarter", "week", "13"},   {"month", "week", "52/12"},
    {"month", "day", "365/12"}, {"week", "day", "7"},     {"week", "hour", "168"},     {"day", "hour", "24"},
    {"day", "minute", "1440"}, {"hour", "minute", "60"},
};

#define WA_COUNT(array) (sizeof(array) / sizeof *(array))

static bool wa_among(const char *symbol, const char *const *list, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (strcmp(symbol, list[i]) == 0) return true;
  return false;
}

bool wa_symbol_counts(const char *symbol) { return wa_among(symbol, wa_counting, WA_COUNT(wa_counting)); }

bool wa_symbol_is_time(const char *symbol) { return wa_among(symbol, wa_times, WA_COUNT(wa_times)); }

bool wa_symbol_is_currency(const char *word) {
  return wa_among(wa_symbol_canonical(word), wa_currencies, WA_COUNT(wa_currencies));
}

const char *wa_symbol_canonical(const char *symbol) {
  for (size_t i = 0; i < WA_COUNT(wa_spellings); i++)
    if (strcasecmp(symbol, wa_spellings[i].spelling) == 0) return wa_spellings[i].symbol;
  return symbol;
}

static bool wa_ends(const char *word, size_t length, const char *ending) {
  size_t n = strlen(ending);
  return length > n && memcmp(word + length - n, ending, n) == 0;
}

/* The English singular, as far as units need it. */
static const char *wa_singular(wa_arena *arena, const char *word) {
  size_t n = strlen(word);
  if (n < 3 || word[n - 1] != 's') return word;
  if (wa_ends(word, n, "ss") || wa_ends(word, n, "us") || wa_ends(word, n, "is")) return word;
  if (n > 4 && wa_ends(word, n, "ies") && !wa_ends(word, n, "series"))
    return wa_printf(arena, "%.*sy", (int)(n - 3), word);
  if (wa_ends(word, n, "sses") || wa_ends(word, n, "ches") || wa_ends(word, n, "shes") || wa_ends(word, n, "xes"))
    return wa_strndup(arena, word, n - 2);
  return wa_strndup(arena, word, n - 1);
}

const char *wa_symbol_normal(wa_arena *arena, const char *word) {
  const char *known = wa_symbol_canonical(word);
  if (known != word) return known;
  return wa_symbol_canonical(wa_singular(arena, word));
}

const char *wa_symbol_time_ratio(const char *a, const char *b, const char **longer, const char **shorter) {
  for (size_t i = 0; i < WA_COUNT(wa_ratios); i++) {
    *longer = wa_ratios[i].longer;
    *shorter = wa_ratios[i].shorter;
    if (strcmp(a, *longer) == 0 && strcmp(b, *shorter) == 0) return wa_ratios[i].ratio;
    if (strcmp(b, *longer) == 0 && strcmp(a, *shorter) == 0) return wa_ratios[i].ratio;
  }
  return NULL;
}
