/* How fast the engine is: the shipped models from text to results, many lanes beside the same models written by hand
 * in C, large models. All times are the best of several rounds, taken in turns, for the machine is not ours alone. */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/results.h"
#include "bench.h"

/* ---- shipped models ---- */

typedef struct steps {
  double load, build, compute;
} steps;

static size_t time_model(const char *path, steps *best) {
  wa_arena *arena = wa_arena_new();
  wa_diags *diags = wa_diags_new(arena);
  wa_fault fault;
  bool unreadable = false;
  double t0 = bench_now();
  wa_model *model = wa_model_load(arena, diags, path, NULL, 0, WAARDE_MODELS, &unreadable);
  if (unreadable || wa_diags_count(diags, WA_ERROR)) bench_stop(path);
  double t1 = bench_now();
  wa_results *results = wa_results_build(arena, model, true);
  double t2 = bench_now();
  if (!wa_results_compute(results, &fault)) bench_stop(fault.message);
  double t3 = bench_now();
  bench_best(&best->load, t1 - t0);
  bench_best(&best->build, t2 - t1);
  bench_best(&best->compute, t3 - t2);
  size_t nodes = results->graph->n_nodes;
  wa_arena_free(arena);
  return nodes;
}

static void time_models(const char *pattern) {
  glob_t files;
  if (glob(pattern, 0, NULL, &files) != 0) bench_stop(pattern);
  for (size_t i = 0; i < files.gl_pathc; i++) {
    steps best = {0, 0, 0};
    size_t nodes = 0;
    for (int round = 0; round < 15; round++) nodes = time_model(files.gl_pathv[i], &best);
    printf("%-32s %7zu %9.2f %9.2f %9.2f %9.2f\n", strrchr(files.gl_pathv[i], '/') + 1, nodes, best.load * 1e3, best.build * 1e3,
           best.compute * 1e3, (best.load + best.build + best.compute) * 1e3);
  }
  globfree(&files);
}

static void time_all_models(void) {
  printf("From text to results, milliseconds\n%-32s %7s %9s %9s %9s %9s\n", "model", "nodes", "load", "build", "compute", "all");
  time_models(WAARDE_MODELS "/*.yaml");
  time_models(WAARDE_MODELS "/published/*.yaml");
}

/* waarde_bench [lanes|load|models|patients]: one part only. */
int main(int argc, char **argv) {
  const char *part = argc > 1 ? argv[1] : "";
  bool all = !*part;
  if (all || strcmp(part, "models") == 0) time_all_models();
  if (all || strcmp(part, "lanes") == 0) bench_lanes();
  if (all || strcmp(part, "load") == 0) bench_load();
  if (all || strcmp(part, "patients") == 0) bench_patients();
  return 0;
}
