#include <stdint.h>
#include <string.h>

#include "model/decode_decisions.h"
#include "model/decode_members.h"
#include "model/read.h"

static void wa_read_thresholds(wa_load *load, const wa_yaml *node, wa_analysis *analysis) {
  static const double usual[] = {20000, 50000, 80000};
  const wa_yaml *one[] = {node};
  const wa_yaml *const *items = node && node->kind == WA_YAML_LIST ? (const wa_yaml *const *)node->items : one;
  size_t n = node && node->kind == WA_YAML_LIST ? node->n_items : 1;
  analysis->willingness_to_pay = WA_NEW_ARRAY(load->arena, double, n < 3 ? 3 : n);
  for (size_t i = 0; node && i < n; i++) {
    double number;
    if (items[i]->broken || !wa_read_number(load, items[i], &number)) continue;
    if (number < 0) wa_error(load->diags, items[i]->span, "a threshold cannot be below 0");
    analysis->willingness_to_pay[analysis->n_willingness_to_pay++] = number;
  }
  if (analysis->n_willingness_to_pay) return;
  memcpy(analysis->willingness_to_pay, usual, sizeof usual);
  analysis->n_willingness_to_pay = 3;
}

static void wa_read_perspective(wa_load *load, const wa_yaml *node, wa_analysis *analysis) {
  if (node->broken || node->kind != WA_YAML_SCALAR) return;
  const wa_name_row *named = wa_names_find(load->names, WA_SPACE_STAKEHOLDER, node->text);
  bool society = strcmp(node->text, "society") == 0;
  if (!society && !named)
    wa_unknown_name(load, WA_SPACE_STAKEHOLDER, wa_yaml_text_span(node), "stakeholder", node->text,
                    "a perspective is 'society' or one of the stakeholders");
  else
    analysis->perspectives[analysis->n_perspectives++] = society ? SIZE_MAX : named->index;
}

static void wa_read_perspectives(wa_load *load, const wa_yaml *node, wa_analysis *analysis) {
  if (!node) return;
  bool list = node->kind == WA_YAML_LIST;
  analysis->perspectives = WA_NEW_ARRAY(load->arena, size_t, list ? node->n_items : 1);
  if (!list) wa_read_perspective(load, node, analysis);
  for (size_t i = 0; list && i < node->n_items; i++) wa_read_perspective(load, node->items[i], analysis);
}

const char *const wa_sampling_names[WA_N_SAMPLINGS] = {"random", "latin hypercube", "sobol"};

/* The parameter that a name stands for; SIZE_MAX after an error. */
static size_t wa_correlated(wa_load *load, const wa_yaml *name) {
  const wa_name_row *named = wa_names_find(load->names, WA_SPACE_VALUE, name->text);
  if (named && named->kind == WA_NAME_PARAMETER) return named->index;
  if (named) wa_error(load->diags, name->span, "'%s' is no parameter", name->text);
  else wa_unknown_name(load, WA_SPACE_VALUE, name->span, "parameter", name->text, "correlations are between parameters");
  return SIZE_MAX;
}

static void wa_read_correlation(wa_load *load, size_t a, const wa_yaml_entry *entry) {
  wa_analysis *analysis = &load->model->analysis;
  wa_correlation new = {.a = a, .b = wa_correlated(load, entry->key), .span = wa_span_join(entry->key->span, entry->value->span)};
  if (entry->value->broken || !wa_read_number(load, entry->value, &new.value) || a == SIZE_MAX || new.b == SIZE_MAX) return;
  if (!(new.value > -1 && new.value < 1)) {
    wa_error(load->diags, entry->value->span, "a correlation lies between -1 and 1");
    return;
  }
  if (new.a == new.b) wa_error(load->diags, new.span, "a parameter has no correlation with itself");
  for (size_t i = 0; i < analysis->n_correlations; i++) {
    const wa_correlation *old = &analysis->correlations[i];
    if (!(old->a == new.a && old->b == new.b) && !(old->a == new.b && old->b == new.a)) continue;
    wa_error(load->diags, new.span, "the correlation of these two stands here twice");
    wa_also(load->diags, old->span, "first here");
    return;
  }
  if (new.a != new.b) analysis->correlations[analysis->n_correlations++] = new;
}

static void wa_read_correlations(wa_load *load, const wa_yaml *map, wa_analysis *analysis) {
  size_t n = 0;
  for (size_t i = 0; map && i < map->n_entries; i++) n += map->entries[i].value->n_entries;
  analysis->correlations = WA_NEW_ARRAY(load->arena, wa_correlation, n);
  for (size_t i = 0; map && i < map->n_entries; i++) {
    const wa_yaml *with = map->entries[i].value;
    if (with->broken || with->kind != WA_YAML_MAP) continue;
    size_t a = wa_correlated(load, map->entries[i].key);
    for (size_t k = 0; k < with->n_entries; k++) wa_read_correlation(load, a, &with->entries[k]);
  }
}

static void wa_read_sampling(wa_load *load, const wa_yaml *map, wa_analysis *analysis) {
  const wa_yaml *sampling = wa_yaml_get(map, "sampling"), *failures = wa_yaml_get(map, "failures");
  double share;
  analysis->sampling = (wa_sampling)wa_read_choice(sampling, wa_sampling_names, WA_N_SAMPLINGS, WA_SAMPLING_RANDOM);
  if (sampling) analysis->sampling_span = sampling->span;
  if (failures && wa_read_number(load, failures, &share)) {
    if (share >= 0 && share <= 1) analysis->failures = share;
    else wa_error(load->diags, failures->span, "'failures' is a share of the draws, from 0 to 100%%");
  }
  wa_read_correlations(load, wa_yaml_get(map, "correlations"), analysis);
}

static void wa_read_probabilistic(wa_load *load, const wa_yaml *analysis_map, wa_analysis *analysis) {
  const wa_yaml_entry *entry = wa_yaml_entry_of(analysis_map, "probabilistic");
  double number;
  analysis->draws = 1000;
  analysis->seed = 1;
  analysis->failures = 0.01;
  if (!entry) return;
  analysis->probabilistic = true;
  analysis->probabilistic_span = entry->key->span;
  const wa_yaml *map = wa_yaml_get(analysis_map, "probabilistic");
  if (wa_read_integer(load, wa_yaml_get(map, "draws"), "'draws'", 2, 10000000, &number)) analysis->draws = (size_t)number;
  if (wa_read_integer(load, wa_yaml_get(map, "seed"), "'seed'", 0, 9007199254740992.0, &number))
    analysis->seed = (unsigned long long)number;
  wa_read_sampling(load, map, analysis);
}

void wa_decode_analysis(wa_load *load) {
  wa_analysis *analysis = &load->model->analysis;
  const wa_yaml *map = wa_section(load, "analysis");
  wa_read_thresholds(load, wa_yaml_get(map, "willingness_to_pay"), analysis);
  wa_read_perspectives(load, wa_yaml_get(map, "perspectives"), analysis);
  wa_read_members(load, wa_yaml_get(map, "members"));
  wa_read_probabilistic(load, map, analysis);
  wa_decode_decisions(load, map);
  wa_decode_plan(load, map);
}
