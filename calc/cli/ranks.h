/* One run on several processes (MPI), where the program was built for it. */
#ifndef WA_CLI_RANKS_H
#define WA_CLI_RANKS_H

#include "analysis/probabilistic.h"

/* Computes draws first .. first + count - 1 on all processes; the first of them takes all draws in, in their order. False
 * when a watcher stopped it. */
bool wa_compute_draws(wa_probabilistic *analysis, size_t first, size_t count);

/* Around main: begins and ends the processes' talk. Returns whether this process is a helper of the first one. */
bool wa_ranks_begin(int *argc, char ***argv);
void wa_ranks_end(void);

#endif
