/* What lines and the value lines of outcomes have in common. */
#ifndef WA_MODEL_DECODE_LEDGER_H
#define WA_MODEL_DECODE_LEDGER_H

#include "model/load.h"

/* from, to, deadweight .. drop_off, starts, lasts. `section`: "lines". */
void wa_read_ledger(wa_load *load, const wa_yaml *map, const char *section, wa_line *line);

/* The stakeholder that a key or text names; false after an error. */
bool wa_stakeholder_of(wa_load *load, const wa_yaml *node, size_t *index);

/* Adds the line, when its name is new. */
void wa_add_line(wa_load *load, const wa_yaml *key, wa_line line);

#endif
