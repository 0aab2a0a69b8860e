/* The height of rows with text over several lines. Excel would find it by itself; LibreOffice does not in files of
 * the library, so it is worked out here, rather too high than too low. */
#include <math.h>
#include <string.h>

#include "reports/book_inside.h"

enum { STANDARD_POINTS = 11, MAX_HEIGHT = 409 };
static const double standard_width = 8.43, standard_height = 15;

double wa_width_of_column(const wa_sheet *sheet, size_t column) {
  double width = standard_width;
  for (size_t i = 0; i < sheet->n_widths; i++)
    if (column >= sheet->widths[i].first && column <= sheet->widths[i].last)
      width = sheet->widths[i].characters;
  return width;
}

/* Chinese, Japanese and Korean characters and most symbols are twice as wide. */
static double width_of(uint32_t character) { return character >= 0x1100 && character != 0x2026 ? 1.9 : 1; }

/* Lines that `text` takes in a cell `room` characters wide, broken at spaces as a spreadsheet does. */
static size_t count_lines(const char *text, double room) {
  const char *end = text + strlen(text);
  size_t lines = 1;
  double line = 0, word = 0;
  for (const char *at = text; at < end;) {
    uint32_t character;
    at = wa_decode(at, end, &character);
    if (character == '\n') {
      lines++;
      line = word = 0;
      continue;
    }
    double wide = width_of(character);
    line += wide;
    word = character == ' ' || character == '-' ? 0 : word + wide;
    if (line > room && character != ' ') {
      lines++;
      line = word < room ? word : wide;
      if (word >= room)
        word = wide;
    }
  }
  return lines;
}

static double height_of(const wa_sheet *sheet, const wa_wrapped *wrapped) {
  double room = 0, points = wa_style_points(wrapped->style);
  for (size_t column = wrapped->first_column; column <= wrapped->last_column; column++)
    room += wa_width_of_column(sheet, column);
  bool broken = wa_style_wraps(wrapped->style) || wrapped->last_column > wrapped->first_column;
  bool bold = wrapped->style == WA_STYLE_HEADING || wrapped->style == WA_STYLE_HEADING_RIGHT;
  double characters = room * STANDARD_POINTS / points * (bold ? 0.98 : 1.04);
  size_t lines = broken ? count_lines(wrapped->text, fmax(characters - 0.5, 1)) : 1;
  double height = (double)lines * ceil(points * standard_height / STANDARD_POINTS) + (lines > 1 ? 2 : 0);
  return fmin(height, MAX_HEIGHT);
}

static bool fixed(const wa_sheet *sheet, size_t row) {
  for (size_t i = 0; i < sheet->n_fixed_rows; i++)
    if (sheet->fixed_rows[i] == row)
      return true;
  return false;
}

/* Wrapped texts are kept in the order of writing; a row's may be far apart, so the highest so far is kept per row. */
void wa_sheet_fit_rows(wa_sheet *sheet) {
  wa_cells tallest = {0};
  for (size_t i = 0; i < sheet->n_wrapped; i++) {
    const wa_wrapped *wrapped = &sheet->wrapped[i];
    wa_cell height = {.row = (uint32_t)wrapped->row, .content = WA_CONTENT_NUMBER};
    height.value.number = fmax(height_of(sheet, wrapped), standard_height);
    wa_cell *known = (wa_cell *)wa_cells_find(&tallest, wrapped->row, 0);
    if (!known)
      wa_cells_add(sheet->book->arena, &tallest, height);
    else
      known->value.number = fmax(known->value.number, height.value.number);
  }
  for (size_t i = 0; i < tallest.room; i++) {
    const wa_cell *height = &tallest.places[i];
    if (height->content != WA_CONTENT_NONE && height->value.number > standard_height && !fixed(sheet, height->row))
      wa_cell_status(sheet, height->row, 0,
                     worksheet_set_row(sheet->worksheet, height->row, height->value.number, NULL));
  }
}
