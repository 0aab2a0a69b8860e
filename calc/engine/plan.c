/* A plan from a graph: what varies becomes parts, what does not becomes constants. */
#include "engine/plan.h"

#include <math.h>

static bool wa_plannable(wa_op op) {
  switch (op) {
    case WA_OP_INPUT: case WA_OP_BEGIN: case WA_OP_END: case WA_OP_AT_END: case WA_OP_AT_BEGIN: case WA_OP_LAG: case WA_OP_STRIDE_SUM:
    case WA_OP_RUNNING_SUM: case WA_OP_BY_YEAR: case WA_OP_SUM: case WA_OP_DOT: case WA_OP_LOWEST_IN: case WA_OP_HIGHEST_IN:
    case WA_OP_COHORT: case WA_OP_STATE: case WA_OP_BY_ENTRY: case WA_OP_REVERSE: case WA_OP_CONVOLVE: return true;
    default: return wa_op_elementwise(op);
  }
}

/* The lowest or highest place of a row that turned out to be constant. */
static wa_part_id wa_plan_extreme(wa_parts *parts, int op, wa_part_id row) {
  double found = NAN;
  for (size_t place = 0; place < wa_part_length(parts, row); place++) {
    double x = parts->items[row].values[place];
    if (isnan(found) || (op == WA_OP_LOWEST_IN ? x < found : x > found)) found = x;
  }
  return wa_part_number(parts, found);
}

/* States of a cohort that varies: one part each, of those before it and the probabilities of moving. */
static wa_part_id wa_plan_states(wa_rewrite *rewrite, const wa_node *node) {
  wa_parts *parts = rewrite->parts;
  const wa_cohort_shape *shape = &parts->graph->cohorts[node->index];
  wa_part_id *args = WA_NEW_ARRAY(parts->arena, wa_part_id, 1 + 2 * shape->n_moves);
  wa_part_id *probabilities = WA_NEW_ARRAY(parts->arena, wa_part_id, shape->n_moves + 1);
  for (size_t s = 0; s < shape->n_states; s++) wa_form_row(rewrite, node->args[s]);
  for (size_t move = 0; move < shape->n_moves; move++) probabilities[move] = wa_form_row(rewrite, node->args[shape->n_states + move]);
  wa_part_id first = (wa_part_id)parts->n;
  for (size_t s = 0; s < shape->n_states; s++) {
    uint32_t n = 0;
    args[n++] = wa_form_row(rewrite, node->args[s]);
    for (size_t move = 0; move < shape->n_moves; move++) {
      if (shape->to[move] != s) continue;
      args[n++] = first + (wa_part_id)shape->from[move];
      args[n++] = probabilities[move];
    }
    wa_part_append(parts, (wa_part){.op = WA_OP_STATE, .axis = WA_POINT, .n_args = n, .args = args, .index = first});
  }
  return first;
}

static wa_part_id wa_plan_operation(wa_rewrite *rewrite, wa_id id) {
  wa_parts *parts = rewrite->parts;
  const wa_node *node = &parts->graph->nodes[id];
  if (node->op == WA_OP_NAME) return wa_form_row(rewrite, node->args[0]);
  if (node->op == WA_OP_COHORT) return wa_plan_states(rewrite, node);
  if (node->op == WA_OP_STATE) return rewrite->part[node->args[0]] + (wa_part_id)node->index;
  if (node->op == WA_OP_SUM || node->op == WA_OP_DOT) return wa_form_sum(rewrite, id);
  wa_part_id *args = WA_NEW_ARRAY(parts->arena, wa_part_id, node->n_args + 1);
  for (uint32_t i = 0; i < node->n_args; i++) args[i] = wa_form_row(rewrite, node->args[i]);
  if (node->op == WA_OP_LOWEST_IN || node->op == WA_OP_HIGHEST_IN) {
    if (wa_part_constant(parts, args[0])) return wa_plan_extreme(parts, (int)node->op, args[0]);
    if (parts->items[args[0]].axis == WA_SCALAR) return args[0];
  }
  if (node->op == WA_OP_RUNNING_SUM) return wa_part_add(parts, WA_OP_STRIDE_SUM, node->axis, args, 1, 1);
  return wa_part_add(parts, (int)node->op, node->axis, args, node->n_args, node->index);
}

static wa_part_id wa_plan_constant(wa_rewrite *rewrite, const wa_block *block, wa_id id) {
  const wa_node *node = &rewrite->parts->graph->nodes[id];
  if (node->op == WA_OP_COHORT || node->op == WA_OP_PATIENTS) return WA_NO_PART; /* looked at state by state, row by row */
  return wa_part_values(rewrite->parts, node->axis, block->values[id]);
}

static void wa_plan_node(wa_rewrite *rewrite, const wa_plan_scope *scope, const wa_block *block, wa_id id) {
  const wa_node *node = &rewrite->parts->graph->nodes[id];
  rewrite->part[id] = WA_NO_PART;
  if (scope->constant[id]) {
    rewrite->part[id] = wa_plan_constant(rewrite, block, id);
    return;
  }
  bool row = node->axis != WA_SCALAR && node->op != WA_OP_COHORT && node->op != WA_OP_STATE;
  if (row) rewrite->form[id] = wa_form_of(rewrite, id);
  /* Rows over years, and those of entrants, are made from their forms when something else than a sum asks for them. */
  bool entry = node->op == WA_OP_BY_ENTRY || node->op == WA_OP_REVERSE || node->op == WA_OP_CONVOLVE;
  if (row && (node->axis == WA_YEAR || entry) && rewrite->form[id].terms) return;
  if (entry) {
    rewrite->failed = true;
    rewrite->part[id] = wa_part_number(rewrite->parts, 0);
    return;
  }
  rewrite->part[id] = wa_plan_operation(rewrite, id);
}

static void wa_plan_inputs(wa_rewrite *rewrite, const size_t *varied, size_t n_varied) {
  for (size_t v = 0; v < n_varied; v++)
    rewrite->part[rewrite->parts->graph->inputs[varied[v]].node] = wa_part_add(rewrite->parts, WA_OP_INPUT, WA_SCALAR, NULL, 0, v);
}

static bool wa_plan_parts(wa_plan *plan, wa_parts *parts, const wa_plan_scope *scope, const wa_block *block, const size_t *varied, size_t n_varied) {
  const wa_graph *graph = parts->graph;
  wa_rewrite rewrite = {.parts = parts, .part = WA_NEW_ARRAY(parts->arena, wa_part_id, graph->n_nodes + 1),
                        .form = WA_NEW_ARRAY(parts->arena, wa_form, graph->n_nodes + 1)};
  wa_plan_inputs(&rewrite, varied, n_varied);
  for (wa_id id = 0; id < graph->n_nodes; id++)
    if (scope->needed[id] && graph->nodes[id].op != WA_OP_INPUT) wa_plan_node(&rewrite, scope, block, id);
    else if (scope->constant[id]) rewrite.part[id] = wa_plan_constant(&rewrite, block, id);
  for (size_t w = 0; w < parts->n_wanted; w++) parts->wanted[w] = wa_form_row(&rewrite, parts->wanted[w]);
  plan->plain = rewrite.failed;
  return rewrite.failed || wa_watch_all(&rewrite, scope, block->certain);
}

static bool wa_all_plannable(const wa_graph *graph, const wa_plan_scope *scope) {
  for (wa_id id = 0; id < graph->n_nodes; id++)
    if (scope->needed[id] && scope->varies[id] && !wa_plannable(graph->nodes[id].op)) return false;
  return true;
}

wa_plan *wa_plan_new(wa_arena *arena, const wa_graph *graph, const wa_id *wanted, size_t n_wanted, const size_t *varied,
                     size_t n_varied) {
  wa_plan *plan = WA_NEW(arena, wa_plan);
  *plan = (wa_plan){.graph = graph, .n_varied = n_varied, .n_wanted = n_wanted, .lanes = 8};
  wa_plan_scope scope = wa_plan_scope_new(arena, graph, wanted, n_wanted, varied, n_varied);
  plan->plain = !wa_all_plannable(graph, &scope);
  if (plan->plain) return plan;
  wa_fault fault;
  wa_block *block = wa_block_new_for(arena, graph, 1, scope.constant);
  plan->hopeless = !wa_block_run_for(block, NULL, scope.constant, &fault);
  if (plan->hopeless) return plan;
  wa_parts parts = {.arena = arena, .graph = graph, .wanted = WA_NEW_ARRAY(arena, wa_part_id, n_wanted + 1), .n_wanted = n_wanted};
  for (size_t w = 0; w < n_wanted; w++) parts.wanted[w] = wanted[w];
  plan->hopeless = !wa_plan_parts(plan, &parts, &scope, block, varied, n_varied);
  if (!plan->hopeless && !plan->plain) wa_plan_compile(arena, &parts, plan);
  return plan;
}
