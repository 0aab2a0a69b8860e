/* Break-even questions: at which value of a parameter a result is reached. */
#ifndef WA_ANALYSIS_BREAK_EVEN_H
#define WA_ANALYSIS_BREAK_EVEN_H

#include "analysis/switching.h"

typedef struct wa_break_even {
  const wa_break_even_plan *plan;
  wa_aim aim;      /* under one strategy */
  double reaches;
  double base;     /* the parameter's written value */
  wa_switch answer;
} wa_break_even;

/* The questions of the model, one per strategy and goal; a result that names no goal of its own needs `reaches`. */
wa_break_even *wa_break_even_plans(const wa_results *results, wa_diags *diags, size_t *n);

void wa_break_even_compute(const wa_results *results, wa_break_even *items, size_t n, size_t threads);

#endif
