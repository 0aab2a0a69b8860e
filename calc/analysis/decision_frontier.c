/* Who is on the frontier of expected costs and effects, and who is not. */
#include <math.h>
#include <stdint.h>

#include "analysis/decision.h"
#include "analysis/tie.h"

static void wa_expect(const wa_cost_effect *data, size_t s, wa_expected *own) {
  for (size_t i = 0; i < data->n; i++) {
    own->cost += data->cost[s][i];
    own->effect += data->effect[s][i];
  }
  own->cost /= (double)data->n;
  own->effect /= (double)data->n;
}

static bool wa_dominates(const wa_expected *all, size_t other, size_t s) {
  double cost = wa_apart(all[other].cost, all[s].cost), effect = wa_apart(all[other].effect, all[s].effect);
  if (cost > 0 || effect < 0) return false;
  return cost < 0 || effect > 0 || other < s;
}

static double wa_slope(const wa_expected *from, const wa_expected *to) {
  return wa_apart(to->cost, from->cost) / wa_apart(to->effect, from->effect);
}

/* From one member of the frontier to the next: the one with the lowest extra cost per extra effect; of equals the
 * farthest. What is skipped on the way is dominated by a mix. */
static size_t wa_next_on_frontier(const wa_expected *all, size_t n, size_t here) {
  size_t next = SIZE_MAX;
  for (size_t s = 0; s < n; s++) {
    if (all[s].status == WA_EXPECTED_DOMINATED || wa_apart(all[s].effect, all[here].effect) <= 0) continue;
    double slope = wa_slope(&all[here], &all[s]), best = next == SIZE_MAX ? INFINITY : wa_slope(&all[here], &all[next]);
    double steeper = isinf(best) ? -1 : wa_apart(slope, best);
    if (steeper < 0 || (steeper == 0 && all[s].effect > all[next].effect)) next = s;
  }
  return next;
}

wa_expected *wa_expected_frontier(wa_arena *arena, const wa_cost_effect *data) {
  size_t n = data->n_strategies, here = SIZE_MAX;
  wa_expected *all = WA_NEW_ARRAY(arena, wa_expected, n);
  for (size_t s = 0; s < n; s++) wa_expect(data, s, &all[s]);
  for (size_t s = 0; s < n; s++) {
    all[s].status = WA_EXPECTED_EXTENDEDLY;
    all[s].icer = NAN;
    all[s].against = SIZE_MAX;
    for (size_t other = 0; other < n; other++)
      if (other != s && wa_dominates(all, other, s)) all[s].status = WA_EXPECTED_DOMINATED;
  }
  /* Among those that are not dominated the cheapest is also the least effective: there the frontier begins. */
  for (size_t s = 0; s < n; s++)
    if (all[s].status != WA_EXPECTED_DOMINATED && (here == SIZE_MAX || all[s].cost < all[here].cost)) here = s;
  all[here].status = WA_EXPECTED_FRONTIER;
  for (size_t next; (next = wa_next_on_frontier(all, n, here)) != SIZE_MAX; here = next) {
    all[next].status = WA_EXPECTED_FRONTIER;
    all[next].icer = wa_slope(&all[here], &all[next]);
    all[next].against = here;
  }
  return all;
}

wa_plane wa_plane_of(const wa_cost_effect *data, size_t strategy, size_t comparator) {
  wa_plane plane = {0};
  for (size_t i = 0; i < data->n; i++) {
    bool dearer = data->cost[strategy][i] > data->cost[comparator][i];
    bool better = data->effect[strategy][i] > data->effect[comparator][i];
    double *corner = dearer ? (better ? &plane.dearer_better : &plane.dearer_worse)
                            : (better ? &plane.cheaper_better : &plane.cheaper_worse);
    *corner += 1;
  }
  double n = (double)data->n;
  plane.dearer_better /= n;
  plane.dearer_worse /= n;
  plane.cheaper_better /= n;
  plane.cheaper_worse /= n;
  return plane;
}

double wa_people_touched(double per_year, double years, double discount) {
  double people = 0;
  for (double year = 0; year < years; year++)
    people += per_year * fmin(1, years - year) * pow(1 + discount, -year);
  return people;
}
