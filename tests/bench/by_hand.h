/* The model of bench.c as somebody would write it in C: the yardstick for the engine. */
#ifndef WA_BENCH_BY_HAND_H
#define WA_BENCH_BY_HAND_H

#include <stddef.h>

enum { HAND_CYCLES = 75, HAND_STRATEGIES = 4 };

/* In the order in which bench.c names the parameters. */
typedef struct wa_hand_inputs {
  double hazard, growth, hr_sick, hr_sicker, p_sick, p_recover, p_worse;
  double u_well, u_sick, u_sicker, c_sick, c_sicker, c_treat, rr[HAND_STRATEGIES], treated[HAND_STRATEGIES];
} wa_hand_inputs;

typedef struct wa_hand_outputs {
  double cost[HAND_STRATEGIES], qaly[HAND_STRATEGIES];
} wa_hand_outputs;

wa_hand_outputs wa_by_hand(const wa_hand_inputs *inputs);

#endif
