/* Types, units and uses of formulas, against a small model written here. */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "formula/expr.h"

typedef struct wa_test_model {
  wa_arena *arena;
  wa_diags *diags;
} wa_test_model;

static const struct {
  const char *name, *unit; /* unit NULL: none declared */
  unsigned uses;
} names[] = {
    {"monthly", "EUR/month", 0},   {"yearly", "EUR/year", 0},      {"price", "EUR", 0},
    {"daily", "EUR/day", 0},       {"p", "1", 0},                  {"rate", "1/year", 0},
    {"rate_month", "1/month", 0},  {"duration", "year", 0},        {"months", "month", 0},
    {"hours", "hour/week", 0},     {"weeks", "week", 0},           {"days", "day", 0},
    {"wage", "EUR/hour", 0},       {"undeclared", NULL, 0},        {"area", "m^2", 0},
    {"admissions", "admission", 0}, {"tariff", "EUR/admission", 0}, {"value_of_qaly", "EUR/QALY", 0},
    {"broken", NULL, 0},           {"months_per_year", "month/year", 0},
    {"age", "year", WA_USES_CLOCK | WA_USES_AGE},                  {"time", "year", WA_USES_CLOCK},
    {"cycle", "1", WA_USES_CLOCK}, {"year", NULL, WA_USES_CLOCK | WA_USES_YEAR},
};
enum { N_NAMES = sizeof names / sizeof *names };

static const char *const states[] = {"home", "sick", "dead"};

static bool find_name(void *model, wa_expr *use) {
  wa_test_model *test = model;
  if (strcmp(use->name, "broken") == 0) wa_error(test->diags, use->span, "'broken' cannot be used here");
  for (size_t i = 0; i < N_NAMES; i++) {
    if (strcmp(names[i].name, use->name) != 0) continue;
    if (names[i].unit) use->unit = wa_unit_parse(test->arena, test->diags, names[i].unit, use->span, false);
    use->uses = names[i].uses;
    return true;
  }
  return false;
}

static bool find_table(void *model, wa_expr *use) {
  (void)model;
  if (strcmp(use->name, "mortality") != 0) return false;
  use->unit = wa_unit_one();
  return true;
}

static bool is_category(void *model, const wa_expr *use, size_t argument) {
  (void)model;
  const char *name = use->args[argument]->name;
  return argument == 1 && (strcmp(name, "female") == 0 || strcmp(name, "male") == 0);
}

static bool is_known(void *model, wa_argument_kind kind, const char *name) {
  (void)model;
  if (kind == WA_ARG_NODE) return strcmp(name, "cured") == 0;
  for (size_t i = 0; i < 3; i++)
    if (strcmp(states[i], name) == 0) return true;
  return false;
}

static size_t list_names(void *model, wa_argument_kind kind, const char *const **list) {
  wa_test_model *test = model;
  *list = states;
  if (kind == WA_ARG_STATE) return 3;
  static const char *const nodes[] = {"cured"};
  *list = nodes;
  if (kind == WA_ARG_NODE) return 1;
  const char **all = WA_NEW_ARRAY(test->arena, const char *, N_NAMES + 1);
  for (size_t i = 0; i < N_NAMES; i++) all[i] = names[i].name;
  all[N_NAMES] = "mortality";
  *list = all;
  return N_NAMES + 1;
}

/* What is uses: "CLOCK AGE". */
static const char *uses_text(wa_arena *arena, unsigned uses) {
  static const char *const bits[] = {"CLOCK", "COHORT", "PERSON_TIME", "MOVES", "POINT", "AGE", "YEAR", "TREE"};
  wa_text text = wa_text_new(arena);
  for (unsigned i = 0; i < 8; i++)
    if (uses & 1u << i) wa_text_addf(&text, " %s", bits[i]);
  return text.bytes;
}

/* "[unit] USES" of a formula, "condition" for a unit where it is one, or its findings joined by " | ". */
static const char *infer(wa_arena *arena, const char *formula, wa_expr **tree) {
  wa_test_model model = {arena, wa_diags_new(arena)};
  wa_scope scope = {&model, find_name, find_table, is_category, is_known, list_names, NULL};
  wa_source *source = wa_source_new(arena, "f", formula, strlen(formula));
  wa_expr *expr = wa_parse(arena, model.diags, formula, (wa_span){source, 0, source->size}, true);
  if (tree) *tree = expr;
  if (expr) wa_infer(arena, model.diags, expr, &scope);
  wa_text text = wa_text_new(arena);
  for (size_t i = 0; wa_diags_line(model.diags, i); i++)
    wa_text_addf(&text, "%s%s", i ? " | " : "", wa_diags_line(model.diags, i));
  if (text.length || !expr) return text.bytes;
  const char *unit = expr->type == WA_TYPE_CONDITION          ? "condition"
                     : expr->unit.state == WA_UNIT_ANY         ? "any"
                     : expr->unit.state == WA_UNIT_LITERAL     ? "literal"
                                                               : wa_unit_text(arena, expr->unit);
  wa_text_addf(&text, "[%s]%s", unit, uses_text(arena, expr->uses));
  return text.bytes;
}

static const struct {
  const char *written, *expected;
} rows[] = {
    {"12", "[literal]"},
    {"3%", "[literal]"},
    {"-2 * 3", "[literal]"},
    {"p", "[1]"},
    {"price", "[EUR]"},
    {"undeclared", "[any]"},
    {"price + 5", "[EUR]"},
    {"5 + price", "[EUR]"},
    {"price + price", "[EUR]"},
    {"undeclared + price", "[EUR]"},
    {"price * p", "[EUR]"},
    {"price * 12", "[EUR]"},
    {"12 / duration", "[1/year]"},
    {"price / price", "[1]"},
    {"yearly * duration", "[EUR]"},
    {"tariff * admissions", "[EUR]"},
    {"monthly * months_per_year", "[EUR/year]"},
    {"monthly * months_per_year + yearly", "[EUR/year]"},
    {"-price", "[EUR]"},
    {"price^2", "[EUR^2]"},
    {"area^0.5", "[m]"},
    {"area^(1/2)", "[m]"},
    {"sqrt(area)", "[m]"},
    {"sqrt(4)", "[literal]"},
    {"2^10", "[literal]"},
    {"2^p", "[1]"},
    {"p^undeclared", "[1]"},
    {"undeclared^p", "[any]"},
    {"1.03^cycle", "[1] CLOCK"},
    {"1.03^(time / duration)", "[1] CLOCK"},
    {"(year - 2024) * price", "[any] CLOCK YEAR"},
    {"exp(-rate * duration)", "[1]"},
    {"ln(p)", "[1]"},
    {"ln(2)", "[1]"},
    {"min(price, 100)", "[EUR]"},
    {"max(0, price - 5)", "[EUR]"},
    {"abs(price)", "[EUR]"},
    {"floor(2.5)", "[literal]"},
    {"price > 100", "[condition]"},
    {"price > 100 and age >= 65", "[condition] CLOCK AGE"},
    {"not price > 100", "[condition]"},
    {"if(age >= 65, price, 0)", "[EUR] CLOCK AGE"},
    {"if(p > 0, 1, 2)", "[literal]"},
    {"in(home)", "[year] COHORT PERSON_TIME"},
    {"in(home) * rate", "[1] COHORT PERSON_TIME"},
    {"in(home) * yearly", "[EUR] COHORT PERSON_TIME"},
    {"enters(sick)", "[1] COHORT MOVES"},
    {"moves(home, dead) * price", "[EUR] COHORT MOVES"},
    {"qalys()", "[QALY] COHORT PERSON_TIME"},
    {"qalys() * value_of_qaly", "[EUR] COHORT PERSON_TIME"},
    {"at(0) * price", "[EUR] POINT"},
    {"at(duration)", "[1] POINT"},
    {"index(price, 2015)", "[EUR]"},
    {"index(5, 2015)", "[literal]"},
    {"mortality[age, female]", "[1] CLOCK AGE"},
    {"mortality[age + time, undeclared]", "[1] CLOCK AGE"},
    {"rate_to_prob(rate, 1)", "[1]"},
    {"rate_to_prob(rate, duration)", "[1]"},
    {"rate_to_prob(0.2, 1)", "[1]"},
    {"rate_to_prob(0.2, duration)", "[1]"},
    {"rate_to_prob(undeclared, duration)", "[1]"},
    {"prob_to_rate(p, 1)", "[any]"},
    {"prob_to_rate(p, duration)", "[1/year]"},
    {"prob_to_rate(0.1, months)", "[1/month]"},
    {"rate_to_prob(prob_to_rate(p, 5) * 0.7, 1)", "[1]"},
    {"rate_to_prob(prob_to_rate(p, duration) * 0.7, duration)", "[1]"},
    {"odds(p)", "[1]"},
    {"odds(0.2)", "[1]"},
    {"odds_to_prob(odds(p) * 2)", "[1]"},
    {"odds_ratio(p, 1.5)", "[1]"},
    {"rescale_prob(p, duration, 1)", "[1]"},
    {"rescale_prob(p, 5, 1)", "[1]"},
    {"rescale_prob(0.3, months, months)", "[1]"},
    {"hr(p, 0.7)", "[1]"},
    {"hr(mortality[age, male], undeclared)", "[1] CLOCK AGE"},
    {"own_risk(price, 500, 385)", "[EUR]"},
    {"own_risk(yearly, yearly, 385)", "[EUR/year]"},
    {"friction_hours(hours, weeks, weeks)", "[hour]"},
    {"friction_hours(hours, 12, 10)", "[hour]"},
    {"friction_hours(36, weeks, 10)", "[any]"},
    {"friction_hours(hours, weeks, 10) * wage", "[EUR]"},
    {"annuity(price, 0, duration, 0.042)", "[EUR/year]"},
    {"annuity(price, 0, 5, 0.042)", "[any]"},
    {"annuity(price, price, duration, rate)", "[EUR/year]"},
    {"annuity(price, 0, p, 0)", "[EUR]"},
    {"proportional_shortfall(qalys(), qalys())", "[1] COHORT PERSON_TIME"},
    {"proportional_shortfall(12, 8)", "[1]"},
    {"reference_value(0.3)", "[EUR/QALY]"},
    {"reference_value(proportional_shortfall(20, 5)) * qalys()", "[EUR] COHORT PERSON_TIME"},
    {"yearly + monthly",
     "f:1:10: error: cannot add EUR/month to EUR/year [help: multiply by the number of months in a year (a parameter of 12 month/year)]"},
    {"monthly + yearly",
     "f:1:11: error: cannot add EUR/year to EUR/month [help: divide by the number of months in a year (a parameter of 12 month/year)]"},
    {"monthly - yearly",
     "f:1:11: error: cannot subtract EUR/year from EUR/month [help: divide by the number of months in a year (a parameter of 12 month/year)]"},
    {"yearly > monthly",
     "f:1:10: error: cannot compare EUR/year with EUR/month [help: multiply by the number of months in a year (a parameter of 12 month/year)]"},
    {"yearly - price", "f:1:10: error: cannot subtract EUR from EUR/year"},
    {"price + p", "f:1:9: error: cannot add a pure number to EUR"},
    {"duration + months",
     "f:1:12: error: cannot add month to year [help: divide by the number of months in a year (a parameter of 12 month/year)]"},
    {"duration + days",
     "f:1:12: error: cannot add day to year [help: divide by the number of days in a year (a parameter of 365 day/year)]"},
    {"price / (yearly + daily)",
     "f:1:19: error: cannot add EUR/day to EUR/year [help: multiply by the number of days in a year (a parameter of 365 day/year)]"},
    {"max(yearly, monthly)",
     "f:1:13: error: the arguments of max differ in unit: EUR/year and EUR/month [help: multiply by the number of months in a year (a parameter of 12 month/year)]"},
    {"min(1, price, yearly)", "f:1:15: error: the arguments of min differ in unit: EUR and EUR/year"},
    {"if(p > 1, yearly, monthly)",
     "f:1:19: error: the branches of if differ in unit: EUR/year and EUR/month [help: multiply by the number of months in a year (a parameter of 12 month/year)]"},
    {"if(p, 1, 2)",
     "f:1:4: error: expected a condition (a comparison), found a number [help: write for example p > 0]"},
    {"if(price - 5, 1, 2)", "f:1:4: error: expected a condition (a comparison), found a number"},
    {"if(unknown, 1, 2)", "f:1:4: error: unknown name 'unknown'"},
    {"if(unknown > 1, p, price)", "f:1:4: error: unknown name 'unknown'"},
    {"1 + (p > 0)",
     "f:1:5: error: expected a number, found a condition (a comparison) [help: write if(condition, 1, 0)]"},
    {"(p > 0) * price",
     "f:1:1: error: expected a number, found a condition (a comparison) [help: write if(condition, 1, 0)]"},
    {"p and p > 0",
     "f:1:1: error: expected a condition (a comparison), found a number [help: write for example p > 0]"},
    {"not price",
     "f:1:5: error: expected a condition (a comparison), found a number [help: write for example price > 0]"},
    {"(p > 0) == (p > 1)",
     "f:1:1: error: expected a number, found a condition (a comparison) [help: write if(condition, 1, 0)] | f:1:12: error: expected a number, found a condition (a comparison) [help: write if(condition, 1, 0)]"},
    {"max(p > 0, 1)",
     "f:1:5: error: expected a number, found a condition (a comparison) [help: write if(condition, 1, 0)]"},
    {"if(p > 0, p > 1, 2)",
     "f:1:11: error: expected a number, found a condition (a comparison) [help: write if(condition, 1, 0)]"},
    {"exp(duration)",
     "f:1:5: error: exp needs a pure number, found year [help: write the coefficient of time as a parameter with unit 1/year]"},
    {"exp(0.09 * age)", "[1] CLOCK AGE"}, /* a bare coefficient of the clock is one per year */
    {"exp(-(0.1 * time)^1.3)", "[1] CLOCK"},
    {"ln(time + 1)", "[1] CLOCK"},
    {"time^p", "[any] CLOCK"},
    {"exp(rate_month * time)", "f:1:5: error: exp needs a pure number, found year/month"},
    {"ln(price)", "f:1:4: error: ln needs a pure number, found EUR"},
    {"2^price", "f:1:3: error: the exponent must be a pure number, found EUR"},
    {"1.02^time", "[1] CLOCK"},
    {"1.02^duration",
     "f:1:6: error: the exponent must be a pure number, found year [help: divide it by a parameter of 1 year, or write exp(rate * time) with a rate in 1/year]"},
    {"price^p", "f:1:1: error: EUR can only be raised to a written number, such as ^2"},
    {"price^cycle", "f:1:1: error: EUR can only be raised to a written number, such as ^2"},
    {"at(months)",
     "f:1:4: error: at needs a time in year, found month [help: divide by the number of months in a year (a parameter of 12 month/year)]"},
    {"at(price)", "f:1:4: error: at needs a time in year, found EUR"},
    {"prise", "f:1:1: error: unknown name 'prise' [help: did you mean 'price'?]"},
    {"Price", "f:1:1: error: unknown name 'Price' [help: did you mean 'price'?]"},
    {"pricee + monthlyy",
     "f:1:1: error: unknown name 'pricee' [help: did you mean 'price'?] | f:1:10: error: unknown name 'monthlyy' [help: did you mean 'monthly'?]"},
    {"home",
     "f:1:1: error: unknown name 'home' [help: 'home' is a state; write in(home) for the person-years spent in it]"},
    {"in(hom)", "f:1:4: error: unknown state 'hom' [help: did you mean 'home'?]"},
    {"in(house)", "f:1:4: error: unknown state 'house' [help: did you mean 'home'?]"},
    {"in(home + 1)", "f:1:4: error: expected the name of a state [help: write in(state)]"},
    {"in(3)", "f:1:4: error: expected the name of a state [help: write in(state)]"},
    {"moves(home, ded)", "f:1:13: error: unknown state 'ded' [help: did you mean 'dead'?]"},
    {"enters(price)", "f:1:8: error: unknown state 'price' [help: the states are home, sick, dead]"},
    {"broken * 2", "f:1:1: error: 'broken' cannot be used here"},
    {"broken + price", "f:1:1: error: 'broken' cannot be used here"},
    {"if(broken, 1, 2)", "f:1:4: error: 'broken' cannot be used here"},
    {"price[1]", "f:1:1: error: 'price' is not a table"},
    {"mortalty[age, female]", "f:1:1: error: unknown table 'mortalty' [help: did you mean 'mortality'?]"},
    {"mortality[age, femal]", "f:1:16: error: unknown name 'femal'"},
    {"mortality",
     "f:1:1: error: unknown name 'mortality' [help: a table is looked up with its indices: mortality[...]]"},
    {"rate_to_prob(rate, p)",
     "f:1:20: error: a rate of 1/year over a time without unit is no pure number [help: declare the time with unit year]"},
    {"price - (p - price)", "f:1:14: error: cannot subtract EUR from a pure number"},
    {"qalys() + in(home)", "f:1:11: error: cannot add year to QALY"},
    {"mortality[p > 0, female]",
     "f:1:11: error: expected a number, found a condition (a comparison) [help: write if(condition, 1, 0)]"},
    {"rate_to_prob(price, 1)", "f:1:14: error: rate of rate_to_prob must be per time, such as 1/year, found EUR"},
    {"rate_to_prob(rate_month, duration)",
     "f:1:26: error: a rate of 1/month over a time of year is no pure number [help: multiply by the number of months in a year (a parameter of 12 month/year)]"},
    {"rate_to_prob(rate, months)",
     "f:1:20: error: a rate of 1/year over a time of month is no pure number [help: divide by the number of months in a year (a parameter of 12 month/year)]"},
    {"rate_to_prob(p, duration)",
     "f:1:17: error: a rate without unit over a time of year is no pure number [help: declare the rate with unit 1/year]"},
    {"rate_to_prob(rate, price)", "f:1:20: error: years of rate_to_prob must be a time, such as year, found EUR"},
    {"rate_to_prob(p > 0, 1)",
     "f:1:14: error: expected a number, found a condition (a comparison) [help: write if(condition, 1, 0)]"},
    {"prob_to_rate(price, 1)", "f:1:14: error: p of prob_to_rate must be a pure number, found EUR"},
    {"prob_to_rate(p, price)", "f:1:17: error: years of prob_to_rate must be a time, such as year, found EUR"},
    {"odds(price)", "f:1:6: error: p of odds must be a pure number, found EUR"},
    {"odds_ratio(p, duration)", "f:1:15: error: ratio of odds_ratio must be a pure number, found year"},
    {"rescale_prob(p, duration, months)",
     "f:1:27: error: from and to of rescale_prob differ in unit: year and month [help: divide by the number of months in a year (a parameter of 12 month/year)]"},
    {"hr(p, rate)", "f:1:7: error: hazard_ratio of hr must be a pure number, found 1/year"},
    {"own_risk(price, yearly, 385)", "f:1:17: error: spend and avoided of own_risk differ in unit: EUR and EUR/year"},
    {"own_risk(price, 100, p)", "f:1:22: error: spend and limit of own_risk differ in unit: EUR and a pure number"},
    {"friction_hours(hours, weeks, duration)",
     "f:1:30: error: weeks and friction_weeks of friction_hours differ in unit: week and year [help: multiply by the number of weeks in a year (a parameter of 52 week/year)]"},
    {"annuity(price, p, 5, 0.04)",
     "f:1:16: error: value and residual of annuity differ in unit: EUR and a pure number"},
    {"annuity(price, 0, price, 0.04)", "f:1:19: error: years of annuity must be a time, such as year, found EUR"},
    {"annuity(price, 0, duration, price)",
     "f:1:29: error: rate of annuity must be a pure number, or per time, found EUR"},
    {"proportional_shortfall(duration, price)",
     "f:1:34: error: healthy and diseased of proportional_shortfall differ in unit: year and EUR"},
    {"reference_value(price)", "f:1:17: error: shortfall of reference_value must be a pure number, found EUR"},
    {"hr(p, prise)", "f:1:7: error: unknown name 'prise' [help: did you mean 'price'?]"},
    {"hr(hr(hr(p, 0.7), price), 0.8)", "f:1:19: error: hazard_ratio of hr must be a pure number, found EUR"},
    {"odds(odds(odds(odds(odds(odds(odds(odds(odds(odds(odds(odds(odds(p)))))))))))))",
     "f:1:11: error: formula has more than 10000 parts [help: break it up into definitions]"},
};

START_TEST(test_rows) {
  wa_arena *arena = wa_arena_new();
  ck_assert_str_eq(infer(arena, rows[_i].written, NULL), rows[_i].expected);
  wa_arena_free(arena);
}
END_TEST

/* The value of a formula of numbers, expansions written out: enough to check what these compute. */
static double value(const wa_expr *expr);

static double call_value(const wa_expr *expr) {
  if (expr->expanded) return value(expr->expanded);
  double a = value(expr->args[0]), b = expr->n_args > 1 ? value(expr->args[1]) : 0;
  switch (expr->function->id) {
    case WA_FN_IF: return a != 0 ? b : value(expr->args[2]);
    case WA_FN_MIN: return fmin(a, b);
    case WA_FN_MAX: return fmax(a, b);
    case WA_FN_EXP: return exp(a);
    case WA_FN_LN: return log(a);
    case WA_FN_FLOOR: return floor(a);
    default: ck_abort_msg("no value of %s", expr->name);
  }
  return 0;
}

static double value(const wa_expr *expr) {
  if (expr->kind == WA_EX_NUMBER) return expr->number;
  if (expr->kind == WA_EX_CALL) return call_value(expr);
  double a = value(expr->args[0]), b = expr->n_args > 1 ? value(expr->args[1]) : 0;
  switch (expr->kind) {
    case WA_EX_NEGATE: return -a;
    case WA_EX_ADD: return a + b;
    case WA_EX_SUBTRACT: return a - b;
    case WA_EX_MULTIPLY: return a * b;
    case WA_EX_DIVIDE: return a / b;
    case WA_EX_POWER: return pow(a, b);
    case WA_EX_LESS: return a < b;
    case WA_EX_LESS_EQUAL: return a <= b;
    case WA_EX_EQUAL: return a == b;
    default: ck_abort_msg("no value of kind %d", (int)expr->kind);
  }
  return 0;
}

static const struct {
  const char *formula;
  double expected;
} values[] = {
    {"rate_to_prob(0.2, 2)", 0.3296799539643607},
    {"prob_to_rate(rate_to_prob(0.2, 2), 2)", 0.2},
    {"odds(0.2)", 0.25},
    {"odds_to_prob(0.25)", 0.2},
    {"odds_ratio(0.2, 2)", 1.0 / 3},
    {"odds_ratio(1, 2)", 1},
    {"rescale_prob(0.19, 2, 1)", 0.1},
    {"hr(0.19, 0.5)", 0.1},
    {"own_risk(300, 100, 385)", 100},
    {"own_risk(1000, 100, 385)", 0},
    {"own_risk(450, 100, 385)", 35},
    {"own_risk(100, 450, 385)", 100},
    {"friction_hours(36, 20, 12)", 432},
    {"friction_hours(36, 5, 12)", 180},
    {"annuity(1000, 0, 5, 0)", 200},
    {"annuity(1000, 200, 4, 0)", 200},
    {"annuity(1000, 0, 1, 5%)", 1050},
    {"annuity(10000, 0, 5, 4.2%)", 2258.9067818}, /* 10000 / (0.95969 + 0.92101 + 0.88389 + 0.84826 + 0.81407) */
    {"annuity(1210, 121, 2, 10%)", 639.5714285714287}, /* (1210 - 100) / 1.7355371900826446 */
    {"proportional_shortfall(20, 5)", 0.75},
    {"reference_value(0.094)", 0},
    {"reference_value(0.095)", 20000},
    {"reference_value(0.4)", 20000},
    {"reference_value(0.404)", 20000},
    {"reference_value(0.41)", 50000},
    {"reference_value(0.7)", 50000},
    {"reference_value(0.704)", 50000},
    {"reference_value(0.71)", 80000},
    {"reference_value(1)", 80000},
};

START_TEST(test_values) {
  wa_arena *arena = wa_arena_new();
  wa_expr *expr;
  infer(arena, values[_i].formula, &expr);
  ck_assert_ptr_nonnull(expr);
  double expected = values[_i].expected, found = value(expr);
  double slack = 1e-6 * fmax(1, fabs(expected));
  ck_assert_msg(fabs(found - expected) <= slack, "%s = %.10g, not %.10g", values[_i].formula, found, expected);
  wa_arena_free(arena);
}
END_TEST

/* Every function has help, parameters that fit its number of arguments, and an expansion that can be read. */
START_TEST(test_functions) {
  wa_arena *arena = wa_arena_new();
  for (size_t i = 0; i < wa_n_functions; i++) {
    const wa_function *function = &wa_functions[i];
    ck_assert_ptr_eq(wa_find_function(function->name), function);
    ck_assert(function->help && function->help[0] && function->parameters);
    ck_assert_int_eq(function->expansion != NULL, function->rule == WA_RULE_EXPANSION);
    int commas = function->parameters[0] ? 1 : 0;
    for (const char *c = function->parameters; *c; c++) commas += *c == ',';
    if (function->max_arguments >= 0) ck_assert_int_eq(commas, function->max_arguments);
    if (!function->expansion) continue;
    wa_diags *diags = wa_diags_new(arena);
    ck_assert_ptr_nonnull(wa_parse(arena, diags, function->expansion, (wa_span){0}, false));
  }
  ck_assert_ptr_null(wa_find_function("nothing"));
  wa_arena_free(arena);
}
END_TEST

/* All nodes of an expansion point at the call; the arguments keep their own places. */
START_TEST(test_expansion_places) {
  wa_arena *arena = wa_arena_new();
  wa_expr *expr;
  infer(arena, "1 + hr(p, 0.7)", &expr);
  wa_expr *call = expr->args[1], *expansion = call->expanded;
  ck_assert_ptr_nonnull(expansion);
  ck_assert_str_eq(wa_expr_text(arena, expansion), "1 - (1 - p)^0.7");
  ck_assert_uint_eq(expansion->span.begin, 4);
  ck_assert_uint_eq(expansion->span.end, 14);
  wa_expr *exponent = expansion->args[1]->args[1];
  ck_assert_ptr_eq(exponent, call->args[1]);
  ck_assert_uint_eq(exponent->span.begin, 10);
  wa_arena_free(arena);
}
END_TEST

/* Without a scope every name is unknown; nothing crashes. */
START_TEST(test_no_scope) {
  wa_arena *arena = wa_arena_new();
  wa_diags *diags = wa_diags_new(arena);
  wa_expr *expr = wa_parse(arena, diags, "a + t[b] + in(c)", (wa_span){0}, true);
  wa_infer(arena, diags, expr, NULL);
  ck_assert_uint_eq(wa_diags_count(diags, WA_ERROR), 4);
  wa_arena_free(arena);
}
END_TEST

START_TEST(test_twice) {
  wa_arena *arena = wa_arena_new();
  wa_expr *expr;
  const char *first = infer(arena, "hr(odds(0.2), 0.7) * 3", &expr);
  wa_diags *diags = wa_diags_new(arena);
  size_t size = expr->size;
  wa_infer(arena, diags, expr, NULL);
  ck_assert_uint_eq(expr->size, size);
  ck_assert_str_eq(first, "[1]");
  ck_assert_uint_eq(wa_diags_count(diags, WA_ERROR), 0);
  wa_arena_free(arena);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("infer");
  TCase *cases = tcase_create("infer");
  tcase_add_loop_test(cases, test_rows, 0, (int)(sizeof rows / sizeof *rows));
  tcase_add_loop_test(cases, test_values, 0, (int)(sizeof values / sizeof *values));
  tcase_add_test(cases, test_functions);
  tcase_add_test(cases, test_expansion_places);
  tcase_add_test(cases, test_no_scope);
  tcase_add_test(cases, test_twice);
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
