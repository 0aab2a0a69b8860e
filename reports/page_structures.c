/* What happens to people, on the page: the decision tree, care paths, and how individual patients differ. */
#include <math.h>
#include <stdint.h>

#include "analysis/patients.h"
#include "graph/patients_plan.h"
#include "reports/page_parts.h"
#include "reports/path_tables.h"
#include "reports/result_text.h"

static void wa_tree_cells(wa_page *page, size_t strategy, size_t node) {
  const wa_report *report = &page->report;
  const wa_tree_node *written = &report->model->tree.nodes[node];
  const wa_lowered *lowered = report->results->lowered;
  wa_htmlf(page, "<tr><th scope=\"row\"><span class=\"d%zu\">", written->depth < 8 ? written->depth : 8);
  wa_html_own(page, wa_tree_text(report, node));
  wa_html(page, "</span></th>");
  wa_html_cell(page, wa_rt(report, written->parent == SIZE_MAX ? WA_T_KIND_ROOT : written->leaf ? WA_T_KIND_LEAF : WA_T_KIND_CHANCE));
  wa_html_cell(page, written->parent == SIZE_MAX ? "" : written->rest ? "rest" : wa_formula_told(report, written->probability.expr));
  wa_html_figure(page, lowered->branches[strategy][node], 0, WA_FIGURE_MONEY);
  wa_html_figure(page, lowered->reach[strategy][node], 0, WA_FIGURE_MONEY);
  wa_html_figure(page, lowered->people[strategy][node], 0, WA_FIGURE_MONEY);
  wa_html_row_end(page);
}

static void wa_tree_table(wa_page *page, size_t strategy) {
  const wa_report *report = &page->report;
  const wa_tree *tree = &report->model->tree;
  const char *heads[] = {wa_rt(report, WA_T_H_NODE), wa_rt(report, WA_T_H_KIND), wa_rt(report, WA_T_H_FORMULA),
                         wa_rt(report, WA_T_H_BRANCH), wa_rt(report, WA_T_H_REACH), wa_rt(report, WA_T_H_PEOPLE)};
  wa_html_table(page, wa_printf(report->arena, "%s: %s", wa_rt(report, WA_T_TREE), wa_strategy_text(report, strategy)));
  wa_html_heads(page, heads, 6, 3);
  wa_html(page, "<tbody>\n");
  for (size_t i = 0; i < tree->n_nodes; i++) wa_tree_cells(page, strategy, tree->order[i]);
  wa_html_row(page, wa_rt(report, WA_T_LEAVES_SUM), true);
  wa_html(page, "<td></td><td></td><td></td>");
  wa_html_figure(page, wa_find_named(report->graph, "leaves_sum", strategy), 0, WA_FIGURE_MONEY);
  wa_html(page, "<td></td>");
  wa_html_row_end(page);
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
}

void wa_part_tree(wa_page *page) {
  wa_html_paragraph(page, wa_rt(&page->report, WA_T_TREE_PURPOSE));
  for (size_t s = 0; s < page->report.model->n_strategies; s++) {
    wa_page_strategy(page, "tree", s);
    wa_tree_table(page, s);
  }
}

/* ---- care paths ---- */

/* A step's own cells stand in the row of the first who works in it. */
static void wa_step_cells(wa_page *page, const wa_path_step *written, const wa_step_flow *step, size_t i) {
  const wa_report *report = &page->report;
  const wa_step_work *who = i < written->n_work ? &written->work[i] : NULL;
  const wa_work_flow *work = who ? &step->work[i] : NULL;
  bool first = i == 0;
  wa_html_row(page, wa_rl(report, written->label, written->name), false);
  wa_html_cell(page, who && who->role != SIZE_MAX ? wa_role_text(report, who->role) : "");
  wa_html_figure(page, first ? step->times : WA_NONE, 0, WA_FIGURE_MONEY);
  wa_html_figure(page, work ? work->minutes : WA_NONE, 0, WA_FIGURE_MONEY);
  wa_html_figure(page, work ? work->total : WA_NONE, 0, WA_FIGURE_MONEY);
  wa_html_figure(page, work ? work->per_minute : WA_NONE, 0, WA_FIGURE_MONEY);
  wa_html_figure(page, work ? work->cost : WA_NONE, 0, WA_FIGURE_MONEY);
  wa_html_figure(page, first && written->materials.expr ? step->materials : WA_NONE, 0, WA_FIGURE_MONEY);
  wa_html_figure(page, first ? step->cost : WA_NONE, 0, WA_FIGURE_MONEY);
  wa_html_row_end(page);
}

static void wa_steps_table(wa_page *page, const wa_path_table *table) {
  const wa_report *report = &page->report;
  const char *heads[] = {wa_rt(report, WA_T_PATH_H_STEP), wa_rt(report, WA_T_PATH_H_WHO), wa_rt(report, WA_T_PATH_H_TIMES),
                         wa_rt(report, WA_T_PATH_H_MINUTES_EACH), wa_rt(report, WA_T_PATH_H_MINUTES), wa_rt(report, WA_T_PATH_H_PER_MINUTE),
                         wa_rt(report, WA_T_PATH_H_STAFF), wa_rt(report, WA_T_PATH_H_MATERIALS), wa_rt(report, WA_T_PATH_H_COST)};
  wa_html_money_table(page, table->title);
  wa_html_heads(page, heads, 9, 2);
  wa_html(page, "<tbody>\n");
  for (size_t i = 0; i < table->written->n_steps; i++) {
    size_t rows = table->written->steps[i].n_work ? table->written->steps[i].n_work : 1;
    for (size_t k = 0; k < rows; k++) wa_step_cells(page, &table->written->steps[i], &table->path->steps[i], k);
  }
  wa_html_row(page, wa_rt(report, WA_T_S_ALL), true);
  wa_html(page, "<td></td><td></td><td></td>");
  wa_html_figure(page, table->path->minutes, 0, WA_FIGURE_MONEY);
  wa_html(page, "<td></td><td></td><td></td>");
  wa_html_figure(page, table->path->cost, 0, WA_FIGURE_MONEY);
  wa_html_row_end(page);
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
}

static void wa_roles_table(wa_page *page, const wa_path_table *table) {
  const wa_report *report = &page->report;
  const char *heads[] = {wa_rt(report, WA_T_ROLE), wa_rt(report, WA_T_PATH_H_MINUTES), wa_rt(report, WA_T_PATH_H_STAFF)};
  bool any = false;
  for (size_t i = 0; i < report->model->n_roles; i++) {
    if (table->path->role_cost[i] == WA_NONE) continue;
    if (!any) {
      wa_html_money_table(page, wa_printf(report->arena, "%s: %s", wa_rt(report, WA_T_ROLE), table->title));
      wa_html_heads(page, heads, 3, 1);
      wa_html(page, "<tbody>\n");
    }
    any = true;
    wa_html_row(page, wa_role_text(report, i), false);
    wa_html_figure(page, table->path->role_minutes[i], 0, WA_FIGURE_MONEY);
    wa_html_figure(page, table->path->role_cost[i], 0, WA_FIGURE_MONEY);
    wa_html_row_end(page);
  }
  if (!any) return;
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
}

void wa_part_paths(wa_page *page) {
  const wa_path_table *tables;
  size_t n = wa_path_tables(&page->report, &tables);
  wa_html_paragraph(page, wa_rt(&page->report, WA_T_PATHS_PURPOSE));
  for (size_t i = 0; i < n; i++) {
    page->strategy = tables[i].strategy;
    wa_html_heading(page, 3, wa_printf(page->report.arena, "path-%zu", i + 1), tables[i].title);
    wa_steps_table(page, &tables[i]);
    wa_roles_table(page, &tables[i]);
  }
}

/* ---- individual patients ---- */

static void wa_errors_table(wa_page *page) {
  const wa_report *report = &page->report;
  const wa_patients_result *patients = report->results->patients;
  const char *heads[] = {wa_rt(report, WA_T_SIM_RESULT), wa_rt(report, WA_T_SIM_STRATEGY), wa_rt(report, WA_T_SIM_VALUE),
                         wa_rt(report, WA_T_SIM_ERROR)};
  wa_html_table(page, wa_rt(report, WA_T_SIM_ERRORS));
  wa_html_heads(page, heads, 4, 2);
  wa_html(page, "<tbody>\n");
  for (size_t h = 0; h < patients->headlines.n; h++) {
    const wa_headline *headline = &patients->headlines.items[h];
    if (headline->strategy >= report->model->n_strategies || isnan(patients->errors[h])) continue;
    if (!wa_may_vary(report->secrecy, headline->node)) continue;
    page->strategy = headline->strategy;
    wa_html_row(page, wa_result_text(report->arena, report->results, headline, report->language), false);
    wa_html_cell(page, wa_strategy_text(report, headline->strategy));
    wa_html_figure(page, headline->node, 0, wa_kind_of_node(report, headline->node));
    wa_html_amount(page, patients->errors[h]);
    wa_html_row_end(page);
  }
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
}

static void wa_events_table(wa_page *page) {
  const wa_report *report = &page->report;
  const wa_patients *patients = report->model->patients;
  const char *heads[] = {wa_rt(report, WA_T_SIM_EVENT), wa_rt(report, WA_T_SIM_STRATEGY), wa_rt(report, WA_T_SIM_NEVER),
                         wa_rt(report, WA_T_SIM_ONCE), wa_rt(report, WA_T_SIM_TWICE), wa_rt(report, WA_T_SIM_MORE)};
  if (patients->n_events == 0) return;
  wa_html_table(page, wa_rt(report, WA_T_SIM_EVENTS));
  wa_html_heads(page, heads, 6, 2);
  wa_html(page, "<tbody>\n");
  for (size_t e = 0; e < patients->n_events; e++)
    for (size_t s = 0; s < report->model->n_strategies; s++) {
      wa_html_row(page, wa_rl(report, patients->events[e].label, patients->events[e].name), false);
      wa_html_cell(page, wa_strategy_text(report, s));
      for (size_t times = 0; times <= WA_MOST_TIMES; times++) wa_html_share(page, wa_patients_share(report->results, s, e, times));
      wa_html_row_end(page);
    }
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
}

static void wa_spread_cells(wa_page *page, size_t strategy, wa_text_id what, const wa_patient_spread *spread) {
  wa_html_row(page, wa_rt(&page->report, what), false);
  wa_html_cell(page, wa_strategy_text(&page->report, strategy));
  wa_html_amount(page, spread->mean);
  wa_html_amount(page, spread->sd);
  for (size_t q = 0; q < WA_N_PATIENT_QUANTILES; q++) wa_html_amount(page, spread->quantiles[q]);
  wa_html_row_end(page);
}

static void wa_spreads_table(wa_page *page) {
  const wa_report *report = &page->report;
  const wa_patients_result *patients = report->results->patients;
  const char *heads[4 + WA_N_PATIENT_QUANTILES] = {wa_rt(report, WA_T_SIM_RESULT), wa_rt(report, WA_T_SIM_STRATEGY),
                                                   wa_rt(report, WA_T_SIM_MEAN), wa_rt(report, WA_T_SIM_SD)};
  if (!patients->cost) return;
  for (size_t q = 0; q < WA_N_PATIENT_QUANTILES; q++) heads[4 + q] = wa_printf(report->arena, "%g%%", 100 * wa_patient_quantiles[q]);
  wa_html_table(page, wa_rt(report, WA_T_SIM_SPREAD));
  wa_html_heads(page, heads, 4 + WA_N_PATIENT_QUANTILES, 2);
  wa_html(page, "<tbody>\n");
  for (size_t s = 0; s < report->model->n_strategies; s++) {
    const wa_effectiveness *own = &report->results->strategies[s].effectiveness[0];
    if (wa_may_vary(report->secrecy, own->cost)) wa_spread_cells(page, s, WA_T_SIM_COST, &patients->cost[s]);
    if (wa_may_vary(report->secrecy, own->effect)) wa_spread_cells(page, s, WA_T_SIM_EFFECT, &patients->effect[s]);
  }
  wa_html(page, "</tbody>\n");
  wa_html_table_end(page);
}

void wa_part_patients(wa_page *page) {
  wa_html_paragraph(page, wa_rt(&page->report, WA_T_PATIENTS_PURPOSE));
  wa_errors_table(page);
  wa_events_table(page);
  wa_spreads_table(page);
}
