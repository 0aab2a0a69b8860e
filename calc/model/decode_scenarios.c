/* analysis.scenarios: each is the model once more, with changes. */
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "model/decode_plan.h"
#include "model/load_source.h"

enum { WA_MOST_SCENARIOS = 50 };

static wa_scenario wa_read_scenario(wa_load *load, const wa_yaml *key, const wa_yaml *map) {
  const wa_yaml *set = wa_yaml_get(map, "set");
  wa_scenario scenario = {.name = key->text, .span = key->span, .label = wa_read_label(map, "label")};
  scenario.n_keys = set && set->kind == WA_YAML_MAP ? set->n_entries : 0;
  const char **keys = WA_NEW_ARRAY(load->arena, const char *, scenario.n_keys + 1);
  const char **values = WA_NEW_ARRAY(load->arena, const char *, scenario.n_keys + 1);
  for (size_t i = 0; i < scenario.n_keys; i++) {
    const wa_yaml *value = set->entries[i].value;
    bool written = value->span.source && value->span.end > value->span.begin;
    keys[i] = set->entries[i].key->text;
    scenario.last = value->span;
    values[i] = value->kind == WA_YAML_SCALAR ? value->text
                : written ? wa_strndup(load->arena, value->span.source->text + value->span.begin,
                                       value->span.end - value->span.begin)
                          : "...";
  }
  scenario.keys = keys;
  scenario.values = values;
  return scenario;
}

void wa_decode_scenarios(wa_load *load, const wa_yaml *analysis) {
  wa_plan *plan = load->model->analysis.plan;
  const wa_yaml *map = wa_yaml_get(analysis, "scenarios");
  size_t n = map && map->kind == WA_YAML_MAP ? map->n_entries : 0;
  if (n > WA_MOST_SCENARIOS) {
    wa_error(load->diags, map->entries[0].key->span, "more than %d scenarios", WA_MOST_SCENARIOS);
    return;
  }
  plan->scenarios = WA_NEW_ARRAY(load->arena, wa_scenario, n + 1);
  for (size_t i = 0; i < n; i++) {
    const wa_yaml *key = map->entries[i].key, *value = map->entries[i].value;
    if (value->broken || value->kind != WA_YAML_MAP) continue;
    if (!wa_define(load, WA_SPACE_SCENARIO, key, "a scenario", 0, plan->n_scenarios, false)) continue;
    if (strcmp(key->text, "base") == 0) {
      wa_error(load->diags, key->span, "'base' is what the model itself is called; give the scenario another name");
      continue;
    }
    plan->scenarios[plan->n_scenarios++] = wa_read_scenario(load, key, value);
  }
}

/* ---- the models of the scenarios ---- */

static bool wa_told_already(wa_diags *diags, const char *line) {
  const char *told;
  for (size_t i = 0; (told = wa_diags_line(diags, i)); i++)
    if (strcmp(told, line) == 0) return true;
  return false;
}

/* Mistakes that the scenario makes; those of the model itself are told already. */
static void wa_tell_mistakes(wa_load *load, const wa_scenario *scenario, wa_diags *found) {
  wa_severity severity;
  wa_span span;
  const char *message, *hint;
  for (size_t i = 0; wa_diags_get(found, i, &severity, &span, &message, &hint); i++) {
    if (severity != WA_ERROR || wa_told_already(load->diags, wa_diags_line(found, i))) continue;
    wa_error(load->diags, span, "%s", message);
    if (hint) wa_hint(load->diags, "%s", hint);
    bool inside =
        span.source == scenario->span.source && span.begin >= scenario->span.begin && span.end <= scenario->last.end;
    if (!inside) wa_also(load->diags, scenario->span, "in this scenario");
  }
}

static size_t wa_changed_parameter(const wa_load *load, const char *key) {
  const char *name = strncmp(key, "parameters.", 11) == 0 ? key + 11 : key;
  size_t length = strcspn(name, ".");
  if (name[length] && strcmp(name + length, ".value") != 0) return SIZE_MAX;
  const wa_name_row *named = wa_names_find(load->names, WA_SPACE_VALUE, wa_strndup(load->arena, name, length));
  return named && named->kind == WA_NAME_PARAMETER ? named->index : SIZE_MAX;
}

static void wa_find_inputs(wa_load *load, wa_scenario *scenario) {
  double number;
  scenario->parameters = WA_NEW_ARRAY(load->arena, size_t, scenario->n_keys + 1);
  scenario->changed = WA_NEW_ARRAY(load->arena, size_t, scenario->n_keys + 1);
  scenario->inputs_only = true;
  for (size_t i = 0; i < scenario->n_keys; i++) {
    size_t p = wa_changed_parameter(load, scenario->keys[i]);
    bool input = p != SIZE_MAX && wa_formula_literal(&load->model->parameters[p].value, &number) &&
                 wa_formula_literal(&scenario->model->parameters[p].value, &number);
    if (p == SIZE_MAX) scenario->changes_others = true;
    else scenario->changed[scenario->n_changed++] = p;
    if (input) scenario->parameters[scenario->n++] = p;
    else scenario->inputs_only = false;
  }
}

void wa_load_scenarios(wa_load *load, const wa_source *source, const wa_change *changes, size_t n_changes) {
  wa_plan *plan = load->model->analysis.plan;
  for (size_t i = 0; plan && i < plan->n_scenarios && !wa_load_enough(load); i++) {
    wa_scenario *scenario = &plan->scenarios[i];
    wa_diags *found = wa_diags_new(load->arena);
    scenario->model = wa_load_scenario(load, found, source, changes, n_changes, scenario->name);
    wa_tell_mistakes(load, scenario, found);
    if (wa_diags_count(found, WA_ERROR) == 0 && wa_diags_count(load->diags, WA_ERROR) == 0)
      wa_find_inputs(load, scenario);
  }
}
