/* Decision trees: probabilities against hand computation, sums, faults. */
#include <check.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/results.h"

static wa_arena *arena;
static wa_diags *diags;

static void setup(void) {
  arena = wa_arena_new();
  diags = wa_diags_new(arena);
}

static void teardown(void) { wa_arena_free(arena); }

/* A model of 1000 people with these sections. */
static wa_model *load(const char *sections) {
  const char *text = wa_printf(arena, "waarde: 1\ntitle: Tree\nstakeholders: {insurer: {}}\n%s", sections);
  wa_model *model = wa_model_load_text(arena, diags, "tree.yaml", text, strlen(text), NULL, 0, NULL);
  const char *line = wa_diags_line(diags, 0);
  ck_assert_msg(wa_diags_count(diags, WA_ERROR) == 0, "%s", line ? line : "");
  return model;
}

static wa_results *run(const char *sections, bool fold) {
  wa_fault fault;
  wa_results *results = wa_results_build(arena, load(sections), fold);
  bool fine = wa_results_compute(results, &fault);
  ck_assert_msg(fine, "%s", fine ? "" : fault.message);
  return results;
}

static const wa_fault *fault_of(const char *sections, bool fold) {
  wa_fault *fault = WA_NEW(arena, wa_fault);
  wa_results *results = wa_results_build(arena, load(sections), fold);
  ck_assert(!wa_results_compute(results, fault));
  return fault;
}

static double reach(const wa_results *results, size_t strategy, const char *node) {
  return wa_result_value(results, results->lowered->reach[strategy][wa_model_node(results->model, node)]);
}

static double named(const wa_results *results, const char *name) {
  return wa_result_value(results, wa_find_named(results->graph, name, 0));
}

static bool near(double a, double b) { return fabs(a - b) <= 1e-14 * fmax(1, fabs(b)); }

/* The part of the source that a fault points at. */
static const char *text_at(const wa_fault *fault) {
  ck_assert_ptr_nonnull(fault->span.source);
  return wa_strndup(arena, fault->span.source->text + fault->span.begin, fault->span.end - fault->span.begin);
}

static const char three_levels[] =
    "population: {size: 1000}\n"
    "parameters: {p: {value: 0.6, assumption: true}, q: {value: 0.25, assumption: true}}\n"
    "strategies: {usual: {}, better: {set: {p: 0.8}}}\n"
    "tree:\n"
    "  treated: {dies: q / 10, lives: rest}\n" /* nodes may stand in any order */
    "  patient: {treated: p, waits: rest}\n"
    "  waits: {worse: q, same: 0.7, better_off: rest}\n"
    "lines:\n"
    "  stay: {quantity: reaches(worse), amount: 10, from: insurer}\n"
    "  visit: {quantity: 2 * reaches(patient) * probability(lives), amount: 3, from: insurer}\n";

START_TEST(probabilities) {
  const wa_results *results = run(three_levels, _i == 1);
  ck_assert(reach(results, 0, "patient") == 1);
  ck_assert(near(reach(results, 0, "treated"), 0.6) && near(reach(results, 1, "treated"), 0.8));
  ck_assert(near(reach(results, 0, "waits"), 0.4) && near(reach(results, 1, "waits"), 0.2));
  ck_assert(near(reach(results, 0, "dies"), 0.6 * 0.025) && near(reach(results, 0, "lives"), 0.6 * 0.975));
  ck_assert(near(reach(results, 1, "worse"), 0.2 * 0.25) && near(reach(results, 1, "same"), 0.2 * 0.7));
  ck_assert(near(reach(results, 1, "better_off"), 0.2 * 0.05));
  ck_assert(near(named(results, "branch(waits, better_off)"), 0.05));
  ck_assert(near(named(results, "people(worse)"), 100));
  ck_assert(near(named(results, "leaves_sum"), 1));
  ck_assert(wa_checks_passed(results));
  ck_assert(near(wa_result_value(results, results->strategies[0].lines[0].present_value), 1000));
  ck_assert(near(wa_result_value(results, results->strategies[0].lines[1].present_value), 2 * 1000 * 0.6 * 0.975 * 3));
}
END_TEST

/* One-offs of year 0 are neither discounted nor repeated. */
START_TEST(at_the_start) {
  const wa_results *results = run(
      "population: {size: 10}\nsettings: {horizon: 4 years, discount: 5%}\ntree: {all: {some: 30%, others: rest}}\n"
      "lines: {x: {quantity: reaches(some), amount: 7, from: insurer}}\n", _i == 1);
  wa_id by_year = results->strategies[0].lines[0].by_year;
  ck_assert(near(wa_result_at(results, by_year, 0), 21));
  for (size_t year = 1; year < 4; year++) ck_assert(wa_result_at(results, by_year, year) == 0);
  ck_assert(near(wa_result_value(results, results->strategies[0].lines[0].present_value), 21));
}
END_TEST

/* An inflow goes down the tree when it enters. */
START_TEST(inflow) {
  const wa_results *results = run(
      "population: {size: 10, inflow: 4}\nsettings: {horizon: 3 years}\ntree: {all: {some: 30%, others: rest}}\n"
      "lines: {x: {quantity: reaches(some), amount: 1, from: insurer}}\n", _i == 1);
  wa_id by_year = results->strategies[0].lines[0].by_year;
  ck_assert(near(wa_result_at(results, by_year, 0), 3));
  ck_assert(near(wa_result_at(results, by_year, 1), 1.2) && near(wa_result_at(results, by_year, 2), 1.2));
}
END_TEST

/* The cohort begins where the tree ends; what is left for a leaf may miss 0 by rounding. */
START_TEST(cohort_after_tree) {
  const wa_results *results = run(
      "population: {size: 100}\nsettings: {horizon: 2 years, cycle: 1 year, correction: begin}\n"
      "tree: {all: {cured: 10%, ill: 70%, dead_at_once: 20%, none: rest}}\n"
      "cohort:\n  states: [well, sick, dead]\n"
      "  start: {well: probability(cured) + probability(none), sick: probability(ill), dead: probability(dead_at_once)}\n"
      "  transitions: {sick: {dead: probability(ill) / 7, sick: rest}}\n"
      "lines: {x: {quantity: in(sick), amount: 1, from: insurer}, y: {quantity: reaches(ill), amount: 2, from: insurer}}\n",
      _i == 1);
  ck_assert(near(wa_result_value(results, results->strategies[0].lines[0].present_value), 70 + 63));
  ck_assert(near(wa_result_value(results, results->strategies[0].lines[1].present_value), 140));
}
END_TEST

#define LINE "lines: {x: {quantity: reaches(a), amount: 1, from: insurer}}\n"

START_TEST(branch_outside) {
  const wa_fault *fault = fault_of(
      "parameters: {p: {value: 0.6, assumption: true}}\nstrategies: {usual: {}, wrong: {set: {p: 1.25}}}\n"
      "tree: {top: {a: p, b: rest}}\n" LINE, _i == 1);
  ck_assert_str_eq(fault->message, "the probability of 'top' -> 'a' is 1.25 under 'wrong': it must lie in 0..1");
  ck_assert_str_eq(text_at(fault), "p");
}
END_TEST

START_TEST(nothing_left) {
  const wa_fault *fault = fault_of(
      "parameters: {p: {value: 0.75, assumption: true}}\ntree: {top: {a: p, b: p, c: rest}}\n" LINE, _i == 1);
  ck_assert_str_eq(fault->message, "what the other branches of 'top' leave for 'c: rest' is -0.5: they must not sum to more than 1");
  ck_assert_str_eq(text_at(fault), "c");
}
END_TEST

START_TEST(wrong_sum) {
  const wa_fault *fault = fault_of(
      "parameters: {p: {value: 0.75, assumption: true}}\ntree: {top: {a: p, b: p - 0.6}}\n" LINE, _i == 1);
  ck_assert_str_eq(fault->message, "the sum of the branches of 'top' is 0.9: it must be 1");
  ck_assert_str_eq(text_at(fault), "top");
}
END_TEST

START_TEST(not_finite) {
  const wa_fault *fault = fault_of(
      "parameters: {p: {value: 0, assumption: true}}\ntree: {top: {a: 1 / p, b: rest}}\n" LINE, _i == 1);
  ck_assert_str_eq(fault->message, "'branch(top, a)' is not finite: a division by zero");
}
END_TEST

/* A sum that addition in doubles cannot make exact is no mistake. */
START_TEST(rounding) {
  const wa_results *results = run("parameters: {p: {value: 0.1, assumption: true}}\n"
                                  "tree: {top: {a: p, b: 2 * p, c: 0.7}, c: {d: p, e: p + 0.2, f: 2 * p + 0.4, g: rest}}\n" LINE, _i == 1);
  ck_assert(near(named(results, "leaves_sum"), 1));
  ck_assert(fabs(reach(results, 0, "g")) < 1e-15);
}
END_TEST

/* Reading order: from the root down, each branch with all that follows before the next. */
START_TEST(order) {
  static const char *const expected[] = {"patient", "treated", "dies", "lives", "waits", "worse", "same", "better_off"};
  static const size_t depths[] = {0, 1, 2, 2, 1, 2, 2, 2};
  const wa_tree *tree = &load(three_levels)->tree;
  ck_assert_uint_eq(tree->n_nodes, 8);
  for (size_t i = 0; i < tree->n_nodes; i++) {
    ck_assert_str_eq(tree->nodes[tree->order[i]].name, expected[i]);
    ck_assert_uint_eq(tree->nodes[tree->order[i]].depth, depths[i]);
  }
  ck_assert(tree->nodes[tree->order[0]].parent == SIZE_MAX && !tree->nodes[tree->order[1]].leaf && tree->nodes[tree->order[2]].leaf);
}
END_TEST

/* A figure set from the command line leaves the branch its label; `rest` can be set too. */
START_TEST(changed) {
  static const char text[] = "waarde: 1\ntitle: Tree\nstakeholders: {insurer: {}}\n"
                             "tree: {top: {a: {probability: 0.5, label: A fall}, b: rest}}\n" LINE;
  const wa_change changes[] = {{"tree.top.a", "rest"}, {"tree.top.b", "0.25"}};
  wa_model *model = wa_model_load_text(arena, diags, "tree.yaml", text, strlen(text), changes, 2, NULL);
  ck_assert_uint_eq(wa_diags_count(diags, WA_ERROR), 0);
  const wa_tree_node *a = &model->tree.nodes[wa_model_node(model, "a")];
  ck_assert(a->rest && strcmp(a->label.en, "A fall") == 0);
  ck_assert(!model->tree.nodes[wa_model_node(model, "b")].rest);
}
END_TEST

/* A tree as deep as trees may be. */
START_TEST(deep) {
  const char *tree = "";
  for (int i = 0; i < 600; i++) tree = wa_printf(arena, "%s  n%d: {n%d: 0.999, out%d: rest}\n", tree, i, i + 1, i);
  const wa_results *results = run(wa_printf(arena, "tree:\n%slines: {x: {quantity: reaches(n600), amount: 1, from: insurer}}\n", tree), true);
  ck_assert(fabs(reach(results, 0, "n600") - pow(0.999, 600)) < 1e-12);
  ck_assert(wa_checks_passed(results));
}
END_TEST

int main(void) {
  TCase *cases = tcase_create("trees");
  tcase_add_checked_fixture(cases, setup, teardown);
  tcase_set_timeout(cases, 60);
  const TTest *const both[] = {probabilities, at_the_start, inflow, cohort_after_tree, branch_outside, nothing_left,
                               wrong_sum, not_finite, rounding};
  for (size_t i = 0; i < sizeof both / sizeof *both; i++) tcase_add_loop_test(cases, both[i], 0, 2); /* 1: constants folded */
  tcase_add_test(cases, order);
  tcase_add_test(cases, changed);
  tcase_add_test(cases, deep);
  Suite *suite = suite_create("trees");
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
