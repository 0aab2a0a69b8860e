/* waarde explain: how a figure comes about. */
#include "cli/command.h"
#include "cli/console.h"

wa_exit wa_command_explain(wa_request *request) {
  (void)request;
  wa_complain("explain is not there yet", NULL);
  return WA_EXIT_USE;
}
