/* The states of a cohort over time on the page: a chart and a table for each strategy. */
#include <math.h>
#include <stdint.h>

#include "reports/page_parts.h"
#include "reports/sheets.h"

enum { WA_MOST_TRACE_ROWS = 60 };

static const char *wa_state_name(const wa_report *report, size_t state) {
  const wa_state *own = &report->model->cohort.states[state];
  return wa_rl(report, own->label, own->name);
}

static const char *wa_trace_title(const wa_report *report, size_t strategy) {
  return wa_printf(report->arena, "%s: %s", wa_rt(report, WA_T_H_STATES), wa_strategy_text(report, strategy));
}

static void wa_trace_chart(wa_page *page, size_t strategy) {
  const wa_report *report = &page->report;
  size_t n = report->model->cohort.n_states, points = report->graph->length[WA_POINT];
  wa_svg_series *series = WA_NEW_ARRAY(report->arena, wa_svg_series, n + 1);
  wa_text description = wa_text_new(report->arena);
  for (size_t i = 0; i < n; i++) {
    series[i] = (wa_svg_series){wa_state_name(report, i), wa_page_row(page, report->results->lowered->states[strategy][i], WA_POINT), NULL};
    wa_text_addf(&description, "%s%s: %s", i ? " " : "", series[i].name, wa_page_described(page, NULL, series[i].values, points));
  }
  wa_svg_chart chart = {.title = wa_trace_title(report, strategy), .x_title = wa_rt(report, WA_T_P_POINT), .n = points,
                        .series = series, .n_series = n, .mark = NAN, .description = description.bytes};
  wa_svg_lines(page, &chart, false);
}

/* Long traces are told at evenly spaced points. */
static size_t wa_trace_step(const wa_report *report) {
  size_t moves = report->graph->length[WA_POINT] - 1;
  return moves > WA_MOST_TRACE_ROWS ? (moves + WA_MOST_TRACE_ROWS - 1) / WA_MOST_TRACE_ROWS : 1;
}

static void wa_trace_table(wa_page *page, size_t strategy) {
  const wa_report *report = &page->report;
  size_t n = report->model->cohort.n_states, step = wa_trace_step(report);
  const char *caption = wa_trace_title(report, strategy);
  const char **heads = WA_NEW_ARRAY(report->arena, const char *, n + 1);
  heads[0] = wa_rt(report, WA_T_P_POINT);
  for (size_t i = 0; i < n; i++) heads[1 + i] = wa_state_name(report, i);
  if (step > 1)
    caption = wa_printf(report->arena, "%s (%s)", caption, wa_printf(report->arena, wa_rt(report, WA_T_P_EVERY), step));
  wa_html_table(page, caption);
  wa_html_heads(page, heads, n + 1, 1);
  wa_html(page, "<tbody>\n");
  size_t last = report->graph->length[WA_POINT] - 1;
  for (size_t point = 0; point <= last; point = point < last && point + step > last ? last : point + step) {
    wa_html_row(page, wa_printf(report->arena, "%zu", point), false);
    for (size_t i = 0; i < n; i++)
      wa_html_figure(page, report->results->lowered->states[strategy][i], point, WA_FIGURE_SHARE);
    wa_html_row_end(page);
  }
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
}

void wa_part_trace(wa_page *page) {
  const wa_report *report = &page->report;
  wa_html(page, "<div class=\"charts\">\n");
  for (size_t s = 0; s < report->model->n_strategies; s++)
    if (wa_states_shown(report, s)) wa_trace_chart(page, s);
  wa_html(page, "</div>\n");
  for (size_t s = 0; s < report->model->n_strategies; s++)
    if (wa_states_shown(report, s)) wa_trace_table(page, s);
}
