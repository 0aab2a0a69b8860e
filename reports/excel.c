#include "reports/excel.h"

#include <stdint.h>
#include <string.h>

static const wa_node *wa_the_node(const wa_printer *printer, wa_id id) { return &printer->report->graph->nodes[id]; }

/* Column of a place of a row that has its home there. */
static size_t wa_home_column(const wa_report *report, wa_id id, size_t place) {
  const wa_home *home = &report->homes[id];
  return home->column + place + (report->graph->nodes[id].axis == WA_CYCLE ? 1 : 0);
}

static void wa_print_home(wa_printer *printer, wa_id id, size_t place) {
  const wa_report *report = printer->report;
  const wa_home *home = &report->homes[id];
  bool scalar = report->graph->nodes[id].axis == WA_SCALAR;
  if (home->name) wa_text_add(printer->out, home->name);
  else
    wa_text_add(printer->out, wa_cell_ref(report->arena, printer->from, home->sheet, home->row,
                                          scalar ? home->column : wa_home_column(report, id, place),
                                          scalar ? WA_FIX_BOTH : WA_FIX_NONE));
}

void wa_print_part(wa_printer *printer, wa_id id, size_t first, size_t last) {
  const wa_home *home = &printer->report->homes[id];
  wa_text_add(printer->out, wa_range_ref(printer->report->arena, printer->from, home->sheet, home->row,
                                         wa_home_column(printer->report, id, first), home->row,
                                         wa_home_column(printer->report, id, last), WA_FIX_COLUMN));
}

void wa_print_range(wa_printer *printer, wa_id id) {
  size_t length = wa_node_length(printer->report->graph, id);
  wa_print_part(printer, id, 0, length ? length - 1 : 0);
}

static const char *wa_excel_operator(wa_op op) {
  switch (op) {
    case WA_OP_ADD: return "+";
    case WA_OP_SUBTRACT: return "-";
    case WA_OP_MULTIPLY: return "*";
    case WA_OP_DIVIDE: return "/";
    case WA_OP_POWER: return "^";
    case WA_OP_LESS: return "<";
    case WA_OP_LESS_EQUAL: return "<=";
    case WA_OP_GREATER: return ">";
    case WA_OP_GREATER_EQUAL: return ">=";
    case WA_OP_EQUAL: return "=";
    case WA_OP_NOT_EQUAL: return "<>";
    default: return NULL;
  }
}

static bool wa_is_comparison(wa_op op) { return op >= WA_OP_LESS && op <= WA_OP_NOT_EQUAL; }
static bool wa_is_condition(wa_op op) { return wa_is_comparison(op) || op == WA_OP_AND || op == WA_OP_OR || op == WA_OP_NOT || op == WA_OP_IS_MISSING; }

/* How tightly an operation binds; what binds less than its surroundings is put in brackets. */
static int wa_binding(wa_op op) {
  switch (op) {
    case WA_OP_ADD: case WA_OP_SUBTRACT: case WA_OP_TOTAL: return 1;
    case WA_OP_MULTIPLY: case WA_OP_DIVIDE: return 2;
    case WA_OP_POWER: return 3;
    case WA_OP_NEGATE: return 0; /* Excel's unary minus binds tighter than ^: always bracketed */
    default: return 9;
  }
}

static void wa_print_body(wa_printer *printer, wa_id id, size_t place);

static bool wa_has_home(const wa_printer *printer, wa_id id) { return printer->report->homes[id].sheet != NULL; }

static void wa_print_operand(wa_printer *printer, wa_id id, size_t place, int binding) {
  bool brackets = !wa_has_home(printer, id) && wa_binding(wa_the_node(printer, id)->op) < binding;
  if (brackets) wa_text_add(printer->out, "(");
  wa_print_value(printer, id, place);
  if (brackets) wa_text_add(printer->out, ")");
}

static void wa_print_binary(wa_printer *printer, const wa_node *node, size_t place) {
  int binding = wa_binding(node->op);
  bool tight_right = node->op == WA_OP_SUBTRACT || node->op == WA_OP_DIVIDE;
  wa_print_operand(printer, node->args[0], place, binding);
  wa_text_add(printer->out, wa_excel_operator(node->op));
  wa_print_operand(printer, node->args[1], place, tight_right ? binding + 1 : binding);
}

/* 0^0 is 1 in the engine and an error in Excel. It cannot come about where one side is a number other than 0, nor
 * in (1 + rate)^-time: a rate of -100% stops the run. */
static bool wa_may_be_zero_to_zero(const wa_printer *printer, const wa_node *node) {
  const wa_node *base = wa_the_node(printer, node->args[0]), *exponent = wa_the_node(printer, node->args[1]);
  if (exponent->op == WA_OP_NEGATE) return false;
  return !(base->op == WA_OP_CONST && base->number != 0) && !(exponent->op == WA_OP_CONST && exponent->number != 0);
}

/* a^b^c is (a^b)^c to Excel: both sides of a power are bracketed. */
static void wa_print_power(wa_printer *printer, const wa_node *node, size_t place) {
  bool guard = wa_may_be_zero_to_zero(printer, node);
  if (guard) {
    wa_text_add(printer->out, "IF(");
    wa_print_operand(printer, node->args[1], place, 1);
    wa_text_add(printer->out, "=0,1,");
  }
  wa_print_operand(printer, node->args[0], place, 4);
  wa_text_add(printer->out, "^");
  wa_print_operand(printer, node->args[1], place, 4);
  if (guard) wa_text_add(printer->out, ")");
}

static void wa_print_call(wa_printer *printer, const char *function, const wa_node *node, size_t place) {
  wa_text_addf(printer->out, "%s(", function);
  for (uint32_t i = 0; i < node->n_args; i++) {
    if (i) wa_text_add(printer->out, ",");
    wa_print_value(printer, node->args[i], place);
  }
  wa_text_add(printer->out, ")");
}

static void wa_print_condition_call(wa_printer *printer, const char *function, const wa_node *node, size_t place) {
  wa_text_addf(printer->out, "%s(", function);
  for (uint32_t i = 0; i < node->n_args; i++) {
    if (i) wa_text_add(printer->out, ",");
    wa_print_condition(printer, node->args[i], place);
  }
  wa_text_add(printer->out, ")");
}

static void wa_print_comparison(wa_printer *printer, const wa_node *node, size_t place) {
  wa_print_operand(printer, node->args[0], place, 1);
  wa_text_add(printer->out, wa_excel_operator(node->op));
  wa_print_operand(printer, node->args[1], place, 1);
}

/* The test itself, also of a node that has a home (in its own cell). */
static void wa_print_test(wa_printer *printer, wa_id id, size_t place) {
  const wa_node *node = wa_the_node(printer, id);
  if (node->op == WA_OP_AND) wa_print_condition_call(printer, "AND", node, place);
  else if (node->op == WA_OP_OR) wa_print_condition_call(printer, "OR", node, place);
  else if (node->op == WA_OP_NOT) wa_print_condition_call(printer, "NOT", node, place);
  else if (node->op == WA_OP_IS_MISSING) {
    wa_print_operand(printer, node->args[0], place, 1);
    wa_text_add(printer->out, "=\"\"");
  } else wa_print_comparison(printer, node, place);
}

void wa_print_condition(wa_printer *printer, wa_id id, size_t place) {
  if (!wa_has_home(printer, id) && wa_is_condition(wa_the_node(printer, id)->op)) {
    wa_print_test(printer, id, place);
    return;
  }
  wa_print_operand(printer, id, place, 1);
  wa_text_add(printer->out, "<>0");
}

/* LOWEST and HIGHEST leave out words; their arguments have cells. */
static void wa_print_available(wa_printer *printer, const char *function, const wa_node *node, size_t place) {
  wa_text list = wa_text_new(printer->report->arena);
  wa_printer inner = {printer->report, printer->from, &list};
  for (uint32_t i = 0; i < node->n_args; i++) {
    if (i) wa_text_add(&list, ",");
    wa_print_value(&inner, node->args[i], place);
  }
  if (node->n_args == 0) wa_text_add(printer->out, "\"\"");
  else wa_text_addf(printer->out, "IF(COUNT(%s)=0,\"\",%s(%s))", list.bytes, function, list.bytes);
}

static void wa_print_extreme(wa_printer *printer, const char *function, const wa_node *node) {
  wa_id row = node->args[0];
  if (wa_the_node(printer, row)->axis == WA_SCALAR) {
    wa_print_value(printer, row, 0);
    return;
  }
  if (wa_the_node(printer, row)->optional) {
    wa_text_add(printer->out, "IF(COUNT(");
    wa_print_range(printer, row);
    wa_text_add(printer->out, ")=0,\"\",");
  }
  wa_text_addf(printer->out, "%s(", function);
  wa_print_range(printer, row);
  wa_text_add(printer->out, wa_the_node(printer, row)->optional ? "))" : ")");
}

static void wa_print_sum(wa_printer *printer, const wa_node *node) {
  wa_text_add(printer->out, node->op == WA_OP_DOT ? "SUMPRODUCT(" : "SUM(");
  for (uint32_t i = 0; i < node->n_args; i++) {
    if (i) wa_text_add(printer->out, ",");
    if (wa_the_node(printer, node->args[i])->axis == WA_SCALAR) wa_print_value(printer, node->args[i], 0);
    else wa_print_range(printer, node->args[i]);
  }
  wa_text_add(printer->out, ")");
}

/* Cells below each other in one column, for which SUM(first:last) is the shorter formula. */
static bool wa_print_column_sum(wa_printer *printer, const wa_node *node, size_t place) {
  const wa_report *report = printer->report;
  if (node->n_args < 3) return false;
  const wa_home *first = &report->homes[node->args[0]];
  for (uint32_t i = 0; i < node->n_args; i++) {
    const wa_home *home = &report->homes[node->args[i]];
    if (!home->sheet || home->sheet != first->sheet || home->row != first->row + i || home->column != first->column ||
        wa_the_node(printer, node->args[i])->axis != wa_the_node(printer, node->args[0])->axis)
      return false;
  }
  size_t column = wa_the_node(printer, node->args[0])->axis == WA_SCALAR ? first->column
                                                                         : wa_home_column(report, node->args[0], place);
  wa_text_addf(printer->out, "SUM(%s)", wa_range_ref(report->arena, printer->from, first->sheet, first->row, column,
                                                     first->row + node->n_args - 1, column, WA_FIX_NONE));
  return true;
}

static void wa_print_total(wa_printer *printer, const wa_node *node, size_t place) {
  if (wa_print_column_sum(printer, node, place)) return;
  for (uint32_t i = 0; i < node->n_args; i++) {
    if (i) wa_text_add(printer->out, "+");
    wa_print_operand(printer, node->args[i], place, 1);
  }
}

static void wa_print_shifted(wa_printer *printer, const wa_node *node, size_t place) {
  size_t cycles = printer->report->graph->length[WA_CYCLE], back = 0;
  bool nothing = false;
  switch (node->op) {
    case WA_OP_END: place++; break;
    case WA_OP_AT_END: nothing = place == 0; back = 1; break;
    case WA_OP_AT_BEGIN: nothing = place >= cycles; break;
    case WA_OP_LAG: nothing = place < node->index; back = node->index; break;
    default: break; /* BEGIN */
  }
  if (nothing) wa_text_add(printer->out, "0");
  else wa_print_operand(printer, node->args[0], place - back, 4);
}

static void wa_print_running(wa_printer *printer, wa_id id, const wa_node *node, size_t place) {
  size_t step = node->op == WA_OP_RUNNING_SUM ? 1 : node->index;
  wa_print_operand(printer, node->args[0], place, 1);
  if (place < step) return;
  wa_text_add(printer->out, "+");
  wa_print_home(printer, id, place - step);
}

static void wa_print_by_entry(wa_printer *printer, const wa_node *node, size_t place) {
  if (place % node->index || place / node->index >= node->n_args) wa_text_add(printer->out, "0");
  else wa_print_value(printer, node->args[place / node->index], 0);
}

/* Both rows stand side by side once the entries are in reverse. */
static void wa_print_convolved(wa_printer *printer, const wa_node *node, size_t place) {
  size_t last = printer->report->graph->length[WA_POINT] - 1;
  wa_text_add(printer->out, "SUMPRODUCT(");
  wa_print_part(printer, node->args[0], 0, place);
  wa_text_add(printer->out, ",");
  wa_print_part(printer, node->args[1], last - place, last);
  wa_text_add(printer->out, ")");
}

/* First and last point of a year among `years`; false when it has none. */
static bool wa_points_of_year(const size_t *years, size_t n, size_t year, size_t *first, size_t *last) {
  bool any = false;
  for (size_t p = 0; p < n; p++) {
    if (years[p] != year) continue;
    if (!any) *first = p;
    *last = p;
    any = true;
  }
  return any;
}

/* Two rows multiplied place by place and summed; of one place, the product. */
static void wa_print_weighed(wa_printer *printer, wa_id row, wa_id share, size_t first, size_t last) {
  if (first == last) {
    wa_print_value(printer, row, first);
    wa_text_add(printer->out, "*");
    wa_print_value(printer, share, first);
    return;
  }
  wa_text_add(printer->out, "SUMPRODUCT(");
  wa_print_part(printer, row, first, last);
  wa_text_add(printer->out, ",");
  wa_print_part(printer, share, first, last);
  wa_text_add(printer->out, ")");
}

static void wa_print_summed(wa_printer *printer, wa_id row, size_t first, size_t last) {
  if (first == last) {
    wa_print_value(printer, row, first);
    return;
  }
  wa_text_add(printer->out, "SUM(");
  wa_print_part(printer, row, first, last);
  wa_text_add(printer->out, ")");
}

/* The points of a year: whole ones summed, shared ones weighed with the row of shares. */
static void wa_print_by_year(wa_printer *printer, const wa_node *node, size_t year) {
  const wa_graph *graph = printer->report->graph;
  const wa_year_bins *bins = &graph->bins[node->index / WA_N_FLOW_KINDS][node->index % WA_N_FLOW_KINDS];
  wa_id row = node->args[0];
  size_t n = graph->length[WA_POINT], first = 0, last = 0;
  bool any = wa_points_of_year(bins->year_after, n, year, &first, &last);
  if (bins->whole) {
    if (any) wa_print_summed(printer, row, first, last);
    else wa_text_add(printer->out, "0");
    return;
  }
  if (any) {
    wa_print_weighed(printer, row, bins->share, first, last);
    wa_text_add(printer->out, "+");
  }
  if (!wa_points_of_year(bins->year_before, n, year, &first, &last)) {
    wa_text_add(printer->out, "0");
    return;
  }
  wa_print_summed(printer, row, first, last);
  wa_text_add(printer->out, "-");
  wa_print_weighed(printer, row, bins->share, first, last);
}

/* A state: its start, then what flows in from the states of the point before. */
static void wa_print_state(wa_printer *printer, const wa_node *node, size_t point) {
  const wa_report *report = printer->report;
  const wa_node *cohort = wa_the_node(printer, node->args[0]);
  const wa_cohort_shape *shape = &report->graph->cohorts[cohort->index];
  if (point == 0) {
    wa_print_operand(printer, cohort->args[node->index], 0, 1);
    return;
  }
  size_t index = 0;
  while (report->cohort_nodes[index] != node->args[0]) index++;
  bool any = false;
  for (size_t move = 0; move < shape->n_moves; move++) {
    if (shape->to[move] != node->index) continue;
    if (any) wa_text_add(printer->out, "+");
    any = true;
    wa_print_home(printer, report->state_nodes[index][shape->from[move]], point - 1);
    wa_text_add(printer->out, "*");
    wa_print_operand(printer, cohort->args[shape->n_states + move], point - 1, 3);
  }
  if (!any) wa_text_add(printer->out, "0");
}

/* What a name stands for; a state and its name share one row of cells. */
static void wa_print_named(wa_printer *printer, wa_id id, size_t place) {
  wa_id inner = wa_the_node(printer, id)->args[0];
  const wa_home *own = &printer->report->homes[id], *home = &printer->report->homes[inner];
  if (own->sheet && own->sheet == home->sheet && own->row == home->row && own->column == home->column)
    wa_print_body(printer, inner, place);
  else wa_print_value(printer, inner, place);
}

/* Rows of formulas hold the same constants over and over. */
static void wa_print_constant(wa_printer *printer, wa_id id, const wa_node *node) {
  const char **text = &printer->report->numbers[id];
  if (!*text) *text = wa_formula_number(printer->report->arena, node->number);
  wa_text_add(printer->out, *text);
}

static void wa_print_body(wa_printer *printer, wa_id id, size_t place) {
  const wa_node *node = wa_the_node(printer, id);
  const wa_report *report = printer->report;
  if (!wa_may_show(report->secrecy, id) || wa_is_frozen(report->secrecy, id)) {
    /* Never a file rather than one that tells what is confidential. */
    wa_book_fail(report->book, "a formula would tell a confidential figure");
    return;
  }
  switch (node->op) {
    case WA_OP_CONST: wa_print_constant(printer, id, node); break;
    case WA_OP_INPUT: wa_text_add(printer->out, wa_formula_number(report->arena, report->graph->inputs[node->index].value)); break;
    case WA_OP_SERIES:
      wa_text_add(printer->out, wa_formula_number(report->arena, report->graph->series[node->index].values[place]));
      break;
    case WA_OP_LABEL: wa_text_add(printer->out, wa_formula_text(report->arena, wa_name_text(report, node->word))); break;
    case WA_OP_MISSING: wa_text_add(printer->out, "\"\""); break;
    case WA_OP_NAME: wa_print_named(printer, id, place); break;
    case WA_OP_ADD: case WA_OP_SUBTRACT: case WA_OP_MULTIPLY: case WA_OP_DIVIDE: wa_print_binary(printer, node, place); break;
    case WA_OP_POWER: wa_print_power(printer, node, place); break;
    case WA_OP_NEGATE:
      wa_text_add(printer->out, "-");
      wa_print_operand(printer, node->args[0], place, 4);
      break;
    case WA_OP_LESS: case WA_OP_LESS_EQUAL: case WA_OP_GREATER: case WA_OP_GREATER_EQUAL: case WA_OP_EQUAL:
    case WA_OP_NOT_EQUAL: case WA_OP_AND: case WA_OP_OR: case WA_OP_NOT: case WA_OP_IS_MISSING:
      wa_text_add(printer->out, "IF(");
      wa_print_test(printer, id, place);
      wa_text_add(printer->out, ",1,0)");
      break;
    case WA_OP_IF:
      wa_text_add(printer->out, "IF(");
      wa_print_condition(printer, node->args[0], place);
      wa_text_add(printer->out, ",");
      wa_print_value(printer, node->args[1], place);
      wa_text_add(printer->out, ",");
      wa_print_value(printer, node->args[2], place);
      wa_text_add(printer->out, ")");
      break;
    case WA_OP_MIN: wa_print_call(printer, "MIN", node, place); break;
    case WA_OP_MAX: wa_print_call(printer, "MAX", node, place); break;
    case WA_OP_ABS: wa_print_call(printer, "ABS", node, place); break;
    case WA_OP_EXP: wa_print_call(printer, "EXP", node, place); break;
    case WA_OP_LN: wa_print_call(printer, "LN", node, place); break;
    case WA_OP_SQRT: wa_print_call(printer, "SQRT", node, place); break;
    case WA_OP_FLOOR: wa_print_call(printer, "INT", node, place); break; /* INT rounds down, also below 0 */
    case WA_OP_NORMAL_CDF: wa_print_call(printer, "NORMSDIST", node, place); break;
    case WA_OP_GAMMA_CDF:
      wa_text_add(printer->out, "GAMMADIST(");
      wa_print_value(printer, node->args[0], place);
      wa_text_add(printer->out, ",");
      wa_print_value(printer, node->args[1], place);
      wa_text_add(printer->out, ",1,TRUE)");
      break;
    case WA_OP_LOOKUP: wa_print_lookup(printer, id, place); break;
    case WA_OP_TOTAL: wa_print_total(printer, node, place); break;
    case WA_OP_LOWEST: wa_print_available(printer, "MIN", node, place); break;
    case WA_OP_HIGHEST: wa_print_available(printer, "MAX", node, place); break;
    case WA_OP_BEGIN: case WA_OP_END: case WA_OP_AT_BEGIN: case WA_OP_AT_END: case WA_OP_LAG:
      wa_print_shifted(printer, node, place);
      break;
    case WA_OP_STRIDE_SUM: case WA_OP_RUNNING_SUM: wa_print_running(printer, id, node, place); break;
    case WA_OP_BY_ENTRY: wa_print_by_entry(printer, node, place); break;
    case WA_OP_REVERSE: wa_print_operand(printer, node->args[0], report->graph->length[WA_POINT] - 1 - place, 4); break;
    case WA_OP_CONVOLVE: wa_print_convolved(printer, node, place); break;
    case WA_OP_BY_YEAR: wa_print_by_year(printer, node, place); break;
    case WA_OP_SUM: case WA_OP_DOT: wa_print_sum(printer, node); break;
    case WA_OP_LOWEST_IN: wa_print_extreme(printer, "MIN", node); break;
    case WA_OP_HIGHEST_IN: wa_print_extreme(printer, "MAX", node); break;
    case WA_OP_STATE: wa_print_state(printer, node, place); break;
    case WA_OP_PATIENT_ROW: /* the engine's number: its cell is written as such, see claims.c */
      wa_text_add(printer->out, wa_formula_number(report->arena, wa_result_at(report->results, id, place)));
      break;
    case WA_OP_COHORT: case WA_OP_PATIENTS: case WA_OP_ATTRIBUTE: case WA_OP_HISTORY: case WA_OP_GIVEN: case WA_N_OPS: break;
  }
}

void wa_print_value(wa_printer *printer, wa_id id, size_t place) {
  if (wa_has_home(printer, id)) wa_print_home(printer, id, place);
  else wa_print_body(printer, id, place);
}

const char *wa_excel_formula(const wa_report *report, const wa_sheet *from, wa_id node, size_t place) {
  wa_text out = wa_text_new(report->arena);
  wa_printer printer = {report, from, &out};
  wa_print_body(&printer, node, place);
  return out.bytes;
}

const char *wa_ref(const wa_report *report, const wa_sheet *from, wa_id node) {
  wa_text out = wa_text_new(report->arena);
  wa_printer printer = {report, from, &out};
  wa_print_value(&printer, node, 0);
  return out.bytes;
}
