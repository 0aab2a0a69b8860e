#include "analysis/scenario.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "analysis/secrecy.h"

static void wa_tell_fault(wa_diags *diags, const wa_scenario *scenario, const wa_fault *fault) {
  wa_error(diags, fault->span, "%s", fault->message);
  wa_also(diags, scenario->span, "in the scenario '%.60s'", scenario->name);
}

/* ---- scenarios that change inputs ---- */

static size_t wa_add_scenario(const wa_results *results, const wa_scenario *scenario, wa_trials *trials) {
  size_t *inputs = WA_NEW_ARRAY(results->arena, size_t, scenario->n + 1), n = 0;
  double *values = WA_NEW_ARRAY(results->arena, double, scenario->n + 1);
  for (size_t i = 0; i < scenario->n; i++) {
    size_t input = wa_input_of(results, scenario->parameters[i]);
    if (input == SIZE_MAX) continue; /* nothing that is computed depends on it */
    wa_expr_literal(scenario->model->parameters[scenario->parameters[i]].value.expr, &values[n]);
    inputs[n++] = input;
  }
  return wa_trial_add(trials, inputs, values, n);
}

static uint64_t wa_marks_of_aim(const uint64_t *marks, const wa_aim *aim) {
  return marks[aim->headline.node] | (aim->against == WA_NONE ? 0 : marks[aim->against]);
}

static void wa_run_inputs(const wa_results *results, wa_scenarios *scenarios, wa_diags *diags, size_t threads) {
  const wa_plan *plan = results->model->analysis.plan;
  wa_trials trials = wa_trials_new(results->arena, results, &scenarios->aims, threads);
  size_t *trial = WA_NEW_ARRAY(results->arena, size_t, plan->n_scenarios + 1);
  const uint64_t *marks = wa_confidential_marks(results->arena, results, results->model);
  for (size_t i = 0; i < plan->n_scenarios; i++)
    if (plan->scenarios[i].inputs_only) trial[i] = wa_add_scenario(results, &plan->scenarios[i], &trials);
  wa_trials_run(&trials);
  for (size_t i = 0; i < plan->n_scenarios; i++) {
    if (!plan->scenarios[i].inputs_only) continue;
    const wa_fault *fault = wa_trial_fault(&trials, trial[i]);
    if (fault) wa_tell_fault(diags, &plan->scenarios[i], fault);
    for (size_t a = 0; a < scenarios->aims.n; a++) {
      scenarios->values[i][a] = wa_trial_value(&trials, trial[i], a);
      scenarios->rests_on[i][a] = wa_marks_of_aim(marks, &scenarios->aims.items[a]);
    }
  }
}

/* ---- scenarios that change more ---- */

static const wa_aim *wa_aim_in(const wa_aims *aims, const wa_aim *like) {
  for (size_t a = 0; a < aims->n; a++) {
    const wa_headline *headline = &aims->items[a].headline;
    if (headline->strategy == like->headline.strategy && strcmp(headline->name, like->headline.name) == 0)
      return &aims->items[a];
  }
  return NULL;
}

static void wa_run_model(const wa_results *base, size_t place, wa_scenarios *scenarios, wa_diags *diags) {
  const wa_scenario *scenario = &base->model->analysis.plan->scenarios[place];
  wa_fault fault;
  wa_results *results = wa_results_build(base->arena, scenario->model, base->graph->fold);
  if (!wa_results_compute(results, &fault)) {
    wa_tell_fault(diags, scenario, &fault);
    return;
  }
  if (!wa_checks_passed(results))
    wa_error(diags, scenario->span, "a check of sums fails in the scenario '%.60s'", scenario->name);
  wa_aims own = wa_aims_all(results);
  wa_aims_compute(results, &own);
  const uint64_t *marks = wa_confidential_marks(base->arena, results, base->model);
  for (size_t a = 0; a < scenarios->aims.n; a++) {
    const wa_aim *aim = wa_aim_in(&own, &scenarios->aims.items[a]);
    scenarios->values[place][a] = aim ? aim->base : NAN;
    scenarios->rests_on[place][a] = aim ? wa_marks_of_aim(marks, aim) : 0;
  }
}

wa_scenarios *wa_scenarios_compute(const wa_results *results, wa_diags *diags, size_t threads) {
  const wa_plan *plan = results->model->analysis.plan;
  wa_scenarios *scenarios = WA_NEW(results->arena, wa_scenarios);
  size_t errors = wa_diags_count(diags, WA_ERROR);
  scenarios->aims = wa_aims_all(results);
  wa_aims_compute(results, &scenarios->aims);
  scenarios->values = WA_NEW_ARRAY(results->arena, double *, plan->n_scenarios + 1);
  scenarios->rests_on = WA_NEW_ARRAY(results->arena, uint64_t *, plan->n_scenarios + 1);
  for (size_t i = 0; i < plan->n_scenarios; i++) {
    scenarios->values[i] = WA_NEW_ARRAY(results->arena, double, scenarios->aims.n + 1);
    scenarios->rests_on[i] = WA_NEW_ARRAY(results->arena, uint64_t, scenarios->aims.n + 1);
  }
  wa_run_inputs(results, scenarios, diags, threads);
  for (size_t i = 0; i < plan->n_scenarios; i++)
    if (!plan->scenarios[i].inputs_only) wa_run_model(results, i, scenarios, diags);
  return wa_diags_count(diags, WA_ERROR) == errors ? scenarios : NULL;
}
