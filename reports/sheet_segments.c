/* Segments side by side: a column each, then all together. */
#include <stdint.h>

#include "reports/segment_figures.h"
#include "reports/sheets.h"

/* One figure of all segments, and of all people. */
static void wa_figure_row(wa_report *report, wa_sheet *sheet, size_t row, const wa_segment_figure *figure, size_t s) {
  const wa_results *all = report->results;
  wa_cell_text(sheet, row, 0, WA_STYLE_TEXT, figure->label);
  for (size_t i = 0; i <= all->n_segments; i++) {
    wa_id id = figure->of(i < all->n_segments ? all->segments[i] : all, s, figure->which);
    if (id == WA_NONE) continue;
    if (figure->num == WA_NUM_COUNT) wa_home_at(report, id, sheet, row, 1 + i, WA_STYLE_FORMULA);
    else wa_home_as(report, id, sheet, row, 1 + i, WA_STYLE_FORMULA, figure->num);
  }
}

static void wa_segment_heads(wa_report *report, wa_sheet *sheet, size_t row) {
  wa_cell_text(sheet, row, 0, WA_STYLE_HEADING, "");
  for (size_t i = 0; i < report->results->n_segments; i++)
    wa_cell_text(sheet, row, 1 + i, WA_STYLE_HEADING_RIGHT, wa_segment_text(report, i));
  wa_cell_text(sheet, row, 1 + report->results->n_segments, WA_STYLE_HEADING_RIGHT, wa_rt(report, WA_T_H_TOGETHER));
}

static size_t wa_segment_block(wa_report *report, wa_sheet *sheet, size_t row, size_t s) {
  const wa_segment_figure *figures;
  size_t n = wa_segment_figures(report, s, &figures);
  wa_cell_text(sheet, row++, 0, WA_STYLE_SUBTITLE, wa_strategy_text(report, s));
  wa_segment_heads(report, sheet, row++);
  for (size_t i = 0; i < n; i++) wa_figure_row(report, sheet, row++, &figures[i], s);
  return row + 1;
}

void wa_layout_segments(wa_report *report, wa_sheet *sheet) {
  size_t row = 3, columns = report->results->n_segments + 2;
  wa_sheet_width(sheet, 0, 0, 58);
  wa_sheet_width(sheet, 1, columns - 1, 18);
  for (size_t s = 0; s < report->model->n_strategies; s++) row = wa_segment_block(report, sheet, row, s);
  wa_sheet_freeze(sheet, 3, 1);
  wa_sheet_print(sheet, WA_FIT_WIDTH, row, columns - 1);
}
