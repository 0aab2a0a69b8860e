/* An edition's charts: from what its reader invests, line by line, to its net; what each line brings per year; and the
 * net so far, which passes zero when the money is back. Their figures stand below them. Where a line rests on what is
 * confidential to others, a chart that needs it is left out. */
#include <math.h>
#include <stdint.h>

#include "analysis/edition.h"
#include "reports/sheets.h"

enum { MOST_LINES = 8, WIDE = 640, HIGH = 330, CHART_ROWS = 17, COLUMNS_SHOWN = 6 };

/* The reader's lines under a strategy: the largest by present value, in the order of the model. */
typedef struct wa_own_lines {
  const wa_entry **entries;
  size_t n;
  bool others; /* there are more */
  bool shown;  /* all of them, the sums too */
} wa_own_lines;

static size_t wa_reader(const wa_report *report) { return report->secrecy->reader; }

static double wa_entry_size(const wa_report *report, const wa_entry *entry) {
  return fabs(wa_result_value(report->results, entry->present_value));
}

static size_t wa_larger_lines(const wa_report *report, const wa_entry *const *all, size_t n, size_t own) {
  size_t larger = 0;
  double size = wa_entry_size(report, all[own]);
  for (size_t k = 0; k < n; k++) {
    double other = wa_entry_size(report, all[k]);
    larger += other > size || (other == size && k < own);
  }
  return larger;
}

static bool wa_sums_shown(const wa_report *report, size_t s) {
  const wa_party_result *party = &report->results->strategies[s].parties[wa_reader(report)];
  return wa_may_show(report->secrecy, party->net) && wa_may_show(report->secrecy, party->net_by_year);
}

static wa_own_lines wa_own_lines_of(const wa_report *report, size_t s) {
  const wa_strategy_result *own = &report->results->strategies[s];
  const wa_entry **all = WA_NEW_ARRAY(report->arena, const wa_entry *, own->n_entries + 1);
  size_t n = 0;
  wa_own_lines lines = {.entries = WA_NEW_ARRAY(report->arena, const wa_entry *, own->n_entries + 1), .shown = wa_sums_shown(report, s)};
  for (size_t i = 0; i < own->n_entries; i++) {
    const wa_entry *entry = &own->entries[i];
    if (entry->stakeholder != wa_reader(report)) continue;
    all[n++] = entry;
    lines.shown = lines.shown && wa_may_show(report->secrecy, entry->present_value) && wa_may_show(report->secrecy, entry->by_year);
  }
  lines.others = n > MOST_LINES;
  for (size_t i = 0; i < n; i++)
    if (!lines.shown || wa_larger_lines(report, all, n, i) < MOST_LINES) lines.entries[lines.n++] = all[i];
  return lines;
}

static const char *wa_entry_text(const wa_report *report, const wa_entry *entry) {
  const wa_line *line = &report->model->lines[entry->line];
  return wa_rl(report, line->label, line->name);
}

static bool wa_over_years(const wa_report *report) { return report->graph->length[WA_YEAR] > 1; }

/* What is nothing in every year is one number, no row. */
static bool wa_can_draw(const wa_report *report, wa_id row) {
  return row != WA_NONE && wa_may_show(report->secrecy, row) && report->graph->nodes[row].axis == WA_YEAR;
}

/* Rows of a strategy's part: title, charts, title of the figures, the table of bars, the table of years. */
static size_t wa_charts_rows(const wa_report *report) { return CHART_ROWS * (wa_over_years(report) ? 2 : 1); }
static size_t wa_bars_rows(const wa_own_lines *lines) { return lines->n + lines->others + 3; }
static size_t wa_years_rows(const wa_report *report, const wa_own_lines *lines) {
  return wa_over_years(report) ? lines->n + lines->others + 11 : 0;
}

static bool wa_has_part(const wa_report *report, size_t s) {
  if (!wa_reported(report, s)) return false;
  wa_own_lines lines = wa_own_lines_of(report, s);
  return lines.n > 0 && lines.shown;
}

static size_t wa_own_rows(const wa_report *report, size_t s) {
  wa_own_lines lines = wa_own_lines_of(report, s);
  return 1 + wa_charts_rows(report) + 1 + wa_bars_rows(&lines) + wa_years_rows(report, &lines);
}

static size_t wa_own_first(const wa_report *report, size_t strategy) {
  size_t row = 3;
  for (size_t s = 0; s < strategy; s++)
    if (wa_has_part(report, s)) row += wa_own_rows(report, s);
  return row;
}

bool wa_has_own_charts(const wa_report *report) {
  for (size_t s = 0; report->secrecy && s < report->model->n_strategies; s++)
    if (wa_has_part(report, s)) return true;
  return false;
}

static size_t wa_bars_row(const wa_report *report, size_t s) { return wa_own_first(report, s) + 1 + wa_charts_rows(report) + 1; }

static size_t wa_years_row(const wa_report *report, size_t s) {
  wa_own_lines lines = wa_own_lines_of(report, s);
  return wa_bars_row(report, s) + wa_bars_rows(&lines);
}

static void wa_show_years(wa_report *report, wa_sheet *sheet, size_t row, const char *label, wa_id node, wa_style style) {
  wa_cell_text(sheet, row, 0, style == WA_STYLE_TOTAL ? style : WA_STYLE_TEXT, label);
  if (wa_can_draw(report, node)) wa_home_as(report, node, sheet, row, WA_TIME_COLUMN, style, WA_NUM_MONEY);
}

/* The reader's lines per year, their sum, the sum so far, and when it is paid back. */
static void wa_own_years_table(wa_report *report, wa_sheet *sheet, size_t s, const wa_own_lines *lines) {
  const wa_strategy_result *own = &report->results->strategies[s];
  const wa_party_view *view = &own->views[wa_reader(report)];
  size_t row = wa_years_row(report, s);
  wa_cell_text(sheet, row, 0, WA_STYLE_HEADING, wa_rt(report, WA_T_E_LINES_YEARS));
  for (size_t i = 1; i < WA_TIME_COLUMN; i++) wa_cell_text(sheet, row, i, WA_STYLE_HEADING, "");
  wa_time_heads(report, sheet, row++, WA_YEAR);
  for (size_t i = 0; i < lines->n; i++)
    wa_show_years(report, sheet, row++, wa_entry_text(report, lines->entries[i]), lines->entries[i]->by_year, WA_STYLE_FORMULA);
  row += lines->others;
  wa_show_years(report, sheet, row++, wa_rt(report, WA_T_NET), own->parties[wa_reader(report)].net_by_year, WA_STYLE_TOTAL);
  wa_show_years(report, sheet, row++, wa_rt(report, WA_T_E_SO_FAR), view->cumulative, WA_STYLE_FORMULA);
  wa_show_years(report, sheet, row++, wa_rt(report, WA_T_E_YEAR_BEGINS), view->year_begins, WA_STYLE_FORMULA);
  wa_cell_text(sheet, row, 0, WA_STYLE_TEXT, wa_rt(report, WA_T_E_PAYBACK));
  wa_show_as(report, view->payback, sheet, row, WA_TIME_COLUMN, WA_STYLE_FORMULA, WA_NUM_RATIO);
}

void wa_layout_own_charts(wa_report *report, wa_sheet *sheet) {
  size_t years = report->graph->length[WA_YEAR], end = 3;
  wa_sheet_width(sheet, 0, 0, 46);
  wa_sheet_width(sheet, 1, WA_TIME_COLUMN - 1, 13);
  wa_sheet_width(sheet, WA_TIME_COLUMN, WA_TIME_COLUMN + (years > COLUMNS_SHOWN ? 2 * years : 2 * COLUMNS_SHOWN), 13);
  for (size_t s = 0; s < report->model->n_strategies; s++) {
    if (!wa_has_part(report, s)) continue;
    wa_own_lines lines = wa_own_lines_of(report, s);
    size_t row = wa_own_first(report, s), figures = row + 1 + wa_charts_rows(report);
    wa_cell_text(sheet, row, 0, WA_STYLE_SUBTITLE,
                 wa_printf(report->arena, "%s (%s %s)", wa_strategy_text(report, s), wa_rt(report, WA_T_H_COMPARED_WITH),
                           wa_strategy_text(report, report->results->comparator)));
    if (row > 3) wa_sheet_break(sheet, row);
    wa_sheet_break(sheet, figures);
    wa_cell_text(sheet, figures, 0, WA_STYLE_SUBTITLE,
                 wa_printf(report->arena, "%s: %s", wa_strategy_text(report, s), wa_rt(report, WA_T_H_FIGURES)));
    if (wa_over_years(report)) wa_own_years_table(report, sheet, s, &lines);
    end = row + wa_own_rows(report, s);
  }
  wa_sheet_freeze(sheet, 3, 0);
  size_t shown = years < COLUMNS_SHOWN ? COLUMNS_SHOWN : years > 12 ? 12 : years;
  wa_sheet_print(sheet, WA_FIT_WIDTH, end, WA_TIME_COLUMN + shown - 1);
}

/* ---- when all homes are known ---- */

static void wa_own_waterfall(wa_report *report, wa_sheet *sheet, size_t s, const wa_own_lines *lines) {
  const wa_party_result *party = &report->results->strategies[s].parties[wa_reader(report)];
  wa_step_bar *bars = WA_NEW_ARRAY(report->arena, wa_step_bar, lines->n + 3);
  size_t n = 0, row = wa_bars_row(report, s);
  double rest = wa_result_value(report->results, party->net);
  for (size_t i = 0; i < lines->n; i++) {
    bars[n] = wa_node_bar(report, sheet, wa_entry_text(report, lines->entries[i]), lines->entries[i]->present_value, 1);
    rest -= bars[n++].value;
  }
  if (lines->others)
    bars[n++] = (wa_step_bar){wa_rt(report, WA_T_E_OTHER_LINES),
                              wa_printf(report->arena, "%s-SUM(%s)", wa_ref(report, sheet, party->net),
                                        wa_range_ref(report->arena, sheet, sheet, row + 1, 1, row + lines->n, 1, WA_FIX_NONE)), rest};
  bars[n++] = wa_node_bar(report, sheet, wa_rt(report, WA_T_E_NET), party->net, 1);
  wa_write_waterfall(report, sheet, row, wa_own_first(report, s) + 1, bars, n, wa_rt(report, WA_T_E_WATERFALL),
                     wa_printf(report->arena, "%s: %s", wa_strategy_text(report, s), wa_rt(report, WA_T_E_WATERFALL_WORDS)), WIDE, HIGH);
}

/* What the lines that are not shown bring per year: the net less those that are. */
static void wa_other_lines_row(wa_report *report, wa_sheet *sheet, size_t s, const wa_own_lines *lines) {
  wa_id net = report->results->strategies[s].parties[wa_reader(report)].net_by_year;
  size_t first = wa_years_row(report, s) + 1, row = first + lines->n;
  wa_cell_text(sheet, row, 0, WA_STYLE_TEXT, wa_rt(report, WA_T_E_OTHER_LINES));
  if (!wa_can_draw(report, net)) return;
  for (size_t y = 0; y < report->graph->length[WA_YEAR]; y++) {
    double value = wa_result_at(report->results, net, y);
    for (size_t i = 0; i < lines->n; i++) value -= wa_result_at(report->results, lines->entries[i]->by_year, y);
    wa_cell_formula(sheet, row, WA_TIME_COLUMN + y, WA_STYLE_FORMULA, WA_NUM_MONEY,
                    wa_printf(report->arena, "%s-SUM(%s)",
                              wa_cell_ref(report->arena, sheet, sheet, row + 1, WA_TIME_COLUMN + y, WA_FIX_NONE),
                              wa_range_ref(report->arena, sheet, sheet, first, WA_TIME_COLUMN + y, row - 1, WA_TIME_COLUMN + y, WA_FIX_NONE)),
                    value);
  }
}

static wa_range wa_years_range(const wa_report *report, const wa_sheet *sheet, size_t row) {
  return (wa_range){sheet, row, WA_TIME_COLUMN, row, WA_TIME_COLUMN + report->graph->length[WA_YEAR] - 1};
}

static void wa_own_lines_chart(wa_report *report, wa_sheet *sheet, size_t s, const wa_own_lines *lines) {
  size_t heads = wa_years_row(report, s), drawn = 0;
  wa_chart *chart = NULL;
  for (size_t i = 0; i < lines->n; i++) {
    if (!wa_can_draw(report, lines->entries[i]->by_year)) continue;
    if (!drawn++) {
      chart = wa_chart_new(report->book, WA_CHART_COLUMN_STACKED, wa_rt(report, WA_T_E_LINES_YEARS));
      wa_chart_axes(chart, NULL, report->model->settings.currency, WA_NUM_MONEY);
    }
    wa_chart_series(chart, wa_entry_text(report, lines->entries[i]), wa_years_range(report, sheet, heads),
                    wa_years_range(report, sheet, heads + 1 + i));
  }
  if (!chart) return;
  if (lines->others)
    wa_chart_series(chart, wa_rt(report, WA_T_E_OTHER_LINES), wa_years_range(report, sheet, heads),
                    wa_years_range(report, sheet, heads + 1 + lines->n));
  wa_chart_place(chart, sheet, wa_own_first(report, s) + 1, WA_TIME_COLUMN, COLUMNS_SHOWN * 93, HIGH,
                 wa_printf(report->arena, "%s: %s", wa_strategy_text(report, s), wa_rt(report, WA_T_E_LINES_WORDS)));
}

/* One point of the path: when, and how much there is then. */
static void wa_path_point(wa_report *report, wa_sheet *sheet, size_t row, size_t column, double years, wa_id node, size_t year) {
  const wa_home *home = &report->homes[node];
  wa_cell_number(sheet, row, column, WA_STYLE_FORMULA, WA_NUM_INTEGER, years);
  wa_cell_formula(sheet, row + 1, column, WA_STYLE_FORMULA, WA_NUM_MONEY,
                  wa_cell_ref(report->arena, sheet, home->sheet, home->row, home->column + year, WA_FIX_NONE),
                  wa_result_at(report->results, node, year));
}

/* The net so far through each year: at its begin when that year's investment is paid, at its end when its gains are there.
 * Payback is where the line between the two passes zero. */
static void wa_own_path_chart(wa_report *report, wa_sheet *sheet, size_t s, const wa_own_lines *lines) {
  const wa_party_view *view = &report->results->strategies[s].views[wa_reader(report)];
  size_t row = wa_years_row(report, s) + lines->n + lines->others + 6, years = report->graph->length[WA_YEAR];
  if (!wa_can_draw(report, view->cumulative) || !report->homes[view->cumulative].sheet || !report->homes[view->year_begins].sheet) return;
  wa_cell_text(sheet, row, 0, WA_STYLE_SUBTITLE, wa_rt(report, WA_T_E_SO_FAR));
  wa_cell_text(sheet, row + 1, 0, WA_STYLE_TEXT, wa_rt(report, WA_T_E_PATH_YEARS));
  wa_cell_text(sheet, row + 2, 0, WA_STYLE_TEXT, wa_rt(report, WA_T_E_SO_FAR));
  for (size_t y = 0; y < years; y++) {
    wa_path_point(report, sheet, row + 1, WA_TIME_COLUMN + 2 * y, (double)y, view->year_begins, y);
    wa_path_point(report, sheet, row + 1, WA_TIME_COLUMN + 2 * y + 1, (double)y + 1, view->cumulative, y);
  }
  size_t last = WA_TIME_COLUMN + 2 * years - 1;
  bool invests = wa_result_value(report->results, report->results->strategies[s].parties[wa_reader(report)].invests) > 0;
  wa_chart *chart = wa_chart_new(report->book, WA_CHART_SCATTER_LINE, wa_rt(report, invests ? WA_T_E_SO_FAR_TITLE : WA_T_E_SO_FAR));
  wa_chart_axes(chart, wa_rt(report, WA_T_E_PATH_YEARS), report->model->settings.currency, WA_NUM_MONEY);
  wa_chart_series(chart, wa_rt(report, WA_T_E_SO_FAR), (wa_range){sheet, row + 1, WA_TIME_COLUMN, row + 1, last},
                  (wa_range){sheet, row + 2, WA_TIME_COLUMN, row + 2, last});
  wa_chart_place(chart, sheet, wa_own_first(report, s) + 1 + CHART_ROWS, 0, WIDE + COLUMNS_SHOWN * 96, HIGH,
                 wa_printf(report->arena, "%s: %s", wa_strategy_text(report, s), wa_rt(report, WA_T_E_SO_FAR_WORDS)));
}

void wa_finish_own_charts(wa_report *report, wa_sheet *sheet) {
  for (size_t s = 0; s < report->model->n_strategies; s++) {
    if (!wa_has_part(report, s)) continue;
    wa_own_lines lines = wa_own_lines_of(report, s);
    wa_own_waterfall(report, sheet, s, &lines);
    if (!wa_over_years(report)) continue;
    if (lines.others) wa_other_lines_row(report, sheet, s, &lines);
    wa_own_lines_chart(report, sheet, s, &lines);
    wa_own_path_chart(report, sheet, s, &lines);
  }
}
