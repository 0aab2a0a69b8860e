/* What a run yields: tables of graph nodes. A result is never a number computed here: it is a node that the
 * evaluator computes, the workbook prints as a formula and `explain` tells in words.
 *
 * Figures per stakeholder and every "incremental" are the strategy minus the comparator. Money is in the
 * model's currency at its price year; present values are at the start of the model. */
#ifndef WA_ANALYSIS_RESULTS_H
#define WA_ANALYSIS_RESULTS_H

#include "engine/block.h"
#include "graph/lower.h"

/* One line under one strategy. */
typedef struct wa_line_result {
  wa_id factor;                  /* discount factors over points */
  wa_id present_value, total;    /* the strategy's own; total is undiscounted */
  wa_id by_year, discounted_by_year;
  wa_id quantity;                /* over the whole horizon, before corrections; as written for impacts */
  wa_id incremental, incremental_total, incremental_by_year, incremental_discounted_by_year;
  wa_id created;                 /* present value that is gained by somebody minus borne by somebody, incremental */
} wa_line_result;

/* One stakeholder's side of one line, incremental: what goes out is negative. */
typedef struct wa_entry {
  size_t line, stakeholder;
  bool pays;       /* the stakeholder is on the `from` side */
  bool investment; /* pays, and the line is part of the investment */
  bool cash, health;
  wa_id present_value, by_year, total;
} wa_entry;

typedef struct wa_party_result {
  wa_id invests, gains, net;     /* present values; net = gains - invests */
  wa_id net_by_year;             /* undiscounted */
  wa_id net_total;               /* undiscounted */
  wa_id net_cash;                /* present value without lines that are not cash */
  wa_id loss;                    /* what it loses on balance, 0 where it gains */
  wa_id spare_cash;              /* what it could pay to others out of its gain in cash; 0 for households */
} wa_party_result;

typedef struct wa_outcome_result {
  wa_id total, total_discounted, by_year, incremental, incremental_discounted;
} wa_outcome_result;

/* Social return on investment: A guide to SROI (2012). WA_NONE nowhere; where a figure has no meaning its
 * value is missing. */
typedef struct wa_sroi_result {
  wa_id investment, benefits, npv;   /* present values; benefits = npv + investment */
  wa_id ratio, net_ratio;            /* benefits / investment; npv / investment */
  wa_id investment_by_year, benefits_by_year;
  wa_id investment_discounted_by_year, benefits_discounted_by_year;
  wa_id payback, payback_discounted; /* years, interpolated inside the year */
  wa_id cash_only_ratio, ratio_without_health, ratio_negatives_invested, undiscounted_ratio;
  wa_id wrong_pocket_share, compensation, winners_cash, compensation_covered;
} wa_sroi_result;

/* Cost-effectiveness from one perspective. */
typedef struct wa_effectiveness {
  size_t perspective;           /* stakeholder; SIZE_MAX: society */
  wa_id cost, effect;           /* discounted totals of the strategy */
  wa_id incremental_cost, incremental_effect;
  wa_id *more_cost, *more_effect; /* [other strategy]: own less the other's, 0 where they are equal (tie.h) */
  wa_id *slopes;                /* [other strategy]: extra cost per extra effect against a less effective one */
  wa_id lower, upper;           /* highest slope from below, lowest slope to above */
  wa_id dominated, extendedly_dominated;
  wa_id status;                 /* LABEL code, see wa_status */
  wa_id icer, icer_against;     /* against the next best on the frontier; LABEL code: strategy number */
  wa_id ratio;                  /* incremental cost / incremental effect, whatever it means */
  wa_id *nmb;                   /* per willingness to pay */
} wa_effectiveness;

typedef enum wa_status {
  WA_STATUS_FRONTIER, WA_STATUS_DOMINANT, WA_STATUS_SOUTH_WEST, WA_STATUS_DOMINATED, WA_STATUS_EXTENDEDLY_DOMINATED,
  WA_STATUS_EQUAL, WA_N_STATUS
} wa_status;
extern const char *const wa_status_names[WA_N_STATUS]; /* "on the frontier", "dominant", ... */

/* Who enter and who take the strategy up, over the whole horizon. */
typedef struct wa_uptake_result {
  bool given;
  wa_id entered, taken_up, share; /* people, people, taken_up / entered (missing where nobody enters) */
  wa_id *stages;                  /* [stage] people who get through it */
} wa_uptake_result;

typedef struct wa_strategy_result {
  const char *name;
  wa_label label;
  bool is_comparator;
  wa_line_result *lines;
  wa_entry *entries;
  size_t n_entries, entries_capacity;
  wa_party_result *parties;  /* per stakeholder */
  wa_outcome_result *outcomes;
  wa_sroi_result sroi;
  wa_effectiveness *effectiveness; /* per perspective */
  wa_uptake_result uptake;
  struct wa_party_view *views;     /* per stakeholder, see edition.h */
  wa_id cumulative;                /* net of all parties so far at the end of each year, undiscounted */
  wa_id year_begins;               /* the same when the year's investment is paid and none of its benefits are there */
} wa_strategy_result;

/* One payer's own cash under one strategy: per year, undiscounted; what is spent is positive. `impact` is the strategy
 * less the comparator. */
typedef struct wa_budget_row {
  bool receives_any;           /* the payer is on the receiving side of some cash line */
  wa_id pays, receives, net;   /* per year; net = pays - receives */
  wa_id total;                 /* of net over all years */
  wa_id impact, impact_total;
  wa_id per_member, per_member_mean; /* impact per member per month: per year, and the mean over the horizon; WA_NONE
                                        where the number of members is not given */
} wa_budget_row;

typedef struct wa_budget {
  size_t *payers;       /* stakeholders that are organisations and pay for a cash line */
  size_t n_payers;
  wa_budget_row **rows; /* [strategy][payer] */
} wa_budget;

/* Net of society against the comparator, and added up from the start; per year, undiscounted. */
typedef struct wa_cash_path {
  wa_id net_by_year, net_so_far;
} wa_cash_path;

typedef struct wa_check {
  const char *name;   /* key of its text: "states_sum_to_one" */
  size_t strategy;    /* SIZE_MAX: of the whole model */
  wa_id gap;          /* relative distance from what must hold */
  wa_id passed;       /* 1 or 0 */
} wa_check;

typedef struct wa_results {
  wa_arena *arena;
  const wa_model *model;
  wa_lowered *lowered;
  wa_graph *graph;
  wa_strategy_result *strategies; /* the model's; with an implicit comparator, "nothing" comes last */
  size_t n_strategies;
  size_t comparator;
  size_t *perspectives;   /* first: the default one; none without an effect or without lines */
  size_t n_perspectives;
  wa_check *checks;
  size_t n_checks, checks_capacity;
  wa_id tolerance;
  wa_id tie;              /* WA_TIE (tie.h): part of the larger below which two figures are equal */
  wa_budget budget;
  wa_cash_path *cash;     /* [strategy] */
  wa_block *block;        /* one lane: the model's own numbers */
  size_t threads;         /* for what can share its work (patients); 0: one */
  struct wa_patients_result *patients; /* analysis/patients.h; NULL until computed, or without individual patients */
  struct wa_calibration *calibration; /* calibration.h; NULL unless it is asked for */
  struct wa_decisions *decisions; /* decisions.h; NULL until computed from the draws */
  struct wa_sensitivity *sensitivity; /* sensitivity.h; NULL until it is planned, its parts until computed */
  struct wa_probabilistic *probabilistic; /* probabilistic.h; NULL until its draws are done, or where none are asked for */
  struct wa_results **segments; /* [segment] the same tables for its people alone, without checks; `lowered` is that of
                                   the segment, figures that are its own alone have names ending in "[segment]" */
  size_t n_segments;
} wa_results;

/* An analysis adds its nodes to the graph and its tables to the results. One row of the registry each, in
 * the order in which they build on each other. */
typedef struct wa_analysis_row {
  const char *name;
  void (*build)(wa_results *results);
} wa_analysis_row;
extern const wa_analysis_row wa_analyses[];
extern const size_t wa_n_analyses;

/* Builds the graph of a checked model and all analyses on it; nothing is computed yet. */
wa_results *wa_results_build(wa_arena *arena, const wa_model *model, bool fold);

/* Computes everything for the model's own numbers. False with a fault (see block.h). */
bool wa_results_compute(wa_results *results, wa_fault *fault);

/* Value of a scalar result; NaN when it is missing or WA_NONE. */
double wa_result_value(const wa_results *results, wa_id node);

/* Value of one place of a row. */
double wa_result_at(const wa_results *results, wa_id node, size_t place);

bool wa_checks_passed(const wa_results *results);

/* Whether a stakeholder belongs in reports: those of a shared list only where a line names them. */
bool wa_party_reported(const wa_model *model, size_t stakeholder);

/* Whether any line is part of an investment. */
bool wa_has_investment(const wa_model *model);

#endif
