/* Many lanes: every lane is what it is alone, whatever the block it falls into; a lane that fails is named and leaves
 * the others as they are. */
#include "engine/lanes.h"
#include "run.h"

enum { LANES = 200, STOP_AFTER = 64 };

static const char text[] =
    "waarde: 1\ntitle: t\nsettings: {horizon: 3 years, discount: 3%}\nstakeholders: {payer: {}, other: {}}\n"
    "parameters: {a: {value: 2, source: s}, b: {value: 5, source: s}}\n"
    "lines:\n  cost: {amount: 10 * a, from: payer, invest: true}\n"
    "  gain: {amount: 100 / (b - 3), to: other, lasts: 3 years}\n";

typedef struct seen {
  double npv[LANES], sroi[LANES];
  size_t next, calls, stop_after;
} seen;

static void fill(const void *context, size_t from, size_t count, double *const *columns) {
  (void)context;
  for (size_t i = 0; i < count; i++) {
    columns[0][i] = 1 + (double)(from + i);
    columns[1][i] = from + i == 70 ? 3 : 5 + 0.25 * (double)(from + i); /* lane 70 divides by zero */
  }
}

static bool take(void *sink, size_t from, size_t count, const double *const *columns) {
  seen *all = sink;
  ck_assert_uint_eq(from, all->next);
  for (size_t i = 0; i < count; i++) {
    all->npv[from + i] = columns[0][i];
    all->sroi[from + i] = columns[1][i];
  }
  all->next = from + count;
  all->calls++;
  return all->next < all->stop_after;
}

static size_t input_of(const wa_graph *graph, const char *name) {
  for (size_t i = 0; i < graph->n_inputs; i++)
    if (strcmp(graph->inputs[i].name, name) == 0) return i;
  ck_abort_msg("no input %s", name);
}

static wa_lanes_outcome run_lanes(const wa_run *run, seen *all, size_t threads) {
  const wa_sroi_result *sroi = &run->results->strategies[0].sroi;
  const wa_id wanted[] = {sroi->npv, sroi->ratio};
  const size_t varied[] = {input_of(run->results->graph, "a"), input_of(run->results->graph, "b")};
  wa_lanes lanes = {.graph = run->results->graph, .wanted = wanted, .n_wanted = 2, .varied = varied, .n_varied = 2,
                    .n_lanes = LANES, .threads = threads, .fill = fill, .take = take, .sink = all};
  return wa_lanes_run(run->arena, &lanes);
}

START_TEST(lanes_are_as_alone) {
  wa_run run = wa_run_well(text);
  seen all = {.stop_after = SIZE_MAX};
  wa_lanes_outcome outcome = run_lanes(&run, &all, 1);
  ck_assert(outcome.finished);
  ck_assert_uint_eq(outcome.n_failed, 1);
  ck_assert_uint_eq(outcome.faults[0].lane, 70);
  ck_assert_ptr_nonnull(strstr(outcome.faults[0].fault.message, "division by zero"));
  for (size_t lane = 0; lane < LANES; lane++) {
    double a = 1 + (double)lane, b = 5 + 0.25 * (double)lane, worth = 1 + 1 / 1.03 + 1 / (1.03 * 1.03);
    if (lane == 70) {
      ck_assert(isnan(all.npv[lane]) && isnan(all.sroi[lane]));
      continue;
    }
    ck_assert_double_eq_tol(all.npv[lane], 100 / (b - 3) * worth - 10 * a, 1e-9);
    ck_assert_double_eq_tol(all.sroi[lane], 100 / (b - 3) * worth / (10 * a), 1e-12);
  }
  wa_run_end(run);
}
END_TEST

START_TEST(threads_change_nothing) {
  wa_run run = wa_run_well(text);
  seen one = {.stop_after = SIZE_MAX}, many = {.stop_after = SIZE_MAX};
  run_lanes(&run, &one, 1);
  run_lanes(&run, &many, 3);
  ck_assert_int_eq(memcmp(one.npv, many.npv, sizeof one.npv), 0);
  ck_assert_int_eq(memcmp(one.sroi, many.sroi, sizeof one.sroi), 0);
  wa_run_end(run);
}
END_TEST

START_TEST(the_sink_may_stop) {
  wa_run run = wa_run_well(text);
  seen all = {.stop_after = STOP_AFTER};
  wa_lanes_outcome outcome = run_lanes(&run, &all, 1);
  ck_assert(!outcome.finished);
  ck_assert_uint_le(all.calls, STOP_AFTER);
  wa_run_end(run);
}
END_TEST

int main(void) {
  TCase *tests = tcase_create("lanes");
  tcase_add_test(tests, lanes_are_as_alone);
  tcase_add_test(tests, threads_change_nothing);
  tcase_add_test(tests, the_sink_may_stop);
  return wa_run_suite("lanes", tests);
}
