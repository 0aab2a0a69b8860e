/* Two-way sensitivity analysis: a result over a grid of two parameters. */
#ifndef WA_ANALYSIS_TWO_WAY_H
#define WA_ANALYSIS_TWO_WAY_H

#include "analysis/range.h"
#include "analysis/trials.h"

typedef struct wa_two_way {
  const wa_two_way_plan *plan;
  wa_aims aims;            /* one table each */
  size_t x_input, y_input; /* of the graph; SIZE_MAX: nothing depends on it */
  double *x, *y;           /* [step] */
  double **values;         /* [aim][row of y * steps + column of x]; NaN where it has no value */
} wa_two_way;

/* Looks up the results asked for and the ranges (low and high that are formulas follow when computed). */
wa_two_way *wa_two_way_plans(const wa_results *results, wa_diags *diags);

/* Computes the grids. A parameter without a range is an error. */
bool wa_two_way_compute(const wa_results *results, wa_two_way *grids, wa_diags *diags, size_t threads);

#endif
