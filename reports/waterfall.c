/* A waterfall: a table of live numbers and stacked bars over it, of which some carry the others and are not seen.
 * A bar that crosses zero has a part above and a part below it. */
#include <math.h>

#include "reports/sheets.h"

enum { C_LABEL, C_ADDS, C_FROM, C_TO, C_BASE, C_RISE, C_RISE_BELOW, C_FALL, C_FALL_BELOW, C_END, C_END_BELOW, N_COLUMNS };

static void wa_waterfall_heads(wa_report *report, wa_sheet *sheet, size_t row) {
  wa_text_id what = sheet == report->sheets[WA_T_OWN_CHARTS] ? WA_T_H_LINE : WA_T_H_STAKEHOLDER;
  const wa_text_id heads[] = {what, WA_T_H_ADDS, WA_T_H_FROM_LEVEL, WA_T_H_TO_LEVEL, WA_T_H_FLOATS};
  static const wa_text_id kinds[] = {WA_T_H_RISE, WA_T_H_FALL, WA_T_H_END};
  for (size_t i = 0; i < C_RISE; i++)
    wa_cell_text(sheet, row, i, i ? WA_STYLE_HEADING_RIGHT : WA_STYLE_HEADING, wa_rt(report, heads[i]));
  for (size_t i = C_RISE; i < N_COLUMNS; i++) {
    bool below = (i - C_RISE) % 2 == 1;
    wa_cell_text(sheet, row, i, WA_STYLE_HEADING_RIGHT,
                 wa_printf(report->arena, "%s, %s", wa_rt(report, kinds[(i - C_RISE) / 2]), wa_rt(report, below ? WA_T_H_BELOW : WA_T_H_ABOVE)));
  }
}

static const char *wa_at(const wa_report *report, const wa_sheet *sheet, size_t row, size_t column) {
  return wa_cell_ref(report->arena, sheet, sheet, row, column, WA_FIX_NONE);
}

static void wa_put(wa_sheet *sheet, size_t row, size_t column, const char *formula, double value) {
  wa_cell_formula(sheet, row, column, WA_STYLE_FORMULA, WA_NUM_MONEY, formula, value);
}

/* A bar between two levels; one that stands on zero has no `from`. */
typedef struct wa_span_of_bar {
  const char *from, *to; /* cells; from NULL: zero */
  double low, high;
} wa_span_of_bar;

static const char *wa_of_both(const wa_report *report, const char *function, const wa_span_of_bar *bar) {
  return wa_printf(report->arena, "%s(%s,%s)", function, bar->from ? bar->from : "0", bar->to);
}

/* The parts of a bar above and below zero, shown in the pair of columns it belongs to. */
static void wa_parts(wa_report *report, wa_sheet *sheet, size_t row, size_t pair, const char *when, bool shown, wa_span_of_bar bar) {
  wa_arena *arena = report->arena;
  const char *lowest = wa_of_both(report, "MIN", &bar), *highest = wa_of_both(report, "MAX", &bar);
  const char *formulas[] = {wa_printf(arena, "MAX(0,%s)-MAX(0,%s)", highest, lowest),
                            wa_printf(arena, "MIN(0,%s)-MIN(0,%s)", lowest, highest)};
  double values[] = {fmax(0, bar.high) - fmax(0, bar.low), fmin(0, bar.low) - fmin(0, bar.high)};
  for (size_t i = 0; i < 2; i++)
    wa_put(sheet, row, pair + i, when ? wa_printf(arena, "IF(%s,%s,0)", when, formulas[i]) : formulas[i], shown ? values[i] : 0);
}

/* Writes a bar that goes from `level` on and returns where it ends. The first and the last stand on zero. */
static double wa_bar(wa_report *report, wa_sheet *sheet, size_t row, const wa_step_bar *bar, double level, bool first, bool last) {
  wa_arena *arena = report->arena;
  const char *adds = wa_at(report, sheet, row, C_ADDS);
  double start = last ? 0 : level, end = last ? bar->value : level + bar->value;
  wa_span_of_bar span = {first || last ? NULL : wa_at(report, sheet, row, C_FROM), wa_at(report, sheet, row, C_TO),
                         fmin(start, end), fmax(start, end)};
  wa_cell_text(sheet, row, C_LABEL, last ? WA_STYLE_TOTAL : WA_STYLE_TEXT, bar->label);
  wa_put(sheet, row, C_ADDS, bar->formula, bar->value);
  if (span.from) wa_put(sheet, row, C_FROM, wa_at(report, sheet, row - 1, C_TO), start);
  wa_put(sheet, row, C_TO, span.from ? wa_printf(arena, "%s+%s", span.from, adds) : adds, end);
  if (span.from)
    wa_put(sheet, row, C_BASE, wa_printf(arena, "MAX(0,%s)+MIN(0,%s)", wa_of_both(report, "MIN", &span), wa_of_both(report, "MAX", &span)),
           fmax(0, span.low) + fmin(0, span.high));
  if (last) wa_parts(report, sheet, row, C_END, NULL, true, span);
  else {
    wa_parts(report, sheet, row, C_RISE, wa_printf(arena, "%s>=0", adds), bar->value >= 0, span);
    wa_parts(report, sheet, row, C_FALL, wa_printf(arena, "%s<0", adds), bar->value < 0, span);
  }
  return end;
}

static void wa_waterfall_chart(wa_report *report, wa_sheet *sheet, size_t row, size_t n, size_t chart_row, const char *title,
                               const char *words, unsigned width, unsigned height) {
  static const unsigned colours[] = {0x009E73, 0xD55E00, 0x0072B2};
  static const wa_text_id names[] = {WA_T_H_RISE, WA_T_H_FALL, WA_T_H_END};
  wa_chart *chart = wa_chart_new(report->book, WA_CHART_BAR_STACKED, title);
  wa_chart_axes(chart, NULL, report->model->settings.currency, WA_NUM_MONEY);
  wa_range labels = {sheet, row, C_LABEL, row + n - 1, C_LABEL};
  for (size_t column = C_BASE; column < N_COLUMNS; column++) {
    size_t kind = column == C_BASE ? 0 : (column - C_RISE) / 2;
    wa_range values = {sheet, row, column, row + n - 1, column};
    size_t series = wa_chart_series(chart, wa_rt(report, names[kind]), labels, values);
    wa_chart_colour(chart, series, colours[kind]);
    if (column == C_BASE) wa_chart_hide(chart, series);
    else if ((column - C_RISE) % 2) wa_chart_unlisted(chart, series);
  }
  wa_chart_place(chart, sheet, chart_row, 0, width, height, words);
}

wa_step_bar wa_node_bar(const wa_report *report, const wa_sheet *sheet, const char *label, wa_id node, double sign) {
  const char *ref = wa_ref(report, sheet, node);
  return (wa_step_bar){label, sign < 0 ? wa_printf(report->arena, "-%s", ref) : ref, sign * wa_result_value(report->results, node)};
}

void wa_write_waterfall(wa_report *report, wa_sheet *sheet, size_t row, size_t chart_row, const wa_step_bar *bars,
                          size_t n, const char *title, const char *words, unsigned width, unsigned height) {
  wa_waterfall_heads(report, sheet, row++);
  double level = 0;
  for (size_t i = 0; i < n; i++) level = wa_bar(report, sheet, row + i, &bars[i], level, i == 0, i + 1 == n);
  wa_waterfall_chart(report, sheet, row, n, chart_row, title, words, width, height);
}
