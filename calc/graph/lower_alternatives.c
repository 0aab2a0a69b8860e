/* Formulas that scenarios give to parameters, beside the model's own: a workbook chooses between them. */
#include <stdint.h>
#include <string.h>

#include "graph/lowering.h"
#include "model/plan.h"

/* What names lead to: parameters, then definitions. Of every name all formulas count that may ever stand for it: the
 * model's own, what strategies and segments set, and the formulas of scenarios that were let in so far. */
typedef struct wa_paths {
  const wa_model *model;
  const bool *allowed; /* [scenario][parameter] */
  bool *seen;          /* by name */
  size_t *stack, count;
} wa_paths;

static const wa_formula *wa_formula_of_scenario(const wa_model *model, size_t scenario, size_t parameter) {
  const wa_scenario *written = &model->analysis.plan->scenarios[scenario];
  for (size_t i = 0; written->model && i < written->n_changed; i++) {
    const wa_formula *formula = &written->model->parameters[parameter].value;
    if (written->changed[i] == parameter) return wa_expr_literal(formula->expr, NULL) ? NULL : formula;
  }
  return NULL;
}

static void wa_follow_name(const wa_expr *use, void *context) {
  wa_paths *paths = context;
  size_t index = 0;
  wa_name_kind kind = use->kind == WA_EX_NAME ? wa_model_name(paths->model, use->name, &index) : WA_NAME_NONE;
  if (kind != WA_NAME_PARAMETER && kind != WA_NAME_DEFINITION) return;
  size_t name = kind == WA_NAME_PARAMETER ? index : paths->model->n_parameters + index;
  if (paths->seen[name]) return;
  paths->seen[name] = true;
  paths->stack[paths->count++] = name;
}

static void wa_follow_overrides(wa_paths *paths, const wa_override *overrides, size_t n, size_t name) {
  for (size_t i = 0; i < n; i++) {
    size_t target = overrides[i].target + (overrides[i].of_definition ? paths->model->n_parameters : 0);
    if (target == name) wa_expr_walk(overrides[i].value.expr, wa_follow_name, paths);
  }
}

static void wa_follow_all(wa_paths *paths, size_t name) {
  const wa_model *model = paths->model;
  bool parameter = name < model->n_parameters;
  wa_expr_walk(parameter ? model->parameters[name].value.expr
                         : model->definitions[name - model->n_parameters].value.expr,
               wa_follow_name, paths);
  for (size_t s = 0; s < model->n_strategies; s++)
    wa_follow_overrides(paths, model->strategies[s].overrides, model->strategies[s].n_overrides, name);
  for (size_t s = 0; s < model->population.n_segments; s++)
    wa_follow_overrides(paths, model->population.segments[s].overrides, model->population.segments[s].n_overrides,
                        name);
  for (size_t i = 0; parameter && i < model->analysis.plan->n_scenarios; i++) {
    const wa_formula *formula =
        paths->allowed[i * model->n_parameters + name] ? wa_formula_of_scenario(model, i, name) : NULL;
    if (formula) wa_expr_walk(formula->expr, wa_follow_name, paths);
  }
}

/* Whether a formula of `parameter` would lead back to it. */
static bool wa_leads_back(wa_paths *paths, const wa_formula *formula, size_t parameter) {
  memset(paths->seen, 0, paths->model->n_parameters + paths->model->n_definitions);
  paths->count = 0;
  wa_expr_walk(formula->expr, wa_follow_name, paths);
  while (paths->count > 0 && !paths->seen[parameter]) wa_follow_all(paths, paths->stack[--paths->count]);
  return paths->seen[parameter];
}

static const bool *wa_find_allowed(wa_arena *arena, const wa_model *model) {
  size_t n = model->n_parameters, n_scenarios = model->analysis.plan->n_scenarios, names = n + model->n_definitions;
  bool *allowed = WA_NEW_ARRAY(arena, bool, n_scenarios *n + 1);
  wa_paths paths = {model, allowed, WA_NEW_ARRAY(arena, bool, names + 1), WA_NEW_ARRAY(arena, size_t, names + 1), 0};
  for (size_t i = 0; i < n_scenarios; i++)
    for (size_t p = 0; p < n; p++) {
      const wa_formula *formula = wa_formula_of_scenario(model, i, p);
      allowed[i * n + p] = formula && !wa_leads_back(&paths, formula, p);
    }
  return allowed;
}

bool wa_scenarios_set(const wa_model *model, size_t parameter) {
  const wa_plan *plan = model->analysis.plan;
  for (size_t i = 0; plan && i < plan->n_scenarios; i++)
    for (size_t k = 0; k < plan->scenarios[i].n_changed; k++)
      if (plan->scenarios[i].changed[k] == parameter) return true;
  return false;
}

static void wa_keep_alternative(wa_graph *graph, wa_alternative alternative) {
  for (size_t i = 0; i < graph->n_alternatives; i++) {
    wa_alternative *known = &graph->alternatives[i];
    if (known->scenario != alternative.scenario || known->of != alternative.of) continue;
    if (known->formula != alternative.formula) known->formula = WA_NONE;
    return;
  }
  WA_PUSH(graph->arena, graph->alternatives, graph->n_alternatives, graph->alternatives_capacity, alternative);
}

void wa_lower_alternatives(wa_context *context, size_t parameter, wa_id node) {
  const wa_model *model = context->model;
  wa_graph *graph = context->graph;
  if (!wa_scenarios_set(model, parameter)) return;
  if (!graph->beside) graph->beside = wa_find_allowed(graph->arena, model);
  for (size_t i = 0; i < model->analysis.plan->n_scenarios; i++) {
    if (!graph->beside[i * model->n_parameters + parameter]) continue;
    wa_id formula = wa_lower_formula(context, wa_formula_of_scenario(model, i, parameter));
    wa_keep_alternative(graph, (wa_alternative){i, parameter, node, formula});
  }
}
