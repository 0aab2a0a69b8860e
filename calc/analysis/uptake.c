/* How many people enter, get through the stages of a funnel, and take a strategy up. */
#include <stdint.h>

#include "analysis/build.h"

/* Where uptake stands: with the segments, or with all. */
static size_t wa_n_parts(const wa_lowered *lowered) { return lowered->n_segments ? lowered->n_segments : 1; }
static const wa_lowered *wa_part_of(const wa_lowered *lowered, size_t i) {
  return lowered->n_segments ? lowered->segments[i] : lowered;
}

/* People who enter times a share of them (WA_NONE: all), over the horizon and all segments. */
static wa_id wa_people_through(wa_results *results, size_t strategy, size_t stage, bool everybody) {
  wa_terms terms = {0};
  for (size_t i = 0; i < wa_n_parts(results->lowered); i++) {
    const wa_uptake_flow *flow = &wa_part_of(results->lowered, i)->uptake[strategy];
    wa_id share = stage == SIZE_MAX ? flow->share : flow->stages[stage];
    wa_id row = everybody ? flow->entrants : wa_times(results, flow->entrants, share);
    wa_term(results, &terms, wa_op1(results->graph, WA_OP_SUM, row));
  }
  return wa_sum(results, terms);
}

static wa_id wa_name_people(wa_results *results, wa_id node, const char *name, size_t strategy) {
  return wa_name(results, node, name, strategy, wa_unit_one());
}

static void wa_build_strategy_uptake(wa_results *results, size_t s) {
  const wa_uptake *written = &results->model->strategies[s].uptake;
  wa_uptake_result *result = &results->strategies[s].uptake;
  result->given = true;
  result->stages = WA_NEW_ARRAY(results->arena, wa_id, written->n_stages + 1);
  result->entered = wa_name_people(results, wa_people_through(results, s, SIZE_MAX, true), "entered", s);
  for (size_t i = 0; i < written->n_stages; i++)
    result->stages[i] = wa_name_people(results, wa_people_through(results, s, i, false),
                                       wa_printf(results->arena, "through.%s", written->stages[i].name), s);
  result->taken_up = wa_name_people(results, wa_people_through(results, s, SIZE_MAX, false), "taken_up", s);
  result->share = wa_name_people(results, wa_ratio(results, result->taken_up, result->entered), "uptake_share", s);
}

void wa_build_uptake(wa_results *results) {
  for (size_t s = 0; s < results->model->n_strategies; s++)
    if (results->model->strategies[s].uptake.given) wa_build_strategy_uptake(results, s);
}
