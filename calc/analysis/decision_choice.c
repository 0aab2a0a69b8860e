#include <math.h>

#include "analysis/decision.h"

static double wa_mean_of(size_t n, const double *column) {
  double sum = 0;
  for (size_t i = 0; i < n; i++) sum += column[i];
  return sum / (double)n;
}

/* The strategy with the highest value in a draw; the first of equals. */
static size_t wa_best_in(const wa_choice *choice, size_t draw) {
  size_t best = 0;
  for (size_t s = 1; s < choice->n_strategies; s++)
    if (choice->value[s][draw] > choice->value[best][draw]) best = s;
  return best;
}

static void wa_tally(const wa_choice *choice, wa_choice_result *result) {
  double squares = 0;
  for (size_t i = 0; i < choice->n; i++) {
    size_t best = wa_best_in(choice, i);
    double most = choice->value[best][i], missed = most - choice->value[result->best][i];
    result->probability[best] += 1;
    for (size_t s = 0; s < choice->n_strategies; s++) result->loss[s] += most - choice->value[s][i];
    squares += missed * missed;
  }
  double n = (double)choice->n;
  for (size_t s = 0; s < choice->n_strategies; s++) {
    result->probability[s] /= n;
    result->loss[s] /= n;
  }
  result->evpi = result->loss[result->best];
  double variance = squares / n - result->evpi * result->evpi;
  result->evpi_error = variance > 0 ? sqrt(variance / n) : 0;
}

wa_choice_result wa_choose(wa_arena *arena, const wa_choice *choice) {
  wa_choice_result result = {.mean = WA_NEW_ARRAY(arena, double, choice->n_strategies),
                             .probability = WA_NEW_ARRAY(arena, double, choice->n_strategies),
                             .loss = WA_NEW_ARRAY(arena, double, choice->n_strategies)};
  for (size_t s = 0; s < choice->n_strategies; s++) {
    result.mean[s] = wa_mean_of(choice->n, choice->value[s]);
    if (result.mean[s] > result.mean[result.best]) result.best = s;
  }
  wa_tally(choice, &result);
  return result;
}
