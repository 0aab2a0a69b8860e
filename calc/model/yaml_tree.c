#include "model/yaml_tree.h"

#include <string.h>
#include <yaml.h>

#include "model/names.h"
#include "model/yaml_error.h"
#include "model/yaml_text.h"

typedef struct wa_builder {
  wa_arena *arena;
  wa_diags *diags;
  yaml_parser_t parser;
  wa_marks marks;
  size_t n_nodes;
  bool failed; /* nothing more can be read */
} wa_builder;

static const char standard_tag[] = "tag:yaml.org,2002:";

static wa_yaml *wa_build(wa_builder *builder, yaml_event_t *event, size_t depth);

static wa_span wa_event_span(const wa_builder *builder, const yaml_event_t *event) {
  size_t begin = wa_marks_byte(&builder->marks, event->start_mark.index);
  size_t end = wa_marks_byte(&builder->marks, event->end_mark.index);
  return (wa_span){builder->marks.source, begin, end > begin ? end : begin};
}

static bool wa_next(wa_builder *builder, yaml_event_t *event) {
  if (builder->failed) return false;
  if (yaml_parser_parse(&builder->parser, event)) return true;
  wa_yaml_error(builder->diags, &builder->parser, &builder->marks);
  builder->failed = true;
  return false;
}

static void wa_refuse(wa_builder *builder, wa_span span, const char *message) {
  wa_error(builder->diags, span, "%s", message);
  builder->failed = true;
}

/* After so many mistakes in the form of the text, reading on is of no use. */
static void wa_check_patience(wa_builder *builder) {
  enum { ENOUGH = 200 };
  if (wa_diags_count(builder->diags, WA_ERROR) >= ENOUGH) builder->failed = true;
}

static wa_yaml *wa_node(wa_builder *builder, wa_yaml_kind kind, wa_span span, size_t depth) {
  wa_yaml *node = WA_NEW(builder->arena, wa_yaml);
  node->kind = kind;
  node->span = span;
  if (depth > WA_YAML_MAX_DEPTH) wa_refuse(builder, span, "nested deeper than 40 levels");
  if (++builder->n_nodes > WA_YAML_MAX_NODES) {
    wa_refuse(builder, span, "more than 1,000,000 values in one file");
    wa_hint(builder->diags, "put large tables in a CSV file ('file:' in a table)");
  }
  return node;
}

static void wa_check_marks(wa_builder *builder, wa_span span, const yaml_char_t *anchor, const yaml_char_t *tag) {
  if (anchor) {
    wa_error(builder->diags, span, "anchors ('&%s') are not used in models", (const char *)anchor);
    wa_hint(builder->diags, "give the value a name under 'parameters' or 'definitions'; text that begins with & needs quotes");
  }
  if (anchor || tag) wa_check_patience(builder);
  if (tag) {
    const char *name = (const char *)tag;
    bool standard = strncmp(name, standard_tag, strlen(standard_tag)) == 0;
    wa_error(builder->diags, span, "tags ('%s%s') are not used in models", standard ? "!!" : "",
             standard ? name + strlen(standard_tag) : name);
    wa_hint(builder->diags, "leave the tag out; text that begins with ! needs quotes");
  }
}

/* Finds out whether the text stands in the source just as it is. */
static void wa_place_text(wa_yaml *node) {
  const wa_source *source = node->span.source;
  size_t quotes = node->plain ? 0 : 1, begin = node->span.begin + quotes;
  if (node->span.end - node->span.begin != node->length + 2 * quotes) return;
  node->verbatim = memcmp(source->text + begin, node->text, node->length) == 0;
  if (node->verbatim) node->text_begin = begin;
}

static wa_yaml *wa_build_scalar(wa_builder *builder, yaml_event_t *event, size_t depth) {
  wa_yaml *node = wa_node(builder, WA_YAML_SCALAR, wa_event_span(builder, event), depth);
  wa_check_marks(builder, node->span, event->data.scalar.anchor, event->data.scalar.tag);
  node->length = event->data.scalar.length;
  node->text = wa_strndup(builder->arena, (const char *)event->data.scalar.value, node->length);
  node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
  wa_place_text(node);
  if (wa_has_control(node->text, node->length)) {
    wa_error(builder->diags, node->span, "the text holds a control character");
    wa_hint(builder->diags, "a backslash in \"double quotes\" is an escape; use 'single quotes'");
    node->broken = true;
    wa_check_patience(builder);
  }
  return node;
}

static wa_yaml *wa_build_list(wa_builder *builder, yaml_event_t *start, size_t depth) {
  wa_yaml *node = wa_node(builder, WA_YAML_LIST, wa_event_span(builder, start), depth);
  wa_check_marks(builder, node->span, start->data.sequence_start.anchor, start->data.sequence_start.tag);
  node->flow = start->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
  size_t capacity = 0;
  yaml_event_t event;
  while (wa_next(builder, &event)) {
    bool end = event.type == YAML_SEQUENCE_END_EVENT;
    if (end) node->span.end = wa_event_span(builder, &event).end;
    wa_yaml *item = end ? NULL : wa_build(builder, &event, depth + 1);
    yaml_event_delete(&event);
    if (end) break;
    if (item) WA_PUSH(builder->arena, node->items, node->n_items, capacity, item);
  }
  return node;
}

/* Keys seen in a mapping. Few are compared one by one, many are hashed. */
typedef struct wa_keys {
  wa_names *names;
} wa_keys;

static wa_yaml *wa_earlier_key(const wa_keys *keys, const wa_yaml *map, const char *key) {
  if (keys->names) {
    const wa_name_row *named = wa_names_find(keys->names, WA_SPACE_KEY, key);
    return named ? map->entries[named->index].key : NULL;
  }
  wa_yaml_entry *entry = wa_yaml_entry_of(map, key);
  return entry ? entry->key : NULL;
}

static void wa_keep_key(wa_builder *builder, wa_keys *keys, const wa_yaml *map) {
  enum { FEW = 16 };
  if (map->n_entries < FEW) return;
  size_t first = keys->names ? map->n_entries - 1 : 0;
  if (!keys->names) keys->names = wa_names_new(builder->arena);
  for (size_t i = first; i < map->n_entries; i++)
    wa_names_add(keys->names, (wa_name_row){.space = WA_SPACE_KEY, .name = map->entries[i].key->text, .index = i});
}

/* False when the entry must be left out. */
static bool wa_key_fits(wa_builder *builder, const wa_keys *keys, const wa_yaml *map, const wa_yaml *key) {
  if (key->kind != WA_YAML_SCALAR) {
    wa_error(builder->diags, key->span, "a key must be a name, found %s", wa_yaml_noun(key));
    wa_hint(builder->diags, "text or a formula that begins with { or [ needs quotes");
    return false;
  }
  if (key->plain && strcmp(key->text, "<<") == 0) {
    wa_error(builder->diags, key->span, "merge keys ('<<') are not used in models");
    return false;
  }
  const wa_yaml *earlier = wa_earlier_key(keys, map, key->text);
  if (!earlier) return !key->broken;
  wa_error(builder->diags, key->span, "'%s' stands here twice", key->text);
  wa_also(builder->diags, earlier->span, "it stands here first");
  return false;
}

static wa_yaml *wa_build_value(wa_builder *builder, size_t depth) {
  yaml_event_t event;
  if (!wa_next(builder, &event)) return NULL;
  wa_yaml *value = wa_build(builder, &event, depth);
  yaml_event_delete(&event);
  return value;
}

static wa_yaml *wa_build_map(wa_builder *builder, yaml_event_t *start, size_t depth) {
  wa_yaml *node = wa_node(builder, WA_YAML_MAP, wa_event_span(builder, start), depth);
  wa_check_marks(builder, node->span, start->data.mapping_start.anchor, start->data.mapping_start.tag);
  node->flow = start->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
  size_t capacity = 0;
  wa_keys keys = {NULL};
  yaml_event_t event;
  while (wa_next(builder, &event)) {
    bool end = event.type == YAML_MAPPING_END_EVENT;
    if (end) node->span.end = wa_event_span(builder, &event).end;
    wa_yaml *key = end ? NULL : wa_build(builder, &event, depth + 1);
    yaml_event_delete(&event);
    if (end) break;
    wa_yaml *value = key ? wa_build_value(builder, depth + 1) : NULL;
    if (!value || !wa_key_fits(builder, &keys, node, key)) {
      wa_check_patience(builder);
      continue;
    }
    WA_PUSH(builder->arena, node->entries, node->n_entries, capacity, ((wa_yaml_entry){key, value}));
    wa_keep_key(builder, &keys, node);
  }
  return node;
}

static wa_yaml *wa_build_alias(wa_builder *builder, yaml_event_t *event, size_t depth) {
  wa_yaml *node = wa_node(builder, WA_YAML_SCALAR, wa_event_span(builder, event), depth);
  wa_error(builder->diags, node->span, "aliases ('*%s') are not used in models",
           (const char *)event->data.alias.anchor);
  wa_hint(builder->diags, "use a name from 'parameters' or 'definitions'; text that begins with * needs quotes");
  node->text = "";
  node->broken = true;
  wa_check_patience(builder);
  return node;
}

/* The recursion is at most WA_YAML_MAX_DEPTH deep: wa_node fails the builder beyond it. */
static wa_yaml *wa_build(wa_builder *builder, yaml_event_t *event, size_t depth) {
  switch (event->type) {
    case YAML_SCALAR_EVENT: return wa_build_scalar(builder, event, depth);
    case YAML_SEQUENCE_START_EVENT: return wa_build_list(builder, event, depth);
    case YAML_MAPPING_START_EVENT: return wa_build_map(builder, event, depth);
    case YAML_ALIAS_EVENT: return wa_build_alias(builder, event, depth);
    default: return NULL;
  }
}

static void wa_check_end(wa_builder *builder) {
  yaml_event_t event;
  while (wa_next(builder, &event)) {
    yaml_event_type_t type = event.type;
    wa_span span = wa_event_span(builder, &event);
    yaml_event_delete(&event);
    if (type == YAML_STREAM_END_EVENT) return;
    if (type != YAML_DOCUMENT_START_EVENT) continue;
    wa_refuse(builder, span, "a second document begins here ('---'); a file holds one");
    return;
  }
}

static wa_yaml *wa_build_document(wa_builder *builder) {
  yaml_event_t event;
  wa_yaml *root = NULL;
  while (!root && wa_next(builder, &event)) {
    bool end = event.type == YAML_STREAM_END_EVENT;
    root = wa_build(builder, &event, 1);
    yaml_event_delete(&event);
    if (end) break;
  }
  if (root) wa_check_end(builder);
  return root;
}

wa_yaml *wa_yaml_parse(wa_arena *arena, wa_diags *diags, const wa_source *source, size_t begin) {
  if (!wa_yaml_text_check(diags, source, &begin)) return NULL;
  wa_builder builder = {.arena = arena, .diags = diags, .marks = wa_marks_new(arena, source, begin)};
  if (!yaml_parser_initialize(&builder.parser)) {
    wa_error(diags, (wa_span){source, begin, begin}, "out of memory while reading");
    return NULL;
  }
  yaml_parser_set_encoding(&builder.parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&builder.parser, (const unsigned char *)source->text + begin, source->size - begin);
  wa_yaml *root = wa_build_document(&builder);
  yaml_parser_delete(&builder.parser);
  if (builder.failed) return NULL;
  if (!root || wa_yaml_empty(root)) {
    wa_error(diags, (wa_span){source, begin, begin}, "there is nothing in it");
    return NULL;
  }
  return root;
}
