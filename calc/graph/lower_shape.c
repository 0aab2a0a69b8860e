/* The shape of a cohort: states in parts where their stay matters. */
#include <stdint.h>

#include "graph/lowering.h"

/* An override may bring in the stay where the formula it replaces did not have it. */
static bool wa_any_with_stay(const wa_override *overrides, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (overrides[i].value.expr->uses & WA_USES_TIME_IN) return true;
  return false;
}

static bool wa_overrides_with_stay(const wa_model *model) {
  const wa_population *population = &model->population;
  for (size_t s = 0; s < model->n_strategies; s++)
    if (wa_any_with_stay(model->strategies[s].overrides, model->strategies[s].n_overrides)) return true;
  for (size_t i = 0; i < population->n_segments; i++)
    if (wa_any_with_stay(population->segments[i].overrides, population->segments[i].n_overrides)) return true;
  return false;
}

/* Lines and outcomes that are read stay by stay. */
static bool wa_counted_by_stay(const wa_model *model, size_t state) {
  for (size_t i = 0; i < model->n_lines; i++)
    if (model->lines[i].stay == state + 1) return true;
  for (size_t i = 0; i < model->n_outcomes; i++)
    if (model->outcomes[i].stay == state + 1) return true;
  return false;
}

static bool wa_uses_stay(const wa_formula *formula, bool any) {
  return formula->expr && (any || (formula->expr->uses & WA_USES_TIME_IN));
}

static bool wa_stay_matters(const wa_model *model, size_t state) {
  const wa_cohort *cohort = &model->cohort;
  bool any = wa_overrides_with_stay(model);
  if (wa_uses_stay(&cohort->states[state].utility, false) || wa_counted_by_stay(model, state)) return true;
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
  builder->span[builder->n++] = t->probability.expr ? t->probability.span : t->span;
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

size_t wa_first_part(const wa_cohort_shape *shape, size_t part) {
  while (part > 0 && shape->state_of[part - 1] == shape->state_of[part]) part--;
  return part;
}
