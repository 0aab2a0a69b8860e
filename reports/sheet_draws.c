/* The draws themselves: numbers of the program, over which the sheet about uncertainty computes. */
#include "reports/sheet_draws.h"

#include <math.h>
#include <stdint.h>

#include "reports/sheets.h"
#include "reports/switches.h"

/* Between the heads and the draws: the chosen draw as stored, as the workbook computes it, and how far these are apart.
 */
enum {
  ROW_STRATEGY = 3,
  ROW_HEAD = 4,
  ROW_STORED = 5,
  ROW_LIVE = 6,
  ROW_GAP = 7,
  ROW_FIRST = 8,
  C_DRAW = 0,
  C_FIRST = 1
};

const wa_decisions *wa_report_decisions(const wa_report *report) { return report->results->decisions; }

size_t wa_draws_first_row(void) { return ROW_FIRST; }

size_t wa_draws_headline_column(const wa_shown_draws *shown, const wa_shown_column *column) {
  return C_FIRST + (size_t)(column - shown->columns);
}

size_t wa_draws_parameter_column(const wa_shown_draws *shown, size_t parameter) { return C_FIRST + shown->n_columns + parameter; }

const char *wa_draws_range(wa_report *report, const wa_sheet *from, const wa_shown_column *column) {
  const wa_shown_draws *shown = wa_report_decisions(report)->shown;
  size_t at = wa_draws_headline_column(shown, column);
  return wa_range_ref(report->arena, from, report->sheets[WA_T_DRAWS], ROW_FIRST, at, ROW_FIRST + shown->n - 1, at, WA_FIX_BOTH);
}

static void wa_draws_heads(wa_report *report, wa_sheet *sheet, const wa_shown_draws *shown) {
  wa_cell_text(sheet, ROW_HEAD, C_DRAW, WA_STYLE_HEADING, wa_rt(report, WA_T_DRAW));
  wa_cell_text(sheet, ROW_STRATEGY, C_DRAW, WA_STYLE_NOTE, wa_rt(report, WA_T_H_STRATEGY));
  for (size_t c = 0; c < shown->n_columns; c++) {
    const wa_headline *headline = shown->columns[c].headline;
    wa_cell_text(sheet, ROW_STRATEGY, C_FIRST + c, WA_STYLE_NOTE, wa_strategy_text(report, headline->strategy));
    wa_cell_text(sheet, ROW_HEAD, C_FIRST + c, WA_STYLE_HEADING_RIGHT, wa_name_text(report, headline->name));
  }
  for (size_t p = 0; p < shown->n_parameters; p++) {
    const wa_parameter *parameter = &report->model->parameters[shown->parameters[p]];
    wa_cell_text(sheet, ROW_HEAD, wa_draws_parameter_column(shown, p), WA_STYLE_HEADING_RIGHT,
                 wa_rl(report, parameter->label, parameter->name));
  }
}

const char *wa_draws_gaps(const wa_report *report, const wa_sheet *from) {
  size_t n = wa_report_decisions(report)->shown->n_columns;
  return wa_range_ref(report->arena, from, report->sheets[WA_T_DRAWS], ROW_GAP, C_FIRST, ROW_GAP,
                      C_FIRST + (n ? n - 1 : 0), WA_FIX_BOTH);
}

static wa_num wa_draw_num(const wa_report *report, const wa_headline *headline) {
  return headline->kind == WA_HEADLINE_SROI ? WA_NUM_RATIO : wa_num_of(report, headline->unit);
}

/* ---- the chosen draw ---- */

static void wa_layout_replay(wa_report *report, wa_sheet *sheet, const wa_shown_draws *shown) {
  static const wa_text_id heads[] = {WA_T_SW_STORED, WA_T_SW_LIVE, WA_T_SW_GAP};
  for (size_t i = 0; i < 3; i++) wa_cell_text(sheet, ROW_STORED + i, C_DRAW, WA_STYLE_STRONG, wa_rt(report, heads[i]));
  for (size_t c = 0; c < shown->n_columns; c++) {
    const wa_headline *headline = shown->columns[c].headline;
    wa_show_as(report, headline->node, sheet, ROW_LIVE, C_FIRST + c, WA_STYLE_FORMULA, wa_draw_num(report, headline));
  }
}

/* Where both have a number it is their relative difference; where only one has, they differ. */
static void wa_finish_column(wa_report *report, wa_sheet *sheet, const wa_shown_column *shown, size_t column) {
  wa_arena *arena = report->arena;
  const char *row = wa_switch_ref(report, sheet, report->switches->row);
  const char *stored = wa_cell_ref(arena, sheet, sheet, ROW_STORED, column, WA_FIX_NONE);
  const char *live = wa_cell_ref(arena, sheet, sheet, ROW_LIVE, column, WA_FIX_NONE),
             *all = wa_draws_range(report, sheet, shown);
  const char *cell = wa_report_decisions(report)->shown->n == 1
                         ? wa_cell_ref(arena, sheet, sheet, ROW_FIRST, column, WA_FIX_BOTH)
                         : wa_printf(arena, "INDEX(%s,%s)", all, row);
  wa_cell_formula_or(sheet, ROW_STORED, column, WA_STYLE_FORMULA, wa_draw_num(report, shown->headline),
                     wa_printf(arena, "IF(%s=0,\"\",IF(%s=\"\",\"\",%s))", row, cell, cell), NAN, "");
  wa_cell_formula_or(
      sheet, ROW_GAP, column, WA_STYLE_FORMULA, WA_NUM_GENERAL,
      wa_printf(arena, "IF(%s=0,\"\",IF(COUNT(%s)<>COUNT(%s),1,IF(COUNT(%s)=0,0,ROUND((%s-%s)/MAX(1,ABS(%s)),9))))",
                row, stored, live, stored, live, stored, stored),
      NAN, "");
}

void wa_finish_draws(wa_report *report, wa_sheet *sheet) {
  const wa_shown_draws *shown = wa_report_decisions(report)->shown;
  for (size_t c = 0; report->switches && report->switches->replays && c < shown->n_columns; c++)
    wa_finish_column(report, sheet, &shown->columns[c], C_FIRST + c);
}

/* ---- the draws ---- */

static void wa_draw_cells(wa_sheet *sheet, size_t column, size_t n, const double *values, wa_num num) {
  for (size_t i = 0; i < n; i++)
    if (isfinite(values[i])) wa_cell_number(sheet, ROW_FIRST + i, column, WA_STYLE_ENGINE, num, values[i]);
}

void wa_layout_draws(wa_report *report, wa_sheet *sheet) {
  const wa_shown_draws *shown = wa_report_decisions(report)->shown;
  size_t last = C_FIRST + shown->n_columns + shown->n_parameters - 1;
  wa_draws_heads(report, sheet, shown);
  if (report->switches && report->switches->replays) wa_layout_replay(report, sheet, shown);
  for (size_t i = 0; i < shown->n; i++)
    wa_cell_number(sheet, ROW_FIRST + i, C_DRAW, WA_STYLE_ENGINE, WA_NUM_INTEGER, (double)shown->draw[i] + 1);
  for (size_t c = 0; c < shown->n_columns; c++)
    wa_draw_cells(sheet, C_FIRST + c, shown->n, shown->columns[c].values,
                  wa_draw_num(report, shown->columns[c].headline));
  for (size_t p = 0; p < shown->n_parameters; p++)
    wa_draw_cells(sheet, wa_draws_parameter_column(shown, p), shown->n, shown->parameter[p], WA_NUM_GENERAL);
  wa_sheet_width(sheet, 0, 0, 24);
  wa_sheet_width(sheet, 1, last, 17);
  wa_sheet_freeze(sheet, ROW_FIRST, 1);
  wa_sheet_print(sheet, WA_FIT_NONE, ROW_FIRST + (shown->n < 40 ? shown->n : 40), last < 8 ? last : 8);
}
