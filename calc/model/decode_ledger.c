#include "model/decode_ledger.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "model/read.h"

/* ---- who ---- */

bool wa_stakeholder_of(wa_load *load, const wa_yaml *node, size_t *index) {
  const wa_name_row *named = wa_names_find(load->names, WA_SPACE_STAKEHOLDER, node->text);
  if (named) {
    *index = named->index;
    return true;
  }
  wa_unknown_name(load, WA_SPACE_STAKEHOLDER, wa_yaml_text_span(node), "stakeholder", node->text,
                  wa_printf(load->arena, "name it under 'stakeholders:', as '%.40s: {}'", node->text));
  return false;
}

static void wa_check_sum(wa_load *load, const wa_yaml *node, const char *key, const wa_split *splits, size_t n) {
  double sum = 0, share;
  for (size_t i = 0; i < n; i++) {
    if (!wa_formula_literal(&splits[i].share, &share) || share < 0 || share > 1) return;
    sum += share;
  }
  if (fabs(sum - 1) > 1e-9) wa_error(load->diags, node->span, "the shares of '%s' sum to %g, not to 1", key, sum);
}

static void wa_read_shares(wa_load *load, const wa_yaml *node, const char *path, const char *key, wa_split *splits,
                           size_t *n) {
  bool whole = true;
  for (size_t i = 0; i < node->n_entries; i++) {
    wa_yaml_entry *entry = &node->entries[i];
    wa_split split = {.span = entry->key->span};
    split.share = wa_read_formula(load, entry->value, wa_printf(load->arena, "%s.%s", path, entry->key->text));
    wa_check_share(load, &split.share, "the share of a stakeholder");
    if (wa_stakeholder_of(load, entry->key, &split.stakeholder)) splits[(*n)++] = split;
    else whole = false;
  }
  if (node->n_entries == 0) wa_error(load->diags, node->span, "'%s' names no stakeholder", key);
  else if (whole) wa_check_sum(load, node, key, splits, *n);
}

static wa_split *wa_read_split(wa_load *load, const wa_yaml *map, const char *path, const char *key, size_t *n) {
  const wa_yaml *node = wa_yaml_get(map, key);
  if (!node) return NULL;
  wa_split *splits = WA_NEW_ARRAY(load->arena, wa_split, node->kind == WA_YAML_MAP ? node->n_entries : 1);
  if (node->kind == WA_YAML_MAP) {
    wa_read_shares(load, node, path, key, splits, n);
  } else if (wa_stakeholder_of(load, node, &splits[0].stakeholder)) {
    splits[0].span = wa_yaml_text_span(node);
    splits[0].share.path = path;
    *n = 1;
  }
  return splits;
}

static void wa_read_parties(wa_load *load, const wa_yaml *map, const char *section, wa_line *line) {
  bool from = wa_yaml_entry_of(map, "from"), to = wa_yaml_entry_of(map, "to");
  line->from = wa_read_split(load, map, wa_path(load, section, line->name, "from"), "from", &line->n_from);
  line->to = wa_read_split(load, map, wa_path(load, section, line->name, "to"), "to", &line->n_to);
  if (from || to) return;
  wa_error(load->diags, line->span, "'%s' has no 'from' and no 'to'", line->name);
  wa_hint(load->diags, "say who bears it (from), who gains it (to), or both for a payment");
}

/* ---- how much of it, and when ---- */

static wa_formula wa_read_share(wa_load *load, const wa_yaml *map, const char *section, const wa_line *line, const char *key) {
  wa_formula formula = wa_read_formula(load, wa_yaml_get(map, key), wa_path(load, section, line->name, key));
  wa_check_share(load, &formula, wa_printf(load->arena, "'%s'", key));
  return formula;
}

/* "4 jaar": a number and one word, which is no formula. */
static bool wa_is_other_duration(const char *text) {
  size_t digits = strspn(text, "0123456789."), gap = strspn(text + digits, " ");
  const char *word = text + digits + gap;
  return digits > 0 && isalpha((unsigned char)*word) && strspn(word, "abcdefghijklmnopqrstuvwxyz") == strlen(word);
}

/* "5 years" becomes the formula 5, "18 months" 18/12, at the author's place. */
static wa_formula wa_read_years(wa_load *load, const wa_yaml *map, const char *section, const wa_line *line, const char *key) {
  const wa_yaml *node = wa_yaml_get(map, key);
  const char *path = wa_path(load, section, line->name, key);
  wa_duration duration;
  double years;
  if (!node || node->kind != WA_YAML_SCALAR) return (wa_formula){.path = path};
  if (!wa_parse_duration(node->text, &duration) && wa_is_other_duration(node->text)) {
    size_t digits = strspn(node->text, "0123456789.");
    wa_error(load->diags, wa_yaml_text_span(node), "'%.40s' is not a duration", node->text);
    wa_hint(load->diags, "write for example %s: %.*s years, or months", key, (int)digits, node->text);
    return (wa_formula){.path = path};
  }
  if (!wa_parse_duration(node->text, &duration)) {
    wa_formula formula = wa_read_formula(load, node, path);
    bool nothing = wa_formula_literal(&formula, &years) && (years < 0 || (years == 0 && strcmp(key, "lasts") == 0));
    if (nothing) wa_error(load->diags, formula.span, "'%s' cannot be %g years", key, years);
    return formula;
  }
  if (duration.per_year == 0) {
    wa_error(load->diags, wa_yaml_text_span(node), "'%s' is in years or months, not in cycles", key);
    return (wa_formula){.path = path};
  }
  if (duration.number == 0 && strcmp(key, "lasts") == 0) {
    wa_error(load->diags, wa_yaml_text_span(node), "'%s' cannot be 0 years", key);
    return (wa_formula){.path = path};
  }
  size_t digits = strspn(node->text, "0123456789.");
  const char *text = duration.per_year == 1 ? wa_strndup(load->arena, node->text, digits)
                                            : wa_printf(load->arena, "%.*s / %g", (int)digits, node->text, duration.per_year);
  return wa_fixed_formula(load, text, wa_yaml_text_span(node), path);
}

void wa_read_ledger(wa_load *load, const wa_yaml *map, const char *section, wa_line *line) {
  wa_read_parties(load, map, section, line);
  line->deadweight = wa_read_share(load, map, section, line, "deadweight");
  line->attribution = wa_read_share(load, map, section, line, "attribution");
  line->displacement = wa_read_share(load, map, section, line, "displacement");
  line->drop_off = wa_read_share(load, map, section, line, "drop_off");
  line->starts = wa_read_years(load, map, section, line, "starts");
  line->lasts = wa_read_years(load, map, section, line, "lasts");
}

void wa_add_line(wa_load *load, const wa_yaml *key, wa_line line) {
  wa_model *model = load->model;
  if (!wa_define(load, WA_SPACE_LINE, key, "a line", 0, model->n_lines, false)) return;
  WA_PUSH(load->arena, model->lines, model->n_lines, load->lines_room, line);
}
