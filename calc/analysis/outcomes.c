/* Outcomes in their own units, per strategy and against the comparator. */
#include <stdint.h>

#include "analysis/build.h"

static void wa_count_outcome(wa_results *results, size_t strategy, size_t outcome) {
  wa_graph *graph = results->graph;
  const wa_flow *flow = &results->lowered->outcomes[strategy][outcome];
  const wa_outcome *written = &results->model->outcomes[outcome];
  wa_outcome_result *result = &results->strategies[strategy].outcomes[outcome];
  const char *name = written->name;
  wa_id years = wa_flow_by_year(results, flow, WA_NONE, name, strategy);
  result->total = wa_name(results, wa_op1(graph, WA_OP_SUM, flow->flow), wa_printf(results->arena, "%s.total", name),
                          strategy, written->unit);
  wa_id discounted = wa_op2(graph, WA_OP_DOT, flow->flow, wa_clock_discount_of(results->lowered, flow));
  result->total_discounted = wa_name(results, discounted, wa_printf(results->arena, "%s.total_discounted", name), strategy,
                                     written->unit);
  result->by_year = wa_name(results, years, wa_printf(results->arena, "%s.by_year", name), strategy, written->unit);
}

static void wa_compare_outcome(wa_results *results, size_t strategy, size_t outcome) {
  const wa_outcome *written = &results->model->outcomes[outcome];
  wa_outcome_result *own = &results->strategies[strategy].outcomes[outcome];
  const wa_outcome_result *base = &results->strategies[results->comparator].outcomes[outcome];
  own->incremental = wa_name(results, wa_minus(results, own->total, base->total),
                             wa_printf(results->arena, "%s.incremental", written->name), strategy, written->unit);
  own->incremental_discounted =
      wa_name(results, wa_minus(results, own->total_discounted, base->total_discounted),
              wa_printf(results->arena, "%s.incremental_discounted", written->name), strategy, written->unit);
}

void wa_build_outcomes(wa_results *results) {
  const wa_model *model = results->model;
  for (size_t s = 0; s < results->n_strategies; s++) {
    results->strategies[s].outcomes = WA_NEW_ARRAY(results->arena, wa_outcome_result, model->n_outcomes + 1);
    for (size_t o = 0; o < model->n_outcomes; o++) {
      wa_outcome_result *result = &results->strategies[s].outcomes[o];
      result->total = result->total_discounted = result->by_year = wa_number(results, 0);
      if (s < model->n_strategies) wa_count_outcome(results, s, o);
    }
  }
  for (size_t s = 0; s < results->n_strategies; s++)
    for (size_t o = 0; o < model->n_outcomes; o++) wa_compare_outcome(results, s, o);
}
