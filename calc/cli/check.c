/* waarde check: all mistakes of a model. */
#include "analysis/deep.h"
#include "cli/command.h"
#include "cli/compute.h"
#include "cli/console.h"

static const char *wa_plural(size_t count) { return count == 1 ? "" : "s"; }

/* Errors among the findings make the model wrong; warnings are for the author to judge. */
static wa_exit wa_check_deep(const wa_request *request, const wa_results *results) {
  wa_diags *diags = wa_diags_new(request->arena);
  size_t findings = wa_deep_check(request->arena, results, diags), errors = wa_diags_count(diags, WA_ERROR);
  wa_show_findings(diags);
  wa_exit code = wa_show(wa_printf(request->arena, "%s: %zu deep checks, %zu finding%s\n", request->words[0], wa_n_deep_rows,
                                   findings, wa_plural(findings)));
  return errors ? WA_EXIT_MODEL : code;
}

wa_exit wa_command_check(wa_request *request) {
  wa_results *results = NULL;
  size_t warnings = 0;
  wa_exit code = wa_compute(request, &results, &warnings);
  if (code != WA_EXIT_FINE) return code;
  const wa_model *model = results->model;
  wa_exit deep = request->deep ? wa_check_deep(request, results) : WA_EXIT_FINE;
  if (deep != WA_EXIT_FINE) return deep;
  return wa_show(wa_printf(request->arena, "%s: no mistakes, %zu warning%s (%zu strateg%s, %zu line%s, %zu check%s passed)\n",
                           request->words[0], warnings, wa_plural(warnings), model->n_strategies,
                           model->n_strategies == 1 ? "y" : "ies", model->n_lines, wa_plural(model->n_lines),
                           results->n_checks, wa_plural(results->n_checks)));
}
