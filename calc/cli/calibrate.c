/* waarde calibrate: parameters fitted to what was observed. */
#include "reports/calibration.h"

#include "cli/command.h"
#include "cli/compute.h"
#include "cli/console.h"

wa_exit wa_command_calibrate(wa_request *request) {
  wa_results *results = NULL;
  request->calibrates = true;
  wa_exit code = wa_compute(request, &results, NULL);
  if (code != WA_EXIT_FINE) return code;
  const wa_calibration *calibration = results->calibration;
  if (request->json) return wa_show(wa_calibration_json(request->arena, results, calibration, WAARDE_VERSION));
  return wa_show(wa_calibration_text(request->arena, results, calibration, request->language));
}
