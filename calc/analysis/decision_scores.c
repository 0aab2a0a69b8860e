#include <gsl/gsl_cdf.h>
#include <stdlib.h>

#include "analysis/decision_basis.h"

typedef struct wa_ranked {
  double value;
  size_t draw;
} wa_ranked;

static int wa_by_value(const void *a, const void *b) {
  const wa_ranked *first = a, *second = b;
  if (first->value != second->value) return first->value < second->value ? -1 : 1;
  return first->draw < second->draw ? -1 : 1;
}

bool wa_normal_scores(size_t n, const double *column, double *scores) {
  wa_arena *scratch = wa_arena_new();
  wa_ranked *ranked = WA_NEW_ARRAY(scratch, wa_ranked, n);
  for (size_t i = 0; i < n; i++) ranked[i] = (wa_ranked){column[i], i};
  qsort(ranked, n, sizeof *ranked, wa_by_value);
  for (size_t from = 0, to; from < n; from = to) {
    for (to = from + 1; to < n && ranked[to].value == ranked[from].value;) to++;
    double score = gsl_cdf_ugaussian_Pinv((double)(from + to) / 2 / (double)n);
    for (size_t i = from; i < to; i++) scores[ranked[i].draw] = score;
  }
  bool varies = n > 0 && ranked[0].value < ranked[n - 1].value;
  wa_arena_free(scratch);
  return varies;
}
