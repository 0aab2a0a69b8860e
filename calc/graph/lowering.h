/* Shared by the files that lower a model; not for other rooms. */
#ifndef WA_GRAPH_LOWERING_H
#define WA_GRAPH_LOWERING_H

#include "graph/clock.h"
#include "graph/lower.h"

/* Where a formula is read: under which strategy, along which axis, with which class's cycle correction.
 * `suspended`: overrides that count as not made (those whose own formula is being read). */
typedef struct wa_context {
  wa_lowered *lowered;
  wa_graph *graph;
  const wa_model *model;
  size_t strategy;
  wa_axis axis; /* WA_POINT or WA_CYCLE */
  int class;
  size_t stay; /* cycles since the state was entered, for time_in; SIZE_MAX where there is no state */
  const wa_override *suspended[8];
  size_t n_suspended;
  struct wa_lowering_cache *cache;
} wa_context;

typedef struct wa_lowering_cache {
  wa_id *parameters;        /* [strategy * n + i] */
  wa_id *definitions[2][2]; /* [axis is cycle][class][strategy * n + i] */
  wa_id *outcomes[2];       /* [class][strategy * n + i] */
} wa_lowering_cache;

/* The formula as a node; `formula->expr` must be given. A bare written number becomes an input. */
wa_id wa_lower_formula(wa_context *context, const wa_formula *formula);

/* The same, or WA_NONE where nothing was written. */
wa_id wa_lower_optional(wa_context *context, const wa_formula *formula);

wa_id wa_lower_expr(wa_context *context, const wa_expr *expr);

/* What the names of a model stand for. */
wa_id wa_lower_parameter(wa_context *context, size_t parameter);
wa_id wa_lower_definition(wa_context *context, size_t definition);
wa_id wa_lower_outcome_quantity(wa_context *context, size_t outcome);

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

/* Spreads a scalar over the points, so that a row always is one. */
wa_id wa_over_points(wa_graph *graph, wa_id node);

/* Flows of all lines and outcomes for the context's strategy. */
void wa_lower_flows(wa_context *context);

wa_id wa_lower_lookup(wa_context *context, const wa_expr *expr);
wa_id wa_lower_index(wa_context *context, const wa_expr *expr);

#endif
