/* Changes from the command line and of scenarios, made in the trees before they are validated. */
#ifndef WA_MODEL_CHANGE_H
#define WA_MODEL_CHANGE_H

#include "model/load.h"

void wa_apply_changes(wa_load *load, const wa_change *changes, size_t n_changes);

/* The changes of analysis.scenarios.NAME, told at their places in the file. */
void wa_apply_scenario(wa_load *load, const char *name);

#endif
