/* Reading single values of the tree. The schema check has reported wrong kinds; these report wrong contents. */
#ifndef WA_MODEL_READ_H
#define WA_MODEL_READ_H

#include "model/load.h"

/* NULL when not given. */
const char *wa_read_text(const wa_yaml *map, const char *key);
wa_label wa_read_label(const wa_yaml *map, const char *key);

bool wa_read_bool(const wa_yaml *map, const char *key, bool fallback);

/* Index of the choice; `fallback` when not given or not one of them (reported by the schema check). */
int wa_read_choice(const wa_yaml *node, const char *const *choices, int n_choices, int fallback);

/* A written number ("0.03", "3%"). False after an error, or when `node` is NULL (`number` is then left as it is). */
bool wa_read_number(wa_load *load, const wa_yaml *node, double *number);

/* A written whole number within the bounds; else an error and false. */
bool wa_read_integer(wa_load *load, const wa_yaml *node, const char *what, double low, double high, double *number);

/* A formula; `node` may be NULL (not given). `path` names the place: "lines.x.amount". */
wa_formula wa_read_formula(wa_load *load, const wa_yaml *node, const char *path);

/* A formula that nobody wrote: a default. `span`: the place it follows from. */
wa_formula wa_fixed_formula(wa_load *load, const char *text, wa_span span, const char *path);

/* The formula's value when it is a written number. */
bool wa_formula_literal(const wa_formula *formula, double *number);

/* "parameters.rr.low" */
const char *wa_path(const wa_load *load, const char *section, const char *name, const char *key);

/* Reports figures written as people write them but formulas do not ("EUR 5", "1.500,00"); true when it did. */
bool wa_check_habits(wa_load *load, const wa_yaml *node);

/* Reports a written number that is no share (0 to 1); `what`: "'deadweight'". */
void wa_check_share(wa_load *load, const wa_formula *formula, const char *what);

/* A parsed unit; `text` receives the author's text. Not given: any. */
wa_unit wa_read_unit(wa_load *load, const wa_yaml *map, const char **text);

/* A duration "3 months" (0 of them too): number and what of (years a piece: 1, 12, 52, 365 per year; 0 for cycles). False when the
 * text has not that form. */
typedef struct wa_duration {
  double number, per_year; /* per_year 0: cycles */
} wa_duration;
bool wa_parse_duration(const char *text, wa_duration *duration);

#endif
