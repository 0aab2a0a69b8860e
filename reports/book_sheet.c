/* Sheets: their names, their looks, and how they print. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "reports/book_inside.h"

/* At most `limit` UTF-16 units of `name`, without the spaces and apostrophes at its ends that Excel refuses. */
static char *trimmed(wa_arena *arena, const char *name, size_t limit) {
  const char *end = name + strlen(name);
  while (*name == ' ' || *name == '\'')
    name++;
  const char *cut = name;
  for (size_t units = 0; cut < end;) {
    uint32_t character;
    const char *next = wa_decode(cut, end, &character);
    units += character > 0xFFFF ? 2 : 1;
    if (units > limit)
      break;
    cut = next;
  }
  while (cut > name && (cut[-1] == ' ' || cut[-1] == '\''))
    cut--;
  return wa_strndup(arena, name, (size_t)(cut - name));
}

const char *wa_legal_sheet_name(wa_arena *arena, const char *name) {
  char *legal = wa_strdup(arena, wa_legal_text(arena, name, WA_MAX_TEXT));
  for (char *at = legal; *at; at++) {
    if (*at == '\n' || *at == '\t')
      *at = ' ';
    else if (strchr("[]:*?/\\", *at))
      *at = '-';
  }
  legal = trimmed(arena, legal, WA_MAX_SHEET_NAME);
  if (!*legal)
    return "Sheet";
  if (wa_same_folded(legal, "History") || wa_same_folded(legal, "Geschiedenis"))
    return wa_printf(arena, "%s 1", legal);
  return legal;
}

static bool taken(const wa_book *book, const char *name) {
  for (size_t i = 0; i < book->n_sheets; i++)
    if (wa_same_folded(book->sheets[i]->name, name))
      return true;
  return false;
}

static const char *free_name(const wa_book *book, const char *wanted) {
  const char *legal = wa_legal_sheet_name(book->arena, wanted), *name = legal;
  for (unsigned n = 2; taken(book, name); n++) {
    char number[16];
    snprintf(number, sizeof number, " %u", n);
    name = wa_printf(book->arena, "%s%s", trimmed(book->arena, legal, WA_MAX_SHEET_NAME - strlen(number)), number);
  }
  return name;
}

static void protect(lxw_worksheet *worksheet) {
  lxw_protection allowed = {0};
  allowed.format_columns = LXW_TRUE;
  allowed.format_rows = LXW_TRUE;
  allowed.autofilter = LXW_TRUE;
  worksheet_protect(worksheet, NULL, &allowed);
}

static void set_up(lxw_worksheet *worksheet) {
  enum { A4 = 9 };
  worksheet_gridlines(worksheet, LXW_HIDE_ALL_GRIDLINES);
  worksheet_set_landscape(worksheet);
  worksheet_set_paper(worksheet, A4);
  worksheet_set_margins(worksheet, 0.5, 0.5, 0.6, 0.7);
  worksheet_fit_to_pages(worksheet, 1, 0);
  protect(worksheet);
}

/* The library quotes fewer names than Excel wants quoted, in print areas and the like. */
static void quote_properly(wa_sheet *sheet) {
  char *quoted = strdup(sheet->quoted);
  if (!quoted)
    return;
  free(sheet->worksheet->quoted_name);
  sheet->worksheet->quoted_name = quoted;
}

wa_sheet *wa_book_sheet(wa_book *book, const char *name) {
  wa_sheet *sheet = WA_NEW(book->arena, wa_sheet);
  sheet->book = book;
  sheet->name = free_name(book, name);
  sheet->quoted = wa_quote_sheet(book->arena, sheet->name);
  WA_PUSH(book->arena, book->sheets, book->n_sheets, book->sheets_room, sheet);
  if (!book->workbook)
    return sheet;
  sheet->worksheet = workbook_add_worksheet(book->workbook, sheet->name);
  if (!sheet->worksheet) {
    wa_book_fail(book, "sheet '%s' could not be added", sheet->name);
    return sheet;
  }
  quote_properly(sheet);
  set_up(sheet->worksheet);
  return sheet;
}

const char *wa_sheet_name(const wa_sheet *sheet) { return sheet->name; }

wa_book *wa_sheet_book(const wa_sheet *sheet) { return sheet->book; }

static bool usable(const wa_sheet *sheet) { return sheet->worksheet && sheet->book->workbook; }

void wa_sheet_title(wa_sheet *sheet, const char *title, const char *purpose) {
  wa_cell_text(sheet, 0, 0, WA_STYLE_TITLE, title);
  if (purpose && *purpose)
    wa_cell_text(sheet, 1, 0, WA_STYLE_NOTE, purpose);
}

static void sheet_status(const wa_sheet *sheet, const char *what, lxw_error status) {
  if (status != LXW_NO_ERROR)
    wa_book_fail(sheet->book, "sheet '%s': %s: %s", sheet->name, what, lxw_strerror(status));
}

void wa_sheet_width(wa_sheet *sheet, size_t first, size_t last, double characters) {
  if (!usable(sheet))
    return;
  if (first > last || last >= WA_MAX_COLUMNS || !(characters >= 0 && characters <= 255)) {
    wa_book_fail(sheet->book, "sheet '%s': a column width is out of range", sheet->name);
    return;
  }
  wa_width width = {first, last, characters};
  WA_PUSH(sheet->book->arena, sheet->widths, sheet->n_widths, sheet->widths_room, width);
  sheet_status(sheet, "column width",
               worksheet_set_column(sheet->worksheet, (lxw_col_t)first, (lxw_col_t)last, characters, NULL));
}

void wa_sheet_height(wa_sheet *sheet, size_t row, double points) {
  if (!usable(sheet))
    return;
  if (row >= WA_MAX_ROWS || !(points >= 0 && points <= 409)) {
    wa_book_fail(sheet->book, "sheet '%s': a row height is out of range", sheet->name);
    return;
  }
  WA_PUSH(sheet->book->arena, sheet->fixed_rows, sheet->n_fixed_rows, sheet->fixed_rows_room, row);
  sheet_status(sheet, "row height", worksheet_set_row(sheet->worksheet, (lxw_row_t)row, points, NULL));
}

void wa_sheet_freeze(wa_sheet *sheet, size_t row, size_t column) {
  if (!usable(sheet))
    return;
  worksheet_freeze_panes(sheet->worksheet, (lxw_row_t)row, (lxw_col_t)column);
  sheet->repeated_rows = row;
  /* Never columns too: the name of both together would not fit in the library's 128 bytes. */
  if (row > 0)
    sheet_status(sheet, "repeated rows", worksheet_repeat_rows(sheet->worksheet, 0, (lxw_row_t)(row - 1)));
}

void wa_sheet_tab(wa_sheet *sheet, unsigned colour) {
  if (usable(sheet))
    worksheet_set_tab_color(sheet->worksheet, colour);
}

void wa_sheet_print(wa_sheet *sheet, wa_fit fit, size_t last_row, size_t last_column) {
  if (!usable(sheet))
    return;
  if (fit == WA_FIT_NONE)
    worksheet_set_print_scale(sheet->worksheet, 100);
  else
    worksheet_fit_to_pages(sheet->worksheet, 1, fit == WA_FIT_PAGE ? 1 : 0);
  sheet_status(sheet, "print area",
               worksheet_print_area(sheet->worksheet, 0, 0, (lxw_row_t)last_row, (lxw_col_t)last_column));
}

void wa_sheet_break(wa_sheet *sheet, size_t row) {
  if (usable(sheet) && row > 0 && row < WA_MAX_ROWS)
    WA_PUSH(sheet->book->arena, sheet->breaks, sheet->n_breaks, sheet->breaks_room, (lxw_row_t)row);
}

/* A4 within the margins of set_up, in points. */
enum { LONG_SIDE = 842, SHORT_SIDE = 595, SIDE_MARGINS = 72, END_MARGINS = 94, ROW_POINTS = 15, SPARE_ROWS = 2 };

size_t wa_sheet_page_rows(const wa_sheet *sheet, size_t last_column) {
  double width = 0;
  for (size_t column = 0; column <= last_column; column++) width += 0.75 * (7 * wa_width_of_column(sheet, column) + 5);
  double across = (sheet->portrait ? SHORT_SIDE : LONG_SIDE) - SIDE_MARGINS;
  double along = (sheet->portrait ? LONG_SIDE : SHORT_SIDE) - END_MARGINS;
  double scale = width > across ? across / width : 1;
  double rows = along / (scale * ROW_POINTS) - (double)sheet->repeated_rows - SPARE_ROWS;
  return rows < 1 ? 1 : (size_t)rows;
}

void wa_sheet_keep(wa_sheet *sheet, size_t *page, size_t page_rows, size_t row, size_t n) {
  if (row <= *page || row + n <= *page + page_rows)
    return;
  wa_sheet_break(sheet, row);
  *page = row;
}

void wa_sheet_portrait(wa_sheet *sheet) {
  sheet->portrait = true;
  if (usable(sheet))
    worksheet_set_portrait(sheet->worksheet);
}

void wa_sheet_filter(wa_sheet *sheet, size_t first_row, size_t first_column, size_t last_row, size_t last_column) {
  if (usable(sheet))
    sheet_status(sheet, "filter",
                 worksheet_autofilter(sheet->worksheet, (lxw_row_t)first_row, (lxw_col_t)first_column,
                                      (lxw_row_t)last_row, (lxw_col_t)last_column));
}

void wa_sheet_activate(wa_sheet *sheet) {
  if (usable(sheet))
    worksheet_activate(sheet->worksheet);
}

/* "&" begins a code in a footer, and the whole may be 255 characters. */
static const char *footer_text(wa_arena *arena, const char *text) {
  wa_text out = wa_text_new(arena);
  for (const char *at = wa_legal_text(arena, text, 80); *at; at++)
    wa_text_addn(&out, *at == '\n' ? " " : at, 1), wa_text_add(&out, *at == '&' ? "&" : "");
  return out.bytes;
}

void wa_sheet_finish(wa_sheet *sheet) {
  wa_book *book = sheet->book;
  bool dutch = book->language && strncmp(book->language, "nl", 2) == 0;
  const char *footer = wa_printf(book->arena, "&L%s&C&A&R%s", book->title ? footer_text(book->arena, book->title) : "",
                                 dutch ? "Pagina &P van &N" : "Page &P of &N");
  sheet_status(sheet, "page footer", worksheet_set_footer(sheet->worksheet, footer));
  if (sheet->n_breaks) {
    WA_PUSH(book->arena, sheet->breaks, sheet->n_breaks, sheet->breaks_room, 0);
    sheet_status(sheet, "page breaks", worksheet_set_h_pagebreaks(sheet->worksheet, sheet->breaks));
  }
  wa_sheet_fit_rows(sheet);
}
