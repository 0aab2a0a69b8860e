/* Lanes on several threads: the same bits as on one, taken in order, each once; the same faults. Also compiled with
 * ThreadSanitizer (tests/CMakeLists.txt), so it keeps to the rooms up to the engine. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/lanes.h"
#include "graph/clock.h"
#include "graph/lower.h"
#include "model/model.h"

enum { LANES = 3000, FIRST = 1000, WANTED = 3 };

static const char text[] =
    "waarde: 1\ntitle: t\nsettings: {horizon: 20 years, cycle: 1 year, discount: 3%}\nstakeholders: {payer: {}}\n"
    "population: {age: 60}\n"
    "parameters:\n  rate: {value: 0.02, source: s}\n  hazard_ratio: {value: 2, source: s}\n  p_ill: {value: 0.1, source: s}\n"
    "  cost: {value: 1000, unit: EUR/year, source: s}\n"
    "cohort:\n  states: {well: {utility: 1}, ill: {utility: 0.6}, dead: {utility: 0}}\n  start: well\n"
    "  transitions:\n    well: {dead: 1 - exp(-rate), ill: p_ill, well: rest}\n"
    "    ill: {dead: 1 - exp(-rate * hazard_ratio * (1 + cycle / 20)), ill: rest}\n    dead: {dead: rest}\n"
    "outcomes: {qaly: {quantity: qalys(), unit: QALY}}\n"
    "lines:\n  care: {quantity: in(ill), amount: cost, from: payer}\n";

typedef struct bench {
  wa_arena *arena;
  wa_graph *graph;
  wa_id wanted[WANTED];
  size_t varied[3];
} bench;

static bench bench_new(void) {
  bench b = {.arena = wa_arena_new()};
  wa_diags *diags = wa_diags_new(b.arena);
  wa_model *model = wa_model_load_text(b.arena, diags, "test.yaml", text, strlen(text), NULL, 0, NULL);
  ck_assert_msg(wa_diags_count(diags, WA_ERROR) == 0, "%s", wa_diags_line(diags, 0));
  wa_lowered *lowered = wa_lower(b.arena, model, true);
  b.graph = lowered->graph;
  const wa_flow *care = &lowered->lines[0][0], *qaly = &lowered->outcomes[0][0];
  b.wanted[0] = wa_op2(b.graph, WA_OP_DOT, care->flow, wa_clock_discount_of(lowered, care));
  b.wanted[1] = wa_op1(b.graph, WA_OP_SUM, qaly->flow);
  b.wanted[2] = wa_op2(b.graph, WA_OP_DIVIDE, b.wanted[0], b.wanted[1]);
  static const char *const names[] = {"rate", "p_ill", "cost"};
  for (size_t v = 0; v < 3; v++)
    for (size_t i = 0; i < b.graph->n_inputs; i++)
      if (strcmp(b.graph->inputs[i].name, names[v]) == 0) b.varied[v] = i;
  return b;
}

/* What the lanes gave. */
typedef struct seen {
  double values[WANTED][LANES];
  size_t next, stop_at;
  int busy;
} seen;

/* Every 97th lane has an impossible probability. */
static void fill(const void *context, size_t from, size_t count, double *const *columns) {
  (void)context;
  for (size_t i = 0; i < count; i++) {
    double x = (double)((from + i) * 2654435761u % 10007) / 10007;
    columns[0][i] = 0.01 + 0.02 * x;
    columns[1][i] = (from + i) % 97 == 0 ? 1.5 : 0.05 + 0.1 * x;
    columns[2][i] = 500 + 1000 * x;
  }
}

static bool take(void *sink, size_t from, size_t count, const double *const *columns) {
  seen *s = sink;
  ck_assert_int_eq(s->busy++, 0);
  ck_assert_uint_eq(from, s->next);
  for (size_t w = 0; w < WANTED; w++) memcpy(&s->values[w][from - FIRST], columns[w], count * sizeof(double));
  s->next = from + count;
  s->busy--;
  return s->next < s->stop_at;
}

static wa_lanes_outcome run(const bench *b, seen *s, size_t threads, size_t n_lanes) {
  wa_lanes lanes = {.graph = b->graph, .wanted = b->wanted, .n_wanted = WANTED, .varied = b->varied, .n_varied = 3, .first = FIRST,
                    .n_lanes = n_lanes, .threads = threads, .fill = fill, .take = take, .sink = s};
  return wa_lanes_run(b->arena, &lanes);
}

static seen *seen_new(void) {
  seen *s = calloc(1, sizeof *s);
  ck_assert_ptr_nonnull(s);
  s->next = FIRST;
  s->stop_at = SIZE_MAX;
  return s;
}

START_TEST(threads_change_no_bit) {
  bench b = bench_new();
  seen *one = seen_new(), *many = seen_new();
  wa_lanes_outcome first = run(&b, one, 1, LANES), second = run(&b, many, 4, LANES);
  ck_assert(first.finished && second.finished);
  ck_assert_uint_eq(one->next, FIRST + LANES);
  ck_assert_int_eq(memcmp(one->values, many->values, sizeof one->values), 0);
  ck_assert_uint_eq(first.n_failed, 31); /* 1067, 1164, ..., 3977 */
  ck_assert_uint_eq(second.n_failed, first.n_failed);
  ck_assert_uint_eq(first.n_faults, WA_LANE_FAULTS_KEPT);
  for (size_t i = 0; i < first.n_faults; i++) {
    ck_assert_uint_eq(first.faults[i].lane, 1067 + 97 * i);
    ck_assert_uint_eq(second.faults[i].lane, first.faults[i].lane);
    ck_assert_str_eq(second.faults[i].fault.message, first.faults[i].fault.message);
    ck_assert_ptr_nonnull(strstr(first.faults[i].fault.message, "the probability of 'well' -> 'ill' is 1.5 in cycle 1"));
  }
  for (size_t lane = 0; lane < LANES; lane++) ck_assert(isnan(one->values[0][lane]) == ((lane + FIRST) % 97 == 0));
  free(one);
  free(many);
  wa_arena_free(b.arena);
}
END_TEST

/* A lane is the same whatever stands beside it: also in a run that ends in the middle of a block. */
START_TEST(the_number_of_lanes_changes_no_bit) {
  bench b = bench_new();
  seen *all = seen_new();
  run(&b, all, 1, LANES);
  static const size_t counts[] = {1, 7, 64, 65, 257, 1000};
  for (size_t k = 0; k < sizeof counts / sizeof *counts; k++) {
    seen *some = seen_new();
    run(&b, some, 3, counts[k]);
    ck_assert_uint_eq(some->next, FIRST + counts[k]);
    for (size_t w = 0; w < WANTED; w++) ck_assert_int_eq(memcmp(some->values[w], all->values[w], counts[k] * sizeof(double)), 0);
    free(some);
  }
  free(all);
  wa_arena_free(b.arena);
}
END_TEST

START_TEST(whoever_takes_may_stop) {
  bench b = bench_new();
  seen *s = seen_new();
  s->stop_at = FIRST + 600;
  wa_lanes_outcome outcome = run(&b, s, 4, LANES);
  ck_assert(!outcome.finished);
  ck_assert_uint_ge(s->next, FIRST + 600);
  ck_assert_uint_lt(s->next, FIRST + LANES);
  free(s);
  wa_arena_free(b.arena);
}
END_TEST

int main(void) {
  TCase *tests = tcase_create("threads");
  tcase_add_test(tests, threads_change_no_bit);
  tcase_add_test(tests, the_number_of_lanes_changes_no_bit);
  tcase_add_test(tests, whoever_takes_may_stop);
  Suite *suite = suite_create("lanes on threads");
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
