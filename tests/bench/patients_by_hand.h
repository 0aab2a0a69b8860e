/* The model of bench_patients.c in C. */
#ifndef WA_BENCH_PATIENTS_BY_HAND_H
#define WA_BENCH_PATIENTS_BY_HAND_H

#include <stddef.h>
#include <stdint.h>

/* result[strategy]: discounted QALYs and costs per patient, half-cycle correction. */
void patients_by_hand(size_t n, uint64_t seed, double result[2][2]);

#endif
