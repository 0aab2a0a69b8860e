/* Decisions under uncertainty: which strategy a decider takes, how sure that is, and what knowing more is worth.
 *
 * Pure functions over columns of draws: column[strategy][draw]. "Value" is what the decider wants most of, in money:
 * for a payer or society the net monetary benefit, threshold x effect - cost; for a stakeholder its net. The decider
 * takes the strategy with the highest expected value; of equals always the first, so nothing depends on luck.
 *
 * Definitions: Fenwick, Claxton, Sculpher, Health Economics 2001;10:779-787 (acceptability curve and frontier);
 * Briggs, Claxton, Sculpher, Decision Modelling for Health Economic Evaluation (2006), chapters 5 and 6;
 * Alarid-Escudero et al., Value in Health 2019;22:611-618 (expected loss curves). */
#ifndef WA_ANALYSIS_DECISION_H
#define WA_ANALYSIS_DECISION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

typedef struct wa_choice {
  size_t n, n_strategies;     /* draws, at least 1; strategies, at least 1 */
  const double *const *value; /* [strategy][draw], finite */
} wa_choice;

typedef struct wa_choice_result {
  size_t best;         /* strategy with the highest mean */
  double *mean;        /* per strategy: expected value */
  double *probability; /* per strategy: share of the draws in which its value is the highest; they sum to one */
  double *loss;        /* per strategy: expected loss by taking it instead of the best one of each draw, at least 0 */
  double evpi;         /* expected value of perfect information: the loss of `best` */
  double evpi_error;   /* Monte-Carlo standard error of it */
} wa_choice_result;

/* Numbers of one decision; the arrays live in `arena`. */
wa_choice_result wa_choose(wa_arena *arena, const wa_choice *choice);

/* Columns of costs and effects, [strategy][draw]. */
typedef struct wa_cost_effect {
  size_t n, n_strategies;
  const double *const *cost, *const *effect;
} wa_cost_effect;

/* Net monetary benefit at a threshold (money per unit of effect), as a decision; in `arena`. */
wa_choice wa_net_benefit(wa_arena *arena, const wa_cost_effect *data, double threshold);

/* The decision at each of `n` thresholds: acceptability curves (probability), the acceptability frontier
 * (probability of best), expected loss curves, and EVPI by threshold. `results` has `n` places; on `threads` threads, the
 * same bits on any number of them. */
void wa_choice_curve(wa_arena *arena, const wa_cost_effect *data, size_t n, const double *thresholds, size_t threads,
                     wa_choice_result *results);

/* `n` thresholds from 0 to twice the highest of `wanted`, evenly, with the wanted ones among them; at most
 * n + n_wanted numbers in rising order without doubles, in `arena`. */
double *wa_threshold_grid(wa_arena *arena, size_t n, const double *wanted, size_t n_wanted, size_t *n_grid);

/* Where a strategy stands on expected costs and effects. */
typedef enum wa_expected_status { WA_EXPECTED_FRONTIER, WA_EXPECTED_DOMINATED, WA_EXPECTED_EXTENDEDLY } wa_expected_status;

typedef struct wa_expected {
  double cost, effect;       /* means over the draws */
  wa_expected_status status; /* dominated: another is at least as good on both and better on one, or equal and earlier;
                                extendedly: a mix of two others is */
  double icer;               /* extra cost per extra effect against `against`, at which the frontier of acceptability
                                moves to this strategy; NaN for the first of the frontier and for those not on it */
  size_t against;            /* the one before it on the frontier; SIZE_MAX: none */
} wa_expected;

/* The frontier of expected costs and effects, one per strategy, in `arena`. */
wa_expected *wa_expected_frontier(wa_arena *arena, const wa_cost_effect *data);

/* Where the draws of one strategy lie on the cost-effectiveness plane, as shares of all draws that sum to one. What
 * lies on an axis counts as not dearer and not better. */
typedef struct wa_plane {
  double dearer_better, dearer_worse, cheaper_better, cheaper_worse;
} wa_plane;
wa_plane wa_plane_of(const wa_cost_effect *data, size_t strategy, size_t comparator);

/* How many people (counted at present) decisions over a period touch: the sum over years 0 .. years - 1 of
 * `per_year` / (1 + discount)^year; a part of a year counts for its part. */
double wa_people_touched(double per_year, double years, double discount);

#endif
