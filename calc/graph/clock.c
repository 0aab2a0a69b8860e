#include "graph/clock.h"

#include <math.h>
#include <string.h>

/* Whole years up to a time, forgiving the rounding of 12 * (1/12). */
static double wa_whole_years(double time) { return floor(time + 1e-9); }

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
static double wa_share_after(const wa_graph *graph, int class, wa_flow_kind kind, size_t point) {
  if (kind == WA_FLOW_IMPACT || kind == WA_FLOW_POINTS || wa_life_table(graph, class)) return 1;
  if (kind == WA_FLOW_MOVES) return 0;
  switch (graph->model->settings.correction[class]) {
    case WA_CORRECT_BEGIN: case WA_CORRECT_ALL: return 1;
    case WA_CORRECT_END: return 0;
    default: return point == 0 ? 1 : point + 1 == graph->length[WA_POINT] ? 0 : 0.5;
  }
}

static void wa_bin_years(wa_graph *graph, int class, wa_flow_kind kind) {
  size_t n = graph->length[WA_POINT];
  double *after = WA_NEW_ARRAY(graph->arena, double, n), cycle = graph->model->settings.cycle;
  size_t *year_after = WA_NEW_ARRAY(graph->arena, size_t, n), *year_before = WA_NEW_ARRAY(graph->arena, size_t, n);
  bool whole = true;
  for (size_t p = 0; p < n; p++) {
    after[p] = wa_share_after(graph, class, kind, p);
    year_after[p] = wa_year_of(graph, (double)p * cycle);
    year_before[p] = wa_year_of(graph, (double)p * cycle - cycle);
    whole = whole && after[p] == 1;
  }
  wa_id share = whole ? WA_NONE : wa_series_node(graph, "share_after", WA_POINT, after);
  graph->bins[class][kind] = (wa_year_bins){after, year_after, year_before, whole, share};
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

/* A row made by calling `value` for every place of an axis. */
static wa_id wa_row(wa_graph *graph, const char *name, wa_axis axis, double (*value)(const wa_graph *, size_t, double),
                    double argument) {
  size_t n = graph->length[axis];
  double *values = WA_NEW_ARRAY(graph->arena, double, n ? n : 1);
  for (size_t i = 0; i < n; i++) values[i] = value(graph, i, argument);
  return wa_series_node(graph, name, axis, values);
}

static double wa_cycle_value(const wa_graph *graph, size_t i, double first) {
  (void)graph;
  return (double)i + first;
}

static double wa_time_value(const wa_graph *graph, size_t i, double shift) {
  return (double)i * graph->model->settings.cycle + shift;
}

static double wa_year_value(const wa_graph *graph, size_t i, double start) {
  return start + wa_whole_years((double)i * graph->model->settings.cycle);
}

/* A row of the clock; see clock.h for the last place under the life-table correction. */
static wa_id wa_clock_row(wa_graph *graph, const char *name, wa_axis axis, int class,
                          double (*value)(const wa_graph *, size_t, double), double argument) {
  size_t n = graph->length[axis];
  if (axis != WA_POINT || n < 2 || !graph->model->cohort.given || !wa_life_table(graph, class))
    return wa_row(graph, name, axis, value, argument);
  double *values = WA_NEW_ARRAY(graph->arena, double, n);
  for (size_t i = 0; i < n; i++) values[i] = value(graph, i < n - 1 ? i : n - 2, argument);
  return wa_series_node(graph, name, axis, values);
}

wa_id wa_clock_cycle(wa_graph *graph, wa_axis axis, int class) {
  return wa_clock_row(graph, "cycle", axis, class, wa_cycle_value, axis == WA_CYCLE ? 1 : 0);
}

wa_id wa_clock_time(wa_graph *graph, wa_axis axis, int class) {
  return wa_clock_row(graph, "time", axis, class, wa_time_value, 0);
}

wa_id wa_clock_year(wa_graph *graph, wa_axis axis, int class) {
  return wa_clock_row(graph, "year", axis, class, wa_year_value, graph->model->settings.start_year);
}

static double wa_weight(wa_correction correction, size_t point, size_t last) {
  bool edge = point == 0 || point == last;
  switch (correction) {
    case WA_CORRECT_BEGIN: return point < last ? 1 : 0;
    case WA_CORRECT_END: return point > 0 ? 1 : 0;
    case WA_CORRECT_HALF_CYCLE: return edge ? 0.5 : 1;
    case WA_CORRECT_SIMPSON: return edge ? 1.0 / 3 : point % 2 ? 4.0 / 3 : 2.0 / 3;
    case WA_CORRECT_SIMPSON_ALTERNATE: return edge ? 1.0 / 3 : point % 2 ? 2.0 / 3 : 4.0 / 3;
    default: return 1;
  }
}

static double wa_weight_value(const wa_graph *graph, size_t i, double class) {
  return wa_weight(graph->model->settings.correction[(int)class], i, graph->length[WA_POINT] - 1);
}

wa_id wa_clock_weights(wa_graph *graph, int class) {
  return wa_row(graph, "weight", WA_POINT, wa_weight_value, class);
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

static double wa_discount_base(const wa_settings *settings, double time, bool whole_years) {
  if (whole_years || settings->discount_steps == WA_STEPS_YEAR) return wa_whole_years(time);
  if (settings->discount_steps == WA_STEPS_AFTER_FIRST_YEAR && time < 1 - 1e-9) return 0;
  return time;
}

static wa_id wa_discount_times(wa_graph *graph, int class, wa_flow_kind kind, bool investment) {
  const wa_settings *settings = &graph->model->settings;
  double shift = wa_discount_shift(settings, class, kind, investment);
  size_t n = graph->length[WA_POINT];
  double *values = WA_NEW_ARRAY(graph->arena, double, n);
  for (size_t p = 0; p < n; p++) {
    double time = (double)p * settings->cycle;
    values[p] = wa_discount_base(settings, time, kind == WA_FLOW_IMPACT && shift > 0) + shift;
  }
  return wa_series_node(graph, "discount_time", WA_POINT, values);
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
  wa_id years = wa_op1(graph, WA_OP_FLOOR, wa_node_add(graph, WA_OP_MAX, elapsed, 2, 0, (wa_span){0}));
  wa_id kept = wa_op2(graph, WA_OP_POWER, wa_op2(graph, WA_OP_SUBTRACT, wa_const(graph, 1), drop_off), years);
  return wa_op2(graph, WA_OP_MULTIPLY, overlap, kept);
}

/* Start of the cycle after (before: -1 cycle) each point; rounded where it is a whole year, so that
 * FLOOR in the window agrees with the calendar of the axis. */
static wa_id wa_cycle_starts(wa_graph *graph, const char *name, double shift) {
  size_t n = graph->length[WA_POINT];
  double *values = WA_NEW_ARRAY(graph->arena, double, n), cycle = graph->model->settings.cycle;
  for (size_t p = 0; p < n; p++) {
    double time = ((double)p + shift) * cycle;
    values[p] = fabs(time - round(time)) < 1e-9 ? round(time) : time;
  }
  return wa_series_node(graph, name, WA_POINT, values);
}

wa_id wa_clock_window(wa_graph *graph, int class, wa_flow_kind kind, wa_id starts, wa_id lasts, wa_id drop_off,
                      wa_id *after_part, wa_id *before_part) {
  *after_part = *before_part = WA_NONE;
  double length = graph->model->settings.cycle;
  wa_id after = wa_overlap(graph, wa_cycle_starts(graph, "time", 0), length, starts, lasts, drop_off);
  if (!graph->bins[class][kind].whole) {
    wa_id before = wa_overlap(graph, wa_cycle_starts(graph, "time_before", -1), length, starts, lasts, drop_off);
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
  wa_id there = wa_op2(graph, WA_OP_EQUAL, wa_row(graph, "cycle", WA_POINT, wa_cycle_value, 0), point);
  return wa_op3(graph, WA_OP_IF, there, wa_const(graph, 1), wa_const(graph, 0));
}
