/* Where the draws stand in the workbook; for the sheets that compute over them. */
#ifndef WA_REPORTS_SHEET_DRAWS_H
#define WA_REPORTS_SHEET_DRAWS_H

#include "analysis/decisions.h"
#include "reports/report.h"

/* The decisions and draws of the results; NULL when there are none. */
const wa_decisions *wa_report_decisions(const wa_report *report);

/* The first row of draws; draw i of wa_shown_draws stands in row first + i. */
size_t wa_draws_first_row(void);

/* How far the chosen draw's stored results are from those of the workbook: a row of cells, 0 where they agree. */
const char *wa_draws_gaps(const wa_report *report, const wa_sheet *from);

/* Column of a shown headline, and of a drawn parameter (its place in wa_shown_draws). */
size_t wa_draws_headline_column(const wa_shown_draws *shown, const wa_shown_column *column);
size_t wa_draws_parameter_column(const wa_shown_draws *shown, size_t parameter);

/* All draws of a shown headline, as an absolute reference. */
const char *wa_draws_range(wa_report *report, const wa_sheet *from, const wa_shown_column *column);

#endif
