/* Method: the items of CHEERS 2022 and the principles of social value, as far as the model tells of them, and how to
 * make the workbook again. */
#include "analysis/probabilistic.h"
#include "base/text.h"
#include "reports/method.h"
#include "reports/sheets.h"

enum { C_NUMBER, C_ITEM, C_SHEET, C_TEXT };

static void wa_heads(wa_report *report, wa_sheet *sheet, size_t row, wa_text_id item, wa_text_id text) {
  wa_cell_text(sheet, row, C_NUMBER, WA_STYLE_HEADING, "#");
  wa_cell_text(sheet, row, C_ITEM, WA_STYLE_HEADING, wa_rt(report, item));
  wa_cell_text(sheet, row, C_SHEET, WA_STYLE_HEADING, wa_rt(report, WA_T_M_SHEET));
  wa_cell_text(sheet, row, C_TEXT, WA_STYLE_HEADING, wa_rt(report, text));
}

static void wa_number_cell(wa_report *report, wa_sheet *sheet, size_t row, size_t number) {
  wa_cell_text(sheet, row, C_NUMBER, WA_STYLE_WRAP, wa_printf(report->arena, "%zu", number));
}

static void wa_item_row(wa_report *report, wa_sheet *sheet, size_t row, size_t i) {
  wa_cheers_item item = wa_cheers(report, i);
  wa_number_cell(report, sheet, row, i + 1);
  wa_cell_text(sheet, row, C_ITEM, WA_STYLE_WRAP, wa_rt(report, item.name));
  if (item.text && item.where != WA_N_TEXTS && report->sheets[item.where])
    wa_cell_link(sheet, row, C_SHEET, wa_rt(report, item.where), report->sheets[item.where], 0, 0);
  wa_cell_text(sheet, row, C_TEXT, item.text ? WA_STYLE_WRAP : WA_STYLE_NOTE, item.text ? item.text : wa_rt(report, WA_T_M_NOT_REPORTED));
}

static size_t wa_again_row(wa_report *report, wa_sheet *sheet, size_t row, wa_text_id what, const char *text) {
  if (!text || !*text) return row;
  wa_cell_text(sheet, row, C_ITEM, WA_STYLE_TEXT, wa_rt(report, what));
  wa_cell_wide(sheet, row, C_SHEET, C_TEXT, WA_STYLE_WRAP, text);
  return row + 1;
}

static size_t wa_again(wa_report *report, wa_sheet *sheet, size_t row) {
  const wa_probabilistic *drawn = report->results->probabilistic;
  wa_cell_text(sheet, row++, C_NUMBER, WA_STYLE_SUBTITLE, wa_rt(report, WA_T_M_AGAIN));
  row = wa_again_row(report, sheet, row, WA_T_G_VERSION, report->version);
  row = wa_again_row(report, sheet, row, WA_T_G_HASH, report->model->sha256);
  row = wa_again_row(report, sheet, row, WA_T_G_COMMAND, report->command);
  if (drawn) row = wa_again_row(report, sheet, row, WA_T_M_SEED, wa_printf(report->arena, "%llu", (unsigned long long)drawn->plan.seed));
  return row;
}

void wa_layout_method(wa_report *report, wa_sheet *sheet) {
  static const double widths[] = {5, 48, 20, 90};
  for (size_t i = 0; i < 4; i++) wa_sheet_width(sheet, i, i, widths[i]);
  size_t row = 3;
  wa_cell_text(sheet, row++, C_NUMBER, WA_STYLE_SUBTITLE, wa_rt(report, WA_T_M_CHEERS));
  wa_heads(report, sheet, row++, WA_T_M_ITEM, WA_T_M_REPORTED);
  for (size_t i = 0; i < WA_CHEERS_ITEMS; i++) wa_item_row(report, sheet, row++, i);
  row++;
  wa_sheet_break(sheet, row);
  wa_cell_text(sheet, row++, C_NUMBER, WA_STYLE_SUBTITLE, wa_rt(report, WA_T_M_PRINCIPLES));
  wa_cell_text(sheet, row, C_NUMBER, WA_STYLE_HEADING, "#");
  wa_cell_text(sheet, row, C_ITEM, WA_STYLE_HEADING, wa_rt(report, WA_T_M_PRINCIPLE));
  wa_cell_text(sheet, row, C_SHEET, WA_STYLE_HEADING, wa_rt(report, WA_T_M_EVIDENCE));
  wa_cell_text(sheet, row++, C_TEXT, WA_STYLE_HEADING, "");
  for (size_t i = 0; i < WA_PRINCIPLES; i++, row++) {
    wa_number_cell(report, sheet, row, i + 1);
    wa_cell_text(sheet, row, C_ITEM, WA_STYLE_WRAP, wa_rt(report, wa_principle_name(i)));
    wa_cell_wide(sheet, row, C_SHEET, C_TEXT, WA_STYLE_WRAP, wa_principle_evidence(report, i));
  }
  row = wa_again(report, sheet, row + 1);
  wa_sheet_freeze(sheet, 3, 0);
  wa_sheet_print(sheet, WA_FIT_WIDTH, row, C_TEXT);
}
