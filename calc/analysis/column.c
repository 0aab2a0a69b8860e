#include "analysis/column.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/add_up.h"
#include "analysis/quantiles.h"

/* ---- histogram ---- */

/* A number's bin: sign, exponent and 13 bits of its fraction, in an order that is that of the numbers. */
static uint64_t wa_bin_key(double value) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  bits = bits >> 63 ? ~bits : bits | (uint64_t)1 << 63;
  return bits >> 39;
}

/* The middle of a bin. */
static double wa_bin_value(uint64_t key) {
  uint64_t bits = key << 39 | (uint64_t)1 << 38;
  bits = bits >> 63 ? bits & ~((uint64_t)1 << 63) : ~bits;
  double value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

static size_t wa_bin_slot(const wa_bin *bins, size_t room, uint64_t key) {
  size_t at = (size_t)(key * UINT64_C(0x9e3779b97f4a7c15) >> 20) & (room - 1);
  while (bins[at].count && bins[at].key != key) at = (at + 1) & (room - 1);
  return at;
}

static void wa_widen_bins(wa_arena *arena, wa_column *column) {
  size_t room = column->room ? 4 * column->room : 1024;
  wa_bin *bins = WA_NEW_ARRAY(arena, wa_bin, room);
  for (size_t i = 0; i < column->room; i++)
    if (column->bins[i].count) bins[wa_bin_slot(bins, room, column->bins[i].key)] = column->bins[i];
  column->bins = bins;
  column->room = room;
}

static void wa_bin_add(wa_arena *arena, wa_column *column, double value) {
  if (2 * column->n_bins >= column->room) wa_widen_bins(arena, column);
  uint64_t key = wa_bin_key(value == 0 ? 0 : value);
  wa_bin *bin = &column->bins[wa_bin_slot(column->bins, column->room, key)];
  if (bin->count++ == 0) {
    bin->key = key;
    column->n_bins++;
  }
}

static int wa_compare_bins(const void *a, const void *b) {
  uint64_t x = ((const wa_bin *)a)->key, y = ((const wa_bin *)b)->key;
  return (x > y) - (x < y);
}

/* Bins in the order of their numbers; `n` receives how many. */
static wa_bin *wa_sorted_bins(wa_arena *arena, const wa_column *column, size_t *n) {
  wa_bin *sorted = WA_NEW_ARRAY(arena, wa_bin, column->n_bins + 1);
  *n = 0;
  for (size_t i = 0; i < column->room; i++)
    if (column->bins[i].count) sorted[(*n)++] = column->bins[i];
  qsort(sorted, *n, sizeof *sorted, wa_compare_bins);
  return sorted;
}

static double wa_bin_quantile(const wa_bin *sorted, size_t n_bins, size_t n, double p) {
  uint64_t rank = (uint64_t)floor(p * (double)(n - 1) + 0.5), before = 0;
  for (size_t i = 0; i < n_bins; i++) {
    before += sorted[i].count;
    if (before > rank) return wa_bin_value(sorted[i].key);
  }
  return NAN;
}

/* ---- both ---- */

enum { WA_ADDED_AT_ONCE = 256 };

/* Those of `values` that are there. */
static size_t wa_present(const double *values, size_t n, double *present) {
  size_t count = 0;
  for (size_t i = 0; i < n; i++) {
    present[count] = values[i];
    count += (size_t)!isnan(values[i]);
  }
  return count;
}

static void wa_add_some(wa_arena *arena, wa_column *column, const double *values, size_t n, bool binned) {
  double present[WA_ADDED_AT_ONCE], difference[WA_ADDED_AT_ONCE], square[WA_ADDED_AT_ONCE];
  const double *columns[] = {difference, square};
  double sums[] = {column->sum, column->squares};
  size_t count = wa_present(values, n, present);
  column->missing += n - count;
  if (count == 0) return;
  if (column->n == 0 && !isfinite(column->origin)) column->origin = present[0];
  column->n += count;
  for (size_t i = 0; i < count; i++) {
    difference[i] = present[i] - column->origin;
    square[i] = difference[i] * difference[i];
  }
  wa_add_up(count, 2, columns, sums);
  column->sum = sums[0];
  column->squares = sums[1];
  for (size_t i = 0; binned && i < count; i++) wa_bin_add(arena, column, present[i]);
}

void wa_column_add(wa_arena *arena, wa_column *column, const double *values, size_t n, bool binned) {
  for (size_t from = 0; from < n; from += WA_ADDED_AT_ONCE)
    wa_add_some(arena, column, values + from, n - from < WA_ADDED_AT_ONCE ? n - from : WA_ADDED_AT_ONCE, binned);
}

wa_column_summary wa_column_summarise(wa_arena *arena, const wa_column *column, const double *values, double *scratch) {
  static const double at[] = {0.025, 0.5, 0.975};
  wa_column_summary summary = {column->n, column->missing, NAN, NAN, NAN, NAN, NAN, NAN};
  double quantiles[3] = {NAN, NAN, NAN}, n = (double)column->n;
  if (column->n == 0) return summary;
  summary.mean = column->origin + column->sum / n;
  double spread = column->squares - column->sum * column->sum / n;
  if (column->n > 1) summary.sd = sqrt(fmax(0, spread) / (n - 1));
  summary.error = summary.sd / sqrt(n);
  if (values) {
    size_t kept = 0;
    for (size_t i = 0; i < column->n + column->missing; i++)
      if (!isnan(values[i])) scratch[kept++] = values[i];
    wa_quantiles(scratch, kept, scratch + kept, at, quantiles, 3);
  } else {
    size_t n_bins;
    wa_bin *sorted = wa_sorted_bins(arena, column, &n_bins);
    for (int i = 0; i < 3; i++) quantiles[i] = wa_bin_quantile(sorted, n_bins, column->n, at[i]);
  }
  summary.low = quantiles[0], summary.median = quantiles[1], summary.high = quantiles[2];
  return summary;
}
