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
  wa_id amount;     /* per unit; WA_NONE for outcomes. Where it differs within: the mean */
  wa_id deadweight, displacement, attribution, drop_off, starts, lasts; /* WA_NONE: not given */
  wa_id part;       /* share of a fixed figure that is counted here, in a segment; WA_NONE: all of it */
  wa_id gross;      /* quantity x amount x part, before the corrections */
  wa_id kept;       /* (1 - deadweight)(1 - displacement)(1 - attribution); WA_NONE: 1 */
  wa_id window;     /* over points; WA_NONE: 1 */
  wa_id after, before; /* the parts of `flow` in the cycle after and before each point, where its window may cover
                          one and not the other; WA_NONE: not told apart */
  wa_id flow;       /* named; over points: quantity x amount x kept x window */
} wa_flow;

/* How many take a strategy up, of those who enter. */
typedef struct wa_uptake_flow {
  wa_id share;   /* scalar, or over points by the moment of entry; WA_NONE: all do */
  wa_id entrants; /* over points: all who enter */
  wa_id *stages; /* [stage] share of those who enter that gets through it; NULL without a funnel */
} wa_uptake_flow;

/* Work of a role in a step, per patient of the path. */
typedef struct wa_work_flow {
  wa_id minutes;    /* each time */
  wa_id per_minute; /* what a minute costs */
  wa_id total, cost; /* minutes and money over all times */
} wa_work_flow;

typedef struct wa_step_flow {
  wa_id times;      /* share x times, or share / (1 - repeat): the mean of a geometric number of attempts */
  wa_work_flow *work;
  wa_id minutes, staff, materials, cost; /* over all times; materials 0 where there are none */
} wa_step_flow;

/* A care path under a strategy: all scalars. */
typedef struct wa_path_flow {
  bool made;
  wa_step_flow *steps;
  wa_id minutes, cost;
  wa_id *role_minutes, *role_cost; /* [role]; WA_NONE where it does nothing in this path */
} wa_path_flow;

/* All of the people, or one segment of them. With segments the flows of all are the sums of those of the segments, and
 * what belongs to one trace alone (cohort, parts, moves) stands with the segments only. */
typedef struct wa_lowered {
  const wa_segment *segment;    /* NULL: all */
  wa_id share;                  /* of the people; WA_NONE: all */
  struct wa_lowered **segments; /* [segment] in the model's order */
  size_t n_segments;
  wa_uptake_flow *uptake;       /* [strategy] */
  wa_path_flow **paths;         /* [strategy][path] */
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
  wa_id *members;     /* [stakeholder] people whom a payer insures; WA_NONE: not given, or it has no budget */
} wa_lowered;

/* Discount factors over points for a flow: by its class, kind and whether it is an investment. */
wa_id wa_clock_discount_of(const wa_lowered *lowered, const wa_flow *flow);

/* `fold`: see wa_graph. The model must be free of errors. */
wa_lowered *wa_lower(wa_arena *arena, const wa_model *model, bool fold);

#endif
