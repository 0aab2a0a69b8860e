#include "engine/quantile.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_cdf.h>

#include "engine/quantile_form.h"

double wa_normal_score(double probability) { return gsl_cdf_ugaussian_Pinv(probability); }

/* Between the bounds. Where both lie above the mean all is mirrored (b below 0), so that small probabilities keep
 * their digits. */
static double wa_truncated_at(const wa_quantile *quantile, double u) {
  double p = quantile->p_low + u * (quantile->p_high - quantile->p_low);
  double x = quantile->a + gsl_cdf_ugaussian_Pinv(p) * quantile->b;
  return fmin(quantile->high, fmax(quantile->low, x));
}

static double wa_triangular_at(const wa_quantile *quantile, double u) {
  double low = quantile->low, high = quantile->high, mode = quantile->mode, width = high - low;
  if (u * width <= mode - low) return low + sqrt(u * width * (mode - low));
  return high - sqrt((1 - u) * width * (high - mode));
}

/* Row of the sample: every row as likely. */
static double wa_sample_at(const wa_quantile *quantile, double u) {
  size_t row = (size_t)(u * (double)quantile->n_sample);
  return quantile->sample[row < quantile->n_sample ? row : quantile->n_sample - 1];
}

double wa_quantile_at(const wa_quantile *quantile, double u) {
  switch (quantile->kind) {
    case WA_Q_FIXED: return quantile->a;
    case WA_Q_UNIFORM: return quantile->low + u * (quantile->high - quantile->low);
    case WA_Q_TRIANGULAR: return wa_triangular_at(quantile, u);
    case WA_Q_TRUNCATED: return wa_truncated_at(quantile, u);
    case WA_Q_SAMPLE: return wa_sample_at(quantile, u);
    case WA_Q_NORMAL:
    case WA_Q_LOGNORMAL:
    case WA_Q_GAMMA:
    case WA_Q_BETA: break;
  }
  return wa_quantile_at_score(quantile, wa_normal_score(u));
}

double wa_quantile_at_score(const wa_quantile *quantile, double z) {
  switch (quantile->kind) {
    case WA_Q_NORMAL: return quantile->a + quantile->b * z;
    case WA_Q_LOGNORMAL: return exp(quantile->a + quantile->b * z);
    case WA_Q_GAMMA: return quantile->b * exp(wa_grid_at(quantile->grid, z));
    case WA_Q_BETA: return quantile->low + (quantile->high - quantile->low) / (1 + exp(-wa_grid_at(quantile->grid, z)));
    case WA_Q_FIXED:
    case WA_Q_UNIFORM:
    case WA_Q_TRIANGULAR:
    case WA_Q_TRUNCATED:
    case WA_Q_SAMPLE: break;
  }
  return wa_quantile_at(quantile, gsl_cdf_ugaussian_P(z));
}

static int wa_compare_numbers(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

bool wa_dist_quantile_around(const wa_distribution *distribution, double value, double probability, double *x) {
  if (!distribution->kind || strcmp(distribution->kind->name, "fixed") == 0) return false;
  wa_arena *arena = wa_arena_new();
  wa_quantile quantile;
  bool known = wa_quantile_of(arena, distribution, value, &quantile);
  if (known && quantile.kind == WA_Q_SAMPLE) {
    double *sorted = WA_NEW_ARRAY(arena, double, quantile.n_sample);
    memcpy(sorted, quantile.sample, quantile.n_sample * sizeof *sorted);
    qsort(sorted, quantile.n_sample, sizeof *sorted, wa_compare_numbers);
    quantile.sample = sorted;
  }
  if (known) *x = wa_quantile_at(&quantile, probability);
  wa_arena_free(arena);
  return known;
}

bool wa_dist_quantile(const wa_parameter *parameter, double probability, double *x) {
  double value = NAN;
  if (!parameter->value.expr || !wa_expr_literal(parameter->value.expr, &value)) value = NAN;
  return wa_dist_quantile_around(&parameter->distribution, value, probability, x);
}
