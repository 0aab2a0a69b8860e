#include "analysis/decision_information.h"

#include <math.h>

/* A decision on fitted values: what it gains over the decision now, per draw, and what it takes. */
typedef struct wa_policy {
  size_t now;     /* strategy taken without the information */
  size_t *taken;  /* [draw] strategy taken with it */
  double *gain;   /* [draw] fitted value of `taken` minus that of `now` */
  double value;   /* mean of `gain` */
} wa_policy;

static double *wa_difference(wa_arena *arena, const wa_choice *choice, size_t s) {
  double *column = WA_NEW_ARRAY(arena, double, choice->n);
  for (size_t i = 0; i < choice->n; i++) column[i] = choice->value[s][i] - choice->value[0][i];
  return column;
}

wa_fitted wa_fit_values(wa_arena *arena, const wa_smoother *smoother, const wa_choice *choice) {
  wa_fitted fitted = {.column = WA_NEW_ARRAY(arena, double *, choice->n_strategies),
                      .smoothing = WA_NEW_ARRAY(arena, double, choice->n_strategies),
                      .freedom = WA_NEW_ARRAY(arena, double, choice->n_strategies)};
  wa_arena *scratch = wa_arena_new();
  for (size_t s = 0; s < choice->n_strategies; s++) {
    fitted.column[s] = WA_NEW_ARRAY(arena, double, choice->n);
    if (s == 0) continue;
    const double *difference = wa_difference(scratch, choice, s);
    fitted.smoothing[s] = wa_smoothing_of(smoother, difference);
    wa_smooth(smoother, fitted.smoothing[s], difference, fitted.column[s], &fitted.freedom[s]);
  }
  wa_arena_free(scratch);
  return fitted;
}

/* The strategy with the highest mean of the values themselves: the same for every study of the same decision. */
static size_t wa_best_now(const wa_choice *choice) {
  size_t best = 0;
  double most = 0;
  for (size_t s = 1; s < choice->n_strategies; s++) {
    double sum = 0;
    for (size_t i = 0; i < choice->n; i++) sum += choice->value[s][i] - choice->value[0][i];
    if (sum <= most) continue;
    most = sum;
    best = s;
  }
  return best;
}

static wa_policy wa_policy_of(wa_arena *arena, const wa_choice *choice, const wa_fitted *fitted) {
  wa_policy policy = {.now = wa_best_now(choice), .taken = WA_NEW_ARRAY(arena, size_t, choice->n),
                      .gain = WA_NEW_ARRAY(arena, double, choice->n)};
  for (size_t i = 0; i < choice->n; i++) {
    size_t best = 0;
    for (size_t s = 1; s < choice->n_strategies; s++)
      if (fitted->column[s][i] > fitted->column[best][i]) best = s;
    policy.taken[i] = best;
    policy.gain[i] = fitted->column[best][i] - fitted->column[policy.now][i];
    policy.value += policy.gain[i];
  }
  policy.value /= (double)choice->n;
  return policy;
}

/* Where the policy takes strategy s rather than the decision now: what a unit more of its value would bring. */
static void wa_pull(const wa_policy *policy, size_t n, size_t s, double *pull) {
  for (size_t i = 0; i < n; i++) pull[i] = (policy->taken[i] == s) - (policy->now == s);
}

/* The standard error by the influence of each draw. The estimate is the mean over draws of pull_s' S y_s, S the
 * symmetric matrix of the regression: a draw moves it by its own gain, and by its residual times the smoothed pull. */
static double wa_policy_error(wa_arena *arena, const wa_smoother *smoother, const wa_choice *choice,
                              const wa_fitted *fitted, const wa_policy *policy) {
  size_t n = choice->n;
  double *influence = WA_NEW_ARRAY(arena, double, n), *pull = WA_NEW_ARRAY(arena, double, n), squares = 0;
  double *smoothed = WA_NEW_ARRAY(arena, double, n);
  for (size_t i = 0; i < n; i++) influence[i] = policy->gain[i] - policy->value;
  for (size_t s = 1; s < choice->n_strategies; s++) {
    wa_pull(policy, n, s, pull);
    wa_smooth(smoother, fitted->smoothing[s], pull, smoothed, NULL);
    for (size_t i = 0; i < n; i++)
      influence[i] += (choice->value[s][i] - choice->value[0][i] - fitted->column[s][i]) * smoothed[i];
  }
  for (size_t i = 0; i < n; i++) squares += influence[i] * influence[i];
  return sqrt(squares) / (double)n;
}

static wa_information wa_value_of(const wa_smoother *smoother, const wa_choice *choice, const wa_fitted *fitted,
                                  double limit) {
  wa_arena *scratch = wa_arena_new();
  wa_policy policy = wa_policy_of(scratch, choice, fitted);
  wa_information information = {.value = fmin(fmax(0, policy.value), limit)};
  information.error = wa_policy_error(scratch, smoother, choice, fitted, &policy);
  for (size_t s = 1; s < choice->n_strategies; s++) information.freedom = fmax(information.freedom, fitted->freedom[s]);
  wa_arena_free(scratch);
  return information;
}

wa_information wa_partial_information(const wa_smoother *smoother, const wa_choice *choice, const wa_fitted *fitted,
                                      double limit) {
  return wa_value_of(smoother, choice, fitted, limit);
}

wa_information wa_sample_information(const wa_smoother *smoother, const wa_choice *choice, const wa_fitted *known,
                                     double limit) {
  wa_arena *scratch = wa_arena_new();
  wa_choice expected = {choice->n, choice->n_strategies, (const double *const *)known->column};
  wa_fitted fitted = wa_fit_values(scratch, smoother, &expected);
  wa_information information = wa_value_of(smoother, choice, &fitted, limit);
  wa_arena_free(scratch);
  return information;
}
