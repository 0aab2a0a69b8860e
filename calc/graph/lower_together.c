/* All of the people from their segments: every figure is a sum over these. */
#include <stdint.h>

#include "graph/lowering.h"

static wa_id wa_times_share(wa_graph *graph, const wa_lowered *segment, wa_id id) {
  return wa_op2(graph, WA_OP_MULTIPLY, segment->share, id);
}

static void wa_check_shares(wa_context *context) {
  wa_lowered *all = context->lowered;
  wa_graph *graph = context->graph;
  wa_id *shares = WA_NEW_ARRAY(graph->arena, wa_id, all->n_segments), *people = WA_NEW_ARRAY(graph->arena, wa_id, all->n_segments);
  for (size_t i = 0; i < all->n_segments; i++) {
    shares[i] = all->segments[i]->share;
    people[i] = all->segments[i]->population;
  }
  wa_limits *limits = WA_NEW(graph->arena, wa_limits);
  *limits = (wa_limits){1, 1, 1e-9, "the sum of the shares of the segments", "it must be 1"};
  const wa_population *population = &context->model->population;
  wa_named named = {.name = "segment_shares", .strategy = SIZE_MAX, .unit = wa_unit_one(), .span = population->segments[0].share.span,
                    .limits = limits};
  wa_name_node(graph, wa_total(graph, shares, all->n_segments), named);
  named = (wa_named){.name = "population", .label = population->label, .strategy = SIZE_MAX, .unit = wa_unit_one(),
                     .span = population->size.span, .uses = WA_USES_PEOPLE};
  all->population = context->crowd.start = wa_name_node(graph, wa_total(graph, people, all->n_segments), named);
}

/* The share in a state, of all people alike: those of the segments by their weight. */
static void wa_join_states(wa_context *context, size_t s) {
  wa_lowered *all = context->lowered;
  wa_graph *graph = context->graph;
  const wa_cohort *cohort = &context->model->cohort;
  wa_id *terms = WA_NEW_ARRAY(graph->arena, wa_id, all->n_segments);
  for (size_t state = 0; state < cohort->n_states; state++) {
    const wa_state *written = &cohort->states[state];
    for (size_t i = 0; i < all->n_segments; i++)
      terms[i] = wa_times_share(graph, all->segments[i], all->segments[i]->states[s][state]);
    wa_named named = {.name = wa_printf(graph->arena, "share(%s)", written->name), .label = written->label, .strategy = s,
                      .unit = wa_unit_one(), .span = written->span};
    all->states[s][state] = wa_name_node(graph, wa_total(graph, terms, all->n_segments), named);
  }
}

static wa_id wa_name_tree_node(wa_context *context, size_t s, size_t index, const char *function, wa_id id) {
  const wa_tree_node *node = &context->model->tree.nodes[index];
  wa_named named = {.name = wa_printf(context->graph->arena, "%s(%s)", function, node->name), .label = node->label, .strategy = s,
                    .unit = wa_unit_one(), .span = node->span};
  return wa_name_node(context->graph, id, named);
}

/* Of those who reach the parent, the share that takes the branch; not known where nobody does. */
static wa_id wa_joined_branch(wa_graph *graph, wa_id reach, wa_id parent) {
  wa_id some = wa_op2(graph, WA_OP_NOT_EQUAL, parent, wa_const(graph, 0));
  return wa_op3(graph, WA_OP_IF, some, wa_op2(graph, WA_OP_DIVIDE, reach, parent), wa_missing(graph));
}

static void wa_join_tree(wa_context *context, size_t s) {
  wa_lowered *all = context->lowered;
  wa_graph *graph = context->graph;
  const wa_tree *tree = &context->model->tree;
  wa_id *shares = WA_NEW_ARRAY(graph->arena, wa_id, all->n_segments), *people = WA_NEW_ARRAY(graph->arena, wa_id, all->n_segments);
  for (size_t k = 0; k < tree->n_nodes; k++) {
    size_t index = tree->order[k], parent = tree->nodes[index].parent;
    for (size_t i = 0; i < all->n_segments; i++) {
      shares[i] = wa_times_share(graph, all->segments[i], all->segments[i]->reach[s][index]);
      people[i] = all->segments[i]->people[s][index];
    }
    all->reach[s][index] = wa_name_tree_node(context, s, index, "reach", wa_total(graph, shares, all->n_segments));
    all->people[s][index] = wa_name_tree_node(context, s, index, "people", wa_total(graph, people, all->n_segments));
    if (parent == SIZE_MAX) continue;
    const char *branch = wa_printf(graph->arena, "%s, %s", tree->nodes[parent].name, tree->nodes[index].name);
    wa_named named = {.name = wa_printf(graph->arena, "branch(%s)", branch), .strategy = s, .unit = wa_unit_one(),
                      .span = tree->nodes[index].span};
    all->branches[s][index] = wa_name_node(graph, wa_joined_branch(graph, all->reach[s][index], all->reach[s][parent]), named);
  }
}

void wa_lower_together(wa_context *context) {
  wa_check_shares(context);
  for (size_t s = 0; s < context->model->n_strategies; s++) {
    context->strategy = context->owner = s;
    if (context->model->tree.given) wa_join_tree(context, s);
    if (context->model->cohort.given) wa_join_states(context, s);
    wa_merge_segments(context);
  }
}
