/* Random lanes of every shipped and published model, and of the models of the cases: every named scalar is what the
 * plain evaluator makes of the same inputs, and a lane fails exactly where the plain evaluator does, with the same message. */
#include <glob.h>

#include "model/patients.h"
#include "lanes_trial.h"

static size_t try_model(const char *path, bool fold, uint64_t *random) {
  wa_arena *arena = wa_arena_new();
  wa_diags *diags = wa_diags_new(arena);
  bool unreadable = false;
  wa_model *model = wa_model_load(arena, diags, path, NULL, 0, WAARDE_MODELS, &unreadable);
  if (model->patients) model->patients->number = 200; /* enough to compare numbers with themselves */
  ck_assert_msg(!unreadable && wa_diags_count(diags, WA_ERROR) == 0, "%s cannot be read", path);
  const wa_graph *graph = wa_results_build(arena, model, fold)->graph;
  size_t failed = run_trials(graph, path, graph->patients || model->population.open, random);
  wa_arena_free(arena);
  return failed;
}

static size_t try_models(const char *pattern, uint64_t *random) {
  glob_t files;
  size_t failed = 0;
  ck_assert_int_eq(glob(pattern, 0, NULL, &files), 0);
  for (size_t i = 0; i < files.gl_pathc; i++) failed += try_model(files.gl_pathv[i], true, random) + try_model(files.gl_pathv[i], false, random);
  globfree(&files);
  return failed;
}

/* Faults are compared as well: some lanes must fail. */
START_TEST(shipped_models) {
  uint64_t random = 20260101;
  ck_assert_uint_gt(try_models(WAARDE_MODELS "/*.yaml", &random), 10);
}
END_TEST

START_TEST(published_models) {
  uint64_t random = 20260102;
  ck_assert_uint_gt(try_models(WAARDE_MODELS "/published/*.yaml", &random), 10);
}
END_TEST

/* Tunnels, inflow, monthly cycles, survival curves, every discounting rule. */
START_TEST(models_of_the_cases) {
  uint64_t random = 20260103;
  ck_assert_uint_gt(try_models(WAARDE_TESTS "/cases/*.yaml", &random), 10);
}
END_TEST

int main(void) {
  TCase *tests = tcase_create("models");
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, shipped_models);
  tcase_add_test(tests, published_models);
  tcase_add_test(tests, models_of_the_cases);
  return wa_run_suite("lanes of models", tests);
}
