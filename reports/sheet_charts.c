/* Charts of the value: from investment to net, per year and party, and added up; their figures stand below them.
 * With many parties the largest are shown and the others together. */
#include <math.h>
#include <stdint.h>

#include "analysis/edition.h"
#include "reports/sheets.h"

enum { MOST_PARTIES = 8, MOST_INVESTORS = 4 };
enum { WIDE = 640, HIGH = 330, CHART_ROWS = 17, COLUMNS_SHOWN = 6 };

static double wa_net_size(const wa_report *report, size_t s, size_t party) {
  return fabs(wa_result_value(report->results, report->results->strategies[s].parties[party].net));
}

static bool wa_touched(const wa_report *report, size_t s, size_t party) {
  const wa_strategy_result *own = &report->results->strategies[s];
  for (size_t i = 0; i < own->n_entries; i++)
    if (own->entries[i].stakeholder == party) return true;
  return false;
}

/* How many of the parties come before `own` when the largest come first. */
static size_t wa_larger(const double *sizes, size_t n, size_t own) {
  size_t larger = 0;
  for (size_t k = 0; k < n; k++) larger += sizes[k] > sizes[own] || (sizes[k] == sizes[own] && k < own);
  return larger;
}

wa_shown wa_largest_parties(const wa_report *report, size_t s, size_t most) {
  size_t all = report->model->n_stakeholders, n = 0;
  size_t *parties = WA_NEW_ARRAY(report->arena, size_t, all + 1);
  double *sizes = WA_NEW_ARRAY(report->arena, double, all + 1);
  for (size_t p = 0; p < all; p++) {
    if (!wa_party_reported(report->model, p) || !wa_touched(report, s, p)) continue;
    sizes[n] = wa_net_size(report, s, p);
    parties[n++] = p;
  }
  wa_shown shown = {parties, 0, n > most};
  for (size_t i = 0; i < n; i++)
    if (!shown.others || wa_larger(sizes, n, i) < most) parties[shown.n++] = parties[i];
  return shown;
}

static wa_shown wa_parties_shown(const wa_report *report, size_t s) { return wa_largest_parties(report, s, MOST_PARTIES); }

static bool wa_strategy_shown(const wa_report *report, size_t s) {
  const wa_strategy_result *own = &report->results->strategies[s];
  const wa_cash_path *path = &report->results->cash[s];
  const wa_id all[] = {own->sroi.investment, own->sroi.benefits, own->sroi.npv, path->net_by_year, path->net_so_far};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    if (!wa_may_show(report->secrecy, all[i])) return false;
  for (size_t p = 0; p < report->model->n_stakeholders; p++) {
    const wa_id party[] = {own->parties[p].gains, own->parties[p].net, own->parties[p].net_by_year, own->views[p].cumulative};
    if (!wa_party_reported(report->model, p) || !wa_touched(report, s, p)) continue;
    for (size_t i = 0; i < sizeof party / sizeof *party; i++)
      if (!wa_may_show(report->secrecy, party[i])) return false;
  }
  return true;
}

/* Charts of all parties together need the figures of all: an edition that may not show them has its own charts only. */
bool wa_has_charts(const wa_report *report) {
  for (size_t s = 0; s < report->model->n_strategies; s++)
    if (wa_reported(report, s) && !wa_strategy_shown(report, s)) return false;
  return report->model->n_lines > 0;
}

static bool wa_over_time(const wa_report *report) { return report->graph->length[WA_YEAR] > 1; }

static size_t wa_last_year_column(const wa_report *report) { return WA_TIME_COLUMN + report->graph->length[WA_YEAR] - 1; }

/* Rows of a strategy's part: title, charts, the table of bars, the table of years. */
static size_t wa_chart_rows(const wa_report *report) { return CHART_ROWS * (wa_over_time(report) ? 2 : 1); }

static size_t wa_years_rows(const wa_report *report, size_t s) {
  if (!wa_over_time(report)) return 0;
  wa_shown shown = wa_parties_shown(report, s);
  return shown.n + shown.others + 3 + MOST_INVESTORS + 1;
}

static size_t wa_bars_rows(const wa_report *report, size_t s) {
  wa_shown shown = wa_parties_shown(report, s);
  return 1 + 1 + shown.n + shown.others + 1 + 1;
}

static size_t wa_part_rows(const wa_report *report, size_t s) {
  return 1 + wa_chart_rows(report) + 1 + wa_bars_rows(report, s) + wa_years_rows(report, s) + 1;
}

static size_t wa_first_row(const wa_report *report, size_t strategy) {
  size_t row = 3;
  for (size_t s = 0; s < strategy; s++)
    if (wa_reported(report, s)) row += wa_part_rows(report, s);
  return row;
}

/* The parties that invest, at most so many: a line for each would hide the others. */
static size_t wa_investors(const wa_report *report, size_t s, wa_shown shown, size_t *investors) {
  size_t n = 0;
  for (size_t i = 0; i < shown.n && n < MOST_INVESTORS; i++)
    if (wa_result_value(report->results, report->results->strategies[s].parties[shown.parties[i]].invests) > 0)
      investors[n++] = shown.parties[i];
  return n;
}

static void wa_years_row(wa_report *report, wa_sheet *sheet, size_t row, const char *label, wa_id node, wa_style style) {
  wa_cell_text(sheet, row, 0, style == WA_STYLE_TOTAL ? style : WA_STYLE_TEXT, label);
  wa_home_as(report, node, sheet, row, WA_TIME_COLUMN, style, WA_NUM_MONEY);
}

/* Row of the heads of the table of years, which stands after that of the bars. */
static size_t wa_years_heads(const wa_report *report, size_t s) {
  return wa_first_row(report, s) + 1 + wa_chart_rows(report) + 1 + wa_bars_rows(report, s);
}

/* Row of the first running sum: that of everybody. */
static size_t wa_path_row(const wa_report *report, size_t s, wa_shown shown) {
  return wa_years_heads(report, s) + 1 + shown.n + shown.others + 1;
}

static void wa_years_table(wa_report *report, wa_sheet *sheet, size_t s) {
  const wa_cash_path *path = &report->results->cash[s];
  wa_shown shown = wa_parties_shown(report, s);
  size_t row = wa_years_heads(report, s), investors[MOST_INVESTORS], n = wa_investors(report, s, shown, investors);
  wa_cell_text(sheet, row, 0, WA_STYLE_HEADING, wa_rt(report, WA_T_YEARS_CHART));
  for (size_t i = 1; i < WA_TIME_COLUMN; i++) wa_cell_text(sheet, row, i, WA_STYLE_HEADING, "");
  wa_time_heads(report, sheet, row++, WA_YEAR);
  for (size_t i = 0; i < shown.n; i++)
    wa_years_row(report, sheet, row++, wa_stakeholder_text(report, shown.parties[i]),
                 report->results->strategies[s].parties[shown.parties[i]].net_by_year, WA_STYLE_FORMULA);
  row += shown.others;
  wa_years_row(report, sheet, row++, wa_rt(report, WA_T_S_ALL), path->net_by_year, WA_STYLE_TOTAL);
  for (size_t i = 0; i <= n; i++) {
    const char *who = i == 0 ? wa_rt(report, WA_T_S_ALL) : wa_stakeholder_text(report, investors[i - 1]);
    wa_years_row(report, sheet, row++, wa_printf(report->arena, "%s: %s", who, wa_rt(report, WA_T_NET_SO_FAR)),
                 i == 0 ? path->net_so_far : report->results->strategies[s].views[investors[i - 1]].cumulative, WA_STYLE_FORMULA);
  }
}

void wa_layout_charts(wa_report *report, wa_sheet *sheet) {
  size_t years = report->graph->length[WA_YEAR], end = 3;
  wa_sheet_width(sheet, 0, 0, 40);
  wa_sheet_width(sheet, 1, WA_TIME_COLUMN - 1, 13);
  wa_sheet_width(sheet, WA_TIME_COLUMN, WA_TIME_COLUMN + (years > COLUMNS_SHOWN ? years : COLUMNS_SHOWN), 13);
  for (size_t s = 0; s < report->model->n_strategies; s++) {
    if (!wa_reported(report, s)) continue;
    size_t row = wa_first_row(report, s);
    wa_cell_text(sheet, row, 0, WA_STYLE_SUBTITLE,
                 wa_printf(report->arena, "%s (%s %s)", wa_strategy_text(report, s), wa_rt(report, WA_T_H_COMPARED_WITH),
                           wa_strategy_text(report, report->results->comparator)));
    if (row > 3) wa_sheet_break(sheet, row);
    row += 1 + wa_chart_rows(report);
    wa_sheet_break(sheet, row);
    wa_cell_text(sheet, row, 0, WA_STYLE_SUBTITLE,
                 wa_printf(report->arena, "%s: %s", wa_strategy_text(report, s), wa_rt(report, WA_T_H_FIGURES)));
    if (wa_over_time(report)) wa_years_table(report, sheet, s);
    end = wa_first_row(report, s) + wa_part_rows(report, s);
  }
  wa_sheet_freeze(sheet, 3, 0);
  size_t shown = years < COLUMNS_SHOWN ? COLUMNS_SHOWN : years > 12 ? 12 : years;
  wa_sheet_print(sheet, WA_FIT_WIDTH, end, WA_TIME_COLUMN + shown - 1);
}

/* "a - (b + c)": what the parties that are not shown have together. */
static const char *wa_remainder(const wa_report *report, const char *whole, const char *first, const char *last) {
  return wa_printf(report->arena, "%s-SUM(%s:%s)", whole, first, last);
}

static void wa_value_bars(wa_report *report, wa_sheet *sheet, size_t row, size_t chart_row, size_t s, wa_shown shown) {
  const wa_strategy_result *own = &report->results->strategies[s];
  wa_step_bar *bars = WA_NEW_ARRAY(report->arena, wa_step_bar, shown.n + 3);
  size_t n = 0, first = row + 2;
  bars[n++] = wa_node_bar(report, sheet, wa_rt(report, WA_T_INVESTMENT_BAR), own->sroi.investment, -1);
  double rest = wa_result_value(report->results, own->sroi.benefits);
  for (size_t i = 0; i < shown.n; i++) {
    bars[n] = wa_node_bar(report, sheet, wa_stakeholder_text(report, shown.parties[i]), own->parties[shown.parties[i]].gains, 1);
    rest -= bars[n++].value;
  }
  if (shown.others)
    bars[n++] = (wa_step_bar){wa_rt(report, WA_T_OTHER_PARTIES),
                              wa_remainder(report, wa_ref(report, sheet, own->sroi.benefits),
                                           wa_cell_ref(report->arena, sheet, sheet, first, 1, WA_FIX_NONE),
                                           wa_cell_ref(report->arena, sheet, sheet, first + shown.n - 1, 1, WA_FIX_NONE)), rest};
  bars[n++] = wa_node_bar(report, sheet, wa_rt(report, WA_T_NPV), own->sroi.npv, 1);
  wa_write_waterfall(report, sheet, row, chart_row, bars, n, wa_rt(report, WA_T_WATERFALL),
                            wa_printf(report->arena, "%s: %s", wa_strategy_text(report, s), wa_rt(report, WA_T_WATERFALL_WORDS)),
                            WIDE, HIGH);
}

static void wa_others_row(wa_report *report, wa_sheet *sheet, size_t row, size_t s, wa_shown shown) {
  wa_id all = report->results->cash[s].net_by_year;
  const wa_home *home = &report->homes[all];
  wa_cell_text(sheet, row, 0, WA_STYLE_TEXT, wa_rt(report, WA_T_OTHER_PARTIES));
  for (size_t y = 0; y < report->graph->length[WA_YEAR]; y++) {
    double value = wa_result_at(report->results, all, y);
    for (size_t i = 0; i < shown.n; i++)
      value -= wa_result_at(report->results, report->results->strategies[s].parties[shown.parties[i]].net_by_year, y);
    const char *whole = home->sheet ? wa_cell_ref(report->arena, sheet, home->sheet, home->row, home->column + y, WA_FIX_NONE)
                                    : wa_ref(report, sheet, all);
    const char *first = wa_cell_ref(report->arena, sheet, sheet, row - shown.n, WA_TIME_COLUMN + y, WA_FIX_NONE);
    const char *last = wa_cell_ref(report->arena, sheet, sheet, row - 1, WA_TIME_COLUMN + y, WA_FIX_NONE);
    wa_cell_formula(sheet, row, WA_TIME_COLUMN + y, WA_STYLE_FORMULA, WA_NUM_MONEY, wa_remainder(report, whole, first, last), value);
  }
}

static wa_range wa_row_range(const wa_report *report, const wa_sheet *sheet, size_t row) {
  return (wa_range){sheet, row, WA_TIME_COLUMN, row, wa_last_year_column(report)};
}

static void wa_years_chart(wa_report *report, wa_sheet *sheet, size_t heads, size_t chart_row, size_t s, wa_shown shown) {
  wa_chart *chart = wa_chart_new(report->book, WA_CHART_COLUMN_STACKED, wa_rt(report, WA_T_YEARS_CHART));
  wa_chart_axes(chart, NULL, report->model->settings.currency, WA_NUM_MONEY);
  for (size_t i = 0; i < shown.n; i++)
    wa_chart_series(chart, wa_stakeholder_text(report, shown.parties[i]), wa_row_range(report, sheet, heads),
                    wa_row_range(report, sheet, heads + 1 + i));
  if (shown.others)
    wa_chart_series(chart, wa_rt(report, WA_T_OTHER_PARTIES), wa_row_range(report, sheet, heads), wa_row_range(report, sheet, heads + 1 + shown.n));
  wa_chart_place(chart, sheet, chart_row, WA_TIME_COLUMN, COLUMNS_SHOWN * 93, HIGH,
                 wa_printf(report->arena, "%s: %s", wa_strategy_text(report, s), wa_rt(report, WA_T_YEARS_WORDS)));
}

static void wa_path_chart(wa_report *report, wa_sheet *sheet, size_t heads, size_t chart_row, size_t s, wa_shown shown) {
  size_t investors[MOST_INVESTORS], n = wa_investors(report, s, shown, investors), row = wa_path_row(report, s, shown);
  wa_chart *chart = wa_chart_new(report->book, WA_CHART_LINE, wa_rt(report, WA_T_PATH_CHART));
  wa_chart_axes(chart, NULL, report->model->settings.currency, WA_NUM_MONEY);
  for (size_t i = 0; i <= n; i++)
    wa_chart_series(chart, i == 0 ? wa_rt(report, WA_T_S_ALL) : wa_stakeholder_text(report, investors[i - 1]),
                    wa_row_range(report, sheet, heads), wa_row_range(report, sheet, row + i));
  wa_chart_place(chart, sheet, chart_row, 0, WIDE + COLUMNS_SHOWN * 96, HIGH,
                 wa_printf(report->arena, "%s: %s", wa_strategy_text(report, s), wa_rt(report, WA_T_PATH_WORDS)));
}

static void wa_years_charts(wa_report *report, wa_sheet *sheet, size_t chart_row, size_t s, wa_shown shown) {
  size_t heads = wa_years_heads(report, s);
  if (shown.others) wa_others_row(report, sheet, heads + 1 + shown.n, s, shown);
  if (shown.n > 0) wa_years_chart(report, sheet, heads, chart_row, s, shown);
  wa_path_chart(report, sheet, heads, chart_row + CHART_ROWS, s, shown);
}

void wa_finish_charts(wa_report *report, wa_sheet *sheet) {
  for (size_t s = 0; s < report->model->n_strategies; s++) {
    if (!wa_reported(report, s)) continue;
    wa_shown shown = wa_parties_shown(report, s);
    size_t chart_row = wa_first_row(report, s) + 1, row = chart_row + wa_chart_rows(report) + 1;
    wa_value_bars(report, sheet, row, chart_row, s, shown);
    if (wa_over_time(report)) wa_years_charts(report, sheet, chart_row, s, shown);
  }
}
