#include "model/read.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "model/schema_table.h"

const char *wa_read_text(const wa_yaml *map, const char *key) {
  const wa_yaml *node = wa_yaml_get(map, key);
  return node && node->kind == WA_YAML_SCALAR ? node->text : NULL;
}

wa_label wa_read_label(const wa_yaml *map, const char *key) {
  const wa_yaml *node = wa_yaml_get(map, key);
  if (!node) return (wa_label){NULL, NULL};
  if (node->kind == WA_YAML_SCALAR) return (wa_label){node->text, node->text};
  wa_label label = {wa_read_text(node, "en"), wa_read_text(node, "nl")};
  if (!label.en) label.en = label.nl;
  if (!label.nl) label.nl = label.en;
  return label;
}

bool wa_read_bool(const wa_yaml *map, const char *key, bool fallback) {
  const wa_yaml *node = wa_yaml_get(map, key);
  if (!node || node->kind != WA_YAML_SCALAR) return fallback;
  return strcmp(node->text, "true") == 0;
}

int wa_read_choice(const wa_yaml *node, const char *const *choices, int n_choices, int fallback) {
  if (!node || node->kind != WA_YAML_SCALAR) return fallback;
  for (int i = 0; i < n_choices; i++)
    if (strcmp(choices[i], node->text) == 0) return i;
  return fallback;
}

bool wa_read_number(wa_load *load, const wa_yaml *node, double *number) {
  if (!node || node->kind != WA_YAML_SCALAR || wa_check_habits(load, node)) return false;
  size_t length = node->length;
  bool percent = length > 1 && node->text[length - 1] == '%';
  if (wa_parse_number(node->text, percent ? length - 1 : length, number)) {
    if (percent) *number /= 100;
    return true;
  }
  wa_error(load->diags, wa_yaml_text_span(node), "'%.40s' is not a number", node->text);
  return false;
}

bool wa_read_integer(wa_load *load, const wa_yaml *node, const char *what, double low, double high, double *number) {
  double read;
  if (!wa_read_number(load, node, &read)) return false;
  if (read != floor(read)) {
    wa_error(load->diags, wa_yaml_text_span(node), "%s must be a whole number", what);
    return false;
  }
  if (read < low || read > high) {
    wa_error(load->diags, wa_yaml_text_span(node), "%s must be from %s to %s", what, wa_number_text(load->arena, low),
             wa_number_text(load->arena, high));
    return false;
  }
  *number = read;
  return true;
}

wa_formula wa_read_formula(wa_load *load, const wa_yaml *node, const char *path) {
  wa_formula formula = {.path = path};
  if (!node || node->kind != WA_YAML_SCALAR || node->broken) return formula;
  formula.span = wa_yaml_text_span(node);
  if (wa_check_habits(load, node)) return formula;
  formula.expr = wa_parse(load->arena, load->diags, node->text, formula.span, node->verbatim);
  return formula;
}

wa_formula wa_fixed_formula(wa_load *load, const char *text, wa_span span, const char *path) {
  return (wa_formula){wa_parse(load->arena, load->diags, text, span, false), span, path};
}

void wa_check_share(wa_load *load, const wa_formula *formula, const char *what) {
  double share;
  if (!wa_formula_literal(formula, &share) || (share >= 0 && share <= 1)) return;
  wa_error(load->diags, formula->span, "%s must be a share from 0 to 1, not %g", what, share);
  bool percent = formula->span.source && formula->span.end > 0 && formula->span.source->text[formula->span.end - 1] == '%';
  if (share > 1 && share <= 100 && !percent) wa_hint(load->diags, "for a percentage write %g%%", share);
}

bool wa_formula_literal(const wa_formula *formula, double *number) {
  return formula->expr && wa_expr_literal(formula->expr, number);
}

const char *wa_path(const wa_load *load, const char *section, const char *name, const char *key) {
  return wa_printf(load->arena, "%s.%s.%s", section, name, key);
}

wa_unit wa_read_unit(wa_load *load, const wa_yaml *map, const char **text) {
  const wa_yaml *node = wa_yaml_get(map, "unit");
  *text = NULL;
  if (!node || node->kind != WA_YAML_SCALAR) return wa_unit_any();
  *text = node->text;
  return wa_unit_parse(load->arena, load->diags, node->text, wa_yaml_text_span(node), node->verbatim);
}
