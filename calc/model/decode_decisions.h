/* Part of `analysis`. */
#ifndef WA_MODEL_DECODE_DECISIONS_H
#define WA_MODEL_DECODE_DECISIONS_H

#include "model/load.h"

/* Reads `decisions` of the mapping `analysis` (NULL: none), after parameters, stakeholders and `probabilistic`. */
void wa_decode_decisions(wa_load *load, const wa_yaml *analysis);

#endif
