/* Models as somebody would write them in C for one purpose: the yardsticks for the engine. */
#ifndef WA_BENCH_BY_HAND_H
#define WA_BENCH_BY_HAND_H

#include <stddef.h>

/* models/published/sick-sicker-age.yaml: four strategies, 75 yearly cycles, mortality by age. */
enum { HAND_CYCLES = 75, HAND_STRATEGIES = 4 };

/* In the order in which the kernel knows the parameters. */
enum {
  HAND_FALLING_ILL, HAND_RECOVERY, HAND_PROGRESSION, HAND_HR_SICK, HAND_HR_SICKER, HAND_HR_B,
  HAND_COST_HEALTHY, HAND_COST_SICK, HAND_COST_SICKER, HAND_COST_A, HAND_COST_B, HAND_COST_FALLING_ILL, HAND_COST_DYING,
  HAND_U_HEALTHY, HAND_U_SICK, HAND_U_SICKER, HAND_U_SICK_A, HAND_LOSS_FALLING_ILL, HAND_PARAMETERS
};

/* `mortality[c]`: yearly rate in cycle c; columns[p][draw]; cost and qaly[strategy][draw]. */
void wa_hand_sick_sicker(size_t n, const double *mortality, const double *const *columns, double *const *cost, double *const *qaly);

/* A dense cohort: 20 states, everyone begins in the first, 480 monthly cycles. columns: the probabilities of leaving
 * state i for state j, i != j, row by row; then the yearly cost of each state. */
enum { HAND_STATES = 20, HAND_MONTHS = 480 };
void wa_hand_dense(size_t n, const double *const *columns, double *cost, double *life_years);

#endif
