/* Whom it is about, on the page: segments side by side, and how many take part. */
#include <math.h>
#include <stdint.h>

#include "reports/page_parts.h"
#include "reports/segment_figures.h"

static void wa_segment_row(wa_page *page, const wa_segment_figure *figure, size_t strategy) {
  const wa_results *all = page->report.results;
  wa_html_row(page, figure->label, false);
  for (size_t i = 0; i <= all->n_segments; i++)
    wa_html_figure_as(page, figure->of(i < all->n_segments ? all->segments[i] : all, strategy, figure->which), 0, figure->num);
  wa_html_row_end(page);
}

static void wa_segment_table(wa_page *page, size_t strategy) {
  const wa_report *report = &page->report;
  const wa_segment_figure *figures;
  size_t n = wa_segment_figures(report, strategy, &figures), segments = report->results->n_segments;
  const char **heads = WA_NEW_ARRAY(report->arena, const char *, segments + 2);
  heads[0] = wa_rt(report, WA_T_H_RESULT);
  for (size_t i = 0; i < segments; i++) heads[1 + i] = wa_segment_text(report, i);
  heads[1 + segments] = wa_rt(report, WA_T_H_TOGETHER);
  wa_html_money_table(page, wa_printf(report->arena, "%s: %s", wa_rt(report, WA_T_SEGMENTS), wa_strategy_text(report, strategy)));
  wa_html_heads(page, heads, segments + 2, 1);
  wa_html(page, "<tbody>\n");
  for (size_t i = 0; i < n; i++) wa_segment_row(page, &figures[i], strategy);
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
}

void wa_part_segments(wa_page *page) {
  wa_html_paragraph(page, wa_rt(&page->report, WA_T_SEGMENTS_PURPOSE));
  for (size_t s = 0; s < page->report.model->n_strategies; s++) {
    wa_page_strategy(page, "segments", s);
    wa_segment_table(page, s);
  }
}

/* A step of the funnel; `share` of those in the step before, where it is one number. */
typedef struct wa_funnel_step {
  const char *label;
  wa_id share, people;
} wa_funnel_step;

static size_t wa_funnel(const wa_page *page, size_t strategy, wa_funnel_step *steps) {
  const wa_report *report = &page->report;
  const wa_uptake *written = &report->model->strategies[strategy].uptake;
  const wa_uptake_result *uptake = &report->results->strategies[strategy].uptake;
  size_t n = 0;
  steps[n++] = (wa_funnel_step){wa_rt(report, WA_T_ENTERED), WA_NONE, uptake->entered};
  for (size_t i = 0; i < written->n_stages; i++) {
    wa_id share = wa_find_named(report->graph, wa_printf(report->arena, "uptake.%s.share", written->stages[i].name), strategy);
    if (share != WA_NONE && report->graph->nodes[share].axis != WA_SCALAR) share = WA_NONE;
    steps[n++] = (wa_funnel_step){wa_rl(report, written->stages[i].label, written->stages[i].name), share, uptake->stages[i]};
  }
  steps[n++] = (wa_funnel_step){wa_rt(report, WA_T_TAKEN_UP), WA_NONE, uptake->taken_up};
  return n;
}

static void wa_funnel_table(wa_page *page, size_t strategy, const wa_funnel_step *steps, size_t n) {
  const wa_report *report = &page->report;
  const char *heads[] = {wa_rt(report, WA_T_H_STAGE), wa_rt(report, WA_T_H_STAGE_SHARE), wa_rt(report, WA_T_H_STAGE_PEOPLE),
                         wa_rt(report, WA_T_H_OF_ENTERED)};
  wa_html_table(page, wa_printf(report->arena, "%s: %s", wa_rt(report, WA_T_UPTAKE_SHEET), wa_strategy_text(report, strategy)));
  wa_html_heads(page, heads, 4, 1);
  wa_html(page, "<tbody>\n");
  for (size_t i = 0; i < n; i++) {
    wa_html_row(page, steps[i].label, i + 1 == n);
    wa_html_figure(page, steps[i].share, 0, WA_FIGURE_SHARE);
    wa_html_figure(page, steps[i].people, 0, WA_FIGURE_MONEY);
    wa_html_figure(page, i + 1 == n ? report->results->strategies[strategy].uptake.share : WA_NONE, 0, WA_FIGURE_SHARE);
    wa_html_row_end(page);
  }
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
}

static void wa_funnel_chart(wa_page *page, size_t strategy, const wa_funnel_step *steps, size_t n) {
  const wa_report *report = &page->report;
  const char **labels = WA_NEW_ARRAY(report->arena, const char *, n);
  double *people = WA_NEW_ARRAY(report->arena, double, n);
  for (size_t i = 0; i < n; i++) {
    labels[i] = steps[i].label;
    people[i] = wa_may_show(report->secrecy, steps[i].people) ? wa_result_value(report->results, steps[i].people) : NAN;
  }
  const wa_svg_series series[] = {{wa_rt(report, WA_T_H_STAGE_PEOPLE), people, NULL}};
  wa_svg_chart chart = {.title = wa_printf(report->arena, "%s: %s", wa_strategy_text(report, strategy), series[0].name),
                        .labels = labels, .n = n, .series = series, .n_series = 1, .mark = NAN,
                        .description = wa_page_described(page, labels, people, n)};
  wa_svg_bars(page, &chart);
}

void wa_part_uptake(wa_page *page) {
  const wa_report *report = &page->report;
  wa_html_paragraph(page, wa_rt(report, WA_T_UPTAKE_PURPOSE));
  for (size_t s = 0; s < report->model->n_strategies; s++) {
    if (!report->model->strategies[s].uptake.given) continue;
    wa_funnel_step *steps = WA_NEW_ARRAY(report->arena, wa_funnel_step, report->model->strategies[s].uptake.n_stages + 2);
    size_t n = wa_funnel(page, s, steps);
    wa_page_strategy(page, "uptake", s);
    wa_funnel_chart(page, s, steps, n);
    wa_funnel_table(page, s, steps, n);
  }
}
