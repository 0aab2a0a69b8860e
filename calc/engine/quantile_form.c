#include "engine/quantile_form.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>

/* The width of a 95% interval in standard errors: the round number of the textbooks, and the exact one. */
static const double textbook_width = 3.92, exact_width = 2 * 1.959963984540054;

static double wa_number_of(const wa_distribution *distribution, const char *name) {
  const wa_dist_arg *arg = wa_dist_find(distribution, name);
  return arg ? arg->values[0] : NAN;
}

static bool wa_has(const wa_distribution *distribution, const char *name) { return wa_dist_find(distribution, name) != NULL; }

/* The standard error, given or from the interval; NAN when neither is given. */
static double wa_error_of(const wa_distribution *distribution, double width) {
  const wa_dist_arg *ci = wa_dist_find(distribution, "ci95");
  return ci ? (ci->values[1] - ci->values[0]) / width : wa_number_of(distribution, "se");
}

/* The two quantiles, written p, x, p, x. */
static bool wa_pairs(const wa_distribution *distribution, double p[2], double x[2]) {
  const wa_dist_arg *arg = wa_dist_find(distribution, "quantiles");
  if (!arg || arg->n_list != 4) return false;
  for (int i = 0; i < 2; i++) p[i] = arg->list[2 * i], x[i] = arg->list[2 * i + 1];
  return true;
}

/* ---- the families that need a search ---- */

static double wa_log_cdf(wa_tail tail, double y) { return tail.below(&tail, y); }

/* The place between low and high where `too_low` turns from true to false. */
typedef bool (*wa_too_low)(const void *context, double at);
static double wa_bisect(wa_too_low too_low, const void *context, double low, double high) {
  for (int i = 0; i < 60; i++) {
    double middle = low + (high - low) / 2;
    if (too_low(context, middle)) low = middle;
    else high = middle;
  }
  return low + (high - low) / 2;
}

typedef struct wa_fit {
  double p[2], y[2]; /* y: on the scale of the tail */
  double other;      /* beta: ln alpha while beta is sought */
} wa_fit;

/* The higher quantile over the lower: it falls as the shape grows. GSL's inverse is good enough to search with. */
static bool wa_gamma_too_low(const void *context, double log_shape) {
  const wa_fit *fit = context;
  double shape = exp(log_shape);
  double low = log(gsl_cdf_gamma_Pinv(fit->p[0], shape, 1)), high = log(gsl_cdf_gamma_Pinv(fit->p[1], shape, 1));
  return !isfinite(low) || high - low > fit->y[1] - fit->y[0];
}

bool wa_gamma_with_quantiles(const double p[2], const double x[2], double *shape, double *scale) {
  if (!(p[0] > 0 && p[0] < p[1] && p[1] < 1 && x[0] > 0 && x[0] < x[1])) return false;
  wa_fit fit = {.p = {p[0], p[1]}, .y = {log(x[0]), log(x[1])}};
  *shape = exp(wa_bisect(wa_gamma_too_low, &fit, log(1e-2), log(1e8)));
  *scale = x[0] / gsl_cdf_gamma_Pinv(p[0], *shape, 1);
  double ratio = gsl_cdf_gamma_Pinv(p[1], *shape, 1) * *scale / x[1];
  return isfinite(*scale) && fabs(ratio - 1) < 1e-9;
}

/* More of beta, and more lies below. */
static bool wa_beta_too_low(const void *context, double log_beta) {
  const wa_fit *fit = context;
  return wa_log_cdf(wa_beta_tail(exp(fit->other), exp(log_beta)), fit->y[0]) < log(fit->p[0]);
}

static double wa_fitting_beta(wa_fit *fit, double log_alpha) {
  fit->other = log_alpha;
  return wa_bisect(wa_beta_too_low, fit, log(1e-4), log(1e9));
}

/* With the lower quantile held, a higher alpha narrows the distribution and more lies below the higher quantile. */
static bool wa_alpha_too_low(const void *context, double log_alpha) {
  wa_fit fit = *(const wa_fit *)context;
  double log_beta = wa_fitting_beta(&fit, log_alpha);
  return wa_log_cdf(wa_beta_tail(exp(log_alpha), exp(log_beta)), fit.y[1]) < log(fit.p[1]);
}

bool wa_beta_with_quantiles(const double p[2], const double x[2], double *alpha, double *beta) {
  if (!(p[0] > 0 && p[0] < p[1] && p[1] < 1 && x[0] > 0 && x[0] < x[1] && x[1] < 1)) return false;
  wa_fit fit = {.p = {p[0], p[1]}, .y = {log(x[0] / (1 - x[0])), log(x[1] / (1 - x[1]))}};
  double log_alpha = wa_bisect(wa_alpha_too_low, &fit, log(1e-3), log(1e7));
  double log_beta = wa_fitting_beta(&fit, log_alpha);
  *alpha = exp(log_alpha), *beta = exp(log_beta);
  wa_tail tail = wa_beta_tail(*alpha, *beta);
  return fabs(wa_log_cdf(tail, fit.y[0]) - log(p[0])) < 1e-8 && fabs(wa_log_cdf(tail, fit.y[1]) - log(p[1])) < 1e-8;
}

/* ---- one function per distribution ---- */

static bool wa_grid(wa_arena *arena, wa_quantile *quantile, wa_tail tail) {
  quantile->grid = wa_quantile_grid_new(arena, &tail);
  return quantile->grid != NULL;
}

/* Shapes so large that the distribution is the normal one to a hundred-millionth of its value. */
static const double all_but_normal = 1e8;

static bool wa_nearly_normal(wa_quantile *quantile, double mean, double sd) {
  *quantile = (wa_quantile){.kind = WA_Q_NORMAL, .a = mean, .b = sd};
  return isfinite(mean) && sd >= 0;
}

static bool wa_beta_between(wa_arena *arena, double alpha, double beta, double low, double high, wa_quantile *quantile) {
  if (!(alpha > 0 && beta > 0 && isfinite(alpha) && isfinite(beta))) return false;
  double sum = alpha + beta, width = high - low;
  if (fmin(alpha, beta) > all_but_normal)
    return wa_nearly_normal(quantile, low + width * alpha / sum, width * sqrt(alpha / sum * (beta / sum) / (sum + 1)));
  *quantile = (wa_quantile){.kind = WA_Q_BETA, .a = alpha, .b = beta, .low = low, .high = high};
  return wa_grid(arena, quantile, wa_beta_tail(alpha, beta));
}

static bool wa_make_beta(wa_arena *arena, const wa_distribution *distribution, double value, wa_quantile *quantile) {
  double alpha = wa_number_of(distribution, "alpha"), beta = wa_number_of(distribution, "beta"), p[2], x[2];
  double events = wa_number_of(distribution, "events"), se = wa_error_of(distribution, textbook_width);
  if (wa_has(distribution, "events")) {
    alpha = events;
    beta = wa_number_of(distribution, "n") - events;
  } else if (wa_pairs(distribution, p, x)) {
    if (!wa_beta_with_quantiles(p, x, &alpha, &beta)) return false;
  } else if (!isnan(se)) {
    double size = value * (1 - value) / (se * se) - 1;
    alpha = value * size;
    beta = (1 - value) * size;
  }
  return wa_beta_between(arena, alpha, beta, 0, 1, quantile);
}

static bool wa_make_gamma(wa_arena *arena, const wa_distribution *distribution, double value, wa_quantile *quantile) {
  double shape = wa_number_of(distribution, "shape"), scale = wa_number_of(distribution, "scale"), p[2], x[2];
  double se = wa_error_of(distribution, textbook_width);
  if (wa_has(distribution, "rate")) scale = 1 / wa_number_of(distribution, "rate");
  if (wa_pairs(distribution, p, x)) {
    if (!wa_gamma_with_quantiles(p, x, &shape, &scale)) return false;
  } else if (!isnan(se)) {
    shape = value * value / (se * se);
    scale = se * se / value;
  }
  if (!(shape > 0 && scale > 0 && isfinite(shape) && isfinite(scale))) return false;
  if (shape > all_but_normal) return wa_nearly_normal(quantile, shape * scale, sqrt(shape) * scale);
  *quantile = (wa_quantile){.kind = WA_Q_GAMMA, .a = shape, .b = scale};
  return wa_grid(arena, quantile, wa_gamma_tail(shape));
}

/* Normal with two quantiles; for lognormal the same of the logarithms. */
static void wa_normal_with_quantiles(const double p[2], const double y[2], double *mean, double *sd) {
  double low = wa_normal_score(p[0]), high = wa_normal_score(p[1]);
  *sd = (y[1] - y[0]) / (high - low);
  *mean = y[0] - low * *sd;
}

static bool wa_make_lognormal(wa_arena *arena, const wa_distribution *distribution, double value, wa_quantile *quantile) {
  (void)arena;
  const wa_dist_arg *ci = wa_dist_find(distribution, "ci95");
  double mu = wa_number_of(distribution, "meanlog"), sigma = wa_number_of(distribution, "sdlog"), p[2], x[2];
  if (ci) {
    mu = log(value);
    sigma = (log(ci->values[1]) - log(ci->values[0])) / exact_width;
  } else if (wa_has(distribution, "se")) {
    double share = wa_number_of(distribution, "se") / value;
    sigma = sqrt(log1p(share * share));
    mu = log(value) - sigma * sigma / 2;
  } else if (wa_pairs(distribution, p, x)) {
    wa_normal_with_quantiles(p, (const double[]){log(x[0]), log(x[1])}, &mu, &sigma);
  }
  *quantile = (wa_quantile){.kind = WA_Q_LOGNORMAL, .a = mu, .b = sigma};
  return isfinite(mu) && isfinite(sigma) && sigma > 0;
}

/* Cuts a normal distribution off; false when nothing is left between the bounds. */
static bool wa_truncate(wa_quantile *quantile, double min, double max) {
  quantile->kind = WA_Q_TRUNCATED;
  quantile->low = isnan(min) ? -INFINITY : min;
  quantile->high = isnan(max) ? INFINITY : max;
  if (quantile->low > quantile->a) quantile->b = -quantile->b;
  quantile->p_low = gsl_cdf_ugaussian_P((quantile->low - quantile->a) / quantile->b);
  quantile->p_high = gsl_cdf_ugaussian_P((quantile->high - quantile->a) / quantile->b);
  return fabs(quantile->p_high - quantile->p_low) > 0;
}

static bool wa_make_normal(wa_arena *arena, const wa_distribution *distribution, double value, wa_quantile *quantile) {
  (void)arena;
  double mean = value, sd = wa_error_of(distribution, exact_width), p[2], x[2];
  if (wa_has(distribution, "sd")) mean = wa_number_of(distribution, "mean"), sd = wa_number_of(distribution, "sd");
  else if (wa_pairs(distribution, p, x)) wa_normal_with_quantiles(p, x, &mean, &sd);
  *quantile = (wa_quantile){.kind = WA_Q_NORMAL, .a = mean, .b = sd};
  if (!isfinite(mean) || !(sd > 0)) return false;
  double min = wa_number_of(distribution, "min"), max = wa_number_of(distribution, "max");
  return (isnan(min) && isnan(max)) || wa_truncate(quantile, min, max);
}

static bool wa_make_uniform(wa_arena *arena, const wa_distribution *distribution, double value, wa_quantile *quantile) {
  (void)arena, (void)value;
  *quantile = (wa_quantile){.kind = WA_Q_UNIFORM, .low = wa_number_of(distribution, "min"), .high = wa_number_of(distribution, "max")};
  return quantile->low < quantile->high;
}

static double wa_mode_of(const wa_distribution *distribution, double value) {
  return wa_has(distribution, "mode") ? wa_number_of(distribution, "mode") : value;
}

static bool wa_make_triangular(wa_arena *arena, const wa_distribution *distribution, double value, wa_quantile *quantile) {
  (void)arena;
  *quantile = (wa_quantile){.kind = WA_Q_TRIANGULAR, .low = wa_number_of(distribution, "min"),
                            .high = wa_number_of(distribution, "max"), .mode = wa_mode_of(distribution, value)};
  return quantile->low < quantile->high && quantile->mode >= quantile->low && quantile->mode <= quantile->high;
}

static bool wa_make_pert(wa_arena *arena, const wa_distribution *distribution, double value, wa_quantile *quantile) {
  double low = wa_number_of(distribution, "min"), high = wa_number_of(distribution, "max"), mode = wa_mode_of(distribution, value);
  if (!(low < high && mode >= low && mode <= high)) return false;
  double alpha = 1 + 4 * (mode - low) / (high - low), beta = 1 + 4 * (high - mode) / (high - low);
  return wa_beta_between(arena, alpha, beta, low, high, quantile);
}

/* One share alone. */
static bool wa_make_dirichlet(wa_arena *arena, const wa_distribution *distribution, double value, wa_quantile *quantile) {
  (void)value;
  const wa_dist_arg *counts = wa_dist_find(distribution, "counts");
  size_t item = wa_has(distribution, "item") ? (size_t)wa_number_of(distribution, "item") - 1 : 0;
  double others = 0;
  for (size_t i = 0; i < counts->n_list; i++) others += i == item ? 0 : counts->list[i];
  return wa_beta_between(arena, counts->list[item], others, 0, 1, quantile);
}

static bool wa_make_empirical(wa_arena *arena, const wa_distribution *distribution, double value, wa_quantile *quantile) {
  (void)arena, (void)value;
  *quantile = (wa_quantile){.kind = WA_Q_SAMPLE, .sample = distribution->sample, .n_sample = distribution->n_sample};
  return distribution->n_sample > 0;
}

static bool wa_make_fixed(wa_arena *arena, const wa_distribution *distribution, double value, wa_quantile *quantile) {
  (void)arena, (void)distribution;
  *quantile = (wa_quantile){.kind = WA_Q_FIXED, .a = value};
  return isfinite(value);
}

static const struct {
  const char *name;
  bool (*make)(wa_arena *arena, const wa_distribution *distribution, double value, wa_quantile *quantile);
} makers[] = {{"beta", wa_make_beta},           {"gamma", wa_make_gamma},     {"lognormal", wa_make_lognormal},
              {"normal", wa_make_normal},       {"uniform", wa_make_uniform}, {"triangular", wa_make_triangular},
              {"pert", wa_make_pert},           {"dirichlet", wa_make_dirichlet},
              {"multinormal", wa_make_normal},  {"empirical", wa_make_empirical}, {"fixed", wa_make_fixed}};

bool wa_quantile_of(wa_arena *arena, const wa_distribution *distribution, double value, wa_quantile *quantile) {
  gsl_set_error_handler_off();
  for (size_t i = 0; distribution->kind && i < sizeof makers / sizeof *makers; i++)
    if (strcmp(makers[i].name, distribution->kind->name) == 0) return makers[i].make(arena, distribution, value, quantile);
  return false;
}
