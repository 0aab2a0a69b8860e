/* Probabilistic analysis: the model computed for many draws of its uncertain parameters.
 *
 * A draw is addressed: its parameters depend on the seed, its number and their names alone. */
#ifndef WA_ANALYSIS_PROBABILISTIC_H
#define WA_ANALYSIS_PROBABILISTIC_H

#include "analysis/headline.h"

/* The draws held as columns. A draw that failed has NaN in all headlines; a headline may also be missing (NaN) by
 * itself, where it has no meaning in that draw (an SROI without investment). */
typedef struct wa_draws {
  size_t n;                   /* draws in the columns: the first `n` of `n_run` */
  size_t n_run;               /* draws that were run; above `n` when they would not fit in memory */
  size_t n_failed;            /* of n_run */
  size_t n_parameters;
  const size_t *parameters;   /* [p] index of the parameter in the model */
  double **parameter;         /* [p][draw] */
  wa_headlines headlines;
  double **headline;          /* [h][draw] */
  bool *failed;               /* [draw] */
} wa_draws;

#endif
