/* Quantile functions of the declared distributions: a probability becomes a value of the parameter.
 *
 * How a parameter's value and the figures of its distribution give the distribution's own parameters (Briggs, Claxton
 * & Sculpher 2006, Decision Modelling for Health Economic Evaluation, ch. 4; m the value, s the standard error):
 *   beta       m(1-m)/s^2 - 1 = alpha + beta, alpha = m (alpha + beta); events, n: alpha = events, beta = n - events
 *   gamma      shape = (m/s)^2, scale = s^2/m
 *   lognormal  ci95: mu = ln m, sigma = (ln high - ln low) / 3.92; se: sigma^2 = ln(1 + (s/m)^2), mu = ln m - sigma^2/2
 *   normal     ci95: s = (high - low) / 3.92; min and max cut it off
 *   pert       beta on min..max: alpha = 1 + 4 (mode - min)/(max - min), beta = 1 + 4 (max - mode)/(max - min)
 *   dirichlet  one share alone: beta(count, sum of the others)
 *   quantiles  the member of the family with these two quantiles
 * The 3.92 of beta and gamma is that number; of lognormal and normal twice 1.959964. */
#ifndef WA_ENGINE_QUANTILE_H
#define WA_ENGINE_QUANTILE_H

#include "engine/quantile_grid.h"
#include "model/model.h"

typedef enum wa_quantile_kind {
  WA_Q_FIXED, WA_Q_NORMAL, WA_Q_TRUNCATED, WA_Q_LOGNORMAL, WA_Q_GAMMA, WA_Q_BETA, WA_Q_UNIFORM, WA_Q_TRIANGULAR,
  WA_Q_SAMPLE
} wa_quantile_kind;

typedef struct wa_quantile {
  wa_quantile_kind kind;
  double a, b;         /* normal: mean, sd; lognormal: mu, sigma; gamma: shape, scale; beta: both shapes; fixed: value */
  double low, high;    /* bounds of what has them (beta, PERT: x = low + (high - low) share) */
  double mode;         /* triangular */
  double p_low, p_high; /* truncated: probabilities at the bounds */
  const wa_quantile_grid *grid; /* gamma, beta */
  const double *sample; /* empirical, in the order of the file */
  size_t n_sample;
} wa_quantile;

/* The distribution of a parameter whose value is `value` (NAN where it is not known: then only forms that need none).
 * False when there is no such distribution. Lives in `arena`. */
bool wa_quantile_of(wa_arena *arena, const wa_distribution *distribution, double value, wa_quantile *quantile);

/* The value at a probability in (0, 1), and at the probability that a standard normal number has at z. */
double wa_quantile_at(const wa_quantile *quantile, double probability);
double wa_quantile_at_score(const wa_quantile *quantile, double z);

/* Standard normal quantile, by GSL. */
double wa_normal_score(double probability);

/* The value of a parameter at a probability, by its declared distribution alone (an empirical one: the value of that
 * rank). False without a distribution, for a fixed one, and where it needs a value that is no written number. */
bool wa_dist_quantile(const wa_parameter *parameter, double probability, double *x);

/* The same around a value that the caller knows. */
bool wa_dist_quantile_around(const wa_distribution *distribution, double value, double probability, double *x);

#endif
