#include "model/depend.h"

#include <stdint.h>
#include <string.h>

#include "model/patients.h"

enum { WA_NODE_SIZE, WA_NODE_COSTS, WA_NODE_EFFECTS, WA_N_EXTRA }; /* behind parameters, definitions, outcomes */

static size_t wa_first_extra(const wa_model *model) {
  return model->n_parameters + model->n_definitions + model->n_outcomes;
}

size_t wa_node_of(const wa_load *load, const char *name) {
  const wa_model *model = load->model;
  size_t index = 0;
  switch (wa_model_name(model, name, &index)) {
    case WA_NAME_PARAMETER: return index;
    case WA_NAME_DEFINITION: return model->n_parameters + index;
    case WA_NAME_OUTCOME: return model->n_parameters + model->n_definitions + index;
    case WA_NAME_POPULATION: return wa_first_extra(model) + WA_NODE_SIZE;
    case WA_NAME_DISCOUNT_COSTS: return wa_first_extra(model) + WA_NODE_COSTS;
    case WA_NAME_DISCOUNT_EFFECTS: return wa_first_extra(model) + WA_NODE_EFFECTS;
    default: return SIZE_MAX;
  }
}

const char *wa_node_name(const wa_load *load, size_t node) {
  static const char *const extra[] = {"population", "discount_costs", "discount_effects"};
  const wa_model *model = load->model;
  if (node < model->n_parameters) return model->parameters[node].name;
  node -= model->n_parameters;
  if (node < model->n_definitions) return model->definitions[node].name;
  node -= model->n_definitions;
  return node < model->n_outcomes ? model->outcomes[node].name : extra[node - model->n_outcomes];
}

/* A patient's age grows with the clock. */
static unsigned wa_attribute_uses(const wa_load *load, const char *name) {
  size_t attribute = wa_model_attribute(load->model, name);
  bool ages = load->model->patients->attributes[attribute].ages;
  return WA_USES_ATTRIBUTE | (ages ? WA_USES_CLOCK | WA_USES_AGE : 0);
}

unsigned wa_clock_uses(const wa_load *load, const char *name) {
  switch (wa_model_name(load->model, name, NULL)) {
    case WA_NAME_CYCLE:
    case WA_NAME_TIME: return WA_USES_CLOCK;
    case WA_NAME_YEAR: return WA_USES_CLOCK | WA_USES_YEAR;
    case WA_NAME_AGE: return WA_USES_CLOCK | WA_USES_AGE;
    case WA_NAME_TIME_IN: return WA_USES_CLOCK | WA_USES_TIME_IN | (load->model->patients ? WA_USES_HISTORY : 0);
    case WA_NAME_ATTRIBUTE: return wa_attribute_uses(load, name);
    case WA_NAME_SO_FAR: return WA_USES_HISTORY;
    default: return 0;
  }
}

/* ---- uses of one formula ---- */

static bool wa_names_category(const wa_load *load, const wa_expr *lookup, size_t argument) {
  size_t table = lookup->kind == WA_EX_INDEX ? wa_model_table(load->model, lookup->name) : SIZE_MAX;
  if (table == SIZE_MAX || argument >= load->model->tables[table].n_index) return false;
  return lookup->args[argument]->kind == WA_EX_NAME && load->model->tables[table].index[argument].categories;
}

/* Formulas are at most 200 levels deep: the recursion is, too. */
void wa_each_use(wa_load *load, const wa_expr *expr, wa_use_visit *visit, void *context) {
  if (!expr) return;
  bool call = expr->kind == WA_EX_CALL;
  if (call || expr->kind == WA_EX_NAME) visit(load, expr, context);
  if (call && expr->function && expr->function->arguments != WA_ARG_VALUE) return;
  for (size_t i = 0; i < expr->n_args; i++)
    if (!wa_names_category(load, expr, i)) wa_each_use(load, expr->args[i], visit, context);
}

/* ---- building ---- */

static void wa_add_edge(wa_load *load, const wa_expr *use, void *context) {
  wa_dependence *dependence = context;
  wa_site *site = &dependence->sites[dependence->n_sites - 1];
  if (use->kind == WA_EX_CALL) {
    site->direct |= use->function ? use->function->uses : 0;
    return;
  }
  site->direct |= wa_clock_uses(load, use->name);
  size_t node = wa_node_of(load, use->name);
  if (node == SIZE_MAX) return;
  WA_PUSH(load->arena, dependence->edges, dependence->n_edges, dependence->edges_room, node);
  site->n_edges++;
}

static void wa_add_site(wa_load *load, wa_dependence *dependence, size_t node, size_t strategy, const wa_formula *formula) {
  wa_site site = {.node = node, .strategy = strategy, .formula = formula, .first_edge = dependence->n_edges};
  WA_PUSH(load->arena, dependence->sites, dependence->n_sites, dependence->sites_room, site);
  wa_each_use(load, formula->expr, wa_add_edge, dependence);
}

static void wa_add_nodes(wa_load *load, wa_dependence *dependence) {
  const wa_model *model = load->model;
  size_t node = 0;
  for (size_t i = 0; i < model->n_parameters; i++) wa_add_site(load, dependence, node++, SIZE_MAX, &model->parameters[i].value);
  for (size_t i = 0; i < model->n_definitions; i++) wa_add_site(load, dependence, node++, SIZE_MAX, &model->definitions[i].value);
  for (size_t i = 0; i < model->n_outcomes; i++) wa_add_site(load, dependence, node++, SIZE_MAX, &model->outcomes[i].quantity);
  wa_add_site(load, dependence, node, SIZE_MAX, &model->population.size);
  dependence->sites[node++].direct |= WA_USES_PEOPLE;
  wa_add_site(load, dependence, node++, SIZE_MAX, &model->settings.discount[WA_COSTS]);
  wa_add_site(load, dependence, node++, SIZE_MAX, &model->settings.discount[WA_EFFECTS]);
  dependence->n_nodes = node;
}

static void wa_add_overrides_of(wa_load *load, wa_dependence *dependence, size_t owner, const wa_override *overrides, size_t n) {
  for (size_t i = 0; i < n; i++) {
    size_t node = (overrides[i].of_definition ? load->model->n_parameters : 0) + overrides[i].target;
    wa_add_site(load, dependence, node, owner, &overrides[i].value);
  }
}

static void wa_add_overrides(wa_load *load, wa_dependence *dependence) {
  const wa_model *model = load->model;
  for (size_t i = 0; i < model->n_strategies; i++)
    wa_add_overrides_of(load, dependence, i, model->strategies[i].overrides, model->strategies[i].n_overrides);
  for (size_t i = 0; i < model->population.n_segments; i++)
    wa_add_overrides_of(load, dependence, model->n_strategies + i, model->population.segments[i].overrides,
                        model->population.segments[i].n_overrides);
}

/* ---- what each name uses in the end ---- */

/* For each node the sites that name it: users[first[node]] .. users[first[node + 1] - 1]. */
typedef struct wa_users {
  size_t *first, *users;
} wa_users;

static wa_users wa_invert(wa_load *load, const wa_dependence *dependence) {
  wa_users inverse = {WA_NEW_ARRAY(load->arena, size_t, dependence->n_nodes + 2),
                      WA_NEW_ARRAY(load->arena, size_t, dependence->n_edges + 1)};
  for (size_t i = 0; i < dependence->n_edges; i++) inverse.first[dependence->edges[i] + 2]++;
  for (size_t i = 2; i < dependence->n_nodes + 2; i++) inverse.first[i] += inverse.first[i - 1];
  for (size_t site = 0; site < dependence->n_sites; site++) {
    const wa_site *at = &dependence->sites[site];
    for (size_t i = 0; i < at->n_edges; i++)
      inverse.users[inverse.first[dependence->edges[at->first_edge + i] + 1]++] = at->node;
  }
  return inverse;
}

/* Spreads the uses from names to those that build on them. There are few bits, so a node changes few times. */
static void wa_spread_uses(wa_load *load, wa_dependence *dependence) {
  size_t n = dependence->n_nodes, count = 0, capacity = 0, *stack = NULL;
  dependence->uses = WA_NEW_ARRAY(load->arena, unsigned, n + 1);
  for (size_t i = 0; i < dependence->n_sites; i++) dependence->uses[dependence->sites[i].node] |= dependence->sites[i].direct;
  wa_users inverse = wa_invert(load, dependence);
  for (size_t node = 0; node < n; node++)
    if (dependence->uses[node]) WA_PUSH(load->arena, stack, count, capacity, node);
  while (count > 0) {
    size_t node = stack[--count];
    for (size_t i = inverse.first[node]; i < inverse.first[node + 1]; i++) {
      size_t user = inverse.users[i];
      if ((dependence->uses[user] | dependence->uses[node]) == dependence->uses[user]) continue;
      dependence->uses[user] |= dependence->uses[node];
      WA_PUSH(load->arena, stack, count, capacity, user);
    }
  }
}

void wa_find_dependence(wa_load *load) {
  wa_dependence *dependence = WA_NEW(load->arena, wa_dependence);
  load->dependence = dependence;
  wa_add_nodes(load, dependence);
  wa_add_overrides(load, dependence);
  wa_order_names(load, dependence);
  wa_check_strategy_cycles(load, dependence);
  wa_check_segment_cycles(load, dependence);
  wa_spread_uses(load, dependence);
}
