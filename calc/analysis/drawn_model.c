#include "analysis/drawn_model.h"

#include <math.h>
#include <string.h>

#include "model/distribution.h"

static bool wa_has_distribution(const wa_parameter *parameter) {
  return parameter->used && parameter->distribution.kind && strcmp(parameter->distribution.kind->name, "fixed") != 0;
}

/* Value of a parameter with a formula where nobody overrides it, also inside of what strategies set; false when no result
 * has it. Strategies must agree on it: a distribution has one place to lie around. */
static bool wa_formula_value(wa_diags *diags, const wa_results *results, const wa_parameter *parameter, double *value) {
  size_t index = (size_t)(parameter - results->model->parameters);
  bool found = false;
  for (wa_id node = 0; node < results->graph->n_nodes; node++) {
    if (!wa_is_own_value(results->graph, node, index)) continue;
    double here = wa_result_value(results, node);
    if (found && here != *value) {
      wa_error(diags, parameter->distribution.span, "'%s' differs between strategies: a distribution needs one value to lie around",
               parameter->name);
      wa_hint(diags, "give a distribution to the parameters of its formula instead");
      return false;
    }
    found = true;
    *value = here;
  }
  return found;
}

wa_drawn_values wa_drawn_values_of(wa_arena *arena, wa_diags *diags, const wa_results *results) {
  const wa_model *model = results->model;
  wa_drawn_values drawn = {WA_NEW_ARRAY(arena, double, model->n_parameters + 1), WA_NEW_ARRAY(arena, bool, model->n_parameters + 1), false};
  for (size_t i = 0; i < results->graph->n_inputs; i++) {
    const wa_parameter *parameter = results->graph->inputs[i].parameter;
    if (!parameter || !wa_has_distribution(parameter)) continue;
    drawn.wanted[parameter - model->parameters] = true;
    drawn.values[parameter - model->parameters] = results->graph->inputs[i].value;
  }
  for (size_t i = 0; i < model->n_parameters; i++) {
    const wa_parameter *parameter = &model->parameters[i];
    if (drawn.wanted[i]) continue;
    drawn.values[i] = NAN;
    if (!wa_has_distribution(parameter) || wa_expr_literal(parameter->value.expr, NULL)) continue;
    drawn.wanted[i] = wa_formula_value(diags, results, parameter, &drawn.values[i]);
    drawn.formulas |= drawn.wanted[i];
    if (drawn.wanted[i]) parameter->distribution.kind->check(diags, &parameter->distribution, drawn.values[i]);
  }
  return drawn;
}

static wa_expr *wa_number_expr(wa_arena *arena, const wa_parameter *parameter, double number) {
  wa_expr *expr = WA_NEW(arena, wa_expr);
  *expr = *parameter->value.expr;
  expr->kind = WA_EX_NUMBER;
  expr->number = number;
  expr->n_args = 0;
  expr->expanded = NULL;
  expr->unit = parameter->unit;
  return expr;
}

/* A parameter that only others with a distribution of their own are made of has no place in the graph any more; its draws
 * go to an input that nothing reads. */
static void wa_add_idle_inputs(wa_graph *graph, const wa_model *model, const wa_drawn_values *drawn) {
  for (size_t i = 0; i < model->n_parameters; i++)
    if (drawn->wanted[i])
      wa_input_node(graph, model->parameters[i].name, &model->parameters[i].value, &model->parameters[i], drawn->values[i],
                    model->parameters[i].unit);
}

const wa_results *wa_drawn_results(wa_arena *arena, const wa_results *results, const wa_drawn_values *drawn) {
  const wa_model *model = results->model;
  if (!drawn->formulas) return results;
  wa_model *copy = WA_NEW(arena, wa_model);
  *copy = *model;
  copy->parameters = WA_NEW_ARRAY(arena, wa_parameter, model->n_parameters);
  memcpy(copy->parameters, model->parameters, model->n_parameters * sizeof *copy->parameters);
  for (size_t i = 0; i < model->n_parameters; i++)
    if (drawn->wanted[i] && !wa_expr_literal(model->parameters[i].value.expr, NULL))
      copy->parameters[i].value.expr = wa_number_expr(arena, &model->parameters[i], drawn->values[i]);
  wa_results *built = wa_results_build(arena, copy, results->graph->fold);
  wa_add_idle_inputs(built->graph, copy, drawn);
  return built;
}
