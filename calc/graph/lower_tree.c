/* The decision tree: for each node the probability of taking it, of reaching it, and the people who do. */
#include <stdint.h>

#include "graph/lowering.h"

/* Sums of probabilities are compared with what addition in doubles can lose; anything larger is the author's. */
static const double WA_SUM_SLACK = 1e-9;
/* What is left for `rest` may miss 0 by the rounding of the others' sum. */
static const double WA_REST_SLACK = 1e-12;

static const wa_limits *wa_new_limits(wa_context *context, wa_limits limits) {
  wa_limits *kept = WA_NEW(context->graph->arena, wa_limits);
  *kept = limits;
  return kept;
}

static const wa_limits *wa_branch_limits(wa_context *context, const wa_tree_node *node, const char *parent) {
  wa_arena *arena = context->graph->arena;
  wa_limits limits = {.low = 0, .high = 1, .slack = node->rest ? WA_REST_SLACK : 0};
  if (node->rest) {
    limits.what = wa_printf(arena, "what the other branches of '%s' leave for '%s: rest'", parent, node->name);
    limits.must = "they must not sum to more than 1";
  } else {
    limits.what = wa_printf(arena, "the probability of '%s' -> '%s'", parent, node->name);
    limits.must = "it must lie in 0..1";
  }
  return wa_new_limits(context, limits);
}

static wa_id wa_name_branch(wa_context *context, size_t index, wa_id probability) {
  const wa_tree_node *node = &context->model->tree.nodes[index];
  const char *parent = context->model->tree.nodes[node->parent].name;
  wa_arena *arena = context->graph->arena;
  wa_named named = {.name = wa_printf(arena, "branch(%s, %s)", parent, node->name), .strategy = context->strategy,
                    .unit = wa_unit_one(), .span = node->rest ? node->span : node->probability.span};
  named.formula = node->rest ? "rest" : wa_expr_text(arena, node->probability.expr);
  named.limits = wa_branch_limits(context, node, parent);
  return wa_name_node(context->graph, probability, named);
}

/* 1 - the other branches of the same parent, which stand in `others`. */
static wa_id wa_lower_rest(wa_context *context, const wa_id *others, size_t n) {
  wa_id one = wa_const(context->graph, 1);
  return n ? wa_op2(context->graph, WA_OP_SUBTRACT, one, wa_total(context->graph, others, n)) : one;
}

/* Without a `rest`, the branches themselves must sum to one. */
static void wa_guard_sum(wa_context *context, size_t parent, const wa_id *branches, size_t n) {
  const wa_tree_node *node = &context->model->tree.nodes[parent];
  wa_named named = {.name = wa_printf(context->graph->arena, "branches(%s)", node->name), .strategy = context->strategy,
                    .unit = wa_unit_one(), .span = node->row_span};
  named.limits = wa_new_limits(context, (wa_limits){1, 1, WA_SUM_SLACK,
      wa_printf(context->graph->arena, "the sum of the branches of '%s'", node->name), "it must be 1"});
  wa_name_node(context->graph, wa_total(context->graph, branches, n), named);
}

static void wa_lower_branches(wa_context *context, size_t parent) {
  const wa_tree *tree = &context->model->tree;
  wa_id *branches = context->lowered->branches[context->strategy];
  wa_id *written = WA_NEW_ARRAY(context->graph->arena, wa_id, tree->n_nodes + 1);
  size_t n = 0, rest = SIZE_MAX;
  for (size_t i = 0; i < tree->n_nodes; i++) {
    if (tree->nodes[i].parent != parent) continue;
    if (tree->nodes[i].rest) rest = i;
    else written[n++] = branches[i] = wa_name_branch(context, i, wa_lower_formula(context, &tree->nodes[i].probability));
  }
  if (rest != SIZE_MAX) branches[rest] = wa_name_branch(context, rest, wa_lower_rest(context, written, n));
  else wa_guard_sum(context, parent, written, n);
}

static wa_id wa_name_of_node(wa_context *context, const char *function, size_t index, wa_id id) {
  const wa_tree_node *node = &context->model->tree.nodes[index];
  wa_named named = {.name = wa_printf(context->graph->arena, "%s(%s)", function, node->name), .label = node->label,
                    .strategy = context->strategy, .unit = wa_unit_one(), .span = node->span};
  return wa_name_node(context->graph, id, named);
}

/* The parent's probability times that of the branch; at the root everybody begins. */
static void wa_lower_reach(wa_context *context, size_t index) {
  const wa_tree_node *node = &context->model->tree.nodes[index];
  wa_id *reach = context->lowered->reach[context->strategy];
  wa_id branch = context->lowered->branches[context->strategy][index], id;
  if (node->parent == SIZE_MAX) id = wa_const(context->graph, 1);
  else if (node->depth == 1) id = branch;
  else id = wa_op2(context->graph, WA_OP_MULTIPLY, reach[node->parent], branch);
  reach[index] = wa_name_of_node(context, "reach", index, id);
  wa_id people = wa_op2(context->graph, WA_OP_MULTIPLY, context->lowered->population, reach[index]);
  context->lowered->people[context->strategy][index] = wa_name_of_node(context, "people", index, people);
}

void wa_lower_tree(wa_context *context) {
  const wa_tree *tree = &context->model->tree;
  for (size_t i = 0; i < tree->n_nodes; i++)
    if (!tree->nodes[tree->order[i]].leaf) wa_lower_branches(context, tree->order[i]);
  for (size_t i = 0; i < tree->n_nodes; i++) wa_lower_reach(context, tree->order[i]);
}

wa_id wa_lower_reaches(wa_context *context, size_t index) {
  wa_graph *graph = context->graph;
  const wa_tree_node *node = &context->model->tree.nodes[index];
  wa_id people = context->lowered->people[context->strategy][index], reach = context->lowered->reach[context->strategy][index];
  wa_id start = wa_clock_at(graph, wa_const(graph, 0));
  /* Everybody reaches it when they enter. */
  wa_id row = context->partial || wa_is_open(context)
                  ? wa_op2(graph, WA_OP_MULTIPLY, wa_entrants(context, &context->crowd), reach)
                  : wa_op2(graph, WA_OP_MULTIPLY, people, start);
  wa_named named = {.name = wa_printf(graph->arena, "reaches(%s)", node->name), .strategy = context->strategy,
                    .unit = wa_unit_one(), .span = node->span, .uses = WA_USES_POINT | WA_USES_PEOPLE};
  return wa_name_node(graph, row, named);
}
