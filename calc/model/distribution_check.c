#include "model/distribution_check.h"

#include <math.h>
#include <string.h>

/* The argument's number, NAN when it is not given. */
static double wa_arg(const wa_distribution *distribution, const char *name) {
  const wa_dist_arg *arg = wa_dist_find(distribution, name);
  return arg ? arg->values[0] : NAN;
}

static wa_span wa_arg_span(const wa_distribution *distribution, const char *name) {
  const wa_dist_arg *arg = wa_dist_find(distribution, name);
  return arg ? arg->span : distribution->span;
}

/* Comparisons with NAN are false: what is not given or unknown passes. */
static bool wa_positive(wa_diags *diags, const wa_distribution *distribution, const char *name) {
  if (!(wa_arg(distribution, name) <= 0)) return true;
  wa_error(diags, wa_arg_span(distribution, name), "'%s' must be above 0", name);
  if (strcmp(name, "se") == 0 || strcmp(name, "sd") == 0)
    wa_hint(diags, "without uncertainty leave the distribution out, or write fixed");
  return false;
}

static void wa_all_positive(wa_diags *diags, const wa_distribution *distribution) {
  static const char *const names[] = {"se", "sd", "n", "alpha", "beta", "shape", "scale", "rate", "sdlog"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) wa_positive(diags, distribution, names[i]);
}

/* The interval's ends in order, inside the bounds, and the value between them. */
static void wa_check_interval(wa_diags *diags, const wa_distribution *distribution, double value, double least, double most) {
  const wa_dist_arg *ci = wa_dist_find(distribution, "ci95");
  if (!ci) return;
  double low = ci->values[0], high = ci->values[1];
  if (low >= high) {
    wa_error(diags, ci->span, "the low end of ci95 must be below its high end");
  } else if (low < least || high > most) {
    wa_error(diags, ci->span, "ci95 of a %s distribution must lie between %g and %g", distribution->kind->name, least, most);
  } else if (value < low || value > high) {
    wa_error(diags, ci->span, "the value %g lies outside ci95, %g to %g", value, low, high);
    wa_hint(diags, "the value must lie inside its 95%% interval; is one of the figures mistyped?");
  }
}

/* The parameter's value next to the mean that the arguments imply: reports print the one and draw around the
 * other. Rounding is forgiven: 2% of the mean or a quarter of a standard deviation. */
static void wa_compare_mean(wa_diags *diags, const wa_distribution *distribution, double value, double mean, double sd) {
  double slack = fmax(0.02 * fabs(mean), 0.25 * sd);
  if (!(fabs(value - mean) > slack)) return;
  wa_warn(diags, distribution->span, "the mean of the distribution is %.4g, but the value is %.4g", mean, value);
  wa_hint(diags, "the draws are spread around the mean, the base case uses the value");
}

/* Two probabilities in order, with values in order inside the bounds. */
static void wa_check_quantiles(wa_diags *diags, const wa_distribution *distribution, double least, double most) {
  const wa_dist_arg *arg = wa_dist_find(distribution, "quantiles");
  if (!arg) return;
  const double *list = arg->list;
  if (!(list[0] > 0 && list[0] < list[2] && list[2] < 1)) {
    wa_error(diags, arg->span, "the probabilities of 'quantiles' must rise and lie between 0 and 1");
  } else if (!(list[1] < list[3])) {
    wa_error(diags, arg->span, "the values of 'quantiles' must rise with their probabilities");
  } else if (!(list[1] > least && list[3] < most)) {
    wa_error(diags, arg->span, "quantiles of a %s distribution must lie between %g and %g", distribution->kind->name, least, most);
  }
}

static bool wa_above_zero(wa_diags *diags, const wa_distribution *distribution, double value) {
  if (!(value <= 0)) return true;
  wa_error(diags, distribution->span, "a %s distribution needs a value above 0, not %g", distribution->kind->name, value);
  return false;
}

void wa_check_nothing(wa_diags *diags, const wa_distribution *distribution, double value) {
  (void)diags;
  (void)distribution;
  (void)value;
}

/* ---- beta ---- */

static void wa_check_events(wa_diags *diags, const wa_distribution *distribution, double value) {
  double events = wa_arg(distribution, "events"), n = wa_arg(distribution, "n");
  if (isnan(events) || !(n > 0)) return;
  if (events > n) {
    wa_error(diags, wa_arg_span(distribution, "events"), "%g events among %g is impossible", events, n);
  } else if (events <= 0 || events == n) {
    wa_error(diags, wa_arg_span(distribution, "events"), "with %g events among %g there is no beta distribution", events, n);
    wa_hint(diags, "add half an event to both sides: beta(alpha: %g, beta: %g)", events + 0.5, n - events + 0.5);
  } else {
    double mean = events / n;
    wa_compare_mean(diags, distribution, value, mean, sqrt(mean * (1 - mean) / (n + 1)));
  }
}

static void wa_check_beta_spread(wa_diags *diags, const wa_distribution *distribution, double value) {
  double se = wa_arg(distribution, "se");
  if (value <= 0 || value >= 1) {
    wa_error(diags, distribution->span, "a beta distribution needs a value between 0 and 1, not %g", value);
  } else if (se > 0 && se * se >= value * (1 - value)) {
    wa_error(diags, wa_arg_span(distribution, "se"), "a standard error of %g is impossible for a share of %g", se, value);
    wa_hint(diags, "it must be below %.3g; is it a standard deviation, or a percentage?", sqrt(value * (1 - value)));
  }
}

void wa_check_beta(wa_diags *diags, const wa_distribution *distribution, double value) {
  wa_all_positive(diags, distribution);
  wa_check_interval(diags, distribution, value, 0, 1);
  wa_check_quantiles(diags, distribution, 0, 1);
  /* Only a spread around the value needs the value; alpha and beta, or counts, stand on their own. */
  if (wa_dist_find(distribution, "se") || wa_dist_find(distribution, "ci95")) wa_check_beta_spread(diags, distribution, value);
  wa_check_events(diags, distribution, value);
  double a = wa_arg(distribution, "alpha"), b = wa_arg(distribution, "beta");
  if (a > 0 && b > 0)
    wa_compare_mean(diags, distribution, value, a / (a + b), sqrt(a * b / (a + b + 1)) / (a + b));
}

/* ---- gamma, lognormal, normal ---- */

void wa_check_gamma(wa_diags *diags, const wa_distribution *distribution, double value) {
  wa_all_positive(diags, distribution);
  if (!wa_dist_find(distribution, "shape") && !wa_above_zero(diags, distribution, value)) return;
  wa_check_interval(diags, distribution, value, 0, INFINITY);
  wa_check_quantiles(diags, distribution, 0, INFINITY);
  double shape = wa_arg(distribution, "shape"), scale = wa_arg(distribution, "scale"), rate = wa_arg(distribution, "rate");
  if (isnan(scale)) scale = 1 / rate;
  if (shape > 0 && scale > 0) wa_compare_mean(diags, distribution, value, shape * scale, sqrt(shape) * scale);
}

void wa_check_lognormal(wa_diags *diags, const wa_distribution *distribution, double value) {
  wa_all_positive(diags, distribution);
  if (!wa_above_zero(diags, distribution, value)) return;
  const wa_dist_arg *ci = wa_dist_find(distribution, "ci95");
  if (ci && ci->values[0] <= 0) {
    wa_error(diags, ci->span, "ci95 of a lognormal distribution must lie above 0");
    return;
  }
  wa_check_interval(diags, distribution, value, 0, INFINITY);
  wa_check_quantiles(diags, distribution, 0, INFINITY);
  double m = wa_arg(distribution, "meanlog"), s = wa_arg(distribution, "sdlog");
  /* The value may be meant as the mean or as the median: only what fits neither is a finding. */
  if (!(s > 0) || (value >= exp(m) && value <= exp(m + s * s / 2))) return;
  wa_compare_mean(diags, distribution, value, exp(m + s * s / 2), exp(m) * s);
}

static void wa_check_bounds(wa_diags *diags, const wa_distribution *distribution, double value) {
  double min = wa_arg(distribution, "min"), max = wa_arg(distribution, "max");
  if (min >= max) wa_error(diags, wa_arg_span(distribution, "min"), "'min' must be below 'max'");
  else if (value < min || value > max)
    wa_error(diags, distribution->span, "the value %g lies outside min and max", value);
}

void wa_check_normal(wa_diags *diags, const wa_distribution *distribution, double value) {
  wa_all_positive(diags, distribution);
  wa_check_interval(diags, distribution, value, -INFINITY, INFINITY);
  wa_check_quantiles(diags, distribution, -INFINITY, INFINITY);
  wa_check_bounds(diags, distribution, value);
  wa_compare_mean(diags, distribution, value, wa_arg(distribution, "mean"), wa_arg(distribution, "sd"));
}

/* ---- bounded ---- */

void wa_check_uniform(wa_diags *diags, const wa_distribution *distribution, double value) {
  wa_check_bounds(diags, distribution, value);
}

void wa_check_mode(wa_diags *diags, const wa_distribution *distribution, double value) {
  double min = wa_arg(distribution, "min"), max = wa_arg(distribution, "max"), mode = wa_arg(distribution, "mode");
  wa_check_bounds(diags, distribution, value);
  if (min < max && (mode < min || mode > max))
    wa_error(diags, wa_arg_span(distribution, "mode"), "'mode' must lie between 'min' and 'max'");
}

/* ---- several at once ---- */

static bool wa_check_counts(wa_diags *diags, const wa_dist_arg *counts) {
  if (counts->n_list < 2) {
    wa_error(diags, counts->span, "'counts' needs two numbers or more: one for each possibility");
    return false;
  }
  for (size_t i = 0; i < counts->n_list; i++) {
    if (counts->list[i] > 0) continue;
    wa_error(diags, counts->span, "every count must be above 0");
    return false;
  }
  return true;
}

void wa_check_dirichlet(wa_diags *diags, const wa_distribution *distribution, double value) {
  const wa_dist_arg *counts = wa_dist_find(distribution, "counts"), *item = wa_dist_find(distribution, "item");
  if (!counts || !wa_check_counts(diags, counts)) return;
  double which = item ? item->values[0] : 1, sum = 0;
  if (which != floor(which) || which < 1 || which > (double)counts->n_list) {
    wa_error(diags, wa_arg_span(distribution, "item"), "'item' must be from 1 to %zu, the number of counts", counts->n_list);
    return;
  }
  for (size_t i = 0; i < counts->n_list; i++) sum += counts->list[i];
  double mean = counts->list[(size_t)which - 1] / sum;
  wa_compare_mean(diags, distribution, value, mean, sqrt(mean * (1 - mean) / (sum + 1)));
}

void wa_check_multinormal(wa_diags *diags, const wa_distribution *distribution, double value) {
  (void)value;
  wa_all_positive(diags, distribution);
  const wa_dist_arg *correlation = wa_dist_find(distribution, "correlation");
  for (size_t i = 0; correlation && i < correlation->n_list; i++)
    if (fabs(correlation->list[i]) > 1) {
      wa_error(diags, correlation->span, "a correlation lies between -1 and 1");
      return;
    }
}
