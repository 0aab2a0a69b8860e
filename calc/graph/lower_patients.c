/* Programs of individual patients, and the rows that are summed over them. */
#include <stdint.h>
#include <string.h>

#include "graph/lowering.h"
#include "graph/patients_plan.h"

enum { WA_PERSONAL_USES = WA_USES_ATTRIBUTE | WA_USES_HISTORY };

bool wa_is_personal(const wa_context *context, const wa_expr *expr) {
  return context->model->patients && expr && (expr->uses & WA_PERSONAL_USES);
}

static bool wa_same_row(const wa_patient_row *a, const wa_patient_row *b) {
  return a->strategy == b->strategy && a->count.what == b->count.what && a->count.a == b->count.a && a->count.b == b->count.b &&
         !(a->count.days < b->count.days || a->count.days > b->count.days) && a->coefficient == b->coefficient &&
         a->carried == b->carried && a->axis == b->axis;
}

size_t wa_find_patient_row(const wa_patients_plan *plan, const wa_patient_row *row) {
  for (size_t i = 0; i < plan->n_rows; i++)
    if (wa_same_row(&plan->rows[i], row)) return i;
  return SIZE_MAX;
}

/* ---- leaves ---- */

wa_context wa_outer_context(const wa_context *context) {
  wa_context outer = *context;
  if (!context->personal) return outer;
  outer.graph = context->personal->outer;
  outer.cache = context->personal->outer_cache;
  outer.personal = NULL;
  outer.stay = SIZE_MAX;
  return outer;
}

static size_t wa_list_id(wa_arena *arena, wa_id_list *list, wa_id id) {
  for (size_t i = 0; i < list->n; i++)
    if (list->ids[i] == id) return i;
  WA_PUSH(arena, list->ids, list->n, list->capacity, id);
  return list->n - 1;
}

/* Amounts of moves are those of the point where the move counts: see clock.h. */
static wa_id wa_of_cycle(const wa_context *context, wa_id outer) {
  wa_graph *graph = context->personal->outer;
  if (context->personal->moment != WA_MOMENT_END || graph->nodes[outer].axis != WA_POINT) return outer;
  bool life_table = context->model->settings.correction[context->class] == WA_CORRECT_LIFE_TABLE;
  return wa_op1(graph, life_table ? WA_OP_BEGIN : WA_OP_END, outer);
}

wa_id wa_lower_given_node(wa_context *context, wa_id outer) {
  const wa_node *node = &context->personal->outer->nodes[outer];
  if (node->op == WA_OP_CONST) return wa_const(context->graph, node->number);
  wa_patients_plan *plan = context->personal->plan;
  wa_patient_program *program = context->personal->program;
  size_t argument = wa_list_id(plan->arena, &plan->given, wa_of_cycle(context, outer)), given = 0;
  while (given < program->n_given && program->given[given] != argument) given++;
  if (given == program->n_given) WA_PUSH(plan->arena, program->given, program->n_given, program->given_capacity, argument);
  return wa_node_add(context->graph, WA_OP_GIVEN, NULL, 0, given, (wa_span){0});
}

wa_id wa_lower_given(wa_context *context, const wa_expr *expr) {
  wa_context outer = wa_outer_context(context);
  return wa_lower_given_node(context, wa_lower_expr(&outer, expr));
}

wa_id wa_lower_given_formula(wa_context *context, const wa_formula *formula) {
  wa_context outer = wa_outer_context(context);
  return wa_lower_given_node(context, wa_lower_formula(&outer, formula));
}

wa_id wa_lower_history(wa_context *context, int past, size_t item) {
  return wa_node_add(context->graph, WA_OP_HISTORY, NULL, 0, item * WA_N_PASTS + (size_t)past, (wa_span){0});
}

/* The age at the start, and the time since then. */
wa_id wa_lower_attribute(wa_context *context, size_t attribute) {
  wa_id own = wa_node_add(context->graph, WA_OP_ATTRIBUTE, NULL, 0, attribute, (wa_span){0});
  if (!context->model->patients->attributes[attribute].ages || context->personal->moment == WA_MOMENT_START) return own;
  wa_id time = wa_lower_given_node(context, wa_clock_time(context->personal->outer, context->axis, context->class));
  return wa_op2(context->graph, WA_OP_ADD, own, time);
}

/* ---- programs ---- */

static wa_graph *wa_program_graph(wa_context *context) {
  wa_graph *graph = wa_graph_new(context->graph->arena, context->model);
  graph->fold = context->graph->fold;
  for (int axis = 0; axis < WA_N_AXES; axis++) graph->length[axis] = 1;
  return graph;
}

/* A context in which formulas of a patient are read at a moment. */
static wa_context wa_personal_context(wa_context *context, wa_patient_program *program, wa_personal *personal, wa_moment moment) {
  *personal = (wa_personal){program, context->graph->patients, context->graph, (int)moment, context->cache};
  wa_context inner = *context;
  inner.graph = program->graph;
  inner.personal = personal;
  inner.cache = wa_new_cache(context->graph->arena, context->model);
  inner.axis = moment == WA_MOMENT_BEGIN ? WA_CYCLE : WA_POINT;
  inner.class = WA_COSTS;
  return inner;
}

static void wa_lower_variate(wa_context *inner, const wa_variate *variate, wa_variate_ids *ids) {
  for (size_t i = 0; i < WA_VARIES_MOST_ARGS; i++) ids->of[i] = wa_lower_optional(inner, &variate->args[i]);
}

static void wa_plan_attributes(wa_context *context) {
  wa_patients_plan *plan = context->graph->patients;
  const wa_patients *patients = context->model->patients;
  wa_personal personal;
  plan->attributes.graph = wa_program_graph(context);
  plan->variates = WA_NEW_ARRAY(plan->arena, wa_variate_ids, patients->n_attributes + 1);
  wa_context inner = wa_personal_context(context, &plan->attributes, &personal, WA_MOMENT_START);
  for (size_t i = 0; i < patients->n_attributes; i++) wa_lower_variate(&inner, &patients->attributes[i].variate, &plan->variates[i]);
}

static void wa_plan_events(wa_context *inner, wa_patient_program *program) {
  const wa_patients *patients = inner->model->patients;
  wa_arena *arena = inner->graph->arena;
  program->events = WA_NEW_ARRAY(arena, wa_id, patients->n_events + 1);
  program->exits = WA_NEW_ARRAY(arena, wa_id *, patients->n_events + 1);
  program->stays = WA_NEW_ARRAY(arena, wa_variate_ids, patients->n_events + 1);
  for (size_t e = 0; e < patients->n_events; e++) {
    const wa_event *event = &patients->events[e];
    program->events[e] = wa_lower_formula(inner, &event->probability);
    program->exits[e] = WA_NEW_ARRAY(arena, wa_id, event->n_to + 1);
    for (size_t i = 0; i < event->n_to; i++) program->exits[e][i] = wa_lower_optional(inner, &event->to[i].share);
    wa_lower_variate(inner, &event->stay, &program->stays[e]);
  }
}

static void wa_plan_program(wa_context *context) {
  const wa_cohort *cohort = &context->model->cohort;
  wa_patients_plan *plan = context->graph->patients;
  wa_patient_program *program = &plan->programs[context->strategy];
  wa_personal personal;
  program->graph = wa_program_graph(context);
  program->starts = WA_NEW_ARRAY(plan->arena, wa_id, cohort->n_states + 1);
  program->moves = WA_NEW_ARRAY(plan->arena, wa_id, cohort->n_transitions + 1);
  wa_context inner = wa_personal_context(context, program, &personal, WA_MOMENT_START);
  for (size_t s = 0; s < cohort->n_states; s++) program->starts[s] = wa_lower_optional(&inner, &cohort->states[s].start);
  inner = wa_personal_context(context, program, &personal, WA_MOMENT_BEGIN);
  for (size_t i = 0; i < cohort->n_transitions; i++) program->moves[i] = wa_lower_optional(&inner, &cohort->transitions[i].probability);
  wa_plan_events(&inner, program);
  for (size_t i = 0; i < context->model->patients->n_so_far; i++) wa_lower_so_far(context, i);
}

/* ---- rows ---- */

typedef struct wa_collecting {
  wa_context *context;
} wa_collecting;

/* Counts that a formula names without a coefficient of its own. */
static void wa_collect_call(const wa_expr *expr, void *data) {
  const wa_collecting *collecting = data;
  wa_context *context = collecting->context;
  if (expr->kind != WA_EX_CALL) return;
  switch (expr->function->id) {
    case WA_FN_ENTERS: case WA_FN_MOVES: case WA_FN_EVENTS: case WA_FN_REPEATS: case WA_FN_STAY: {
      wa_patient_count count = wa_count_of_call(context, expr);
      wa_lower_patient_mean(context, (int)count.what, count.a, count.b, count.days);
      break;
    }
    case WA_FN_EXPANDED: wa_expr_walk(expr->expanded, wa_collect_call, data); break;
    case WA_FN_QALYS: wa_lower_patient_qalys(context); break;
    default: break;
  }
}

static void wa_collect_formula(wa_context *context, const wa_formula *formula) {
  wa_collecting collecting = {context};
  if (formula->expr) wa_expr_walk(formula->expr, wa_collect_call, &collecting);
}

static void wa_collect_personal(wa_context *context, const wa_formula *quantity, const wa_formula *amount) {
  bool second = amount && wa_is_personal(context, amount->expr);
  if (!second && !wa_is_personal(context, quantity->expr)) return;
  wa_lower_personal_sum(context, quantity->expr, second ? amount->expr : NULL);
}

/* The rows that lines and outcomes will ask for. The ways of asking are the same as later on: lower_flow.c. */
static void wa_collect_class(wa_context *context) {
  const wa_model *model = context->model;
  for (size_t i = 0; i < model->n_definitions; i++) wa_collect_formula(context, &model->definitions[i].value);
  const wa_strategy *strategy = &model->strategies[context->strategy];
  for (size_t i = 0; i < strategy->n_overrides; i++) wa_collect_formula(context, &strategy->overrides[i].value);
  for (size_t i = 0; i < model->n_outcomes; i++) {
    wa_collect_formula(context, &model->outcomes[i].quantity);
    wa_collect_personal(context, &model->outcomes[i].quantity, NULL);
  }
  for (size_t i = 0; i < model->n_definitions; i++)
    if (model->definitions[i].value.expr->uses & (WA_USES_COHORT | WA_USES_POINT)) {
      const wa_override *override = wa_find_override(context, true, i);
      wa_collect_personal(context, override ? &override->value : &model->definitions[i].value, NULL);
    }
  for (size_t i = 0; i < model->n_lines; i++) {
    wa_collect_formula(context, &model->lines[i].quantity);
    wa_collect_formula(context, &model->lines[i].amount);
    wa_collect_personal(context, &model->lines[i].quantity, &model->lines[i].amount);
  }
}

static void wa_collect_rows(wa_context *context) {
  const wa_model *model = context->model;
  for (size_t s = 0; s < model->cohort.n_states; s++) wa_lower_patient_mean(context, WA_COUNTED_STATE, s, 0, 0);
  for (size_t e = 0; e < model->patients->n_events; e++)
    for (size_t times = 1; times <= WA_MOST_TIMES; times++) wa_lower_patient_mean(context, WA_COUNTED_AT_LEAST, e, times, 0);
  for (int class = 0; class < 2; class++) {
    context->class = class;
    wa_collect_class(context);
  }
  context->class = WA_COSTS;
}

/* A patient may start where the tree ends. */
static void wa_plan_tree(wa_context *context) {
  wa_lowered *lowered = context->lowered;
  size_t s = context->strategy, n = context->model->tree.n_nodes;
  wa_arena *arena = context->graph->arena;
  lowered->branches[s] = WA_NEW_ARRAY(arena, wa_id, n);
  lowered->reach[s] = WA_NEW_ARRAY(arena, wa_id, n);
  lowered->people[s] = WA_NEW_ARRAY(arena, wa_id, n);
  wa_lower_tree(context);
}

void wa_plan_patients(wa_context *context) {
  wa_graph *graph = context->graph;
  size_t strategy = context->strategy;
  wa_patients_plan *plan = graph->patients = WA_NEW(graph->arena, wa_patients_plan);
  *plan = (wa_patients_plan){.arena = graph->arena, .model = context->model, .node = WA_NONE};
  plan->programs = WA_NEW_ARRAY(graph->arena, wa_patient_program, context->model->n_strategies);
  wa_plan_attributes(context);
  for (size_t s = 0; s < context->model->n_strategies; s++) {
    context->strategy = s;
    if (context->model->tree.given) wa_plan_tree(context);
    wa_plan_program(context);
    wa_collect_rows(context);
  }
  context->strategy = strategy;
  plan->node = wa_node_add(graph, WA_OP_PATIENTS, plan->given.ids, plan->given.n, 0, context->model->patients->span);
}

void wa_lower_patients(wa_context *context) {
  wa_graph *graph = context->graph;
  const wa_model *model = context->model;
  for (size_t s = 0; s < model->cohort.n_states; s++) {
    const wa_state *written = &model->cohort.states[s];
    wa_named named = {.name = wa_printf(graph->arena, "share(%s)", written->name), .label = written->label,
                      .unit = wa_unit_one(), .strategy = context->strategy, .span = written->span};
    context->lowered->states[context->strategy][s] =
        wa_name_node(graph, wa_lower_patient_mean(context, WA_COUNTED_STATE, s, 0, 0), named);
  }
  for (size_t e = 0; e < model->patients->n_events; e++)
    for (size_t times = 1; times <= WA_MOST_TIMES; times++) {
      const wa_event *event = &model->patients->events[e];
      wa_named named = {.name = wa_printf(graph->arena, "at_least(%s, %zu)", event->name, times), .label = event->label,
                        .unit = wa_unit_one(), .strategy = context->strategy, .span = event->span};
      wa_name_node(graph, wa_lower_patient_mean(context, WA_COUNTED_AT_LEAST, e, times, 0), named);
    }
}
