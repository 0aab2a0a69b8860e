/* Individual patients, simulated cycle by cycle in blocks.
 *
 * Every number that chance decides has an address: seed, patient, event, cycle. The same patient meets the same luck
 * under every strategy, whatever else is in the model. Sums over patients are made in units of 64 patients and then in
 * the order of the units, so that they are the same bits whatever the size of a block and the number of threads.
 *
 * In a cycle all probabilities are those of the patient at its begin. First come the events, in the order in which they
 * are written, then the move of the state. Whom an event has moved, nothing more happens to in that cycle. */
#ifndef WA_ENGINE_PATIENTS_H
#define WA_ENGINE_PATIENTS_H

#include "engine/block.h"
#include "graph/patients_plan.h"

/* Patients whose own figures are wanted besides the sums: the value of a figure for a patient is the sum over rows and
 * places of weight times what is counted of him. */
typedef struct wa_patients_watch {
  size_t n_figures;
  const double *const *weights; /* [figure][place of the PATIENTS node] */
  double *const *values;        /* [figure][patient], filled in; the first `n_patients` */
  size_t n_patients;            /* simulated in this run */
} wa_patients_watch;

/* Paths of the first patients: at each point the state and how often each event has happened. */
typedef struct wa_patients_traces {
  size_t n_patients;
  double *values; /* [strategy][patient][point][1 + event] */
} wa_patients_traces;

typedef struct wa_patients_run {
  const wa_graph *graph;        /* its `patients` is the plan */
  const double *const *given;   /* [argument of the PATIENTS node][place] */
  size_t n_patients;            /* the first so many */
  uint64_t draw;                /* number of the draw plus one where each has luck of its own; else 0 */
  size_t threads, lanes;        /* lanes of a block: a multiple of 64 that divides 4096 */
  double *means;                /* [place of the PATIENTS node], filled in */
  const wa_patients_watch *watch;   /* NULL: none */
  const wa_patients_traces *traces; /* NULL: none */
} wa_patients_run;

enum { WA_PATIENT_LANES = 512 };

/* False with a fault that names patient, cycle and strategy; its message lives in `arena`. */
bool wa_patients_simulate(wa_arena *arena, const wa_patients_run *run, wa_fault *fault);

/* The same for every lane of a block, with the lane's own figures. */
bool wa_run_patients(const wa_block *block, wa_id id, wa_fault *fault);

/* The rows of arguments that the node has in a lane; [argument][place], in the block's arena. */
const double *const *wa_patients_given(wa_arena *arena, const wa_block *block, wa_id id, size_t lane);

#endif
