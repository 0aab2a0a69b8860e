/* Large models: time from text to a checked model, and to results; it must grow with the size and no faster. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"

enum { LOAD_ROUNDS = 9 };

/* `n` parameters, half as many lines made of two of them each. */
static char *large_model(size_t n, size_t *length) {
  char *text = NULL;
  FILE *out = open_memstream(&text, length);
  if (!out) bench_stop("no memory");
  fprintf(out, "waarde: 1\ntitle: Large\nsettings: {horizon: 5 years, discount: 3%%}\nstakeholders: {payer: {}, other: {}}\nparameters:\n");
  for (size_t i = 0; i < n; i++)
    fprintf(out, "  parameter_%zu: {value: %zu, source: \"a source, page %zu\", distribution: {gamma: {se: %zu.5}}}\n", i, i + 1, i, i / 10 + 1);
  fprintf(out, "lines:\n");
  for (size_t i = 0; i < n / 2; i++)
    fprintf(out, "  line_%zu: {quantity: parameter_%zu, amount: parameter_%zu * 2, from: %s, to: %s, lasts: 5 years, source: s}\n", i, 2 * i,
            2 * i + 1, i % 2 ? "payer" : "other", i % 2 ? "other" : "payer");
  fclose(out);
  return text;
}

void bench_load(void) {
  printf("\nLarge models, milliseconds\n%-32s %9s %9s %9s %9s\n", "", "load", "build", "compute", "all");
  for (size_t n = 250; n <= 4000; n *= 2) {
    size_t length = 0;
    char *text = large_model(n, &length);
    double load = 0, build = 0, compute = 0;
    for (int round = 0; round < LOAD_ROUNDS; round++) {
      wa_arena *arena = wa_arena_new();
      wa_diags *diags = wa_diags_new(arena);
      wa_fault fault;
      double t0 = bench_now();
      wa_model *model = wa_model_load_text(arena, diags, "large.yaml", text, length, NULL, 0, WAARDE_MODELS);
      if (wa_diags_count(diags, WA_ERROR)) bench_stop(wa_diags_line(diags, 0));
      double t1 = bench_now();
      wa_results *results = wa_results_build(arena, model, true);
      double t2 = bench_now();
      if (!wa_results_compute(results, &fault)) bench_stop(fault.message);
      double t3 = bench_now();
      bench_best(&load, t1 - t0);
      bench_best(&build, t2 - t1);
      bench_best(&compute, t3 - t2);
      wa_arena_free(arena);
    }
    printf("%5zu parameters, %5zu lines     %9.2f %9.2f %9.2f %9.2f\n", n, n / 2, load * 1e3, build * 1e3, compute * 1e3,
           (load + build + compute) * 1e3);
    free(text);
  }
}
