/* The Excel report. */
#ifndef WA_REPORTS_WORKBOOK_H
#define WA_REPORTS_WORKBOOK_H

#include <pthread.h>

#include "analysis/results.h"

/* Writes the report of computed results to `path` in `language` ("en" or "nl"). `version` and `command` are
 * printed in the reading guide. False with a reason (arena) when it cannot be written; an earlier file at
 * `path` is then as it was. Same results and arguments: the same bytes. */
bool wa_workbook_write(wa_arena *arena, const wa_results *results, const char *path, const char *language,
                       const char *version, const char *command, const char **reason);

/* The same, told to one stakeholder, without what is confidential to others (analysis/secrecy.h). `turns`: a lock shared
 * with editions written at the same time, NULL when there are none. */
bool wa_edition_write(wa_arena *arena, const wa_results *results, size_t reader, const char *path, const char *language,
                      const char *version, const char *command, pthread_mutex_t *turns, const char **reason);

#endif
