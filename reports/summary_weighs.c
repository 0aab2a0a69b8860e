/* What weighs most in a result: the inputs that move it most where a one-way analysis was computed, else the largest
 * lines. Which they are follows from the engine's numbers. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "analysis/sensitivity.h"
#include "base/text.h"
#include "reports/summary_sheet.h"

const wa_tornado *wa_weighing_tornado(const wa_report *report, size_t strategy) {
  const wa_sensitivity *sensitivity = report->results->sensitivity;
  const wa_one_way *one_way = sensitivity ? sensitivity->one_way : NULL;
  const wa_tornado *found = NULL;
  for (size_t i = 0; one_way && i < one_way->n_tornados; i++) {
    const wa_tornado *tornado = &one_way->tornados[i];
    if (tornado->aim.headline.strategy != strategy) continue;
    if (tornado->aim.headline.kind == WA_HEADLINE_SROI) return tornado;
    if (tornado->aim.headline.kind == WA_HEADLINE_NPV) found = tornado;
  }
  return found;
}

size_t wa_weighing_bars(const wa_tornado *tornado) {
  size_t n = 0;
  while (n < tornado->n_bars && n < WA_MOST_WEIGHING && tornado->bars[n].spread > 0) n++;
  return n;
}

size_t wa_weighing_lines(const wa_report *report, size_t strategy, size_t lines[WA_MOST_WEIGHING]) {
  const wa_strategy_result *own = &report->results->strategies[strategy];
  size_t n = 0;
  for (size_t l = 0; l < report->model->n_lines; l++) {
    double size = fabs(wa_result_value(report->results, own->lines[l].incremental));
    if (!(size > 0)) continue;
    size_t at = n < WA_MOST_WEIGHING ? n : WA_MOST_WEIGHING;
    while (at > 0 && size > fabs(wa_result_value(report->results, own->lines[lines[at - 1]].incremental))) at--;
    if (at == WA_MOST_WEIGHING) continue;
    for (size_t k = n < WA_MOST_WEIGHING ? n : WA_MOST_WEIGHING - 1; k > at; k--) lines[k] = lines[k - 1];
    lines[at] = l;
    if (n < WA_MOST_WEIGHING) n++;
  }
  return n;
}

size_t wa_weighing_rows(const wa_report *report, size_t strategy) {
  const wa_tornado *tornado = wa_weighing_tornado(report, strategy);
  size_t lines[WA_MOST_WEIGHING], n = tornado ? wa_weighing_bars(tornado) : wa_weighing_lines(report, strategy, lines);
  return n ? n + 1 : 0;
}

static void wa_weighing_head(wa_report *report, wa_sheet *sheet, size_t row, wa_text_id head, wa_text_id low, wa_text_id high) {
  wa_cell_text(sheet, row, C_WHAT, WA_STYLE_HEADING, wa_rt(report, head));
  wa_cell_text(sheet, row, C_INVESTS, WA_STYLE_HEADING_RIGHT, "");
  wa_cell_text(sheet, row, C_GAINS, WA_STYLE_HEADING_RIGHT, low == WA_N_TEXTS ? "" : wa_rt(report, low));
  wa_cell_text(sheet, row, C_NET, WA_STYLE_HEADING_RIGHT, high == WA_N_TEXTS ? "" : wa_rt(report, high));
}

static void wa_bars(wa_report *report, wa_sheet *sheet, size_t row, const wa_tornado *tornado) {
  const wa_one_way *one_way = report->results->sensitivity->one_way;
  bool ratio = tornado->aim.headline.kind == WA_HEADLINE_SROI;
  wa_num num = ratio ? WA_NUM_RATIO : WA_NUM_MONEY;
  wa_weighing_head(report, sheet, row++, ratio ? WA_T_H_MOVES_SROI : WA_T_H_MOVES_NPV, WA_T_H_AT_LOW, WA_T_H_AT_HIGH);
  for (size_t i = 0; i < wa_weighing_bars(tornado); i++, row++) {
    const wa_bar *bar = &tornado->bars[i];
    const wa_parameter *parameter = &report->model->parameters[one_way->varied[bar->varied].parameter];
    wa_cell_text(sheet, row, C_WHAT, WA_STYLE_TEXT, wa_rl(report, parameter->label, parameter->name));
    wa_cell_number(sheet, row, C_GAINS, WA_STYLE_ENGINE, num, bar->low);
    wa_cell_number(sheet, row, C_NET, WA_STYLE_ENGINE, num, bar->high);
  }
}

static void wa_lines(wa_report *report, wa_sheet *sheet, size_t row, size_t strategy) {
  size_t lines[WA_MOST_WEIGHING], n = wa_weighing_lines(report, strategy, lines);
  if (n == 0) return;
  wa_weighing_head(report, sheet, row++, WA_T_H_WEIGHS, WA_N_TEXTS, WA_N_TEXTS);
  for (size_t i = 0; i < n; i++, row++) {
    const wa_line *line = &report->model->lines[lines[i]];
    wa_cell_text(sheet, row, C_WHAT, WA_STYLE_TEXT,
                 wa_printf(report->arena, "%s (%s)", wa_rl(report, line->label, line->name), wa_who_text(report, line)));
    wa_show_at(report, report->results->strategies[strategy].lines[lines[i]].incremental, sheet, row, C_NET, WA_STYLE_FORMULA);
  }
}

void wa_weighing_layout(wa_report *report, wa_sheet *sheet, size_t row, size_t strategy) {
  const wa_tornado *tornado = wa_weighing_tornado(report, strategy);
  if (!tornado) wa_lines(report, sheet, row, strategy);
  else if (wa_weighing_bars(tornado)) wa_bars(report, sheet, row, tornado);
}
