/* Checks: what must hold, and the engine's headline numbers beside those of the workbook. */
#include <math.h>
#include <stdint.h>

#include "reports/sheets.h"

enum { C_NAME, C_STRATEGY, C_GAP, C_TOLERANCE, C_PASSED };
enum { ROW_LIGHT = 2, ROW_HEAD = 4, ROW_FIRST = 5 };

static size_t wa_compare_row(const wa_report *report) { return ROW_FIRST + report->results->n_checks + 2; }

void wa_layout_checks(wa_report *report, wa_sheet *sheet) {
  static const wa_text_id heads[] = {WA_T_CHECK, WA_T_H_STRATEGY, WA_T_H_GAP, WA_T_TOLERANCE, WA_T_H_PASSED};
  static const double widths[] = {62, 28, 18, 18, 18};
  for (size_t i = 0; i < 5; i++) {
    wa_sheet_width(sheet, i, i, widths[i]);
    wa_cell_text(sheet, ROW_HEAD, i, i < C_GAP ? WA_STYLE_HEADING : WA_STYLE_HEADING_RIGHT, wa_rt(report, heads[i]));
  }
  for (size_t i = 0; i < report->results->n_checks; i++) {
    const wa_check *check = &report->results->checks[i];
    wa_cell_text(sheet, ROW_FIRST + i, C_NAME, WA_STYLE_TEXT, wa_name_text(report, check->name));
    if (check->strategy != SIZE_MAX)
      wa_cell_text(sheet, ROW_FIRST + i, C_STRATEGY, WA_STYLE_TEXT, wa_strategy_text(report, check->strategy));
    wa_home_at(report, check->gap, sheet, ROW_FIRST + i, C_GAP, WA_STYLE_FORMULA);
    wa_home_at(report, report->results->tolerance, sheet, ROW_FIRST + i, C_TOLERANCE, WA_STYLE_FORMULA);
    wa_home_at(report, check->passed, sheet, ROW_FIRST + i, C_PASSED, WA_STYLE_FORMULA);
  }
  wa_sheet_freeze(sheet, ROW_LIGHT + 1, 1);
}

/* The engine's number for a headline result, what the workbook says now, and how far they are apart. */
static void wa_compare(wa_report *report, wa_sheet *sheet, size_t row, size_t strategy, const char *label, wa_id node) {
  wa_arena *arena = report->arena;
  double value = wa_result_value(report->results, node);
  /* An edition has only what its reader is told. */
  if (report->secrecy && (!wa_may_show(report->secrecy, node) || !report->homes[node].sheet)) return;
  wa_cell_text(sheet, row, C_NAME, WA_STYLE_TEXT, label);
  wa_cell_text(sheet, row, C_STRATEGY, WA_STYLE_TEXT, wa_strategy_text(report, strategy));
  wa_num num = wa_num_of_node(report, node);
  if (!isfinite(value)) { /* with other inputs the workbook may have one */
    const char *now = wa_ref(report, sheet, node);
    wa_cell_text(sheet, row, C_GAP, WA_STYLE_ENGINE, wa_rt(report, WA_T_NOT_AVAILABLE));
    wa_cell_formula_or(sheet, row, C_TOLERANCE, WA_STYLE_FORMULA, num, wa_printf(arena, "IF(%s=\"\",\"\",%s)", now, now), value, "");
    return;
  }
  wa_cell_number(sheet, row, C_GAP, WA_STYLE_ENGINE, num, value);
  wa_cell_formula(sheet, row, C_TOLERANCE, WA_STYLE_FORMULA, num, wa_ref(report, sheet, node), value);
  const char *engine = wa_cell_ref(arena, sheet, sheet, row, C_GAP, WA_FIX_NONE);
  const char *live = wa_cell_ref(arena, sheet, sheet, row, C_TOLERANCE, WA_FIX_NONE);
  wa_cell_formula(sheet, row, C_PASSED, WA_STYLE_FORMULA, WA_NUM_GENERAL,
                  wa_printf(arena, "ROUND((%s-%s)/MAX(1,ABS(%s)),9)", live, engine, engine), 0);
}

static void wa_compare_headlines(wa_report *report, wa_sheet *sheet) {
  size_t row = wa_compare_row(report);
  static const wa_text_id heads[] = {WA_T_H_RESULT, WA_T_H_STRATEGY, WA_T_H_ENGINE, WA_T_H_LIVE, WA_T_H_DIFFERENCE};
  for (size_t i = 0; i < 5; i++)
    wa_cell_text(sheet, row, i, i < C_GAP ? WA_STYLE_HEADING : WA_STYLE_HEADING_RIGHT, wa_rt(report, heads[i]));
  row++;
  for (size_t s = 0; s < report->model->n_strategies; s++) {
    const wa_strategy_result *own = &report->results->strategies[s];
    if (!wa_reported(report, s)) continue;
    const wa_id nodes[] = {own->sroi.ratio, own->sroi.npv, own->sroi.investment, own->sroi.payback, own->sroi.compensation};
    for (size_t i = 0; i < sizeof nodes / sizeof *nodes; i++)
      wa_compare(report, sheet, row++, s, wa_node_text(report, nodes[i]), nodes[i]);
    for (size_t p = 0; p < report->model->n_stakeholders; p++)
      if (wa_party_reported(report->model, p))
        wa_compare(report, sheet, row++, s, wa_node_text(report, own->parties[p].net), own->parties[p].net);
  }
  wa_sheet_print(sheet, WA_FIT_WIDTH, row, C_PASSED);
}

void wa_finish_checks(wa_report *report, wa_sheet *sheet) {
  wa_arena *arena = report->arena;
  size_t n = report->results->n_checks;
  const char *passed = wa_rt(report, WA_T_PASSED), *failed = wa_rt(report, WA_T_FAILED);
  wa_cell_text(sheet, ROW_LIGHT, C_NAME, WA_STYLE_STRONG, wa_rt(report, WA_T_H_OVERALL));
  /* A model without lines and cohort has nothing to check: an empty sum of no rows is passed. */
  const char *range = wa_range_ref(arena, sheet, sheet, ROW_FIRST, C_PASSED, ROW_FIRST + (n ? n - 1 : 0), C_PASSED, WA_FIX_BOTH);
  wa_cell_formula_text(sheet, ROW_LIGHT, C_STRATEGY, WA_STYLE_GOOD,
                       wa_printf(arena, "IF(ISERROR(SUM(%s)),%s,IF(SUM(%s)=COUNT(%s),%s,%s))", range,
                                 wa_formula_text(arena, failed), range, range, wa_formula_text(arena, passed),
                                 wa_formula_text(arena, failed)), passed);
  const char *light = wa_cell_ref(arena, sheet, sheet, ROW_LIGHT, C_STRATEGY, WA_FIX_BOTH);
  wa_cell_when(sheet, ROW_LIGHT, C_STRATEGY, ROW_LIGHT, C_STRATEGY,
               wa_printf(arena, "%s<>%s", light, wa_formula_text(arena, passed)), WA_STYLE_BAD);
  wa_compare_headlines(report, sheet);
}

const char *wa_checks_light(const wa_report *report, const wa_sheet *from) {
  return wa_cell_ref(report->arena, from, report->sheets[WA_T_CHECKS], ROW_LIGHT, C_STRATEGY, WA_FIX_BOTH);
}
