/* The draws of `waarde run`: computed here, or read from the parts of other runs. */
#ifndef WA_CLI_DRAW_H
#define WA_CLI_DRAW_H

#include "analysis/probabilistic.h"
#include "cli/request.h"

/* Whether draws are asked for, on the command line or by the model. */
bool wa_draws_asked(const wa_request *request, const wa_model *model);

/* The analysis that the model and the command line ask for; the command line has the last word. */
wa_draw_plan wa_draw_plan_of(const wa_request *request, const wa_model *model);

/* Runs it and sets results->probabilistic; nothing where no draws are asked for. Findings are in `diags`. */
wa_exit wa_draw(wa_request *request, wa_results *results, wa_diags *diags);

/* How many threads to compute on: what was asked for, else one per processor. */
size_t wa_threads(const wa_request *request);

#endif
