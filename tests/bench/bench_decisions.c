/* How fast and how exact the value of information is: 18 parameters, 10,000 random draws, 4 strategies whose values
 * are linear in normal parameters, so that the answer is an integral over one normal variable. One thread. */
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "analysis/decision_information.h"
#include "engine/random.h"

enum { DRAWS = 10000, PARAMETERS = 18, STRATEGIES = 4, STEPS = 20001, ROUNDS = 7 };

typedef struct problem {
  double mean[STRATEGIES], slope[STRATEGIES][PARAMETERS];
  double *parameter[PARAMETERS], *value[STRATEGIES];
  wa_choice choice;
} problem;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static double normal(uint64_t seed, size_t draw, size_t id) {
  wa_random_at at = {.seed = seed, .kind = WA_RANDOM_PARAMETER, .draw = draw, .id = id};
  return gsl_cdf_ugaussian_Pinv(wa_random_open(&at, 0));
}

static problem make(wa_arena *arena, uint64_t seed) {
  problem own = {.mean = {0}};
  for (size_t s = 0; s < STRATEGIES; s++) {
    own.mean[s] = 300 * normal(1, s, 1000);
    own.value[s] = WA_NEW_ARRAY(arena, double, DRAWS);
    for (size_t p = 0; p < PARAMETERS; p++) own.slope[s][p] = 2000 / (1.0 + (double)p) * normal(1, s, p);
  }
  for (size_t p = 0; p < PARAMETERS; p++) {
    own.parameter[p] = WA_NEW_ARRAY(arena, double, DRAWS);
    for (size_t i = 0; i < DRAWS; i++) own.parameter[p][i] = normal(seed, i, p);
  }
  for (size_t s = 0; s < STRATEGIES; s++)
    for (size_t i = 0; i < DRAWS; i++) {
      own.value[s][i] = own.mean[s];
      for (size_t p = 0; p < PARAMETERS; p++) own.value[s][i] += own.slope[s][p] * own.parameter[p][i];
    }
  const double **columns = WA_NEW_ARRAY(arena, const double *, STRATEGIES);
  for (size_t s = 0; s < STRATEGIES; s++) columns[s] = own.value[s];
  own.choice = (wa_choice){DRAWS, STRATEGIES, columns};
  return own;
}

/* E max over s of (mean + slope z) - max mean, by the trapezium rule. */
static double truth(const problem *own, size_t p) {
  double sum = 0, now_best = -INFINITY;
  for (size_t s = 0; s < STRATEGIES; s++) now_best = fmax(now_best, own->mean[s]);
  for (int i = 0; i < STEPS; i++) {
    double z = -8 + 16.0 * i / (STEPS - 1), most = -INFINITY;
    for (size_t s = 0; s < STRATEGIES; s++) most = fmax(most, own->mean[s] + own->slope[s][p] * z);
    sum += (most - now_best) * exp(-z * z / 2) / sqrt(2 * M_PI) * 16.0 / (STEPS - 1);
  }
  return sum;
}

static void learn(const problem *own, wa_information *worth) {
  double evpi;
  wa_arena *arena = wa_arena_new();
  evpi = wa_choose(arena, &own->choice).evpi;
  wa_arena_free(arena);
  for (size_t p = 0; p < PARAMETERS; p++) {
    arena = wa_arena_new();
    double *scores = WA_NEW_ARRAY(arena, double, DRAWS);
    wa_normal_scores(DRAWS, own->parameter[p], scores);
    wa_smoother *smoother = wa_smoother_new(arena, wa_spline_basis(arena, DRAWS, scores));
    wa_fitted fitted = wa_fit_values(arena, smoother, &own->choice);
    worth[p] = wa_partial_information(smoother, &own->choice, &fitted, evpi);
    wa_arena_free(arena);
  }
}

static double learn_group(const problem *own, size_t size) {
  double begin = now();
  wa_arena *arena = wa_arena_new();
  const double **scores = WA_NEW_ARRAY(arena, const double *, size);
  for (size_t p = 0; p < size; p++) {
    double *column = WA_NEW_ARRAY(arena, double, DRAWS);
    wa_normal_scores(DRAWS, own->parameter[p], column);
    scores[p] = column;
  }
  wa_smoother *smoother = wa_smoother_new(arena, wa_hermite_basis(arena, DRAWS, size, scores));
  wa_fitted fitted = wa_fit_values(arena, smoother, &own->choice);
  wa_partial_information(smoother, &own->choice, &fitted, INFINITY);
  wa_arena_free(arena);
  return now() - begin;
}

int main(void) {
  double best = INFINITY, off = 0, stated = 0;
  for (uint64_t round = 0; round < ROUNDS; round++) {
    wa_arena *arena = wa_arena_new();
    wa_information worth[PARAMETERS];
    problem own = make(arena, 2 + round);
    double begin = now();
    learn(&own, worth);
    best = fmin(best, now() - begin);
    for (size_t p = 0; p < PARAMETERS; p++) {
      off += pow(worth[p].value - truth(&own, p), 2);
      stated += pow(worth[p].error, 2);
    }
    wa_arena_free(arena);
  }
  wa_arena *arena = wa_arena_new();
  problem own = make(arena, 2);
  double most = 0;
  for (size_t p = 0; p < PARAMETERS; p++) most = fmax(most, truth(&own, p));
  printf("EVPPI of %d parameters, %d draws, %d strategies: %.3f s\n", PARAMETERS, DRAWS, STRATEGIES, best);
  printf("root mean square error %.2f, as stated %.2f; the largest EVPPI is %.0f\n", sqrt(off / ROUNDS / PARAMETERS),
         sqrt(stated / ROUNDS / PARAMETERS), most);
  for (size_t size = 2; size <= 6; size += 2) printf("EVPPI of a group of %zu: %.3f s\n", size, learn_group(&own, size));
  wa_arena_free(arena);
  return 0;
}
