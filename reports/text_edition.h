/* The summary on the terminal told to one party. */
#ifndef WA_REPORTS_TEXT_EDITION_H
#define WA_REPORTS_TEXT_EDITION_H

#include "analysis/results.h"

/* Per strategy against the comparator: what it costs and brings the reader, what would make the deal work, what the
 * others get; without what is confidential to others. `report`: where the workbook stands, NULL: there is none. */
const char *wa_text_edition(wa_arena *arena, const wa_results *results, size_t reader, const char *language,
                            const char *report);

#endif
