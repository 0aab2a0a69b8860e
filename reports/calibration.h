/* The outcome of a calibration, for people and for programs. */
#ifndef WA_REPORTS_CALIBRATION_H
#define WA_REPORTS_CALIBRATION_H

#include "analysis/calibration.h"

/* Tables of targets and parameters, warnings, and the fitted values as a scenario that can be pasted into the model. */
const char *wa_calibration_text(wa_arena *arena, const wa_results *results, const wa_calibration *calibration,
                                const char *language);

/* The same as one JSON document. */
const char *wa_calibration_json(wa_arena *arena, const wa_results *results, const wa_calibration *calibration,
                                const char *version);

#endif
