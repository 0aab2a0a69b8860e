#include "model/change.h"
void wa_apply_changes(wa_load *load, const wa_change *changes, size_t n_changes) { (void)load; (void)changes; (void)n_changes; }
