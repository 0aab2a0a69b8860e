/* Many lanes beside the same model written by hand: time per draw, threads, memory. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "by_hand.h"
#include "engine/lanes.h"
#include "engine/plan.h"

enum { ROUNDS = 40 };

/* Best times of all rounds. One thread is measured by the processor's own time, of which others take no part; two
 * threads by the clock, beside one thread by the clock. */
typedef struct times {
  double by_hand, one, one_by_clock, two_by_clock;
} times;

/* A model with inputs for many lanes. */
typedef struct subject {
  wa_arena *arena;
  const wa_model *model;
  wa_results *results;
  size_t *varied, n_varied;
  wa_id *wanted;
  size_t n_wanted, lanes;
  double **inputs, **outputs; /* [varied], [wanted] */
} subject;

static void fill(const void *context, size_t from, size_t count, double *const *columns) {
  const subject *s = context;
  for (size_t v = 0; v < s->n_varied; v++) memcpy(columns[v], s->inputs[v] + from, count * sizeof(double));
}

static bool take(void *sink, size_t from, size_t count, const double *const *columns) {
  subject *s = sink;
  for (size_t w = 0; w < s->n_wanted; w++) memcpy(s->outputs[w] + from, columns[w], count * sizeof(double));
  return true;
}

static subject subject_new(wa_arena *arena, const wa_model *model, size_t lanes) {
  subject s = {.arena = arena, .model = model, .lanes = lanes, .results = wa_results_build(arena, model, true)};
  size_t n = s.results->graph->n_inputs;
  s.varied = WA_NEW_ARRAY(arena, size_t, n + 1);
  s.inputs = WA_NEW_ARRAY(arena, double *, n + 1);
  return s;
}

/* The inputs of a list of parameters, or of all that have a distribution: up to 5% off, other numbers in every lane. */
static void vary(subject *s, size_t input) {
  uint64_t state = 88172645463325252u + 7919 * s->n_varied;
  double *column = WA_NEW_ARRAY(s->arena, double, s->lanes);
  for (size_t lane = 0; lane < s->lanes; lane++) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    column[lane] = s->results->graph->inputs[input].value * (1 - 0.05 * (double)(state >> 40) / 16777216.0);
  }
  s->inputs[s->n_varied] = column;
  s->varied[s->n_varied++] = input;
}

static void vary_named(subject *s, const char *name) {
  for (size_t i = 0; i < s->results->graph->n_inputs; i++)
    if (strcmp(s->results->graph->inputs[i].name, name) == 0) {
      vary(s, i);
      return;
    }
  bench_stop(name);
}

static void vary_uncertain(subject *s) {
  const wa_graph *graph = s->results->graph;
  for (size_t i = 0; i < graph->n_inputs; i++)
    if (graph->inputs[i].parameter && graph->inputs[i].parameter->distribution.kind) vary(s, i);
}

static void want(subject *s, const wa_id *nodes, size_t n) {
  s->wanted = WA_NEW_ARRAY(s->arena, wa_id, n + 1);
  s->outputs = WA_NEW_ARRAY(s->arena, double *, n + 1);
  for (size_t i = 0; i < n; i++) {
    s->wanted[i] = nodes[i];
    s->outputs[i] = WA_NEW_ARRAY(s->arena, double, s->lanes);
  }
  s->n_wanted = n;
}

/* Cost and effect of every strategy; or all headlines. */
static void want_cost_and_effect(subject *s) {
  wa_id *nodes = WA_NEW_ARRAY(s->arena, wa_id, 2 * s->results->n_strategies);
  for (size_t i = 0; i < s->results->n_strategies; i++) {
    nodes[2 * i] = s->results->strategies[i].effectiveness[0].cost;
    nodes[2 * i + 1] = s->results->strategies[i].effectiveness[0].effect;
  }
  want(s, nodes, 2 * s->results->n_strategies);
}

static void want_headlines(subject *s) {
  wa_headlines headlines = wa_headlines_list(s->results);
  wa_id *nodes = WA_NEW_ARRAY(s->arena, wa_id, headlines.n + 1);
  for (size_t i = 0; i < headlines.n; i++) nodes[i] = headlines.items[i].node;
  want(s, nodes, headlines.n);
}

static void time_lanes(subject *s, size_t threads, double *by_processor, double *by_clock) {
  wa_lanes lanes = {.graph = s->results->graph, .wanted = s->wanted, .n_wanted = s->n_wanted, .varied = s->varied, .n_varied = s->n_varied,
                    .n_lanes = s->lanes, .threads = threads, .fill = fill, .context = s, .take = take, .sink = s};
  wa_arena *arena = wa_arena_new();
  double begin = bench_now(), processor = bench_processor();
  wa_lanes_outcome outcome = wa_lanes_run(arena, &lanes);
  if (by_processor) bench_best(by_processor, bench_processor() - processor);
  bench_best(by_clock, bench_now() - begin);
  if (outcome.n_failed) bench_stop(outcome.faults[0].fault.message);
  wa_arena_free(arena);
}

static void time_engine(subject *s, times *best) {
  time_lanes(s, 2, NULL, &best->two_by_clock);
  time_lanes(s, 1, &best->one, &best->one_by_clock);
}

static void assert_close(const double *a, const double *b, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (!(fabs(a[i] - b[i]) <= 1e-10 * fabs(b[i]))) bench_stop("the engine and the loop written by hand differ");
}

static void print_line(const char *what, const times *best, size_t lanes) {
  double each = 1e6 / (double)lanes;
  printf("%-48s", what);
  if (best->by_hand > 0) printf(" %9.3f %9.3f %7.2f", best->by_hand * each, best->one * each, best->one / best->by_hand);
  else printf(" %9s %9.3f %7s", "", best->one * each, "");
  printf(" %9.3f %9.3f %7.2f\n", best->one_by_clock * each, best->two_by_clock * each, best->one_by_clock / best->two_by_clock);
}

static const wa_model *load(wa_arena *arena, const char *path) {
  wa_diags *diags = wa_diags_new(arena);
  bool unreadable = false;
  wa_model *model = wa_model_load(arena, diags, path, NULL, 0, WAARDE_MODELS, &unreadable);
  if (unreadable || wa_diags_count(diags, WA_ERROR)) bench_stop(path);
  return model;
}

/* ---- Sick-Sicker ---- */

static const char *const sick_sicker_names[HAND_PARAMETERS] = {
    "rate_falling_ill", "rate_recovery", "rate_progression", "hr_death_sick", "hr_death_sicker", "hr_progression_b",
    "cost_healthy", "cost_sick", "cost_sicker", "cost_a", "cost_b", "cost_falling_ill", "cost_dying",
    "utility_healthy", "utility_sick", "utility_sicker", "utility_sick_a", "loss_falling_ill"};

static void read_mortality(const wa_model *model, double *mortality) {
  for (size_t i = 0; i < model->n_tables; i++)
    if (strcmp(model->tables[i].name, "mortality") == 0)
      for (size_t c = 0; c < HAND_CYCLES; c++) mortality[c] = model->tables[i].values[25 + c];
}

static void bench_sick_sicker(size_t draws) {
  wa_arena *arena = wa_arena_new();
  subject s = subject_new(arena, load(arena, WAARDE_MODELS "/published/sick-sicker-age.yaml"), draws);
  for (size_t p = 0; p < HAND_PARAMETERS; p++) vary_named(&s, sick_sicker_names[p]);
  want_cost_and_effect(&s);
  double mortality[HAND_CYCLES], *hand[2][HAND_STRATEGIES];
  times best = {0, 0, 0, 0};
  read_mortality(s.model, mortality);
  for (int k = 0; k < 2; k++)
    for (int i = 0; i < HAND_STRATEGIES; i++) hand[k][i] = WA_NEW_ARRAY(arena, double, draws);
  for (int round = 0; round < ROUNDS; round++) {
    double begin = bench_processor();
    wa_hand_sick_sicker(draws, mortality, (const double *const *)s.inputs, hand[0], hand[1]);
    bench_best(&best.by_hand, bench_processor() - begin);
    time_engine(&s, &best);
  }
  for (size_t i = 0; i < HAND_STRATEGIES; i++) {
    assert_close(s.outputs[2 * i], hand[0][i], draws);
    assert_close(s.outputs[2 * i + 1], hand[1][i], draws);
  }
  print_line("Sick-Sicker by age, 4 strategies x 75 cycles", &best, draws);
  wa_arena_free(arena);
}

/* ---- dense cohort ---- */

static const wa_model *dense_model(wa_arena *arena) {
  char *text = NULL;
  size_t length = 0;
  FILE *out = open_memstream(&text, &length);
  if (!out) bench_stop("no memory");
  fprintf(out, "waarde: 1\ntitle: Dense\nsettings: {horizon: 40 years, cycle: 1 month, discount: 3%%}\nstakeholders: {payer: {}}\nparameters:\n");
  for (int i = 0; i < HAND_STATES; i++)
    for (int j = 0; j < HAND_STATES; j++)
      if (i != j) fprintf(out, "  p_%d_%d: {value: %.6f, source: b}\n", i, j, 0.001 * (1 + (i * 7 + j * 3) % 11));
  for (int i = 0; i < HAND_STATES; i++) fprintf(out, "  c_%d: {value: %d, unit: EUR/year, source: b}\n", i, 100 * (i + 1));
  fprintf(out, "cohort:\n  states: [");
  for (int i = 0; i < HAND_STATES; i++) fprintf(out, "%ss%d", i ? ", " : "", i);
  fprintf(out, "]\n  start: s0\n  transitions:\n");
  for (int i = 0; i < HAND_STATES; i++) {
    fprintf(out, "    s%d: {", i);
    for (int j = 0; j < HAND_STATES; j++)
      if (i != j) fprintf(out, "s%d: p_%d_%d, ", j, i, j);
    fprintf(out, "s%d: rest}\n", i);
  }
  fprintf(out, "outcomes: {lived: {quantity: ");
  for (int i = 0; i + 1 < HAND_STATES; i++) fprintf(out, "%sin(s%d)", i ? " + " : "", i);
  fprintf(out, ", unit: year}}\nlines:\n");
  for (int i = 0; i < HAND_STATES; i++) fprintf(out, "  care_%d: {quantity: in(s%d), amount: c_%d, from: payer}\n", i, i, i);
  fclose(out);
  wa_diags *diags = wa_diags_new(arena);
  const wa_model *model = wa_model_load_text(arena, diags, "dense.yaml", wa_strdup(arena, text), length, NULL, 0, NULL);
  if (wa_diags_count(diags, WA_ERROR)) bench_stop(wa_diags_line(diags, 0));
  free(text);
  return model;
}

static void bench_dense(size_t draws) {
  wa_arena *arena = wa_arena_new();
  subject s = subject_new(arena, dense_model(arena), draws);
  for (int i = 0; i < HAND_STATES; i++)
    for (int j = 0; j < HAND_STATES; j++)
      if (i != j) vary_named(&s, wa_printf(arena, "p_%d_%d", i, j));
  for (int i = 0; i < HAND_STATES; i++) vary_named(&s, wa_printf(arena, "c_%d", i));
  wa_id wanted[] = {wa_find_named(s.results->graph, "payer.net", 0), wa_find_named(s.results->graph, "lived.total_discounted", 0)};
  want(&s, wanted, 2);
  times best = {0, 0, 0, 0};
  double *cost = WA_NEW_ARRAY(arena, double, draws), *lived = WA_NEW_ARRAY(arena, double, draws);
  for (int round = 0; round < ROUNDS; round++) {
    double begin = bench_processor();
    wa_hand_dense(draws, (const double *const *)s.inputs, cost, lived);
    bench_best(&best.by_hand, bench_processor() - begin);
    time_engine(&s, &best);
  }
  for (size_t i = 0; i < draws; i++) cost[i] = -cost[i];
  assert_close(s.outputs[0], cost, draws);
  assert_close(s.outputs[1], lived, draws);
  print_line("20 states dense, 480 monthly cycles", &best, draws);
  wa_arena_free(arena);
}

/* ---- all headlines ---- */

static void bench_headlines(const char *path, size_t draws) {
  wa_arena *arena = wa_arena_new();
  subject s = subject_new(arena, load(arena, path), draws);
  vary_uncertain(&s);
  want_headlines(&s);
  times best = {0, 0, 0, 0};
  for (int round = 0; round < ROUNDS; round++) time_engine(&s, &best);
  print_line(wa_printf(arena, "%s, all %zu headlines", strrchr(path, '/') + 1, s.n_wanted), &best, draws);
  wa_arena_free(arena);
}

/* ---- memory ---- */

static void bench_memory(void) {
  printf("\nWorking memory per lane, bytes\n%-52s %9s %9s\n", "", "75 cycles", "750 cycles");
  static const char *const horizons[2] = {"75 years", "750 years"};
  for (int all = 0; all < 2; all++) {
    printf("%-52s", all ? "Sick-Sicker, all headlines" : "Sick-Sicker, cost and effect of every strategy");
    for (int k = 0; k < 2; k++) {
      wa_arena *arena = wa_arena_new();
      wa_diags *diags = wa_diags_new(arena);
      bool unreadable = false;
      wa_change change = {"settings.horizon", horizons[k]};
      wa_model *model = wa_model_load(arena, diags, WAARDE_MODELS "/published/sick-sicker.yaml", &change, 1, WAARDE_MODELS, &unreadable);
      if (wa_diags_count(diags, WA_ERROR)) bench_stop(wa_diags_line(diags, 0));
      subject s = subject_new(arena, model, 1);
      vary_uncertain(&s);
      if (all) want_headlines(&s);
      else want_cost_and_effect(&s);
      const wa_plan *plan = wa_plan_new(arena, s.results->graph, s.wanted, s.n_wanted, s.varied, s.n_varied);
      printf(" %9zu", wa_plan_bytes_per_lane(plan));
      wa_arena_free(arena);
    }
    printf("\n");
  }
}

void bench_lanes(void) {
  printf("\nMany lanes, microseconds per draw: processor time of one thread, then by the clock\n%-48s %9s %9s %7s %9s %9s %7s\n", "",
         "by hand", "engine", "ratio", "1 thread", "2 threads", "faster");
  bench_sick_sicker(10000);
  bench_dense(1000);
  bench_headlines(WAARDE_MODELS "/published/sick-sicker-age.yaml", 10000);
  bench_headlines(WAARDE_MODELS "/heart-failure.yaml", 10000);
  bench_memory();
}
