#include "graph/lower.h"

#include <stdint.h>

#include "graph/lowering.h"

static wa_id *wa_no_ids(wa_arena *arena, size_t count) {
  wa_id *ids = WA_NEW_ARRAY(arena, wa_id, count ? count : 1);
  for (size_t i = 0; i < count; i++) ids[i] = WA_NONE;
  return ids;
}

static wa_lowering_cache *wa_new_cache(wa_arena *arena, const wa_model *model) {
  wa_lowering_cache *cache = WA_NEW(arena, wa_lowering_cache);
  size_t n = model->n_strategies;
  cache->parameters = wa_no_ids(arena, n * model->n_parameters);
  for (int class = 0; class < 2; class++) {
    cache->outcomes[class] = wa_no_ids(arena, n * model->n_outcomes);
    for (int cycle = 0; cycle < 2; cycle++) cache->definitions[cycle][class] = wa_no_ids(arena, n * model->n_definitions);
  }
  return cache;
}

static void wa_lower_splits(wa_context *context, size_t line) {
  const wa_line *written = &context->model->lines[line];
  wa_lowered *lowered = context->lowered;
  lowered->from_shares[line] = wa_no_ids(context->graph->arena, written->n_from);
  lowered->to_shares[line] = wa_no_ids(context->graph->arena, written->n_to);
  for (size_t i = 0; i < written->n_from; i++)
    lowered->from_shares[line][i] = wa_lower_optional(context, &written->from[i].share);
  for (size_t i = 0; i < written->n_to; i++)
    lowered->to_shares[line][i] = wa_lower_optional(context, &written->to[i].share);
}

static wa_id wa_lower_bound(wa_context *context, const wa_formula *bound) {
  double number;
  if (!bound->expr || wa_expr_literal(bound->expr, &number)) return WA_NONE;
  return wa_lower_expr(context, bound->expr);
}

static void wa_lower_bounds(wa_context *context) {
  const wa_model *model = context->model;
  wa_lowered *lowered = context->lowered;
  lowered->low = wa_no_ids(context->graph->arena, model->n_parameters);
  lowered->high = wa_no_ids(context->graph->arena, model->n_parameters);
  for (size_t i = 0; i < model->n_parameters; i++) {
    if (!model->parameters[i].used) continue;
    lowered->low[i] = wa_lower_bound(context, &model->parameters[i].low);
    lowered->high[i] = wa_lower_bound(context, &model->parameters[i].high);
  }
}

static void wa_lower_settings(wa_context *context) {
  static const char *const names[2] = {"discount_costs", "discount_effects"};
  for (int class = 0; class < 2; class++) {
    const wa_formula *rate = &context->model->settings.discount[class];
    wa_id node = rate->expr ? wa_lower_formula(context, rate) : wa_const(context->graph, 0);
    wa_named named = {.name = names[class], .strategy = SIZE_MAX, .unit = wa_unit_one(), .span = rate->span};
    context->lowered->discount[class] = wa_name_node(context->graph, node, named);
  }
  const wa_population *population = &context->model->population;
  wa_id size = population->size.expr ? wa_lower_formula(context, &population->size) : wa_const(context->graph, 1);
  wa_named named = {.name = "population", .label = population->label, .strategy = SIZE_MAX, .unit = wa_unit_one(),
                    .span = population->size.span};
  context->lowered->population = wa_name_node(context->graph, size, named);
}

static void wa_lower_strategy(wa_context *context, size_t strategy) {
  wa_arena *arena = context->graph->arena;
  const wa_model *model = context->model;
  context->strategy = strategy;
  context->lowered->lines[strategy] = WA_NEW_ARRAY(arena, wa_flow, model->n_lines + 1);
  context->lowered->outcomes[strategy] = WA_NEW_ARRAY(arena, wa_flow, model->n_outcomes + 1);
  context->lowered->branches[strategy] = wa_no_ids(arena, model->tree.n_nodes);
  context->lowered->reach[strategy] = wa_no_ids(arena, model->tree.n_nodes);
  context->lowered->people[strategy] = wa_no_ids(arena, model->tree.n_nodes);
  context->lowered->states[strategy] = wa_no_ids(arena, model->cohort.n_states);
  context->lowered->cohort[strategy] = WA_NONE;
  if (model->tree.given) wa_lower_tree(context);
  if (model->cohort.given) wa_lower_cohort(context);
  wa_lower_flows(context);
}

wa_lowered *wa_lower(wa_arena *arena, const wa_model *model, bool fold) {
  wa_lowered *lowered = WA_NEW(arena, wa_lowered);
  wa_graph *graph = lowered->graph = wa_graph_new(arena, model);
  graph->fold = fold;
  size_t n = lowered->n_strategies = model->n_strategies;
  lowered->lines = WA_NEW_ARRAY(arena, wa_flow *, n);
  lowered->outcomes = WA_NEW_ARRAY(arena, wa_flow *, n);
  lowered->branches = WA_NEW_ARRAY(arena, wa_id *, n);
  lowered->reach = WA_NEW_ARRAY(arena, wa_id *, n);
  lowered->people = WA_NEW_ARRAY(arena, wa_id *, n);
  lowered->states = WA_NEW_ARRAY(arena, wa_id *, n);
  lowered->parts = WA_NEW_ARRAY(arena, wa_id *, n);
  lowered->moves = WA_NEW_ARRAY(arena, wa_id *, n);
  lowered->cohort = wa_no_ids(arena, n);
  lowered->from_shares = WA_NEW_ARRAY(arena, wa_id *, model->n_lines + 1);
  lowered->to_shares = WA_NEW_ARRAY(arena, wa_id *, model->n_lines + 1);
  wa_clock_axes(graph);
  wa_context context = {.lowered = lowered, .stay = SIZE_MAX, .graph = graph, .model = model, .axis = WA_POINT,
                        .strategy = model->settings.comparator == SIZE_MAX ? 0 : model->settings.comparator};
  context.cache = wa_new_cache(arena, model);
  if (model->cohort.given && !model->cohort.survival) lowered->shape = wa_lower_shape(&context);
  wa_lower_settings(&context);
  for (size_t line = 0; line < model->n_lines; line++) wa_lower_splits(&context, line);
  size_t base = context.strategy;
  for (size_t strategy = 0; strategy < n; strategy++) wa_lower_strategy(&context, strategy);
  context.strategy = base;
  wa_lower_bounds(&context);
  return lowered;
}
