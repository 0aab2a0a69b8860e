/* Independent jobs on several threads: the one place of the program that starts threads. */
#ifndef WA_BASE_WORKERS_H
#define WA_BASE_WORKERS_H

#include <stdbool.h>
#include <stddef.h>

/* One job. `worker` counts the threads at work from 0, so that each may have memory of its own: no two jobs of one
 * worker run at the same time. A job may read what is shared and write what is its own. False: no further job is to be
 * begun. */
typedef bool (*wa_job)(void *context, size_t worker, size_t job);

/* How many workers there will be at most: `threads`, at least 1, at most one for each job. */
size_t wa_workers_most(size_t n_jobs, size_t threads);

/* Does the jobs 0 .. n_jobs - 1 on at most `threads` threads, of which the caller's is one; where the system gives no
 * more of them, those there are do it all. Jobs are begun in rising order, so when one runs all before it are done or
 * under way: of several that fail, the first is always among those that were begun. True when all jobs were done and
 * none returned false. */
bool wa_workers_run(size_t n_jobs, size_t threads, wa_job work, void *context);

#endif
