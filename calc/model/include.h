/* Files that a model is made of. */
#ifndef WA_MODEL_INCLUDE_H
#define WA_MODEL_INCLUDE_H

#include "model/load.h"

/* Adds the file and, depth first, those it includes. */
void wa_add_file(wa_load *load, const wa_source *source, bool included, wa_span asked);

/* Finds and reads a file that the text in `node` names: beside the file that names it, then in data_path.
 * NULL after an error at `node`. `what`: "included file". */
const wa_source *wa_read_beside(wa_load *load, const wa_yaml *node, const char *what);

#endif
