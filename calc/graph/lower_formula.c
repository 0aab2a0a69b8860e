/* Formulas as nodes. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "graph/lowering.h"
#include "graph/patients_plan.h"

static const wa_parameter *wa_owner(const wa_context *context, const wa_formula *formula) {
  /* Parameters lie side by side: whether the formula is the value of one is seen from where it lies. */
  const wa_model *model = context->model;
  uintptr_t at = (uintptr_t)formula, first = (uintptr_t)model->parameters;
  if (model->n_parameters == 0 || at < first || at >= first + model->n_parameters * sizeof *model->parameters) return NULL;
  const wa_parameter *parameter = &model->parameters[(at - first) / sizeof *model->parameters];
  return &parameter->value == formula ? parameter : NULL;
}

wa_id wa_lower_formula(wa_context *context, const wa_formula *formula) {
  double number;
  if (context->personal && !wa_is_personal(context, formula->expr)) return wa_lower_given_formula(context, formula);
  if (!wa_expr_literal(formula->expr, &number)) return wa_lower_expr(context, formula->expr);
  const wa_parameter *parameter = wa_owner(context, formula);
  return wa_input_node(context->graph, parameter ? parameter->name : formula->path, formula, parameter, number,
                       parameter ? parameter->unit : formula->expr->unit);
}

wa_id wa_lower_optional(wa_context *context, const wa_formula *formula) {
  return formula->expr ? wa_lower_formula(context, formula) : WA_NONE;
}

static wa_id wa_lower_age(wa_context *context) {
  wa_id start = wa_lower_formula(context, wa_age_of(context));
  return wa_op2(context->graph, WA_OP_ADD, start, wa_clock_time(context->graph, context->axis, context->class));
}

static wa_id wa_lower_name(wa_context *context, const wa_expr *expr) {
  size_t index = 0;
  switch (wa_model_name(context->model, expr->name, &index)) {
    case WA_NAME_PARAMETER: return wa_lower_parameter(context, index);
    case WA_NAME_DEFINITION: return wa_lower_definition(context, index);
    case WA_NAME_OUTCOME: return wa_lower_outcome_quantity(context, index);
    case WA_NAME_CYCLE: return wa_clock_cycle(context->graph, context->axis, context->class);
    case WA_NAME_TIME: return wa_clock_time(context->graph, context->axis, context->class);
    case WA_NAME_YEAR: return wa_clock_year(context->graph, context->axis, context->class);
    case WA_NAME_AGE: return wa_lower_age(context);
    case WA_NAME_ATTRIBUTE: return wa_lower_attribute(context, index);
    case WA_NAME_SO_FAR: return wa_lower_history(context, WA_PAST_SO_FAR, index);
    case WA_NAME_TIME_IN:
      if (context->personal) return wa_lower_history(context, WA_PAST_TIME_IN, 0);
      return wa_const(context->graph, context->stay == SIZE_MAX ? 0 : (double)context->stay * context->model->settings.cycle);
    case WA_NAME_POPULATION: return context->crowd.start;
    case WA_NAME_DISCOUNT_COSTS: return context->lowered->discount[WA_COSTS];
    case WA_NAME_DISCOUNT_EFFECTS: return context->lowered->discount[WA_EFFECTS];
    case WA_NAME_NONE: break;
  }
  return wa_missing(context->graph); /* the model was checked: every name is known */
}

static size_t wa_state_argument(const wa_context *context, const wa_expr *call, size_t i) {
  return wa_model_state(context->model, call->args[i]->name);
}

static wa_id wa_lower_arguments(wa_context *context, wa_op op, const wa_expr *expr) {
  wa_id *args = WA_NEW_ARRAY(context->graph->arena, wa_id, expr->n_args);
  for (size_t i = 0; i < expr->n_args; i++) args[i] = wa_lower_expr(context, expr->args[i]);
  return wa_node_add(context->graph, op, args, expr->n_args, 0, expr->span);
}

static wa_id wa_lower_at(wa_context *context, const wa_expr *expr) {
  wa_id node = wa_clock_at(context->graph, wa_lower_expr(context, expr->args[0]));
  wa_named named = {.name = wa_expr_text(context->graph->arena, expr), .unit = wa_unit_one(), .span = expr->span,
                    .strategy = context->strategy, .uses = WA_USES_POINT};
  return wa_name_node(context->graph, node, named);
}

/* Of all roles, or of one: 0 where it has no part in the path. */
static wa_id wa_lower_path_minutes(wa_context *context, const wa_expr *expr) {
  const wa_path_flow *flow = wa_lower_path(context, wa_model_path(context->model, expr->args[0]->name));
  if (expr->n_args == 1) return flow->minutes;
  wa_id minutes = flow->role_minutes[wa_model_role(context->model, expr->args[1]->name)];
  return minutes == WA_NONE ? wa_const(context->graph, 0) : minutes;
}

static wa_id wa_lower_call(wa_context *context, const wa_expr *expr) {
  switch (expr->function->id) {
    case WA_FN_IF: return wa_lower_arguments(context, WA_OP_IF, expr);
    case WA_FN_MIN: return wa_lower_arguments(context, WA_OP_MIN, expr);
    case WA_FN_MAX: return wa_lower_arguments(context, WA_OP_MAX, expr);
    case WA_FN_ABS: return wa_lower_arguments(context, WA_OP_ABS, expr);
    case WA_FN_EXP: return wa_lower_arguments(context, WA_OP_EXP, expr);
    case WA_FN_LN: return wa_lower_arguments(context, WA_OP_LN, expr);
    case WA_FN_SQRT: return wa_lower_arguments(context, WA_OP_SQRT, expr);
    case WA_FN_FLOOR: return wa_lower_arguments(context, WA_OP_FLOOR, expr);
    case WA_FN_NORMAL_CDF: return wa_lower_arguments(context, WA_OP_NORMAL_CDF, expr);
    case WA_FN_GAMMA_CDF: return wa_lower_arguments(context, WA_OP_GAMMA_CDF, expr);
    case WA_FN_IN: return wa_lower_person_time(context, wa_state_argument(context, expr, 0));
    case WA_FN_ENTERS: return wa_lower_enters(context, wa_state_argument(context, expr, 0));
    case WA_FN_MOVES:
      return wa_lower_moves(context, wa_state_argument(context, expr, 0), wa_state_argument(context, expr, 1));
    case WA_FN_QALYS: return wa_lower_qalys(context);
    case WA_FN_AT: return wa_lower_at(context, expr);
    case WA_FN_REACHES: return wa_lower_reaches(context, wa_model_node(context->model, expr->args[0]->name));
    case WA_FN_PROBABILITY:
      return context->lowered->reach[context->strategy][wa_model_node(context->model, expr->args[0]->name)];
    case WA_FN_PATH_COST: return wa_lower_path(context, wa_model_path(context->model, expr->args[0]->name))->cost;
    case WA_FN_PATH_MINUTES: return wa_lower_path_minutes(context, expr);
    case WA_FN_FUNNEL: return wa_lower_funnel(context, expr->args[0]->name);
    case WA_FN_EVENTS: case WA_FN_REPEATS: case WA_FN_STAY: return wa_lower_patient_count(context, expr);
    case WA_FN_COUNT: return wa_lower_history(context, WA_PAST_COUNT, wa_model_event(context->model, expr->args[0]->name));
    case WA_FN_SINCE: return wa_lower_history(context, WA_PAST_SINCE, wa_model_event(context->model, expr->args[0]->name));
    case WA_FN_INDEX: return wa_lower_index(context, expr);
    case WA_FN_EXPANDED: return wa_lower_expr(context, expr->expanded);
  }
  return wa_missing(context->graph);
}

static wa_op wa_operator(wa_expr_kind kind) {
  switch (kind) {
    case WA_EX_NEGATE: return WA_OP_NEGATE;
    case WA_EX_NOT: return WA_OP_NOT;
    case WA_EX_ADD: return WA_OP_ADD;
    case WA_EX_SUBTRACT: return WA_OP_SUBTRACT;
    case WA_EX_MULTIPLY: return WA_OP_MULTIPLY;
    case WA_EX_DIVIDE: return WA_OP_DIVIDE;
    case WA_EX_POWER: return WA_OP_POWER;
    case WA_EX_LESS: return WA_OP_LESS;
    case WA_EX_LESS_EQUAL: return WA_OP_LESS_EQUAL;
    case WA_EX_GREATER: return WA_OP_GREATER;
    case WA_EX_GREATER_EQUAL: return WA_OP_GREATER_EQUAL;
    case WA_EX_EQUAL: return WA_OP_EQUAL;
    case WA_EX_NOT_EQUAL: return WA_OP_NOT_EQUAL;
    case WA_EX_AND: return WA_OP_AND;
    case WA_EX_OR: return WA_OP_OR;
    default: return WA_N_OPS;
  }
}

wa_id wa_lower_expr(wa_context *context, const wa_expr *expr) {
  if (context->personal && expr->kind != WA_EX_NUMBER && !wa_is_personal(context, expr)) return wa_lower_given(context, expr);
  switch (expr->kind) {
    case WA_EX_NUMBER: return wa_const(context->graph, expr->number);
    case WA_EX_NAME: return wa_lower_name(context, expr);
    case WA_EX_CALL: return wa_lower_call(context, expr);
    case WA_EX_INDEX: return wa_lower_lookup(context, expr);
    default: return wa_lower_arguments(context, wa_operator(expr->kind), expr);
  }
}
