/* Cells that lead elsewhere. */
#include <stdio.h>
#include <string.h>

#include "reports/book_inside.h"

static bool begins(const char *text, const char *with) { return strncmp(text, with, strlen(with)) == 0; }

/* The library takes an address for an internal one when "internal:" stands anywhere in it, and passes on bytes that
 * no address may hold. */
static bool fit_address(const char *url) {
  if (!begins(url, "http://") && !begins(url, "https://") && !begins(url, "mailto:"))
    return false;
  if (strstr(url, "internal:") || strstr(url, "external:") || strlen(url) > WA_MAX_URL)
    return false;
  for (const char *at = url; *at; at++)
    if ((unsigned char)*at <= 0x20 || (unsigned char)*at == 0x7F || strchr("\"<>\\^`{|}", *at))
      return false;
  return wa_utf8_check(url, strlen(url)) == strlen(url);
}

/* The text goes in as an ordinary cell, which checks and remembers it; the link is laid over it. */
static void link_cell(wa_sheet *sheet, size_t row, size_t column, const char *text, const char *address) {
  wa_book *book = sheet->book;
  const char *shown = wa_legal_text(book->arena, text, WA_MAX_TEXT);
  wa_cell_text(sheet, row, column, WA_STYLE_LINK, shown);
  if (book->failure || !*shown || sheet->n_links++ >= WA_MAX_LINKS)
    return;
  lxw_format *format = wa_format(book, WA_STYLE_LINK, WA_NUM_GENERAL, false);
  lxw_error status = worksheet_write_url_opt(sheet->worksheet, (lxw_row_t)row, (lxw_col_t)column, address, format,
                                             wa_escape_underscores(book->arena, shown), NULL);
  wa_cell_status(sheet, row, column, status);
}

void wa_cell_link(wa_sheet *sheet, size_t row, size_t column, const char *text, const wa_sheet *to, size_t to_row,
                  size_t to_column) {
  wa_arena *arena = sheet->book->arena;
  const char *place = wa_cell_ref(arena, NULL, to, to_row, to_column, WA_FIX_NONE);
  link_cell(sheet, row, column, text, wa_printf(arena, "internal:%s", place));
}

void wa_cell_url(wa_sheet *sheet, size_t row, size_t column, const char *text, const char *url) {
  const char *shown = text && *text ? text : url;
  if (url && fit_address(url))
    link_cell(sheet, row, column, shown, url);
  else
    wa_cell_text(sheet, row, column, WA_STYLE_TEXT, shown);
}
