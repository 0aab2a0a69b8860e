/* The time axis of the workbook: the row of periods, and the rows of the clock as formulas over it. The rules are
 * those of graph/series_rule.c. */
#include <math.h>
#include <stdint.h>

#include "base/text.h"
#include "reports/report.h"

static size_t wa_longest_axis(const wa_report *report) {
  size_t points = report->graph->length[WA_POINT], years = report->graph->length[WA_YEAR];
  return points > years ? points : years;
}

static const char *wa_frame_number(wa_report *report, wa_sheet *sheet, size_t row, wa_text_id what, const char *name,
                                   const char *unit, wa_num num, double value) {
  wa_cell_text(sheet, row, 0, WA_STYLE_TEXT, wa_rt(report, what));
  wa_cell_text(sheet, row, 1, WA_STYLE_NOTE, name);
  wa_cell_text(sheet, row, 2, WA_STYLE_NOTE, unit);
  wa_cell_number(sheet, row, 3, WA_STYLE_ENGINE, num, value);
  return wa_book_name(report->book, name, sheet, row, 3);
}

size_t wa_frame_numbers(wa_report *report, wa_sheet *sheet, size_t row) {
  const wa_settings *settings = &report->model->settings;
  wa_frame *frame = &report->frame;
  bool cohort = report->model->cohort.given; /* else periods are years */
  if (!cohort && !settings->start_year) return row;
  wa_cell_text(sheet, row++, 0, WA_STYLE_SUBTITLE, wa_rt(report, WA_T_H_FRAME));
  wa_cell_text(sheet, row++, 0, WA_STYLE_NOTE, wa_rt(report, WA_T_FRAME_NOTE));
  if (cohort) {
    frame->cycle_length = wa_frame_number(report, sheet, row++, WA_T_CYCLE_LENGTH, "cycle_length", "year", WA_NUM_GENERAL,
                                          settings->cycle);
    frame->last_point = wa_frame_number(report, sheet, row++, WA_T_LAST_POINT, "last_period", "", WA_NUM_GENERAL,
                                        (double)(report->graph->length[WA_POINT] - 1));
  }
  if (settings->start_year)
    frame->start_year = wa_frame_number(report, sheet, row++, WA_T_START_YEAR, "start_year", "", WA_NUM_YEAR,
                                        settings->start_year);
  return row;
}

void wa_frame_periods(wa_report *report, wa_sheet *sheet, size_t row) {
  report->frame.sheet = sheet;
  report->frame.row = row;
  wa_cell_text(sheet, row, 0, WA_STYLE_TEXT, wa_rt(report, WA_T_PERIOD));
  wa_cell_number(sheet, row, WA_TIME_COLUMN, WA_STYLE_ENGINE, WA_NUM_GENERAL, 0);
  for (size_t i = 1; i < wa_longest_axis(report); i++)
    wa_cell_formula(sheet, row, WA_TIME_COLUMN + i, WA_STYLE_FORMULA, WA_NUM_GENERAL,
                    wa_printf(report->arena, "%s+1", wa_cell_ref(report->arena, sheet, sheet, row, WA_TIME_COLUMN + i - 1,
                                                                 WA_FIX_NONE)), (double)i);
}

/* "+2", "-1"; nothing for 0. */
static const char *wa_added(const wa_report *report, double number) {
  if (number == 0) return "";
  return wa_printf(report->arena, "%s%s", number > 0 ? "+" : "-", wa_formula_number(report->arena, fabs(number)));
}

/* Thirds, the weights of Simpson's rule, are written as what they are. */
static const char *wa_weight_text(const wa_report *report, double weight) {
  double thirds = weight * 3;
  if (weight != floor(weight) && thirds == floor(thirds)) return wa_printf(report->arena, "%.0f/3", thirds);
  return wa_formula_number(report->arena, weight);
}

/* The place's number counts from 0; a cycle stands in the column of the period in which it ends. */
static const char *wa_place_number(const wa_report *report, const wa_series *series, const char *period) {
  double back = series->rule.back + (series->axis == WA_CYCLE ? 1 : 0);
  if (series->rule.capped) period = wa_printf(report->arena, "MIN(%s,%s-1)", period, report->frame.last_point);
  if (series->rule.kind == WA_SERIES_COUNT) return wa_printf(report->arena, "%s%s", period, wa_added(report, series->rule.add - back));
  return back == 0 ? period : wa_printf(report->arena, "(%s%s)", period, wa_added(report, -back));
}

/* How long after its point a flow is counted: a cycle, half of one, or years. */
static const char *wa_shift_text(const wa_report *report, double add) {
  const char *cycle = report->frame.cycle_length;
  if (add == 0) return "";
  if (!cycle) return wa_added(report, add);
  if (add == report->model->settings.cycle) return wa_printf(report->arena, "+%s", cycle);
  if (add == report->model->settings.cycle / 2) return wa_printf(report->arena, "+%s/2", cycle);
  return wa_added(report, add);
}

static const char *wa_weights_formula(const wa_report *report, const wa_rule *rule, const char *period) {
  wa_arena *arena = report->arena;
  bool alike = rule->odd == rule->even;
  const char *inner = wa_weight_text(report, rule->even);
  if (!alike) inner = wa_printf(arena, "IF(MOD(%s,2)=1,%s,%s)", period, wa_weight_text(report, rule->odd), inner);
  if (!alike || rule->last != rule->odd)
    inner = wa_printf(arena, "IF(%s=%s,%s,%s)", period, report->frame.last_point, wa_weight_text(report, rule->last), inner);
  if (!alike || rule->first != rule->odd)
    inner = wa_printf(arena, "IF(%s=0,%s,%s)", period, wa_weight_text(report, rule->first), inner);
  return inner;
}

/* `left`: the cell before, NULL for the first: a row that is the same all along carries its first number on. NULL when
 * there is no formula: the number itself is written. */
static const char *wa_series_formula(const wa_report *report, const wa_series *series, const char *period, const char *left) {
  wa_arena *arena = report->arena;
  const wa_rule *rule = &series->rule;
  bool constant = rule->first == rule->odd && rule->last == rule->odd && rule->even == rule->odd;
  bool needs_last = rule->capped || (rule->kind == WA_SERIES_WEIGHTS && !constant);
  if (rule->kind == WA_SERIES_LISTED || (needs_last && !report->frame.last_point)) return NULL;
  if (rule->kind == WA_SERIES_WEIGHTS) return constant ? left : wa_weights_formula(report, rule, period);
  const char *number = wa_place_number(report, series, period);
  if (rule->kind == WA_SERIES_COUNT) return number;
  const char *cycle = report->frame.cycle_length, *shift = wa_shift_text(report, rule->add);
  const char *time = cycle ? wa_printf(arena, "%s*%s", number, cycle) : number;
  switch (rule->kind) {
    case WA_SERIES_TIME_WHOLE: return wa_printf(arena, "IF(ABS(%s-ROUND(%s,0))<1E-9,ROUND(%s,0),%s)", time, time, time, time);
    case WA_SERIES_YEARS:
      if (report->frame.start_year && rule->add == report->model->settings.start_year)
        return wa_printf(arena, "%s+INT(%s+1E-9)", report->frame.start_year, time);
      return wa_printf(arena, "INT(%s+1E-9)%s", time, shift);
    case WA_SERIES_AFTER_FIRST: return wa_printf(arena, "IF(%s<1-1E-9,0,%s)%s", time, time, shift);
    default: return wa_printf(arena, "%s%s", time, shift);
  }
}

void wa_write_series(const wa_report *report, const wa_claim *claim, const wa_series *series) {
  size_t shift = series->axis == WA_CYCLE ? 1 : 0;
  for (size_t i = 0; i < report->graph->length[series->axis]; i++) {
    size_t column = claim->column + i + shift;
    const char *period = wa_cell_ref(report->arena, claim->sheet, report->frame.sheet, report->frame.row, column, WA_FIX_ROW);
    const char *left = i == 0 ? NULL : wa_cell_ref(report->arena, claim->sheet, claim->sheet, claim->row, column - 1, WA_FIX_NONE);
    const char *formula = wa_series_formula(report, series, period, left);
    if (formula) wa_cell_formula(claim->sheet, claim->row, column, WA_STYLE_FORMULA, WA_NUM_GENERAL, formula, series->values[i]);
    else wa_cell_number(claim->sheet, claim->row, column, WA_STYLE_ENGINE, WA_NUM_GENERAL, series->values[i]);
  }
}
