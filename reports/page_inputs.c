/* Inputs, checks and method on the page. */
#include <stdint.h>
#include <string.h>

#include "reports/figure.h"
#include "reports/page_parts.h"

/* A name may be broken after its parts, nowhere else. */
static void wa_name_with_breaks(wa_page *page, const char *name) {
  while (*name) {
    size_t length = strcspn(name, "_.");
    if (name[length]) length++;
    wa_htmlf(page, "%s<wbr/>", wa_escaped(page->report.arena, wa_strndup(page->report.arena, name, length)));
    name += length;
  }
}

static void wa_input_cells(wa_page *page, const wa_input *input) {
  const wa_report *report = &page->report;
  const wa_parameter *parameter = input->parameter;
  wa_html_row(page, wa_node_text(report, input->node), false);
  wa_html(page, "<td><code>");
  wa_name_with_breaks(page, input->name);
  wa_html(page, "</code></td>");
  wa_html_cell(page, wa_unit_text(report->arena, input->unit));
  wa_html(page, "<td class=\"n\">");
  wa_htmlf(page, "<data value=\"%.17g\" data-figure=\"%s\">%s</data></td>", input->value, wa_escaped(report->arena, input->name),
           wa_number_text(report->arena, input->value));
  wa_html_cell(page, parameter ? wa_bound_text(report, &parameter->low) : "");
  wa_html_cell(page, parameter ? wa_bound_text(report, &parameter->high) : "");
  wa_html_cell(page, parameter ? wa_distribution_text(report, &parameter->distribution) : "");
  wa_html_cell(page, parameter ? wa_source_text(report, parameter) : "");
  wa_html_row_end(page);
}

static void wa_input_table(wa_page *page, bool parameters) {
  const wa_report *report = &page->report;
  static const wa_text_id ids[] = {WA_T_H_LABEL, WA_T_H_NAME, WA_T_H_UNIT, WA_T_H_VALUE, WA_T_H_LOW, WA_T_H_HIGH, WA_T_H_DISTRIBUTION, WA_T_H_SOURCE};
  const char *heads[8];
  bool any = false;
  for (size_t i = 0; i < 8; i++) heads[i] = wa_rt(report, ids[i]);
  for (size_t i = 0; i < report->graph->n_inputs; i++) {
    const wa_input *input = &report->graph->inputs[i];
    if ((input->parameter != NULL) != parameters || !wa_may_show(report->secrecy, input->node)) continue;
    if (!any) {
      wa_html_table(page, wa_rt(report, parameters ? WA_T_H_PARAMETERS : WA_T_H_OTHER_INPUTS));
      wa_html_heads(page, heads, 8, 8);
      wa_html(page, "<tbody>\n");
    }
    any = true;
    wa_input_cells(page, input);
  }
  if (!any) return;
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
}

void wa_part_inputs(wa_page *page) {
  wa_html_paragraph(page, wa_rt(&page->report, WA_T_P_STATIC));
  wa_input_table(page, true);
  wa_input_table(page, false);
}

static void wa_check_cells(wa_page *page, const wa_check *check) {
  const wa_report *report = &page->report;
  bool passed = wa_result_value(report->results, check->passed) == 1;
  wa_html_row(page, wa_name_text(report, check->name), false);
  wa_html_cell(page, check->strategy == SIZE_MAX ? "" : wa_strategy_text(report, check->strategy));
  wa_htmlf(page, "<td class=\"%s\">%s %s</td>", passed ? "pass" : "fail", passed ? "✓" : "✗",
           wa_escaped(report->arena, wa_rt(report, passed ? WA_T_PASSED : WA_T_FAILED)));
  wa_html_row_end(page);
}

void wa_part_checks(wa_page *page) {
  const wa_report *report = &page->report;
  const char *heads[] = {wa_rt(report, WA_T_CHECK), wa_rt(report, WA_T_H_STRATEGY), wa_rt(report, WA_T_H_OVERALL)};
  wa_html_table(page, wa_rt(report, WA_T_CHECKS));
  wa_html_heads(page, heads, 3, 3);
  wa_html(page, "<tbody>\n");
  for (size_t i = 0; i < report->results->n_checks; i++) wa_check_cells(page, &report->results->checks[i]);
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
}

static void wa_term_of(wa_page *page, wa_text_id what, const char *text) {
  if (!text || !*text) return;
  wa_html(page, "<dt>");
  wa_html_t(page, what);
  wa_html(page, "</dt><dd>");
  wa_html_own(page, text);
  wa_html(page, "</dd>\n");
}

static const char *wa_pair(const wa_report *report, const char *costs, const char *effects) {
  return wa_printf(report->arena, "%s / %s", costs, effects);
}

static const char *wa_rate_text(const wa_report *report, int class) {
  wa_id rate = report->results->lowered->discount[class];
  if (!wa_may_show(report->secrecy, rate)) return wa_rt(report, WA_T_WITHHELD);
  return wa_figure_percent(report->arena, wa_result_value(report->results, rate), report->language);
}

static void wa_conventions(wa_page *page) {
  const wa_report *report = &page->report;
  const wa_settings *settings = &report->model->settings;
  const char *year = settings->price_year ? wa_printf(report->arena, ", %d", settings->price_year) : "";
  wa_term_of(page, WA_T_G_CURRENCY, wa_printf(report->arena, "%s%s", settings->currency, year));
  const char *cycle = report->model->cohort.given && settings->cycle_text ? settings->cycle_text : "–";
  const char *horizon = settings->horizon_text ? settings->horizon_text : wa_number_text(report->arena, settings->horizon);
  wa_term_of(page, WA_T_G_HORIZON, wa_pair(report, horizon, cycle));
  wa_term_of(page, WA_T_P_DISCOUNT, wa_pair(report, wa_rate_text(report, WA_COSTS), wa_rate_text(report, WA_EFFECTS)));
  wa_term_of(page, WA_T_G_DISCOUNT, wa_pair(report, wa_name_text(report, wa_discount_from_names[settings->discount_from[WA_COSTS]]),
                                            wa_name_text(report, wa_discount_from_names[settings->discount_from[WA_EFFECTS]])));
  if (report->model->cohort.given)
    wa_term_of(page, WA_T_G_CORRECTION, wa_pair(report, wa_name_text(report, wa_correction_names[settings->correction[WA_COSTS]]),
                                                wa_name_text(report, wa_correction_names[settings->correction[WA_EFFECTS]])));
  wa_term_of(page, WA_T_G_PERSPECTIVE, wa_stakeholder_text(report, settings->perspective));
  wa_term_of(page, WA_T_G_COMPARATOR, wa_strategy_text(report, report->results->comparator));
}

void wa_part_method(wa_page *page) {
  const wa_report *report = &page->report;
  bool secrets = report->secrecy && report->secrecy->n_secrets;
  wa_html_paragraph(page, wa_rt(report, WA_T_G_NOTE_SROI));
  wa_html_paragraph(page, wa_rt(report, WA_T_G_NOTE_LEDGER));
  if (secrets) wa_html_paragraph(page, wa_rt(report, WA_T_E_LEFT_OUT_WHAT));
  wa_html(page, "<dl>\n");
  wa_conventions(page);
  wa_term_of(page, WA_T_P_AUTHOR, report->model->author);
  wa_term_of(page, WA_T_P_MODEL_VERSION, report->model->version);
  wa_term_of(page, WA_T_G_VERSION, report->version);
  if (!secrets) wa_term_of(page, WA_T_G_HASH, report->model->sha256); /* it would let confidential figures be guessed */
  wa_term_of(page, WA_T_G_COMMAND, report->command);
  wa_html(page, "</dl>\n");
  if (!report->secrecy) wa_page_checklists(page);
}
