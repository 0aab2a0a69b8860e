/* Cost-effectiveness per perspective. */
#include <stdint.h>

#include "base/text.h"
#include "reports/sheets.h"

static size_t wa_view_heads(wa_report *report, wa_sheet *sheet, size_t row) {
  static const wa_text_id heads[] = {WA_T_H_STRATEGY, WA_T_COST, WA_T_EFFECT, WA_T_INC_COST, WA_T_INC_EFFECT,
                                     WA_T_ICER_COMPARATOR, WA_T_ICER, WA_T_ICER_AGAINST, WA_T_STATUS};
  size_t column = 0;
  for (; column < sizeof heads / sizeof *heads; column++)
    wa_cell_text(sheet, row, column, column == 0 || column >= 7 ? WA_STYLE_HEADING : WA_STYLE_HEADING_RIGHT, wa_rt(report, heads[column]));
  for (size_t i = 0; i < report->model->analysis.n_willingness_to_pay; i++)
    wa_cell_text(sheet, row, column++, WA_STYLE_HEADING_RIGHT,
                 wa_printf(report->arena, "%s %s", wa_rt(report, WA_T_NMB),
                           wa_number_text(report->arena, report->model->analysis.willingness_to_pay[i])));
  return column;
}

static void wa_view_row(wa_report *report, wa_sheet *sheet, size_t row, size_t s, size_t view) {
  const wa_effectiveness *own = &report->results->strategies[s].effectiveness[view];
  const wa_id cells[] = {own->cost, own->effect, own->incremental_cost, own->incremental_effect, own->ratio, own->icer,
                         own->icer_against, own->status};
  wa_cell_text(sheet, row, 0, WA_STYLE_TEXT, wa_strategy_text(report, s));
  for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) wa_home_at(report, cells[i], sheet, row, 1 + i, WA_STYLE_FORMULA);
  for (size_t i = 0; i < report->model->analysis.n_willingness_to_pay; i++)
    wa_home_at(report, own->nmb[i], sheet, row, 9 + i, WA_STYLE_FORMULA);
}

/* Slopes between strategies, from which the frontier follows. */
static size_t wa_slope_block(wa_report *report, wa_sheet *sheet, size_t row, size_t view) {
  size_t n = report->results->n_strategies;
  static const wa_text_id ends[] = {WA_T_SLOPE_BELOW, WA_T_SLOPE_ABOVE, WA_T_DOMINATED, WA_T_EXT_DOMINATED};
  for (size_t other = 0; other < n; other++)
    wa_cell_text(sheet, row, 1 + other, WA_STYLE_HEADING_RIGHT,
                 wa_printf(report->arena, "%s %s", wa_rt(report, WA_T_SLOPE), wa_strategy_text(report, other)));
  for (size_t i = 0; i < 4; i++) wa_cell_text(sheet, row, 1 + n + i, WA_STYLE_HEADING_RIGHT, wa_rt(report, ends[i]));
  row++;
  for (size_t s = 0; s < n; s++, row++) {
    const wa_effectiveness *own = &report->results->strategies[s].effectiveness[view];
    const wa_id cells[] = {own->lower, own->upper, own->dominated, own->extendedly_dominated};
    wa_cell_text(sheet, row, 0, WA_STYLE_TEXT, wa_strategy_text(report, s));
    for (size_t other = 0; other < n; other++)
      if (other != s) wa_home_at(report, own->slopes[other], sheet, row, 1 + other, WA_STYLE_FORMULA);
    for (size_t i = 0; i < 4; i++) wa_home_at(report, cells[i], sheet, row, 1 + n + i, WA_STYLE_FORMULA);
  }
  return row + 1;
}

static void wa_effect_text(wa_report *report, wa_sheet *sheet, size_t row, size_t view) {
  const wa_outcome *effect = &report->model->outcomes[report->model->settings.effect];
  wa_cell_text(sheet, row, 0, WA_STYLE_SUBTITLE,
               wa_printf(report->arena, "%s: %s (%s: %s)", wa_rt(report, WA_T_H_PERSPECTIVE),
                         wa_stakeholder_text(report, report->results->perspectives[view]), wa_rt(report, WA_T_EFFECT),
                         wa_rl(report, effect->label, effect->name)));
}

void wa_layout_effectiveness(wa_report *report, wa_sheet *sheet) {
  size_t row = 3, widest = 9;
  wa_sheet_width(sheet, 0, 0, 28);
  for (size_t view = 0; view < report->results->n_perspectives; view++) {
    wa_effect_text(report, sheet, row++, view);
    size_t columns = wa_view_heads(report, sheet, row++);
    if (columns > widest) widest = columns;
    for (size_t s = 0; s < report->results->n_strategies; s++) wa_view_row(report, sheet, row++, s, view);
    row = wa_slope_block(report, sheet, row + 1, view) + 1;
  }
  wa_sheet_width(sheet, 1, widest, 16);
  wa_sheet_width(sheet, 7, 8, 26);
  wa_sheet_freeze(sheet, 3, 1);
  wa_sheet_print(sheet, WA_FIT_WIDTH, row, widest - 1);
}
