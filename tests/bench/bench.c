/* How fast the engine is: the shipped models from text to results, and the lane evaluator beside the same model
 * written by hand in C. All times are the best of several. */
#include <glob.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "analysis/results.h"
#include "by_hand.h"

static const char model_text[] =
    "waarde: 1\n"
    "title: Sick and sicker, mortality by age\n"
    "settings: {horizon: 75 years, cycle: 1 year, discount: {costs: 3%, effects: 1.5%}, correction: half-cycle}\n"
    "population: {age: 25}\n"
    "stakeholders: {payer: {}}\n"
    "parameters:\n"
    "  hazard: {value: 0.00003, source: b}\n"
    "  growth: {value: 0.09, unit: 1/year, source: b}\n"
    "  hr_sick: {value: 3, source: b}\n"
    "  hr_sicker: {value: 8, source: b}\n"
    "  p_sick: {value: 0.12, source: b}\n"
    "  p_recover: {value: 0.4, source: b}\n"
    "  p_worse: {value: 0.1, source: b}\n"
    "  u_well: {value: 1, source: b}\n"
    "  u_sick: {value: 0.75, source: b}\n"
    "  u_sicker: {value: 0.5, source: b}\n"
    "  c_sick: {value: 4000, unit: EUR/year, source: b}\n"
    "  c_sicker: {value: 15000, unit: EUR/year, source: b}\n"
    "  c_treat: {value: 9000, unit: EUR/year, source: b}\n"
    "  rr: {value: 1, source: b}\n"
    "  treated: {value: 0, source: b}\n"
    "  rr_b: {value: 0.9, source: b}\n"
    "  rr_c: {value: 0.75, source: b}\n"
    "  rr_d: {value: 0.6, source: b}\n"
    "strategies: {a: {}, b: {set: {rr: rr_b, treated: 0.3}}, c: {set: {rr: rr_c, treated: 0.6}}, d: {set: {rr: rr_d, treated: 1}}}\n"
    "definitions: {rate: hazard * exp(growth * age)}\n"
    "cohort:\n"
    "  states: [well, sick, sicker, dead]\n"
    "  transitions:\n"
    "    well: {dead: 1 - exp(-rate), sick: rr * p_sick, well: rest}\n"
    "    sick: {dead: 1 - exp(-hr_sick * rate), well: p_recover, sicker: rr * p_worse, sick: rest}\n"
    "    sicker: {dead: 1 - exp(-hr_sicker * rate), sicker: rest}\n"
    "  utility: {well: u_well, sick: u_sick, sicker: u_sicker, dead: 0}\n"
    "outcomes: {qaly: {quantity: qalys(), unit: QALY}}\n"
    "lines:\n"
    "  sick: {quantity: in(sick), amount: c_sick, from: payer}\n"
    "  sicker: {quantity: in(sicker), amount: c_sicker, from: payer}\n"
    "  treatment: {quantity: treated * (in(sick) + in(sicker)), amount: c_treat, from: payer, invest: true}\n";

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void stop(const char *why) {
  fprintf(stderr, "waarde_bench: %s\n", why);
  exit(1);
}

/* ---- shipped models ---- */

typedef struct steps {
  double load, build, compute;
} steps;

static void best_of(double *best, double time) { *best = *best == 0 || time < *best ? time : *best; }

static size_t time_model(const char *path, steps *best) {
  wa_arena *arena = wa_arena_new();
  wa_diags *diags = wa_diags_new(arena);
  wa_fault fault;
  bool unreadable = false;
  double t0 = now();
  wa_model *model = wa_model_load(arena, diags, path, NULL, 0, WAARDE_MODELS, &unreadable);
  if (unreadable || wa_diags_count(diags, WA_ERROR)) stop(path);
  double t1 = now();
  wa_results *results = wa_results_build(arena, model, true);
  double t2 = now();
  if (!wa_results_compute(results, &fault)) stop(fault.message);
  double t3 = now();
  best_of(&best->load, t1 - t0);
  best_of(&best->build, t2 - t1);
  best_of(&best->compute, t3 - t2);
  size_t nodes = results->graph->n_nodes;
  wa_arena_free(arena);
  return nodes;
}

static void time_models(const char *pattern) {
  glob_t files;
  if (glob(pattern, 0, NULL, &files) != 0) stop(pattern);
  for (size_t i = 0; i < files.gl_pathc; i++) {
    steps best = {0, 0, 0};
    size_t nodes = 0;
    for (int round = 0; round < 15; round++) nodes = time_model(files.gl_pathv[i], &best);
    printf("%-32s %7zu %9.2f %9.2f %9.2f %9.2f\n", strrchr(files.gl_pathv[i], '/') + 1, nodes, best.load * 1e3, best.build * 1e3,
           best.compute * 1e3, (best.load + best.build + best.compute) * 1e3);
  }
  globfree(&files);
}

/* ---- lanes ---- */

static const struct {
  const char *name;
  size_t place; /* of the double in wa_hand_inputs */
} fields[] = {
    {"hazard", 0}, {"growth", 1}, {"hr_sick", 2}, {"hr_sicker", 3}, {"p_sick", 4}, {"p_recover", 5}, {"p_worse", 6}, {"u_well", 7},
    {"u_sick", 8}, {"u_sicker", 9}, {"c_sick", 10}, {"c_sicker", 11}, {"c_treat", 12}, {"rr", 13}, {"rr_b", 14}, {"rr_c", 15},
    {"rr_d", 16}, {"treated", 17}, {"strategies.b.set.treated", 18}, {"strategies.c.set.treated", 19}, {"strategies.d.set.treated", 20},
};

static size_t field_of(const char *name) {
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
    if (strcmp(fields[i].name, name) == 0) return fields[i].place;
  return SIZE_MAX;
}

/* Every lane has figures of its own, up to 10% off. */
static const double **make_inputs(wa_arena *arena, const wa_graph *graph, size_t lanes, wa_hand_inputs *hand) {
  const double **columns = WA_NEW_ARRAY(arena, const double *, graph->n_inputs + 1);
  uint64_t state = 88172645463325252u;
  for (size_t i = 0; i < graph->n_inputs; i++) {
    size_t place = field_of(graph->inputs[i].name);
    if (place == SIZE_MAX) continue;
    double *column = WA_NEW_ARRAY(arena, double, lanes);
    for (size_t lane = 0; lane < lanes; lane++) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      column[lane] = graph->inputs[i].value * (1 - 0.1 * (double)(state >> 40) / 16777216.0);
      memcpy((char *)&hand[lane] + place * sizeof(double), &column[lane], sizeof(double));
    }
    columns[i] = column;
  }
  return columns;
}

static void assert_equal(const wa_results *results, const wa_block *block, const wa_hand_outputs *hand) {
  double worst = 0;
  for (size_t lane = 0; lane < block->lanes; lane++)
    for (size_t s = 0; s < HAND_STRATEGIES; s++) {
      const wa_effectiveness *own = &results->strategies[s].effectiveness[0];
      double cost = wa_block_value(block, own->cost, 0, lane), qaly = wa_block_value(block, own->effect, 0, lane);
      worst = fmax(worst, fabs(cost - hand[lane].cost[s]) / fmax(1, fabs(cost)));
      worst = fmax(worst, fabs(qaly - hand[lane].qaly[s]) / fmax(1, fabs(qaly)));
    }
  if (!(worst < 1e-10)) stop("the engine and the loop written by hand differ");
}

static double time_block(wa_block *block, const double *const *columns) {
  double best = 0;
  wa_fault fault;
  for (int round = 0; round < 25; round++) {
    double begin = now();
    if (!wa_block_run(block, columns, &fault)) stop(fault.message);
    best_of(&best, now() - begin);
  }
  return best;
}

static double time_hand(const wa_hand_inputs *inputs, wa_hand_outputs *outputs, size_t lanes) {
  double best = 0;
  for (int round = 0; round < 25; round++) {
    double begin = now();
    for (size_t lane = 0; lane < lanes; lane++) outputs[lane] = wa_by_hand(&inputs[lane]);
    best_of(&best, now() - begin);
  }
  return best;
}

static void time_lanes(const wa_model *model, size_t lanes) {
  wa_arena *arena = wa_arena_new();
  wa_results *results = wa_results_build(arena, model, true);
  wa_graph *bare = wa_lower(arena, model, true)->graph; /* cohorts and flows, no analyses */
  wa_hand_inputs *inputs = WA_NEW_ARRAY(arena, wa_hand_inputs, lanes);
  wa_hand_outputs *outputs = WA_NEW_ARRAY(arena, wa_hand_outputs, lanes);
  const double **columns = make_inputs(arena, results->graph, lanes, inputs);
  wa_block *whole = wa_block_new(arena, results->graph, lanes);
  double by_hand = time_hand(inputs, outputs, lanes), all = time_block(whole, columns);
  double flows = time_block(wa_block_new(arena, bare, lanes), make_inputs(arena, bare, lanes, inputs));
  assert_equal(results, whole, outputs);
  printf("%5zu %12.1f %12.1f %8.2f %12.1f %8.2f\n", lanes, by_hand / (double)lanes * 1e6, flows / (double)lanes * 1e6, flows / by_hand,
         all / (double)lanes * 1e6, all / by_hand);
  wa_arena_free(arena);
}

int main(void) {
  printf("From text to results, milliseconds\n%-32s %7s %9s %9s %9s %9s\n", "model", "nodes", "load", "build", "compute", "all");
  time_models(WAARDE_MODELS "/*.yaml");
  time_models(WAARDE_MODELS "/published/*.yaml");
  wa_arena *arena = wa_arena_new();
  wa_diags *diags = wa_diags_new(arena);
  wa_model *model = wa_model_load_text(arena, diags, "bench.yaml", model_text, strlen(model_text), NULL, 0, NULL);
  if (wa_diags_count(diags, WA_ERROR)) stop(wa_diags_line(diags, 0));
  printf("\n4 strategies, 75 cycles, 4 states, mortality by age: microseconds per lane\n"
         "%5s %12s %12s %8s %12s %8s\n", "lanes", "by hand", "flows", "ratio", "everything", "ratio");
  for (size_t lanes = 64; lanes <= 256; lanes *= 2) time_lanes(model, lanes);
  printf("flows: cohorts and the value of every line and outcome; everything: also the ledger, ratios and checks\n");
  wa_arena_free(arena);
  return 0;
}
