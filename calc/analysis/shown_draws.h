/* The draws that fit on a sheet, and what they amount to: what formulas over them give. */
#ifndef WA_ANALYSIS_SHOWN_DRAWS_H
#define WA_ANALYSIS_SHOWN_DRAWS_H

#include "analysis/probabilistic.h"

/* Less than this much of the currency is neither gain nor loss (as in wa_chances). */
#define WA_NO_CHANGE 0.005

/* How many draws lie between edges: count[0] up to edges[0], count[i] above edges[i-1] up to edges[i], the last above
 * the last edge. */
typedef struct wa_histogram {
  size_t n_edges;
  double *edges;
  size_t *count; /* [n_edges + 1] */
} wa_histogram;

/* One headline over the draws. */
typedef struct wa_shown_column {
  const wa_headline *headline;
  double *values;           /* [n]; NaN where it has no value */
  size_t n_values;
  double mean, error;       /* error: Monte-Carlo standard error of the mean */
  double median, low, high; /* 50%, 2.5% and 97.5% points, linear between the draws around */
  double bar, above;        /* share of the draws with a value above `bar`: 1 for an SROI, else 0 (net: WA_NO_CHANGE) */
  wa_histogram histogram;   /* of an SROI; else no edges */
} wa_shown_column;

typedef struct wa_shown_draws {
  size_t n;
  const size_t *draw;       /* [n] their numbers */
  wa_shown_column *columns; /* SROI, NPV, nets, increments of costs and effect, by strategy */
  size_t n_columns;
  size_t n_parameters;
  const size_t *parameters; /* of the model */
  double **parameter;       /* [p][draw] */
  double *no_one_loses;     /* per strategy: share of the draws in which no stakeholder in the reports loses */
} wa_shown_draws;

/* Of the draws numbered draw[0..n-1]; copies what it keeps into `arena`. */
wa_shown_draws *wa_shown_make(wa_arena *arena, const wa_results *results, const wa_draws *draws, const size_t *draw, size_t n);

/* The column of a headline, NULL when it is not shown. */
const wa_shown_column *wa_shown_find(const wa_shown_draws *shown, wa_headline_kind kind, size_t strategy, size_t subject);

#endif
