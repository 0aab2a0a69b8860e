/* Care paths: a row for each step and each who works in it, then the roles. */
#include <stdint.h>

#include "reports/path_tables.h"
#include "reports/sheets.h"

enum { C_STEP, C_WHO, C_TIMES, C_EACH, C_MINUTES, C_PER_MINUTE, C_STAFF, C_MATERIALS, C_COST, N_COLUMNS };

static void wa_path_heads(wa_report *report, wa_sheet *sheet, size_t row) {
  static const wa_text_id heads[N_COLUMNS] = {WA_T_PATH_H_STEP, WA_T_PATH_H_WHO, WA_T_PATH_H_TIMES, WA_T_PATH_H_MINUTES_EACH, WA_T_PATH_H_MINUTES,
                                              WA_T_PATH_H_PER_MINUTE, WA_T_PATH_H_STAFF, WA_T_PATH_H_MATERIALS, WA_T_PATH_H_COST};
  for (size_t i = 0; i < N_COLUMNS; i++)
    wa_cell_text(sheet, row, i, i < C_TIMES ? WA_STYLE_HEADING : WA_STYLE_HEADING_RIGHT, wa_rt(report, heads[i]));
}

static void wa_money(wa_report *report, wa_id id, wa_sheet *sheet, size_t row, size_t column, wa_style style) {
  wa_home_as(report, id, sheet, row, column, style, WA_NUM_MONEY_CENTS);
}

static void wa_work_cells(wa_report *report, wa_sheet *sheet, size_t row, const wa_step_work *written, const wa_work_flow *work) {
  if (written->role != SIZE_MAX) wa_cell_text(sheet, row, C_WHO, WA_STYLE_TEXT, wa_role_text(report, written->role));
  wa_show_as(report, work->minutes, sheet, row, C_EACH, WA_STYLE_FORMULA, WA_NUM_RATIO);
  wa_home_as(report, work->total, sheet, row, C_MINUTES, WA_STYLE_FORMULA, WA_NUM_RATIO);
  if (written->role == SIZE_MAX) wa_show_as(report, work->per_minute, sheet, row, C_PER_MINUTE, WA_STYLE_FORMULA, WA_NUM_FACTOR);
  else wa_home_as(report, work->per_minute, sheet, row, C_PER_MINUTE, WA_STYLE_FORMULA, WA_NUM_FACTOR);
  wa_money(report, work->cost, sheet, row, C_STAFF, WA_STYLE_FORMULA);
}

/* A step stands on the row of the first who works in it; where several do, their sum on a row of its own. */
static size_t wa_step_rows(wa_report *report, wa_sheet *sheet, size_t row, const wa_path_step *written, const wa_step_flow *step) {
  wa_cell_text(sheet, row, C_STEP, WA_STYLE_TEXT, wa_rl(report, written->label, written->name));
  wa_home_as(report, step->times, sheet, row, C_TIMES, WA_STYLE_FORMULA, WA_NUM_FACTOR);
  if (written->materials.expr) wa_money(report, step->materials, sheet, row, C_MATERIALS, WA_STYLE_FORMULA);
  wa_money(report, step->cost, sheet, row, C_COST, WA_STYLE_FORMULA);
  for (size_t i = 0; i < written->n_work; i++) wa_work_cells(report, sheet, row + i, &written->work[i], &step->work[i]);
  return row + (written->n_work ? written->n_work : 1);
}

static size_t wa_total_row(wa_report *report, wa_sheet *sheet, size_t row, const wa_path_flow *path) {
  for (size_t i = 0; i < N_COLUMNS; i++)
    if (i != C_MINUTES && i != C_COST) wa_cell_text(sheet, row, i, WA_STYLE_TOTAL, i ? "" : wa_rt(report, WA_T_S_ALL));
  wa_home_as(report, path->minutes, sheet, row, C_MINUTES, WA_STYLE_TOTAL, WA_NUM_RATIO);
  wa_money(report, path->cost, sheet, row, C_COST, WA_STYLE_TOTAL);
  return row + 2;
}

static size_t wa_role_rows(wa_report *report, wa_sheet *sheet, size_t row, const wa_path_flow *path) {
  bool any = false;
  for (size_t i = 0; i < report->model->n_roles; i++) {
    if (path->role_cost[i] == WA_NONE) continue;
    if (!any) wa_cell_text(sheet, row++, C_STEP, WA_STYLE_STRONG, wa_rt(report, WA_T_ROLE));
    any = true;
    wa_cell_text(sheet, row, C_STEP, WA_STYLE_TEXT, wa_role_text(report, i));
    wa_home_as(report, path->role_minutes[i], sheet, row, C_MINUTES, WA_STYLE_FORMULA, WA_NUM_RATIO);
    wa_money(report, path->role_cost[i], sheet, row++, C_STAFF, WA_STYLE_FORMULA);
  }
  return any ? row + 1 : row;
}

static size_t wa_path_block(wa_report *report, wa_sheet *sheet, size_t row, const wa_path_table *table) {
  const wa_path_model *written = table->written;
  wa_cell_text(sheet, row++, C_STEP, WA_STYLE_SUBTITLE, table->title);
  wa_path_heads(report, sheet, row++);
  for (size_t i = 0; i < written->n_steps; i++) row = wa_step_rows(report, sheet, row, &written->steps[i], &table->path->steps[i]);
  row = wa_total_row(report, sheet, row, table->path);
  return wa_role_rows(report, sheet, row, table->path);
}

void wa_layout_paths(wa_report *report, wa_sheet *sheet) {
  static const double widths[N_COLUMNS] = {42, 26, 14, 14, 14, 14, 16, 16, 16};
  const wa_path_table *tables;
  size_t row = 3, n = wa_path_tables(report, &tables);
  for (size_t i = 0; i < N_COLUMNS; i++) wa_sheet_width(sheet, i, i, widths[i]);
  for (size_t i = 0; i < n; i++) row = wa_path_block(report, sheet, row, &tables[i]);
  wa_sheet_freeze(sheet, 3, 1);
  wa_sheet_print(sheet, WA_FIT_WIDTH, row, N_COLUMNS - 1);
}
