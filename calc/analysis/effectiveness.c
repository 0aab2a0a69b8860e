/* Cost-effectiveness: costs and effects from a perspective, the efficient frontier, dominance, ICERs, net
 * monetary benefit.
 *
 * A strategy is on the frontier when some willingness to pay makes it the best choice. With the strategies
 * as points (effect, cost): it is dominated when another has at least its effect at no more cost (and is
 * better in one of the two); it is extendedly dominated when the highest slope that leads up to it from a
 * less effective strategy exceeds the lowest slope that leads on from it to a more effective one, for then
 * a mix of these two is better. On the frontier that highest slope is the ICER against the next best. This
 * gives what repeated elimination by falling ICERs gives (Drummond et al., Methods for the Economic
 * Evaluation of Health Care Programmes, 4th ed., ch. 4), in one formula per strategy. Costs, effects and slopes that
 * differ by rounding alone are equal (tie.h). */
#include <stdint.h>

#include "analysis/build.h"
#include "analysis/tie.h"

static wa_id wa_binary(wa_results *results, wa_op op, wa_id a, wa_id b) { return wa_op2(results->graph, op, a, b); }

static const char *wa_perspective_name(const wa_results *results, size_t perspective) {
  return perspective == SIZE_MAX ? "society" : results->model->stakeholders[perspective].name;
}

static const char *wa_ce_name(wa_results *results, size_t view, const char *part) {
  return wa_printf(results->arena, "cost_effectiveness.%s.%s", wa_perspective_name(results, results->perspectives[view]), part);
}

/* Society: resources used up less resources saved; payments cancel and health is the effect. */
static wa_id wa_society_cost(wa_results *results, const wa_strategy_result *own) {
  wa_terms terms = {0};
  for (size_t i = 0; i < results->model->n_lines; i++) {
    const wa_line *line = &results->model->lines[i];
    if (line->category == WA_CAT_HEALTH || (line->n_from && line->n_to)) continue;
    wa_id value = own->lines[i].present_value;
    wa_term(results, &terms, line->n_from ? value : wa_op1(results->graph, WA_OP_NEGATE, value));
  }
  return wa_sum(results, terms);
}

static void wa_add_share(wa_results *results, wa_terms *terms, const wa_split *split, wa_id share, size_t payer, wa_id value,
                         bool pays) {
  if (split->stakeholder != payer) return;
  if (share != WA_NONE) value = wa_times(results, share, value);
  wa_term(results, terms, pays ? value : wa_op1(results->graph, WA_OP_NEGATE, value));
}

/* A payer: every line that touches it, what it pays less what it gets; health is the effect. */
static wa_id wa_payer_cost(wa_results *results, const wa_strategy_result *own, size_t payer) {
  wa_terms terms = {0};
  for (size_t i = 0; i < results->model->n_lines; i++) {
    const wa_line *line = &results->model->lines[i];
    if (line->category == WA_CAT_HEALTH) continue;
    for (size_t k = 0; k < line->n_from; k++)
      wa_add_share(results, &terms, &line->from[k], results->lowered->from_shares[i][k], payer, own->lines[i].present_value, true);
    for (size_t k = 0; k < line->n_to; k++)
      wa_add_share(results, &terms, &line->to[k], results->lowered->to_shares[i][k], payer, own->lines[i].present_value, false);
  }
  return wa_sum(results, terms);
}

static wa_effectiveness *wa_view(wa_results *results, size_t strategy, size_t view) {
  return &results->strategies[strategy].effectiveness[view];
}

static void wa_totals(wa_results *results, size_t s, size_t view) {
  wa_strategy_result *own = &results->strategies[s];
  wa_effectiveness *result = wa_view(results, s, view);
  result->perspective = results->perspectives[view];
  wa_id cost = result->perspective == SIZE_MAX ? wa_society_cost(results, own)
                                               : wa_payer_cost(results, own, result->perspective);
  result->cost = wa_name(results, cost, wa_ce_name(results, view, "cost"), s, wa_money_unit(results));
  result->effect = own->outcomes[results->model->settings.effect].total_discounted;
}

static void wa_increments(wa_results *results, size_t s, size_t view) {
  wa_effectiveness *own = wa_view(results, s, view), *base = wa_view(results, results->comparator, view);
  wa_unit money = wa_money_unit(results);
  own->incremental_cost = wa_name(results, wa_minus(results, own->cost, base->cost), wa_ce_name(results, view, "incremental_cost"), s, money);
  own->incremental_effect = results->strategies[s].outcomes[results->model->settings.effect].incremental_discounted;
  wa_id some = s == results->comparator ? wa_number(results, 0)
                                        : wa_binary(results, WA_OP_NOT_EQUAL, own->more_effect[results->comparator], wa_number(results, 0));
  wa_id quotient = wa_binary(results, WA_OP_DIVIDE, own->incremental_cost, own->incremental_effect);
  wa_id ratio = wa_op3(results->graph, WA_OP_IF, some, quotient, wa_missing(results->graph));
  own->ratio = wa_name(results, ratio, wa_ce_name(results, view, "icer_vs_comparator"), s, money);
  const wa_analysis *analysis = &results->model->analysis;
  own->nmb = WA_NEW_ARRAY(results->arena, wa_id, analysis->n_willingness_to_pay + 1);
  for (size_t i = 0; i < analysis->n_willingness_to_pay; i++) {
    wa_id value = wa_times(results, wa_number(results, analysis->willingness_to_pay[i]), own->effect);
    const char *part = wa_printf(results->arena, "nmb.%.15g", analysis->willingness_to_pay[i]);
    own->nmb[i] = wa_name(results, wa_minus(results, value, own->cost), wa_ce_name(results, view, part), s, money);
  }
}

/* a - b; 0 where the two are equal (wa_apart, in the graph). */
static wa_id wa_apart_node(wa_results *results, wa_id a, wa_id b) {
  wa_graph *graph = results->graph;
  wa_id sizes[] = {wa_op1(graph, WA_OP_ABS, a), wa_op1(graph, WA_OP_ABS, b)}, difference = wa_minus(results, a, b);
  wa_id nothing = wa_times(results, results->tie, wa_node_add(graph, WA_OP_MAX, sizes, 2, 0, (wa_span){0}));
  wa_id same = wa_binary(results, WA_OP_LESS_EQUAL, wa_op1(graph, WA_OP_ABS, difference), nothing);
  return wa_op3(graph, WA_OP_IF, same, wa_number(results, 0), difference);
}

/* How far each strategy's cost and effect are from those of the others. */
static void wa_distances(wa_results *results, size_t s, size_t view) {
  wa_effectiveness *own = wa_view(results, s, view);
  own->more_cost = WA_NEW_ARRAY(results->arena, wa_id, results->n_strategies);
  own->more_effect = WA_NEW_ARRAY(results->arena, wa_id, results->n_strategies);
  for (size_t other = 0; other < results->n_strategies; other++) {
    const wa_effectiveness *b = wa_view(results, other, view);
    const char *name = results->strategies[other].name;
    own->more_cost[other] = own->more_effect[other] = WA_NONE;
    if (other == s) continue;
    own->more_cost[other] = wa_name(results, wa_apart_node(results, own->cost, b->cost),
                                    wa_ce_name(results, view, wa_printf(results->arena, "more_cost.%s", name)), s, wa_money_unit(results));
    own->more_effect[other] = wa_name(results, wa_apart_node(results, own->effect, b->effect),
                                      wa_ce_name(results, view, wa_printf(results->arena, "more_effect.%s", name)), s, wa_unit_one());
  }
}

/* Slope from strategy `other` up to `s`, where `s` has more effect; else missing. */
static wa_id wa_slope(wa_results *results, size_t s, size_t other, size_t view) {
  const wa_effectiveness *own = wa_view(results, s, view);
  if (s == other) return wa_missing(results->graph);
  wa_id more = wa_binary(results, WA_OP_GREATER, own->more_effect[other], wa_number(results, 0));
  wa_id slope = wa_binary(results, WA_OP_DIVIDE, own->more_cost[other], own->more_effect[other]);
  const char *part = wa_printf(results->arena, "slope.%s", results->strategies[other].name);
  return wa_name(results, wa_op3(results->graph, WA_OP_IF, more, slope, wa_missing(results->graph)),
                 wa_ce_name(results, view, part), s, wa_money_unit(results));
}

static wa_id wa_dominates(wa_results *results, const wa_effectiveness *own, size_t other) {
  wa_id zero = wa_number(results, 0), cost = own->more_cost[other], effect = own->more_effect[other];
  wa_id as_good = wa_binary(results, WA_OP_AND, wa_binary(results, WA_OP_LESS_EQUAL, effect, zero),
                            wa_binary(results, WA_OP_GREATER_EQUAL, cost, zero));
  wa_id better = wa_binary(results, WA_OP_OR, wa_binary(results, WA_OP_LESS, effect, zero),
                           wa_binary(results, WA_OP_GREATER, cost, zero));
  return wa_binary(results, WA_OP_AND, as_good, better);
}

static void wa_dominance(wa_results *results, size_t s, size_t view) {
  wa_effectiveness *own = wa_view(results, s, view);
  wa_terms below = {0}, above = {0}, dominators = {0};
  for (size_t other = 0; other < results->n_strategies; other++) {
    if (other == s) continue;
    wa_term(results, &below, own->slopes[other]);
    wa_term(results, &above, wa_view(results, other, view)->slopes[s]);
    wa_term(results, &dominators, wa_dominates(results, own, other));
  }
  wa_graph *graph = results->graph;
  wa_unit money = wa_money_unit(results);
  own->lower = wa_name(results, wa_node_add(graph, WA_OP_HIGHEST, below.ids, below.n, 0, (wa_span){0}),
                       wa_ce_name(results, view, "slope_from_below"), s, money);
  own->upper = wa_name(results, wa_node_add(graph, WA_OP_LOWEST, above.ids, above.n, 0, (wa_span){0}),
                       wa_ce_name(results, view, "slope_to_above"), s, money);
  wa_id dominated = wa_binary(results, WA_OP_GREATER, wa_sum(results, dominators), wa_number(results, 0));
  own->dominated = wa_name(results, dominated, wa_ce_name(results, view, "dominated"), s, wa_unit_one());
  wa_id none = wa_binary(results, WA_OP_OR, wa_op1(graph, WA_OP_IS_MISSING, own->lower), wa_op1(graph, WA_OP_IS_MISSING, own->upper));
  wa_id steeper = wa_op3(graph, WA_OP_IF, none, wa_number(results, 0), wa_binary(results, WA_OP_GREATER, wa_apart_node(results, own->lower, own->upper), wa_number(results, 0)));
  own->extendedly_dominated = wa_name(results, steeper, wa_ce_name(results, view, "extendedly_dominated"), s, wa_unit_one());
}

static wa_id wa_word(wa_results *results, wa_status status) {
  return wa_label_node(results->graph, wa_status_names[status], (int)status);
}

static wa_id wa_choose(wa_results *results, wa_id condition, wa_id yes, wa_id no) {
  return wa_op3(results->graph, WA_OP_IF, condition, yes, no);
}

/* The quadrant against the comparator is named where the ratio has no meaning there. */
static void wa_build_status(wa_results *results, size_t s, size_t view) {
  wa_effectiveness *own = wa_view(results, s, view);
  wa_id zero = wa_number(results, 0), frontier = wa_word(results, WA_STATUS_FRONTIER), status = frontier;
  if (s != results->comparator) {
    wa_id cost = own->more_cost[results->comparator], effect = own->more_effect[results->comparator];
    wa_id cheaper = wa_binary(results, WA_OP_LESS, cost, zero), worse = wa_binary(results, WA_OP_LESS, effect, zero);
    wa_id no_dearer = wa_binary(results, WA_OP_LESS_EQUAL, cost, zero);
    wa_id no_worse = wa_binary(results, WA_OP_GREATER_EQUAL, effect, zero);
    wa_id same = wa_binary(results, WA_OP_AND, wa_binary(results, WA_OP_EQUAL, cost, zero), wa_binary(results, WA_OP_EQUAL, effect, zero));
    status = wa_choose(results, wa_binary(results, WA_OP_AND, cheaper, worse), wa_word(results, WA_STATUS_SOUTH_WEST), frontier);
    status = wa_choose(results, wa_binary(results, WA_OP_AND, no_dearer, no_worse), wa_word(results, WA_STATUS_DOMINANT), status);
    status = wa_choose(results, same, wa_word(results, WA_STATUS_EQUAL), status);
  }
  status = wa_choose(results, own->extendedly_dominated, wa_word(results, WA_STATUS_EXTENDEDLY_DOMINATED), status);
  status = wa_choose(results, own->dominated, wa_word(results, WA_STATUS_DOMINATED), status);
  own->status = wa_name(results, status, wa_ce_name(results, view, "status"), s, wa_unit_one());
}

/* Against the next best on the frontier: missing for what is not on it and for its cheapest strategy. */
static void wa_build_icer(wa_results *results, size_t s, size_t view) {
  wa_graph *graph = results->graph;
  wa_effectiveness *own = wa_view(results, s, view);
  wa_id missing = wa_missing(graph), zero = wa_number(results, 0);
  wa_id off = wa_binary(results, WA_OP_OR, own->dominated, own->extendedly_dominated);
  wa_id first = wa_choose(results, wa_op1(graph, WA_OP_IS_MISSING, own->lower), wa_number(results, 1),
                          wa_binary(results, WA_OP_LESS_EQUAL, own->lower, zero));
  wa_id icer = wa_choose(results, wa_binary(results, WA_OP_OR, off, first), missing, own->lower);
  own->icer = wa_name(results, icer, wa_ce_name(results, view, "icer"), s, wa_money_unit(results));
  wa_id against = missing;
  for (size_t other = results->n_strategies; other-- > 0;) {
    if (other == s) continue;
    wa_id slope = own->slopes[other];
    wa_id this_one = wa_choose(results, wa_op1(graph, WA_OP_IS_MISSING, slope), zero, wa_binary(results, WA_OP_EQUAL, wa_apart_node(results, slope, own->lower), zero));
    against = wa_choose(results, this_one, wa_label_node(graph, results->strategies[other].name, (int)other), against);
  }
  against = wa_choose(results, wa_op1(graph, WA_OP_IS_MISSING, own->icer), missing, against);
  own->icer_against = wa_name(results, against, wa_ce_name(results, view, "icer_against"), s, wa_unit_one());
}

static void wa_build_view(wa_results *results, size_t view) {
  size_t n = results->n_strategies;
  for (size_t s = 0; s < n; s++) wa_totals(results, s, view);
  for (size_t s = 0; s < n; s++) wa_distances(results, s, view);
  for (size_t s = 0; s < n; s++) wa_increments(results, s, view);
  for (size_t s = 0; s < n; s++) {
    wa_view(results, s, view)->slopes = WA_NEW_ARRAY(results->arena, wa_id, n);
    for (size_t other = 0; other < n; other++) wa_view(results, s, view)->slopes[other] = wa_slope(results, s, other, view);
  }
  for (size_t s = 0; s < n; s++) wa_dominance(results, s, view);
  for (size_t s = 0; s < n; s++) wa_build_status(results, s, view);
  for (size_t s = 0; s < n; s++) wa_build_icer(results, s, view);
}

void wa_build_effectiveness(wa_results *results) {
  for (size_t s = 0; s < results->n_strategies; s++)
    results->strategies[s].effectiveness = WA_NEW_ARRAY(results->arena, wa_effectiveness, results->n_perspectives + 1);
  for (size_t view = 0; view < results->n_perspectives; view++) wa_build_view(results, view);
}
