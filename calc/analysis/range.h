/* Between which values a parameter is varied. */
#ifndef WA_ANALYSIS_RANGE_H
#define WA_ANALYSIS_RANGE_H

#include "analysis/results.h"

typedef enum wa_range_from {
  WA_RANGE_NONE,         /* none given: the parameter is not varied */
  WA_RANGE_WRITTEN,      /* low and high of the model */
  WA_RANGE_DISTRIBUTION, /* the 2.5% and 97.5% points of its distribution */
  WA_RANGE_MARGIN        /* a stated share of its value either way */
} wa_range_from;
extern const char *const wa_range_names[]; /* "none", "low and high", "distribution", "margin" */

typedef struct wa_bounds {
  wa_range_from from;
  double low, high; /* low < high, both finite, unless `from` is NONE */
} wa_bounds;

/* The range of a parameter whose value is a written number, once the results are computed (low and high may be
 * formulas of other parameters). An end that is not written is that of the distribution. `margin`: for parameters
 * without either; NaN: none. */
wa_bounds wa_range_of(const wa_results *results, size_t parameter, double margin);

/* Where a switching value is looked for when there is none in the range: from 0 to ten times the larger of value and
 * high for what is above 0 (to 1 for a beta or Dirichlet distribution), the mirror of it below 0, and as far to either
 * side for what may be both. Without a range the value stands for it. `from` NONE when there is nothing to go by: a
 * value of 0 without a range. */
wa_bounds wa_range_wide(const wa_results *results, size_t parameter, wa_bounds range);

/* Whether a run of the model takes so long (individual patients) that it is computed at the ends of ranges only, and
 * switching values are sought only where a break-even question asks. */
bool wa_is_slow(const wa_results *results);

#endif
