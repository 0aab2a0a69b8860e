/* The calculation sheet: filled by place.c with all that has no home elsewhere. */
#include "reports/sheets.h"

void wa_layout_calculation(wa_report *report, wa_sheet *sheet) {
  static const wa_text_id heads[] = {WA_T_H_LABEL, WA_T_H_NAME, WA_T_H_UNIT, WA_T_H_FORMULA, WA_T_H_VALUE};
  static const double widths[] = {46, 30, 14, 34, 16};
  for (size_t i = 0; i < 5; i++) {
    wa_sheet_width(sheet, i, i, widths[i]);
    wa_cell_text(sheet, 2, i, i == 4 ? WA_STYLE_HEADING_RIGHT : WA_STYLE_HEADING, wa_rt(report, heads[i]));
  }
  size_t points = report->graph->length[WA_POINT], years = report->graph->length[WA_YEAR];
  wa_sheet_width(sheet, WA_TIME_COLUMN, WA_TIME_COLUMN + (points > years ? points : years), 13);
  wa_sheet_freeze(sheet, 3, 1);
}
