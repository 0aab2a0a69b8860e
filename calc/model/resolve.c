/* What settings name: comparator, perspective, effect. After all sections are decoded, because they may name any. */
#include <stdint.h>
#include <string.h>

#include "model/read.h"

static void wa_resolve_comparator(wa_load *load, const wa_yaml *settings) {
  wa_model *model = load->model;
  const wa_yaml *node = wa_yaml_get(settings, "comparator");
  model->settings.comparator = model->n_strategies > 1 ? 0 : SIZE_MAX;
  if (!node || node->kind != WA_YAML_SCALAR) return;
  size_t found = wa_model_strategy(model, node->text);
  if (found != SIZE_MAX && model->implicit_strategy) {
    wa_error(load->diags, wa_yaml_text_span(node), "the only strategy cannot be its own comparator");
  } else if (found == SIZE_MAX && strcmp(node->text, "nothing") != 0) {
    wa_unknown_name(load, WA_SPACE_STRATEGY, wa_yaml_text_span(node), "strategy", node->text,
                    "name one of the strategies, or 'nothing'");
    return;
  }
  model->settings.comparator = found;
}

/* Those who do not take a strategy up go the comparator's way; of the comparator itself there is no such way. */
static void wa_check_comparator(wa_load *load) {
  const wa_model *model = load->model;
  if (model->settings.comparator >= model->n_strategies) return;
  const wa_strategy *comparator = &model->strategies[model->settings.comparator];
  if (!comparator->uptake.given) return;
  wa_error(load->diags, comparator->uptake.span, "'%s' is the comparator: what those who do not take it up would have is not known",
           comparator->name);
  wa_hint(load->diags, "name another comparator under settings, or leave 'uptake' out");
}

static void wa_resolve_perspective(wa_load *load, const wa_yaml *settings) {
  const wa_yaml *node = wa_yaml_get(settings, "perspective");
  load->model->settings.perspective = SIZE_MAX;
  if (!node || node->kind != WA_YAML_SCALAR || strcmp(node->text, "society") == 0) return;
  size_t found = wa_model_stakeholder(load->model, node->text);
  if (found == SIZE_MAX)
    wa_unknown_name(load, WA_SPACE_STAKEHOLDER, wa_yaml_text_span(node), "stakeholder", node->text,
                    "a perspective is 'society' or one of the stakeholders");
  load->model->settings.perspective = found;
}

/* The outcome named qaly, else the only one in QALY, else the only one. Case does not matter for the name. */
static size_t wa_usual_effect(const wa_model *model) {
  size_t in_qaly = SIZE_MAX, count = 0;
  for (size_t i = 0; i < model->n_outcomes; i++) {
    const wa_outcome *outcome = &model->outcomes[i];
    if (strcmp(outcome->name, "qaly") == 0) return i;
    bool qaly = outcome->unit.state == WA_UNIT_KNOWN && wa_unit_fits(outcome->unit, wa_unit_of("QALY"), NULL);
    if (!qaly) continue;
    in_qaly = i;
    count++;
  }
  if (count == 1) return in_qaly;
  return model->n_outcomes == 1 ? 0 : SIZE_MAX;
}

static void wa_resolve_effect(wa_load *load, const wa_yaml *settings) {
  wa_model *model = load->model;
  const wa_yaml *node = wa_yaml_get(settings, "effect");
  if (!node || node->kind != WA_YAML_SCALAR) {
    model->settings.effect = wa_usual_effect(model);
    return;
  }
  const wa_name_row *named = wa_names_find(load->names, WA_SPACE_VALUE, node->text);
  bool outcome = named && named->kind == WA_NAME_OUTCOME;
  model->settings.effect = outcome ? named->index : SIZE_MAX;
  if (named && !outcome)
    wa_error(load->diags, wa_yaml_text_span(node), "'%s' is not an outcome", node->text);
  else if (!named)
    wa_unknown_name(load, WA_SPACE_VALUE, wa_yaml_text_span(node), "outcome", node->text, "name one under 'outcomes:'");
}

void wa_resolve_settings(wa_load *load) {
  const wa_yaml *settings = wa_section(load, "settings");
  wa_resolve_comparator(load, settings);
  wa_check_comparator(load);
  wa_resolve_perspective(load, settings);
  wa_resolve_effect(load, settings);
}
