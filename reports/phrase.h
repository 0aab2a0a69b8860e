/* Sentences made from numbers: a formula and, beside it, the text it gives with the engine's numbers.
 *
 * No TEXT() or FIXED(): they write the marks of the reader's program, so that a Dutch sentence would get an English
 * number. Numbers become words in cells of their own, from which sentences are joined. Without a sheet (NULL) no cell is
 * written and the texts alone are of use. */
#ifndef WA_REPORTS_PHRASE_H
#define WA_REPORTS_PHRASE_H

#include "reports/report.h"

typedef struct wa_phrase {
  const char *formula, *text;
} wa_phrase;

wa_phrase wa_phrase_text(const wa_report *report, const char *text);
wa_phrase wa_phrase_of(const wa_report *report, wa_text_id text);

/* Of a cell that holds a text. */
wa_phrase wa_phrase_cell(const wa_report *report, const wa_sheet *sheet, size_t row, size_t column, const char *text);

/* One after the other; the last argument is a phrase without a formula. */
wa_phrase wa_phrase_join(const wa_report *report, const wa_phrase *parts, size_t n);

/* `one` while the condition holds, else `other`; `now`: whether it does with the engine's numbers. */
wa_phrase wa_phrase_if(const wa_report *report, const char *condition, bool now, wa_phrase one, wa_phrase other);

/* The phrase in a cell; over several columns, broken over lines. */
void wa_phrase_write(const wa_report *report, wa_sheet *sheet, size_t row, size_t first_column, size_t last_column,
                     wa_style style, wa_phrase phrase);

/* An amount in words: its size without sign, in three significant digits ("225,000"), two decimals below 100 and four below
 * 1. Takes two
 * cells, of which the second is the phrase. A missing amount gives an empty text. */
wa_phrase wa_amount_words(const wa_report *report, wa_sheet *sheet, size_t row, size_t column, wa_id node);

/* The size of a number with two decimals ("3.02"), in one cell. */
wa_phrase wa_decimal_words(const wa_report *report, wa_sheet *sheet, size_t row, size_t column, wa_id node);

/* A share as a percentage without decimals ("60%"), in one cell. */
wa_phrase wa_percent_words(const wa_report *report, wa_sheet *sheet, size_t row, size_t column, wa_id node);

/* "euros", or the code of the currency. */
const char *wa_money_word(const wa_report *report);

#endif
