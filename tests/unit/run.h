/* A model written in a test, computed; for the tests of graph, engine and analysis. */
#ifndef WA_TESTS_RUN_H
#define WA_TESTS_RUN_H

#include <check.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/results.h"
#include "base/text.h"

typedef struct wa_run {
  wa_arena *arena;
  wa_model *model;
  wa_results *results;
  wa_fault fault;
} wa_run;

/* Loads and computes; errors of the model fail the test, faults of the run stand in `fault`. */
static inline wa_run wa_run_text(const char *text, bool fold) {
  wa_run run = {.arena = wa_arena_new()};
  wa_diags *diags = wa_diags_new(run.arena);
  run.model = wa_model_load_text(run.arena, diags, "test.yaml", text, strlen(text), NULL, 0, WAARDE_MODELS);
  for (size_t i = 0; wa_diags_count(diags, WA_ERROR) && wa_diags_line(diags, i); i++)
    fprintf(stderr, "%s\n", wa_diags_line(diags, i));
  ck_assert_msg(wa_diags_count(diags, WA_ERROR) == 0, "a test's model has errors:\n%s", text);
  run.results = wa_results_build(run.arena, run.model, fold);
  wa_results_compute(run.results, &run.fault);
  return run;
}

/* The same, where nothing may go wrong; every check of the run must pass. */
static inline wa_run wa_run_well(const char *text) {
  wa_run run = wa_run_text(text, true);
  ck_assert_msg(!run.fault.failed, "%s\n%s", run.fault.message, text);
  ck_assert_msg(wa_checks_passed(run.results), "a check of the run fails:\n%s", text);
  return run;
}

static inline void wa_run_end(wa_run run) { wa_arena_free(run.arena); }

/* A figure by its name in the graph: "x.present_value", "share(home)". */
static inline double wa_run_at(wa_run run, size_t strategy, const char *name, size_t place) {
  wa_id id = wa_find_named(run.results->graph, name, strategy);
  ck_assert_msg(id != WA_NONE, "no figure '%s'", name);
  return wa_result_at(run.results, id, place);
}

static inline double wa_run_value(wa_run run, size_t strategy, const char *name) { return wa_run_at(run, strategy, name, 0); }

/* Equal within rounding: 1e-12 of the larger of 1 and the numbers. */
static inline void wa_equal(double found, double wanted, const char *what) {
  double scale = fmax(1, fmax(fabs(found), fabs(wanted)));
  ck_assert_msg(fabs(found - wanted) <= 1e-12 * scale, "%s is %.17g, not %.17g", what, found, wanted);
}

/* The same random numbers in every run of a test: xorshift64, in [0, 1). */
static inline double wa_random(uint64_t *state) {
  *state ^= *state << 13;
  *state ^= *state >> 7;
  *state ^= *state << 17;
  return (double)(*state >> 11) / 9007199254740992.0;
}

/* main() of a test program of one suite. */
static inline int wa_run_suite(const char *name, TCase *cases) {
  Suite *suite = suite_create(name);
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif
