/* A quantile function in a table, for the engine's own files.
 *
 * y(z): the quantile, on the scale of its tail (tail.h), at the probability that a standard normal number has at z.
 * In z such functions are smooth and nearly straight, so that pieces of fifth degree that agree with y, y' and y''
 * at points 1/8 apart are exact to about 1e-11. */
#ifndef WA_ENGINE_QUANTILE_GRID_H
#define WA_ENGINE_QUANTILE_GRID_H

#include "base/arena.h"
#include "engine/tail.h"

enum { WA_GRID_PER_UNIT = 8, WA_GRID_REACH = 9, WA_GRID_PIECES = 2 * WA_GRID_PER_UNIT * WA_GRID_REACH };

typedef struct wa_quantile_grid {
  double pieces[WA_GRID_PIECES][6]; /* coefficients in the place within the piece, 0 to 1 */
} wa_quantile_grid;

/* Lives in `arena`; NULL when the distribution is too extreme for double precision. */
const wa_quantile_grid *wa_quantile_grid_new(wa_arena *arena, const wa_tail *tail);

/* y(z); beyond 9 standard deviations (a probability of 1e-19) the ends of the table. */
static inline double wa_grid_at(const wa_quantile_grid *grid, double z) {
  double place = (z + WA_GRID_REACH) * WA_GRID_PER_UNIT;
  place = place < 0 ? 0 : place > WA_GRID_PIECES ? WA_GRID_PIECES : place;
  int piece = place < WA_GRID_PIECES ? (int)place : WA_GRID_PIECES - 1;
  const double *c = grid->pieces[piece];
  double t = place - piece;
  return c[0] + t * (c[1] + t * (c[2] + t * (c[3] + t * (c[4] + t * c[5]))));
}

#endif
