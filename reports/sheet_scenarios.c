/* Two-way grids, break-even questions and scenarios. */
#include <math.h>
#include <stdint.h>

#include "analysis/told.h"
#include "base/text.h"
#include "reports/result_text.h"
#include "reports/sheets.h"

static const wa_sensitivity *wa_sensitivity_of(const wa_report *report) { return report->results->sensitivity; }

/* ---- two-way ---- */

bool wa_has_two_way(const wa_report *report) {
  return wa_sensitivity_of(report) && wa_sensitivity_of(report)->n_two_way > 0;
}

static size_t wa_grid_block(wa_report *report, wa_sheet *sheet, size_t row, const wa_two_way *grid, size_t a) {
  const wa_aim *aim = &grid->aims.items[a];
  size_t steps = grid->plan->steps, x = grid->plan->x.parameter, y = grid->plan->y.parameter;
  wa_cell_text(sheet, row++, 0, WA_STYLE_SUBTITLE, wa_aim_text(report, aim));
  wa_cell_text(
      sheet, row, 0, WA_STYLE_HEADING,
      wa_printf(report->arena, wa_rt(report, WA_T_OW_ACROSS), wa_parameter_text(report->results, x, report->language),
                wa_parameter_text(report->results, y, report->language)));
  for (size_t c = 0; c < steps; c++) wa_parameter_cell(report, sheet, row, 1 + c, x, grid->x[c]);
  row++;
  for (size_t r = 0; r < steps; r++, row++) {
    wa_parameter_cell(report, sheet, row, 0, y, grid->y[r]);
    for (size_t c = 0; c < steps; c++)
      wa_engine_cell(sheet, row, 1 + c, wa_aim_num(report, aim), grid->values[a][r * steps + c]);
  }
  return row + 1;
}

void wa_layout_two_way(wa_report *report, wa_sheet *sheet) {
  const wa_sensitivity *sensitivity = wa_sensitivity_of(report);
  size_t row = 4, widest = 2;
  wa_cell_text(sheet, 2, 0, WA_STYLE_NOTE, wa_rt(report, WA_T_OW_ENGINE));
  for (size_t i = 0; i < sensitivity->n_two_way; i++) {
    const wa_two_way *grid = &sensitivity->two_way[i];
    if (grid->plan->steps > widest) widest = grid->plan->steps;
    for (size_t a = 0; a < grid->aims.n; a++) row = wa_grid_block(report, sheet, row, grid, a);
  }
  wa_sheet_width(sheet, 0, 0, 44);
  wa_sheet_width(sheet, 1, widest, 14);
  wa_sheet_freeze(sheet, 3, 1);
  wa_sheet_print(sheet, WA_FIT_WIDTH, row, widest);
}

/* ---- break-even ---- */

bool wa_has_break_even(const wa_report *report) {
  return wa_sensitivity_of(report) && wa_sensitivity_of(report)->n_break_even > 0;
}

static void wa_break_even_row(wa_report *report, wa_sheet *sheet, size_t row, const wa_break_even *item) {
  size_t parameter = item->plan->vary.parameter;
  wa_num result = wa_aim_num(report, &item->aim);
  wa_cell_text(sheet, row, 0, WA_STYLE_WRAP, wa_aim_text(report, &item->aim));
  wa_engine_cell(sheet, row, 1, result, item->reaches);
  wa_engine_cell(sheet, row, 2, result, item->aim.base);
  wa_beside_cell(report, sheet, row, 3, WA_STYLE_WRAP, wa_parameter_text(report->results, parameter, report->language));
  wa_parameter_cell(report, sheet, row, 4, parameter, item->base);
  if (item->answer.n) wa_parameter_cell(report, sheet, row, 5, parameter, item->answer.values[0].at);
  wa_beside_cell(report, sheet, row, 6, WA_STYLE_NOTE, wa_switch_words(report, &item->answer));
  for (size_t i = 1; i < item->answer.n; i++)
    wa_parameter_cell(report, sheet, row, 6 + i, parameter, item->answer.values[i].at);
}

void wa_layout_break_even(wa_report *report, wa_sheet *sheet) {
  static const wa_text_id heads[] = {WA_T_OW_QUESTION, WA_T_OW_REACHES, WA_T_OW_NOW,  WA_T_OW_VARY,
                                     WA_T_OW_NOW,      WA_T_OW_ANSWER,  WA_T_OW_WHERE};
  static const double widths[] = {40, 16, 16, 40, 14, 16, 34};
  const wa_sensitivity *sensitivity = wa_sensitivity_of(report);
  size_t row = 4;
  wa_cell_text(sheet, 2, 0, WA_STYLE_NOTE, wa_rt(report, WA_T_OW_ENGINE));
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
    bool number = i == 1 || i == 2 || i == 4 || i == 5;
    wa_sheet_width(sheet, i, i, widths[i]);
    if (number || i == 0)
      wa_cell_text(sheet, row, i, i ? WA_STYLE_HEADING_RIGHT : WA_STYLE_HEADING, wa_rt(report, heads[i]));
    else wa_beside_cell(report, sheet, row, i, WA_STYLE_HEADING, wa_rt(report, heads[i]));
  }
  for (size_t i = 0; i < sensitivity->n_break_even; i++)
    wa_break_even_row(report, sheet, ++row, &sensitivity->break_even[i]);
  wa_sheet_freeze(sheet, 5, 1);
  wa_sheet_print(sheet, WA_FIT_WIDTH, row + 1, 6);
}

/* ---- scenarios ---- */

size_t *wa_scenarios_told(const wa_report *report, size_t *n) {
  size_t all = report->model->analysis.plan->n_scenarios, *told = WA_NEW_ARRAY(report->arena, size_t, all + 1);
  *n = 0;
  for (size_t i = 0; i < all; i++)
    if (wa_scenario_told(report->results, report->secrecy, i)) told[(*n)++] = i;
  return told;
}

bool wa_has_scenarios(const wa_report *report) {
  size_t n = 0;
  if (wa_sensitivity_of(report) && wa_sensitivity_of(report)->scenarios) wa_scenarios_told(report, &n);
  return n > 0;
}

static const char *wa_scenario_text(const wa_report *report, size_t scenario) {
  const wa_scenario *written = &report->model->analysis.plan->scenarios[scenario];
  return wa_rl(report, written->label, written->name);
}

static size_t wa_scenario_heads(wa_report *report, wa_sheet *sheet, size_t row, wa_text_id first) {
  size_t n, *told = wa_scenarios_told(report, &n);
  wa_cell_text(sheet, row, 0, WA_STYLE_HEADING, wa_rt(report, first));
  wa_cell_text(sheet, row, 1, WA_STYLE_HEADING_RIGHT, wa_rt(report, WA_T_OW_BASE_RESULT));
  for (size_t i = 0; i < n; i++) wa_cell_text(sheet, row, 2 + i, WA_STYLE_HEADING_RIGHT, wa_scenario_text(report, told[i]));
  return row + 1;
}

static size_t wa_scenario_block(wa_report *report, wa_sheet *sheet, size_t row, size_t strategy) {
  const wa_scenarios *scenarios = wa_sensitivity_of(report)->scenarios;
  size_t n, *told = wa_scenarios_told(report, &n);
  wa_cell_text(sheet, row++, 0, WA_STYLE_SUBTITLE, wa_strategy_text(report, strategy));
  row = wa_scenario_heads(report, sheet, row, WA_T_OW_QUESTION);
  for (size_t a = 0; a < scenarios->aims.n; a++) {
    const wa_aim *aim = &scenarios->aims.items[a];
    wa_num num = wa_aim_num(report, aim);
    if (aim->headline.strategy != strategy) continue;
    wa_cell_text(sheet, row, 0, WA_STYLE_TEXT,
                 wa_result_text(report->arena, report->results, &aim->headline, report->language));
    wa_told_cell(report, sheet, row, 1, num, aim->base,
                 wa_may_show(report->secrecy, aim->headline.node) && wa_may_show(report->secrecy, aim->against));
    for (size_t i = 0; i < n; i++)
      wa_told_cell(report, sheet, row, 2 + i, num, scenarios->values[told[i]][a],
                   wa_scenario_value_told(report->results, report->secrecy, told[i], a));
    row++;
  }
  return row + 1;
}

/* A row for each place that any scenario changes. */
static size_t wa_changes_block(wa_report *report, wa_sheet *sheet, size_t row) {
  const wa_plan *plan = report->model->analysis.plan;
  size_t n, *told = wa_scenarios_told(report, &n);
  wa_cell_text(sheet, row++, 0, WA_STYLE_SUBTITLE, wa_rt(report, WA_T_OW_SET));
  wa_cell_text(sheet, row, 0, WA_STYLE_HEADING, wa_rt(report, WA_T_OW_PLACE));
  wa_cell_text(sheet, row, 1, WA_STYLE_HEADING, "");
  for (size_t i = 0; i < n; i++) wa_cell_text(sheet, row, 2 + i, WA_STYLE_HEADING, wa_scenario_text(report, told[i]));
  row++;
  for (size_t i = 0; i < n; i++) {
    const wa_scenario *scenario = &plan->scenarios[told[i]];
    for (size_t k = 0; k < scenario->n_keys; k++, row++) {
      wa_cell_text(sheet, row, 0, WA_STYLE_TEXT, scenario->keys[k]);
      wa_cell_text(sheet, row, 2 + i, WA_STYLE_NOTE, scenario->values[k]);
    }
  }
  return row + 1;
}

void wa_layout_scenarios(wa_report *report, wa_sheet *sheet) {
  size_t row = 4, n;
  wa_scenarios_told(report, &n);
  wa_cell_text(sheet, 2, 0, WA_STYLE_NOTE, wa_rt(report, WA_T_OW_ENGINE));
  for (size_t s = 0; s < report->model->n_strategies; s++)
    if (wa_reported(report, s)) row = wa_scenario_block(report, sheet, row, s);
  row = wa_changes_block(report, sheet, row);
  wa_sheet_width(sheet, 0, 0, 50);
  wa_sheet_width(sheet, 1, n + 1, 20);
  wa_sheet_freeze(sheet, 3, 1);
  wa_sheet_print(sheet, WA_FIT_WIDTH, row, n + 1);
}
