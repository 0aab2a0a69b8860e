/* What of the sensitivity and uncertainty analyses an edition may tell to its reader: rule 5 of secrecy.h. All of it
 * takes a `secrecy` of NULL, the full report, which may tell everything. */
#ifndef WA_ANALYSIS_TOLD_H
#define WA_ANALYSIS_TOLD_H

#include "analysis/probabilistic.h"
#include "analysis/secrecy.h"
#include "analysis/sensitivity.h"

/* Whether a result may be told for other inputs: neither it nor what is taken off it rests on a secret. */
bool wa_aim_told(const wa_secrecy *secrecy, const wa_aim *aim);

/* The tornado without the bars of secrets and of parameters whose range rests on one, and without the best and worst
 * case where those had a part in them. NULL where the result itself may not be told. Lives in `arena`. */
const wa_tornado *wa_tornado_told(wa_arena *arena, const wa_results *results, const wa_secrecy *secrecy,
                                  const wa_one_way *one_way, const wa_tornado *tornado);

/* Whether a varied parameter may be named, with its range. */
bool wa_varied_told(const wa_results *results, const wa_secrecy *secrecy, const wa_varied *varied);

/* Whether a scenario may be named: not when it sets a secret, or to something made of one. */
bool wa_scenario_told(const wa_results *results, const wa_secrecy *secrecy, size_t scenario);

/* Whether a result (of scenarios->aims) may be told in a scenario: it rests on no secret there. */
bool wa_scenario_value_told(const wa_results *results, const wa_secrecy *secrecy, size_t scenario, size_t aim);

/* Whether anything may be told of the draws: not when some failed, for a secret may be why. */
bool wa_draws_told(const wa_results *results, const wa_secrecy *secrecy);

/* Whether it may be told which strategy is the best from a perspective (place in results->perspectives): the costs and
 * effects of none rest on a secret. */
bool wa_view_told(const wa_results *results, const wa_secrecy *secrecy, size_t view);

#endif
