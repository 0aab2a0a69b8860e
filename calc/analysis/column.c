#include "analysis/column.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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

/* ---- values ---- */

/* Brings the k-th smallest of values[from..to] to its place, smaller ones before and larger ones behind it (Hoare). */
static void wa_select(double *values, size_t from, size_t to, size_t k) {
  while (from < to) {
    double pivot = values[from + (to - from) / 2];
    size_t i = from, j = to;
    for (;;) {
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
      if (i >= j) break;
      double other = values[i];
      values[i++] = values[j];
      values[j--] = other;
    }
    /* Everything up to j is at most the pivot, everything after it at least. */
    if (k <= j) to = j;
    else from = j + 1;
  }
}

/* Numbers counted by where they lie between the smallest and the largest, so that only those near a quantile need to be
 * put in order. */
enum { WA_STEPS = 1024 };

typedef struct wa_ladder {
  const double *values;
  size_t n;
  double lowest, per_width;   /* step of a number: (number - lowest) x per_width */
  size_t counts[WA_STEPS + 1];
  double *near;               /* room for n */
} wa_ladder;

static size_t wa_step(const wa_ladder *ladder, double value) { return (size_t)((value - ladder->lowest) * ladder->per_width); }

/* False where the numbers are too much alike, or too far apart, to be told apart in steps. */
static bool wa_count_steps(wa_ladder *ladder) {
  double lowest = INFINITY, highest = -INFINITY;
  for (size_t i = 0; i < ladder->n; i++) {
    lowest = ladder->values[i] < lowest ? ladder->values[i] : lowest;
    highest = ladder->values[i] > highest ? ladder->values[i] : highest;
  }
  ladder->lowest = lowest;
  ladder->per_width = WA_STEPS / (highest - lowest);
  if (!isnormal(ladder->per_width)) return false;
  memset(ladder->counts, 0, sizeof ladder->counts);
  for (size_t i = 0; i < ladder->n; i++) ladder->counts[wa_step(ladder, ladder->values[i])]++;
  return true;
}

/* The k-th smallest and the one after it (the same where there is none). */
static void wa_two_from_steps(const wa_ladder *ladder, size_t k, double *at, double *next) {
  size_t step = 0, before = 0, n = 0;
  while (before + ladder->counts[step] <= k) before += ladder->counts[step++];
  size_t last = step;
  while (before + ladder->counts[step] <= k + 1 && last < WA_STEPS && (last == step || ladder->counts[last] == 0)) last++;
  for (size_t i = 0; i < ladder->n; i++) {
    size_t own = wa_step(ladder, ladder->values[i]);
    if (own >= step && own <= last) ladder->near[n++] = ladder->values[i];
  }
  k -= before;
  wa_select(ladder->near, 0, n - 1, k);
  *at = *next = ladder->near[k];
  if (k + 1 == n) return;
  *next = INFINITY;
  for (size_t i = k + 1; i < n; i++) *next = ladder->near[i] < *next ? ladder->near[i] : *next;
}

/* `values` are put in another order; `near` has room for n. */
static void wa_value_quantiles(double *values, double *near, size_t n, const double *at, double *quantiles, size_t n_at) {
  wa_ladder ladder = {.values = values, .n = n, .near = near};
  bool steps = wa_count_steps(&ladder);
  for (size_t q = 0; q < n_at; q++) {
    double place = at[q] * (double)(n - 1), here = 0, next = 0;
    size_t k = (size_t)place;
    if (steps) wa_two_from_steps(&ladder, k, &here, &next);
    else {
      wa_select(values, 0, n - 1, k);
      here = next = values[k];
      for (size_t i = k + 1; i < n; i++) next = i == k + 1 || values[i] < next ? values[i] : next;
    }
    quantiles[q] = here + (place - (double)k) * (next - here);
  }
}

/* ---- both ---- */

void wa_column_add(wa_arena *arena, wa_column *column, double value, bool binned) {
  if (isnan(value)) {
    column->missing++;
    return;
  }
  if (column->n++ == 0 && !isfinite(column->origin)) column->origin = value;
  double difference = value - column->origin;
  column->sum += difference;
  column->squares += difference * difference;
  if (binned) wa_bin_add(arena, column, value);
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
    wa_value_quantiles(scratch, scratch + kept, kept, at, quantiles, 3);
  } else {
    size_t n_bins;
    wa_bin *sorted = wa_sorted_bins(arena, column, &n_bins);
    for (int i = 0; i < 3; i++) quantiles[i] = wa_bin_quantile(sorted, n_bins, column->n, at[i]);
  }
  summary.low = quantiles[0], summary.median = quantiles[1], summary.high = quantiles[2];
  return summary;
}
