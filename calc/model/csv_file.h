/* A CSV file in memory: the cells as texts, each with its place. */
#ifndef WA_MODEL_CSV_FILE_H
#define WA_MODEL_CSV_FILE_H

#include "model/load.h"

typedef struct wa_csv_cell {
  const char *text;
  size_t begin, end; /* bytes of the source */
} wa_csv_cell;

typedef struct wa_csv {
  const wa_source *source;
  bool semicolons;    /* separated by ; as Excel does where the comma is for decimals */
  wa_csv_cell *cells; /* row by row, the header first */
  size_t n_columns, n_rows; /* rows without the header */
} wa_csv;

/* Reads the file that `node` names; NULL after an error. */
const wa_csv *wa_read_csv(wa_load *load, const wa_yaml *node);

/* SIZE_MAX after an error at `span`. */
size_t wa_csv_column(wa_load *load, const wa_csv *csv, const char *name, wa_span span);

/* Row from 0, behind the header. */
const wa_csv_cell *wa_csv_at(const wa_csv *csv, size_t row, size_t column);
wa_span wa_csv_span(const wa_csv *csv, const wa_csv_cell *cell);

/* The cell as a number; false after an error at the cell. */
bool wa_csv_number(wa_load *load, const wa_csv *csv, const wa_csv_cell *cell, double *number);

#endif
