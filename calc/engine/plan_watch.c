/* What is needed, and what of it must be watched.
 *
 * A value that is not finite need not be watched where it is sure to make a watched figure not finite: sums,
 * differences and products hand it on (0 x infinity is not a number). So most named figures are watched by the ones
 * made from them. */
#include <float.h>
#include <stdlib.h>

#include "engine/plan.h"
#include "model/patients.h"

/* ---- what is needed ---- */

static void wa_need_ancestors(const wa_graph *graph, bool *needed) {
  for (wa_id id = (wa_id)graph->n_nodes; id-- > 0;)
    for (uint32_t i = 0; needed[id] && i < graph->nodes[id].n_args; i++) needed[graph->nodes[id].args[i]] = true;
}

/* Limits on a sum of figures that are needed hold although nothing is made from the sum. */
static bool wa_guards_needed(const wa_graph *graph, wa_id id, const bool *needed) {
  if (!graph->named[id] || !graph->named[id]->limits) return false;
  wa_id inner = graph->nodes[id].args[0];
  if (needed[inner]) return true;
  for (uint32_t i = 0; i < graph->nodes[inner].n_args; i++)
    if (needed[graph->nodes[inner].args[i]]) return true;
  return false;
}

wa_plan_scope wa_plan_scope_new(wa_arena *arena, const wa_graph *graph, const wa_id *wanted, size_t n_wanted, const size_t *varied,
                      size_t n_varied) {
  size_t n = graph->n_nodes;
  wa_plan_scope scope = {arena, graph, WA_NEW_ARRAY(arena, bool, n + 1), WA_NEW_ARRAY(arena, bool, n + 1), WA_NEW_ARRAY(arena, bool, n + 1)};
  for (size_t w = 0; w < n_wanted; w++) scope.needed[wanted[w]] = true;
  wa_need_ancestors(graph, scope.needed);
  for (wa_id id = 0; id < n; id++) scope.needed[id] = scope.needed[id] || wa_guards_needed(graph, id, scope.needed);
  wa_need_ancestors(graph, scope.needed);
  for (size_t v = 0; v < n_varied; v++) scope.varies[graph->inputs[varied[v]].node] = true;
  for (wa_id id = 0; id < n; id++) {
    if (graph->nodes[id].op == WA_OP_PATIENTS) scope.varies[id] = graph->model->patients->new_luck; /* luck may be the lane's own */
    for (uint32_t i = 0; i < graph->nodes[id].n_args; i++) scope.varies[id] = scope.varies[id] || scope.varies[graph->nodes[id].args[i]];
    scope.constant[id] = scope.needed[id] && !scope.varies[id];
  }
  return scope;
}

/* ---- figures that must be finite ---- */

/* Whether a value that is not finite in any place of argument i makes the result not finite in some place. */
static bool wa_hands_on(wa_op op, uint32_t i) {
  switch (op) {
    case WA_OP_NAME: case WA_OP_ADD: case WA_OP_SUBTRACT: case WA_OP_MULTIPLY: case WA_OP_NEGATE: case WA_OP_ABS: case WA_OP_LN:
    case WA_OP_SQRT: case WA_OP_FLOOR: case WA_OP_TOTAL: case WA_OP_AT_END: case WA_OP_AT_BEGIN: case WA_OP_STRIDE_SUM:
    case WA_OP_RUNNING_SUM: case WA_OP_BY_YEAR: case WA_OP_SUM: case WA_OP_DOT: case WA_OP_COHORT: return true;
    case WA_OP_DIVIDE: return i == 0;
    default: return false;
  }
}

static bool wa_must_be_finite(const wa_graph *graph, wa_id id, const bool *certain) {
  const wa_node *node = &graph->nodes[id];
  if (node->optional) return false;
  if (node->op == WA_OP_NAME || node->op == WA_OP_COHORT) return true;
  return certain[id] && (node->op == WA_OP_DIVIDE || node->op == WA_OP_POWER || node->op == WA_OP_LN);
}

static bool wa_constant_within(const wa_parts *parts, wa_watch watch) {
  for (size_t place = 0; place < wa_part_length(parts, watch.part); place++) {
    double value = parts->items[watch.part].values[place];
    if (!(value >= watch.low && value <= watch.high)) return false;
  }
  return true;
}

static bool wa_watch_within(wa_parts *parts, wa_part_id part, double low, double high) {
  wa_watch watch = {part, low, high};
  if (wa_part_constant(parts, part)) return wa_constant_within(parts, watch);
  WA_PUSH(parts->arena, parts->watches, parts->n_watches, parts->watches_capacity, watch);
  return true;
}

static bool wa_watch_finite(wa_rewrite *rewrite, const wa_plan_scope *scope, const bool *certain) {
  const wa_graph *graph = scope->graph;
  bool *followed = WA_NEW_ARRAY(scope->arena, bool, graph->n_nodes + 1), well = true;
  for (wa_id id = (wa_id)graph->n_nodes; id-- > 0;) {
    if (!scope->needed[id] || !scope->varies[id]) continue;
    const wa_node *node = &graph->nodes[id];
    bool told = followed[id] || wa_must_be_finite(graph, id, certain);
    for (uint32_t i = 0; told && i < node->n_args; i++)
      if (wa_hands_on(node->op, i)) followed[node->args[i]] = true;
    if (told && !followed[id] && node->op != WA_OP_COHORT)
      well = wa_watch_within(rewrite->parts, wa_form_row(rewrite, id), -DBL_MAX, DBL_MAX) && well;
  }
  return well;
}

/* ---- limits, probabilities ---- */

static wa_part_id wa_total_part(wa_rewrite *rewrite, const wa_id *ids, size_t n) {
  wa_part_id *args = WA_NEW_ARRAY(rewrite->parts->arena, wa_part_id, n + 1);
  wa_axis axis = WA_SCALAR;
  for (size_t i = 0; i < n; i++) {
    args[i] = wa_form_row(rewrite, ids[i]);
    if (rewrite->parts->items[args[i]].axis != WA_SCALAR) axis = rewrite->parts->items[args[i]].axis;
  }
  if (n == 1) return args[0];
  return wa_part_add(rewrite->parts, WA_OP_TOTAL, axis, args, n, 0);
}

/* A hair stricter than the plain evaluator, which has the last word. */
static bool wa_watch_sum(wa_rewrite *rewrite, const wa_id *ids, size_t n) {
  double tolerance = WA_SUM_TOLERANCE * (1 - 1e-6);
  return wa_watch_within(rewrite->parts, wa_total_part(rewrite, ids, n), 1 - tolerance, 1 + tolerance);
}

static bool wa_watch_cohort(wa_rewrite *rewrite, const wa_node *node) {
  const wa_cohort_shape *shape = &rewrite->parts->graph->cohorts[node->index];
  const wa_id *moves = node->args + shape->n_states;
  bool well = wa_watch_sum(rewrite, node->args, shape->n_states);
  for (size_t s = 0; s < shape->n_states; s++)
    well = wa_watch_within(rewrite->parts, wa_form_row(rewrite, node->args[s]), -WA_REST_SLACK, 1 + WA_REST_SLACK) && well;
  for (size_t move = 0; move < shape->n_moves;) {
    size_t end = move;
    bool has_rest = false;
    for (; end < shape->n_moves && shape->from[end] == shape->from[move]; end++) {
      double slack = shape->rest[end] ? WA_REST_SLACK : 0;
      has_rest = has_rest || shape->rest[end];
      well = wa_watch_within(rewrite->parts, wa_form_row(rewrite, moves[end]), -slack, 1 + slack) && well;
    }
    if (!has_rest) well = wa_watch_sum(rewrite, moves + move, end - move) && well;
    move = end;
  }
  return well;
}

static int wa_compare_watches(const void *a, const void *b) {
  const wa_watch *x = a, *y = b;
  if (x->part != y->part) return x->part < y->part ? -1 : 1;
  if (x->low != y->low) return x->low < y->low ? -1 : 1;
  return x->high < y->high ? -1 : x->high > y->high;
}

/* Strategies share most of what is watched. */
static void wa_drop_double_watches(wa_parts *parts) {
  size_t n = 0;
  if (parts->n_watches) qsort(parts->watches, parts->n_watches, sizeof *parts->watches, wa_compare_watches);
  for (size_t i = 0; i < parts->n_watches; i++)
    if (n == 0 || wa_compare_watches(&parts->watches[n - 1], &parts->watches[i]) != 0) parts->watches[n++] = parts->watches[i];
  parts->n_watches = n;
}

bool wa_watch_all(wa_rewrite *rewrite, const wa_plan_scope *scope, const bool *certain) {
  const wa_graph *graph = scope->graph;
  bool well = wa_watch_finite(rewrite, scope, certain);
  for (wa_id id = 0; id < graph->n_nodes; id++) {
    if (!scope->needed[id] || !scope->varies[id]) continue;
    const wa_limits *limits = graph->named[id] ? graph->named[id]->limits : NULL;
    if (limits)
      well = wa_watch_within(rewrite->parts, wa_form_row(rewrite, id), limits->low - limits->slack, limits->high + limits->slack) && well;
    if (graph->nodes[id].op == WA_OP_COHORT) well = wa_watch_cohort(rewrite, &graph->nodes[id]) && well;
  }
  wa_drop_double_watches(rewrite->parts);
  return well;
}
