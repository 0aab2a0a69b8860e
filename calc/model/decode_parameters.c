#include <math.h>
#include <string.h>

#include "model/distribution.h"
#include "model/read.h"

/* A figure without a source is a finding, once for each; a hundred of them say enough. */
static void wa_check_source(wa_load *load, const wa_parameter *parameter) {
  enum { MOST = 100 };
  double number;
  bool figure = wa_formula_literal(&parameter->value, &number);
  if (parameter->source || parameter->assumption || !figure || load->n_unsourced++ >= MOST) return;
  wa_warn(load->diags, parameter->span, "parameter '%s' has no source", parameter->name);
  wa_hint(load->diags, "write {value: ..., source: \"...\"}, or 'assumption: true' when it is assumed");
}

static void wa_read_confidential(wa_load *load, const wa_yaml *map, wa_parameter *parameter) {
  const wa_yaml *node = wa_yaml_get(map, "confidential");
  if (!node || node->kind != WA_YAML_SCALAR) return;
  if (wa_names_find(load->names, WA_SPACE_STAKEHOLDER, node->text)) parameter->confidential = node->text;
  else wa_unknown_name(load, WA_SPACE_STAKEHOLDER, wa_yaml_text_span(node), "stakeholder", node->text,
                       "it is the stakeholder whose secret the figure is");
}

/* A value changed from the command line or by a scenario, where the distribution's interval is still that of the old one. */
static bool wa_value_was_changed(wa_load *load, const wa_yaml *map, const wa_parameter *parameter) {
  const wa_distribution *distribution = &parameter->distribution;
  const wa_yaml *value = wa_yaml_get(map, "value"), *written = wa_yaml_get(map, "distribution");
  bool changed = distribution->kind && value && value->changed && !written->changed;
  if (!changed || !wa_dist_find(distribution, "ci95")) return false;
  wa_warn(load->diags, parameter->value.span, "the distribution of '%s' stays as it was, around another value",
          parameter->name);
  return true;
}

static void wa_read_distribution(wa_load *load, const wa_yaml *map, wa_parameter *parameter) {
  const wa_yaml *node = wa_yaml_get(map, "distribution");
  double value = NAN;
  if (!node) return;
  parameter->distribution = wa_decode_distribution(load, node);
  if (!wa_formula_literal(&parameter->value, &value) || wa_value_was_changed(load, map, parameter)) value = NAN;
  if (parameter->distribution.kind) parameter->distribution.kind->check(load->diags, &parameter->distribution, value);
}

static void wa_read_details(wa_load *load, const wa_yaml *map, wa_parameter *parameter) {
  const char *name = parameter->name;
  parameter->low = wa_read_formula(load, wa_yaml_get(map, "low"), wa_path(load, "parameters", name, "low"));
  parameter->high = wa_read_formula(load, wa_yaml_get(map, "high"), wa_path(load, "parameters", name, "high"));
  parameter->label = wa_read_label(map, "label");
  parameter->source = wa_read_text(map, "source");
  parameter->assumption = wa_read_bool(map, "assumption", false) ||
                          (parameter->source && strcmp(parameter->source, "assumption") == 0);
  parameter->unit = wa_read_unit(load, map, &parameter->unit_text);
  wa_read_confidential(load, map, parameter);
  wa_read_distribution(load, map, parameter);
}

static void wa_check_range(wa_load *load, const wa_parameter *parameter) {
  double low, high, value;
  if (!wa_formula_literal(&parameter->low, &low) || !wa_formula_literal(&parameter->high, &high)) return;
  if (low > high) {
    wa_error(load->diags, parameter->low.span, "'low' is above 'high'");
    return;
  }
  if (wa_formula_literal(&parameter->value, &value) && (value < low || value > high))
    wa_warn(load->diags, parameter->value.span, "the value is not between 'low' and 'high'");
}

static void wa_decode_parameter(wa_load *load, wa_section_entry entry) {
  wa_model *model = load->model;
  if (!wa_define(load, WA_SPACE_VALUE, entry.key, "a parameter", WA_NAME_PARAMETER, model->n_parameters, true)) return;
  bool mapping = entry.value->kind == WA_YAML_MAP;
  wa_parameter parameter = {.name = entry.key->text, .span = entry.key->span, .library = entry.library};
  parameter.value = wa_read_formula(load, mapping ? wa_yaml_get(entry.value, "value") : entry.value,
                                    wa_path(load, "parameters", entry.key->text, "value"));
  wa_read_details(load, entry.value, &parameter);
  wa_check_range(load, &parameter);
  wa_check_source(load, &parameter);
  WA_PUSH(load->arena, model->parameters, model->n_parameters, load->parameters_room, parameter);
}

void wa_decode_parameters(wa_load *load) { wa_each_entry(load, "parameters", wa_decode_parameter); }
