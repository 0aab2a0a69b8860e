/* An edition's ledger: every line that touches its reader, per year. */
#include <stdint.h>

#include "analysis/edition.h"
#include "reports/sheets.h"

enum { C_LINE, C_SIDE, C_SOURCE, C_TOTAL, C_PV };
enum { CHART_ROWS = 17 };

static void wa_flow_heads(wa_report *report, wa_sheet *sheet, size_t row) {
  static const wa_text_id heads[] = {WA_T_H_LINE, WA_T_H_SIDE, WA_T_H_SOURCE, WA_T_TOTAL, WA_T_PRESENT_VALUE};
  for (size_t i = 0; i <= C_PV; i++)
    wa_cell_text(sheet, row, i, i < C_TOTAL ? WA_STYLE_HEADING : WA_STYLE_HEADING_RIGHT, wa_rt(report, heads[i]));
  wa_time_heads(report, sheet, row, WA_YEAR);
}

/* A line's source is told only where all of the line is. */
static void wa_flow_row(wa_report *report, wa_sheet *sheet, size_t row, const wa_entry *entry) {
  const wa_line *line = &report->model->lines[entry->line];
  wa_cell_text(sheet, row, C_LINE, WA_STYLE_TEXT, wa_rl(report, line->label, line->name));
  wa_cell_text(sheet, row, C_SIDE, WA_STYLE_NOTE,
               wa_rt(report, entry->investment ? WA_T_INVESTS : entry->pays ? WA_T_PAYS : WA_T_GETS));
  if (line->source && wa_may_show(report->secrecy, entry->total)) wa_cell_text(sheet, row, C_SOURCE, WA_STYLE_NOTE, line->source);
  wa_home_at(report, entry->total, sheet, row, C_TOTAL, WA_STYLE_FORMULA);
  wa_home_at(report, entry->present_value, sheet, row, C_PV, WA_STYLE_FORMULA);
  wa_home_at(report, entry->by_year, sheet, row, WA_TIME_COLUMN, WA_STYLE_FORMULA);
}

/* The sums below the lines: what is invested, all else, net, and net so far. The last four rows of a block. */
static size_t wa_flow_sums(wa_report *report, wa_sheet *sheet, size_t row, size_t strategy) {
  size_t reader = report->secrecy->reader;
  const wa_party_result *party = &report->results->strategies[strategy].parties[reader];
  const wa_party_view *view = &report->results->strategies[strategy].views[reader];
  const struct { wa_text_id label; wa_id total, value, years; } rows[] = {
      {WA_T_INVESTS, WA_NONE, party->invests, view->invests_by_year},
      {WA_T_GAINS, WA_NONE, party->gains, view->gains_by_year},
      {WA_T_NET, party->net_total, party->net, party->net_by_year},
      {WA_T_E_SO_FAR, WA_NONE, WA_NONE, view->cumulative},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++, row++) {
    wa_cell_text(sheet, row, C_LINE, i == 2 ? WA_STYLE_TOTAL : WA_STYLE_STRONG, wa_rt(report, rows[i].label));
    wa_home_at(report, rows[i].total, sheet, row, C_TOTAL, WA_STYLE_TOTAL);
    wa_style style = i == 2 ? WA_STYLE_TOTAL : WA_STYLE_FORMULA;
    wa_home_at(report, rows[i].value, sheet, row, C_PV, style);
    /* What is nothing in every year is one number, no row. */
    bool spread = report->graph->nodes[rows[i].years].axis == WA_YEAR;
    if (spread) wa_home_at(report, rows[i].years, sheet, row, WA_TIME_COLUMN, style);
  }
  return row;
}

static size_t wa_count_entries(const wa_report *report, size_t strategy) {
  const wa_strategy_result *own = &report->results->strategies[strategy];
  size_t n = 0;
  for (size_t i = 0; i < own->n_entries; i++) n += own->entries[i].stakeholder == report->secrecy->reader;
  return n;
}

enum { FLOW_HEAD = 2, FLOW_SUMS = 4 };

/* The line of the net so far stands here where it does not stand among the charts. */
static bool wa_draws_flows(const wa_report *report) { return !report->sheets[WA_T_OWN_CHARTS]; }

static size_t wa_flow_rows(const wa_report *report, size_t strategy) {
  return FLOW_HEAD + wa_count_entries(report, strategy) + FLOW_SUMS + 1 + (wa_draws_flows(report) ? CHART_ROWS : 0);
}

void wa_layout_flows(wa_report *report, wa_sheet *sheet) {
  static const double widths[] = {52, 12, 30, 16, 16};
  for (size_t i = 0; i <= C_PV; i++) wa_sheet_width(sheet, i, i, widths[i]);
  size_t years = report->graph->length[WA_YEAR], first = 3;
  wa_sheet_width(sheet, WA_TIME_COLUMN, WA_TIME_COLUMN + years, 14);
  for (size_t s = 0; s < report->model->n_strategies; s++) {
    if (!wa_reported(report, s)) continue;
    const wa_strategy_result *own = &report->results->strategies[s];
    size_t row = first;
    wa_cell_text(sheet, row++, 0, WA_STYLE_SUBTITLE,
                 wa_printf(report->arena, "%s (%s %s)", wa_strategy_text(report, s), wa_rt(report, WA_T_H_COMPARED_WITH),
                           wa_strategy_text(report, report->results->comparator)));
    wa_flow_heads(report, sheet, row++);
    for (size_t i = 0; i < own->n_entries; i++)
      if (own->entries[i].stakeholder == report->secrecy->reader) wa_flow_row(report, sheet, row++, &own->entries[i]);
    wa_flow_sums(report, sheet, row, s);
    first += wa_flow_rows(report, s);
  }
  wa_sheet_freeze(sheet, 3, 1);
  wa_sheet_print(sheet, WA_FIT_WIDTH, first, WA_TIME_COLUMN + (years < 12 ? years : 12) - 1);
}

/* A row per year can be drawn when it is shown and is not the same for all years. */
static bool wa_can_draw(const wa_report *report, wa_id row) {
  return wa_may_show(report->secrecy, row) && report->graph->nodes[row].axis == WA_YEAR;
}

static void wa_flow_chart(wa_report *report, wa_sheet *sheet, size_t first, size_t strategy) {
  size_t reader = report->secrecy->reader, years = report->graph->length[WA_YEAR];
  if (!wa_can_draw(report, report->results->strategies[strategy].views[reader].cumulative)) return;
  size_t sums = first + FLOW_HEAD + wa_count_entries(report, strategy), end = WA_TIME_COLUMN + years - 1;
  const char *title = wa_rt(report, WA_T_E_SO_FAR);
  wa_chart *chart = wa_chart_new(report->book, WA_CHART_LINE, title);
  wa_chart_axes(chart, NULL, report->model->settings.currency, WA_NUM_MONEY);
  wa_chart_series(chart, title, (wa_range){sheet, first + 1, WA_TIME_COLUMN, first + 1, end},
                  (wa_range){sheet, sums + 3, WA_TIME_COLUMN, sums + 3, end});
  wa_chart_place(chart, sheet, sums + FLOW_SUMS + 1, 0, 800, 300,
                 wa_printf(report->arena, "%s: %s", title, wa_strategy_text(report, strategy)));
}

void wa_finish_flows(wa_report *report, wa_sheet *sheet) {
  size_t first = 3;
  for (size_t s = 0; wa_draws_flows(report) && s < report->model->n_strategies; s++) {
    if (!wa_reported(report, s)) continue;
    wa_flow_chart(report, sheet, first, s);
    first += wa_flow_rows(report, s);
  }
}
