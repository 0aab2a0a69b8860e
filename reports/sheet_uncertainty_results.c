/* Results over the draws, and how often which SROI. */
#include <math.h>
#include <stdint.h>

#include "base/text.h"
#include "reports/sheet_uncertainty.h"

enum { C_STRATEGY = WA_U_FIRST, C_MEAN, C_ERROR, C_MEDIAN, C_LOW, C_HIGH, C_BAR, C_ABOVE };

static wa_num wa_column_num(const wa_report *report, const wa_shown_column *column) {
  return column->headline->kind == WA_HEADLINE_SROI ? WA_NUM_RATIO : wa_num_of(report, column->headline->unit);
}

static const char *wa_share_above(wa_report *report, const char *range, const char *bar) {
  return wa_printf(report->arena, "SUMPRODUCT((%s<>\"\")*(%s>%s))/COUNT(%s)", range, range, bar, range);
}

static void wa_u_result(wa_report *report, wa_sheet *sheet, size_t row, const wa_shown_column *column) {
  const struct {
    const char *format;
    double value;
  } figures[] = {{"AVERAGE(%s)", column->mean}, {"STDEV(%s)/SQRT(COUNT(%s))", column->error}, {"MEDIAN(%s)", column->median},
                 {"PERCENTILE(%s,0.025)", column->low}, {"PERCENTILE(%s,0.975)", column->high}};
  const char *range = wa_draws_range(report, sheet, column), *none = wa_rt(report, WA_T_NOT_AVAILABLE);
  wa_num num = wa_column_num(report, column);
  wa_cell_text(sheet, row, WA_U_LABEL, WA_STYLE_TEXT, wa_name_text(report, column->headline->name));
  wa_cell_text(sheet, row, C_STRATEGY, WA_STYLE_TEXT, wa_strategy_text(report, column->headline->strategy));
  for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
    if (isfinite(figures[i].value))
      wa_cell_formula(sheet, row, C_MEAN + i, WA_STYLE_FORMULA, num,
                      wa_u_filled(report, figures[i].format, range, range), figures[i].value);
    else wa_cell_text(sheet, row, C_MEAN + i, WA_STYLE_NOTE, none);
  }
  wa_cell_number(sheet, row, C_BAR, WA_STYLE_ENGINE, WA_NUM_GENERAL, column->bar);
  const char *bar = wa_cell_ref(report->arena, sheet, sheet, row, C_BAR, WA_FIX_NONE);
  if (isfinite(column->above))
    wa_cell_formula(sheet, row, C_ABOVE, WA_STYLE_FORMULA, WA_NUM_PERCENT, wa_share_above(report, range, bar), column->above);
}

/* The share of the draws in which no stakeholder's net is below 0. */
static void wa_u_no_losers(wa_report *report, wa_sheet *sheet, size_t row, size_t strategy) {
  const wa_shown_draws *shown = wa_report_decisions(report)->shown;
  wa_text product = wa_text_new(report->arena);
  const char *any = NULL, *bar = wa_cell_ref(report->arena, sheet, sheet, row, C_BAR, WA_FIX_NONE);
  wa_cell_number(sheet, row, C_BAR, WA_STYLE_ENGINE, WA_NUM_GENERAL, -WA_NO_CHANGE);
  for (size_t c = 0; c < shown->n_columns; c++) {
    const wa_shown_column *column = &shown->columns[c];
    if (column->headline->kind != WA_HEADLINE_NET || column->headline->strategy != strategy) continue;
    any = wa_draws_range(report, sheet, column);
    wa_text_addf(&product, "*(%s>=%s)", any, bar);
  }
  wa_cell_text(sheet, row, WA_U_LABEL, WA_STYLE_TEXT, wa_rt(report, WA_T_U_NO_LOSERS));
  wa_cell_text(sheet, row, C_STRATEGY, WA_STYLE_TEXT, wa_strategy_text(report, strategy));
  if (product.length < 8000)
    wa_cell_formula(sheet, row, C_ABOVE, WA_STYLE_FORMULA, WA_NUM_PERCENT,
                    wa_printf(report->arena, "SUMPRODUCT(1%s)/COUNT(%s)", product.bytes, any), shown->no_one_loses[strategy]);
  else wa_cell_number(sheet, row, C_ABOVE, WA_STYLE_ENGINE, WA_NUM_PERCENT, shown->no_one_loses[strategy]);
}

static bool wa_has_nets(const wa_shown_draws *shown, size_t strategy) {
  for (size_t c = 0; c < shown->n_columns; c++)
    if (shown->columns[c].headline->kind == WA_HEADLINE_NET && shown->columns[c].headline->strategy == strategy) return true;
  return false;
}

size_t wa_u_results(wa_report *report, wa_sheet *sheet, size_t row) {
  static const wa_text_id heads[] = {WA_T_U_RESULTS, WA_T_H_STRATEGY, WA_T_U_MEAN, WA_T_U_ERROR, WA_T_U_MEDIAN, WA_T_U_LOW,
                                     WA_T_U_HIGH, WA_T_U_BAR, WA_T_U_ABOVE};
  const wa_shown_draws *shown = wa_report_decisions(report)->shown;
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
    wa_cell_text(sheet, row, i, i < C_MEAN ? WA_STYLE_HEADING : WA_STYLE_HEADING_RIGHT, wa_rt(report, heads[i]));
  row++;
  for (size_t c = 0; c < shown->n_columns; c++) wa_u_result(report, sheet, row++, &shown->columns[c]);
  for (size_t s = 0; s < report->results->n_strategies; s++)
    if (wa_has_nets(shown, s)) wa_u_no_losers(report, sheet, row++, s);
  return row + 1;
}

/* ---- histograms ---- */

enum { C_FROM = 0, C_TO, C_SHARE };

/* Bars between edges; the first has no lower edge, the last no upper one. */
static void wa_u_bar(wa_report *report, wa_sheet *sheet, size_t row, const wa_shown_column *column, size_t bar) {
  const wa_histogram *histogram = &column->histogram;
  const char *range = wa_draws_range(report, sheet, column), *above = "", *up_to = "";
  if (bar > 0) {
    wa_cell_number(sheet, row, C_FROM, WA_STYLE_FORMULA, WA_NUM_RATIO, histogram->edges[bar - 1]);
    above = wa_printf(report->arena, "*(%s>%s)", range, wa_cell_ref(report->arena, sheet, sheet, row, C_FROM, WA_FIX_NONE));
  }
  if (bar < histogram->n_edges) {
    wa_cell_number(sheet, row, C_TO, WA_STYLE_FORMULA, WA_NUM_RATIO, histogram->edges[bar]);
    up_to = wa_printf(report->arena, "*(%s<=%s)", range, wa_cell_ref(report->arena, sheet, sheet, row, C_TO, WA_FIX_NONE));
  }
  wa_cell_formula(sheet, row, C_SHARE, WA_STYLE_FORMULA, WA_NUM_PERCENT,
                  wa_printf(report->arena, "SUMPRODUCT((%s<>\"\")%s%s)/COUNT(%s)", range, above, up_to, range),
                  (double)histogram->count[bar] / (double)column->n_values);
}

static size_t wa_u_histogram(wa_report *report, wa_sheet *sheet, size_t row, const wa_shown_column *column) {
  size_t first = row + 2, n = column->histogram.n_edges + 1;
  const char *title = wa_printf(report->arena, "%s: %s", wa_rt(report, WA_T_U_HISTOGRAM),
                                wa_strategy_text(report, column->headline->strategy));
  wa_cell_text(sheet, row, 0, WA_STYLE_SUBTITLE, title);
  wa_cell_text(sheet, row + 1, C_FROM, WA_STYLE_HEADING_RIGHT, wa_rt(report, WA_T_U_FROM));
  wa_cell_text(sheet, row + 1, C_TO, WA_STYLE_HEADING_RIGHT, wa_rt(report, WA_T_U_UP_TO));
  wa_cell_text(sheet, row + 1, C_SHARE, WA_STYLE_HEADING_RIGHT, wa_rt(report, WA_T_U_SHARE));
  for (size_t bar = 0; bar < n; bar++) wa_u_bar(report, sheet, first + bar, column, bar);
  wa_chart *chart = wa_chart_new(report->book, WA_CHART_COLUMN, title);
  wa_chart_axes(chart, wa_printf(report->arena, "SROI, %s", wa_rt(report, WA_T_U_UP_TO)), wa_rt(report, WA_T_U_SHARE), WA_NUM_PERCENT);
  wa_chart_series(chart, wa_rt(report, WA_T_U_SHARE), (wa_range){sheet, first, C_TO, first + n - 1, C_TO},
                  (wa_range){sheet, first, C_SHARE, first + n - 1, C_SHARE});
  wa_u_place_chart(chart, sheet, row + 1, 1, title);
  size_t rows = n + 2 > WA_U_CHART_ROWS ? n + 2 : WA_U_CHART_ROWS;
  return row + rows + 2;
}

size_t wa_u_histograms(wa_report *report, wa_sheet *sheet, size_t row) {
  const wa_shown_draws *shown = wa_report_decisions(report)->shown;
  for (size_t c = 0; c < shown->n_columns; c++)
    if (shown->columns[c].histogram.n_edges) row = wa_u_histogram(report, sheet, row, &shown->columns[c]);
  return row;
}
