/* Tables in which formulas look numbers up; their values are inputs. */
#include <stdint.h>

#include "reports/sheets.h"

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

/* Numbers run down; of two number indices the first does. */
static size_t wa_table_block(wa_report *report, wa_sheet *sheet, size_t row, size_t t) {
  const wa_table *table = &report->model->tables[t];
  bool turned = table->n_index == 2 && !table->index[0].numbers && table->index[1].numbers;
  const wa_table_index *down = &table->index[turned ? 1 : 0];
  const wa_table_index *across = table->n_index == 2 ? &table->index[turned ? 0 : 1] : NULL;
  wa_cell_text(sheet, row, 0, WA_STYLE_SUBTITLE, wa_rl(report, table->label, table->name));
  wa_cell_text(sheet, row + 1, 0, WA_STYLE_NOTE, table->source ? table->source : "");
  wa_cell_text(sheet, row + 2, 0, WA_STYLE_HEADING, down->name);
  for (size_t j = 0; across && j < across->n; j++) wa_key(sheet, row + 2, 1 + j, across, j);
  if (!across) wa_cell_text(sheet, row + 2, 1, WA_STYLE_HEADING_RIGHT, wa_unit_text(report->arena, table->unit));
  for (size_t i = 0; i < down->n; i++) {
    wa_key(sheet, row + 3 + i, 0, down, i);
    for (size_t j = 0; j < (across ? across->n : 1); j++) {
      size_t at = !across ? i : turned ? j * down->n + i : i * across->n + j;
      wa_cell_input(sheet, row + 3 + i, 1 + j, WA_NUM_GENERAL, table->values[at]);
    }
  }
  report->tables[t] = (wa_table_place){sheet, row + 3, 1, turned};
  return row + 4 + down->n;
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
