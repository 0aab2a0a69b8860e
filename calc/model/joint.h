/* Parameters that are drawn together: the groups of multinormal distributions, and what analysis.probabilistic's
 * correlations tie together (a Gaussian copula: the correlation is that of the parameters' normal scores). */
#ifndef WA_MODEL_JOINT_H
#define WA_MODEL_JOINT_H

#include "model/model.h"

typedef struct wa_joint {
  bool copula;        /* else a multinormal group */
  size_t n;
  const size_t *parameters; /* in the order of the model */
  const double *factor;     /* n x n, lower triangle: the Cholesky factor of the correlations, row by row. Score i is
                               the sum of factor[i][j] x the j-th independent score: it depends on those before it alone */
  size_t contradiction;     /* the first row whose correlations cannot be, given those before it; SIZE_MAX: none */
} wa_joint;

/* All of them. Lives in `arena`. A multinormal's `correlation` must have as many numbers as parameters before it. */
wa_joint *wa_joints(wa_arena *arena, const wa_model *model, size_t *n);

#endif
