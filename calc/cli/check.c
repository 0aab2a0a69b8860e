/* waarde check: all mistakes of a model. */
#include "cli/command.h"
#include "cli/compute.h"
#include "cli/console.h"

static const char *wa_plural(size_t count) { return count == 1 ? "" : "s"; }

wa_exit wa_command_check(wa_request *request) {
  wa_results *results = NULL;
  size_t warnings = 0;
  wa_exit code = wa_compute(request, &results, &warnings);
  if (code != WA_EXIT_FINE) return code;
  const wa_model *model = results->model;
  return wa_show(wa_printf(request->arena, "%s: no mistakes, %zu warning%s (%zu strateg%s, %zu line%s, %zu check%s passed)\n",
                           request->words[0], warnings, wa_plural(warnings), model->n_strategies,
                           model->n_strategies == 1 ? "y" : "ies", model->n_lines, wa_plural(model->n_lines),
                           results->n_checks, wa_plural(results->n_checks)));
}
