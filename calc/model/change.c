#include "model/change.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "model/fingerprint.h"
#include "model/schema_table.h"

enum { WA_MOST_STEPS = 12, WA_MOST_SUGGESTIONS = 2000 };
#define WA_NOT_WRITTEN SIZE_MAX /* a step that was added to complete a path */

/* A change on its way down the tree. */
typedef struct wa_setting {
  wa_load *load;
  const wa_source *source;      /* the text name=value; NULL: the change stands in the model, under `key` */
  const wa_yaml *key;
  const char *steps[WA_MOST_STEPS]; /* "settings", "discount", "costs" */
  size_t step_begin[WA_MOST_STEPS]; /* byte of the step in the source */
  size_t n_steps;
  wa_yaml *value;
} wa_setting;

static wa_span wa_name_span(const wa_setting *setting) {
  return setting->key ? setting->key->span : (wa_span){setting->source, 0, strcspn(setting->source->text, "=")};
}

static wa_span wa_step_span(const wa_setting *setting, size_t step) {
  size_t begin = setting->step_begin[step], end = begin + strlen(setting->steps[step]);
  if (begin == WA_NOT_WRITTEN) return wa_name_span(setting);
  return setting->key ? wa_yaml_part(setting->key, begin, end) : (wa_span){setting->source, begin, end};
}

/* ---- changing mappings ---- */

static wa_yaml *wa_new_key(const wa_setting *setting, size_t step) {
  wa_yaml *key = WA_NEW(setting->load->arena, wa_yaml);
  *key = (wa_yaml){.kind = WA_YAML_SCALAR, .span = wa_step_span(setting, step), .text = setting->steps[step],
                   .length = strlen(setting->steps[step]), .plain = true};
  return key;
}

static wa_yaml *wa_new_map(const wa_setting *setting, wa_span span) {
  wa_yaml *map = WA_NEW(setting->load->arena, wa_yaml);
  *map = (wa_yaml){.kind = WA_YAML_MAP, .span = span, .flow = true};
  return map;
}

static void wa_add_entry(const wa_setting *setting, wa_yaml *map, wa_yaml *key, wa_yaml *value) {
  wa_yaml_entry *entries = WA_NEW_ARRAY(setting->load->arena, wa_yaml_entry, map->n_entries + 1);
  if (map->n_entries) memcpy(entries, map->entries, map->n_entries * sizeof *entries);
  entries[map->n_entries++] = (wa_yaml_entry){key, value};
  map->entries = entries;
}

static wa_yaml *wa_key_named(const wa_setting *setting, const char *name, size_t step) {
  wa_yaml *key = wa_new_key(setting, step);
  key->text = name;
  key->length = strlen(name);
  return key;
}

/* 3% as {costs: 3%, effects: 3%}, 0.7 as {value: 0.7}: what a shorter way of writing stands for. */
static wa_yaml *wa_written_out(const wa_setting *setting, const wa_slot *slot, wa_yaml *short_form, size_t step) {
  static const char *const pair[] = {"costs", "effects"};
  wa_yaml *map = wa_new_map(setting, short_form->span);
  if (wa_shape_slot(slot->shape, "value")) {
    wa_add_entry(setting, map, wa_key_named(setting, "value", step), short_form);
    return map;
  }
  for (size_t i = 0; i < 2 && wa_shape_slot(slot->shape, pair[i]); i++)
    wa_add_entry(setting, map, wa_key_named(setting, pair[i], step), short_form);
  return map;
}

/* ---- unknown names ---- */

static void wa_suggest(const wa_setting *setting, const char *name, const char *const *candidates, size_t count) {
  const char *nearest = wa_nearest(name, candidates, count);
  if (nearest) wa_hint(setting->load->diags, "did you mean '%s'?", nearest);
}

static bool wa_unknown_step(const wa_setting *setting, size_t step, const wa_yaml *map, const wa_shape *shape) {
  const char *names[WA_MOST_SUGGESTIONS];
  size_t count = 0;
  for (size_t i = 0; shape && i < shape->n_slots; i++) names[count++] = shape->slots[i].key;
  for (size_t i = 0; !shape && i < map->n_entries && count < WA_MOST_SUGGESTIONS; i++) names[count++] = map->entries[i].key->text;
  wa_error(setting->load->diags, wa_step_span(setting, step), "unknown name '%.60s' in '%s'", setting->steps[step],
           step ? setting->steps[step - 1] : "the model");
  wa_suggest(setting, setting->steps[step], names, count);
  return false;
}

static size_t wa_add_names(const wa_load *load, const char *section, const char **names, size_t count) {
  for (size_t i = 0; i < load->n_files; i++) {
    const wa_yaml *map = wa_yaml_get(load->files[i].root, section);
    for (size_t j = 0; map && j < map->n_entries && count < WA_MOST_SUGGESTIONS; j++) names[count++] = map->entries[j].key->text;
  }
  return count;
}

static void wa_unknown_start(const wa_setting *setting) {
  const char *names[WA_MOST_SUGGESTIONS];
  const wa_shape *settings = wa_shape_slot(&wa_shape_model, "settings")->shape;
  size_t count = 0;
  for (size_t i = 0; i < settings->n_slots; i++) names[count++] = settings->slots[i].key;
  count = wa_add_names(setting->load, "parameters", names, count);
  count = wa_add_names(setting->load, "definitions", names, count);
  wa_error(setting->load->diags, wa_step_span(setting, 0), "unknown name '%.60s'", setting->steps[0]);
  wa_suggest(setting, setting->steps[0], names, count);
}

/* ---- down the tree ---- */

static bool wa_descend(const wa_setting *setting, wa_yaml *map, const wa_shape *shape, const wa_slot *names, size_t step);

/* Puts the new value in the place of `entry`. A parameter keeps its distribution and a branch its label: only the figure,
 * the required key that comes first, changes. */
static bool wa_replace(const wa_setting *setting, wa_yaml_entry *entry, const wa_slot *slot) {
  bool details = entry->value->kind == WA_YAML_MAP && slot->takes & WA_TAKES_MAP && slot->takes & WA_TAKES_FORMULA;
  details = details && slot->shape->slots[0].required;
  wa_yaml_entry *value = details ? wa_yaml_entry_of(entry->value, slot->shape->slots[0].key) : NULL;
  if (value && setting->value->kind == WA_YAML_SCALAR) value->value = setting->value;
  else entry->value = setting->value;
  return true;
}

static bool wa_at_entry(const wa_setting *setting, wa_yaml_entry *entry, const wa_slot *slot, size_t step) {
  if (step + 1 == setting->n_steps) return wa_replace(setting, entry, slot);
  bool maps = slot->takes & (WA_TAKES_MAP | WA_TAKES_NAMES | WA_TAKES_LABEL);
  if (maps && wa_yaml_empty(entry->value)) entry->value = wa_new_map(setting, entry->value->span);
  else if (slot->takes & WA_TAKES_MAP && entry->value->kind == WA_YAML_SCALAR)
    entry->value = wa_written_out(setting, slot, entry->value, step);
  if (!maps || entry->value->kind != WA_YAML_MAP) {
    wa_error(setting->load->diags, wa_step_span(setting, step + 1), "'%.60s' has no '%.60s'", setting->steps[step],
             setting->steps[step + 1]);
    return false;
  }
  const wa_shape *shape = slot->takes & WA_TAKES_MAP ? slot->shape : slot->takes & WA_TAKES_LABEL ? &wa_shape_label : NULL;
  return wa_descend(setting, entry->value, shape, slot, step + 1);
}

/* `map` has the keys of `shape`, or (shape NULL) names whose values are `names->each`. */
static bool wa_descend(const wa_setting *setting, wa_yaml *map, const wa_shape *shape, const wa_slot *names, size_t step) {
  const char *name = setting->steps[step];
  const wa_slot *slot = shape ? wa_shape_slot(shape, name) : names->each;
  wa_yaml_entry *entry = wa_yaml_entry_of(map, name);
  /* A formula may be added for a name (a strategy's `set`, a state's utility); a whole line or parameter not. */
  bool may_add = shape || (names->each->takes == WA_TAKES_FORMULA && step + 1 == setting->n_steps);
  if (!slot || (!entry && !may_add)) return wa_unknown_step(setting, step, map, shape);
  if (!entry) {
    bool last = step + 1 == setting->n_steps;
    wa_yaml *value = last ? setting->value : wa_new_map(setting, wa_step_span(setting, step));
    wa_add_entry(setting, map, wa_new_key(setting, step), value);
    entry = &map->entries[map->n_entries - 1];
  }
  return wa_at_entry(setting, entry, slot, step);
}

/* ---- where a name begins ---- */

static wa_file *wa_file_with(const wa_load *load, const char *section, const char *name) {
  for (size_t i = 0; i < load->n_files; i++)
    if (wa_yaml_entry_of(wa_yaml_get(load->files[i].root, section), name)) return &load->files[i];
  return NULL;
}

static void wa_prefix(wa_setting *setting, const char *section) {
  memmove(setting->steps + 1, setting->steps, setting->n_steps * sizeof *setting->steps);
  memmove(setting->step_begin + 1, setting->step_begin, setting->n_steps * sizeof *setting->step_begin);
  setting->steps[0] = section;
  setting->step_begin[0] = WA_NOT_WRITTEN;
  setting->n_steps++;
}

/* Completes a name to a path from the top: "rr" to parameters.rr, "discount.costs" to settings.discount.costs. */
static bool wa_complete(wa_setting *setting) {
  static const char *const one[] = {"parameters", "definitions"};
  static const char *const many[] = {"parameters", "definitions", "lines", "outcomes", "strategies", "tables"};
  bool bare = setting->n_steps == 1;
  const char *const *sections = bare ? one : many;
  size_t n = bare ? 2 : 6;
  const char *name = setting->steps[0];
  const wa_shape *settings = wa_shape_slot(&wa_shape_model, "settings")->shape;
  for (size_t i = 0; i < n; i++) {
    bool top = !bare && wa_shape_slot(&wa_shape_model, name);
    if (top || !wa_file_with(setting->load, sections[i], name)) continue;
    wa_prefix(setting, sections[i]);
    return true;
  }
  if (wa_shape_slot(&wa_shape_model, name)) return true;
  if (wa_shape_slot(settings, name)) wa_prefix(setting, "settings");
  else wa_unknown_start(setting);
  return setting->n_steps > 1 && strcmp(setting->steps[0], "settings") == 0;
}

static void wa_set(wa_setting *setting) {
  setting->value->changed = true;
  if (!wa_complete(setting)) return;
  wa_load *load = setting->load;
  const wa_slot *slot = wa_shape_slot(&wa_shape_model, setting->steps[0]);
  wa_file *file = setting->n_steps > 1 ? wa_file_with(load, setting->steps[0], setting->steps[1]) : NULL;
  wa_yaml *root = file ? file->root : load->files[0].root;
  if (root->kind != WA_YAML_MAP) return; /* the schema check says so */
  if (strcmp(slot->key, "include") == 0 || strcmp(slot->key, "waarde") == 0) {
    wa_error(load->diags, wa_step_span(setting, 0), "'%s' cannot be changed", slot->key);
    return;
  }
  wa_descend(setting, root, &wa_shape_model, NULL, 0);
}

/* ---- one change ---- */

static bool wa_split_steps(wa_setting *setting, const char *name) {
  for (size_t at = 0;;) {
    size_t length = strcspn(name + at, ".");
    /* One place stays free for the section put before. */
    if (length == 0 || setting->n_steps + 1 >= WA_MOST_STEPS) {
      wa_error(setting->load->diags, wa_name_span(setting), "'%.60s' is not a name or a path", name);
      wa_hint(setting->load->diags, "write a parameter, as in falls=3, or a path, as in lines.contract.amount=100");
      return false;
    }
    setting->steps[setting->n_steps] = wa_strndup(setting->load->arena, name + at, length);
    setting->step_begin[setting->n_steps++] = at;
    at += length;
    if (name[at++] == '\0') return true;
  }
}

static void wa_apply(wa_load *load, const wa_change *change) {
  const char *text = wa_printf(load->arena, "%s=%s", change->name, change->value);
  const char *name = wa_printf(load->arena, "--set %s", text);
  wa_setting setting = {.load = load, .source = wa_source_new(load->arena, name, text, strlen(text))};
  size_t begin = strlen(change->name) + 1;
  wa_fingerprint_add(load->fingerprint, text, strlen(text));
  if (wa_utf8_check(text, strlen(text)) < strlen(text)) {
    wa_error(load->diags, (wa_span){setting.source, 0, 0}, "it is not UTF-8");
    return;
  }
  if (strspn(change->value, " ") == strlen(change->value)) {
    wa_error(load->diags, (wa_span){setting.source, begin, begin}, "'%.60s' is set to nothing", change->name);
    return;
  }
  setting.value = wa_yaml_parse(load->arena, load->diags, setting.source, begin);
  if (setting.value && wa_split_steps(&setting, change->name)) wa_set(&setting);
}

void wa_apply_changes(wa_load *load, const wa_change *changes, size_t n_changes) {
  for (size_t i = 0; i < n_changes; i++) wa_apply(load, &changes[i]);
}

/* ---- scenarios ---- */

void wa_apply_scenario(wa_load *load, const char *name) {
  const wa_yaml *scenarios = wa_yaml_get(wa_yaml_get(load->files[0].root, "analysis"), "scenarios");
  const wa_yaml *set = wa_yaml_get(wa_yaml_get(scenarios, name), "set");
  for (size_t i = 0; set && set->kind == WA_YAML_MAP && i < set->n_entries; i++) {
    wa_setting setting = {.load = load, .key = set->entries[i].key, .value = set->entries[i].value};
    if (wa_yaml_empty(setting.value)) continue; /* the schema check says so */
    if (wa_split_steps(&setting, setting.key->text)) wa_set(&setting);
  }
  wa_fingerprint_add(load->fingerprint, name, strlen(name));
}
