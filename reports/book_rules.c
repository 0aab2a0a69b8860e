/* What cells accept, and how they look while something is true. */
#include <math.h>
#include <string.h>

#include "reports/book_inside.h"

static bool usable(const wa_sheet *sheet) { return sheet->worksheet && sheet->book->workbook; }

static uint8_t criteria(double low, double high) {
  if (isfinite(low) && isfinite(high))
    return LXW_VALIDATION_CRITERIA_BETWEEN;
  return isfinite(low) ? LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO
                       : LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO;
}

void wa_cell_accept(wa_sheet *sheet, size_t row, size_t column, double low, double high, bool whole,
                    const char *message) {
  if (!usable(sheet))
    return;
  if (isnan(low) || isnan(high)) {
    wa_cell_fail(sheet, row, column, "a bound is not a number");
    return;
  }
  const double everything = 1e300;
  lxw_data_validation rule = {0};
  rule.validate = whole ? LXW_VALIDATION_TYPE_INTEGER : LXW_VALIDATION_TYPE_DECIMAL;
  rule.criteria = criteria(low, high);
  rule.minimum_number = low;
  rule.maximum_number = high;
  rule.value_number = isfinite(low) ? low : isfinite(high) ? high : everything;
  char text[4 * WA_MAX_CONSTANT + 4] = "";
  if (message && *message) {
    strncpy(text, wa_legal_text(sheet->book->arena, message, WA_MAX_CONSTANT), sizeof text - 1);
    rule.error_message = text;
  }
  wa_cell_status(sheet, row, column,
                 worksheet_data_validation_cell(sheet->worksheet, (lxw_row_t)row, (lxw_col_t)column, &rule));
}

/* The library copies the formula of a list twice and frees it once; that of another rule it copies once. So the rule
 * is handed over as another and made a list afterwards. */
static void make_list(const wa_sheet *sheet) {
  lxw_data_val_obj *rule, *last = NULL;
  STAILQ_FOREACH(rule, sheet->worksheet->data_validations, list_pointers) last = rule;
  if (last)
    last->validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
}

void wa_cell_choose(wa_sheet *sheet, size_t row, size_t column, const char *list) {
  if (!usable(sheet))
    return;
  lxw_data_validation rule = {0};
  rule.validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA;
  rule.value_formula = wa_printf(sheet->book->arena, "=%s", list[0] == '=' ? list + 1 : list);
  if (strlen(rule.value_formula) > WA_MAX_CONSTANT) {
    wa_cell_fail(sheet, row, column, "the reference of the list is longer than 255 characters");
    return;
  }
  lxw_error status = worksheet_data_validation_cell(sheet->worksheet, (lxw_row_t)row, (lxw_col_t)column, &rule);
  wa_cell_status(sheet, row, column, status);
  if (status == LXW_NO_ERROR)
    make_list(sheet);
}

void wa_cell_when(wa_sheet *sheet, size_t first_row, size_t first_column, size_t last_row, size_t last_column,
                  const char *formula, wa_style style) {
  if (!usable(sheet))
    return;
  formula = formula && *formula == '=' ? formula + 1 : formula;
  const char *fault = wa_formula_fault(sheet->book->arena, formula);
  if (fault) {
    wa_cell_fail(sheet, first_row, first_column, "%s, in a condition: %.200s", fault, formula ? formula : "");
    return;
  }
  lxw_conditional_format rule = {0};
  rule.type = LXW_CONDITIONAL_TYPE_FORMULA;
  rule.value_string = wa_printf(sheet->book->arena, "=%s", formula);
  rule.format = wa_condition_format(sheet->book, style);
  lxw_error status =
      worksheet_conditional_format_range(sheet->worksheet, (lxw_row_t)first_row, (lxw_col_t)first_column,
                                         (lxw_row_t)last_row, (lxw_col_t)last_column, &rule);
  wa_cell_status(sheet, first_row, first_column, status);
}
