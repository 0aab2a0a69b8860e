/* A table of text for the terminal: the first column to the left, the others to the right. */
#ifndef WA_REPORTS_TEXT_TABLE_H
#define WA_REPORTS_TEXT_TABLE_H

#include "base/text.h"

typedef struct wa_text_table {
  wa_arena *arena;
  size_t n_columns, n_rows, capacity;
  const char ***rows;
} wa_text_table;

wa_text_table wa_text_table_new(wa_arena *arena, size_t n_columns);

/* Adds a row of n_columns cells. */
void wa_text_table_row(wa_text_table *table, const char *const *cells);

/* Adds the rows to `text`, each after `indent` blanks; a rule stands before the rows `rule_before` (SIZE_MAX: none). */
void wa_text_table_write(const wa_text_table *table, wa_text *text, size_t indent, size_t rule_before);

/* Columns that a UTF-8 text takes on a terminal: accents on a letter take none, Chinese and the like two. */
size_t wa_text_width(const char *text);

#endif
