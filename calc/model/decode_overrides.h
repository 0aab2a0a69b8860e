/* "set: {rr: rr_tele}": what has another value under a strategy or in a segment. */
#ifndef WA_MODEL_DECODE_OVERRIDES_H
#define WA_MODEL_DECODE_OVERRIDES_H

#include "model/load.h"

/* Reads the mapping `set` (NULL: none). `owner`: "strategies.tele" or "population.segments.young"; `what`: "a strategy". */
void wa_read_overrides(wa_load *load, const wa_yaml *set, const char *owner, const char *what, wa_override **overrides,
                       size_t *n_overrides);

#endif
