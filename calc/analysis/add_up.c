#include "analysis/add_up.h"

static void wa_add_four(size_t n, const double *const *columns, double *sums) {
  const double *a = columns[0], *b = columns[1], *c = columns[2], *d = columns[3];
  double sum_a = sums[0], sum_b = sums[1], sum_c = sums[2], sum_d = sums[3];
  for (size_t i = 0; i < n; i++) {
    sum_a += a[i];
    sum_b += b[i];
    sum_c += c[i];
    sum_d += d[i];
  }
  sums[0] = sum_a, sums[1] = sum_b, sums[2] = sum_c, sums[3] = sum_d;
}

static void wa_add_two(size_t n, const double *const *columns, double *sums) {
  const double *a = columns[0], *b = columns[1];
  double sum_a = sums[0], sum_b = sums[1];
  for (size_t i = 0; i < n; i++) {
    sum_a += a[i];
    sum_b += b[i];
  }
  sums[0] = sum_a, sums[1] = sum_b;
}

static void wa_add_one(size_t n, const double *column, double *sum) {
  double so_far = *sum;
  for (size_t i = 0; i < n; i++) so_far += column[i];
  *sum = so_far;
}

void wa_add_up(size_t n, size_t n_columns, const double *const *columns, double *sums) {
  size_t c = 0;
  for (; c + 4 <= n_columns; c += 4) wa_add_four(n, columns + c, sums + c);
  for (; c + 2 <= n_columns; c += 2) wa_add_two(n, columns + c, sums + c);
  for (; c < n_columns; c++) wa_add_one(n, columns[c], &sums[c]);
}
