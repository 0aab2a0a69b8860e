#include <stdint.h>
#include <string.h>

#include "model/decode_decisions.h"
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

static void wa_read_probabilistic(wa_load *load, const wa_yaml *analysis_map, wa_analysis *analysis) {
  const wa_yaml_entry *entry = wa_yaml_entry_of(analysis_map, "probabilistic");
  double number;
  analysis->draws = 1000;
  analysis->seed = 1;
  if (!entry) return;
  analysis->probabilistic = true;
  analysis->probabilistic_span = entry->key->span;
  const wa_yaml *map = wa_yaml_get(analysis_map, "probabilistic");
  if (wa_read_integer(load, wa_yaml_get(map, "draws"), "'draws'", 2, 10000000, &number)) analysis->draws = (size_t)number;
  if (wa_read_integer(load, wa_yaml_get(map, "seed"), "'seed'", 0, 9007199254740992.0, &number))
    analysis->seed = (unsigned long long)number;
}

void wa_decode_analysis(wa_load *load) {
  wa_analysis *analysis = &load->model->analysis;
  const wa_yaml *map = wa_section(load, "analysis");
  wa_read_thresholds(load, wa_yaml_get(map, "willingness_to_pay"), analysis);
  wa_read_perspectives(load, wa_yaml_get(map, "perspectives"), analysis);
  wa_read_probabilistic(load, map, analysis);
  wa_decode_decisions(load, map);
  wa_decode_plan(load, map);
}
