/* Outcomes in their own units, per strategy. */
#include <stdint.h>

#include "reports/sheets.h"

enum { C_LABEL, C_TOTAL, C_DISCOUNTED, C_MORE, C_MORE_DISCOUNTED };

static void wa_outcome_heads(wa_report *report, wa_sheet *sheet, size_t row) {
  static const wa_text_id heads[] = {WA_T_H_LABEL, WA_T_TOTAL, WA_T_TOTAL_DISCOUNTED, WA_T_INCREMENTAL, WA_T_INCREMENTAL_DISCOUNTED};
  for (size_t i = 0; i < 5; i++)
    wa_cell_text(sheet, row, i, i == C_LABEL ? WA_STYLE_HEADING : WA_STYLE_HEADING_RIGHT, wa_rt(report, heads[i]));
  wa_time_heads(report, sheet, row, WA_YEAR);
}

static const char *wa_outcome_label(const wa_report *report, const wa_outcome *outcome) {
  const char *label = wa_rl(report, outcome->label, outcome->name);
  return outcome->unit_text ? wa_printf(report->arena, "%s (%s)", label, outcome->unit_text) : label;
}

void wa_layout_outcomes(wa_report *report, wa_sheet *sheet) {
  size_t row = 3, years = report->graph->length[WA_YEAR];
  wa_sheet_width(sheet, C_LABEL, C_LABEL, 46);
  wa_sheet_width(sheet, C_TOTAL, WA_TIME_COLUMN + years, 16);
  for (size_t s = 0; s < report->model->n_strategies; s++) {
    wa_cell_text(sheet, row++, 0, WA_STYLE_SUBTITLE, wa_strategy_text(report, s));
    wa_outcome_heads(report, sheet, row++);
    for (size_t i = 0; i < report->model->n_outcomes; i++, row++) {
      const wa_outcome_result *result = &report->results->strategies[s].outcomes[i];
      wa_cell_text(sheet, row, C_LABEL, WA_STYLE_TEXT, wa_outcome_label(report, &report->model->outcomes[i]));
      wa_home_at(report, result->total, sheet, row, C_TOTAL, WA_STYLE_FORMULA);
      wa_home_at(report, result->total_discounted, sheet, row, C_DISCOUNTED, WA_STYLE_FORMULA);
      wa_home_at(report, result->incremental, sheet, row, C_MORE, WA_STYLE_FORMULA);
      wa_home_at(report, result->incremental_discounted, sheet, row, C_MORE_DISCOUNTED, WA_STYLE_FORMULA);
      wa_home_at(report, result->by_year, sheet, row, WA_TIME_COLUMN, WA_STYLE_FORMULA);
    }
    row++;
  }
  wa_sheet_freeze(sheet, 3, 1);
  wa_sheet_print(sheet, WA_FIT_WIDTH, row, WA_TIME_COLUMN + (years < 10 ? years : 10) - 1);
}
