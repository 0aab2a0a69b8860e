/* Calibration: parameters that made the targets are found again; what the targets do not fix is told. */
#include "analysis/calibration.h"
#include "run.h"

static wa_run wa_calibrated(const char *text) {
  wa_run run = {.arena = wa_arena_new()};
  wa_diags *diags = wa_diags_new(run.arena);
  run.model = wa_model_load_text(run.arena, diags, "test.yaml", text, strlen(text), NULL, 0, WAARDE_MODELS);
  for (size_t i = 0; wa_diags_count(diags, WA_ERROR) && wa_diags_line(diags, i); i++)
    fprintf(stderr, "%s\n", wa_diags_line(diags, i));
  ck_assert_uint_eq(wa_diags_count(diags, WA_ERROR), 0);
  run.results = wa_results_build(run.arena, run.model, true);
  run.results->calibration = wa_calibration_plan(run.results, diags);
  ck_assert_ptr_nonnull(run.results->calibration);
  ck_assert(wa_results_compute(run.results, &run.fault));
  wa_calibrate(run.results, run.results->calibration, 2);
  return run;
}

/* Well -> ill with probability a, ill -> dead with probability b, in yearly cycles. Well after n years: (1 - a)^n;
 * ill after n years: a ((1 - b)^n - (1 - a)^n) / (a - b). The targets are these for a = 0.1, b = 0.25:
 * 0.9^5 = 0.59049; 0.1 (0.75^5 - 0.9^5) / (0.1 - 0.25) = 0.235468...; and deaths in two years, which are
 * a b = 0.025 of the cohort (ill in the first year, dead in the second). */
static const char known[] =
    "waarde: 1\n"
    "title: Known\n"
    "settings: {horizon: 8 years, correction: begin}\n"
    "population: {size: 1000}\n"
    "parameters:\n"
    "  a: {value: 0.3, source: guess}\n"
    "  b: {value: 0.5, source: guess}\n"
    "cohort:\n"
    "  states: [well, ill, dead]\n"
    "  transitions: {well: {ill: a, well: rest}, ill: {dead: b, ill: rest}}\n"
    "outcomes:\n"
    "  deaths: {quantity: enters(dead), unit: death}\n"
    "  people: {quantity: population * at(0)}\n"
    "analysis:\n"
    "  calibrate:\n"
    "    parameters: {a: {low: 0.01, high: 0.9}, b: {low: 0.01, high: 0.9}}\n"
    "    targets:\n"
    "      - {share: well, at: 5 years, value: 0.59049, se: 0.01}\n"
    "      - {share: [ill, dead], at: 5 years, value: 0.40951, se: 0.01}\n"
    "      - {quantity: deaths, until: 2 years, value: 25, se: 1}\n"
    "      - {quantity: deaths, per: people, until: 2 years, value: 2.5%, se: 0.1%}\n";

START_TEST(two_parameters_are_found_again) {
  wa_run run = wa_calibrated(known);
  const wa_calibration *calibration = run.results->calibration;
  ck_assert_double_eq_tol(calibration->parameters[0].value, 0.1, 1e-7);
  ck_assert_double_eq_tol(calibration->parameters[1].value, 0.25, 1e-7);
  ck_assert(calibration->misfit < 1e-9 && calibration->misfit_base > 1);
  ck_assert(calibration->converged && calibration->identified);
  ck_assert_uint_ge(calibration->n_agree, 4);
  for (size_t i = 0; i < calibration->n_targets; i++)
    ck_assert_double_eq_tol(calibration->targets[i].fitted, calibration->targets[i].plan->value, 1e-5 * calibration->targets[i].plan->value);
  wa_run_end(run);
}
END_TEST

/* One target, one parameter: share well after a year is 1 - a, so that the standard error of a is that of the target. */
START_TEST(the_standard_error_is_that_of_the_target) {
  static const char text[] =
      "waarde: 1\n"
      "title: One\n"
      "settings: {horizon: 2 years}\n"
      "parameters: {a: {value: 0.3, source: guess}}\n"
      "cohort: {states: [well, dead], transitions: {well: {dead: a, well: rest}}}\n"
      "outcomes: {deaths: {quantity: enters(dead)}}\n"
      "analysis: {calibrate: {parameters: {a: {low: 0, high: 1}}, targets: [{share: well, at: 1 year, value: 0.8, se: 0.02}]}}\n";
  wa_run run = wa_calibrated(text);
  const wa_fitted *fitted = &run.results->calibration->parameters[0];
  ck_assert_double_eq_tol(fitted->value, 0.2, 1e-8);
  ck_assert_double_eq_tol(fitted->se, 0.02, 1e-8);
  ck_assert(!fitted->at_bound);
  wa_run_end(run);
}
END_TEST

START_TEST(a_share_between_two_points_lies_on_the_line_between_them) {
  static const char text[] =
      "waarde: 1\n"
      "title: Between\n"
      "settings: {horizon: 2 years}\n"
      "parameters: {a: {value: 0.5, source: guess}}\n"
      "cohort: {states: [well, dead], transitions: {well: {dead: a, well: rest}}}\n"
      "outcomes: {deaths: {quantity: enters(dead)}}\n"
      "analysis: {calibrate: {parameters: {a: {low: 0, high: 1}}, targets: [{share: well, at: 18 months, value: 0.9}]}}\n";
  wa_run run = wa_calibrated(text);
  ck_assert_double_eq_tol(run.results->calibration->targets[0].base, (0.5 + 0.25) / 2, 1e-15);
  /* (1 - a)(2 - a) / 2 = 0.9: a = (3 - sqrt(9 - 0.8)) / 2 */
  ck_assert_double_eq_tol(run.results->calibration->parameters[0].value, (3 - sqrt(9 - 0.8)) / 2, 1e-8);
  wa_run_end(run);
}
END_TEST

/* Only the product of a and b shows in the targets; c moves none of them; d would like to be larger than it may. */
START_TEST(what_the_targets_do_not_fix_is_told) {
  static const char text[] =
      "waarde: 1\n"
      "title: Loose\n"
      "settings: {horizon: 4 years}\n"
      "parameters:\n"
      "  a: {value: 0.5, source: guess}\n"
      "  b: {value: 0.5, source: guess}\n"
      "  d: {value: 1, source: guess}\n"
      "cohort: {states: [well, dead], transitions: {well: {dead: a * b, well: rest}}}\n"
      "outcomes: {deaths: {quantity: enters(dead)}, others: {quantity: d * at(0)}}\n"
      "analysis:\n"
      "  calibrate:\n"
      "    parameters: {a: {low: 0.1, high: 0.9}, b: {low: 0.1, high: 0.9}, d: {low: 0, high: 2}}\n"
      "    targets: [{share: well, at: 1 year, value: 0.7}, {share: well, at: 3 years, value: 0.343}, {quantity: others, value: 5}]\n";
  wa_run run = wa_calibrated(text);
  const wa_calibration *calibration = run.results->calibration;
  ck_assert(!calibration->identified);
  ck_assert(calibration->parameters[0].loose && calibration->parameters[1].loose && !calibration->parameters[2].loose);
  ck_assert_double_eq_tol(calibration->parameters[0].value * calibration->parameters[1].value, 0.3, 1e-5);
  ck_assert(calibration->parameters[2].at_bound && isnan(calibration->parameters[0].se));
  wa_run_end(run);
}
END_TEST

START_TEST(it_ends_the_same_every_time) {
  static const char text[] =
      "waarde: 1\n"
      "title: Twice\n"
      "settings: {horizon: 2 years}\n"
      "parameters: {a: {value: 0.3, source: guess}}\n"
      "cohort: {states: [well, dead], transitions: {well: {dead: a, well: rest}}}\n"
      "outcomes: {deaths: {quantity: enters(dead)}}\n"
      "analysis: {calibrate: {parameters: {a: {low: 0, high: 1}}, targets: [{quantity: deaths, value: 0.37}]}}\n";
  wa_run first = wa_calibrated(text), second = wa_calibrated(text);
  ck_assert(first.results->calibration->parameters[0].value == second.results->calibration->parameters[0].value);
  wa_run_end(first);
  wa_run_end(second);
}
END_TEST

int main(void) {
  TCase *cases = tcase_create("calibration");
  tcase_set_timeout(cases, 60);
  tcase_add_test(cases, two_parameters_are_found_again);
  tcase_add_test(cases, the_standard_error_is_that_of_the_target);
  tcase_add_test(cases, a_share_between_two_points_lies_on_the_line_between_them);
  tcase_add_test(cases, what_the_targets_do_not_fix_is_told);
  tcase_add_test(cases, it_ends_the_same_every_time);
  return wa_run_suite("calibration", cases);
}
