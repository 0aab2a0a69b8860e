/* The calculation graph: every number of a run is one of its nodes.
 *
 * Nodes are numbered so that arguments come before what uses them. Equal nodes are the same node, which is
 * how what does not depend on the strategy is computed once for all. The graph is built by lowering a model
 * (lower.h) and extended by the analyses; after that it is only read: by the evaluator, by the workbook, by
 * `explain`. */
#ifndef WA_GRAPH_GRAPH_H
#define WA_GRAPH_GRAPH_H

#include <stdint.h>

#include "base/arena.h"
#include "graph/op.h"
#include "model/model.h"

typedef uint32_t wa_id;
#define WA_NONE UINT32_MAX

/* A node has one value, or one per place of an axis. Points: the n + 1 moments 0..n of n cycles (without a
 * cohort: the years 0..Y-1); cycles: 1..n; years: 0..Y-1 from the start. */
typedef enum wa_axis { WA_SCALAR, WA_POINT, WA_CYCLE, WA_YEAR, WA_N_AXES } wa_axis;

/* What a flow over points consists of; decides the year a flow belongs to. */
typedef enum wa_flow_kind {
  WA_FLOW_TIME,    /* person-time, spread around its point by the cycle correction */
  WA_FLOW_MOVES,   /* moves, which happen in the cycle that ends at the point */
  WA_FLOW_POINTS,  /* one-offs at the point itself */
  WA_FLOW_IMPACT,  /* an impact written down per year */
  WA_N_FLOW_KINDS
} wa_flow_kind;

/* Values that a named figure must not leave: beyond them the run stops and says so. */
typedef struct wa_limits {
  double low, high, slack;  /* slack: what rounding may add on either side */
  const char *what, *must;  /* "the probability of 'a' -> 'b'", "it must lie in 0..1" */
} wa_limits;

/* Shared by nodes that carry a name: what readers see. */
typedef struct wa_named {
  const char *name;      /* "admission_tariff.flow", "sroi" */
  wa_label label;        /* may be empty: the name is shown */
  const char *formula;   /* as the author wrote it, or NULL */
  const char *source;    /* where the figure comes from, or NULL */
  wa_unit unit;
  wa_span span;
  size_t strategy;       /* SIZE_MAX: the same for all */
  size_t own; /* the parameter whose own value, a formula that nobody overrides, this is, plus one; 0: none */
  unsigned uses;         /* WA_USES_... bits (formula/expr.h) that begin with this node */
  const wa_limits *limits; /* NULL: any finite value */
  const char *group;     /* of whom it is, where people are followed in groups: "young"; NULL: of all (set by wa_name_node) */
} wa_named;

/* Whose figures are being named while a graph is built. */
typedef struct wa_naming {
  const char *group;  /* of figures that do not count people: the segment; NULL: all */
  const char *people; /* of figures that do: "young, taken up" */
  size_t strategy;    /* that these belong to; SIZE_MAX: as the name says */
} wa_naming;

typedef struct wa_node {
  wa_op op;
  wa_axis axis;
  bool optional;         /* may be missing (NaN is then a value, not a fault) */
  unsigned uses;         /* WA_USES_... bits of this node and all it depends on */
  uint32_t n_args;
  const wa_id *args;
  double number;         /* CONST; LABEL: its code */
  size_t index;          /* INPUT: input; SERIES: series; LOOKUP: table; STATE: state; LAG, STRIDE_SUM: places;
                            BY_ENTRY: points per year; BY_YEAR: class * WA_N_FLOW_KINDS + kind; COHORT: cohort; PATIENT_ROW: row;
                            ATTRIBUTE: attribute; HISTORY: see wa_past; GIVEN: which of its program; NAME: wa_named.own */
  const char *word;      /* LABEL: key of the text; NAME: the name */
  wa_span span;          /* where it was written; no source for what the engine made */
} wa_node;

/* A number that the user wrote and may change: a parameter, or a bare number in any other place. */
typedef struct wa_input {
  const char *name;          /* parameter name, or path ("lines.contract.amount") */
  double value;
  const wa_formula *formula; /* where it was written */
  const wa_parameter *parameter; /* NULL for bare numbers elsewhere */
  wa_unit unit;
  wa_id node;
} wa_input;

/* How a row of the clock follows from the number i of its place (0, 1, 2 ...), so that the workbook can print the
 * row as a formula. With t = (i - back) x cycle length, i of the last place being that of the one before it when
 * `capped`: */
typedef enum wa_rule_kind {
  WA_SERIES_LISTED,      /* no rule: the values are what they are */
  WA_SERIES_COUNT,       /* i - back + add */
  WA_SERIES_TIME,        /* t + add */
  WA_SERIES_TIME_WHOLE,  /* t, rounded where it is a whole number but for rounding */
  WA_SERIES_YEARS,       /* whole years in t, + add */
  WA_SERIES_AFTER_FIRST, /* 0 within the first year, else t; + add */
  WA_SERIES_WEIGHTS      /* by place: the first, the last, odd and even ones between */
} wa_rule_kind;

typedef struct wa_rule {
  wa_rule_kind kind;
  double back, add;
  bool capped;
  double first, last, odd, even;
} wa_rule;

/* A row of constants along an axis: clock, weights, discounting times. */
typedef struct wa_series {
  const char *name; /* key of its label */
  wa_axis axis;
  const double *values;
  wa_rule rule;
} wa_series;

/* Which state moves where; the COHORT node's arguments are the start shares of all states, then one
 * probability per move (of every cycle or one for all). */
typedef struct wa_cohort_shape {
  size_t n_states, n_moves;  /* a state whose stay matters is one part per cycle of the stay */
  const size_t *state_of;    /* [part] the model's state */
  const size_t *from, *to;   /* [move] parts; moves out of one part stand together */
  const size_t *transition;  /* [move] the model's transition; SIZE_MAX: staying inside a tunnel */
  const bool *rest;          /* [move] takes what the others leave */
  const wa_span *span;       /* [move] where it was written */
} wa_cohort_shape;

/* Bins points into years: the share `after` of point p belongs to year_after[p], the rest to year_before[p]. */
typedef struct wa_year_bins {
  const double *after;
  const size_t *year_after, *year_before;
  bool whole; /* after is 1 everywhere */
  uint32_t share; /* node of the row `after`; WA_NONE when whole */
} wa_year_bins;

/* Which node a name stands for under a strategy. */
typedef struct wa_name_entry {
  const char *name;
  size_t strategy; /* SIZE_MAX: for all */
  wa_id node;
} wa_name_entry;

/* The formula that a scenario gives to a parameter, beside the node that is the parameter's own value. Nothing that is
 * computed depends on it. */
typedef struct wa_alternative {
  size_t scenario, parameter;
  wa_id of;      /* INPUT, or NAME of its own */
  wa_id formula; /* WA_NONE: strategies or segments do not agree on one */
} wa_alternative;

typedef struct wa_graph {
  wa_arena *arena;
  const wa_model *model;
  bool fold; /* arithmetic on constants is done while building */
  size_t length[WA_N_AXES]; /* places per axis; 1 for scalars */
  wa_node *nodes;
  wa_named **named; /* per node; NULL where it has no name */
  size_t n_nodes, capacity, named_capacity;
  wa_input *inputs;
  size_t n_inputs, inputs_capacity;
  uint32_t *input_slots; /* hash table from formulas to inputs: number plus one, 0 for none */
  size_t n_input_slots;
  wa_series *series;
  size_t n_series, series_capacity;
  wa_cohort_shape *cohorts;
  size_t n_cohorts, cohorts_capacity;
  struct wa_patients_plan *patients; /* patients_plan.h; NULL: none */
  wa_year_bins bins[2][WA_N_FLOW_KINDS]; /* [WA_COSTS or WA_EFFECTS] */
  wa_name_entry *names; /* in the order of naming */
  size_t n_names, names_capacity;
  const bool *beside; /* [scenario][parameter] whether its formula may stand beside the model's own; NULL: not asked */
  wa_alternative *alternatives;
  size_t n_alternatives, alternatives_capacity;
  wa_naming naming;
  struct wa_node_table *table;
} wa_graph;

wa_graph *wa_graph_new(wa_arena *arena, const wa_model *model);

/* Leaves. wa_series makes a row of constants of the axis' length (values are copied). */
wa_id wa_const(wa_graph *graph, double number);
wa_id wa_missing(wa_graph *graph);
wa_id wa_label_node(wa_graph *graph, const char *key, int code);
wa_id wa_input_node(wa_graph *graph, const char *name, const wa_formula *formula, const wa_parameter *parameter,
                    double value, wa_unit unit);
wa_id wa_series_node(wa_graph *graph, const char *name, wa_axis axis, const double *values);

/* The same with values that follow from a rule (series_rule.c). */
wa_id wa_series_by_rule(wa_graph *graph, const char *name, wa_axis axis, wa_rule rule);

/* An operation on earlier nodes. Axes must agree apart from scalars (programming error otherwise). Folds
 * constants and drops * 1, + 0 and the like when graph->fold is set. */
wa_id wa_node_add(wa_graph *graph, wa_op op, const wa_id *args, size_t n_args, size_t index, wa_span span);
wa_id wa_op1(wa_graph *graph, wa_op op, wa_id a);
wa_id wa_op2(wa_graph *graph, wa_op op, wa_id a, wa_id b);
wa_id wa_op3(wa_graph *graph, wa_op op, wa_id a, wa_id b, wa_id c);
wa_id wa_total(wa_graph *graph, const wa_id *args, size_t n_args); /* 0 for none */

/* The node under a name. The same name for the same node is one node, shared by the strategies that ask (its
 * wa_named then has strategy SIZE_MAX). */
wa_id wa_name_node(wa_graph *graph, wa_id node, wa_named named);

/* The same without an entry among the names: it can be shown, but not be found. */
wa_id wa_name_quietly(wa_graph *graph, wa_id node, wa_named named);

/* Whether a node is a parameter's own value: its input, or the formula that nobody overrides. */
bool wa_is_own_value(const wa_graph *graph, wa_id node, size_t parameter);

/* Figures of one group alone get its name behind theirs, "in(home)[young]"; to be called when all are named. */
void wa_finish_names(wa_graph *graph);

/* The node of a name for a strategy (SIZE_MAX: of the first that has it), WA_NONE when there is none. A
 * scalar is preferred to a row of the same name, points to cycles. Inputs are found by their names too. */
wa_id wa_find_named(const wa_graph *graph, const char *name, size_t strategy);

size_t wa_node_length(const wa_graph *graph, wa_id id);

#endif
