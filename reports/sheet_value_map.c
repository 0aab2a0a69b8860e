/* The SROI value map, in the column order of Social Value International. */
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "reports/sheets.h"

enum { C_WHO, C_INPUTS, C_OUTPUTS, C_OUTCOME, C_INDICATOR, C_SOURCE, C_QUANTITY, C_DURATION, C_STARTS, C_PROXY, C_AMOUNT,
       C_PROXY_SOURCE, C_DEADWEIGHT, C_DISPLACEMENT, C_ATTRIBUTION, C_DROP_OFF, C_TOTAL, C_PV, C_COUNT };

static void wa_map_heads(wa_report *report, wa_sheet *sheet, size_t row) {
  static const wa_text_id heads[C_COUNT] = {
      WA_T_H_FROM_TO, WA_T_H_INPUTS_DESC, WA_T_H_OUTPUTS, WA_T_H_OUTCOME, WA_T_H_INDICATOR, WA_T_H_SOURCE, WA_T_H_QUANTITY,
      WA_T_H_DURATION, WA_T_H_STARTS, WA_T_H_PROXY, WA_T_H_AMOUNT, WA_T_H_PROXY_SOURCE, WA_T_H_DEADWEIGHT,
      WA_T_H_DISPLACEMENT, WA_T_H_ATTRIBUTION, WA_T_H_DROP_OFF, WA_T_TOTAL, WA_T_PRESENT_VALUE};
  for (size_t i = 0; i < C_COUNT; i++) {
    bool text = i <= C_SOURCE || i == C_PROXY || i == C_PROXY_SOURCE;
    wa_cell_text(sheet, row, i, text ? WA_STYLE_HEADING : WA_STYLE_HEADING_RIGHT, wa_rt(report, heads[i]));
  }
}

static const char *wa_side_text(const wa_report *report, const wa_split *split, size_t n) {
  wa_text text = wa_text_new(report->arena);
  for (size_t i = 0; i < n; i++)
    wa_text_addf(&text, "%s%s", i ? " + " : "", wa_stakeholder_text(report, split[i].stakeholder));
  return text.bytes;
}

const char *wa_who_text(const wa_report *report, const wa_line *line) {
  const char *from = wa_side_text(report, line->from, line->n_from), *to = wa_side_text(report, line->to, line->n_to);
  return wa_printf(report->arena, "%s → %s", line->n_from ? from : "–", line->n_to ? to : "–");
}

static void wa_map_text(wa_sheet *sheet, size_t row, size_t column, const char *text) {
  if (text) wa_cell_text(sheet, row, column, WA_STYLE_WRAP, text);
}

/* A number of the map where it is one for the whole duration; figures over time stand on the calculation sheet. */
static void wa_map_number(wa_report *report, wa_sheet *sheet, size_t row, size_t column, wa_id id) {
  if (id == WA_NONE) return;
  if (report->graph->nodes[id].axis == WA_SCALAR || !wa_may_show(report->secrecy, id)) wa_show_at(report, id, sheet, row, column, WA_STYLE_FORMULA);
  else wa_cell_text(sheet, row, column, WA_STYLE_NOTE, wa_rt(report, WA_T_H_OVER_TIME));
}

static void wa_map_share(wa_report *report, wa_sheet *sheet, size_t row, size_t column, wa_id id) {
  wa_show_as(report, id, sheet, row, column, WA_STYLE_FORMULA, WA_NUM_PERCENT);
}

/* Words about a line are told only where all of the line is. */
bool wa_line_told(const wa_report *report, const wa_line_result *result, const wa_flow *flow) {
  return wa_may_show(report->secrecy, result->incremental) && wa_may_show(report->secrecy, flow->amount);
}

static void wa_map_row(wa_report *report, wa_sheet *sheet, size_t row, size_t strategy, size_t index) {
  const wa_line *line = &report->model->lines[index];
  const wa_flow *flow = &report->results->lowered->lines[strategy][index];
  const wa_line_result *result = &report->results->strategies[strategy].lines[index];
  wa_cell_text(sheet, row, C_WHO, WA_STYLE_WRAP, wa_who_text(report, line));
  bool told = wa_line_told(report, result, flow);
  wa_map_text(sheet, row, C_INPUTS, told ? line->inputs : NULL);
  wa_map_text(sheet, row, C_OUTPUTS, told ? line->outputs : NULL);
  wa_map_text(sheet, row, C_OUTCOME, told && line->outcome ? line->outcome : wa_rl(report, line->label, line->name));
  wa_map_text(sheet, row, C_INDICATOR, told ? line->indicator : NULL);
  wa_map_text(sheet, row, C_SOURCE, told ? line->source : NULL);
  wa_map_number(report, sheet, row, C_QUANTITY, result->quantity);
  wa_map_number(report, sheet, row, C_DURATION, flow->lasts);
  wa_map_number(report, sheet, row, C_STARTS, flow->starts);
  wa_map_text(sheet, row, C_PROXY, told ? line->proxy : NULL);
  wa_map_number(report, sheet, row, C_AMOUNT, flow->amount);
  wa_map_text(sheet, row, C_PROXY_SOURCE, told ? line->proxy_source : NULL);
  wa_map_share(report, sheet, row, C_DEADWEIGHT, flow->deadweight);
  wa_map_share(report, sheet, row, C_DISPLACEMENT, flow->displacement);
  wa_map_share(report, sheet, row, C_ATTRIBUTION, flow->attribution);
  wa_map_share(report, sheet, row, C_DROP_OFF, flow->drop_off);
  wa_show_at(report, result->incremental_total, sheet, row, C_TOTAL, WA_STYLE_FORMULA);
  wa_show_at(report, result->incremental, sheet, row, C_PV, WA_STYLE_FORMULA);
}

void wa_layout_value_map(wa_report *report, wa_sheet *sheet) {
  static const double widths[C_COUNT] = {26, 16, 16, 26, 20, 20, 12, 10, 11, 18, 12, 18, 13, 13, 13, 12, 16, 16};
  for (size_t i = 0; i < C_COUNT; i++) wa_sheet_width(sheet, i, i, widths[i]);
  size_t row = 3;
  for (size_t s = 0; s < report->model->n_strategies; s++) {
    if (!wa_reported(report, s)) continue;
    wa_cell_text(sheet, row++, 0, WA_STYLE_SUBTITLE,
                 wa_printf(report->arena, "%s (%s; %s %s)", wa_strategy_text(report, s), wa_rt(report, WA_T_H_MAP_TOTALS),
                           wa_rt(report, WA_T_H_COMPARED_WITH), wa_strategy_text(report, report->results->comparator)));
    wa_map_heads(report, sheet, row++);
    for (size_t i = 0; i < report->model->n_lines; i++) wa_map_row(report, sheet, row++, s, i);
    row++;
  }
  wa_sheet_freeze(sheet, 3, 1);
  wa_sheet_print(sheet, WA_FIT_WIDTH, row, C_PV);
}
