/* Quantiles against the sorted numbers. */
#include <stdlib.h>

#include "analysis/quantiles.h"
#include "run.h"

enum { MOST = 4000, QUANTILES = 6 };

static const double at[QUANTILES] = {0, 0.025, 0.5, 0.5, 0.975, 1};

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* All manner of numbers: spread evenly, on a few values, with a long tail, one far from the others, endless, all alike. */
static double number(int kind, uint64_t *random, size_t i) {
  double u = wa_random(random);
  switch (kind) {
    case 0: return 2e6 * u - 1e6;
    case 1: return floor(5 * u);
    case 2: return exp(20 * u * u * u);
    case 3: return i == 7 ? 1e300 : u;
    case 4: return i % 50 == 3 ? INFINITY : i % 50 == 9 ? -INFINITY : u;
    case 5: return 3.25;
    case 6: return 1 + u * 1e-15;
    case 7: return i == 0 ? -1e308 : i == 1 ? 1e308 : u;
    default: return u < 0.6 ? 0 : -1e5 * u;
  }
}

START_TEST(quantiles_are_those_of_the_sorted_numbers) {
  static double values[MOST], sorted[MOST], scratch[MOST];
  static const size_t counts[] = {1, 2, 3, 7, 8, 9, 41, 511, 512, 700, MOST};
  double quantiles[QUANTILES];
  uint64_t random = 88172645463325252u + (uint64_t)_i;
  for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
    size_t n = counts[c];
    for (size_t i = 0; i < n; i++) sorted[i] = values[i] = number(_i % 9, &random, i);
    qsort(sorted, n, sizeof *sorted, compare);
    wa_quantiles(values, n, scratch, at, quantiles, QUANTILES);
    for (size_t q = 0; q < QUANTILES; q++) {
      double place = at[q] * (double)(n - 1);
      size_t k = (size_t)place, next = k + 1 < n ? k + 1 : k;
      double expected = sorted[k] + (place - (double)k) * (sorted[next] - sorted[k]);
      if (isnan(expected)) ck_assert(isnan(quantiles[q]));
      else ck_assert_msg(quantiles[q] == expected, "kind %d, %zu numbers, quantile %g: %.17g, not %.17g", _i % 9, n, at[q], quantiles[q], expected);
    }
  }
}
END_TEST

int main(void) {
  TCase *cases = tcase_create("quantiles");
  tcase_add_loop_test(cases, quantiles_are_those_of_the_sorted_numbers, 0, 90);
  return wa_run_suite("quantiles", cases);
}
