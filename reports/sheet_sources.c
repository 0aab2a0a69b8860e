/* Sources: each once, with what it is used for. */
#include "reports/sheets.h"
#include "reports/sources.h"

void wa_layout_sources(wa_report *report, wa_sheet *sheet) {
  wa_source_list list = wa_collect_sources(report);
  wa_cell_text(sheet, 3, 0, WA_STYLE_HEADING, "#");
  wa_cell_text(sheet, 3, 1, WA_STYLE_HEADING, wa_rt(report, WA_T_H_SOURCE));
  wa_cell_text(sheet, 3, 2, WA_STYLE_HEADING, wa_rt(report, WA_T_H_USED_FOR));
  wa_cell_text(sheet, 3, 3, WA_STYLE_HEADING, wa_rt(report, WA_T_H_LINK));
  for (size_t i = 0; i < list.n; i++) {
    const char *address = wa_address_in(report, list.rows[i].source);
    if (address) wa_cell_url(sheet, 4 + i, 3, address, address);
    wa_cell_text(sheet, 4 + i, 0, WA_STYLE_WRAP, wa_printf(report->arena, "%zu", i + 1));
    wa_cell_text(sheet, 4 + i, 1, WA_STYLE_WRAP, list.rows[i].source);
    wa_cell_text(sheet, 4 + i, 2, WA_STYLE_WRAP, list.rows[i].uses.bytes);
  }
  wa_sheet_width(sheet, 0, 0, 5);
  wa_sheet_width(sheet, 1, 1, 80);
  wa_sheet_width(sheet, 2, 2, 60);
  wa_sheet_freeze(sheet, 4, 0);
  wa_sheet_width(sheet, 3, 3, 44);
  wa_sheet_print(sheet, WA_FIT_WIDTH, 4 + list.n, 3);
}
