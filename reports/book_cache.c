/* The values a chart shows where nothing computes. The library fills them in from plain numbers and texts only and
 * writes zero for a formula, so they are taken from what was written here. */
#include <stdlib.h>
#include <string.h>

#include "reports/book_inside.h"

/* Freed by the library, hence not from the arena. */
static lxw_series_data_point *point_of(const wa_cell *cell) {
  lxw_series_data_point *point = calloc(1, sizeof *point);
  if (!point)
    return NULL;
  if (!cell || cell->content == WA_CONTENT_BLANK) {
    point->no_data = LXW_TRUE;
  } else if (cell->content == WA_CONTENT_NUMBER) {
    point->number = cell->value.number;
  } else {
    point->string = strdup(cell->value.text);
    point->is_string = LXW_TRUE;
  }
  return point;
}

static bool any_text(const lxw_series_range *range) {
  const lxw_series_data_point *point;
  STAILQ_FOREACH(point, range->data_cache, list_pointers) if (point->is_string) return true;
  return false;
}

/* Among texts a number must be a text too. */
static void numbers_to_texts(wa_arena *arena, const lxw_series_range *range) {
  lxw_series_data_point *point;
  STAILQ_FOREACH(point, range->data_cache, list_pointers) {
    if (point->is_string || point->no_data)
      continue;
    point->string = strdup(wa_number_text(arena, point->number));
    point->is_string = LXW_TRUE;
  }
}

/* A series of values that holds a word ("none" for an infinite ratio) stays one of numbers, without that point. */
static void texts_to_gaps(const lxw_series_range *range) {
  lxw_series_data_point *point;
  STAILQ_FOREACH(point, range->data_cache, list_pointers) {
    if (!point->is_string)
      continue;
    free(point->string);
    point->string = NULL;
    point->is_string = LXW_FALSE;
    point->no_data = LXW_TRUE;
  }
}

void wa_chart_remember(const wa_book *book, lxw_series_range *into, wa_range range, bool values) {
  into->ignore_cache = LXW_TRUE; /* do not fill it in yourself */
  for (size_t row = range.first_row; row <= range.last_row; row++)
    for (size_t column = range.first_column; column <= range.last_column; column++) {
      lxw_series_data_point *point = point_of(wa_cells_find(&range.sheet->cells, row, column));
      if (!point)
        return;
      STAILQ_INSERT_TAIL(into->data_cache, point, list_pointers);
      into->num_data_points++;
    }
  if (!any_text(into))
    return;
  if (values) {
    texts_to_gaps(into);
  } else {
    numbers_to_texts(book->arena, into);
    into->has_string_cache = LXW_TRUE;
  }
}
