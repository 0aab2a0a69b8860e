/* Individual patients: standard errors of the results and how patients differ. Numbers of the program. */
#include <math.h>
#include <stdint.h>

#include "analysis/patients.h"
#include "graph/patients_plan.h"
#include "reports/sheets.h"

enum { C_FIRST, C_SECOND, C_FIGURES };

/* How patients fare may be told where no chance in their lives rests on a secret. */
bool wa_has_patients(const wa_report *report) {
  for (wa_id id = 0; report->secrecy && id < report->graph->n_nodes; id++)
    if (report->graph->nodes[id].op == WA_OP_PATIENTS && !wa_may_vary(report->secrecy, id)) return false;
  return report->results->patients != NULL;
}

static void wa_patients_heads(wa_report *report, wa_sheet *sheet, size_t row, const wa_text_id *heads, size_t n) {
  for (size_t i = 0; i < n; i++)
    wa_cell_text(sheet, row, i, i < C_FIGURES ? WA_STYLE_HEADING : WA_STYLE_HEADING_RIGHT, wa_rt(report, heads[i]));
}

static size_t wa_errors_block(wa_report *report, wa_sheet *sheet, size_t row) {
  static const wa_text_id heads[] = {WA_T_SIM_RESULT, WA_T_SIM_STRATEGY, WA_T_SIM_VALUE, WA_T_SIM_ERROR};
  const wa_patients_result *patients = report->results->patients;
  wa_cell_text(sheet, row++, 0, WA_STYLE_SUBTITLE, wa_rt(report, WA_T_SIM_ERRORS));
  wa_patients_heads(report, sheet, row++, heads, 4);
  for (size_t h = 0; h < patients->headlines.n; h++) {
    const wa_headline *headline = &patients->headlines.items[h];
    if (headline->strategy >= report->model->n_strategies || isnan(patients->errors[h])) continue;
    if (!wa_may_vary(report->secrecy, headline->node)) continue;
    wa_num num = wa_num_of_node(report, headline->node);
    wa_cell_text(sheet, row, C_FIRST, WA_STYLE_TEXT, wa_node_text(report, headline->node));
    wa_cell_text(sheet, row, C_SECOND, WA_STYLE_TEXT, wa_strategy_text(report, headline->strategy));
    wa_engine_cell(sheet, row, C_FIGURES, num, wa_result_value(report->results, headline->node));
    wa_engine_cell(sheet, row++, C_FIGURES + 1, num, patients->errors[h]);
  }
  return row + 1;
}

static size_t wa_events_block(wa_report *report, wa_sheet *sheet, size_t row) {
  static const wa_text_id heads[] = {WA_T_SIM_EVENT, WA_T_SIM_STRATEGY, WA_T_SIM_NEVER, WA_T_SIM_ONCE, WA_T_SIM_TWICE, WA_T_SIM_MORE};
  const wa_patients *patients = report->model->patients;
  if (patients->n_events == 0) return row;
  wa_cell_text(sheet, row++, 0, WA_STYLE_SUBTITLE, wa_rt(report, WA_T_SIM_EVENTS));
  wa_patients_heads(report, sheet, row++, heads, 6);
  for (size_t e = 0; e < patients->n_events; e++)
    for (size_t s = 0; s < report->model->n_strategies; s++, row++) {
      wa_cell_text(sheet, row, C_FIRST, WA_STYLE_TEXT, wa_rl(report, patients->events[e].label, patients->events[e].name));
      wa_cell_text(sheet, row, C_SECOND, WA_STYLE_TEXT, wa_strategy_text(report, s));
      for (size_t times = 0; times <= WA_MOST_TIMES; times++)
        wa_engine_cell(sheet, row, C_FIGURES + times, WA_NUM_PERCENT, wa_patients_share(report->results, s, e, times));
    }
  return row + 1;
}

static void wa_spread_row(wa_report *report, wa_sheet *sheet, size_t row, size_t s, wa_text_id what, const wa_patient_spread *spread) {
  wa_num num = what == WA_T_SIM_COST ? WA_NUM_MONEY : WA_NUM_FACTOR;
  wa_cell_text(sheet, row, C_FIRST, WA_STYLE_TEXT, wa_rt(report, what));
  wa_cell_text(sheet, row, C_SECOND, WA_STYLE_TEXT, wa_strategy_text(report, s));
  wa_engine_cell(sheet, row, C_FIGURES, num, spread->mean);
  wa_engine_cell(sheet, row, C_FIGURES + 1, num, spread->sd);
  for (size_t q = 0; q < WA_N_PATIENT_QUANTILES; q++) wa_engine_cell(sheet, row, C_FIGURES + 2 + q, num, spread->quantiles[q]);
}

static size_t wa_spreads_block(wa_report *report, wa_sheet *sheet, size_t row) {
  static const wa_text_id heads[] = {WA_T_SIM_RESULT, WA_T_SIM_STRATEGY, WA_T_SIM_MEAN, WA_T_SIM_SD};
  const wa_patients_result *patients = report->results->patients;
  if (!patients->cost) return row;
  wa_cell_text(sheet, row++, 0, WA_STYLE_SUBTITLE, wa_rt(report, WA_T_SIM_SPREAD));
  wa_patients_heads(report, sheet, row, heads, 4);
  for (size_t q = 0; q < WA_N_PATIENT_QUANTILES; q++)
    wa_cell_text(sheet, row, C_FIGURES + 2 + q, WA_STYLE_HEADING_RIGHT, wa_printf(report->arena, "%g%%", 100 * wa_patient_quantiles[q]));
  row++;
  for (size_t s = 0; s < report->model->n_strategies; s++) {
    const wa_effectiveness *own = &report->results->strategies[s].effectiveness[0];
    if (wa_may_vary(report->secrecy, own->cost)) wa_spread_row(report, sheet, row++, s, WA_T_SIM_COST, &patients->cost[s]);
    if (wa_may_vary(report->secrecy, own->effect)) wa_spread_row(report, sheet, row++, s, WA_T_SIM_EFFECT, &patients->effect[s]);
  }
  return row + 1;
}

void wa_layout_patients(wa_report *report, wa_sheet *sheet) {
  wa_sheet_width(sheet, C_FIRST, C_FIRST, 44);
  wa_sheet_width(sheet, C_SECOND, C_SECOND, 28);
  wa_sheet_width(sheet, C_FIGURES, C_FIGURES + 1 + WA_N_PATIENT_QUANTILES, 14);
  size_t row = wa_errors_block(report, sheet, 3);
  row = wa_events_block(report, sheet, row);
  row = wa_spreads_block(report, sheet, row);
  wa_sheet_freeze(sheet, 3, 1);
  wa_sheet_print(sheet, WA_FIT_WIDTH, row, C_FIGURES + 1 + WA_N_PATIENT_QUANTILES);
}
