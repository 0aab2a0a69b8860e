/* The report as one self-contained page, for people who only read. */
#ifndef WA_REPORTS_PAGE_H
#define WA_REPORTS_PAGE_H

#include "analysis/results.h"

/* The page in `language`; `reader`: the stakeholder whose edition it is, SIZE_MAX: the full report. The same arguments
 * give the same bytes. */
const char *wa_page_text(wa_arena *arena, const wa_results *results, size_t reader, const char *language,
                         const char *version, const char *command);

/* Writes it to `path`, whole or not at all. False with a reason (arena). */
bool wa_page_write(wa_arena *arena, const wa_results *results, size_t reader, const char *path, const char *language,
                   const char *version, const char *command, const char **reason);

#endif
