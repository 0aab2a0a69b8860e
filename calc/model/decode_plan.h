/* Inside of the model room: what the decoders of sensitivity analysis and calibration share. */
#ifndef WA_MODEL_DECODE_PLAN_H
#define WA_MODEL_DECODE_PLAN_H

#include "model/plan.h"
#include "model/read.h"

/* A parameter that is a written number; false after an error or when nothing stands there. */
bool wa_read_vary(wa_load *load, const wa_yaml *node, wa_vary *vary);

/* A strategy's number, `fallback` where none is named; SIZE_MAX after an error. */
size_t wa_read_strategy(wa_load *load, const wa_yaml *node, size_t fallback);

/* The list under `key`, of at most `most` items; NULL: none, or after an error. */
const wa_yaml *wa_list_of(wa_load *load, const wa_yaml *map, const char *key, size_t most);

/* After all checks: loads the model once for each scenario, with its changes, and reports what is wrong with it. */
void wa_load_scenarios(wa_load *load, const wa_source *source, const wa_change *changes, size_t n_changes);

#endif
