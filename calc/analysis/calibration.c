#include "analysis/calibration.h"

#include <math.h>
#include <stdint.h>

#include "analysis/build.h"
#include "analysis/calibration_fit.h"

/* ---- the targets as nodes ---- */

/* The share at a time between two points is read on the line between them. */
static wa_id wa_share_node(wa_results *results, const wa_target *target, size_t strategy) {
  wa_graph *graph = results->graph;
  size_t points = graph->length[WA_POINT];
  double *weights = WA_NEW_ARRAY(results->arena, double, points);
  double place = target->time / results->model->settings.cycle;
  if (fabs(place - round(place)) < 1e-9) place = round(place);
  size_t before = (size_t)place;
  if (before + 1 >= points) before = points - 1;
  double part = place - (double)before;
  weights[before] = 1 - part;
  if (before + 1 < points) weights[before + 1] = part;
  wa_id at = wa_series_node(graph, "target_time", WA_POINT, weights);
  wa_terms terms = {0};
  for (size_t i = 0; i < target->n_states; i++)
    wa_term(results, &terms, wa_op2(graph, WA_OP_DOT, results->lowered->states[strategy][target->states[i]], at));
  return wa_sum(results, terms);
}

static wa_id wa_total_node(wa_results *results, const wa_target *target, size_t outcome, size_t strategy) {
  wa_graph *graph = results->graph;
  const wa_outcome_result *result = &results->strategies[strategy].outcomes[outcome];
  size_t years = graph->length[WA_YEAR], until = (size_t)lround(target->time);
  if (until >= years || graph->nodes[result->by_year].axis != WA_YEAR) return result->total;
  double *counted = WA_NEW_ARRAY(results->arena, double, years);
  for (size_t i = 0; i < until; i++) counted[i] = 1;
  return wa_op2(graph, WA_OP_DOT, result->by_year, wa_series_node(graph, "target_years", WA_YEAR, counted));
}

static wa_id wa_target_node(wa_results *results, const wa_target *target) {
  size_t strategy = target->strategy != SIZE_MAX ? target->strategy : results->comparator;
  if (strategy >= results->model->n_strategies) strategy = 0; /* compared with nothing: nothing has no patients */
  if (target->of_states) return wa_share_node(results, target, strategy);
  wa_id total = wa_total_node(results, target, target->quantity, strategy);
  if (target->per == SIZE_MAX) return total;
  return wa_ratio(results, total, wa_total_node(results, target, target->per, strategy));
}

/* ---- the plan ---- */

static void wa_plan_parameters(wa_results *results, const wa_calibrate_plan *plan, wa_calibration *calibration,
                               wa_diags *diags) {
  calibration->parameters = WA_NEW_ARRAY(results->arena, wa_fitted, plan->n_parameters + 1);
  for (size_t i = 0; i < plan->n_parameters; i++) {
    const wa_vary *vary = &plan->parameters[i];
    wa_fitted *fitted = &calibration->parameters[calibration->n_parameters++];
    *fitted = (wa_fitted){.plan = vary, .input = wa_input_of(results, vary->parameter), .se = NAN};
    if (fitted->input == SIZE_MAX) {
      wa_error(diags, vary->span, "nothing depends on '%s'", results->model->parameters[vary->parameter].name);
      continue;
    }
    fitted->base = fitted->value = results->graph->inputs[fitted->input].value;
  }
}

wa_calibration *wa_calibration_plan(wa_results *results, wa_diags *diags) {
  const wa_calibrate_plan *plan = &results->model->analysis.plan->calibrate;
  if (!plan->given) {
    wa_error(diags, (wa_span){0}, "the model says nothing of calibration");
    wa_hint(diags, "add analysis.calibrate with the parameters to fit and the targets");
    return NULL;
  }
  size_t errors = wa_diags_count(diags, WA_ERROR);
  wa_calibration *calibration = WA_NEW(results->arena, wa_calibration);
  wa_plan_parameters(results, plan, calibration, diags);
  calibration->targets = WA_NEW_ARRAY(results->arena, wa_target_fit, plan->n_targets + 1);
  calibration->n_targets = plan->n_targets;
  for (size_t i = 0; i < plan->n_targets; i++) {
    wa_id node = wa_target_node(results, &plan->targets[i]);
    calibration->targets[i] = (wa_target_fit){.plan = &plan->targets[i], .node = node};
    wa_aim aim = {.headline = {.node = node}, .against = WA_NONE};
    WA_PUSH(results->arena, calibration->aims.items, calibration->aims.n, calibration->aims.room, aim);
  }
  return wa_diags_count(diags, WA_ERROR) == errors ? calibration : NULL;
}

/* ---- the fit ---- */

static void wa_set_fit(wa_calibration *calibration, const double *values, const double *targets, bool base) {
  for (size_t i = 0; i < calibration->n_parameters && !base; i++) calibration->parameters[i].value = values[i];
  for (size_t i = 0; i < calibration->n_targets; i++) {
    if (base) calibration->targets[i].base = targets[i];
    else calibration->targets[i].fitted = targets[i];
  }
}

static void wa_mark_bounds(wa_calibration *calibration) {
  for (size_t i = 0; i < calibration->n_parameters; i++) {
    wa_fitted *fitted = &calibration->parameters[i];
    double width = fitted->plan->high - fitted->plan->low;
    fitted->at_bound =
        fitted->value - fitted->plan->low < 1e-4 * width || fitted->plan->high - fitted->value < 1e-4 * width;
  }
}

void wa_calibrate(const wa_results *results, wa_calibration *calibration, size_t threads) {
  wa_fit fit = wa_fit_new(results->arena, results, calibration, threads);
  size_t n = calibration->n_parameters;
  double *base = WA_NEW_ARRAY(results->arena, double, n + 1);
  double *targets = WA_NEW_ARRAY(results->arena, double, calibration->n_targets + 1);
  for (size_t i = 0; i < n; i++) base[i] = calibration->parameters[i].base;
  calibration->misfit_base = wa_fit_targets(&fit, base, targets);
  wa_set_fit(calibration, base, targets, true);
  const double *best = wa_fit_search(&fit);
  calibration->misfit = wa_fit_targets(&fit, best, targets);
  wa_set_fit(calibration, best, targets, false);
  wa_mark_bounds(calibration);
  wa_fit_curvature(&fit, best);
}
