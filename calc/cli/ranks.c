#include "cli/ranks.h"

/* The ordinary program: one process. */
bool wa_compute_draws(wa_probabilistic *analysis, size_t first, size_t count) {
  return wa_probabilistic_run(analysis, first, count);
}

bool wa_ranks_begin(int *argc, char ***argv) {
  (void)argc, (void)argv;
  return false;
}

void wa_ranks_end(void) {}
