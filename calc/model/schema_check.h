/* Validation of a tree against the schema table: unknown and missing keys, wrong kinds, unknown choices. Marks
 * what is wrong as `broken`, so that decoders pass it over. */
#ifndef WA_MODEL_SCHEMA_CHECK_H
#define WA_MODEL_SCHEMA_CHECK_H

#include "model/load.h"

void wa_schema_check(wa_load *load, const wa_file *file);

#endif
