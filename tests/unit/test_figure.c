/* Figures and tables for people. */
#include <check.h>
#include <stdint.h>
#include <stdlib.h>

#include "reports/figure.h"
#include "reports/text_table.h"

static void check_figure(double number, int decimals, const char *english, const char *dutch) {
  wa_arena *arena = wa_arena_new();
  ck_assert_str_eq(wa_figure(arena, number, decimals, "en"), english);
  ck_assert_str_eq(wa_figure(arena, number, decimals, "nl"), dutch);
  wa_arena_free(arena);
}

START_TEST(thousands_stand_in_groups) {
  check_figure(1234567.891, 2, "1,234,567.89", "1.234.567,89");
  check_figure(-1234567.891, 0, "-1,234,568", "-1.234.568");
  check_figure(999, 0, "999", "999");
  check_figure(1000, 0, "1,000", "1.000");
  check_figure(-100000.5, 1, "-100,000.5", "-100.000,5");
  check_figure(0, 2, "0.00", "0,00");
}
END_TEST

START_TEST(nothing_is_minus_zero) {
  check_figure(-0.004, 2, "0.00", "0,00");
  check_figure(-0.4, 0, "0", "0");
  check_figure(-0.0, 1, "0.0", "0,0");
  check_figure(-0.006, 2, "-0.01", "-0,01");
}
END_TEST

START_TEST(percentages_have_the_decimals_they_need) {
  wa_arena *arena = wa_arena_new();
  ck_assert_str_eq(wa_figure_percent(arena, 0.03, "en"), "3%");
  ck_assert_str_eq(wa_figure_percent(arena, 0.015, "nl"), "1,5%");
  ck_assert_str_eq(wa_figure_percent(arena, 0.0375, "en"), "3.75%");
  wa_arena_free(arena);
}
END_TEST

START_TEST(widths_are_those_of_a_terminal) {
  ck_assert_uint_eq(wa_text_width("plain"), 5);
  ck_assert_uint_eq(wa_text_width("Hôpital"), 7);
  ck_assert_uint_eq(wa_text_width("e\xCC\x81"), 1); /* e and a combining accent */
  ck_assert_uint_eq(wa_text_width("\xE7\x97\x85"), 2); /* a Chinese character */
  ck_assert_uint_eq(wa_text_width(""), 0);
}
END_TEST

START_TEST(columns_are_aligned) {
  wa_arena *arena = wa_arena_new();
  wa_text text = wa_text_new(arena);
  wa_text_table table = wa_text_table_new(arena, 2);
  const char *rows[][2] = {{"Who", "net"}, {"Hôpital", "1"}, {"All", "12,345"}};
  for (size_t i = 0; i < 3; i++) wa_text_table_row(&table, rows[i]);
  wa_text_table_write(&table, &text, 1, 2);
  ck_assert_str_eq(text.bytes, " Who         net\n Hôpital       1\n ---------------\n All      12,345\n");
  wa_arena_free(arena);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("figure");
  TCase *tests = tcase_create("all");
  tcase_add_test(tests, thousands_stand_in_groups);
  tcase_add_test(tests, nothing_is_minus_zero);
  tcase_add_test(tests, percentages_have_the_decimals_they_need);
  tcase_add_test(tests, widths_are_those_of_a_terminal);
  tcase_add_test(tests, columns_are_aligned);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
