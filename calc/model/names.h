/* Names and what they stand for: a hash table, so that looking one up does not depend on how many there are.
 * Things of different kinds may share a name; each kind is a space of its own. */
#ifndef WA_MODEL_NAMES_H
#define WA_MODEL_NAMES_H

#include "base/source.h"

typedef enum wa_space {
  WA_SPACE_VALUE, /* parameters, definitions, outcomes: what a bare name in a formula may be */
  WA_SPACE_TABLE,
  WA_SPACE_STATE,
  WA_SPACE_NODE, /* of the decision tree */
  WA_SPACE_EVENT, /* of individual patients */
  WA_SPACE_STAKEHOLDER,
  WA_SPACE_STRATEGY,
  WA_SPACE_LINE,
  WA_SPACE_SCENARIO,
  WA_SPACE_SEGMENT,
  WA_SPACE_PATH,
  WA_SPACE_ROLE,
  WA_SPACE_STAGE, /* of any strategy's funnel */
  WA_SPACE_KEY /* keys of one mapping */
} wa_space;

typedef struct wa_name_row {
  wa_space space;
  const char *name; /* borrowed */
  int kind;         /* WA_SPACE_VALUE: a wa_name_kind; else free */
  size_t index;
  wa_span span;
} wa_name_row;

typedef struct wa_names wa_names;

wa_names *wa_names_new(wa_arena *arena);

/* NULL when there is none. The answer is good until the next wa_names_add. */
const wa_name_row *wa_names_find(const wa_names *names, wa_space space, const char *name);

/* Adds a name that is not in the table yet (ask first). */
void wa_names_add(wa_names *names, wa_name_row named);

/* All names of a space in the order of adding, at most `limit`; for suggestions. */
size_t wa_names_list(const wa_names *names, wa_space space, size_t limit, const char *const **list);

#endif
