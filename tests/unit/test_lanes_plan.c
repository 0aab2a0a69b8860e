/* What plans promise: memory that does not grow with the number of cycles, the right lanes when the written values
 * themselves fail, and an exponential as good as the library's. */
#include "engine/frame.h"
#include "engine/lanes.h"
#include "engine/plan.h"
#include "engine/vector_exp.h"
#include "run.h"

enum { LANES = 600 };

static size_t input_of(const wa_graph *graph, const char *name) {
  for (size_t i = 0; i < graph->n_inputs; i++)
    if (strcmp(graph->inputs[i].name, name) == 0) return i;
  ck_abort_msg("no input %s", name);
}

/* ---- memory ---- */

static wa_run run_cohort(int years, const char *settings, const char *population) {
  char text[2000];
  snprintf(text, sizeof text,
           "waarde: 1\ntitle: t\nsettings: {horizon: %d years, cycle: 1 year, discount: 3%%%s}\nstakeholders: {payer: {}}\n"
           "population: {size: 100%s}\n"
           "parameters: {p: {value: 0.1, source: s}, ratio: {value: 2, source: s}, cost: {value: 100, unit: EUR/year, source: s}}\n"
           "cohort:\n  states: {well: {utility: 1}, ill: {utility: 0.5}, dead: {utility: 0}}\n"
           "  transitions:\n    well: {ill: p, well: rest}\n    ill: {dead: 1 - exp(-p * ratio / (1 + cycle)), ill: rest}\n"
           "    dead: {dead: rest}\n"
           "outcomes: {qaly: {quantity: qalys(), unit: QALY}}\n"
           "lines:\n  care: {quantity: in(ill), amount: cost, from: payer, invest: true}\n  funeral: {quantity: enters(dead), amount: 10, from: payer}\n",
           years, settings, population);
  return wa_run_well(text);
}

static size_t bytes_of(int years, const char *settings, const char *population) {
  wa_run run = run_cohort(years, settings, population);
  const wa_strategy_result *own = &run.results->strategies[0];
  const wa_id wanted[] = {own->sroi.npv, own->sroi.payback, own->sroi.ratio, own->effectiveness[0].effect};
  const size_t varied[] = {input_of(run.results->graph, "p"), input_of(run.results->graph, "ratio"), input_of(run.results->graph, "cost")};
  const wa_plan *plan = wa_plan_new(run.arena, run.results->graph, wanted, 4, varied, 3);
  ck_assert(!plan->hopeless && !plan->plain);
  size_t bytes = wa_plan_bytes_per_lane(plan);
  wa_run_end(run);
  return bytes;
}

START_TEST(memory_does_not_grow_with_cycles) {
  static const char *const settings[] = {"", ", correction: life-table", ", correction: simpson-alternate, move_weights: points"};
  for (size_t i = 0; i < 3; i++) {
    size_t few = bytes_of(30, settings[i], "");
    ck_assert_uint_lt(few, 2000);
    ck_assert_uint_eq(bytes_of(300, settings[i], ""), few);
  }
  ck_assert_uint_eq(bytes_of(300, "", ", inflow: 10"), bytes_of(30, "", ", inflow: 10"));
}
END_TEST

/* ---- places in a frame ---- */

enum { WANTED = 4, SOME = 128 }; /* as many lanes as a frame usually has */

/* Lane `lane` of a frame of `lanes`, of which others hold other figures. */
static void run_frame(wa_arena *arena, wa_plan *plan, size_t lanes, size_t first, double (*out)[WANTED]) {
  plan->lanes = lanes;
  wa_frame *frame = wa_frame_new(plan);
  for (size_t i = 0; i < lanes; i++) {
    double x = (double)((first + i) % SOME) / SOME;
    wa_frame_input(frame, 0)[i] = 0.05 + 0.1 * x;
    wa_frame_input(frame, 1)[i] = 1 + x;
    wa_frame_input(frame, 2)[i] = 50 + 100 * x;
  }
  wa_frame_run(frame);
  double *values = WA_NEW_ARRAY(arena, double, lanes);
  for (size_t w = 0; w < WANTED; w++) {
    wa_frame_values(frame, w, lanes, values);
    for (size_t i = 0; i < lanes; i++) out[(first + i) % SOME][w] = values[i];
  }
  for (size_t i = 0; i < lanes; i++) ck_assert(frame->marked[i] == 0);
  wa_frame_free(frame);
}

START_TEST(no_bit_depends_on_the_place_in_a_frame) {
  wa_run run = run_cohort(40, "", "");
  const wa_strategy_result *own = &run.results->strategies[0];
  const wa_id wanted[WANTED] = {own->sroi.npv, own->sroi.payback, own->sroi.ratio, own->effectiveness[0].effect};
  const size_t varied[] = {input_of(run.results->graph, "p"), input_of(run.results->graph, "ratio"), input_of(run.results->graph, "cost")};
  wa_plan *plan = wa_plan_new(run.arena, run.results->graph, wanted, WANTED, varied, 3);
  static double one[SOME][WANTED], other[SOME][WANTED];
  run_frame(run.arena, plan, SOME, 0, one);
  for (size_t lanes = 8; lanes <= SOME; lanes *= 2)
    for (size_t shift = 0; shift < 3; shift++) {
      for (size_t first = 0; first < SOME; first += lanes) run_frame(run.arena, plan, lanes, first + 5 * shift, other);
      ck_assert_int_eq(memcmp(one, other, sizeof one), 0);
    }
  wa_run_end(run);
}
END_TEST

/* ---- when the written values fail ---- */

typedef struct seen {
  double npv[LANES];
} seen;

/* `context`: the first lane whose price is not 0. */
static void fill(const void *context, size_t from, size_t count, double *const *columns) {
  for (size_t i = 0; i < count; i++) columns[0][i] = from + i < *(const size_t *)context ? 0 : (double)(from + i);
}

static bool take(void *sink, size_t from, size_t count, const double *const *columns) {
  memcpy(((seen *)sink)->npv + from, columns[0], count * sizeof(double));
  return true;
}

static const char dividing[] =
    "waarde: 1\ntitle: t\nsettings: {horizon: 1 year}\nstakeholders: {payer: {}}\n"
    "parameters: {price: {value: 0, source: s}, other: {value: 0, source: s}, third: {value: 1, source: s}}\n"
    "lines:\n  cost: {amount: 100 / price, from: payer}\n  more: {amount: 0 * (1 + third), from: payer}\n";

static wa_lanes_outcome run_price(const wa_run *run, const char *varied_name, size_t first_good, seen *all) {
  const wa_id wanted[] = {run->results->strategies[0].sroi.npv};
  const size_t varied[] = {input_of(run->results->graph, varied_name)};
  wa_lanes lanes = {.graph = run->results->graph, .wanted = wanted, .n_wanted = 1, .varied = varied, .n_varied = 1, .n_lanes = LANES,
                    .threads = 2, .fill = fill, .context = &first_good, .take = take, .sink = all};
  return wa_lanes_run(run->arena, &lanes);
}

/* The model as written divides by zero; lanes with a price are as good as any. */
START_TEST(lanes_may_be_well_where_the_model_is_not) {
  wa_run run = wa_run_text(dividing, true);
  ck_assert(run.fault.failed);
  seen all;
  wa_lanes_outcome outcome = run_price(&run, "price", 300, &all);
  ck_assert_uint_eq(outcome.n_failed, 300);
  ck_assert_uint_eq(outcome.n_faults, WA_LANE_FAULTS_KEPT);
  for (size_t i = 0; i < outcome.n_faults; i++) {
    ck_assert_uint_eq(outcome.faults[i].lane, i);
    ck_assert_str_eq(outcome.faults[i].fault.message, run.fault.message);
  }
  for (size_t lane = 0; lane < LANES; lane++) {
    if (lane < 300) ck_assert(isnan(all.npv[lane]));
    else ck_assert_double_eq(all.npv[lane], -100 / (double)lane);
  }
  wa_run_end(run);
}
END_TEST

/* What fails does not vary: every lane fails for the same reason. */
START_TEST(all_lanes_fail_where_nothing_mends_the_model) {
  wa_run run = wa_run_text(dividing, true);
  seen all;
  wa_lanes_outcome outcome = run_price(&run, "third", 0, &all);
  ck_assert(outcome.finished);
  ck_assert_uint_eq(outcome.n_failed, LANES);
  ck_assert_uint_eq(outcome.n_faults, WA_LANE_FAULTS_KEPT);
  for (size_t i = 0; i < outcome.n_faults; i++) ck_assert_str_eq(outcome.faults[i].fault.message, run.fault.message);
  for (size_t lane = 0; lane < LANES; lane++) ck_assert(isnan(all.npv[lane]));
  wa_run_end(run);
}
END_TEST

/* ---- the exponential ---- */

static void compare_exp(double x) {
  double found = wa_vector_exp(x);
  long double wanted = expl((long double)x);
  double unit = nextafter((double)wanted, INFINITY) - (double)wanted;
  ck_assert_msg(fabsl((long double)found - wanted) <= 1.0L * (long double)unit, "exp(%a) is %a, not %a", x, found, (double)wanted);
}

START_TEST(exponential_is_within_a_unit_in_the_last_place) {
  uint64_t random = 4711;
  for (int i = 0; i < 50000; i++) {
    compare_exp(1400 * wa_random(&random) - 700);
    compare_exp(2 * wa_random(&random) - 1);
    compare_exp(-1e-3 * wa_random(&random));
  }
  ck_assert_double_eq(wa_vector_exp(0), 1);
  ck_assert_double_eq(wa_vector_exp(-0.0), 1);
  ck_assert_double_le(wa_vector_exp(-1e-17), 1); /* 1 - exp(-x) is no negative probability */
  ck_assert(isinf(wa_vector_exp(709.9)) && isinf(wa_vector_exp(INFINITY)));
  ck_assert(isfinite(wa_vector_exp(709.7)));
  ck_assert_double_eq(wa_vector_exp(-750), 0);
  ck_assert_double_eq(wa_vector_exp(-INFINITY), 0);
  ck_assert_double_eq_tol(wa_vector_exp(-740), exp(-740), 5e-324);
  ck_assert(isnan(wa_vector_exp(NAN)));
}
END_TEST

int main(void) {
  TCase *tests = tcase_create("plans");
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, memory_does_not_grow_with_cycles);
  tcase_add_test(tests, no_bit_depends_on_the_place_in_a_frame);
  tcase_add_test(tests, lanes_may_be_well_where_the_model_is_not);
  tcase_add_test(tests, all_lanes_fail_where_nothing_mends_the_model);
  tcase_add_test(tests, exponential_is_within_a_unit_in_the_last_place);
  return wa_run_suite("plans of lanes", tests);
}
