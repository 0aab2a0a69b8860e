/* Jobs on several threads: each done once, begun in rising order, stopped by the first that fails. Also compiled with
 * ThreadSanitizer (tests/CMakeLists.txt), so it keeps to the ground floor. */
#include <check.h>
#include <pthread.h>
#include <stdlib.h>

#include "base/workers.h"

enum { JOBS = 400, WORKERS = 8 };

typedef struct work {
  pthread_mutex_t lock;
  int times[JOBS], busy[WORKERS]; /* `busy` has no lock: a worker does one job at a time */
  size_t begun, n_workers, fails_from, highest;
} work;

static void work_begin(work *w, size_t fails_from) {
  *w = (work){.fails_from = fails_from};
  pthread_mutex_init(&w->lock, NULL);
}

static bool do_job(void *context, size_t worker, size_t job) {
  work *w = context;
  ck_assert_uint_lt(worker, WORKERS);
  ck_assert_int_eq(w->busy[worker]++, 0);
  pthread_mutex_lock(&w->lock);
  w->begun++;
  w->highest = job > w->highest ? job : w->highest;
  w->n_workers = worker + 1 > w->n_workers ? worker + 1 : w->n_workers;
  pthread_mutex_unlock(&w->lock);
  w->times[job]++; /* a job's own */
  w->busy[worker]--;
  return job < w->fails_from;
}

START_TEST(every_job_is_done_once) {
  static const size_t threads[] = {0, 1, 2, 3, WORKERS}, jobs[] = {0, 1, 2, 7, JOBS};
  for (size_t t = 0; t < 5; t++)
    for (size_t j = 0; j < 5; j++) {
      work w;
      work_begin(&w, JOBS);
      ck_assert(wa_workers_run(jobs[j], threads[t], do_job, &w));
      ck_assert_uint_eq(w.begun, jobs[j]);
      for (size_t i = 0; i < jobs[j]; i++) ck_assert_int_eq(w.times[i], 1);
      ck_assert_uint_le(w.n_workers, wa_workers_most(jobs[j], threads[t]));
      pthread_mutex_destroy(&w.lock);
    }
}
END_TEST

/* From job 50 on all fail: none before it is left out, and hardly any is begun after it. */
START_TEST(a_failure_ends_the_work) {
  for (size_t threads = 1; threads <= WORKERS; threads++) {
    work w;
    work_begin(&w, 50);
    ck_assert(!wa_workers_run(JOBS, threads, do_job, &w));
    for (size_t i = 0; i <= 50; i++) ck_assert_int_eq(w.times[i], 1);
    ck_assert_uint_lt(w.highest, 50 + threads);
    pthread_mutex_destroy(&w.lock);
  }
}
END_TEST

START_TEST(workers_are_at_least_one_and_no_more_than_the_jobs) {
  ck_assert_uint_eq(wa_workers_most(0, 4), 1);
  ck_assert_uint_eq(wa_workers_most(3, 0), 1);
  ck_assert_uint_eq(wa_workers_most(3, 4), 3);
  ck_assert_uint_eq(wa_workers_most(100, 4), 4);
  ck_assert_uint_ge(wa_workers_most(100000, 100000), 2);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("workers");
  TCase *cases = tcase_create("workers");
  tcase_add_test(cases, every_job_is_done_once);
  tcase_add_test(cases, a_failure_ends_the_work);
  tcase_add_test(cases, workers_are_at_least_one_and_no_more_than_the_jobs);
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
