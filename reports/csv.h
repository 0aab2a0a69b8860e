/* Results as a folder of CSV files (RFC 4180: commas, CRLF, quotes where needed), numbers with 17 digits so that they read
 * back as the same bits. A missing number is an empty field. */
#ifndef WA_REPORTS_CSV_H
#define WA_REPORTS_CSV_H

#include <stdio.h>

#include "analysis/probabilistic.h"

typedef struct wa_csv_folder wa_csv_folder;

/* Begins a folder beside `path`; NULL with the reason. Nothing is seen at `path` before wa_csv_finish. */
wa_csv_folder *wa_csv_begin(wa_arena *arena, const char *path, const char **reason);

/* A new file of the folder; NULL after an error, which wa_csv_finish reports. */
FILE *wa_csv_file(wa_csv_folder *folder, const char *name);

/* Brings all files to `path`, each as a whole: a folder that is new or empty is put in place at once, in one that has
 * files these are replaced one by one. False with the reason; then everything is removed again. */
bool wa_csv_finish(wa_csv_folder *folder, const char **reason);

/* Removes what was begun. */
void wa_csv_discard(wa_csv_folder *folder);

/* Fields of a line; `first` of them have no comma before them. */
void wa_csv_put_text(FILE *file, bool first, const char *text);
void wa_csv_put_number(FILE *file, bool first, double number);
void wa_csv_put_end(FILE *file);

/* One row per table: its file, whether a model has it, and what writes it. */
typedef struct wa_csv_table {
  const char *file;
  bool (*has)(const wa_results *results);
  void (*write)(const wa_results *results, FILE *file);
} wa_csv_table;
extern const wa_csv_table wa_csv_tables[];
extern const size_t wa_n_csv_tables;

/* Writes all tables of the results. */
void wa_csv_write_tables(wa_csv_folder *folder, const wa_results *results);

/* Writes the draws as they come: draws.csv with everything, and for other programs, without failed draws and without
 * numbers of draws, parameters.csv, and e.csv and c.csv with a column per strategy (c_NAME.csv for other perspectives). */
void wa_csv_watch_draws(wa_csv_folder *folder, wa_probabilistic *analysis);

#endif
