/* What the draws of one figure amount to: mean, spread, quantiles, and how far chance may have moved the mean. Numbers
 * are added in the order of the draws, so that the sums are the same bits however the draws were computed. */
#ifndef WA_ANALYSIS_COLUMN_H
#define WA_ANALYSIS_COLUMN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

typedef struct wa_column_summary {
  size_t n, missing;        /* draws with a value, and without */
  double mean, sd;
  double error;             /* Monte-Carlo standard error of the mean: sd / sqrt(n) */
  double low, median, high; /* 2.5%, 50% and 97.5% of the draws */
} wa_column_summary;          /* NaN where there is nothing to summarise */

/* Neighbouring bins of a histogram: how many numbers are in each. */
enum { WA_BINS_OF_PAGE = 128 };
typedef struct wa_bin_page {
  uint32_t number;
  uint32_t *counts; /* [WA_BINS_OF_PAGE]; NULL: no page here */
} wa_bin_page;

/* A column as it grows. With `bins` quantiles come from a histogram instead of the values themselves: its bins are
 * 1/8192 of a number's binary order wide, so that a quantile is off by at most one part in 16,384. */
typedef struct wa_column {
  double origin;  /* sums are of differences from it */
  size_t n, missing;
  double sum, squares;
  wa_bin_page *pages; /* hash table by number */
  size_t n_pages, room;
} wa_column;

/* The largest relative error of a quantile from a histogram. */
#define WA_BIN_ERROR (1.0 / 16384)

/* The next n draws; NaN: without a value. */
void wa_column_add(wa_arena *arena, wa_column *column, const double *values, size_t n, bool binned);

/* `values`: all n + missing of them, or NULL to use the bins. `scratch` has room for twice as many. Quantiles as type 7 of
 * Hyndman & Fan 1996: linear between the values around (n - 1) p. */
wa_column_summary wa_column_summarise(wa_arena *arena, const wa_column *column, const double *values, double *scratch);

#endif
