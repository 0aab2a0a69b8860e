/* A YAML text as a tree of nodes, each with the bytes it came from.
 *
 * A model needs little of YAML: mappings, lists and texts. What it does not need (anchors, aliases, tags,
 * merge keys, several documents) is refused, because it makes a file mean something else than it reads. */
#ifndef WA_MODEL_YAML_TREE_H
#define WA_MODEL_YAML_TREE_H

#include "base/arena.h"
#include "base/diag.h"

typedef enum wa_yaml_kind { WA_YAML_SCALAR, WA_YAML_LIST, WA_YAML_MAP } wa_yaml_kind;

typedef struct wa_yaml {
  wa_yaml_kind kind;
  wa_span span;      /* with quotes or brackets, where it has them */
  const char *text;  /* scalar: its value */
  size_t length;
  bool plain;        /* scalar without quotes */
  bool verbatim;     /* byte i of `text` stands at text_begin + i of the source */
  size_t text_begin;
  struct wa_yaml **items; /* list */
  size_t n_items;
  struct wa_yaml_entry *entries; /* mapping, in the order of the file, each key once */
  size_t n_entries;
  bool flow;   /* written with brackets */
  bool changed; /* put there by a change, in place of what the file says */
  bool broken; /* an error about it was reported: whoever decodes it should pass it over */
} wa_yaml;

typedef struct wa_yaml_entry {
  wa_yaml *key, *value;
} wa_yaml_entry;

enum { WA_YAML_MAX_SIZE = 16000000, WA_YAML_MAX_DEPTH = 40, WA_YAML_MAX_NODES = 1000000 };

/* Reads the text from byte `begin` on. NULL after an error that leaves no tree; other errors are in `diags`
 * and the tree holds what could be read. A text without content is an error. */
wa_yaml *wa_yaml_parse(wa_arena *arena, wa_diags *diags, const wa_source *source, size_t begin);

/* Nothing stands there: empty, ~ or null, without quotes. */
bool wa_yaml_empty(const wa_yaml *node);

/* The entry's value, NULL when there is none, when it is empty or when it is broken. `map` may be NULL. */
wa_yaml *wa_yaml_get(const wa_yaml *map, const char *key);

/* The entry itself, whatever its value. */
wa_yaml_entry *wa_yaml_entry_of(const wa_yaml *map, const char *key);

/* Place of the text without its quotes; of a part of it where that is known (else of the whole). */
wa_span wa_yaml_text_span(const wa_yaml *node);
wa_span wa_yaml_part(const wa_yaml *node, size_t from, size_t to);

/* "a mapping", "a list", "text", "nothing": for messages. */
const char *wa_yaml_noun(const wa_yaml *node);

#endif
