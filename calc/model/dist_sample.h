/* The sample of an empirical distribution. */
#ifndef WA_MODEL_DIST_SAMPLE_H
#define WA_MODEL_DIST_SAMPLE_H

#include "model/load.h"

/* Reads the column that the arguments `file` and `column` name. */
void wa_read_sample(wa_load *load, wa_distribution *distribution);

#endif
