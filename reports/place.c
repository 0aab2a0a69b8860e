/* Homes of nodes, and which nodes need one. */
#include <stdint.h>
#include <string.h>

#include "reports/excel.h"
#include "reports/explain_inside.h"
#include "reports/report.h"
#include "reports/steps.h"

/* Formulas longer than this get their parts spelled out in cells of their own: a reviewer reads about this
 * much at once. */
enum { WA_LONGEST_FORMULA = 300 };

/* What the reader of an edition may not see stands there in one word. */
static bool wa_withheld_at(wa_report *report, wa_id node, wa_sheet *sheet, size_t row, size_t column) {
  if (wa_may_show(report->secrecy, node)) return false;
  wa_cell_text(sheet, row, column, WA_STYLE_ENGINE, wa_rt(report, WA_T_WITHHELD));
  return true;
}

static void wa_claim_at(wa_report *report, wa_id node, wa_sheet *sheet, size_t row, size_t column, wa_style style, bool home) {
  wa_claim claim = {node, sheet, row, column, style, WA_NUM_COUNT, home};
  WA_PUSH(report->arena, report->claims, report->n_claims, report->claims_capacity, claim);
}

void wa_show_at(wa_report *report, wa_id node, wa_sheet *sheet, size_t row, size_t column, wa_style style) {
  if (node == WA_NONE || wa_withheld_at(report, node, sheet, row, column)) return;
  wa_claim_at(report, node, sheet, row, column, style, false);
}

void wa_show_as(wa_report *report, wa_id node, wa_sheet *sheet, size_t row, size_t column, wa_style style, wa_num num) {
  if (node == WA_NONE || wa_withheld_at(report, node, sheet, row, column)) return;
  wa_claim_at(report, node, sheet, row, column, style, false);
  report->claims[report->n_claims - 1].num = num;
}

/* What shares its cells with its name: a state of a cohort, a sum over patients. */
static bool wa_is_part(wa_op op) { return op == WA_OP_STATE || op == WA_OP_PATIENT_ROW; }

void wa_home_at(wa_report *report, wa_id node, wa_sheet *sheet, size_t row, size_t column, wa_style style) {
  if (node == WA_NONE || wa_withheld_at(report, node, sheet, row, column)) return;
  const wa_node *what = &report->graph->nodes[node];
  /* Constants have no formula to keep: they are written where they are shown. */
  if (report->homes[node].sheet || what->op == WA_OP_CONST) {
    wa_show_at(report, node, sheet, row, column, style);
    return;
  }
  wa_home home = {sheet, row, column, NULL};
  report->homes[node] = home;
  if (what->op == WA_OP_NAME && wa_is_part(report->graph->nodes[what->args[0]].op) && !report->homes[what->args[0]].sheet)
    report->homes[what->args[0]] = home;
  wa_claim_at(report, node, sheet, row, column, style, true);
}

void wa_home_as(wa_report *report, wa_id node, wa_sheet *sheet, size_t row, size_t column, wa_style style, wa_num num) {
  if (node == WA_NONE) return;
  if (!wa_may_show(report->secrecy, node)) num = WA_NUM_COUNT;
  wa_home_at(report, node, sheet, row, column, style);
  if (num != WA_NUM_COUNT) report->claims[report->n_claims - 1].num = num;
}

void wa_input_at(wa_report *report, wa_id node, wa_sheet *sheet, size_t row, size_t column) {
  const wa_node *what = &report->graph->nodes[node];
  if (what->op != WA_OP_INPUT || report->homes[node].sheet) {
    wa_home_at(report, node, sheet, row, column, WA_STYLE_FORMULA);
    return;
  }
  const wa_input *input = &report->graph->inputs[what->index];
  report->homes[node] = (wa_home){sheet, row, column, NULL};
  wa_cell_input(sheet, row, column, wa_num_of(report, input->unit), input->value);
  if (input->parameter) report->homes[node].name = wa_book_name(report->book, input->name, sheet, row, column);
}

void wa_value_at(wa_report *report, wa_id node, wa_sheet *sheet, size_t row, size_t column, size_t active,
                 const char *name) {
  const wa_node *what = &report->graph->nodes[node];
  report->homes[node] =
      (wa_home){sheet, row, active, name ? wa_book_name(report->book, name, sheet, row, active) : NULL};
  if (what->op != WA_OP_INPUT) {
    wa_claim_at(report, node, sheet, row, column, WA_STYLE_FORMULA, true);
    return;
  }
  const wa_input *input = &report->graph->inputs[what->index];
  wa_cell_input(sheet, row, column, wa_num_of(report, input->unit), input->value);
}

/* Whether a look-up's formula names what is looked up more than once, and is long. */
static bool wa_is_long_lookup(const wa_report *report, const wa_node *node) {
  if (node->op != WA_OP_LOOKUP) return false;
  const wa_table *table = &report->model->tables[node->index];
  for (size_t i = 0; i < table->n_index; i++)
    if (table->index[i].numbers && table->index[i].interpolation == WA_LOOKUP_LINEAR) return true;
  return false;
}

/* Whether a node must have a cell of its own. */
static bool wa_wants_home(const wa_report *report, wa_id id) {
  switch (report->graph->nodes[id].op) {
    case WA_OP_LOOKUP: return wa_is_long_lookup(report, &report->graph->nodes[id]);
    case WA_OP_NAME: case WA_OP_INPUT: case WA_OP_SERIES: case WA_OP_STRIDE_SUM: case WA_OP_RUNNING_SUM:
    case WA_OP_PATIENT_ROW: return true;
    default: return false;
  }
}

/* Whether the operation reads a whole row (or cells that may be empty words), which must then be cells. */
static bool wa_reads_cells(wa_op op) {
  switch (op) {
    case WA_OP_SUM: case WA_OP_DOT: case WA_OP_LOWEST_IN: case WA_OP_HIGHEST_IN: case WA_OP_BY_YEAR: case WA_OP_LOWEST:
    case WA_OP_HIGHEST: case WA_OP_CONVOLVE: return true;
    default: return false;
  }
}

static bool wa_is_leaf_text(wa_op op) { return op == WA_OP_CONST || op == WA_OP_LABEL || op == WA_OP_MISSING; }

static bool wa_may_have_home(const wa_report *report, wa_id id) {
  wa_op op = report->graph->nodes[id].op;
  return op != WA_OP_COHORT && op != WA_OP_PATIENTS && !wa_is_leaf_text(op);
}

typedef struct wa_needs {
  bool *cell, *inlined;
  size_t *length;    /* of the formula text, roughly */
  size_t *strategy;  /* of the first user, for nodes without a name */
  bool *tagged;
} wa_needs;

/* Roughly how long each node's formula would be, if what wants no home is written inside. */
static void wa_measure(const wa_report *report, wa_needs *needs) {
  for (wa_id id = 0; id < report->graph->n_nodes; id++) {
    const wa_node *node = &report->graph->nodes[id];
    size_t length = node->op == WA_OP_LOOKUP ? 60 : 6;
    for (uint32_t i = 0; i < node->n_args; i++) {
      wa_id arg = node->args[i];
      size_t share = wa_wants_home(report, arg) || needs->cell[arg] ? 12 : needs->length[arg];
      length += node->op == WA_OP_POWER && i == 1 ? 2 * share : share; /* see wa_print_power */
    }
    /* Many long terms: each gets a cell of its own. */
    for (uint32_t i = 0; length > WA_LONGEST_FORMULA && node->n_args > 2 && i < node->n_args; i++)
      if (needs->length[node->args[i]] > 30 && wa_may_have_home(report, node->args[i])) needs->cell[node->args[i]] = true;
    needs->length[id] = length;
    if (length > WA_LONGEST_FORMULA && wa_may_have_home(report, id)) needs->cell[id] = true;
  }
}

static void wa_tag(const wa_report *report, wa_needs *needs, wa_id user, wa_id arg) {
  const wa_named *named = report->graph->named[user];
  size_t strategy = named ? named->strategy : needs->strategy[user];
  if (!needs->tagged[arg]) needs->strategy[arg] = strategy;
  else if (needs->strategy[arg] != strategy) needs->strategy[arg] = SIZE_MAX;
  needs->tagged[arg] = true;
}

static void wa_need(const wa_report *report, wa_needs *needs, wa_id user, wa_id arg, bool cell, const bool *too_long) {
  wa_op op = report->graph->nodes[arg].op;
  wa_tag(report, needs, user, arg);
  if (wa_is_leaf_text(op) && !(cell && report->graph->nodes[arg].axis != WA_SCALAR)) needs->inlined[arg] = true;
  else if (wa_wants_home(report, arg) || cell || too_long[arg]) needs->cell[arg] = true;
  else needs->inlined[arg] = true;
}

/* A state's formula reads the cohort's start, probabilities and all states of the cycle before. */
static void wa_need_cohort(const wa_report *report, wa_needs *needs, wa_id cohort, const bool *too_long) {
  const wa_node *node = &report->graph->nodes[cohort];
  for (uint32_t i = 0; i < node->n_args; i++) wa_need(report, needs, cohort, node->args[i], false, too_long);
}

static void wa_spread_needs(const wa_report *report, wa_needs *needs, const bool *too_long) {
  for (wa_id id = (wa_id)report->graph->n_nodes; id-- > 0;) {
    if (!needs->cell[id] && !needs->inlined[id]) continue;
    if (wa_is_frozen(report->secrecy, id)) continue; /* a number: it needs nothing */
    const wa_node *node = &report->graph->nodes[id];
    if (node->op == WA_OP_PATIENT_ROW) continue; /* the engine's numbers: nothing is read for them */
    if (node->op == WA_OP_STATE) needs->inlined[node->args[0]] = true;
    else if (node->op == WA_OP_COHORT) wa_need_cohort(report, needs, id, too_long);
    else
      for (uint32_t i = 0; i < node->n_args; i++)
        wa_need(report, needs, id, node->args[i], wa_reads_cells(node->op) || wa_is_long_lookup(report, node), too_long);
    if (node->op == WA_OP_BY_YEAR) {
      const wa_year_bins *bins = &report->graph->bins[node->index / WA_N_FLOW_KINDS][node->index % WA_N_FLOW_KINDS];
      if (bins->share != WA_NONE) wa_need(report, needs, id, bins->share, true, too_long);
    }
  }
}

static wa_needs wa_find_needs(const wa_report *report) {
  size_t n = report->graph->n_nodes;
  wa_needs needs = {WA_NEW_ARRAY(report->arena, bool, n), WA_NEW_ARRAY(report->arena, bool, n),
                    WA_NEW_ARRAY(report->arena, size_t, n), WA_NEW_ARRAY(report->arena, size_t, n),
                    WA_NEW_ARRAY(report->arena, bool, n)};
  wa_measure(report, &needs);
  bool *too_long = needs.cell;
  needs.cell = WA_NEW_ARRAY(report->arena, bool, n);
  for (size_t i = 0; i < report->n_claims; i++) {
    wa_id id = report->claims[i].node;
    needs.cell[id] = needs.cell[id] || !wa_is_leaf_text(report->graph->nodes[id].op);
  }
  /* Share rows stand before what uses them in the graph, so they are needed before the pass reaches them. */
  wa_spread_needs(report, &needs, too_long);
  return needs;
}

static size_t wa_strategy_of_node(const wa_report *report, const wa_needs *needs, wa_id id) {
  const wa_named *named = report->graph->named[id];
  if (report->graph->nodes[id].op == WA_OP_SERIES) return SIZE_MAX;
  return named ? named->strategy : needs->strategy[id];
}

/* The model's formula of a row, unless it names what is confidential to others. */
static void wa_place_formula(wa_report *report, wa_sheet *sheet, size_t row, wa_id id, const char *formula) {
  if (wa_is_frozen(report->secrecy, id)) formula = wa_rt(report, WA_T_FROZEN);
  else if (wa_names_secret(report->secrecy, report->model, formula)) return;
  if (formula) wa_cell_text(sheet, row, 3, WA_STYLE_NOTE, formula);
}

/* What a row is, what it is called, in which unit it counts, and the formula of the model. */
static void wa_place_words(wa_report *report, wa_steps *steps, wa_sheet *sheet, size_t row, wa_id id) {
  const wa_named *named = report->graph->named[id];
  if (wa_is_step(report, id)) {
    wa_cell_text(sheet, row, 0, WA_STYLE_NOTE, wa_step_text(report, steps, id));
    wa_place_formula(report, sheet, row, id, wa_step_formula(steps, id));
    return;
  }
  wa_cell_text(sheet, row, 0, WA_STYLE_TEXT, wa_node_text(report, id));
  if (!named) return;
  wa_cell_text(sheet, row, 1, WA_STYLE_NOTE, named->name);
  wa_cell_text(sheet, row, 2, WA_STYLE_NOTE, wa_unit_text(report->arena, named->unit));
  wa_place_formula(report, sheet, row, id, named->formula);
}

static void wa_place_row(wa_report *report, wa_steps *steps, wa_sheet *sheet, size_t row, wa_id id) {
  const wa_graph *graph = report->graph;
  const wa_node *node = &graph->nodes[id];
  bool spread = node->axis != WA_SCALAR;
  wa_place_words(report, steps, sheet, row, id);
  if (node->op == WA_OP_INPUT) wa_input_at(report, id, sheet, row, 4);
  else wa_home_at(report, id, sheet, row, spread ? WA_TIME_COLUMN : 4, WA_STYLE_FORMULA);
}

/* One block of rows: those of a strategy (SIZE_MAX: shared) on points and cycles, or on years. */
static size_t wa_place_block(wa_report *report, wa_steps *steps, const wa_needs *needs, wa_sheet *sheet, size_t row, size_t strategy,
                             bool years, const char *title) {
  bool any = false;
  steps->explainer->strategy = strategy;
  for (wa_id id = 0; id < report->graph->n_nodes; id++) {
    if (!needs->cell[id] || report->homes[id].sheet || (report->graph->nodes[id].axis == WA_YEAR) != years) continue;
    if (wa_is_leaf_text(report->graph->nodes[id].op) || wa_strategy_of_node(report, needs, id) != strategy) continue;
    if (!any) {
      wa_cell_text(sheet, row, 0, WA_STYLE_SUBTITLE, title);
      wa_time_heads(report, sheet, row++, years ? WA_YEAR : WA_POINT);
    }
    any = true;
    wa_place_row(report, steps, sheet, row++, id);
  }
  return any ? row + 1 : row;
}

void wa_place_rest(wa_report *report) {
  wa_needs needs = wa_find_needs(report);
  wa_steps steps = wa_steps_new(report);
  wa_sheet *sheet = report->sheets[WA_T_CALCULATION];
  size_t row = 3, n = report->model->n_strategies;
  wa_frame_periods(report, sheet, row);
  row += 2;
  row = wa_place_block(report, &steps, &needs, sheet, row, SIZE_MAX, false, wa_rt(report, WA_T_H_SHARED));
  for (size_t s = 0; s < n; s++)
    row = wa_place_block(report, &steps, &needs, sheet, row, s, false, wa_strategy_text(report, s));
  row = wa_place_block(report, &steps, &needs, sheet, row, SIZE_MAX, true, wa_rt(report, WA_T_H_PER_YEAR));
  for (size_t s = 0; s < n; s++)
    row = wa_place_block(report, &steps, &needs, sheet, row, s, true,
                         wa_printf(report->arena, "%s: %s", wa_strategy_text(report, s), wa_rt(report, WA_T_H_PER_YEAR)));
  size_t last = report->graph->length[WA_POINT] > report->graph->length[WA_YEAR] ? report->graph->length[WA_POINT]
                                                                                 : report->graph->length[WA_YEAR];
  wa_sheet_print(sheet, last <= 12 ? WA_FIT_WIDTH : WA_FIT_NONE, row, WA_TIME_COLUMN + last - 1);
}

void wa_time_heads(wa_report *report, wa_sheet *sheet, size_t row, wa_axis axis) {
  const wa_settings *settings = &report->model->settings;
  for (size_t i = 0; i < report->graph->length[axis]; i++) {
    const char *head = wa_printf(report->arena, "%s %zu", wa_rt(report, WA_T_H_YEAR_N), i + 1);
    if (axis == WA_POINT && report->model->cohort.given) head = wa_printf(report->arena, "%zu", i);
    else if (settings->start_year) head = wa_printf(report->arena, "%zu", (size_t)settings->start_year + i);
    wa_cell_text(sheet, row, WA_TIME_COLUMN + i, WA_STYLE_HEADING_RIGHT, head);
  }
}
