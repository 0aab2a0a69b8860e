#include <stdint.h>
#include <string.h>

#include "model/csv_file.h"
#include "model/read.h"
#include "model/reserved.h"
#include "model/table_grid.h"

/* ---- figures from YAML ---- */

static bool wa_index_text(wa_load *load, const wa_yaml *node) {
  if (node->kind == WA_YAML_SCALAR && !wa_yaml_empty(node)) return true;
  wa_error(load->diags, node->span, "an index value must be a number or a name, found %s", wa_yaml_noun(node));
  return false;
}

static bool wa_value_of(wa_load *load, const wa_yaml *node, wa_figure *figure) {
  if (node->kind == WA_YAML_SCALAR && !node->broken) return wa_read_number(load, node, &figure->value);
  wa_error(load->diags, node->span, "a number is expected here, found %s", wa_yaml_noun(node));
  return false;
}

static bool wa_from_row(wa_load *load, const wa_table *table, const wa_yaml *row, wa_figures *figures) {
  wa_figure figure = {.value = 0};
  if (row->kind != WA_YAML_LIST || row->n_items != table->n_index + 1) {
    wa_error(load->diags, row->span, "a row of table '%s' must be a list of %zu: %s", table->name, table->n_index + 1,
             table->n_index == 1 ? "[index, value]" : "[index, index, value]");
    return false;
  }
  for (size_t i = 0; i < table->n_index; i++) {
    if (!wa_index_text(load, row->items[i])) return false;
    figure.index[i] = row->items[i]->text;
    figure.place[i] = row->items[i]->span;
  }
  if (!wa_value_of(load, row->items[table->n_index], &figure)) return false;
  WA_PUSH(load->arena, figures->items, figures->count, figures->capacity, figure);
  return true;
}

static bool wa_from_rows(wa_load *load, const wa_table *table, const wa_yaml *rows, wa_figures *figures) {
  if (rows->kind != WA_YAML_LIST) {
    wa_error(load->diags, rows->span, "'rows' must be a list of rows, found %s", wa_yaml_noun(rows));
    wa_hint(load->diags, "a mapping of figures is written under 'values:'");
    return false;
  }
  for (size_t i = 0; i < rows->n_items; i++)
    if (!wa_from_row(load, table, rows->items[i], figures)) return false;
  return true;
}

/* `figure` holds the indices outside of this mapping. */
static bool wa_from_values(wa_load *load, const wa_table *table, const wa_yaml *map, size_t level, wa_figure figure,
                           wa_figures *figures) {
  if (map->kind != WA_YAML_MAP) {
    wa_error(load->diags, map->span, "a mapping by '%s' is expected here, found %s", table->index[level].name,
             wa_yaml_noun(map));
    return false;
  }
  for (size_t i = 0; i < map->n_entries; i++) {
    figure.index[level] = map->entries[i].key->text;
    figure.place[level] = map->entries[i].key->span;
    const wa_yaml *value = map->entries[i].value;
    if (level == 0 && table->n_index > 1) {
      if (!wa_from_values(load, table, value, level + 1, figure, figures)) return false;
      continue;
    }
    if (!wa_value_of(load, value, &figure)) return false;
    WA_PUSH(load->arena, figures->items, figures->count, figures->capacity, figure);
  }
  return true;
}

/* ---- figures from a CSV file ---- */

static bool wa_csv_columns(wa_load *load, const wa_table *table, const wa_csv *csv, const wa_yaml *map, size_t columns[3]) {
  const wa_yaml *names = wa_yaml_get(map, "columns"), *value = wa_yaml_get(map, "value");
  wa_span file = wa_yaml_text_span(wa_yaml_get(map, "file"));
  if (names && names->n_items != table->n_index) {
    wa_error(load->diags, names->span, "'columns' must name %zu column%s, as many as 'index'", table->n_index,
             table->n_index == 1 ? "" : "s");
    return false;
  }
  bool fine = true;
  for (size_t i = 0; i < table->n_index; i++) {
    const wa_yaml *name = names ? names->items[i] : NULL;
    columns[i] = wa_csv_column(load, csv, name ? name->text : table->index[i].name, name ? wa_yaml_text_span(name) : file);
    fine = fine && columns[i] != SIZE_MAX;
  }
  columns[2] = wa_csv_column(load, csv, value ? value->text : "value", value ? wa_yaml_text_span(value) : file);
  return fine && columns[2] != SIZE_MAX;
}

static bool wa_from_file(wa_load *load, const wa_table *table, const wa_yaml *map, wa_figures *figures) {
  size_t columns[3];
  const wa_csv *csv = wa_read_csv(load, wa_yaml_get(map, "file"));
  if (!csv || !wa_csv_columns(load, table, csv, map, columns)) return false;
  for (size_t row = 0; row < csv->n_rows; row++) {
    wa_figure figure = {.value = 0};
    for (size_t i = 0; i < table->n_index; i++) {
      const wa_csv_cell *cell = wa_csv_at(csv, row, columns[i]);
      figure.index[i] = cell->text;
      figure.place[i] = wa_csv_span(csv, cell);
    }
    if (!wa_csv_number(load, csv, wa_csv_at(csv, row, columns[2]), &figure.value)) return false;
    WA_PUSH(load->arena, figures->items, figures->count, figures->capacity, figure);
  }
  return true;
}

/* ---- the table ---- */

static bool wa_set_index(wa_load *load, wa_table *table, const wa_yaml *node) {
  if (wa_name_well_formed(node->text) && !(table->n_index && strcmp(table->index[0].name, node->text) == 0)) {
    table->index[table->n_index++].name = node->text;
    return true;
  }
  wa_error(load->diags, node->span, "'%.40s' cannot be the name of this index", node->text);
  wa_hint(load->diags, "use letters, digits and _, and two different names");
  return false;
}

static bool wa_read_index(wa_load *load, const wa_yaml *map, wa_table *table) {
  const wa_yaml *index = wa_yaml_get(map, "index");
  if (!index) return false;
  if (index->kind == WA_YAML_SCALAR) return wa_set_index(load, table, index);
  if (index->n_items < 1 || index->n_items > 2) {
    wa_error(load->diags, index->span, "a table has one or two indices, not %zu", index->n_items);
    return false;
  }
  for (size_t i = 0; i < index->n_items; i++)
    if (index->items[i]->broken || !wa_set_index(load, table, index->items[i])) return false;
  return true;
}

static void wa_read_lookup(const wa_yaml *map, wa_table *table) {
  static const char *const interpolations[] = {"exact", "step", "linear"};
  static const char *const outsides[] = {"error", "nearest"};
  int interpolation = wa_read_choice(wa_yaml_get(map, "interpolate"), interpolations, 3, WA_LOOKUP_EXACT);
  int outside = wa_read_choice(wa_yaml_get(map, "outside"), outsides, 2, WA_OUTSIDE_ERROR);
  for (size_t i = 0; i < table->n_index; i++) {
    table->index[i].interpolation = (wa_interpolation)interpolation;
    table->index[i].outside = (wa_outside)outside;
  }
}

static bool wa_read_figures(wa_load *load, const wa_yaml *map, wa_table *table, wa_figures *figures) {
  const wa_yaml *rows = wa_yaml_get(map, "rows"), *values = wa_yaml_get(map, "values"), *file = wa_yaml_get(map, "file");
  if (!!rows + !!values + !!file != 1) {
    wa_error(load->diags, table->span, "table '%s' must have one of 'rows', 'values' and 'file'", table->name);
    return false;
  }
  if (rows && !wa_from_rows(load, table, rows, figures)) return false;
  if (values && !wa_from_values(load, table, values, 0, (wa_figure){.value = 0}, figures)) return false;
  if (file && !wa_from_file(load, table, map, figures)) return false;
  if (figures->count == 0) wa_error(load->diags, table->span, "table '%s' has no figures", table->name);
  return figures->count > 0;
}

static void wa_decode_table(wa_load *load, wa_section_entry entry) {
  wa_model *model = load->model;
  const wa_yaml *map = entry.value;
  const char *unit_text;
  if (!wa_define(load, WA_SPACE_TABLE, entry.key, "a table", 0, model->n_tables, true)) return;
  wa_table table = {.name = entry.key->text, .span = entry.key->span, .library = entry.library};
  wa_figures figures = {.items = NULL};
  table.unit = wa_read_unit(load, map, &unit_text);
  table.label = wa_read_label(map, "label");
  table.source = wa_read_text(map, "source");
  if (map->kind == WA_YAML_MAP && !map->broken && wa_read_index(load, map, &table)) {
    wa_read_lookup(map, &table);
    if (wa_read_figures(load, map, &table, &figures)) wa_make_grid(load, &table, &figures);
  }
  WA_PUSH(load->arena, model->tables, model->n_tables, load->tables_room, table);
}

void wa_decode_tables(wa_load *load) { wa_each_entry(load, "tables", wa_decode_table); }
