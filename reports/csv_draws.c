/* All draws as CSV, written while they are computed. */
#include <errno.h>
#include <math.h>
#include <stdint.h>

#include "reports/csv.h"
#include "reports/json_figures.h"

/* Costs by strategy from one perspective. */
typedef struct wa_cost_file {
  FILE *file;
  size_t view;
} wa_cost_file;

typedef struct wa_draw_files {
  wa_probabilistic *analysis;
  FILE *draws, *parameters, *effects;
  wa_cost_file *costs;
  size_t n_costs;
  wa_draw_watcher watcher;
} wa_draw_files;

static const char *wa_parameter_name(const wa_probabilistic *analysis, size_t p) {
  return analysis->results->model->parameters[analysis->draws.parameters[p]].name;
}

static void wa_write_parameter_names(const wa_draw_files *files) {
  if (files->draws) wa_csv_put_text(files->draws, true, "draw");
  for (size_t p = 0; p < files->analysis->draws.n_parameters; p++) {
    const char *name = wa_parameter_name(files->analysis, p);
    if (files->draws) wa_csv_put_text(files->draws, false, name);
    if (files->parameters) wa_csv_put_text(files->parameters, p == 0, name);
  }
  if (files->parameters) wa_csv_put_end(files->parameters);
}

static void wa_write_headline_names(const wa_draw_files *files) {
  const wa_probabilistic *analysis = files->analysis;
  for (size_t h = 0; files->draws && h < analysis->draws.headlines.n; h++) {
    const wa_headline *headline = &analysis->draws.headlines.items[h];
    const char *strategy = analysis->results->strategies[headline->strategy].name;
    wa_csv_put_text(files->draws, false, wa_printf(analysis->arena, "%s.%s", strategy, headline->name));
  }
  if (files->draws) wa_csv_put_end(files->draws);
}

static void wa_write_strategy_names(const wa_results *results, FILE *file) {
  if (!file) return;
  for (size_t s = 0; s < results->n_strategies; s++) wa_csv_put_text(file, s == 0, results->strategies[s].name);
  wa_csv_put_end(file);
}

/* The headlines of a kind (and perspective; SIZE_MAX: any) stand in the order of the strategies. */
static void wa_write_by_strategy(const wa_draw_files *files, FILE *file, wa_headline_kind kind, size_t view, size_t i,
                                 const double *const *headlines) {
  bool first = true;
  if (!file) return;
  for (size_t h = 0; h < files->analysis->draws.headlines.n; h++) {
    const wa_headline *headline = &files->analysis->draws.headlines.items[h];
    if (headline->kind != kind || (view != SIZE_MAX && headline->subject != view)) continue;
    wa_csv_put_number(file, first, headlines[h][i]);
    first = false;
  }
  wa_csv_put_end(file);
}

static bool wa_row_failed(const wa_draw_files *files, size_t i, const double *const *headlines) {
  for (size_t h = 0; h < files->analysis->draws.headlines.n; h++)
    if (!isnan(headlines[h][i])) return false;
  return true;
}

static void wa_write_draw(const wa_draw_files *files, size_t draw, size_t i, const double *const *parameters,
                          const double *const *headlines) {
  const wa_draws *draws = &files->analysis->draws;
  if (files->draws) {
    wa_csv_put_number(files->draws, true, (double)draw + 1);
    for (size_t p = 0; p < draws->n_parameters; p++) wa_csv_put_number(files->draws, false, parameters[p][i]);
    for (size_t h = 0; h < draws->headlines.n; h++) wa_csv_put_number(files->draws, false, headlines[h][i]);
    wa_csv_put_end(files->draws);
  }
  if (wa_row_failed(files, i, headlines)) return;
  for (size_t p = 0; files->parameters && p < draws->n_parameters; p++)
    wa_csv_put_number(files->parameters, p == 0, parameters[p][i]);
  if (files->parameters) wa_csv_put_end(files->parameters);
  wa_write_by_strategy(files, files->effects, WA_HEADLINE_EFFECT, SIZE_MAX, i, headlines);
  for (size_t c = 0; c < files->n_costs; c++)
    wa_write_by_strategy(files, files->costs[c].file, WA_HEADLINE_COST, files->costs[c].view, i, headlines);
}

/* A full disk stops the work at once. */
static bool wa_in_order(FILE *file) { return file && !ferror(file); }

static bool wa_take_draws(void *context, size_t from, size_t count, const double *const *parameters,
                          const double *const *headlines) {
  const wa_draw_files *files = context;
  errno = 0;
  for (size_t i = 0; i < count; i++) wa_write_draw(files, from + i, i, parameters, headlines);
  if (wa_in_order(files->draws) && wa_in_order(files->parameters)) return true;
  files->analysis->error = errno;
  return false;
}

void wa_csv_watch_draws(wa_csv_folder *folder, wa_probabilistic *analysis) {
  const wa_results *results = analysis->results;
  wa_draw_files *files = WA_NEW(analysis->arena, wa_draw_files);
  files->analysis = analysis;
  files->draws = wa_csv_file(folder, "draws.csv");
  files->parameters = wa_csv_file(folder, "parameters.csv");
  wa_write_parameter_names(files);
  wa_write_headline_names(files);
  files->costs = WA_NEW_ARRAY(analysis->arena, wa_cost_file, results->n_perspectives + 1);
  if (results->n_perspectives) {
    files->effects = wa_csv_file(folder, "e.csv");
    wa_write_strategy_names(results, files->effects);
  }
  for (size_t view = 0; view < results->n_perspectives; view++) {
    const char *who = wa_perspective_text(results, results->perspectives[view]);
    FILE *file = wa_csv_file(folder, view == 0 ? "c.csv" : wa_printf(analysis->arena, "c_%s.csv", who));
    wa_write_strategy_names(results, file);
    files->costs[files->n_costs++] = (wa_cost_file){file, view};
  }
  files->watcher = (wa_draw_watcher){.take = wa_take_draws, .context = files};
  wa_probabilistic_watch(analysis, &files->watcher);
}
