#include "analysis/range.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "engine/quantile.h"
#include "model/distribution.h"

const char *const wa_range_names[] = {"none", "low and high", "distribution", "margin"};

static double wa_value_of(const wa_parameter *parameter) {
  double value = NAN;
  if (!wa_expr_literal(parameter->value.expr, &value)) return NAN;
  return value;
}

/* A point of the parameter's distribution; NaN where it has none. */
static double wa_distribution_point(const wa_parameter *parameter, double value, double share) {
  double point;
  return wa_dist_quantile_around(&parameter->distribution, value, share, &point) ? point : NAN;
}

/* NaN where it is not written. */
static double wa_bound_value(const wa_results *results, size_t parameter, bool high) {
  const wa_parameter *written = &results->model->parameters[parameter];
  const wa_formula *bound = high ? &written->high : &written->low;
  double number;
  if (!bound->expr) return NAN;
  if (wa_expr_literal(bound->expr, &number)) return number;
  return wa_result_value(results, (high ? results->lowered->high : results->lowered->low)[parameter]);
}

static wa_bounds wa_made_of(wa_range_from from, double low, double high) {
  bool usable = isfinite(low) && isfinite(high) && low < high;
  return usable ? (wa_bounds){from, low, high} : (wa_bounds){WA_RANGE_NONE, 0, 0};
}

wa_bounds wa_range_of(const wa_results *results, size_t parameter, double margin) {
  const wa_parameter *written = &results->model->parameters[parameter];
  double value = wa_value_of(written);
  double low = wa_bound_value(results, parameter, false), high = wa_bound_value(results, parameter, true);
  bool own = !isnan(low) || !isnan(high);
  if (written->distribution.kind) {
    if (isnan(low)) low = wa_distribution_point(written, value, 0.025);
    if (isnan(high)) high = wa_distribution_point(written, value, 0.975);
  }
  wa_bounds range = wa_made_of(own ? WA_RANGE_WRITTEN : WA_RANGE_DISTRIBUTION, low, high);
  if (range.from != WA_RANGE_NONE || isnan(margin)) return range;
  return wa_made_of(WA_RANGE_MARGIN, value - margin * fabs(value), value + margin * fabs(value));
}

bool wa_is_slow(const wa_results *results) { return results->model->patients != NULL; }

static bool wa_is_share(const wa_parameter *parameter) {
  const char *kind = parameter->distribution.kind ? parameter->distribution.kind->name : "";
  return strcmp(kind, "beta") == 0 || strcmp(kind, "dirichlet") == 0;
}

wa_bounds wa_range_wide(const wa_results *results, size_t parameter, wa_bounds range) {
  enum { TIMES = 10 };
  const wa_parameter *written = &results->model->parameters[parameter];
  double value = wa_value_of(written);
  bool given = range.from != WA_RANGE_NONE;
  double low = given ? fmin(range.low, value) : value, high = given ? fmax(range.high, value) : value;
  if (wa_is_share(written)) return wa_made_of(WA_RANGE_DISTRIBUTION, fmin(low, 0), fmax(high, 1));
  double far = TIMES * fmax(fabs(low), fabs(high));
  return wa_made_of(given ? range.from : WA_RANGE_MARGIN, low >= 0 ? 0 : -far, high <= 0 ? 0 : far);
}
