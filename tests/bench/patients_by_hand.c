/* As one would write it by hand: patient by patient, both strategies with the same random numbers, of which a block of
 * the generator serves four cycles. */
#include "patients_by_hand.h"

#include <math.h>

#include "engine/random.h"

enum { CYCLES = 30 };

typedef struct patient {
  double alive, count, qaly, cost;
} patient;

static void step(patient *p, double rr, double luck_event, double luck_move, double time_weight, double move_weight) {
  if (p->alive == 0) return;
  double worst = p->count < 3 ? p->count : 3;
  p->qaly += time_weight * (0.8 - 0.05 * worst);
  p->cost += time_weight * 500;
  if (luck_event < 0.15 * rr) {
    p->count += 1;
    p->cost += move_weight * 6000;
  }
  if (luck_move < 0.03 + 0.02 * worst) p->alive = 0;
}

void patients_by_hand(size_t n, uint64_t seed, double result[2][2]) {
  static const double rr[2] = {1, 0.7};
  double discount[CYCLES + 1], sums[2][2] = {{0, 0}, {0, 0}};
  for (int i = 0; i <= CYCLES; i++) discount[i] = pow(1.03, -i);
  for (size_t i = 0; i < n; i++) {
    const wa_random_at moves = {seed, WA_RANDOM_EVENT, i, 0}, events = {seed, WA_RANDOM_EVENT | 1 << 8, i, wa_random_id("adm")};
    patient p[2] = {{1, 0, 0, 0}, {1, 0, 0, 0}};
    uint64_t move[4], event[4];
    for (int cycle = 0; cycle < CYCLES && (p[0].alive != 0 || p[1].alive != 0); cycle++) {
      if (cycle % 4 == 0) {
        wa_random_words(&moves, (uint64_t)cycle / 4, move);
        wa_random_words(&events, (uint64_t)cycle / 4, event);
      }
      double u = wa_random_unit(event[cycle % 4]), v = wa_random_unit(move[cycle % 4]);
      double weight = discount[cycle] * (cycle == 0 ? 0.5 : 1);
      for (int s = 0; s < 2; s++) step(&p[s], rr[s], u, v, weight, discount[cycle + 1]);
    }
    for (int s = 0; s < 2; s++) {
      double last = 0.5 * discount[CYCLES] * p[s].alive;
      sums[s][0] += p[s].qaly + last * (0.8 - 0.05 * (p[s].count < 3 ? p[s].count : 3));
      sums[s][1] += p[s].cost + last * 500;
    }
  }
  for (int s = 0; s < 2; s++)
    for (int k = 0; k < 2; k++) result[s][k] = sums[s][k] / (double)n;
}
