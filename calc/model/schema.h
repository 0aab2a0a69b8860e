/* The table that says what may stand in a model file. It validates (unknown keys, missing keys, kinds of
 * values) and yields the JSON Schema and the language reference. */
#ifndef WA_MODEL_SCHEMA_H
#define WA_MODEL_SCHEMA_H

#include "base/arena.h"

/* JSON Schema (draft-07) of model files, as text ending in a newline. */
const char *wa_schema_json(wa_arena *arena);

/* The same table as a reference to read: every key, what it holds, its default. Markdown. */
const char *wa_schema_reference(wa_arena *arena);

#endif
