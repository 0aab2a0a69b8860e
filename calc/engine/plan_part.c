/* Parts of a plan: equal ones are one, constants are computed while they are made. */
#include <math.h>
#include <string.h>

#include "engine/plan.h"

static uint64_t wa_mix_part(uint64_t hash, uint64_t value) {
  hash = (hash ^ value) * UINT64_C(0x9E3779B97F4A7C15);
  return hash ^ (hash >> 29);
}

static uint64_t wa_part_hash(const wa_parts *parts, const wa_part *part) {
  uint64_t hash = wa_mix_part(wa_mix_part((uint64_t)part->op, (uint64_t)part->axis), part->index), bits;
  for (uint32_t i = 0; i < part->n_args; i++) hash = wa_mix_part(hash, part->args[i]);
  for (size_t i = 0; part->values && i < parts->graph->length[part->axis]; i++) {
    memcpy(&bits, &part->values[i], sizeof bits);
    hash = wa_mix_part(hash, bits);
  }
  return hash;
}

static bool wa_same_part(const wa_parts *parts, const wa_part *a, const wa_part *b) {
  if (a->op != b->op || a->axis != b->axis || a->index != b->index || a->n_args != b->n_args) return false;
  if (a->n_args && memcmp(a->args, b->args, a->n_args * sizeof *a->args) != 0) return false;
  if (!a->values || !b->values) return a->values == b->values;
  return memcmp(a->values, b->values, parts->graph->length[a->axis] * sizeof(double)) == 0;
}

static uint32_t *wa_part_slot(const wa_parts *parts, const wa_part *part) {
  for (size_t at = wa_part_hash(parts, part) % parts->n_slots;; at = (at + 1) % parts->n_slots) {
    uint32_t *slot = &parts->slots[at];
    if (!*slot || wa_same_part(parts, &parts->items[*slot - 1], part)) return slot;
  }
}

wa_part_id wa_part_append(wa_parts *parts, wa_part part) {
  if (part.n_args) {
    wa_part_id *args = WA_NEW_ARRAY(parts->arena, wa_part_id, part.n_args);
    memcpy(args, part.args, part.n_args * sizeof *args);
    part.args = args;
  }
  WA_PUSH(parts->arena, parts->items, parts->n, parts->capacity, part);
  return (wa_part_id)parts->n - 1;
}

static wa_part_id wa_part_intern(wa_parts *parts, wa_part part) {
  if (2 * (parts->n + 1) > parts->n_slots) {
    parts->n_slots = parts->n_slots ? 2 * parts->n_slots : 1024;
    parts->slots = WA_NEW_ARRAY(parts->arena, uint32_t, parts->n_slots);
    for (size_t i = 0; i < parts->n; i++) {
      uint32_t *slot = wa_part_slot(parts, &parts->items[i]);
      if (!*slot) *slot = (uint32_t)i + 1;
    }
  }
  uint32_t *slot = wa_part_slot(parts, &part);
  if (!*slot) *slot = wa_part_append(parts, part) + 1;
  return *slot - 1;
}

bool wa_part_constant(const wa_parts *parts, wa_part_id id) { return parts->items[id].op == WA_OP_CONST; }

size_t wa_part_length(const wa_parts *parts, wa_part_id id) { return parts->graph->length[parts->items[id].axis]; }

wa_part_id wa_part_values(wa_parts *parts, wa_axis axis, const double *values) {
  return wa_part_intern(parts, (wa_part){.op = WA_OP_CONST, .axis = axis, .values = values});
}

wa_part_id wa_part_number(wa_parts *parts, double value) {
  double *values = WA_NEW(parts->arena, double);
  *values = value;
  return wa_part_values(parts, WA_SCALAR, values);
}

wa_part_id wa_part_ones(wa_parts *parts, wa_axis axis) {
  size_t length = parts->graph->length[axis];
  double *ones = WA_NEW_ARRAY(parts->arena, double, length + 1);
  for (size_t i = 0; i < length; i++) ones[i] = 1;
  return wa_part_values(parts, axis, ones);
}

/* ---- constants ---- */

static double wa_constant_at(const wa_parts *parts, wa_part_id id, ptrdiff_t place) {
  const wa_part *part = &parts->items[id];
  if (part->axis == WA_SCALAR) return part->values[0];
  return place < 0 || (size_t)place >= parts->graph->length[part->axis] ? 0 : part->values[place];
}

static double wa_fold_place(const wa_parts *parts, int op, const wa_part_id *args, size_t index, size_t place, const double *so_far) {
  ptrdiff_t at = (ptrdiff_t)place;
  double x = wa_constant_at(parts, args[0], at);
  switch (op) {
    case WA_OP_ADD: return x + wa_constant_at(parts, args[1], at);
    case WA_OP_SUBTRACT: return x - wa_constant_at(parts, args[1], at);
    case WA_OP_MULTIPLY: return x * wa_constant_at(parts, args[1], at);
    case WA_OP_DIVIDE: return x / wa_constant_at(parts, args[1], at);
    case WA_OP_NEGATE: return -x;
    case WA_OP_END: return wa_constant_at(parts, args[0], at + 1);
    case WA_OP_AT_END: return wa_constant_at(parts, args[0], at - 1);
    case WA_OP_LAG: return place < index ? 0 : wa_constant_at(parts, args[0], (ptrdiff_t)(place - index));
    case WA_OP_STRIDE_SUM: return place < index ? x : x + so_far[place - index];
    default: return x; /* BEGIN, AT_BEGIN */
  }
}

static bool wa_foldable(int op) {
  return op == WA_OP_ADD || op == WA_OP_SUBTRACT || op == WA_OP_MULTIPLY || op == WA_OP_DIVIDE || op == WA_OP_NEGATE ||
         op == WA_OP_BEGIN || op == WA_OP_END || op == WA_OP_AT_END || op == WA_OP_AT_BEGIN || op == WA_OP_LAG ||
         op == WA_OP_STRIDE_SUM || op == WA_OP_SUM || op == WA_OP_BY_YEAR;
}

static wa_part_id wa_fold_sum(wa_parts *parts, wa_part_id row) {
  double sum = 0;
  for (size_t place = 0; place < wa_part_length(parts, row); place++) sum += parts->items[row].values[place];
  return wa_part_number(parts, sum);
}

static wa_part_id wa_fold_years(wa_parts *parts, wa_part_id row, size_t index) {
  const wa_graph *graph = parts->graph;
  const wa_year_bins *bins = &graph->bins[index / WA_N_FLOW_KINDS][index % WA_N_FLOW_KINDS];
  double *years = WA_NEW_ARRAY(parts->arena, double, graph->length[WA_YEAR]);
  for (size_t p = 0; p < graph->length[WA_POINT]; p++) {
    double value = wa_constant_at(parts, row, (ptrdiff_t)p);
    if (bins->after[p] != 0) years[bins->year_after[p]] += bins->after[p] * value;
    if (bins->after[p] != 1) years[bins->year_before[p]] += (1 - bins->after[p]) * value;
  }
  return wa_part_values(parts, WA_YEAR, years);
}

static wa_part_id wa_fold_part(wa_parts *parts, int op, wa_axis axis, const wa_part_id *args, size_t n_args, size_t index) {
  wa_part_id row = args[0];
  if ((op == WA_OP_SUM || op == WA_OP_BY_YEAR) && n_args == 2) row = wa_part_binary(parts, WA_OP_MULTIPLY, row, args[1]);
  if (op == WA_OP_SUM) return wa_fold_sum(parts, row);
  if (op == WA_OP_BY_YEAR) return wa_fold_years(parts, row, index);
  size_t length = parts->graph->length[axis];
  double *values = WA_NEW_ARRAY(parts->arena, double, length + 1);
  for (size_t place = 0; place < length; place++) values[place] = wa_fold_place(parts, op, args, index, place, values);
  return wa_part_values(parts, axis, values);
}

/* x * 1, the sign of a negative, the begin of the cycle that ends here: exact. */
static wa_part_id wa_part_identity(wa_parts *parts, int op, const wa_part_id *args) {
  for (size_t i = 0; op == WA_OP_MULTIPLY && i < 2; i++) {
    const wa_part *part = &parts->items[args[i]];
    if (part->op == WA_OP_CONST && part->axis == WA_SCALAR && part->values[0] == 1) return args[1 - i];
  }
  wa_part inner = parts->items[args[0]];
  if (op == WA_OP_AT_END && inner.op == WA_OP_BEGIN) return wa_part_add(parts, WA_OP_LAG, WA_POINT, inner.args, 1, 1);
  if (op != WA_OP_NEGATE) return WA_NO_PART;
  for (uint32_t i = 0; inner.op == WA_OP_MULTIPLY && i < 2; i++) {
    if (!wa_part_constant(parts, inner.args[i])) continue;
    wa_part_id negative = wa_part_add(parts, WA_OP_NEGATE, parts->items[inner.args[i]].axis, &inner.args[i], 1, 0);
    return wa_part_binary(parts, WA_OP_MULTIPLY, negative, inner.args[1 - i]);
  }
  return WA_NO_PART;
}

wa_part_id wa_part_add(wa_parts *parts, int op, wa_axis axis, const wa_part_id *args, size_t n_args, size_t index) {
  if (op == WA_OP_SUM) {
    wa_part_id moved = wa_sum_over_entrants(parts, args[0], n_args > 1 ? args[1] : WA_NO_PART);
    if (moved != WA_NO_PART) return moved;
  }
  bool constant = n_args > 0 && wa_foldable(op);
  for (size_t i = 0; i < n_args && constant; i++) constant = wa_part_constant(parts, args[i]);
  if (constant) return wa_fold_part(parts, op, axis, args, n_args, index);
  if (n_args) {
    wa_part_id same = wa_part_identity(parts, op, args);
    if (same != WA_NO_PART) return same;
  }
  return wa_part_intern(parts, (wa_part){.op = op, .axis = axis, .n_args = (uint32_t)n_args, .args = args, .index = index});
}

wa_part_id wa_part_binary(wa_parts *parts, int op, wa_part_id a, wa_part_id b) {
  wa_axis axis = parts->items[a].axis == WA_SCALAR ? parts->items[b].axis : parts->items[a].axis;
  wa_part_id args[] = {a, b};
  return wa_part_add(parts, op, axis, args, 2, 0);
}
