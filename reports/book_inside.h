/* What the files of the workbook layer know of one another. Sheet writers include "reports/book.h" only. */
#ifndef WA_REPORTS_BOOK_INSIDE_H
#define WA_REPORTS_BOOK_INSIDE_H

#include <stdint.h>
#include <xlsxwriter.h>

#include "base/text.h"
#include "reports/book.h"
#include "reports/file.h"

enum {
  WA_MAX_ROWS = 1048576,
  WA_MAX_COLUMNS = 16384,
  WA_MAX_TEXT = 32767,       /* UTF-16 units in a cell */
  WA_MAX_FORMULA = 8192,     /* characters of a formula */
  WA_MAX_CONSTANT = 255,     /* characters of a text inside a formula */
  WA_MAX_DEPTH = 64,         /* nested parentheses */
  WA_MAX_SHEET_NAME = 31,    /* UTF-16 units */
  WA_MAX_NAME = 100,         /* characters of a defined name; Excel allows 255, the library 128 */
  WA_MAX_DESCRIPTION = 1900, /* bytes of an alternative text; the library cuts at 2,079, also within a character */
  WA_MAX_URL = 1500,
  WA_MAX_LINKS = 65530,
  WA_MAX_POINTS = 65535 /* points the cache of a chart can count */
};

typedef enum wa_content { WA_CONTENT_NONE, WA_CONTENT_BLANK, WA_CONTENT_NUMBER, WA_CONTENT_TEXT } wa_content;

/* What a cell holds, remembered for the caches of charts and to find cells written twice. */
typedef struct wa_cell {
  uint32_t row;
  uint16_t column;
  uint8_t content; /* wa_content; NONE is a free place */
  union {
    double number;
    const char *text;
  } value;
} wa_cell;

/* An open hash table of cells; `room` is a power of two. */
typedef struct wa_cells {
  wa_cell *places;
  size_t count, room;
} wa_cells;

typedef struct wa_width {
  size_t first, last;
  double characters;
} wa_width;

/* A text broken over lines, which makes its row higher. */
typedef struct wa_wrapped {
  size_t row, first_column, last_column;
  wa_style style;
  const char *text;
} wa_wrapped;

struct wa_sheet {
  wa_book *book;
  lxw_worksheet *worksheet;
  const char *name;
  const char *quoted; /* as it stands before the "!" of a reference */
  wa_cells cells;
  wa_width *widths;
  size_t n_widths, widths_room;
  size_t *fixed_rows; /* whose height a writer set */
  size_t n_fixed_rows, fixed_rows_room;
  wa_wrapped *wrapped;
  size_t n_wrapped, wrapped_room;
  lxw_row_t *breaks; /* rows that begin a page; the library wants them all at once, ended by 0 */
  size_t n_breaks, breaks_room;
  size_t n_links;
  size_t repeated_rows;
  bool portrait;
};

typedef struct wa_series {
  lxw_chart_series *series;
  wa_range categories, values;
  bool hidden, unlisted;
  unsigned colour;
} wa_series;

struct wa_chart {
  wa_book *book;
  wa_chart_kind kind;
  lxw_chart *chart;
  const char *title;
  wa_series *series;
  size_t n_series, series_room;
  bool placed, no_legend;
};

struct wa_book {
  pthread_mutex_t *turns; /* shared with books on other threads; NULL: there are none */
  wa_arena *arena;
  lxw_workbook *workbook; /* NULL once closed */
  const char *target, *language, *title;
  const char *failure;
  wa_sheet **sheets;
  size_t n_sheets, sheets_room;
  const char **names;
  size_t n_names, names_room;
  wa_chart **charts;
  size_t n_charts, charts_room;
  lxw_format *formats[WA_STYLE_COUNT][WA_NUM_COUNT][2]; /* made when first used; [1] breaks over lines */
};

/* book.c: a failure at a cell, and a status of the library that is not well. */
void wa_cell_fail(const wa_sheet *sheet, size_t row, size_t column, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void wa_cell_status(const wa_sheet *sheet, size_t row, size_t column, lxw_error status);

/* book_text.c */
const char *wa_decode(const char *at, const char *end, uint32_t *character);
size_t wa_utf16_length(const char *text);
const char *wa_escape_underscores(wa_arena *arena, const char *text);
bool wa_same_folded(const char *one, const char *other);

/* book_formula.c: NULL, or what is wrong with a formula. */
const char *wa_formula_fault(wa_arena *arena, const char *formula);

/* book_style.c */
const char *wa_num_code(wa_num num);
lxw_format *wa_format(wa_book *book, wa_style style, wa_num num, bool wrap);
lxw_format *wa_condition_format(wa_book *book, wa_style style);
bool wa_style_wraps(wa_style style);
double wa_style_points(wa_style style);

/* book_height.c: as set, or the standard width. */
double wa_width_of_column(const wa_sheet *sheet, size_t column);

/* book_memory.c */
const wa_cell *wa_cells_find(const wa_cells *cells, size_t row, size_t column);
bool wa_cells_add(wa_arena *arena, wa_cells *cells, wa_cell cell); /* false when the place is taken */

/* book_refs.c */
const char *wa_quote_sheet(wa_arena *arena, const char *name);
bool wa_like_reference(const char *name);

/* What remains to be done when all cells are written: book_height.c, book_sheet.c, book_chart.c */
void wa_sheet_fit_rows(wa_sheet *sheet);
void wa_sheet_finish(wa_sheet *sheet);
void wa_chart_finish(wa_chart *chart);
/* book_cache.c */
void wa_chart_remember(const wa_book *book, lxw_series_range *into, wa_range range, bool values);

/* book_zip.c: NULL when `bytes` are a complete zip of complete XML parts, else what is wrong. */
const char *wa_zip_fault(wa_arena *arena, const unsigned char *bytes, size_t size);

/* book_rows.c: the rows of a sheet that is finished, written and handed to the library; NULL when it writes them itself.
 * Numbers are written in the locale of the thread. wa_rows_end gives back what the library, after closing the book,
 * has not. */
typedef struct wa_rows wa_rows;
wa_rows *wa_rows_write(wa_arena *arena, lxw_worksheet *worksheet);
void wa_rows_end(wa_rows *rows);

/* book_file.c */
const char *wa_scratch_folder(wa_arena *arena, const char *target, size_t bytes);

#endif
