/* Inside of the model room: loading what was read already. */
#ifndef WA_MODEL_LOAD_SOURCE_H
#define WA_MODEL_LOAD_SOURCE_H

#include "model/load.h"

/* The model of `load` once more, from the same text: with the changes and then those of a scenario. What is wrong
 * goes to `diags`. */
wa_model *wa_load_scenario(const wa_load *load, wa_diags *diags, const wa_source *source, const wa_change *changes,
                           size_t n_changes, const char *scenario);

#endif
