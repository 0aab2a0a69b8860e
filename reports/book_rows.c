/* The rows of a sheet as XML. The library spends some ten formatted prints on a cell, which is half the time that a
 * report takes. It can also copy rows from a file of their own between <sheetData> and its end, as it does for books in
 * constant memory; here it gets such a file, filled with what it would have written itself (save for `spans`, a hint
 * that readers may do without). A sheet with anything that is not known here is left to the library. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "reports/book_inside.h"

struct wa_rows {
  char *bytes;
  size_t length, room, read;
  bool failed;
  FILE *file; /* NULL once the library has closed it */
};

/* Room for `more` bytes behind what there is; NULL when there is no memory. */
static char *make_room(wa_rows *rows, size_t more) {
  if (rows->room - rows->length < more) {
    size_t room = 2 * (rows->room + more);
    char *bytes = realloc(rows->bytes, room);
    if (!bytes) {
      rows->failed = true;
      return NULL;
    }
    rows->bytes = bytes;
    rows->room = room;
  }
  return rows->bytes + rows->length;
}

static void add_bytes(wa_rows *rows, const char *bytes, size_t size) {
  char *at = make_room(rows, size);
  if (!at)
    return;
  memcpy(at, bytes, size);
  rows->length += size;
}

static void add(wa_rows *rows, const char *text) { add_bytes(rows, text, strlen(text)); }

static void add_escaped(wa_rows *rows, const char *text) {
  for (;;) {
    size_t plain = strcspn(text, "&<>");
    add_bytes(rows, text, plain);
    text += plain;
    if (!*text)
      return;
    add(rows, *text == '&' ? "&amp;" : *text == '<' ? "&lt;" : "&gt;");
    text++;
  }
}

enum { LONGEST_NUMBER = 32 };
static const double most_digits = 1e15; /* whole numbers below it have no more than %.16G shows */

static void add_whole(wa_rows *rows, size_t number) {
  char digits[LONGEST_NUMBER], *end = digits + sizeof digits, *at = end;
  do
    *--at = (char)('0' + number % 10);
  while (number /= 10);
  add_bytes(rows, at, (size_t)(end - at));
}

static void add_number(wa_rows *rows, double number) {
  if (number >= 0 && number < most_digits && number == floor(number) && !signbit(number)) {
    add_whole(rows, (size_t)number);
    return;
  }
  char text[LONGEST_NUMBER];
  int length = snprintf(text, sizeof text, "%.16G", number);
  add_bytes(rows, text, length > 0 ? (size_t)length : 0);
}

/* A place, "B4". */
static void add_place(wa_rows *rows, size_t row, size_t column) {
  char letters[LONGEST_NUMBER], *end = letters + sizeof letters, *at = end;
  for (size_t left = column + 1; left > 0; left = (left - 1) / 26)
    *--at = (char)('A' + (left - 1) % 26);
  add_bytes(rows, at, (size_t)(end - at));
  add_whole(rows, row + 1);
}

static void add_formula(wa_rows *rows, const lxw_cell *cell) {
  add(rows, cell->user_data2 ? " t=\"str\"><f>" : "><f>");
  add_escaped(rows, cell->u.string);
  add(rows, "</f><v>");
  if (cell->user_data2)
    add_escaped(rows, cell->user_data2);
  else
    add_number(rows, cell->formula_result);
  add(rows, "</v></c>");
}

static bool add_cell(wa_rows *rows, const lxw_cell *cell) {
  if (!cell->format || cell->comment)
    return false;
  add(rows, "<c r=\"");
  add_place(rows, cell->row_num, cell->col_num);
  int32_t look = lxw_format_get_xf_index(cell->format);
  if (look) {
    add(rows, "\" s=\"");
    add_whole(rows, (size_t)look);
  }
  add(rows, "\"");
  switch (cell->type) {
  case NUMBER_CELL:
    add(rows, "><v>");
    add_number(rows, cell->u.number);
    add(rows, "</v></c>");
    return true;
  case STRING_CELL:
    add(rows, " t=\"s\"><v>");
    add_whole(rows, (size_t)cell->u.string_id);
    add(rows, "</v></c>");
    return true;
  case FORMULA_CELL: add_formula(rows, cell); return true;
  case BLANK_CELL: add(rows, "/>"); return true;
  default: return false;
  }
}

/* The library keeps rows and cells in balanced trees, from first to last. */
static bool add_cells(wa_rows *rows, const lxw_cell *cell) {
  return !cell || (add_cells(rows, RB_LEFT(cell, tree_pointers)) && add_cell(rows, cell) &&
                   add_cells(rows, RB_RIGHT(cell, tree_pointers)));
}

static bool add_row(wa_rows *rows, const lxw_row *row) {
  if (row->format || row->hidden || row->level || row->collapsed)
    return false;
  add(rows, "<row r=\"");
  add_whole(rows, row->row_num + 1);
  add(rows, "\"");
  if (row->height_changed && fabs(row->height - LXW_DEF_ROW_HEIGHT) > 0) {
    add(rows, " ht=\"");
    add_number(rows, row->height);
    add(rows, "\" customHeight=\"1\"");
  }
  if (!row->data_changed) {
    add(rows, "/>");
    return true;
  }
  add(rows, ">");
  bool known = add_cells(rows, RB_ROOT(row->cells));
  add(rows, "</row>");
  return known;
}

static bool add_rows(wa_rows *rows, const lxw_row *row) {
  return !row || (add_rows(rows, RB_LEFT(row, tree_pointers)) && add_row(rows, row) &&
                  add_rows(rows, RB_RIGHT(row, tree_pointers)));
}

static ssize_t read_rows(void *context, char *into, size_t size) {
  wa_rows *rows = context;
  size_t left = rows->length - rows->read, n = size < left ? size : left;
  memcpy(into, rows->bytes + rows->read, n);
  rows->read += n;
  return (ssize_t)n;
}

/* The library rewinds the file before it reads it. */
static int seek_rows(void *context, off64_t *offset, int whence) {
  wa_rows *rows = context;
  if (whence != SEEK_SET || *offset < 0 || (size_t)*offset > rows->length)
    return -1;
  rows->read = (size_t)*offset;
  return 0;
}

static int close_rows(void *context) {
  wa_rows *rows = context;
  free(rows->bytes);
  rows->bytes = NULL;
  rows->file = NULL;
  return 0;
}

/* Hands the library its file. Of the row that it would be busy with there is nothing to write. */
static bool hand_over(lxw_worksheet *worksheet, wa_rows *rows) {
  if (!worksheet->optimize_row)
    return false;
  rows->file = fopencookie(rows, "r", (cookie_io_functions_t){read_rows, NULL, seek_rows, close_rows});
  if (!rows->file)
    return false;
  worksheet->optimize = LXW_TRUE;
  worksheet->optimize_tmpfile = rows->file;
  return true;
}

wa_rows *wa_rows_write(wa_arena *arena, lxw_worksheet *worksheet) {
  if (worksheet->optimize || worksheet->dim_rowmin == LXW_ROW_MAX || worksheet->default_row_set)
    return NULL;
  wa_rows *rows = WA_NEW(arena, wa_rows);
  if (add_rows(rows, RB_ROOT(worksheet->table)) && !rows->failed && hand_over(worksheet, rows))
    return rows;
  free(rows->bytes);
  return NULL;
}

void wa_rows_end(wa_rows *rows) {
  if (rows && rows->file)
    fclose(rows->file);
}
