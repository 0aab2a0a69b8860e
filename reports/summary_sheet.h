/* Inside of the summary sheet: its parts. */
#ifndef WA_REPORTS_SUMMARY_SHEET_H
#define WA_REPORTS_SUMMARY_SHEET_H

#include "reports/sheets.h"

/* Columns; those of words, from which the sentences are joined, stand beside what is printed. */
enum { C_WHAT, C_INVESTS, C_GAINS, C_NET, C_LAST = C_NET, C_WORDS = 5 };

/* So many parties are named; with more, the others stand together in one row. */
enum { WA_SUMMARY_PARTIES = 12 };

/* Rows of a strategy's part. */
typedef struct wa_part_rows {
  size_t title, answer, interval, better, worse, deal, effectiveness; /* one sentence each */
  size_t table, chart, figures, weighs, unknown, end;
} wa_part_rows;

/* The sentences (summary_words.c). */
void wa_write_sentences(wa_report *report, wa_sheet *sheet, wa_part_rows rows, size_t strategy, wa_shown shown);

/* How sure the answer is, where draws were computed (summary_interval.c); false: nothing to tell. */
bool wa_has_interval(const wa_report *report, size_t strategy);
void wa_interval_layout(wa_report *report, wa_sheet *sheet, size_t row, size_t strategy);

/* What weighs most: the inputs that move the result most where that was computed, else the largest lines
 * (summary_weighs.c). Number of rows, 0 for none. */
size_t wa_weighing_rows(const wa_report *report, size_t strategy);
void wa_weighing_layout(wa_report *report, wa_sheet *sheet, size_t row, size_t strategy);

#endif
