/* Trials: the graph computed for many changes of a few inputs each. What sensitivity analyses ask of the engine. */
#ifndef WA_ANALYSIS_TRIALS_H
#define WA_ANALYSIS_TRIALS_H

#include "analysis/aim.h"
#include "engine/lanes.h"

typedef struct wa_trials {
  wa_arena *arena;
  const wa_results *results;
  const wa_aims *aims;
  size_t threads;
  size_t n, room;                 /* trials so far */
  struct wa_trial *items;
  double *values;                 /* [trial * aims->n + aim], after wa_trials_run; NaN: missing or failed */
  bool *failed;                   /* [trial] */
  wa_lanes_outcome outcome;       /* the first reasons of failures */
} wa_trials;

/* `aims` must keep their place until the trials are run. */
wa_trials wa_trials_new(wa_arena *arena, const wa_results *results, const wa_aims *aims, size_t threads);

/* Adds a trial that changes `n` inputs of the graph; returns its number. The arrays are copied. */
size_t wa_trial_add(wa_trials *trials, const size_t *inputs, const double *values, size_t n);

/* Computes all trials. May be called once. */
void wa_trials_run(wa_trials *trials);

double wa_trial_value(const wa_trials *trials, size_t trial, size_t aim);

/* Why a trial failed, where that is known; else NULL. */
const wa_fault *wa_trial_fault(const wa_trials *trials, size_t trial);

/* The input of the graph that a parameter is; SIZE_MAX when nothing that is computed depends on it. */
size_t wa_input_of(const wa_results *results, size_t parameter);

#endif
