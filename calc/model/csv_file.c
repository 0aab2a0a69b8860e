#include "model/csv_file.h"

#include <csv.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "model/fingerprint.h"
#include "model/include.h"
#include "model/yaml_text.h"

typedef struct wa_csv_reader {
  wa_load *load;
  wa_csv *csv;
  size_t capacity, count; /* of cells */
  size_t row_cells;       /* in this row so far */
  size_t at, begin;       /* byte being read, first byte of the cell */
  bool failed;
} wa_csv_reader;

static void wa_on_field(void *text, size_t length, void *context) {
  wa_csv_reader *reader = context;
  if (reader->failed) return;
  wa_csv_cell cell = {wa_strndup(reader->load->arena, text ? text : "", length), reader->begin, reader->at};
  WA_PUSH(reader->load->arena, reader->csv->cells, reader->count, reader->capacity, cell);
  reader->row_cells++;
  reader->begin = reader->at + 1;
}

static void wa_on_row(int end, void *context) {
  (void)end;
  wa_csv_reader *reader = context;
  wa_csv *csv = reader->csv;
  if (reader->failed) return;
  if (csv->n_columns == 0) {
    csv->n_columns = reader->row_cells;
  } else if (reader->row_cells != csv->n_columns) {
    const wa_csv_cell *first = &csv->cells[reader->count - reader->row_cells];
    wa_error(reader->load->diags, (wa_span){csv->source, first->begin, reader->at},
             "this row has %zu column%s, the header has %zu", reader->row_cells, reader->row_cells == 1 ? "" : "s",
             csv->n_columns);
    reader->failed = true;
  } else {
    csv->n_rows++;
  }
  reader->row_cells = 0;
}

static bool wa_has_semicolons(const wa_source *source, size_t begin) {
  const char *header = source->text + begin;
  size_t line = strcspn(header, "\r\n");
  return memchr(header, ';', line) && !memchr(header, ',', line);
}

/* Byte by byte, so that each cell's place is known when it is handed over. */
static void wa_feed(wa_csv_reader *reader, size_t begin) {
  struct csv_parser parser;
  const wa_source *source = reader->csv->source;
  if (csv_init(&parser, CSV_APPEND_NULL | CSV_STRICT | CSV_STRICT_FINI) != 0) return;
  if (reader->csv->semicolons) csv_set_delim(&parser, ';');
  for (reader->at = begin; reader->at < source->size && !reader->failed; reader->at++) {
    if (strchr("\r\n", source->text[reader->at]) && reader->row_cells == 0 && reader->begin == reader->at)
      reader->begin = reader->at + 1; /* an empty line, or the second half of \r\n */
    if (csv_parse(&parser, source->text + reader->at, 1, wa_on_field, wa_on_row, reader) == 1) continue;
    wa_error(reader->load->diags, (wa_span){source, reader->at, reader->at + 1}, "a quote (\") that does not belong here");
    reader->failed = true;
  }
  if (!reader->failed && csv_fini(&parser, wa_on_field, wa_on_row, reader) != 0) {
    wa_error(reader->load->diags, (wa_span){source, reader->begin, reader->begin + 1},
             "the quote that opens here is never closed");
    reader->failed = true;
  }
  csv_free(&parser);
}

const wa_csv *wa_read_csv(wa_load *load, const wa_yaml *node) {
  size_t begin = 0;
  const wa_source *source = wa_read_beside(load, node, "file");
  if (!source) return NULL;
  wa_fingerprint_add(load->fingerprint, source->text, source->size);
  if (!wa_yaml_text_check(load->diags, source, &begin)) return NULL;
  wa_csv *csv = WA_NEW(load->arena, wa_csv);
  *csv = (wa_csv){.source = source, .semicolons = wa_has_semicolons(source, begin)};
  wa_csv_reader reader = {.load = load, .csv = csv, .begin = begin};
  wa_feed(&reader, begin);
  if (reader.failed) return NULL;
  if (csv->n_rows > 0) return csv;
  wa_error(load->diags, (wa_span){source, 0, 0}, "the file has no rows under its header");
  return NULL;
}

static const char *wa_headers(wa_load *load, const wa_csv *csv) {
  wa_text text = wa_text_new(load->arena);
  for (size_t i = 0; i < csv->n_columns && i < 20; i++) wa_text_addf(&text, "%s%.40s", i ? ", " : "", csv->cells[i].text);
  return text.bytes;
}

size_t wa_csv_column(wa_load *load, const wa_csv *csv, const char *name, wa_span span) {
  for (size_t i = 0; i < csv->n_columns; i++)
    if (strcmp(csv->cells[i].text, name) == 0) return i;
  wa_error(load->diags, span, "the file has no column '%.60s'", name);
  wa_hint(load->diags, "its columns: %s", wa_headers(load, csv));
  return SIZE_MAX;
}

const wa_csv_cell *wa_csv_at(const wa_csv *csv, size_t row, size_t column) {
  return &csv->cells[(row + 1) * csv->n_columns + column];
}

wa_span wa_csv_span(const wa_csv *csv, const wa_csv_cell *cell) { return (wa_span){csv->source, cell->begin, cell->end}; }

bool wa_csv_number(wa_load *load, const wa_csv *csv, const wa_csv_cell *cell, double *number) {
  size_t length = strlen(cell->text);
  char *text = wa_strndup(load->arena, cell->text, length);
  char *comma = csv->semicolons ? strchr(text, ',') : NULL;
  if (comma) *comma = '.';
  bool percent = length > 1 && text[length - 1] == '%';
  if (wa_parse_number(text, percent ? length - 1 : length, number)) {
    if (percent) *number /= 100;
    return true;
  }
  wa_error(load->diags, wa_csv_span(csv, cell), "'%.40s' is not a number", cell->text);
  if (strchr(cell->text, ',')) wa_hint(load->diags, "write a point before decimals, and nothing between thousands");
  return false;
}
