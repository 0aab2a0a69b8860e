/* Quantities made from a cohort: person-time, moves, QALYs. */
#include <stdint.h>

#include "graph/lowering.h"
#include "graph/patients_plan.h"

static wa_id wa_name_quantity(wa_context *context, wa_id node, const char *name, wa_unit unit, unsigned uses,
                              wa_span span) {
  wa_named named = {.name = name, .strategy = context->strategy, .unit = unit, .span = span, .uses = uses | WA_USES_PEOPLE};
  return wa_name_node(context->graph, node, named);
}

wa_id wa_lower_time_of(wa_context *context, wa_id share, wa_id ends, const char *name, const char *formula, wa_unit unit,
                       wa_span span) {
  wa_graph *graph = context->graph;
  const wa_settings *settings = &context->model->settings;
  wa_id people = wa_people(context, share), counted;
  bool life_table = settings->correction[context->class] == WA_CORRECT_LIFE_TABLE, open = wa_is_open(context);
  /* At the end of a cycle those who enter next are not there yet. */
  if (life_table && open && ends == WA_NONE) ends = wa_op1(graph, WA_OP_END, share);
  if (life_table) {
    wa_id last = ends == WA_NONE ? wa_op1(graph, WA_OP_END, people) : wa_people(context, ends);
    wa_id both = wa_op2(graph, WA_OP_ADD, wa_op1(graph, WA_OP_BEGIN, people), last);
    counted = wa_op1(graph, WA_OP_AT_BEGIN, wa_op2(graph, WA_OP_DIVIDE, both, wa_const(graph, 2)));
  } else if (settings->correction[context->class] == WA_CORRECT_ALL) {
    counted = people;
  } else {
    counted = wa_op2(graph, WA_OP_MULTIPLY, wa_clock_weights(graph, context->class), people);
  }
  if (open && !life_table && settings->correction[context->class] != WA_CORRECT_BEGIN)
    counted = wa_op2(graph, WA_OP_SUBTRACT, counted,
                     wa_op2(graph, WA_OP_MULTIPLY, wa_clock_newcomer_weights(graph, context->class), wa_newcomers(context, share)));
  wa_named named = {.name = name, .formula = formula, .strategy = context->strategy, .unit = unit, .span = span,
                    .uses = WA_USES_PERSON_TIME | WA_USES_PEOPLE};
  return wa_name_node(graph, wa_op2(graph, WA_OP_MULTIPLY, counted, wa_const(graph, settings->cycle)), named);
}

/* Person-years behind a share of the population over points. */
static wa_id wa_person_time(wa_context *context, wa_id share, const char *name, wa_span span) {
  return wa_lower_time_of(context, share, WA_NONE, name, NULL, wa_unit_of("year"), span);
}

/* The part of a state whose stay is being read; SIZE_MAX: the whole state. */
static size_t wa_part_read(const wa_context *context, size_t state) {
  const wa_cohort_shape *shape = context->lowered->shape;
  if (context->stay_state != state) return SIZE_MAX;
  size_t part = 0;
  while (shape->state_of[part] != state) part++;
  return part + context->stay;
}

wa_id wa_lower_person_time(wa_context *context, size_t state) {
  const wa_state *written = &context->model->cohort.states[state];
  size_t part = wa_part_read(context, state);
  if (part != SIZE_MAX)
    return wa_person_time(context, context->lowered->parts[context->strategy][part],
                          wa_printf(context->graph->arena, "in(%s).%zu", written->name, context->stay), written->span);
  return wa_person_time(context, context->lowered->states[context->strategy][state],
                        wa_printf(context->graph->arena, "in(%s)", written->name), written->span);
}

/* People who make a move, over cycles; a state in parts moves from each of them. */
static wa_id wa_movers(wa_context *context, size_t transition) {
  wa_graph *graph = context->graph;
  const wa_cohort_shape *shape = context->lowered->shape;
  wa_id *terms = WA_NEW_ARRAY(graph->arena, wa_id, shape->n_moves + 1);
  size_t n = 0, part = wa_part_read(context, context->model->cohort.transitions[transition].from);
  for (size_t i = 0; i < shape->n_moves; i++) {
    if (shape->transition[i] != transition || (part != SIZE_MAX && shape->from[i] != part)) continue;
    wa_id begin = wa_op1(graph, WA_OP_BEGIN, context->lowered->parts[context->strategy][shape->from[i]]);
    terms[n++] = wa_op2(graph, WA_OP_MULTIPLY, begin, context->lowered->moves[context->strategy][i]);
  }
  return wa_people(context, wa_total(graph, terms, n));
}

/* Moves on points: see clock.h for where they count. */
wa_id wa_lower_moves_of(wa_context *context, wa_id movers) {
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
  if (context->model->patients)
    movers = wa_lower_moves_of(context, wa_people(context, wa_lower_patient_mean(context, WA_COUNTED_MOVE, from, to, 0)));
  else
  for (size_t i = 0; i < cohort->n_transitions; i++)
    if (cohort->transitions[i].from == from && cohort->transitions[i].to == to) {
      movers = wa_lower_moves_of(context, wa_movers(context, i));
      span = cohort->transitions[i].span;
    }
  const char *name = wa_printf(graph->arena, "moves(%s, %s)", cohort->states[from].name, cohort->states[to].name);
  if (context->stay_state == from) name = wa_printf(graph->arena, "%s.%zu", name, context->stay);
  return wa_name_quantity(context, movers, name, wa_unit_one(), WA_USES_MOVES, span);
}

wa_id wa_lower_enters(wa_context *context, size_t state) {
  wa_graph *graph = context->graph;
  const wa_cohort *cohort = &context->model->cohort;
  wa_id *parts = WA_NEW_ARRAY(graph->arena, wa_id, cohort->n_transitions + 1);
  size_t n = 0;
  for (size_t i = 0; i < cohort->n_transitions && !context->model->patients; i++)
    if (cohort->transitions[i].to == state && cohort->transitions[i].from != state) parts[n++] = wa_movers(context, i);
  if (context->model->patients) {
    parts[0] = wa_people(context, wa_lower_patient_mean(context, WA_COUNTED_MOVE, SIZE_MAX, state, 0));
    n = 1;
  }
  wa_id moves = n ? wa_lower_moves_of(context, wa_total(graph, parts, n)) : wa_const(graph, 0);
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
  if (context->model->patients) return wa_lower_patient_qalys(context);
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
