/* Sensitivity analysis against closed forms: tornado, switching values, grids, break-even, scenarios. */
#include "analysis/sensitivity.h"
#include "run.h"

/* Benefits 10 x p, investment 10 x fee: SROI = p / fee, npv = 10 (p - fee). */
static const char linear[] =
    "waarde: 1\n"
    "title: Linear\n"
    "settings: {discount: 0}\n"
    "stakeholders: {payer: {}, other: {}}\n"
    "parameters:\n"
    "  fee: {value: 20, low: 10, high: 30, source: x}\n"
    "  p: {value: 50, low: 15, high: 60, source: x}\n"
    "  q: {value: 1, low: 0.5, high: 2, source: x}\n"
    "  a: {value: 1, low: 0, high: 2, source: x}\n"
    "  free: {value: 3, source: x}\n"
    "lines:\n"
    "  pay: {quantity: 10, amount: fee, from: payer, invest: true}\n"
    "  gain: {quantity: 10, amount: \"p + 0 * (q + a + free)\", to: other}\n"
    "analysis:\n"
    "  one_way: {of: [sroi, npv, payer.net]}\n"
    "  two_way: [{x: fee, y: p, of: sroi, steps: 3}]\n"
    "  break_even: [{vary: fee, of: sroi, reaches: 4}, {vary: p, of: npv, between: [1, 10]}, {vary: q, of: npv}]\n"
    "  scenarios:\n"
    "    dear: {set: {fee: 40, p: 60}}\n"
    "    long: {set: {settings.horizon: 2 years, lines.pay.quantity: 5, fee: 2 * p}}\n";

static wa_run wa_sensitive(const char *text, size_t threads) {
  wa_run run = {.arena = wa_arena_new()};
  wa_diags *diags = wa_diags_new(run.arena);
  run.model = wa_model_load_text(run.arena, diags, "test.yaml", text, strlen(text), NULL, 0, WAARDE_MODELS);
  for (size_t i = 0; wa_diags_count(diags, WA_ERROR) && wa_diags_line(diags, i); i++)
    fprintf(stderr, "%s\n", wa_diags_line(diags, i));
  ck_assert_uint_eq(wa_diags_count(diags, WA_ERROR), 0);
  run.results = wa_results_build(run.arena, run.model, true);
  run.results->sensitivity = wa_sensitivity_plan(run.results, diags);
  ck_assert(wa_results_compute(run.results, &run.fault));
  ck_assert(wa_sensitivity_compute(run.results, run.results->sensitivity, diags, threads));
  ck_assert_uint_eq(wa_diags_count(diags, WA_ERROR), 0);
  return run;
}

static const char *wa_bar_name(wa_run run, const wa_tornado *tornado, size_t bar) {
  const wa_one_way *one_way = run.results->sensitivity->one_way;
  return run.model->parameters[one_way->varied[tornado->bars[bar].varied].parameter].name;
}

static const wa_switch *wa_switch_of(wa_run run, size_t tornado, const char *name, size_t goal) {
  const wa_one_way *one_way = run.results->sensitivity->one_way;
  for (size_t i = 0; i < one_way->n_varied; i++)
    if (strcmp(run.model->parameters[one_way->varied[i].parameter].name, name) == 0)
      return &one_way->tornados[tornado].switches[i][goal];
  ck_abort_msg("'%s' is not varied", name);
  return NULL;
}

START_TEST(the_largest_spread_comes_first_and_ties_go_by_name) {
  wa_run run = wa_sensitive(linear, 1);
  const wa_one_way *one_way = run.results->sensitivity->one_way;
  const wa_tornado *sroi = &one_way->tornados[0], *npv = &one_way->tornados[1];
  ck_assert_uint_eq(one_way->n_tornados, 3);
  ck_assert_uint_eq(one_way->n_varied, 5);
  ck_assert_uint_eq(one_way->n_ranged, 4);
  /* SROI: fee 50/10 - 50/30 = 3.33, p (60 - 15)/20 = 2.25; the others change nothing. */
  static const char *const by_sroi[] = {"fee", "p", "a", "q"}, *const by_npv[] = {"p", "fee", "a", "q"};
  for (size_t i = 0; i < 4; i++) {
    ck_assert_str_eq(wa_bar_name(run, sroi, i), by_sroi[i]);
    ck_assert_str_eq(wa_bar_name(run, npv, i), by_npv[i]);
  }
  wa_equal(sroi->bars[0].low, 5, "SROI at the low fee");
  wa_equal(sroi->bars[0].high, 50.0 / 30, "SROI at the high fee");
  wa_equal(sroi->bars[1].spread, 2.25, "spread by p");
  wa_equal(npv->bars[0].spread, 450, "spread of the net present value");
  wa_equal(sroi->best.value, 6, "best case");
  wa_equal(sroi->worst.value, 0.5, "worst case");
  wa_run_end(run);
}
END_TEST

START_TEST(switching_values_of_a_linear_model) {
  wa_run run = wa_sensitive(linear, 1);
  const wa_switch *fee = wa_switch_of(run, 0, "fee", 0), *p = wa_switch_of(run, 0, "p", 0);
  ck_assert_int_eq(fee->status, WA_SWITCH_FOUND);
  wa_equal(fee->values[0].at, 50, "fee at which SROI is 1");
  ck_assert(!fee->values[0].within && !fee->values[0].jump && fee->n == 1);
  wa_equal(p->values[0].at, 20, "p at which SROI is 1");
  ck_assert(p->values[0].within);
  wa_equal(wa_switch_of(run, 1, "fee", 0)->values[0].at, 50, "fee at which npv is 0");
  ck_assert_int_eq(wa_switch_of(run, 1, "q", 0)->status, WA_SWITCH_NO_INFLUENCE);
  ck_assert_int_eq(wa_switch_of(run, 1, "free", 0)->status, WA_SWITCH_NO_INFLUENCE);
  /* The payer pays whatever p is. Its net reaches 0 only where the fee does, at the end of the wider range. */
  ck_assert_int_eq(wa_switch_of(run, 2, "p", 0)->status, WA_SWITCH_NO_INFLUENCE);
  wa_equal(wa_switch_of(run, 2, "fee", 0)->values[0].at, 0, "fee at which the payer pays nothing");
  wa_run_end(run);
}
END_TEST

START_TEST(a_result_that_stays_on_one_side_has_no_switching_value) {
  wa_run run = wa_sensitive(linear, 1);
  const wa_break_even *items = run.results->sensitivity->break_even;
  ck_assert_uint_eq(run.results->sensitivity->n_break_even, 3);
  wa_equal(items[0].answer.values[0].at, 12.5, "fee at which SROI is 4");
  /* npv = 10 (p - 20) for p from 1 to 10. */
  ck_assert_int_eq(items[1].answer.status, WA_SWITCH_NONE);
  wa_equal(items[1].answer.from, 1, "looked from");
  wa_equal(items[1].answer.to, 10, "looked to");
  wa_equal(items[1].answer.at_from, -190, "npv there");
  wa_equal(items[1].answer.at_to, -100, "npv there");
  ck_assert_int_eq(items[2].answer.status, WA_SWITCH_NO_INFLUENCE);
  wa_run_end(run);
}
END_TEST

START_TEST(a_grid_is_one_way_along_its_lines) {
  wa_run run = wa_sensitive(linear, 1);
  const wa_two_way *grid = &run.results->sensitivity->two_way[0];
  for (size_t row = 0; row < 3; row++)
    for (size_t column = 0; column < 3; column++)
      wa_equal(grid->values[0][row * 3 + column], grid->y[row] / grid->x[column], "SROI = p / fee");
  wa_equal(grid->x[1], 20, "the middle is the base value");
  wa_equal(grid->y[2], 60, "the end is the high value");
  /* Fee at its base value, p at its high one: as in the one-way analysis. */
  ck_assert(grid->values[0][2 * 3 + 1] == run.results->sensitivity->one_way->tornados[0].bars[1].high);
  wa_run_end(run);
}
END_TEST

START_TEST(a_scenario_is_a_run_with_its_changes) {
  wa_run run = wa_sensitive(linear, 1);
  static const wa_change dear[] = {{"fee", "40"}, {"p", "60"}};
  static const wa_change longer[] = {{"settings.horizon", "2 years"}, {"lines.pay.quantity", "5"}, {"fee", "2 * p"}};
  const struct { const wa_change *changes; size_t n; bool inputs_only; } cases[] = {{dear, 2, true}, {longer, 3, false}};
  const wa_scenarios *scenarios = run.results->sensitivity->scenarios;
  for (size_t i = 0; i < 2; i++) {
    wa_diags *diags = wa_diags_new(run.arena);
    wa_model *model = wa_model_load_text(run.arena, diags, "test.yaml", linear, strlen(linear), cases[i].changes, cases[i].n, NULL);
    ck_assert_uint_eq(wa_diags_count(diags, WA_ERROR), i == 0 ? 0u : 2u); /* one-way and break-even of a formula */
    ck_assert(run.model->analysis.plan->scenarios[i].inputs_only == cases[i].inputs_only);
    wa_results *alone = wa_results_build(run.arena, i == 0 ? model : run.model->analysis.plan->scenarios[i].model, true);
    ck_assert(wa_results_compute(alone, &run.fault));
    wa_aims aims = wa_aims_all(alone);
    wa_aims_compute(alone, &aims);
    ck_assert_uint_eq(aims.n, scenarios->aims.n);
    for (size_t a = 0; a < aims.n; a++)
      ck_assert(aims.items[a].base == scenarios->values[i][a] || (isnan(aims.items[a].base) && isnan(scenarios->values[i][a])));
  }
  wa_equal(scenarios->values[0][0], 1.5, "SROI of the dear scenario");
  wa_equal(scenarios->values[1][0], 1, "SROI of the long one: 10 x 50 / (5 x 100)");
  wa_run_end(run);
}
END_TEST

static const char crooked[] =
    "waarde: 1\n"
    "title: Crooked\n"
    "settings: {discount: 0, effect: health}\n"
    "stakeholders: {payer: {}, other: {}}\n"
    "parameters:\n"
    "  x: {value: 1, low: 0, high: 4, source: x}\n"
    "  w: {value: 1, low: -1, high: 2.1, source: x}\n"
    "  s: {value: 3, low: 0, high: 4, source: x}\n"
    "outcomes:\n"
    "  health: {quantity: 2, unit: QALY}\n"
    "lines:\n"
    "  cost: {amount: 1000, from: payer, invest: true}\n"
    "  waves: {amount: \"1000 + 500 * (x - 0.5) * (x - 1.75) * (x - 3) + if(s > 2.5, 200, -600) + 100 / w - 100\", to: other}\n"
    "analysis:\n"
    "  willingness_to_pay: [2000]\n"
    "  one_way: {of: [npv, icer]}\n"
    "  break_even: [{vary: x, of: npv, reaches: 200}, {vary: s, of: npv, reaches: 0}, {vary: w, of: npv}]\n";

START_TEST(several_crossings_leaps_and_poles) {
  wa_run run = wa_sensitive(crooked, 1);
  const wa_break_even *items = run.results->sensitivity->break_even;
  const wa_switch *cubic = &items[0].answer, *leap = &items[1].answer, *pole = &items[2].answer;
  /* npv - 200 = 500 (x - 0.5)(x - 1.75)(x - 3): all three, the nearest to the base value 1 first. */
  static const double roots[] = {0.5, 1.75, 3};
  ck_assert_uint_eq(cubic->n, 3);
  for (size_t i = 0; i < 3; i++) {
    wa_equal(cubic->values[i].at, roots[i], "a crossing");
    ck_assert(cubic->values[i].within && !cubic->values[i].jump);
  }
  /* npv leaps from below 0 to above it at s = 2.5 and never is 0. */
  ck_assert_uint_eq(leap->n, 1);
  ck_assert(leap->values[0].jump);
  ck_assert_double_eq_tol(leap->values[0].at, 2.5, 1e-9);
  /* npv = 475 + 100 / w changes its sign at w = -100/475 and at the pole w = 0, which is no answer. */
  ck_assert_uint_eq(pole->n, 1);
  ck_assert_double_eq_tol(pole->values[0].at, -100.0 / 475, 1e-12);
  ck_assert(!pole->values[0].jump);
  wa_run_end(run);
}
END_TEST

/* The cost of a health gain e is 1000: the ICER is 1000 / e. */
START_TEST(the_icer_reaches_a_threshold_beside_its_pole) {
  static const char text[] =
      "waarde: 1\n"
      "title: Pole\n"
      "settings: {effect: health}\n"
      "stakeholders: {payer: {}}\n"
      "parameters: {e: {value: 1, low: -1, high: 2, source: x}}\n"
      "outcomes: {health: {quantity: e, unit: QALY}}\n"
      "lines: {cost: {amount: 1000, from: payer}}\n"
      "analysis: {willingness_to_pay: [800, 50000], one_way: {of: icer}}\n";
  wa_run run = wa_sensitive(text, 1);
  const wa_switch *low = wa_switch_of(run, 0, "e", 0), *high = wa_switch_of(run, 0, "e", 1);
  ck_assert_uint_eq(low->n, 1);
  wa_equal(low->values[0].at, 1.25, "1000 / e = 800");
  ck_assert_uint_eq(high->n, 1);
  ck_assert_double_eq_tol(high->values[0].at, 0.02, 1e-9);
  wa_run_end(run);
}
END_TEST

START_TEST(a_range_may_be_a_formula_a_distribution_or_a_margin) {
  static const char text[] =
      "waarde: 1\n"
      "title: Ranges\n"
      "stakeholders: {payer: {}}\n"
      "parameters:\n"
      "  a: {value: 10, low: b / 2, high: b + 3, source: x}\n"
      "  b: {value: 8, source: x}\n"
      "  n: {value: 5, distribution: {normal: {se: 1}}, source: x}\n"
      "  u: {value: 5, high: 7, distribution: {uniform: {min: 4, max: 8}}, source: x}\n"
      "  f: {value: a + 1}\n"
      "  z: {value: 0, source: x}\n"
      "lines: {pay: {amount: a + b + n + u + f + z, from: payer}}\n"
      "analysis: {one_way: {margin: 25%}}\n";
  wa_run run = wa_sensitive(text, 1);
  const wa_one_way *one_way = run.results->sensitivity->one_way;
  static const struct { const char *name; wa_range_from from; double low, high; } wanted[] = {
      {"a", WA_RANGE_WRITTEN, 4, 11}, {"b", WA_RANGE_MARGIN, 6, 10},
      {"n", WA_RANGE_DISTRIBUTION, 5 - 1.959963984540054, 5 + 1.959963984540054}, /* 97.5% point of the normal */
      {"u", WA_RANGE_WRITTEN, 4.1, 7}, {"z", WA_RANGE_NONE, 0, 0}};
  ck_assert_uint_eq(one_way->n_varied, 5); /* f follows a */
  for (size_t i = 0; i < 5; i++) {
    const wa_varied *varied = &one_way->varied[i];
    ck_assert_str_eq(run.model->parameters[varied->parameter].name, wanted[i].name);
    ck_assert_int_eq(varied->range.from, wanted[i].from);
    wa_equal(varied->range.low, wanted[i].low, wanted[i].name);
    wa_equal(varied->range.high, wanted[i].high, wanted[i].name);
  }
  wa_run_end(run);
}
END_TEST

/* p at its high end makes a probability of 1.2: told, and no bar. */
START_TEST(an_end_that_cannot_be_computed_is_told) {
  static const char text[] =
      "waarde: 1\n"
      "title: Fault\n"
      "settings: {horizon: 2 years}\n"
      "stakeholders: {payer: {}}\n"
      "parameters: {p: {value: 0.5, low: 0.4, high: 1.2, source: x}}\n"
      "cohort: {states: [a, b], transitions: {a: {b: p, a: rest}}}\n"
      "lines: {pay: {quantity: in(a), amount: 10, from: payer}}\n"
      "analysis: {one_way: all}\n";
  wa_run run = wa_sensitive(text, 1);
  const wa_one_way *one_way = run.results->sensitivity->one_way;
  ck_assert_ptr_null(one_way->varied[0].fault[0]);
  ck_assert_ptr_nonnull(one_way->varied[0].fault[1]);
  ck_assert_ptr_nonnull(strstr(one_way->varied[0].fault[1], "1.2"));
  ck_assert(isnan(one_way->tornados[0].bars[0].high) && isnan(one_way->tornados[0].bars[0].spread));
  wa_run_end(run);
}
END_TEST

static void wa_same_numbers(const double *a, const double *b, size_t n) { ck_assert_mem_eq(a, b, n * sizeof *a); }

START_TEST(threads_change_no_bit) {
  wa_run one = wa_sensitive(crooked, 1), many = wa_sensitive(crooked, 4);
  const wa_one_way *a = one.results->sensitivity->one_way, *b = many.results->sensitivity->one_way;
  for (size_t t = 0; t < a->n_tornados; t++)
    for (size_t i = 0; i < a->tornados[t].n_bars; i++) {
      wa_same_numbers(&a->tornados[t].bars[i].low, &b->tornados[t].bars[i].low, 1);
      wa_same_numbers(&a->tornados[t].bars[i].high, &b->tornados[t].bars[i].high, 1);
    }
  for (size_t i = 0; i < one.results->sensitivity->n_break_even; i++) {
    const wa_switch *x = &one.results->sensitivity->break_even[i].answer, *y = &many.results->sensitivity->break_even[i].answer;
    ck_assert_uint_eq(x->n, y->n);
    for (size_t k = 0; k < x->n; k++) wa_same_numbers(&x->values[k].at, &y->values[k].at, 1);
  }
  wa_run_end(one);
  wa_run_end(many);
}
END_TEST

int main(void) {
  TCase *cases = tcase_create("sensitivity");
  tcase_add_test(cases, the_largest_spread_comes_first_and_ties_go_by_name);
  tcase_add_test(cases, switching_values_of_a_linear_model);
  tcase_add_test(cases, a_result_that_stays_on_one_side_has_no_switching_value);
  tcase_add_test(cases, a_grid_is_one_way_along_its_lines);
  tcase_add_test(cases, a_scenario_is_a_run_with_its_changes);
  tcase_add_test(cases, several_crossings_leaps_and_poles);
  tcase_add_test(cases, the_icer_reaches_a_threshold_beside_its_pole);
  tcase_add_test(cases, a_range_may_be_a_formula_a_distribution_or_a_margin);
  tcase_add_test(cases, an_end_that_cannot_be_computed_is_told);
  tcase_add_test(cases, threads_change_no_bit);
  return wa_run_suite("sensitivity", cases);
}
