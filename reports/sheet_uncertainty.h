/* Inside of the sheet about uncertainty: its parts, each from a row on; they return the first row below them. */
#ifndef WA_REPORTS_SHEET_UNCERTAINTY_H
#define WA_REPORTS_SHEET_UNCERTAINTY_H

#include "reports/sheet_draws.h"

enum { WA_U_LABEL = 0, WA_U_FIRST = 1, WA_U_CHART_ROWS = 14, WA_U_CHART_WIDTH = 600, WA_U_CHART_HEIGHT = 265 };

/* A pattern with the first "%s" replaced by `first` and all later ones by `rest`. */
const char *wa_u_filled(wa_report *report, const char *pattern, const char *first, const char *rest);

/* A chart at the left (side 0) or right (side 1). */
void wa_u_place_chart(wa_chart *chart, wa_sheet *sheet, size_t row, size_t side, const char *description);

/* Columns that the widest table takes. */
size_t wa_u_width(const wa_report *report);

size_t wa_u_results(wa_report *report, wa_sheet *sheet, size_t row);
size_t wa_u_histograms(wa_report *report, wa_sheet *sheet, size_t row);
size_t wa_u_deciding(wa_report *report, wa_sheet *sheet, size_t row, size_t view);
size_t wa_u_worth(wa_report *report, wa_sheet *sheet, size_t row);

#endif
