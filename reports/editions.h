/* One workbook per stakeholder, written side by side. */
#ifndef WA_REPORTS_EDITIONS_H
#define WA_REPORTS_EDITIONS_H

#include "analysis/results.h"

typedef struct wa_edition {
  size_t reader;       /* stakeholder */
  const char *path, *command;
  bool written;
  const char *reason;  /* why not; in the arena given to wa_editions_write */
} wa_edition;

/* Writes all of them on at most `threads` threads; each is written whole or not at all, whatever becomes of the
 * others. Results are only read. The bytes do not depend on the number of threads. False when one is not written. */
bool wa_editions_write(wa_arena *arena, const wa_results *results, wa_edition *editions, size_t n, const char *language,
                       const char *version, size_t threads);

#endif
