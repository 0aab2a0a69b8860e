#include "graph/lower.h"

#include <float.h>
#include <stdint.h>

#include "graph/lowering.h"

wa_id *wa_no_ids(wa_arena *arena, size_t count) {
  wa_id *ids = WA_NEW_ARRAY(arena, wa_id, count ? count : 1);
  for (size_t i = 0; i < count; i++) ids[i] = WA_NONE;
  return ids;
}

wa_lowering_cache *wa_new_cache(wa_arena *arena, const wa_model *model) {
  wa_lowering_cache *cache = WA_NEW(arena, wa_lowering_cache);
  size_t n = model->n_strategies;
  cache->parameters = WA_NEW_ARRAY(arena, wa_id *, n);
  for (int class = 0; class < 2; class++) {
    cache->outcomes[class] = WA_NEW_ARRAY(arena, wa_id *, n);
    for (int cycle = 0; cycle < 2; cycle++) cache->definitions[cycle][class] = WA_NEW_ARRAY(arena, wa_id *, n);
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
}

/* Members of those that have a budget; of others nothing depends on them. */
static void wa_lower_members(wa_context *context) {
  const wa_model *model = context->model;
  context->lowered->members = wa_no_ids(context->graph->arena, model->n_stakeholders);
  for (size_t i = 0; i < model->n_stakeholders; i++) {
    const wa_stakeholder *party = &model->stakeholders[i];
    if (!party->members.expr || !wa_pays_cash(model, i)) continue;
    wa_limits *limits = WA_NEW(context->graph->arena, wa_limits);
    *limits = (wa_limits){.low = DBL_MIN, .high = DBL_MAX, .must = "it must be above 0",
                          .what = wa_printf(context->graph->arena, "the number of members of '%s'", party->name)};
    wa_named named = {.name = wa_printf(context->graph->arena, "%s.members", party->name), .strategy = SIZE_MAX,
                      .unit = wa_unit_one(), .span = party->members.span, .limits = limits};
    context->lowered->members[i] = wa_name_node(context->graph, wa_lower_formula(context, &party->members), named);
  }
}

/* The size of the population, or a segment's share of it. */
static void wa_lower_population(wa_context *context) {
  const wa_population *population = &context->model->population;
  wa_id size = population->size.expr ? wa_lower_formula(context, &population->size) : wa_const(context->graph, 1);
  wa_named named = {.name = "population", .label = population->label, .strategy = SIZE_MAX, .unit = wa_unit_one(),
                    .span = population->size.span, .uses = WA_USES_PEOPLE};
  if (context->lowered->share != WA_NONE) size = wa_op2(context->graph, WA_OP_MULTIPLY, size, context->lowered->share);
  context->lowered->population = context->crowd.start = wa_name_node(context->graph, size, named);
}

/* What the people of a strategy go through; then, for it or for those that lean on it, what it costs and brings. */
static void wa_lower_paths(wa_context *context, size_t strategy) {
  context->strategy = context->owner = strategy;
  wa_lower_everyone(context);
  for (size_t i = 0; i < context->model->n_paths; i++) wa_lower_path(context, i);
  if (context->model->tree.given) wa_lower_tree(context);
  if (context->model->patients) wa_lower_patients(context);
  else if (context->model->cohort.given) wa_lower_cohort(context);
}

static void wa_lower_results(wa_context *context, size_t strategy) {
  context->strategy = context->owner = strategy;
  wa_lower_everyone(context);
  wa_lower_flows(context);
}

static bool wa_any_uptake(const wa_model *model) {
  for (size_t s = 0; s < model->n_strategies; s++)
    if (model->strategies[s].uptake.given) return true;
  return false;
}

static void wa_lower_strategies(wa_context *context) {
  const wa_model *model = context->model;
  bool lean = wa_any_uptake(model); /* those who do not take it up go the comparator's way, which must be known */
  for (size_t s = 0; lean && s < model->n_strategies; s++) wa_lower_paths(context, s);
  for (size_t s = 0; s < model->n_strategies; s++) {
    if (!lean) wa_lower_paths(context, s);
    wa_lower_results(context, s);
  }
}

static wa_lowered *wa_new_lowered(wa_graph *graph) {
  const wa_model *model = graph->model;
  wa_arena *arena = graph->arena;
  wa_lowered *lowered = WA_NEW(arena, wa_lowered);
  size_t n = lowered->n_strategies = model->n_strategies;
  lowered->graph = graph;
  lowered->share = WA_NONE;
  lowered->uptake = WA_NEW_ARRAY(arena, wa_uptake_flow, n);
  lowered->paths = WA_NEW_ARRAY(arena, wa_path_flow *, n);
  lowered->lines = WA_NEW_ARRAY(arena, wa_flow *, n);
  lowered->outcomes = WA_NEW_ARRAY(arena, wa_flow *, n);
  lowered->branches = WA_NEW_ARRAY(arena, wa_id *, n);
  lowered->reach = WA_NEW_ARRAY(arena, wa_id *, n);
  lowered->people = WA_NEW_ARRAY(arena, wa_id *, n);
  lowered->states = WA_NEW_ARRAY(arena, wa_id *, n);
  lowered->parts = WA_NEW_ARRAY(arena, wa_id *, n);
  lowered->moves = WA_NEW_ARRAY(arena, wa_id *, n);
  lowered->cohort = wa_no_ids(arena, n);
  for (size_t s = 0; s < n; s++) {
    lowered->uptake[s].share = WA_NONE;
    lowered->paths[s] = WA_NEW_ARRAY(arena, wa_path_flow, model->n_paths + 1);
    lowered->branches[s] = wa_no_ids(arena, model->tree.n_nodes);
    lowered->reach[s] = wa_no_ids(arena, model->tree.n_nodes);
    lowered->people[s] = wa_no_ids(arena, model->tree.n_nodes);
    lowered->states[s] = wa_no_ids(arena, model->cohort.n_states);
  }
  return lowered;
}

/* ---- segments ---- */

static wa_id wa_lower_segment_share(wa_context *context, const wa_segment *segment) {
  wa_limits *limits = WA_NEW(context->graph->arena, wa_limits);
  *limits = (wa_limits){.low = 0, .high = 1, .must = "it must lie in 0..1",
                        .what = wa_printf(context->graph->arena, "the share of segment '%s'", segment->name)};
  wa_named named = {.name = "segment_share", .strategy = SIZE_MAX, .unit = wa_unit_one(), .span = segment->share.span, .limits = limits};
  return wa_name_node(context->graph, wa_lower_formula(context, &segment->share), named);
}

static wa_lowered *wa_lower_segment(const wa_context *all, size_t index) {
  wa_graph *graph = all->graph;
  wa_context context = *all;
  wa_lowered *lowered = context.lowered = wa_new_lowered(graph);
  lowered->segment = &all->model->population.segments[index];
  lowered->shape = all->lowered->shape;
  lowered->from_shares = all->lowered->from_shares;
  lowered->to_shares = all->lowered->to_shares;
  for (int class = 0; class < 2; class++) lowered->discount[class] = all->lowered->discount[class];
  context.segment = index;
  context.cache = wa_new_cache(graph->arena, all->model);
  graph->naming.group = graph->naming.people = lowered->segment->name;
  lowered->share = wa_lower_segment_share(&context, lowered->segment);
  wa_lower_population(&context);
  wa_lower_strategies(&context);
  graph->naming.group = graph->naming.people = NULL;
  return lowered;
}

static void wa_lower_segments(wa_context *context) {
  wa_lowered *lowered = context->lowered;
  lowered->n_segments = context->model->population.n_segments;
  lowered->segments = WA_NEW_ARRAY(context->graph->arena, wa_lowered *, lowered->n_segments);
  for (size_t i = 0; i < lowered->n_segments; i++) lowered->segments[i] = wa_lower_segment(context, i);
  wa_lower_together(context);
}

wa_lowered *wa_lower(wa_arena *arena, const wa_model *model, bool fold) {
  wa_graph *graph = wa_graph_new(arena, model);
  graph->fold = fold;
  wa_clock_axes(graph);
  wa_lowered *lowered = wa_new_lowered(graph);
  wa_context context = {.lowered = lowered, .stay = SIZE_MAX, .stay_state = SIZE_MAX, .segment = SIZE_MAX, .graph = graph,
                        .model = model, .axis = WA_POINT,
                        .strategy = model->settings.comparator == SIZE_MAX ? 0 : model->settings.comparator};
  context.cache = wa_new_cache(arena, model);
  context.owner = context.strategy;
  lowered->from_shares = WA_NEW_ARRAY(arena, wa_id *, model->n_lines + 1);
  lowered->to_shares = WA_NEW_ARRAY(arena, wa_id *, model->n_lines + 1);
  if (model->cohort.given && !model->cohort.survival && !model->patients) lowered->shape = wa_lower_shape(&context);
  wa_lower_settings(&context);
  wa_lower_members(&context);
  bool segments = model->population.n_segments > 0;
  if (!segments) wa_lower_population(&context);
  for (size_t line = 0; line < model->n_lines; line++) wa_lower_splits(&context, line);
  size_t base = context.strategy;
  if (model->patients) wa_plan_patients(&context);
  if (segments) wa_lower_segments(&context);
  else wa_lower_strategies(&context);
  context.strategy = context.owner = base;
  wa_lower_bounds(&context);
  return lowered;
}
