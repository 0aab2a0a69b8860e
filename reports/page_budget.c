/* Budget impact on the page: what each payer spends per year, with and without the strategy. An edition tells its reader
 * of its own budget alone. */
#include <math.h>
#include <stdint.h>

#include "reports/page_parts.h"
#include "reports/sheets.h"

static const wa_budget *wa_the_budget(const wa_page *page) { return &page->report.results->budget; }

static void wa_budget_cells(wa_page *page, const char *what, wa_id total, wa_id years, bool strong) {
  wa_html_row(page, what, strong);
  if (wa_page_has_totals(page)) wa_html_figure(page, total, 0, WA_FIGURE_MONEY);
  wa_html_years(page, years, WA_FIGURE_MONEY);
  wa_html_row_end(page);
}

/* What a payer spends under a strategy; apart from what it receives when it does. */
static void wa_spending_rows(wa_page *page, size_t strategy, size_t payer) {
  const wa_report *report = &page->report;
  const wa_budget_row *own = &wa_the_budget(page)->rows[strategy][payer];
  const char *name = wa_strategy_text(report, strategy);
  if (own->receives_any) {
    wa_budget_cells(page, wa_printf(report->arena, "%s: %s", name, wa_rt(report, WA_T_BUDGET_PAYS)), WA_NONE, own->pays, false);
    wa_budget_cells(page, wa_printf(report->arena, "%s: %s", name, wa_rt(report, WA_T_BUDGET_RECEIVES)), WA_NONE, own->receives, false);
  }
  wa_budget_cells(page, wa_printf(report->arena, "%s: %s", name, wa_rt(report, WA_T_BUDGET)), own->total, own->net, false);
}

static void wa_members_row(wa_page *page, size_t payer) {
  wa_html_row(page, wa_rt(&page->report, WA_T_MEMBERS), false);
  wa_html_figure(page, page->report.results->lowered->members[wa_the_budget(page)->payers[payer]], 0, WA_FIGURE_MONEY);
  for (size_t i = page->first_year; i < page->end_year; i++) wa_html_figure(page, WA_NONE, 0, WA_FIGURE_MONEY);
  wa_html_row_end(page);
}

static void wa_payer_rows(wa_page *page, size_t strategy, size_t payer) {
  const wa_report *report = &page->report;
  const wa_budget_row *own = &wa_the_budget(page)->rows[strategy][payer];
  size_t columns = (wa_page_has_totals(page) ? 2 : 1) + page->end_year - page->first_year;
  wa_htmlf(page, "<tbody>\n<tr><th scope=\"rowgroup\" colspan=\"%zu\">", columns);
  wa_html_own(page, wa_stakeholder_text(report, wa_the_budget(page)->payers[payer]));
  wa_html(page, "</th></tr>\n");
  if (report->results->comparator < report->model->n_strategies) wa_spending_rows(page, report->results->comparator, payer);
  wa_spending_rows(page, strategy, payer);
  wa_budget_cells(page, wa_rt(report, WA_T_BUDGET_IMPACT), own->impact_total, own->impact, true);
  if (own->per_member != WA_NONE) {
    if (wa_page_has_totals(page)) wa_members_row(page, payer);
    wa_budget_cells(page, wa_rt(report, WA_T_BUDGET_MEMBER_ROW), own->per_member_mean, own->per_member, false);
  }
  wa_html(page, "</tbody>\n");
}

static void wa_budget_table(wa_page *page, size_t strategy) {
  const wa_report *report = &page->report;
  const char *heads[] = {wa_rt(report, WA_T_H_PAYER), wa_rt(report, WA_T_ALL_YEARS)};
  wa_html_money_table(page, wa_page_year_caption(page, wa_rt(report, WA_T_BUDGET_SHEET)));
  wa_page_year_heads(page, heads, 2, 1, 1);
  for (size_t i = 0; i < wa_the_budget(page)->n_payers; i++)
    if (wa_payer_shown(&page->report, i)) wa_payer_rows(page, strategy, i);
  wa_html_table_end(page);
}

static void wa_impact_chart(wa_page *page, size_t strategy) {
  const wa_report *report = &page->report;
  const wa_budget *budget = wa_the_budget(page);
  size_t years = report->graph->length[WA_YEAR], n = 0;
  wa_svg_series *series = WA_NEW_ARRAY(report->arena, wa_svg_series, budget->n_payers + 1);
  wa_text description = wa_text_new(report->arena);
  for (size_t i = 0; i < budget->n_payers; i++) {
    wa_id impact = budget->rows[strategy][i].impact;
    if (!wa_payer_shown(&page->report, i) || !wa_may_show(report->secrecy, impact)) continue;
    series[n] = (wa_svg_series){wa_stakeholder_text(report, budget->payers[i]), wa_page_row(page, impact, WA_YEAR), NULL};
    wa_text_addf(&description, "%s%s: %s", n ? " " : "", series[n].name, wa_page_described(page, wa_page_years(page), series[n].values, years));
    n++;
  }
  wa_svg_chart chart = {.title = wa_rt(report, WA_T_BUDGET_CHART), .y_title = report->model->settings.currency, .labels = wa_page_years(page),
                        .n = years, .series = series, .n_series = n, .mark = NAN, .description = description.bytes};
  if (n) wa_svg_stack(page, &chart);
}

void wa_part_budget(wa_page *page) {
  wa_html_paragraph(page, wa_rt(&page->report, WA_T_BUDGET_PURPOSE));
  for (size_t s = 0; s < page->report.model->n_strategies; s++) {
    if (!wa_reported(&page->report, s)) continue;
    wa_page_strategy(page, "budget", s);
    wa_impact_chart(page, s);
    for (size_t table = 0; table < wa_page_year_tables(page); table++) {
      wa_page_take_years(page, table);
      wa_budget_table(page, s);
    }
  }
}
