/* The names of base units: one spelling for each, and which of them only count. */
#ifndef WA_FORMULA_UNIT_SYMBOL_H
#define WA_FORMULA_UNIT_SYMBOL_H

#include <stdbool.h>

#include "base/arena.h"

/* True for what is counted and not measured: people, and words for a pure number ("share"). */
bool wa_symbol_counts(const char *symbol);

/* The usual spelling of a well-known unit ("yr" -> "year", "euro" -> "EUR"), else `symbol` itself. */
const char *wa_symbol_canonical(const char *symbol);

/* The singular and canonical form of a word as people write it: "Years" -> "year", "QALYs" -> "QALY",
 * "therapies" -> "therapy". */
const char *wa_symbol_normal(wa_arena *arena, const char *word);

/* True for year, month, week, day, hour, minute, quarter. */
bool wa_symbol_is_time(const char *symbol);

/* True for a word that is a currency: a code people use (EUR, GBP ...) or a name of one. */
bool wa_symbol_is_currency(const char *word);

/* How many of the shorter unit of time go into the longer one, as text ("12"); NULL when there is no such
 * number. `longer` and `shorter` receive the two in order. */
const char *wa_symbol_time_ratio(const char *a, const char *b, const char **longer, const char **shorter);

#endif
