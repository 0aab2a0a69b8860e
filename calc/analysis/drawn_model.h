/* The graph in which every drawn parameter is an input, for the analysis' own files. */
#ifndef WA_ANALYSIS_DRAWN_MODEL_H
#define WA_ANALYSIS_DRAWN_MODEL_H

#include "analysis/results.h"

/* Values of all parameters with a distribution, around which it lies, and which of them matter to a result. */
typedef struct wa_drawn_values {
  double *values; /* [parameter]; NaN where it has no distribution or none is needed */
  bool *wanted;   /* [parameter] */
  bool formulas;  /* some of them have a formula as their value */
} wa_drawn_values;

/* Errors (a value that differs between strategies; a distribution that cannot lie around the value) are in `diags`. */
wa_drawn_values wa_drawn_values_of(wa_arena *arena, wa_diags *diags, const wa_results *results);

/* The same model with each such parameter's value as a written number, its results built but not computed; `results`
 * itself where none has a formula. */
const wa_results *wa_drawn_results(wa_arena *arena, const wa_results *results, const wa_drawn_values *drawn);

#endif
