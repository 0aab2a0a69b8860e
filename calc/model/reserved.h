/* Words that a model cannot use as names, because formulas give them a meaning. */
#ifndef WA_MODEL_RESERVED_H
#define WA_MODEL_RESERVED_H

#include <stdbool.h>

#include "base/arena.h"

/* What the word means ("a function", "the clock"), or NULL when it is free. */
const char *wa_reserved(const char *name);

/* Letters, digits and _, beginning with a letter. */
bool wa_name_well_formed(const char *name);

/* The name with _ for what cannot stand in it; NULL when nothing sensible is left. */
const char *wa_name_mended(wa_arena *arena, const char *name);

#endif
