/* The simulation of patients; for the engine's own files. */
#ifndef WA_ENGINE_PATIENTS_INSIDE_H
#define WA_ENGINE_PATIENTS_INSIDE_H

#include "engine/evaluate.h"
#include "engine/patients.h"

enum { WA_UNIT_LANES = 64, WA_CHUNK_LANES = 4096, WA_MOST_CHUNKS = 256, WA_CYCLES_A_TIME = 4 };

/* What a random number decides; the same numbers serve all strategies. */
typedef enum wa_purpose {
  WA_LUCK_MOVE, WA_LUCK_EVENT, WA_LUCK_EXIT, WA_LUCK_STAY, WA_LUCK_TIME, WA_LUCK_START, WA_LUCK_ROW
} wa_purpose;

/* Nodes of a program that are computed at a moment, in their order. */
typedef struct wa_schedule {
  wa_id *ids;
  size_t n;
} wa_schedule;

/* A leaf that takes a place of a row of the model's graph. */
typedef struct wa_binding {
  wa_id node;
  const double *row;
} wa_binding;

/* One strategy's course for a block of patients. Columns have one number per lane. */
typedef struct wa_course {
  const wa_patient_program *program;
  wa_block *block;
  size_t strategy, n_starts; /* states where one may start */
  wa_schedule once, entry, begin, last, end; /* for the run, for each block, each cycle's begin, the last point, each end */
  wa_binding *points, *cycles;
  size_t n_points, n_cycles;
  double *state, *before, *next; /* state now, at the cycle's begin, being decided; -1: no patient in this lane */
  double *moved;                 /* 1: by an event in this cycle */
  double *stayed;                /* cycles in the state */
  double *time_in;               /* years in the state; NULL: nobody asks */
  double **count, **since, **ended; /* [event] how often, years since, time of the last one's end */
  double **happened, **gap, **days; /* [event] in this cycle: 1; years since the one before; length of stay */
  double **so_far;               /* [total] */
  double **count_shown, **so_far_shown; /* [event], [total] the same for the formulas, as it was when they were computed; NULL: none asks */
  double **kept;                 /* [row] coefficient at the begin of the cycle, where it is carried */
  const size_t *rows;            /* of this strategy */
  size_t n_rows;
} wa_course;

typedef struct wa_event_luck {
  double *unit[WA_CYCLES_A_TIME];
} wa_event_luck;

typedef struct wa_simulation {
  wa_arena *arena, *messages;
  const wa_patients_run *run;
  const wa_graph *graph;
  const wa_patients_plan *plan;
  const wa_model *model;
  const wa_patients *patients;
  const wa_cohort *cohort;
  size_t lanes, cycles, points;
  double year_per_cycle;
  bool stays_matter;      /* time in a state, or tunnels */
  bool *inert;            /* [state] nothing happens there any more */
  bool *timed;            /* [event] the time of its begin matters */
  bool *simple;           /* [event] competes with no other, and does nothing but count */
  uint64_t *event_ids;    /* [event] part of the address */
  wa_block *attributes;   /* formulas of attributes */
  double **attribute;     /* [attribute] */
  wa_course *courses;     /* [strategy] */
  double *moves_luck[WA_CYCLES_A_TIME];
  wa_event_luck *luck;    /* [event]; of the first of those that compete */
  double *scratch, *total; /* [lane] */
  size_t *candidates;     /* [lane] lanes that an event may happen to */
  size_t *going, n_going; /* [lane] lanes in which something can still happen, under some strategy */
  double *sums;           /* [place] of this chunk */
  size_t first, count;    /* patients of this block */
  size_t chunk_end;
  wa_fault fault;
  size_t fault_patient;
} wa_simulation;

/* Room for a block, and what can be computed once. */
void wa_simulation_open(wa_simulation *simulation);

/* Attributes and luck of the block's patients. */
bool wa_draw_attributes(wa_simulation *simulation);
void wa_everybody_goes(wa_simulation *simulation);
void wa_draw_luck(wa_simulation *simulation, size_t cycle);
double wa_single_luck(const wa_simulation *simulation, wa_purpose purpose, uint64_t id, size_t lane, size_t cycle);

/* The state where each patient starts. */
bool wa_start_course(wa_simulation *simulation, wa_course *course);
/* History as it is at a point, for the formulas. */
void wa_look_back(wa_simulation *simulation, wa_course *course, size_t point);
void wa_show_totals(const wa_simulation *simulation, const wa_course *course);
void wa_compute_schedule(const wa_course *course, const wa_schedule *schedule);
void wa_bind(const wa_simulation *simulation, const wa_course *course, size_t point);

/* One cycle: events, then moves. */
bool wa_step_events(wa_simulation *simulation, wa_course *course, size_t cycle);
bool wa_step_moves(wa_simulation *simulation, wa_course *course, size_t cycle);

/* Adds what is counted to the sums. */
bool wa_count_point(wa_simulation *simulation, wa_course *course, size_t point);
bool wa_count_cycle(wa_simulation *simulation, wa_course *course, size_t cycle);
void wa_count_end(wa_simulation *simulation, wa_course *course);
void wa_add_so_far_begin(wa_simulation *simulation, wa_course *course);
void wa_add_so_far_end(wa_simulation *simulation, wa_course *course);

/* Keeps the fault: "the probability of 'home' -> 'dead' is 1.2" for the patient of a lane; `cycle` SIZE_MAX: at the start.
 * Returns false. */
bool wa_patient_fault(wa_simulation *simulation, const wa_course *course, size_t lane, size_t cycle, wa_span span,
                      const char *format, ...) __attribute__((format(printf, 6, 7)));

#endif
