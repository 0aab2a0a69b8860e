/* The cohort's node and the quantities made from it. */
#include <stdint.h>

#include "graph/lowering.h"

/* Probability of each move; those written `rest` take what the others of their row leave. */
static void wa_lower_probabilities(wa_context *context) {
  const wa_cohort *cohort = &context->model->cohort;
  wa_id *moves = context->lowered->moves[context->strategy];
  wa_id *others = WA_NEW_ARRAY(context->graph->arena, wa_id, cohort->n_transitions + 1);
  for (size_t i = 0; i < cohort->n_transitions; i++)
    if (!cohort->transitions[i].rest) moves[i] = wa_lower_formula(context, &cohort->transitions[i].probability);
  for (size_t i = 0; i < cohort->n_transitions; i++) {
    if (!cohort->transitions[i].rest) continue;
    size_t n = 0;
    for (size_t j = 0; j < cohort->n_transitions; j++)
      if (j != i && cohort->transitions[j].from == cohort->transitions[i].from) others[n++] = moves[j];
    wa_id one = wa_const(context->graph, 1);
    moves[i] = n ? wa_op2(context->graph, WA_OP_SUBTRACT, one, wa_total(context->graph, others, n)) : one;
  }
}

static void wa_name_probabilities(wa_context *context) {
  const wa_cohort *cohort = &context->model->cohort;
  wa_id *moves = context->lowered->moves[context->strategy];
  for (size_t i = 0; i < cohort->n_transitions; i++) {
    const wa_transition *t = &cohort->transitions[i];
    wa_named named = {.strategy = context->strategy, .unit = wa_unit_one(), .span = t->span};
    named.name = wa_printf(context->graph->arena, "p(%s, %s)", cohort->states[t->from].name, cohort->states[t->to].name);
    named.formula = t->rest ? "rest" : wa_expr_text(context->graph->arena, t->probability.expr);
    moves[i] = wa_name_node(context->graph, moves[i], named);
  }
}

static size_t wa_add_shape(wa_context *context) {
  const wa_cohort *cohort = &context->model->cohort;
  wa_graph *graph = context->graph;
  size_t n = cohort->n_transitions;
  size_t *from = WA_NEW_ARRAY(graph->arena, size_t, n + 1), *to = WA_NEW_ARRAY(graph->arena, size_t, n + 1);
  bool *rest = WA_NEW_ARRAY(graph->arena, bool, n + 1);
  for (size_t i = 0; i < n; i++) {
    from[i] = cohort->transitions[i].from;
    to[i] = cohort->transitions[i].to;
    rest[i] = cohort->transitions[i].rest;
  }
  /* One shape serves all strategies: they differ in probabilities only, so equal ones are one node. */
  if (graph->n_cohorts) return 0;
  wa_cohort_shape shape = {cohort->n_states, n, from, to, rest, context->strategy};
  WA_PUSH(graph->arena, graph->cohorts, graph->n_cohorts, graph->cohorts_capacity, shape);
  return graph->n_cohorts - 1;
}

void wa_lower_cohort(wa_context *context) {
  const wa_cohort *cohort = &context->model->cohort;
  wa_graph *graph = context->graph;
  context->axis = WA_CYCLE;
  wa_lower_probabilities(context);
  wa_name_probabilities(context);
  context->axis = WA_POINT;
  wa_id *args = WA_NEW_ARRAY(graph->arena, wa_id, cohort->n_states + cohort->n_transitions);
  for (size_t s = 0; s < cohort->n_states; s++) {
    wa_id start = wa_lower_optional(context, &cohort->states[s].start);
    args[s] = start == WA_NONE ? wa_const(graph, 0) : start;
  }
  for (size_t i = 0; i < cohort->n_transitions; i++)
    args[cohort->n_states + i] = context->lowered->moves[context->strategy][i];
  wa_id node = wa_node_add(graph, WA_OP_COHORT, args, cohort->n_states + cohort->n_transitions, wa_add_shape(context),
                           cohort->span);
  context->lowered->cohort[context->strategy] = node;
  for (size_t s = 0; s < cohort->n_states; s++) {
    wa_named named = {.name = wa_printf(graph->arena, "share(%s)", cohort->states[s].name), .unit = wa_unit_one(),
                      .label = cohort->states[s].label, .strategy = context->strategy, .span = cohort->states[s].span};
    wa_id state = wa_node_add(graph, WA_OP_STATE, &node, 1, s, cohort->states[s].span);
    context->lowered->states[context->strategy][s] = wa_name_node(graph, state, named);
  }
}

/* People behind a share: the population, and with an inflow every later year's entrants, who live through
 * the same trace from their own start. */
static wa_id wa_people(wa_context *context, wa_id share) {
  wa_graph *graph = context->graph;
  wa_id people = wa_op2(graph, WA_OP_MULTIPLY, context->lowered->population, share);
  const wa_formula *inflow = &context->model->population.inflow;
  if (!inflow->expr) return people;
  size_t cycles_per_year = (size_t)(1 / context->model->settings.cycle + 0.5);
  wa_id entrants = wa_node_add(graph, WA_OP_STRIDE_SUM, &share, 1, cycles_per_year, (wa_span){0});
  entrants = wa_node_add(graph, WA_OP_LAG, &entrants, 1, cycles_per_year, (wa_span){0});
  return wa_op2(graph, WA_OP_ADD, people,
                wa_op2(graph, WA_OP_MULTIPLY, wa_lower_formula(context, inflow), entrants));
}

static wa_id wa_name_quantity(wa_context *context, wa_id node, const char *name, wa_unit unit, unsigned uses,
                              wa_span span) {
  wa_named named = {.name = name, .strategy = context->strategy, .unit = unit, .span = span, .uses = uses};
  return wa_name_node(context->graph, node, named);
}

wa_id wa_lower_person_time(wa_context *context, size_t state) {
  wa_graph *graph = context->graph;
  const wa_settings *settings = &context->model->settings;
  const wa_state *written = &context->model->cohort.states[state];
  wa_id people = wa_people(context, context->lowered->states[context->strategy][state]), counted;
  if (settings->correction[context->class] == WA_CORRECT_LIFE_TABLE) {
    wa_id both = wa_op2(graph, WA_OP_ADD, wa_op1(graph, WA_OP_BEGIN, people), wa_op1(graph, WA_OP_END, people));
    counted = wa_op1(graph, WA_OP_AT_BEGIN, wa_op2(graph, WA_OP_DIVIDE, both, wa_const(graph, 2)));
  } else if (settings->correction[context->class] == WA_CORRECT_ALL) {
    counted = people;
  } else {
    counted = wa_op2(graph, WA_OP_MULTIPLY, wa_clock_weights(graph, context->class), people);
  }
  wa_id time = wa_op2(graph, WA_OP_MULTIPLY, counted, wa_const(graph, settings->cycle));
  return wa_name_quantity(context, time, wa_printf(graph->arena, "in(%s)", written->name), wa_unit_of("year"),
                          WA_USES_PERSON_TIME, written->span);
}

/* People who make a move, over cycles. */
static wa_id wa_movers(wa_context *context, size_t transition) {
  wa_graph *graph = context->graph;
  const wa_transition *t = &context->model->cohort.transitions[transition];
  wa_id begin = wa_op1(graph, WA_OP_BEGIN, context->lowered->states[context->strategy][t->from]);
  wa_id share = wa_op2(graph, WA_OP_MULTIPLY, begin, context->lowered->moves[context->strategy][transition]);
  return wa_people(context, share);
}

/* Moves on points: see clock.h for where they count. */
static wa_id wa_moves_on_points(wa_context *context, wa_id movers) {
  wa_graph *graph = context->graph;
  const wa_settings *settings = &context->model->settings;
  if (settings->correction[context->class] == WA_CORRECT_LIFE_TABLE) return wa_op1(graph, WA_OP_AT_BEGIN, movers);
  wa_id moves = wa_op1(graph, WA_OP_AT_END, movers);
  if (!settings->weight_moves || settings->correction[context->class] == WA_CORRECT_ALL) return moves;
  return wa_op2(graph, WA_OP_MULTIPLY, wa_clock_weights(graph, context->class), moves);
}

wa_id wa_lower_moves(wa_context *context, size_t from, size_t to) {
  wa_graph *graph = context->graph;
  const wa_cohort *cohort = &context->model->cohort;
  wa_id movers = wa_const(graph, 0);
  wa_span span = {0};
  for (size_t i = 0; i < cohort->n_transitions; i++)
    if (cohort->transitions[i].from == from && cohort->transitions[i].to == to) {
      movers = wa_moves_on_points(context, wa_movers(context, i));
      span = cohort->transitions[i].span;
    }
  const char *name = wa_printf(graph->arena, "moves(%s, %s)", cohort->states[from].name, cohort->states[to].name);
  return wa_name_quantity(context, movers, name, wa_unit_one(), WA_USES_MOVES, span);
}

wa_id wa_lower_enters(wa_context *context, size_t state) {
  wa_graph *graph = context->graph;
  const wa_cohort *cohort = &context->model->cohort;
  wa_id *parts = WA_NEW_ARRAY(graph->arena, wa_id, cohort->n_transitions + 1);
  size_t n = 0;
  for (size_t i = 0; i < cohort->n_transitions; i++)
    if (cohort->transitions[i].to == state && cohort->transitions[i].from != state) parts[n++] = wa_movers(context, i);
  wa_id moves = n ? wa_moves_on_points(context, wa_total(graph, parts, n)) : wa_const(graph, 0);
  const char *name = wa_printf(graph->arena, "enters(%s)", cohort->states[state].name);
  return wa_name_quantity(context, moves, name, wa_unit_one(), WA_USES_MOVES, cohort->states[state].span);
}

wa_id wa_lower_qalys(wa_context *context) {
  wa_graph *graph = context->graph;
  const wa_cohort *cohort = &context->model->cohort;
  wa_id *parts = WA_NEW_ARRAY(graph->arena, wa_id, cohort->n_states + 1);
  size_t n = 0;
  double number;
  for (size_t s = 0; s < cohort->n_states; s++) {
    const wa_formula *utility = &cohort->states[s].utility;
    if (!utility->expr || (wa_expr_literal(utility->expr, &number) && number == 0 && cohort->n_states > 1)) continue;
    wa_named named = {.name = wa_printf(graph->arena, "utility(%s)", cohort->states[s].name),
                      .label = cohort->states[s].label, .strategy = context->strategy, .span = utility->span,
                      .formula = wa_expr_text(graph->arena, utility->expr), .unit = utility->expr->unit};
    wa_id value = wa_name_node(graph, wa_lower_formula(context, utility), named);
    parts[n++] = wa_op2(graph, WA_OP_MULTIPLY, value, wa_lower_person_time(context, s));
  }
  return wa_name_quantity(context, wa_total(graph, parts, n), "qalys()", wa_unit_of("QALY"), WA_USES_PERSON_TIME,
                          cohort->span);
}
