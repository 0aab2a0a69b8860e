#include "graph/clock.h"

#include <math.h>
#include <string.h>

double wa_whole_years(double time) { return floor(time + 1e-9); }

static size_t wa_year_of(const wa_graph *graph, double time) {
  double year = wa_whole_years(time);
  size_t last = graph->length[WA_YEAR] - 1;
  if (year <= 0) return 0;
  return (size_t)year < last ? (size_t)year : last;
}

static bool wa_life_table(const wa_graph *graph, int class) {
  return graph->model->settings.correction[class] == WA_CORRECT_LIFE_TABLE;
}

/* Share of a point's flow that belongs to the cycle after it (the rest to the cycle before). */
static wa_rule wa_share_after(const wa_graph *graph, int class, wa_flow_kind kind) {
  const wa_rule all = {.kind = WA_SERIES_WEIGHTS, .first = 1, .odd = 1, .even = 1, .last = 1};
  const wa_rule none = {.kind = WA_SERIES_WEIGHTS};
  if (kind == WA_FLOW_IMPACT || kind == WA_FLOW_POINTS || wa_life_table(graph, class)) return all;
  if (kind == WA_FLOW_MOVES) return none;
  switch (graph->model->settings.correction[class]) {
    case WA_CORRECT_BEGIN: case WA_CORRECT_ALL: return all;
    case WA_CORRECT_END: return none;
    default: return (wa_rule){.kind = WA_SERIES_WEIGHTS, .first = 1, .odd = 0.5, .even = 0.5, .last = 0};
  }
}

static void wa_bin_years(wa_graph *graph, int class, wa_flow_kind kind) {
  size_t n = graph->length[WA_POINT];
  double cycle = graph->model->settings.cycle;
  size_t *year_after = WA_NEW_ARRAY(graph->arena, size_t, n), *year_before = WA_NEW_ARRAY(graph->arena, size_t, n);
  wa_id share = wa_series_by_rule(graph, "share_after", WA_POINT, wa_share_after(graph, class, kind));
  const double *after = graph->series[graph->nodes[share].index].values;
  bool whole = true;
  for (size_t p = 0; p < n; p++) {
    year_after[p] = wa_year_of(graph, (double)p * cycle);
    year_before[p] = wa_year_of(graph, (double)p * cycle - cycle);
    whole = whole && after[p] == 1;
  }
  graph->bins[class][kind] = (wa_year_bins){after, year_after, year_before, whole, whole ? WA_NONE : share};
}

void wa_clock_axes(wa_graph *graph) {
  const wa_settings *settings = &graph->model->settings;
  size_t years = (size_t)ceil(settings->horizon - 1e-9);
  if (years < 1) years = 1;
  bool cohort = graph->model->cohort.given;
  graph->length[WA_SCALAR] = 1;
  graph->length[WA_CYCLE] = cohort ? settings->n_cycles : 0;
  graph->length[WA_POINT] = cohort ? settings->n_cycles + 1 : years;
  graph->length[WA_YEAR] = years;
  for (int class = 0; class < 2; class++)
    for (int kind = 0; kind < WA_N_FLOW_KINDS; kind++) wa_bin_years(graph, class, (wa_flow_kind)kind);
}

/* A row of the clock; see clock.h for the last place under the life-table correction. */
static wa_id wa_clock_row(wa_graph *graph, const char *name, wa_axis axis, int class, wa_rule rule) {
  rule.capped = axis == WA_POINT && graph->model->cohort.given && wa_life_table(graph, class);
  return wa_series_by_rule(graph, name, axis, rule);
}

wa_id wa_clock_cycle(wa_graph *graph, wa_axis axis, int class) {
  return wa_clock_row(graph, "cycle", axis, class, (wa_rule){.kind = WA_SERIES_COUNT, .add = axis == WA_CYCLE ? 1 : 0});
}

wa_id wa_clock_time(wa_graph *graph, wa_axis axis, int class) {
  return wa_clock_row(graph, "time", axis, class, (wa_rule){.kind = WA_SERIES_TIME});
}

wa_id wa_clock_year(wa_graph *graph, wa_axis axis, int class) {
  return wa_clock_row(graph, "year", axis, class,
                      (wa_rule){.kind = WA_SERIES_YEARS, .add = graph->model->settings.start_year});
}

static wa_rule wa_weights(wa_correction correction) {
  wa_rule rule = {.kind = WA_SERIES_WEIGHTS, .first = 1, .odd = 1, .even = 1, .last = 1};
  switch (correction) {
    case WA_CORRECT_BEGIN: rule.last = 0; break;
    case WA_CORRECT_END: rule.first = 0; break;
    case WA_CORRECT_HALF_CYCLE: rule.first = rule.last = 0.5; break;
    case WA_CORRECT_SIMPSON: case WA_CORRECT_SIMPSON_ALTERNATE:
      rule.first = rule.last = 1.0 / 3;
      rule.odd = correction == WA_CORRECT_SIMPSON ? 4.0 / 3 : 2.0 / 3;
      rule.even = correction == WA_CORRECT_SIMPSON ? 2.0 / 3 : 4.0 / 3;
      break;
    default: break;
  }
  return rule;
}

wa_id wa_clock_weights(wa_graph *graph, int class) {
  return wa_series_by_rule(graph, "weight", WA_POINT, wa_weights(graph->model->settings.correction[class]));
}

wa_id wa_clock_newcomer_weights(wa_graph *graph, int class) {
  wa_correction correction = graph->model->settings.correction[class];
  wa_rule rule = wa_weights(correction); /* nobody is a newcomer at the first point */
  double part = correction == WA_CORRECT_END ? 1 : correction == WA_CORRECT_BEGIN || correction == WA_CORRECT_ALL ? 0 : 0.5;
  rule.first = 0;
  rule.odd *= part;
  rule.even *= part;
  return wa_series_by_rule(graph, "newcomer_weight", WA_POINT, rule);
}

/* How long after its point a flow is taken to come, in years. */
static double wa_discount_shift(const wa_settings *settings, int class, wa_flow_kind kind, bool investment) {
  double period = kind == WA_FLOW_IMPACT ? 1 : settings->cycle;
  if (kind == WA_FLOW_POINTS || (kind == WA_FLOW_IMPACT && investment)) return 0;
  switch (settings->discount_from[class]) {
    case WA_FROM_END_OF_YEAR: return period;
    case WA_FROM_MID_YEAR: return period / 2;
    default: return 0;
  }
}

static wa_rule_kind wa_discount_base(const wa_settings *settings, bool whole_years) {
  if (whole_years || settings->discount_steps == WA_STEPS_YEAR) return WA_SERIES_YEARS;
  return settings->discount_steps == WA_STEPS_AFTER_FIRST_YEAR ? WA_SERIES_AFTER_FIRST : WA_SERIES_TIME;
}

static wa_id wa_discount_times(wa_graph *graph, int class, wa_flow_kind kind, bool investment) {
  const wa_settings *settings = &graph->model->settings;
  double shift = wa_discount_shift(settings, class, kind, investment);
  wa_rule rule = {.kind = wa_discount_base(settings, kind == WA_FLOW_IMPACT && shift > 0), .add = shift};
  return wa_series_by_rule(graph, "discount_time", WA_POINT, rule);
}

static const char *wa_factor_name(int class, wa_flow_kind kind, bool investment) {
  static const char *const names[2][2] = {{"discount_factor_costs", "discount_factor_effects"},
                                          {"discount_factor_impact_costs", "discount_factor_impact_effects"}};
  if (kind == WA_FLOW_POINTS) return class == WA_COSTS ? "discount_factor_point_costs" : "discount_factor_point_effects";
  if (kind == WA_FLOW_IMPACT && investment)
    return class == WA_COSTS ? "discount_factor_investment" : "discount_factor_investment_effects";
  return names[kind == WA_FLOW_IMPACT][class];
}

wa_id wa_clock_discount(wa_graph *graph, int class, wa_flow_kind kind, bool investment, wa_id rate) {
  wa_id times = wa_discount_times(graph, class, kind, investment), factor;
  if (graph->model->settings.discount_from[class] == WA_FROM_CONTINUOUS)
    factor = wa_op1(graph, WA_OP_EXP, wa_op2(graph, WA_OP_MULTIPLY, wa_op1(graph, WA_OP_NEGATE, rate), times));
  else
    factor = wa_op2(graph, WA_OP_POWER, wa_op2(graph, WA_OP_ADD, wa_const(graph, 1), rate),
                    wa_op1(graph, WA_OP_NEGATE, times));
  wa_named named = {.name = wa_factor_name(class, kind, investment), .strategy = SIZE_MAX, .unit = wa_unit_one()};
  return wa_name_node(graph, factor, named);
}

/* The window of the years [time, time + length), seen from a duration. */
static wa_id wa_overlap(wa_graph *graph, wa_id time, double length, wa_id starts, wa_id lasts, wa_id drop_off) {
  wa_id zero = wa_const(graph, 0), from = starts == WA_NONE ? zero : starts;
  wa_id end = wa_op2(graph, WA_OP_ADD, time, wa_const(graph, length));
  if (lasts != WA_NONE) {
    wa_id until = wa_op2(graph, WA_OP_ADD, from, lasts), both[] = {end, until};
    end = wa_node_add(graph, WA_OP_MIN, both, 2, 0, (wa_span){0});
  }
  wa_id late[] = {time, from};
  wa_id begin = starts == WA_NONE ? time : wa_node_add(graph, WA_OP_MAX, late, 2, 0, (wa_span){0});
  wa_id shared[] = {zero, wa_op2(graph, WA_OP_SUBTRACT, end, begin)};
  wa_id overlap = wa_node_add(graph, WA_OP_MAX, shared, 2, 0, (wa_span){0});
  if (drop_off == WA_NONE) return overlap;
  wa_id elapsed[] = {zero, wa_op2(graph, WA_OP_SUBTRACT, time, from)};
  /* A whole year that rounding leaves just short of one is one (see wa_whole_years). */
  wa_id past = wa_op2(graph, WA_OP_ADD, wa_node_add(graph, WA_OP_MAX, elapsed, 2, 0, (wa_span){0}), wa_const(graph, 1e-9));
  wa_id years = wa_op1(graph, WA_OP_FLOOR, past);
  wa_id kept = wa_op2(graph, WA_OP_POWER, wa_op2(graph, WA_OP_SUBTRACT, wa_const(graph, 1), drop_off), years);
  return wa_op2(graph, WA_OP_MULTIPLY, overlap, kept);
}

/* Start of the cycle after (before: one `back`) each point; rounded where it is a whole year, so that
 * FLOOR in the window agrees with the calendar of the axis. */
static wa_id wa_cycle_starts(wa_graph *graph, const char *name, double back) {
  return wa_series_by_rule(graph, name, WA_POINT, (wa_rule){.kind = WA_SERIES_TIME_WHOLE, .back = back});
}

wa_id wa_clock_window(wa_graph *graph, int class, wa_flow_kind kind, wa_id starts, wa_id lasts, wa_id drop_off,
                      wa_id *after_part, wa_id *before_part) {
  *after_part = *before_part = WA_NONE;
  double length = graph->model->settings.cycle;
  wa_id after = wa_overlap(graph, wa_cycle_starts(graph, "time", 0), length, starts, lasts, drop_off);
  if (!graph->bins[class][kind].whole) {
    wa_id before = wa_overlap(graph, wa_cycle_starts(graph, "time_before", 1), length, starts, lasts, drop_off);
    wa_id share = graph->bins[class][kind].share;
    wa_id rest = wa_op2(graph, WA_OP_SUBTRACT, wa_const(graph, 1), share);
    wa_id years = wa_const(graph, length);
    *after_part = wa_op2(graph, WA_OP_DIVIDE, wa_op2(graph, WA_OP_MULTIPLY, share, after), years);
    *before_part = wa_op2(graph, WA_OP_DIVIDE, wa_op2(graph, WA_OP_MULTIPLY, rest, before), years);
    return wa_op2(graph, WA_OP_ADD, *after_part, *before_part);
  }
  /* Impacts are quantities per year; cohort flows have their time in them already. */
  if (kind == WA_FLOW_IMPACT) return after;
  return wa_op2(graph, WA_OP_DIVIDE, after, wa_const(graph, length));
}

/* The point at the time or the last one before it: what happens in the middle of a year happens in that year.
 * Times that are a rounding error below a point are at it. */
wa_id wa_clock_at(wa_graph *graph, wa_id time) {
  wa_id cycles = wa_op2(graph, WA_OP_DIVIDE, time, wa_const(graph, graph->model->settings.cycle));
  wa_id point = wa_op1(graph, WA_OP_FLOOR, wa_op2(graph, WA_OP_ADD, cycles, wa_const(graph, 1e-9)));
  wa_id there = wa_op2(graph, WA_OP_EQUAL, wa_series_by_rule(graph, "cycle", WA_POINT, (wa_rule){.kind = WA_SERIES_COUNT}), point);
  return wa_op3(graph, WA_OP_IF, there, wa_const(graph, 1), wa_const(graph, 0));
}
