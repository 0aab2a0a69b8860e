/* Care paths and the roles that work in them. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "model/read.h"
#include "model/reserved.h"

/* ---- roles ---- */

static void wa_check_role(wa_load *load, const wa_yaml *key, const wa_yaml *map, const wa_role *role) {
  if (role->cost_per_minute.expr && (role->yearly_cost.expr || role->yearly_hours.expr || role->practical.expr)) {
    wa_error(load->diags, key->span, "role '%s' has a cost per minute and a cost per year", key->text);
    wa_hint(load->diags, "write 'cost_per_minute', or 'yearly_cost' with 'yearly_hours'");
  } else if (!role->cost_per_minute.expr && (!role->yearly_cost.expr || !role->yearly_hours.expr)) {
    bool tried = wa_yaml_entry_of(map, "cost_per_minute") || (wa_yaml_entry_of(map, "yearly_cost") && wa_yaml_entry_of(map, "yearly_hours"));
    if (tried) return; /* its formula is wrong, which is reported */
    wa_error(load->diags, key->span, "role '%s' does not say what a minute costs", key->text);
    wa_hint(load->diags, "write 'cost_per_minute', or 'yearly_cost' with 'yearly_hours'");
  }
}

static void wa_check_above_zero(wa_load *load, const wa_formula *formula, const char *what) {
  double number;
  if (wa_formula_literal(formula, &number) && !(number > 0))
    wa_error(load->diags, formula->span, "%s must be above 0, and is %g", what, number);
}

static void wa_check_not_negative(wa_load *load, const wa_formula *formula, const char *what) {
  double number;
  if (wa_formula_literal(formula, &number) && number < 0)
    wa_error(load->diags, formula->span, "%s cannot be %g", what, number);
}

static void wa_decode_role(wa_load *load, wa_section_entry entry) {
  wa_model *model = load->model;
  const wa_yaml *value = entry.value;
  bool mapping = value->kind == WA_YAML_MAP;
  if (!wa_define(load, WA_SPACE_ROLE, entry.key, "a role", 0, model->n_roles, false)) return;
  wa_role role = {.name = entry.key->text, .span = entry.key->span, .label = wa_read_label(value, "label"),
                  .source = wa_read_text(value, "source")};
  const struct {
    const char *key;
    wa_formula *place;
  } formulas[] = {{"cost_per_minute", &role.cost_per_minute}, {"yearly_cost", &role.yearly_cost},
                  {"yearly_hours", &role.yearly_hours}, {"practical", &role.practical}};
  for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++)
    *formulas[i].place = wa_read_formula(load, mapping ? wa_yaml_get(value, formulas[i].key) : i == 0 ? value : NULL,
                                         wa_path(load, "roles", role.name, formulas[i].key));
  if (!value->broken && mapping) wa_check_role(load, entry.key, value, &role);
  wa_check_above_zero(load, &role.yearly_hours, "the hours of a year");
  wa_check_above_zero(load, &role.practical, "the practical capacity");
  wa_check_share(load, &role.practical, "the practical capacity");
  wa_check_not_negative(load, &role.cost_per_minute, "what a minute costs");
  WA_PUSH(load->arena, model->roles, model->n_roles, load->roles_room, role);
}

/* ---- steps ---- */

static size_t wa_role_of(wa_load *load, const wa_yaml *node) {
  const wa_name_row *named = wa_names_find(load->names, WA_SPACE_ROLE, node->text);
  if (named) return named->index;
  wa_unknown_name(load, WA_SPACE_ROLE, wa_yaml_text_span(node), "role", node->text,
                  wa_printf(load->arena, "name it under 'roles:', as '%.40s: {cost_per_minute: ...}'", node->text));
  return SIZE_MAX;
}

static void wa_read_team(wa_load *load, const wa_yaml *who, const char *path, wa_path_step *step) {
  step->work = WA_NEW_ARRAY(load->arena, wa_step_work, who->n_entries + 1);
  for (size_t i = 0; i < who->n_entries; i++) {
    wa_step_work work = {.role = wa_role_of(load, who->entries[i].key), .span = who->entries[i].key->span};
    work.minutes = wa_read_formula(load, who->entries[i].value, wa_printf(load->arena, "%s.who.%s", path, who->entries[i].key->text));
    wa_check_not_negative(load, &work.minutes, "the number of minutes");
    step->work[step->n_work++] = work;
  }
}

/* One role, or nobody in particular. */
static void wa_read_worker(wa_load *load, const wa_yaml *map, const wa_yaml *who, const char *path, wa_path_step *step) {
  const wa_yaml *minutes = wa_yaml_get(map, "minutes");
  if (!minutes && !who) return;
  if (!minutes) {
    if (!wa_yaml_entry_of(map, "minutes")) wa_error(load->diags, who->span, "'%s' has no minutes: how long does it take?", step->name);
    return;
  }
  step->work = WA_NEW_ARRAY(load->arena, wa_step_work, 1);
  step->work[0] = (wa_step_work){.role = who ? wa_role_of(load, who) : SIZE_MAX, .span = who ? who->span : minutes->span};
  step->work[0].minutes = wa_read_formula(load, minutes, wa_printf(load->arena, "%s.minutes", path));
  wa_check_not_negative(load, &step->work[0].minutes, "the number of minutes");
  step->n_work = 1;
}

static void wa_check_step(wa_load *load, const wa_yaml *map, const wa_path_step *step) {
  const wa_yaml *who = wa_yaml_get(map, "who");
  const wa_yaml_entry *minutes = wa_yaml_entry_of(map, "minutes"), *cost = wa_yaml_entry_of(map, "cost_per_minute");
  if (who && who->kind == WA_YAML_MAP && minutes)
    wa_error(load->diags, minutes->key->span, "'who' says the minutes of each role already");
  if (who && cost) wa_error(load->diags, cost->key->span, "'who' is named, and what a minute costs is written under 'roles'");
  if (!who && minutes && !cost) {
    wa_error(load->diags, minutes->key->span, "nobody is named in '%s', nor what a minute costs", step->name);
    wa_hint(load->diags, "add 'who: ...', or 'cost_per_minute: ...'");
  }
  if (!who && !minutes && !wa_yaml_entry_of(map, "materials"))
    wa_error(load->diags, step->span, "'%s' has no minutes and no materials: it would cost nothing", step->name);
  if (wa_yaml_entry_of(map, "repeat") && wa_yaml_entry_of(map, "times"))
    wa_error(load->diags, wa_yaml_entry_of(map, "times")->key->span, "'repeat' and 'times' both say how often '%s' is done", step->name);
}

static void wa_check_repeat(wa_load *load, const wa_formula *repeat) {
  double number;
  if (!wa_formula_literal(repeat, &number) || (number >= 0 && number < 1)) return;
  wa_error(load->diags, repeat->span, "the probability of repetition must lie in 0..1, below 1, and is %g", number);
}

static void wa_read_step(wa_load *load, const wa_yaml_entry *entry, const wa_path_model *path, wa_path_step *step) {
  const wa_yaml *map = entry->value, *who = wa_yaml_get(map, "who");
  const char *place = wa_printf(load->arena, "paths.%s.steps.%s", path->name, entry->key->text);
  *step = (wa_path_step){.name = entry->key->text, .span = entry->key->span, .label = wa_read_label(map, "label"),
                         .source = wa_read_text(map, "source")};
  if (who && who->kind == WA_YAML_MAP) wa_read_team(load, who, place, step);
  else wa_read_worker(load, map, who, place, step);
  const struct {
    const char *key;
    wa_formula *formula;
  } formulas[] = {{"cost_per_minute", &step->cost_per_minute}, {"materials", &step->materials}, {"share", &step->share},
                  {"repeat", &step->repeat}, {"times", &step->times}};
  for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++)
    *formulas[i].formula = wa_read_formula(load, wa_yaml_get(map, formulas[i].key), wa_printf(load->arena, "%s.%s", place, formulas[i].key));
  wa_check_share(load, &step->share, "'share'");
  wa_check_repeat(load, &step->repeat);
  wa_check_not_negative(load, &step->times, "'times'");
  wa_check_not_negative(load, &step->materials, "the cost of materials");
  wa_check_not_negative(load, &step->cost_per_minute, "what a minute costs");
  wa_check_step(load, map, step);
}

static bool wa_is_name(wa_load *load, const wa_yaml *key) {
  if (wa_name_well_formed(key->text)) return true;
  wa_error(load->diags, key->span, "'%.60s' cannot be the name of a step", key->text);
  wa_hint(load->diags, "a name has letters, digits and _ only, and begins with a letter; put other text in 'label:'");
  return false;
}

static void wa_decode_path(wa_load *load, wa_section_entry entry) {
  wa_model *model = load->model;
  const wa_yaml *steps = wa_yaml_get(entry.value, "steps");
  if (!wa_define(load, WA_SPACE_PATH, entry.key, "a care path", 0, model->n_paths, false)) return;
  wa_path_model path = {.name = entry.key->text, .span = entry.key->span, .label = wa_read_label(entry.value, "label")};
  bool written = steps && steps->kind == WA_YAML_MAP && !steps->broken;
  if (written && steps->n_entries == 0) wa_error(load->diags, steps->span, "a care path needs steps");
  if (written) path.steps = WA_NEW_ARRAY(load->arena, wa_path_step, steps->n_entries + 1);
  for (size_t i = 0; written && i < steps->n_entries && !wa_load_enough(load); i++)
    if (!steps->entries[i].value->broken && wa_is_name(load, steps->entries[i].key))
      wa_read_step(load, &steps->entries[i], &path, &path.steps[path.n_steps++]);
  WA_PUSH(load->arena, model->paths, model->n_paths, load->paths_room, path);
}

void wa_decode_paths(wa_load *load) {
  wa_each_entry(load, "roles", wa_decode_role);
  wa_each_entry(load, "paths", wa_decode_path);
}
