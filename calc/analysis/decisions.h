/* The decisions of a model under uncertainty: those by net monetary benefit, from each perspective at each threshold,
 * and those of stakeholders by their own net. Computed once from the draws, rendered by reports.
 *
 * Money is that of the whole modelled population, as in all results; `people` turns it into money per person. */
#ifndef WA_ANALYSIS_DECISIONS_H
#define WA_ANALYSIS_DECISIONS_H

#include "analysis/decision_information.h"
#include "analysis/probabilistic.h"
#include "analysis/shown_draws.h"

/* One thing that might be known better: a parameter, a group of them, or a study of one size. */
typedef struct wa_knowledge {
  const char *name;     /* of the parameter, the group or the study */
  size_t parameter;     /* of the model; SIZE_MAX: a group or a study */
  const wa_study *study;  /* NULL: perfect knowledge */
  double patients;      /* of the study; else 0 */
  const char *method;   /* of the regression, for readers: "spline", "Hermite polynomials" */
} wa_knowledge;

/* One decision. */
typedef struct wa_decision_table {
  size_t decider;         /* stakeholder; SIZE_MAX: society */
  bool by_net;            /* by its own net (society: the net present value), else by net monetary benefit */
  size_t view;            /* place in results->perspectives; SIZE_MAX when by_net */
  double threshold;       /* money per unit of effect; 0 when by_net */
  wa_choice_result result;
  wa_information *worth;  /* per wa_knowledge; EVSI is at most the EVPPI of what is studied, that at most EVPI */
} wa_decision_table;

/* Cost-effectiveness over a range of thresholds, from one perspective. */
typedef struct wa_decision_view {
  size_t perspective;         /* stakeholder; SIZE_MAX: society */
  wa_expected *expected;      /* per strategy: means over the draws against the comparator, and the frontier they make */
  wa_plane *plane;            /* per strategy, against the comparator */
  const double *thresholds;
  size_t n_thresholds;
  wa_choice_result *curve;    /* per threshold; values are against the comparator */
  wa_choice_result *shown_curve; /* the same as `curve` over the draws that are shown */
} wa_decision_view;

typedef struct wa_decisions {
  size_t n;                   /* draws the decisions rest on: all that did not fail */
  wa_shown_draws *shown;            /* the first of these, as many as fit on a sheet; NULL when no sheet was asked for */
  size_t n_regressed;         /* of these, used by the regressions behind EVPPI and EVSI; 0: there are none */
  size_t *draw;               /* [n] their numbers */
  size_t n_strategies;        /* those of the results, the comparator among them */
  double people;              /* whose results the model gives; NaN: not known */
  double per_year, years, discount; /* of the population that the decision concerns; NaN: not given */
  double touched;             /* people over these years, at present; NaN: not given */
  wa_decision_view *views;
  size_t n_views;             /* as results->perspectives */
  wa_decision_table *tables;  /* deciders by net only where the model asks for `decisions` */
  size_t n_tables;            /* perspectives by thresholds first, then deciders by net */
  wa_knowledge *knowledge;
  size_t n_knowledge;         /* parameters, then groups, then studies */
} wa_decisions;

enum { WA_CURVE_POINTS = 33, WA_DRAWS_SHOWN = 5000, WA_REGRESSION_LEAST = 100, WA_REGRESSION_MOST = 50000 };

/* NULL when no draw can be used (all failed) or there is nothing to decide. Lives in `arena`. With fewer draws than
 * WA_REGRESSION_LEAST there is no value of partial information; of more than WA_REGRESSION_MOST the first are used. `seed`: of the
 * luck of simulated studies; `threads`: at least 1, changes no result.
 * `sheets`: with the draws that a workbook shows, which take time to prepare. */
wa_decisions *wa_decisions_make(wa_arena *arena, const wa_results *results, const wa_draws *draws, uint64_t seed,
                                size_t threads, bool sheets);

/* Sets results->decisions when results->probabilistic has its draws. */
void wa_decide(wa_results *results, bool sheets);

/* Factor from money of the modelled population to money per person, and per population that the decision concerns;
 * NaN where not known. */
double wa_per_person(const wa_decisions *decisions);
double wa_per_population(const wa_decisions *decisions);

/* The knowledge worth most in a decision, of single parameters; SIZE_MAX: none is worth anything. */
size_t wa_most_wanted(const wa_decisions *decisions, const wa_decision_table *table);

#endif
