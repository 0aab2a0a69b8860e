/* When each part of a plan is computed, and how long it is kept; for plan_schedule.c and plan_compile.c. */
#ifndef WA_ENGINE_PLAN_SCHEDULE_H
#define WA_ENGINE_PLAN_SCHEDULE_H

#include "engine/plan.h"

/* One thing done in a round of a loop: compute a row, watch it, or add it to a sum. */
typedef struct wa_action {
  wa_part_id part;
  const wa_watch *watch; /* NULL: compute */
} wa_action;

typedef struct wa_actions {
  wa_action *items;
  size_t n, capacity;
} wa_actions;

typedef struct wa_schedule {
  wa_arena *arena;
  const wa_parts *parts;
  bool *reached;          /* [part] wanted, watched, or needed for it */
  bool *kept;             /* [part] a shifted row that has columns of its own, for it is shifted again */
  uint32_t *stage;        /* [part] */
  size_t n_stages;
  /* Of the loop looked at last: */
  bool *member;           /* [part] */
  ptrdiff_t *offset;      /* [part] rounds after which its place 0 is computed */
  size_t *depth;          /* [part] places that must be kept */
  wa_actions rows, years; /* in their order */
  size_t rounds;
  size_t *ready;          /* [year] */
} wa_schedule;

wa_schedule wa_schedule_new(wa_arena *arena, const wa_parts *parts);
/* The loop of a stage: fills in what is said of the loop above. */
void wa_schedule_loop(wa_schedule *schedule, uint32_t stage);

bool wa_is_reduction(int op); /* a scalar from a row */
bool wa_is_row(const wa_parts *parts, wa_part_id id);
/* How many places away an operation reads its rows. */
ptrdiff_t wa_reads_at(const wa_part *part);
/* The row behind an argument and how many places away it is read. */
wa_part_id wa_row_behind(const wa_schedule *schedule, wa_part_id id, ptrdiff_t *shift);

#endif
