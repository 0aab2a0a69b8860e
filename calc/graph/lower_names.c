/* Parameters, definitions and outcomes as nodes, with the strategy's overrides. */
#include <stdint.h>

#include "graph/lowering.h"

static const wa_override *wa_find_override(const wa_context *context, bool of_definition, size_t target) {
  const wa_strategy *strategy = &context->model->strategies[context->strategy];
  for (size_t i = 0; i < strategy->n_overrides; i++) {
    const wa_override *override = &strategy->overrides[i];
    if (override->of_definition != of_definition || override->target != target) continue;
    for (size_t s = 0; s < context->n_suspended; s++)
      if (context->suspended[s] == override) return NULL;
    return override;
  }
  return NULL;
}

/* The formula of an override, in which the name itself means its value without the override. */
static wa_id wa_lower_override(wa_context *context, const wa_override *override) {
  enum { MOST = sizeof context->suspended / sizeof *context->suspended };
  if (context->n_suspended == MOST) return wa_lower_formula(context, &override->value);
  context->suspended[context->n_suspended++] = override;
  wa_id node = wa_lower_formula(context, &override->value);
  context->n_suspended--;
  return node;
}

/* Whether the formula has a value of its own for every cycle of a stay. */
static bool wa_is_timed(const wa_context *context, const wa_formula *formula) {
  return context->stay != SIZE_MAX && (formula->expr->uses & WA_USES_TIME_IN);
}

static wa_id wa_lower_named_formula(wa_context *context, const wa_override *override, const wa_formula *formula,
                                    wa_named named) {
  wa_id node = override ? wa_lower_override(context, override) : wa_lower_formula(context, formula);
  /* A parameter that is a bare number is its input; it needs no second name. */
  if (!override && context->graph->nodes[node].op == WA_OP_INPUT) return node;
  if (context->n_suspended) return node; /* a value that holds only inside another's override */
  if (wa_is_timed(context, override ? &override->value : formula))
    named.name = wa_printf(context->graph->arena, "%s.%zu", named.name, context->stay);
  named.formula = wa_expr_text(context->graph->arena, override ? override->value.expr : formula->expr);
  named.strategy = context->strategy;
  named.span = override ? override->span : formula->span;
  return wa_name_node(context->graph, node, named);
}

wa_id wa_lower_parameter(wa_context *context, size_t parameter) {
  const wa_parameter *written = &context->model->parameters[parameter];
  wa_id *cached = &context->cache->parameters[context->strategy * context->model->n_parameters + parameter];
  if (*cached != WA_NONE && !context->n_suspended) return *cached;
  wa_named named = {.name = written->name, .label = written->label, .source = written->source, .unit = written->unit};
  const wa_override *override = wa_find_override(context, false, parameter);
  wa_id node = wa_lower_named_formula(context, override, &written->value, named);
  if (!context->n_suspended) *cached = node;
  return node;
}

wa_id wa_lower_definition(wa_context *context, size_t definition) {
  const wa_definition *written = &context->model->definitions[definition];
  size_t at = context->strategy * context->model->n_definitions + definition;
  wa_id *cached = &context->cache->definitions[context->axis == WA_CYCLE][context->class][at];
  const wa_override *override = wa_find_override(context, true, definition);
  bool keep = !context->n_suspended && !wa_is_timed(context, override ? &override->value : &written->value);
  if (*cached != WA_NONE && keep) return *cached;
  wa_named named = {.name = written->name, .label = written->label, .source = written->source, .unit = written->unit};
  wa_id node = wa_lower_named_formula(context, override, &written->value, named);
  if (keep) *cached = node;
  return node;
}

wa_id wa_lower_outcome_quantity(wa_context *context, size_t outcome) {
  const wa_outcome *written = &context->model->outcomes[outcome];
  wa_id *cached = &context->cache->outcomes[context->class][context->strategy * context->model->n_outcomes + outcome];
  if (*cached != WA_NONE && !context->n_suspended) return *cached;
  wa_named named = {.name = wa_printf(context->graph->arena, "%s.quantity", written->name), .label = written->label,
                    .source = written->source, .unit = written->unit};
  wa_id node = wa_lower_named_formula(context, NULL, &written->quantity, named);
  if (!context->n_suspended) *cached = node;
  return node;
}
