/* Reading `analysis: {members: {insurer: 1200000}}`. */
#ifndef WA_MODEL_DECODE_MEMBERS_H
#define WA_MODEL_DECODE_MEMBERS_H

#include "model/load.h"

/* Gives stakeholders their members; after the lines. `map` may be NULL. */
void wa_read_members(wa_load *load, const wa_yaml *map);

#endif
