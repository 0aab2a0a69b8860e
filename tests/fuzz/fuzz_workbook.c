/* Reports: whatever model can be computed can be written as a workbook, or there is a reason why not. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "fuzz.h"
#include "model/patients.h"
#include "reports/workbook.h"

static bool is_small(const wa_model *model) {
  size_t cells = (model->settings.n_cycles + (size_t)model->settings.horizon + 2) * (model->n_strategies + 1);
  if (model->patients && model->patients->number > 500) return false;
  return cells * (model->n_lines + model->n_outcomes + model->cohort.n_states * model->cohort.n_states + 1) < 20000;
}

static void report(wa_arena *arena, const wa_model *model, const char *path) {
  wa_fault fault;
  wa_results *results = wa_results_build(arena, model, true);
  const char *reason = NULL;
  if (!wa_results_compute(results, &fault)) return;
  if (wa_workbook_write(arena, results, path, "nl", "0", "waarde run fuzz.yaml", &reason)) return;
  fprintf(stderr, "the workbook cannot be written: %s\n", reason ? reason : "no reason given");
  abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  char path[64];
  snprintf(path, sizeof path, "/tmp/waarde-fuzz-%ld.xlsx", (long)getpid());
  wa_arena *arena = wa_arena_new();
  wa_diags *diags = wa_diags_new(arena);
  wa_model *model =
      wa_model_load_text(arena, diags, WAARDE_MODELS "/fuzz.yaml", (const char *)data, size, NULL, 0, WAARDE_MODELS);
  if (wa_diags_count(diags, WA_ERROR) == 0 && is_small(model)) report(arena, model, path);
  unlink(path);
  wa_arena_free(arena);
  return 0;
}
