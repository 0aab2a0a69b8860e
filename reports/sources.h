/* The sources of a model, each once, with what it is used for. */
#ifndef WA_REPORTS_SOURCES_H
#define WA_REPORTS_SOURCES_H

#include "base/text.h"
#include "reports/report.h"

typedef struct wa_source_row {
  const char *source;
  wa_text uses; /* labels of what rests on it */
} wa_source_row;

typedef struct wa_source_list {
  wa_source_row *rows;
  size_t n, capacity;
} wa_source_list;

/* In the order of the model; an edition has none of what is confidential to others. In the report's arena. */
wa_source_list wa_collect_sources(const wa_report *report);

/* The address in a source: as written, or made from a DOI. NULL when there is none. */
const char *wa_address_in(const wa_report *report, const char *source);

#endif
