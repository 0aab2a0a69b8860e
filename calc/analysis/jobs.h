/* Independent jobs on several threads. */
#ifndef WA_ANALYSIS_JOBS_H
#define WA_ANALYSIS_JOBS_H

#include <stddef.h>

/* Calls `work` once for each of 0 .. n - 1, in any order, on at most `threads` threads (the caller's is one of them);
 * where a thread cannot be started, on fewer. A job may read what is shared and write what is its own. */
void wa_jobs_run(size_t n, size_t threads, void (*work)(void *context, size_t job), void *context);

#endif
