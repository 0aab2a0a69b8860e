/* What a model asks of sensitivity analysis and calibration: `analysis.one_way`, `two_way`, `break_even`,
 * `scenarios` and `calibrate`, with names of parameters resolved. Names of results ("sroi", "insurer.net") stay as
 * written: which there are is known when the calculation stands. */
#ifndef WA_MODEL_PLAN_H
#define WA_MODEL_PLAN_H

#include "model/model.h"

/* The name of a result, and where it was written. */
typedef struct wa_asked {
  const char *name;
  wa_span span;
} wa_asked;

typedef struct wa_asked_list {
  wa_asked *items;
  size_t n;
} wa_asked_list;

/* A parameter to be varied, whose value is a written number, between bounds of the analysis' own. */
typedef struct wa_vary {
  size_t parameter;
  wa_span span;
  bool bounded;     /* low and high are given */
  double low, high; /* low < high */
} wa_vary;

typedef struct wa_one_way_plan {
  bool given;
  wa_span span;
  bool all;                        /* every parameter; else those of `parameters` */
  size_t *parameters, n_parameters;
  wa_asked_list of;                /* n 0: the usual results */
  double margin;                   /* share of the value, for parameters without a range; NaN: none */
} wa_one_way_plan;

typedef struct wa_two_way_plan {
  wa_span span;
  wa_vary x, y;
  wa_asked_list of;
  size_t steps; /* values of each, both ends among them; at least 2 */
} wa_two_way_plan;

typedef struct wa_break_even_plan {
  wa_span span;
  wa_vary vary;
  wa_asked of;
  size_t strategy; /* SIZE_MAX: each that is compared */
  double reaches;  /* NaN: what the result says (SROI 1, a net 0, the thresholds) */
} wa_break_even_plan;

/* A named set of changes, loaded and checked as a model of its own. */
typedef struct wa_scenario {
  const char *name;
  wa_label label;
  wa_span span, last;            /* its name; the last thing that it sets */
  const wa_model *model;         /* the same model with the changes made */
  bool inputs_only;              /* all it changes is `n` parameters, from one written number to another */
  size_t *parameters, n;
  size_t *changed, n_changed;    /* parameters whose value it sets, in whatever way */
  bool changes_others;           /* it sets something else too */
  const char *const *keys, *const *values; /* what is set, as written; n_keys of them */
  size_t n_keys;
} wa_scenario;

/* An observation that the model should reproduce. */
typedef struct wa_target {
  wa_span span;
  wa_label label;
  size_t strategy;
  const char *what;          /* "share of home at 5 years", "admissions per life_years": as written */
  bool of_states;            /* share of people in `states` at `time` years; else a total of an outcome */
  size_t *states, n_states;
  size_t quantity, per;      /* outcomes; `per` SIZE_MAX: not divided */
  double time;               /* years; of totals: how long they count, whole years or the horizon */
  double value, se;          /* se above 0 */
} wa_target;

typedef struct wa_calibrate_plan {
  bool given;
  wa_span span;
  wa_vary *parameters;
  size_t n_parameters;
  wa_target *targets;
  size_t n_targets;
} wa_calibrate_plan;

typedef struct wa_plan {
  wa_one_way_plan one_way;
  wa_two_way_plan *two_way; size_t n_two_way;
  wa_break_even_plan *break_even; size_t n_break_even;
  wa_scenario *scenarios; size_t n_scenarios;
  wa_calibrate_plan calibrate;
} wa_plan;

#endif
