/* Who is followed: everybody or a segment, those who take a strategy up and those who do not. */
#include <stdint.h>
#include <string.h>

#include "graph/lowering.h"

const wa_sex_mix *wa_sex_of(const wa_context *context) {
  const wa_population *population = &context->model->population;
  if (context->segment == SIZE_MAX) return &population->sex;
  const wa_sex_mix *own = &population->segments[context->segment].sex;
  return own->one || own->n ? own : &population->sex;
}

const wa_formula *wa_age_of(const wa_context *context) {
  const wa_population *population = &context->model->population;
  if (context->segment == SIZE_MAX || !population->segments[context->segment].age.expr) return &population->age;
  return &population->segments[context->segment].age;
}

static size_t wa_points_per_year(const wa_context *context) { return (size_t)(1 / context->model->settings.cycle + 0.5); }

/* ---- people who enter ---- */

typedef enum wa_entry { WA_FIRST_ENTRY, WA_LATER_ENTRIES, WA_ENTRIES_AND_END } wa_entry;

/* 1 at the start, or 1 at the start of every later year; the end of the horizon is the start of no year in it. */
static wa_id wa_entry_points(wa_context *context, wa_entry which) {
  static const char *const names[] = {"first_entry", "later_entries", "entries_and_end"};
  wa_graph *graph = context->graph;
  size_t n = graph->length[WA_POINT], step = wa_points_per_year(context);
  bool end = which == WA_ENTRIES_AND_END || !context->model->cohort.given;
  double *values = WA_NEW_ARRAY(graph->arena, double, n);
  for (size_t p = 0; p < n; p++)
    values[p] = (which == WA_FIRST_ENTRY ? p == 0 : p > 0 && p % step == 0 && (end || p + 1 < n)) ? 1 : 0;
  return wa_series_node(graph, names[which], WA_POINT, values);
}

static wa_id wa_product_of(wa_context *context, wa_id a, wa_id b) { return wa_op2(context->graph, WA_OP_MULTIPLY, a, b); }

static wa_id wa_name_people(wa_context *context, wa_id node, const char *name) {
  wa_named named = {.name = name, .strategy = context->strategy, .unit = wa_unit_one(), .uses = WA_USES_PEOPLE,
                    .span = context->model->population.inflow_span};
  return wa_name_node(context->graph, node, named);
}

wa_id wa_entrants(wa_context *context, const wa_crowd *crowd) {
  if (crowd->entrants != WA_NONE) return crowd->entrants;
  wa_id first = wa_product_of(context, crowd->start, wa_entry_points(context, WA_FIRST_ENTRY));
  if (crowd->inflow == WA_NONE) return first;
  return wa_op2(context->graph, WA_OP_ADD, first, wa_product_of(context, crowd->inflow, wa_entry_points(context, WA_LATER_ENTRIES)));
}

/* Those of everybody, as the list says or as the formula does with the clock of entering. */
static wa_id wa_listed_entrants(wa_context *context, wa_id start) {
  const wa_population *population = &context->model->population;
  size_t years = context->graph->length[WA_YEAR], n = population->n_inflow_list < years ? population->n_inflow_list : years - 1;
  wa_id *args = WA_NEW_ARRAY(context->graph->arena, wa_id, n + 1);
  args[0] = start;
  for (size_t i = 0; i < n; i++) {
    args[i + 1] = wa_lower_formula(context, &population->inflow_list[i]);
    if (context->lowered->share != WA_NONE) args[i + 1] = wa_product_of(context, args[i + 1], context->lowered->share);
  }
  return wa_node_add(context->graph, WA_OP_BY_ENTRY, args, n + 1, wa_points_per_year(context), population->inflow_span);
}

void wa_lower_everyone(wa_context *context) {
  const wa_population *population = &context->model->population;
  wa_crowd crowd = {context->lowered->population, WA_NONE, WA_NONE};
  context->axis = WA_POINT;
  if (population->inflow_list) {
    crowd.entrants = wa_name_people(context, wa_listed_entrants(context, crowd.start), "entrants");
  } else if (population->open) {
    crowd.inflow = wa_lower_formula(context, &population->inflow);
    if (context->lowered->share != WA_NONE) crowd.inflow = wa_product_of(context, crowd.inflow, context->lowered->share);
    if (context->graph->nodes[crowd.inflow].axis != WA_SCALAR)
      crowd.entrants = wa_name_people(context, wa_entrants(context, &crowd), "entrants");
  }
  context->everyone = context->crowd = crowd;
  context->partial = false;
}

/* ---- what becomes of them ---- */

wa_id wa_lower_entrants(wa_context *context, wa_id people, wa_id share) {
  wa_graph *graph = context->graph;
  if (context->crowd.inflow == WA_NONE) return people;
  size_t step = wa_points_per_year(context);
  wa_id entrants = wa_node_add(graph, WA_OP_STRIDE_SUM, &share, 1, step, (wa_span){0});
  entrants = wa_node_add(graph, WA_OP_LAG, &entrants, 1, step, (wa_span){0});
  return wa_op2(graph, WA_OP_ADD, people, wa_op2(graph, WA_OP_MULTIPLY, context->crowd.inflow, entrants));
}

/* Everybody lives through the same trace from their own entry. */
wa_id wa_people(wa_context *context, wa_id share) {
  wa_graph *graph = context->graph;
  if (context->crowd.entrants == WA_NONE)
    return wa_lower_entrants(context, wa_op2(graph, WA_OP_MULTIPLY, context->crowd.start, share), share);
  if (graph->nodes[share].axis == WA_SCALAR) share = wa_over_points(graph, share);
  wa_id args[] = {share, wa_op1(graph, WA_OP_REVERSE, context->crowd.entrants)};
  return wa_node_add(graph, WA_OP_CONVOLVE, args, 2, 0, (wa_span){0});
}

bool wa_is_open(const wa_context *context) { return context->model->population.open; }

/* The running sum of a steady inflow has newcomers at the end of the horizon too; rows of entrants have none there. */
wa_id wa_newcomers(wa_context *context, wa_id share) {
  wa_graph *graph = context->graph;
  const wa_crowd *crowd = &context->crowd;
  wa_id start[] = {share, wa_entry_points(context, WA_FIRST_ENTRY)}, later;
  if (crowd->entrants != WA_NONE) later = wa_product_of(context, crowd->entrants, wa_entry_points(context, WA_LATER_ENTRIES));
  else later = wa_product_of(context, crowd->inflow, wa_entry_points(context, WA_ENTRIES_AND_END));
  if (graph->nodes[share].axis == WA_SCALAR) return wa_product_of(context, later, share);
  return wa_product_of(context, later, wa_node_add(graph, WA_OP_DOT, start, 2, 0, (wa_span){0}));
}

/* ---- uptake ---- */

static const wa_limits *wa_uptake_limits(wa_context *context, const char *what) {
  wa_limits *limits = WA_NEW(context->graph->arena, wa_limits);
  *limits = (wa_limits){.low = 0, .high = 1, .what = what, .must = "it must lie in 0..1"};
  return limits;
}

/* What one stage keeps of the people of the one before. */
static wa_id wa_lower_stage(wa_context *context, const wa_funnel_stage *stage) {
  wa_arena *arena = context->graph->arena;
  wa_named named = {.name = wa_printf(arena, "uptake.%s.share", stage->name), .label = stage->label, .strategy = context->strategy,
                    .unit = wa_unit_one(), .span = stage->share.span};
  named.limits = wa_uptake_limits(context, wa_printf(arena, "the share of stage '%s'", stage->name));
  return wa_name_node(context->graph, wa_lower_formula(context, &stage->share), named);
}

static wa_id wa_lower_stages(wa_context *context, const wa_uptake *uptake) {
  wa_graph *graph = context->graph;
  wa_id share = WA_NONE, *stages = wa_no_ids(graph->arena, uptake->n_stages);
  context->lowered->uptake[context->strategy].stages = stages;
  for (size_t i = 0; i < uptake->n_stages; i++) {
    wa_id stage = wa_lower_stage(context, &uptake->stages[i]);
    share = share == WA_NONE ? stage : wa_op2(graph, WA_OP_MULTIPLY, share, stage);
    wa_named named = {.name = wa_printf(graph->arena, "uptake.%s", uptake->stages[i].name), .label = uptake->stages[i].label,
                      .strategy = context->strategy, .unit = wa_unit_one(), .span = uptake->stages[i].span};
    share = stages[i] = wa_name_node(graph, share, named);
  }
  return share;
}

static wa_id wa_lower_uptake_list(wa_context *context, const wa_uptake *uptake) {
  wa_graph *graph = context->graph;
  size_t n = uptake->n_list < graph->length[WA_YEAR] ? uptake->n_list : graph->length[WA_YEAR];
  wa_id *args = WA_NEW_ARRAY(graph->arena, wa_id, n);
  for (size_t i = 0; i < n; i++) args[i] = wa_lower_formula(context, &uptake->list[i]);
  if (!context->model->population.open) return args[0];
  return wa_node_add(graph, WA_OP_BY_ENTRY, args, n, wa_points_per_year(context), uptake->span);
}

wa_id wa_lower_uptake(wa_context *context) {
  const wa_strategy *strategy = &context->model->strategies[context->strategy];
  const wa_uptake *uptake = &strategy->uptake;
  wa_id share = uptake->n_stages ? wa_lower_stages(context, uptake)
                : uptake->list   ? wa_lower_uptake_list(context, uptake)
                                 : wa_lower_formula(context, &uptake->share);
  wa_named named = {.name = "uptake", .strategy = context->strategy, .unit = wa_unit_one(), .span = uptake->span};
  named.limits = wa_uptake_limits(context, wa_printf(context->graph->arena, "the uptake of '%s'", strategy->name));
  return wa_name_node(context->graph, share, named);
}

/* The part of everyone whose share is given, by entry where it differs. */
static void wa_narrow(wa_context *context, wa_id share, const char *words) {
  wa_graph *graph = context->graph;
  const char *segment = graph->naming.group;
  const wa_crowd *all = &context->everyone;
  bool steady = graph->nodes[share].axis == WA_SCALAR && all->entrants == WA_NONE;
  graph->naming.people = segment ? wa_printf(graph->arena, "%s, %s", segment, words) : words;
  graph->naming.strategy = context->owner;
  wa_crowd part = {WA_NONE, WA_NONE, WA_NONE};
  if (steady) {
    part.start = wa_product_of(context, all->start, share);
    if (all->inflow != WA_NONE) part.inflow = wa_product_of(context, all->inflow, share);
  } else {
    part.entrants = wa_name_people(context, wa_product_of(context, wa_entrants(context, all), share), "entrants");
    wa_id first[] = {part.entrants, wa_entry_points(context, WA_FIRST_ENTRY)};
    part.start = wa_node_add(graph, WA_OP_DOT, first, 2, 0, (wa_span){0});
  }
  part.start = wa_name_people(context, part.start, "population");
  context->crowd = part;
  context->partial = true;
  context->cache = wa_new_cache(graph->arena, context->model);
}

wa_context wa_takers(const wa_context *context, wa_id uptake) {
  wa_context takers = *context;
  wa_narrow(&takers, uptake, "taken up");
  return takers;
}

wa_context wa_others(const wa_context *context, wa_id uptake) {
  wa_context others = *context;
  wa_id rest = wa_op2(context->graph, WA_OP_SUBTRACT, wa_const(context->graph, 1), uptake);
  others.strategy = context->model->settings.comparator;
  wa_narrow(&others, rest, "not taken up");
  return others;
}

wa_id wa_lower_funnel(wa_context *context, const char *name) {
  wa_graph *graph = context->graph;
  const wa_uptake *uptake = &context->model->strategies[context->strategy].uptake;
  size_t stage = wa_model_stage(context->model, context->strategy, name);
  if (stage == SIZE_MAX || context->strategy != context->owner) return wa_const(graph, 0);
  wa_id share = context->lowered->uptake[context->strategy].stages[stage];
  wa_named named = {.name = wa_printf(graph->arena, "funnel(%s)", name), .label = uptake->stages[stage].label,
                    .strategy = context->owner, .unit = wa_unit_one(), .span = uptake->stages[stage].span,
                    .uses = WA_USES_POINT | WA_USES_PEOPLE};
  return wa_name_node(graph, wa_product_of(context, wa_entrants(context, &context->everyone), share), named);
}
