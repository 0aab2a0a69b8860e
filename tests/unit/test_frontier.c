/* The efficient frontier against brute force: a strategy is on it when some willingness to pay makes it the best. */
#include "run.h"

enum { MOST = 9, GRID = 400 };

typedef struct cloud {
  size_t n;
  double cost[MOST], effect[MOST];
} cloud;

/* Half of the clouds stand on whole numbers, where strategies tie, coincide and stand in line. */
static cloud random_cloud(int i) {
  uint64_t random = 6364136223846793005u * (uint64_t)(i + 3);
  cloud made = {.n = 2 + (size_t)(wa_random(&random) * (MOST - 1))};
  bool whole = i % 2;
  for (size_t s = 0; s < made.n; s++) {
    double a = wa_random(&random), b = wa_random(&random);
    made.effect[s] = whole ? floor(a * 6) : a * 3;
    made.cost[s] = whole ? 1000 * floor(b * 6) : 5000 * b + 9000 * a * a;
  }
  return made;
}

static wa_run run_cloud(wa_arena *arena, const cloud *points) {
  wa_text text = wa_text_new(arena);
  wa_text_add(&text, "waarde: 1\ntitle: Cloud\nstakeholders: {payer: {}}\nparameters: {c: {value: 0, source: s}, e: {value: 0, source: s}}\n"
                     "strategies:\n");
  for (size_t s = 0; s < points->n; s++)
    wa_text_addf(&text, "  s%zu: {set: {c: %.17g, e: %.17g}}\n", s, points->cost[s], points->effect[s]);
  wa_text_add(&text, "outcomes: {qaly: {quantity: e, unit: QALY}}\nlines: {l: {amount: c, from: payer}}\n"
                     "analysis: {willingness_to_pay: [0, 1000, 20000, 80000]}\n");
  return wa_run_well(text.bytes);
}

static double nmb(const cloud *points, size_t s, double threshold) { return threshold * points->effect[s] - points->cost[s]; }

/* Whether no other strategy is better at this threshold; within rounding. */
static bool is_best(const cloud *points, size_t s, double threshold) {
  for (size_t other = 0; other < points->n; other++) {
    double slack = 1e-9 * (1 + fabs(nmb(points, s, threshold)));
    if (nmb(points, other, threshold) > nmb(points, s, threshold) + slack) return false;
  }
  return true;
}

/* Thresholds at which the best may change: 0, every slope, what lies between, beyond all; and a fine grid. */
static size_t thresholds(const cloud *points, double *list) {
  size_t n = 0;
  double largest = 1;
  list[n++] = 0;
  for (size_t a = 0; a < points->n; a++)
    for (size_t b = 0; b < points->n; b++) {
      double slope = (points->cost[a] - points->cost[b]) / (points->effect[a] - points->effect[b]);
      if (!(points->effect[a] > points->effect[b]) || slope < 0) continue;
      list[n++] = slope;
      list[n++] = slope * 1.0000001 + 1e-9;
      list[n++] = slope * 0.9999999;
      largest = fmax(largest, slope);
    }
  for (size_t i = 0; i < GRID; i++) list[n++] = largest * 1.2 * (double)i / GRID;
  list[n++] = largest * 1e6;
  return n;
}

/* At the far end more effect wins whatever it costs, so a tie there within rounding says nothing about cost. */
static bool beaten(const cloud *points, size_t s) {
  for (size_t o = 0; o < points->n; o++) {
    bool as_good = points->effect[o] >= points->effect[s] && points->cost[o] <= points->cost[s];
    if (as_good && (points->effect[o] > points->effect[s] || points->cost[o] < points->cost[s])) return true;
  }
  return false;
}

static bool ever_best(const cloud *points, size_t s) {
  double list[3 * MOST * MOST + GRID + 8];
  size_t n = thresholds(points, list);
  for (size_t i = 0; i < n; i++)
    if (is_best(points, s, list[i])) return true;
  return false;
}

/* The nearest strategy on the frontier with less effect. */
static double icer_of(const cloud *points, const bool *on, size_t s) {
  size_t before = SIZE_MAX;
  for (size_t o = 0; o < points->n; o++)
    if (on[o] && points->effect[o] < points->effect[s] && (before == SIZE_MAX || points->effect[o] > points->effect[before]))
      before = o;
  if (before == SIZE_MAX) return NAN;
  return (points->cost[s] - points->cost[before]) / (points->effect[s] - points->effect[before]);
}

static void assert_icer(const cloud *points, const bool *on, size_t s, double icer) {
  double wanted = on[s] ? icer_of(points, on, s) : NAN;
  ck_assert_msg(isnan(wanted) == isnan(icer), "s%zu: ICER %g, wanted %g", s, icer, wanted);
  if (!isnan(icer)) ck_assert_msg(fabs(icer - wanted) <= 1e-9 * fmax(1, fabs(wanted)), "s%zu: ICER %g, wanted %g", s, icer, wanted);
}

START_TEST(frontier_is_where_some_threshold_is_best) {
  cloud points = random_cloud(_i);
  wa_arena *arena = wa_arena_new();
  wa_run run = run_cloud(arena, &points);
  bool on[MOST];
  for (size_t s = 0; s < points.n; s++) {
    const wa_effectiveness *own = &run.results->strategies[s].effectiveness[0];
    bool dominated = wa_result_value(run.results, own->dominated) == 1;
    bool extendedly = wa_result_value(run.results, own->extendedly_dominated) == 1;
    ck_assert_msg(dominated == beaten(&points, s), "cloud %d, s%zu: dominated %d", _i, s, dominated);
    on[s] = ever_best(&points, s) && !beaten(&points, s);
    ck_assert_msg((!dominated && !extendedly) == on[s], "cloud %d, s%zu: dominated %d, extendedly %d, by brute force %s", _i, s,
                  dominated, extendedly, on[s] ? "on the frontier" : "off it");
  }
  for (size_t s = 0; s < points.n; s++) {
    const wa_effectiveness *own = &run.results->strategies[s].effectiveness[0];
    assert_icer(&points, on, s, wa_result_value(run.results, own->icer));
    double at[] = {0, 1000, 20000, 80000};
    for (size_t i = 0; i < 4; i++) wa_equal(wa_result_value(run.results, own->nmb[i]), nmb(&points, s, at[i]), "net monetary benefit");
  }
  wa_run_end(run);
  wa_arena_free(arena);
}
END_TEST

/* The ICERs along the frontier rise. */
START_TEST(icers_rise_along_the_frontier) {
  cloud points = random_cloud(2 * _i);
  wa_arena *arena = wa_arena_new();
  wa_run run = run_cloud(arena, &points);
  for (size_t a = 0; a < points.n; a++)
    for (size_t b = 0; b < points.n; b++) {
      double low = wa_result_value(run.results, run.results->strategies[a].effectiveness[0].icer);
      double high = wa_result_value(run.results, run.results->strategies[b].effectiveness[0].icer);
      if (!isnan(low) && !isnan(high) && points.effect[a] < points.effect[b]) ck_assert(low < high);
    }
  wa_run_end(run);
  wa_arena_free(arena);
}
END_TEST

int main(void) {
  TCase *cases = tcase_create("frontier");
  tcase_set_timeout(cases, 120);
  tcase_add_loop_test(cases, frontier_is_where_some_threshold_is_best, 0, 300);
  tcase_add_loop_test(cases, icers_rise_along_the_frontier, 0, 50);
  return wa_run_suite("frontier", cases);
}
