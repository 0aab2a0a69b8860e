/* The page of an edition: the case as it is for its reader. */
#include <math.h>
#include <stdint.h>

#include "reports/page_parts.h"
#include "reports/story_chance.h"

static void wa_story_table(wa_page *page, size_t strategy, wa_story_part part) {
  const wa_report *report = &page->report;
  wa_story_figure figures[WA_MOST_FIGURES];
  size_t n = wa_story_figures(report->results, strategy, report->secrecy->reader, part, figures);
  const char *heads[] = {wa_rt(report, WA_T_H_RESULT), wa_rt(report, WA_T_H_VALUE)};
  wa_html_money_table(page, wa_rt(report, wa_story_head(part)));
  wa_html_heads(page, heads, 2, 1);
  wa_html(page, "<tbody>\n");
  for (size_t i = 0; i < n; i++) {
    wa_html_row(page, wa_rt(report, figures[i].label), figures[i].kind == WA_FIGURE_NET);
    wa_html_figure(page, figures[i].node, 0, figures[i].kind);
    wa_html_row_end(page);
  }
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
}

static void wa_others(wa_page *page, size_t strategy) {
  const wa_report *report = &page->report;
  const wa_strategy_result *own = &report->results->strategies[strategy];
  size_t *parties = WA_NEW_ARRAY(report->arena, size_t, report->model->n_stakeholders + 1);
  size_t n = wa_page_parties(page, parties);
  const char **labels = WA_NEW_ARRAY(report->arena, const char *, n + 1);
  double *nets = WA_NEW_ARRAY(report->arena, double, n + 1);
  const char *heads[] = {wa_rt(report, WA_T_H_STAKEHOLDER), wa_rt(report, WA_T_NET)};
  wa_html_money_table(page, wa_rt(report, WA_T_E_OTHERS));
  wa_html_heads(page, heads, 2, 1);
  wa_html(page, "<tbody>\n");
  for (size_t i = 0; i < n; i++) {
    wa_id net = own->parties[parties[i]].net;
    bool you = parties[i] == report->secrecy->reader;
    labels[i] = wa_printf(report->arena, "%s%s", wa_stakeholder_text(report, parties[i]), you ? wa_rt(report, WA_T_E_YOU) : "");
    nets[i] = wa_may_show(report->secrecy, net) ? wa_result_value(report->results, net) : NAN;
    wa_html_row(page, labels[i], false);
    wa_html_figure(page, net, 0, WA_FIGURE_MONEY);
    wa_html_row_end(page);
  }
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
  const wa_svg_series series[] = {{wa_rt(report, WA_T_NET), nets, NULL}};
  wa_svg_chart chart = {.title = wa_rt(report, WA_T_H_WHO), .x_title = report->model->settings.currency, .labels = labels, .n = n,
                        .series = series, .n_series = 1, .mark = NAN,
                        .description = wa_printf(report->arena, "%s: %s", wa_rt(report, WA_T_NET), wa_page_described(page, labels, nets, n))};
  if (n) wa_svg_bars(page, &chart);
}

void wa_part_edition(wa_page *page) {
  const wa_report *report = &page->report;
  for (size_t s = 0; s < report->model->n_strategies; s++) {
    if (!wa_reported(report, s)) continue;
    wa_page_strategy(page, "for-you", s);
    wa_html(page, "<div class=\"answer\">\n");
    for (int i = 0; i < WA_N_SENTENCES; i++)
      wa_html_paragraph(page, wa_say(report->results, report->secrecy, report->language, s, report->secrecy->reader, (wa_sentence)i));
    const char *chance = wa_say_chance(report->arena, report->results, report->secrecy, report->language, s);
    if (chance) wa_html_paragraph(page, chance);
    wa_html(page, "</div>\n");
    wa_story_table(page, s, WA_PART_YOURS);
    wa_story_table(page, s, WA_PART_DEAL);
    wa_others(page, s);
    wa_story_table(page, s, WA_PART_WHOLE);
    if (report->secrecy->n_secrets) {
      wa_html(page, "<p class=\"note\">* ");
      wa_html_t(page, WA_T_P_STAR);
      wa_html(page, "</p>\n");
    }
  }
}
