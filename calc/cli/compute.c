#include "cli/compute.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "analysis/calibration.h"
#include "analysis/patients.h"
#include "analysis/sensitivity.h"
#include "cli/console.h"
#include "cli/draw.h"

static bool wa_is_folder(const char *path) {
  struct stat status;
  return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* Folder of the models and price lists that come with the program: named by the environment, that of the sources,
 * or that of an installed program. */
static const char *wa_models_folder(void) {
  const char *folder = getenv("WAARDE_MODELS");
  if (folder && *folder) return folder;
  return wa_is_folder(WAARDE_MODELS) ? WAARDE_MODELS : WAARDE_INSTALLED_MODELS;
}

static void wa_report_checks(const wa_results *results, wa_diags *diags) {
  for (size_t i = 0; i < results->n_checks; i++) {
    const wa_check *check = &results->checks[i];
    if (wa_result_value(results, check->passed) == 1) continue;
    bool of_strategy = check->strategy != SIZE_MAX;
    wa_error(diags, (wa_span){0}, "the check '%s' failed%s%s%s: it is off by %.3g, more than the tolerance %.3g",
             check->name, of_strategy ? " under '" : "", of_strategy ? results->strategies[check->strategy].name : "",
             of_strategy ? "'" : "", wa_result_value(results, check->gap), wa_result_value(results, results->tolerance));
  }
}

static wa_exit wa_evaluate(wa_request *request, const wa_model *model, wa_diags *diags, wa_results **results) {
  wa_fault fault;
  wa_results *computed = wa_results_build(request->arena, model, !request->no_fold);
  computed->sensitivity = wa_sensitivity_plan(computed, diags);
  if (request->calibrates) computed->calibration = wa_calibration_plan(computed, diags);
  if (wa_diags_count(diags, WA_ERROR)) return WA_EXIT_MODEL;
  computed->threads = wa_threads(request);
  if (!wa_results_compute(computed, &fault)) {
    wa_error(diags, fault.span, "%s", fault.message);
    return WA_EXIT_NUMBERS;
  }
  wa_report_checks(computed, diags);
  bool whole = request->analyses && !request->n_shards && !request->helper;
  if (whole && model->patients) computed->patients = wa_patients_result_new(computed, computed->threads);
  if (whole) wa_sensitivity_compute(computed, computed->sensitivity, diags, wa_threads(request));
  if (wa_diags_count(diags, WA_ERROR)) return WA_EXIT_NUMBERS;
  if (request->calibrates) wa_calibrate(computed, computed->calibration, wa_threads(request));
  if (request->analyses) {
    wa_exit code = wa_draw(request, computed, diags);
    if (code != WA_EXIT_FINE) return code;
  }
  *results = computed;
  return WA_EXIT_FINE;
}

wa_exit wa_compute(wa_request *request, wa_results **results, size_t *n_warnings) {
  wa_diags *diags = wa_diags_new(request->arena);
  bool unreadable = false;
  wa_model *model = wa_model_load(request->arena, diags, request->words[0], request->changes, request->n_changes,
                                  wa_models_folder(), &unreadable);
  wa_exit code = unreadable ? WA_EXIT_FILES : WA_EXIT_MODEL;
  if (!unreadable && wa_diags_count(diags, WA_ERROR) == 0) code = wa_evaluate(request, model, diags, results);
  wa_show_findings(diags);
  if (n_warnings) *n_warnings = wa_diags_count(diags, WA_WARNING);
  return code;
}
