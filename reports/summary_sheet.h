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

/* The same sentences and how sure the answer is, as texts with the model's own numbers; those that are empty are left out.
 * Returns their number. */
enum { WA_MOST_SENTENCES = 6 };
size_t wa_tell_sentences(wa_report *report, size_t strategy, const char *sentences[WA_MOST_SENTENCES]);

/* How many parameters are assumptions or have no source (sheet_summary.c). */
const char *wa_assumed_words(const wa_report *report);

/* How sure the answer is, where draws were computed (summary_interval.c); false: nothing to tell. */
bool wa_has_interval(const wa_report *report, size_t strategy);
const char *wa_interval_words(const wa_report *report, size_t strategy);
void wa_interval_layout(wa_report *report, wa_sheet *sheet, size_t row, size_t strategy);

/* What weighs most: the inputs that move the result most where that was computed, else the largest lines
 * (summary_weighs.c). Number of rows, 0 for none. */
enum { WA_MOST_WEIGHING = 3 };
/* The tornado of the SROI, or of the net present value where nothing is invested (NULL: none), and its bars that move it. */
struct wa_tornado;
const struct wa_tornado *wa_weighing_tornado(const wa_report *report, size_t strategy);
size_t wa_weighing_bars(const struct wa_tornado *tornado);
/* The lines with the largest differences, largest first. */
size_t wa_weighing_lines(const wa_report *report, size_t strategy, size_t lines[WA_MOST_WEIGHING]);
size_t wa_weighing_rows(const wa_report *report, size_t strategy);
void wa_weighing_layout(wa_report *report, wa_sheet *sheet, size_t row, size_t strategy);

#endif
