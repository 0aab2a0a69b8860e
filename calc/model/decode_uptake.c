#include "model/decode_uptake.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "model/decode_ledger.h"
#include "model/read.h"
#include "model/reserved.h"

static void wa_read_stage(wa_load *load, const wa_yaml_entry *entry, const char *path, wa_uptake *uptake) {
  const wa_yaml *key = entry->key, *value = entry->value;
  bool mapping = value->kind == WA_YAML_MAP;
  /* Strategies may have stages of the same name. */
  if (!wa_names_find(load->names, WA_SPACE_STAGE, key->text) &&
      !wa_define(load, WA_SPACE_STAGE, key, "a stage", 0, 0, true))
    return;
  if (value->broken) return;
  wa_funnel_stage stage = {.name = key->text, .span = key->span, .label = wa_read_label(value, "label"), .line = SIZE_MAX};
  stage.share = wa_read_formula(load, mapping ? wa_yaml_get(value, "share") : value,
                                wa_printf(load->arena, "%s.%s.share", path, key->text));
  wa_check_share(load, &stage.share, "the share of a stage");
  uptake->stages[uptake->n_stages++] = stage;
}

void wa_read_uptake(wa_load *load, const wa_yaml *map, wa_strategy *strategy) {
  const wa_yaml_entry *entry = wa_yaml_entry_of(map, "uptake");
  if (!entry || entry->value->broken) return;
  const wa_yaml *node = entry->value;
  wa_uptake *uptake = &strategy->uptake;
  const char *path = wa_printf(load->arena, "strategies.%s.uptake", strategy->name);
  uptake->given = true;
  uptake->span = entry->key->span;
  if (node->kind == WA_YAML_MAP) {
    uptake->stages = WA_NEW_ARRAY(load->arena, wa_funnel_stage, node->n_entries + 1);
    for (size_t i = 0; i < node->n_entries && !wa_load_enough(load); i++) wa_read_stage(load, &node->entries[i], path, uptake);
    if (node->n_entries == 0) wa_error(load->diags, node->span, "a funnel needs stages");
  } else if (node->kind == WA_YAML_LIST) {
    uptake->list = WA_NEW_ARRAY(load->arena, wa_formula, node->n_items + 1);
    for (size_t i = 0; i < node->n_items; i++) {
      uptake->list[i] = wa_read_formula(load, node->items[i], wa_printf(load->arena, "%s.%zu", path, i));
      wa_check_share(load, &uptake->list[i], "the uptake");
    }
    uptake->n_list = node->n_items;
    if (node->n_items == 0) wa_error(load->diags, node->span, "'uptake' has no share");
  } else {
    uptake->share = wa_read_formula(load, node, path);
    wa_check_share(load, &uptake->share, "the uptake");
  }
}

/* ---- what the stages cost ---- */

/* Only a stage that costs something has use for them. */
static void wa_check_no_cost(wa_load *load, const wa_yaml *map) {
  static const char *const keys[] = {"from", "to", "invest", "category", "cash", "source"};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    const wa_yaml_entry *entry = wa_yaml_entry_of(map, keys[i]);
    if (!entry) continue;
    wa_error(load->diags, entry->key->span, "'%s' has no meaning in a stage without 'cost'", keys[i]);
    wa_hint(load->diags, "add 'cost: ...', money per person who gets through, or leave it out");
    return;
  }
}

static void wa_add_stage_line(wa_load *load, const wa_strategy *strategy, wa_funnel_stage *stage, const wa_yaml *map) {
  const wa_model *model = load->model;
  if (map->kind != WA_YAML_MAP || map->broken) return;
  if (!wa_yaml_entry_of(map, "cost")) {
    wa_check_no_cost(load, map);
    return;
  }
  const char *section = wa_printf(load->arena, "strategies.%s.uptake", strategy->name);
  wa_line line = {.name = stage->name, .span = stage->span, .label = stage->label, .only = (size_t)(strategy - model->strategies) + 1,
                  .cash = wa_read_bool(map, "cash", true), .source = wa_read_text(map, "source")};
  line.quantity = wa_fixed_formula(load, wa_printf(load->arena, "funnel(%s)", stage->name), stage->span,
                                   wa_path(load, section, stage->name, "people"));
  line.amount = wa_read_formula(load, wa_yaml_get(map, "cost"), wa_path(load, section, stage->name, "cost"));
  wa_read_ledger(load, map, section, &line);
  line.invest = wa_read_bool(map, "invest", false);
  if (line.invest && !wa_yaml_entry_of(map, "from"))
    wa_error(load->diags, wa_yaml_entry_of(map, "invest")->key->span, "an investment needs 'from': who puts it in");
  line.category = (wa_category)wa_read_choice(wa_yaml_get(map, "category"), wa_category_names, WA_N_CATEGORIES, WA_CAT_PROGRAMME);
  wa_yaml key = {.kind = WA_YAML_SCALAR, .span = stage->span};
  key.text = line.name = wa_printf(load->arena, "%s_%s", strategy->name, stage->name);
  key.length = strlen(key.text);
  stage->line = model->n_lines;
  wa_add_line(load, &key, line);
}

void wa_decode_stage_lines(wa_load *load) {
  const wa_yaml *strategies = wa_section(load, "strategies");
  for (size_t i = 0; i < load->model->n_strategies; i++) {
    wa_strategy *strategy = &load->model->strategies[i];
    const wa_yaml *funnel = wa_yaml_get(wa_yaml_get(strategies, strategy->name), "uptake");
    for (size_t j = 0; j < strategy->uptake.n_stages; j++)
      wa_add_stage_line(load, strategy, &strategy->uptake.stages[j], wa_yaml_get(funnel, strategy->uptake.stages[j].name));
  }
}

/* ---- lists by year of entry ---- */

static void wa_check_list(wa_load *load, wa_span span, const char *what, size_t has, size_t needs, const char *whose) {
  if (has < needs) {
    wa_error(load->diags, span, "%s has %zu item%s, and people enter in %zu %s", what, has, has == 1 ? "" : "s", needs, whose);
    wa_hint(load->diags, "write %zu of them, or a formula of the time of entry, such as 100 * 1.02 ^ time", needs);
  } else if (has > needs) {
    wa_warn(load->diags, span, "%s has %zu items, and people enter in %zu %s: the others are not used", what, has, needs, whose);
  }
}

void wa_check_entry_lists(wa_load *load) {
  const wa_model *model = load->model;
  const wa_population *population = &model->population;
  if (!(model->settings.horizon > 0)) return;
  size_t years = (size_t)ceil(model->settings.horizon - 1e-9);
  if (population->inflow_list)
    wa_check_list(load, population->inflow_span, "'inflow'", population->n_inflow_list, years - 1, "later years");
  for (size_t i = 0; i < model->n_strategies; i++) {
    const wa_uptake *uptake = &model->strategies[i].uptake;
    if (!uptake->list) continue;
    if (!population->open && uptake->n_list > 1) {
      wa_error(load->diags, uptake->span, "uptake by year of entry needs people who enter later, and the population has no inflow");
      wa_hint(load->diags, "add population.inflow, or write one share");
    } else {
      wa_check_list(load, uptake->span, "'uptake'", uptake->n_list, population->open ? years : 1, "years");
    }
  }
}
