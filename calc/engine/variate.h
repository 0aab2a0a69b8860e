/* Values of patients by inverse distribution functions: the higher the number between 0 and 1, the higher the value. */
#ifndef WA_ENGINE_VARIATE_H
#define WA_ENGINE_VARIATE_H

#include "model/patients.h"

/* The value at `u` (0 < u < 1) for arguments in the order of the kind's names, NaN where one is not given. NaN where
 * the arguments make no distribution. Not for COLUMN. */
double wa_variate_at(wa_variation kind, double u, const double args[WA_VARIES_MOST_ARGS]);

/* The standard normal distribution function. */
double wa_normal_below(double z);

#endif
