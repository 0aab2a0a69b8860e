/* Lines and outcomes as flows over time. */
#include <stdint.h>
#include <string.h>

#include "graph/lowering.h"

wa_id wa_clock_discount_of(const wa_lowered *lowered, const wa_flow *flow) {
  return wa_clock_discount(lowered->graph, flow->class, flow->kind, flow->investment, lowered->discount[flow->class]);
}

/* The corrections of a line, read as formulas. */
static void wa_lower_corrections(wa_context *context, const wa_line *line, wa_flow *flow) {
  flow->deadweight = wa_lower_optional(context, &line->deadweight);
  flow->displacement = wa_lower_optional(context, &line->displacement);
  flow->attribution = wa_lower_optional(context, &line->attribution);
  flow->drop_off = wa_lower_optional(context, &line->drop_off);
  flow->starts = wa_lower_optional(context, &line->starts);
  flow->lasts = wa_lower_optional(context, &line->lasts);
}

/* (1 - deadweight)(1 - displacement)(1 - attribution): SROI guide (2012), stage 4. */
static wa_id wa_kept_share(wa_context *context, const wa_flow *flow) {
  const wa_id shares[] = {flow->deadweight, flow->displacement, flow->attribution};
  wa_id kept = WA_NONE;
  for (size_t i = 0; i < 3; i++) {
    if (shares[i] == WA_NONE) continue;
    wa_id rest = wa_op2(context->graph, WA_OP_SUBTRACT, wa_const(context->graph, 1), shares[i]);
    kept = kept == WA_NONE ? rest : wa_op2(context->graph, WA_OP_MULTIPLY, kept, rest);
  }
  return kept;
}

static wa_flow_kind wa_kind_of(const wa_graph *graph, wa_id quantity, wa_id amount) {
  unsigned uses = graph->nodes[quantity].uses | (amount == WA_NONE ? 0 : graph->nodes[amount].uses);
  if (uses & WA_USES_PERSON_TIME) return WA_FLOW_TIME;
  if (uses & WA_USES_MOVES) return WA_FLOW_MOVES;
  if (uses & WA_USES_POINT) return WA_FLOW_POINTS;
  return WA_FLOW_IMPACT;
}

/* When the flow runs. An impact without a duration happens once, in the year it starts, unless it is
 * written with the clock: then it runs from its start to the horizon. */
static wa_id wa_lower_window(wa_context *context, wa_flow *flow) {
  wa_graph *graph = context->graph;
  bool over_time = graph->nodes[flow->quantity].axis != WA_SCALAR ||
                   (flow->amount != WA_NONE && graph->nodes[flow->amount].axis != WA_SCALAR);
  bool impact = flow->kind == WA_FLOW_IMPACT;
  if (flow->lasts == WA_NONE && impact && !over_time)
    return wa_clock_at(graph, flow->starts == WA_NONE ? wa_const(graph, 0) : flow->starts);
  bool bounded = flow->lasts != WA_NONE || flow->starts != WA_NONE || flow->drop_off != WA_NONE;
  if (!bounded && !(impact && graph->model->settings.cycle != 1)) return WA_NONE;
  return wa_clock_window(graph, flow->class, flow->kind, flow->starts, flow->lasts, flow->drop_off,
                         &flow->after, &flow->before);
}

wa_id wa_over_points(wa_graph *graph, wa_id node) {
  if (graph->nodes[node].axis == WA_POINT) return node;
  const wa_rule ones = {.kind = WA_SERIES_WEIGHTS, .first = 1, .odd = 1, .even = 1, .last = 1};
  return wa_op2(graph, WA_OP_MULTIPLY, node, wa_series_by_rule(graph, "every_point", WA_POINT, ones));
}

static wa_id wa_product(wa_graph *graph, wa_id product, wa_id factor) {
  return factor == WA_NONE ? product : wa_op2(graph, WA_OP_MULTIPLY, product, factor);
}

static wa_id wa_name_flow(wa_context *context, wa_id node, const char *name, const char *part, wa_label label,
                          wa_span span, const char *source, wa_unit unit) {
  wa_named named = {.name = wa_printf(context->graph->arena, "%s.%s", name, part), .label = label, .span = span,
                    .strategy = context->strategy, .source = source, .unit = unit};
  return wa_name_node(context->graph, node, named);
}

static void wa_finish_flow(wa_context *context, wa_flow *flow, const char *name, const char *part, wa_label label,
                           wa_span span, const char *source, wa_unit unit) {
  wa_graph *graph = context->graph;
  flow->kind = wa_kind_of(graph, flow->quantity, flow->amount);
  flow->after = flow->before = WA_NONE;
  flow->kept = wa_kept_share(context, flow);
  flow->window = wa_lower_window(context, flow);
  wa_id product = wa_product(graph, flow->quantity, flow->amount);
  product = wa_product(graph, product, flow->kept);
  if (flow->after != WA_NONE) {
    flow->after = wa_product(graph, product, flow->after);
    flow->before = wa_product(graph, product, flow->before);
  }
  product = wa_product(graph, product, flow->window);
  flow->flow = wa_name_flow(context, wa_over_points(graph, product), name, part, label, span, source, unit);
}

static const wa_line *wa_value_line(const wa_model *model, const wa_outcome *outcome) {
  for (size_t i = 0; i < model->n_lines; i++)
    if (model->lines[i].outcome_of && strcmp(model->lines[i].outcome_of, outcome->name) == 0) return &model->lines[i];
  return NULL;
}

static void wa_no_corrections(wa_flow *flow) {
  flow->deadweight = flow->displacement = flow->attribution = WA_NONE;
  flow->drop_off = flow->starts = flow->lasts = WA_NONE;
}

/* An outcome counts what its value line values: the same corrections and duration. */
static void wa_lower_outcome(wa_context *context, size_t outcome) {
  const wa_outcome *written = &context->model->outcomes[outcome];
  const wa_line *line = wa_value_line(context->model, written);
  wa_flow *flow = &context->lowered->outcomes[context->strategy][outcome];
  flow->class = context->class = WA_EFFECTS;
  flow->amount = WA_NONE;
  flow->quantity = wa_lower_outcome_quantity(context, outcome);
  wa_no_corrections(flow);
  if (line) wa_lower_corrections(context, line, flow);
  wa_finish_flow(context, flow, written->name, "counted", written->label, written->span, written->source, written->unit);
}

static wa_unit wa_money(const wa_model *model) { return wa_unit_of(model->settings.currency); }

static void wa_lower_line(wa_context *context, size_t index) {
  const wa_line *line = &context->model->lines[index];
  wa_flow *flow = &context->lowered->lines[context->strategy][index];
  flow->class = context->class = line->effects_rate ? WA_EFFECTS : WA_COSTS;
  flow->investment = line->invest;
  flow->quantity = wa_lower_formula(context, &line->quantity);
  flow->amount = wa_lower_formula(context, &line->amount);
  wa_lower_corrections(context, line, flow);
  if (context->graph->nodes[flow->quantity].op != WA_OP_INPUT)
    flow->quantity = wa_name_flow(context, flow->quantity, line->name, "quantity", line->label, line->quantity.span,
                                  line->source, line->quantity.expr->unit);
  if (context->graph->nodes[flow->amount].op != WA_OP_INPUT)
    flow->amount = wa_name_flow(context, flow->amount, line->name, "amount", line->label, line->amount.span,
                                line->proxy_source ? line->proxy_source : line->source, line->amount.expr->unit);
  wa_finish_flow(context, flow, line->name, "flow", line->label, line->span, line->source, wa_money(context->model));
}

void wa_lower_flows(wa_context *context) {
  for (size_t i = 0; i < context->model->n_outcomes; i++) wa_lower_outcome(context, i);
  for (size_t i = 0; i < context->model->n_lines; i++) wa_lower_line(context, i);
  context->class = WA_COSTS;
}
