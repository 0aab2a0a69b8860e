/* Lanes of a plan while they are computed. */
#ifndef WA_ENGINE_FRAME_H
#define WA_ENGINE_FRAME_H

#include "engine/plan.h"

/* Columns of plan->lanes doubles each. A frame belongs to one thread; the plan is shared. */
typedef struct wa_pair {
  const double *x, *y; /* NULL: constant */
  double factor;       /* the constant, or the product of both */
} wa_pair;

typedef struct wa_frame {
  const wa_plan *plan;
  size_t lanes;
  double *columns;
  double *zero;   /* what lies beyond a row */
  double *spare;  /* constants spread over lanes, one column each for three arguments */
  double *marked; /* 1 in lanes in which something is wrong, else 0 */
  wa_pair *pairs;        /* of all products */
  const double **states; /* of the cohort at work: its states in the round before */
} wa_frame;

/* Memory of its own, given back by wa_frame_free; never NULL. */
wa_frame *wa_frame_new(const wa_plan *plan);
void wa_frame_free(wa_frame *frame);

/* Where the values of a varied input go, one per lane. */
double *wa_frame_input(const wa_frame *frame, size_t varied);

/* Computes all lanes. */
void wa_frame_run(wa_frame *frame);

/* A wanted figure in the first `count` lanes; NaN where it is missing. Without meaning where frame->marked[lane]. */
void wa_frame_values(const wa_frame *frame, size_t wanted, size_t count, double *values);

/* Does all steps that have a place in this round (steps.c). */
void wa_frame_steps(const wa_frame *frame, const wa_steps *steps, size_t round);

#endif
