/* Sensitivity analysis in the JSON document. */
#include <math.h>
#include <stdio.h>

#include "analysis/sensitivity.h"
#include "reports/json_figures.h"

static const char *wa_parameter_name(const wa_results *results, size_t parameter) {
  return results->model->parameters[parameter].name;
}

static void wa_set_number(json_t *object, const char *key, double number) {
  json_object_set_new(object, key, wa_json_number(number));
}

/* The names of a result: its own, the strategy's, and whether it counts against the comparator's. */
static json_t *wa_json_aim(const wa_results *results, const wa_aim *aim) {
  json_t *object = json_object();
  json_object_set_new(object, "result", json_string(aim->headline.name));
  json_object_set_new(object, "strategy", json_string(results->strategies[aim->headline.strategy].name));
  if (aim->against != WA_NONE) json_object_set_new(object, "less_comparator", json_true());
  wa_set_number(object, "base", aim->base);
  return object;
}

/* ---- switching values ---- */

static void wa_json_switch(json_t *object, const wa_switch *answer) {
  json_t *values = json_array();
  for (size_t i = 0; i < answer->n; i++) {
    json_t *value = json_object();
    wa_set_number(value, "at", answer->values[i].at);
    json_object_set_new(value, "within_range", json_boolean(answer->values[i].within));
    if (answer->values[i].jump) json_object_set_new(value, "jump", json_true());
    json_array_append_new(values, value);
  }
  json_object_set_new(object, "status", json_string(wa_switch_names[answer->status]));
  json_object_set_new(object, "values", values);
  wa_set_number(object, "searched_from", answer->from);
  wa_set_number(object, "searched_to", answer->to);
  wa_set_number(object, "result_at_from", answer->at_from);
  wa_set_number(object, "result_at_to", answer->at_to);
}

static json_t *wa_json_switches(const wa_results *results, const wa_one_way *one_way, const wa_tornado *tornado) {
  json_t *list = json_array();
  for (size_t i = 0; i < one_way->n_varied; i++)
    for (size_t g = 0; g < tornado->aim.n_goals; g++) {
      json_t *object = json_object();
      json_object_set_new(object, "parameter", json_string(wa_parameter_name(results, one_way->varied[i].parameter)));
      wa_set_number(object, "reaches", tornado->aim.goals[g]);
      wa_json_switch(object, &tornado->switches[i][g]);
      json_array_append_new(list, object);
    }
  return list;
}

/* ---- one-way ---- */

static json_t *wa_json_varied(const wa_results *results, const wa_one_way *one_way) {
  static const char *const faults[] = {"fault_at_low", "fault_at_high"};
  json_t *all = json_object();
  for (size_t i = 0; i < one_way->n_varied; i++) {
    const wa_varied *varied = &one_way->varied[i];
    bool ranged = varied->range.from != WA_RANGE_NONE;
    json_t *object = json_object();
    wa_set_number(object, "value", varied->base);
    wa_set_number(object, "low", ranged ? varied->range.low : NAN);
    wa_set_number(object, "high", ranged ? varied->range.high : NAN);
    json_object_set_new(object, "range", json_string(wa_range_names[varied->range.from]));
    for (int end = 0; end < 2; end++)
      if (varied->fault[end]) json_object_set_new(object, faults[end], wa_json_text(varied->fault[end]));
    json_object_set_new(all, wa_parameter_name(results, varied->parameter), object);
  }
  return all;
}

static json_t *wa_json_bars(const wa_results *results, const wa_one_way *one_way, const wa_tornado *tornado) {
  json_t *list = json_array();
  for (size_t i = 0; i < tornado->n_bars; i++) {
    const wa_bar *bar = &tornado->bars[i];
    json_t *object = json_object();
    json_object_set_new(object, "parameter",
                        json_string(wa_parameter_name(results, one_way->varied[bar->varied].parameter)));
    wa_set_number(object, "at_low", bar->low);
    wa_set_number(object, "at_high", bar->high);
    wa_set_number(object, "spread", bar->spread);
    json_array_append_new(list, object);
  }
  return list;
}

static void wa_json_extreme(json_t *object, const char *key, const char *fault_key, const wa_extreme *extreme) {
  wa_set_number(object, key, extreme->value);
  if (extreme->fault) json_object_set_new(object, fault_key, wa_json_text(extreme->fault));
}

static json_t *wa_json_tornado(const wa_results *results, const wa_one_way *one_way, const wa_tornado *tornado) {
  json_t *object = wa_json_aim(results, &tornado->aim);
  json_object_set_new(object, "bars", wa_json_bars(results, one_way, tornado));
  json_object_set_new(object, "switching", wa_json_switches(results, one_way, tornado));
  if (!tornado->judged) return object;
  wa_json_extreme(object, "best_case", "best_case_fault", &tornado->best);
  wa_json_extreme(object, "worst_case", "worst_case_fault", &tornado->worst);
  return object;
}

static json_t *wa_json_one_way(const wa_results *results, const wa_one_way *one_way) {
  json_t *object = json_object(), *tornados = json_array(), *without = json_array();
  for (size_t t = 0; t < one_way->n_tornados; t++)
    json_array_append_new(tornados, wa_json_tornado(results, one_way, &one_way->tornados[t]));
  for (size_t i = 0; i < one_way->n_varied; i++)
    if (one_way->varied[i].range.from == WA_RANGE_NONE)
      json_array_append_new(without, json_string(wa_parameter_name(results, one_way->varied[i].parameter)));
  json_object_set_new(object, "parameters", wa_json_varied(results, one_way));
  json_object_set_new(object, "no_range", without);
  json_object_set_new(object, "results", tornados);
  return object;
}

/* ---- grids, questions, scenarios ---- */

static json_t *wa_json_numbers(const double *numbers, size_t n) {
  json_t *list = json_array();
  for (size_t i = 0; i < n; i++) json_array_append_new(list, wa_json_number(numbers[i]));
  return list;
}

static json_t *wa_json_grid(const wa_results *results, const wa_two_way *grid, size_t a) {
  size_t steps = grid->plan->steps;
  json_t *object = wa_json_aim(results, &grid->aims.items[a]), *rows = json_array();
  for (size_t row = 0; row < steps; row++)
    json_array_append_new(rows, wa_json_numbers(grid->values[a] + row * steps, steps));
  json_object_set_new(object, "x", json_string(wa_parameter_name(results, grid->plan->x.parameter)));
  json_object_set_new(object, "y", json_string(wa_parameter_name(results, grid->plan->y.parameter)));
  json_object_set_new(object, "x_values", wa_json_numbers(grid->x, steps));
  json_object_set_new(object, "y_values", wa_json_numbers(grid->y, steps));
  json_object_set_new(object, "values", rows);
  return object;
}

static json_t *wa_json_two_way(const wa_results *results, const wa_sensitivity *sensitivity) {
  json_t *list = json_array();
  for (size_t i = 0; i < sensitivity->n_two_way; i++)
    for (size_t a = 0; a < sensitivity->two_way[i].aims.n; a++)
      json_array_append_new(list, wa_json_grid(results, &sensitivity->two_way[i], a));
  return list;
}

static json_t *wa_json_break_even(const wa_results *results, const wa_sensitivity *sensitivity) {
  json_t *list = json_array();
  for (size_t i = 0; i < sensitivity->n_break_even; i++) {
    const wa_break_even *item = &sensitivity->break_even[i];
    json_t *object = wa_json_aim(results, &item->aim);
    json_object_set_new(object, "vary", json_string(wa_parameter_name(results, item->plan->vary.parameter)));
    wa_set_number(object, "value", item->base);
    wa_set_number(object, "reaches", item->reaches);
    wa_json_switch(object, &item->answer);
    json_array_append_new(list, object);
  }
  return list;
}

static json_t *wa_json_scenario_values(const wa_results *results, const wa_aims *aims, const double *values) {
  json_t *all = json_object();
  for (size_t a = 0; a < aims->n; a++) {
    const wa_headline *headline = &aims->items[a].headline;
    const char *strategy = results->strategies[headline->strategy].name;
    json_t *own = json_object_get(all, strategy);
    if (!own) json_object_set_new(all, strategy, own = json_object());
    json_object_set_new(own, headline->name, wa_json_number(values ? values[a] : aims->items[a].base));
  }
  return all;
}

static json_t *wa_json_scenarios(const wa_results *results, const wa_scenarios *scenarios) {
  const wa_plan *plan = results->model->analysis.plan;
  json_t *all = json_object();
  json_object_set_new(all, "base",
                      json_pack("{s:o}", "strategies", wa_json_scenario_values(results, &scenarios->aims, NULL)));
  for (size_t i = 0; i < plan->n_scenarios; i++) {
    const wa_scenario *scenario = &plan->scenarios[i];
    json_t *object = json_object(), *set = json_object();
    for (size_t k = 0; k < scenario->n_keys; k++)
      json_object_set_new(set, scenario->keys[k], wa_json_text(scenario->values[k]));
    json_object_set_new(object, "label", wa_json_text(scenario->label.en));
    json_object_set_new(object, "set", set);
    json_object_set_new(object, "strategies", wa_json_scenario_values(results, &scenarios->aims, scenarios->values[i]));
    json_object_set_new(all, scenario->name, object);
  }
  return all;
}

void wa_json_sensitivity(const wa_results *results, json_t *document) {
  const wa_sensitivity *sensitivity = results->sensitivity;
  if (!sensitivity) return;
  if (sensitivity->one_way) json_object_set_new(document, "one_way", wa_json_one_way(results, sensitivity->one_way));
  if (sensitivity->n_two_way) json_object_set_new(document, "two_way", wa_json_two_way(results, sensitivity));
  if (sensitivity->n_break_even) json_object_set_new(document, "break_even", wa_json_break_even(results, sensitivity));
  if (sensitivity->scenarios)
    json_object_set_new(document, "scenarios", wa_json_scenarios(results, sensitivity->scenarios));
}
