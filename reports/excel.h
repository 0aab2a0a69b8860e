/* Graph nodes as Excel formulas; see report.h for what sheet writers use. */
#ifndef WA_REPORTS_EXCEL_H
#define WA_REPORTS_EXCEL_H

#include "base/text.h"
#include "reports/report.h"

/* Where a formula stands: references to scalars are fixed, those to rows move along with their column. */
typedef struct wa_printer {
  const wa_report *report;
  const wa_sheet *from;
  wa_text *out;
} wa_printer;

/* A node's value at a place: a reference to its home, or its formula in brackets where needed. */
void wa_print_value(wa_printer *printer, wa_id id, size_t place);

/* A node as a condition (TRUE or FALSE) rather than as 1 or 0. */
void wa_print_condition(wa_printer *printer, wa_id id, size_t place);

/* The cells of a whole row. */
void wa_print_range(wa_printer *printer, wa_id id);
void wa_print_part(wa_printer *printer, wa_id id, size_t first, size_t last);

/* A table look-up. */
void wa_print_lookup(wa_printer *printer, wa_id id, size_t place);

#endif
