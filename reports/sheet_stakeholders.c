/* Who pays and who gains, line by line. */
#include <stdint.h>

#include "reports/sheets.h"

enum { C_WHO, C_LINE, C_SIDE, C_TOTAL, C_PV };

static void wa_ledger_heads(wa_report *report, wa_sheet *sheet, size_t row) {
  static const wa_text_id heads[] = {WA_T_H_STAKEHOLDER, WA_T_H_LINE, WA_T_H_SIDE, WA_T_TOTAL, WA_T_PRESENT_VALUE};
  for (size_t i = 0; i < 5; i++)
    wa_cell_text(sheet, row, i, i < C_TOTAL ? WA_STYLE_HEADING : WA_STYLE_HEADING_RIGHT, wa_rt(report, heads[i]));
  wa_time_heads(report, sheet, row, WA_YEAR);
}

static void wa_entry_row(wa_report *report, wa_sheet *sheet, size_t row, const wa_entry *entry) {
  const wa_line *line = &report->model->lines[entry->line];
  wa_cell_text(sheet, row, C_LINE, WA_STYLE_TEXT, wa_rl(report, line->label, line->name));
  wa_cell_text(sheet, row, C_SIDE, WA_STYLE_NOTE,
               wa_rt(report, entry->investment ? WA_T_INVESTS : entry->pays ? WA_T_PAYS : WA_T_GETS));
  wa_home_at(report, entry->total, sheet, row, C_TOTAL, WA_STYLE_FORMULA);
  wa_home_at(report, entry->present_value, sheet, row, C_PV, WA_STYLE_FORMULA);
  wa_home_at(report, entry->by_year, sheet, row, WA_TIME_COLUMN, WA_STYLE_FORMULA);
}

static size_t wa_party_rows(const wa_report *report, size_t strategy, size_t party) {
  const wa_strategy_result *own = &report->results->strategies[strategy];
  size_t entries = 0;
  for (size_t i = 0; i < own->n_entries; i++) entries += own->entries[i].stakeholder == party;
  return entries ? entries + 3 : 0;
}

static size_t wa_party_block(wa_report *report, wa_sheet *sheet, size_t row, size_t strategy, size_t party) {
  const wa_strategy_result *own = &report->results->strategies[strategy];
  const wa_party_result *result = &own->parties[party];
  if (wa_party_rows(report, strategy, party) == 0) return row;
  wa_cell_text(sheet, row, C_WHO, WA_STYLE_STRONG, wa_stakeholder_text(report, party));
  for (size_t i = 0; i < own->n_entries; i++)
    if (own->entries[i].stakeholder == party) wa_entry_row(report, sheet, row++, &own->entries[i]);
  wa_cell_text(sheet, row, C_LINE, WA_STYLE_NOTE, wa_rt(report, WA_T_INVESTS));
  wa_home_at(report, result->invests, sheet, row++, C_PV, WA_STYLE_FORMULA);
  wa_cell_text(sheet, row, C_LINE, WA_STYLE_NOTE, wa_rt(report, WA_T_GAINS));
  wa_home_at(report, result->gains, sheet, row++, C_PV, WA_STYLE_FORMULA);
  wa_cell_text(sheet, row, C_WHO, WA_STYLE_TOTAL, "");
  wa_cell_text(sheet, row, C_LINE, WA_STYLE_TOTAL, wa_rt(report, WA_T_NET));
  wa_cell_text(sheet, row, C_SIDE, WA_STYLE_TOTAL, "");
  wa_home_at(report, result->net_total, sheet, row, C_TOTAL, WA_STYLE_TOTAL);
  wa_home_at(report, result->net, sheet, row, C_PV, WA_STYLE_TOTAL);
  wa_home_at(report, result->net_by_year, sheet, row, WA_TIME_COLUMN, WA_STYLE_TOTAL);
  return row + 2;
}

static size_t wa_society_block(wa_report *report, wa_sheet *sheet, size_t row, size_t strategy) {
  const wa_sroi_result *sroi = &report->results->strategies[strategy].sroi;
  const struct { wa_text_id text; wa_id value, years; } rows[] = {
      {WA_T_INVESTMENT, sroi->investment, sroi->investment_by_year},
      {WA_T_BENEFITS, sroi->benefits, sroi->benefits_by_year},
      {WA_T_NPV, sroi->npv, WA_NONE},
  };
  wa_cell_text(sheet, row, C_WHO, WA_STYLE_STRONG, wa_rt(report, WA_T_SOCIETY));
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++, row++) {
    wa_cell_text(sheet, row, C_LINE, WA_STYLE_TEXT, wa_rt(report, rows[i].text));
    bool end = rows[i].text == WA_T_NPV;
    wa_home_at(report, rows[i].value, sheet, row, C_PV, end ? WA_STYLE_TOTAL : WA_STYLE_FORMULA);
    wa_home_at(report, rows[i].years, sheet, row, WA_TIME_COLUMN, WA_STYLE_FORMULA);
  }
  return row + 1;
}

void wa_layout_stakeholders(wa_report *report, wa_sheet *sheet) {
  static const double widths[] = {28, 52, 12, 16, 16};
  for (size_t i = 0; i < 5; i++) wa_sheet_width(sheet, i, i, widths[i]);
  size_t years = report->graph->length[WA_YEAR], row = 3;
  wa_sheet_width(sheet, WA_TIME_COLUMN, WA_TIME_COLUMN + years, 14);
  size_t last_column = WA_TIME_COLUMN + (years < 12 ? years : 12) - 1, page = 0;
  wa_sheet_freeze(sheet, 3, 2);
  size_t page_rows = wa_sheet_page_rows(sheet, last_column);
  for (size_t s = 0; s < report->model->n_strategies; s++) {
    if (!wa_reported(report, s)) continue;
    if (row > 3) wa_sheet_break(sheet, page = row);
    wa_cell_text(sheet, row++, 0, WA_STYLE_SUBTITLE,
                 wa_printf(report->arena, "%s (%s %s)", wa_strategy_text(report, s), wa_rt(report, WA_T_H_COMPARED_WITH),
                           wa_strategy_text(report, report->results->comparator)));
    wa_ledger_heads(report, sheet, row++);
    for (size_t party = 0; party < report->model->n_stakeholders; party++) {
      wa_sheet_keep(sheet, &page, page_rows, row, wa_party_rows(report, s, party));
      row = wa_party_block(report, sheet, row, s, party);
    }
    wa_sheet_keep(sheet, &page, page_rows, row, 4);
    row = wa_society_block(report, sheet, row, s) + 1;
  }
  wa_sheet_print(sheet, WA_FIT_WIDTH, row, last_column);
}
