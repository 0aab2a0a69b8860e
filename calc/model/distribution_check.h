/* Checks of a distribution's arguments against each other and against the parameter's value (NAN: unknown). */
#ifndef WA_MODEL_DISTRIBUTION_CHECK_H
#define WA_MODEL_DISTRIBUTION_CHECK_H

#include "model/distribution.h"

void wa_check_beta(wa_diags *diags, const wa_distribution *distribution, double value);
void wa_check_gamma(wa_diags *diags, const wa_distribution *distribution, double value);
void wa_check_lognormal(wa_diags *diags, const wa_distribution *distribution, double value);
void wa_check_normal(wa_diags *diags, const wa_distribution *distribution, double value);
void wa_check_uniform(wa_diags *diags, const wa_distribution *distribution, double value);
void wa_check_mode(wa_diags *diags, const wa_distribution *distribution, double value);
void wa_check_dirichlet(wa_diags *diags, const wa_distribution *distribution, double value);
void wa_check_multinormal(wa_diags *diags, const wa_distribution *distribution, double value);
void wa_check_nothing(wa_diags *diags, const wa_distribution *distribution, double value);

#endif
