/* waarde explain: how a figure comes about. */
#include "base/text.h"
#include "cli/command.h"
#include "cli/compute.h"
#include "cli/console.h"
#include "reports/explain.h"

wa_exit wa_command_explain(wa_request *request) {
  wa_results *results = NULL;
  wa_exit code = wa_compute(request, &results, NULL);
  if (code != WA_EXIT_FINE) return code;
  if (request->n_words == 1) return wa_show(wa_explain_names(request->arena, results, request->language));
  wa_explain_style style = {request->language, wa_console_utf8(), request->depth};
  wa_text all = wa_text_new(request->arena);
  for (size_t i = 1; i < request->n_words; i++) {
    const char *reason = NULL, *hint = NULL;
    const char *text = wa_explain(request->arena, results, request->words[i], style, &reason, &hint);
    if (!text) {
      wa_complain(reason, hint);
      return WA_EXIT_USE;
    }
    wa_text_addf(&all, "%s%s", i > 1 ? "\n" : "", text);
  }
  return wa_show(all.bytes);
}
