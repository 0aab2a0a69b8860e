/* What the targets fix at the end of a calibration, and how well. */
#include <gsl/gsl_eigen.h>
#include <gsl/gsl_linalg.h>
#include <math.h>
#include <stdlib.h>

#include "analysis/calibration_fit.h"

/* Residuals per part of each parameter's range: slopes[target * n + parameter]. False where the model cannot be
 * computed beside the point. */
static bool wa_slopes(const wa_fit *fit, const double *values, double *slopes) {
  const double part = 1e-4;
  const wa_calibration *calibration = fit->calibration;
  size_t n = calibration->n_parameters, n_targets = calibration->n_targets;
  double *point = WA_NEW_ARRAY(fit->arena, double, n + 1), *up = WA_NEW_ARRAY(fit->arena, double, n_targets + 1);
  double *down = WA_NEW_ARRAY(fit->arena, double, n_targets + 1);
  for (size_t i = 0; i < n; i++) {
    const wa_vary *plan = calibration->parameters[i].plan;
    double width = plan->high - plan->low;
    for (size_t k = 0; k < n; k++) point[k] = values[k];
    double above = point[i] = fmin(values[i] + part * width, plan->high);
    wa_fit_targets(fit, point, up);
    double below = point[i] = fmax(values[i] - part * width, plan->low);
    wa_fit_targets(fit, point, down);
    for (size_t t = 0; t < n_targets; t++) {
      double slope = (up[t] - down[t]) / (above - below) * width / calibration->targets[t].plan->se;
      if (!isfinite(slope)) return false;
      slopes[t * n + i] = slope;
    }
  }
  return true;
}

static gsl_matrix *wa_curvature(const double *slopes, size_t n, size_t n_targets) {
  gsl_matrix *curvature = gsl_matrix_calloc(n, n);
  if (!curvature) abort();
  for (size_t i = 0; i < n; i++)
    for (size_t k = 0; k < n; k++) {
      double sum = 0;
      for (size_t t = 0; t < n_targets; t++) sum += slopes[t * n + i] * slopes[t * n + k];
      gsl_matrix_set(curvature, i, k, sum);
    }
  return curvature;
}

/* Directions in which the misfit is nearly flat: the parameters that make them up are loose. */
static void wa_find_loose(wa_calibration *calibration, gsl_matrix *curvature) {
  const double flat = 1e-8, part = 0.1;
  size_t n = calibration->n_parameters;
  gsl_vector *sizes = gsl_vector_alloc(n);
  gsl_matrix *directions = gsl_matrix_alloc(n, n), *copy = gsl_matrix_alloc(n, n);
  gsl_eigen_symmv_workspace *work = gsl_eigen_symmv_alloc(n);
  if (!sizes || !directions || !copy || !work) abort();
  gsl_matrix_memcpy(copy, curvature);
  gsl_eigen_symmv(copy, sizes, directions, work);
  double largest = fmax(gsl_vector_max(sizes), 0);
  for (size_t d = 0; d < n; d++) {
    if (largest > 0 && gsl_vector_get(sizes, d) > flat * largest) continue;
    calibration->identified = false;
    for (size_t i = 0; i < n; i++)
      if (fabs(gsl_matrix_get(directions, i, d)) > part) calibration->parameters[i].loose = true;
  }
  gsl_eigen_symmv_free(work);
  gsl_matrix_free(copy);
  gsl_matrix_free(directions);
  gsl_vector_free(sizes);
}

static void wa_set_errors(wa_calibration *calibration, gsl_matrix *curvature) {
  size_t n = calibration->n_parameters;
  if (gsl_linalg_cholesky_decomp1(curvature) != 0 || gsl_linalg_cholesky_invert(curvature) != 0) return;
  for (size_t i = 0; i < n; i++) {
    wa_fitted *fitted = &calibration->parameters[i];
    fitted->se = sqrt(gsl_matrix_get(curvature, i, i)) * (fitted->plan->high - fitted->plan->low);
  }
}

void wa_fit_curvature(const wa_fit *fit, const double *values) {
  wa_calibration *calibration = fit->calibration;
  size_t n = calibration->n_parameters;
  double *slopes = WA_NEW_ARRAY(fit->arena, double, n * calibration->n_targets + 1);
  if (n == 0 || !wa_slopes(fit, values, slopes)) return;
  gsl_matrix *curvature = wa_curvature(slopes, n, calibration->n_targets);
  calibration->identified = true;
  wa_find_loose(calibration, curvature);
  if (calibration->identified) wa_set_errors(calibration, curvature);
  gsl_matrix_free(curvature);
}
