/* Care paths: time-driven activity-based costing (Kaplan & Anderson, Harvard Business Review 2004;82(11):131-138). */
#include <math.h>
#include <stdint.h>

#include "graph/lowering.h"

typedef struct wa_path_context {
  wa_context *context;
  const wa_path_model *path;
  const wa_path_step *step;
} wa_path_context;

static wa_id wa_name_figure(wa_context *context, const char *name, wa_id id, wa_unit unit, wa_label label, wa_span span,
                            const char *source, const wa_limits *limits) {
  wa_named named = {.name = name, .label = label, .strategy = context->strategy, .unit = unit, .span = span, .source = source,
                    .limits = limits};
  return wa_name_node(context->graph, id, named);
}

static wa_unit wa_money(const wa_context *context) { return wa_unit_of(context->model->settings.currency); }

/* "path(hip).operation.cost" */
static wa_id wa_name_step(const wa_path_context *at, const char *part, wa_id id, wa_unit unit) {
  const char *name = wa_printf(at->context->graph->arena, "path(%s).%s.%s", at->path->name, at->step->name, part);
  return wa_name_figure(at->context, name, id, unit, (wa_label){NULL, NULL}, at->step->span, at->step->source, NULL);
}

static wa_id wa_name_path(const wa_path_context *at, const char *part, wa_id id, wa_unit unit) {
  const char *name = wa_printf(at->context->graph->arena, "path(%s).%s", at->path->name, part);
  return wa_name_figure(at->context, name, id, unit, (wa_label){NULL, NULL}, at->path->span, NULL, NULL);
}

static wa_id wa_times(wa_context *context, wa_id a, wa_id b) { return wa_op2(context->graph, WA_OP_MULTIPLY, a, b); }

/* ---- what a minute costs ---- */

/* A year's cost over the minutes of it that can be given to patients. */
static wa_id wa_lower_yearly(wa_context *context, const wa_role *role) {
  wa_graph *graph = context->graph;
  wa_id minutes = wa_times(context, wa_lower_formula(context, &role->yearly_hours), wa_const(graph, 60));
  if (role->practical.expr) minutes = wa_times(context, minutes, wa_lower_formula(context, &role->practical));
  return wa_op2(graph, WA_OP_DIVIDE, wa_lower_formula(context, &role->yearly_cost), minutes);
}

static wa_id wa_lower_role(wa_context *context, const wa_role *role) {
  wa_id cost = role->cost_per_minute.expr ? wa_lower_formula(context, &role->cost_per_minute) : wa_lower_yearly(context, role);
  wa_unit unit = wa_unit_divide(wa_money(context), wa_unit_of("minute"));
  return wa_name_figure(context, wa_printf(context->graph->arena, "role(%s).per_minute", role->name), cost, unit, (wa_label){NULL, NULL},
                        role->span, role->source, NULL);
}

/* ---- steps ---- */

/* A formula that must stay within limits, as a figure of the step. */
static wa_id wa_lower_bounded(const wa_path_context *at, const wa_formula *formula, const char *part, double high, const char *must) {
  wa_arena *arena = at->context->graph->arena;
  wa_limits *limits = WA_NEW(arena, wa_limits);
  *limits = (wa_limits){.low = 0, .high = high, .must = must};
  limits->what = wa_printf(arena, "'%s' of step '%s' of path '%s'", part, at->step->name, at->path->name);
  const char *name = wa_printf(arena, "path(%s).%s.%s", at->path->name, at->step->name, part);
  return wa_name_figure(at->context, name, wa_lower_formula(at->context, formula), wa_unit_one(), (wa_label){NULL, NULL}, formula->span,
                        NULL, limits);
}

/* How often the step is done per patient of the path. Each attempt fails with the same probability, so their number is
 * geometric, with the mean 1 / (1 - repeat). */
static wa_id wa_lower_times(const wa_path_context *at) {
  wa_graph *graph = at->context->graph;
  const wa_path_step *step = at->step;
  wa_id times = wa_const(graph, 1);
  if (step->repeat.expr) {
    wa_id repeat = wa_lower_bounded(at, &step->repeat, "repeat", 1 - 1e-9, "it must lie in 0..1, below 1");
    times = wa_op2(graph, WA_OP_DIVIDE, times, wa_op2(graph, WA_OP_SUBTRACT, wa_const(graph, 1), repeat));
  } else if (step->times.expr) {
    times = wa_lower_bounded(at, &step->times, "number", INFINITY, "it cannot be below 0");
  }
  if (step->share.expr) times = wa_times(at->context, wa_lower_bounded(at, &step->share, "share", 1, "it must lie in 0..1"), times);
  return wa_name_step(at, "times", times, wa_unit_one());
}

static wa_work_flow wa_lower_work(const wa_path_context *at, const wa_step_work *work, wa_id times) {
  wa_context *context = at->context;
  const wa_role *role = work->role == SIZE_MAX ? NULL : &context->model->roles[work->role];
  const char *who = role ? wa_printf(context->graph->arena, "%s.", role->name) : "";
  wa_work_flow flow = {.minutes = wa_lower_formula(context, &work->minutes)};
  flow.per_minute = role ? wa_lower_role(context, role) : wa_lower_formula(context, &at->step->cost_per_minute);
  flow.total = wa_name_step(at, wa_printf(context->graph->arena, "%sminutes", who), wa_times(context, times, flow.minutes), wa_unit_of("minute"));
  flow.cost = wa_name_step(at, wa_printf(context->graph->arena, "%sstaff", who), wa_times(context, flow.total, flow.per_minute), wa_money(context));
  return flow;
}

static wa_id wa_sum_of(const wa_path_context *at, const char *part, const wa_id *terms, size_t n, wa_unit unit) {
  return n == 1 ? terms[0] : wa_name_step(at, part, wa_total(at->context->graph, terms, n), unit);
}

static wa_step_flow wa_lower_step(const wa_path_context *at) {
  wa_context *context = at->context;
  wa_graph *graph = context->graph;
  const wa_path_step *step = at->step;
  wa_step_flow flow = {.times = wa_lower_times(at), .work = WA_NEW_ARRAY(graph->arena, wa_work_flow, step->n_work + 1)};
  wa_id *minutes = WA_NEW_ARRAY(graph->arena, wa_id, step->n_work + 1), *costs = WA_NEW_ARRAY(graph->arena, wa_id, step->n_work + 1);
  for (size_t i = 0; i < step->n_work; i++) {
    flow.work[i] = wa_lower_work(at, &step->work[i], flow.times);
    minutes[i] = flow.work[i].total;
    costs[i] = flow.work[i].cost;
  }
  flow.minutes = wa_sum_of(at, "minutes", minutes, step->n_work, wa_unit_of("minute"));
  flow.staff = wa_sum_of(at, "staff", costs, step->n_work, wa_money(context));
  flow.materials = wa_const(graph, 0);
  if (step->materials.expr)
    flow.materials = wa_name_step(at, "materials", wa_times(context, flow.times, wa_lower_formula(context, &step->materials)), wa_money(context));
  flow.cost = wa_name_step(at, "cost", wa_op2(graph, WA_OP_ADD, flow.staff, flow.materials), wa_money(context));
  return flow;
}

/* ---- the whole path ---- */

static void wa_sum_role(const wa_path_context *at, wa_path_flow *flow, size_t role) {
  wa_graph *graph = at->context->graph;
  wa_id *minutes = NULL, *costs = NULL;
  size_t n = 0, room = 0, room_of_costs = 0, n_costs = 0;
  for (size_t i = 0; i < at->path->n_steps; i++)
    for (size_t j = 0; j < at->path->steps[i].n_work; j++) {
      if (at->path->steps[i].work[j].role != role) continue;
      WA_PUSH(graph->arena, minutes, n, room, flow->steps[i].work[j].total);
      WA_PUSH(graph->arena, costs, n_costs, room_of_costs, flow->steps[i].work[j].cost);
    }
  if (n == 0) return;
  const char *name = at->context->model->roles[role].name;
  flow->role_minutes[role] = wa_name_path(at, wa_printf(graph->arena, "%s.minutes", name), wa_total(graph, minutes, n), wa_unit_of("minute"));
  flow->role_cost[role] = wa_name_path(at, wa_printf(graph->arena, "%s.staff", name), wa_total(graph, costs, n), wa_money(at->context));
}

const wa_path_flow *wa_lower_path(wa_context *context, size_t index) {
  wa_graph *graph = context->graph;
  wa_path_flow *flow = &context->lowered->paths[context->strategy][index];
  wa_path_context at = {.context = context, .path = &context->model->paths[index]};
  if (flow->made) return flow;
  flow->made = true;
  size_t n = at.path->n_steps;
  flow->steps = WA_NEW_ARRAY(graph->arena, wa_step_flow, n + 1);
  wa_id *minutes = WA_NEW_ARRAY(graph->arena, wa_id, n + 1), *costs = WA_NEW_ARRAY(graph->arena, wa_id, n + 1);
  for (size_t i = 0; i < n; i++) {
    at.step = &at.path->steps[i];
    flow->steps[i] = wa_lower_step(&at);
    minutes[i] = flow->steps[i].minutes;
    costs[i] = flow->steps[i].cost;
  }
  flow->minutes = wa_name_path(&at, "minutes", wa_total(graph, minutes, n), wa_unit_of("minute"));
  flow->cost = wa_name_path(&at, "cost", wa_total(graph, costs, n), wa_money(context));
  flow->role_minutes = wa_no_ids(graph->arena, context->model->n_roles);
  flow->role_cost = wa_no_ids(graph->arena, context->model->n_roles);
  for (size_t role = 0; role < context->model->n_roles; role++) wa_sum_role(&at, flow, role);
  return flow;
}
