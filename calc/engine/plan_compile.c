/* From parts to steps: which column each value has, and for how long. */
#include "engine/plan_schedule.h"

#include <string.h>

/* The columns of a loop should stay in the nearer caches; where that leaves too few lanes for the work to be worth its
 * administration, in a good part of the second. */
enum { WA_LANES_LEAST = 8, WA_LANES_GOOD = 32, WA_CACHE = 128 * 1024, WA_SECOND_CACHE = 256 * 1024 };

typedef struct wa_columns {
  uint32_t *free;
  size_t n_free, capacity;
  uint32_t n;
} wa_columns;

typedef struct wa_compiler {
  wa_arena *arena;
  const wa_parts *parts;
  wa_schedule schedule;
  wa_plan *plan;
  wa_columns columns;
  uint32_t *column, *mask; /* [part] */
  size_t *last;            /* [part] scalars: when it is last read */
  bool *held;              /* [part] has columns now */
} wa_compiler;

/* ---- columns ---- */

static uint32_t wa_get_columns(wa_compiler *compiler, size_t n) {
  wa_columns *columns = &compiler->columns;
  if (n == 1 && columns->n_free) return columns->free[--columns->n_free];
  uint32_t first = columns->n;
  columns->n += (uint32_t)n;
  return first;
}

static void wa_drop_columns(wa_compiler *compiler, wa_part_id id) {
  wa_columns *columns = &compiler->columns;
  for (uint32_t i = 0; compiler->held[id] && i <= compiler->mask[id]; i++)
    WA_PUSH(compiler->arena, columns->free, columns->n_free, columns->capacity, compiler->column[id] + i);
  compiler->held[id] = false;
}

static void wa_hold(wa_compiler *compiler, wa_part_id id, size_t n) {
  compiler->column[id] = wa_get_columns(compiler, n);
  compiler->mask[id] = (uint32_t)n - 1;
  compiler->held[id] = true;
}

static size_t wa_power_of_two(size_t least) {
  size_t power = 1;
  while (power < least) power *= 2;
  return power;
}

/* ---- steps ---- */

static wa_operand wa_operand_of(const wa_compiler *compiler, wa_part_id id, ptrdiff_t reads_at, bool scalar_reader) {
  const wa_part *part = &compiler->parts->items[id];
  if (part->op == WA_OP_CONST)
    return (wa_operand){.kind = WA_AT_CONSTANT, .step = part->axis == WA_SCALAR ? 0 : 1, .shift = part->axis == WA_SCALAR ? 0 : reads_at,
                        .length = wa_part_length(compiler->parts, id), .values = part->values};
  if (part->axis == WA_SCALAR || scalar_reader) return (wa_operand){.kind = WA_AT_COLUMN, .column = compiler->column[id]};
  ptrdiff_t shift;
  wa_part_id row = wa_row_behind(&compiler->schedule, id, &shift);
  bool fixed = row == id && shift + reads_at == 0 && compiler->mask[row] == 0;
  return (wa_operand){.kind = fixed ? WA_AT_COLUMN : WA_AT_RING, .column = compiler->column[row], .mask = compiler->mask[row],
                      .shift = shift + reads_at, .length = wa_part_length(compiler->parts, row)};
}

static bool wa_moves_about(const wa_operand *at) { return at->kind == WA_AT_RING || (at->kind == WA_AT_CONSTANT && at->step); }

static const wa_products *wa_keep_products(wa_compiler *compiler, wa_products found) {
  wa_plan *plan = compiler->plan;
  wa_products *products = WA_NEW(compiler->arena, wa_products);
  uint32_t *moving = WA_NEW_ARRAY(compiler->arena, uint32_t, found.n + 1);
  for (size_t i = 0; i < found.n; i++)
    if ((found.first && wa_moves_about(&found.first[i])) || wa_moves_about(&found.second[i])) moving[found.n_moving++] = (uint32_t)i;
  found.moving = moving;
  found.place = plan->n_pairs;
  plan->n_pairs += found.n;
  *products = found;
  WA_PUSH(compiler->arena, plan->products, plan->n_products, plan->products_capacity, products);
  return products;
}

static const wa_products *wa_linear_products(wa_compiler *compiler, const wa_step *step) {
  size_t n = step->n_args / 2;
  wa_operand *first = WA_NEW_ARRAY(compiler->arena, wa_operand, n + 1), *second = WA_NEW_ARRAY(compiler->arena, wa_operand, n + 1);
  for (size_t i = 0; i < n; i++) {
    first[i] = step->args[2 * i];
    second[i] = step->args[2 * i + 1];
  }
  return wa_keep_products(compiler, (wa_products){.n = n, .first = first, .second = second});
}

static wa_step *wa_new_step(wa_compiler *compiler, wa_steps *steps, wa_part_id id, bool scalar) {
  const wa_part *part = &compiler->parts->items[id];
  wa_operand *args = WA_NEW_ARRAY(compiler->arena, wa_operand, part->n_args + 1);
  for (uint32_t i = 0; i < part->n_args; i++)
    args[i] = wa_operand_of(compiler, part->args[i], wa_is_row(compiler->parts, part->args[i]) || wa_part_constant(compiler->parts, part->args[i])
                                                         ? wa_reads_at(part) : 0, scalar);
  wa_step step = {.op = part->op, .length = 1, .column = compiler->column[id], .mask = compiler->mask[id], .n_args = part->n_args,
                  .args = args, .index = part->index};
  if (compiler->schedule.kept[id]) step.op = WA_OP_COPY;
  if (step.op == WA_OP_LINEAR) step.products = wa_linear_products(compiler, &step);
  WA_PUSH(compiler->arena, steps->items, steps->n, steps->capacity, step);
  return &steps->items[steps->n - 1];
}

/* What the step before has just made is watched by that step. */
static bool wa_watched_when_made(const wa_compiler *compiler, const wa_steps *steps, const wa_watch *watch) {
  const wa_part *part = &compiler->parts->items[watch->part];
  wa_step *made = steps->n ? &steps->items[steps->n - 1] : NULL;
  bool one = made && !made->watched && made->op == part->op && made->column == compiler->column[watch->part] && made->mask == 0;
  if (!one || wa_is_reduction(part->op) || part->op == WA_OP_STATE || part->op == WA_OP_BY_YEAR) return false;
  made->watched = true;
  made->low = watch->low;
  made->high = watch->high;
  return true;
}

static wa_step *wa_watch_step(wa_compiler *compiler, wa_steps *steps, const wa_watch *watch) {
  wa_operand *arg = WA_NEW(compiler->arena, wa_operand);
  *arg = wa_operand_of(compiler, watch->part, 0, false);
  wa_step step = {.op = WA_OP_WATCH, .length = 1, .n_args = 1, .args = arg, .low = watch->low, .high = watch->high};
  WA_PUSH(compiler->arena, steps->items, steps->n, steps->capacity, step);
  return &steps->items[steps->n - 1];
}

/* ---- scalars ---- */

static bool wa_scalar_of_stage(const wa_compiler *compiler, wa_part_id id, uint32_t stage) {
  const wa_part *part = &compiler->parts->items[id];
  return compiler->schedule.reached[id] && compiler->schedule.stage[id] == stage && part->axis == WA_SCALAR && part->op != WA_OP_CONST;
}

/* Moments: every scalar of a stage has one, then its loop has one. */
static size_t wa_moment_of_loop(const wa_compiler *compiler, uint32_t stage) { return ((size_t)stage + 1) * (compiler->parts->n + 1); }
static size_t wa_moment_of_scalar(const wa_compiler *compiler, wa_part_id id) {
  return (size_t)compiler->schedule.stage[id] * (compiler->parts->n + 1) + id;
}

static void wa_read_until(wa_compiler *compiler, wa_part_id reader, size_t moment) {
  const wa_part *part = &compiler->parts->items[reader];
  for (uint32_t i = 0; i < part->n_args; i++)
    if (compiler->last[part->args[i]] < moment) compiler->last[part->args[i]] = moment;
}

static void wa_find_last_reads(wa_compiler *compiler) {
  wa_schedule *schedule = &compiler->schedule;
  const wa_parts *parts = compiler->parts;
  for (wa_part_id id = 0; id < parts->n; id++)
    if (schedule->reached[id] && parts->items[id].axis == WA_SCALAR) wa_read_until(compiler, id, wa_moment_of_scalar(compiler, id));
  for (uint32_t stage = 0; stage < schedule->n_stages; stage++) {
    wa_schedule_loop(schedule, stage);
    for (wa_part_id id = 0; id < parts->n; id++)
      if (schedule->member[id]) wa_read_until(compiler, id, wa_moment_of_loop(compiler, stage));
  }
  for (size_t w = 0; w < parts->n_wanted; w++) compiler->last[parts->wanted[w]] = SIZE_MAX;
}

static void wa_compile_scalars(wa_compiler *compiler, uint32_t stage, wa_steps *steps) {
  const wa_parts *parts = compiler->parts;
  size_t watch = 0;
  for (wa_part_id id = 0; id < parts->n; id++) {
    if (!wa_scalar_of_stage(compiler, id, stage)) continue;
    const wa_part *part = &parts->items[id];
    size_t now = wa_moment_of_scalar(compiler, id);
    if (part->op != WA_OP_INPUT && !wa_is_reduction(part->op)) {
      wa_hold(compiler, id, 1);
      wa_new_step(compiler, steps, id, true);
    }
    while (watch < parts->n_watches && parts->watches[watch].part < id) watch++;
    for (; watch < parts->n_watches && parts->watches[watch].part == id; watch++)
      if (!wa_watched_when_made(compiler, steps, &parts->watches[watch])) wa_watch_step(compiler, steps, &parts->watches[watch]);
    for (uint32_t i = 0; i < part->n_args && !wa_is_reduction(part->op); i++)
      if (compiler->last[part->args[i]] <= now) wa_drop_columns(compiler, part->args[i]);
    if (compiler->last[id] <= now) wa_drop_columns(compiler, id);
  }
}

/* ---- loops ---- */

static void wa_clear_before(wa_compiler *compiler, wa_plan_stage *stage, wa_part_id id, size_t *zeroed, size_t *missing) {
  int op = compiler->parts->items[id].op;
  bool lowest = op == WA_OP_LOWEST_IN || op == WA_OP_HIGHEST_IN;
  for (uint32_t i = 0; i <= compiler->mask[id]; i++) {
    uint32_t column = compiler->column[id] + i;
    if (lowest) WA_PUSH(compiler->arena, *(uint32_t **)&stage->missing, stage->n_missing, *missing, column);
    else WA_PUSH(compiler->arena, *(uint32_t **)&stage->zeroed, stage->n_zeroed, *zeroed, column);
  }
}

/* Rows that are looked back at keep their columns; others need one between their making and last use in a round. */
static void wa_hold_kept_rows(wa_compiler *compiler, const wa_actions *actions, wa_plan_stage *stage, size_t *zeroed, size_t *missing) {
  for (size_t i = 0; i < actions->n; i++) {
    wa_part_id id = actions->items[i].part;
    const wa_part *part = &compiler->parts->items[id];
    if (actions->items[i].watch) continue;
    bool adds = wa_is_reduction(part->op) || part->op == WA_OP_BY_YEAR;
    size_t depth = compiler->schedule.depth[id], room = wa_power_of_two(wa_part_length(compiler->parts, id));
    if (!adds && depth == 1) continue;
    depth = wa_power_of_two(depth);
    if (depth > room) depth = room;
    wa_hold(compiler, id, wa_is_reduction(part->op) ? 1 : depth);
    if (adds) wa_clear_before(compiler, stage, id, zeroed, missing);
  }
}

static void wa_find_last_actions(wa_compiler *compiler, const wa_actions *actions, size_t *last) {
  for (size_t i = 0; i < actions->n; i++) {
    const wa_action *action = &actions->items[i];
    const wa_part *part = &compiler->parts->items[action->part];
    ptrdiff_t shift;
    last[wa_row_behind(&compiler->schedule, action->part, &shift)] = i;
    for (uint32_t k = 0; !action->watch && k < part->n_args; k++)
      if (wa_is_row(compiler->parts, part->args[k])) last[wa_row_behind(&compiler->schedule, part->args[k], &shift)] = i;
  }
}

static void wa_compile_action(wa_compiler *compiler, const wa_action *action, wa_steps *steps) {
  if (action->watch && wa_watched_when_made(compiler, steps, action->watch)) return;
  const wa_part *part = &compiler->parts->items[action->part];
  bool adds = !action->watch && (wa_is_reduction(part->op) || part->op == WA_OP_BY_YEAR);
  wa_step *step = action->watch ? wa_watch_step(compiler, steps, action->watch) : wa_new_step(compiler, steps, action->part, false);
  step->offset = part->axis == WA_YEAR && part->op != WA_OP_BY_YEAR ? 0 : (size_t)compiler->schedule.offset[action->part];
  step->length = wa_part_length(compiler->parts, adds ? part->args[0] : action->part);
}

/* ---- cohorts ---- */

/* The states of a cohort that something asks for, in one step. */
static void wa_compile_states(wa_compiler *compiler, wa_part_id first, wa_steps *steps) {
  const wa_parts *parts = compiler->parts;
  const wa_schedule *schedule = &compiler->schedule;
  size_t all = 0, n_pairs = 0;
  while (first + all < parts->n && parts->items[first + all].op == WA_OP_STATE && parts->items[first + all].index == first)
    n_pairs += parts->items[first + all++].n_args / 2;
  uint32_t *column = WA_NEW_ARRAY(compiler->arena, uint32_t, all), *mask = WA_NEW_ARRAY(compiler->arena, uint32_t, all);
  uint32_t *number = WA_NEW_ARRAY(compiler->arena, uint32_t, all), *from = WA_NEW_ARRAY(compiler->arena, uint32_t, n_pairs + 1);
  wa_operand *start = WA_NEW_ARRAY(compiler->arena, wa_operand, all), *second = WA_NEW_ARRAY(compiler->arena, wa_operand, n_pairs + 1);
  size_t *end = WA_NEW_ARRAY(compiler->arena, size_t, all), n = 0, pair = 0;
  for (size_t s = 0; s < all; s++)
    if (schedule->member[first + s]) number[s] = (uint32_t)n++;
  for (wa_part_id id = first; id < first + all; id++) {
    const wa_part *part = &parts->items[id];
    if (!schedule->member[id]) continue;
    size_t own = number[id - first];
    column[own] = compiler->column[id];
    mask[own] = compiler->mask[id];
    start[own] = wa_operand_of(compiler, part->args[0], 0, true);
    for (uint32_t i = 1; i < part->n_args; i += 2) {
      from[pair] = number[part->args[i] - first];
      second[pair++] = wa_operand_of(compiler, part->args[i + 1], parts->items[part->args[i + 1]].axis == WA_SCALAR ? 0 : -1, false);
    }
    end[own] = pair;
  }
  wa_cohort_step *cohort = WA_NEW(compiler->arena, wa_cohort_step);
  *cohort = (wa_cohort_step){n, column, mask, start, end};
  wa_step step = {.op = WA_OP_COHORT, .offset = (size_t)schedule->offset[first], .length = wa_part_length(parts, first), .cohort = cohort};
  step.products = wa_keep_products(compiler, (wa_products){.n = pair, .second = second, .from = from});
  WA_PUSH(compiler->arena, steps->items, steps->n, steps->capacity, step);
  if (n > compiler->plan->n_most_states) compiler->plan->n_most_states = n;
}

static void wa_compile_actions(wa_compiler *compiler, const wa_actions *actions, wa_steps *steps, size_t *last) {
  wa_part_id cohort = WA_NO_PART;
  wa_find_last_actions(compiler, actions, last);
  for (size_t i = 0; i < actions->n; i++) {
    const wa_action *action = &actions->items[i];
    const wa_part *part = &compiler->parts->items[action->part];
    if (!action->watch && !compiler->held[action->part]) wa_hold(compiler, action->part, 1);
    bool state = part->op == WA_OP_STATE && !action->watch;
    if (!state) wa_compile_action(compiler, action, steps);
    else if (part->index != cohort) wa_compile_states(compiler, cohort = (wa_part_id)part->index, steps);
    ptrdiff_t shift;
    for (uint32_t k = 0; k <= part->n_args; k++) {
      wa_part_id row = k < part->n_args ? part->args[k] : action->part;
      if (!wa_is_row(compiler->parts, row)) continue;
      row = wa_row_behind(&compiler->schedule, row, &shift);
      bool kept = compiler->schedule.depth[row] > 1 || compiler->parts->items[row].op == WA_OP_BY_YEAR;
      if (!kept && last[row] == i) wa_drop_columns(compiler, row);
    }
  }
}

/* Closes a year: its columns are used again for a later one. */
static void wa_compile_closing(wa_compiler *compiler, wa_steps *steps) {
  const wa_actions *rows = &compiler->schedule.rows;
  for (size_t i = 0; i < rows->n; i++) {
    wa_part_id id = rows->items[i].part;
    if (rows->items[i].watch || compiler->parts->items[id].op != WA_OP_BY_YEAR) continue;
    wa_step step = {.op = WA_OP_BY_YEAR, .length = wa_part_length(compiler->parts, id), .column = compiler->column[id], .mask = compiler->mask[id]};
    WA_PUSH(compiler->arena, steps->items, steps->n, steps->capacity, step);
  }
}

static void wa_compile_loop(wa_compiler *compiler, uint32_t number, wa_plan_stage *stage) {
  wa_schedule *schedule = &compiler->schedule;
  const wa_parts *parts = compiler->parts;
  size_t zeroed = 0, missing = 0, *last = WA_NEW_ARRAY(compiler->arena, size_t, parts->n + 1);
  wa_schedule_loop(schedule, number);
  wa_hold_kept_rows(compiler, &schedule->rows, stage, &zeroed, &missing);
  wa_hold_kept_rows(compiler, &schedule->years, stage, &zeroed, &missing);
  wa_compile_actions(compiler, &schedule->rows, &stage->rows, last);
  wa_compile_actions(compiler, &schedule->years, &stage->years, last);
  if (schedule->years.n) {
    wa_compile_closing(compiler, &stage->years);
    size_t *ready = WA_NEW_ARRAY(compiler->arena, size_t, parts->graph->length[WA_YEAR]);
    memcpy(ready, schedule->ready, parts->graph->length[WA_YEAR] * sizeof *ready);
    stage->ready = ready;
  }
  stage->rounds = schedule->rounds;
  for (wa_part_id id = 0; id < parts->n; id++) {
    if (schedule->member[id]) wa_drop_columns(compiler, id);
    if (parts->items[id].axis == WA_SCALAR && compiler->last[id] == wa_moment_of_loop(compiler, number)) wa_drop_columns(compiler, id);
  }
}

/* ---- lanes of a frame ---- */

static void wa_mark_operand(bool *used, const wa_operand *at) {
  for (uint32_t k = 0; at->kind != WA_AT_CONSTANT && k <= at->mask; k++) used[at->column + k] = true;
}

static void wa_mark_columns(bool *used, const wa_steps *steps) {
  for (size_t i = 0; i < steps->n; i++) {
    const wa_step *step = &steps->items[i];
    for (size_t s = 0; step->cohort && s < step->cohort->n; s++)
      for (uint32_t k = 0; k <= step->cohort->mask[s]; k++) used[step->cohort->column[s] + k] = true;
    for (size_t p = 0; step->cohort && p < step->products->n; p++) wa_mark_operand(used, &step->products->second[p]);
    for (uint32_t k = 0; k <= step->mask; k++) used[step->column + k] = true;
    for (uint32_t a = 0; a < step->n_args; a++) wa_mark_operand(used, &step->args[a]);
  }
}

static size_t wa_choose_lanes(wa_compiler *compiler) {
  size_t most = 0, lanes = WA_LANES_MOST;
  for (size_t s = 0; s < compiler->plan->n_stages; s++) {
    bool *used = WA_NEW_ARRAY(compiler->arena, bool, compiler->columns.n + 1);
    size_t n = 0;
    wa_mark_columns(used, &compiler->plan->stages[s].rows);
    wa_mark_columns(used, &compiler->plan->stages[s].years);
    for (uint32_t column = 0; column < compiler->columns.n; column++) n += used[column];
    if (n > most) most = n;
  }
  while (lanes > WA_LANES_LEAST && lanes * most * sizeof(double) > (lanes > WA_LANES_GOOD ? WA_CACHE : WA_SECOND_CACHE)) lanes /= 2;
  return lanes;
}

void wa_plan_compile(wa_arena *arena, const wa_parts *parts, wa_plan *plan) {
  size_t n = parts->n + 1;
  wa_compiler compiler = {.arena = arena, .parts = parts, .plan = plan, .schedule = wa_schedule_new(arena, parts),
                          .column = WA_NEW_ARRAY(arena, uint32_t, n), .mask = WA_NEW_ARRAY(arena, uint32_t, n),
                          .last = WA_NEW_ARRAY(arena, size_t, n), .held = WA_NEW_ARRAY(arena, bool, n)};
  wa_find_last_reads(&compiler);
  plan->first_input = wa_get_columns(&compiler, plan->n_varied);
  for (wa_part_id id = 0; id < parts->n; id++)
    if (parts->items[id].op == WA_OP_INPUT) compiler.column[id] = plan->first_input + (uint32_t)parts->items[id].index;
  plan->n_stages = compiler.schedule.n_stages;
  plan->stages = WA_NEW_ARRAY(arena, wa_plan_stage, plan->n_stages + 1);
  for (uint32_t stage = 0; stage < plan->n_stages; stage++) {
    wa_compile_scalars(&compiler, stage, &plan->stages[stage].scalars);
    wa_compile_loop(&compiler, stage, &plan->stages[stage]);
  }
  plan->wanted = WA_NEW_ARRAY(arena, wa_operand, plan->n_wanted + 1);
  for (size_t w = 0; w < plan->n_wanted; w++) plan->wanted[w] = wa_operand_of(&compiler, parts->wanted[w], 0, true);
  plan->n_columns = compiler.columns.n;
  plan->lanes = wa_choose_lanes(&compiler);
}

size_t wa_plan_bytes_per_lane(const wa_plan *plan) { return plan->n_columns * sizeof(double); }
