/* How many people take a strategy up. */
#ifndef WA_MODEL_DECODE_UPTAKE_H
#define WA_MODEL_DECODE_UPTAKE_H

#include "model/load.h"

/* The strategy's `uptake`: a share, a list by year of entry, or the stages of a funnel. */
void wa_read_uptake(wa_load *load, const wa_yaml *map, wa_strategy *strategy);

/* The ledger lines of the stages that cost something. */
void wa_decode_stage_lines(wa_load *load);

/* Lists by year of entry must have an item for each; needs the horizon. */
void wa_check_entry_lists(wa_load *load);

#endif
