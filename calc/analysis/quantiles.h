/* Quantiles of numbers that are all at hand. */
#ifndef WA_ANALYSIS_QUANTILES_H
#define WA_ANALYSIS_QUANTILES_H

#include <stddef.h>

/* `quantiles[q]` receives the at[q]-quantile of the n >= 1 numbers, none of them NaN, by type 7 of Hyndman & Fan 1996:
 * linear between the values around (n - 1) at[q]. `at` rises, within 0..1. The numbers are put in another order;
 * `scratch` has room for n. */
void wa_quantiles(double *values, size_t n, double *scratch, const double *at, double *quantiles, size_t n_at);

#endif
