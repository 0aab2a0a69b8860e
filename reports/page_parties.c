/* Who pays and who gains on the page: a table, and charts over parties and years. */
#include <math.h>
#include <stdint.h>

#include "reports/page_parts.h"

/* Columns of the table of parties; without an investment only the last says something. */
static void wa_party_cells(wa_page *page, const wa_id cells[6]) {
  static const wa_figure_kind kinds[] = {WA_FIGURE_MONEY, WA_FIGURE_MONEY, WA_FIGURE_MONEY, WA_FIGURE_YEARS, WA_FIGURE_SHARE, WA_FIGURE_SHARE};
  bool invests = wa_has_investment(page->report.model);
  for (size_t i = invests ? 0 : 2; i < (invests ? 6 : 3); i++) wa_html_figure(page, cells[i], 0, kinds[i]);
}

static void wa_party_heads(wa_page *page) {
  const wa_report *report = &page->report;
  const char *heads[] = {wa_rt(report, WA_T_H_STAKEHOLDER), wa_rt(report, WA_T_INVESTS), wa_rt(report, WA_T_GAINS),
                         wa_rt(report, WA_T_NET), wa_rt(report, WA_T_PAYBACK), wa_rt(report, WA_T_P_INVESTMENT_SHARE),
                         wa_rt(report, WA_T_P_BENEFIT_SHARE)};
  const char *few[] = {heads[0], heads[3]};
  if (wa_has_investment(report->model)) wa_html_heads(page, heads, 7, 1);
  else wa_html_heads(page, few, 2, 1);
}

static void wa_party_table(wa_page *page, size_t strategy, const size_t *parties, size_t n) {
  const wa_report *report = &page->report;
  const wa_strategy_result *own = &report->results->strategies[strategy];
  const wa_sroi_result *sroi = &own->sroi;
  wa_html_money_table(page, wa_rt(report, WA_T_H_WHO));
  wa_party_heads(page);
  wa_html(page, "<tbody>\n");
  for (size_t i = 0; i < n; i++) {
    const wa_party_result *party = &own->parties[parties[i]];
    const wa_party_view *view = &own->views[parties[i]];
    wa_html_row(page, wa_stakeholder_text(report, parties[i]), false);
    wa_party_cells(page, (const wa_id[]){party->invests, party->gains, party->net, view->payback, view->investment_share, view->benefit_share});
    wa_html_row_end(page);
  }
  if (n > 1) {
    wa_html_row(page, wa_rt(report, WA_T_S_ALL), true);
    wa_party_cells(page, (const wa_id[]){sroi->investment, sroi->benefits, sroi->npv, sroi->payback, WA_NONE, WA_NONE});
    wa_html_row_end(page);
  }
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
}

static void wa_party_bars(wa_page *page, size_t strategy, const size_t *parties, size_t n) {
  const wa_report *report = &page->report;
  wa_arena *arena = report->arena;
  const wa_strategy_result *own = &report->results->strategies[strategy];
  const char **labels = WA_NEW_ARRAY(arena, const char *, n + 1);
  double *invests = WA_NEW_ARRAY(arena, double, n + 1), *gains = WA_NEW_ARRAY(arena, double, n + 1), *net = WA_NEW_ARRAY(arena, double, n + 1);
  for (size_t i = 0; i < n; i++) {
    const wa_party_result *party = &own->parties[parties[i]];
    labels[i] = wa_stakeholder_text(report, parties[i]);
    invests[i] = -wa_result_value(report->results, party->invests); /* to the left: what goes out */
    gains[i] = wa_result_value(report->results, party->gains);
    net[i] = wa_result_value(report->results, party->net);
  }
  const wa_svg_series series[] = {{wa_rt(report, WA_T_INVESTS), invests, NULL}, {wa_rt(report, WA_T_GAINS), gains, NULL},
                                  {wa_rt(report, WA_T_NET), net, NULL}};
  bool invests_any = wa_has_investment(report->model); /* else the net is all that is gained */
  wa_svg_chart chart = {.title = wa_rt(report, WA_T_H_WHO), .x_title = report->model->settings.currency, .labels = labels, .n = n,
                        .series = invests_any ? series : &series[2], .n_series = invests_any ? 3 : 1, .mark = NAN,
                        .description = wa_printf(arena, "%s: %s", wa_rt(report, WA_T_NET), wa_page_described(page, labels, net, n))};
  wa_svg_bars(page, &chart);
}

/* From the investment over what each party gains to the net present value. */
static void wa_value_chart(wa_page *page, size_t strategy, const size_t *parties, size_t n) {
  const wa_report *report = &page->report;
  wa_arena *arena = report->arena;
  const wa_strategy_result *own = &report->results->strategies[strategy];
  wa_svg_spread *bars = WA_NEW_ARRAY(arena, wa_svg_spread, n + 2);
  const char **labels = WA_NEW_ARRAY(arena, const char *, n + 2);
  double *adds = WA_NEW_ARRAY(arena, double, n + 2), level = 0;
  size_t count = 0;
  adds[count] = -wa_result_value(report->results, own->sroi.investment);
  labels[count++] = wa_rt(report, WA_T_INVESTMENT_BAR);
  for (size_t i = 0; i < n; i++, count++) {
    adds[count] = wa_result_value(report->results, own->parties[parties[i]].gains);
    labels[count] = wa_stakeholder_text(report, parties[i]);
  }
  for (size_t i = 0; i < count; level = bars[i++].high) bars[i] = (wa_svg_spread){labels[i], level, level + adds[i]};
  adds[count] = wa_result_value(report->results, own->sroi.npv);
  labels[count] = wa_rt(report, WA_T_NPV);
  bars[count] = (wa_svg_spread){labels[count], 0, adds[count]};
  const wa_svg_series kinds[] = {{wa_rt(report, WA_T_H_RISE), NULL, NULL}, {wa_rt(report, WA_T_H_FALL), NULL, NULL},
                                 {wa_rt(report, WA_T_H_END), NULL, NULL}};
  wa_svg_chart chart = {.title = wa_rt(report, WA_T_WATERFALL), .x_title = report->model->settings.currency, .series = kinds,
                        .n_series = 3, .mark = NAN, .description = wa_page_described(page, labels, adds, count + 1)};
  wa_svg_waterfall(page, &chart, bars, count + 1);
}

static void wa_net_so_far_chart(wa_page *page, size_t strategy) {
  const wa_report *report = &page->report;
  const wa_strategy_result *own = &report->results->strategies[strategy];
  size_t years = report->graph->length[WA_YEAR];
  const char *const *labels = wa_page_years(page);
  const wa_svg_series series[] = {{wa_rt(report, WA_T_P_NET_SO_FAR), wa_page_row(page, own->cumulative, WA_YEAR),
                                   wa_page_row(page, own->year_begins, WA_YEAR)}};
  wa_svg_chart chart = {.title = series[0].name, .x_title = wa_rt(report, WA_T_P_END_OF), .y_title = report->model->settings.currency,
                        .labels = labels, .n = years, .series = series, .n_series = 1,
                        .mark = wa_result_value(report->results, own->sroi.payback), .mark_text = wa_rt(report, WA_T_P_PAID_BACK),
                        .description = wa_page_described(page, labels, series[0].values, years)};
  wa_svg_lines(page, &chart, true);
}

static void wa_net_per_year_chart(wa_page *page, size_t strategy, const size_t *parties, size_t n) {
  const wa_report *report = &page->report;
  const wa_strategy_result *own = &report->results->strategies[strategy];
  size_t years = report->graph->length[WA_YEAR];
  wa_svg_series *series = WA_NEW_ARRAY(report->arena, wa_svg_series, n + 1);
  wa_text description = wa_text_new(report->arena);
  for (size_t i = 0; i < n; i++) {
    series[i] = (wa_svg_series){wa_stakeholder_text(report, parties[i]), wa_page_row(page, own->parties[parties[i]].net_by_year, WA_YEAR), NULL};
    wa_text_addf(&description, "%s%s: %s", i ? " " : "", series[i].name, wa_page_described(page, wa_page_years(page), series[i].values, years));
  }
  wa_svg_chart chart = {.title = wa_rt(report, WA_T_P_NET_PER_YEAR), .y_title = report->model->settings.currency,
                        .labels = wa_page_years(page), .n = years, .series = series, .n_series = n, .mark = NAN,
                        .description = description.bytes};
  wa_svg_stack(page, &chart);
}

void wa_part_parties(wa_page *page) {
  const wa_report *report = &page->report;
  size_t *parties = WA_NEW_ARRAY(report->arena, size_t, report->model->n_stakeholders + 1);
  size_t n = wa_page_parties(page, parties);
  for (size_t s = 0; s < report->model->n_strategies; s++) {
    if (!wa_reported(report, s)) continue;
    wa_page_strategy(page, "parties", s);
    wa_party_table(page, s, parties, n);
    wa_html(page, "<div class=\"charts\">\n");
    if (n) wa_party_bars(page, s, parties, n);
    if (n && wa_has_investment(report->model)) wa_value_chart(page, s, parties, n);
    wa_net_so_far_chart(page, s);
    if (n) wa_net_per_year_chart(page, s, parties, n);
    wa_html(page, "</div>\n");
  }
}
