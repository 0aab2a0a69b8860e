/* What to decide and what knowing more is worth, on the page. */
#include <math.h>
#include <stdint.h>

#include "reports/figure.h"
#include "reports/page_parts.h"
#include "reports/worth.h"

static void wa_choice_table(wa_page *page, const wa_decisions *decisions) {
  const wa_report *report = &page->report;
  const char *heads[] = {wa_rt(report, WA_T_P_DECISION), wa_rt(report, WA_T_U_CHOICE), wa_rt(report, WA_T_U_CHANCE),
                         wa_rt(report, WA_T_U_EVPI), wa_rt(report, WA_T_U_PER_PERSON), wa_rt(report, WA_T_U_POPULATION)};
  wa_html_money_table(page, wa_rt(report, WA_T_U_WORTH));
  wa_html_heads(page, heads, 6, 2);
  wa_html(page, "<tbody>\n");
  for (size_t t = 0; t < decisions->n_tables; t++) {
    const wa_choice_result *result = &decisions->tables[t].result;
    wa_html_row(page, wa_decision_text(report, &decisions->tables[t]), false);
    wa_html_cell(page, wa_strategy_text(report, result->best));
    wa_html_share(page, result->probability[result->best]);
    wa_html_amount(page, result->evpi);
    wa_html_amount(page, result->evpi * wa_per_person(decisions));
    wa_html_amount(page, result->evpi * wa_per_population(decisions));
    wa_html_row_end(page);
  }
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
}

/* Each value with its standard error. */
static void wa_worth_cell(wa_page *page, const wa_information *worth) {
  const wa_report *report = &page->report;
  const char *value = wa_figure(report->arena, worth->value, wa_figure_decimals(worth->value), report->language);
  const char *error = wa_figure(report->arena, worth->error, wa_figure_decimals(worth->error), report->language);
  if (isfinite(worth->error) && worth->value != 0) value = wa_printf(report->arena, "%s ± %s", value, error);
  wa_html_engine(page, worth->value, value);
}

static void wa_knowledge_table(wa_page *page, const wa_decisions *decisions) {
  const wa_report *report = &page->report;
  size_t n_parameters, most = 0;
  const char **heads = WA_NEW_ARRAY(report->arena, const char *, decisions->n_tables + 1);
  heads[0] = wa_rt(report, WA_T_U_KNOWN);
  for (size_t t = 0; t < decisions->n_tables; t++) {
    heads[1 + t] = wa_decision_text(report, &decisions->tables[t]);
    if (decisions->tables[t].result.evpi > decisions->tables[most].result.evpi) most = t;
  }
  const size_t *order = wa_worth_order(report, most, &n_parameters);
  wa_html_money_table(page, wa_rt(report, WA_T_P_WORTH_OF_EACH));
  wa_html_heads(page, heads, decisions->n_tables + 1, 1);
  wa_html(page, "<tbody>\n");
  for (size_t i = 0; i < decisions->n_knowledge; i++) {
    wa_html_row(page, wa_knowledge_text(report, &decisions->knowledge[order[i]]), false);
    for (size_t t = 0; t < decisions->n_tables; t++) wa_worth_cell(page, &decisions->tables[t].worth[order[i]]);
    wa_html_row_end(page);
  }
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
}

bool wa_has_worth_part(const wa_page *page) {
  const wa_decisions *decisions = page->report.results->decisions;
  return !page->report.secrecy && decisions && decisions->n_tables > 0;
}

void wa_part_worth(wa_page *page) {
  const wa_decisions *decisions = page->report.results->decisions;
  wa_html_paragraph(page, wa_rt(&page->report, WA_T_P_WORTH_NOTE));
  wa_choice_table(page, decisions);
  if (decisions->n_knowledge) wa_knowledge_table(page, decisions);
}
