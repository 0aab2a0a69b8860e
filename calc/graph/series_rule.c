/* Rows of the clock by their rule. The workbook prints the same rules as formulas (reports/time_axis.c). */
#include <math.h>

#include "graph/clock.h"

static double wa_weight_of(const wa_rule *rule, size_t place, size_t last) {
  if (place == 0) return rule->first;
  if (place == last) return rule->last;
  return place % 2 ? rule->odd : rule->even;
}

static double wa_time_of(const wa_rule *rule, double time) {
  switch (rule->kind) {
    case WA_SERIES_TIME_WHOLE: return fabs(time - round(time)) < 1e-9 ? round(time) : time;
    case WA_SERIES_YEARS: return wa_whole_years(time) + rule->add;
    case WA_SERIES_AFTER_FIRST: return (time < 1 - 1e-9 ? 0 : time) + rule->add;
    default: return time + rule->add;
  }
}

static double wa_value_of(const wa_graph *graph, wa_axis axis, const wa_rule *rule, size_t place) {
  size_t last = graph->length[axis] - 1;
  if (rule->kind == WA_SERIES_WEIGHTS) return wa_weight_of(rule, place, last);
  if (rule->capped && last > 0 && place == last) place--;
  double number = (double)place - rule->back;
  if (rule->kind == WA_SERIES_COUNT) return number + rule->add;
  return wa_time_of(rule, number * graph->model->settings.cycle);
}

wa_id wa_series_by_rule(wa_graph *graph, const char *name, wa_axis axis, wa_rule rule) {
  size_t n = graph->length[axis];
  double *values = WA_NEW_ARRAY(graph->arena, double, n ? n : 1);
  for (size_t i = 0; i < n; i++) values[i] = wa_value_of(graph, axis, &rule, i);
  wa_id id = wa_series_node(graph, name, axis, values);
  /* Two rules that give the same row give the same node: either tells how it comes about. */
  graph->series[graph->nodes[id].index].rule = rule;
  return id;
}
