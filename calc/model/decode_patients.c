/* Individual patients: number, attributes, events, running totals. */
#include "model/patients.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "model/csv_file.h"
#include "model/decode_variate.h"
#include "model/read.h"

enum { WA_MOST_PATIENTS = 1000000000, WA_MOST_EVENTS = 64, WA_MOST_ATTRIBUTES = 256 };

size_t wa_model_attribute(const wa_model *model, const char *name) {
  size_t index = 0;
  return wa_model_name(model, name, &index) == WA_NAME_ATTRIBUTE ? index : SIZE_MAX;
}

/* ---- attributes ---- */

static void wa_check_one_age(wa_load *load, const wa_yaml *key) {
  const wa_yaml *population = wa_section(load, "population");
  const wa_yaml_entry *age = population ? wa_yaml_entry_of(population, "age") : NULL;
  if (!age) return;
  wa_error(load->diags, key->span, "the age of the patients is given twice");
  wa_hint(load->diags, "leave population.age out: each patient has an age of his own");
  wa_also(load->diags, age->key->span, "it is given here first");
}

/* `age` is a word of the clock; as an attribute it is that of the patient, who grows older. */
static bool wa_define_attribute(wa_load *load, const wa_yaml *key, size_t index) {
  bool ages = strcmp(key->text, "age") == 0;
  if (ages) wa_check_one_age(load, key);
  return wa_define(load, WA_SPACE_VALUE, key, "an attribute", WA_NAME_ATTRIBUTE, index, !ages);
}

static void wa_read_attribute(wa_load *load, const wa_csv *csv, const wa_yaml_entry *entry) {
  wa_patients *patients = load->model->patients;
  const wa_yaml *key = entry->key, *value = entry->value;
  const char *unit_text;
  if (!wa_define_attribute(load, key, patients->n_attributes)) return;
  wa_attribute attribute = {.name = key->text, .span = key->span, .ages = strcmp(key->text, "age") == 0};
  attribute.label = wa_read_label(value, "label");
  attribute.unit = wa_read_unit(load, value, &unit_text);
  if (attribute.ages && !unit_text) attribute.unit = wa_unit_of("year");
  attribute.variate = wa_decode_variate(load, value, wa_printf(load->arena, "patients.attributes.%s", key->text), csv);
  patients->attributes[patients->n_attributes++] = attribute;
}

static void wa_read_attributes(wa_load *load, const wa_yaml *map, const wa_csv *csv) {
  const wa_yaml *attributes = wa_yaml_get(map, "attributes");
  wa_patients *patients = load->model->patients;
  if (!attributes || attributes->kind != WA_YAML_MAP) return;
  if (attributes->n_entries > WA_MOST_ATTRIBUTES) {
    wa_error(load->diags, attributes->span, "more than %d attributes", WA_MOST_ATTRIBUTES);
    return;
  }
  patients->attributes = WA_NEW_ARRAY(load->arena, wa_attribute, attributes->n_entries);
  for (size_t i = 0; i < attributes->n_entries && !wa_load_enough(load); i++)
    if (!attributes->entries[i].value->broken) wa_read_attribute(load, csv, &attributes->entries[i]);
}

/* ---- events ---- */

static size_t wa_known_state(wa_load *load, const wa_yaml *node) {
  const wa_name_row *named = wa_names_find(load->names, WA_SPACE_STATE, node->text);
  if (named) return named->index;
  wa_unknown_name(load, WA_SPACE_STATE, wa_yaml_text_span(node), "state", node->text, "name it under 'states:'");
  return SIZE_MAX;
}

static void wa_read_from(wa_load *load, const wa_yaml *node, wa_event *event) {
  event->from = WA_NEW_ARRAY(load->arena, bool, load->model->cohort.n_states + 1);
  if (!node) return;
  size_t n = node->kind == WA_YAML_LIST ? node->n_items : 1;
  for (size_t i = 0; i < n; i++) {
    const wa_yaml *item = node->kind == WA_YAML_LIST ? node->items[i] : node;
    size_t state = item->broken || item->kind != WA_YAML_SCALAR ? SIZE_MAX : wa_known_state(load, item);
    if (state != SIZE_MAX) event->from[state] = true;
  }
}

static void wa_read_exit(wa_load *load, wa_event *event, const wa_yaml *name, const wa_yaml *share) {
  size_t state = wa_known_state(load, name);
  wa_event_exit way = {.state = state, .span = name->span};
  if (share) way.share = wa_read_formula(load, share, wa_printf(load->arena, "patients.events.%s.to.%s", event->name, name->text));
  wa_check_share(load, &way.share, "a probability");
  if (state != SIZE_MAX) event->to[event->n_to++] = way;
}

static void wa_read_exits(wa_load *load, const wa_yaml *node, wa_event *event) {
  if (!node) return;
  event->to = WA_NEW_ARRAY(load->arena, wa_event_exit, node->kind == WA_YAML_MAP ? node->n_entries + 1 : 1);
  if (node->kind == WA_YAML_SCALAR) wa_read_exit(load, event, node, NULL);
  for (size_t i = 0; node->kind == WA_YAML_MAP && i < node->n_entries; i++)
    if (!node->entries[i].value->broken) wa_read_exit(load, event, node->entries[i].key, node->entries[i].value);
}

static void wa_read_event(wa_load *load, const wa_yaml_entry *entry) {
  wa_patients *patients = load->model->patients;
  const wa_yaml *key = entry->key, *value = entry->value, *stay = wa_yaml_get(value, "stay");
  if (!wa_define(load, WA_SPACE_EVENT, key, "an event", 0, patients->n_events, true)) return;
  wa_event event = {.name = key->text, .span = key->span, .label = wa_read_label(value, "label"), .group = patients->n_events};
  const char *path = wa_printf(load->arena, "patients.events.%s", key->text);
  event.probability = wa_read_formula(load, wa_yaml_get(value, "probability"), wa_printf(load->arena, "%s.probability", path));
  wa_check_share(load, &event.probability, "a probability");
  wa_read_from(load, wa_yaml_get(value, "from"), &event);
  wa_read_exits(load, wa_yaml_get(value, "to"), &event);
  event.has_stay = stay != NULL;
  if (stay) event.stay = wa_decode_variate(load, stay, wa_printf(load->arena, "%s.stay", path), NULL);
  patients->events[patients->n_events++] = event;
}

static void wa_read_events(wa_load *load, const wa_yaml *map) {
  const wa_yaml *events = wa_yaml_get(map, "events");
  wa_patients *patients = load->model->patients;
  if (!events || events->kind != WA_YAML_MAP) return;
  if (events->n_entries > WA_MOST_EVENTS) {
    wa_error(load->diags, events->span, "more than %d events", WA_MOST_EVENTS);
    return;
  }
  patients->events = WA_NEW_ARRAY(load->arena, wa_event, events->n_entries);
  for (size_t i = 0; i < events->n_entries && !wa_load_enough(load); i++)
    if (!events->entries[i].value->broken) wa_read_event(load, &events->entries[i]);
}

/* One list of names: at most one of these events happens in a cycle. */
static void wa_read_competitors(wa_load *load, const wa_yaml *list) {
  wa_patients *patients = load->model->patients;
  size_t first = SIZE_MAX;
  for (size_t i = 0; i < list->n_items; i++) {
    const wa_yaml *item = list->items[i];
    const wa_name_row *named = item->kind == WA_YAML_SCALAR ? wa_names_find(load->names, WA_SPACE_EVENT, item->text) : NULL;
    if (!named) {
      if (item->kind == WA_YAML_SCALAR)
        wa_unknown_name(load, WA_SPACE_EVENT, wa_yaml_text_span(item), "event", item->text, "name it under 'events:'");
      continue;
    }
    if (patients->events[named->index].group != named->index || named->index == first) {
      wa_error(load->diags, item->span, "'%s' competes already", item->text);
      wa_hint(load->diags, "an event stands in one list, once");
      continue;
    }
    if (first == SIZE_MAX || named->index < first) first = named->index;
  }
  for (size_t i = 0; first != SIZE_MAX && i < list->n_items; i++) {
    const wa_name_row *named = list->items[i]->kind == WA_YAML_SCALAR
                                   ? wa_names_find(load->names, WA_SPACE_EVENT, list->items[i]->text) : NULL;
    if (named) patients->events[named->index].group = first;
  }
}

static void wa_read_competing(wa_load *load, const wa_yaml *map) {
  const wa_yaml *competing = wa_yaml_get(map, "competing");
  if (!competing || competing->kind != WA_YAML_LIST || competing->n_items == 0) return;
  if (competing->items[0]->kind == WA_YAML_SCALAR) {
    wa_read_competitors(load, competing);
    return;
  }
  for (size_t i = 0; i < competing->n_items; i++)
    if (competing->items[i]->kind == WA_YAML_LIST) wa_read_competitors(load, competing->items[i]);
}

/* ---- running totals ---- */

static void wa_read_so_far(wa_load *load, const wa_yaml *map) {
  const wa_yaml *totals = wa_yaml_get(map, "so_far");
  wa_patients *patients = load->model->patients;
  if (!totals || totals->kind != WA_YAML_MAP) return;
  patients->so_far = WA_NEW_ARRAY(load->arena, wa_so_far, totals->n_entries + 1);
  for (size_t i = 0; i < totals->n_entries && !wa_load_enough(load); i++) {
    const wa_yaml *key = totals->entries[i].key;
    if (totals->entries[i].value->broken) continue;
    if (!wa_define(load, WA_SPACE_VALUE, key, "a running total", WA_NAME_SO_FAR, patients->n_so_far, true)) continue;
    wa_formula value = wa_read_formula(load, totals->entries[i].value, wa_path(load, "patients", "so_far", key->text));
    patients->so_far[patients->n_so_far++] = (wa_so_far){key->text, key->span, value};
  }
}

/* ---- correlations ---- */

static size_t wa_correlated(wa_load *load, const wa_yaml *name) {
  wa_patients *patients = load->model->patients;
  size_t attribute = wa_model_attribute(load->model, name->text);
  if (attribute == SIZE_MAX) {
    wa_error(load->diags, wa_yaml_text_span(name), "unknown attribute '%.60s'", name->text);
    wa_hint(load->diags, "correlations are between attributes of the patients");
    return SIZE_MAX;
  }
  wa_variation kind = patients->attributes[attribute].variate.kind;
  if (kind == WA_VARIES_VALUE || kind == WA_VARIES_COLUMN) {
    wa_error(load->diags, wa_yaml_text_span(name), "'%s' is not drawn from a distribution", name->text);
    wa_hint(load->diags, kind == WA_VARIES_COLUMN ? "columns of a file keep the correlation that the file has"
                                                : "a formula depends on what it names");
    return SIZE_MAX;
  }
  for (size_t i = 0; i < patients->n_correlated; i++)
    if (patients->correlated[i] == attribute) return i;
  patients->correlated[patients->n_correlated] = attribute;
  return patients->n_correlated++;
}

/* Lower triangle L with L L' = r, in place; false when r is not positive definite. */
static bool wa_cholesky(double *r, size_t n, size_t stride) {
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j <= i; j++) {
      double sum = r[i * stride + j];
      for (size_t k = 0; k < j; k++) sum -= r[i * stride + k] * r[j * stride + k];
      if (i == j && !(sum > 1e-12)) return false;
      r[i * stride + j] = i == j ? sqrt(sum) : sum / r[j * stride + j];
    }
  return true;
}

static void wa_read_pair(wa_load *load, const wa_yaml *a, const wa_yaml_entry *entry, double *r, size_t stride) {
  double number;
  size_t i = wa_correlated(load, a), j = wa_correlated(load, entry->key);
  if (i == SIZE_MAX || j == SIZE_MAX || !wa_read_number(load, entry->value, &number)) return;
  if (i == j || !(number > -1 && number < 1)) {
    wa_error(load->diags, entry->value->span, i == j ? "an attribute's correlation with itself is 1"
                                                     : "a correlation lies between -1 and 1");
    return;
  }
  if (!isnan(r[i * stride + j])) wa_error(load->diags, entry->key->span, "this correlation is given twice");
  r[i * stride + j] = r[j * stride + i] = number;
}

static void wa_read_correlations(wa_load *load, const wa_yaml *map) {
  const wa_yaml *node = wa_yaml_get(map, "correlations");
  wa_patients *patients = load->model->patients;
  size_t n = patients->n_attributes, errors = wa_diags_count(load->diags, WA_ERROR);
  if (!node || node->kind != WA_YAML_MAP) return;
  double *r = WA_NEW_ARRAY(load->arena, double, n * n + 1);
  patients->correlated = WA_NEW_ARRAY(load->arena, size_t, n + 1);
  for (size_t i = 0; i < n * n; i++) r[i] = NAN;
  for (size_t i = 0; i < node->n_entries; i++) {
    const wa_yaml *others = node->entries[i].value;
    for (size_t j = 0; others->kind == WA_YAML_MAP && j < others->n_entries && !wa_load_enough(load); j++)
      if (!others->entries[j].value->broken) wa_read_pair(load, node->entries[i].key, &others->entries[j], r, n);
  }
  if (wa_diags_count(load->diags, WA_ERROR) > errors) return;
  double *packed = WA_NEW_ARRAY(load->arena, double, patients->n_correlated * patients->n_correlated + 1);
  for (size_t i = 0; i < patients->n_correlated; i++)
    for (size_t j = 0; j < patients->n_correlated; j++) {
      double given = isnan(r[i * n + j]) ? 0 : r[i * n + j];
      packed[i * patients->n_correlated + j] = i == j ? 1 : given;
    }
  patients->correlation = packed;
  if (wa_cholesky(packed, patients->n_correlated, patients->n_correlated)) return;
  wa_error(load->diags, node->span, "these correlations cannot be together: their matrix is not positive definite");
  wa_hint(load->diags, "pairs that are not named have a correlation of 0");
}

/* ---- the section ---- */

static void wa_read_numbers(wa_load *load, const wa_yaml *map) {
  static const char *const rows[] = {"drawn", "in turn"}, *const luck[] = {"the same in all draws", "new in every draw"};
  wa_patients *patients = load->model->patients;
  const wa_yaml *number = wa_yaml_get(map, "number");
  double n = 10000, seed = 1, traces = 0;
  wa_read_integer(load, number, "the number of patients", 1, WA_MOST_PATIENTS, &n);
  wa_read_integer(load, wa_yaml_get(map, "seed"), "'seed'", 0, 9007199254740991.0, &seed);
  wa_read_integer(load, wa_yaml_get(map, "traces"), "'traces'", 0, n, &traces);
  patients->number = (size_t)n;
  patients->number_span = number ? number->span : patients->span;
  patients->seed = (unsigned long long)seed;
  patients->traces = (size_t)traces;
  patients->in_turn = wa_read_choice(wa_yaml_get(map, "rows"), rows, 2, 0) == 1;
  patients->new_luck = wa_read_choice(wa_yaml_get(map, "luck"), luck, 2, 0) == 1;
}

/* What is kept of the paths that are reported one by one: 8 bytes for the state and for each event, at each point. */
static void wa_check_traces(wa_load *load) {
  const double most = 1e9;
  const wa_model *model = load->model;
  const wa_patients *patients = model->patients;
  if (!patients || !patients->traces) return;
  double each = 8.0 * (double)(model->settings.n_cycles + 1) * (double)(1 + patients->n_events) * (double)model->n_strategies;
  double bytes = each * (double)patients->traces;
  if (bytes <= most) return;
  wa_error(load->diags, patients->number_span, "the paths of %zu patients would need %.3g GB of memory", patients->traces, bytes / 1e9);
  wa_hint(load->diags, "at most %.0f patients can be reported one by one here; means need no traces", floor(most / each));
}

/* Segments hold parameters of their own; patients differ by attributes. */
static void wa_check_segments(wa_load *load) {
  const wa_model *model = load->model;
  if (!model->patients || model->population.n_segments == 0) return;
  wa_error(load->diags, model->patients->span, "individual patients cannot be divided into segments");
  wa_hint(load->diags, "make what differs an attribute: attributes: {frail: {share: 30%%}}");
}

void wa_check_patients(wa_load *load) {
  wa_check_segments(load);
  wa_check_traces(load);
}

void wa_decode_patients(wa_load *load) {
  const wa_yaml *map = wa_section(load, "patients"), *file = wa_yaml_get(map, "file");
  if (!map || wa_section(load, "cohort")) return;
  wa_patients *patients = load->model->patients = WA_NEW(load->arena, wa_patients);
  patients->span = load->model->cohort.span;
  wa_read_numbers(load, map);
  const wa_csv *csv = file && file->kind == WA_YAML_SCALAR ? wa_read_csv(load, file) : NULL;
  if (csv) patients->n_rows = csv->n_rows;
  wa_read_attributes(load, map, csv);
  wa_read_events(load, map);
  wa_read_competing(load, map);
  wa_read_so_far(load, map);
  wa_read_correlations(load, map);
}
