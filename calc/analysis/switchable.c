#include "analysis/switchable.h"

#include <math.h>
#include <string.h>

#include "analysis/sensitivity.h"
#include "graph/same.h"

size_t wa_own_values(const wa_results *results, size_t parameter, wa_id *nodes) {
  size_t n = 0;
  for (wa_id id = 0; id < results->graph->n_nodes; id++)
    if (wa_is_own_value(results->graph, id, parameter)) nodes[n++] = id;
  return n;
}

bool wa_follows(wa_arena *arena, const wa_results *results, const wa_id *nodes, size_t n) {
  const wa_graph *graph = results->graph;
  if (!graph->patients) return true;
  bool *moves = WA_NEW_ARRAY(arena, bool, graph->n_nodes);
  for (size_t i = 0; i < n; i++) moves[nodes[i]] = true;
  for (wa_id id = 0; id < graph->n_nodes; id++) {
    for (uint32_t i = 0; i < graph->nodes[id].n_args; i++) moves[id] = moves[id] || moves[graph->nodes[id].args[i]];
    if (moves[id] && graph->nodes[id].op == WA_OP_PATIENTS) return false;
  }
  return true;
}

/* ---- best and worst case ---- */

/* The first result whose better end is known, under each strategy. */
static bool wa_is_told(const wa_tornado *tornado, const wa_tornado *first) {
  if (!tornado->judged || !isfinite(tornado->best.value) || !isfinite(tornado->worst.value)) return false;
  return !first || strcmp(tornado->aim.headline.name, first->aim.headline.name) == 0;
}

static wa_switchable wa_extreme_case(wa_arena *arena, const wa_results *results, const wa_one_way *one_way,
                                     const wa_tornado *tornado, bool best) {
  size_t *inputs = WA_NEW_ARRAY(arena, size_t, one_way->n_varied + 1);
  double *values = WA_NEW_ARRAY(arena, double, one_way->n_varied + 1);
  wa_switchable found = {.name = best ? "best" : "worst", .possible = true};
  found.items = WA_NEW_ARRAY(arena, wa_replacement, one_way->n_varied + 1);
  found.n = wa_extreme_values(one_way, tornado, best, inputs, values);
  for (size_t i = 0; i < found.n; i++)
    found.items[i] = (wa_replacement){results->graph->inputs[inputs[i]].node, values[i], WA_NONE};
  return found;
}

static bool wa_case_follows(wa_arena *arena, const wa_results *results, const wa_switchable *found) {
  wa_id *nodes = WA_NEW_ARRAY(arena, wa_id, found->n + 1);
  for (size_t i = 0; i < found->n; i++) nodes[i] = found->items[i].node;
  return wa_follows(arena, results, nodes, found->n);
}

size_t wa_switchable_extremes(wa_arena *arena, const wa_results *results, wa_switchable **extremes,
                              const wa_aim ***aims) {
  const wa_one_way *one_way = results->sensitivity ? results->sensitivity->one_way : NULL;
  const wa_tornado *first = NULL;
  size_t n = 0, most = one_way ? 2 * one_way->n_tornados : 0;
  *extremes = WA_NEW_ARRAY(arena, wa_switchable, most + 1);
  *aims = WA_NEW_ARRAY(arena, const wa_aim *, most + 1);
  for (size_t t = 0; 2 * t < most; t++) {
    const wa_tornado *tornado = &one_way->tornados[t];
    if (!wa_is_told(tornado, first)) continue;
    first = tornado;
    for (int best = 1; best >= 0; best--) {
      wa_switchable found = wa_extreme_case(arena, results, one_way, tornado, best);
      if (found.n == 0 || !wa_case_follows(arena, results, &found)) continue;
      (*aims)[n] = &tornado->aim;
      (*extremes)[n++] = found;
    }
  }
  return n;
}

/* ---- a scenario ---- */

typedef struct wa_finding {
  wa_arena *arena;
  const wa_results *results;
  wa_switchable *found;
  wa_id *nodes; /* room for all of the graph */
  size_t room;
} wa_finding;

static void wa_replace(wa_finding *finding, wa_replacement item) {
  for (size_t i = 0; i < finding->found->n; i++)
    if (finding->found->items[i].node == item.node) return; /* set twice: the model has what holds */
  WA_PUSH(finding->arena, finding->found->items, finding->found->n, finding->room, item);
}

/* The formula that stands for a parameter's own value in the scenario; WA_NONE: there is none that may. */
static wa_id wa_formula_instead(const wa_graph *graph, size_t scenario, wa_id of) {
  for (size_t i = 0; i < graph->n_alternatives; i++)
    if (graph->alternatives[i].scenario == scenario && graph->alternatives[i].of == of)
      return graph->alternatives[i].formula;
  return WA_NONE;
}

static bool wa_replace_parameter(wa_finding *finding, size_t scenario, size_t parameter) {
  const wa_graph *graph = finding->results->graph;
  const wa_model *changed = finding->results->model->analysis.plan->scenarios[scenario].model;
  double number = NAN;
  bool literal = wa_expr_literal(changed->parameters[parameter].value.expr, &number);
  size_t n = wa_own_values(finding->results, parameter, finding->nodes);
  for (size_t i = 0; i < n; i++) {
    wa_replacement item = {finding->nodes[i], number, WA_NONE};
    if (!literal) item.formula = wa_formula_instead(graph, scenario, item.node);
    if (!literal && item.formula == WA_NONE) return false;
    if (!literal && graph->nodes[item.formula].op == WA_OP_CONST) {
      item.number = graph->nodes[item.formula].number;
      item.formula = WA_NONE;
    }
    wa_replace(finding, item);
  }
  return true;
}

static bool wa_same_parameters(const wa_model *a, const wa_model *b) {
  if (a->n_parameters != b->n_parameters) return false;
  for (size_t i = 0; i < a->n_parameters; i++)
    if (strcmp(a->parameters[i].name, b->parameters[i].name) != 0) return false;
  return true;
}

static void wa_replace_tables(wa_finding *finding, const wa_model *changed) {
  const wa_model *model = finding->results->model;
  for (size_t i = 0; i < model->n_tables; i++) {
    if (wa_same_values(&model->tables[i], &changed->tables[i])) continue;
    if (!finding->found->tables)
      finding->found->tables = WA_NEW_ARRAY(finding->arena, const wa_table *, model->n_tables);
    finding->found->tables[i] = &changed->tables[i];
  }
}

/* What is set besides parameters: with the parameters as they are, the graph must be the same but for its inputs. */
static bool wa_replace_others(wa_finding *finding, const wa_model *changed) {
  const wa_results *results = finding->results;
  if (!wa_same_parameters(results->model, changed)) return false;
  wa_model *others = WA_NEW(finding->arena, wa_model);
  *others = *changed;
  others->parameters = results->model->parameters;
  others->analysis.plan = results->model->analysis.plan;
  const wa_graph *graph = wa_results_build(finding->arena, others, results->graph->fold)->graph;
  if (!wa_same_but_inputs(results->graph, graph)) return false;
  wa_replace_tables(finding, changed);
  for (size_t i = 0; i < graph->n_inputs; i++)
    if (graph->inputs[i].value != results->graph->inputs[i].value)
      wa_replace(finding, (wa_replacement){graph->inputs[i].node, graph->inputs[i].value, WA_NONE});
  return true;
}

static bool wa_all_follow(wa_finding *finding) {
  for (size_t i = 0; i < finding->found->n; i++) finding->nodes[i] = finding->found->items[i].node;
  return wa_follows(finding->arena, finding->results, finding->nodes, finding->found->n);
}

static void wa_find_scenario(wa_finding *finding, size_t scenario) {
  const wa_scenario *written = &finding->results->model->analysis.plan->scenarios[scenario];
  wa_switchable *found = finding->found;
  *found = (wa_switchable){.label = written->label, .name = written->name};
  finding->room = 0;
  bool possible = written->model != NULL;
  for (size_t i = 0; possible && i < written->n_changed; i++)
    possible = wa_replace_parameter(finding, scenario, written->changed[i]);
  if (possible && written->changes_others) possible = wa_replace_others(finding, written->model);
  found->possible = possible && wa_all_follow(finding);
  if (found->possible) return;
  found->n = 0;
  found->tables = NULL;
}

wa_switchable *wa_switchable_scenarios(wa_arena *arena, const wa_results *results) {
  size_t n = results->model->analysis.plan ? results->model->analysis.plan->n_scenarios : 0;
  wa_switchable *scenarios = WA_NEW_ARRAY(arena, wa_switchable, n + 1);
  wa_finding finding = {
      .arena = arena, .results = results, .nodes = WA_NEW_ARRAY(arena, wa_id, results->graph->n_nodes + 1)};
  for (size_t i = 0; i < n; i++) {
    finding.found = &scenarios[i];
    wa_find_scenario(&finding, i);
  }
  return scenarios;
}
