/* What knowing more is worth, in words: names of decisions and of what could be known better. */
#ifndef WA_REPORTS_WORTH_H
#define WA_REPORTS_WORTH_H

#include "analysis/decisions.h"
#include "reports/report.h"

/* "Health insurer, at 20,000", "society, own net". */
const char *wa_decision_text(const wa_report *report, const wa_decision_table *table);

/* A parameter's label, a group's name, or a study with its number of patients. */
const char *wa_knowledge_text(const wa_report *report, const wa_knowledge *knowledge);

/* Places of the knowledge of a decision table: single parameters first, the one worth most on top; then groups and
 * studies as written. In the report's arena. */
const size_t *wa_worth_order(const wa_report *report, size_t table, size_t *n_parameters);

#endif
