/* Individual patients beside the same model written by hand in C, with the same random numbers: 100,000 patients, 30
 * cycles, 2 strategies, mortality and utility that depend on the number of earlier admissions. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "bench.h"
#include "engine/patients.h"
#include "patients_by_hand.h"

enum { PATIENTS = 100000, ROUNDS = 7 };

static const char text[] =
    "waarde: 1\ntitle: T\nsettings: {horizon: 30 years, discount: 3%}\nstakeholders: {p: {}}\n"
    "parameters: {rr: {value: 1, source: s}, price: {value: 6000, source: s}, care: {value: 500, unit: EUR/year, source: s}}\n"
    "strategies: {one: {}, two: {set: {rr: 0.7}}}\n"
    "patients:\n  number: 100000\n  seed: 11\n  states: [home, dead]\n  events: {adm: {from: home, probability: 0.15 * rr}}\n"
    "  transitions: {home: {dead: '0.03 + 0.02 * min(count(adm), 3)', home: rest}}\n"
    "  utility: {home: '0.8 - 0.05 * min(count(adm), 3)', dead: 0}\n"
    "outcomes: {qaly: {quantity: qalys(), unit: QALY}}\n"
    "lines: {x: {quantity: events(adm), amount: price, from: p}, y: {quantity: in(home), amount: care, from: p}}\n";

static double value_of(const wa_results *results, const char *name, size_t strategy) {
  return wa_result_value(results, wa_find_named(results->graph, name, strategy));
}

static void compare(const char *what, double found, double wanted) {
  if (fabs(found - wanted) <= 1e-9 * fabs(wanted)) return;
  fprintf(stderr, "%s: %.17g by the engine, %.17g by hand\n", what, found, wanted);
  bench_stop("the kernels differ");
}

void bench_patients(void) {
  wa_arena *arena = wa_arena_new();
  wa_diags *diags = wa_diags_new(arena);
  wa_fault fault;
  wa_model *model = wa_model_load_text(arena, diags, "patients.yaml", text, strlen(text), NULL, 0, WAARDE_MODELS);
  if (wa_diags_count(diags, WA_ERROR)) bench_stop(wa_diags_line(diags, 0));
  wa_results *results = wa_results_build(arena, model, true);
  if (!wa_results_compute(results, &fault)) bench_stop(fault.message);
  const wa_graph *graph = results->graph;
  double *means = WA_NEW_ARRAY(arena, double, graph->patients->n_places), hand[2][2];
  wa_patients_run run = {.graph = graph, .n_patients = PATIENTS, .threads = 1, .lanes = WA_PATIENT_LANES, .means = means,
                         .given = wa_patients_given(arena, results->block, graph->patients->node, 0)};
  double engine = 0, by_hand = 0, two = 0, one = 0, both = 0;
  for (int round = 0; round < ROUNDS; round++) {
    double t0 = bench_processor();
    patients_by_hand(PATIENTS, 11, hand);
    double t1 = bench_processor();
    if (!wa_patients_simulate(arena, &run, &fault)) bench_stop(fault.message);
    double t2 = bench_processor();
    bench_best(&by_hand, t1 - t0);
    bench_best(&engine, t2 - t1);
    double t3 = bench_now();
    wa_patients_simulate(arena, &run, &fault);
    double t4 = bench_now();
    run.threads = 2;
    double used = bench_all_processors();
    wa_patients_simulate(arena, &run, &fault);
    double t5 = bench_now();
    bench_best(&both, bench_all_processors() - used);
    run.threads = 1;
    bench_best(&one, t4 - t3);
    bench_best(&two, t5 - t4);
  }
  for (size_t s = 0; s < 2; s++) {
    compare("QALYs", value_of(results, "qaly.total_discounted", s), hand[s][0]);
    compare("costs", value_of(results, "x.present_value", s) + value_of(results, "y.present_value", s), hand[s][1]);
  }
  printf("\n100,000 patients x 30 cycles x 2 strategies, one thread: %.1f ms by hand, %.1f ms by the engine, ratio %.2f (goal: at most 2)\n",
         by_hand * 1e3, engine * 1e3, engine / by_hand);
  printf("two threads: %.2f x as fast (goal: at least 1.8 on two free processors), with %.2f x the processor time of one\n", one / two,
         both / engine);
  wa_arena_free(arena);
}
