#include <math.h>
#include <stdint.h>

#include "analysis/add_up.h"
#include "analysis/decision.h"
#include "base/workers.h"
#include "engine/widths.h"

/* Draws at a time: what is made of them stays in the first-level cache. */
enum { WA_SOME_DRAWS = 256 };

/* Some draws of a choice: what each strategy is worth, the highest of it, by which strategy, and what every strategy
 * loses beside it. */
typedef struct wa_tally {
  const double **value;  /* [strategy][draw] */
  double **worth;        /* room for values that must be made */
  double **loss;         /* [strategy][draw] */
  double most[WA_SOME_DRAWS], missed[WA_SOME_DRAWS]; /* missed: the square of the loss by taking the best on average */
  int64_t by[WA_SOME_DRAWS];
} wa_tally;

/* Where the values come from: columns, or costs and effects at a threshold. */
typedef struct wa_source {
  size_t n, n_strategies;
  const double *const *value;
  const wa_cost_effect *data; /* NULL: the columns above */
  double threshold;
} wa_source;

static wa_tally *wa_tally_new(wa_arena *arena, size_t n_strategies) {
  wa_tally *tally = WA_NEW(arena, wa_tally);
  tally->value = WA_NEW_ARRAY(arena, const double *, n_strategies);
  tally->worth = WA_NEW_ARRAY(arena, double *, n_strategies);
  tally->loss = WA_NEW_ARRAY(arena, double *, n_strategies);
  for (size_t s = 0; s < n_strategies; s++) {
    tally->worth[s] = WA_NEW_ARRAY(arena, double, WA_SOME_DRAWS);
    tally->loss[s] = WA_NEW_ARRAY(arena, double, WA_SOME_DRAWS);
  }
  return tally;
}

WA_WIDTHS static void wa_find_values(const wa_source *source, size_t from, size_t n, wa_tally *tally) {
  for (size_t s = 0; s < source->n_strategies; s++) {
    tally->value[s] = source->data ? tally->worth[s] : source->value[s] + from;
    if (!source->data) continue;
    const double *effect = source->data->effect[s] + from, *cost = source->data->cost[s] + from;
    for (size_t i = 0; i < n; i++) tally->worth[s][i] = source->threshold * effect[i] - cost[i];
  }
}

/* The strategy with the highest value in a draw; the first of equals. */
WA_WIDTHS static void wa_find_highest(size_t n_strategies, size_t n, wa_tally *tally) {
  for (size_t i = 0; i < n; i++) {
    tally->most[i] = tally->value[0][i];
    tally->by[i] = 0;
  }
  for (size_t s = 1; s < n_strategies; s++) {
    const double *value = tally->value[s];
    for (size_t i = 0; i < n; i++) {
      double most = tally->most[i];
      tally->by[i] = value[i] > most ? (int64_t)s : tally->by[i];
      tally->most[i] = value[i] > most ? value[i] : most;
    }
  }
}

WA_WIDTHS static void wa_find_losses(size_t n_strategies, size_t n, size_t best, wa_tally *tally) {
  for (size_t s = 0; s < n_strategies; s++)
    for (size_t i = 0; i < n; i++) tally->loss[s][i] = tally->most[i] - tally->value[s][i];
  for (size_t i = 0; i < n; i++) tally->missed[i] = tally->loss[best][i] * tally->loss[best][i];
}

WA_WIDTHS static size_t wa_times_highest(const wa_tally *tally, size_t n, size_t strategy) {
  int64_t times = 0;
  for (size_t i = 0; i < n; i++) times += tally->by[i] == (int64_t)strategy;
  return (size_t)times;
}

static void wa_find_means(const wa_source *source, wa_tally *tally, wa_choice_result *result) {
  for (size_t from = 0; from < source->n; from += WA_SOME_DRAWS) {
    size_t some = source->n - from < WA_SOME_DRAWS ? source->n - from : WA_SOME_DRAWS;
    wa_find_values(source, from, some, tally);
    wa_add_up(some, source->n_strategies, tally->value, result->mean);
  }
  for (size_t s = 0; s < source->n_strategies; s++) {
    result->mean[s] /= (double)source->n;
    if (result->mean[s] > result->mean[result->best]) result->best = s;
  }
}

static void wa_tally_all(const wa_source *source, wa_tally *tally, wa_choice_result *result) {
  size_t n_strategies = source->n_strategies;
  double squares = 0, n = (double)source->n;
  const double *missed = tally->missed;
  for (size_t from = 0; from < source->n; from += WA_SOME_DRAWS) {
    size_t some = source->n - from < WA_SOME_DRAWS ? source->n - from : WA_SOME_DRAWS;
    wa_find_values(source, from, some, tally);
    wa_find_highest(n_strategies, some, tally);
    wa_find_losses(n_strategies, some, result->best, tally);
    for (size_t s = 0; s < n_strategies; s++) result->probability[s] += (double)wa_times_highest(tally, some, s);
    wa_add_up(some, n_strategies, (const double *const *)tally->loss, result->loss);
    wa_add_up(some, 1, &missed, &squares);
  }
  for (size_t s = 0; s < n_strategies; s++) {
    result->probability[s] /= n;
    result->loss[s] /= n;
  }
  result->evpi = result->loss[result->best];
  double variance = squares / n - result->evpi * result->evpi;
  result->evpi_error = variance > 0 ? sqrt(variance / n) : 0;
}

static void wa_decide_from(const wa_source *source, wa_choice_result *result) {
  wa_arena *scratch = wa_arena_new();
  wa_tally *tally = wa_tally_new(scratch, source->n_strategies);
  wa_find_means(source, tally, result);
  wa_tally_all(source, tally, result);
  wa_arena_free(scratch);
}

static wa_choice_result wa_choice_result_new(wa_arena *arena, size_t n_strategies) {
  return (wa_choice_result){.mean = WA_NEW_ARRAY(arena, double, n_strategies),
                            .probability = WA_NEW_ARRAY(arena, double, n_strategies),
                            .loss = WA_NEW_ARRAY(arena, double, n_strategies)};
}

wa_choice_result wa_choose(wa_arena *arena, const wa_choice *choice) {
  wa_choice_result result = wa_choice_result_new(arena, choice->n_strategies);
  wa_decide_from(&(wa_source){choice->n, choice->n_strategies, choice->value, NULL, 0}, &result);
  return result;
}

/* ---- at many thresholds ---- */

typedef struct wa_curve {
  const wa_cost_effect *data;
  const double *thresholds;
  wa_choice_result *results;
} wa_curve;

static bool wa_decide_at(void *context, size_t worker, size_t i) {
  const wa_curve *curve = context;
  (void)worker;
  const wa_source source = {curve->data->n, curve->data->n_strategies, NULL, curve->data, curve->thresholds[i]};
  wa_decide_from(&source, &curve->results[i]);
  return true;
}

void wa_choice_curve(wa_arena *arena, const wa_cost_effect *data, size_t n, const double *thresholds, size_t threads,
                     wa_choice_result *results) {
  for (size_t i = 0; i < n; i++) results[i] = wa_choice_result_new(arena, data->n_strategies);
  wa_workers_run(n, threads, wa_decide_at, &(wa_curve){data, thresholds, results});
}
