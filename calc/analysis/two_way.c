#include "analysis/two_way.h"

#include <math.h>
#include <stdint.h>

static void wa_no_range(const wa_results *results, const wa_vary *vary, wa_diags *diags) {
  wa_error(diags, vary->span, "'%s' has no range to be varied over", results->model->parameters[vary->parameter].name);
  wa_hint(diags, "give the parameter low and high, or write x_range or y_range: [from, to]");
}

/* Told at once where nothing that could be a range is written. */
static void wa_want_range(const wa_results *results, const wa_vary *vary, wa_diags *diags) {
  const wa_parameter *parameter = &results->model->parameters[vary->parameter];
  bool written = vary->bounded || parameter->low.expr || parameter->high.expr || parameter->distribution.kind;
  if (!written && isnan(results->model->analysis.plan->one_way.margin)) wa_no_range(results, vary, diags);
}

wa_two_way *wa_two_way_plans(const wa_results *results, wa_diags *diags) {
  const wa_plan *plan = results->model->analysis.plan;
  wa_two_way *grids = WA_NEW_ARRAY(results->arena, wa_two_way, plan->n_two_way + 1);
  for (size_t i = 0; i < plan->n_two_way; i++) {
    grids[i].plan = &plan->two_way[i];
    wa_want_range(results, &plan->two_way[i].x, diags);
    wa_want_range(results, &plan->two_way[i].y, diags);
    grids[i].aims = wa_aims_asked(results, diags, plan->two_way[i].of);
    grids[i].x_input = wa_input_of(results, plan->two_way[i].x.parameter);
    grids[i].y_input = wa_input_of(results, plan->two_way[i].y.parameter);
  }
  return grids;
}

/* NULL when there is no range. */
static double *wa_axis_values(const wa_results *results, const wa_vary *vary, size_t steps, wa_diags *diags) {
  wa_bounds range = {WA_RANGE_WRITTEN, vary->low, vary->high};
  if (!vary->bounded) range = wa_range_of(results, vary->parameter, results->model->analysis.plan->one_way.margin);
  if (range.from == WA_RANGE_NONE) {
    wa_no_range(results, vary, diags);
    return NULL;
  }
  double *values = WA_NEW_ARRAY(results->arena, double, steps);
  for (size_t i = 0; i < steps; i++)
    values[i] = i + 1 == steps ? range.high : range.low + (range.high - range.low) * (double)i / (double)(steps - 1);
  return values;
}

static void wa_add_point(const wa_two_way *grid, wa_trials *trials, double x, double y) {
  size_t inputs[2], n = 0;
  double values[2];
  if (grid->x_input != SIZE_MAX) {
    inputs[n] = grid->x_input;
    values[n++] = x;
  }
  if (grid->y_input != SIZE_MAX) {
    inputs[n] = grid->y_input;
    values[n++] = y;
  }
  wa_trial_add(trials, inputs, values, n);
}

static void wa_fill_grid(const wa_results *results, wa_two_way *grid, size_t threads) {
  size_t steps = grid->plan->steps;
  wa_trials trials = wa_trials_new(results->arena, results, &grid->aims, threads);
  for (size_t row = 0; row < steps; row++)
    for (size_t column = 0; column < steps; column++) wa_add_point(grid, &trials, grid->x[column], grid->y[row]);
  wa_trials_run(&trials);
  grid->values = WA_NEW_ARRAY(results->arena, double *, grid->aims.n + 1);
  for (size_t a = 0; a < grid->aims.n; a++) {
    grid->values[a] = WA_NEW_ARRAY(results->arena, double, steps * steps);
    for (size_t i = 0; i < steps * steps; i++) grid->values[a][i] = wa_trial_value(&trials, i, a);
  }
}

bool wa_two_way_compute(const wa_results *results, wa_two_way *grids, wa_diags *diags, size_t threads) {
  bool fine = true;
  for (size_t i = 0; i < results->model->analysis.plan->n_two_way; i++) {
    wa_two_way *grid = &grids[i];
    wa_aims_compute(results, &grid->aims);
    grid->x = wa_axis_values(results, &grid->plan->x, grid->plan->steps, diags);
    grid->y = wa_axis_values(results, &grid->plan->y, grid->plan->steps, diags);
    if (grid->x && grid->y) wa_fill_grid(results, grid, threads);
    else fine = false;
  }
  return fine;
}
