#include "model/table_grid.h"

#include <string.h>

#include "base/text.h"
#include "model/reserved.h"

/* One index while its values are collected in the order in which they first appear. */
typedef struct wa_axis {
  bool numeric;
  const char **texts;
  double *numbers;
  size_t n, texts_room, numbers_room, n_numbers;
  wa_names *seen;
} wa_axis;

static bool wa_number_of(const char *text, double *number) { return wa_parse_number(text, strlen(text), number); }

static bool wa_check_category(wa_load *load, const wa_table *table, size_t which, const char *text, wa_span place) {
  if (wa_name_well_formed(text)) return true;
  const char *mended = wa_name_mended(load->arena, text);
  wa_error(load->diags, place, "'%.40s' cannot be a category of index '%s'", text, table->index[which].name);
  if (mended) wa_hint(load->diags, "formulas must be able to name it: '%s'", mended);
  else wa_hint(load->diags, "formulas must be able to name it: letters, digits and _, a letter first");
  return false;
}

/* Index values of numbers are told apart by value: 50 and 50.0 are the same. */
static const char *wa_axis_key(wa_load *load, const wa_axis *axis, const char *text) {
  double number;
  return axis->numeric && wa_number_of(text, &number) ? wa_number_text(load->arena, number) : text;
}

static bool wa_add_number(wa_load *load, const wa_table *table, size_t which, wa_axis *axis, const wa_figure *figure) {
  double number;
  const char *text = figure->index[which];
  if (!wa_number_of(text, &number)) {
    wa_error(load->diags, figure->place[which], "'%.40s' is not a number, but the values of index '%s' above it are", text,
             table->index[which].name);
    return false;
  }
  if (axis->n > 0 && number <= axis->numbers[axis->n - 1]) {
    wa_error(load->diags, figure->place[which], "the values of index '%s' must rise: %s comes after %s",
             table->index[which].name, text, axis->texts[axis->n - 1]);
    return false;
  }
  WA_PUSH(load->arena, axis->numbers, axis->n_numbers, axis->numbers_room, number);
  return true;
}

static bool wa_add_value(wa_load *load, const wa_table *table, size_t which, wa_axis *axis, const wa_figure *figure) {
  const char *text = figure->index[which];
  if (axis->n == 0) {
    double number;
    axis->numeric = wa_number_of(text, &number);
    axis->seen = wa_names_new(load->arena);
  }
  const char *key = wa_axis_key(load, axis, text);
  if (wa_names_find(axis->seen, WA_SPACE_KEY, key)) return true;
  bool fine = axis->numeric ? wa_add_number(load, table, which, axis, figure)
                            : wa_check_category(load, table, which, text, figure->place[which]);
  if (!fine) return false;
  wa_names_add(axis->seen, (wa_name_row){.space = WA_SPACE_KEY, .name = key, .index = axis->n});
  WA_PUSH(load->arena, axis->texts, axis->n, axis->texts_room, text);
  return true;
}

static bool wa_collect_axes(wa_load *load, const wa_table *table, const wa_figures *figures, wa_axis axes[2]) {
  for (size_t i = 0; i < figures->count; i++)
    for (size_t which = 0; which < table->n_index; which++)
      if (!wa_add_value(load, table, which, &axes[which], &figures->items[i])) return false;
  return true;
}

static size_t wa_axis_position(wa_load *load, const wa_axis *axis, const char *text) {
  return wa_names_find(axis->seen, WA_SPACE_KEY, wa_axis_key(load, axis, text))->index;
}

/* Place of a figure in the grid. */
static size_t wa_cell_of(wa_load *load, const wa_table *table, wa_axis axes[2], const wa_figure *figure) {
  size_t cell = wa_axis_position(load, &axes[0], figure->index[0]);
  return table->n_index == 1 ? cell : cell * axes[1].n + wa_axis_position(load, &axes[1], figure->index[1]);
}

static void wa_report_gap(wa_load *load, const wa_table *table, wa_axis axes[2], const wa_figures *figures) {
  size_t rows = figures->count, cells = axes[0].n * axes[1].n;
  bool *filled = WA_NEW_ARRAY(load->arena, bool, rows + 1);
  for (size_t i = 0; i < rows; i++) {
    size_t cell = wa_cell_of(load, table, axes, &figures->items[i]);
    if (cell <= rows) filled[cell] = true;
  }
  /* Fewer figures than cells: one of the first `rows + 1` cells is free. */
  for (size_t cell = 0; cell < cells && cell <= rows; cell++) {
    if (filled[cell]) continue;
    wa_error(load->diags, table->span, "table '%s' has no value for %s %s, %s %s", table->name, table->index[0].name,
             axes[0].texts[cell / axes[1].n], table->index[1].name, axes[1].texts[cell % axes[1].n]);
    return;
  }
}

static bool wa_fill(wa_load *load, wa_table *table, wa_axis axes[2], const wa_figures *figures) {
  size_t cells = axes[0].n * (table->n_index == 2 ? axes[1].n : 1);
  double *values = WA_NEW_ARRAY(load->arena, double, cells);
  bool *filled = WA_NEW_ARRAY(load->arena, bool, cells);
  for (size_t i = 0; i < figures->count; i++) {
    const wa_figure *figure = &figures->items[i];
    size_t cell = wa_cell_of(load, table, axes, figure);
    if (filled[cell]) {
      wa_error(load->diags, figure->place[table->n_index - 1], "this value of table '%s' stands twice", table->name);
      return false;
    }
    filled[cell] = true;
    values[cell] = figure->value;
  }
  table->values = values;
  return true;
}

bool wa_make_grid(wa_load *load, wa_table *table, const wa_figures *figures) {
  wa_axis axes[2] = {{.n = 0}, {.n = 0}};
  if (!wa_collect_axes(load, table, figures, axes)) return false;
  for (size_t which = 0; which < table->n_index; which++) {
    table->index[which].n = axes[which].n;
    table->index[which].numbers = axes[which].numeric ? axes[which].numbers : NULL;
    table->index[which].categories = axes[which].numeric ? NULL : axes[which].texts;
  }
  /* A division, because the product of two long indices can be larger than any number of bytes. */
  if (table->n_index == 2 && axes[0].n > figures->count / axes[1].n) {
    wa_report_gap(load, table, axes, figures);
    return false;
  }
  return wa_fill(load, table, axes, figures);
}
