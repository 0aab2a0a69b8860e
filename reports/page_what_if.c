/* What the result would be otherwise, on the page: grids of two parameters, break-even questions, scenarios. Numbers of the
 * engine; an edition has of the scenarios what told.h allows, and none of the others. */
#include <stdint.h>

#include "analysis/told.h"
#include "reports/page_parts.h"
#include "reports/result_text.h"
#include "reports/sheets.h"

static const wa_sensitivity *wa_sensitivity_of(const wa_page *page) { return page->report.results->sensitivity; }

static void wa_grid_table(wa_page *page, const wa_two_way *grid, size_t a) {
  const wa_report *report = &page->report;
  const wa_aim *aim = &grid->aims.items[a];
  size_t steps = grid->plan->steps;
  const char *down = wa_parameter_text(report->results, grid->plan->y.parameter, report->language);
  const char **heads = WA_NEW_ARRAY(report->arena, const char *, steps + 1);
  heads[0] = down;
  for (size_t c = 0; c < steps; c++) heads[1 + c] = wa_parameter_figure(report->arena, grid->x[c], report->language);
  const char *axes = wa_printf(report->arena, wa_rt(report, WA_T_OW_ACROSS),
                               wa_parameter_text(report->results, grid->plan->x.parameter, report->language), down);
  wa_html_table(page, wa_printf(report->arena, "%s. %s", wa_aim_text(report, aim), axes));
  wa_html_heads(page, heads, steps + 1, 1);
  wa_html(page, "<tbody>\n");
  for (size_t r = 0; r < steps; r++) {
    wa_html_row(page, wa_parameter_figure(report->arena, grid->y[r], report->language), false);
    for (size_t c = 0; c < steps; c++) wa_html_result(page, &aim->headline, grid->values[a][r * steps + c]);
    wa_html_row_end(page);
  }
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
}

void wa_part_two_way(wa_page *page) {
  const wa_sensitivity *sensitivity = wa_sensitivity_of(page);
  wa_html_paragraph(page, wa_rt(&page->report, WA_T_TWO_WAY_PURPOSE));
  for (size_t i = 0; i < sensitivity->n_two_way; i++)
    for (size_t a = 0; a < sensitivity->two_way[i].aims.n; a++) wa_grid_table(page, &sensitivity->two_way[i], a);
}

/* ---- break-even ---- */

void wa_page_switch(wa_page *page, const wa_switch *answer) {
  const wa_report *report = &page->report;
  wa_html(page, "<td class=\"switch\">");
  for (size_t i = 0; i < answer->n; i++) {
    const char *shown = wa_parameter_figure(report->arena, answer->values[i].at, report->language);
    wa_htmlf(page, "%s<data value=\"%.17g\">%s</data>", i ? "; " : "", answer->values[i].at, wa_escaped(report->arena, shown));
  }
  wa_htmlf(page, "%s<small>%s</small></td>", answer->n ? " " : "", wa_escaped(report->arena, wa_switch_words(report, answer)));
}

static void wa_question_row(wa_page *page, const wa_break_even *item) {
  const wa_report *report = &page->report;
  wa_html_row(page, wa_aim_text(report, &item->aim), false);
  wa_html_cell(page, wa_parameter_text(report->results, item->plan->vary.parameter, report->language));
  wa_html_result(page, &item->aim.headline, item->aim.base);
  wa_html_result(page, &item->aim.headline, item->reaches);
  wa_html_parameter(page, item->base);
  wa_page_switch(page, &item->answer);
  wa_html_row_end(page);
}

void wa_part_break_even(wa_page *page) {
  const wa_report *report = &page->report;
  const wa_sensitivity *sensitivity = wa_sensitivity_of(page);
  const char *heads[] = {wa_rt(report, WA_T_OW_QUESTION), wa_rt(report, WA_T_OW_VARY), wa_rt(report, WA_T_OW_NOW),
                         wa_rt(report, WA_T_OW_REACHES), wa_rt(report, WA_T_P_PARAMETER_NOW), wa_rt(report, WA_T_OW_ANSWER)};
  wa_html_paragraph(page, wa_rt(report, WA_T_BREAK_EVEN_PURPOSE));
  wa_html_table(page, wa_rt(report, WA_T_BREAK_EVEN));
  wa_html_heads(page, heads, 6, 2);
  wa_html(page, "<tbody>\n");
  for (size_t i = 0; i < sensitivity->n_break_even; i++) wa_question_row(page, &sensitivity->break_even[i]);
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
}

/* ---- scenarios ---- */

static void wa_scenario_begin(wa_page *page, const char *caption, wa_text_id first, bool base) {
  const wa_report *report = &page->report;
  size_t n_told, *told = wa_scenarios_told(report, &n_told), n = 0;
  const char **heads = WA_NEW_ARRAY(report->arena, const char *, n_told + 2);
  heads[n++] = wa_rt(report, first);
  if (base) heads[n++] = wa_rt(report, WA_T_OW_BASE_RESULT);
  for (size_t i = 0; i < n_told; i++) {
    const wa_scenario *scenario = &report->model->analysis.plan->scenarios[told[i]];
    heads[n++] = wa_rl(report, scenario->label, scenario->name);
  }
  wa_html_table(page, caption);
  wa_html_heads(page, heads, n, base ? 1 : n);
  wa_html(page, "<tbody>\n");
}

static void wa_scenario_end(wa_page *page) {
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
}

static void wa_told_result(wa_page *page, const wa_headline *headline, double value, bool told) {
  if (told) wa_html_result(page, headline, value);
  else wa_htmlf(page, "<td class=\"n\"><em>%s</em></td>", wa_escaped(page->report.arena, wa_rt(&page->report, WA_T_WITHHELD)));
}

static void wa_scenario_table(wa_page *page, size_t strategy) {
  const wa_report *report = &page->report;
  const wa_scenarios *scenarios = wa_sensitivity_of(page)->scenarios;
  size_t n, *told = wa_scenarios_told(report, &n);
  wa_scenario_begin(page, wa_printf(report->arena, "%s: %s", wa_rt(report, WA_T_SCENARIOS), wa_strategy_text(report, strategy)),
                    WA_T_OW_QUESTION, true);
  for (size_t a = 0; a < scenarios->aims.n; a++) {
    const wa_aim *aim = &scenarios->aims.items[a];
    if (aim->headline.strategy != strategy) continue;
    wa_html_row(page, wa_result_text(report->arena, report->results, &aim->headline, report->language), false);
    wa_told_result(page, &aim->headline, aim->base,
                   wa_may_show(report->secrecy, aim->headline.node) && wa_may_show(report->secrecy, aim->against));
    for (size_t i = 0; i < n; i++)
      wa_told_result(page, &aim->headline, scenarios->values[told[i]][a],
                     wa_scenario_value_told(report->results, report->secrecy, told[i], a));
    wa_html_row_end(page);
  }
  wa_scenario_end(page);
}

/* A row for each place that a scenario changes. */
static void wa_changes_table(wa_page *page) {
  size_t n, *told = wa_scenarios_told(&page->report, &n);
  wa_scenario_begin(page, wa_rt(&page->report, WA_T_OW_SET), WA_T_OW_PLACE, false);
  for (size_t i = 0; i < n; i++) {
    const wa_scenario *scenario = &page->report.model->analysis.plan->scenarios[told[i]];
    for (size_t k = 0; k < scenario->n_keys; k++) {
      wa_html_row(page, scenario->keys[k], false);
      for (size_t j = 0; j < n; j++) wa_html_cell(page, i == j ? scenario->values[k] : "");
      wa_html_row_end(page);
    }
  }
  wa_scenario_end(page);
}

void wa_part_scenarios(wa_page *page) {
  wa_html_paragraph(page, wa_rt(&page->report, WA_T_SCENARIOS_PURPOSE));
  for (size_t s = 0; s < page->report.model->n_strategies; s++) {
    if (!wa_reported(&page->report, s)) continue;
    wa_page_strategy(page, "scenarios", s);
    wa_scenario_table(page, s);
  }
  wa_changes_table(page);
}
