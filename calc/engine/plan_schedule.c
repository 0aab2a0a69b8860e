/* When each part is computed.
 *
 * Points and cycles share one loop: in round k a row computes its place k - offset, with offsets just large enough
 * for what it reads to be there: the begin of a cycle is the point of the same number, its end the next one, so a
 * row over cycles that looks at both comes a round later. A row is kept for as many places as the furthest look back
 * of what is made from it. Years are computed as soon as no later round adds to them. */
#include "engine/plan_schedule.h"

#include <string.h>

bool wa_is_reduction(int op) { return op == WA_OP_SUM || op == WA_OP_LOWEST_IN || op == WA_OP_HIGHEST_IN; }

bool wa_is_row(const wa_parts *parts, wa_part_id id) {
  return parts->items[id].axis != WA_SCALAR && parts->items[id].op != WA_OP_CONST;
}

static bool wa_is_shift(int op) {
  return op == WA_OP_BEGIN || op == WA_OP_END || op == WA_OP_AT_BEGIN || op == WA_OP_AT_END || op == WA_OP_LAG;
}

ptrdiff_t wa_reads_at(const wa_part *part) {
  if (part->op == WA_OP_END) return 1;
  if (part->op == WA_OP_AT_END || part->op == WA_OP_STATE) return -1;
  return part->op == WA_OP_LAG ? -(ptrdiff_t)part->index : 0;
}

wa_part_id wa_row_behind(const wa_schedule *schedule, wa_part_id id, ptrdiff_t *shift) {
  const wa_part *part = &schedule->parts->items[id];
  *shift = 0;
  if (!wa_is_shift(part->op) || schedule->kept[id]) return id;
  *shift = wa_reads_at(part);
  return part->args[0];
}

/* ---- what is reached, in which stage ---- */

static void wa_reach(const wa_parts *parts, bool *reached, wa_part_id *stack, wa_part_id root, bool rows_only) {
  size_t n = 0;
  if (reached[root]) return;
  reached[root] = true;
  stack[n++] = root;
  while (n) {
    const wa_part *part = &parts->items[stack[--n]];
    for (uint32_t i = 0; i < part->n_args; i++) {
      wa_part_id arg = part->args[i];
      if (reached[arg] || (rows_only && !wa_is_row(parts, arg))) continue;
      reached[arg] = true;
      stack[n++] = arg;
    }
  }
}

/* States of a cohort depend on each other: they have one stage. */
static uint32_t wa_stage_of_states(const wa_schedule *schedule, wa_part_id first) {
  uint32_t stage = 0;
  const wa_parts *parts = schedule->parts;
  for (wa_part_id id = first; id < parts->n && parts->items[id].op == WA_OP_STATE && parts->items[id].index == first; id++)
    for (uint32_t i = 0; schedule->reached[id] && i < parts->items[id].n_args; i++) {
      wa_part_id arg = parts->items[id].args[i];
      if (arg < first && schedule->stage[arg] > stage) stage = schedule->stage[arg];
    }
  return stage;
}

static uint32_t wa_stage_of(const wa_schedule *schedule, wa_part_id id) {
  const wa_part *part = &schedule->parts->items[id];
  if (part->op == WA_OP_STATE) return wa_stage_of_states(schedule, (wa_part_id)part->index);
  uint32_t stage = 0;
  for (uint32_t i = 0; i < part->n_args; i++)
    if (schedule->stage[part->args[i]] > stage) stage = schedule->stage[part->args[i]];
  return wa_is_reduction(part->op) ? stage + 1 : stage;
}

wa_schedule wa_schedule_new(wa_arena *arena, const wa_parts *parts) {
  size_t n = parts->n + 1;
  wa_schedule schedule = {.arena = arena, .parts = parts, .reached = WA_NEW_ARRAY(arena, bool, n), .kept = WA_NEW_ARRAY(arena, bool, n),
                          .stage = WA_NEW_ARRAY(arena, uint32_t, n), .member = WA_NEW_ARRAY(arena, bool, n),
                          .offset = WA_NEW_ARRAY(arena, ptrdiff_t, n), .depth = WA_NEW_ARRAY(arena, size_t, n),
                          .ready = WA_NEW_ARRAY(arena, size_t, parts->graph->length[WA_YEAR] + 1)};
  wa_part_id *stack = WA_NEW_ARRAY(arena, wa_part_id, n);
  for (size_t w = 0; w < parts->n_wanted; w++) wa_reach(parts, schedule.reached, stack, parts->wanted[w], false);
  for (size_t w = 0; w < parts->n_watches; w++) wa_reach(parts, schedule.reached, stack, parts->watches[w].part, false);
  for (wa_part_id id = 0; id < parts->n; id++) {
    if (!schedule.reached[id]) continue;
    const wa_part *part = &parts->items[id];
    if (wa_is_shift(part->op) && wa_is_shift(parts->items[part->args[0]].op)) schedule.kept[part->args[0]] = true;
    schedule.stage[id] = wa_stage_of(&schedule, id);
    if (schedule.stage[id] + 1 > schedule.n_stages) schedule.n_stages = schedule.stage[id] + 1;
  }
  return schedule;
}

/* ---- one loop: who is in it, in which order ---- */

static bool wa_reduces_here(const wa_schedule *schedule, wa_part_id id, uint32_t stage) {
  return schedule->reached[id] && wa_is_reduction(schedule->parts->items[id].op) && schedule->stage[id] == stage + 1;
}

static void wa_find_members(wa_schedule *schedule, uint32_t stage) {
  const wa_parts *parts = schedule->parts;
  wa_part_id *stack = WA_NEW_ARRAY(schedule->arena, wa_part_id, parts->n + 1);
  memset(schedule->member, 0, parts->n * sizeof *schedule->member);
  for (wa_part_id id = 0; id < parts->n; id++)
    if (wa_reduces_here(schedule, id, stage) && wa_is_row(parts, parts->items[id].args[0]))
      wa_reach(parts, schedule->member, stack, parts->items[id].args[0], true);
  for (size_t w = 0; w < parts->n_watches; w++)
    if (wa_is_row(parts, parts->watches[w].part) && schedule->stage[parts->watches[w].part] == stage)
      wa_reach(parts, schedule->member, stack, parts->watches[w].part, true);
}

static void wa_act(wa_schedule *schedule, wa_part_id part, const wa_watch *watch, wa_axis axis) {
  wa_actions *actions = axis == WA_YEAR ? &schedule->years : &schedule->rows;
  wa_action action = {part, watch};
  WA_PUSH(schedule->arena, actions->items, actions->n, actions->capacity, action);
}

/* Sums and years take a row in as soon as it is there. */
static void wa_order_actions(wa_schedule *schedule, uint32_t stage) {
  const wa_parts *parts = schedule->parts;
  size_t n = parts->n + 1;
  wa_part_id *next = WA_NEW_ARRAY(schedule->arena, wa_part_id, n), *takers = WA_NEW_ARRAY(schedule->arena, wa_part_id, n);
  for (wa_part_id id = 0; id < parts->n; id++) takers[id] = WA_NO_PART;
  for (wa_part_id id = (wa_part_id)parts->n; id-- > 0;) {
    bool years = schedule->member[id] && parts->items[id].op == WA_OP_BY_YEAR;
    if (!years && !wa_reduces_here(schedule, id, stage)) continue;
    ptrdiff_t shift;
    wa_part_id row = wa_row_behind(schedule, parts->items[id].args[0], &shift);
    next[id] = takers[row];
    takers[row] = id;
  }
  schedule->rows.n = schedule->years.n = 0;
  size_t watch = 0;
  for (wa_part_id id = 0; id < parts->n; id++) {
    ptrdiff_t shift;
    if (schedule->member[id] && parts->items[id].op != WA_OP_BY_YEAR && wa_row_behind(schedule, id, &shift) == id)
      wa_act(schedule, id, NULL, parts->items[id].axis);
    for (; watch < parts->n_watches && parts->watches[watch].part <= id; watch++)
      if (parts->watches[watch].part == id && schedule->member[id] && schedule->stage[id] == stage)
        wa_act(schedule, id, &parts->watches[watch], parts->items[id].axis);
    for (wa_part_id taker = takers[id]; taker != WA_NO_PART && schedule->member[id]; taker = next[taker])
      wa_act(schedule, taker, NULL, parts->items[id].axis);
  }
}

/* ---- offsets ---- */

static ptrdiff_t wa_least_offset(const wa_schedule *schedule, wa_part_id id) {
  const wa_parts *parts = schedule->parts;
  const wa_part *part = &parts->items[id];
  ptrdiff_t offset = 0;
  for (uint32_t i = 0; i < part->n_args; i++) {
    ptrdiff_t shift, needed;
    if (!wa_is_row(parts, part->args[i]) || (part->op == WA_OP_STATE && parts->items[part->args[i]].op == WA_OP_STATE &&
                                             parts->items[part->args[i]].index == part->index)) continue;
    wa_part_id row = wa_row_behind(schedule, part->args[i], &shift);
    needed = schedule->offset[row] + shift + wa_reads_at(part);
    if (needed > offset) offset = needed;
  }
  return offset;
}

static ptrdiff_t wa_offset_of_states(const wa_schedule *schedule, wa_part_id first) {
  const wa_parts *parts = schedule->parts;
  ptrdiff_t offset = 0;
  for (wa_part_id id = first; id < parts->n && parts->items[id].op == WA_OP_STATE && parts->items[id].index == first; id++) {
    ptrdiff_t own = schedule->member[id] ? wa_least_offset(schedule, id) : 0;
    if (own > offset) offset = own;
  }
  return offset;
}

/* Calls `look` for every row that an action reads: the row, and the offset of a reader of its place 0 in the round
 * in which it is read. */
static void wa_look_at_rows(wa_schedule *schedule, const wa_action *action, void (*look)(wa_schedule *, wa_part_id, ptrdiff_t)) {
  const wa_part *part = &schedule->parts->items[action->part];
  ptrdiff_t shift;
  if (action->watch) {
    wa_part_id row = wa_row_behind(schedule, action->part, &shift);
    look(schedule, row, schedule->offset[action->part] - shift);
    return;
  }
  for (uint32_t i = 0; i < part->n_args; i++) {
    if (!wa_is_row(schedule->parts, part->args[i])) continue;
    wa_part_id row = wa_row_behind(schedule, part->args[i], &shift);
    ptrdiff_t reader = schedule->offset[action->part] - shift - wa_reads_at(part);
    look(schedule, row, reader);
    if (part->op == WA_OP_CONVOLVE) look(schedule, row, reader + (ptrdiff_t)wa_entrants_reach(schedule->parts, action->part));
  }
}

static void wa_latest(wa_schedule *schedule, wa_part_id row, ptrdiff_t reader) {
  size_t *least = &schedule->depth[row]; /* holds the earliest reader, plus one, until the depths are found */
  if (*least == 0 || (size_t)reader + 1 < *least) *least = (size_t)reader + 1;
}

static void wa_deepen(wa_schedule *schedule, wa_part_id row, ptrdiff_t reader) {
  if (schedule->parts->items[row].op == WA_OP_BY_YEAR) return; /* see wa_follow_years */
  size_t depth = (size_t)(reader - schedule->offset[row]) + 1;
  if (depth > schedule->depth[row]) schedule->depth[row] = depth;
}

/* As late as what is made from it allows: then it need not be kept. */
static void wa_delay(wa_schedule *schedule, wa_part_id id) {
  const wa_part *part = &schedule->parts->items[id];
  size_t least = schedule->depth[id];
  if (part->op == WA_OP_STATE || part->axis == WA_YEAR || wa_is_reduction(part->op) || least == 0) return;
  if ((ptrdiff_t)least - 1 > schedule->offset[id]) schedule->offset[id] = (ptrdiff_t)least - 1;
}

static void wa_find_offsets(wa_schedule *schedule) {
  const wa_parts *parts = schedule->parts;
  const wa_actions *rows = &schedule->rows;
  memset(schedule->offset, 0, parts->n * sizeof *schedule->offset);
  memset(schedule->depth, 0, parts->n * sizeof *schedule->depth);
  for (size_t i = 0; i < rows->n; i++) {
    wa_part_id id = rows->items[i].part;
    if (rows->items[i].watch) continue;
    schedule->offset[id] = parts->items[id].op == WA_OP_STATE ? wa_offset_of_states(schedule, (wa_part_id)parts->items[id].index)
                                                              : wa_least_offset(schedule, id);
  }
  for (size_t i = rows->n; i-- > 0;) {
    if (rows->items[i].watch) continue;
    wa_delay(schedule, rows->items[i].part);
    wa_look_at_rows(schedule, &rows->items[i], wa_latest);
  }
  for (size_t i = 0; i < rows->n; i++) { /* a shifted row is watched where it is read */
    ptrdiff_t shift;
    wa_part_id id = rows->items[i].part, row = wa_row_behind(schedule, id, &shift);
    if (rows->items[i].watch && row != id) schedule->offset[id] = schedule->offset[row] + shift > 0 ? schedule->offset[row] + shift : 0;
  }
}

/* ---- how much is kept ---- */

static void wa_find_depths(wa_schedule *schedule) {
  const wa_parts *parts = schedule->parts;
  memset(schedule->depth, 0, parts->n * sizeof *schedule->depth);
  for (size_t i = 0; i < schedule->rows.n; i++) wa_look_at_rows(schedule, &schedule->rows.items[i], wa_deepen);
  for (size_t i = 0; i < schedule->years.n; i++) wa_look_at_rows(schedule, &schedule->years.items[i], wa_deepen);
  for (size_t pass = 0; pass < 2; pass++) {
    const wa_actions *actions = pass ? &schedule->years : &schedule->rows;
    for (size_t i = 0; i < actions->n; i++) {
      const wa_part *part = &parts->items[actions->items[i].part];
      size_t *depth = &schedule->depth[actions->items[i].part], own = part->op == WA_OP_STRIDE_SUM ? part->index + 1 : 1;
      if (*depth < own) *depth = own;
      if (part->op == WA_OP_STATE && *depth < 2) *depth = 2;
    }
  }
}

static size_t wa_part_rounds(const wa_schedule *schedule, const wa_action *action) {
  const wa_part *part = &schedule->parts->items[action->part];
  bool takes = !action->watch && (wa_is_reduction(part->op) || part->op == WA_OP_BY_YEAR);
  return (size_t)schedule->offset[action->part] + wa_part_length(schedule->parts, takes ? part->args[0] : action->part);
}

/* After which round each year is complete, and how many years are open at once for each row of years. */
static void wa_follow_years(wa_schedule *schedule, wa_part_id id, bool measure) {
  const wa_graph *graph = schedule->parts->graph;
  size_t index = schedule->parts->items[id].index, closed = 0;
  const wa_year_bins *bins = &graph->bins[index / WA_N_FLOW_KINDS][index % WA_N_FLOW_KINDS];
  for (size_t p = 0; p < graph->length[WA_POINT]; p++) {
    size_t round = p + (size_t)schedule->offset[id];
    size_t year[2] = {bins->year_after[p], bins->year_before[p]};
    while (measure && closed < graph->length[WA_YEAR] && schedule->ready[closed] < round) closed++;
    for (size_t side = 0; side < 2; side++) {
      if (bins->after[p] == (side == 0 ? 0.0 : 1.0)) continue;
      if (!measure && schedule->ready[year[side]] < round) schedule->ready[year[side]] = round;
      if (measure && year[side] - closed + 1 > schedule->depth[id]) schedule->depth[id] = year[side] - closed + 1;
    }
  }
}

static void wa_find_years(wa_schedule *schedule) {
  size_t years = schedule->parts->graph->length[WA_YEAR];
  memset(schedule->ready, 0, years * sizeof *schedule->ready);
  for (int measure = 0; measure < 2; measure++) {
    for (size_t i = 0; i < schedule->rows.n; i++)
      if (schedule->parts->items[schedule->rows.items[i].part].op == WA_OP_BY_YEAR)
        wa_follow_years(schedule, schedule->rows.items[i].part, measure);
    for (size_t y = 1; y < years && !measure; y++)
      if (schedule->ready[y] < schedule->ready[y - 1]) schedule->ready[y] = schedule->ready[y - 1];
  }
}

void wa_schedule_loop(wa_schedule *schedule, uint32_t stage) {
  wa_find_members(schedule, stage);
  wa_order_actions(schedule, stage);
  wa_find_offsets(schedule);
  wa_find_depths(schedule);
  wa_find_years(schedule);
  schedule->rounds = schedule->years.n ? 1 : 0;
  for (size_t i = 0; i < schedule->rows.n; i++) {
    size_t rounds = wa_part_rounds(schedule, &schedule->rows.items[i]);
    if (rounds > schedule->rounds) schedule->rounds = rounds;
  }
  for (size_t y = 0; schedule->years.n && y < schedule->parts->graph->length[WA_YEAR]; y++)
    if (schedule->ready[y] + 1 > schedule->rounds) schedule->rounds = schedule->ready[y] + 1;
}
