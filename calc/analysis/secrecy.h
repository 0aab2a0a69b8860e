/* What an edition may show to its reader of a model with confidential parameters.
 *
 * A secret is a parameter that is confidential to another party than the reader. The rule:
 *  1. A secret is not shown, and neither is anything that depends on one;
 *  2. except a few totals over the whole horizon (the investment and net present value of all parties together, what
 *     the reader invests and gains, the net of each other party), which are shown as they are, frozen;
 *  3. but only those from which, all taken together, no secret can be solved by somebody who knows the model and all
 *     its other inputs: a total that rests on a single secret gives it away, one in which several are mixed does not;
 *  4. what is a function of shown figures alone is shown and stays live;
 *  5. what a figure would be for other inputs (its distribution over draws, its bars, its value in a scenario) is shown
 *     only where it rests on no secret at all: each such number would be one more equation in the same secrets.
 * Solving is judged to first order at the model's own numbers: by the direction in which each total moves when each
 * secret moves. It says nothing about guessing: a total always narrows down what a secret may be. */
#ifndef WA_ANALYSIS_SECRECY_H
#define WA_ANALYSIS_SECRECY_H

#include <stdint.h>

#include "analysis/results.h"

typedef struct wa_secrecy {
  size_t reader;           /* stakeholder */
  const size_t *secrets;   /* parameters, in the model's order */
  size_t n_secrets;
  const uint64_t *rests_on; /* per node: the secrets it depends on, one bit each; those from the 63rd share the last */
  const bool *shown;       /* per node */
  const bool *frozen;      /* per node: shown, as a number that stays as it is */
} wa_secrecy;

/* For computed results; computes the model once per secret. Lives in `arena`. May be called by several threads. */
const wa_secrecy *wa_secrecy_for(wa_arena *arena, const wa_results *results, size_t reader);

/* Whether a node may be shown; `secrecy` NULL is the full report, which shows everything. */
bool wa_may_show(const wa_secrecy *secrecy, wa_id node);
bool wa_is_frozen(const wa_secrecy *secrecy, wa_id node);
/* Whether it is shown but rests on a secret: it is frozen or follows from what is. */
bool wa_rests_on_secret(const wa_secrecy *secrecy, wa_id node);

/* Whether it may be shown for other inputs too: over draws, at the ends of a range, in a scenario. */
bool wa_may_vary(const wa_secrecy *secrecy, wa_id node);

/* Per node of `results`, on which confidential parameters it rests, whoever reads: a bit for each parameter that `model`
 * (whose parameters are those of the results, in the same order) says is confidential, in the model's order; those from
 * the 64th share the last. Lives in `arena`. */
const uint64_t *wa_confidential_marks(wa_arena *arena, const wa_results *results, const wa_model *model);

/* Which of these bits stand for what is confidential to another party than the reader. */
uint64_t wa_marks_of_others(const wa_model *model, size_t reader);

/* Whether a parameter is one of the secrets. */
bool wa_is_secret(const wa_secrecy *secrecy, const wa_model *model, const wa_parameter *parameter);

/* Whether a text names, as a word of its own, a parameter that is confidential to another party than the reader. */
bool wa_tells_secret(const wa_model *model, size_t reader, const char *text);
/* The same; NULL is the full report, in which nothing is a secret. */
bool wa_names_secret(const wa_secrecy *secrecy, const wa_model *model, const char *text);

/* Whether a parameter is confidential to another party than the reader. */
bool wa_confidential_to_other(const wa_model *model, size_t parameter, size_t reader);

/* How many parameters of a model are confidential. */
size_t wa_count_confidential(const wa_model *model);

#endif
