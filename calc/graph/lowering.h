/* Shared by the files that lower a model; not for other rooms. */
#ifndef WA_GRAPH_LOWERING_H
#define WA_GRAPH_LOWERING_H

#include "graph/clock.h"
#include "graph/lower.h"

/* Overrides that count as not made: those whose own formula is being read. */
typedef struct wa_suspended {
  const wa_override *override;
  const struct wa_suspended *outer;
} wa_suspended;

/* People who are followed together. */
typedef struct wa_crowd {
  wa_id start;    /* people at the start */
  wa_id inflow;   /* people at the start of every later year; WA_NONE: nobody */
  wa_id entrants; /* over points: people who enter there, first and later; WA_NONE: start and inflow say it all */
} wa_crowd;

/* Where a formula is read: under which strategy, for whom, along which axis, with which class's cycle correction. */
typedef struct wa_context {
  wa_lowered *lowered;
  wa_graph *graph;
  const wa_model *model;
  size_t strategy; /* whose `set` holds */
  size_t owner;    /* whose results are made: another than `strategy` for those who do not take it up */
  size_t segment;  /* SIZE_MAX: none */
  wa_crowd crowd;
  wa_crowd everyone; /* of the segment: the crowd and those who go the other way */
  bool partial;    /* the crowd is not everyone */
  wa_axis axis;    /* WA_POINT or WA_CYCLE */
  int class;
  size_t stay;       /* cycles since the state was entered, for time_in; SIZE_MAX where there is no state */
  size_t stay_state; /* while a line is read stay by stay: the state; in() and moves() then are of that part of it */
  const wa_suspended *suspended;
  struct wa_personal *personal; /* NULL: the model's own graph; else formulas of individual patients */
  struct wa_lowering_cache *cache;
} wa_context;

/* What names stand for, by strategy; the tables are made when first asked for. */
typedef struct wa_lowering_cache {
  wa_id **parameters;        /* [strategy][i] */
  wa_id **definitions[2][2]; /* [axis is cycle][class][strategy][i] */
  wa_id **outcomes[2];       /* [class][strategy][i] */
} wa_lowering_cache;

wa_lowering_cache *wa_new_cache(wa_arena *arena, const wa_model *model);

/* `count` times WA_NONE. */
wa_id *wa_no_ids(wa_arena *arena, size_t count);

/* People of all or of a segment, as `everyone` and as the crowd. */
void wa_lower_everyone(wa_context *context);

/* The context of those who take its strategy up, and of those who do not: they go the comparator's way. */
wa_context wa_takers(const wa_context *context, wa_id uptake);
wa_context wa_others(const wa_context *context, wa_id uptake);

/* The share of those entering who take the context's strategy up. */
wa_id wa_lower_uptake(wa_context *context);

/* A crowd's people at the points where they enter. */
wa_id wa_entrants(wa_context *context, const wa_crowd *crowd);

/* Whether people enter later too. */
bool wa_is_open(const wa_context *context);

/* Those who enter later, at the point where they do, times the share that theirs begins with. */
wa_id wa_newcomers(wa_context *context, wa_id share);

/* People of a crowd behind a share of them over points or cycles. */
wa_id wa_people(wa_context *context, wa_id share);

/* People who get through a stage of the funnel of the context's strategy, over points. */
wa_id wa_lower_funnel(wa_context *context, const char *stage);

/* Where formulas of individual patients are read: their program, when in a cycle, and the model's own graph. */
typedef struct wa_personal {
  struct wa_patient_program *program;
  struct wa_patients_plan *plan;
  wa_graph *outer;
  int moment; /* wa_moment */
  struct wa_lowering_cache *outer_cache;
} wa_personal;

/* Whether any scenario changes the parameter's value. */
bool wa_scenarios_set(const wa_model *model, size_t parameter);

/* The formulas that scenarios give to a parameter, beside `node`: its own value in the context. */
void wa_lower_alternatives(wa_context *context, size_t parameter, wa_id node);

/* The override that the context's strategy makes, unless it is suspended; NULL: none. */
const wa_override *wa_find_override(const wa_context *context, bool of_definition, size_t target);

/* Whether the formula has a value of its own for every patient. */
bool wa_is_personal(const wa_context *context, const wa_expr *expr);

/* A formula, or a node of the model's own graph, as a leaf of the patients' program. */
wa_id wa_lower_given(wa_context *context, const wa_expr *expr);
wa_id wa_lower_given_formula(wa_context *context, const wa_formula *formula);
wa_id wa_lower_given_node(wa_context *context, wa_id outer);
/* The context of the model's own graph from which the patients' one was made. */
wa_context wa_outer_context(const wa_context *context);
wa_id wa_lower_history(wa_context *context, int past, size_t item);
wa_id wa_lower_attribute(wa_context *context, size_t attribute);

/* Programs of all strategies, and what is summed over patients. */
void wa_plan_patients(wa_context *context);
/* States and shares with so many events, for the context's strategy. */
void wa_lower_patients(wa_context *context);
/* A formula that counts something of individual patients, times `amount` (NULL: 1), summed over them. */
wa_id wa_lower_personal_sum(wa_context *context, const wa_expr *quantity, const wa_expr *amount);
/* Mean over patients of what is counted, without a coefficient. */
wa_id wa_lower_patient_mean(wa_context *context, int what, size_t a, size_t b, double days);
/* Adds the terms of a running total to the program of the context's strategy. */
void wa_lower_so_far(wa_context *context, size_t total);
/* What a call of in, enters, moves, events, stay or repeats counts. */
struct wa_patient_count wa_count_of_call(const wa_context *context, const wa_expr *call);
wa_id wa_lower_patient_count(wa_context *context, const wa_expr *call);
wa_id wa_lower_patient_qalys(wa_context *context);

/* Person-years of a share over points; `ends`: the share at the ends of the cycles, where it is another row. */
wa_id wa_lower_time_of(wa_context *context, wa_id share, wa_id ends, const char *name, const char *formula, wa_unit unit,
                       wa_span span);
wa_id wa_lower_moves_of(wa_context *context, wa_id movers);

/* The formula as a node; `formula->expr` must be given. A bare written number becomes an input. */
wa_id wa_lower_formula(wa_context *context, const wa_formula *formula);

/* The same, or WA_NONE where nothing was written. */
wa_id wa_lower_optional(wa_context *context, const wa_formula *formula);

wa_id wa_lower_expr(wa_context *context, const wa_expr *expr);

/* What the names of a model stand for. */
wa_id wa_lower_parameter(wa_context *context, size_t parameter);
wa_id wa_lower_definition(wa_context *context, size_t definition);
wa_id wa_lower_outcome_quantity(wa_context *context, size_t outcome);

/* The care path under the context's strategy; made once. */
const wa_path_flow *wa_lower_path(wa_context *context, size_t path);

/* Tree: its probabilities for the context's strategy; the people who reach a node, over points. */
void wa_lower_tree(wa_context *context);
wa_id wa_lower_reaches(wa_context *context, size_t node);

/* The shape of the model's cohort: states in parts where their stay matters. */
const wa_cohort_shape *wa_lower_shape(wa_context *context);
/* First part of the state that a part belongs to. */
size_t wa_first_part(const wa_cohort_shape *shape, size_t part);

/* States from survival curves instead of transitions. */
void wa_lower_survival(wa_context *context);

/* Cohort: its node and states for the context's strategy, then quantities made from it. */
void wa_lower_cohort(wa_context *context);
wa_id wa_lower_person_time(wa_context *context, size_t state);
wa_id wa_lower_moves(wa_context *context, size_t from, size_t to);
wa_id wa_lower_enters(wa_context *context, size_t state);
wa_id wa_lower_qalys(wa_context *context);

/* `people` of the starting population, plus those of later years' entrants, whose share over time is `share`. */
wa_id wa_lower_entrants(wa_context *context, wa_id people, wa_id share);

/* The mix of the sex that `sex` stands for, and the age at the start (expr NULL: not known), of the context's people. */
const wa_sex_mix *wa_sex_of(const wa_context *context);
const wa_formula *wa_age_of(const wa_context *context);

/* Spreads a scalar over the points, so that a row always is one. */
wa_id wa_over_points(wa_graph *graph, wa_id node);

/* Flows of all lines and outcomes for the context's strategy. */
void wa_lower_flows(wa_context *context);

/* One figure from those of groups or parts: the sum of what they count. A single one is taken as it is. */
wa_flow wa_merge_flows(wa_context *context, const wa_flow *flows, size_t n);

/* Sums the flows of the segments under the context's strategy. */
void wa_merge_segments(wa_context *context);

/* Sums the segments into the figures of all. */
void wa_lower_together(wa_context *context);

wa_id wa_lower_lookup(wa_context *context, const wa_expr *expr);
wa_id wa_lower_index(wa_context *context, const wa_expr *expr);

#endif
