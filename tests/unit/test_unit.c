/* Units: reading, writing and the algebra of powers. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "formula/unit.h"

/* The unit as it is written back, or its findings joined by " | ". */
static const char *read_unit(wa_arena *arena, const char *written, wa_unit *unit) {
  wa_diags *diags = wa_diags_new(arena);
  wa_source *source = wa_source_new(arena, "u", written, strlen(written));
  wa_unit result = wa_unit_parse(arena, diags, written, (wa_span){source, 0, source->size}, true);
  if (unit) *unit = result;
  wa_text text = wa_text_new(arena);
  for (size_t i = 0; wa_diags_line(diags, i); i++)
    wa_text_addf(&text, "%s%s", i ? " | " : "", wa_diags_line(diags, i));
  return text.length ? text.bytes : wa_unit_text(arena, result);
}

static const struct {
  const char *written, *expected;
} rows[] = {
    {"EUR", "EUR"},
    {"EUR/admission", "EUR/admission"},
    {"1/year", "1/year"},
    {"hour/week", "hour/week"},
    {"hours/week", "hour/week"},
    {"EUR per patient-year", "EUR/year"},
    {"EUR/(patient*year)", "EUR/year"},
    {"EUR per patient per year", "EUR/year"},
    {"EUR / patient / month", "EUR/month"},
    {"kg^2", "kg^2"},
    {"kg*m/s^2", "kg*m/s^2"},
    {"m²", "m^2"},
    {"kg^-1", "1/kg"},
    {"kg^0.5", "kg^0.5"},
    {"%", "1"},
    {"share", "1"},
    {"1", "1"},
    {"person", "1"},
    {"people", "1"},
    {"patients", "1"},
    {"patient years", "year"},
    {"patient-years", "year"},
    {"bed-day", "bed*day"},
    {"EUR/bed-days", "EUR/(bed*day)"},
    {"follow-up", "follow-up"},
    {"GP visits", "GP visit"},
    {"EUR per GP visit", "EUR/GP visit"},
    {"QALYs", "QALY"},
    {"qaly", "QALY"},
    {"euro", "EUR"},
    {"euros", "EUR"},
    {"€", "EUR"},
    {"€/QALY", "EUR/QALY"},
    {"£", "GBP"},
    {"$/day", "USD/day"},
    {"EUR per annum", "EUR/year"},
    {"yr", "year"},
    {"hrs", "hour"},
    {"therapies", "therapy"},
    {"nurses", "nurse"},
    {"analysis", "analysis"},
    {"EUR*year/year", "EUR"},
    {"(EUR)", "EUR"},
    {"1/(year*admission)", "1/(admission*year)"},
    {"EUR/admission/year", "EUR/(admission*year)"},
    {"% per year", "1/year"},
    {"cliënt", "cliënt"},
    {"a*b*c*d*e*f", "a*b*c*d*e*f"},
    {"5",
     "u:1:1: error: expected a unit without a number other than 1, found '5' [help: a unit is written like EUR/admission, hour/week or 1/year]"},
    {"5 EUR",
     "u:1:1: error: expected a unit without a number other than 1, found '5' [help: a unit is written like EUR/admission, hour/week or 1/year]"},
    {"EUR 5",
     "u:1:5: error: expected '*', '/' or the end of the unit, found '5' [help: a unit is written like EUR/admission, hour/week or 1/year]"},
    {"EUR/",
     "u:1:5: error: expected a unit, found the end [help: a unit is written like EUR/admission, hour/week or 1/year]"},
    {"EUR//day",
     "u:1:5: error: expected a unit, found '/' [help: a unit is written like EUR/admission, hour/week or 1/year]"},
    {"EUR/(day",
     "u:1:9: error: expected ')', found the end [help: a unit is written like EUR/admission, hour/week or 1/year]"},
    {"EUR)",
     "u:1:4: error: expected '*', '/' or the end of the unit, found ')' [help: a unit is written like EUR/admission, hour/week or 1/year]"},
    {"per day",
     "u:1:1: error: expected a unit, found 'per' [help: a unit is written like EUR/admission, hour/week or 1/year]"},
    {"^2",
     "u:1:1: error: expected a unit, found '^' [help: a unit is written like EUR/admission, hour/week or 1/year]"},
    {"EUR^x",
     "u:1:5: error: expected a power, found 'x' [help: a unit is written like EUR/admission, hour/week or 1/year]"},
    {"1.5",
     "u:1:1: error: expected a unit without a number other than 1, found '1' [help: a unit is written like EUR/admission, hour/week or 1/year]"},
    {"10/year",
     "u:1:1: error: expected a unit without a number other than 1, found '10' [help: a unit is written like EUR/admission, hour/week or 1/year]"},
    {"EUR;day",
     "u:1:4: error: expected '*', '/' or the end of the unit, found ';' [help: a unit is written like EUR/admission, hour/week or 1/year]"},
    {"((((((((((((((((((((((EUR))))))))))))))))))))))",
     "u:1:22: error: expected fewer brackets, found '(' [help: a unit is written like EUR/admission, hour/week or 1/year]"},
};

START_TEST(test_read) {
  wa_arena *arena = wa_arena_new();
  ck_assert_str_eq(read_unit(arena, rows[_i].written, NULL), rows[_i].expected);
  wa_arena_free(arena);
}
END_TEST

/* A unit written back reads as the same unit. */
START_TEST(test_round_trip) {
  wa_arena *arena = wa_arena_new();
  wa_unit first, second;
  const char *text = read_unit(arena, rows[_i].written, &first);
  if (first.state == WA_UNIT_KNOWN) {
    ck_assert_str_eq(read_unit(arena, text, &second), text);
    ck_assert(wa_unit_fits(first, second, NULL));
  }
  wa_arena_free(arena);
}
END_TEST

START_TEST(test_empty) {
  wa_arena *arena = wa_arena_new();
  const char *expected = "u:1:1: error: empty unit [help: write 1 for a pure number, or leave the unit out]";
  ck_assert_str_eq(read_unit(arena, "", NULL), expected);
  ck_assert_str_eq(read_unit(arena, "  ", NULL), expected);
  wa_arena_free(arena);
}
END_TEST

START_TEST(test_long) {
  wa_arena *arena = wa_arena_new();
  char *text = wa_alloc(arena, 100001);
  memset(text, 'a', 100000);
  ck_assert_str_eq(read_unit(arena, text, NULL), "u:1:1: error: a unit of more than 200 bytes");
  wa_arena_free(arena);
}
END_TEST

START_TEST(test_products) {
  wa_arena *arena = wa_arena_new();
  wa_unit eur = wa_unit_of("EUR"), year = wa_unit_of("year"), one = wa_unit_one();
  wa_unit any = wa_unit_any(), literal = wa_unit_literal();
  wa_unit yearly = wa_unit_divide(eur, year);
  ck_assert_str_eq(wa_unit_text(arena, yearly), "EUR/year");
  ck_assert_str_eq(wa_unit_text(arena, wa_unit_multiply(yearly, year)), "EUR");
  ck_assert_str_eq(wa_unit_text(arena, wa_unit_divide(one, year)), "1/year");
  ck_assert_str_eq(wa_unit_text(arena, wa_unit_divide(literal, year)), "1/year");
  ck_assert_str_eq(wa_unit_text(arena, wa_unit_divide(year, year)), "1");
  ck_assert_int_eq(wa_unit_multiply(literal, literal).state, WA_UNIT_LITERAL);
  ck_assert_int_eq(wa_unit_multiply(literal, one).state, WA_UNIT_KNOWN);
  ck_assert_int_eq(wa_unit_multiply(any, eur).state, WA_UNIT_ANY);
  ck_assert_int_eq(wa_unit_divide(literal, any).state, WA_UNIT_ANY);
  ck_assert_str_eq(wa_unit_text(arena, any), "");
  wa_arena_free(arena);
}
END_TEST

START_TEST(test_powers) {
  wa_arena *arena = wa_arena_new();
  wa_unit area = wa_unit_power(wa_unit_of("m"), 2);
  ck_assert_str_eq(wa_unit_text(arena, area), "m^2");
  ck_assert_str_eq(wa_unit_text(arena, wa_unit_power(area, 0.5)), "m");
  ck_assert_str_eq(wa_unit_text(arena, wa_unit_power(area, 0.25)), "m^0.5");
  ck_assert_str_eq(wa_unit_text(arena, wa_unit_power(area, -1)), "1/m^2");
  ck_assert_str_eq(wa_unit_text(arena, wa_unit_power(area, 0)), "1");
  ck_assert_int_eq(wa_unit_power(wa_unit_literal(), 3).state, WA_UNIT_LITERAL);
  ck_assert_int_eq(wa_unit_power(wa_unit_power(area, 40), 40).state, WA_UNIT_ANY);
  ck_assert_int_eq(wa_unit_power(area, 1e300).state, WA_UNIT_ANY);
  wa_unit third = wa_unit_power(wa_unit_of("m"), 1.0 / 3);
  ck_assert(wa_unit_fits(wa_unit_multiply(wa_unit_multiply(third, third), third), wa_unit_of("m"), NULL));
  wa_arena_free(arena);
}
END_TEST

START_TEST(test_too_many_factors) {
  static const char *const symbols[] = {"a", "b", "c", "d", "e", "f", "g"};
  wa_unit unit = wa_unit_one();
  for (int i = 0; i < 6; i++) unit = wa_unit_multiply(unit, wa_unit_of(symbols[i]));
  ck_assert_int_eq(unit.n, 6);
  ck_assert_int_eq(wa_unit_multiply(unit, wa_unit_of("g")).state, WA_UNIT_ANY);
  /* What cancels makes room for what comes. */
  wa_unit swap = wa_unit_divide(wa_unit_of("aa"), wa_unit_of("f"));
  ck_assert_int_eq(wa_unit_multiply(unit, swap).state, WA_UNIT_KNOWN);
  ck_assert(wa_unit_is_number(wa_unit_divide(unit, unit)));
}
END_TEST

START_TEST(test_fits) {
  wa_unit eur = wa_unit_of("EUR"), one = wa_unit_one(), any = wa_unit_any(), literal = wa_unit_literal(), sum;
  ck_assert(wa_unit_fits(eur, wa_unit_of("euro"), NULL));
  ck_assert(!wa_unit_fits(eur, one, &sum));
  ck_assert_int_eq(sum.state, WA_UNIT_ANY);
  ck_assert(wa_unit_fits(any, eur, &sum) && sum.state == WA_UNIT_KNOWN && sum.n == 1);
  ck_assert(wa_unit_fits(eur, literal, &sum) && sum.n == 1);
  ck_assert(wa_unit_fits(literal, any, &sum) && sum.state == WA_UNIT_ANY);
  ck_assert(wa_unit_fits(any, literal, &sum) && sum.state == WA_UNIT_ANY);
  ck_assert(wa_unit_fits(literal, literal, &sum) && sum.state == WA_UNIT_LITERAL);
  ck_assert(wa_unit_is_number(one) && wa_unit_is_number(any) && wa_unit_is_number(literal));
  ck_assert(!wa_unit_is_number(eur));
  ck_assert(wa_unit_is_number(wa_unit_of("patient")));
}
END_TEST

int main(void) {
  Suite *suite = suite_create("unit");
  TCase *cases = tcase_create("unit");
  int n = (int)(sizeof rows / sizeof *rows);
  tcase_add_loop_test(cases, test_read, 0, n);
  tcase_add_loop_test(cases, test_round_trip, 0, n);
  tcase_add_test(cases, test_empty);
  tcase_add_test(cases, test_long);
  tcase_add_test(cases, test_products);
  tcase_add_test(cases, test_powers);
  tcase_add_test(cases, test_too_many_factors);
  tcase_add_test(cases, test_fits);
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
