#include <gsl/gsl_eigen.h>
#include <math.h>

#include "analysis/decision_basis.h"

enum { WA_HERMITE_DEGREE = 10, WA_HERMITE_TERMS = 220, WA_DRAWS_PER_TERM = 5 };

/* Directions of the scores, uncorrelated and of unit variance. */
typedef struct wa_directions {
  size_t n;
  double *weight; /* [direction][parameter] */
} wa_directions;

static gsl_matrix *wa_moments(size_t n, size_t n_parameters, const double *const *scores) {
  gsl_matrix *moments = gsl_matrix_alloc(n_parameters, n_parameters);
  for (size_t a = 0; a < n_parameters; a++)
    for (size_t b = a; b < n_parameters; b++) {
      double sum = 0;
      for (size_t i = 0; i < n; i++) sum += scores[a][i] * scores[b][i];
      gsl_matrix_set(moments, a, b, sum / (double)n);
      gsl_matrix_set(moments, b, a, sum / (double)n);
    }
  return moments;
}

static size_t wa_most_terms(size_t n) {
  size_t terms = n / WA_DRAWS_PER_TERM;
  return terms > WA_HERMITE_TERMS ? WA_HERMITE_TERMS : terms < 2 ? 2 : terms;
}

static wa_directions wa_turn(wa_arena *arena, size_t n, size_t n_parameters, const double *const *scores) {
  wa_directions turned = {.weight = WA_NEW_ARRAY(arena, double, n_parameters * n_parameters)};
  gsl_matrix *moments = wa_moments(n, n_parameters, scores), *vectors = gsl_matrix_alloc(n_parameters, n_parameters);
  gsl_vector *values = gsl_vector_alloc(n_parameters);
  gsl_eigen_symmv_workspace *work = gsl_eigen_symmv_alloc(n_parameters);
  gsl_eigen_symmv(moments, values, vectors, work);
  gsl_eigen_symmv_sort(values, vectors, GSL_EIGEN_SORT_VAL_DESC);
  double largest = gsl_vector_get(values, 0);
  for (size_t d = 0; d < n_parameters && turned.n + 1 < wa_most_terms(n); d++) {
    double value = gsl_vector_get(values, d);
    if (!(value > 1e-9 * largest) || !(value > 0)) break;
    for (size_t p = 0; p < n_parameters; p++)
      turned.weight[turned.n * n_parameters + p] = gsl_matrix_get(vectors, p, d) / sqrt(value);
    turned.n++;
  }
  gsl_eigen_symmv_free(work);
  gsl_vector_free(values);
  gsl_matrix_free(vectors);
  gsl_matrix_free(moments);
  return turned;
}

/* Number of products of at most `degree` in `n` variables: (n + degree)! / (n! degree!). */
static double wa_terms_of(size_t n, size_t degree) {
  double terms = 1;
  for (size_t i = 1; i <= degree; i++) terms *= (double)(n + i) / (double)i;
  return terms;
}

static size_t wa_degree_for(size_t n, size_t directions) {
  size_t degree = 1;
  while (degree < WA_HERMITE_DEGREE && wa_terms_of(directions, degree + 1) <= (double)wa_most_terms(n)) degree++;
  return degree;
}

/* All products of at most `degree`: powers[term][direction], the constant first. */
static size_t wa_list_terms(unsigned char *powers, size_t directions, size_t degree) {
  size_t count = 1, place = 0;
  for (;;) { /* counts up like an odometer whose digits sum to at most `degree` */
    const unsigned char *last = powers + (count - 1) * directions;
    unsigned char *next = powers + count * directions;
    size_t sum = 0;
    for (size_t d = 0; d < directions; d++) sum += next[d] = last[d];
    for (place = 0; place < directions; place++) {
      if (sum < degree) break;
      sum -= next[place];
      next[place] = 0;
    }
    if (place == directions) return count;
    next[place]++;
    count++;
  }
}

/* Hermite polynomials of unit variance under a normal variable: h0 = 1, h1 = z, ... */
static void wa_hermite(double z, size_t degree, double *h) {
  h[0] = 1;
  h[1] = z;
  for (size_t k = 1; k < degree; k++)
    h[k + 1] = (z * h[k] - sqrt((double)k) * h[k - 1]) / sqrt((double)(k + 1));
}

static void wa_fill_terms(wa_basis *basis, const wa_directions *turned, size_t degree, const unsigned char *powers,
                          size_t n_parameters, const double *const *scores, double *h) {
  for (size_t i = 0; i < basis->n; i++) {
    double *row = basis->value + i * basis->size;
    for (size_t d = 0; d < turned->n; d++) {
      double z = 0;
      for (size_t p = 0; p < n_parameters; p++) z += turned->weight[d * n_parameters + p] * scores[p][i];
      wa_hermite(z, degree, h + d * (WA_HERMITE_DEGREE + 1));
    }
    for (size_t t = 0; t < basis->size; t++) {
      row[t] = 1;
      for (size_t d = 0; d < turned->n; d++) row[t] *= h[d * (WA_HERMITE_DEGREE + 1) + powers[t * turned->n + d]];
    }
  }
}

wa_basis *wa_hermite_basis(wa_arena *arena, size_t n, size_t n_parameters, const double *const *scores) {
  wa_directions turned = wa_turn(arena, n, n_parameters, scores);
  size_t degree = wa_degree_for(n, turned.n), room = (size_t)wa_terms_of(turned.n, degree) + 2;
  unsigned char *powers = WA_NEW_ARRAY(arena, unsigned char, room * (turned.n + 1));
  wa_basis *basis = WA_NEW(arena, wa_basis);
  *basis = (wa_basis){.n = n, .size = wa_list_terms(powers, turned.n, degree)};
  basis->width = basis->size;
  basis->value = WA_NEW_ARRAY(arena, double, n * basis->size);
  basis->penalty = WA_NEW_ARRAY(arena, double, basis->size * basis->size);
  for (size_t t = 0; t < basis->size; t++) {
    size_t k = 0;
    for (size_t d = 0; d < turned.n; d++) k += powers[t * turned.n + d];
    basis->penalty[t * basis->size + t] = k > 1 ? (double)(k * (k - 1)) : 0;
  }
  wa_fill_terms(basis, &turned, degree, powers, n_parameters, scores,
                WA_NEW_ARRAY(arena, double, (turned.n + 1) * (WA_HERMITE_DEGREE + 1)));
  return basis;
}
