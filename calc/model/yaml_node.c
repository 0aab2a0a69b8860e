#include <string.h>

#include "model/yaml_tree.h"

bool wa_yaml_empty(const wa_yaml *node) {
  static const char *const nothing[] = {"", "~", "null", "Null", "NULL"};
  if (node->kind != WA_YAML_SCALAR || !node->plain) return false;
  for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++)
    if (strcmp(node->text, nothing[i]) == 0) return true;
  return false;
}

wa_yaml_entry *wa_yaml_entry_of(const wa_yaml *map, const char *key) {
  if (!map || map->kind != WA_YAML_MAP) return NULL;
  for (size_t i = 0; i < map->n_entries; i++)
    if (strcmp(map->entries[i].key->text, key) == 0) return &map->entries[i];
  return NULL;
}

wa_yaml *wa_yaml_get(const wa_yaml *map, const char *key) {
  wa_yaml_entry *entry = wa_yaml_entry_of(map, key);
  if (!entry || entry->value->broken || wa_yaml_empty(entry->value)) return NULL;
  return entry->value;
}

wa_span wa_yaml_text_span(const wa_yaml *node) {
  if (!node->verbatim) return node->span;
  return (wa_span){node->span.source, node->text_begin, node->text_begin + node->length};
}

wa_span wa_yaml_part(const wa_yaml *node, size_t from, size_t to) {
  if (!node->verbatim) return node->span;
  return (wa_span){node->span.source, node->text_begin + from, node->text_begin + to};
}

const char *wa_yaml_noun(const wa_yaml *node) {
  if (node->kind == WA_YAML_MAP) return "a mapping";
  if (node->kind == WA_YAML_LIST) return "a list";
  return wa_yaml_empty(node) ? "nothing" : "text";
}
