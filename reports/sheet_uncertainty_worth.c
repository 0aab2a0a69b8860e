/* What knowing more is worth, per decision: numbers of the program. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "reports/figure.h"
#include "reports/sheet_uncertainty.h"
#include "reports/worth.h"

enum { MOST_BARS = 20, PAGE_ROWS = 34 };

/* Rows of figures that each decision has: the choice now, its probability, EVPI in three units. */
static size_t wa_u_choices(wa_report *report, wa_sheet *sheet, size_t row) {
  const wa_decisions *decisions = wa_report_decisions(report);
  static const wa_text_id labels[] = {WA_T_U_CHOICE, WA_T_U_CHANCE, WA_T_U_PER_PERSON, WA_T_U_POPULATION, WA_T_U_EVERYTHING};
  for (size_t i = 0; i < 5; i++) wa_cell_text(sheet, row + i, 0, i == 4 ? WA_STYLE_STRONG : WA_STYLE_TEXT, wa_rt(report, labels[i]));
  for (size_t t = 0; t < decisions->n_tables; t++) {
    const wa_choice_result *result = &decisions->tables[t].result;
    double person = result->evpi * wa_per_person(decisions), all = result->evpi * wa_per_population(decisions);
    wa_cell_text(sheet, row, 1 + t, WA_STYLE_ENGINE, wa_strategy_text(report, result->best));
    wa_cell_number(sheet, row + 1, 1 + t, WA_STYLE_ENGINE, WA_NUM_PERCENT, result->probability[result->best]);
    if (isfinite(person)) wa_cell_number(sheet, row + 2, 1 + t, WA_STYLE_ENGINE, WA_NUM_MONEY_CENTS, person);
    if (isfinite(all)) wa_cell_number(sheet, row + 3, 1 + t, WA_STYLE_ENGINE, WA_NUM_MONEY, all);
    wa_cell_number(sheet, row + 4, 1 + t, WA_STYLE_ENGINE, WA_NUM_MONEY, result->evpi);
  }
  return row + 5;
}

static size_t wa_u_heads_of(wa_report *report, wa_sheet *sheet, size_t row, wa_text_id first) {
  const wa_decisions *decisions = wa_report_decisions(report);
  wa_cell_text(sheet, row, 0, WA_STYLE_HEADING, wa_rt(report, first));
  for (size_t t = 0; t < decisions->n_tables; t++)
    wa_cell_text(sheet, row, 1 + t, WA_STYLE_HEADING_RIGHT, wa_decision_text(report, &decisions->tables[t]));
  return row + 1;
}

static size_t wa_u_rows_of(wa_report *report, wa_sheet *sheet, size_t row, const size_t *order, bool errors) {
  const wa_decisions *decisions = wa_report_decisions(report);
  for (size_t i = 0; i < decisions->n_knowledge; i++, row++) {
    size_t k = order[i];
    wa_cell_text(sheet, row, 0, WA_STYLE_TEXT, wa_knowledge_text(report, &decisions->knowledge[k]));
    for (size_t t = 0; t < decisions->n_tables; t++) {
      const wa_information *worth = &decisions->tables[t].worth[k];
      wa_cell_number(sheet, row, 1 + t, WA_STYLE_ENGINE, WA_NUM_MONEY, errors ? worth->error : worth->value);
    }
  }
  return row;
}

/* The decision whose parameters the chart shows: the one with most to learn. */
static size_t wa_main_table(const wa_decisions *decisions) {
  size_t most = 0;
  for (size_t t = 1; t < decisions->n_tables; t++)
    if (decisions->tables[t].result.evpi > decisions->tables[most].result.evpi) most = t;
  return most;
}

size_t wa_u_worth(wa_report *report, wa_sheet *sheet, size_t row) {
  const wa_decisions *decisions = wa_report_decisions(report);
  if (decisions->n_tables == 0) return row;
  wa_sheet_break(sheet, row);
  wa_cell_text(sheet, row++, 0, WA_STYLE_SUBTITLE, wa_rt(report, WA_T_U_WORTH));
  size_t drawn = decisions->n_regressed ? decisions->n_regressed : decisions->n;
  wa_cell_text(sheet, row++, 0, WA_STYLE_NOTE,
               wa_u_filled(report, wa_rt(report, WA_T_U_WORTH_NOTE),
                           wa_figure(report->arena, (double)drawn, 0, report->language), ""));
  row = wa_u_heads_of(report, sheet, row, WA_T_U_KNOWN);
  row = wa_u_choices(report, sheet, row);
  if (decisions->n_knowledge == 0) return row + 1;
  size_t start = row, table = wa_main_table(decisions), n_parameters, first = row;
  const size_t *order = wa_worth_order(report, table, &n_parameters);
  row = wa_u_rows_of(report, sheet, row, order, false) + 1;
  row = wa_u_heads_of(report, sheet, row, WA_T_U_ERRORS);
  row = wa_u_rows_of(report, sheet, row, order, true) + 1;
  if (n_parameters == 0) return row;
  size_t bars = n_parameters < MOST_BARS ? n_parameters : MOST_BARS;
  if (row - start + bars > PAGE_ROWS) wa_sheet_break(sheet, row);
  const char *title = wa_printf(report->arena, "%s: %s", wa_rt(report, WA_T_U_EVPPI_CHART), wa_decision_text(report, &decisions->tables[table]));
  wa_chart *chart = wa_chart_new(report->book, WA_CHART_BAR, title);
  wa_chart_axes(chart, NULL, report->model->settings.currency, WA_NUM_MONEY);
  wa_chart_series(chart, wa_rt(report, WA_T_U_EVPPI_CHART), (wa_range){sheet, first, 0, first + bars - 1, 0},
                  (wa_range){sheet, first, 1 + table, first + bars - 1, 1 + table});
  wa_chart_place(chart, sheet, row, 0, WA_U_CHART_WIDTH + 180, (unsigned)(120 + 20 * bars), title);
  return row + (120 + 20 * bars) / 20 + 1;
}
