#include "engine/frame.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WA_CACHE_LINE = 64, WA_SPARES = 3 };

static void *wa_aligned(size_t count) {
  size_t size = (count * sizeof(double) + WA_CACHE_LINE - 1) / WA_CACHE_LINE * WA_CACHE_LINE;
  double *memory = aligned_alloc(WA_CACHE_LINE, size ? size : WA_CACHE_LINE);
  if (!memory) {
    fputs("waarde: error: out of memory\n", stderr);
    exit(3);
  }
  memset(memory, 0, size);
  return memory;
}

static const double *wa_fixed_column(const wa_frame *frame, const wa_operand *at) {
  return at->kind == WA_AT_COLUMN ? frame->columns + at->column * frame->lanes : NULL;
}

/* Pairs that stand in the same place in every round. */
static void wa_fix_pairs(const wa_frame *frame, const wa_products *products) {
  for (size_t i = 0; i < products->n; i++) {
    wa_pair *pair = &frame->pairs[products->place + i];
    const wa_operand *a = products->first ? &products->first[i] : NULL, *b = &products->second[i];
    *pair = (wa_pair){a ? wa_fixed_column(frame, a) : NULL, wa_fixed_column(frame, b), 1};
    if (a && a->kind == WA_AT_CONSTANT) pair->factor *= a->values[0];
    if (b->kind == WA_AT_CONSTANT) pair->factor *= b->values[0];
    if (a && !pair->x) {
      pair->x = pair->y;
      pair->y = NULL;
    }
  }
}

wa_frame *wa_frame_new(const wa_plan *plan) {
  size_t n = plan->lanes, extra = 2 + WA_SPARES;
  wa_frame *frame = wa_aligned((sizeof *frame + sizeof(double) - 1) / sizeof(double));
  *frame = (wa_frame){.plan = plan, .lanes = n, .columns = wa_aligned((plan->n_columns + extra) * n)};
  frame->zero = frame->columns + plan->n_columns * n;
  frame->marked = frame->zero + n;
  frame->spare = frame->marked + n;
  frame->pairs = wa_aligned((plan->n_pairs + 1) * sizeof(wa_pair) / sizeof(double));
  frame->states = wa_aligned(plan->n_most_states + 1);
  for (size_t i = 0; i < plan->n_products; i++) wa_fix_pairs(frame, plan->products[i]);
  return frame;
}

void wa_frame_free(wa_frame *frame) {
  if (!frame) return;
  free(frame->columns);
  free(frame->pairs);
  free(frame->states);
  free(frame);
}

double *wa_frame_input(const wa_frame *frame, size_t varied) {
  return frame->columns + (frame->plan->first_input + varied) * frame->lanes;
}

static void wa_clear_column(const wa_frame *frame, uint32_t column, double value) {
  for (size_t lane = 0; lane < frame->lanes; lane++) frame->columns[column * frame->lanes + lane] = value;
}

static void wa_run_loop(const wa_frame *frame, const wa_plan_stage *stage) {
  size_t year = 0, years = stage->ready ? frame->plan->graph->length[WA_YEAR] : 0;
  for (size_t i = 0; i < stage->n_zeroed; i++) wa_clear_column(frame, stage->zeroed[i], 0);
  for (size_t i = 0; i < stage->n_missing; i++) wa_clear_column(frame, stage->missing[i], NAN);
  for (size_t round = 0; round < stage->rounds; round++) {
    wa_frame_steps(frame, &stage->rows, round);
    for (; year < years && stage->ready[year] <= round; year++) wa_frame_steps(frame, &stage->years, year);
  }
}

void wa_frame_run(wa_frame *frame) {
  memset(frame->marked, 0, frame->lanes * sizeof *frame->marked);
  for (size_t s = 0; s < frame->plan->n_stages; s++) {
    wa_frame_steps(frame, &frame->plan->stages[s].scalars, 0);
    wa_run_loop(frame, &frame->plan->stages[s]);
  }
}

void wa_frame_values(const wa_frame *frame, size_t wanted, size_t count, double *values) {
  const wa_operand *at = &frame->plan->wanted[wanted];
  if (at->kind != WA_AT_CONSTANT) {
    memcpy(values, frame->columns + at->column * frame->lanes, count * sizeof *values);
    return;
  }
  for (size_t lane = 0; lane < count; lane++) values[lane] = at->values[0];
}
