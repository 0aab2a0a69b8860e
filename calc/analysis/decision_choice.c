#include <math.h>
#include <stdint.h>

#include "analysis/add_up.h"
#include "analysis/decision.h"

/* Draws at a time: what is made of them stays in the first-level cache. */
enum { WA_SOME_DRAWS = 256 };

/* Some draws of a choice: the highest value, by which strategy, and what every strategy loses beside it. */
typedef struct wa_tally {
  double most[WA_SOME_DRAWS], missed[WA_SOME_DRAWS]; /* missed: the square of the loss by taking the best on average */
  int64_t by[WA_SOME_DRAWS];
  double **loss;  /* [strategy][draw] */
} wa_tally;

/* The strategy with the highest value in a draw; the first of equals. */
static void wa_find_highest(const wa_choice *choice, size_t from, size_t n, wa_tally *tally) {
  for (size_t i = 0; i < n; i++) {
    tally->most[i] = choice->value[0][from + i];
    tally->by[i] = 0;
  }
  for (size_t s = 1; s < choice->n_strategies; s++) {
    const double *value = choice->value[s] + from;
    for (size_t i = 0; i < n; i++) {
      double most = tally->most[i];
      tally->by[i] = value[i] > most ? (int64_t)s : tally->by[i];
      tally->most[i] = value[i] > most ? value[i] : most;
    }
  }
}

static void wa_find_losses(const wa_choice *choice, size_t from, size_t n, size_t best, wa_tally *tally) {
  for (size_t s = 0; s < choice->n_strategies; s++) {
    const double *value = choice->value[s] + from;
    for (size_t i = 0; i < n; i++) tally->loss[s][i] = tally->most[i] - value[i];
  }
  for (size_t i = 0; i < n; i++) tally->missed[i] = tally->loss[best][i] * tally->loss[best][i];
}

static size_t wa_times_highest(const wa_tally *tally, size_t n, size_t strategy) {
  int64_t times = 0;
  for (size_t i = 0; i < n; i++) times += tally->by[i] == (int64_t)strategy;
  return (size_t)times;
}

static void wa_tally_all(const wa_choice *choice, wa_tally *tally, wa_choice_result *result) {
  double squares = 0, n = (double)choice->n;
  const double *missed = tally->missed;
  for (size_t from = 0; from < choice->n; from += WA_SOME_DRAWS) {
    size_t some = choice->n - from < WA_SOME_DRAWS ? choice->n - from : WA_SOME_DRAWS;
    wa_find_highest(choice, from, some, tally);
    wa_find_losses(choice, from, some, result->best, tally);
    for (size_t s = 0; s < choice->n_strategies; s++) result->probability[s] += (double)wa_times_highest(tally, some, s);
    wa_add_up(some, choice->n_strategies, (const double *const *)tally->loss, result->loss);
    wa_add_up(some, 1, &missed, &squares);
  }
  for (size_t s = 0; s < choice->n_strategies; s++) {
    result->probability[s] /= n;
    result->loss[s] /= n;
  }
  result->evpi = result->loss[result->best];
  double variance = squares / n - result->evpi * result->evpi;
  result->evpi_error = variance > 0 ? sqrt(variance / n) : 0;
}

wa_choice_result wa_choose(wa_arena *arena, const wa_choice *choice) {
  size_t n_strategies = choice->n_strategies;
  wa_choice_result result = {.mean = WA_NEW_ARRAY(arena, double, n_strategies), .probability = WA_NEW_ARRAY(arena, double, n_strategies),
                             .loss = WA_NEW_ARRAY(arena, double, n_strategies)};
  wa_add_up(choice->n, n_strategies, choice->value, result.mean);
  for (size_t s = 0; s < n_strategies; s++) {
    result.mean[s] /= (double)choice->n;
    if (result.mean[s] > result.mean[result.best]) result.best = s;
  }
  wa_arena *scratch = wa_arena_new();
  wa_tally *tally = WA_NEW(scratch, wa_tally);
  tally->loss = WA_NEW_ARRAY(scratch, double *, n_strategies);
  for (size_t s = 0; s < n_strategies; s++) tally->loss[s] = WA_NEW_ARRAY(scratch, double, WA_SOME_DRAWS);
  wa_tally_all(choice, tally, &result);
  wa_arena_free(scratch);
  return result;
}
