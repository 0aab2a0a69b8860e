/* The cohort's node and the quantities made from it. */
#include <stdint.h>

#include "graph/lowering.h"

/* ---- shape: states in parts where their stay matters ---- */

/* An override may bring in the stay where the formula it replaces did not have it. */
static bool wa_overrides_with_stay(const wa_model *model) {
  for (size_t s = 0; s < model->n_strategies; s++)
    for (size_t i = 0; i < model->strategies[s].n_overrides; i++)
      if (model->strategies[s].overrides[i].value.expr->uses & WA_USES_TIME_IN) return true;
  return false;
}

static bool wa_uses_stay(const wa_formula *formula, bool any) {
  return formula->expr && (any || (formula->expr->uses & WA_USES_TIME_IN));
}

static bool wa_stay_matters(const wa_model *model, size_t state) {
  const wa_cohort *cohort = &model->cohort;
  bool any = wa_overrides_with_stay(model);
  if (wa_uses_stay(&cohort->states[state].utility, false)) return true;
  for (size_t i = 0; i < cohort->n_transitions; i++)
    if (cohort->transitions[i].from == state && wa_uses_stay(&cohort->transitions[i].probability, any)) return true;
  return false;
}

/* How many cycles of its stay a state is followed through; 1: its stay does not matter. In the last part
 * people stay on when the state does not end by itself. */
static size_t wa_parts_of(const wa_model *model, size_t state) {
  if (model->cohort.states[state].lasts) return model->cohort.states[state].lasts;
  return wa_stay_matters(model, state) ? model->settings.n_cycles : 1;
}

typedef struct wa_shape_builder {
  wa_context *context;
  size_t *first, *parts; /* [state] */
  size_t *from, *to, *transition;
  bool *rest;
  wa_span *span;
  size_t n;
} wa_shape_builder;

/* Where a transition leads from a part of its state's stay: out, or on to the next part. */
static void wa_add_move(wa_shape_builder *builder, size_t transition, size_t part) {
  const wa_cohort *cohort = &builder->context->model->cohort;
  const wa_transition *t = &cohort->transitions[transition];
  size_t state = t->from, last = builder->parts[state] - 1, next = builder->first[state] + (part < last ? part + 1 : last);
  bool inside = t->rest && cohort->states[state].lasts && part < last;
  builder->from[builder->n] = builder->first[state] + part;
  builder->to[builder->n] = inside || t->to == state ? next : builder->first[t->to];
  builder->transition[builder->n] = inside && t->to != state ? SIZE_MAX : transition;
  builder->rest[builder->n] = t->rest;
  builder->span[builder->n++] = t->span;
}

static void wa_add_state_moves(wa_shape_builder *builder, size_t state) {
  const wa_cohort *cohort = &builder->context->model->cohort;
  for (size_t part = 0; part < builder->parts[state]; part++)
    for (size_t i = 0; i < cohort->n_transitions; i++)
      if (cohort->transitions[i].from == state) wa_add_move(builder, i, part);
}

const wa_cohort_shape *wa_lower_shape(wa_context *context) {
  const wa_model *model = context->model;
  wa_arena *arena = context->graph->arena;
  size_t states = model->cohort.n_states, n_parts = 0, n_moves = 0;
  wa_shape_builder builder = {.context = context, .first = WA_NEW_ARRAY(arena, size_t, states),
                              .parts = WA_NEW_ARRAY(arena, size_t, states)};
  for (size_t i = 0; i < states; i++) {
    builder.first[i] = n_parts;
    n_parts += builder.parts[i] = wa_parts_of(model, i);
  }
  for (size_t i = 0; i < model->cohort.n_transitions; i++) n_moves += builder.parts[model->cohort.transitions[i].from];
  builder.from = WA_NEW_ARRAY(arena, size_t, n_moves);
  builder.to = WA_NEW_ARRAY(arena, size_t, n_moves);
  builder.transition = WA_NEW_ARRAY(arena, size_t, n_moves);
  builder.rest = WA_NEW_ARRAY(arena, bool, n_moves);
  builder.span = WA_NEW_ARRAY(arena, wa_span, n_moves);
  size_t *state_of = WA_NEW_ARRAY(arena, size_t, n_parts);
  for (size_t i = 0; i < states; i++) {
    for (size_t part = 0; part < builder.parts[i]; part++) state_of[builder.first[i] + part] = i;
    wa_add_state_moves(&builder, i);
  }
  wa_cohort_shape shape = {n_parts, n_moves, state_of, builder.from, builder.to, builder.transition, builder.rest, builder.span};
  WA_PUSH(arena, context->graph->cohorts, context->graph->n_cohorts, context->graph->cohorts_capacity, shape);
  return &context->graph->cohorts[0];
}

/* First part of the state that a part belongs to. */
static size_t wa_first_part(const wa_cohort_shape *shape, size_t part) {
  while (part > 0 && shape->state_of[part - 1] == shape->state_of[part]) part--;
  return part;
}

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

/* ---- partitioned survival ---- */

static const wa_limits *wa_share_limits(wa_context *context, size_t state) {
  const wa_cohort *cohort = &context->model->cohort;
  wa_arena *arena = context->graph->arena;
  wa_limits *limits = WA_NEW(arena, wa_limits);
  *limits = (wa_limits){.low = 0, .high = 1, .slack = 1e-12};
  limits->what = wa_printf(arena, "the share in '%s'", cohort->states[state].name);
  limits->must = state ? wa_printf(arena, "the survival curves of '%s' and '%s' cross", cohort->states[state - 1].name,
                                   cohort->states[state].name)
                       : "a survival curve must lie in 0..1";
  return limits;
}

/* Each state is the distance between its curve and the one before; the last is what is left. */
static void wa_lower_survival(wa_context *context) {
  const wa_cohort *cohort = &context->model->cohort;
  wa_graph *graph = context->graph;
  wa_id before = WA_NONE;
  for (size_t i = 0; i < cohort->n_states; i++) {
    const wa_state *written = &cohort->states[i];
    bool last = i + 1 == cohort->n_states;
    wa_id curve = last ? wa_const(graph, 1) : wa_lower_formula(context, &written->survival);
    wa_named named = {.name = wa_printf(graph->arena, "survival(%s)", written->name), .label = written->label,
                      .strategy = context->strategy, .unit = wa_unit_one(), .span = written->survival.span};
    if (!last) {
      named.formula = wa_expr_text(graph->arena, written->survival.expr);
      curve = wa_name_node(graph, wa_over_points(graph, curve), named);
    }
    wa_id share = before == WA_NONE ? curve : wa_op2(graph, WA_OP_SUBTRACT, curve, before);
    named = (wa_named){.name = wa_printf(graph->arena, "share(%s)", written->name), .label = written->label,
                       .strategy = context->strategy, .unit = wa_unit_one(), .span = last ? written->span : written->survival.span,
                       .limits = wa_share_limits(context, i)};
    context->lowered->states[context->strategy][i] = wa_name_node(graph, wa_over_points(graph, share), named);
    before = curve;
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

/* People behind a share: the population, and with an inflow every later year's entrants, who live through
 * the same trace from their own start. */
wa_id wa_lower_entrants(wa_context *context, wa_id people, wa_id share) {
  wa_graph *graph = context->graph;
  const wa_formula *inflow = &context->model->population.inflow;
  if (!inflow->expr) return people;
  size_t cycles_per_year = (size_t)(1 / context->model->settings.cycle + 0.5);
  wa_id entrants = wa_node_add(graph, WA_OP_STRIDE_SUM, &share, 1, cycles_per_year, (wa_span){0});
  entrants = wa_node_add(graph, WA_OP_LAG, &entrants, 1, cycles_per_year, (wa_span){0});
  return wa_op2(graph, WA_OP_ADD, people,
                wa_op2(graph, WA_OP_MULTIPLY, wa_lower_formula(context, inflow), entrants));
}

static wa_id wa_people(wa_context *context, wa_id share) {
  wa_id people = wa_op2(context->graph, WA_OP_MULTIPLY, context->lowered->population, share);
  return wa_lower_entrants(context, people, share);
}

static wa_id wa_name_quantity(wa_context *context, wa_id node, const char *name, wa_unit unit, unsigned uses,
                              wa_span span) {
  wa_named named = {.name = name, .strategy = context->strategy, .unit = unit, .span = span, .uses = uses};
  return wa_name_node(context->graph, node, named);
}

/* Person-years behind a share of the population over points. */
static wa_id wa_person_time(wa_context *context, wa_id share, const char *name, wa_span span) {
  wa_graph *graph = context->graph;
  const wa_settings *settings = &context->model->settings;
  wa_id people = wa_people(context, share), counted;
  if (settings->correction[context->class] == WA_CORRECT_LIFE_TABLE) {
    wa_id both = wa_op2(graph, WA_OP_ADD, wa_op1(graph, WA_OP_BEGIN, people), wa_op1(graph, WA_OP_END, people));
    counted = wa_op1(graph, WA_OP_AT_BEGIN, wa_op2(graph, WA_OP_DIVIDE, both, wa_const(graph, 2)));
  } else if (settings->correction[context->class] == WA_CORRECT_ALL) {
    counted = people;
  } else {
    counted = wa_op2(graph, WA_OP_MULTIPLY, wa_clock_weights(graph, context->class), people);
  }
  wa_id time = wa_op2(graph, WA_OP_MULTIPLY, counted, wa_const(graph, settings->cycle));
  return wa_name_quantity(context, time, name, wa_unit_of("year"), WA_USES_PERSON_TIME, span);
}

wa_id wa_lower_person_time(wa_context *context, size_t state) {
  const wa_state *written = &context->model->cohort.states[state];
  return wa_person_time(context, context->lowered->states[context->strategy][state],
                        wa_printf(context->graph->arena, "in(%s)", written->name), written->span);
}

/* People who make a move, over cycles; a state in parts moves from each of them. */
static wa_id wa_movers(wa_context *context, size_t transition) {
  wa_graph *graph = context->graph;
  const wa_cohort_shape *shape = context->lowered->shape;
  wa_id *terms = WA_NEW_ARRAY(graph->arena, wa_id, shape->n_moves + 1);
  size_t n = 0;
  for (size_t i = 0; i < shape->n_moves; i++) {
    if (shape->transition[i] != transition) continue;
    wa_id begin = wa_op1(graph, WA_OP_BEGIN, context->lowered->parts[context->strategy][shape->from[i]]);
    terms[n++] = wa_op2(graph, WA_OP_MULTIPLY, begin, context->lowered->moves[context->strategy][i]);
  }
  return wa_people(context, wa_total(graph, terms, n));
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

/* Utility times person-years of one state, or of one part of it where the utility depends on the stay. */
static wa_id wa_lower_utility(wa_context *context, size_t state, wa_id person_time, const char *suffix) {
  wa_graph *graph = context->graph;
  const wa_state *written = &context->model->cohort.states[state];
  wa_named named = {.name = wa_printf(graph->arena, "utility(%s)%s", written->name, suffix), .label = written->label,
                    .strategy = context->strategy, .span = written->utility.span,
                    .formula = wa_expr_text(graph->arena, written->utility.expr), .unit = written->utility.expr->unit};
  wa_id value = wa_name_node(graph, wa_lower_formula(context, &written->utility), named);
  return wa_op2(graph, WA_OP_MULTIPLY, value, person_time);
}

static wa_id wa_lower_state_qalys(wa_context *context, size_t state) {
  wa_graph *graph = context->graph;
  const wa_cohort_shape *shape = context->lowered->shape;
  const wa_state *written = &context->model->cohort.states[state];
  if (!(written->utility.expr->uses & WA_USES_TIME_IN))
    return wa_lower_utility(context, state, wa_lower_person_time(context, state), "");
  wa_id *terms = WA_NEW_ARRAY(graph->arena, wa_id, shape->n_states);
  size_t n = 0;
  for (size_t part = 0; part < shape->n_states; part++) {
    if (shape->state_of[part] != state) continue;
    context->stay = part - wa_first_part(shape, part);
    const char *suffix = wa_printf(graph->arena, ".%zu", context->stay);
    wa_id time = wa_person_time(context, context->lowered->parts[context->strategy][part],
                                wa_printf(graph->arena, "in(%s)%s", written->name, suffix), written->span);
    terms[n++] = wa_lower_utility(context, state, time, suffix);
  }
  context->stay = SIZE_MAX;
  return wa_total(graph, terms, n);
}

wa_id wa_lower_qalys(wa_context *context) {
  const wa_cohort *cohort = &context->model->cohort;
  wa_id *parts = WA_NEW_ARRAY(context->graph->arena, wa_id, cohort->n_states + 1);
  size_t n = 0;
  double number;
  for (size_t s = 0; s < cohort->n_states; s++) {
    const wa_formula *utility = &cohort->states[s].utility;
    if (!utility->expr || (wa_expr_literal(utility->expr, &number) && number == 0 && cohort->n_states > 1)) continue;
    parts[n++] = wa_lower_state_qalys(context, s);
  }
  return wa_name_quantity(context, wa_total(context->graph, parts, n), "qalys()", wa_unit_of("QALY"), WA_USES_PERSON_TIME,
                          cohort->span);
}
