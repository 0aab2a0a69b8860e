/* Writing cells. Everything passes claim(): the place is free and within the sheet, and what is written there is
 * remembered. */
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "reports/book_inside.h"

static bool usable(const wa_sheet *sheet) { return sheet->worksheet && sheet->book->workbook; }

static bool claim(wa_sheet *sheet, size_t row, size_t column, wa_cell cell) {
  if (!usable(sheet))
    return false;
  if (row >= WA_MAX_ROWS || column >= WA_MAX_COLUMNS) {
    wa_book_fail(sheet->book, "sheet '%s': row %zu, column %zu is beyond what a sheet can hold", sheet->name, row + 1,
                 column + 1);
    return false;
  }
  cell.row = (uint32_t)row;
  cell.column = (uint16_t)column;
  if (wa_cells_add(sheet->book->arena, &sheet->cells, cell))
    return true;
  wa_cell_fail(sheet, row, column, "written twice");
  return false;
}

static bool claim_text(wa_sheet *sheet, size_t row, size_t column, const char *text) {
  wa_cell cell = {.content = *text ? WA_CONTENT_TEXT : WA_CONTENT_BLANK, .value.text = text};
  return claim(sheet, row, column, cell);
}

/* A number as the file can hold it: Excel has no negative zero and no denormal numbers. */
static double storable(double value) { return fabs(value) < DBL_MIN ? 0.0 : value; }

static bool claim_number(wa_sheet *sheet, size_t row, size_t column, double value) {
  if (!isfinite(value)) {
    wa_cell_fail(sheet, row, column, "%s cannot be written", isnan(value) ? "not a number (NaN)" : "an infinite number");
    return false;
  }
  wa_cell cell = {.content = WA_CONTENT_NUMBER, .value.number = storable(value)};
  return claim(sheet, row, column, cell);
}

static void remember_wrapped(wa_sheet *sheet, wa_wrapped wrapped) {
  WA_PUSH(sheet->book->arena, sheet->wrapped, sheet->n_wrapped, sheet->wrapped_room, wrapped);
}

static wa_num kind_of_text(wa_style style) { return style == WA_STYLE_INPUT ? WA_NUM_TEXT : WA_NUM_GENERAL; }

/* A claimed cell: a text, or an empty cell in its style. */
static lxw_error put_text(wa_sheet *sheet, size_t row, size_t column, const char *text, lxw_format *format) {
  if (!*text)
    return worksheet_write_blank(sheet->worksheet, (lxw_row_t)row, (lxw_col_t)column, format);
  return worksheet_write_string(sheet->worksheet, (lxw_row_t)row, (lxw_col_t)column, text, format);
}

static void text_cell(wa_sheet *sheet, size_t row, size_t column, wa_style style, bool wrap, const char *text) {
  wa_book *book = sheet->book;
  const char *legal = wa_legal_text(book->arena, text, WA_MAX_TEXT);
  if (!claim_text(sheet, row, column, legal))
    return;
  lxw_format *format = wa_format(book, style, kind_of_text(style), wrap);
  wa_cell_status(sheet, row, column, put_text(sheet, row, column, wa_escape_underscores(book->arena, legal), format));
  if (wrap || wa_style_wraps(style) || wa_style_points(style) > 11)
    remember_wrapped(sheet, (wa_wrapped){row, column, column, style, legal});
}

void wa_cell_text(wa_sheet *sheet, size_t row, size_t column, wa_style style, const char *text) {
  text_cell(sheet, row, column, style, false, text);
}

static bool claim_rest(wa_sheet *sheet, size_t row, size_t first, size_t last) {
  for (size_t column = first; column <= last; column++)
    if (!claim_text(sheet, row, column, ""))
      return false;
  return true;
}

void wa_cell_wide(wa_sheet *sheet, size_t row, size_t first_column, size_t last_column, wa_style style,
                  const char *text) {
  if (last_column <= first_column) {
    text_cell(sheet, row, first_column, style, true, text);
    return;
  }
  wa_book *book = sheet->book;
  const char *legal = wa_legal_text(book->arena, text, WA_MAX_TEXT);
  if (!claim_text(sheet, row, first_column, legal) || !claim_rest(sheet, row, first_column + 1, last_column))
    return;
  lxw_format *format = wa_format(book, style, kind_of_text(style), true);
  lxw_error status = worksheet_merge_range(sheet->worksheet, (lxw_row_t)row, (lxw_col_t)first_column, (lxw_row_t)row,
                                           (lxw_col_t)last_column, "", format);
  wa_cell_status(sheet, row, first_column, status);
  wa_cell_status(sheet, row, first_column,
                 put_text(sheet, row, first_column, wa_escape_underscores(book->arena, legal), format));
  remember_wrapped(sheet, (wa_wrapped){row, first_column, last_column, style, legal});
}

void wa_cell_number(wa_sheet *sheet, size_t row, size_t column, wa_style style, wa_num num, double value) {
  if (!claim_number(sheet, row, column, value))
    return;
  lxw_format *format = wa_format(sheet->book, style, num, false);
  wa_cell_status(sheet, row, column, worksheet_write_number(sheet->worksheet, (lxw_row_t)row, (lxw_col_t)column,
                                                            storable(value), format));
}

void wa_cell_input(wa_sheet *sheet, size_t row, size_t column, wa_num num, double value) {
  wa_cell_number(sheet, row, column, WA_STYLE_INPUT, num, value);
}

void wa_cell_input_text(wa_sheet *sheet, size_t row, size_t column, const char *text) {
  wa_cell_text(sheet, row, column, WA_STYLE_INPUT, text);
}

static bool sound(const wa_sheet *sheet, size_t row, size_t column, const char *formula) {
  const char *fault = wa_formula_fault(sheet->book->arena, formula);
  if (fault)
    wa_cell_fail(sheet, row, column, "%s: %.200s", fault, formula ? formula : "");
  return !fault;
}

/* A cell that shows an error convinces nobody: the formula must have a word for that case. */
static bool no_error_value(const wa_sheet *sheet, size_t row, size_t column, const char *cached) {
  static const char *const errors[] = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"};
  for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
    if (strcmp(cached, errors[i]) == 0) {
      wa_cell_fail(sheet, row, column, "a formula gives the error value %s", errors[i]);
      return false;
    }
  return true;
}

static const char *bare(const char *formula) { return formula && *formula == '=' ? formula + 1 : formula; }

void wa_cell_formula(wa_sheet *sheet, size_t row, size_t column, wa_style style, wa_num num, const char *formula,
                     double value) {
  formula = bare(formula);
  if (!sound(sheet, row, column, formula) || !claim_number(sheet, row, column, value))
    return;
  lxw_format *format = wa_format(sheet->book, style, num, false);
  wa_cell_status(sheet, row, column, worksheet_write_formula_num(sheet->worksheet, (lxw_row_t)row, (lxw_col_t)column,
                                                                 formula, format, storable(value)));
}

/* A formula checked and its cell claimed, with the text it gives; NULL when it cannot stand there. */
static const char *claim_formula_text(wa_sheet *sheet, size_t row, size_t column, const char *formula, const char *cached) {
  const char *legal = wa_legal_text(sheet->book->arena, cached, WA_MAX_TEXT);
  if (!sound(sheet, row, column, formula) || !no_error_value(sheet, row, column, legal) ||
      !claim_text(sheet, row, column, legal))
    return NULL;
  return legal;
}

static void put_formula_text(wa_sheet *sheet, size_t row, size_t column, const char *formula, lxw_format *format,
                             const char *legal) {
  wa_cell_status(sheet, row, column, worksheet_write_formula_str(sheet->worksheet, (lxw_row_t)row, (lxw_col_t)column,
                                                                 formula, format,
                                                                 wa_escape_underscores(sheet->book->arena, legal)));
}

static void formula_text(wa_sheet *sheet, size_t row, size_t column, wa_style style, wa_num num, const char *formula,
                         const char *cached) {
  formula = bare(formula);
  const char *legal = claim_formula_text(sheet, row, column, formula, cached);
  if (!legal)
    return;
  put_formula_text(sheet, row, column, formula, wa_format(sheet->book, style, num, false), legal);
  if (wa_style_wraps(style) || wa_style_points(style) > 11)
    remember_wrapped(sheet, (wa_wrapped){row, column, column, style, legal});
}

void wa_cell_wide_formula(wa_sheet *sheet, size_t row, size_t first_column, size_t last_column, wa_style style,
                          const char *formula, const char *cached) {
  formula = bare(formula);
  const char *legal = claim_formula_text(sheet, row, first_column, formula, cached);
  if (!legal || !claim_rest(sheet, row, first_column + 1, last_column))
    return;
  lxw_format *format = wa_format(sheet->book, style, WA_NUM_GENERAL, true);
  if (last_column > first_column)
    wa_cell_status(sheet, row, first_column,
                   worksheet_merge_range(sheet->worksheet, (lxw_row_t)row, (lxw_col_t)first_column, (lxw_row_t)row,
                                         (lxw_col_t)last_column, "", format));
  put_formula_text(sheet, row, first_column, formula, format, legal);
  remember_wrapped(sheet, (wa_wrapped){row, first_column, last_column, style, legal});
}

void wa_cell_formula_text(wa_sheet *sheet, size_t row, size_t column, wa_style style, const char *formula,
                          const char *cached) {
  formula_text(sheet, row, column, style, WA_NUM_GENERAL, formula, cached);
}

void wa_cell_formula_or(wa_sheet *sheet, size_t row, size_t column, wa_style style, wa_num num, const char *formula,
                        double value, const char *word) {
  if (isfinite(value))
    wa_cell_formula(sheet, row, column, style, num, formula, value);
  else
    formula_text(sheet, row, column, style, num, formula, word);
}

bool wa_cell_value(const wa_sheet *sheet, size_t row, size_t column, double *value) {
  const wa_cell *cell = wa_cells_find(&sheet->cells, row, column);
  if (!cell || cell->content != WA_CONTENT_NUMBER)
    return false;
  *value = cell->value.number;
  return true;
}
