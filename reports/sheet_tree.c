/* The decision tree: every node under each strategy, with the probability of the branch that leads to it, the
 * probability of reaching it and the people who do. */
#include <stdint.h>

#include "base/text.h"
#include "reports/sheets.h"

/* Trees larger than this begin on a page of their own under each strategy. */
enum { WA_SHARES_A_PAGE = 12 };

enum { C_NODE, C_NAME, C_KIND, C_FORMULA, C_BRANCH, C_REACH, C_PEOPLE, N_COLUMNS };

static void wa_tree_heads(wa_report *report, wa_sheet *sheet, size_t row) {
  static const wa_text_id heads[N_COLUMNS] = {WA_T_H_NODE, WA_T_H_NAME, WA_T_H_KIND, WA_T_H_FORMULA, WA_T_H_BRANCH,
                                              WA_T_H_REACH, WA_T_H_PEOPLE};
  for (size_t i = 0; i < N_COLUMNS; i++)
    wa_cell_text(sheet, row, i, i < C_BRANCH ? WA_STYLE_HEADING : WA_STYLE_HEADING_RIGHT, wa_rt(report, heads[i]));
}

static const char *wa_indented(const wa_report *report, size_t node) {
  wa_text text = wa_text_new(report->arena);
  for (size_t i = 1; i < report->model->tree.nodes[node].depth; i++) wa_text_add(&text, "     ");
  wa_text_addf(&text, "%s%s", report->model->tree.nodes[node].depth ? "└─ " : "", wa_tree_text(report, node));
  return text.bytes;
}

/* One person's chance of a leaf has four decimals; of a thousand people two are enough. */
static wa_num wa_people_num(const wa_report *report) {
  double population = wa_result_value(report->results, report->results->lowered->population);
  return population < 100 ? WA_NUM_FACTOR : WA_NUM_MONEY_CENTS;
}

static void wa_tree_row(wa_report *report, wa_sheet *sheet, size_t row, size_t s, size_t node) {
  const wa_tree_node *written = &report->model->tree.nodes[node];
  const wa_lowered *lowered = report->results->lowered;
  bool root = written->parent == SIZE_MAX;
  wa_text_id kind = root ? WA_T_KIND_ROOT : written->leaf ? WA_T_KIND_LEAF : WA_T_KIND_CHANCE;
  wa_cell_text(sheet, row, C_NODE, written->leaf ? WA_STYLE_TEXT : WA_STYLE_STRONG, wa_indented(report, node));
  wa_cell_text(sheet, row, C_NAME, WA_STYLE_NOTE, written->name);
  wa_cell_text(sheet, row, C_KIND, WA_STYLE_NOTE, wa_rt(report, kind));
  if (!root)
    wa_cell_text(sheet, row, C_FORMULA, WA_STYLE_NOTE,
                 written->rest ? "rest" : wa_formula_told(report, written->probability.expr));
  wa_home_at(report, lowered->branches[s][node], sheet, row, C_BRANCH, WA_STYLE_FORMULA);
  wa_home_at(report, lowered->reach[s][node], sheet, row, C_REACH, WA_STYLE_FORMULA);
  wa_home_as(report, lowered->people[s][node], sheet, row, C_PEOPLE, WA_STYLE_FORMULA, wa_people_num(report));
}

static size_t wa_tree_block(wa_report *report, wa_sheet *sheet, size_t row, size_t s) {
  const wa_tree *tree = &report->model->tree;
  if (s > 0 && tree->n_nodes > WA_SHARES_A_PAGE) wa_sheet_break(sheet, row);
  wa_cell_text(sheet, row++, C_NODE, WA_STYLE_SUBTITLE, wa_strategy_text(report, s));
  wa_tree_heads(report, sheet, row++);
  for (size_t i = 0; i < tree->n_nodes; i++) wa_tree_row(report, sheet, row++, s, tree->order[i]);
  wa_cell_text(sheet, row, C_NODE, WA_STYLE_TOTAL, wa_rt(report, WA_T_LEAVES_SUM));
  wa_home_at(report, wa_find_named(report->graph, "leaves_sum", s), sheet, row, C_REACH, WA_STYLE_TOTAL);
  return row + 2;
}

void wa_layout_tree(wa_report *report, wa_sheet *sheet) {
  static const double widths[N_COLUMNS] = {58, 24, 11, 34, 14, 14, 14};
  for (size_t i = 0; i < N_COLUMNS; i++) wa_sheet_width(sheet, i, i, widths[i]);
  size_t row = 3;
  for (size_t s = 0; s < report->model->n_strategies; s++) row = wa_tree_block(report, sheet, row, s);
  wa_sheet_freeze(sheet, 3, 1);
  wa_sheet_print(sheet, WA_FIT_WIDTH, row, N_COLUMNS - 1);
}
