/* Figures by index, in whatever form they were written, into a grid. */
#ifndef WA_MODEL_TABLE_GRID_H
#define WA_MODEL_TABLE_GRID_H

#include "model/load.h"

typedef struct wa_figure {
  const char *index[2];
  wa_span place[2]; /* of the indices */
  double value;
} wa_figure;

typedef struct wa_figures {
  wa_figure *items;
  size_t count, capacity;
} wa_figures;

/* Fills in the table's indices and values from its figures; `n_index` and names are set already. False after an
 * error: numbers that do not rise, figures that stand twice, gaps. */
bool wa_make_grid(wa_load *load, wa_table *table, const wa_figures *figures);

#endif
