/* Inputs: every number the user wrote. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "model/distribution.h"
#include "reports/sheets.h"

enum { COL_LABEL, COL_NAME, COL_UNIT, COL_VALUE, COL_LOW, COL_HIGH, COL_DISTRIBUTION, COL_SOURCE, COL_ENGINE, COL_CHANGED };
enum { ROW_BANNER = 2, ROW_HEAD = 4, ROW_FIRST = 5 };

static void wa_input_heads(wa_report *report, wa_sheet *sheet) {
  static const wa_text_id heads[] = {WA_T_H_LABEL, WA_T_H_NAME, WA_T_H_UNIT, WA_T_H_VALUE, WA_T_H_LOW, WA_T_H_HIGH,
                                     WA_T_H_DISTRIBUTION, WA_T_H_SOURCE, WA_T_H_ENGINE, WA_T_H_CHANGED};
  static const double widths[] = {52, 30, 14, 14, 10, 10, 26, 52, 14, 12};
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
    bool number = i >= COL_VALUE && i != COL_DISTRIBUTION && i != COL_SOURCE;
    wa_cell_text(sheet, ROW_HEAD, i, number ? WA_STYLE_HEADING_RIGHT : WA_STYLE_HEADING, wa_rt(report, heads[i]));
    wa_sheet_width(sheet, i, i, widths[i]);
  }
  wa_sheet_freeze(sheet, ROW_FIRST, 1);
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

static void wa_input_row(wa_report *report, wa_sheet *sheet, size_t row, const wa_input *input) {
  const wa_parameter *parameter = input->parameter;
  wa_cell_text(sheet, row, COL_LABEL, WA_STYLE_WRAP, wa_node_text(report, input->node));
  wa_cell_text(sheet, row, COL_NAME, WA_STYLE_NOTE, input->name);
  wa_cell_text(sheet, row, COL_UNIT, WA_STYLE_NOTE, wa_unit_text(report->arena, input->unit));
  wa_input_at(report, input->node, sheet, row, COL_VALUE);
  if (!parameter) return;
  wa_bound(report, sheet, row, COL_LOW, &parameter->low);
  wa_bound(report, sheet, row, COL_HIGH, &parameter->high);
  wa_cell_text(sheet, row, COL_DISTRIBUTION, WA_STYLE_NOTE, wa_distribution_text(report, &parameter->distribution));
  wa_cell_text(sheet, row, COL_SOURCE, WA_STYLE_WRAP, wa_source_text(report, parameter));
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

void wa_layout_inputs(wa_report *report, wa_sheet *sheet) {
  wa_input_heads(report, sheet);
  size_t row = wa_input_block(report, sheet, ROW_FIRST, true);
  row = wa_input_block(report, sheet, row, false);
  row = wa_frame_numbers(report, sheet, row);
  wa_sheet_print(sheet, WA_FIT_WIDTH, row, COL_SOURCE);
  wa_sheet_tab(sheet, 0xFFD966);
}

static bool wa_input_is_here(const wa_report *report, const wa_sheet *sheet, const wa_input *input) {
  return report->homes[input->node].sheet == sheet;
}

/* The value the engine used beside each input, and whether it differs now. */
void wa_finish_inputs(wa_report *report, wa_sheet *sheet) {
  wa_arena *arena = report->arena;
  size_t last = ROW_FIRST;
  for (size_t i = 0; i < report->graph->n_inputs; i++) {
    const wa_input *input = &report->graph->inputs[i];
    if (!wa_input_is_here(report, sheet, input)) continue;
    size_t row = report->homes[input->node].row;
    if (row > last) last = row;
    wa_cell_number(sheet, row, COL_ENGINE, WA_STYLE_ENGINE, wa_num_of(report, input->unit), input->value);
    const char *active = wa_cell_ref(arena, sheet, sheet, row, COL_VALUE, WA_FIX_NONE);
    const char *engine = wa_cell_ref(arena, sheet, sheet, row, COL_ENGINE, WA_FIX_NONE);
    wa_cell_formula(sheet, row, COL_CHANGED, WA_STYLE_FORMULA, WA_NUM_INTEGER, wa_printf(arena, "IF(%s=%s,0,1)", active, engine), 0);
  }
  const char *range = wa_range_ref(arena, sheet, sheet, ROW_FIRST, COL_CHANGED, last, COL_CHANGED, WA_FIX_BOTH);
  wa_cell_formula(sheet, ROW_BANNER, COL_CHANGED, WA_STYLE_FORMULA, WA_NUM_INTEGER, wa_printf(arena, "SUM(%s)", range), 0);
  const char *count = wa_cell_ref(arena, sheet, sheet, ROW_BANNER, COL_CHANGED, WA_FIX_BOTH);
  const char *unchanged = wa_rt(report, WA_T_UNCHANGED);
  wa_cell_formula_text(sheet, ROW_BANNER, 0, WA_STYLE_STRONG,
                       wa_printf(arena, "IF(%s=0,%s,%s)", count, wa_formula_text(arena, unchanged),
                                 wa_formula_text(arena, wa_rt(report, WA_T_CHANGED))), unchanged);
}

const char *wa_changed_count(const wa_report *report, const wa_sheet *from) {
  return wa_cell_ref(report->arena, from, report->sheets[WA_T_INPUTS], ROW_BANNER, COL_CHANGED, WA_FIX_BOTH);
}

void wa_stale_banner(wa_report *report, wa_sheet *sheet, size_t row, size_t column) {
  wa_arena *arena = report->arena;
  const char *changed = wa_formula_text(arena, wa_rt(report, WA_T_STALE_SHEET));
  wa_cell_formula_text(sheet, row, column, WA_STYLE_NOTE,
                       wa_printf(arena, "IF(%s=0,\"\",%s)", wa_changed_count(report, sheet), changed), "");
  wa_cell_when(sheet, row, column, row, column,
               wa_printf(arena, "%s<>\"\"", wa_cell_ref(arena, sheet, sheet, row, column, WA_FIX_BOTH)), WA_STYLE_WARN);
}
