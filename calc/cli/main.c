/* waarde: what a change in care is worth, to whom. */
#include <stdint.h>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/heap.h"
#include "cli/manual.h"
#include "cli/parse.h"
#include "cli/ranks.h"

static wa_exit wa_main(wa_request *request, int argc, char **argv) {
  if (!wa_parse_request(request, argc, argv)) return WA_EXIT_USE;
  if (request->version) return wa_show("waarde " WAARDE_VERSION "\n");
  if (request->help) return wa_show(wa_help_text(request->arena, request->command));
  /* The other processes have nothing to do but draws. */
  if (request->helper && request->command->run != wa_command_run) return WA_EXIT_FINE;
  return request->command->run(request);
}

int main(int argc, char **argv) {
  wa_heap_prepare();
  wa_console_open();
  wa_arena *arena = wa_arena_new();
  wa_request request = {.arena = arena, .language = wa_console_language(), .depth = SIZE_MAX};
  request.helper = wa_ranks_begin(&argc, &argv);
  wa_exit code = wa_main(&request, argc, argv);
  wa_ranks_end();
  wa_arena_free(arena);
  return (int)code;
}
