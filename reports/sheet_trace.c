/* State shares and transition probabilities over time. */
#include <stdint.h>

#include "reports/sheets.h"

/* Two charts with the head of the sheet are as long as a page. */
enum { CHART_HEIGHT = 260, CHART_ROWS = 14 };

static size_t wa_states_block(wa_report *report, wa_sheet *sheet, size_t row, size_t s) {
  const wa_cohort *cohort = &report->model->cohort;
  wa_cell_text(sheet, row, 0, WA_STYLE_SUBTITLE,
               wa_printf(report->arena, "%s: %s", wa_strategy_text(report, s), wa_rt(report, WA_T_H_STATES)));
  wa_time_heads(report, sheet, row++, WA_POINT);
  for (size_t i = 0; i < cohort->n_states; i++, row++) {
    wa_id id = report->results->lowered->states[s][i];
    wa_cell_text(sheet, row, 0, WA_STYLE_TEXT, wa_rl(report, cohort->states[i].label, cohort->states[i].name));
    wa_home_at(report, id, sheet, row, WA_TIME_COLUMN, WA_STYLE_FORMULA);
  }
  return row;
}

/* Rows of probabilities: one per move. States followed through their stay have one per cycle of it, which
 * are kept on the calculation sheet. */
static size_t wa_shown_moves(const wa_report *report) {
  const wa_cohort *cohort = &report->model->cohort;
  if (!report->results->lowered->shape || report->results->n_segments) return 0; /* each segment has its own */
  return report->results->lowered->shape->n_moves == cohort->n_transitions ? cohort->n_transitions : 0;
}

static size_t wa_moves_block(wa_report *report, wa_sheet *sheet, size_t row, size_t s) {
  const wa_cohort *cohort = &report->model->cohort;
  if (wa_shown_moves(report) == 0) return row + 1;
  wa_cell_text(sheet, row++, 0, WA_STYLE_STRONG, wa_rt(report, WA_T_H_PROBABILITIES));
  for (size_t i = 0; i < cohort->n_transitions; i++, row++) {
    const wa_transition *t = &cohort->transitions[i];
    wa_id id = report->results->lowered->moves[s][i];
    wa_cell_text(sheet, row, 0, WA_STYLE_TEXT, wa_rl(report, cohort->states[t->from].label, cohort->states[t->from].name));
    wa_cell_text(sheet, row, 1, WA_STYLE_TEXT, wa_printf(report->arena, "→ %s", wa_rl(report, cohort->states[t->to].label, cohort->states[t->to].name)));
    wa_cell_text(sheet, row, 3, WA_STYLE_NOTE, t->rest ? "rest" : wa_formula_told(report, t->probability.expr));
    bool row_wise = report->graph->nodes[id].axis != WA_SCALAR;
    wa_home_at(report, id, sheet, row, row_wise ? WA_TIME_COLUMN : 4, WA_STYLE_FORMULA);
  }
  return row + 1;
}

void wa_layout_trace(wa_report *report, wa_sheet *sheet) {
  static const double widths[] = {30, 24, 6, 26, 12};
  for (size_t i = 0; i < 5; i++) wa_sheet_width(sheet, i, i, widths[i]);
  size_t row = 3, points = report->graph->length[WA_POINT];
  wa_sheet_width(sheet, WA_TIME_COLUMN, WA_TIME_COLUMN + points, 10);
  for (size_t s = 0; s < report->model->n_strategies; s++) {
    row = wa_states_block(report, sheet, row, s);
    row = wa_moves_block(report, sheet, row, s);
  }
  wa_sheet_freeze(sheet, 3, 1);
  /* Long traces run on over several pages rather than shrink beyond reading. */
  wa_sheet_print(sheet, points <= 16 ? WA_FIT_WIDTH : WA_FIT_NONE, row + (CHART_ROWS + 1) * report->model->n_strategies, WA_TIME_COLUMN + points - 1);
}

bool wa_states_shown(const wa_report *report, size_t s) {
  for (size_t i = 0; i < report->model->cohort.n_states; i++)
    if (!wa_may_show(report->secrecy, report->results->lowered->states[s][i])) return false;
  return true;
}

/* A chart of the states for each strategy, below the numbers. */
void wa_finish_trace(wa_report *report, wa_sheet *sheet) {
  const wa_cohort *cohort = &report->model->cohort;
  size_t points = report->graph->length[WA_POINT];
  size_t moves = wa_shown_moves(report), rows = cohort->n_states + (moves ? moves + 3 : 2);
  size_t row = 3 + report->model->n_strategies * rows + 1;
  for (size_t s = 0, drawn = 0; s < report->model->n_strategies; s++) {
    if (!wa_states_shown(report, s)) continue;
    /* Two charts fit on a page; none is cut by its edge. */
    if (drawn++ % 2 == 0) wa_sheet_break(sheet, row);
    wa_chart *chart = wa_chart_new(report->book, WA_CHART_AREA_STACKED, wa_strategy_text(report, s));
    wa_chart_axes(chart, wa_rt(report, WA_T_CYCLE), wa_rt(report, WA_T_H_STATES), WA_NUM_PERCENT);
    wa_chart_limits(chart, 0, 1);
    for (size_t i = 0; i < cohort->n_states; i++) {
      const wa_home *home = &report->homes[report->results->lowered->states[s][i]];
      wa_range values = {sheet, home->row, WA_TIME_COLUMN, home->row, WA_TIME_COLUMN + points - 1};
      size_t heads = home->row - i - 1;
      wa_range categories = {home->sheet, heads, WA_TIME_COLUMN, heads, WA_TIME_COLUMN + points - 1};
      values.sheet = home->sheet;
      wa_chart_series(chart, wa_rl(report, cohort->states[i].label, cohort->states[i].name), categories, values);
    }
    wa_chart_place(chart, sheet, row, 0, 640, CHART_HEIGHT,
                   wa_printf(report->arena, "%s: %s", wa_strategy_text(report, s), wa_rt(report, WA_T_H_STATES)));
    row += CHART_ROWS;
  }
}
