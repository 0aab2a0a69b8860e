/* Regression of a column of draws on one parameter, or on several at once, with as much smoothing as the draws ask for.
 *
 * A basis holds the functions of the parameters that may be added up, and what roughness costs. Parameters enter as
 * normal scores: the normal quantile of each draw's rank. That makes every distribution the same to the regression,
 * long tails and probabilities near one included, and the relation to a model's result is as smooth as before.
 *
 * Penalised regression splines: Eilers and Marx, Statistical Science 1996;11:89-121; Wood, Generalized Additive
 * Models (2017), sections 4.2 and 6.2: smoothing by generalised cross-validation, each degree of freedom counted
 * 1.4 times against under-smoothing (Kim and Gu, JRSS-B 2004;66:337-356). */
#ifndef WA_ANALYSIS_DECISION_BASIS_H
#define WA_ANALYSIS_DECISION_BASIS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

typedef struct wa_basis {
  size_t n, size;      /* draws, functions; constants are always among their sums */
  size_t width;        /* functions that are not zero at one draw, stored one after another */
  size_t *first;       /* [draw] the first of these; NULL: all functions are stored */
  double *value;       /* [draw * width + function] */
  double *penalty;     /* [size * size] symmetric: roughness of a sum with coefficients b is b' penalty b */
} wa_basis;

/* The normal score of every draw: the normal quantile of (rank - 1/2) / n, the mean rank for equal values. False when
 * all values are the same (the scores are then 0). */
bool wa_normal_scores(size_t n, const double *column, double *scores);

/* Cubic B-splines on evenly spaced knots over the scores of one parameter; roughness by second divided differences of
 * the coefficients, so that straight lines cost nothing. In `arena`. */
wa_basis *wa_spline_basis(wa_arena *arena, size_t n, const double *scores);

/* Products of Hermite polynomials of the scores of several parameters, up to the degree that `n` allows; the scores are
 * first turned into uncorrelated ones, and directions without spread are left out. Roughness is the mean square of all
 * second derivatives of the sum, which for products of degree k is k (k - 1). In `arena`. */
wa_basis *wa_hermite_basis(wa_arena *arena, size_t n, size_t n_parameters, const double *const *scores);

/* A basis made ready for fits: penalty and cross-products brought to diagonal form at once, so that a fit at any
 * smoothing costs two products. */
typedef struct wa_smoother wa_smoother;

/* NULL when the cross-products cannot be decomposed (draws that are not finite): GSL's own error handler must be off.
 * A smoother has working memory of its own: one thread at a time. In `arena`. */
wa_smoother *wa_smoother_new(wa_arena *arena, const wa_basis *basis);

/* The smoothing that generalised cross-validation finds for a column of draws. */
double wa_smoothing_of(const wa_smoother *smoother, const double *column);

/* The fitted column at that smoothing; fitted and column have the same mean. `freedom` (may be NULL): degrees of
 * freedom spent. */
void wa_smooth(const wa_smoother *smoother, double smoothing, const double *column, double *fitted, double *freedom);

#endif
