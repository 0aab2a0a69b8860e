/* Writing the claimed cells: formulas from the graph, the engine's numbers as cached values. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "reports/report.h"

bool wa_is_word(const wa_report *report, wa_id id) {
  const wa_node *node = &report->graph->nodes[id];
  switch (node->op) {
    case WA_OP_LABEL: return true;
    case WA_OP_NAME: return wa_is_word(report, node->args[0]);
    case WA_OP_IF: return wa_is_word(report, node->args[1]) || wa_is_word(report, node->args[2]);
    default: return false;
  }
}

/* Follows the choices that were made down to the word they led to. */
const char *wa_word_text(const wa_report *report, wa_id id, size_t place) {
  const wa_node *node = &report->graph->nodes[id];
  switch (node->op) {
    case WA_OP_LABEL: return wa_name_text(report, node->word);
    case WA_OP_NAME: return wa_word_text(report, node->args[0], place);
    case WA_OP_IF: {
      bool yes = wa_result_at(report->results, node->args[0], place) != 0;
      return wa_word_text(report, node->args[yes ? 1 : 2], place);
    }
    default: return "";
  }
}

static bool wa_is_money(const wa_report *report, wa_unit unit) {
  return unit.state == WA_UNIT_KNOWN && unit.n == 1 && strcmp(unit.factor[0].symbol, wa_unit_of(report->model->settings.currency).factor[0].symbol) == 0;
}

wa_num wa_num_of(const wa_report *report, wa_unit unit) {
  if (wa_is_money(report, unit)) return WA_NUM_MONEY;
  if (unit.state == WA_UNIT_KNOWN && unit.n > 0) return WA_NUM_MONEY_CENTS;
  return WA_NUM_GENERAL;
}

/* Pure numbers that are read as a ratio or as a share of a whole; the rest are factors. */
static wa_num wa_num_of_number(const char *name) {
  static const char *const ratios[] = {"sroi", "net_sroi", "cash_only_ratio", "ratio_without_health",
                                       "ratio_negatives_invested", "undiscounted_ratio"};
  for (size_t i = 0; i < sizeof ratios / sizeof *ratios; i++)
    if (strcmp(name, ratios[i]) == 0) return WA_NUM_RATIO;
  if (strcmp(name, "wrong_pocket_share") == 0 || strncmp(name, "discount_", 9) == 0)
    return strncmp(name, "discount_factor", 15) == 0 ? WA_NUM_FACTOR : WA_NUM_PERCENT;
  return WA_NUM_FACTOR;
}

/* Where nobody declared a unit, the size of the number says how many decimals are worth reading. */
static wa_num wa_num_by_size(const wa_report *report, wa_id id) {
  double largest = 0;
  bool whole = true;
  for (size_t i = 0; i < wa_node_length(report->graph, id); i++) {
    double value = wa_result_at(report->results, id, i);
    if (!isfinite(value)) continue;
    if (fabs(value) > largest) largest = fabs(value);
    whole = whole && value == floor(value);
  }
  if (whole && largest < 1e6) return WA_NUM_GENERAL;
  return largest >= 100 ? WA_NUM_MONEY_CENTS : WA_NUM_FACTOR;
}

wa_num wa_num_of_node(const wa_report *report, wa_id id) {
  const wa_named *named = report->graph->named[id];
  const wa_node *node = &report->graph->nodes[id];
  if (node->op == WA_OP_INPUT) return wa_num_of(report, report->graph->inputs[node->index].unit);
  if (!named || named->unit.state != WA_UNIT_KNOWN) return wa_num_by_size(report, id);
  if (named->unit.n > 0) return wa_num_of(report, named->unit);
  wa_num num = wa_num_of_number(named->name);
  return num == WA_NUM_FACTOR ? (wa_num_by_size(report, id) == WA_NUM_MONEY_CENTS ? WA_NUM_MONEY_CENTS : num) : num;
}

static void wa_write_formula(const wa_report *report, const wa_claim *claim, wa_num num, const char *formula, size_t column, size_t place) {
  /* Where a figure is only shown, readers are told that there is none; cells that others read stay empty. */
  const char *missing = claim->home ? "" : wa_rt(report, WA_T_NOT_AVAILABLE);
  double value = wa_result_at(report->results, claim->node, place);
  const wa_node *node = &report->graph->nodes[claim->node];
  if (wa_is_word(report, claim->node))
    wa_cell_formula_text(claim->sheet, claim->row, column, claim->style, formula, wa_word_text(report, claim->node, place));
  else if (node->optional)
    wa_cell_formula_or(claim->sheet, claim->row, column, claim->style, num, formula, value, missing);
  else if (!isfinite(value)) /* part of a branch that is not taken: no mistake to the engine, so no error here */
    wa_cell_formula_or(claim->sheet, claim->row, column, claim->style, num,
                       wa_printf(report->arena, "IFERROR(%s,\"\")", formula), value, "");
  else wa_cell_formula(claim->sheet, claim->row, column, claim->style, num, formula, value);
}

/* The home of a total that rests on what is confidential to others: its number, and nothing of where it comes from. */
static void wa_write_frozen(const wa_report *report, const wa_claim *claim) {
  wa_num num = claim->num == WA_NUM_COUNT ? wa_num_of_node(report, claim->node) : claim->num;
  wa_cell_number(claim->sheet, claim->row, claim->column, WA_STYLE_ENGINE, num, wa_result_value(report->results, claim->node));
}

/* A sum over individual patients: no formula of a workbook can follow them. */
static bool wa_is_simulated(const wa_report *report, wa_id id) {
  const wa_node *node = &report->graph->nodes[id];
  if (node->op == WA_OP_NAME) node = &report->graph->nodes[node->args[0]];
  return node->op == WA_OP_PATIENT_ROW;
}

static void wa_write_simulated(const wa_report *report, const wa_claim *claim, size_t shift) {
  wa_num num = claim->num == WA_NUM_COUNT ? wa_num_of_node(report, claim->node) : claim->num;
  for (size_t place = 0; place < wa_node_length(report->graph, claim->node); place++)
    wa_cell_number(claim->sheet, claim->row, claim->column + place + shift, WA_STYLE_ENGINE, num,
                   wa_result_at(report->results, claim->node, place));
}

static void wa_write_claim(const wa_report *report, const wa_claim *claim) {
  const wa_node *node = &report->graph->nodes[claim->node];
  if (claim->home && wa_is_frozen(report->secrecy, claim->node)) {
    wa_write_frozen(report, claim);
    return;
  }
  if (node->op == WA_OP_SERIES && claim->home) {
    wa_write_series(report, claim, &report->graph->series[node->index]);
    return;
  }
  size_t shift = node->axis == WA_CYCLE ? 1 : 0;
  if (claim->home && wa_is_simulated(report, claim->node)) {
    wa_write_simulated(report, claim, shift);
    return;
  }
  /* One look for a row: the size of all its numbers decides. */
  wa_num num = claim->num == WA_NUM_COUNT ? wa_num_of_node(report, claim->node) : claim->num;
  for (size_t place = 0; place < report->graph->length[node->axis]; place++) {
    const char *formula = claim->home ? wa_excel_formula(report, claim->sheet, claim->node, place) : NULL;
    if (!formula && report->homes[claim->node].sheet) {
      const wa_home *home = &report->homes[claim->node];
      formula = wa_cell_ref(report->arena, claim->sheet, home->sheet, home->row,
                            home->column + place + shift, node->axis == WA_SCALAR ? WA_FIX_BOTH : WA_FIX_NONE);
      /* An empty cell would be read as 0: what is missing there is missing here. */
      if (node->optional && wa_is_word(report, claim->node))
        formula = wa_printf(report->arena, "IF(%s=\"\",\"\",%s)", formula, formula);
      else if (node->optional)
        formula = wa_printf(report->arena, "IF(%s=\"\",%s,%s)", formula,
                            wa_formula_text(report->arena, wa_rt(report, WA_T_NOT_AVAILABLE)), formula);
    }
    if (node->op == WA_OP_CONST) wa_cell_number(claim->sheet, claim->row, claim->column, claim->style,
                       claim->num == WA_NUM_COUNT ? WA_NUM_GENERAL : claim->num, node->number);
    else if (node->op == WA_OP_MISSING) wa_cell_text(claim->sheet, claim->row, claim->column, claim->style, wa_rt(report, WA_T_NOT_AVAILABLE));
    else wa_write_formula(report, claim, num, formula ? formula : wa_excel_formula(report, claim->sheet, claim->node, place),
                          claim->column + place + shift, place);
  }
}

void wa_write_claims(wa_report *report) {
  for (size_t i = 0; i < report->n_claims; i++) wa_write_claim(report, &report->claims[i]);
}
