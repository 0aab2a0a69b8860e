/* analysis.one_way, two_way and break_even. */
#include "model/decode_plan.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

/* ---- parameters and results by name ---- */

bool wa_read_vary(wa_load *load, const wa_yaml *node, wa_vary *vary) {
  double number;
  if (!node || node->kind != WA_YAML_SCALAR || node->broken) return false;
  const wa_name_row *named = wa_names_find(load->names, WA_SPACE_VALUE, node->text);
  vary->span = wa_yaml_text_span(node);
  if (!named) {
    wa_unknown_name(load, WA_SPACE_VALUE, vary->span, "parameter", node->text, "it is one of those under 'parameters:'");
    return false;
  }
  if (named->kind != WA_NAME_PARAMETER) {
    wa_error(load->diags, vary->span, "'%.60s' is no parameter", node->text);
    wa_hint(load->diags, "only parameters can be varied: vary what it is made of");
    return false;
  }
  vary->parameter = named->index;
  const wa_formula *value = &load->model->parameters[named->index].value;
  if (!value->expr || wa_formula_literal(value, &number)) return value->expr != NULL;
  wa_error(load->diags, vary->span, "'%.60s' is a formula, not a figure", node->text);
  wa_hint(load->diags, "vary the parameters that it is made of");
  return false;
}

/* [from, to] */
static void wa_read_range(wa_load *load, const wa_yaml *map, const char *key, wa_vary *vary) {
  const wa_yaml *node = wa_yaml_get(map, key);
  if (!node || node->kind != WA_YAML_LIST) return;
  if (node->n_items != 2) {
    wa_error(load->diags, node->span, "'%s' must be [from, to]", key);
    return;
  }
  if (!wa_read_number(load, node->items[0], &vary->low) || !wa_read_number(load, node->items[1], &vary->high)) return;
  if (vary->low >= vary->high) wa_error(load->diags, node->span, "the first of '%s' must be below the second", key);
  else vary->bounded = true;
}

static size_t wa_item_count(const wa_yaml *node) { return !node ? 0 : node->kind == WA_YAML_LIST ? node->n_items : 1; }

static const wa_yaml *wa_item(const wa_yaml *node, size_t i) {
  return node->kind == WA_YAML_LIST ? node->items[i] : node;
}

static bool wa_read_asked(const wa_yaml *node, wa_asked *asked) {
  if (!node || node->broken || node->kind != WA_YAML_SCALAR) return false;
  *asked = (wa_asked){node->text, wa_yaml_text_span(node)};
  return true;
}

static wa_asked_list wa_read_asked_list(wa_load *load, const wa_yaml *node) {
  wa_asked_list list = {WA_NEW_ARRAY(load->arena, wa_asked, wa_item_count(node) + 1), 0};
  for (size_t i = 0; i < wa_item_count(node); i++) list.n += wa_read_asked(wa_item(node, i), &list.items[list.n]);
  return list;
}

/* ---- one-way ---- */

static bool wa_says(const wa_yaml *node, const char *word) {
  return node && node->kind == WA_YAML_SCALAR && strcmp(node->text, word) == 0;
}

static void wa_read_parameters(wa_load *load, const wa_yaml *node, wa_one_way_plan *plan) {
  plan->all = !node || wa_says(node, "all");
  if (plan->all || node->kind != WA_YAML_LIST) return;
  plan->parameters = WA_NEW_ARRAY(load->arena, size_t, node->n_items + 1);
  for (size_t i = 0; i < node->n_items; i++) {
    wa_vary vary;
    bool known = wa_read_vary(load, node->items[i], &vary), again = false;
    for (size_t k = 0; known && k < plan->n_parameters; k++) again = again || plan->parameters[k] == vary.parameter;
    if (again) wa_error(load->diags, vary.span, "'%.60s' stands in this list twice", node->items[i]->text);
    else if (known) plan->parameters[plan->n_parameters++] = vary.parameter;
  }
}

static void wa_read_one_way(wa_load *load, const wa_yaml *analysis, wa_one_way_plan *plan) {
  const wa_yaml *node = wa_yaml_get(analysis, "one_way");
  plan->margin = NAN;
  if (!node || wa_says(node, "none")) return;
  plan->given = true;
  plan->span = wa_yaml_entry_of(analysis, "one_way")->key->span;
  bool map = node->kind == WA_YAML_MAP;
  wa_read_parameters(load, map ? wa_yaml_get(node, "parameters") : node, plan);
  plan->of = wa_read_asked_list(load, map ? wa_yaml_get(node, "of") : NULL);
  const wa_yaml *margin = map ? wa_yaml_get(node, "margin") : NULL;
  if (!margin || !wa_read_number(load, margin, &plan->margin)) return;
  if (plan->margin <= 0 || plan->margin >= 1)
    wa_error(load->diags, margin->span, "'margin' must be a share between 0 and 1");
}

/* ---- two-way ---- */

static void wa_read_two_way_item(wa_load *load, const wa_yaml *map, wa_plan *plan) {
  wa_two_way_plan grid = {.span = map->span, .steps = 5};
  double number;
  bool known = wa_read_vary(load, wa_yaml_get(map, "x"), &grid.x);
  known = wa_read_vary(load, wa_yaml_get(map, "y"), &grid.y) && known;
  wa_read_range(load, map, "x_range", &grid.x);
  wa_read_range(load, map, "y_range", &grid.y);
  grid.of = wa_read_asked_list(load, wa_yaml_get(map, "of"));
  if (wa_read_integer(load, wa_yaml_get(map, "steps"), "'steps'", 2, 101, &number)) grid.steps = (size_t)number;
  if (known && grid.x.parameter == grid.y.parameter) {
    wa_error(load->diags, grid.y.span, "'x' and 'y' are the same parameter");
    known = false;
  }
  if (known) plan->two_way[plan->n_two_way++] = grid;
}

/* ---- break-even ---- */

size_t wa_read_strategy(wa_load *load, const wa_yaml *node, size_t fallback) {
  if (!node || node->kind != WA_YAML_SCALAR) return fallback;
  size_t found = wa_model_strategy(load->model, node->text);
  if (found == SIZE_MAX)
    wa_unknown_name(load, WA_SPACE_STRATEGY, wa_yaml_text_span(node), "strategy", node->text,
                    "name one of the strategies");
  return found;
}

static void wa_read_break_even_item(wa_load *load, const wa_yaml *map, wa_plan *plan) {
  wa_break_even_plan item = {.span = map->span, .reaches = NAN};
  bool known = wa_read_vary(load, wa_yaml_get(map, "vary"), &item.vary);
  known = wa_read_asked(wa_yaml_get(map, "of"), &item.of) && known;
  wa_read_range(load, map, "between", &item.vary);
  const wa_yaml *reaches = wa_yaml_get(map, "reaches");
  if (reaches) wa_read_number(load, reaches, &item.reaches);
  item.strategy = wa_read_strategy(load, wa_yaml_get(map, "strategy"), SIZE_MAX);
  if (known) plan->break_even[plan->n_break_even++] = item;
}

/* ---- lists of mappings ---- */

const wa_yaml *wa_list_of(wa_load *load, const wa_yaml *map, const char *key, size_t most) {
  const wa_yaml *node = wa_yaml_get(map, key);
  if (!node || node->kind != WA_YAML_LIST) return NULL;
  if (node->n_items <= most) return node;
  wa_error(load->diags, wa_yaml_entry_of(map, key)->key->span, "more than %zu items under '%s'", most, key);
  return NULL;
}

void wa_decode_plan(wa_load *load, const wa_yaml *analysis) {
  enum { MOST_GRIDS = 50, MOST_QUESTIONS = 200 };
  wa_plan *plan = load->model->analysis.plan = WA_NEW(load->arena, wa_plan);
  if (load->scenario) return; /* the plan is that of the model without it */
  wa_read_one_way(load, analysis, &plan->one_way);
  const wa_yaml *list = wa_list_of(load, analysis, "two_way", MOST_GRIDS);
  plan->two_way = WA_NEW_ARRAY(load->arena, wa_two_way_plan, wa_item_count(list) + 1);
  for (size_t i = 0; i < wa_item_count(list); i++)
    if (list->items[i]->kind == WA_YAML_MAP) wa_read_two_way_item(load, list->items[i], plan);
  list = wa_list_of(load, analysis, "break_even", MOST_QUESTIONS);
  plan->break_even = WA_NEW_ARRAY(load->arena, wa_break_even_plan, wa_item_count(list) + 1);
  for (size_t i = 0; i < wa_item_count(list); i++)
    if (list->items[i]->kind == WA_YAML_MAP) wa_read_break_even_item(load, list->items[i], plan);
  wa_decode_scenarios(load, analysis);
  wa_decode_calibrate(load, analysis);
}
