/* How fast reports are written, beside what libxlsxwriter needs for the same: as many sheets, the same formulas, numbers,
 * texts and empty cells with plain calls of the library, all in one look; charts of the same series, without any dress
 * and all on the first sheet; and once more without charts. What else a report has (names, links, rules of input and
 * of colour, heights of rows, print set-up) is in the time of the report alone, as is making the formulas from the
 * graph. Processor time, in turns, the best of several rounds.
 *
 *   waarde_bench_book MODEL REPORT.xlsx   writes the report that is timed
 *   cells.py REPORT.xlsx >CELLS
 *   waarde_bench_book MODEL CELLS         times it beside the library */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "bench.h"
#include "analysis/results.h"
#include "model/load.h"
#include "reports/workbook.h"

enum { ROUNDS = 12, MOST_SHEETS = 64, FIELDS = 6 };

typedef struct cell {
  size_t sheet;
  lxw_row_t row;
  lxw_col_t column;
  char kind;
  const char *text, *value;
  double number;
} cell;

typedef struct cells {
  cell *items;
  size_t n, n_sheets;
} cells;

static char *whole_file(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file || fseek(file, 0, SEEK_END) != 0) bench_stop(path);
  long size = ftell(file);
  char *bytes = size >= 0 ? malloc((size_t)size + 1) : NULL;
  rewind(file);
  if (!bytes || fread(bytes, 1, (size_t)size, file) != (size_t)size) bench_stop(path);
  bytes[size] = '\0';
  fclose(file);
  return bytes;
}

static cell read_cell(char *line) {
  char *field[FIELDS] = {line};
  for (size_t i = 1; i < FIELDS; i++) {
    field[i] = strchr(field[i - 1], '\t');
    if (!field[i]) bench_stop("a line with too few fields");
    *field[i]++ = '\0';
  }
  return (cell){strtoul(field[0], NULL, 10), (lxw_row_t)strtoul(field[1], NULL, 10), (lxw_col_t)strtoul(field[2], NULL, 10),
                *field[3], field[4], field[5], strtod(field[5], NULL)};
}

static cells read_cells(char *text) {
  cells all = {0};
  size_t lines = 0;
  for (const char *at = text; *at; at++) lines += *at == '\n';
  all.items = calloc(lines + 1, sizeof *all.items);
  for (char *line = text, *end; all.items && (end = strchr(line, '\n')); line = end + 1) {
    *end = '\0';
    cell read = read_cell(line);
    if (read.sheet + 1 > all.n_sheets) all.n_sheets = read.sheet + 1;
    all.items[all.n++] = read;
  }
  if (all.n == 0 || all.n_sheets > MOST_SHEETS || all.items[all.n_sheets - 1].kind != 'w') bench_stop("no cells, or too many sheets");
  return all;
}

static uint8_t chart_type(const char *kind) {
  return strcmp(kind, "line") == 0 ? LXW_CHART_LINE : strcmp(kind, "area") == 0 ? LXW_CHART_AREA_STACKED
         : strcmp(kind, "scatter") == 0 ? LXW_CHART_SCATTER : LXW_CHART_BAR;
}

static const char *given(const char *text) { return strcmp(text, "-") == 0 ? NULL : text; }

static void write_one(lxw_worksheet *sheet, const cell *one, lxw_format *look) {
  switch (one->kind) {
    case 'f': worksheet_write_formula_num(sheet, one->row, one->column, one->text, look, one->number); break;
    case 's': worksheet_write_formula_str(sheet, one->row, one->column, one->text, look, one->value); break;
    case 'b': worksheet_write_blank(sheet, one->row, one->column, look); break;
    case 'n': worksheet_write_number(sheet, one->row, one->column, one->number, look); break;
    case 't': worksheet_write_string(sheet, one->row, one->column, one->text, look); break;
    default: break;
  }
}

/* A chart is put on the sheet when it has a series. */
static void draw(lxw_workbook *book, lxw_worksheet *sheet, const cells *all) {
  lxw_chart *chart = NULL;
  bool placed = false;
  lxw_row_t row = 0;
  for (size_t i = 0; i < all->n; i++) {
    const cell *one = &all->items[i];
    if (one->kind == 'c') {
      chart = workbook_add_chart(book, chart_type(one->text));
      placed = false;
    } else if (one->kind == 'v' && chart) {
      chart_add_series(chart, given(one->text), given(one->value));
      if (!placed) worksheet_insert_chart(sheet, row += 20, 0, chart);
      placed = true;
    }
  }
}

static double plain(const cells *all, const char *path, bool charts) {
  double start = bench_processor();
  lxw_workbook *book = workbook_new(path);
  lxw_format *look = workbook_add_format(book);
  format_set_num_format(look, "#,##0.00");
  lxw_worksheet *sheets[MOST_SHEETS];
  for (size_t i = 0; i < all->n_sheets; i++) sheets[i] = workbook_add_worksheet(book, all->items[i].text);
  for (size_t i = 0; i < all->n; i++) write_one(sheets[all->items[i].sheet], &all->items[i], look);
  if (charts) draw(book, sheets[0], all);
  if (workbook_close(book) != LXW_NO_ERROR) bench_stop("the library could not write");
  return bench_processor() - start;
}

/* Nodes are added to no graph and no number is computed: what is timed is the report alone. */
static double ours(const wa_results *results, const char *path) {
  wa_arena *arena = wa_arena_new();
  const char *reason = NULL;
  double start = bench_processor();
  if (!wa_workbook_write(arena, results, path, "en", "bench", "bench", &reason)) bench_stop(reason);
  double time = bench_processor() - start;
  wa_arena_free(arena);
  return time;
}

static size_t count(const cells *all, const char *kinds) {
  size_t n = 0;
  for (size_t i = 0; i < all->n; i++) n += strchr(kinds, all->items[i].kind) != NULL;
  return n;
}

int main(int argc, char **argv) {
  if (argc != 3) bench_stop("two arguments: MODEL and REPORT.xlsx or CELLS");
  wa_arena *arena = wa_arena_new();
  wa_diags *diags = wa_diags_new(arena);
  bool unreadable = false;
  wa_model *model = wa_model_load(arena, diags, argv[1], NULL, 0, WAARDE_MODELS, &unreadable);
  if (unreadable || wa_diags_count(diags, WA_ERROR)) bench_stop(argv[1]);
  wa_results *results = wa_results_build(arena, model, true);
  wa_fault fault;
  if (!wa_results_compute(results, &fault)) bench_stop(fault.message);
  if (strstr(argv[2], ".xlsx")) {
    ours(results, argv[2]);
    return 0;
  }
  cells all = read_cells(whole_file(argv[2]));
  char folder[] = "/tmp/waarde-bench-XXXXXX";
  if (!mkdtemp(folder)) bench_stop(folder);
  const char *path = wa_printf(arena, "%s/report.xlsx", folder);
  double best_ours = 0, best_plain = 0, best_drawn = 0;
  for (int round = 0; round < ROUNDS; round++) {
    bench_best(&best_plain, plain(&all, path, false));
    bench_best(&best_drawn, plain(&all, path, true));
    bench_best(&best_ours, ours(results, path));
  }
  remove(path);
  rmdir(folder);
  const char *slash = strrchr(argv[1], '/');
  printf("%-30s %7zu cells, %3zu charts: report %6.1f ms; library %6.1f ms, %.2f times; without charts %6.1f ms, %.2f times\n",
         slash ? slash + 1 : argv[1], count(&all, "fsnbt"), count(&all, "c"), best_ours * 1e3, best_drawn * 1e3,
         best_ours / best_drawn, best_plain * 1e3, best_ours / best_plain);
  wa_arena_free(arena);
  return 0;
}
