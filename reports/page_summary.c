/* The page's summary: the answer in sentences and key figures. */
#include <stdint.h>
#include <string.h>

#include "reports/page_parts.h"
#include "reports/summary.h"

/* The lines of the summary on the terminal, each a paragraph. */
static void wa_summary_lines(wa_page *page, const char *lines) {
  wa_html(page, "<div class=\"answer\">\n");
  while (*lines) {
    size_t length = strcspn(lines, "\n"), blank = strspn(lines, " ");
    if (blank < length) wa_html_paragraph(page, wa_strndup(page->report.arena, lines + blank, length - blank));
    lines += length + (lines[length] == '\n');
  }
  wa_html(page, "</div>\n");
}

static wa_summary wa_summary_of(const wa_page *page) {
  const wa_report *report = &page->report;
  return (wa_summary){.text = wa_text_new(report->arena), .arena = report->arena, .results = report->results,
                      .language = report->language, .currency = report->model->settings.currency,
                      .dutch = strcmp(report->language, "nl") == 0};
}

static void wa_key_row(wa_page *page, wa_text_id label, wa_id node, wa_figure_kind kind) {
  wa_html_row(page, wa_rt(&page->report, label), kind == WA_FIGURE_NET);
  wa_html_figure(page, node, 0, kind);
  wa_html_row_end(page);
}

static void wa_key_table(wa_page *page, size_t strategy) {
  const wa_report *report = &page->report;
  const wa_sroi_result *sroi = &report->results->strategies[strategy].sroi;
  const struct { wa_text_id label; wa_id node; wa_figure_kind kind; } rows[] = {
      {WA_T_INVESTMENT, sroi->investment, WA_FIGURE_MONEY},
      {WA_T_BENEFITS, sroi->benefits, WA_FIGURE_MONEY},
      {WA_T_NPV, sroi->npv, WA_FIGURE_NET},
      {WA_T_SROI, sroi->ratio, WA_FIGURE_RATIO},
      {WA_T_NET_SROI, sroi->net_ratio, WA_FIGURE_RATIO},
      {WA_T_CASH_ONLY, sroi->cash_only_ratio, WA_FIGURE_RATIO},
      {WA_T_WITHOUT_HEALTH, sroi->ratio_without_health, WA_FIGURE_RATIO},
      {WA_T_PAYBACK, sroi->payback, WA_FIGURE_YEARS},
      {WA_T_PAYBACK_DISCOUNTED, sroi->payback_discounted, WA_FIGURE_YEARS},
      {WA_T_WRONG_POCKET, sroi->wrong_pocket_share, WA_FIGURE_SHARE},
      {WA_T_COMPENSATION, sroi->compensation, WA_FIGURE_MONEY},
      {WA_T_WINNERS_CASH, sroi->winners_cash, WA_FIGURE_MONEY},
  };
  const char *heads[] = {wa_rt(report, WA_T_H_RESULT), wa_rt(report, WA_T_H_VALUE)};
  wa_html_money_table(page, wa_rt(report, WA_T_H_KEY_FIGURES));
  wa_html_heads(page, heads, 2, 1);
  wa_html(page, "<tbody>\n");
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) wa_key_row(page, rows[i].label, rows[i].node, rows[i].kind);
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
}

void wa_part_summary(wa_page *page) {
  const wa_report *report = &page->report;
  for (size_t s = 0; s < report->model->n_strategies; s++) {
    if (!wa_reported(report, s)) continue;
    wa_summary summary = wa_summary_of(page);
    wa_page_strategy(page, "summary", s);
    if (report->model->n_lines) wa_summarise_sroi(&summary, s);
    wa_summarise_effectiveness(&summary, s);
    wa_summary_lines(page, summary.text.bytes);
    if (report->model->n_lines) wa_key_table(page, s);
  }
}
