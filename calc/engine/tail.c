#include "engine/tail.h"

#include <math.h>

#include <gsl/gsl_sf_gamma.h>

/* Series and fractions take a few times the square root of the larger shape. */
enum { WA_MOST_TERMS = 200000 };

/* ---- gamma ---- */

/* P(a, x) = x^a e^-x / Gamma(a + 1) (1 + x/(a+1) + x^2/((a+1)(a+2)) + ...): DLMF 8.7.1. In logarithms. */
static double wa_gamma_series(double a, double normaliser, double y) {
  double x = exp(y), term = 1, sum = 1;
  for (int n = 1; n < WA_MOST_TERMS && term > 1e-17 * sum; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return a * y - x - normaliser - log(a) + log(sum);
}

/* Q(a, x) = x^a e^-x / Gamma(a) 1/(x+1-a - 1(1-a)/(x+3-a - 2(2-a)/(x+5-a - ...))): DLMF 8.9.2 contracted, by the method
 * of Lentz and Thompson. In logarithms. */
static double wa_gamma_fraction(double a, double normaliser, double y) {
  double x = exp(y), b = x + 1 - a, upper = b, lower = 0, value = b;
  for (int n = 1; n < WA_MOST_TERMS; n++) {
    double c = -n * (n - a);
    b += 2;
    lower = 1 / (b + c * lower);
    upper = b + c / upper;
    value *= upper * lower;
    if (fabs(upper * lower - 1) < 1e-16) break;
  }
  return a * y - x - normaliser - log(value);
}

/* Each of the two where it converges fast. */
static double wa_gamma_below(const wa_tail *tail, double y) {
  if (y <= log(tail->a + 1)) return wa_gamma_series(tail->a, tail->normaliser, y);
  return log1p(-exp(wa_gamma_fraction(tail->a, tail->normaliser, y)));
}

static double wa_gamma_above(const wa_tail *tail, double y) {
  if (y > log(tail->a + 1)) return wa_gamma_fraction(tail->a, tail->normaliser, y);
  return log1p(-exp(wa_gamma_series(tail->a, tail->normaliser, y)));
}

static double wa_gamma_density(const wa_tail *tail, double y, double *slope) {
  double x = exp(y);
  *slope = tail->a - x;
  return tail->a * y - x - tail->normaliser;
}

wa_tail wa_gamma_tail(double shape) {
  return (wa_tail){.a = shape, .normaliser = gsl_sf_lngamma(shape), .below = wa_gamma_below, .above = wa_gamma_above,
                   .density = wa_gamma_density, .start = log(shape)};
}

/* ---- beta ---- */

/* The k-th coefficient of the continued fraction of the incomplete beta function: DLMF 8.17.23. */
static double wa_beta_coefficient(double a, double b, double x, int k) {
  double m = k / 2;
  if (k % 2) return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
  return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
}

/* The continued fraction 1 / (1 + d1 / (1 + d2 / ...)) by the method of Lentz and Thompson. */
static double wa_beta_fraction(double a, double b, double x) {
  const double tiny = 1e-300;
  double value = 1, upper = 1, lower = 0;
  for (int k = 1; k < WA_MOST_TERMS; k++) {
    double d = wa_beta_coefficient(a, b, x, k);
    lower = 1 + d * lower;
    upper = 1 + d / upper;
    if (fabs(lower) < tiny) lower = tiny;
    if (fabs(upper) < tiny) upper = tiny;
    lower = 1 / lower;
    value *= lower * upper;
    if (fabs(lower * upper - 1) < 1e-16) break;
  }
  return 1 / value;
}

/* ln of x^a (1 - x)^b / (a B(a, b)), with both ln x and ln(1 - x) from y. */
static double wa_beta_front(double a, double b, double normaliser, double y) {
  double ln_x = y < 0 ? y - log1p(exp(y)) : -log1p(exp(-y)), ln_rest = y < 0 ? -log1p(exp(y)) : -y - log1p(exp(-y));
  return a * ln_x + b * ln_rest - normaliser - log(a);
}

/* ln I_x(a, b): the fraction converges fast for x below (a + 1) / (a + b + 2); beyond it the other tail is taken. */
static double wa_beta_log(double a, double b, double normaliser, double y) {
  double x = 1 / (1 + exp(-y));
  if (x <= (a + 1) / (a + b + 2)) return wa_beta_front(a, b, normaliser, y) + log(wa_beta_fraction(a, b, x));
  double other = wa_beta_front(b, a, normaliser, -y) + log(wa_beta_fraction(b, a, 1 / (1 + exp(y))));
  return log1p(-exp(other));
}

static double wa_beta_below(const wa_tail *tail, double y) { return wa_beta_log(tail->a, tail->b, tail->normaliser, y); }
static double wa_beta_above(const wa_tail *tail, double y) { return wa_beta_log(tail->b, tail->a, tail->normaliser, -y); }

static double wa_beta_density(const wa_tail *tail, double y, double *slope) {
  double x = 1 / (1 + exp(-y)), rest = 1 / (1 + exp(y));
  *slope = tail->a * rest - tail->b * x;
  return wa_beta_front(tail->a, tail->b, tail->normaliser, y) + log(tail->a);
}

wa_tail wa_beta_tail(double alpha, double beta) {
  return (wa_tail){.a = alpha, .b = beta, .normaliser = gsl_sf_lnbeta(alpha, beta), .below = wa_beta_below,
                   .above = wa_beta_above, .density = wa_beta_density, .start = log(alpha / beta)};
}
