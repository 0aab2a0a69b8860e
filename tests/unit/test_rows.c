/* The rows of a sheet: what is written for the library is what the library writes. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "reports/book_inside.h"

static wa_arena *arena;
static lxw_workbook *workbook;
static lxw_worksheet *sheet;
static lxw_format *look, *other;

static void set_up(void) {
  arena = wa_arena_new();
  workbook = workbook_new("/dev/null");
  sheet = workbook_add_worksheet(workbook, "Rows");
  look = workbook_add_format(workbook);
  format_set_bold(look);
  other = workbook_add_format(workbook);
  format_set_italic(other);
}

static void tear_down(void) {
  lxw_workbook_free(workbook);
  wa_arena_free(arena);
}

/* The sheet's XML as the library makes it, without the hints `spans`. */
static char *assembled(void) {
  char *text = NULL;
  size_t size = 0;
  sheet->file = open_memstream(&text, &size);
  lxw_worksheet_assemble_xml_file(sheet);
  fclose(sheet->file);
  for (char *hint; (hint = strstr(text, " spans=\""));) {
    char *end = strchr(hint + 8, '"') + 1;
    memmove(hint, end, strlen(end) + 1);
  }
  return text;
}

static void check_same(void) {
  char *before = assembled();
  wa_rows *rows = wa_rows_write(arena, sheet);
  ck_assert_ptr_nonnull(rows);
  char *after = assembled();
  ck_assert_str_eq(after, before);
  free(before);
  free(after);
  wa_rows_end(rows); /* the library has closed it: nothing to do */
}

START_TEST(numbers) {
  const double list[] = {0,     1,     -1,      7.25,   1.0 / 3, -2.0 / 3e9, 1e14,        123456789012345, 999999999999999,
                         1e15,  1e16,  1.5e300, 1e-300, -0.0,    0.1,        -1234567890, 4503599627370497.5,
                         1e100, 65535, 1e-5,    0.0001};
  for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
    worksheet_write_number(sheet, (lxw_row_t)i, (lxw_col_t)(i * 40), list[i], i % 2 ? look : other);
    worksheet_write_formula_num(sheet, (lxw_row_t)i, (lxw_col_t)(i * 40 + 1), "1+1", look, list[i]);
  }
  check_same();
}
END_TEST

START_TEST(texts_and_formulas) {
  worksheet_write_string(sheet, 0, 0, "one & <two>", look);
  worksheet_write_string(sheet, 0, 16383, "the last column", other);
  worksheet_write_string(sheet, 1048575, 0, "the last row", other);
  worksheet_write_string(sheet, 3, 1, "one & <two>", look);
  worksheet_write_formula_str(sheet, 4, 1, "=IF(A1<>\"a&b\",\"<x>\",\"'\")", look, "a&b<c>\n\"d\"");
  worksheet_write_formula_str(sheet, 4, 2, "\"\"", look, "");
  worksheet_write_formula_num(sheet, 4, 3, "SUM($A$1:B2)>=3", other, 1);
  worksheet_write_blank(sheet, 4, 4, look);
  worksheet_merge_range(sheet, 6, 1, 7, 4, "wide", other);
  check_same();
}
END_TEST

START_TEST(heights_and_order) {
  worksheet_set_row(sheet, 9, 32.5, NULL);
  worksheet_set_row(sheet, 5, LXW_DEF_ROW_HEIGHT, NULL);
  for (size_t i = 0; i < 300; i++) /* from the last place to the first */
    worksheet_write_number(sheet, (lxw_row_t)(20 - i / 20), (lxw_col_t)(40 - i % 20), (double)i, look);
  worksheet_set_row(sheet, 12, 18, NULL);
  check_same();
}
END_TEST

/* What is not known is left to the library. */
START_TEST(unknown) {
  worksheet_write_number(sheet, 0, 0, 1, look);
  worksheet_write_boolean(sheet, 0, 1, 1, look);
  ck_assert_ptr_null(wa_rows_write(arena, sheet));
  ck_assert_int_eq(sheet->optimize, 0);
}
END_TEST

START_TEST(looks_of_rows) {
  worksheet_write_number(sheet, 0, 0, 1, look);
  worksheet_set_row(sheet, 0, 20, other);
  ck_assert_ptr_null(wa_rows_write(arena, sheet));
}
END_TEST

START_TEST(empty_sheet) { ck_assert_ptr_null(wa_rows_write(arena, sheet)); }
END_TEST

/* A book that is given up before the library read the rows. */
START_TEST(given_up) {
  worksheet_write_number(sheet, 0, 0, 1, look);
  wa_rows *rows = wa_rows_write(arena, sheet);
  ck_assert_ptr_nonnull(rows);
  wa_rows_end(rows);
  wa_rows_end(rows);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("rows");
  TCase *group = tcase_create("rows");
  tcase_add_checked_fixture(group, set_up, tear_down);
  tcase_add_test(group, numbers);
  tcase_add_test(group, texts_and_formulas);
  tcase_add_test(group, heights_and_order);
  tcase_add_test(group, unknown);
  tcase_add_test(group, looks_of_rows);
  tcase_add_test(group, empty_sheet);
  tcase_add_test(group, given_up);
  suite_add_tcase(suite, group);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed != 0;
}
