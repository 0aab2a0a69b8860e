/* The short summary on the terminal after a run. */
#ifndef WA_REPORTS_TEXT_SUMMARY_H
#define WA_REPORTS_TEXT_SUMMARY_H

#include "analysis/results.h"

/* Per strategy against the comparator: ratio, net present value, who invests and gains, cost-effectiveness; then the
 * checks and where the workbook stands (`report` NULL: there is none). `language`: "nl" or "en". */
const char *wa_text_summary(wa_arena *arena, const wa_results *results, const char *language, const char *report);

#endif
