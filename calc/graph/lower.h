/* From a model to the calculation graph: parameters, definitions, cohorts and the flows of lines and
 * outcomes, for every strategy. What comes after (money per stakeholder, ratios) is built on it by the
 * analyses. */
#ifndef WA_GRAPH_LOWER_H
#define WA_GRAPH_LOWER_H

#include "graph/graph.h"

/* A quantity over time that is valued and counted. */
typedef struct wa_flow {
  wa_flow_kind kind;
  int class;        /* WA_COSTS or WA_EFFECTS: which discount rate and conventions */
  bool investment;
  wa_id quantity;   /* as written; scalar or over points */
  wa_id amount;     /* per unit; WA_NONE for outcomes */
  wa_id deadweight, displacement, attribution, drop_off, starts, lasts; /* WA_NONE: not given */
  wa_id kept;       /* (1 - deadweight)(1 - displacement)(1 - attribution); WA_NONE: 1 */
  wa_id window;     /* over points; WA_NONE: 1 */
  wa_id after, before; /* the parts of `flow` in the cycle after and before each point, where its window may cover
                          one and not the other; WA_NONE: not told apart */
  wa_id flow;       /* named; over points: quantity x amount x kept x window */
} wa_flow;

typedef struct wa_lowered {
  wa_graph *graph;
  size_t n_strategies;
  wa_flow **lines;    /* [strategy][line] */
  wa_flow **outcomes; /* [strategy][outcome] */
  wa_id **from_shares, **to_shares; /* [line][entry of the split], the same for all strategies; WA_NONE: all */
  wa_id **branches;   /* [strategy][tree node] probability of taking it at its parent; WA_NONE for the root */
  wa_id **reach;      /* [strategy][tree node] probability of reaching it */
  wa_id **people;     /* [strategy][tree node] people who reach it at the start */
  wa_id *cohort;      /* [strategy] COHORT node, WA_NONE without a cohort */
  wa_id **states;     /* [strategy][state] share in the state over points */
  const wa_cohort_shape *shape; /* of all strategies: they differ in probabilities only; NULL without a cohort */
  wa_id **parts;      /* [strategy][part of the shape] share in that part of a state over points */
  wa_id **moves;      /* [strategy][move of the shape] probability, over cycles or scalar */
  wa_id *low, *high;  /* [parameter] its bounds where they are formulas; WA_NONE where they are numbers or not written */
  wa_id discount[2];  /* yearly rates, costs and effects */
  wa_id population;   /* people */
} wa_lowered;

/* Discount factors over points for a flow: by its class, kind and whether it is an investment. */
wa_id wa_clock_discount_of(const wa_lowered *lowered, const wa_flow *flow);

/* `fold`: see wa_graph. The model must be free of errors. */
wa_lowered *wa_lower(wa_arena *arena, const wa_model *model, bool fold);

#endif
