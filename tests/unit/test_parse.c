/* Formulas read and written back, and what is said about those that cannot be read. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "formula/expr.h"

/* The formula as it is written back, or its findings joined by " | ". */
static const char *parse(wa_arena *arena, const char *formula, wa_expr **tree) {
  wa_diags *diags = wa_diags_new(arena);
  wa_source *source = wa_source_new(arena, "f", formula, strlen(formula));
  wa_expr *expr = wa_parse(arena, diags, formula, (wa_span){source, 0, source->size}, true);
  if (tree) *tree = expr;
  wa_text text = wa_text_new(arena);
  for (size_t i = 0; wa_diags_line(diags, i); i++)
    wa_text_addf(&text, "%s%s", i ? " | " : "", wa_diags_line(diags, i));
  return expr && !text.length ? wa_expr_text(arena, expr) : text.bytes;
}

static const struct {
  const char *written, *expected;
} rows[] = {
    {"12", "12"},
    {"0.5", "0.5"},
    {".5", "0.5"},
    {"1e3", "1000"},
    {"1.5e-7", "1.5e-07"},
    {"3%", "0.03"},
    {"4.2%", "0.042"},
    {"0.1%", "0.001"},
    {"12.5 %", "0.125"},
    {"(a + b)%", "(a + b) / 100"},
    {"a % b",
     "f:1:5: error: expected an operator, found 'b' [help: % means per cent; there is no operator for remainders]"},
    {"a", "a"},
    {"cost_admission", "cost_admission"},
    {"_a", "f:1:1: error: unknown sign '_' [help: a name begins with a letter]"},
    {"1 + 2 * 3", "1 + 2 * 3"},
    {"(1 + 2) * 3", "(1 + 2) * 3"},
    {"a - b - c", "a - b - c"},
    {"a - (b - c)", "a - (b - c)"},
    {"a + (b + c)", "a + (b + c)"},
    {"a / b / c", "a / b / c"},
    {"a / (b * c)", "a / (b * c)"},
    {"a * (b / c)", "a * (b / c)"},
    {"-a^2", "-a^2"},
    {"(-a)^2", "(-a)^2"},
    {"2^-3", "2^-3"},
    {"2^-3^2", "2^-3^2"},
    {"2^3^2", "2^3^2"},
    {"(2^3)^2", "(2^3)^2"},
    {"-(a * b)", "-(a * b)"},
    {"-a * b", "-a * b"},
    {"--a", "-(-a)"},
    {"a - -b", "a - -b"},
    {"not a > b", "not a > b"},
    {"not (a > b and c > d)", "not (a > b and c > d)"},
    {"not not a > b", "not not a > b"},
    {"a > b and c > d or e > f", "a > b and c > d or e > f"},
    {"a > b and (c > d or e > f)", "a > b and (c > d or e > f)"},
    {"(a > b) == c", "(a > b) == c"},
    {"if(a >= 1, b, c)", "if(a >= 1, b, c)"},
    {"max(a, b, c)", "max(a, b, c)"},
    {"  max ( a ,b )", "max(a, b)"},
    {"qalys()", "qalys()"},
    {"moves(home, dead)", "moves(home, dead)"},
    {"mortality[age, sex]", "mortality[age, sex]"},
    {"mortality[age + 1, sex] * 2", "mortality[age + 1, sex] * 2"},
    {"max(0,03)", "max(0, 3)"},
    {"max(1.500,00)", "max(1.5, 0)"},
    {"hr(p, 0.7)", "hr(p, 0.7)"},
    {"a != b", "a != b"},
    {"a<=b", "a <= b"},
    {"1e15", "1e+15"},
    {"123456789.125", "123456789.125"},
    {"0,03", "f:1:1: error: decimal comma; write 0.03"},
    {"a * 0,03", "f:1:5: error: decimal comma; write 0.03"},
    {"max((0,03), 1)", "f:1:6: error: decimal comma; write 0.03"},
    {"1,500", "f:1:1: error: decimal comma; write 1.500 [help: or 1500, when the comma separates thousands]"},
    {"1.500,00", "f:1:1: error: separators in a number; write 1500.00"},
    {"1,500.00", "f:1:1: error: separators in a number; write 1500.00"},
    {"1.500.000", "f:1:1: error: separators in a number; write 1500000"},
    {"1,500,000", "f:1:1: error: separators in a number; write 1500000"},
    {"1'000", "f:1:1: error: separators in a number; write 1000"},
    {"1_000", "f:1:1: error: separators in a number; write 1000"},
    {"1 000", "f:1:3: error: expected an operator, found '000' [help: write numbers without separators: 1000]"},
    {"1 + 2,5 * 3", "f:1:5: error: decimal comma; write 2.5"},
    {"mortality[0,5] * 0,5", "f:1:18: error: decimal comma; write 0.5"},
    {"exp(0,03)",
     "f:1:7: error: exp takes 1 argument (x), found 2 [help: numbers are written with a decimal point: 0.03]"},
    {"1e400", "f:1:1: error: number '1e400' is too large"},
    {"1.2.3", "f:1:1: error: '1.2.3' is no number"},
    {"1.500.0", "f:1:1: error: '1.500.0' is no number"},
    {"1234,5", "f:1:1: error: decimal comma; write 1234.5"},
    {"12345,678", "f:1:1: error: decimal comma; write 12345.678"},
    {"1.5_0", "f:1:1: error: '1.5_0' is no number"},
    {"1,5_0", "f:1:1: error: '1,5_0' is no number"},
    {"2024.01.01", "f:1:1: error: '2024.01.01' is no number"},
    {"1'000.50", "f:1:1: error: separators in a number; write 1000.50"},
    {"max(1.500.000, 2)", "f:1:5: error: separators in a number; write 1500000"},
    {"-0,5", "f:1:2: error: decimal comma; write 0.5"},
    {"1.", "f:1:2: error: unknown sign '.' [help: a decimal point has digits after it]"},
    {"1..2", "f:1:2: error: unknown sign '.' [help: a decimal point has digits after it]"},
    {"", "f:1:1: error: empty formula [help: write a number or a formula]"},
    {"   ", "f:1:1: error: empty formula [help: write a number or a formula]"},
    {"1 +",
     "f:1:4: error: expected a number, a name or '(', found the end of the formula [help: nothing stands after '+']"},
    {"* 2", "f:1:1: error: expected a number, a name or '(', found '*'"},
    {"1 + * 2", "f:1:5: error: expected a number, a name or '(', found '*' [help: nothing stands after '+']"},
    {"1 + + 2", "f:1:5: error: expected a number, a name or '(', found '+' [help: leave out the +]"},
    {"(", "f:1:2: error: expected a number, a name or '(', found the end of the formula"},
    {"()", "f:1:2: error: expected a number, a name or '(', found ')'"},
    {"(1", "f:1:3: error: expected ')', found the end of the formula"},
    {"1)", "f:1:2: error: unexpected ')' [help: no bracket is open here]"},
    {"(1]", "f:1:3: error: expected ')', found ']'"},
    {"max(1, 2", "f:1:9: error: expected ')', found the end of the formula"},
    {"max(1, 2]", "f:1:9: error: expected ')', found ']'"},
    {"max(1,)", "f:1:7: error: expected a number, a name or '(', found ')'"},
    {"mortality[", "f:1:11: error: expected a number, a name or '(', found the end of the formula"},
    {"mortality[]", "f:1:11: error: expected a number, a name or '(', found ']'"},
    {"mortality[1)", "f:1:12: error: expected ']', found ')'"},
    {"a,b",
     "f:1:2: error: unexpected ',' [help: a comma stands only between the arguments of a function or the indices of a table]"},
    {"a b", "f:1:3: error: expected an operator, found 'b' [help: names are written without spaces: a_b]"},
    {"2 3", "f:1:3: error: expected an operator, found '3'"},
    {"2x", "f:1:2: error: expected an operator, found 'x' [help: a product is written 2 * x]"},
    {"2 (3)", "f:1:3: error: expected an operator, found '(' [help: a product is written with *]"},
    {"(2)(3)", "f:1:4: error: expected an operator, found '(' [help: a product is written with *]"},
    {"(2)3", "f:1:4: error: expected an operator, found '3' [help: a product is written with *]"},
    {"12abc", "f:1:3: error: expected an operator, found 'abc' [help: a product is written 12 * abc]"},
    {"5 EUR",
     "f:1:3: error: expected an operator, found 'EUR' [help: write the number only; the currency is told by settings.currency and by `unit`]"},
    {"5 years",
     "f:1:3: error: expected an operator, found 'years' [help: write the number only; the unit is told by `unit`]"},
    {"EUR 5",
     "f:1:1: error: currency 'EUR' in a formula [help: write the number only; the currency is told by settings.currency and by `unit`]"},
    {"€ 5",
     "f:1:1: error: currency sign '€' in a formula [help: write the number only; the currency is told by settings.currency and by `unit`]"},
    {"€5",
     "f:1:1: error: currency sign '€' in a formula [help: write the number only; the currency is told by settings.currency and by `unit`]"},
    {"£ 5",
     "f:1:1: error: currency sign '£' in a formula [help: write the number only; the currency is told by settings.currency and by `unit`]"},
    {"a = b", "f:1:3: error: unknown sign '=' [help: write == to compare]"},
    {"=a", "f:1:1: error: unknown sign '=' [help: a formula does not begin with =]"},
    {"a === b", "f:1:3: error: unknown sign '===' [help: write == to compare]"},
    {"a && b", "f:1:3: error: unknown sign '&&' [help: write and]"},
    {"a || b", "f:1:3: error: unknown sign '||' [help: write or]"},
    {"!a", "f:1:1: error: unknown sign '!' [help: write not]"},
    {"a & b", "f:1:3: error: unknown sign '&' [help: write and]"},
    {"a ** 2", "f:1:3: error: unknown sign '**' [help: write ^ for a power]"},
    {"a // b", "f:1:3: error: unknown sign '//' [help: write /]"},
    {"a <> b", "f:1:3: error: unknown sign '<>' [help: write !=]"},
    {"a =< b", "f:1:3: error: unknown sign '=<' [help: write <=]"},
    {"a => b", "f:1:3: error: unknown sign '=>' [help: write >=]"},
    {"a × b", "f:1:3: error: unknown sign '×' [help: write *]"},
    {"a · b", "f:1:3: error: unknown sign '·' [help: write *]"},
    {"a − b", "f:1:3: error: unknown sign '−' [help: write -]"},
    {"a – b", "f:1:3: error: unknown sign '–' [help: write -]"},
    {"a ÷ b", "f:1:3: error: unknown sign '÷' [help: write /]"},
    {"a ≤ b", "f:1:3: error: unknown sign '≤' [help: write <=]"},
    {"a ≥ b", "f:1:3: error: unknown sign '≥' [help: write >=]"},
    {"a ≠ b", "f:1:3: error: unknown sign '≠' [help: write !=]"},
    {"a²", "f:1:2: error: unknown sign '²' [help: write ^2]"},
    {"½", "f:1:1: error: unknown sign '½' [help: write 0.5]"},
    {"a ? b : c", "f:1:3: error: unknown sign '?' [help: write if(condition, a, b)]"},
    {"a ; b", "f:1:3: error: unknown sign ';' [help: arguments are separated by commas]"},
    {"{a}", "f:1:1: error: unknown sign '{' [help: write round brackets]"},
    {"\"text\"",
     "f:1:1: error: unknown sign '\"' [help: there is no text in formulas; a state or category is written without quotes]"},
    {"'text'",
     "f:1:1: error: unknown sign ''' [help: there is no text in formulas; a state or category is written without quotes]"},
    {"a @ b", "f:1:3: error: unknown character '@'"},
    {"a # b", "f:1:3: error: unknown character '#'"},
    {"café", "f:1:4: error: unknown character 'é' [help: names are written with the letters a to z, digits and _]"},
    {"a + b", "f:1:2: error: unknown sign U+00A0 [help: a no-break space: replace it by a plain one]"},
    {"7 % 2",
     "f:1:5: error: expected an operator, found '2' [help: % means per cent; there is no operator for remainders]"},
    {"5%%",
     "f:1:3: error: expected an operator, found '%' [help: % means per cent; there is no operator for remainders]"},
    {"1 < 2 < 3", "f:1:7: error: comparisons cannot be chained [help: write a < b and b < c]"},
    {"a == b == c", "f:1:8: error: comparisons cannot be chained [help: write a < b and b < c]"},
    {"1 + not a",
     "f:1:5: error: expected a number, a name or '(', found 'not' [help: put it in brackets: (not ...)]"},
    {"a AND b", "f:1:3: error: expected an operator, found 'AND' [help: write and, or in small letters]"},
    {"a < b OR c < d", "f:1:7: error: expected an operator, found 'OR' [help: write and, or in small letters]"},
    {"maks(1, 2)", "f:1:1: error: unknown function 'maks' [help: did you mean 'max'?]"},
    {"EXP(1)", "f:1:1: error: unknown function 'EXP' [help: did you mean 'exp'?]"},
    {"log(10)", "f:1:1: error: unknown function 'log' [help: write ln(x) for the natural logarithm]"},
    {"pow(2, 3)", "f:1:1: error: unknown function 'pow' [help: write a^b]"},
    {"round(1.5)", "f:1:1: error: unknown function 'round' [help: write floor(x + 0.5)]"},
    {"als(a > b, 1, 2)", "f:1:1: error: unknown function 'als' [help: write if(condition, a, b)]"},
    {"mortality(age)",
     "f:1:1: error: unknown function 'mortality' [help: a table is looked up with [ ], a product is written with *]"},
    {"in[home]", "f:1:1: error: function 'in' without its brackets [help: write in(state)]"},
    {"max", "f:1:1: error: function 'max' without its brackets [help: write max(a, b, ...)]"},
    {"in + 1", "f:1:1: error: function 'in' without its brackets [help: write in(state)]"},
    {"true", "f:1:1: error: 'true' in a formula [help: write a comparison, such as x > 0, or the number 1]"},
    {"if(a > b, true, false)",
     "f:1:11: error: 'true' in a formula [help: write a comparison, such as x > 0, or the number 1]"},
    {"if(a > b, 1)", "f:1:1: error: if takes 3 arguments (condition, a, b), found 2"},
    {"if(1, 2, 3, 4)", "f:1:13: error: if takes 3 arguments (condition, a, b), found 4"},
    {"exp()", "f:1:1: error: exp takes 1 argument (x), found 0"},
    {"max()", "f:1:1: error: max takes at least 1 argument (a, b, ...), found 0"},
    {"qalys(1)", "f:1:7: error: qalys takes no arguments, found 1"},
    {"a[1][2]",
     "f:1:5: error: expected an operator, found '[' [help: only a table, called by its name, is followed by []"},
    {"5[1]",
     "f:1:2: error: expected an operator, found '[' [help: only a table, called by its name, is followed by []"},
    {"not",
     "f:1:4: error: expected a number, a name or '(', found the end of the formula [help: nothing stands after 'not']"},
    {"and a", "f:1:1: error: expected a number, a name or '(', found 'and'"},
    {"a and",
     "f:1:6: error: expected a number, a name or '(', found the end of the formula [help: nothing stands after 'and']"},
    {"^2", "f:1:1: error: expected a number, a name or '(', found '^'"},
    {"2^",
     "f:1:3: error: expected a number, a name or '(', found the end of the formula [help: nothing stands after '^']"},
    {"", "f:1:1: error: unknown character U+0001"},
    {"a \\ b", "f:1:3: error: unknown character '\\'"},
};

START_TEST(test_rows) {
  wa_arena *arena = wa_arena_new();
  ck_assert_str_eq(parse(arena, rows[_i].written, NULL), rows[_i].expected);
  wa_arena_free(arena);
}
END_TEST

static bool same_tree(const wa_expr *a, const wa_expr *b) {
  if (a->kind != b->kind || a->n_args != b->n_args || a->number != b->number) return false;
  if ((a->name != NULL) != (b->name != NULL) || (a->name && strcmp(a->name, b->name) != 0)) return false;
  for (size_t i = 0; i < a->n_args; i++)
    if (!same_tree(a->args[i], b->args[i])) return false;
  return true;
}

/* A formula written back reads as the same tree. */
START_TEST(test_round_trip) {
  wa_arena *arena = wa_arena_new();
  wa_expr *first, *second;
  const char *text = parse(arena, rows[_i].written, &first);
  if (first) {
    parse(arena, text, &second);
    ck_assert_msg(second && same_tree(first, second), "%s", text);
  }
  wa_arena_free(arena);
}
END_TEST

/* Whatever part of a formula is left out, the parser comes back. */
START_TEST(test_pieces) {
  wa_arena *arena = wa_arena_new();
  const char *whole = rows[_i].written;
  size_t length = strlen(whole);
  for (size_t from = 0; from < length; from++)
    for (size_t to = from; to <= length && to < from + 12; to++)
      parse(arena, wa_strndup(arena, whole + from, to - from), NULL);
  wa_arena_free(arena);
}
END_TEST

START_TEST(test_spans) {
  wa_arena *arena = wa_arena_new();
  wa_expr *sum;
  parse(arena, "a + (b * c)^2", &sum);
  ck_assert_uint_eq(sum->span.begin, 0);
  ck_assert_uint_eq(sum->span.end, 13);
  wa_expr *power = sum->args[1];
  ck_assert_uint_eq(power->span.begin, 4);
  ck_assert_uint_eq(power->args[0]->span.begin, 4);
  ck_assert_uint_eq(power->args[0]->span.end, 11);
  parse(arena, "max(1, 4.2%)", &sum);
  ck_assert_uint_eq(sum->span.end, 12);
  ck_assert_uint_eq(sum->args[1]->span.begin, 7);
  ck_assert_uint_eq(sum->args[1]->span.end, 11);
  ck_assert(sum->args[1]->number == 0.042);
  wa_arena_free(arena);
}
END_TEST

/* Where the text is not found byte for byte in the file, everything points at the whole of it. */
START_TEST(test_not_verbatim) {
  wa_arena *arena = wa_arena_new();
  wa_diags *diags = wa_diags_new(arena);
  wa_source *source = wa_source_new(arena, "f", "x: \"a +\\n )\"", 12);
  wa_span where = {source, 3, 12};
  ck_assert_ptr_null(wa_parse(arena, diags, "a +\n )", where, false));
  ck_assert_str_eq(wa_diags_line(diags, 0),
                   "f:1:4: error: expected a number, a name or '(', found ')' [help: nothing stands after '+']");
  wa_expr *expr = wa_parse(arena, diags, "a + b", where, false);
  ck_assert_uint_eq(expr->args[1]->span.begin, 3);
  ck_assert_uint_eq(expr->args[1]->span.end, 12);
  wa_arena_free(arena);
}
END_TEST

START_TEST(test_literal) {
  wa_arena *arena = wa_arena_new();
  wa_expr *expr;
  double number = 0;
  parse(arena, "-3%", &expr);
  ck_assert(wa_expr_literal(expr, &number) && number == -0.03);
  parse(arena, "(12)", &expr);
  ck_assert(wa_expr_literal(expr, &number) && number == 12);
  parse(arena, "1 + 2", &expr);
  ck_assert(!wa_expr_literal(expr, NULL));
  parse(arena, "a", &expr);
  ck_assert(!wa_expr_literal(expr, NULL));
  wa_arena_free(arena);
}
END_TEST

static void add_kind(const wa_expr *node, void *context) {
  wa_text *text = context;
  wa_text_addf(text, "%d ", (int)node->kind);
}

START_TEST(test_walk) {
  wa_arena *arena = wa_arena_new();
  wa_expr *expr;
  wa_text text = wa_text_new(arena), expected = wa_text_new(arena);
  parse(arena, "max(a, 1) * b", &expr);
  wa_expr_walk(expr, add_kind, &text);
  wa_text_addf(&expected, "%d %d %d %d %d ", WA_EX_MULTIPLY, WA_EX_CALL, WA_EX_NAME, WA_EX_NUMBER, WA_EX_NAME);
  ck_assert_str_eq(text.bytes, expected.bytes);
  ck_assert_uint_eq(expr->size, 5);
  ck_assert_uint_eq(expr->height, 3);
  wa_arena_free(arena);
}
END_TEST

static const char *repeat(wa_arena *arena, const char *before, size_t n, const char *middle, const char *after) {
  wa_text text = wa_text_new(arena);
  for (size_t i = 0; i < n; i++) wa_text_add(&text, before);
  wa_text_add(&text, middle);
  for (size_t i = 0; i < n; i++) wa_text_add(&text, after);
  return text.bytes;
}

static void check_contains(wa_arena *arena, const char *formula, const char *expected) {
  const char *found = parse(arena, formula, NULL);
  ck_assert_msg(strstr(found, expected) != NULL, "%.300s", found);
}

START_TEST(test_limits) {
  wa_arena *arena = wa_arena_new();
  wa_expr *expr;
  static const char *const deep = "error: formula is more than 200 levels deep [help: break it up into definitions]";
  parse(arena, repeat(arena, "(", 199, "1", ")"), &expr);
  ck_assert_ptr_nonnull(expr);
  check_contains(arena, repeat(arena, "(", 100000, "1", ")"), deep);
  check_contains(arena, repeat(arena, "-", 100000, "1", ""), deep);
  check_contains(arena, repeat(arena, "not ", 100000, "1", ""), deep);
  check_contains(arena, repeat(arena, "1^", 100000, "1", ""), deep);
  check_contains(arena, repeat(arena, "exp(", 100000, "1", ")"), deep);
  check_contains(arena, repeat(arena, "t[", 100000, "1", "]"), deep);
  check_contains(arena, repeat(arena, "", 100000, "1", "+1"), deep);
  parse(arena, repeat(arena, "", 199, "1", " + 1"), &expr);
  ck_assert_ptr_nonnull(expr);
  check_contains(arena, wa_printf(arena, "max(%s)", repeat(arena, "1, ", 20000, "1", "")),
                 "error: formula has more than 10000 parts [help: break it up into definitions]");
  check_contains(arena, repeat(arena, "9", 1000, "", ""), "is too large");
  check_contains(arena, repeat(arena, "1,000", 10000, "", ""), "is no number");
  check_contains(arena, repeat(arena, "", 1, "a ", repeat(arena, "b", 1000, "", "")), "...'");
  wa_arena_free(arena);
}
END_TEST

/* Any single byte, alone and between operands: an answer or an error, never a crash. */
START_TEST(test_bytes) {
  wa_arena *arena = wa_arena_new();
  for (int byte = 1; byte < 256; byte++) {
    char text[] = {'1', (char)byte, '2', (char)byte, '\0'};
    parse(arena, text, NULL);
    parse(arena, text + 1, NULL);
    parse(arena, text + 3, NULL);
  }
  wa_arena_free(arena);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("parse");
  TCase *cases = tcase_create("parse");
  int n = (int)(sizeof rows / sizeof *rows);
  tcase_set_timeout(cases, 60);
  tcase_add_loop_test(cases, test_rows, 0, n);
  tcase_add_loop_test(cases, test_round_trip, 0, n);
  tcase_add_loop_test(cases, test_pieces, 0, n);
  tcase_add_test(cases, test_spans);
  tcase_add_test(cases, test_not_verbatim);
  tcase_add_test(cases, test_literal);
  tcase_add_test(cases, test_walk);
  tcase_add_test(cases, test_limits);
  tcase_add_test(cases, test_bytes);
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
