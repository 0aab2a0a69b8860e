/* Tables in which formulas look numbers up; their values are inputs. */
#include <stdint.h>

#include "reports/sheets.h"
#include "reports/switches.h"

const bool *wa_find_used_tables(const wa_report *report) {
  bool *used = WA_NEW_ARRAY(report->arena, bool, report->model->n_tables + 1);
  for (wa_id id = 0; id < report->graph->n_nodes; id++)
    if (report->graph->nodes[id].op == WA_OP_LOOKUP) used[report->graph->nodes[id].index] = true;
  return used;
}

size_t wa_used_tables(const wa_report *report) {
  const bool *used = wa_find_used_tables(report);
  size_t count = 0;
  for (size_t i = 0; i < report->model->n_tables; i++) count += used[i];
  return count;
}

static void wa_key(wa_sheet *sheet, size_t row, size_t column, const wa_table_index *index, size_t i) {
  if (index->numbers) wa_cell_number(sheet, row, column, WA_STYLE_INPUT, WA_NUM_GENERAL, index->numbers[i]);
  else wa_cell_text(sheet, row, column, WA_STYLE_HEADING_RIGHT, index->categories[i]);
}

/* How a table stands on the sheet: of two number indices the first runs down. */
typedef struct wa_shape {
  const wa_table *table;
  const wa_table_index *down, *across; /* across NULL: one index */
  bool turned;
  size_t columns;
} wa_shape;

static wa_shape wa_shape_of(const wa_table *table) {
  bool turned = table->n_index == 2 && !table->index[0].numbers && table->index[1].numbers;
  wa_shape shape = {.table = table, .down = &table->index[turned ? 1 : 0], .turned = turned, .columns = 1};
  if (table->n_index == 2) shape.across = &table->index[turned ? 0 : 1];
  if (shape.across) shape.columns = shape.across->n;
  return shape;
}

static double wa_value_in_table(const wa_shape *shape, const wa_table *table, size_t i, size_t j) {
  return table->values[!shape->across ? i : shape->turned ? j * shape->down->n + i : i * shape->across->n + j];
}

enum { ROWS_ABOVE = 3 };

static size_t wa_rows_of_block(const wa_shape *shape) { return ROWS_ABOVE + shape->down->n + 1; }

static void wa_block_words(wa_report *report, wa_sheet *sheet, size_t row, const wa_shape *shape, const char *title,
                           const char *note) {
  wa_cell_text(sheet, row, 0, WA_STYLE_SUBTITLE, title);
  wa_cell_text(sheet, row + 1, 0, WA_STYLE_NOTE, note ? note : "");
  wa_cell_text(sheet, row + 2, 0, WA_STYLE_HEADING, shape->down->name);
  if (!shape->across)
    wa_cell_text(sheet, row + 2, 1, WA_STYLE_HEADING_RIGHT, wa_unit_text(report->arena, shape->table->unit));
}

/* The table as the model has it. */
static void wa_own_block(wa_sheet *sheet, size_t row, const wa_shape *shape) {
  for (size_t j = 0; shape->across && j < shape->columns; j++) wa_key(sheet, row + 2, 1 + j, shape->across, j);
  for (size_t i = 0; i < shape->down->n; i++) {
    wa_key(sheet, row + ROWS_ABOVE + i, 0, shape->down, i);
    for (size_t j = 0; j < shape->columns; j++)
      wa_cell_input(sheet, row + ROWS_ABOVE + i, 1 + j, WA_NUM_GENERAL, wa_value_in_table(shape, shape->table, i, j));
  }
}

/* ---- tables that a scenario changes ---- */

/* The key of the model's own table, once more. */
static void wa_same_key(wa_report *report, wa_sheet *sheet, size_t row, size_t column, size_t own,
                        const wa_table_index *index, size_t i) {
  const char *ref = wa_cell_ref(report->arena, sheet, sheet, own, column, WA_FIX_NONE);
  if (index->numbers) wa_cell_formula(sheet, row, column, WA_STYLE_FORMULA, WA_NUM_GENERAL, ref, index->numbers[i]);
  else wa_cell_formula_text(sheet, row, column, WA_STYLE_HEADING_RIGHT, ref, index->categories[i]);
}

static void wa_same_keys(wa_report *report, wa_sheet *sheet, size_t row, size_t own, const wa_shape *shape) {
  for (size_t j = 0; shape->across && j < shape->columns; j++)
    wa_same_key(report, sheet, row + 2, 1 + j, own + 2, shape->across, j);
  for (size_t i = 0; i < shape->down->n; i++)
    wa_same_key(report, sheet, row + ROWS_ABOVE + i, 0, own + ROWS_ABOVE + i, shape->down, i);
}

/* What formulas look up: a cell of the table as the model has it, or of the chosen scenario. */
static void wa_active_cell(wa_report *report, wa_sheet *sheet, size_t own, const size_t *blocks, const wa_shape *shape,
                           size_t i, size_t j) {
  wa_arena *arena = report->arena;
  size_t n = report->switches->n_scenarios, down = ROWS_ABOVE + i;
  const char **cells = WA_NEW_ARRAY(arena, const char *, n + 1);
  for (size_t k = 0; k < n; k++)
    if (blocks[k]) cells[k] = wa_cell_ref(arena, sheet, sheet, blocks[k] + down, 1 + j, WA_FIX_NONE);
  const char *value = wa_cell_ref(arena, sheet, sheet, own + down, 1 + j, WA_FIX_NONE);
  wa_cell_formula(sheet, own + wa_rows_of_block(shape) + down, 1 + j, WA_STYLE_FORMULA, WA_NUM_GENERAL,
                  wa_active_value(report, sheet, value, cells), wa_value_in_table(shape, shape->table, i, j));
}

/* Below the model's own values those in use, and below them those of each scenario. Returns the row after all. */
static size_t wa_switched_blocks(wa_report *report, wa_sheet *sheet, size_t own, size_t t, const wa_shape *shape) {
  const wa_switches *switches = report->switches;
  const char *title = wa_rl(report, shape->table->label, shape->table->name);
  size_t active = own + wa_rows_of_block(shape), row = active + wa_rows_of_block(shape);
  size_t *blocks = WA_NEW_ARRAY(report->arena, size_t, switches->n_scenarios + 1);
  for (size_t k = 0; k < switches->n_scenarios; k++) {
    const wa_table *changed = switches->scenarios[k].tables ? switches->scenarios[k].tables[t] : NULL;
    if (!changed) continue;
    blocks[k] = row;
    wa_block_words(report, sheet, row, shape, wa_printf(report->arena, "%s: %s", title, switches->texts[k]),
                   changed->source);
    wa_same_keys(report, sheet, row, own, shape);
    for (size_t i = 0; i < shape->down->n; i++)
      for (size_t j = 0; j < shape->columns; j++)
        wa_cell_input(sheet, row + ROWS_ABOVE + i, 1 + j, WA_NUM_GENERAL, wa_value_in_table(shape, changed, i, j));
    row += wa_rows_of_block(shape);
  }
  wa_block_words(report, sheet, active, shape,
                 wa_printf(report->arena, "%s: %s", title, wa_rt(report, WA_T_SW_ACTIVE_TABLE)), NULL);
  wa_same_keys(report, sheet, active, own, shape);
  for (size_t i = 0; i < shape->down->n; i++)
    for (size_t j = 0; j < shape->columns; j++) wa_active_cell(report, sheet, own, blocks, shape, i, j);
  report->tables[t] = (wa_table_place){sheet, active + ROWS_ABOVE, 1, shape->turned};
  return row;
}

static size_t wa_table_block(wa_report *report, wa_sheet *sheet, size_t row, size_t t) {
  const wa_table *table = &report->model->tables[t];
  wa_shape shape = wa_shape_of(table);
  wa_block_words(report, sheet, row, &shape, wa_rl(report, table->label, table->name), table->source);
  wa_own_block(sheet, row, &shape);
  if (wa_is_switched_table(report, t)) return wa_switched_blocks(report, sheet, row, t, &shape);
  report->tables[t] = (wa_table_place){sheet, row + ROWS_ABOVE, 1, shape.turned};
  return row + wa_rows_of_block(&shape);
}

void wa_layout_tables(wa_report *report, wa_sheet *sheet) {
  const bool *used = wa_find_used_tables(report);
  size_t row = 3, widest = 1;
  for (size_t i = 0; i < report->model->n_tables; i++) {
    if (!used[i]) continue;
    const wa_table *table = &report->model->tables[i];
    if (table->n_index == 2 && table->index[1].n > widest) widest = table->index[1].n;
    row = wa_table_block(report, sheet, row, i);
  }
  wa_sheet_width(sheet, 0, 0, 24);
  wa_sheet_width(sheet, 1, widest, 12);
  wa_sheet_print(sheet, WA_FIT_WIDTH, row, widest < 10 ? widest : 10);
  wa_sheet_tab(sheet, 0xFFD966);
}
