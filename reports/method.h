/* The items of CHEERS 2022 and the principles of social value, as far as a model tells of them: for the workbook and the
 * page. */
#ifndef WA_REPORTS_METHOD_H
#define WA_REPORTS_METHOD_H

#include "reports/report.h"

enum { WA_CHEERS_ITEMS = 28, WA_PRINCIPLES = 8 };

typedef struct wa_cheers_item {
  wa_text_id name;
  const char *text;  /* NULL: not reported */
  wa_text_id where;  /* the sheet where it stands; WA_N_TEXTS: none */
} wa_cheers_item;

/* Item 1 is at 0. */
wa_cheers_item wa_cheers(const wa_report *report, size_t item);

wa_text_id wa_principle_name(size_t principle);
const char *wa_principle_evidence(const wa_report *report, size_t principle);

#endif
