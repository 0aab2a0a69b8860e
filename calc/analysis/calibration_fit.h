/* Inside of the calibration: the search and the curvature at its end. */
#ifndef WA_ANALYSIS_CALIBRATION_FIT_H
#define WA_ANALYSIS_CALIBRATION_FIT_H

#include "analysis/calibration.h"

typedef struct wa_fit {
  wa_arena *arena;
  const wa_results *results;
  wa_calibration *calibration;
  size_t threads;
  double **starts; /* [start][parameter] where a search begins, on the unbounded scale */
  double **ends;   /* [start][parameter] where it ended */
  double *misfits; /* [start] */
  bool *converged; /* [start] */
} wa_fit;

wa_fit wa_fit_new(wa_arena *arena, const wa_results *results, wa_calibration *calibration, size_t threads);

/* The targets at a point (values of the parameters), and the misfit; NaN where the model cannot be computed. */
double wa_fit_targets(const wa_fit *fit, const double *values, double *targets);

/* The best point found; sets n_starts, n_agree and converged. */
const double *wa_fit_search(wa_fit *fit);

/* Standard errors and what the targets do not fix, from the curvature of the misfit at a point: J'J of the residuals in
 * their standard errors, by central differences over the parameters in parts of their ranges (Gauss-Newton). */
void wa_fit_curvature(const wa_fit *fit, const double *values);

#endif
