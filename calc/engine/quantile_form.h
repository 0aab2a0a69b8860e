/* From the figures that papers report to a distribution's own parameters, for the engine's own files. */
#ifndef WA_ENGINE_QUANTILE_FORM_H
#define WA_ENGINE_QUANTILE_FORM_H

#include "engine/quantile.h"
#include "model/distribution.h"

/* The members of a family with quantiles x[0] at p[0] and x[1] at p[1]. */
bool wa_gamma_with_quantiles(const double p[2], const double x[2], double *shape, double *scale);
bool wa_beta_with_quantiles(const double p[2], const double x[2], double *alpha, double *beta);

#endif
