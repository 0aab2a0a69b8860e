/* The search: the simplex method from several starts, in step. */
#include <gsl/gsl_errno.h>
#include <gsl/gsl_multimin.h>
#include <gsl/gsl_qrng.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/calibration_fit.h"
#include "analysis/in_step.h"

/* A misfit so bad that every search leaves a place where the model cannot be computed. */
static const double wa_hopeless = 1e30;

static double wa_bounded(const wa_fitted *fitted, double free) {
  return fitted->plan->low + (fitted->plan->high - fitted->plan->low) / (1 + exp(-free));
}

static double wa_unbounded(const wa_fitted *fitted, double value) {
  double part = (value - fitted->plan->low) / (fitted->plan->high - fitted->plan->low);
  part = fmin(fmax(part, 0.01), 0.99);
  return log(part / (1 - part));
}

static double wa_misfit_of(const wa_fit *fit, const double *targets) {
  double sum = 0;
  for (size_t i = 0; i < fit->calibration->n_targets; i++) {
    const wa_target *target = fit->calibration->targets[i].plan;
    double off = (targets[i] - target->value) / target->se;
    sum += off * off;
  }
  return sum;
}

/* The targets at many points: targets[point * n_targets + i]. */
static double *wa_compute_points(const wa_fit *fit, wa_arena *arena, const double *const *points, size_t n) {
  const wa_calibration *calibration = fit->calibration;
  wa_trials trials = wa_trials_new(arena, fit->results, &calibration->aims, fit->threads);
  size_t *inputs = WA_NEW_ARRAY(arena, size_t, calibration->n_parameters + 1);
  for (size_t i = 0; i < calibration->n_parameters; i++) inputs[i] = calibration->parameters[i].input;
  for (size_t i = 0; i < n; i++) wa_trial_add(&trials, inputs, points[i], calibration->n_parameters);
  wa_trials_run(&trials);
  return trials.values;
}

double wa_fit_targets(const wa_fit *fit, const double *values, double *targets) {
  wa_arena *arena = wa_arena_new();
  const double *found = wa_compute_points(fit, arena, &values, 1);
  memcpy(targets, found, fit->calibration->n_targets * sizeof *targets);
  wa_arena_free(arena);
  return wa_misfit_of(fit, targets);
}

/* ---- starts ---- */

wa_fit wa_fit_new(wa_arena *arena, const wa_results *results, wa_calibration *calibration, size_t threads) {
  wa_fit fit = {.arena = arena, .results = results, .calibration = calibration, .threads = threads};
  size_t n = calibration->n_parameters;
  gsl_set_error_handler_off();
  fit.starts = WA_NEW_ARRAY(arena, double *, WA_CALIBRATION_STARTS);
  fit.ends = WA_NEW_ARRAY(arena, double *, WA_CALIBRATION_STARTS);
  fit.misfits = WA_NEW_ARRAY(arena, double, WA_CALIBRATION_STARTS);
  fit.converged = WA_NEW_ARRAY(arena, bool, WA_CALIBRATION_STARTS);
  gsl_qrng *sobol = n ? gsl_qrng_alloc(gsl_qrng_sobol, (unsigned)n) : NULL;
  double *place = WA_NEW_ARRAY(arena, double, n + 1);
  for (size_t s = 0; s < WA_CALIBRATION_STARTS; s++) {
    fit.starts[s] = WA_NEW_ARRAY(arena, double, n + 1);
    fit.ends[s] = WA_NEW_ARRAY(arena, double, n + 1);
    fit.misfits[s] = INFINITY;
    if (s > 0 && sobol) gsl_qrng_get(sobol, place);
    for (size_t i = 0; i < n; i++) {
      const wa_fitted *fitted = &calibration->parameters[i];
      double part = 0.05 + 0.9 * place[i], low = fitted->plan->low, high = fitted->plan->high;
      fit.starts[s][i] = wa_unbounded(fitted, s == 0 ? fitted->base : low + part * (high - low));
    }
  }
  if (sobol) gsl_qrng_free(sobol);
  return fit;
}

/* ---- one search ---- */

static double wa_ask_misfit(const gsl_vector *at, void *context) { return wa_tape_value(context, at->data); }

/* A simplex of this size around `at`; true when it shrank to nothing. */
static bool wa_simplex(gsl_multimin_fminimizer *solver, gsl_multimin_function *function, gsl_vector *at,
                       gsl_vector *step, double size, wa_tape *tape) {
  enum { MOST = 5000 };
  gsl_vector_set_all(step, size);
  if (gsl_multimin_fminimizer_set(solver, function, at, step) != GSL_SUCCESS) return false;
  for (int i = 0; i < MOST && !tape->waits; i++) {
    if (gsl_multimin_fminimizer_iterate(solver) != GSL_SUCCESS || tape->waits) return false;
    gsl_vector_memcpy(at, gsl_multimin_fminimizer_x(solver));
    if (gsl_multimin_fminimizer_size(solver) < 1e-10) return true;
  }
  return false;
}

/* A simplex may collapse before its time: it is set up again around its end, smaller, until that no longer helps. */
static void wa_run_search(void *context, size_t start, wa_tape *tape) {
  static const double sizes[] = {0.8, 0.3, 0.05, 0.003};
  wa_fit *fit = context;
  size_t n = fit->calibration->n_parameters;
  gsl_multimin_function function = {wa_ask_misfit, n, tape};
  gsl_multimin_fminimizer *solver = gsl_multimin_fminimizer_alloc(gsl_multimin_fminimizer_nmsimplex2, n);
  gsl_vector *at = gsl_vector_alloc(n), *step = gsl_vector_alloc(n);
  if (!solver || !at || !step) abort(); /* no memory for a few numbers */
  for (size_t i = 0; i < n; i++) gsl_vector_set(at, i, fit->starts[start][i]);
  bool ended = false;
  for (size_t round = 0; round < sizeof sizes / sizeof *sizes && !tape->waits; round++)
    ended = wa_simplex(solver, &function, at, step, sizes[round], tape);
  /* Where questions run out, the best so far counts. */
  for (size_t i = 0; i < n; i++) fit->ends[start][i] = gsl_vector_get(at, i);
  fit->converged[start] = ended && !tape->waits;
  gsl_vector_free(at);
  gsl_vector_free(step);
  gsl_multimin_fminimizer_free(solver);
}

static double *wa_bounded_point(const wa_fit *fit, wa_arena *arena, const double *free) {
  size_t n = fit->calibration->n_parameters;
  double *values = WA_NEW_ARRAY(arena, double, n + 1);
  for (size_t i = 0; i < n; i++) values[i] = wa_bounded(&fit->calibration->parameters[i], free[i]);
  return values;
}

static void wa_answer_misfits(void *context, size_t n, const size_t *problems, const double *const *points,
                              double *answers) {
  const wa_fit *fit = context;
  wa_arena *arena = wa_arena_new();
  const double **values = WA_NEW_ARRAY(arena, const double *, n + 1);
  for (size_t i = 0; i < n; i++) values[i] = wa_bounded_point(fit, arena, points[i]);
  const double *targets = wa_compute_points(fit, arena, values, n);
  for (size_t i = 0; i < n; i++) {
    double misfit = wa_misfit_of(fit, targets + i * fit->calibration->n_targets);
    answers[i] = isfinite(misfit) ? misfit : wa_hopeless;
  }
  wa_arena_free(arena);
  (void)problems;
}

/* ---- all searches ---- */

static size_t wa_best_start(const wa_fit *fit) {
  size_t best = 0;
  for (size_t s = 1; s < WA_CALIBRATION_STARTS; s++)
    if (fit->misfits[s] < fit->misfits[best]) best = s;
  return best;
}

const double *wa_fit_search(wa_fit *fit) {
  size_t n = fit->calibration->n_parameters;
  double *targets = WA_NEW_ARRAY(fit->arena, double, fit->calibration->n_targets + 1);
  wa_in_step work = {.n = WA_CALIBRATION_STARTS, .n_dimensions = n, .run = wa_run_search, .answer = wa_answer_misfits,
                     .context = fit, .most = 1000 + 200 * n};
  wa_solve_in_step(fit->arena, &work);
  double **points = WA_NEW_ARRAY(fit->arena, double *, WA_CALIBRATION_STARTS);
  for (size_t s = 0; s < WA_CALIBRATION_STARTS; s++) {
    points[s] = wa_bounded_point(fit, fit->arena, fit->ends[s]);
    double misfit = wa_fit_targets(fit, points[s], targets);
    fit->misfits[s] = isfinite(misfit) ? misfit : wa_hopeless;
  }
  size_t best = wa_best_start(fit);
  fit->calibration->n_starts = WA_CALIBRATION_STARTS;
  fit->calibration->converged = fit->converged[best];
  for (size_t s = 0; s < WA_CALIBRATION_STARTS; s++)
    fit->calibration->n_agree += fit->misfits[s] - fit->misfits[best] <= 1e-6 * (1 + fit->misfits[best]);
  return points[best];
}
