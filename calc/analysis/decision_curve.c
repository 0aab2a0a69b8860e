#include <math.h>
#include <stdlib.h>

#include "analysis/decision.h"

static double **wa_columns(wa_arena *arena, size_t n_columns, size_t n) {
  double **columns = WA_NEW_ARRAY(arena, double *, n_columns);
  for (size_t i = 0; i < n_columns; i++) columns[i] = WA_NEW_ARRAY(arena, double, n);
  return columns;
}

static void wa_fill_net_benefit(const wa_cost_effect *data, double threshold, double **value) {
  for (size_t s = 0; s < data->n_strategies; s++)
    for (size_t i = 0; i < data->n; i++) value[s][i] = threshold * data->effect[s][i] - data->cost[s][i];
}

wa_choice wa_net_benefit(wa_arena *arena, const wa_cost_effect *data, double threshold) {
  double **value = wa_columns(arena, data->n_strategies, data->n);
  wa_fill_net_benefit(data, threshold, value);
  return (wa_choice){data->n, data->n_strategies, (const double *const *)value};
}

static int wa_by_size(const void *a, const void *b) {
  double first = *(const double *)a, second = *(const double *)b;
  return (first > second) - (first < second);
}

double *wa_threshold_grid(wa_arena *arena, size_t n, const double *wanted, size_t n_wanted, size_t *n_grid) {
  double *grid = WA_NEW_ARRAY(arena, double, n + n_wanted), highest = 0;
  size_t count = 0, kept = 0;
  for (size_t i = 0; i < n_wanted; i++) highest = fmax(highest, wanted[i]);
  for (size_t i = 0; i < n; i++) grid[count++] = n > 1 ? 2 * highest * (double)i / (double)(n - 1) : 0;
  for (size_t i = 0; i < n_wanted; i++) grid[count++] = wanted[i];
  qsort(grid, count, sizeof *grid, wa_by_size);
  for (size_t i = 0; i < count; i++)
    if (kept == 0 || grid[i] > grid[kept - 1] + 1e-9 * highest) grid[kept++] = grid[i];
  *n_grid = kept;
  return grid;
}
