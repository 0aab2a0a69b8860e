/* The page's summary: the answer in sentences, key figures, what weighs most and what is not known. */
#include <stdint.h>

#include "analysis/sensitivity.h"
#include "reports/page_parts.h"
#include "reports/summary_sheet.h"

static void wa_sentences(wa_page *page, size_t strategy) {
  const char *sentences[WA_MOST_SENTENCES];
  size_t n = wa_tell_sentences(&page->report, strategy, sentences);
  wa_html(page, "<div class=\"answer\">\n");
  for (size_t i = 0; i < n; i++) wa_html_paragraph(page, sentences[i]);
  wa_html(page, "</div>\n");
}

static void wa_key_row(wa_page *page, wa_text_id label, wa_id node, wa_figure_kind kind) {
  wa_html_row(page, wa_rt(&page->report, label), kind == WA_FIGURE_NET);
  wa_html_figure(page, node, 0, kind);
  wa_html_row_end(page);
}

static void wa_key_table(wa_page *page, size_t strategy) {
  const wa_report *report = &page->report;
  const wa_sroi_result *sroi = &report->results->strategies[strategy].sroi;
  bool invests = wa_has_investment(report->model); /* else there are no ratios and nothing is paid back */
  const struct { wa_text_id label; wa_id node; wa_figure_kind kind; bool shown; } rows[] = {
      {WA_T_INVESTMENT, sroi->investment, WA_FIGURE_MONEY, invests},
      {WA_T_BENEFITS, sroi->benefits, WA_FIGURE_MONEY, invests},
      {WA_T_NPV, sroi->npv, WA_FIGURE_NET, true},
      {WA_T_SROI, sroi->ratio, WA_FIGURE_RATIO, invests},
      {WA_T_NET_SROI, sroi->net_ratio, WA_FIGURE_RATIO, invests},
      {WA_T_CASH_ONLY, sroi->cash_only_ratio, WA_FIGURE_RATIO, invests},
      {WA_T_WITHOUT_HEALTH, sroi->ratio_without_health, WA_FIGURE_RATIO, invests},
      {WA_T_PAYBACK, sroi->payback, WA_FIGURE_YEARS, invests},
      {WA_T_PAYBACK_DISCOUNTED, sroi->payback_discounted, WA_FIGURE_YEARS, invests},
      {WA_T_WRONG_POCKET, sroi->wrong_pocket_share, WA_FIGURE_SHARE, invests},
      {WA_T_COMPENSATION, sroi->compensation, WA_FIGURE_MONEY, true},
      {WA_T_WINNERS_CASH, sroi->winners_cash, WA_FIGURE_MONEY, true},
  };
  const char *heads[] = {wa_rt(report, WA_T_H_RESULT), wa_rt(report, WA_T_H_VALUE)};
  wa_html_money_table(page, wa_rt(report, WA_T_H_KEY_FIGURES));
  wa_html_heads(page, heads, 2, 1);
  wa_html(page, "<tbody>\n");
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    if (rows[i].shown) wa_key_row(page, rows[i].label, rows[i].node, rows[i].kind);
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
}

static void wa_weighing_inputs(wa_page *page, const wa_tornado *tornado) {
  const wa_report *report = &page->report;
  const wa_headline *headline = &tornado->aim.headline;
  bool ratio = headline->kind == WA_HEADLINE_SROI;
  const char *heads[] = {wa_rt(report, WA_T_OW_PARAMETER), wa_rt(report, WA_T_H_AT_LOW), wa_rt(report, WA_T_H_AT_HIGH)};
  wa_html_table(page, wa_rt(report, ratio ? WA_T_H_MOVES_SROI : WA_T_H_MOVES_NPV));
  wa_html_heads(page, heads, 3, 1);
  wa_html(page, "<tbody>\n");
  for (size_t i = 0; i < wa_weighing_bars(tornado); i++) {
    const wa_bar *bar = &tornado->bars[i];
    const wa_parameter *parameter = &report->model->parameters[report->results->sensitivity->one_way->varied[bar->varied].parameter];
    wa_html_row(page, wa_rl(report, parameter->label, parameter->name), false);
    wa_html_result(page, headline, bar->low);
    wa_html_result(page, headline, bar->high);
    wa_html_row_end(page);
  }
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
}

static void wa_weighing_values(wa_page *page, size_t strategy) {
  const wa_report *report = &page->report;
  const char *heads[] = {wa_rt(report, WA_T_H_LINE), wa_rt(report, WA_T_PRESENT_VALUE)};
  size_t lines[WA_MOST_WEIGHING], n = wa_weighing_lines(report, strategy, lines);
  if (n == 0) return;
  wa_html_money_table(page, wa_rt(report, WA_T_H_WEIGHS));
  wa_html_heads(page, heads, 2, 1);
  wa_html(page, "<tbody>\n");
  for (size_t i = 0; i < n; i++) {
    const wa_line *line = &report->model->lines[lines[i]];
    wa_html_row(page, wa_printf(report->arena, "%s (%s)", wa_rl(report, line->label, line->name), wa_who_text(report, line)), false);
    wa_html_figure(page, report->results->strategies[strategy].lines[lines[i]].incremental, 0, WA_FIGURE_MONEY);
    wa_html_row_end(page);
  }
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
}

static void wa_not_known(wa_page *page) {
  const wa_report *report = &page->report;
  wa_html_heading(page, 3, "not-known", wa_rt(report, WA_T_H_NOT_KNOWN));
  wa_html_paragraph(page, wa_assumed_words(report));
  if (!report->results->probabilistic) wa_html_paragraph(page, wa_rt(report, WA_T_S_NO_UNCERTAINTY));
}

void wa_part_summary(wa_page *page) {
  const wa_report *report = &page->report;
  for (size_t s = 0; s < report->model->n_strategies; s++) {
    if (!wa_reported(report, s)) continue;
    const wa_tornado *tornado = wa_weighing_tornado(report, s);
    wa_page_strategy(page, "summary", s);
    wa_sentences(page, s);
    if (report->model->n_lines) wa_key_table(page, s);
    if (!tornado) wa_weighing_values(page, s);
    else if (wa_weighing_bars(tornado)) wa_weighing_inputs(page, tornado);
  }
  wa_not_known(page);
}
