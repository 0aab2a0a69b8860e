#include "model/decode_variate.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "model/read.h"

const wa_variation_row wa_variation_rows[WA_N_VARIATIONS] = {
    [WA_VARIES_VALUE] = {"value", {NULL}},
    [WA_VARIES_SHARE] = {"share", {NULL}},
    [WA_VARIES_NORMAL] = {"normal", {"mean", "sd", "min", "max"}},
    [WA_VARIES_LOGNORMAL] = {"lognormal", {"mean", "sd"}},
    [WA_VARIES_GAMMA] = {"gamma", {"mean", "sd"}},
    [WA_VARIES_BETA] = {"beta", {"mean", "sd"}},
    [WA_VARIES_UNIFORM] = {"uniform", {"min", "max"}},
    [WA_VARIES_TRIANGULAR] = {"triangular", {"min", "mode", "max"}},
    [WA_VARIES_EXPONENTIAL] = {"exponential", {"mean"}},
    [WA_VARIES_WEIBULL] = {"weibull", {"shape", "scale"}},
    [WA_VARIES_COLUMN] = {"column", {NULL}},
};

static const wa_yaml_entry *wa_kind_entry(wa_load *load, const wa_yaml *node, wa_variation *kind) {
  const wa_yaml_entry *found = NULL;
  for (size_t i = 0; i < node->n_entries; i++)
    for (int k = 0; k < WA_N_VARIATIONS; k++) {
      if (strcmp(node->entries[i].key->text, wa_variation_rows[k].name) != 0) continue;
      if (found) {
        wa_error(load->diags, node->entries[i].key->span, "'%s' and '%s' cannot both say how it differs between patients",
                 found->key->text, wa_variation_rows[k].name);
        return NULL;
      }
      found = &node->entries[i];
      *kind = (wa_variation)k;
    }
  if (found) return found;
  wa_error(load->diags, node->span, "it is not said how this differs between patients");
  wa_hint(load->diags, "write for example {normal: {mean: 75, sd: 8}}, {share: 30%%} or a formula");
  return NULL;
}

/* Numbers that are written down can be looked at without running. */
static void wa_check_written(wa_load *load, const wa_variate *variate) {
  double a, b;
  const wa_variation_row *row = &wa_variation_rows[variate->kind];
  for (size_t i = 0; i < WA_VARIES_MOST_ARGS; i++) {
    bool spread = row->args[i] && (strcmp(row->args[i], "sd") == 0 || strcmp(row->args[i], "scale") == 0 || strcmp(row->args[i], "shape") == 0);
    if (spread && wa_formula_literal(&variate->args[i], &a) && !(a > 0))
      wa_error(load->diags, variate->args[i].span, "'%s' must be above 0", row->args[i]);
  }
  bool known = wa_formula_literal(&variate->args[0], &a);
  if (known && a <= 0 && (variate->kind == WA_VARIES_GAMMA || variate->kind == WA_VARIES_LOGNORMAL || variate->kind == WA_VARIES_EXPONENTIAL))
    wa_error(load->diags, variate->args[0].span, "the mean of a %s distribution must be above 0", row->name);
  if (!known || !wa_formula_literal(&variate->args[1], &b)) return;
  if (variate->kind == WA_VARIES_UNIFORM && a >= b) wa_error(load->diags, variate->args[0].span, "'min' must be below 'max'");
  if (variate->kind == WA_VARIES_BETA && !(a > 0 && a < 1))
    wa_error(load->diags, variate->args[0].span, "the mean of a beta distribution lies between 0 and 1");
  else if (variate->kind == WA_VARIES_BETA && b * b >= a * (1 - a))
    wa_error(load->diags, variate->args[1].span, "a standard deviation of %g is impossible for a share of %g", b, a);
}

static void wa_read_arguments(wa_load *load, const wa_yaml_entry *entry, const char *path, wa_variate *variate) {
  const wa_variation_row *row = &wa_variation_rows[variate->kind];
  for (size_t i = 0; i < WA_VARIES_MOST_ARGS && row->args[i]; i++) {
    const wa_yaml *argument = wa_yaml_get(entry->value, row->args[i]);
    variate->args[i] = wa_read_formula(load, argument, wa_printf(load->arena, "%s.%s.%s", path, row->name, row->args[i]));
  }
  wa_check_written(load, variate);
}

static void wa_read_column(wa_load *load, const wa_yaml *name, const wa_csv *csv, wa_variate *variate) {
  if (name->kind != WA_YAML_SCALAR) return;
  if (!csv) {
    if (!wa_yaml_get(wa_section(load, "patients"), "file")) {
      wa_error(load->diags, name->span, "there is no file that '%.60s' could be a column of", name->text);
      wa_hint(load->diags, "name it: patients: {file: patients.csv}");
    }
    return;
  }
  size_t column = wa_csv_column(load, csv, name->text, wa_yaml_text_span(name));
  if (column == SIZE_MAX) return;
  double *values = WA_NEW_ARRAY(load->arena, double, csv->n_rows);
  for (size_t i = 0; i < csv->n_rows; i++)
    if (!wa_csv_number(load, csv, wa_csv_at(csv, i, column), &values[i])) return;
  variate->column = values;
}

wa_variate wa_decode_variate(wa_load *load, const wa_yaml *node, const char *path, const wa_csv *csv) {
  wa_variate variate = {.kind = WA_VARIES_VALUE, .span = node->span};
  if (node->kind == WA_YAML_SCALAR) {
    variate.args[0] = wa_read_formula(load, node, path);
    return variate;
  }
  if (node->kind != WA_YAML_MAP) return variate;
  const wa_yaml_entry *entry = wa_kind_entry(load, node, &variate.kind);
  if (!entry || entry->value->broken) return variate;
  switch (variate.kind) {
    case WA_VARIES_VALUE:
    case WA_VARIES_SHARE:
      variate.args[0] = wa_read_formula(load, entry->value, wa_printf(load->arena, "%s.%s", path, wa_variation_rows[variate.kind].name));
      if (variate.kind == WA_VARIES_SHARE) wa_check_share(load, &variate.args[0], "'share'");
      break;
    case WA_VARIES_COLUMN: wa_read_column(load, entry->value, csv, &variate); break;
    default: wa_read_arguments(load, entry, path, &variate);
  }
  return variate;
}
