/* The cohort's node: probabilities, start, states. */
#include <stdint.h>

#include "graph/lowering.h"

/* ---- probabilities ---- */

/* The model's transition behind a move: that of its row's `rest` for staying inside a tunnel. */
static const wa_transition *wa_written_move(const wa_context *context, size_t move) {
  const wa_cohort_shape *shape = context->lowered->shape;
  const wa_cohort *cohort = &context->model->cohort;
  if (shape->transition[move] != SIZE_MAX) return &cohort->transitions[shape->transition[move]];
  for (size_t i = 0; i < cohort->n_transitions; i++)
    if (cohort->transitions[i].rest && cohort->transitions[i].from == shape->state_of[shape->from[move]])
      return &cohort->transitions[i];
  return NULL;
}

/* What a row's `rest` takes: what its other moves leave. */
static wa_id wa_lower_rest(wa_context *context, size_t move, wa_id *others) {
  const wa_cohort_shape *shape = context->lowered->shape;
  const wa_id *moves = context->lowered->moves[context->strategy];
  size_t n = 0;
  for (size_t i = move; i > 0 && shape->from[i - 1] == shape->from[move]; i--) others[n++] = moves[i - 1];
  for (size_t i = 0; i < n / 2; i++) { /* as written */
    wa_id swap = others[i];
    others[i] = others[n - 1 - i];
    others[n - 1 - i] = swap;
  }
  for (size_t i = move + 1; i < shape->n_moves && shape->from[i] == shape->from[move]; i++) others[n++] = moves[i];
  wa_id one = wa_const(context->graph, 1);
  return n ? wa_op2(context->graph, WA_OP_SUBTRACT, one, wa_total(context->graph, others, n)) : one;
}

static void wa_lower_probabilities(wa_context *context) {
  const wa_cohort_shape *shape = context->lowered->shape;
  wa_id *moves = context->lowered->moves[context->strategy];
  wa_id *others = WA_NEW_ARRAY(context->graph->arena, wa_id, context->model->cohort.n_transitions + 1);
  for (size_t i = 0; i < shape->n_moves; i++) {
    if (shape->rest[i]) continue;
    context->stay = shape->from[i] - wa_first_part(shape, shape->from[i]);
    moves[i] = wa_lower_formula(context, &wa_written_move(context, i)->probability);
  }
  context->stay = SIZE_MAX;
  for (size_t i = 0; i < shape->n_moves; i++)
    if (shape->rest[i]) moves[i] = wa_lower_rest(context, i, others);
}

/* Moves out of a state whose stay matters have a name for every cycle of the stay. */
static void wa_name_probabilities(wa_context *context) {
  const wa_cohort *cohort = &context->model->cohort;
  const wa_cohort_shape *shape = context->lowered->shape;
  wa_id *moves = context->lowered->moves[context->strategy];
  for (size_t i = 0; i < shape->n_moves; i++) {
    const wa_transition *t = wa_written_move(context, i);
    size_t first = wa_first_part(shape, shape->from[i]);
    bool followed = shape->from[i] + 1 < shape->n_states && wa_first_part(shape, shape->from[i] + 1) == first;
    followed = followed || shape->from[i] != first;
    wa_named named = {.strategy = context->strategy, .unit = wa_unit_one(), .span = shape->span[i]};
    named.name = wa_printf(context->graph->arena, "p(%s, %s)", cohort->states[t->from].name,
                           cohort->states[shape->state_of[shape->to[i]]].name);
    if (followed) named.name = wa_printf(context->graph->arena, "%s.%zu", named.name, shape->from[i] - first);
    named.formula = t->rest ? "rest" : wa_expr_text(context->graph->arena, t->probability.expr);
    moves[i] = wa_name_node(context->graph, moves[i], named);
  }
}

/* ---- the cohort and its states ---- */

static wa_id wa_name_share(wa_context *context, wa_id share, size_t state, const char *suffix) {
  const wa_state *written = &context->model->cohort.states[state];
  wa_named named = {.name = wa_printf(context->graph->arena, "share(%s)%s", written->name, suffix), .unit = wa_unit_one(),
                    .label = written->label, .strategy = context->strategy, .span = written->span};
  return wa_name_node(context->graph, share, named);
}

/* A state is its parts together. */
static void wa_lower_states(wa_context *context, wa_id cohort) {
  const wa_cohort_shape *shape = context->lowered->shape;
  wa_graph *graph = context->graph;
  wa_id *parts = context->lowered->parts[context->strategy], *states = context->lowered->states[context->strategy];
  for (size_t part = 0; part < shape->n_states;) {
    size_t state = shape->state_of[part], first = part;
    for (; part < shape->n_states && shape->state_of[part] == state; part++)
      parts[part] = wa_node_add(graph, WA_OP_STATE, &cohort, 1, part, context->model->cohort.states[state].span);
    for (size_t i = first; part - first > 1 && i < part; i++)
      parts[i] = wa_name_share(context, parts[i], state, wa_printf(graph->arena, ".%zu", i - first));
    states[state] = wa_name_share(context, wa_total(graph, &parts[first], part - first), state, "");
    if (part - first == 1) parts[first] = states[state];
  }
}

void wa_lower_cohort(wa_context *context) {
  const wa_cohort *cohort = &context->model->cohort;
  const wa_cohort_shape *shape = context->lowered->shape;
  wa_graph *graph = context->graph;
  if (cohort->survival) {
    wa_lower_survival(context);
    return;
  }
  context->lowered->parts[context->strategy] = WA_NEW_ARRAY(graph->arena, wa_id, shape->n_states);
  context->lowered->moves[context->strategy] = WA_NEW_ARRAY(graph->arena, wa_id, shape->n_moves);
  context->axis = WA_CYCLE;
  wa_lower_probabilities(context);
  wa_name_probabilities(context);
  context->axis = WA_POINT;
  wa_id *args = WA_NEW_ARRAY(graph->arena, wa_id, shape->n_states + shape->n_moves);
  for (size_t part = 0; part < shape->n_states; part++) {
    wa_id start = WA_NONE;
    if (wa_first_part(shape, part) == part) start = wa_lower_optional(context, &cohort->states[shape->state_of[part]].start);
    args[part] = start == WA_NONE ? wa_const(graph, 0) : start;
  }
  for (size_t i = 0; i < shape->n_moves; i++) args[shape->n_states + i] = context->lowered->moves[context->strategy][i];
  wa_id node = wa_node_add(graph, WA_OP_COHORT, args, shape->n_states + shape->n_moves, 0, cohort->span);
  context->lowered->cohort[context->strategy] = node;
  wa_lower_states(context, node);
}
