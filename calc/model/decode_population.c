#include <math.h>

#include "model/read.h"
#include "model/reserved.h"

static void wa_check_category_name(wa_load *load, const wa_yaml *node) {
  if (wa_name_well_formed(node->text)) return;
  wa_error(load->diags, wa_yaml_text_span(node), "'%.40s' cannot be a category", node->text);
  wa_hint(load->diags, "use letters, digits and _, as in the table that is looked up");
}

static void wa_read_mix(wa_load *load, const wa_yaml *map, wa_population *population) {
  double sum = 0, share;
  bool known = true;
  population->sexes = WA_NEW_ARRAY(load->arena, const char *, map->n_entries);
  population->sex_shares = WA_NEW_ARRAY(load->arena, wa_formula, map->n_entries);
  for (size_t i = 0; i < map->n_entries; i++) {
    const wa_yaml *key = map->entries[i].key;
    wa_check_category_name(load, key);
    wa_formula formula = wa_read_formula(load, map->entries[i].value, wa_path(load, "population", "sex", key->text));
    wa_check_share(load, &formula, "the share of a category");
    known = known && wa_formula_literal(&formula, &share);
    if (known) sum += share;
    population->sexes[population->n_sexes] = key->text;
    population->sex_shares[population->n_sexes++] = formula;
  }
  if (known && fabs(sum - 1) > 1e-9) wa_error(load->diags, map->span, "the shares of 'sex' sum to %g, not to 1", sum);
}

static void wa_check_least(wa_load *load, const wa_formula *formula, const char *what, double least) {
  double number;
  if (wa_formula_literal(formula, &number) && number < least)
    wa_error(load->diags, formula->span, "%s cannot be %g", what, number);
}

void wa_decode_population(wa_load *load) {
  wa_population *population = &load->model->population;
  const wa_yaml *map = wa_section(load, "population");
  const wa_yaml *size = wa_yaml_get(map, "size"), *sex = wa_yaml_get(map, "sex");
  wa_span nowhere = {NULL, 0, 0};
  population->size = size ? wa_read_formula(load, size, "population.size")
                          : wa_fixed_formula(load, "1", nowhere, "population.size");
  population->age = wa_read_formula(load, wa_yaml_get(map, "age"), "population.age");
  population->inflow = wa_read_formula(load, wa_yaml_get(map, "inflow"), "population.inflow");
  population->label = wa_read_label(map, "label");
  wa_check_least(load, &population->size, "the size of the population", 0);
  wa_check_least(load, &population->age, "the age of the population", 0);
  wa_check_least(load, &population->inflow, "the inflow", 0);
  if (!sex) return;
  if (sex->kind == WA_YAML_MAP) {
    wa_read_mix(load, sex, population);
  } else {
    wa_check_category_name(load, sex);
    population->sex = sex->text;
  }
}
