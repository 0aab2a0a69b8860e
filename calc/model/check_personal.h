/* Formulas that depend on attributes or history of patients, in lines, outcomes and running totals: they are
 * computed for each patient and summed, which needs them to be proportional to something that is counted. */
#ifndef WA_MODEL_CHECK_PERSONAL_H
#define WA_MODEL_CHECK_PERSONAL_H

#include "model/load.h"

void wa_check_personal(wa_load *load);

#endif
