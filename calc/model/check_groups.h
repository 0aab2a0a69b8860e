/* What holds only for models that follow people in groups or through their stay. */
#ifndef WA_MODEL_CHECK_GROUPS_H
#define WA_MODEL_CHECK_GROUPS_H

#include "model/load.h"

/* Lines and outcomes that use `time_in`: whose stay it is. Sets their `stay`. */
void wa_check_stays(wa_load *load);

/* With segments or uptake every line and outcome is so much per person, or one figure for all. Sets `fixed`. */
void wa_check_groups(wa_load *load);

#endif
