/* analysis.calibrate: which parameters are fitted to what was observed. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "model/decode_plan.h"

static void wa_read_fitted(wa_load *load, const wa_yaml *map, wa_calibrate_plan *plan) {
  enum { MOST = 20 };
  size_t n = map && map->kind == WA_YAML_MAP ? map->n_entries : 0;
  if (n > MOST)
    wa_error(load->diags, map->entries[MOST].key->span, "no more than %d parameters can be fitted together", MOST);
  plan->parameters = WA_NEW_ARRAY(load->arena, wa_vary, n + 1);
  for (size_t i = 0; i < n && i < MOST; i++) {
    const wa_yaml *key = map->entries[i].key, *value = map->entries[i].value;
    wa_vary fitted = {0};
    bool read = wa_read_vary(load, key, &fitted);
    read = wa_read_number(load, wa_yaml_get(value, "low"), &fitted.low) && read;
    read = wa_read_number(load, wa_yaml_get(value, "high"), &fitted.high) && read;
    fitted.bounded = true;
    if (read && fitted.low >= fitted.high)
      wa_error(load->diags, key->span, "'low' of '%.60s' must be below 'high'", key->text);
    else if (read) plan->parameters[plan->n_parameters++] = fitted;
  }
}

/* ---- targets ---- */

static void wa_read_state(wa_load *load, const wa_yaml *node, wa_target *target) {
  if (node->broken || node->kind != WA_YAML_SCALAR) return;
  size_t state = wa_model_state(load->model, node->text);
  if (state == SIZE_MAX) {
    wa_unknown_name(load, WA_SPACE_STATE, wa_yaml_text_span(node), "state", node->text, "name one of 'cohort.states'");
    return;
  }
  for (size_t i = 0; i < target->n_states; i++)
    if (target->states[i] == state) wa_error(load->diags, node->span, "'%.60s' is counted twice", node->text);
  target->states[target->n_states++] = state;
}

static void wa_read_states(wa_load *load, const wa_yaml *share, wa_target *target) {
  bool list = share->kind == WA_YAML_LIST;
  target->of_states = true;
  target->states = WA_NEW_ARRAY(load->arena, size_t, list ? share->n_items + 1 : 1);
  if (!list) wa_read_state(load, share, target);
  for (size_t i = 0; list && i < share->n_items; i++) wa_read_state(load, share->items[i], target);
}

/* Years, within the horizon; as they are where they are not given or after an error. */
static void wa_read_time(wa_load *load, const wa_yaml *node, const char *key, wa_target *target) {
  const wa_settings *settings = &load->model->settings;
  wa_duration duration;
  if (!node || node->kind != WA_YAML_SCALAR) return;
  if (!wa_parse_duration(node->text, &duration)) {
    wa_error(load->diags, wa_yaml_text_span(node), "'%.40s' is not a duration", node->text);
    wa_hint(load->diags, "write for example %s: 5 years", key);
    return;
  }
  double years = duration.per_year > 0 ? duration.number / duration.per_year : duration.number * settings->cycle;
  if (years > settings->horizon * (1 + 1e-9))
    wa_error(load->diags, wa_yaml_text_span(node), "%s is beyond the horizon of %s", node->text, settings->horizon_text);
  else target->time = years;
}

static void wa_refuse(wa_load *load, const wa_yaml *map, const char *key, const char *other) {
  if (wa_yaml_get(map, key))
    wa_error(load->diags, wa_yaml_entry_of(map, key)->key->span, "a target with '%s' has no '%s'", other, key);
}

static void wa_read_share(wa_load *load, const wa_yaml *map, const wa_yaml *share, wa_target *target) {
  static const char *const foreign[] = {"quantity", "per", "until"};
  for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++) wa_refuse(load, map, foreign[i], "share");
  wa_read_states(load, share, target);
  const wa_yaml *at = wa_yaml_get(map, "at");
  if (!at) {
    wa_error(load->diags, share->span, "a share of states needs a time");
    wa_hint(load->diags, "add for example at: 5 years");
  }
  wa_read_time(load, at, "at", target);
  target->what = wa_printf(load->arena, "share of %s%s at %s",
                           share->kind == WA_YAML_SCALAR ? share->text
                           : target->n_states            ? load->model->cohort.states[target->states[0]].name
                                                         : "",
                           target->n_states > 1 ? " and others" : "", at && at->kind == WA_YAML_SCALAR ? at->text : "");
}

static size_t wa_read_outcome(wa_load *load, const wa_yaml *node) {
  if (!node || node->kind != WA_YAML_SCALAR) return SIZE_MAX;
  const wa_name_row *named = wa_names_find(load->names, WA_SPACE_VALUE, node->text);
  if (named && named->kind == WA_NAME_OUTCOME) return named->index;
  static const char declare[] = "what is observed must be counted: add it under 'outcomes:'";
  if (!named) {
    wa_unknown_name(load, WA_SPACE_VALUE, wa_yaml_text_span(node), "outcome", node->text, declare);
    return SIZE_MAX;
  }
  wa_error(load->diags, wa_yaml_text_span(node), "'%.60s' is not an outcome", node->text);
  wa_hint(load->diags, "%s", declare);
  return SIZE_MAX;
}

static void wa_read_total(wa_load *load, const wa_yaml *map, wa_target *target) {
  const wa_yaml *quantity = wa_yaml_get(map, "quantity"), *per = wa_yaml_get(map, "per"),
                *until = wa_yaml_get(map, "until");
  if (!quantity) {
    wa_error(load->diags, map->span, "a target must name a 'share' of states or a 'quantity'");
    wa_hint(load->diags, "for instance {share: dead, at: 5 years, value: 65%%} or {quantity: admissions, value: 360}");
  }
  wa_refuse(load, map, "at", "quantity");
  target->quantity = wa_read_outcome(load, quantity);
  target->per = wa_read_outcome(load, per);
  wa_read_time(load, until, "until", target);
  bool whole = fabs(target->time - round(target->time)) < 1e-9;
  if (!whole && until) wa_error(load->diags, wa_yaml_text_span(until), "'until' must be a whole number of years");
  target->what =
      wa_printf(load->arena, "%s%s%s%s%s", quantity && quantity->kind == WA_YAML_SCALAR ? quantity->text : "",
                per && per->kind == WA_YAML_SCALAR ? " per " : "", per && per->kind == WA_YAML_SCALAR ? per->text : "",
                until && until->kind == WA_YAML_SCALAR ? " until " : "",
                until && until->kind == WA_YAML_SCALAR ? until->text : "");
}

static void wa_read_observed(wa_load *load, const wa_yaml *map, wa_target *target) {
  const wa_yaml *value = wa_yaml_get(map, "value"), *se = wa_yaml_get(map, "se");
  if (!wa_read_number(load, value, &target->value)) return;
  if (target->of_states && (target->value < 0 || target->value > 1))
    wa_error(load->diags, wa_yaml_text_span(value), "a share of states lies between 0 and 1");
  target->se = 0.1 * fabs(target->value);
  if (se) {
    if (wa_read_number(load, se, &target->se) && target->se <= 0)
      wa_error(load->diags, wa_yaml_text_span(se), "'se' must be above 0");
  } else if (target->value == 0) {
    wa_error(load->diags, wa_yaml_text_span(value), "a target of 0 needs an 'se'");
  }
}

static void wa_read_target(wa_load *load, const wa_yaml *map, wa_calibrate_plan *plan) {
  const wa_settings *settings = &load->model->settings;
  const wa_yaml *share = wa_yaml_get(map, "share");
  wa_target target = {.span = map->span, .label = wa_read_label(map, "label"), .time = settings->horizon,
                      .quantity = SIZE_MAX, .per = SIZE_MAX};
  if (share && !load->model->cohort.given) wa_error(load->diags, share->span, "the model has no cohort with states");
  else if (share) wa_read_share(load, map, share, &target);
  else wa_read_total(load, map, &target);
  wa_read_observed(load, map, &target);
  target.strategy = wa_read_strategy(load, wa_yaml_get(map, "strategy"), SIZE_MAX);
  plan->targets[plan->n_targets++] = target;
}

void wa_decode_calibrate(wa_load *load, const wa_yaml *analysis) {
  enum { MOST_TARGETS = 500 };
  wa_calibrate_plan *plan = &load->model->analysis.plan->calibrate;
  const wa_yaml *map = wa_yaml_get(analysis, "calibrate");
  if (!map || map->kind != WA_YAML_MAP) return;
  plan->given = true;
  plan->span = wa_yaml_entry_of(analysis, "calibrate")->key->span;
  wa_read_fitted(load, wa_yaml_get(map, "parameters"), plan);
  const wa_yaml *list = wa_list_of(load, map, "targets", MOST_TARGETS);
  plan->targets = WA_NEW_ARRAY(load->arena, wa_target, list ? list->n_items + 1 : 1);
  for (size_t i = 0; list && i < list->n_items; i++)
    if (list->items[i]->kind == WA_YAML_MAP) wa_read_target(load, list->items[i], plan);
  if (list && list->n_items == 0)
    wa_error(load->diags, wa_yaml_entry_of(map, "targets")->key->span, "there are no targets");
}
