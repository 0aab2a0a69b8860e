/* Registry of probability distributions: one row each. Here they are named, documented and validated; the
 * engine samples them. */
#ifndef WA_MODEL_DISTRIBUTION_H
#define WA_MODEL_DISTRIBUTION_H

#include "model/model.h"

typedef struct wa_dist_kind {
  const char *name;   /* "beta" */
  const char *forms;  /* the sets of arguments it takes: "se | ci95 | n, events | alpha, beta" */
  const char *help;
  /* Checks the arguments against each other and the parameter's value (the mean or the mode, as the form
   * says); reports to `diags`. `value` is NAN when the parameter's value is no written number. */
  void (*check)(wa_diags *diags, const wa_distribution *distribution, double value);
} wa_dist_kind;

extern const wa_dist_kind wa_dist_kinds[];
extern const size_t wa_n_dist_kinds;

#endif
