#include "analysis/in_step.h"

#include <math.h>
#include <string.h>

double wa_tape_value(wa_tape *tape, const double *point) {
  if (tape->waits) return NAN;
  if (tape->at < tape->n) return tape->answers[tape->at++];
  tape->waits = true;
  memcpy(tape->asked, point, tape->n_dimensions * sizeof *point);
  return NAN;
}

static wa_tape *wa_new_tapes(wa_arena *arena, const wa_in_step *work) {
  wa_tape *tapes = WA_NEW_ARRAY(arena, wa_tape, work->n + 1);
  for (size_t i = 0; i < work->n; i++)
    tapes[i] = (wa_tape){.arena = arena, .n_dimensions = work->n_dimensions, .waits = true,
                         .asked = WA_NEW_ARRAY(arena, double, work->n_dimensions + 1)};
  return tapes;
}

void wa_solve_in_step(wa_arena *arena, const wa_in_step *work) {
  wa_tape *tapes = wa_new_tapes(arena, work);
  size_t *waiting = WA_NEW_ARRAY(arena, size_t, work->n + 1);
  const double **points = WA_NEW_ARRAY(arena, const double *, work->n + 1);
  double *answers = WA_NEW_ARRAY(arena, double, work->n + 1);
  for (;;) {
    size_t n = 0;
    for (size_t i = 0; i < work->n; i++) {
      wa_tape *tape = &tapes[i];
      if (!tape->waits || tape->n >= work->most) continue;
      tape->at = 0;
      tape->waits = false;
      work->run(work->context, i, tape);
      if (!tape->waits) continue;
      waiting[n] = i;
      points[n++] = tape->asked;
    }
    if (n == 0) return;
    work->answer(work->context, n, waiting, points, answers);
    for (size_t k = 0; k < n; k++) {
      wa_tape *tape = &tapes[waiting[k]];
      WA_PUSH(arena, tape->answers, tape->n, tape->room, answers[k]);
    }
  }
}
