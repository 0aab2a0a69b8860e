/* With W = B'B + d P (a whiff of penalty makes it invertible) = L L' and L^-1 P L^-T = U diag(s) U', the coefficients
 * at smoothing m are L^-T U diag(1 / (1 + m s)) U' L^-1 B'y: what depends on m is a diagonal. */
#include <gsl/gsl_blas.h>
#include <gsl/gsl_eigen.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <math.h>

#include "analysis/decision_basis.h"

enum { WA_SMOOTHINGS = 61 };
static const double wa_whiff = 1e-9, wa_ridge = 1e-12, wa_cost_of_freedom = 1.4;

struct wa_smoother {
  const wa_basis *basis;
  double *rotate;    /* [size * size] U' L^-1 */
  double *roughness; /* [size] s, at least 0 */
  double whiff;      /* d */
  double *products, *turned; /* [size] working memory */
};

static void wa_cross_products(const wa_basis *basis, gsl_matrix *gram) {
  size_t width = basis->width;
  for (size_t i = 0; i < basis->n; i++) {
    const double *row = basis->value + i * width;
    size_t first = basis->first ? basis->first[i] : 0;
    for (size_t a = 0; a < width; a++) {
      double *out = gram->data + (first + a) * gram->tda + first, times = row[a];
      for (size_t b = a; b < width; b++) out[b] += times * row[b];
    }
  }
  for (size_t a = 0; a < basis->size; a++)
    for (size_t b = 0; b < a; b++) gram->data[a * gram->tda + b] = gram->data[b * gram->tda + a];
}

static double wa_trace(const gsl_matrix *matrix) {
  double sum = 0;
  for (size_t i = 0; i < matrix->size1; i++) sum += gsl_matrix_get(matrix, i, i);
  return sum;
}

/* From cross-products and penalty to the rotation; false when there is none. */
static bool wa_rotate(wa_smoother *smoother, gsl_matrix *gram, gsl_matrix *penalty, gsl_matrix *vectors) {
  size_t size = smoother->basis->size;
  double cross = wa_trace(gram), rough = wa_trace(penalty);
  smoother->whiff = rough > 0 ? wa_whiff * cross / rough : 0;
  for (size_t i = 0; i < size * size; i++) gram->data[i] += smoother->whiff * penalty->data[i];
  for (size_t i = 0; i < size; i++) gram->data[i * size + i] += wa_ridge * cross / (double)size;
  if (!isfinite(cross) || gsl_linalg_cholesky_decomp1(gram) != GSL_SUCCESS) return false;
  gsl_blas_dtrsm(CblasLeft, CblasLower, CblasNoTrans, CblasNonUnit, 1, gram, penalty);
  gsl_blas_dtrsm(CblasRight, CblasLower, CblasTrans, CblasNonUnit, 1, gram, penalty);
  gsl_vector_view roughness = gsl_vector_view_array(smoother->roughness, size);
  gsl_eigen_symmv_workspace *work = gsl_eigen_symmv_alloc(size);
  int status = gsl_eigen_symmv(penalty, &roughness.vector, vectors, work);
  gsl_eigen_symmv_free(work);
  /* (U' L^-1)' = L^-T U. */
  gsl_blas_dtrsm(CblasLeft, CblasLower, CblasTrans, CblasNonUnit, 1, gram, vectors);
  for (size_t a = 0; a < size; a++) {
    smoother->roughness[a] = fmax(0, smoother->roughness[a]);
    for (size_t b = 0; b < size; b++) smoother->rotate[a * size + b] = gsl_matrix_get(vectors, b, a);
  }
  return status == GSL_SUCCESS;
}

wa_smoother *wa_smoother_new(wa_arena *arena, const wa_basis *basis) {
  wa_smoother *smoother = WA_NEW(arena, wa_smoother);
  size_t size = basis->size;
  *smoother = (wa_smoother){.basis = basis, .rotate = WA_NEW_ARRAY(arena, double, size * size),
                            .roughness = WA_NEW_ARRAY(arena, double, size), .products = WA_NEW_ARRAY(arena, double, size),
                            .turned = WA_NEW_ARRAY(arena, double, size)};
  gsl_matrix *gram = gsl_matrix_calloc(size, size), *penalty = gsl_matrix_alloc(size, size);
  gsl_matrix *vectors = gsl_matrix_alloc(size, size);
  for (size_t i = 0; i < size * size; i++) penalty->data[i] = basis->penalty[i];
  wa_cross_products(basis, gram);
  bool fine = wa_rotate(smoother, gram, penalty, vectors);
  gsl_matrix_free(vectors);
  gsl_matrix_free(penalty);
  gsl_matrix_free(gram);
  return fine ? smoother : NULL;
}

static double wa_column_mean(size_t n, const double *column) {
  double sum = 0;
  for (size_t i = 0; i < n; i++) sum += column[i];
  return sum / (double)n;
}

/* turned = U' L^-1 B'(column - mean). */
static void wa_project(const wa_smoother *smoother, const double *column, double mean) {
  const wa_basis *basis = smoother->basis;
  size_t size = basis->size, width = basis->width;
  for (size_t k = 0; k < size; k++) smoother->products[k] = 0;
  for (size_t i = 0; i < basis->n; i++) {
    const double *row = basis->value + i * width;
    double *out = smoother->products + (basis->first ? basis->first[i] : 0), y = column[i] - mean;
    for (size_t k = 0; k < width; k++) out[k] += row[k] * y;
  }
  for (size_t a = 0; a < size; a++) {
    const double *row = smoother->rotate + a * size;
    double sum = 0;
    for (size_t k = 0; k < size; k++) sum += row[k] * smoother->products[k];
    smoother->turned[a] = sum;
  }
}

static double wa_freedom(const wa_smoother *smoother, double smoothing) {
  double freedom = 0;
  for (size_t k = 0; k < smoother->basis->size; k++)
    freedom += (1 - smoother->whiff * smoother->roughness[k]) / (1 + smoothing * smoother->roughness[k]);
  return freedom;
}

/* Generalised cross-validation: n rss / (n - 1.4 freedom)^2; infinite where the fit spends nearly all draws. */
static double wa_cross_validation(const wa_smoother *smoother, double smoothing, double squares) {
  double n = (double)smoother->basis->n, left = n - wa_cost_of_freedom * wa_freedom(smoother, smoothing);
  double residual = squares;
  for (size_t k = 0; k < smoother->basis->size; k++) {
    double keep = 1 / (1 + smoothing * smoother->roughness[k]), square = smoother->turned[k] * smoother->turned[k];
    residual -= square * keep * (2 - keep * (1 - smoother->whiff * smoother->roughness[k]));
  }
  if (left < 0.1 * n) return INFINITY;
  return n * fmax(residual, 1e-14 * squares) / (left * left);
}

double wa_smoothing_of(const wa_smoother *smoother, const double *column) {
  const wa_basis *basis = smoother->basis;
  double mean = wa_column_mean(basis->n, column), squares = 0, highest = 0, best = 0, lowest = INFINITY;
  for (size_t i = 0; i < basis->n; i++) squares += (column[i] - mean) * (column[i] - mean);
  for (size_t k = 0; k < basis->size; k++) highest = fmax(highest, smoother->roughness[k]);
  if (!(highest > 0)) return 0;
  wa_project(smoother, column, mean);
  /* From all but a straight line smoothed away to nothing smoothed at all; of equals the smoother one. */
  for (size_t step = 0; step < WA_SMOOTHINGS; step++) {
    double smoothing = pow(10, 14 - 0.4 * (double)step) / highest, score = wa_cross_validation(smoother, smoothing, squares);
    if (step == 0 || score < lowest) {
      lowest = score;
      best = smoothing;
    }
  }
  return best;
}

void wa_smooth(const wa_smoother *smoother, double smoothing, const double *column, double *fitted, double *freedom) {
  const wa_basis *basis = smoother->basis;
  size_t size = basis->size, width = basis->width;
  double mean = wa_column_mean(basis->n, column), *weights = smoother->products;
  wa_project(smoother, column, mean);
  for (size_t k = 0; k < size; k++) weights[k] = 0;
  for (size_t a = 0; a < size; a++) {
    double part = smoother->turned[a] / (1 + smoothing * smoother->roughness[a]);
    for (size_t k = 0; k < size; k++) weights[k] += part * smoother->rotate[a * size + k];
  }
  for (size_t i = 0; i < basis->n; i++) {
    const double *row = basis->value + i * width, *own = weights + (basis->first ? basis->first[i] : 0);
    double sum = mean;
    for (size_t k = 0; k < width; k++) sum += row[k] * own[k];
    fitted[i] = sum;
  }
  if (freedom) *freedom = wa_freedom(smoother, smoothing);
}
