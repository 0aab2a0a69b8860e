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

static wa_unit wa_money(const wa_model *model) { return wa_unit_of(model->settings.currency); }

static wa_id wa_name_flow(wa_context *context, wa_id node, const char *name, const char *part, wa_label label,
                          wa_span span, const char *source, wa_unit unit) {
  wa_named named = {.name = wa_printf(context->graph->arena, "%s.%s", name, part), .label = label, .span = span,
                    .strategy = context->owner, .source = source, .unit = unit};
  return wa_name_node(context->graph, node, named);
}

static void wa_name_line_parts(wa_context *context, size_t index, wa_flow *flow) {
  const wa_line *line = &context->model->lines[index];
  wa_graph *graph = context->graph;
  const char *group = graph->naming.group;
  /* Of those who take up and those who do not, prices may differ too. */
  if (context->partial) graph->naming.group = graph->naming.people;
  if (graph->nodes[flow->quantity].op != WA_OP_INPUT)
    flow->quantity = wa_name_flow(context, flow->quantity, line->name, "quantity", line->label, line->quantity.span, line->source,
                                  line->quantity.expr->unit);
  if (graph->nodes[flow->amount].op != WA_OP_INPUT)
    flow->amount = wa_name_flow(context, flow->amount, line->name, "amount", line->label, line->amount.span,
                                line->proxy_source ? line->proxy_source : line->source, line->amount.expr->unit);
  graph->naming.group = group;
}

static void wa_name_line_total(wa_context *context, size_t index, wa_flow *flow) {
  const wa_line *line = &context->model->lines[index];
  flow->flow = wa_name_flow(context, wa_over_points(context->graph, flow->flow), line->name, "flow", line->label, line->span,
                            line->source, wa_money(context->model));
}

static void wa_name_outcome_flow(wa_context *context, size_t index, wa_flow *flow) {
  const wa_outcome *outcome = &context->model->outcomes[index];
  flow->flow = wa_name_flow(context, wa_over_points(context->graph, flow->flow), outcome->name, "counted", outcome->label, outcome->span,
                            outcome->source, outcome->unit);
}

/* Corrections and duration on top of quantity and amount. Of a fixed figure a segment has its share. */
static void wa_finish_flow(wa_context *context, wa_flow *flow, bool fixed) {
  wa_graph *graph = context->graph;
  flow->kind = wa_kind_of(graph, flow->quantity, flow->amount);
  flow->after = flow->before = WA_NONE;
  flow->kept = wa_kept_share(context, flow);
  flow->window = wa_lower_window(context, flow);
  if (flow->gross == WA_NONE) flow->gross = wa_product(graph, flow->quantity, flow->amount);
  flow->part = fixed ? context->lowered->share : WA_NONE;
  flow->gross = wa_product(graph, flow->gross, flow->part);
  wa_id product = wa_product(graph, flow->gross, flow->kept);
  if (flow->after != WA_NONE) {
    flow->after = wa_product(graph, product, flow->after);
    flow->before = wa_product(graph, product, flow->before);
  }
  flow->flow = wa_product(graph, product, flow->window);
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

/* Reads the quantity (of an outcome, amount NULL) or quantity and amount for every part of a stay, and sums. */
static void wa_lower_parted(wa_context *context, size_t state, const wa_formula *quantity, const wa_formula *amount,
                            wa_flow *flow) {
  const wa_cohort_shape *shape = context->lowered->shape;
  wa_flow *parts = WA_NEW_ARRAY(context->graph->arena, wa_flow, shape->n_states);
  size_t n = 0;
  context->stay_state = state;
  for (size_t part = 0; part < shape->n_states; part++) {
    if (shape->state_of[part] != state) continue;
    context->stay = n;
    wa_flow *own = &parts[n++];
    own->quantity = wa_lower_formula(context, quantity);
    own->amount = amount ? wa_lower_formula(context, amount) : WA_NONE;
    own->gross = own->flow = wa_product(context->graph, own->quantity, own->amount);
    own->after = own->before = own->part = WA_NONE;
  }
  context->stay = context->stay_state = SIZE_MAX;
  wa_flow all = wa_merge_flows(context, parts, n);
  flow->quantity = all.quantity;
  flow->amount = all.amount;
  flow->gross = all.gross;
}

/* An outcome counts what its value line values: the same corrections and duration. */
static void wa_lower_outcome(wa_context *context, size_t outcome, wa_flow *flow) {
  const wa_outcome *written = &context->model->outcomes[outcome];
  const wa_line *line = wa_value_line(context->model, written);
  flow->class = context->class = WA_EFFECTS;
  flow->amount = flow->gross = WA_NONE;
  if (written->stay) wa_lower_parted(context, written->stay - 1, &written->quantity, NULL, flow);
  else flow->quantity = wa_lower_outcome_quantity(context, outcome);
  wa_no_corrections(flow);
  if (line) wa_lower_corrections(context, line, flow);
  wa_finish_flow(context, flow, written->fixed);
  wa_name_outcome_flow(context, outcome, flow);
}

/* Quantity and amount; where the amount differs between patients they are one sum, and the amount is 1. */
static void wa_lower_product(wa_context *context, const wa_line *line, wa_flow *flow) {
  bool quantity = wa_is_personal(context, line->quantity.expr), amount = wa_is_personal(context, line->amount.expr);
  flow->quantity = quantity || amount ? wa_lower_personal_sum(context, line->quantity.expr, amount ? line->amount.expr : NULL)
                                      : wa_lower_formula(context, &line->quantity);
  flow->amount = amount ? wa_const(context->graph, 1) : wa_lower_formula(context, &line->amount);
}

static void wa_lower_line(wa_context *context, size_t index, wa_flow *flow) {
  const wa_line *line = &context->model->lines[index];
  flow->class = context->class = line->effects_rate ? WA_EFFECTS : WA_COSTS;
  flow->investment = line->invest;
  flow->gross = WA_NONE;
  if (line->only && line->only - 1 != context->owner) {
    flow->quantity = wa_const(context->graph, 0);
    flow->amount = wa_lower_formula(context, &line->amount);
  } else if (line->stay) {
    wa_lower_parted(context, line->stay - 1, &line->quantity, &line->amount, flow);
  } else {
    wa_lower_product(context, line, flow);
  }
  wa_lower_corrections(context, line, flow);
  wa_name_line_parts(context, index, flow);
  wa_finish_flow(context, flow, line->fixed);
  wa_name_line_total(context, index, flow);
}

/* ---- groups ---- */

typedef wa_flow *wa_flow_set; /* [outcome], then [line] */

static bool wa_is_fixed(const wa_model *model, size_t i) {
  return i < model->n_outcomes ? model->outcomes[i].fixed : model->lines[i - model->n_outcomes].fixed;
}

/* Those who do not take a strategy up have no part in what does not count people: it is the strategy's. */
static wa_flow_set wa_lower_set(wa_context *context) {
  const wa_model *model = context->model;
  size_t outcomes = model->n_outcomes;
  wa_flow_set set = WA_NEW_ARRAY(context->graph->arena, wa_flow, outcomes + model->n_lines + 1);
  for (size_t i = 0; i < outcomes + model->n_lines; i++) {
    if (context->strategy != context->owner && wa_is_fixed(model, i)) continue;
    if (i < outcomes) wa_lower_outcome(context, i, &set[i]);
    else wa_lower_line(context, i - outcomes, &set[i]);
  }
  context->class = WA_COSTS;
  return set;
}

/* Names what was summed; what was taken as it is has its name. */
static void wa_name_merged(wa_context *context, size_t i, wa_flow *flow) {
  size_t outcomes = context->model->n_outcomes;
  if (i < outcomes) {
    wa_name_outcome_flow(context, i, flow);
    return;
  }
  wa_name_line_parts(context, i - outcomes, flow);
  wa_name_line_total(context, i - outcomes, flow);
}

/* `sides`: the sets are those who take up and the others, of which only the first have the fixed figures. */
static wa_flow_set wa_merge_sets(wa_context *context, const wa_flow_set *sets, size_t n_sets, bool sides) {
  const wa_model *model = context->model;
  size_t n = model->n_outcomes + model->n_lines;
  wa_flow_set merged = WA_NEW_ARRAY(context->graph->arena, wa_flow, n + 1);
  wa_flow *each = WA_NEW_ARRAY(context->graph->arena, wa_flow, n_sets);
  for (size_t i = 0; i < n; i++) {
    size_t count = sides && wa_is_fixed(model, i) ? 1 : n_sets;
    for (size_t k = 0; k < count; k++) each[k] = sets[k][i];
    merged[i] = wa_merge_flows(context, each, count);
    if (count > 1) wa_name_merged(context, i, &merged[i]);
  }
  return merged;
}

/* Those who take the strategy up, and those who go the comparator's way. What does not count people is the strategy's. */
static wa_flow_set wa_lower_taken_up(wa_context *context) {
  const wa_model *model = context->model;
  wa_graph *graph = context->graph;
  wa_naming naming = graph->naming;
  wa_id uptake = context->lowered->uptake[context->strategy].share = wa_lower_uptake(context);
  context->lowered->uptake[context->strategy].entrants = wa_entrants(context, &context->everyone);
  wa_context takers = wa_takers(context, uptake);
  wa_flow_set sets[2] = {wa_lower_set(&takers), NULL};
  if (model->settings.comparator != SIZE_MAX) {
    wa_context others = wa_others(context, uptake);
    sets[1] = wa_lower_set(&others);
  }
  graph->naming = naming;
  return sets[1] ? wa_merge_sets(context, sets, 2, true) : sets[0];
}

static void wa_keep_set(wa_lowered *lowered, size_t strategy, wa_flow_set set) {
  lowered->outcomes[strategy] = set;
  lowered->lines[strategy] = set + lowered->graph->model->n_outcomes;
}

void wa_lower_flows(wa_context *context) {
  bool uptake = context->model->strategies[context->strategy].uptake.given;
  wa_keep_set(context->lowered, context->owner, uptake ? wa_lower_taken_up(context) : wa_lower_set(context));
}

void wa_merge_segments(wa_context *context) {
  wa_lowered *all = context->lowered;
  wa_flow_set *sets = WA_NEW_ARRAY(context->graph->arena, wa_flow_set, all->n_segments);
  for (size_t i = 0; i < all->n_segments; i++) sets[i] = all->segments[i]->outcomes[context->owner];
  wa_keep_set(all, context->owner, wa_merge_sets(context, sets, all->n_segments, false));
}
