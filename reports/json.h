/* The results of a run as one JSON document, for other programs and for tests. */
#ifndef WA_REPORTS_JSON_H
#define WA_REPORTS_JSON_H

#include "analysis/results.h"

/* The document, ending in a newline. Numbers have 17 digits, so that they read back as the same doubles; keys come
 * in a fixed order. A figure that is missing is null, with the reason in a key "<name>_reason" beside it. */
const char *wa_json_report(wa_arena *arena, const wa_results *results, const char *version);

#endif
