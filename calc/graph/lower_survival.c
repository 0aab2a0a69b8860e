/* Partitioned survival: shares of the population from curves. */
#include <stdint.h>

#include "graph/lowering.h"

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
void wa_lower_survival(wa_context *context) {
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
