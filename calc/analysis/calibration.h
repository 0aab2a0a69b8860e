/* Calibration: parameters fitted to what was observed. */
#ifndef WA_ANALYSIS_CALIBRATION_H
#define WA_ANALYSIS_CALIBRATION_H

#include "analysis/trials.h"

typedef struct wa_fitted {
  const wa_vary *plan;
  size_t input;      /* of the graph */
  double base;       /* the model's own value */
  double value;      /* fitted */
  double se;         /* as the targets' standard errors imply, to first order; NaN where the fit does not fix it */
  bool at_bound;     /* the fit stops at the end of what is looked at */
  bool loose;        /* part of what the targets do not fix */
} wa_fitted;

typedef struct wa_target_fit {
  const wa_target *plan;
  wa_id node;
  double base, fitted; /* with the model's own values; with the fitted ones */
} wa_target_fit;

enum { WA_CALIBRATION_STARTS = 8 };

typedef struct wa_calibration {
  wa_fitted *parameters; size_t n_parameters;
  wa_target_fit *targets; size_t n_targets;
  wa_aims aims;        /* the targets' nodes, for the trials */
  double misfit_base;  /* sum over targets of ((model - observed) / se)^2; NaN where it cannot be computed */
  double misfit;
  size_t n_starts, n_agree; /* starts of the search; those that ended at this misfit */
  bool converged;      /* the best search ended because it could not be improved */
  bool identified;     /* the targets fix every parameter: the misfit is not nearly flat in any direction */
} wa_calibration;

/* Looks up what the plan names and adds the targets to the graph, before the results are computed. NULL when the model
 * has no analysis.calibrate, or after an error, which is in `diags`. Lives in the results' arena. */
wa_calibration *wa_calibration_plan(wa_results *results, wa_diags *diags);

/* Fits: the sum of squares is made smallest by the simplex method of Nelder and Mead (GSL, nmsimplex2) over
 * log((x - low) / (high - x)), from the model's own values and from points spread over the ranges (Sobol sequence);
 * the best end counts. Deterministic. */
void wa_calibrate(const wa_results *results, wa_calibration *calibration, size_t threads);

#endif
