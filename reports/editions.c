#include "reports/editions.h"

#include <pthread.h>

#include "reports/workbook.h"

typedef struct wa_edition_work {
  const wa_results *results;
  wa_edition *editions;
  size_t n, next; /* `next` is guarded by `lock` */
  const char *language, *version;
  wa_arena *reasons; /* guarded by `lock` */
  pthread_mutex_t lock, turns; /* `turns`: of the books */
} wa_edition_work;

static wa_edition *wa_take_edition(wa_edition_work *work) {
  pthread_mutex_lock(&work->lock);
  wa_edition *edition = work->next < work->n ? &work->editions[work->next++] : NULL;
  pthread_mutex_unlock(&work->lock);
  return edition;
}

static void wa_write_one(wa_edition_work *work, wa_edition *edition) {
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
}

static void *wa_write_until_done(void *context) {
  for (wa_edition *edition; (edition = wa_take_edition(context));) wa_write_one(context, edition);
  return NULL;
}

bool wa_editions_write(wa_arena *arena, const wa_results *results, wa_edition *editions, size_t n, const char *language,
                       const char *version, size_t threads) {
  wa_edition_work work = {.results = results, .editions = editions, .n = n, .language = language, .version = version,
                          .reasons = arena};
  pthread_mutex_init(&work.lock, NULL);
  pthread_mutex_init(&work.turns, NULL);
  pthread_t *others = WA_NEW_ARRAY(arena, pthread_t, threads + 1);
  size_t started = 0;
  /* This thread writes too; one that cannot be started leaves more for the rest. */
  while (started + 1 < threads && started + 1 < n && !pthread_create(&others[started], NULL, wa_write_until_done, &work))
    started++;
  wa_write_until_done(&work);
  for (size_t i = 0; i < started; i++) pthread_join(others[i], NULL);
  pthread_mutex_destroy(&work.lock);
  pthread_mutex_destroy(&work.turns);
  bool all = true;
  for (size_t i = 0; i < n; i++) all = all && editions[i].written;
  return all;
}
