/* Parameters, definitions and outcomes as nodes, with the strategy's overrides. */
#include <stdint.h>

#include "graph/lowering.h"

static const wa_override *wa_find_among(const wa_context *context, const wa_override *overrides, size_t n, bool of_definition,
                                        size_t target) {
  for (size_t i = 0; i < n; i++) {
    const wa_override *override = &overrides[i];
    if (override->of_definition != of_definition || override->target != target) continue;
    for (const wa_suspended *s = context->suspended; s; s = s->outer)
      if (s->override == override) return NULL;
    return override;
  }
  return NULL;
}

/* What the strategy sets; else, or inside of that, what the segment sets. */
const wa_override *wa_find_override(const wa_context *context, bool of_definition, size_t target) {
  const wa_strategy *strategy = &context->model->strategies[context->strategy];
  const wa_override *override = wa_find_among(context, strategy->overrides, strategy->n_overrides, of_definition, target);
  if (override || context->segment == SIZE_MAX) return override;
  const wa_segment *segment = &context->model->population.segments[context->segment];
  return wa_find_among(context, segment->overrides, segment->n_overrides, of_definition, target);
}

/* The formula of an override, in which the name itself means its value without the override. */
static wa_id wa_lower_override(wa_context *context, const wa_override *override) {
  wa_suspended suspended = {override, context->suspended};
  context->suspended = &suspended;
  wa_id node = wa_lower_formula(context, &override->value);
  context->suspended = suspended.outer;
  return node;
}

/* Whether the formula has a value of its own for every cycle of a stay. */
static bool wa_is_timed(const wa_context *context, const wa_formula *formula) {
  return !context->personal && context->stay != SIZE_MAX && (formula->expr->uses & WA_USES_TIME_IN);
}

/* While a line is read stay by stay, what counts people has a value for each part of the stay. */
static bool wa_is_parted(const wa_context *context, const wa_formula *formula) {
  return context->stay_state != SIZE_MAX && (formula->expr->uses & WA_USES_PEOPLE);
}

/* A definition or outcome that is summed over patients. */
static wa_id wa_lower_personal_name(wa_context *context, const wa_override *override, const wa_expr *written) {
  wa_suspended suspended = {override, context->suspended};
  if (override) context->suspended = &suspended;
  wa_id node = wa_lower_personal_sum(context, written, NULL);
  context->suspended = suspended.outer;
  return node;
}

/* `always`: also a formula that is nothing but another input gets its name. */
static wa_id wa_lower_named_formula(wa_context *context, const wa_override *override, const wa_formula *formula,
                                    wa_named named, bool always) {
  const wa_expr *written = override ? override->value.expr : formula->expr;
  wa_id node;
  if (!context->personal && wa_is_personal(context, written)) node = wa_lower_personal_name(context, override, written);
  else node = override ? wa_lower_override(context, override) : wa_lower_formula(context, formula);
  /* A parameter that is a bare number is its input; it needs no second name. */
  if (!override && !always && context->graph->nodes[node].op == WA_OP_INPUT) return node;
  if (context->suspended && !(named.own && always)) return node; /* a value that holds only inside another's override */
  if (wa_is_timed(context, override ? &override->value : formula) || wa_is_parted(context, override ? &override->value : formula))
    named.name = wa_printf(context->graph->arena, "%s.%zu", named.name, context->stay);
  named.formula = wa_expr_text(context->graph->arena, override ? override->value.expr : formula->expr);
  named.strategy = context->strategy;
  named.span = override ? override->span : formula->span;
  return context->suspended ? wa_name_quietly(context->graph, node, named) : wa_name_node(context->graph, node, named);
}

/* Whether the value holds wherever the strategy's names are read, so that it may be kept. */
static bool wa_is_lasting(const wa_context *context, const wa_formula *formula) {
  return !context->suspended && !wa_is_timed(context, formula) && !wa_is_parted(context, formula);
}

static wa_id *wa_cached(const wa_context *context, wa_id **tables, size_t i, size_t n) {
  wa_id **table = &tables[context->strategy];
  if (!*table) *table = wa_no_ids(context->graph->arena, n);
  return &(*table)[i];
}

wa_id wa_lower_parameter(wa_context *context, size_t parameter) {
  const wa_parameter *written = &context->model->parameters[parameter];
  wa_id *cached = wa_cached(context, context->cache->parameters, parameter, context->model->n_parameters);
  if (*cached != WA_NONE && !context->suspended) return *cached;
  wa_named named = {.name = written->name, .label = written->label, .source = written->source, .unit = written->unit};
  const wa_override *override = wa_find_override(context, false, parameter);
  bool own = !override && !context->personal, formula = !wa_expr_literal(written->value.expr, NULL);
  if (own && formula) named.own = parameter + 1;
  /* What a distribution lies around, or a scenario replaces, is known by its name. */
  bool kept = formula && (written->distribution.kind || wa_scenarios_set(context->model, parameter));
  wa_id node = wa_lower_named_formula(context, override, &written->value, named, kept);
  if (own) wa_lower_alternatives(context, parameter, node);
  if (!context->suspended) *cached = node;
  return node;
}

wa_id wa_lower_definition(wa_context *context, size_t definition) {
  const wa_definition *written = &context->model->definitions[definition];
  wa_id *cached = wa_cached(context, context->cache->definitions[context->axis == WA_CYCLE][context->class], definition,
                            context->model->n_definitions);
  const wa_override *override = wa_find_override(context, true, definition);
  bool keep = wa_is_lasting(context, override ? &override->value : &written->value);
  if (*cached != WA_NONE && keep) return *cached;
  wa_named named = {.name = written->name, .label = written->label, .source = written->source, .unit = written->unit};
  wa_id node = wa_lower_named_formula(context, override, &written->value, named, false);
  if (keep) *cached = node;
  return node;
}

wa_id wa_lower_outcome_quantity(wa_context *context, size_t outcome) {
  const wa_outcome *written = &context->model->outcomes[outcome];
  wa_id *cached = wa_cached(context, context->cache->outcomes[context->class], outcome, context->model->n_outcomes);
  bool keep = wa_is_lasting(context, &written->quantity);
  if (*cached != WA_NONE && keep) return *cached;
  wa_named named = {.name = wa_printf(context->graph->arena, "%s.quantity", written->name), .label = written->label,
                    .source = written->source, .unit = written->unit};
  wa_id node = wa_lower_named_formula(context, NULL, &written->quantity, named, false);
  if (keep) *cached = node;
  return node;
}
