#include "reports/text_table.h"

#include <stdbool.h>
#include <stdint.h>

static uint32_t wa_code_point(const char **text) {
  const unsigned char *bytes = (const unsigned char *)*text;
  size_t length = bytes[0] < 0x80 ? 1 : bytes[0] < 0xE0 ? 2 : bytes[0] < 0xF0 ? 3 : 4;
  uint32_t code = length == 1 ? bytes[0] : bytes[0] & (0x7Fu >> length);
  size_t i = 1;
  for (; i < length && bytes[i]; i++) code = code << 6 | (bytes[i] & 0x3Fu);
  *text += i;
  return code;
}

static bool wa_between(uint32_t code, uint32_t first, uint32_t last) { return code >= first && code <= last; }

static size_t wa_code_width(uint32_t code) {
  if (wa_between(code, 0x300, 0x36F) || wa_between(code, 0x200B, 0x200F) || code == 0xFEFF) return 0;
  bool wide = wa_between(code, 0x1100, 0x115F) || wa_between(code, 0x2E80, 0xA4CF) || wa_between(code, 0xAC00, 0xD7A3) ||
              wa_between(code, 0xF900, 0xFAFF) || wa_between(code, 0xFF00, 0xFF60) || wa_between(code, 0x1F300, 0x1FAFF);
  return wide ? 2 : 1;
}

size_t wa_text_width(const char *text) {
  size_t width = 0;
  while (*text) width += wa_code_width(wa_code_point(&text));
  return width;
}

wa_text_table wa_text_table_new(wa_arena *arena, size_t n_columns) {
  return (wa_text_table){.arena = arena, .n_columns = n_columns};
}

void wa_text_table_row(wa_text_table *table, const char *const *cells) {
  const char **row = WA_NEW_ARRAY(table->arena, const char *, table->n_columns);
  for (size_t i = 0; i < table->n_columns; i++) row[i] = cells[i];
  WA_PUSH(table->arena, table->rows, table->n_rows, table->capacity, row);
}

static size_t wa_column_width(const wa_text_table *table, size_t column) {
  size_t widest = 0;
  for (size_t row = 0; row < table->n_rows; row++) {
    size_t width = wa_text_width(table->rows[row][column]);
    if (width > widest) widest = width;
  }
  return widest;
}

static void wa_fill(wa_text *text, size_t count, const char *with) {
  for (size_t i = 0; i < count; i++) wa_text_add(text, with);
}

/* Nothing is written behind the last cell with a text. */
static void wa_write_row(const wa_text_table *table, const char *const *cells, const size_t *widths, wa_text *text) {
  size_t n = table->n_columns;
  while (n > 1 && !*cells[n - 1]) n--;
  for (size_t i = 0; i < n; i++) {
    size_t blank = widths[i] - wa_text_width(cells[i]);
    if (i > 0) wa_fill(text, blank + 2, " ");
    wa_text_add(text, cells[i]);
    if (i == 0 && n > 1) wa_fill(text, blank, " ");
  }
  wa_text_add(text, "\n");
}

void wa_text_table_write(const wa_text_table *table, wa_text *text, size_t indent, size_t rule_before) {
  size_t *widths = WA_NEW_ARRAY(table->arena, size_t, table->n_columns), total = 2 * (table->n_columns - 1);
  for (size_t i = 0; i < table->n_columns; i++) total += widths[i] = wa_column_width(table, i);
  for (size_t row = 0; row < table->n_rows; row++) {
    if (row == rule_before) {
      wa_fill(text, indent, " ");
      wa_fill(text, total, "-");
      wa_text_add(text, "\n");
    }
    wa_fill(text, indent, " ");
    wa_write_row(table, table->rows[row], widths, text);
  }
}
