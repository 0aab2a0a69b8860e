/* Table look-ups as INDEX and MATCH over the sheet of tables. */
#include <stdint.h>

#include "reports/excel.h"

/* One index of a table on its sheet: its keys run down a column or across a row. */
typedef struct wa_side {
  const wa_table_index *index;
  const char *keys;     /* the cells of the keys */
  const char *argument; /* what is looked up, kept inside the keys where the table takes the nearest */
  bool across;          /* the keys run across a row */
} wa_side;

/* Between the keys; with a single key there is nothing between. */
static bool wa_is_linear(const wa_table_index *index) { return index->interpolation == WA_LOOKUP_LINEAR && index->n > 1; }

/* What is looked up, held within the keys where the table takes the nearest. Beyond the last key a linear look-up
 * would go on along the last line; where that is an error to the engine, it is one here. */
static const char *wa_argument_text(wa_printer *printer, const wa_table_index *index, wa_id id, size_t place, const char *keys) {
  wa_arena *arena = printer->report->arena;
  wa_text text = wa_text_new(arena);
  wa_printer inner = {printer->report, printer->from, &text};
  wa_print_value(&inner, id, place);
  if (!index->numbers) return text.bytes;
  if (index->outside == WA_OUTSIDE_NEAREST) return wa_printf(arena, "MAX(MIN(%s),MIN(MAX(%s),%s))", keys, keys, text.bytes);
  if (!wa_is_linear(index)) return text.bytes;
  return wa_printf(arena, "IF(%s>MAX(%s),NA(),%s)", text.bytes, keys, text.bytes);
}

/* Position of the value at or below the argument. Between two values (linear) the last one is left out, so
 * that there always is a next. */
static const char *wa_position(wa_printer *printer, const wa_side *side) {
  wa_arena *arena = printer->report->arena;
  bool exact = side->index->interpolation != WA_LOOKUP_STEP && !wa_is_linear(side->index);
  const char *match = wa_printf(arena, "MATCH(%s,%s,%d)", side->argument, side->keys, exact ? 0 : 1);
  if (!wa_is_linear(side->index)) return match;
  return wa_printf(arena, "MIN(%s,COUNT(%s)-1)", match, side->keys);
}

static const char *wa_index_call(wa_printer *printer, const char *values, const char *row, const char *column) {
  if (!column) return wa_printf(printer->report->arena, "INDEX(%s,%s)", values, row);
  return wa_printf(printer->report->arena, "INDEX(%s,%s,%s)", values, row, column);
}

/* The value at a row and column position, between rows where the rows are read linearly. */
static const char *wa_between(wa_printer *printer, const wa_side *side, const char *at, const char *low, const char *high) {
  wa_arena *arena = printer->report->arena;
  /* Gnumeric takes a single position for a row, also where there is only one row. */
  const char *row = side->across ? "1," : "";
  const char *below = wa_printf(arena, "INDEX(%s,%s%s)", side->keys, row, at);
  const char *above = wa_printf(arena, "INDEX(%s,%s%s+1)", side->keys, row, at);
  return wa_printf(arena, "(%s+(%s-%s)*(%s-%s)/(%s-%s))", low, high, low, side->argument, below, above, below);
}

static const char *wa_along_rows(wa_printer *printer, const char *values, const wa_side *down, const char *column) {
  const char *row = wa_position(printer, down);
  const char *low = wa_index_call(printer, values, row, column);
  if (!wa_is_linear(down->index)) return low;
  const char *next = wa_printf(printer->report->arena, "%s+1", row);
  return wa_between(printer, down, row, low, wa_index_call(printer, values, next, column));
}

static const char *wa_along_both(wa_printer *printer, const char *values, const wa_side *down, const wa_side *across) {
  const char *column = wa_position(printer, across);
  const char *low = wa_along_rows(printer, values, down, column);
  if (!wa_is_linear(across->index)) return low;
  const char *next = wa_printf(printer->report->arena, "%s+1", column);
  return wa_between(printer, across, column, low, wa_along_rows(printer, values, down, next));
}

/* The category of a look-up is known when the graph is built: it is a constant. */
static size_t wa_category_place(const wa_printer *printer, wa_id id) {
  return (size_t)printer->report->graph->nodes[id].number;
}

void wa_print_lookup(wa_printer *printer, wa_id id, size_t place) {
  const wa_report *report = printer->report;
  const wa_node *node = &report->graph->nodes[id];
  const wa_table *table = &report->model->tables[node->index];
  const wa_table_place *at = &report->tables[node->index];
  size_t d = at->turned ? 1 : 0, a = at->turned ? 0 : 1;
  const wa_table_index *down = &table->index[d], *across = table->n_index == 2 ? &table->index[a] : NULL;
  size_t first = at->column, last = at->column + (across ? across->n - 1 : 0);
  if (across && !across->numbers) first = last = at->column + wa_category_place(printer, node->args[a]);
  if (!down->numbers) {
    wa_text_add(printer->out, wa_cell_ref(report->arena, printer->from, at->sheet, at->row + wa_category_place(printer, node->args[d]),
                                          first, WA_FIX_BOTH));
    return;
  }
  const char *keys = wa_range_ref(report->arena, printer->from, at->sheet, at->row, at->column - 1, at->row + down->n - 1,
                                  at->column - 1, WA_FIX_BOTH);
  const char *values = wa_range_ref(report->arena, printer->from, at->sheet, at->row, first, at->row + down->n - 1, last, WA_FIX_BOTH);
  wa_side rows = {down, keys, wa_argument_text(printer, down, node->args[d], place, keys), false};
  if (!across || !across->numbers) {
    wa_text_add(printer->out, wa_along_rows(printer, values, &rows, NULL));
    return;
  }
  const char *heads = wa_range_ref(report->arena, printer->from, at->sheet, at->row - 1, at->column, at->row - 1,
                                   at->column + across->n - 1, WA_FIX_BOTH);
  wa_side columns = {across, heads, wa_argument_text(printer, across, node->args[a], place, heads), true};
  wa_text_add(printer->out, wa_along_both(printer, values, &rows, &columns));
}
