#include "model/distribution.h"

#include <string.h>

#include "model/distribution_check.h"

const wa_dist_kind wa_dist_kinds[] = {
    {"beta", "se | ci95 | events, n | alpha, beta | quantiles",
     "shares and probabilities; the value is the mean; with ci95 the standard error is (high - low) / 3.92; quantiles: "
     "{25%: 0.2, 75%: 0.3}", wa_check_beta},
    {"gamma", "se | ci95 | shape, scale | shape, rate | quantiles",
     "costs and other positive amounts; the value is the mean; with ci95 the standard error is (high - low) / 3.92",
     wa_check_gamma},
    {"lognormal", "ci95 | se | meanlog, sdlog | quantiles",
     "relative risks and hazard ratios; with ci95 the value is the median, with se the mean", wa_check_lognormal},
    {"normal", "se | ci95 | mean, sd | quantiles; min, max", "the value is the mean; min and max cut it off", wa_check_normal},
    {"uniform", "min, max", "every value between as likely", wa_check_uniform},
    {"triangular", "min, max; mode", "the value is the mode unless mode is given", wa_check_mode},
    {"pert", "min, max; mode", "smooth triangle; the value is the mode unless mode is given", wa_check_mode},
    {"dirichlet", "counts; item, group", "shares that sum to one; the value is the share of `item` (default the first)",
     wa_check_dirichlet},
    {"multinormal", "se, group; correlation",
     "jointly normal with the parameters of the group; correlation with those that stand before it", wa_check_multinormal},
    {"empirical", "file, column", "values drawn from a column of a CSV file", wa_check_nothing},
    {"fixed", "", "no uncertainty", wa_check_nothing},
};
const size_t wa_n_dist_kinds = sizeof wa_dist_kinds / sizeof *wa_dist_kinds;

const wa_dist_kind *wa_find_dist_kind(const char *name) {
  for (size_t i = 0; i < wa_n_dist_kinds; i++)
    if (strcmp(wa_dist_kinds[i].name, name) == 0) return &wa_dist_kinds[i];
  return NULL;
}

const wa_dist_arg *wa_dist_find(const wa_distribution *distribution, const char *name) {
  for (size_t i = 0; i < distribution->n_args; i++)
    if (strcmp(distribution->args[i].name, name) == 0) return &distribution->args[i];
  return NULL;
}

wa_dist_holds wa_dist_arg_holds(const char *argument) {
  static const struct {
    const char *name;
    wa_dist_holds holds;
  } special[] = {{"ci95", WA_DIST_INTERVAL}, {"counts", WA_DIST_LIST}, {"correlation", WA_DIST_LIST},
                 {"file", WA_DIST_TEXT},     {"column", WA_DIST_TEXT}, {"group", WA_DIST_TEXT},
                 {"quantiles", WA_DIST_QUANTILES}};
  for (size_t i = 0; i < sizeof special / sizeof *special; i++)
    if (strcmp(argument, special[i].name) == 0) return special[i].holds;
  return WA_DIST_NUMBER;
}
