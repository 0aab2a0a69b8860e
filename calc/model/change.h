/* Changes from the command line, made in the trees before they are validated. */
#ifndef WA_MODEL_CHANGE_H
#define WA_MODEL_CHANGE_H

#include "model/load.h"

void wa_apply_changes(wa_load *load, const wa_change *changes, size_t n_changes);

#endif
