/* The JSON document's "decisions". */
#ifndef WA_REPORTS_JSON_DECISIONS_H
#define WA_REPORTS_JSON_DECISIONS_H

#include <jansson.h>

#include "analysis/decisions.h"

json_t *wa_json_decisions(const wa_results *results, const wa_decisions *decisions);

#endif
