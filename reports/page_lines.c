/* The ledger and the value map on the page. */
#include <stdint.h>

#include "reports/page_parts.h"
#include "reports/sheets.h"

static void wa_total_cells(wa_page *page, wa_id total, wa_id value) {
  if (!wa_page_has_totals(page)) return;
  wa_html_figure(page, total, 0, WA_FIGURE_MONEY);
  wa_html_figure(page, value, 0, WA_FIGURE_MONEY);
}

static void wa_entry_cells(wa_page *page, const wa_entry *entry) {
  const wa_report *report = &page->report;
  const wa_line *line = &report->model->lines[entry->line];
  wa_html_row(page, wa_rl(report, line->label, line->name), false);
  wa_html_cell(page, wa_rt(report, entry->investment ? WA_T_P_SIDE_INVESTS : entry->pays ? WA_T_PAYS : WA_T_GETS));
  wa_total_cells(page, entry->total, entry->present_value);
  wa_html_years(page, entry->by_year, WA_FIGURE_MONEY);
  wa_html_row_end(page);
}

static void wa_sum_cells(wa_page *page, wa_text_id label, wa_id total, wa_id value, wa_id years, bool strong) {
  wa_html_row(page, wa_rt(&page->report, label), strong);
  wa_html(page, "<td></td>");
  wa_total_cells(page, total, value);
  wa_html_years(page, years, WA_FIGURE_MONEY);
  wa_html_row_end(page);
}

static void wa_party_rows(wa_page *page, size_t strategy, size_t party) {
  const wa_report *report = &page->report;
  const wa_strategy_result *own = &report->results->strategies[strategy];
  size_t columns = (wa_page_has_totals(page) ? 4 : 2) + page->end_year - page->first_year;
  wa_htmlf(page, "<tbody>\n<tr><th scope=\"rowgroup\" colspan=\"%zu\">", columns);
  wa_html_own(page, wa_stakeholder_text(report, party));
  wa_html(page, "</th></tr>\n");
  for (size_t i = 0; i < own->n_entries; i++)
    if (own->entries[i].stakeholder == party) wa_entry_cells(page, &own->entries[i]);
  const wa_party_result *sums = &own->parties[party];
  if (report->secrecy) {
    wa_sum_cells(page, WA_T_INVESTS, WA_NONE, sums->invests, own->views[party].invests_by_year, false);
    wa_sum_cells(page, WA_T_GAINS, WA_NONE, sums->gains, own->views[party].gains_by_year, false);
  }
  wa_sum_cells(page, WA_T_NET, sums->net_total, sums->net, sums->net_by_year, true);
  if (report->secrecy) wa_sum_cells(page, WA_T_E_SO_FAR, WA_NONE, WA_NONE, own->views[party].cumulative, false);
  wa_html(page, "</tbody>\n");
}

static void wa_own_chart(wa_page *page, size_t strategy) {
  const wa_report *report = &page->report;
  const wa_party_view *view = &report->results->strategies[strategy].views[report->secrecy->reader];
  if (!wa_may_show(report->secrecy, view->cumulative) || !wa_may_show(report->secrecy, view->year_begins)) return;
  size_t years = report->graph->length[WA_YEAR];
  const wa_svg_series series[] = {{wa_rt(report, WA_T_E_SO_FAR), wa_page_row(page, view->cumulative, WA_YEAR),
                                   wa_page_row(page, view->year_begins, WA_YEAR)}};
  wa_svg_chart chart = {.title = series[0].name, .x_title = wa_rt(report, WA_T_P_END_OF), .y_title = report->model->settings.currency,
                        .labels = wa_page_years(page), .n = years, .series = series, .n_series = 1,
                        .mark = wa_result_value(report->results, view->payback), .mark_text = wa_rt(report, WA_T_P_PAID_BACK),
                        .description = wa_page_described(page, wa_page_years(page), series[0].values, years)};
  wa_svg_lines(page, &chart, true);
}

static void wa_ledger_table(wa_page *page, size_t strategy) {
  const wa_report *report = &page->report;
  const char *heads[] = {wa_rt(report, WA_T_H_LINE), wa_rt(report, WA_T_H_SIDE), wa_rt(report, WA_T_TOTAL), wa_rt(report, WA_T_PRESENT_VALUE)};
  wa_html_money_table(page, wa_page_year_caption(page, wa_rt(report, report->secrecy ? WA_T_FLOWS : WA_T_P_LEDGER)));
  wa_page_year_heads(page, heads, 4, 2, 2);
  for (size_t p = 0; p < report->model->n_stakeholders; p++)
    if (report->secrecy ? p == report->secrecy->reader : wa_party_reported(report->model, p)) wa_party_rows(page, strategy, p);
  wa_html_table_end(page);
}

void wa_part_ledger(wa_page *page) {
  const wa_report *report = &page->report;
  for (size_t s = 0; s < report->model->n_strategies; s++) {
    if (!wa_reported(report, s)) continue;
    wa_page_strategy(page, report->secrecy ? "flows" : "ledger", s);
    wa_html_paragraph(page, wa_rt(report, report->secrecy ? WA_T_FLOWS_PURPOSE : WA_T_STAKEHOLDERS_PURPOSE));
    for (size_t table = 0; table < wa_page_year_tables(page); table++) {
      wa_page_take_years(page, table);
      wa_ledger_table(page, s);
    }
    if (report->secrecy) wa_own_chart(page, s);
  }
}

/* Columns of the value map; those that are empty for all lines are left out. */
enum { M_LINE, M_WHO, M_INDICATOR, M_QUANTITY, M_DURATION, M_AMOUNT, M_DEADWEIGHT, M_DISPLACEMENT, M_ATTRIBUTION, M_DROP_OFF,
       M_TOTAL, M_PV, M_SOURCE, M_COLUMNS };

typedef struct wa_map_cell {
  const char *text; /* NULL: a figure */
  wa_id node;
  wa_figure_kind kind;
} wa_map_cell;

static void wa_map_row(const wa_page *page, size_t strategy, size_t index, wa_map_cell cells[M_COLUMNS]) {
  const wa_report *report = &page->report;
  const wa_line *line = &report->model->lines[index];
  const wa_flow *flow = &report->results->lowered->lines[strategy][index];
  const wa_line_result *result = &report->results->strategies[strategy].lines[index];
  const char *source = line->proxy_source ? line->proxy_source : line->source;
  bool told = wa_line_told(report, result, flow);
  const wa_map_cell all[M_COLUMNS] = {
      [M_LINE] = {told && line->outcome ? line->outcome : wa_rl(report, line->label, line->name), WA_NONE, WA_FIGURE_MONEY},
      [M_WHO] = {wa_who_text(report, line), WA_NONE, WA_FIGURE_MONEY},
      [M_INDICATOR] = {told && line->indicator ? line->indicator : "", WA_NONE, WA_FIGURE_MONEY},
      [M_QUANTITY] = {NULL, result->quantity, WA_FIGURE_MONEY},
      [M_DURATION] = {NULL, flow->lasts, WA_FIGURE_MONEY},
      [M_AMOUNT] = {NULL, flow->amount, WA_FIGURE_MONEY},
      [M_DEADWEIGHT] = {NULL, flow->deadweight, WA_FIGURE_SHARE},
      [M_DISPLACEMENT] = {NULL, flow->displacement, WA_FIGURE_SHARE},
      [M_ATTRIBUTION] = {NULL, flow->attribution, WA_FIGURE_SHARE},
      [M_DROP_OFF] = {NULL, flow->drop_off, WA_FIGURE_SHARE},
      [M_TOTAL] = {NULL, result->incremental_total, WA_FIGURE_MONEY},
      [M_PV] = {NULL, result->incremental, WA_FIGURE_MONEY},
      [M_SOURCE] = {told && source ? source : "", WA_NONE, WA_FIGURE_MONEY}};
  for (size_t i = 0; i < M_COLUMNS; i++) cells[i] = all[i];
}

static bool wa_is_empty_cell(const wa_map_cell *cell) { return cell->text ? !*cell->text : cell->node == WA_NONE; }

static void wa_map_write(wa_page *page, const wa_map_cell *cell) {
  bool over_time = !cell->text && cell->node != WA_NONE && page->report.graph->nodes[cell->node].axis != WA_SCALAR &&
                   wa_may_show(page->report.secrecy, cell->node);
  if (cell->text) wa_html_cell(page, cell->text);
  else if (over_time) wa_html_cell(page, wa_rt(&page->report, WA_T_H_OVER_TIME));
  else wa_html_figure(page, cell->node, 0, cell->kind);
}

static void wa_map_table(wa_page *page, size_t strategy, const char *const heads[M_COLUMNS]) {
  const wa_report *report = &page->report;
  wa_map_cell cells[M_COLUMNS];
  bool used[M_COLUMNS] = {false};
  const char *kept[M_COLUMNS];
  size_t n = 0, numbers = 0;
  for (size_t i = 0; i < report->model->n_lines; i++) {
    wa_map_row(page, strategy, i, cells);
    for (size_t c = 0; c < M_COLUMNS; c++) used[c] = used[c] || !wa_is_empty_cell(&cells[c]);
  }
  for (size_t c = 0; c < M_COLUMNS; c++) {
    if (c == M_QUANTITY) numbers = n;
    if (used[c]) kept[n++] = heads[c];
  }
  wa_html_heads_between(page, kept, n, numbers, used[M_SOURCE] ? n - 1 : n);
  wa_html(page, "<tbody>\n");
  for (size_t i = 0; i < report->model->n_lines; i++) {
    wa_map_row(page, strategy, i, cells);
    wa_html_row(page, cells[M_LINE].text, false);
    for (size_t c = M_WHO; c < M_COLUMNS; c++)
      if (used[c]) wa_map_write(page, &cells[c]);
    wa_html_row_end(page);
  }
  wa_html(page, "</tbody>\n");
}

void wa_part_value_map(wa_page *page) {
  const wa_report *report = &page->report;
  static const wa_text_id ids[M_COLUMNS] = {
      WA_T_H_OUTCOME, WA_T_H_FROM_TO, WA_T_H_INDICATOR, WA_T_H_QUANTITY, WA_T_H_DURATION, WA_T_H_AMOUNT, WA_T_H_DEADWEIGHT,
      WA_T_H_DISPLACEMENT, WA_T_H_ATTRIBUTION, WA_T_H_DROP_OFF, WA_T_TOTAL, WA_T_PRESENT_VALUE, WA_T_H_SOURCE};
  const char *heads[M_COLUMNS];
  for (size_t i = 0; i < M_COLUMNS; i++) heads[i] = wa_rt(report, ids[i]);
  for (size_t s = 0; s < report->model->n_strategies; s++) {
    if (!wa_reported(report, s)) continue;
    wa_page_strategy(page, "value-map", s);
    wa_html_table(page, wa_printf(report->arena, "%s: %s", wa_rt(report, WA_T_VALUE_MAP), wa_rt(report, WA_T_H_MAP_TOTALS)));
    wa_map_table(page, s, heads);
    wa_html_table_end(page);
  }
}
