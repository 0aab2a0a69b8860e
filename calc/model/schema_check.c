#include "model/schema_check.h"

#include <string.h>

#include "base/text.h"
#include "model/schema_table.h"

enum {
  WA_TAKES_SCALAR = WA_TAKES_TEXT | WA_TAKES_LABEL | WA_TAKES_FORMULA | WA_TAKES_NUMBER | WA_TAKES_INTEGER | WA_TAKES_BOOL |
                    WA_TAKES_CHOICE | WA_TAKES_NAME | WA_TAKES_DURATION | WA_TAKES_DISTRIBUTION,
  WA_TAKES_ANY_MAP = WA_TAKES_LABEL | WA_TAKES_MAP | WA_TAKES_NAMES | WA_TAKES_DISTRIBUTION | WA_TAKES_GRID | WA_TAKES_SERIES,
  WA_TAKES_ANY_LIST = WA_TAKES_LIST | WA_TAKES_GRID
};

static void wa_check_slot(wa_load *load, const wa_slot *slot, const wa_yaml *key, wa_yaml *value);

/* ---- what was expected, in words ---- */

static const struct {
  unsigned takes;
  const char *noun;
} nouns[] = {
    {WA_TAKES_BOOL, "true or false"}, {WA_TAKES_TEXT | WA_TAKES_LABEL, "text"},
    {WA_TAKES_NUMBER | WA_TAKES_INTEGER, "a number"}, {WA_TAKES_DURATION, "a duration such as 3 years"},
    {WA_TAKES_FORMULA, "a number or formula"}, {WA_TAKES_CHOICE, "a choice"}, {WA_TAKES_NAME, "a name"},
    {WA_TAKES_DISTRIBUTION, "a distribution such as \"beta(se: 0.04)\""}, {WA_TAKES_GRID, "figures"},
    {WA_TAKES_SERIES, "a mapping from years to numbers"}, {WA_TAKES_MAP | WA_TAKES_NAMES, "a mapping"},
    {WA_TAKES_LIST, "a list"}, {WA_TAKES_ANY, "a value"},
};

static const char *wa_expected(const wa_load *load, const wa_slot *slot) {
  wa_text text = wa_text_new(load->arena);
  for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
    if (slot->takes & nouns[i].takes) wa_text_addf(&text, "%s%s", text.length ? " or " : "", nouns[i].noun);
  return text.bytes;
}

static void wa_wrong_kind(wa_load *load, const wa_slot *slot, const wa_yaml *key, wa_yaml *value) {
  value->broken = true;
  wa_error(load->diags, value->flow || value->kind == WA_YAML_SCALAR ? value->span : key->span,
           "'%.60s' must be %s, found %s", key->text, wa_expected(load, slot), wa_yaml_noun(value));
  if (slot->takes & WA_TAKES_MAP && value->kind == WA_YAML_SCALAR)
    wa_hint(load->diags, "it takes keys such as '%s:', indented under it", slot->shape->slots[0].key);
  else if (slot->takes & WA_TAKES_NAMES && value->kind == WA_YAML_LIST)
    wa_hint(load->diags, value->flow ? "write {name: ..., name: ...} instead of [name, name]" : "write 'name: ...' instead of '- ...'");
}

/* ---- scalars ---- */

static void wa_check_bool(wa_load *load, const wa_yaml *key, wa_yaml *value) {
  static const char *const yes[] = {"yes", "Yes", "YES", "ja", "Ja", "on", "On", "True", "TRUE", "y", "1", "waar"};
  static const char *const no[] = {"no", "No", "NO", "nee", "Nee", "off", "Off", "False", "FALSE", "n", "0", "onwaar"};
  if (strcmp(value->text, "true") == 0 || strcmp(value->text, "false") == 0) return;
  value->broken = true;
  wa_error(load->diags, value->span, "'%s' must be true or false", key->text);
  for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
    if (strcmp(value->text, yes[i]) == 0) wa_hint(load->diags, "write true");
    if (strcmp(value->text, no[i]) == 0) wa_hint(load->diags, "write false");
  }
}

static const char *wa_choice_list(const wa_load *load, const wa_slot *slot) {
  wa_text text = wa_text_new(load->arena);
  for (size_t i = 0; i < slot->n_choices; i++) wa_text_addf(&text, "%s%s", i ? ", " : "", slot->choices[i]);
  return text.bytes;
}

static void wa_check_choice(wa_load *load, const wa_slot *slot, const wa_yaml *key, wa_yaml *value) {
  for (size_t i = 0; i < slot->n_choices; i++)
    if (strcmp(value->text, slot->choices[i]) == 0) return;
  value->broken = true;
  wa_error(load->diags, value->span, "'%.40s' is not a choice for '%s'", value->text, key->text);
  const char *nearest = wa_nearest(value->text, slot->choices, slot->n_choices);
  if (nearest) wa_hint(load->diags, "did you mean '%s'? The choices: %s", nearest, wa_choice_list(load, slot));
  else wa_hint(load->diags, "the choices: %s", wa_choice_list(load, slot));
}

static void wa_check_scalar(wa_load *load, const wa_slot *slot, const wa_yaml *key, wa_yaml *value) {
  if (!(slot->takes & WA_TAKES_SCALAR)) wa_wrong_kind(load, slot, key, value);
  else if (slot->takes & WA_TAKES_BOOL) wa_check_bool(load, key, value);
  else if (slot->takes & WA_TAKES_CHOICE) wa_check_choice(load, slot, key, value);
}

/* ---- mappings ---- */

static const char *wa_key_list(const wa_load *load, const wa_shape *shape) {
  wa_text text = wa_text_new(load->arena);
  for (size_t i = 0; i < shape->n_slots; i++) wa_text_addf(&text, "%s%s", i ? ", " : "", shape->slots[i].key);
  return text.bytes;
}

/* A section of the file under which the key would be right. */
static const char *wa_right_section(const wa_shape *shape, const char *key) {
  if (shape != &wa_shape_model) return NULL;
  for (size_t i = 0; i < shape->n_slots; i++) {
    const wa_slot *slot = &shape->slots[i];
    if (slot->takes & WA_TAKES_MAP && wa_shape_slot(slot->shape, key)) return slot->key;
  }
  return NULL;
}

/* The value that opened what the key closes: {quantity: max(a, b, c)} reads as the keys 'quantity' (max(a), 'b' and 'c)'. */
static wa_yaml_entry *wa_formula_split_by(const wa_yaml *map, size_t at) {
  const wa_yaml *key = map->entries[at].key;
  if (!strpbrk(key->text, ")]") || !wa_yaml_empty(map->entries[at].value)) return NULL;
  for (size_t i = at; i-- > 0;) {
    const wa_yaml *value = map->entries[i].value;
    if (value->kind == WA_YAML_SCALAR && strpbrk(value->text, "([")) return &map->entries[i];
    if (!wa_yaml_empty(value)) return NULL;
  }
  return NULL;
}

/* Told once; all parts of it count as reported. */
static void wa_join_formulas(wa_load *load, const wa_yaml *map) {
  for (size_t at = 1; map->flow && at < map->n_entries; at++) {
    wa_yaml_entry *first = wa_formula_split_by(map, at);
    if (!first || first->value->broken) continue;
    wa_span whole = wa_span_join(first->value->span, map->entries[at].key->span);
    wa_error(load->diags, whole, "a formula with a comma inside { } needs quotes");
    wa_hint(load->diags, "write %s: \"%.*s\"", first->key->text, (int)(whole.end - whole.begin < 200 ? whole.end - whole.begin : 200),
            whole.source->text + whole.begin);
    for (wa_yaml_entry *part = first; part <= &map->entries[at]; part++) part->value->broken = true;
  }
}

/* {value: 0,3} reads as the value 0 and a key '3'. */
static bool wa_split_number(wa_load *load, const wa_yaml *map, size_t at) {
  const wa_yaml *key = map->entries[at].key;
  if (!map->flow || at == 0 || !wa_yaml_empty(map->entries[at].value)) return false;
  wa_yaml *value = map->entries[at - 1].value;
  size_t digits = strspn(key->text, "0123456789");
  double number;
  if (digits == 0 || (key->text[digits] && strcmp(key->text + digits, "%") != 0)) return false;
  if (value->kind != WA_YAML_SCALAR || !wa_parse_number(value->text, value->length, &number)) return false;
  value->broken = true;
  wa_error(load->diags, wa_span_join(value->span, key->span), "decimal comma; write %s.%s", value->text, key->text);
  return true;
}

/* {en: Cheap, but slow} reads as the keys 'en' and 'but slow': words without a value behind a text. */
static bool wa_is_rest_of_text(const wa_yaml *map, size_t at) {
  if (!map->flow || at == 0 || !strchr(map->entries[at].key->text, ' ')) return false;
  const wa_yaml *before = map->entries[at - 1].value;
  return wa_yaml_empty(map->entries[at].value) && before->kind == WA_YAML_SCALAR && before->length > 0;
}

static void wa_unknown_key(wa_load *load, const wa_shape *shape, const wa_yaml *map, size_t at) {
  const wa_yaml *key = map->entries[at].key;
  if (map->entries[at].value->broken) return;
  map->entries[at].value->broken = true;
  if (wa_split_number(load, map, at)) return;
  wa_error(load->diags, key->span, "unknown key '%.60s' in %s", key->text, shape->what);
  const char *nearest = wa_shape_nearest(shape, key->text), *section = wa_right_section(shape, key->text);
  if (strpbrk(key->text, ")]")) wa_hint(load->diags, "a formula with a comma inside { } needs quotes");
  else if (wa_is_rest_of_text(map, at))
    wa_hint(load->diags, "a text with a comma inside { } needs quotes: %s: \"%.60s, %.60s\"", map->entries[at - 1].key->text,
            map->entries[at - 1].value->text, key->text);
  else if (strstr(key->text, "\xC2\xA0")) wa_hint(load->diags, "it holds no-break spaces; use plain spaces");
  else if (section) wa_hint(load->diags, "it belongs under '%s:'", section);
  else if (nearest) wa_hint(load->diags, "did you mean '%s'?", nearest);
  else wa_hint(load->diags, "it takes: %s", wa_key_list(load, shape));
}

static void wa_check_required(wa_load *load, const wa_shape *shape, const wa_yaml *key, const wa_yaml *map) {
  for (size_t i = 0; i < shape->n_slots; i++) {
    const wa_slot *slot = &shape->slots[i];
    if (!slot->required || wa_yaml_entry_of(map, slot->key)) continue;
    wa_error(load->diags, key->span, "'%.60s' has no '%s'", key->text, slot->key);
    wa_hint(load->diags, "add '%s: ...': %s", slot->key, slot->help);
  }
}

static void wa_check_map(wa_load *load, const wa_shape *shape, const wa_yaml *key, const wa_yaml *map) {
  wa_join_formulas(load, map);
  for (size_t i = 0; i < map->n_entries && !wa_load_enough(load); i++) {
    const wa_slot *slot = wa_shape_slot(shape, map->entries[i].key->text);
    if (slot) wa_check_slot(load, slot, map->entries[i].key, map->entries[i].value);
    else wa_unknown_key(load, shape, map, i);
  }
  if (key) wa_check_required(load, shape, key, map);
}

static void wa_check_names(wa_load *load, const wa_slot *slot, const wa_yaml *map) {
  wa_join_formulas(load, map);
  for (size_t i = 0; i < map->n_entries && !wa_load_enough(load); i++)
    wa_check_slot(load, slot->each, map->entries[i].key, map->entries[i].value);
}

static void wa_check_any_map(wa_load *load, const wa_slot *slot, const wa_yaml *key, wa_yaml *value) {
  if (!(slot->takes & WA_TAKES_ANY_MAP)) wa_wrong_kind(load, slot, key, value);
  else if (slot->takes & WA_TAKES_MAP) wa_check_map(load, slot->shape, key, value);
  else if (slot->takes & WA_TAKES_LABEL) wa_check_map(load, &wa_shape_label, NULL, value);
  else if (slot->takes & WA_TAKES_NAMES) wa_check_names(load, slot, value);
}

static void wa_check_list(wa_load *load, const wa_slot *slot, const wa_yaml *key, wa_yaml *value) {
  if (!(slot->takes & WA_TAKES_ANY_LIST)) {
    wa_wrong_kind(load, slot, key, value);
    return;
  }
  if (!(slot->takes & WA_TAKES_LIST)) return;
  for (size_t i = 0; i < value->n_items && !wa_load_enough(load); i++) {
    wa_yaml *item = value->items[i];
    if (item->kind == WA_YAML_MAP && slot->item->takes & WA_TAKES_MAP) {
      wa_yaml place = *key; /* what an item lacks is told where the item stands */
      place.span = item->span;
      wa_check_map(load, slot->item->shape, &place, item);
      continue;
    }
    if (slot->item->takes & WA_TAKES_SCALAR && item->kind == WA_YAML_SCALAR && !wa_yaml_empty(item)) continue;
    item->broken = true;
    wa_error(load->diags, item->span, "an item of '%s' must be %s, found %s", key->text, wa_expected(load, slot->item),
             wa_yaml_noun(item));
  }
}

/* Texts and sections may be left empty, as may what the table says; a key with a figure may not. */
static void wa_check_empty(wa_load *load, const wa_slot *slot, const wa_yaml *key, wa_yaml *value) {
  bool fine = slot->takes & (WA_TAKES_EMPTY | WA_TAKES_TEXT | WA_TAKES_LABEL) && !slot->required;
  if (fine) return;
  value->broken = true;
  wa_error(load->diags, key->span, "'%.60s' is empty; it must be %s", key->text, wa_expected(load, slot));
}

static void wa_check_slot(wa_load *load, const wa_slot *slot, const wa_yaml *key, wa_yaml *value) {
  if (value->broken) return;
  if (slot->takes & WA_TAKES_ANY && !wa_yaml_empty(value)) return;
  if (wa_yaml_empty(value)) wa_check_empty(load, slot, key, value);
  else if (value->kind == WA_YAML_SCALAR) wa_check_scalar(load, slot, key, value);
  else if (value->kind == WA_YAML_MAP) wa_check_any_map(load, slot, key, value);
  else wa_check_list(load, slot, key, value);
}

/* ---- files ---- */

/* Sections that may stand in the model itself only. */
static void wa_check_shared(wa_load *load, const wa_file *file) {
  for (size_t i = 0; i < file->root->n_entries; i++) {
    const wa_slot *slot = wa_shape_slot(&wa_shape_model, file->root->entries[i].key->text);
    bool title = slot && strcmp(slot->key, "title") == 0;
    if (!slot || slot->shared || title) continue;
    wa_error(load->diags, file->root->entries[i].key->span, "'%s' cannot stand in an included file", slot->key);
    file->root->entries[i].value->broken = true;
  }
}

static void wa_missing(wa_load *load, const wa_file *file, const char *key, const char *hint) {
  if (wa_yaml_entry_of(file->root, key)) return;
  wa_error(load->diags, (wa_span){file->source, 0, 0}, "the model has no '%s'", key);
  wa_hint(load->diags, "%s", hint);
}

static void wa_check_own(wa_load *load, const wa_file *file) {
  wa_missing(load, file, "title", "add 'title: ...' as the second line");
  for (size_t i = 0; i < load->n_files; i++)
    if (wa_yaml_entry_of(load->files[i].root, "lines") || wa_yaml_entry_of(load->files[i].root, "outcomes")) return;
  wa_error(load->diags, (wa_span){file->source, 0, 0}, "the model has no 'lines' and no 'outcomes'");
  wa_hint(load->diags, "add 'lines:' with who bears and who gains what, or 'outcomes:'");
}

static void wa_check_version(wa_load *load, const wa_file *file) {
  wa_missing(load, file, "waarde", "begin the file with 'waarde: 1', the version of the language");
  const wa_yaml *version = wa_yaml_get(file->root, "waarde");
  if (!version || version->kind != WA_YAML_SCALAR || strcmp(version->text, "1") == 0) return;
  wa_error(load->diags, version->span, "version '%.20s' of the language is not known", version->text);
  wa_hint(load->diags, "this program reads 'waarde: 1'");
}

void wa_schema_check(wa_load *load, const wa_file *file) {
  if (file->root->kind != WA_YAML_MAP) {
    wa_error(load->diags, file->root->span, "a model must be a mapping of keys, found %s", wa_yaml_noun(file->root));
    wa_hint(load->diags, "begin with 'waarde: 1' and 'title: ...'");
    return;
  }
  wa_check_version(load, file);
  if (file->included) wa_check_shared(load, file);
  else wa_check_own(load, file);
  wa_check_map(load, &wa_shape_model, NULL, file->root);
}
