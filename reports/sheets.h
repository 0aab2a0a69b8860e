/* The sheets' functions, for the registry in workbook.c. */
#ifndef WA_REPORTS_SHEETS_H
#define WA_REPORTS_SHEETS_H

#include "reports/report.h"

void wa_layout_summary(wa_report *report, wa_sheet *sheet);
void wa_finish_summary(wa_report *report, wa_sheet *sheet);
void wa_layout_edition(wa_report *report, wa_sheet *sheet);
void wa_finish_edition(wa_report *report, wa_sheet *sheet);
void wa_layout_flows(wa_report *report, wa_sheet *sheet);
void wa_finish_flows(wa_report *report, wa_sheet *sheet);
void wa_layout_guide(wa_report *report, wa_sheet *sheet);
void wa_layout_inputs(wa_report *report, wa_sheet *sheet);
void wa_finish_inputs(wa_report *report, wa_sheet *sheet);
void wa_layout_tables(wa_report *report, wa_sheet *sheet);
void wa_layout_value_map(wa_report *report, wa_sheet *sheet);
void wa_layout_stakeholders(wa_report *report, wa_sheet *sheet);
void wa_layout_outcomes(wa_report *report, wa_sheet *sheet);
void wa_layout_effectiveness(wa_report *report, wa_sheet *sheet);
void wa_finish_effectiveness(wa_report *report, wa_sheet *sheet);
void wa_layout_budget(wa_report *report, wa_sheet *sheet);
void wa_finish_budget(wa_report *report, wa_sheet *sheet);
void wa_layout_charts(wa_report *report, wa_sheet *sheet);
void wa_finish_charts(wa_report *report, wa_sheet *sheet);
void wa_layout_tree(wa_report *report, wa_sheet *sheet);
void wa_layout_trace(wa_report *report, wa_sheet *sheet);
void wa_finish_trace(wa_report *report, wa_sheet *sheet);
void wa_layout_calculation(wa_report *report, wa_sheet *sheet);
void wa_layout_checks(wa_report *report, wa_sheet *sheet);
void wa_finish_checks(wa_report *report, wa_sheet *sheet);
void wa_layout_sources(wa_report *report, wa_sheet *sheet);

/* One bar of a waterfall: a label and what it adds; the last one shows where it all ends. */
typedef struct wa_step_bar {
  const char *label;
  const char *formula; /* of what it adds; of the end for the last */
  double value;
} wa_step_bar;

/* A table of bars from `row` on and a chart of it at `chart_row`. The table takes n + 1 rows. */
void wa_write_waterfall(wa_report *report, wa_sheet *sheet, size_t row, size_t chart_row, const wa_step_bar *bars,
                        size_t n, const char *title, const char *words, unsigned width, unsigned height);

/* How many tables any formula looks up. */
size_t wa_used_tables(const wa_report *report);

/* The cell that says whether all checks passed, and the one that counts changed inputs. */
const char *wa_checks_light(const wa_report *report, const wa_sheet *from);
const char *wa_changed_count(const wa_report *report, const wa_sheet *from);

#endif
