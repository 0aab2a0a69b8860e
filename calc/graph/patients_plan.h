/* What is computed for individual patients: a program per strategy, and the sums over patients that the rest of the
 * graph is made from.
 *
 * A program is a calculation graph of its own whose nodes have one value per patient; the engine evaluates it cycle by
 * cycle for blocks of patients. Its leaves are attributes, history, and GIVEN: figures of the model's graph, which are
 * the arguments of the PATIENTS node. A PATIENT_ROW of that node is a mean over all simulated patients. */
#ifndef WA_GRAPH_PATIENTS_PLAN_H
#define WA_GRAPH_PATIENTS_PLAN_H

#include "graph/graph.h"
#include "model/patients.h"

/* Where in a cycle a formula is computed. */
typedef enum wa_moment {
  WA_MOMENT_START, /* attributes, and the state where a patient starts */
  WA_MOMENT_BEGIN, /* what happens in the cycle, seen from its begin */
  WA_MOMENT_POINT, /* amounts of time in a state: at the point */
  WA_MOMENT_END,   /* amounts of moves and events: at the end of the cycle, these included */
  WA_N_MOMENTS
} wa_moment;

/* History of a patient: HISTORY nodes have index item * WA_N_PASTS + past. */
typedef enum wa_past { WA_PAST_TIME_IN, WA_PAST_COUNT, WA_PAST_SINCE, WA_PAST_SO_FAR, WA_N_PASTS } wa_past;

/* What is counted of a patient. */
typedef enum wa_counted {
  WA_COUNTED_STATE,    /* at a point: 1 in state a */
  WA_COUNTED_EVERYONE, /* at a point: 1 */
  WA_COUNTED_MOVE,     /* in a cycle: 1 for a move from a (SIZE_MAX: any other state) to b */
  WA_COUNTED_EVENT,    /* in a cycle: 1 when event a happens */
  WA_COUNTED_REPEAT,   /* in a cycle: 1 when event a begins at most `days` after the end of the one before */
  WA_COUNTED_STAY,     /* in a cycle: days of event a's stay */
  WA_COUNTED_AT_LEAST  /* at the end: 1 when event a happened b times or more */
} wa_counted;

typedef struct wa_patient_count {
  wa_counted what;
  size_t a, b;
  double days;
} wa_patient_count;

/* The mean over patients of what is counted times a coefficient. */
typedef struct wa_patient_row {
  size_t strategy;
  wa_patient_count count;
  wa_id coefficient; /* of the strategy's program; WA_NONE: 1 */
  bool carried;      /* STATE over cycles: coefficient of the cycle's begin, state at its end (life-table correction) */
  wa_axis axis;
  size_t first;      /* where its values begin among those of the PATIENTS node */
} wa_patient_row;

/* A term of a running total. */
typedef struct wa_so_far_term {
  size_t total;
  wa_patient_count count; /* STATE: times the length of the cycle, in the cycle that begins */
  wa_id coefficient;
} wa_so_far_term;

typedef struct wa_id_list {
  wa_id *ids;
  size_t n, capacity;
} wa_id_list;

/* Arguments of a distribution, in the order of its kind's names; WA_NONE: not given. */
typedef struct wa_variate_ids {
  wa_id of[WA_VARIES_MOST_ARGS];
} wa_variate_ids;

typedef struct wa_patient_program {
  wa_graph *graph;
  size_t *given;          /* [GIVEN] which argument of the PATIENTS node */
  size_t n_given, given_capacity;
  wa_id *starts;          /* [state] share; WA_NONE: nobody */
  wa_id *moves;           /* [transition] probability; WA_NONE for `rest` */
  wa_id *events;          /* [event] probability */
  wa_id **exits;          /* [event][way] share; WA_NONE: everyone */
  wa_variate_ids *stays;  /* [event] */
  wa_so_far_term *terms;
  size_t n_terms, terms_capacity;
} wa_patient_program;

typedef struct wa_patients_plan {
  wa_arena *arena;
  const wa_model *model;
  wa_patient_program *programs;  /* [strategy] */
  wa_patient_program attributes; /* formulas of attributes, the same for all strategies */
  wa_variate_ids *variates; /* [attribute], nodes of `attributes` */
  wa_patient_row *rows;
  size_t n_rows, rows_capacity;
  size_t n_places;        /* of all rows together */
  wa_id_list given;       /* arguments of the PATIENTS node */
  wa_id node;             /* PATIENTS; WA_NONE while rows are being collected */
} wa_patients_plan;

/* Shares of patients with at least 1, 2 ... so many of each event are always counted. */
enum { WA_MOST_TIMES = 3 };

/* The row that counts this, or SIZE_MAX. */
size_t wa_find_patient_row(const wa_patients_plan *plan, const wa_patient_row *row);

#endif
