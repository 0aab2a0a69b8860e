/* Sums of columns, number by number in the order of the draws: the same bits however the draws came. */
#ifndef WA_ANALYSIS_ADD_UP_H
#define WA_ANALYSIS_ADD_UP_H

#include <stddef.h>

/* Adds the n numbers of each column to that column's sum, the first first. One addition waits for the one before it,
 * but columns do not wait for each other: several cost little more time than one. */
void wa_add_up(size_t n, size_t n_columns, const double *const *columns, double *sums);

#endif
