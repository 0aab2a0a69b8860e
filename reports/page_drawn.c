/* The draws themselves on the page: how often which SROI, and where they lie in the cost-effectiveness plane. */
#include <math.h>
#include <stdint.h>

#include "analysis/decisions.h"
#include "reports/figure.h"
#include "reports/page_parts.h"

enum { WA_DOTS_ON_PAGE = 500 };

/* The upper edge of each bar; the last one has none. */
static const char **wa_edge_labels(const wa_page *page, const wa_histogram *histogram) {
  const char **labels = WA_NEW_ARRAY(page->report.arena, const char *, histogram->n_edges + 1);
  double step = histogram->n_edges > 1 ? histogram->edges[1] - histogram->edges[0] : 1;
  int decimals = (int)fmax(2, fmin(9, ceil(-log10(step) - 1e-9))); /* enough to tell the edges apart */
  for (size_t i = 0; i < histogram->n_edges; i++)
    labels[i] = wa_figure(page->report.arena, histogram->edges[i], decimals, page->report.language);
  labels[histogram->n_edges] = wa_printf(page->report.arena, "> %s", labels[histogram->n_edges - 1]);
  return labels;
}

static void wa_histogram_chart(wa_page *page, const wa_shown_column *column) {
  const wa_report *report = &page->report;
  const wa_histogram *histogram = &column->histogram;
  size_t n = histogram->n_edges + 1;
  double *shares = WA_NEW_ARRAY(report->arena, double, n);
  for (size_t i = 0; i < n; i++) shares[i] = 100 * (double)histogram->count[i] / (double)column->n_values;
  const char **labels = wa_edge_labels(page, histogram);
  const wa_svg_series series = {wa_rt(report, WA_T_U_SHARE), shares, NULL};
  const char *title = wa_printf(report->arena, "%s: %s", wa_rt(report, WA_T_U_HISTOGRAM),
                                wa_strategy_text(report, column->headline->strategy));
  wa_svg_chart chart = {.title = title, .x_title = wa_printf(report->arena, "SROI, %s", wa_rt(report, WA_T_U_UP_TO)),
                        .y_title = "%", .labels = labels, .n = n, .series = &series, .n_series = 1, .mark = NAN,
                        .description = wa_page_described(page, labels, shares, n)};
  wa_svg_stack(page, &chart);
}

/* Of one perspective: a cloud for each strategy that differs from the comparator. */
static void wa_plane_chart(wa_page *page, const wa_shown_draws *shown, size_t view) {
  const wa_report *report = &page->report;
  size_t n = 0, strategies = report->results->n_strategies;
  wa_svg_series *series = WA_NEW_ARRAY(report->arena, wa_svg_series, strategies + 1);
  wa_svg_cloud *clouds = WA_NEW_ARRAY(report->arena, wa_svg_cloud, strategies + 1);
  wa_text description = wa_text_new(report->arena);
  for (size_t s = 0; s < strategies; s++) {
    const wa_shown_column *cost = wa_shown_find(shown, WA_HEADLINE_INCREMENTAL_COST, s, view);
    const wa_shown_column *effect = wa_shown_find(shown, WA_HEADLINE_INCREMENTAL_EFFECT, s, report->model->settings.effect);
    if (!cost || !effect || s == report->results->comparator) continue;
    series[n].name = wa_strategy_text(report, s);
    clouds[n++] = (wa_svg_cloud){effect->values, cost->values, shown->n < WA_DOTS_ON_PAGE ? shown->n : WA_DOTS_ON_PAGE,
                                  effect->mean, cost->mean};
    wa_text_addf(&description, "%s%s: %s %s, %s %s", description.length ? "; " : "", wa_strategy_text(report, s),
                 wa_rt(report, WA_T_INC_EFFECT), wa_figure(report->arena, effect->mean, 2, report->language),
                 wa_rt(report, WA_T_INC_COST), wa_figure(report->arena, cost->mean, 0, report->language));
  }
  if (!n) return;
  wa_svg_chart chart = {.title = wa_printf(report->arena, "%s (%s)", wa_rt(report, WA_T_U_PLANE),
                                           wa_stakeholder_text(report, report->results->perspectives[view])),
                        .x_title = wa_rt(report, WA_T_INC_EFFECT), .y_title = wa_rt(report, WA_T_INC_COST), .series = series,
                        .n_series = n, .mark = NAN, .description = description.bytes};
  wa_svg_clouds(page, &chart, clouds);
}

void wa_page_drawn(wa_page *page) {
  const wa_decisions *decisions = page->report.results->decisions;
  const wa_shown_draws *shown = decisions->shown;
  if (!shown) return;
  for (size_t c = 0; c < shown->n_columns; c++)
    if (shown->columns[c].histogram.n_edges) wa_histogram_chart(page, &shown->columns[c]);
  for (size_t v = 0; v < decisions->n_views; v++) wa_plane_chart(page, shown, v);
}
