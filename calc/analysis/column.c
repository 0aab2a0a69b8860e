#include "analysis/column.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/add_up.h"
#include "analysis/quantiles.h"

enum { WA_ADDED_AT_ONCE = 256 };

/* ---- histogram ---- */

/* A number's bin: sign, exponent and 13 bits of its fraction, in an order that is that of the numbers. */
static uint32_t wa_bin_key(double value) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  bits = bits >> 63 ? ~bits : bits | (uint64_t)1 << 63;
  return (uint32_t)(bits >> 39);
}

/* The middle of a bin. */
static double wa_bin_value(uint32_t key) {
  uint64_t bits = (uint64_t)key << 39 | (uint64_t)1 << 38;
  bits = bits >> 63 ? bits & ~((uint64_t)1 << 63) : ~bits;
  double value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

static size_t wa_page_slot(const wa_bin_page *pages, size_t room, uint32_t number) {
  size_t at = (size_t)(number * UINT64_C(0x9e3779b97f4a7c15) >> 32) & (room - 1);
  while (pages[at].counts && pages[at].number != number) at = (at + 1) & (room - 1);
  return at;
}

static void wa_more_pages(wa_arena *arena, wa_column *column) {
  size_t room = column->room ? 4 * column->room : 64;
  wa_bin_page *pages = WA_NEW_ARRAY(arena, wa_bin_page, room);
  for (size_t i = 0; i < column->room; i++)
    if (column->pages[i].counts) pages[wa_page_slot(pages, room, column->pages[i].number)] = column->pages[i];
  column->pages = pages;
  column->room = room;
}

/* The numbers of a column are much alike: their bins are next to each other, on few pages. */
static uint32_t *wa_bin_of(wa_arena *arena, wa_column *column, double value) {
  if (2 * column->n_pages >= column->room) wa_more_pages(arena, column);
  uint32_t key = wa_bin_key(value == 0 ? 0 : value), number = key / WA_BINS_OF_PAGE;
  wa_bin_page *page = &column->pages[wa_page_slot(column->pages, column->room, number)];
  if (!page->counts) {
    *page = (wa_bin_page){number, WA_NEW_ARRAY(arena, uint32_t, WA_BINS_OF_PAGE)};
    column->n_pages++;
  }
  return &page->counts[key % WA_BINS_OF_PAGE];
}

/* All are looked up before the first is counted: the memory of one need not be waited for before that of the next. */
static void wa_bin_add(wa_arena *arena, wa_column *column, const double *values, size_t n) {
  uint32_t *bins[WA_ADDED_AT_ONCE];
  for (size_t i = 0; i < n; i++) {
    bins[i] = wa_bin_of(arena, column, values[i]);
    __builtin_prefetch(bins[i], 1);
  }
  for (size_t i = 0; i < n; i++) ++*bins[i];
}

static int wa_compare_pages(const void *a, const void *b) {
  uint32_t x = ((const wa_bin_page *)a)->number, y = ((const wa_bin_page *)b)->number;
  return (x > y) - (x < y);
}

/* In the order of their numbers; column->n_pages of them. */
static wa_bin_page *wa_sorted_pages(wa_arena *arena, const wa_column *column) {
  wa_bin_page *sorted = WA_NEW_ARRAY(arena, wa_bin_page, column->n_pages + 1);
  size_t n = 0;
  for (size_t i = 0; i < column->room; i++)
    if (column->pages[i].counts) sorted[n++] = column->pages[i];
  qsort(sorted, n, sizeof *sorted, wa_compare_pages);
  return sorted;
}

static double wa_bin_quantile(const wa_bin_page *sorted, size_t n_pages, size_t n, double p) {
  uint64_t rank = (uint64_t)floor(p * (double)(n - 1) + 0.5), before = 0;
  for (size_t i = 0; i < n_pages; i++)
    for (uint32_t bin = 0; bin < WA_BINS_OF_PAGE; bin++) {
      before += sorted[i].counts[bin];
      if (before > rank) return wa_bin_value(sorted[i].number * WA_BINS_OF_PAGE + bin);
    }
  return NAN;
}

/* ---- both ---- */

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
  if (binned) wa_bin_add(arena, column, present, count);
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
    wa_bin_page *sorted = wa_sorted_pages(arena, column);
    for (int i = 0; i < 3; i++) quantiles[i] = wa_bin_quantile(sorted, column->n_pages, column->n, at[i]);
  }
  summary.low = quantiles[0], summary.median = quantiles[1], summary.high = quantiles[2];
  return summary;
}
