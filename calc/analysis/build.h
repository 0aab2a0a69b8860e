/* Short hands for building nodes; for the analyses' own files. */
#ifndef WA_ANALYSIS_BUILD_H
#define WA_ANALYSIS_BUILD_H

#include "analysis/results.h"

/* Names a node for readers; `strategy` SIZE_MAX: of all. The label key is the name's last part. */
wa_id wa_name(wa_results *results, wa_id node, const char *name, size_t strategy, wa_unit unit);

wa_id wa_plus(wa_results *results, wa_id a, wa_id b);
wa_id wa_minus(wa_results *results, wa_id a, wa_id b);
wa_id wa_times(wa_results *results, wa_id a, wa_id b);
/* a / b where b is above 0, else missing. */
wa_id wa_ratio(wa_results *results, wa_id a, wa_id b);
wa_id wa_at_least_zero(wa_results *results, wa_id a);
wa_id wa_number(wa_results *results, double number);

wa_unit wa_money_unit(const wa_results *results);

/* A growing list of nodes to be summed. */
typedef struct wa_terms {
  wa_id *ids;
  size_t n, capacity;
} wa_terms;
void wa_term(wa_results *results, wa_terms *terms, wa_id id);
wa_id wa_sum(wa_results *results, wa_terms terms);

/* A flow per year; with discount factors over points, discounted (WA_NONE: not). `name`: of the line or outcome. */
wa_id wa_flow_by_year(wa_results *results, const wa_flow *flow, wa_id factor, const char *name, size_t strategy);

/* Years until `benefits` have caught up with `investment`, rows per year; missing when they never do (sroi.c). */
wa_id wa_payback_years(wa_results *results, wa_id investment, wa_id benefits);
/* `value` where the investment is above 0, else missing. */
wa_id wa_when_invested(wa_results *results, wa_id investment, wa_id value);

void wa_build_ledger(wa_results *results);
void wa_build_outcomes(wa_results *results);
void wa_build_sroi(wa_results *results);
void wa_build_effectiveness(wa_results *results);
void wa_build_editions(wa_results *results);
void wa_build_budget(wa_results *results);
void wa_build_segments(wa_results *results);
void wa_build_uptake(wa_results *results);
void wa_build_checks(wa_results *results);

/* The strategies and the perspectives that results are about. */
void wa_list_strategies(wa_results *results);
void wa_list_perspectives(wa_results *results);

#endif
