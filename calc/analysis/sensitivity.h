/* Sensitivity analysis of a run: what the model's plan asks for, computed once and shown by every report. These are
 * numbers of the engine, no nodes of the graph: they are the graph computed for other inputs. */
#ifndef WA_ANALYSIS_SENSITIVITY_H
#define WA_ANALYSIS_SENSITIVITY_H

#include "analysis/break_even.h"
#include "analysis/one_way.h"
#include "analysis/scenario.h"
#include "analysis/two_way.h"

typedef struct wa_sensitivity {
  wa_aims one_way_of;                            /* what the plan's names stand for */
  wa_one_way *one_way;                           /* NULL: not asked for */
  wa_one_way *by_party;                          /* the same with each reported party's net, SROI and net present value
                                                    among its results: for editions; NULL until wa_one_way_by_party */
  wa_two_way *two_way; size_t n_two_way;
  wa_break_even *break_even; size_t n_break_even; /* one per question, strategy and goal */
  wa_scenarios *scenarios;                       /* NULL: none */
} wa_sensitivity;

/* Looks up what the plan names; mistakes go to `diags`. Before the results are computed. Lives in their arena. */
wa_sensitivity *wa_sensitivity_plan(const wa_results *results, wa_diags *diags);

/* Computes all of it, once the results are. False when a scenario cannot be computed; that is in `diags`. */
bool wa_sensitivity_compute(const wa_results *results, wa_sensitivity *sensitivity, wa_diags *diags, size_t threads);

/* Sets `by_party` where a one-way analysis is asked for: the one there is when it has all these results. */
void wa_one_way_by_party(const wa_results *results, size_t threads);

#endif
