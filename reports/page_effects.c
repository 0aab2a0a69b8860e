/* Cost-effectiveness, outcomes and states on the page. */
#include <math.h>
#include <stdint.h>

#include "reports/figure.h"
#include "reports/page_parts.h"
#include "reports/sheets.h"

/* A figure of all strategies side by side: their columns stay narrow enough for a phone. */
static void wa_view_row(wa_page *page, const char *label, size_t view, wa_id (*pick)(const wa_effectiveness *, size_t), size_t which) {
  const wa_results *results = page->report.results;
  wa_html_row(page, label, false);
  for (size_t s = 0; s < results->n_strategies; s++) {
    page->strategy = s;
    wa_html_figure(page, pick(&results->strategies[s].effectiveness[view], which), 0, WA_FIGURE_MONEY);
  }
  wa_html_row_end(page);
}

static wa_id wa_view_figure(const wa_effectiveness *own, size_t which) {
  const wa_id figures[] = {own->cost, own->effect, own->incremental_cost, own->incremental_effect, own->ratio, own->icer,
                           own->icer_against, own->status};
  return figures[which];
}

static wa_id wa_view_benefit(const wa_effectiveness *own, size_t which) { return own->nmb[which]; }

static void wa_view_table(wa_page *page, size_t view) {
  const wa_report *report = &page->report;
  static const wa_text_id labels[] = {WA_T_COST, WA_T_EFFECT, WA_T_INC_COST, WA_T_INC_EFFECT, WA_T_ICER_COMPARATOR, WA_T_ICER,
                                      WA_T_ICER_AGAINST, WA_T_STATUS};
  size_t n = report->results->n_strategies;
  const char **heads = WA_NEW_ARRAY(report->arena, const char *, n + 1);
  heads[0] = wa_rt(report, WA_T_H_RESULT);
  for (size_t s = 0; s < n; s++) heads[1 + s] = wa_strategy_text(report, s);
  wa_html_money_table(page, wa_printf(report->arena, "%s: %s", wa_rt(report, WA_T_H_PERSPECTIVE),
                                      wa_stakeholder_text(report, report->results->perspectives[view])));
  wa_html_heads(page, heads, n + 1, 1);
  wa_html(page, "<tbody>\n");
  for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) wa_view_row(page, wa_rt(report, labels[i]), view, wa_view_figure, i);
  for (size_t i = 0; i < report->model->analysis.n_willingness_to_pay; i++) {
    double threshold = report->model->analysis.willingness_to_pay[i];
    wa_view_row(page, wa_printf(report->arena, "%s %s", wa_rt(report, WA_T_NMB),
                                wa_figure(report->arena, threshold, wa_figure_decimals(threshold), report->language)),
                view, wa_view_benefit, i);
  }
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
}

static bool wa_on_frontier(const wa_report *report, const wa_effectiveness *own) {
  return wa_result_value(report->results, own->dominated) != 1 && wa_result_value(report->results, own->extendedly_dominated) != 1;
}

static void wa_frontier_chart(wa_page *page, size_t view) {
  const wa_report *report = &page->report;
  size_t n = report->results->n_strategies;
  wa_svg_point *points = WA_NEW_ARRAY(report->arena, wa_svg_point, n + 1);
  const char **labels = WA_NEW_ARRAY(report->arena, const char *, n + 1);
  double *costs = WA_NEW_ARRAY(report->arena, double, n + 1);
  for (size_t s = 0; s < n; s++) {
    const wa_effectiveness *own = &report->results->strategies[s].effectiveness[view];
    labels[s] = wa_strategy_text(report, s);
    costs[s] = wa_result_value(report->results, own->cost);
    points[s] = (wa_svg_point){labels[s], wa_result_value(report->results, own->effect), costs[s], wa_on_frontier(report, own)};
  }
  const wa_outcome *effect = &report->model->outcomes[report->model->settings.effect];
  const char *unit = effect->unit_text ? effect->unit_text : wa_rl(report, effect->label, effect->name);
  wa_svg_chart chart = {.title = wa_rt(report, WA_T_P_FRONTIER), .x_title = unit, .y_title = report->model->settings.currency, .mark = NAN,
                        .description = wa_printf(report->arena, "%s: %s", wa_rt(report, WA_T_COST), wa_page_described(page, labels, costs, n))};
  wa_svg_points(page, &chart, points, n);
}

void wa_part_effectiveness(wa_page *page) {
  const wa_report *report = &page->report;
  for (size_t view = 0; view < report->results->n_perspectives; view++) {
    if (!wa_view_shown(report, view)) continue;
    wa_html_heading(page, 3, wa_printf(report->arena, "perspective-%zu", view + 1),
                    wa_stakeholder_text(report, report->results->perspectives[view]));
    wa_view_table(page, view);
    if (report->results->n_strategies > 1) wa_frontier_chart(page, view);
  }
}

static void wa_outcome_cells(wa_page *page, size_t strategy, size_t index) {
  const wa_report *report = &page->report;
  const wa_outcome *outcome = &report->model->outcomes[index];
  const wa_outcome_result *result = &report->results->strategies[strategy].outcomes[index];
  const wa_id cells[] = {result->total, result->total_discounted, result->incremental, result->incremental_discounted};
  const char *label = wa_rl(report, outcome->label, outcome->name);
  wa_html_row(page, outcome->unit_text ? wa_printf(report->arena, "%s (%s)", label, outcome->unit_text) : label, false);
  for (size_t i = 0; i < 4 && wa_page_has_totals(page); i++) wa_html_figure(page, cells[i], 0, WA_FIGURE_MONEY);
  wa_html_years(page, result->by_year, WA_FIGURE_MONEY);
  wa_html_row_end(page);
}

static void wa_outcome_table(wa_page *page, size_t strategy) {
  const wa_report *report = &page->report;
  const char *heads[] = {wa_rt(report, WA_T_H_LABEL), wa_rt(report, WA_T_TOTAL), wa_rt(report, WA_T_TOTAL_DISCOUNTED),
                         wa_rt(report, WA_T_INCREMENTAL), wa_rt(report, WA_T_INCREMENTAL_DISCOUNTED)};
  wa_html_table(page, wa_page_year_caption(page, wa_rt(report, WA_T_OUTCOMES)));
  wa_page_year_heads(page, heads, 5, 4, 1);
  wa_html(page, "<tbody>\n");
  for (size_t i = 0; i < report->model->n_outcomes; i++) wa_outcome_cells(page, strategy, i);
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
}

void wa_part_outcomes(wa_page *page) {
  wa_html_paragraph(page, wa_rt(&page->report, WA_T_OUTCOMES_PURPOSE));
  for (size_t s = 0; s < page->report.model->n_strategies; s++) {
    wa_page_strategy(page, "outcomes", s);
    for (size_t table = 0; table < wa_page_year_tables(page); table++) {
      wa_page_take_years(page, table);
      wa_outcome_table(page, s);
    }
  }
}
