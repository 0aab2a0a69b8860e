/* Inputs: every number the user wrote. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "model/distribution.h"
#include "reports/sheets.h"
#include "reports/switches.h"

/* Columns of a workbook in which nothing can be chosen; else the active value stands behind the value, and all others
 * one further on. The scenarios' columns come last. */
enum { COL_LABEL, COL_NAME, COL_UNIT, COL_VALUE, COL_LOW, COL_HIGH, COL_DISTRIBUTION, COL_SOURCE, COL_ENGINE,
       COL_CHANGED, N_COLS };
enum { COL_ACTIVE = COL_VALUE + 1 };
enum { ROW_BANNER = 2, ROW_SELECTORS = 3, ROWS_OF_SELECTORS = 3, ROW_HEAD = 4 };

static size_t wa_column(const wa_report *report, size_t column) {
  return column > COL_VALUE && wa_can_switch(report) ? column + 1 : column;
}

static size_t wa_scenario_column(const wa_report *report, size_t scenario) {
  return wa_column(report, N_COLS) + scenario;
}

static size_t wa_head_row(const wa_report *report) { return ROW_HEAD + (report->switches ? ROWS_OF_SELECTORS : 0); }

static void wa_scenario_heads(wa_report *report, wa_sheet *sheet) {
  if (!wa_can_switch(report)) return;
  wa_cell_text(sheet, wa_head_row(report), COL_ACTIVE, WA_STYLE_HEADING_RIGHT, wa_rt(report, WA_T_SW_ACTIVE));
  wa_sheet_width(sheet, COL_ACTIVE, COL_ACTIVE, 14);
  for (size_t i = 0; i < report->switches->n_scenarios; i++) {
    size_t column = wa_scenario_column(report, i);
    wa_cell_text(sheet, wa_head_row(report), column, WA_STYLE_HEADING_RIGHT, report->switches->texts[i]);
    wa_sheet_width(sheet, column, column, 18);
  }
}

static void wa_input_heads(wa_report *report, wa_sheet *sheet) {
  static const wa_text_id heads[N_COLS] = {WA_T_H_LABEL,  WA_T_H_NAME,   WA_T_H_UNIT,         WA_T_H_VALUE,
                                           WA_T_H_LOW,    WA_T_H_HIGH,   WA_T_H_DISTRIBUTION, WA_T_H_SOURCE,
                                           WA_T_H_ENGINE, WA_T_H_CHANGED};
  static const double widths[N_COLS] = {52, 30, 14, 14, 10, 10, 26, 52, 14, 12};
  for (size_t i = 0; i < N_COLS; i++) {
    bool number = i >= COL_VALUE && i != COL_DISTRIBUTION && i != COL_SOURCE;
    size_t column = wa_column(report, i);
    wa_cell_text(sheet, wa_head_row(report), column, number ? WA_STYLE_HEADING_RIGHT : WA_STYLE_HEADING,
                 wa_rt(report, heads[i]));
    wa_sheet_width(sheet, column, column, widths[i]);
  }
  wa_scenario_heads(report, sheet);
  wa_sheet_freeze(sheet, wa_head_row(report) + 1, 1);
}

const char *wa_distribution_text(const wa_report *report, const wa_distribution *distribution) {
  if (!distribution->kind) return "";
  wa_text text = wa_text_new(report->arena);
  wa_text_addf(&text, "%s(", distribution->kind->name);
  for (size_t i = 0; i < distribution->n_args; i++) {
    const wa_dist_arg *arg = &distribution->args[i];
    wa_text_addf(&text, "%s%s", i ? "; " : "", arg->name);
    bool list = wa_dist_arg_holds(arg->name) != WA_DIST_INTERVAL;
    for (size_t k = 0; k < arg->n_list; k++)
      wa_text_addf(&text, "%s%s", k == 0 ? " " : list ? ", " : " – ", wa_number_text(report->arena, arg->list[k]));
    if (arg->text) wa_text_addf(&text, " %s", arg->text);
  }
  wa_text_add(&text, ")");
  return text.bytes;
}

const char *wa_formula_told(const wa_report *report, const wa_expr *expr) {
  const char *text = wa_expr_text(report->arena, expr);
  return wa_names_secret(report->secrecy, report->model, text) ? wa_rt(report, WA_T_WITHHELD) : text;
}

const char *wa_bound_text(const wa_report *report, const wa_formula *bound) {
  return bound->expr ? wa_formula_told(report, bound->expr) : "";
}

static void wa_bound(wa_report *report, wa_sheet *sheet, size_t row, size_t column, const wa_formula *bound) {
  double number;
  if (bound->expr && wa_expr_literal(bound->expr, &number))
    wa_cell_number(sheet, row, column, WA_STYLE_ENGINE, WA_NUM_GENERAL, number);
  else if (bound->expr) wa_cell_text(sheet, row, column, WA_STYLE_NOTE, wa_bound_text(report, bound));
}

const char *wa_source_text(const wa_report *report, const wa_parameter *parameter) {
  if (parameter->source) return parameter->source;
  return wa_rt(report, parameter->assumption ? WA_T_ASSUMPTION : WA_T_NO_SOURCE);
}

static void wa_parameter_words(wa_report *report, wa_sheet *sheet, size_t row, const wa_parameter *parameter) {
  wa_bound(report, sheet, row, wa_column(report, COL_LOW), &parameter->low);
  wa_bound(report, sheet, row, wa_column(report, COL_HIGH), &parameter->high);
  wa_cell_text(sheet, row, wa_column(report, COL_DISTRIBUTION), WA_STYLE_NOTE,
               wa_distribution_text(report, &parameter->distribution));
  wa_cell_text(sheet, row, wa_column(report, COL_SOURCE), WA_STYLE_WRAP, wa_source_text(report, parameter));
}

static void wa_input_row(wa_report *report, wa_sheet *sheet, size_t row, const wa_input *input) {
  const wa_parameter *parameter = input->parameter;
  wa_cell_text(sheet, row, COL_LABEL, WA_STYLE_WRAP, wa_node_text(report, input->node));
  wa_cell_text(sheet, row, COL_NAME, WA_STYLE_NOTE, input->name);
  wa_cell_text(sheet, row, COL_UNIT, WA_STYLE_NOTE, wa_unit_text(report->arena, input->unit));
  if (wa_switched_of(report, input->node))
    wa_value_at(report, input->node, sheet, row, COL_VALUE, COL_ACTIVE, parameter ? input->name : NULL);
  else wa_input_at(report, input->node, sheet, row, COL_VALUE);
  if (parameter) wa_parameter_words(report, sheet, row, parameter);
}

static size_t wa_input_block(wa_report *report, wa_sheet *sheet, size_t row, bool parameters) {
  bool any = false;
  for (size_t i = 0; i < report->graph->n_inputs; i++) {
    const wa_input *input = &report->graph->inputs[i];
    if ((input->parameter != NULL) != parameters || report->homes[input->node].sheet) continue;
    if (!wa_may_show(report->secrecy, input->node)) continue;
    if (!any)
      wa_cell_text(sheet, row++, 0, WA_STYLE_SUBTITLE, wa_rt(report, parameters ? WA_T_H_PARAMETERS : WA_T_H_OTHER_INPUTS));
    any = true;
    wa_input_row(report, sheet, row++, input);
  }
  return row;
}

/* Parameters with a formula, where a scenario or a draw replaces it. */
static bool wa_is_switched_formula(const wa_report *report, wa_id node) {
  return report->graph->nodes[node].op == WA_OP_NAME && wa_switched_of(report, node);
}

static void wa_formula_row(wa_report *report, wa_sheet *sheet, size_t row, wa_id node, bool alone) {
  const wa_named *named = report->graph->named[node];
  const wa_parameter *parameter = &report->model->parameters[named->own - 1];
  const char *text = wa_node_text(report, node);
  if (!alone && named->strategy != SIZE_MAX)
    text = wa_printf(report->arena, "%s (%s)", text, wa_strategy_text(report, named->strategy));
  wa_cell_text(sheet, row, COL_LABEL, WA_STYLE_WRAP, text);
  wa_cell_text(sheet, row, COL_NAME, WA_STYLE_NOTE, named->name);
  wa_cell_text(sheet, row, COL_UNIT, WA_STYLE_NOTE, wa_unit_text(report->arena, named->unit));
  wa_value_at(report, node, sheet, row, COL_VALUE, COL_ACTIVE, alone ? parameter->name : NULL);
  wa_parameter_words(report, sheet, row, parameter);
}

static size_t wa_formula_block(wa_report *report, wa_sheet *sheet, size_t row) {
  wa_id *nodes = WA_NEW_ARRAY(report->arena, wa_id, report->graph->n_nodes + 1);
  bool any = false;
  for (wa_id id = 0; id < report->graph->n_nodes; id++) {
    if (!wa_is_switched_formula(report, id)) continue;
    if (!any) wa_cell_text(sheet, row++, 0, WA_STYLE_SUBTITLE, wa_rt(report, WA_T_SW_FORMULAS));
    any = true;
    wa_formula_row(report, sheet, row++, id,
                   wa_own_values(report->results, report->graph->named[id]->own - 1, nodes) == 1);
  }
  return row;
}

/* What a scenario sets: numbers that may be changed, and formulas. These have their home here, save what is an input or
 * has a name. */
static void wa_scenario_cell(wa_report *report, wa_sheet *sheet, size_t row, size_t column, const wa_replacement *set) {
  if (set->formula == WA_NONE) {
    const wa_named *named = report->graph->named[set->node];
    const wa_node *node = &report->graph->nodes[set->node];
    wa_unit unit = node->op == WA_OP_INPUT ? report->graph->inputs[node->index].unit : named->unit;
    wa_cell_input(sheet, row, column, wa_num_of(report, unit), set->number);
    return;
  }
  wa_op op = report->graph->nodes[set->formula].op;
  if (op == WA_OP_INPUT || op == WA_OP_NAME) wa_show_at(report, set->formula, sheet, row, column, WA_STYLE_FORMULA);
  else wa_home_at(report, set->formula, sheet, row, column, WA_STYLE_FORMULA);
}

static void wa_scenario_cells(wa_report *report, wa_sheet *sheet) {
  for (size_t i = 0; report->switches && i < report->switches->n_scenarios; i++)
    for (size_t k = 0; k < report->switches->scenarios[i].n; k++) {
      const wa_replacement *set = &report->switches->scenarios[i].items[k];
      wa_scenario_cell(report, sheet, report->homes[set->node].row, wa_scenario_column(report, i), set);
    }
}

void wa_layout_inputs(wa_report *report, wa_sheet *sheet) {
  wa_input_heads(report, sheet);
  if (report->switches) wa_lay_out_selectors(report, sheet, ROW_SELECTORS, COL_VALUE, wa_column(report, COL_SOURCE));
  size_t row = wa_input_block(report, sheet, wa_head_row(report) + 1, true);
  row = wa_formula_block(report, sheet, row);
  row = wa_input_block(report, sheet, row, false);
  wa_scenario_cells(report, sheet);
  row = wa_frame_numbers(report, sheet, row);
  if (report->switches) row = wa_lay_out_choices(report, sheet, row);
  wa_sheet_print(sheet, WA_FIT_WIDTH, row, wa_column(report, COL_SOURCE));
  wa_sheet_tab(sheet, 0xFFD966);
}

/* ---- the value the engine used beside each input, and whether it differs now ---- */

/* Drawn values have more digits than one wants to read. */
static wa_num wa_active_num(const wa_switched *switched, wa_num num, double value) {
  if (switched->drawn == SIZE_MAX || num != WA_NUM_GENERAL) return num;
  return fabs(value) >= 100 ? WA_NUM_MONEY_CENTS : WA_NUM_FACTOR;
}

static void wa_finish_row(wa_report *report, wa_sheet *sheet, wa_id node) {
  wa_arena *arena = report->arena;
  size_t row = report->homes[node].row;
  const wa_switched *switched = wa_switched_of(report, node);
  double value = wa_result_value(report->results, node);
  wa_num num = wa_num_of_node(report, node);
  wa_cell_number(sheet, row, wa_column(report, COL_ENGINE), WA_STYLE_ENGINE, num, value);
  if (switched)
    wa_cell_formula(sheet, row, COL_ACTIVE, WA_STYLE_FORMULA, wa_active_num(switched, num, value),
                    wa_active_formula(report, sheet, switched, row, COL_VALUE, wa_scenario_column(report, 0)), value);
  const char *active = wa_cell_ref(arena, sheet, sheet, row, report->homes[node].column, WA_FIX_NONE);
  /* A formula of the sheet may differ from the stored number in its last digit: only a choice changes it by itself. */
  size_t against = report->graph->nodes[node].op == WA_OP_INPUT ? wa_column(report, COL_ENGINE) : COL_VALUE;
  wa_cell_formula(
      sheet, row, wa_column(report, COL_CHANGED), WA_STYLE_FORMULA, WA_NUM_INTEGER,
      wa_printf(arena, "IF(%s=%s,0,1)", active, wa_cell_ref(arena, sheet, sheet, row, against, WA_FIX_NONE)), 0);
}

static bool wa_is_here(const wa_report *report, const wa_sheet *sheet, wa_id node) {
  return report->homes[node].sheet == sheet &&
         (report->graph->nodes[node].op == WA_OP_INPUT || wa_is_switched_formula(report, node));
}

void wa_finish_inputs(wa_report *report, wa_sheet *sheet) {
  wa_arena *arena = report->arena;
  size_t first = wa_head_row(report) + 1, last = first, changed = wa_column(report, COL_CHANGED);
  for (wa_id id = 0; id < report->graph->n_nodes; id++) {
    if (!wa_is_here(report, sheet, id)) continue;
    if (report->homes[id].row > last) last = report->homes[id].row;
    wa_finish_row(report, sheet, id);
  }
  const char *range = wa_range_ref(arena, sheet, sheet, first, changed, last, changed, WA_FIX_BOTH);
  wa_cell_formula(sheet, ROW_BANNER, changed, WA_STYLE_FORMULA, WA_NUM_INTEGER,
                  wa_printf(arena, "SUM(%s)%s", range, wa_changed_tables(report, sheet)), 0);
  const char *unchanged = wa_rt(report, WA_T_UNCHANGED);
  wa_cell_formula_text(sheet, ROW_BANNER, 0, WA_STYLE_STRONG,
                       wa_printf(arena, "IF(%s=0,%s,%s)", wa_changed_count(report, sheet),
                                 wa_formula_text(arena, unchanged), wa_with_choice(report, sheet, WA_T_CHANGED)),
                       unchanged);
  if (report->switches) wa_finish_switches(report, sheet);
}

const char *wa_changed_count(const wa_report *report, const wa_sheet *from) {
  return wa_cell_ref(report->arena, from, report->sheets[WA_T_INPUTS], ROW_BANNER,
                     wa_column(report, COL_CHANGED), WA_FIX_BOTH);
}

void wa_stale_banner(wa_report *report, wa_sheet *sheet, size_t row, size_t column) {
  wa_arena *arena = report->arena;
  const char *changed = wa_with_choice(report, sheet, WA_T_STALE_SHEET);
  wa_cell_formula_text(sheet, row, column, WA_STYLE_NOTE,
                       wa_printf(arena, "IF(%s=0,\"\",%s)", wa_changed_count(report, sheet), changed), "");
  wa_cell_when(sheet, row, column, row, column,
               wa_printf(arena, "%s<>\"\"", wa_cell_ref(arena, sheet, sheet, row, column, WA_FIX_BOTH)), WA_STYLE_WARN);
}
