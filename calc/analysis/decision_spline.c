#include <gsl/gsl_bspline.h>
#include <math.h>

#include "analysis/decision_basis.h"

enum { WA_SPLINE_ORDER = 4, WA_SPLINE_PIECES = 20, WA_DRAWS_PER_PIECE = 5 };

static size_t wa_pieces(size_t n) {
  size_t pieces = n / WA_DRAWS_PER_PIECE;
  return pieces > WA_SPLINE_PIECES ? WA_SPLINE_PIECES : pieces < 2 ? 2 : pieces;
}

/* Second divided differences of the coefficients over the places where they act (Greville): 0 for straight lines. */
static void wa_spline_penalty(wa_basis *basis, gsl_bspline_workspace *splines) {
  for (size_t i = 1; i + 1 < basis->size; i++) {
    double left = gsl_bspline_greville_abscissa(i, splines) - gsl_bspline_greville_abscissa(i - 1, splines);
    double right = gsl_bspline_greville_abscissa(i + 1, splines) - gsl_bspline_greville_abscissa(i, splines);
    double weights[] = {1 / left, -1 / left - 1 / right, 1 / right};
    for (size_t a = 0; a < 3; a++)
      for (size_t b = 0; b < 3; b++) basis->penalty[(i - 1 + a) * basis->size + i - 1 + b] += weights[a] * weights[b];
  }
}

wa_basis *wa_spline_basis(wa_arena *arena, size_t n, const double *scores) {
  double low = INFINITY, high = -INFINITY;
  for (size_t i = 0; i < n; i++) {
    low = fmin(low, scores[i]);
    high = fmax(high, scores[i]);
  }
  if (!(high > low)) high = low + 1;
  gsl_bspline_workspace *splines = gsl_bspline_alloc(WA_SPLINE_ORDER, wa_pieces(n) + 1);
  gsl_vector *values = gsl_vector_alloc(WA_SPLINE_ORDER);
  gsl_bspline_knots_uniform(low, high, splines);
  wa_basis *basis = WA_NEW(arena, wa_basis);
  *basis = (wa_basis){.n = n, .size = gsl_bspline_ncoeffs(splines), .width = WA_SPLINE_ORDER};
  basis->first = WA_NEW_ARRAY(arena, size_t, n);
  basis->value = WA_NEW_ARRAY(arena, double, n * WA_SPLINE_ORDER);
  basis->penalty = WA_NEW_ARRAY(arena, double, basis->size * basis->size);
  for (size_t i = 0; i < n; i++) {
    size_t last;
    gsl_bspline_eval_nonzero(scores[i], values, &basis->first[i], &last, splines);
    for (size_t k = 0; k < WA_SPLINE_ORDER; k++) basis->value[i * WA_SPLINE_ORDER + k] = gsl_vector_get(values, k);
  }
  wa_spline_penalty(basis, splines);
  gsl_vector_free(values);
  gsl_bspline_free(splines);
  return basis;
}
