/* Clocks of the benchmarks, and how they end when something is wrong. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "bench.h"

double bench_now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

double bench_processor(void) {
  struct timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

double bench_all_processors(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

_Noreturn void bench_stop(const char *why) {
  fprintf(stderr, "waarde_bench: %s\n", why);
  exit(1);
}

void bench_best(double *best, double time) { *best = *best == 0 || time < *best ? time : *best; }
