#include "engine/gradient.h"

#include <math.h>
#include <string.h>

#include "graph/patients_plan.h"

typedef struct wa_reverse {
  wa_arena *arena;
  const wa_block *block;
  const wa_graph *graph;
  bool *depends;      /* on patients */
  double **slope;     /* [node][place]; NULL: nothing so far */
  bool failed;
} wa_reverse;

static size_t wa_places_of(const wa_reverse *reverse, wa_id id) { return wa_node_length(reverse->graph, id); }

static double wa_here(const wa_reverse *reverse, wa_id id, size_t place) {
  return wa_block_value(reverse->block, id, reverse->graph->nodes[id].axis == WA_SCALAR ? 0 : place, 0);
}

/* Adds to the slope of a node at a place; a scalar has one place, whatever row it was used for. */
static void wa_add_slope(wa_reverse *reverse, wa_id id, size_t place, double slope) {
  if (!reverse->depends[id] || slope == 0) return;
  if (!isfinite(slope)) reverse->failed = true;
  if (!reverse->slope[id]) reverse->slope[id] = WA_NEW_ARRAY(reverse->arena, double, wa_places_of(reverse, id) + 1);
  reverse->slope[id][reverse->graph->nodes[id].axis == WA_SCALAR ? 0 : place] += slope;
}

/* The argument that the smallest or largest is; SIZE_MAX: none has a value. */
static size_t wa_chosen(const wa_reverse *reverse, const wa_node *node, size_t place) {
  bool low = node->op == WA_OP_MIN || node->op == WA_OP_LOWEST;
  size_t best = SIZE_MAX;
  for (size_t i = 0; i < node->n_args; i++) {
    double x = wa_here(reverse, node->args[i], place);
    if (isnan(x)) continue;
    double so_far = best == SIZE_MAX ? 0 : wa_here(reverse, node->args[best], place);
    if (best == SIZE_MAX || (low ? x < so_far : x > so_far)) best = i;
  }
  return best;
}

static void wa_reverse_unary(wa_reverse *reverse, wa_id id, size_t place, double slope) {
  const wa_node *node = &reverse->graph->nodes[id];
  double x = wa_here(reverse, node->args[0], place), y = wa_here(reverse, id, place);
  double by = 1;
  switch (node->op) {
    case WA_OP_NAME: break;
    case WA_OP_NEGATE: by = -1; break;
    case WA_OP_ABS: by = x < 0 ? -1 : 1; break;
    case WA_OP_EXP: by = y; break;
    case WA_OP_LN: by = 1 / x; break;
    case WA_OP_SQRT: by = 1 / (2 * y); break;
    default: by = 0; break; /* steps: floor, not */
  }
  wa_add_slope(reverse, node->args[0], place, slope * by);
}

static void wa_reverse_binary(wa_reverse *reverse, wa_id id, size_t place, double slope) {
  const wa_node *node = &reverse->graph->nodes[id];
  double a = wa_here(reverse, node->args[0], place), b = wa_here(reverse, node->args[1], place), y = wa_here(reverse, id, place);
  double by_a = 0, by_b = 0;
  switch (node->op) {
    case WA_OP_ADD: by_a = by_b = 1; break;
    case WA_OP_SUBTRACT: by_a = 1; by_b = -1; break;
    case WA_OP_MULTIPLY: by_a = b; by_b = a; break;
    case WA_OP_DIVIDE: by_a = 1 / b; by_b = -y / b; break;
    case WA_OP_POWER:
      by_a = reverse->depends[node->args[0]] ? b * pow(a, b - 1) : 0;
      by_b = reverse->depends[node->args[1]] ? y * log(a) : 0;
      break;
    default: break; /* comparisons are steps */
  }
  wa_add_slope(reverse, node->args[0], place, slope * by_a);
  wa_add_slope(reverse, node->args[1], place, slope * by_b);
}

static void wa_reverse_element(wa_reverse *reverse, wa_id id, size_t place, double slope) {
  const wa_node *node = &reverse->graph->nodes[id];
  size_t chosen;
  switch (node->op) {
    case WA_OP_TOTAL:
      for (uint32_t i = 0; i < node->n_args; i++) wa_add_slope(reverse, node->args[i], place, slope);
      break;
    case WA_OP_IF:
      wa_add_slope(reverse, node->args[wa_here(reverse, node->args[0], place) != 0 ? 1 : 2], place, slope);
      break;
    case WA_OP_MIN: case WA_OP_MAX: case WA_OP_LOWEST: case WA_OP_HIGHEST:
      chosen = wa_chosen(reverse, node, place);
      if (chosen != SIZE_MAX) wa_add_slope(reverse, node->args[chosen], place, slope);
      break;
    case WA_OP_IS_MISSING: break;
    case WA_OP_LOOKUP: case WA_OP_NORMAL_CDF: case WA_OP_GAMMA_CDF: reverse->failed = true; break;
    default:
      if (node->n_args == 1) wa_reverse_unary(reverse, id, place, slope);
      else wa_reverse_binary(reverse, id, place, slope);
  }
}

static void wa_reverse_by_year(wa_reverse *reverse, const wa_node *node, const double *slope) {
  const wa_year_bins *bins = &reverse->graph->bins[node->index / WA_N_FLOW_KINDS][node->index % WA_N_FLOW_KINDS];
  for (size_t p = 0; p < reverse->graph->length[WA_POINT]; p++) {
    double after = bins->after[p], sum = 0;
    if (after != 0) sum += after * slope[bins->year_after[p]];
    if (after != 1) sum += (1 - after) * slope[bins->year_before[p]];
    wa_add_slope(reverse, node->args[0], p, sum);
  }
}

/* y[i] = x[i] + y[i - step] */
static void wa_reverse_running(wa_reverse *reverse, const wa_node *node, const double *slope, size_t step) {
  size_t n = reverse->graph->length[node->axis];
  double *sum = WA_NEW_ARRAY(reverse->arena, double, n + 1);
  for (size_t i = n; i-- > 0;) {
    sum[i] = slope[i] + (i + step < n ? sum[i + step] : 0);
    wa_add_slope(reverse, node->args[0], i, sum[i]);
  }
}

/* y[i] = sum over k <= i of x[k] e[i - k] */
static void wa_reverse_convolve(wa_reverse *reverse, const wa_node *node, const double *slope) {
  size_t n = reverse->graph->length[node->axis];
  for (size_t i = 0; i < n; i++)
    for (size_t k = 0; slope[i] != 0 && k <= i; k++) {
      wa_add_slope(reverse, node->args[0], k, slope[i] * wa_here(reverse, node->args[1], i - k));
      wa_add_slope(reverse, node->args[1], i - k, slope[i] * wa_here(reverse, node->args[0], k));
    }
}

static size_t wa_longest_of(const wa_reverse *reverse, const wa_node *node) {
  size_t longest = 1;
  for (uint32_t i = 0; i < node->n_args; i++)
    if (wa_places_of(reverse, node->args[i]) > longest) longest = wa_places_of(reverse, node->args[i]);
  return longest;
}

static void wa_reverse_reduction(wa_reverse *reverse, const wa_node *node, double slope, double result) {
  for (size_t place = 0; place < wa_longest_of(reverse, node); place++) {
    double x = wa_here(reverse, node->args[0], place);
    if (node->op == WA_OP_SUM) wa_add_slope(reverse, node->args[0], place, slope);
    else if (node->op == WA_OP_DOT) {
      wa_add_slope(reverse, node->args[0], place, slope * wa_here(reverse, node->args[1], place));
      wa_add_slope(reverse, node->args[1], place, slope * x);
    } else if (x == result) { /* the lowest or highest in the row */
      wa_add_slope(reverse, node->args[0], place, slope);
      return;
    }
  }
}

static void wa_reverse_shift(wa_reverse *reverse, const wa_node *node, const double *slope) {
  size_t n = reverse->graph->length[node->axis], cycles = reverse->graph->length[WA_CYCLE];
  for (size_t i = 0; i < n; i++) switch (node->op) {
    case WA_OP_BEGIN: wa_add_slope(reverse, node->args[0], i, slope[i]); break;
    case WA_OP_END: wa_add_slope(reverse, node->args[0], i + 1, slope[i]); break;
    case WA_OP_AT_END: if (i > 0) wa_add_slope(reverse, node->args[0], i - 1, slope[i]); break;
    case WA_OP_AT_BEGIN: if (i < cycles) wa_add_slope(reverse, node->args[0], i, slope[i]); break;
    case WA_OP_LAG: if (i >= node->index) wa_add_slope(reverse, node->args[0], i - node->index, slope[i]); break;
    default: reverse->failed = true; break;
  }
}

static void wa_reverse_node(wa_reverse *reverse, wa_id id, double *weights) {
  const wa_node *node = &reverse->graph->nodes[id];
  const double *slope = reverse->slope[id];
  if (node->op == WA_OP_PATIENT_ROW) {
    size_t first = reverse->graph->patients->rows[node->index].first;
    for (size_t place = 0; place < wa_places_of(reverse, id); place++) weights[first + place] += slope[place];
    return;
  }
  switch (node->op) {
    case WA_OP_BY_YEAR: wa_reverse_by_year(reverse, node, slope); return;
    case WA_OP_RUNNING_SUM: wa_reverse_running(reverse, node, slope, 1); return;
    case WA_OP_STRIDE_SUM: wa_reverse_running(reverse, node, slope, node->index); return;
    case WA_OP_CONVOLVE: wa_reverse_convolve(reverse, node, slope); return;
    case WA_OP_SUM: case WA_OP_DOT: case WA_OP_LOWEST_IN: case WA_OP_HIGHEST_IN:
      wa_reverse_reduction(reverse, node, slope[0], wa_here(reverse, id, 0));
      return;
    default: break;
  }
  if (!wa_op_elementwise(node->op)) {
    wa_reverse_shift(reverse, node, slope);
    return;
  }
  for (size_t place = 0; place < wa_places_of(reverse, id); place++)
    if (slope[place] != 0) wa_reverse_element(reverse, id, place, slope[place]);
}

bool wa_patient_gradient(wa_arena *arena, const wa_block *block, wa_id figure, double *weights) {
  const wa_graph *graph = block->graph;
  wa_reverse reverse = {.arena = arena, .block = block, .graph = graph, .depends = WA_NEW_ARRAY(arena, bool, graph->n_nodes + 1),
                        .slope = WA_NEW_ARRAY(arena, double *, graph->n_nodes + 1)};
  memset(weights, 0, graph->patients->n_places * sizeof *weights);
  if (!isfinite(wa_block_value(block, figure, 0, 0))) return false;
  for (wa_id id = 0; id <= figure; id++) {
    const wa_node *node = &graph->nodes[id];
    reverse.depends[id] = node->op == WA_OP_PATIENT_ROW;
    for (uint32_t i = 0; i < node->n_args; i++) reverse.depends[id] = reverse.depends[id] || reverse.depends[node->args[i]];
  }
  wa_add_slope(&reverse, figure, 0, 1);
  for (wa_id id = figure + 1; id-- > 0 && !reverse.failed;)
    if (reverse.slope[id]) wa_reverse_node(&reverse, id, weights);
  return !reverse.failed;
}
