#include <string.h>

#include "model/read.h"

enum { WA_MOST_STRATEGIES = 1000 };

static bool wa_find_target(wa_load *load, const wa_yaml *key, wa_override *override) {
  const wa_name_row *named = wa_names_find(load->names, WA_SPACE_VALUE, key->text);
  if (!named) {
    wa_unknown_name(load, WA_SPACE_VALUE, key->span, "parameter or definition", key->text,
                    "a strategy sets what is defined under 'parameters' or 'definitions'");
    return false;
  }
  if (named->kind == WA_NAME_OUTCOME) {
    wa_error(load->diags, key->span, "'%s' is an outcome; a strategy sets parameters and definitions", key->text);
    return false;
  }
  override->of_definition = named->kind == WA_NAME_DEFINITION;
  override->target = named->index;
  return true;
}

static void wa_read_overrides(wa_load *load, const wa_yaml *set, wa_strategy *strategy) {
  if (!set || set->kind != WA_YAML_MAP) return;
  strategy->overrides = WA_NEW_ARRAY(load->arena, wa_override, set->n_entries);
  for (size_t i = 0; i < set->n_entries && !wa_load_enough(load); i++) {
    const wa_yaml *key = set->entries[i].key;
    wa_override override = {.span = key->span};
    if (!wa_find_target(load, key, &override)) continue;
    override.value = wa_read_formula(load, set->entries[i].value,
                                     wa_printf(load->arena, "strategies.%s.set.%s", strategy->name, key->text));
    strategy->overrides[strategy->n_overrides++] = override;
  }
}

static void wa_add_implicit(wa_load *load) {
  wa_model *model = load->model;
  model->strategies = WA_NEW_ARRAY(load->arena, wa_strategy, 1);
  model->strategies[0] = (wa_strategy){.name = "project", .label = {"Project", "Project"}};
  model->n_strategies = 1;
  model->implicit_strategy = true;
  wa_names_add(load->names, (wa_name_row){.space = WA_SPACE_STRATEGY, .name = "project", .index = 0});
}

void wa_decode_strategies(wa_load *load) {
  wa_model *model = load->model;
  const wa_yaml *map = wa_section(load, "strategies");
  if (!map || map->n_entries == 0) {
    wa_add_implicit(load);
    return;
  }
  if (map->n_entries > WA_MOST_STRATEGIES) {
    wa_error(load->diags, map->entries[0].key->span, "more than %d strategies", WA_MOST_STRATEGIES);
    return;
  }
  model->strategies = WA_NEW_ARRAY(load->arena, wa_strategy, map->n_entries);
  for (size_t i = 0; i < map->n_entries; i++) {
    const wa_yaml *key = map->entries[i].key, *value = map->entries[i].value;
    if (!wa_define(load, WA_SPACE_STRATEGY, key, "a strategy", 0, model->n_strategies, false)) continue;
    wa_strategy strategy = {.name = key->text, .span = key->span, .label = wa_read_label(value, "label")};
    wa_read_overrides(load, wa_yaml_get(value, "set"), &strategy);
    model->strategies[model->n_strategies++] = strategy;
  }
}
