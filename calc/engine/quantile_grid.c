#include "engine/quantile_grid.h"

#include <math.h>
#include <stdbool.h>

typedef struct wa_knot {
  double y, first, second; /* and its derivatives to z */
} wa_knot;

/* ln of the standard normal distribution function, for z <= 0. */
static double wa_log_below(double z) { return log(0.5 * erfc(-z * M_SQRT1_2)); }

/* Newton's method on the logarithm of the nearer tail, from a start close by; both are concave in y. */
static double wa_solve(const wa_tail *tail, double z, double y, double reach) {
  enum { MOST = 100 };
  for (int i = 0; i < MOST; i++) {
    double slope, density = tail->density(tail, y, &slope);
    double log_tail = z <= 0 ? tail->below(tail, y) : tail->above(tail, y);
    double step = (wa_log_below(-fabs(z)) - log_tail) / exp(density - log_tail);
    if (z > 0) step = -step;
    if (!isfinite(step)) return NAN;
    y += fmax(-reach, fmin(reach, step));
    if (fabs(step) <= 1e-13 * fmax(1, fabs(y))) break;
  }
  return y;
}

static double wa_median(const wa_tail *tail) {
  double low = tail->start, high = tail->start;
  for (double step = 1; tail->below(tail, low) > -M_LN2 && step < 1e300; step *= 2) low -= step;
  for (double step = 1; tail->below(tail, high) < -M_LN2 && step < 1e300; step *= 2) high += step;
  for (int i = 0; i < 40; i++) {
    double middle = low + (high - low) / 2;
    if (tail->below(tail, middle) < -M_LN2) low = middle;
    else high = middle;
  }
  return wa_solve(tail, 0, low + (high - low) / 2, 1);
}

/* dy/dz = phi(z) / f(y), and from ln of that: y'' = y' (-z - y' dlnf/dy). */
static wa_knot wa_knot_at(const wa_tail *tail, double z, double y) {
  double slope, density = tail->density(tail, y, &slope);
  double first = exp(-z * z / 2 - 0.5 * log(2 * M_PI) - density);
  return (wa_knot){y, first, first * (-z - slope * first)};
}

static void wa_piece(double *c, wa_knot from, wa_knot to, double h) {
  double rise = to.y - from.y, d0 = h * from.first, d1 = h * to.first, e0 = h * h * from.second, e1 = h * h * to.second;
  c[0] = from.y;
  c[1] = d0;
  c[2] = e0 / 2;
  c[3] = 10 * rise - 6 * d0 - 4 * d1 - (3 * e0 - e1) / 2;
  c[4] = -15 * rise + 8 * d0 + 7 * d1 + (3 * e0 - 2 * e1) / 2;
  c[5] = 6 * rise - 3 * (d0 + d1) - (e0 - e1) / 2;
}

const wa_quantile_grid *wa_quantile_grid_new(wa_arena *arena, const wa_tail *tail) {
  enum { MIDDLE = WA_GRID_PIECES / 2 };
  wa_quantile_grid *grid = WA_NEW(arena, wa_quantile_grid);
  wa_knot knots[WA_GRID_PIECES + 1];
  double median = wa_median(tail);
  for (int side = -1; side <= 1; side += 2) {
    double h = (double)side / WA_GRID_PER_UNIT;
    knots[MIDDLE] = wa_knot_at(tail, 0, median);
    for (int k = 1; k <= MIDDLE; k++) {
      wa_knot last = knots[MIDDLE + side * (k - 1)];
      double start = last.y + h * last.first + h * h / 2 * last.second, reach = 4 * fabs(h * last.first);
      knots[MIDDLE + side * k] = wa_knot_at(tail, k * h, wa_solve(tail, k * h, start, reach));
      if (!isfinite(knots[MIDDLE + side * k].y) || !isfinite(knots[MIDDLE + side * k].second)) return NULL;
    }
  }
  for (int i = 0; i < WA_GRID_PIECES; i++) wa_piece(grid->pieces[i], knots[i], knots[i + 1], 1.0 / WA_GRID_PER_UNIT);
  return grid;
}
