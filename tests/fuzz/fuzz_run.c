/* Whole runs: whatever is written, the model has errors or is computed; without folding of constants the document is
 * the same to the last digit; the summary and the explanations can be written. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/sensitivity.h"
#include "fuzz.h"
#include "model/patients.h"
#include "reports/explain.h"
#include "reports/json.h"
#include "reports/text_summary.h"

/* Larger models are no different, only slower. */
static bool is_small(const wa_model *model) {
  size_t cells = (model->settings.n_cycles + (size_t)model->settings.horizon + 2) * (model->n_strategies + 1);
  if (model->patients && model->patients->number > 500) return false;
  return cells * (model->n_lines + model->n_outcomes + model->cohort.n_states * model->cohort.n_states + 1) < 100000;
}

static bool is_plain(const wa_plan *plan) {
  size_t cells = 0;
  for (size_t i = 0; i < plan->n_two_way; i++) cells += plan->two_way[i].steps * plan->two_way[i].steps;
  return cells < 100 && plan->n_scenarios < 4 && plan->n_break_even < 6;
}

/* What the model asks for besides its own numbers; a run with scenarios that fail has none of it. */
static void sensitivity(wa_results *results) {
  wa_diags *own = wa_diags_new(results->arena);
  wa_sensitivity *asked = wa_sensitivity_plan(results, own);
  bool fine = wa_diags_count(own, WA_ERROR) == 0;
  if (fine && is_plain(results->model->analysis.plan)) fine = wa_sensitivity_compute(results, asked, own, 1);
  else fine = false;
  if (fine) results->sensitivity = asked;
}

static const char *document(wa_arena *arena, const wa_model *model, bool fold, wa_diags *diags, wa_results **computed) {
  wa_fault fault;
  wa_results *results = wa_results_build(arena, model, fold);
  if (!wa_results_compute(results, &fault)) {
    if (!fault.failed || !fault.message) abort();
    wa_error(diags, fault.span, "%s", fault.message);
    return "fault";
  }
  sensitivity(results);
  *computed = results;
  return wa_json_report(arena, results, "0");
}

static void explain(wa_arena *arena, const wa_results *results) {
  const char *reason = NULL, *hint = NULL;
  wa_explain_style style = {"nl", true, 4};
  wa_explain(arena, results, "npv", style, &reason, &hint);
  wa_explain(arena, results, results->model->n_lines ? results->model->lines[0].name : "sroi", style, &reason, &hint);
  wa_explain_names(arena, results, "en");
  wa_text_summary(arena, results, "nl", NULL);
}

static void run(wa_arena *arena, const wa_model *model, wa_diags *diags) {
  wa_results *results = NULL, *plain = NULL;
  const char *folded = document(arena, model, true, diags, &results);
  const char *as_written = document(arena, model, false, diags, &plain);
  if (strcmp(folded, as_written) != 0) {
    fprintf(stderr, "other numbers without folding:\n%s\n%s\n", folded, as_written);
    abort();
  }
  if (results) explain(arena, results);
}

static void print_findings(wa_diags *diags) {
  char *bytes = NULL;
  size_t size = 0;
  FILE *out = open_memstream(&bytes, &size);
  if (!out) abort();
  wa_diags_print(diags, out, true, 50);
  fclose(out);
  free(bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  wa_arena *arena = wa_arena_new();
  wa_diags *diags = wa_diags_new(arena);
  wa_model *model =
      wa_model_load_text(arena, diags, WAARDE_MODELS "/fuzz.yaml", (const char *)data, size, NULL, 0, WAARDE_MODELS);
  if (wa_diags_count(diags, WA_ERROR) == 0 && is_small(model)) run(arena, model, diags);
  print_findings(diags);
  wa_arena_free(arena);
  return 0;
}
