/* Shared by the parts of the benchmark. */
#ifndef WA_BENCH_BENCH_H
#define WA_BENCH_BENCH_H

#include "analysis/headline.h"
#include "analysis/results.h"

/* Seconds, from some moment on. */
double bench_now(void);
/* Seconds that this thread has had a processor. */
double bench_processor(void);
/* The same of all threads together. */
double bench_all_processors(void);
_Noreturn void bench_stop(const char *why);
/* *best becomes the smaller; 0: none yet. */
void bench_best(double *best, double time);

void bench_lanes(void);
void bench_load(void);
void bench_patients(void);

#endif
