#include "reports/workbook.h"

#include <string.h>

#include "reports/report.h"
#include "reports/sheets.h"
#include "reports/switches.h"

static bool wa_always(const wa_report *report) { return report != NULL; }
static bool wa_has_tables(const wa_report *report) { return wa_used_tables(report) > 0; }
static bool wa_has_lines(const wa_report *report) { return report->model->n_lines > 0; }
static bool wa_has_outcomes(const wa_report *report) { return report->model->n_outcomes > 0; }
static bool wa_has_cohort(const wa_report *report) { return report->model->cohort.given; }

static bool wa_has_paths(const wa_report *report) { return report->model->n_paths > 0; }
static bool wa_has_segments(const wa_report *report) { return report->results->n_segments > 0; }

static bool wa_has_uptake(const wa_report *report) {
  for (size_t s = 0; s < report->model->n_strategies; s++)
    if (report->model->strategies[s].uptake.given) return true;
  return false;
}
static bool wa_has_draws(const wa_report *report) { return report->results->decisions != NULL; }

static bool wa_has_tree(const wa_report *report) { return report->model->tree.given; }

const wa_sheet_row wa_sheet_rows[] = {
    {WA_T_EDITION, WA_T_EDITION_PURPOSE, wa_always, wa_layout_edition, wa_finish_edition},
    {WA_T_FLOWS, WA_T_FLOWS_PURPOSE, wa_has_lines, wa_layout_flows, wa_finish_flows},
    {WA_T_OWN_CHARTS, WA_T_OWN_CHARTS_PURPOSE, wa_has_own_charts, wa_layout_own_charts, wa_finish_own_charts},
    {WA_T_CHANCES, WA_T_CHANCES_PURPOSE, wa_has_chances, wa_layout_chances, NULL},
    {WA_T_SUMMARY, WA_T_SUMMARY_PURPOSE, wa_always, wa_layout_summary, wa_finish_summary},
    {WA_T_GUIDE, WA_T_GUIDE_PURPOSE, wa_always, wa_layout_guide, NULL},
    {WA_T_INPUTS, WA_T_INPUTS_PURPOSE, wa_always, wa_layout_inputs, wa_finish_inputs},
    {WA_T_TABLES, WA_T_TABLES_PURPOSE, wa_has_tables, wa_layout_tables, NULL},
    {WA_T_VALUE_MAP, WA_T_VALUE_MAP_PURPOSE, wa_has_lines, wa_layout_value_map, NULL},
    {WA_T_STAKEHOLDERS, WA_T_STAKEHOLDERS_PURPOSE, wa_has_lines, wa_layout_stakeholders, NULL},
    {WA_T_CHARTS, WA_T_CHARTS_PURPOSE, wa_has_charts, wa_layout_charts, wa_finish_charts},
    {WA_T_OUTCOMES, WA_T_OUTCOMES_PURPOSE, wa_has_outcomes, wa_layout_outcomes, NULL},
    {WA_T_COST_EFFECTIVENESS, WA_T_CE_PURPOSE, wa_has_effectiveness, wa_layout_effectiveness,
     wa_finish_effectiveness},
    {WA_T_BUDGET_SHEET, WA_T_BUDGET_PURPOSE, wa_has_budget, wa_layout_budget, wa_finish_budget},
    {WA_T_ONE_WAY, WA_T_ONE_WAY_PURPOSE, wa_has_one_way, wa_layout_one_way, NULL},
    {WA_T_TWO_WAY, WA_T_TWO_WAY_PURPOSE, wa_has_two_way, wa_layout_two_way, NULL},
    {WA_T_BREAK_EVEN, WA_T_BREAK_EVEN_PURPOSE, wa_has_break_even, wa_layout_break_even, NULL},
    {WA_T_SCENARIOS, WA_T_SCENARIOS_PURPOSE, wa_has_scenarios, wa_layout_scenarios, NULL},
    {WA_T_UNCERTAINTY, WA_T_UNCERTAINTY_PURPOSE, wa_has_draws, wa_layout_uncertainty, NULL},
    {WA_T_TREE, WA_T_TREE_PURPOSE, wa_has_tree, wa_layout_tree, NULL},
    {WA_T_TRACE, WA_T_TRACE_PURPOSE, wa_has_cohort, wa_layout_trace, wa_finish_trace},
    {WA_T_PATIENTS, WA_T_PATIENTS_PURPOSE, wa_has_patients, wa_layout_patients, NULL},
    {WA_T_PATHS, WA_T_PATHS_PURPOSE, wa_has_paths, wa_layout_paths, NULL},
    {WA_T_SEGMENTS, WA_T_SEGMENTS_PURPOSE, wa_has_segments, wa_layout_segments, NULL},
    {WA_T_UPTAKE_SHEET, WA_T_UPTAKE_PURPOSE, wa_has_uptake, wa_layout_uptake, wa_finish_uptake},
    {WA_T_CALCULATION, WA_T_CALCULATION_PURPOSE, wa_always, wa_layout_calculation, NULL},
    {WA_T_DRAWS, WA_T_DRAWS_PURPOSE, wa_has_draws, wa_layout_draws, wa_finish_draws},
    {WA_T_CHECKS, WA_T_CHECKS_PURPOSE, wa_always, wa_layout_checks, wa_finish_checks},
    {WA_T_METHOD, WA_T_METHOD_PURPOSE, wa_always, wa_layout_method, NULL},
    {WA_T_SOURCES, WA_T_SOURCES_PURPOSE, wa_always, wa_layout_sources, NULL},
};
const size_t wa_n_sheet_rows = sizeof wa_sheet_rows / sizeof *wa_sheet_rows;

/* What an edition consists of: sheets that show nodes of the graph but through homes and claims, where what is
 * confidential to others stays out, and that ask secrecy.h and told.h wherever they write texts and numbers of their own.
 * The first ones it has alone. */
enum { WA_OWN_SHEETS = 4 };
static const wa_text_id wa_edition_sheets[] = {
    WA_T_EDITION, WA_T_FLOWS, WA_T_OWN_CHARTS, WA_T_CHANCES, WA_T_GUIDE, WA_T_INPUTS, WA_T_TABLES, WA_T_VALUE_MAP, WA_T_STAKEHOLDERS,
    WA_T_CHARTS, WA_T_OUTCOMES, WA_T_COST_EFFECTIVENESS, WA_T_BUDGET_SHEET, WA_T_ONE_WAY, WA_T_SCENARIOS, WA_T_TREE, WA_T_TRACE,
    WA_T_PATIENTS, WA_T_PATHS, WA_T_SEGMENTS, WA_T_UPTAKE_SHEET, WA_T_CALCULATION, WA_T_CHECKS, WA_T_SOURCES};

static bool wa_belongs(const wa_report *report, wa_text_id name) {
  size_t n = report->secrecy ? sizeof wa_edition_sheets / sizeof *wa_edition_sheets : WA_OWN_SHEETS;
  for (size_t i = 0; i < n; i++)
    if (wa_edition_sheets[i] == name) return report->secrecy != NULL;
  return report->secrecy == NULL;
}

/* Sheets of numbers that the program computed and that no formula follows. */
static const wa_text_id wa_engine_sheets[] = {WA_T_ONE_WAY, WA_T_TWO_WAY, WA_T_BREAK_EVEN, WA_T_SCENARIOS, WA_T_UNCERTAINTY,
                                              WA_T_DRAWS, WA_T_CHANCES};

/* Beside the link to the reading guide. */
static void wa_put_banners(wa_report *report) {
  for (size_t i = 0; i < sizeof wa_engine_sheets / sizeof *wa_engine_sheets; i++)
    if (report->sheets[wa_engine_sheets[i]])
      wa_stale_banner(report, report->sheets[wa_engine_sheets[i]], 0, WA_TIME_COLUMN + 2);
}

/* Which STATE node stands for each state of each cohort. */
static void wa_map_states(wa_report *report) {
  const wa_graph *graph = report->graph;
  for (wa_id id = 0; id < graph->n_nodes; id++) report->n_cohorts += graph->nodes[id].op == WA_OP_COHORT;
  report->cohort_nodes = WA_NEW_ARRAY(report->arena, wa_id, report->n_cohorts + 1);
  report->state_nodes = WA_NEW_ARRAY(report->arena, wa_id *, report->n_cohorts + 1);
  size_t count = 0;
  for (wa_id id = 0; id < graph->n_nodes; id++) {
    const wa_node *node = &graph->nodes[id];
    if (node->op == WA_OP_COHORT) {
      report->cohort_nodes[count] = id;
      report->state_nodes[count++] = WA_NEW_ARRAY(report->arena, wa_id, graph->cohorts[node->index].n_states);
    } else if (node->op == WA_OP_STATE) {
      size_t i = 0;
      while (report->cohort_nodes[i] != node->args[0]) i++;
      report->state_nodes[i][node->index] = id;
    }
  }
}

/* Every sheet leads back to the reading guide, which leads to all others. The link stands right of the title. */
static void wa_link_back(wa_report *report) {
  const wa_sheet *guide = report->sheets[WA_T_GUIDE];
  for (size_t i = 0; i < WA_N_TEXTS; i++)
    if (report->sheets[i] && report->sheets[i] != guide)
      wa_cell_link(report->sheets[i], 0, WA_TIME_COLUMN, wa_rt(report, WA_T_GUIDE), guide, 0, 0);
}

static void wa_make_sheets(wa_report *report) {
  for (size_t i = 0; i < wa_n_sheet_rows; i++) {
    const wa_sheet_row *row = &wa_sheet_rows[i];
    if (!wa_belongs(report, row->name) || !row->wanted(report)) continue;
    wa_sheet *sheet = wa_book_sheet(report->book, wa_rt(report, row->name));
    wa_sheet_title(sheet, wa_rt(report, row->name), wa_rt(report, row->purpose));
    report->sheets[row->name] = sheet;
  }
  wa_link_back(report);
}

/* Inputs get their homes first, so that no other sheet takes them; the tabs stand in reading order. */
static void wa_lay_out(wa_report *report) {
  for (size_t i = 0; i < wa_n_sheet_rows; i++)
    if (wa_sheet_rows[i].name != WA_T_SUMMARY && report->sheets[wa_sheet_rows[i].name])
      wa_sheet_rows[i].layout(report, report->sheets[wa_sheet_rows[i].name]);
  if (report->sheets[WA_T_SUMMARY]) wa_layout_summary(report, report->sheets[WA_T_SUMMARY]);
  wa_place_rest(report);
  wa_write_claims(report);
  for (size_t i = 0; i < wa_n_sheet_rows; i++)
    if (wa_sheet_rows[i].finish && report->sheets[wa_sheet_rows[i].name])
      wa_sheet_rows[i].finish(report, report->sheets[wa_sheet_rows[i].name]);
  wa_put_banners(report);
}

static bool wa_write_report(wa_report report, const char *path, pthread_mutex_t *turns, const char **reason) {
  wa_arena *arena = report.arena;
  report.keys = wa_text_keys_new(arena);
  report.book = wa_book_open(arena, path, report.language);
  wa_book_take_turns(report.book, turns);
  wa_book_properties(report.book, wa_rl(&report, report.model->title, "waarde"), report.model->author);
  report.homes = WA_NEW_ARRAY(arena, wa_home, report.graph->n_nodes + 1);
  report.numbers = WA_NEW_ARRAY(arena, const char *, report.graph->n_nodes + 1);
  report.tables = WA_NEW_ARRAY(arena, wa_table_place, report.model->n_tables + 1);
  wa_map_states(&report);
  report.switches = wa_switches_find(&report);
  wa_make_sheets(&report);
  wa_lay_out(&report);
  return wa_book_close(report.book, reason);
}

bool wa_workbook_write(wa_arena *arena, const wa_results *results, const char *path, const char *language,
                       const char *version, const char *command, const char **reason) {
  wa_report report = {.arena = arena, .results = results, .graph = results->graph, .model = results->model,
                      .language = language, .version = version, .command = command};
  return wa_write_report(report, path, NULL, reason);
}

bool wa_edition_write(wa_arena *arena, const wa_results *results, size_t reader, const char *path, const char *language,
                      const char *version, const char *command, pthread_mutex_t *turns, const char **reason) {
  wa_report report = {.arena = arena, .results = results, .graph = results->graph, .model = results->model,
                      .language = language, .version = version, .command = command,
                      .secrecy = wa_secrecy_for(arena, results, reader)};
  return wa_write_report(report, path, turns, reason);
}
