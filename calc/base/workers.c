#include "base/workers.h"

#include <pthread.h>
#include <stdatomic.h>

enum { WA_WORKERS_MOST = 256 };

typedef struct wa_shared_jobs {
  size_t n;
  wa_job work;
  void *context;
  atomic_size_t next;
  atomic_bool stopped;
} wa_shared_jobs;

typedef struct wa_worker {
  wa_shared_jobs *jobs;
  size_t number;
  pthread_t thread;
} wa_worker;

static void *wa_take_jobs(void *given) {
  const wa_worker *worker = given;
  wa_shared_jobs *jobs = worker->jobs;
  while (!atomic_load(&jobs->stopped)) {
    size_t job = atomic_fetch_add(&jobs->next, 1);
    if (job >= jobs->n) break;
    if (!jobs->work(jobs->context, worker->number, job)) atomic_store(&jobs->stopped, true);
  }
  return NULL;
}

size_t wa_workers_most(size_t n_jobs, size_t threads) {
  size_t most = threads < n_jobs ? threads : n_jobs;
  if (most > WA_WORKERS_MOST) return WA_WORKERS_MOST;
  return most ? most : 1;
}

bool wa_workers_run(size_t n_jobs, size_t threads, wa_job work, void *context) {
  wa_shared_jobs jobs = {.n = n_jobs, .work = work, .context = context};
  wa_worker workers[WA_WORKERS_MOST];
  size_t most = wa_workers_most(n_jobs, threads), started = 1;
  for (size_t i = 0; i < most; i++) workers[i] = (wa_worker){.jobs = &jobs, .number = i};
  while (started < most && pthread_create(&workers[started].thread, NULL, wa_take_jobs, &workers[started]) == 0)
    started++;
  wa_take_jobs(&workers[0]);
  for (size_t i = 1; i < started; i++) pthread_join(workers[i].thread, NULL);
  return !atomic_load(&jobs.stopped);
}
