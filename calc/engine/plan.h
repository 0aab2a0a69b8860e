/* A plan: how to compute some wanted figures of a graph for many lanes, in which only some inputs vary. For the
 * engine's own files.
 *
 * Made once per (graph, wanted, varied), then only read:
 *  1. Of the graph, what the wanted figures depend on. What does not depend on a varied input is computed here and
 *     now, by the plain evaluator (block.h), for all lanes together.
 *  2. The rest becomes a graph of its own ("parts"), in which sums over time are rewritten: money is linear in
 *     person-time, so SUM of price x people(t) becomes price x SUM of people(t), and a sum that several lines share
 *     (discounted time in a state) is made once (plan_form.c). Results differ from the plain evaluator's by rounding.
 *  3. Parts become steps: scalars once per lane, rows over time place by place in one loop over the cycles, in which
 *     a row lives in as few columns as the furthest look back needs (plan_schedule.c). Memory per lane does not grow
 *     with the number of cycles.
 *  4. Steps work on columns of some lanes (8 to 64, so that the columns of the loop stay in the first-level cache),
 *     every lane by the same operations in the same order: a lane's bits depend on its own inputs only (frame.h).
 *
 * Faults: whatever the plain evaluator looks at (finite named figures, limits, probabilities, rows of transitions)
 * is watched, unless a value that is not finite is sure to reach a figure that is (plan_watch.c). A lane in which
 * something is wrong is marked; the plain evaluator then says what it is (lanes.c). */
#ifndef WA_ENGINE_PLAN_H
#define WA_ENGINE_PLAN_H

#include "engine/evaluate.h"

typedef uint32_t wa_part_id;
#define WA_NO_PART UINT32_MAX

/* An operation of plans besides those of graphs: sum of the products of pairs of arguments. */
enum { WA_OP_LINEAR = WA_N_OPS };

/* Like a node of the graph, but constants carry their values, and
 *  INPUT: index is the number among the varied;
 *  SUM, BY_YEAR: args[1], if given, is a constant row of weights;
 *  CONVOLVE: args[1] is a constant row of entrants, the last point first;
 *  STATE: args are the start share, then for each move into the state the state it leaves and the probability;
 *         states of one cohort stand together, the first of them is `index`. */
typedef struct wa_part {
  int op;
  wa_axis axis;
  uint32_t n_args;
  const wa_part_id *args;
  size_t index;
  const double *values; /* CONST: one per place */
} wa_part;

/* A value that must lie in low..high in every place; the lane is marked when it does not. */
typedef struct wa_watch {
  wa_part_id part;
  double low, high;
} wa_watch;

typedef struct wa_parts {
  wa_arena *arena;
  const wa_graph *graph;
  wa_part *items;
  size_t n, capacity;
  uint32_t *slots; /* hash table of equal parts: number plus one */
  size_t n_slots;
  wa_part_id *wanted;
  size_t n_wanted;
  wa_watch *watches;
  size_t n_watches, watches_capacity;
} wa_parts;

/* ---- plan_part.c ---- */
bool wa_part_constant(const wa_parts *parts, wa_part_id id);
size_t wa_part_length(const wa_parts *parts, wa_part_id id);
wa_part_id wa_part_number(wa_parts *parts, double value);
wa_part_id wa_part_ones(wa_parts *parts, wa_axis axis);
/* `values` must live as long as the parts. */
wa_part_id wa_part_values(wa_parts *parts, wa_axis axis, const double *values);
/* The part of an operation, computed at once where all arguments are constant and the operation is one of those
 * that the rewriting makes (arithmetic, shifts, sums). */
wa_part_id wa_part_add(wa_parts *parts, int op, wa_axis axis, const wa_part_id *args, size_t n_args, size_t index);
wa_part_id wa_part_binary(wa_parts *parts, int op, wa_part_id a, wa_part_id b);
/* Like wa_part_add, never shared with an equal part. */
wa_part_id wa_part_append(wa_parts *parts, wa_part part);

/* ---- plan_form.c: rows as sums of coefficient x weights x row ---- */
typedef struct wa_term {
  wa_part_id coefficient; /* scalar; WA_NO_PART: 1 */
  bool minus;
  wa_part_id weight;      /* constant row; WA_NO_PART: 1 */
  wa_part_id row;         /* varies; WA_NO_PART: 1 */
} wa_term;

typedef struct wa_form {
  size_t n;
  const wa_term *terms; /* NULL: the row itself */
} wa_form;

/* What a node of the graph became. */
typedef struct wa_rewrite {
  wa_parts *parts;
  wa_part_id *part;   /* [node] WA_NO_PART: only its form is known so far */
  wa_form *form;      /* [node] */
  bool failed;        /* something has no part: entrants that vary over time by themselves */
} wa_rewrite;

/* The form of a row that varies; {0} where it is no sum worth taking apart. Forms of its arguments must be there. */
wa_form wa_form_of(wa_rewrite *rewrite, wa_id id);
/* SUM or DOT over time, from the forms of the arguments. */
wa_part_id wa_form_sum(wa_rewrite *rewrite, wa_id id);
/* The form of an argument: of a constant row its weights, of a row that is no sum the row itself. */
wa_form wa_form_here(wa_rewrite *rewrite, wa_id id);
typedef struct wa_term_list {
  wa_term *items;
  size_t n, capacity;
} wa_term_list;
/* Takes one more term in: like terms are one, opposite ones none. */
void wa_take_term(wa_parts *parts, wa_term_list *list, wa_term term);
wa_form wa_listed(wa_parts *parts, wa_term_list list);
/* Whether only scalars vary in it. */
bool wa_only_weights(wa_form form);
/* a x b, either of which may be WA_NO_PART for 1. */
wa_part_id wa_times_part(wa_parts *parts, wa_part_id a, wa_part_id b);
/* The row that a form stands for. */
wa_part_id wa_form_row(wa_rewrite *rewrite, wa_id id);

/* ---- plan_entry.c: people who enter later, and live through the same rows from then on ---- */
/* How many enter, `later` places after the first. */
double wa_entrants_at(const wa_parts *parts, wa_part_id entrants, size_t later);
/* The furthest place back that a CONVOLVE looks at. */
size_t wa_entrants_reach(const wa_parts *parts, wa_part_id id);
/* The sum over time of a CONVOLVE (or one moved along time) is the row's own sum with other weights; WA_NO_PART for
 * any other row. `weight` may be WA_NO_PART. */
wa_part_id wa_sum_over_entrants(wa_parts *parts, wa_part_id row, wa_part_id weight);
wa_part_id wa_convolve_constants(wa_parts *parts, wa_part_id row, wa_part_id entrants);
/* Forms of BY_ENTRY, REVERSE and CONVOLVE. */
wa_form wa_entry_form(wa_rewrite *rewrite, wa_id id);

/* ---- plan_watch.c ---- */
typedef struct wa_plan_scope {
  wa_arena *arena;
  const wa_graph *graph;
  bool *needed, *varies; /* [node] */
  bool *constant;        /* [node] needed and does not vary */
} wa_plan_scope;

/* What the wanted figures need: their ancestors, and the limits on what these are made of. */
wa_plan_scope wa_plan_scope_new(wa_arena *arena, const wa_graph *graph, const wa_id *wanted, size_t n_wanted, const size_t *varied,
                      size_t n_varied);
/* Adds the watches of all that is needed and varies. False when a constant is beyond what it must be: then every
 * lane fails. */
bool wa_watch_all(wa_rewrite *rewrite, const wa_plan_scope *scope, const bool *certain);

/* ---- steps: plan_schedule.c, plan_compile.c ---- */

/* Where a step finds an argument. */
typedef enum wa_operand_kind { WA_AT_CONSTANT, WA_AT_COLUMN, WA_AT_RING } wa_operand_kind;
typedef struct wa_operand {
  wa_operand_kind kind;
  uint32_t column;        /* first one */
  uint32_t mask;          /* RING: columns less one; a power of two less one */
  uint32_t step;          /* CONSTANT: 1 for rows, 0 for scalars */
  ptrdiff_t shift;        /* RING: places away from the step's own; zero beyond 0..length-1 */
  size_t length;
  const double *values;   /* CONSTANT */
} wa_operand;

/* Sums of products: pairs of arguments, of which most stand in the same place in every round. Of a cohort's states
 * the first of a pair is a state of the round before, by its number. */
typedef struct wa_products {
  size_t n;
  const wa_operand *first, *second; /* [pair]; of cohorts only the second */
  const uint32_t *from;             /* [pair] cohorts: the state moved from */
  const uint32_t *moving;           /* pairs that must be found anew in every round */
  size_t n_moving;
  size_t place;                     /* where in a frame's pairs they stand */
} wa_products;

/* All states of a cohort in one step. */
typedef struct wa_cohort_step {
  size_t n;
  const uint32_t *column, *mask; /* [state] */
  const wa_operand *start;       /* [state] */
  const size_t *end;             /* [state] pairs before the next state's */
} wa_cohort_step;

typedef struct wa_step {
  int op;
  size_t offset, length;  /* rows: in round k of the loop it computes place k - offset, if in 0..length-1 */
  uint32_t column, mask;  /* of the result */
  uint32_t n_args;
  const wa_operand *args;
  size_t index;           /* of the part */
  bool watched;           /* the result must lie in low..high, or the lane is marked */
  double low, high;       /* of WATCH as well */
  const wa_products *products;   /* LINEAR, COHORT */
  const wa_cohort_step *cohort;  /* COHORT */
} wa_step;
/* A step that marks lanes: args[0] must lie in low..high. */
enum { WA_OP_WATCH = WA_OP_LINEAR + 1, WA_OP_COPY };

typedef struct wa_steps {
  wa_step *items;
  size_t n, capacity;
} wa_steps;

/* Scalars, then a loop over time that sums up rows; what follows from the sums is of the next stage. */
typedef struct wa_plan_stage {
  wa_steps scalars, rows, years;
  size_t rounds;            /* of the loop over points and cycles */
  const size_t *ready;      /* [year] round after which the year is complete; NULL: nothing happens by year */
  const uint32_t *zeroed;   /* columns to clear before the loop */
  size_t n_zeroed;
  const uint32_t *missing;  /* columns to fill with NaN before the loop */
  size_t n_missing;
} wa_plan_stage;

typedef struct wa_plan {
  const wa_graph *graph;
  size_t n_varied, n_wanted;
  bool hopeless;            /* a constant is wrong: every lane fails */
  bool plain;               /* the graph has an operation that plans do not know: every lane by the plain evaluator */
  size_t lanes;             /* in a frame */
  size_t n_columns;         /* of a frame */
  size_t n_pairs, n_most_states;
  const wa_products **products; /* of all steps */
  size_t n_products, products_capacity;
  uint32_t first_input;     /* the varied inputs' columns stand together */
  wa_plan_stage *stages;
  size_t n_stages;
  wa_operand *wanted;
} wa_plan;

/* Lanes of a frame, where its columns leave room for so many. */
enum { WA_LANES_MOST = 128 };

/* Columns, order and steps for the parts. */
void wa_plan_compile(wa_arena *arena, const wa_parts *parts, wa_plan *plan);

/* All in one. `arena` keeps the plan; the graph must outlive it. */
wa_plan *wa_plan_new(wa_arena *arena, const wa_graph *graph, const wa_id *wanted, size_t n_wanted, const size_t *varied,
                     size_t n_varied);

/* Bytes of working memory per lane of a frame. */
size_t wa_plan_bytes_per_lane(const wa_plan *plan);

#endif
