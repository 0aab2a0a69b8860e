/* Scenarios: named sets of changes, their results beside those of the base case. */
#ifndef WA_ANALYSIS_SCENARIO_H
#define WA_ANALYSIS_SCENARIO_H

#include <stdint.h>

#include "analysis/trials.h"

typedef struct wa_scenarios {
  wa_aims aims;          /* all headlines of the base case */
  double **values;       /* [scenario of the plan][aim]; NaN where it has no value */
  uint64_t **rests_on;   /* [scenario][aim] the confidential parameters it rests on there: see wa_confidential_marks */
} wa_scenarios;

/* Scenarios that change inputs only are lanes of the base case's graph; the others are computed as models of their
 * own, without `fold` where the base case is. Those that cannot be computed are told in `diags`; NULL then. */
wa_scenarios *wa_scenarios_compute(const wa_results *results, wa_diags *diags, size_t threads);

#endif
