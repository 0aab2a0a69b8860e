/* Columns that decisions rest on; for the files of decisions. */
#ifndef WA_ANALYSIS_DECISIONS_INSIDE_H
#define WA_ANALYSIS_DECISIONS_INSIDE_H

#include "analysis/decisions.h"

/* The draws that did not fail, as columns; in a working arena. */
typedef struct wa_deciding {
  wa_arena *arena;
  const wa_results *results;
  const wa_draws *draws;
  uint64_t seed;
  size_t threads;
  size_t n;
  size_t *draw;               /* [n] numbers of the draws */
  wa_cost_effect *views;      /* per perspective */
  const double ***net;        /* [stakeholder, then society][strategy] */
} wa_deciding;

/* What a table's decider compares, over the first `n` draws; in `arena`. */
wa_choice wa_choice_of(wa_arena *arena, const wa_deciding *deciding, const wa_decision_table *table, size_t n);

/* Fills decisions->knowledge and every table's `worth`. */
void wa_add_information(wa_arena *arena, const wa_deciding *deciding, wa_decisions *decisions);

#endif
