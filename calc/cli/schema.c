/* waarde schema: what may stand in a model file. */
#include "cli/command.h"
#include "cli/console.h"
#include "model/schema.h"

wa_exit wa_command_schema(wa_request *request) {
  return wa_show(request->reference ? wa_schema_reference(request->arena) : wa_schema_json(request->arena));
}
