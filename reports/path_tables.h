/* Care paths as reports show them: one table where all strategies and segments have the same path, else one for each. */
#ifndef WA_REPORTS_PATH_TABLES_H
#define WA_REPORTS_PATH_TABLES_H

#include "base/text.h"
#include "reports/report.h"

typedef struct wa_path_table {
  const char *title; /* the path, and whose it is */
  const wa_path_model *written;
  const wa_path_flow *path;
  size_t strategy;   /* SIZE_MAX: all */
} wa_path_table;

/* In the order of the model; in the report's arena. Returns their number. */
size_t wa_path_tables(const wa_report *report, const wa_path_table **tables);

const char *wa_role_text(const wa_report *report, size_t role);

#endif
