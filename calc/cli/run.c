/* waarde run: results as summary, workbook or JSON. */
#include <string.h>

#include "base/text.h"
#include "cli/command.h"
#include "cli/compute.h"
#include "cli/console.h"
#include "reports/json.h"
#include "reports/text_summary.h"
#include "reports/workbook.h"

/* The command as it stands in the workbook, so that a reader can repeat it. */
static const char *wa_command_text(const wa_request *request) {
  wa_text text = wa_text_new(request->arena);
  wa_text_addf(&text, "waarde run %s", request->words[0]);
  for (size_t i = 0; i < request->n_changes; i++)
    wa_text_addf(&text, " --set %s=%s", request->changes[i].name, request->changes[i].value);
  if (request->output) wa_text_addf(&text, " -o %s", request->output);
  return text.bytes;
}

static wa_exit wa_write_workbook(const wa_request *request, const wa_results *results) {
  const char *reason = NULL;
  if (wa_workbook_write(request->arena, results, request->output, request->language, WAARDE_VERSION,
                        wa_command_text(request), &reason))
    return WA_EXIT_FINE;
  if (!reason) reason = "the workbook could not be made";
  bool named = strstr(reason, request->output);
  wa_complain(named ? reason : wa_printf(request->arena, "cannot write %s: %s", request->output, reason), NULL);
  return WA_EXIT_FILES;
}

wa_exit wa_command_run(wa_request *request) {
  wa_results *results = NULL;
  wa_exit code = wa_compute(request, &results, NULL);
  if (code == WA_EXIT_FINE && request->output) code = wa_write_workbook(request, results);
  if (code != WA_EXIT_FINE) return code;
  if (request->json) return wa_show(wa_json_report(request->arena, results, WAARDE_VERSION));
  return wa_show(wa_text_summary(request->arena, results, request->language, request->output));
}
