#include "model/decode_overrides.h"
#include "model/decode_uptake.h"
#include "model/read.h"

enum { WA_MOST_STRATEGIES = 1000 };

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
    wa_read_overrides(load, wa_yaml_get(value, "set"), wa_printf(load->arena, "strategies.%s", strategy.name), "a strategy",
                      &strategy.overrides, &strategy.n_overrides);
    wa_read_uptake(load, value, &strategy);
    model->strategies[model->n_strategies++] = strategy;
  }
}
