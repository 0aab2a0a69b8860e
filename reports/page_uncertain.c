/* What the result depends on, and how sure it is, on the page: numbers of the engine, no nodes of the graph. */
#include <math.h>
#include <stdint.h>

#include "analysis/decisions.h"
#include "analysis/told.h"
#include "reports/figure.h"
#include "reports/page_parts.h"
#include "reports/result_text.h"
#include "reports/sheets.h"

enum { WA_BARS_ON_PAGE = 12, WA_TORNADOS_ON_PAGE = 4, WA_MOST_GOALS = 3 };

bool wa_has_draws_part(const wa_page *page) {
  const wa_probabilistic *analysis = page->report.results->probabilistic;
  return !page->report.secrecy && analysis && analysis->draws.n_run > 0;
}

/* Those that make a difference. */
static size_t wa_bars_of(const wa_tornado *tornado) {
  size_t n = 0;
  while (n < tornado->n_bars && tornado->bars[n].spread > 0) n++;
  return n;
}

/* Every parameter at its worse and at its better end. */
static void wa_extremes(wa_page *page, const wa_tornado *tornado) {
  const wa_report *report = &page->report;
  if (!tornado->judged) return;
  wa_html_paragraph(page, wa_printf(report->arena, "%s: %s. %s: %s.", wa_rt(report, WA_T_OW_WORST),
                                    wa_result_figure(report->arena, &tornado->aim.headline, tornado->worst.value, report->language),
                                    wa_rt(report, WA_T_OW_BEST),
                                    wa_result_figure(report->arena, &tornado->aim.headline, tornado->best.value, report->language)));
}

static void wa_without_range(wa_page *page, const wa_one_way *one_way) {
  const wa_report *report = &page->report;
  wa_text names = wa_text_new(report->arena);
  for (size_t i = 0; i < one_way->n_varied; i++)
    if (one_way->varied[i].range.from == WA_RANGE_NONE && wa_varied_told(report->results, report->secrecy, &one_way->varied[i]))
      wa_text_addf(&names, "%s%s", names.length ? "; " : "", wa_parameter_text(report->results, one_way->varied[i].parameter, report->language));
  if (names.length) wa_html_paragraph(page, wa_printf(report->arena, "%s %s.", wa_rt(report, WA_T_OW_NO_RANGE), names.bytes));
}

static void wa_tornado_table(wa_page *page, const wa_one_way *one_way, const wa_tornado *tornado, size_t n) {
  const wa_report *report = &page->report;
  const char *heads[6 + WA_MOST_GOALS] = {wa_rt(report, WA_T_OW_PARAMETER), wa_rt(report, WA_T_OW_BASE), wa_rt(report, WA_T_OW_LOW),
                         wa_rt(report, WA_T_OW_HIGH), wa_rt(report, WA_T_OW_AT_LOW), wa_rt(report, WA_T_OW_AT_HIGH)};
  size_t goals = tornado->aim.n_goals < WA_MOST_GOALS ? tornado->aim.n_goals : WA_MOST_GOALS;
  for (size_t g = 0; g < goals; g++)
    heads[6 + g] = wa_printf(report->arena, wa_rt(report, WA_T_OW_SWITCH),
                             wa_result_figure(report->arena, &tornado->aim.headline, tornado->aim.goals[g], report->language));
  const char *base = wa_result_figure(report->arena, &tornado->aim.headline, tornado->aim.base, report->language);
  wa_html_table(page, wa_printf(report->arena, "%s: %s", wa_rt(report, WA_T_OW_BASE_RESULT), base));
  wa_html_heads(page, heads, 6 + goals, 1);
  wa_html(page, "<tbody>\n");
  for (size_t i = 0; i < n; i++) {
    const wa_bar *bar = &tornado->bars[i];
    const wa_varied *varied = &one_way->varied[bar->varied];
    wa_html_row(page, wa_parameter_text(report->results, varied->parameter, report->language), false);
    wa_html_parameter(page, varied->base);
    wa_html_parameter(page, varied->range.low);
    wa_html_parameter(page, varied->range.high);
    wa_html_result(page, &tornado->aim.headline, bar->low);
    wa_html_result(page, &tornado->aim.headline, bar->high);
    for (size_t g = 0; g < goals; g++) wa_page_switch(page, &tornado->switches[bar->varied][g]);
    wa_html_row_end(page);
  }
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
}

static void wa_tornado_chart(wa_page *page, const wa_one_way *one_way, const wa_tornado *tornado, size_t n) {
  const wa_report *report = &page->report;
  wa_svg_spread *bars = WA_NEW_ARRAY(report->arena, wa_svg_spread, n + 1);
  wa_text description = wa_text_new(report->arena);
  for (size_t i = 0; i < n; i++) {
    const wa_bar *bar = &tornado->bars[i];
    bars[i] = (wa_svg_spread){wa_parameter_text(report->results, one_way->varied[bar->varied].parameter, report->language), bar->low, bar->high};
    wa_text_addf(&description, "%s%s: %s – %s", i ? "; " : "", bars[i].name,
                 wa_result_figure(report->arena, &tornado->aim.headline, bar->low, report->language),
                 wa_result_figure(report->arena, &tornado->aim.headline, bar->high, report->language));
  }
  const wa_svg_series ends[] = {{wa_rt(report, WA_T_OW_AT_LOW), NULL, NULL}, {wa_rt(report, WA_T_OW_AT_HIGH), NULL, NULL}};
  const char *title = wa_printf(report->arena, wa_rt(report, WA_T_P_TORNADO), wa_aim_text(report, &tornado->aim));
  wa_svg_chart chart = {.title = title, .series = ends, .n_series = 2, .mark = NAN,
                        .description = description.bytes};
  wa_svg_tornado(page, &chart, bars, n, tornado->aim.base);
}

void wa_part_sensitivity(wa_page *page) {
  const wa_report *report = &page->report;
  const wa_one_way *one_way = wa_one_way_of(report);
  size_t n_told;
  const wa_tornado **told = wa_tornados_told(report, one_way, &n_told);
  wa_html_paragraph(page, wa_rt(report, WA_T_ONE_WAY_PURPOSE));
  for (size_t t = 0, shown = 0; t < n_told; t++) {
    const wa_tornado *tornado = told[t];
    size_t n = wa_bars_of(tornado);
    if (!n || !isfinite(tornado->aim.base)) continue;
    wa_html_heading(page, 3, wa_printf(report->arena, "sensitivity-%zu", ++shown), wa_aim_text(report, &tornado->aim));
    if (shown <= WA_TORNADOS_ON_PAGE) wa_tornado_chart(page, one_way, tornado, n < WA_BARS_ON_PAGE ? n : WA_BARS_ON_PAGE);
    wa_tornado_table(page, one_way, tornado, n);
    wa_extremes(page, tornado);
  }
  wa_without_range(page, one_way);
}

static void wa_drawn_table(wa_page *page, size_t strategy) {
  const wa_report *report = &page->report;
  const wa_probabilistic *analysis = report->results->probabilistic;
  const char *heads[] = {wa_rt(report, WA_T_H_RESULT), wa_rt(report, WA_T_P_MEAN), wa_rt(report, WA_T_P_LOW),
                         wa_rt(report, WA_T_P_MEDIAN), wa_rt(report, WA_T_P_HIGH)};
  wa_html_money_table(page, wa_rt(report, WA_T_P_UNCERTAINTY));
  wa_html_heads(page, heads, 5, 1);
  wa_html(page, "<tbody>\n");
  for (size_t h = 0; h < analysis->draws.headlines.n; h++) {
    const wa_headline *headline = &analysis->draws.headlines.items[h];
    const wa_column_summary *summary = &analysis->headline[h];
    if (headline->strategy != strategy || summary->n == 0) continue;
    const double values[] = {summary->mean, summary->low, summary->median, summary->high};
    wa_html_row(page, wa_result_text(report->arena, report->results, headline, report->language), false);
    for (size_t i = 0; i < 4; i++) wa_html_result(page, headline, values[i]);
    wa_html_row_end(page);
  }
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
}

static void wa_chance_row(wa_page *page, const char *what, wa_chance chance) {
  if (!isfinite(chance.share)) return;
  wa_html_row(page, what, false);
  wa_html_share(page, chance.share);
  wa_html_row_end(page);
}

static void wa_chance_table(wa_page *page, size_t strategy) {
  const wa_report *report = &page->report;
  const wa_chances *chances = &report->results->probabilistic->chances[strategy];
  if (!chances->given) return;
  const char *heads[] = {wa_rt(report, WA_T_H_RESULT), wa_rt(report, WA_T_P_CHANCE)};
  wa_html_table(page, wa_rt(report, WA_T_P_CHANCE));
  wa_html_heads(page, heads, 2, 1);
  wa_html(page, "<tbody>\n");
  wa_chance_row(page, wa_rt(report, WA_T_P_CHANCE_PAYS), chances->pays);
  for (size_t p = 0; p < report->model->n_stakeholders; p++)
    if (wa_party_reported(report->model, p))
      wa_chance_row(page, wa_printf(report->arena, wa_rt(report, WA_T_P_CHANCE_GAINS), wa_stakeholder_text(report, p)), chances->gains[p]);
  wa_chance_row(page, wa_rt(report, WA_T_P_CHANCE_NOBODY), chances->no_loser);
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
}

static void wa_curve_chart(wa_page *page, const wa_decision_view *view) {
  const wa_report *report = &page->report;
  size_t n = view->n_thresholds, strategies = report->results->decisions->n_strategies;
  wa_svg_series *series = WA_NEW_ARRAY(report->arena, wa_svg_series, strategies + 1);
  const char **labels = WA_NEW_ARRAY(report->arena, const char *, n + 1);
  wa_text description = wa_text_new(report->arena);
  for (size_t i = 0; i < n; i++) labels[i] = wa_figure(report->arena, view->thresholds[i], wa_figure_decimals(view->thresholds[n - 1]), report->language);
  for (size_t s = 0; s < strategies; s++) {
    double *values = WA_NEW_ARRAY(report->arena, double, n + 1);
    for (size_t i = 0; i < n; i++) values[i] = view->curve[i].probability[s];
    series[s] = (wa_svg_series){wa_strategy_text(report, s), values, NULL};
    wa_text_addf(&description, "%s%s: %s", s ? " " : "", series[s].name, wa_page_described(page, labels, values, n));
  }
  wa_svg_chart chart = {.title = wa_printf(report->arena, "%s (%s)", wa_rt(report, WA_T_P_CURVE), wa_stakeholder_text(report, view->perspective)),
                        .x_title = report->model->settings.currency, .labels = labels, .n = n, .series = series,
                        .n_series = strategies, .mark = NAN, .description = description.bytes};
  wa_svg_lines(page, &chart, false);
}

void wa_part_draws(wa_page *page) {
  const wa_report *report = &page->report;
  const wa_results *results = report->results;
  wa_html_paragraph(page, wa_printf(report->arena, wa_rt(report, WA_T_P_DRAWS),
                                    wa_figure(report->arena, (double)results->probabilistic->draws.n_run, 0, report->language),
                                    wa_printf(report->arena, "%llu", (unsigned long long)results->probabilistic->plan.seed)));
  for (size_t s = 0; s < report->model->n_strategies; s++) {
    if (!wa_reported(report, s)) continue;
    wa_page_strategy(page, "uncertainty", s);
    wa_chance_table(page, s);
    wa_drawn_table(page, s);
  }
  if (!results->decisions) return;
  wa_html(page, "<div class=\"charts\">\n");
  wa_page_drawn(page);
  for (size_t v = 0; v < results->decisions->n_views; v++) wa_curve_chart(page, &results->decisions->views[v]);
  wa_html(page, "</div>\n");
}
