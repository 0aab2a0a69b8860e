/* What may stand where in a model file: one slot for each key of each mapping. The same table validates
 * (schema_check.c), guides --set (change.c) and is printed as JSON Schema and as reference. */
#ifndef WA_MODEL_SCHEMA_TABLE_H
#define WA_MODEL_SCHEMA_TABLE_H

#include <stdbool.h>
#include <stddef.h>

/* Kinds of values; a slot may take several. */
enum {
  WA_TAKES_TEXT = 1,
  WA_TAKES_LABEL = 2,     /* text, or {en: .., nl: ..} */
  WA_TAKES_FORMULA = 4,   /* a number or a formula */
  WA_TAKES_NUMBER = 8,    /* a written number */
  WA_TAKES_INTEGER = 16,
  WA_TAKES_BOOL = 32,
  WA_TAKES_CHOICE = 64,   /* one of `choices` */
  WA_TAKES_NAME = 128,    /* the name of a `refers` */
  WA_TAKES_DURATION = 256, /* "3 years" */
  WA_TAKES_MAP = 512,     /* a mapping with the keys of `shape` */
  WA_TAKES_NAMES = 1024,  /* a mapping from names to `each` */
  WA_TAKES_LIST = 2048,   /* a list of `item` */
  WA_TAKES_DISTRIBUTION = 4096,
  WA_TAKES_GRID = 8192,   /* figures of a table: nested mappings or lists */
  WA_TAKES_SERIES = 16384, /* a mapping from years to numbers */
  WA_TAKES_EMPTY = 32768, /* nothing may stand there */
  WA_TAKES_ANY = 65536    /* whatever the place it is meant for takes */
};

struct wa_shape;

typedef struct wa_slot {
  const char *key;
  unsigned takes;
  const char *help;
  const char *fallback;       /* default, as text; NULL when there is none */
  const char *const *choices;
  size_t n_choices;
  const char *refers;         /* "stakeholder" */
  const struct wa_shape *shape;
  const struct wa_slot *each, *item;
  bool required;
  bool shared;                /* may also stand in an included file */
} wa_slot;

typedef struct wa_shape {
  const char *what; /* "a line": for messages */
  const wa_slot *slots;
  size_t n_slots;
} wa_shape;

extern const wa_shape wa_shape_model; /* the whole file */
extern const wa_shape wa_shape_label;

/* NULL when the mapping has no such key. */
const wa_slot *wa_shape_slot(const wa_shape *shape, const char *key);

/* The key meant, or NULL. */
const char *wa_shape_nearest(const wa_shape *shape, const char *key);

#endif
