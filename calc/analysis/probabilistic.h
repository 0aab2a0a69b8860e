/* Probabilistic analysis: the model computed for many draws of its uncertain parameters.
 *
 * A draw is addressed: its parameters depend on the seed, its number and their names alone (engine/sample.h). So the
 * draws of a run may be computed in parts, on any number of threads or machines, and give the same bits. */
#ifndef WA_ANALYSIS_PROBABILISTIC_H
#define WA_ANALYSIS_PROBABILISTIC_H

#include "analysis/column.h"
#include "analysis/headline.h"
#include "engine/lanes.h"
#include "engine/sample.h"

/* The draws held as columns. A draw that failed has NaN in all headlines; a headline may also be missing (NaN) by
 * itself, where it has no meaning in that draw (an SROI without investment). */
typedef struct wa_draws {
  size_t n;                   /* draws in the columns: the first `n` of `n_run` */
  size_t n_run;               /* draws that were run; above `n` when they would not fit in memory */
  size_t n_failed;            /* of n_run */
  size_t n_parameters;
  const size_t *parameters;   /* [p] index of the parameter in the model */
  double **parameter;         /* [p][draw] */
  wa_headlines headlines;
  double **headline;          /* [h][draw] */
  bool *failed;               /* [draw] */
} wa_draws;

/* What is asked for. */
typedef struct wa_draw_plan {
  size_t draws;
  uint64_t seed;
  wa_sampling sampling;
  double failures;  /* share of the draws that may fail */
  size_t threads;   /* at least 1; changes no result */
} wa_draw_plan;

/* A share of the draws, with its Monte-Carlo standard error sqrt(p (1 - p) / n); NaN where no draw tells. */
typedef struct wa_chance {
  double share, error;
} wa_chance;

/* What holds in how many draws, for a strategy against the comparator. Less than half a hundredth of the currency is
 * neither gain nor loss. */
typedef struct wa_chances {
  bool given;         /* not for the comparator */
  wa_chance pays;     /* SROI above 1 */
  wa_chance *gains;   /* [stakeholder] its net is above 0; NaN for those not in reports */
  wa_chance no_loser; /* nobody's net is below 0 */
} wa_chances;

typedef struct wa_draw_failure {
  size_t draw;
  const char *message; /* "strategy x, cycle 3: ..." */
  wa_span span;
} wa_draw_failure;

/* Called for each stretch of draws, in their order: values[p or h][i] of draw from + i. False stops the run. */
typedef struct wa_draw_watcher {
  bool (*take)(void *context, size_t from, size_t count, const double *const *parameters, const double *const *headlines);
  void *context;
  struct wa_draw_watcher *next;
} wa_draw_watcher;

typedef struct wa_probabilistic {
  wa_arena *arena;
  const wa_results *results;
  const wa_results *drawn;     /* the graph that is computed: `results`, or one in which parameters with a formula and a
                                  distribution are inputs */
  wa_draw_plan plan;
  const wa_sampler *sampler;
  const size_t *inputs;        /* [p] of drawn->graph */
  const wa_id *wanted;         /* [h] nodes of drawn->graph */
  wa_draws draws;
  wa_draw_watcher *watchers;
  int error;                   /* errno of a watcher that could not write; 0: none */
  /* results, after wa_probabilistic_finish */
  wa_column_summary *parameter; /* [p] */
  wa_column_summary *headline;  /* [h] */
  double *icer;                 /* [h] of ICERs: ratio of the means of cost and effect; else NaN */
  wa_chances *chances;          /* [strategy] */
  bool exact;                   /* quantiles are those of the draws; else from histograms (WA_BIN_ERROR) */
  wa_draw_failure *failures;    /* the first WA_LANE_FAULTS_KEPT */
  size_t n_failures;
  struct wa_draw_sums *sums;
} wa_probabilistic;

/* Draws are held as columns as long as these have no more numbers than this (128 MB); of more, the first ones are. */
enum { WA_DRAWN_NUMBERS = 16 * 1024 * 1024 };

/* Prepares an analysis of computed results. NULL after errors, which are in `diags`: nothing to draw, a distribution that
 * cannot be. */
wa_probabilistic *wa_probabilistic_new(wa_arena *arena, wa_diags *diags, const wa_results *results, const wa_draw_plan *plan);

/* Hands every draw to `watcher` as well; before the run. */
void wa_probabilistic_watch(wa_probabilistic *analysis, wa_draw_watcher *watcher);

/* Computes the draws first .. first + count - 1 and takes them in. False when a watcher stopped it. Stretches must come
 * in order; draws that were computed elsewhere are taken in by wa_probabilistic_take. */
bool wa_probabilistic_run(wa_probabilistic *analysis, size_t first, size_t count);
bool wa_probabilistic_take(wa_probabilistic *analysis, size_t from, size_t count, const double *const *parameters,
                           const double *const *headlines);
void wa_probabilistic_failed(wa_probabilistic *analysis, wa_draw_failure failure);

/* Where in the model a failed draw went wrong. Failures that were taken in from elsewhere have no span of their own: that
 * one draw is then computed again, and nothing is counted. */
wa_span wa_probabilistic_place(const wa_probabilistic *analysis, const wa_draw_failure *failure);

/* After the last draw: summaries and chances. */
void wa_probabilistic_finish(wa_probabilistic *analysis);

/* Whether more draws failed than may. */
bool wa_too_many_failed(const wa_probabilistic *analysis);

#endif
