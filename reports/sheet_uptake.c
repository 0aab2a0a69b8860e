/* Uptake: from those who enter, through the stages of a funnel, to those who take part. */
#include <stdint.h>

#include "reports/sheets.h"

enum { C_STAGE, C_SHARE, C_PEOPLE, C_OF_ENTERED, N_COLUMNS };
enum { CHART_ROWS = 17 };

static wa_label wa_no_label(void) { return (wa_label){NULL, NULL}; }

static void wa_uptake_row(wa_report *report, wa_sheet *sheet, size_t row, wa_text_id text, wa_label label, const char *name, wa_id people) {
  wa_cell_text(sheet, row, C_STAGE, WA_STYLE_TEXT, name ? wa_rl(report, label, name) : wa_rt(report, text));
  wa_home_as(report, people, sheet, row, C_PEOPLE, WA_STYLE_FORMULA, WA_NUM_MONEY_CENTS);
}

/* Where the share is one number, it is shown beside the people. */
static void wa_stage_share(wa_report *report, wa_sheet *sheet, size_t row, size_t s, const char *name) {
  wa_id id = wa_find_named(report->graph, wa_printf(report->arena, "uptake.%s.share", name), s);
  if (id != WA_NONE && report->graph->nodes[id].axis == WA_SCALAR)
    wa_home_as(report, id, sheet, row, C_SHARE, WA_STYLE_FORMULA, WA_NUM_PERCENT);
}

static size_t wa_uptake_block(wa_report *report, wa_sheet *sheet, size_t row, size_t s) {
  const wa_uptake *written = &report->model->strategies[s].uptake;
  const wa_uptake_result *uptake = &report->results->strategies[s].uptake;
  static const wa_text_id heads[N_COLUMNS] = {WA_T_H_STAGE, WA_T_H_STAGE_SHARE, WA_T_H_STAGE_PEOPLE, WA_T_H_OF_ENTERED};
  wa_cell_text(sheet, row++, C_STAGE, WA_STYLE_SUBTITLE, wa_strategy_text(report, s));
  for (size_t i = 0; i < N_COLUMNS; i++)
    wa_cell_text(sheet, row, i, i ? WA_STYLE_HEADING_RIGHT : WA_STYLE_HEADING, wa_rt(report, heads[i]));
  row++;
  wa_uptake_row(report, sheet, row++, WA_T_ENTERED, wa_no_label(), NULL, uptake->entered);
  for (size_t i = 0; i < written->n_stages; i++, row++) {
    wa_uptake_row(report, sheet, row, WA_T_THROUGH, written->stages[i].label, written->stages[i].name, uptake->stages[i]);
    wa_stage_share(report, sheet, row, s, written->stages[i].name);
  }
  wa_uptake_row(report, sheet, row, WA_T_TAKEN_UP, wa_no_label(), NULL, uptake->taken_up);
  wa_home_as(report, uptake->share, sheet, row, C_OF_ENTERED, WA_STYLE_FORMULA, WA_NUM_PERCENT);
  return row + 1;
}

static size_t wa_block_rows(const wa_report *report, size_t s) { return report->model->strategies[s].uptake.n_stages + 4; }

void wa_layout_uptake(wa_report *report, wa_sheet *sheet) {
  static const double widths[N_COLUMNS] = {46, 22, 22, 22};
  size_t row = 3;
  for (size_t i = 0; i < N_COLUMNS; i++) wa_sheet_width(sheet, i, i, widths[i]);
  for (size_t s = 0; s < report->model->n_strategies; s++)
    if (report->model->strategies[s].uptake.given) row = wa_uptake_block(report, sheet, row, s) + CHART_ROWS + 1;
  wa_sheet_freeze(sheet, 3, 1);
  wa_sheet_print(sheet, WA_FIT_WIDTH, row, N_COLUMNS - 1);
}

static bool wa_funnel_shown(const wa_report *report, size_t s) {
  const wa_uptake_result *uptake = &report->results->strategies[s].uptake;
  bool shown = wa_may_show(report->secrecy, uptake->entered) && wa_may_show(report->secrecy, uptake->taken_up);
  for (size_t i = 0; i < report->model->strategies[s].uptake.n_stages; i++) shown = shown && wa_may_show(report->secrecy, uptake->stages[i]);
  return shown;
}

/* The funnel as lying bars, below its numbers. */
void wa_finish_uptake(wa_report *report, wa_sheet *sheet) {
  size_t row = 3;
  for (size_t s = 0; s < report->model->n_strategies; s++) {
    if (!report->model->strategies[s].uptake.given) continue;
    size_t first = row + 2, last = row + wa_block_rows(report, s) - 1;
    row = last + 1 + CHART_ROWS + 1;
    if (!wa_funnel_shown(report, s)) continue;
    wa_chart *chart = wa_chart_new(report->book, WA_CHART_BAR, wa_strategy_text(report, s));
    wa_chart_axes(chart, "", wa_rt(report, WA_T_H_STAGE_PEOPLE), WA_NUM_INTEGER);
    wa_chart_series(chart, wa_rt(report, WA_T_H_STAGE_PEOPLE), (wa_range){sheet, first, C_STAGE, last, C_STAGE},
                    (wa_range){sheet, first, C_PEOPLE, last, C_PEOPLE});
    wa_chart_place(chart, sheet, last + 2, 0, 640, 300,
                   wa_printf(report->arena, "%s: %s", wa_strategy_text(report, s), wa_rt(report, WA_T_UPTAKE_PURPOSE)));
  }
}
