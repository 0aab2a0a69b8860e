/* Reading how a figure differs between patients. */
#ifndef WA_MODEL_DECODE_VARIATE_H
#define WA_MODEL_DECODE_VARIATE_H

#include "model/csv_file.h"
#include "model/patients.h"

/* A formula, {normal: {mean: .., sd: ..}}, {share: ..} or {column: ..} of `csv` (NULL: there is no file). `path` names
 * the place. After an error the value 0. */
wa_variate wa_decode_variate(wa_load *load, const wa_yaml *node, const char *path, const wa_csv *csv);

#endif
