/* Registry of probability distributions: one row each. Here they are named, documented and validated; the
 * engine samples them. */
#ifndef WA_MODEL_DISTRIBUTION_H
#define WA_MODEL_DISTRIBUTION_H

#include "model/model.h"

typedef struct wa_dist_kind {
  const char *name;   /* "beta" */
  const char *forms;  /* the sets of arguments it takes: "se | ci95 | n, events | alpha, beta"; behind a ';' what may be
                         added to any of them: "min, max; mode" */
  const char *help;
  /* Checks the arguments against each other and the parameter's value (the mean or the mode, as the form
   * says); reports to `diags`. `value` is NAN when the parameter's value is no written number. */
  void (*check)(wa_diags *diags, const wa_distribution *distribution, double value);
} wa_dist_kind;

extern const wa_dist_kind wa_dist_kinds[];
extern const size_t wa_n_dist_kinds;

/* NULL when there is none of that name. */
const wa_dist_kind *wa_find_dist_kind(const char *name);

/* The argument of that name, or NULL. */
const wa_dist_arg *wa_dist_find(const wa_distribution *distribution, const char *name);

/* What arguments hold, by their name: the same in every distribution. */
typedef enum wa_dist_holds {
  WA_DIST_NUMBER, WA_DIST_INTERVAL, WA_DIST_LIST, WA_DIST_TEXT,
  WA_DIST_QUANTILES /* two probabilities with their values: {25%: 310, 75%: 540}; held as a list p, x, p, x */
} wa_dist_holds;
wa_dist_holds wa_dist_arg_holds(const char *argument);

#endif
