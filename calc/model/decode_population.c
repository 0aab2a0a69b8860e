#include <math.h>

#include "model/decode_overrides.h"
#include "model/read.h"
#include "model/reserved.h"

enum { WA_MOST_SEGMENTS = 100 };

static void wa_check_category_name(wa_load *load, const wa_yaml *node) {
  if (wa_name_well_formed(node->text)) return;
  wa_error(load->diags, wa_yaml_text_span(node), "'%.40s' cannot be a category", node->text);
  wa_hint(load->diags, "use letters, digits and _, as in the table that is looked up");
}

static void wa_read_mix(wa_load *load, const wa_yaml *map, const char *owner, wa_sex_mix *sex) {
  double sum = 0, share;
  bool known = true;
  sex->names = WA_NEW_ARRAY(load->arena, const char *, map->n_entries);
  sex->shares = WA_NEW_ARRAY(load->arena, wa_formula, map->n_entries);
  for (size_t i = 0; i < map->n_entries; i++) {
    const wa_yaml *key = map->entries[i].key;
    wa_check_category_name(load, key);
    wa_formula formula = wa_read_formula(load, map->entries[i].value, wa_path(load, owner, "sex", key->text));
    wa_check_share(load, &formula, "the share of a category");
    known = known && wa_formula_literal(&formula, &share);
    if (known) sum += share;
    sex->names[sex->n] = key->text;
    sex->shares[sex->n++] = formula;
  }
  if (known && fabs(sum - 1) > 1e-9) wa_error(load->diags, map->span, "the shares of 'sex' sum to %g, not to 1", sum);
}

static wa_sex_mix wa_read_sex(wa_load *load, const wa_yaml *node, const char *owner) {
  wa_sex_mix sex = {0};
  if (!node) return sex;
  if (node->kind == WA_YAML_MAP) {
    wa_read_mix(load, node, owner, &sex);
  } else {
    wa_check_category_name(load, node);
    sex.one = node->text;
  }
  return sex;
}

static void wa_check_least(wa_load *load, const wa_formula *formula, const char *what, double least) {
  double number;
  if (wa_formula_literal(formula, &number) && number < least)
    wa_error(load->diags, formula->span, "%s cannot be %g", what, number);
}

/* ---- people who enter later ---- */

static void wa_read_inflow(wa_load *load, const wa_yaml *map, wa_population *population) {
  const wa_yaml *node = wa_yaml_get(map, "inflow");
  if (!node || node->broken) return;
  population->open = true;
  population->inflow_span = node->span;
  if (node->kind != WA_YAML_LIST) {
    population->inflow = wa_read_formula(load, node, "population.inflow");
    wa_check_least(load, &population->inflow, "the inflow", 0);
    return;
  }
  population->inflow_list = WA_NEW_ARRAY(load->arena, wa_formula, node->n_items + 1);
  for (size_t i = 0; i < node->n_items; i++) {
    population->inflow_list[i] = wa_read_formula(load, node->items[i], wa_printf(load->arena, "population.inflow.%zu", i));
    wa_check_least(load, &population->inflow_list[i], "the inflow", 0);
  }
  population->n_inflow_list = node->n_items;
}

/* ---- segments ---- */

static void wa_read_segment(wa_load *load, const wa_yaml_entry *entry, wa_population *population) {
  const wa_yaml *key = entry->key, *value = entry->value;
  if (!wa_define(load, WA_SPACE_SEGMENT, key, "a segment", 0, population->n_segments, false)) return;
  const char *owner = wa_printf(load->arena, "population.segments.%s", key->text);
  wa_segment segment = {.name = key->text, .span = key->span, .label = wa_read_label(value, "label")};
  segment.share = wa_read_formula(load, wa_yaml_get(value, "share"), wa_printf(load->arena, "%s.share", owner));
  segment.age = wa_read_formula(load, wa_yaml_get(value, "age"), wa_printf(load->arena, "%s.age", owner));
  segment.sex = wa_read_sex(load, wa_yaml_get(value, "sex"), owner);
  wa_check_share(load, &segment.share, "the share of a segment");
  wa_check_least(load, &segment.age, "the age of a segment", 0);
  wa_read_overrides(load, wa_yaml_get(value, "set"), owner, "a segment", &segment.overrides, &segment.n_overrides);
  population->segments[population->n_segments++] = segment;
}

static void wa_check_segment_shares(wa_load *load, const wa_yaml *map, const wa_population *population) {
  double sum = 0, share;
  for (size_t i = 0; i < population->n_segments; i++) {
    if (!wa_formula_literal(&population->segments[i].share, &share)) return;
    sum += share;
  }
  if (population->n_segments == map->n_entries && fabs(sum - 1) > 1e-9)
    wa_error(load->diags, map->span, "the shares of the segments sum to %g, not to 1", sum);
}

static void wa_read_segments(wa_load *load, const wa_yaml *map, wa_population *population) {
  const wa_yaml *node = wa_yaml_get(map, "segments");
  if (!node || node->broken || node->kind != WA_YAML_MAP) return;
  if (node->n_entries == 0 || node->n_entries > WA_MOST_SEGMENTS) {
    wa_error(load->diags, node->span, node->n_entries ? "more than %d segments" : "'segments' names no segment", WA_MOST_SEGMENTS);
    return;
  }
  population->segments = WA_NEW_ARRAY(load->arena, wa_segment, node->n_entries);
  for (size_t i = 0; i < node->n_entries && !wa_load_enough(load); i++) wa_read_segment(load, &node->entries[i], population);
  wa_check_segment_shares(load, node, population);
}

void wa_decode_population(wa_load *load) {
  wa_population *population = &load->model->population;
  const wa_yaml *map = wa_section(load, "population"), *size = wa_yaml_get(map, "size");
  wa_span nowhere = {NULL, 0, 0};
  population->size = size ? wa_read_formula(load, size, "population.size")
                          : wa_fixed_formula(load, "1", nowhere, "population.size");
  population->age = wa_read_formula(load, wa_yaml_get(map, "age"), "population.age");
  population->label = wa_read_label(map, "label");
  population->sex = wa_read_sex(load, wa_yaml_get(map, "sex"), "population");
  wa_check_least(load, &population->size, "the size of the population", 0);
  wa_check_least(load, &population->age, "the age of the population", 0);
  wa_read_inflow(load, map, population);
  wa_read_segments(load, map, population);
}
