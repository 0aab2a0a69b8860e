#include "reports/editions.h"

#include <pthread.h>

#include "base/workers.h"
#include "reports/workbook.h"

typedef struct wa_edition_work {
  const wa_results *results;
  wa_edition *editions;
  const char *language, *version;
  wa_arena *reasons; /* guarded by `lock` */
  pthread_mutex_t lock, turns; /* `turns`: of the books */
} wa_edition_work;

/* One that is not written stops no other. */
static bool wa_write_one(void *context, size_t worker, size_t number) {
  wa_edition_work *work = context;
  wa_edition *edition = &work->editions[number];
  (void)worker;
  wa_arena *arena = wa_arena_new();
  const char *reason = NULL;
  edition->written = wa_edition_write(arena, work->results, edition->reader, edition->path, work->language, work->version,
                                      edition->command, &work->turns, &reason);
  if (!edition->written) {
    pthread_mutex_lock(&work->lock);
    edition->reason = wa_strdup(work->reasons, reason ? reason : "the workbook could not be made");
    pthread_mutex_unlock(&work->lock);
  }
  wa_arena_free(arena);
  return true;
}

bool wa_editions_write(wa_arena *arena, const wa_results *results, wa_edition *editions, size_t n, const char *language,
                       const char *version, size_t threads) {
  wa_edition_work work = {.results = results, .editions = editions, .language = language, .version = version,
                          .reasons = arena};
  pthread_mutex_init(&work.lock, NULL);
  pthread_mutex_init(&work.turns, NULL);
  wa_workers_run(n, threads, wa_write_one, &work);
  pthread_mutex_destroy(&work.lock);
  pthread_mutex_destroy(&work.turns);
  bool all = true;
  for (size_t i = 0; i < n; i++) all = all && editions[i].written;
  return all;
}
