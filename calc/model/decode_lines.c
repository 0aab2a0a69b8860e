#include <stdint.h>

#include "model/decode_ledger.h"
#include "model/decode_uptake.h"
#include "model/read.h"

static wa_category wa_read_category(const wa_yaml *map, wa_category fallback) {
  return (wa_category)wa_read_choice(wa_yaml_get(map, "category"), wa_category_names, WA_N_CATEGORIES, (int)fallback);
}

static void wa_read_value_map(const wa_yaml *map, wa_line *line) {
  line->label = wa_read_label(map, "label");
  line->inputs = wa_read_text(map, "inputs");
  line->outputs = wa_read_text(map, "outputs");
  line->outcome = wa_read_text(map, "outcome");
  line->indicator = wa_read_text(map, "indicator");
  line->source = wa_read_text(map, "source");
  line->proxy = wa_read_text(map, "proxy");
  line->proxy_source = wa_read_text(map, "proxy_source");
}

static void wa_read_invest(wa_load *load, const wa_yaml *map, wa_line *line) {
  line->invest = wa_read_bool(map, "invest", false);
  if (!line->invest || wa_yaml_entry_of(map, "from")) return;
  wa_error(load->diags, wa_yaml_entry_of(map, "invest")->key->span, "an investment needs 'from': who puts it in");
}

static void wa_decode_line(wa_load *load, wa_section_entry entry) {
  static const char *const rates[] = {"costs", "effects"};
  const wa_yaml *map = entry.value, *quantity = wa_yaml_get(map, "quantity");
  if (map->broken || map->kind != WA_YAML_MAP) return;
  wa_line line = {.name = entry.key->text, .span = entry.key->span};
  const char *path = wa_path(load, "lines", line.name, "quantity");
  line.quantity = wa_yaml_entry_of(map, "quantity") ? wa_read_formula(load, quantity, path)
                                                    : wa_fixed_formula(load, "1", line.span, path);
  line.amount = wa_read_formula(load, wa_yaml_get(map, "amount"), wa_path(load, "lines", line.name, "amount"));
  wa_read_ledger(load, map, "lines", &line);
  wa_read_value_map(map, &line);
  wa_read_invest(load, map, &line);
  line.category = wa_read_category(map, WA_CAT_OTHER);
  line.cash = wa_read_bool(map, "cash", true);
  int rate = wa_read_choice(wa_yaml_get(map, "discount"), rates, 2, line.category == WA_CAT_HEALTH ? WA_EFFECTS : WA_COSTS);
  line.effects_rate = rate == WA_EFFECTS;
  wa_add_line(load, entry.key, line);
}

/* Only the value line has use for them. */
static void wa_check_no_value(wa_load *load, const wa_yaml *map) {
  static const char *const keys[] = {"from", "to", "category", "cash", "deadweight", "attribution", "displacement",
                                     "drop_off", "starts", "lasts", "proxy", "proxy_source"};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    const wa_yaml_entry *entry = wa_yaml_entry_of(map, keys[i]);
    if (!entry) continue;
    wa_error(load->diags, entry->key->span, "'%s' has no meaning in an outcome without 'value'", keys[i]);
    wa_hint(load->diags, "add 'value: ...', money per unit of the outcome, or leave it out");
    return;
  }
}

static void wa_decode_value_line(wa_load *load, wa_section_entry entry) {
  const wa_yaml *map = entry.value;
  const wa_name_row *outcome = wa_names_find(load->names, WA_SPACE_VALUE, entry.key->text);
  if (map->broken || map->kind != WA_YAML_MAP || !outcome || outcome->kind != WA_NAME_OUTCOME) return;
  if (!wa_yaml_entry_of(map, "value")) {
    wa_check_no_value(load, map);
    return;
  }
  wa_line line = {.name = entry.key->text, .span = entry.key->span, .outcome_of = entry.key->text, .effects_rate = true};
  line.quantity = wa_fixed_formula(load, line.name, line.span, wa_path(load, "outcomes", line.name, "quantity"));
  line.amount = wa_read_formula(load, wa_yaml_get(map, "value"), wa_path(load, "outcomes", line.name, "value"));
  wa_read_ledger(load, map, "outcomes", &line);
  wa_read_value_map(map, &line);
  line.category = wa_read_category(map, WA_CAT_HEALTH);
  line.cash = wa_read_bool(map, "cash", false);
  wa_add_line(load, entry.key, line);
}

void wa_decode_lines(wa_load *load) {
  wa_each_entry(load, "lines", wa_decode_line);
  wa_decode_stage_lines(load);
  wa_each_entry(load, "outcomes", wa_decode_value_line);
}
