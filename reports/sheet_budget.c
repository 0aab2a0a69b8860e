/* Budget impact: each payer's own money, per year, undiscounted, with and without the strategy. */
#include <stdint.h>

#include "reports/sheets.h"

enum { C_WHO, C_WHAT, C_TOTAL = 4 };
enum { CHART_WIDTH = 900, CHART_HEIGHT = 280, CHART_ROWS = 15 };

static const wa_budget *wa_the_budget(const wa_report *report) { return &report->results->budget; }

/* An edition shows its reader's own budget. */
bool wa_payer_shown(const wa_report *report, size_t i) {
  return !report->secrecy || wa_the_budget(report)->payers[i] == report->secrecy->reader;
}

bool wa_has_budget(const wa_report *report) {
  for (size_t i = 0; i < wa_the_budget(report)->n_payers; i++)
    if (wa_payer_shown(report, i)) return true;
  return false;
}

static void wa_budget_heads(wa_report *report, wa_sheet *sheet, size_t row) {
  static const wa_text_id heads[] = {WA_T_H_PAYER, WA_T_H_LABEL};
  for (size_t i = 0; i < C_TOTAL; i++) wa_cell_text(sheet, row, i, WA_STYLE_HEADING, i < 2 ? wa_rt(report, heads[i]) : "");
  wa_cell_text(sheet, row, C_TOTAL, WA_STYLE_HEADING_RIGHT, wa_rt(report, WA_T_ALL_YEARS));
  wa_time_heads(report, sheet, row, WA_YEAR);
}

static void wa_budget_line(wa_report *report, wa_sheet *sheet, size_t row, const char *what, wa_id years, wa_id total,
                           wa_style style) {
  for (size_t i = 0; i < C_TOTAL; i++) wa_cell_text(sheet, row, i, style == WA_STYLE_TOTAL ? style : WA_STYLE_TEXT, i == C_WHAT ? what : "");
  wa_home_as(report, total, sheet, row, C_TOTAL, style, WA_NUM_MONEY);
  wa_home_as(report, years, sheet, row, WA_TIME_COLUMN, style, WA_NUM_MONEY);
}

/* What a payer spends under a strategy; apart from what it receives when it does. */
static size_t wa_spending(wa_report *report, wa_sheet *sheet, size_t row, size_t s, size_t payer) {
  const wa_budget_row *own = &wa_the_budget(report)->rows[s][payer];
  const char *strategy = wa_strategy_text(report, s);
  if (own->receives_any) {
    wa_budget_line(report, sheet, row++, wa_printf(report->arena, "%s: %s", strategy, wa_rt(report, WA_T_BUDGET_PAYS)),
                   own->pays, WA_NONE, WA_STYLE_FORMULA);
    wa_budget_line(report, sheet, row++, wa_printf(report->arena, "%s: %s", strategy, wa_rt(report, WA_T_BUDGET_RECEIVES)),
                   own->receives, WA_NONE, WA_STYLE_FORMULA);
  }
  wa_budget_line(report, sheet, row, wa_printf(report->arena, "%s: %s", strategy, wa_rt(report, WA_T_BUDGET)), own->net,
                 own->total, WA_STYLE_FORMULA);
  return row + 1;
}

/* Four decimals: cents per member are often too coarse. */
static size_t wa_member_rows(wa_report *report, wa_sheet *sheet, size_t row, size_t payer, const wa_budget_row *own) {
  if (own->per_member == WA_NONE) return row;
  wa_cell_text(sheet, row, C_WHAT, WA_STYLE_TEXT, wa_rt(report, WA_T_MEMBERS));
  wa_show_as(report, report->results->lowered->members[wa_the_budget(report)->payers[payer]], sheet, row++, C_TOTAL, WA_STYLE_FORMULA,
             WA_NUM_INTEGER);
  wa_cell_text(sheet, row, C_WHAT, WA_STYLE_TEXT, wa_rt(report, WA_T_BUDGET_MEMBER_ROW));
  wa_home_as(report, own->per_member_mean, sheet, row, C_TOTAL, WA_STYLE_FORMULA, WA_NUM_FACTOR);
  wa_home_as(report, own->per_member, sheet, row, WA_TIME_COLUMN, WA_STYLE_FORMULA, WA_NUM_FACTOR);
  return row + 1;
}

/* Rows about members, below the impact. */
static size_t wa_n_member_rows(const wa_report *report, size_t payer) {
  return wa_the_budget(report)->rows[0][payer].per_member == WA_NONE ? 0 : 2;
}

/* Without the project nothing is spent: there is nothing to show of it. */
static bool wa_against_nothing(const wa_report *report) { return report->results->comparator >= report->model->n_strategies; }

static size_t wa_payer_block(wa_report *report, wa_sheet *sheet, size_t row, size_t s, size_t payer) {
  const wa_budget_row *own = &wa_the_budget(report)->rows[s][payer];
  wa_cell_text(sheet, row++, C_WHO, WA_STYLE_STRONG, wa_stakeholder_text(report, wa_the_budget(report)->payers[payer]));
  if (!wa_against_nothing(report)) row = wa_spending(report, sheet, row, report->results->comparator, payer);
  row = wa_spending(report, sheet, row, s, payer);
  wa_budget_line(report, sheet, row++, wa_rt(report, WA_T_BUDGET_IMPACT), own->impact, own->impact_total, WA_STYLE_TOTAL);
  return wa_member_rows(report, sheet, row, payer, own) + 1;
}

static size_t wa_block_rows(const wa_report *report, size_t payer) {
  size_t shown = wa_against_nothing(report) ? 1 : 2;
  return shown * (wa_the_budget(report)->rows[0][payer].receives_any ? 3 : 1) + 3 + wa_n_member_rows(report, payer);
}

/* Rows of a strategy's table, the row of heads being the first. */
static size_t wa_table_rows(const wa_report *report) {
  size_t rows = 1;
  for (size_t i = 0; i < wa_the_budget(report)->n_payers; i++)
    if (wa_payer_shown(report, i)) rows += wa_block_rows(report, i);
  return rows;
}

/* First row of a strategy's part: its title, then the chart on the same page, then the table. */
static size_t wa_part_row(const wa_report *report, size_t strategy) {
  size_t row = 3;
  for (size_t s = 0; s < strategy; s++)
    if (wa_reported(report, s)) row += 1 + CHART_ROWS + wa_table_rows(report) + 1;
  return row;
}

void wa_layout_budget(wa_report *report, wa_sheet *sheet) {
  static const double widths[] = {30, 46, 4, 4, 16};
  for (size_t i = 0; i < 5; i++) wa_sheet_width(sheet, i, i, widths[i]);
  size_t years = report->graph->length[WA_YEAR], end = 3;
  wa_sheet_width(sheet, WA_TIME_COLUMN, WA_TIME_COLUMN + years, 14);
  size_t last_column = WA_TIME_COLUMN + (years < 12 ? years : 12) - 1, page = 0;
  wa_sheet_freeze(sheet, 3, 2);
  size_t page_rows = wa_sheet_page_rows(sheet, last_column);
  for (size_t s = 0; s < report->model->n_strategies; s++) {
    if (!wa_reported(report, s)) continue;
    size_t row = wa_part_row(report, s);
    if (row > 3) wa_sheet_break(sheet, page = row);
    wa_cell_text(sheet, row, 0, WA_STYLE_SUBTITLE,
                 wa_printf(report->arena, "%s (%s %s)", wa_strategy_text(report, s), wa_rt(report, WA_T_H_COMPARED_WITH),
                           wa_strategy_text(report, report->results->comparator)));
    row += 1 + CHART_ROWS;
    /* The heads stay with the first block. */
    size_t first_payer = 0;
    while (first_payer < wa_the_budget(report)->n_payers && !wa_payer_shown(report, first_payer)) first_payer++;
    wa_sheet_keep(sheet, &page, page_rows, row, wa_block_rows(report, first_payer));
    wa_budget_heads(report, sheet, row++);
    for (size_t i = 0; i < wa_the_budget(report)->n_payers; i++) {
      if (!wa_payer_shown(report, i)) continue;
      wa_sheet_keep(sheet, &page, page_rows, row, wa_block_rows(report, i) - 1);
      row = wa_payer_block(report, sheet, row, s, i);
    }
    end = row;
  }
  wa_sheet_print(sheet, WA_FIT_WIDTH, end, last_column);
}

static bool wa_impact_shown(const wa_report *report, size_t s, size_t payer) {
  return wa_payer_shown(report, payer) && wa_may_show(report->secrecy, wa_the_budget(report)->rows[s][payer].impact);
}

static bool wa_any_impact(const wa_report *report, size_t s) {
  for (size_t i = 0; i < wa_the_budget(report)->n_payers; i++)
    if (wa_impact_shown(report, s, i)) return true;
  return false;
}

static void wa_budget_chart(wa_report *report, wa_sheet *sheet, size_t s) {
  size_t first = wa_part_row(report, s), heads = first + 1 + CHART_ROWS, row = heads + 1;
  size_t last = WA_TIME_COLUMN + report->graph->length[WA_YEAR] - 1;
  const char *title = wa_printf(report->arena, "%s (%s)", wa_rt(report, WA_T_BUDGET_CHART), report->model->settings.currency);
  wa_chart *chart = wa_chart_new(report->book, WA_CHART_COLUMN, title);
  wa_chart_axes(chart, NULL, NULL, WA_NUM_MONEY);
  wa_range years = {sheet, heads, WA_TIME_COLUMN, heads, last};
  for (size_t i = 0; i < wa_the_budget(report)->n_payers; i++) {
    if (!wa_impact_shown(report, s, i)) continue;
    size_t impact = row + wa_block_rows(report, i) - 2 - wa_n_member_rows(report, i);
    wa_range values = {sheet, impact, WA_TIME_COLUMN, impact, last};
    wa_chart_series(chart, wa_stakeholder_text(report, wa_the_budget(report)->payers[i]), years, values);
    row += wa_block_rows(report, i);
  }
  wa_chart_place(chart, sheet, first + 1, 0, CHART_WIDTH, CHART_HEIGHT,
                 wa_printf(report->arena, "%s: %s", wa_strategy_text(report, s), wa_rt(report, WA_T_BUDGET_CHART_WORDS)));
}

void wa_finish_budget(wa_report *report, wa_sheet *sheet) {
  for (size_t s = 0; s < report->model->n_strategies; s++)
    if (wa_reported(report, s) && wa_any_impact(report, s)) wa_budget_chart(report, sheet, s);
}
