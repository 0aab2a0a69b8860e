/* Operations along time. */
#include <math.h>
#include <string.h>

#include "engine/evaluate.h"

/* Copies whole places: place `from + i` of x to place `to + i` of out. */
static void wa_shift(const wa_block *block, double *out, size_t to, const double *x, size_t from, size_t count) {
  if (count) memcpy(out + to * block->lanes, x + from * block->lanes, count * block->lanes * sizeof *out);
}

static void wa_zero(const wa_block *block, double *out, size_t place) {
  for (size_t lane = 0; lane < block->lanes; lane++) out[place * block->lanes + lane] = 0;
}

static void wa_evaluate_shift(const wa_block *block, const wa_node *node, double *out) {
  const double *x = block->values[node->args[0]];
  size_t cycles = block->graph->length[WA_CYCLE], places = block->graph->length[node->axis];
  size_t back = node->index < places ? node->index : places;
  switch (node->op) {
    case WA_OP_BEGIN: wa_shift(block, out, 0, x, 0, cycles); break;
    case WA_OP_END: wa_shift(block, out, 0, x, 1, cycles); break;
    case WA_OP_AT_END:
      wa_zero(block, out, 0);
      wa_shift(block, out, 1, x, 0, cycles);
      break;
    case WA_OP_AT_BEGIN:
      wa_shift(block, out, 0, x, 0, cycles);
      wa_zero(block, out, cycles);
      break;
    default: /* LAG */
      for (size_t place = 0; place < back; place++) wa_zero(block, out, place);
      wa_shift(block, out, back, x, 0, places - back);
  }
}

/* y[place] = x[place] + y[place - step]. */
static void wa_running(const wa_block *block, const double *x, double *out, size_t places, size_t step) {
  for (size_t i = 0; i < places * block->lanes; i++)
    out[i] = i < step * block->lanes ? x[i] : x[i] + out[i - step * block->lanes];
}

static void wa_by_year(const wa_block *block, const wa_node *node, double *out) {
  /* The class does not matter for the shape of the bins stored: index packs class and kind. */
  const wa_year_bins *bins = &block->graph->bins[node->index / WA_N_FLOW_KINDS][node->index % WA_N_FLOW_KINDS];
  const double *x = block->values[node->args[0]];
  size_t lanes = block->lanes;
  for (size_t i = 0; i < block->graph->length[WA_YEAR] * lanes; i++) out[i] = 0;
  for (size_t p = 0; p < block->graph->length[WA_POINT]; p++)
    for (size_t lane = 0; lane < lanes; lane++) {
      double value = x[p * lanes + lane], after = bins->after[p];
      if (after != 0) out[bins->year_after[p] * lanes + lane] += after * value;
      if (after != 1) out[bins->year_before[p] * lanes + lane] += (1 - after) * value;
    }
}

/* One value for each year of entry, at its point; nobody enters in between. */
static void wa_by_entry(const wa_block *block, const wa_node *node, double *out) {
  size_t lanes = block->lanes;
  for (size_t p = 0; p < block->graph->length[WA_POINT]; p++) {
    wa_zero(block, out, p);
    size_t entry = p / node->index;
    if (p % node->index || entry >= node->n_args) continue;
    memcpy(out + p * lanes, block->values[node->args[entry]], lanes * sizeof *out);
  }
}

/* The places of x that follow an entry, for each entry; `reversed` holds the last entry first. */
static void wa_convolve(const wa_block *block, const double *x, const double *reversed, double *out, size_t places) {
  size_t lanes = block->lanes, points = block->graph->length[WA_POINT];
  for (size_t i = 0; i < places * lanes; i++) out[i] = 0;
  for (size_t entry = 0; entry < places; entry++)
    for (size_t lane = 0; lane < lanes; lane++) {
      double people = reversed[(points - 1 - entry) * lanes + lane];
      if (people == 0) continue;
      for (size_t i = entry; i < places; i++) out[i * lanes + lane] += people * x[(i - entry) * lanes + lane];
    }
}

static void wa_reverse(const wa_block *block, const double *x, double *out, size_t places) {
  for (size_t place = 0; place < places; place++) wa_shift(block, out, place, x, places - 1 - place, 1);
}

static double wa_at(const wa_block *block, wa_id id, size_t place, size_t lane) {
  if (block->graph->nodes[id].axis == WA_SCALAR) place = 0;
  return block->values[id][place * block->lanes + lane];
}

static size_t wa_longest(const wa_block *block, const wa_node *node) {
  size_t longest = 1;
  for (size_t i = 0; i < node->n_args; i++) {
    wa_axis axis = block->graph->nodes[node->args[i]].axis;
    if (axis != WA_SCALAR) longest = block->graph->length[axis];
  }
  return longest;
}

static double wa_reduce(double so_far, wa_op op, double x, double y) {
  switch (op) {
    case WA_OP_SUM: return so_far + x;
    case WA_OP_DOT: return so_far + x * y;
    case WA_OP_LOWEST_IN: return isnan(so_far) || x < so_far ? x : so_far;
    default: return isnan(so_far) || x > so_far ? x : so_far; /* HIGHEST_IN */
  }
}

static void wa_evaluate_reduction(const wa_block *block, const wa_node *node, double *out) {
  size_t places = wa_longest(block, node);
  wa_id a = node->args[0], b = node->args[node->n_args - 1];
  for (size_t lane = 0; lane < block->lanes; lane++) {
    double result = node->op == WA_OP_SUM || node->op == WA_OP_DOT ? 0 : NAN;
    for (size_t place = 0; place < places; place++)
      result = wa_reduce(result, node->op, wa_at(block, a, place, lane), wa_at(block, b, place, lane));
    out[lane] = result;
  }
}

void wa_evaluate_axis(const wa_block *block, wa_id id) {
  const wa_node *node = &block->graph->nodes[id];
  double *out = block->values[id];
  const double *x = block->values[node->args[0]];
  size_t places = block->graph->length[node->axis];
  switch (node->op) {
    case WA_OP_BY_YEAR: wa_by_year(block, node, out); break;
    case WA_OP_STRIDE_SUM: wa_running(block, x, out, places, node->index); break;
    case WA_OP_BY_ENTRY: wa_by_entry(block, node, out); break;
    case WA_OP_REVERSE: wa_reverse(block, x, out, places); break;
    case WA_OP_CONVOLVE: wa_convolve(block, x, block->values[node->args[1]], out, places); break;
    case WA_OP_RUNNING_SUM: wa_running(block, x, out, places, 1); break;
    case WA_OP_SUM: case WA_OP_DOT: case WA_OP_LOWEST_IN: case WA_OP_HIGHEST_IN:
      wa_evaluate_reduction(block, node, out);
      break;
    default: wa_evaluate_shift(block, node, out);
  }
}
