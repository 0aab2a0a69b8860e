/* One-way sensitivity analysis: a table, the switching values and a tornado for each result. */
#include <math.h>
#include <stdint.h>

#include "analysis/told.h"
#include "base/text.h"
#include "reports/result_text.h"
#include "reports/sheets.h"

enum { C_LABEL, C_NAME, C_BASE, C_LOW, C_HIGH, C_FROM, C_AT_LOW, C_AT_HIGH, C_SPREAD, C_SWITCH };
enum { WA_BARS_DRAWN = 15, WA_MOST_GOALS = 3 };

const char *wa_aim_text(const wa_report *report, const wa_aim *aim) {
  const char *text = wa_result_text(report->arena, report->results, &aim->headline, report->language);
  if (report->results->n_strategies <= 2) return text;
  return wa_printf(report->arena, "%s: %s", wa_strategy_text(report, aim->headline.strategy), text);
}

wa_num wa_aim_num(const wa_report *report, const wa_aim *aim) {
  if (aim->headline.kind == WA_HEADLINE_SROI || aim->headline.kind == WA_HEADLINE_PAYBACK) return WA_NUM_RATIO;
  return wa_num_of(report, aim->headline.unit);
}

void wa_engine_cell(wa_sheet *sheet, size_t row, size_t column, wa_num num, double value) {
  if (isfinite(value)) wa_cell_number(sheet, row, column, WA_STYLE_ENGINE, num, value);
  else wa_cell_text(sheet, row, column, WA_STYLE_NOTE, "-");
}

void wa_told_cell(wa_report *report, wa_sheet *sheet, size_t row, size_t column, wa_num num, double value, bool told) {
  if (told) wa_engine_cell(sheet, row, column, num, value);
  else wa_cell_text(sheet, row, column, WA_STYLE_ENGINE, wa_rt(report, WA_T_WITHHELD));
}

void wa_parameter_cell(wa_report *report, wa_sheet *sheet, size_t row, size_t column, size_t parameter, double value) {
  wa_num num = wa_num_of(report, report->model->parameters[parameter].unit);
  if (num == WA_NUM_GENERAL)
    num = value == round(value) ? WA_NUM_INTEGER : fabs(value) < 10 ? WA_NUM_FACTOR : WA_NUM_RATIO;
  wa_engine_cell(sheet, row, column, num, value);
}

/* A text to the right of a number: an en space keeps them apart. */
void wa_beside_cell(wa_report *report, wa_sheet *sheet, size_t row, size_t column, wa_style style, const char *text) {
  wa_cell_text(sheet, row, column, style, wa_printf(report->arena, "\u2002%s", text));
}

const char *wa_switch_words(const wa_report *report, const wa_switch *answer) {
  const char *language = report->language;
  switch (answer->status) {
    case WA_SWITCH_FOUND:
      if (answer->values[0].jump) return wa_rt(report, WA_T_OW_JUMP);
      if (answer->n > 1) return wa_rt(report, WA_T_OW_SEVERAL);
      return wa_rt(report, answer->values[0].within ? WA_T_OW_WITHIN : WA_T_OW_BEYOND);
    case WA_SWITCH_NO_INFLUENCE: return wa_rt(report, WA_T_OW_NO_INFLUENCE);
    case WA_SWITCH_NONE:
      return wa_printf(report->arena, wa_rt(report, WA_T_OW_NONE),
                       wa_parameter_figure(report->arena, answer->from, language),
                       wa_parameter_figure(report->arena, answer->to, language));
    default: return wa_rt(report, WA_T_OW_UNKNOWN);
  }
}

static size_t wa_goals_shown(const wa_aim *aim) { return aim->n_goals < WA_MOST_GOALS ? aim->n_goals : WA_MOST_GOALS; }

static void wa_one_way_heads(wa_report *report, wa_sheet *sheet, size_t row, const wa_aim *aim) {
  static const wa_text_id heads[] = {WA_T_OW_PARAMETER, WA_T_OW_NAME,   WA_T_OW_BASE,    WA_T_OW_LOW,   WA_T_OW_HIGH,
                                     WA_T_OW_FROM,      WA_T_OW_AT_LOW, WA_T_OW_AT_HIGH, WA_T_OW_SPREAD};
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
    wa_cell_text(sheet, row, i, i < C_BASE || i == C_FROM ? WA_STYLE_HEADING : WA_STYLE_HEADING_RIGHT,
                 wa_rt(report, heads[i]));
  for (size_t g = 0; g < wa_goals_shown(aim); g++) {
    const char *goal = wa_result_figure(report->arena, &aim->headline, aim->goals[g], report->language);
    wa_cell_text(sheet, row, C_SWITCH + 2 * g, WA_STYLE_HEADING_RIGHT,
                 wa_printf(report->arena, wa_rt(report, WA_T_OW_SWITCH), goal));
    wa_beside_cell(report, sheet, row, C_SWITCH + 2 * g + 1, WA_STYLE_HEADING, wa_rt(report, WA_T_OW_WHERE));
  }
}

static void wa_one_way_row(wa_report *report, wa_sheet *sheet, size_t row, const wa_one_way *one_way,
                           const wa_tornado *tornado, const wa_bar *bar) {
  static const wa_text_id from[] = {WA_T_OW_RANGE_NONE, WA_T_OW_RANGE_WRITTEN, WA_T_OW_RANGE_DISTRIBUTION,
                                    WA_T_OW_RANGE_MARGIN};
  const wa_varied *varied = &one_way->varied[bar->varied];
  const wa_parameter *parameter = &report->model->parameters[varied->parameter];
  wa_num result = wa_aim_num(report, &tornado->aim);
  wa_cell_text(sheet, row, C_LABEL, WA_STYLE_WRAP,
               wa_parameter_text(report->results, varied->parameter, report->language));
  wa_cell_text(sheet, row, C_NAME, WA_STYLE_NOTE, parameter->name);
  wa_parameter_cell(report, sheet, row, C_BASE, varied->parameter, varied->base);
  wa_parameter_cell(report, sheet, row, C_LOW, varied->parameter, varied->range.low);
  wa_parameter_cell(report, sheet, row, C_HIGH, varied->parameter, varied->range.high);
  wa_beside_cell(report, sheet, row, C_FROM, WA_STYLE_NOTE, wa_rt(report, from[varied->range.from]));
  wa_engine_cell(sheet, row, C_AT_LOW, result, bar->low);
  wa_engine_cell(sheet, row, C_AT_HIGH, result, bar->high);
  wa_engine_cell(sheet, row, C_SPREAD, result, bar->spread);
  for (size_t g = 0; g < wa_goals_shown(&tornado->aim); g++) {
    const wa_switch *answer = &tornado->switches[bar->varied][g];
    if (answer->n) wa_parameter_cell(report, sheet, row, C_SWITCH + 2 * g, varied->parameter, answer->values[0].at);
    wa_beside_cell(report, sheet, row, C_SWITCH + 2 * g + 1, WA_STYLE_NOTE, wa_switch_words(report, answer));
  }
}

static size_t wa_drawn_bars(const wa_tornado *tornado) {
  size_t n = 0;
  while (n < tornado->n_bars && n < WA_BARS_DRAWN && tornado->bars[n].spread > 0) n++;
  return n;
}

static size_t wa_one_way_chart(wa_report *report, wa_sheet *sheet, size_t row, size_t first, const wa_tornado *tornado) {
  size_t n = wa_drawn_bars(tornado);
  if (n == 0 || isnan(tornado->aim.base)) return row;
  const char *title = wa_aim_text(report, &tornado->aim);
  wa_chart *chart = wa_chart_new(report->book, WA_CHART_TORNADO, title);
  wa_chart_axes(chart, NULL, title, wa_aim_num(report, &tornado->aim));
  wa_range names = {sheet, first, C_LABEL, first + n - 1, C_LABEL};
  for (size_t i = 0; i < 2; i++) {
    wa_range values = {sheet, first, C_AT_LOW + i, first + n - 1, C_AT_LOW + i};
    wa_chart_series(chart, wa_rt(report, i ? WA_T_OW_AT_HIGH : WA_T_OW_AT_LOW), names, values);
  }
  wa_chart_base(chart, tornado->aim.base);
  unsigned height = 120 + 24 * (unsigned)n;
  wa_chart_place(chart, sheet, row, 0, 900, height, wa_printf(report->arena, wa_rt(report, WA_T_OW_TORNADO_ALT), title));
  return row + height / 20 + 2;
}

static size_t wa_one_way_block(wa_report *report, wa_sheet *sheet, size_t row, const wa_one_way *one_way,
                               const wa_tornado *tornado) {
  wa_num num = wa_aim_num(report, &tornado->aim);
  wa_cell_text(sheet, row, 0, WA_STYLE_SUBTITLE, wa_aim_text(report, &tornado->aim));
  wa_cell_text(sheet, row, C_FROM, WA_STYLE_STRONG, wa_rt(report, WA_T_OW_BASE_RESULT));
  wa_engine_cell(sheet, row++, C_AT_LOW, num, tornado->aim.base);
  wa_one_way_heads(report, sheet, row++, &tornado->aim);
  size_t first = row;
  for (size_t i = 0; i < tornado->n_bars; i++) wa_one_way_row(report, sheet, row++, one_way, tornado, &tornado->bars[i]);
  if (tornado->judged) {
    wa_cell_text(sheet, row, C_LABEL, WA_STYLE_STRONG, wa_rt(report, WA_T_OW_WORST));
    wa_engine_cell(sheet, row++, C_AT_LOW, num, tornado->worst.value);
    wa_cell_text(sheet, row, C_LABEL, WA_STYLE_STRONG, wa_rt(report, WA_T_OW_BEST));
    wa_engine_cell(sheet, row++, C_AT_LOW, num, tornado->best.value);
  }
  return wa_one_way_chart(report, sheet, row + 1, first, tornado) + 1;
}

static size_t wa_without_range(wa_report *report, wa_sheet *sheet, size_t row, const wa_one_way *one_way) {
  bool any = false;
  for (size_t i = 0; i < one_way->n_varied; i++) {
    const wa_varied *varied = &one_way->varied[i];
    if (varied->range.from != WA_RANGE_NONE || !wa_varied_told(report->results, report->secrecy, varied)) continue;
    if (!any) wa_cell_text(sheet, row++, 0, WA_STYLE_STRONG, wa_rt(report, WA_T_OW_NO_RANGE));
    any = true;
    wa_cell_text(sheet, row, C_LABEL, WA_STYLE_TEXT,
                 wa_parameter_text(report->results, varied->parameter, report->language));
    wa_cell_text(sheet, row++, C_NAME, WA_STYLE_NOTE, report->model->parameters[varied->parameter].name);
  }
  return row;
}

/* An edition has those of its reader's net, then SROI and net present value of all, where they may be told. */
enum { TOLD_FIRST, TOLD_LAST, NOT_TOLD };

static int wa_told_place(const wa_report *report, const wa_headline *headline) {
  if (!report->secrecy) return TOLD_FIRST;
  if (headline->kind == WA_HEADLINE_NET && headline->subject == report->secrecy->reader) return TOLD_FIRST;
  return headline->kind == WA_HEADLINE_SROI || headline->kind == WA_HEADLINE_NPV ? TOLD_LAST : NOT_TOLD;
}

const wa_one_way *wa_one_way_of(const wa_report *report) {
  const wa_sensitivity *sensitivity = report->results->sensitivity;
  if (!sensitivity) return NULL;
  return report->secrecy ? sensitivity->by_party : sensitivity->one_way;
}

const wa_tornado **wa_tornados_told(const wa_report *report, const wa_one_way *one_way, size_t *n) {
  const wa_tornado **told = WA_NEW_ARRAY(report->arena, const wa_tornado *, one_way->n_tornados + 1);
  *n = 0;
  for (int place = TOLD_FIRST; place <= TOLD_LAST; place++)
    for (size_t t = 0; t < one_way->n_tornados; t++) {
      const wa_tornado *tornado = &one_way->tornados[t];
      if (wa_told_place(report, &tornado->aim.headline) != place) continue;
      tornado = wa_tornado_told(report->arena, report->results, report->secrecy, one_way, tornado);
      if (tornado) told[(*n)++] = tornado;
    }
  return told;
}

bool wa_has_one_way(const wa_report *report) {
  const wa_one_way *one_way = wa_one_way_of(report);
  size_t n = 0;
  if (one_way && report->secrecy) wa_tornados_told(report, one_way, &n);
  return one_way && (!report->secrecy || n > 0);
}

void wa_layout_one_way(wa_report *report, wa_sheet *sheet) {
  static const double widths[] = {60, 28, 12, 12, 12, 20, 16, 16, 16};
  const wa_one_way *one_way = wa_one_way_of(report);
  size_t row = 4, n = 0;
  const wa_tornado **told = wa_tornados_told(report, one_way, &n);
  for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) wa_sheet_width(sheet, i, i, widths[i]);
  for (size_t g = 0; g < WA_MOST_GOALS; g++) {
    wa_sheet_width(sheet, C_SWITCH + 2 * g, C_SWITCH + 2 * g, 16);
    wa_sheet_width(sheet, C_SWITCH + 2 * g + 1, C_SWITCH + 2 * g + 1, 24);
  }
  wa_cell_text(sheet, 2, 0, WA_STYLE_NOTE, wa_rt(report, WA_T_OW_ENGINE));
  for (size_t t = 0; t < n; t++) {
    if (t > 0) wa_sheet_break(sheet, row);
    row = wa_one_way_block(report, sheet, row, one_way, told[t]);
  }
  row = wa_without_range(report, sheet, row, one_way);
  wa_sheet_freeze(sheet, 3, 1);
  wa_sheet_print(sheet, WA_FIT_WIDTH, row, C_SWITCH + 1);
}
