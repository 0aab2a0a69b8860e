/* waarde run: results as summary, workbook or JSON. */
#include <stdint.h>
#include <string.h>

#include "analysis/sensitivity.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/compute.h"
#include "cli/console.h"
#include "cli/draw.h"
#include "reports/csv.h"
#include "reports/json.h"
#include "reports/page.h"
#include "reports/workbook.h"

static wa_exit wa_write_workbook(const wa_request *request, const wa_results *results) {
  const char *reason = NULL;
  if (wa_workbook_write(request->arena, results, request->output, request->language, WAARDE_VERSION,
                        wa_run_command_text(request, results->model, SIZE_MAX), &reason))
    return WA_EXIT_FINE;
  if (!reason) reason = "the workbook could not be made";
  bool named = strstr(reason, request->output);
  wa_complain(named ? reason : wa_printf(request->arena, "cannot write %s: %s", request->output, reason), NULL);
  return WA_EXIT_FILES;
}

static wa_exit wa_write_page(const wa_request *request, const wa_results *results, size_t reader) {
  const char *reason = NULL;
  if (wa_page_write(request->arena, results, reader, request->html, request->language, WAARDE_VERSION,
                    wa_run_command_text(request, results->model, reader), &reason))
    return WA_EXIT_FINE;
  wa_complain(reason, NULL);
  return WA_EXIT_FILES;
}

/* The folder was begun before the draws, where there are any. */
static wa_exit wa_write_csv(wa_request *request, const wa_results *results) {
  const char *reason = NULL;
  if (!request->csv_folder) request->csv_folder = wa_csv_begin(request->arena, request->csv, &reason);
  wa_csv_folder *folder = request->csv_folder;
  if (folder) wa_csv_write_tables(folder, results);
  request->csv_folder = NULL;
  if (folder && wa_csv_finish(folder, &reason)) return WA_EXIT_FINE;
  wa_complain(wa_printf(request->arena, "cannot write %s: %s", request->csv, reason), NULL);
  return WA_EXIT_FILES;
}

static wa_exit wa_write_reports(wa_request *request, const wa_results *results, const size_t *readers, size_t n) {
  bool told = request->n_readers > 0; /* else -o is the full report */
  wa_exit code = WA_EXIT_FINE;
  if (!told && (request->output || request->json || request->html || request->csv)) wa_warn_confidential(results);
  if (!told && request->output) code = wa_write_workbook(request, results);
  if (code == WA_EXIT_FINE && (request->editions || (told && request->output)))
    code = wa_write_editions(request, results, readers, n);
  if (told && request->html) wa_one_way_by_party(results, wa_threads(request));
  if (code == WA_EXIT_FINE && request->html) code = wa_write_page(request, results, told ? readers[0] : SIZE_MAX);
  if (code == WA_EXIT_FINE && request->csv) code = wa_write_csv(request, results);
  return code;
}

wa_exit wa_command_run(wa_request *request) {
  if (!wa_run_options_agree(request)) return WA_EXIT_USE;
  wa_results *results = NULL;
  size_t *readers = NULL, n = 0;
  request->analyses = true;
  wa_exit code = wa_compute(request, &results, NULL);
  if (code == WA_EXIT_FINE && (request->n_shards || request->helper)) return code;
  if (code == WA_EXIT_FINE) code = wa_find_readers(request, results, &readers, &n);
  if (code == WA_EXIT_FINE) code = wa_write_reports(request, results, readers, n);
  if (request->csv_folder) wa_csv_discard(request->csv_folder);
  if (code != WA_EXIT_FINE) return code;
  if (request->json) return wa_show(wa_json_report(request->arena, results, WAARDE_VERSION));
  return wa_show(wa_editions_summary(request, results, readers, n));
}
