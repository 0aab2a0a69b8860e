/* Many solvers in step.
 *
 * A library's solver asks for one value of a function at a time, while the engine is fast for many at once. So
 * each of many solvers is run from its start on the answers that are known so far, until it asks for one that is not;
 * what all of them ask is computed together, and so on. The solvers must be deterministic: the same answers lead to
 * the same next question. Replaying costs a little arithmetic, an answer costs a run of the model. */
#ifndef WA_ANALYSIS_IN_STEP_H
#define WA_ANALYSIS_IN_STEP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

typedef struct wa_tape {
  wa_arena *arena;
  size_t n_dimensions;
  double *answers;
  size_t n, room;
  size_t at;     /* the answer that comes next */
  bool waits;    /* a question has no answer yet */
  double *asked; /* that question: a point of n_dimensions */
} wa_tape;

/* The function's value at a point; NaN when it is not known yet (tape->waits is then set, and the solver should give
 * up at once) and where it cannot be computed. */
double wa_tape_value(wa_tape *tape, const double *point);

typedef struct wa_in_step {
  size_t n; /* problems */
  size_t n_dimensions;
  /* Runs the solver of a problem from its start, asking through the tape. */
  void (*run)(void *context, size_t problem, wa_tape *tape);
  /* Computes answers[i] for problem problems[i] at points[i], i < n. */
  void (*answer)(void *context, size_t n, const size_t *problems, const double *const *points, double *answers);
  void *context;
  size_t most; /* questions of one problem; one that asks more is left as it is */
} wa_in_step;

/* Runs all problems to their ends. */
void wa_solve_in_step(wa_arena *arena, const wa_in_step *work);

#endif
