/* From a model file to results: what run, check and explain have in common. */
#ifndef WA_CLI_COMPUTE_H
#define WA_CLI_COMPUTE_H

#include "analysis/results.h"
#include "cli/request.h"

/* Loads the model named by the first word, computes it and looks at the checks. All findings, warnings too, are
 * on standard error afterwards; `results` is set only when WA_EXIT_FINE is returned. `n_warnings` may be NULL. */
wa_exit wa_compute(wa_request *request, wa_results **results, size_t *n_warnings);

#endif
