/* What was written where. */
#include "reports/book_inside.h"

static size_t place_of(const wa_cells *cells, size_t row, size_t column) {
  uint64_t key = (uint64_t)row << 14 | (uint64_t)column;
  key *= UINT64_C(0x9E3779B97F4A7C15);
  return (size_t)(key >> 32) & (cells->room - 1);
}

static wa_cell *seek(const wa_cells *cells, size_t row, size_t column) {
  size_t at = place_of(cells, row, column);
  while (cells->places[at].content != WA_CONTENT_NONE &&
         (cells->places[at].row != row || cells->places[at].column != column))
    at = (at + 1) & (cells->room - 1);
  return &cells->places[at];
}

const wa_cell *wa_cells_find(const wa_cells *cells, size_t row, size_t column) {
  if (cells->count == 0)
    return NULL;
  const wa_cell *found = seek(cells, row, column);
  return found->content == WA_CONTENT_NONE ? NULL : found;
}

static void widen(wa_arena *arena, wa_cells *cells) {
  wa_cells wider = {.room = cells->room ? cells->room * 2 : 64, .count = cells->count};
  wider.places = WA_NEW_ARRAY(arena, wa_cell, wider.room);
  for (size_t i = 0; i < cells->room; i++)
    if (cells->places[i].content != WA_CONTENT_NONE)
      *seek(&wider, cells->places[i].row, cells->places[i].column) = cells->places[i];
  *cells = wider;
}

bool wa_cells_add(wa_arena *arena, wa_cells *cells, wa_cell cell) {
  if (cells->count * 3 >= cells->room * 2)
    widen(arena, cells);
  wa_cell *place = seek(cells, cell.row, cell.column);
  if (place->content != WA_CONTENT_NONE)
    return false;
  *place = cell;
  cells->count++;
  return true;
}
