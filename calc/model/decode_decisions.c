/* analysis.decisions: deciders, groups of parameters, studies. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "model/decode_decisions.h"
#include "model/distribution.h"
#include "model/read.h"

enum { WA_MOST_PATIENTS = 10000000 };

/* Items of a list, or the one thing that stands in its place. */
static size_t wa_items(const wa_yaml *node, const wa_yaml *const **items, const wa_yaml **room) {
  if (!node) return 0;
  *room = node;
  *items = node->kind == WA_YAML_LIST ? (const wa_yaml *const *)node->items : (const wa_yaml *const *)room;
  return node->kind == WA_YAML_LIST ? node->n_items : 1;
}

static bool wa_uncertain(const wa_parameter *parameter) {
  return parameter->distribution.kind && strcmp(parameter->distribution.kind->name, "fixed") != 0;
}

static size_t wa_parameter_at(wa_load *load, const wa_yaml *node) {
  if (node->broken || node->kind != WA_YAML_SCALAR) return SIZE_MAX;
  const wa_name_row *named = wa_names_find(load->names, WA_SPACE_VALUE, node->text);
  if (!named || named->kind != WA_NAME_PARAMETER) {
    wa_unknown_name(load, WA_SPACE_VALUE, wa_yaml_text_span(node), "parameter", node->text,
                    "what can be known better stands under 'parameters'");
    return SIZE_MAX;
  }
  if (wa_uncertain(&load->model->parameters[named->index])) return named->index;
  wa_error(load->diags, wa_yaml_text_span(node), "parameter '%.60s' has no distribution: there is nothing to learn about it",
           node->text);
  wa_also(load->diags, load->model->parameters[named->index].span, "it is defined here");
  return SIZE_MAX;
}

/* The parameters of a list, each once. */
static size_t wa_read_parameters(wa_load *load, const wa_yaml *node, size_t **parameters) {
  const wa_yaml *const *items = NULL, *room;
  size_t n_items = wa_items(node, &items, &room), n = 0;
  *parameters = WA_NEW_ARRAY(load->arena, size_t, n_items + 1);
  for (size_t i = 0; i < n_items && !wa_load_enough(load); i++) {
    size_t parameter = wa_parameter_at(load, items[i]);
    bool again = false;
    for (size_t k = 0; k < n; k++) again = again || (*parameters)[k] == parameter;
    if (again) wa_error(load->diags, items[i]->span, "parameter '%.60s' is named twice", items[i]->text);
    else if (parameter != SIZE_MAX) (*parameters)[n++] = parameter;
  }
  return n;
}

/* ---- groups ---- */

static void wa_read_groups(wa_load *load, const wa_yaml *map, wa_decisions_asked *asked) {
  if (!map || map->kind != WA_YAML_MAP) return;
  asked->groups = WA_NEW_ARRAY(load->arena, wa_parameter_group, map->n_entries);
  for (size_t i = 0; i < map->n_entries && !wa_load_enough(load); i++) {
    const wa_yaml *key = map->entries[i].key;
    if (map->entries[i].value->broken) continue;
    wa_parameter_group group = {.name = key->text};
    const wa_name_row *named = wa_names_find(load->names, WA_SPACE_VALUE, key->text);
    if (named && named->kind == WA_NAME_PARAMETER)
      wa_error(load->diags, key->span, "the group '%.60s' has the name of a parameter; choose another", key->text);
    group.n_parameters = wa_read_parameters(load, map->entries[i].value, &group.parameters);
    if (group.n_parameters) asked->groups[asked->n_groups++] = group;
  }
}

/* ---- studies ---- */

/* Whether a study counts events of the parameter, so that its likelihood is binomial. */
static bool wa_is_counted(const wa_parameter *parameter) {
  const char *kind = parameter->distribution.kind->name;
  return strcmp(kind, "beta") == 0 || strcmp(kind, "dirichlet") == 0;
}

static void wa_read_patients(wa_load *load, const wa_yaml *node, wa_study *study) {
  const wa_yaml *const *items = NULL, *room;
  size_t n = wa_items(node, &items, &room);
  study->patients = WA_NEW_ARRAY(load->arena, double, n + 1);
  for (size_t i = 0; i < n; i++) {
    double number;
    if (items[i]->broken) continue;
    if (wa_read_integer(load, items[i], "'patients'", 1, WA_MOST_PATIENTS, &number))
      study->patients[study->n_patients++] = number;
  }
}

static void wa_read_sd(wa_load *load, const wa_yaml *node, double *sd) {
  double number;
  if (!wa_read_number(load, node, &number)) return;
  if (number > 0 && isfinite(number)) *sd = number;
  else wa_error(load->diags, node->span, "a standard deviation must be above 0");
}

/* Standard deviations by parameter: each must belong to a parameter of the study. */
static void wa_read_sds(wa_load *load, const wa_yaml *map, wa_study *study) {
  for (size_t i = 0; i < map->n_entries; i++) {
    const wa_yaml *key = map->entries[i].key, *value = map->entries[i].value;
    size_t at = 0;
    while (at < study->n_parameters && strcmp(load->model->parameters[study->parameters[at]].name, key->text) != 0) at++;
    if (at == study->n_parameters) wa_error(load->diags, key->span, "'%.60s' is no parameter of this study", key->text);
    else if (!value->broken) wa_read_sd(load, value, &study->sd[at]);
  }
}

static void wa_check_sds(wa_load *load, const wa_yaml *key, const wa_yaml *given, wa_study *study) {
  for (size_t i = 0; i < study->n_parameters; i++) {
    const wa_parameter *parameter = &load->model->parameters[study->parameters[i]];
    if (wa_is_counted(parameter)) study->sd[i] = 0;
    else if (!(study->sd[i] > 0) && !(given && given->broken)) {
      wa_error(load->diags, key->span, "the study '%.60s' needs the standard deviation between patients of '%s'", key->text,
               parameter->name);
      wa_hint(load->diags, "add sd: {%s: ...}; its standard error says how well the mean is known, not how patients differ",
              parameter->name);
    }
  }
}

static void wa_read_study(wa_load *load, const wa_yaml *key, const wa_yaml *map, wa_decisions_asked *asked) {
  if (map->broken || map->kind != WA_YAML_MAP) return;
  size_t before = wa_diags_count(load->diags, WA_ERROR);
  wa_study study = {.name = key->text};
  study.n_parameters = wa_read_parameters(load, wa_yaml_get(map, "parameters"), &study.parameters);
  study.sd = WA_NEW_ARRAY(load->arena, double, study.n_parameters + 1);
  wa_read_patients(load, wa_yaml_get(map, "patients"), &study);
  const wa_yaml *sd = wa_yaml_get(map, "sd");
  if (sd && sd->kind == WA_YAML_MAP) wa_read_sds(load, sd, &study);
  if (sd && sd->kind == WA_YAML_SCALAR) {
    double one = 0;
    wa_read_sd(load, sd, &one);
    for (size_t i = 0; i < study.n_parameters; i++) study.sd[i] = one;
  }
  if (wa_diags_count(load->diags, WA_ERROR) == before) wa_check_sds(load, key, sd, &study);
  if (study.n_parameters && study.n_patients) asked->studies[asked->n_studies++] = study;
}

static void wa_read_studies(wa_load *load, const wa_yaml *map, wa_decisions_asked *asked) {
  if (!map || map->kind != WA_YAML_MAP) return;
  asked->studies = WA_NEW_ARRAY(load->arena, wa_study, map->n_entries);
  for (size_t i = 0; i < map->n_entries && !wa_load_enough(load); i++)
    wa_read_study(load, map->entries[i].key, map->entries[i].value, asked);
}

/* ---- deciders, population ---- */

static void wa_read_deciders(wa_load *load, const wa_yaml *node, wa_decisions_asked *asked) {
  const wa_yaml *const *items = NULL, *room;
  size_t n = wa_items(node, &items, &room);
  asked->deciders_given = node != NULL;
  asked->deciders = WA_NEW_ARRAY(load->arena, size_t, n + 1);
  for (size_t i = 0; i < n; i++) {
    if (items[i]->broken || items[i]->kind != WA_YAML_SCALAR) continue;
    const wa_name_row *named = wa_names_find(load->names, WA_SPACE_STAKEHOLDER, items[i]->text);
    bool society = strcmp(items[i]->text, "society") == 0;
    if (society || named) asked->deciders[asked->n_deciders++] = society ? SIZE_MAX : named->index;
    else wa_unknown_name(load, WA_SPACE_STAKEHOLDER, wa_yaml_text_span(items[i]), "stakeholder", items[i]->text,
                         "a decider is 'society' or one of the stakeholders");
  }
}

static double wa_read_bounded(wa_load *load, const wa_yaml *map, const char *key, double low, double high) {
  const wa_yaml *node = wa_yaml_get(map, key);
  double number;
  if (!node || !wa_read_number(load, node, &number)) return NAN;
  if (number >= low && number <= high) return number;
  wa_error(load->diags, node->span, "'%s' must be from %g to %g", key, low, high);
  return NAN;
}

static void wa_read_population(wa_load *load, const wa_yaml *map, wa_decisions_asked *asked) {
  asked->per_year = wa_read_bounded(load, map, "population_per_year", 0, 1e10);
  asked->years = wa_read_bounded(load, map, "years", 0, 1000);
  asked->discount = wa_read_bounded(load, map, "discount", 0, 1);
  const wa_yaml_entry *people = wa_yaml_entry_of(map, "population_per_year"), *years = wa_yaml_entry_of(map, "years");
  if (!people == !years) return;
  wa_error(load->diags, people ? people->key->span : years->key->span,
           "'population_per_year' and 'years' belong together: one is missing");
}

void wa_decode_decisions(wa_load *load, const wa_yaml *analysis) {
  wa_decisions_asked *asked = &load->model->analysis.decisions;
  const wa_yaml_entry *entry = wa_yaml_entry_of(analysis, "decisions");
  *asked = (wa_decisions_asked){.per_year = NAN, .years = NAN, .discount = NAN};
  if (!entry) return;
  const wa_yaml *map = wa_yaml_get(analysis, "decisions"), *evppi = wa_yaml_get(map, "evppi");
  asked->given = true;
  asked->evppi = !(evppi && evppi->kind == WA_YAML_SCALAR && strcmp(evppi->text, "none") == 0);
  wa_read_groups(load, evppi, asked);
  wa_read_studies(load, wa_yaml_get(map, "evsi"), asked);
  wa_read_deciders(load, wa_yaml_get(map, "deciders"), asked);
  wa_read_population(load, map, asked);
  if (load->model->analysis.probabilistic) return;
  wa_error(load->diags, entry->key->span, "'decisions' needs the draws of 'probabilistic'");
  wa_hint(load->diags, "add probabilistic: {draws: 5000}");
}
