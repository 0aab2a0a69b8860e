#include "by_hand.h"

#include <math.h>

typedef struct wa_shares {
  double well, sick, sicker;
} wa_shares;

static wa_shares wa_next(const wa_hand_inputs *in, size_t strategy, size_t cycle, wa_shares now) {
  double rate = in->hazard * exp(in->growth * (25 + (double)cycle));
  double die = 1 - exp(-rate), die_sick = 1 - exp(-in->hr_sick * rate), die_sicker = 1 - exp(-in->hr_sicker * rate);
  double fall = in->rr[strategy] * in->p_sick, worse = in->rr[strategy] * in->p_worse;
  wa_shares next;
  next.well = now.well * (1 - die - fall) + now.sick * in->p_recover;
  next.sick = now.well * fall + now.sick * (1 - die_sick - in->p_recover - worse);
  next.sicker = now.sick * worse + now.sicker * (1 - die_sicker);
  return next;
}

wa_hand_outputs wa_by_hand(const wa_hand_inputs *in) {
  wa_hand_outputs out = {{0}, {0}};
  for (size_t s = 0; s < HAND_STRATEGIES; s++) {
    wa_shares now = {1, 0, 0};
    for (size_t point = 0; point <= HAND_CYCLES; point++) {
      double weight = point == 0 || point == HAND_CYCLES ? 0.5 : 1;
      double cost = now.sick * in->c_sick + now.sicker * in->c_sicker + in->treated[s] * in->c_treat * (now.sick + now.sicker);
      double qaly = now.well * in->u_well + now.sick * in->u_sick + now.sicker * in->u_sicker;
      out.cost[s] += weight * cost * pow(1.03, -(double)point);
      out.qaly[s] += weight * qaly * pow(1.015, -(double)point);
      if (point < HAND_CYCLES) now = wa_next(in, s, point, now);
    }
  }
  return out;
}
