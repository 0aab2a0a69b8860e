/* What it is worth to know some parameters better before deciding.
 *
 * EVPPI, perfect knowledge: the decision is taken on E[value | parameters], which a regression of the values on the
 * parameters estimates from the draws themselves: Strong, Oakley, Brennan, Medical Decision Making 2014;34:311-326.
 *
 * EVSI, a study: for every draw the study's summary is simulated from the draw's own parameters, and the decision is
 * taken on E[value | summary]: Strong, Oakley, Brennan, Breeze, Medical Decision Making 2015;35:570-583. What is
 * regressed on the summary is E[value | parameters] of the first step, not the values themselves: both have the same
 * expectation given the summary, because a study tells of the result through its parameters only, and the former
 * lacks the noise of all other parameters. */
#ifndef WA_ANALYSIS_DECISION_INFORMATION_H
#define WA_ANALYSIS_DECISION_INFORMATION_H

#include "analysis/decision.h"
#include "analysis/decision_basis.h"

typedef struct wa_information {
  double value;   /* per decision, in the unit of the values; at least 0 and at most the limit given */
  double error;   /* standard error: of the draws and of the regression together */
  double freedom; /* degrees of freedom of the regression, the largest over the strategies */
} wa_information;

/* The regression of a decision's values on a basis: fitted[strategy][draw], in `arena`. Differences with the first
 * strategy are what is regressed, so what all strategies share adds no noise; its own column is 0. */
typedef struct wa_fitted {
  double **column;
  double *smoothing, *freedom; /* per strategy */
} wa_fitted;
wa_fitted wa_fit_values(wa_arena *arena, const wa_smoother *smoother, const wa_choice *choice);

/* EVPPI of the parameters behind `smoother`, from the fit of `choice` on it. `limit`: EVPI, which it cannot exceed. */
wa_information wa_partial_information(const wa_smoother *smoother, const wa_choice *choice, const wa_fitted *fitted,
                                      double limit);

/* EVSI of a study whose summaries are behind `smoother`; `known`: the fit of `choice` on the parameters studied.
 * `limit`: their EVPPI. */
wa_information wa_sample_information(const wa_smoother *smoother, const wa_choice *choice, const wa_fitted *known,
                                     double limit);

/* The number of events among `patients` when each has it with `chance`: the `uniform` quantile (0 < uniform < 1) of
 * the binomial distribution. */
double wa_study_events(double chance, double patients, double uniform);

/* The mean of `patients` observations around `centre` with standard deviation `sd`, approximately normal. */
double wa_study_mean(double centre, double sd, double patients, double uniform);

#endif
