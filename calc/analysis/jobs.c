#include "analysis/jobs.h"

#include <pthread.h>
#include <stdatomic.h>

enum { WA_JOB_THREADS = 64 };

typedef struct wa_jobs {
  size_t n;
  atomic_size_t next;
  void (*work)(void *context, size_t job);
  void *context;
} wa_jobs;

static void *wa_take_jobs(void *argument) {
  wa_jobs *jobs = argument;
  for (size_t job; (job = atomic_fetch_add(&jobs->next, 1)) < jobs->n;) jobs->work(jobs->context, job);
  return NULL;
}

void wa_jobs_run(size_t n, size_t threads, void (*work)(void *context, size_t job), void *context) {
  wa_jobs jobs = {.n = n, .work = work, .context = context};
  pthread_t helpers[WA_JOB_THREADS];
  size_t started = 0;
  while (started + 1 < threads && started + 1 < n && started < WA_JOB_THREADS &&
         pthread_create(&helpers[started], NULL, wa_take_jobs, &jobs) == 0)
    started++;
  wa_take_jobs(&jobs);
  for (size_t i = 0; i < started; i++) pthread_join(helpers[i], NULL);
}
