/* Numbers are counted by where they lie between the smallest and the largest, so that only those near a quantile need
 * to be put in order: two passes over all of them, whatever the number of quantiles. */
#include "analysis/quantiles.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { WA_STEPS = 512, WA_SIDE_BY_SIDE = 8 };

typedef struct wa_ladder {
  const double *values;
  size_t n;
  double lowest, per_width;       /* step of a number: (number - lowest) x per_width */
  uint32_t counts[WA_STEPS + 1];
  uint8_t wanted[WA_STEPS + 1];   /* 1: its numbers are put in order */
} wa_ladder;

static size_t wa_step(const wa_ladder *ladder, double value) {
  return (size_t)(int64_t)((value - ladder->lowest) * ladder->per_width);
}

/* Several at once, for one comparison waits for the one before it. */
static void wa_extremes(const double *values, size_t n, double *lowest, double *highest) {
  double low[WA_SIDE_BY_SIDE], high[WA_SIDE_BY_SIDE];
  for (size_t k = 0; k < WA_SIDE_BY_SIDE; k++) low[k] = high[k] = values[0];
  size_t i = 0;
  for (; i + WA_SIDE_BY_SIDE <= n; i += WA_SIDE_BY_SIDE)
    for (size_t k = 0; k < WA_SIDE_BY_SIDE; k++) {
      low[k] = values[i + k] < low[k] ? values[i + k] : low[k];
      high[k] = values[i + k] > high[k] ? values[i + k] : high[k];
    }
  for (; i < n; i++) {
    low[0] = values[i] < low[0] ? values[i] : low[0];
    high[0] = values[i] > high[0] ? values[i] : high[0];
  }
  for (size_t k = 1; k < WA_SIDE_BY_SIDE; k++) {
    low[0] = low[k] < low[0] ? low[k] : low[0];
    high[0] = high[k] > high[0] ? high[k] : high[0];
  }
  *lowest = low[0];
  *highest = high[0];
}

/* False where the numbers are too few for it, too many, too much alike or too far apart to be told apart in steps. */
static bool wa_count_steps(wa_ladder *ladder) {
  double highest;
  if (ladder->n < WA_STEPS || ladder->n > UINT32_MAX) return false;
  wa_extremes(ladder->values, ladder->n, &ladder->lowest, &highest);
  ladder->per_width = WA_STEPS / (highest - ladder->lowest);
  if (!isnormal(ladder->per_width)) return false;
  for (size_t i = 0; i < ladder->n; i++) ladder->counts[wa_step(ladder, ladder->values[i])]++;
  return true;
}

/* A way up the ladder. */
typedef struct wa_climb {
  size_t step;
  size_t before, picked; /* numbers in the steps below: all, and those of wanted steps */
} wa_climb;

/* Goes on to the step of the k-th smallest (from 0), which is wanted; returns the number's rank among those of wanted
 * steps. */
static size_t wa_climb_to(wa_ladder *ladder, wa_climb *climb, size_t k) {
  for (; climb->before + ladder->counts[climb->step] <= k; climb->step++) {
    climb->before += ladder->counts[climb->step];
    if (ladder->wanted[climb->step]) climb->picked += ladder->counts[climb->step];
  }
  ladder->wanted[climb->step] = 1;
  return climb->picked + k - climb->before;
}

/* The ranks around a quantile, among the wanted numbers. The climb stays at the first: the next quantile's may be the
 * same. */
typedef struct wa_ranks {
  double share;       /* of the way from the first to the second */
  size_t first, second;
} wa_ranks;

static wa_ranks wa_ranks_of(wa_ladder *ladder, bool steps, wa_climb *climb, double at) {
  double place = at * (double)(ladder->n - 1);
  size_t k = (size_t)place, next = k + 1 < ladder->n ? k + 1 : k;
  wa_ranks ranks = {place - (double)k, k, next};
  if (!steps) return ranks;
  ranks.first = wa_climb_to(ladder, climb, k);
  wa_climb further = *climb;
  ranks.second = wa_climb_to(ladder, &further, next);
  return ranks;
}

/* The numbers of the steps that are wanted; returns how many. */
static size_t wa_pick_wanted(const wa_ladder *ladder, double *picked) {
  size_t n = 0;
  for (size_t i = 0; i < ladder->n; i++) {
    picked[n] = ladder->values[i];
    n += ladder->wanted[wa_step(ladder, ladder->values[i])];
  }
  return n;
}

/* Brings the k-th smallest of values[from..to] to its place, smaller ones before and larger ones behind it (Hoare). */
static void wa_select(double *values, size_t from, size_t to, size_t k) {
  while (from < to) {
    double pivot = values[from + (to - from) / 2];
    size_t i = from, j = to;
    for (;;) {
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
      if (i >= j) break;
      double other = values[i];
      values[i++] = values[j];
      values[j--] = other;
    }
    /* Everything up to j is at most the pivot, everything after it at least. */
    if (k <= j) to = j;
    else from = j + 1;
  }
}

/* The k-th smallest. Ranks are asked for in rising order (or again): `done` is one more than the highest so far. */
static double wa_in_place(double *values, size_t n, size_t *done, size_t k) {
  if (k >= *done) {
    wa_select(values, *done, n - 1, k);
    *done = k + 1;
  }
  return values[k];
}

void wa_quantiles(double *values, size_t n, double *scratch, const double *at, double *quantiles, size_t n_at) {
  wa_ladder ladder = {.values = values, .n = n};
  wa_climb climb = {0, 0, 0}, again = climb;
  double *near = values;
  size_t n_near = n, done = 0;
  bool steps = wa_count_steps(&ladder);
  for (size_t q = 0; steps && q < n_at; q++) wa_ranks_of(&ladder, steps, &climb, at[q]);
  if (steps) n_near = wa_pick_wanted(&ladder, near = scratch);
  for (size_t q = 0; q < n_at; q++) {
    wa_ranks ranks = wa_ranks_of(&ladder, steps, &again, at[q]);
    double here = wa_in_place(near, n_near, &done, ranks.first), next = wa_in_place(near, n_near, &done, ranks.second);
    quantiles[q] = here + ranks.share * (next - here);
  }
}
