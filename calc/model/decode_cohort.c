#include <math.h>
#include <stdint.h>
#include <string.h>

#include "model/read.h"

enum { WA_MOST_STATES = 500 };

/* ---- states ---- */

static const char *wa_start_path(const wa_load *load) {
  return wa_printf(load->arena, "%s.start", load->model->cohort.section);
}

static const char *wa_state_path(const wa_load *load, const wa_yaml *key, const char *what) {
  return wa_printf(load->arena, "%s.states.%s.%s", load->model->cohort.section, key->text, what);
}

static void wa_add_state(wa_load *load, const wa_yaml *key, const wa_yaml *details) {
  wa_cohort *cohort = &load->model->cohort;
  if (!wa_define(load, WA_SPACE_STATE, key, "a state", 0, cohort->n_states, true)) return;
  wa_state state = {.name = key->text, .span = key->span, .label = wa_read_label(details, "label")};
  state.utility = wa_read_formula(load, wa_yaml_get(details, "utility"), wa_state_path(load, key, "utility"));
  state.start = wa_read_formula(load, wa_yaml_get(details, "start"), wa_state_path(load, key, "start"));
  const wa_yaml *lasts = wa_yaml_get(details, "lasts");
  if (lasts && lasts->kind == WA_YAML_SCALAR) {
    state.lasts_text = lasts->text;
    state.lasts_span = wa_yaml_text_span(lasts);
  }
  cohort->states[cohort->n_states++] = state;
}

static void wa_read_states(wa_load *load, const wa_yaml *node) {
  size_t n = node->kind == WA_YAML_MAP ? node->n_entries : node->kind == WA_YAML_LIST ? node->n_items : 0;
  if (n == 0 || n > WA_MOST_STATES) {
    if (node->kind != WA_YAML_SCALAR)
      wa_error(load->diags, node->span, n ? "more than %d states" : "a cohort needs states", WA_MOST_STATES);
    return;
  }
  load->model->cohort.states = WA_NEW_ARRAY(load->arena, wa_state, n);
  for (size_t i = 0; i < n; i++) {
    if (node->kind == WA_YAML_MAP) wa_add_state(load, node->entries[i].key, node->entries[i].value);
    else if (!node->items[i]->broken) wa_add_state(load, node->items[i], NULL);
  }
}

/* NULL after an error. */
static wa_state *wa_state_of(wa_load *load, const wa_yaml *node) {
  const wa_name_row *named = wa_names_find(load->names, WA_SPACE_STATE, node->text);
  if (named) return &load->model->cohort.states[named->index];
  wa_unknown_name(load, WA_SPACE_STATE, wa_yaml_text_span(node), "state", node->text, "name it under 'states:'");
  return NULL;
}

/* ---- start and utility ---- */

static void wa_set_once(wa_load *load, const wa_yaml *key, wa_formula *place, wa_formula formula, const char *what) {
  if (place->expr) {
    wa_error(load->diags, key->span, "the %s of state '%s' is given twice", what, key->text);
    wa_also(load->diags, place->span, "it is given here first");
    return;
  }
  *place = formula;
}

static wa_formula *wa_state_formula(wa_state *state, const char *what) {
  if (strcmp(what, "start") == 0) return &state->start;
  return strcmp(what, "survival") == 0 ? &state->survival : &state->utility;
}

static void wa_read_by_state(wa_load *load, const wa_yaml *map, const char *what) {
  for (size_t i = 0; i < map->n_entries; i++) {
    const wa_yaml *key = map->entries[i].key;
    wa_state *state = wa_state_of(load, key);
    if (!state) continue;
    wa_formula formula = wa_read_formula(load, map->entries[i].value, wa_path(load, load->model->cohort.section, what, key->text));
    wa_set_once(load, key, wa_state_formula(state, what), formula, what);
  }
}

static void wa_check_start(wa_load *load, wa_span span) {
  const wa_cohort *cohort = &load->model->cohort;
  double sum = 0, share;
  bool known = true;
  for (size_t i = 0; i < cohort->n_states; i++) {
    if (!cohort->states[i].start.expr) continue;
    wa_check_share(load, &cohort->states[i].start, "the share that starts in a state");
    if (wa_formula_literal(&cohort->states[i].start, &share)) sum += share;
    else known = false;
  }
  if (known && fabs(sum - 1) > 1e-9) wa_error(load->diags, span, "the shares that start in the states sum to %g, not to 1", sum);
}

static bool wa_any_start(const wa_cohort *cohort) {
  for (size_t i = 0; i < cohort->n_states; i++)
    if (cohort->states[i].start.expr) return true;
  return false;
}

static void wa_read_start(wa_load *load, const wa_yaml *map) {
  wa_cohort *cohort = &load->model->cohort;
  const wa_yaml *node = wa_yaml_get(map, "start");
  wa_span span = node ? node->span : cohort->span;
  if (cohort->n_states == 0) return;
  if (node && node->kind == WA_YAML_MAP) {
    wa_read_by_state(load, node, "start");
  } else if (node) {
    wa_state *state = wa_state_of(load, node);
    if (state) wa_set_once(load, node, &state->start, wa_fixed_formula(load, "1", node->span, wa_start_path(load)), "start");
  }
  if (!node && !wa_any_start(cohort))
    cohort->states[0].start = wa_fixed_formula(load, "1", cohort->states[0].span, wa_start_path(load));
  if (wa_any_start(cohort)) wa_check_start(load, span);
}

/* ---- transitions ---- */

typedef struct wa_row {
  const wa_yaml *key; /* NULL: none written */
  wa_transition *items;
  size_t count, capacity;
} wa_row;

static void wa_check_rest(wa_load *load, const wa_row *row, wa_transition next) {
  for (size_t i = 0; next.rest && i < row->count; i++) {
    if (!row->items[i].rest) continue;
    wa_error(load->diags, next.span, "a second 'rest' in the row of '%s'", row->key->text);
    wa_also(load->diags, row->items[i].span, "the first stands here");
    return;
  }
}

static void wa_read_transition(wa_load *load, wa_row *row, size_t from, const wa_yaml_entry *entry) {
  const wa_yaml *value = entry->value;
  const wa_state *to = wa_state_of(load, entry->key);
  wa_transition transition = {.from = from, .span = entry->key->span};
  transition.rest = value->kind == WA_YAML_SCALAR && strcmp(value->text, "rest") == 0;
  if (!transition.rest)
    transition.probability = wa_read_formula(
        load, value, wa_printf(load->arena, "%s.transitions.%s.%s", load->model->cohort.section, row->key->text, entry->key->text));
  wa_check_share(load, &transition.probability, "a probability");
  wa_check_rest(load, row, transition);
  if (!to) return;
  transition.to = (size_t)(to - load->model->cohort.states);
  WA_PUSH(load->arena, row->items, row->count, row->capacity, transition);
}

/* What can be seen without running: a row of written numbers must sum to one, or leave something for `rest`. */
static void wa_check_row(wa_load *load, const wa_row *row, size_t from) {
  double sum = 0, number;
  bool known = true, rest = false, stays = false;
  for (size_t i = 0; i < row->count; i++) {
    rest = rest || row->items[i].rest;
    stays = stays || row->items[i].to == from;
    if (row->items[i].rest) continue;
    if (!wa_formula_literal(&row->items[i].probability, &number) || number < 0 || number > 1) known = false;
    else sum += number;
  }
  if (!known || (rest ? sum <= 1 + 1e-9 : fabs(sum - 1) <= 1e-9)) return;
  wa_error(load->diags, row->key->span, "the probabilities of leaving '%s' sum to %g, not to 1", row->key->text, sum);
  if (sum < 1 && !stays) wa_hint(load->diags, "add '%s: rest' for those who stay", row->key->text);
}

static void wa_read_row(wa_load *load, const wa_yaml_entry *entry, wa_row *rows) {
  const wa_state *state = wa_state_of(load, entry->key);
  if (!state) return;
  size_t from = (size_t)(state - load->model->cohort.states);
  wa_row *row = &rows[from];
  row->key = entry->key;
  if (entry->value->broken || entry->value->kind != WA_YAML_MAP) return;
  for (size_t i = 0; i < entry->value->n_entries && !wa_load_enough(load); i++)
    if (!entry->value->entries[i].value->broken) wa_read_transition(load, row, from, &entry->value->entries[i]);
  if (row->count) wa_check_row(load, row, from);
}

static void wa_join_rows(wa_load *load, wa_row *rows) {
  wa_cohort *cohort = &load->model->cohort;
  size_t n = 0;
  for (size_t i = 0; i < cohort->n_states; i++) n += rows[i].count ? rows[i].count : 1;
  cohort->transitions = WA_NEW_ARRAY(load->arena, wa_transition, n);
  for (size_t i = 0; i < cohort->n_states; i++) {
    wa_transition stay = {.from = i, .to = i, .rest = true, .span = cohort->states[i].span};
    for (size_t j = 0; j < rows[i].count; j++) cohort->transitions[cohort->n_transitions++] = rows[i].items[j];
    if (rows[i].count == 0) cohort->transitions[cohort->n_transitions++] = stay;
  }
}

static void wa_read_transitions(wa_load *load, const wa_yaml *map) {
  const wa_yaml *transitions = wa_yaml_get(map, "transitions");
  wa_row *rows = WA_NEW_ARRAY(load->arena, wa_row, load->model->cohort.n_states);
  bool written = transitions && transitions->kind == WA_YAML_MAP;
  for (size_t i = 0; written && i < transitions->n_entries && !wa_load_enough(load); i++)
    wa_read_row(load, &transitions->entries[i], rows);
  wa_join_rows(load, rows);
}

/* Curves run from the first state on; the last state has what is left. */
static void wa_read_survival(wa_load *load, const wa_yaml *map, const wa_yaml *survival) {
  wa_cohort *cohort = &load->model->cohort;
  const wa_yaml_entry *transitions = wa_yaml_entry_of(map, "transitions"), *start = wa_yaml_entry_of(map, "start");
  cohort->survival = true;
  if (transitions)
    wa_error(load->diags, transitions->key->span, "a cohort has transitions or survival curves, not both");
  if (start) wa_error(load->diags, start->key->span, "with survival curves everyone's start is in the curves: leave 'start' out");
  if (survival->kind != WA_YAML_MAP) return;
  wa_read_by_state(load, survival, "survival");
  for (size_t i = 0; i < cohort->n_states; i++) {
    bool last = i + 1 == cohort->n_states, given = cohort->states[i].survival.expr || cohort->states[i].survival.path;
    if (last && given)
      wa_error(load->diags, cohort->states[i].survival.span, "the last state, '%s', has what the curves leave: it needs none",
               cohort->states[i].name);
    if (last || given) continue;
    wa_error(load->diags, survival->span, "state '%s' has no survival curve", cohort->states[i].name);
    wa_hint(load->diags, "give the share of people in '%s' or a state before it", cohort->states[i].name);
  }
}

void wa_decode_cohort(wa_load *load) {
  wa_cohort *cohort = &load->model->cohort;
  const wa_yaml *map = wa_section(load, "cohort"), *patients = wa_section(load, "patients");
  cohort->section = patients && !map ? "patients" : "cohort";
  if (map && patients) {
    wa_error(load->diags, wa_yaml_entry_of(load->files[0].root, "patients")->key->span,
             "a model has a cohort or patients, not both");
    wa_hint(load->diags, "patients have states, transitions and utilities too: move those of the cohort there");
  }
  if (!map) map = patients;
  const wa_yaml *states = wa_yaml_get(map, "states"), *utility = wa_yaml_get(map, "utility");
  if (!map) return;
  cohort->given = true;
  cohort->span = wa_yaml_entry_of(load->files[0].root, cohort->section)->key->span;
  if (!states) return;
  wa_read_states(load, states);
  const wa_yaml *survival = wa_yaml_get(map, "survival");
  if (survival) wa_read_survival(load, map, survival);
  else wa_read_start(load, map);
  if (utility && utility->kind == WA_YAML_MAP) wa_read_by_state(load, utility, "utility");
  if (!survival) wa_read_transitions(load, map);
}
