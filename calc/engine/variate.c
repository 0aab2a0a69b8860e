#include "engine/variate.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "engine/quantile.h"

double wa_normal_below(double z) { return gsl_cdf_ugaussian_P(z); }

/* Between the ends; where both lie above the mean the upper tail is used, whose probabilities keep their digits. */
static double wa_truncated(double u, double mean, double sd, double min, double max) {
  double low = isnan(min) ? -INFINITY : (min - mean) / sd, high = isnan(max) ? INFINITY : (max - mean) / sd;
  if (!(low < high)) return NAN;
  double sign = low > 0 ? -1 : 1;
  if (sign < 0) {
    double swap = low;
    low = -high;
    high = -swap;
    u = 1 - u;
  }
  double below = isinf(low) ? 0 : gsl_cdf_ugaussian_P(low), above = isinf(high) ? 1 : gsl_cdf_ugaussian_P(high);
  double z = gsl_cdf_ugaussian_Pinv(below + u * (above - below));
  return mean + sign * sd * fmin(fmax(z, low), high);
}

static double wa_normal_value(double u, const double args[]) {
  if (!(args[1] > 0)) return NAN;
  if (isnan(args[2]) && isnan(args[3])) return args[0] + args[1] * wa_normal_score(u);
  return wa_truncated(u, args[0], args[1], args[2], args[3]);
}

/* Method of moments, as for parameters: the mean and the standard deviation are those of the values themselves. */
static double wa_lognormal_value(double u, double mean, double sd) {
  if (!(mean > 0 && sd > 0)) return NAN;
  double variance = log1p(sd * sd / (mean * mean));
  return exp(log(mean) - variance / 2 + sqrt(variance) * wa_normal_score(u));
}

static double wa_gamma_value(double u, double mean, double sd) {
  if (!(mean > 0 && sd > 0)) return NAN;
  return gsl_cdf_gamma_Pinv(u, mean * mean / (sd * sd), sd * sd / mean);
}

static double wa_beta_value(double u, double mean, double sd) {
  double n = mean * (1 - mean) / (sd * sd) - 1;
  if (!(mean > 0 && mean < 1 && sd > 0 && n > 0)) return NAN;
  return gsl_cdf_beta_Pinv(u, mean * n, (1 - mean) * n);
}

static double wa_triangular_value(double u, double min, double mode, double max) {
  if (!(min <= mode && mode <= max && min < max)) return NAN;
  double split = (mode - min) / (max - min);
  if (u < split) return min + sqrt(u * (max - min) * (mode - min));
  return max - sqrt((1 - u) * (max - min) * (max - mode));
}

double wa_variate_at(wa_variation kind, double u, const double args[WA_VARIES_MOST_ARGS]) {
  switch (kind) {
    case WA_VARIES_VALUE: return args[0];
    case WA_VARIES_SHARE: return args[0] >= 0 && args[0] <= 1 ? (u < args[0] ? 1 : 0) : NAN;
    case WA_VARIES_NORMAL: return wa_normal_value(u, args);
    case WA_VARIES_LOGNORMAL: return wa_lognormal_value(u, args[0], args[1]);
    case WA_VARIES_GAMMA: return wa_gamma_value(u, args[0], args[1]);
    case WA_VARIES_BETA: return wa_beta_value(u, args[0], args[1]);
    case WA_VARIES_UNIFORM: return args[0] < args[1] ? args[0] + u * (args[1] - args[0]) : NAN;
    case WA_VARIES_TRIANGULAR: return wa_triangular_value(u, args[0], args[1], args[2]);
    case WA_VARIES_EXPONENTIAL: return args[0] > 0 ? -args[0] * log1p(-u) : NAN;
    case WA_VARIES_WEIBULL: return args[0] > 0 && args[1] > 0 ? args[1] * pow(-log1p(-u), 1 / args[0]) : NAN;
    case WA_VARIES_COLUMN:
    case WA_N_VARIATIONS: break;
  }
  return NAN;
}
