/* What must hold in every run, whatever the model. */
#include <stdint.h>

#include "analysis/build.h"

/* A check is passed when |gap| is within the tolerance, relative to `scale` where that is above 1. */
static void wa_add_check(wa_results *results, const char *name, size_t strategy, wa_id gap, wa_id scale) {
  wa_graph *graph = results->graph;
  wa_id size[] = {wa_number(results, 1), wa_op1(graph, WA_OP_ABS, scale)};
  wa_id relative = wa_op2(graph, WA_OP_DIVIDE, wa_op1(graph, WA_OP_ABS, gap), wa_node_add(graph, WA_OP_MAX, size, 2, 0, (wa_span){0}));
  wa_check check = {.name = name, .strategy = strategy};
  check.gap = wa_name(results, relative, wa_printf(results->arena, "check.%s", name), strategy, wa_unit_one());
  check.passed = wa_op2(graph, WA_OP_LESS_EQUAL, check.gap, results->tolerance);
  WA_PUSH(results->arena, results->checks, results->n_checks, results->checks_capacity, check);
}

/* Sum of the stakeholders = created - used up, from the lines themselves. */
static void wa_check_ledger(wa_results *results, size_t s) {
  const wa_strategy_result *own = &results->strategies[s];
  wa_terms created = {0}, sizes = {0}, payments = {0};
  for (size_t i = 0; i < results->model->n_lines; i++) {
    wa_term(results, &created, own->lines[i].created);
    wa_term(results, &sizes, wa_op1(results->graph, WA_OP_ABS, own->lines[i].incremental));
  }
  for (size_t i = 0; i < own->n_entries; i++) {
    const wa_line *line = &results->model->lines[own->entries[i].line];
    if (line->n_from && line->n_to) wa_term(results, &payments, own->entries[i].present_value);
  }
  wa_id size = wa_sum(results, sizes);
  wa_add_check(results, "stakeholders_sum_to_society", s, wa_minus(results, own->sroi.npv, wa_sum(results, created)), size);
  if (payments.n) wa_add_check(results, "payments_cancel", s, wa_sum(results, payments), size);
}

/* Distance of a sum over years from its total, relative where the total is above 1: rounding grows with it. */
static wa_id wa_year_gap(wa_results *results, wa_id years, wa_id total) {
  wa_graph *graph = results->graph;
  wa_id size[] = {wa_number(results, 1), wa_op1(graph, WA_OP_ABS, total)};
  wa_id gap = wa_op1(graph, WA_OP_ABS, wa_minus(results, wa_op1(graph, WA_OP_SUM, years), total));
  return wa_op2(graph, WA_OP_DIVIDE, gap, wa_node_add(graph, WA_OP_MAX, size, 2, 0, (wa_span){0}));
}

/* The years of each row add up to its total, discounted years to its present value. */
static void wa_check_years(wa_results *results, size_t s) {
  const wa_strategy_result *own = &results->strategies[s];
  wa_terms gaps = {0}, discounted = {0};
  for (size_t i = 0; i < results->model->n_lines; i++) {
    const wa_line_result *line = &own->lines[i];
    const char *name = results->model->lines[i].name;
    wa_id plain = wa_year_gap(results, line->by_year, line->total);
    wa_id present = wa_year_gap(results, line->discounted_by_year, line->present_value);
    wa_term(results, &gaps, wa_name(results, plain, wa_printf(results->arena, "%s.years_gap", name), s, wa_unit_one()));
    wa_term(results, &discounted,
            wa_name(results, present, wa_printf(results->arena, "%s.discounted_gap", name), s, wa_unit_one()));
  }
  wa_id one = wa_number(results, 1);
  wa_add_check(results, "years_sum_to_total", s, wa_sum(results, gaps), one);
  wa_add_check(results, "discounted_years_sum_to_present_value", s, wa_sum(results, discounted), one);
}

static wa_id wa_largest(wa_results *results, wa_id a, wa_id b) {
  wa_id both[] = {a, b};
  return wa_node_add(results->graph, WA_OP_MAX, both, 2, 0, (wa_span){0});
}

/* The largest distance of a row from `low`..`high`. */
static wa_id wa_outside_gap(wa_results *results, wa_id row, wa_id low, wa_id high) {
  wa_id above = wa_minus(results, wa_op1(results->graph, WA_OP_HIGHEST_IN, row), high);
  wa_id below = wa_minus(results, low, wa_op1(results->graph, WA_OP_LOWEST_IN, row));
  return wa_at_least_zero(results, wa_largest(results, above, below));
}

/* Where people are followed: in the segments, or all together. */
static size_t wa_n_followed(const wa_results *results) { return results->n_segments ? results->n_segments : 1; }
static const wa_lowered *wa_followed(const wa_results *results, size_t i) {
  return results->n_segments ? results->segments[i]->lowered : results->lowered;
}

static void wa_check_probabilities(wa_results *results, size_t s) {
  wa_terms outside = {0};
  wa_id one = wa_number(results, 1), zero = wa_number(results, 0);
  for (size_t k = 0; k < wa_n_followed(results); k++) {
    const wa_lowered *lowered = wa_followed(results, k);
    for (size_t i = 0; i < lowered->shape->n_moves; i++)
      wa_term(results, &outside, wa_outside_gap(results, lowered->moves[s][i], zero, one));
  }
  wa_add_check(results, "probabilities_in_range", s, wa_sum(results, outside), one);
}

static void wa_check_states(wa_results *results, size_t s) {
  const wa_cohort *cohort = &results->model->cohort;
  wa_terms shares = {0};
  for (size_t i = 0; i < cohort->n_states; i++) wa_term(results, &shares, results->lowered->states[s][i]);
  wa_id one = wa_number(results, 1);
  wa_id sum = wa_name(results, wa_sum(results, shares), "states_sum", s, wa_unit_one());
  wa_add_check(results, "states_sum_to_one", s, wa_outside_gap(results, sum, one, one), one);
  if (!cohort->survival && !results->model->patients) wa_check_probabilities(results, s); /* else shares or probabilities beyond 0..1 stop the run */
}

static void wa_check_tree(wa_results *results, size_t s) {
  const wa_tree *tree = &results->model->tree;
  wa_terms leaves = {0};
  for (size_t i = 0; i < tree->n_nodes; i++)
    if (tree->nodes[tree->order[i]].leaf) wa_term(results, &leaves, results->lowered->reach[s][tree->order[i]]);
  wa_id one = wa_number(results, 1);
  wa_id sum = wa_name(results, wa_sum(results, leaves), "leaves_sum", s, wa_unit_one());
  wa_add_check(results, "leaves_sum_to_one", s, wa_minus(results, sum, one), one);
}

/* Deadweight and the like are shares of a whole, also where a formula gives them. */
static void wa_check_shares(wa_results *results, size_t s) {
  wa_terms outside = {0};
  wa_id one = wa_number(results, 1), zero = wa_number(results, 0);
  for (size_t i = 0; i < wa_n_followed(results) * results->model->n_lines; i++) {
    const wa_flow *flow = &wa_followed(results, i / results->model->n_lines)->lines[s][i % results->model->n_lines];
    const wa_id shares[] = {flow->deadweight, flow->displacement, flow->attribution, flow->drop_off};
    for (size_t k = 0; k < 4; k++)
      if (shares[k] != WA_NONE) wa_term(results, &outside, wa_outside_gap(results, shares[k], zero, one));
  }
  if (outside.n) wa_add_check(results, "shares_in_range", s, wa_sum(results, outside), one);
}

static wa_id wa_split_gap(wa_results *results, const wa_id *shares, size_t n) {
  wa_terms terms = {0};
  for (size_t i = 0; i < n; i++) wa_term(results, &terms, shares[i]);
  return wa_op1(results->graph, WA_OP_ABS, wa_minus(results, wa_sum(results, terms), wa_number(results, 1)));
}

static void wa_check_splits(wa_results *results) {
  const wa_model *model = results->model;
  wa_terms gaps = {0};
  for (size_t i = 0; i < model->n_lines; i++) {
    const wa_line *line = &model->lines[i];
    if (line->n_from && results->lowered->from_shares[i][0] != WA_NONE)
      wa_term(results, &gaps, wa_split_gap(results, results->lowered->from_shares[i], line->n_from));
    if (line->n_to && results->lowered->to_shares[i][0] != WA_NONE)
      wa_term(results, &gaps, wa_split_gap(results, results->lowered->to_shares[i], line->n_to));
  }
  if (gaps.n) wa_add_check(results, "shares_sum_to_one", SIZE_MAX, wa_sum(results, gaps), wa_number(results, 1));
}

/* Distance of the segments' sum from the figure of all, relative where that is above 1: rounding grows with it. */
static wa_id wa_segment_gap(wa_results *results, wa_terms parts, wa_id all) {
  wa_graph *graph = results->graph;
  wa_id size[] = {wa_number(results, 1), wa_op1(graph, WA_OP_ABS, all)};
  wa_id gap = wa_op1(graph, WA_OP_ABS, wa_minus(results, wa_sum(results, parts), all));
  return wa_op2(graph, WA_OP_DIVIDE, gap, wa_node_add(graph, WA_OP_MAX, size, 2, 0, (wa_span){0}));
}

/* What all gain is what the segments gain; so are costs and effects. */
static void wa_check_segments(wa_results *results, size_t s) {
  const wa_strategy_result *own = &results->strategies[s];
  wa_terms lines = {0}, outcomes = {0};
  for (size_t i = 0; i < results->model->n_lines; i++) {
    wa_terms parts = {0};
    for (size_t k = 0; k < results->n_segments; k++)
      wa_term(results, &parts, results->segments[k]->strategies[s].lines[i].present_value);
    wa_term(results, &lines, wa_segment_gap(results, parts, own->lines[i].present_value));
  }
  for (size_t i = 0; i < results->model->n_outcomes; i++) {
    wa_terms parts = {0};
    for (size_t k = 0; k < results->n_segments; k++)
      wa_term(results, &parts, results->segments[k]->strategies[s].outcomes[i].total_discounted);
    wa_term(results, &outcomes, wa_segment_gap(results, parts, own->outcomes[i].total_discounted));
  }
  wa_id one = wa_number(results, 1);
  if (lines.n) wa_add_check(results, "segments_sum_to_all", s, wa_sum(results, lines), one);
  if (outcomes.n) wa_add_check(results, "segment_outcomes_sum_to_all", s, wa_sum(results, outcomes), one);
}

void wa_build_checks(wa_results *results) {
  double tolerance = results->model->settings.tolerance > 0 ? results->model->settings.tolerance : 1e-9;
  results->tolerance = wa_name(results, wa_number(results, tolerance), "tolerance", SIZE_MAX, wa_unit_one());
  for (size_t s = 0; s < results->model->n_strategies; s++) {
    if (results->model->n_lines) wa_check_ledger(results, s);
    if (results->model->n_lines) wa_check_years(results, s);
    if (results->model->n_lines) wa_check_shares(results, s);
    if (results->model->tree.given) wa_check_tree(results, s);
    if (results->model->cohort.given) wa_check_states(results, s);
    if (results->n_segments) wa_check_segments(results, s);
  }
  wa_check_splits(results);
}
