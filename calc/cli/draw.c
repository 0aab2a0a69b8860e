#include "cli/draw.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "analysis/decisions.h"
#include "cli/console.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/ranks.h"
#include "reports/csv.h"
#include "reports/part.h"

bool wa_draws_asked(const wa_request *request, const wa_model *model) {
  return request->draws || model->analysis.probabilistic;
}

static size_t wa_processors(void) {
  long n = sysconf(_SC_NPROCESSORS_ONLN);
  return n > 0 ? (size_t)n : 1;
}

size_t wa_threads(const wa_request *request) { return request->threads ? request->threads : wa_processors(); }

wa_draw_plan wa_draw_plan_of(const wa_request *request, const wa_model *model) {
  const wa_analysis *analysis = &model->analysis;
  return (wa_draw_plan){.draws = request->draws ? request->draws : analysis->draws,
                        .seed = request->seed_given ? request->seed : analysis->seed,
                        .sampling = analysis->sampling,
                        .failures = analysis->failures,
                        .threads = wa_threads(request)};
}

/* Ctrl-C is looked for after each stretch of draws. */
static bool wa_show_progress(void *context, size_t from, size_t count, const double *const *parameters,
                             const double *const *headlines) {
  (void)from, (void)parameters, (void)headlines;
  wa_progress_add(context, count);
  return !wa_interrupted();
}

/* The failed draws are named once: an error when they are too many, else a warning. */
static void wa_report_failures(const wa_probabilistic *analysis, wa_diags *diags) {
  const wa_draws *draws = &analysis->draws;
  if (draws->n_failed == 0) return;
  const wa_draw_failure *first = analysis->n_failures ? &analysis->failures[0] : NULL;
  wa_span span = first ? wa_probabilistic_place(analysis, first) : (wa_span){0};
  const char *what = first ? wa_printf(analysis->arena, "; the first is draw %zu: %s", first->draw + 1, first->message) : "";
  if (wa_too_many_failed(analysis)) {
    wa_error(diags, span, "%zu of %zu draws could not be computed, more than the %.4g%% that may fail%s", draws->n_failed,
             draws->n_run, 100 * analysis->plan.failures, what);
    wa_hint(diags, "mend the distribution or the formula, or allow more: analysis: {probabilistic: {failures: 2%%}}");
  } else {
    wa_warn(diags, span, "%zu of %zu draws could not be computed and are left out%s", draws->n_failed, draws->n_run, what);
  }
}

static wa_exit wa_stopped(void) {
  wa_complain("stopped: nothing was written", NULL);
  return WA_EXIT_STOPPED;
}

static wa_exit wa_cannot(const wa_request *request, const char *what, const char *path, const char *reason) {
  wa_complain(wa_printf(request->arena, "cannot %s %s: %s", what, path, reason), NULL);
  return WA_EXIT_FILES;
}

/* A watcher stopped the work: because of Ctrl-C, or because what it writes to is full. */
static wa_exit wa_why_stopped(const wa_request *request, const wa_probabilistic *analysis) {
  if (wa_interrupted()) return wa_stopped();
  return wa_cannot(request, "write", request->part ? request->part : request->csv ? request->csv : "the draws",
                   strerror(analysis->error ? analysis->error : EIO));
}

/* Draws that other runs computed. */
static wa_exit wa_take_parts(const wa_request *request, wa_probabilistic *analysis) {
  for (size_t i = 0; i < request->n_parts; i++) {
    const wa_part *part = &request->parts[i];
    const char *reason = NULL;
    if (wa_part_take(part, analysis, &reason)) continue;
    return reason ? wa_cannot(request, "read", part->path, reason) : wa_why_stopped(request, analysis);
  }
  return WA_EXIT_FINE;
}

/* The model, read again, must be the one that the parts were made with. */
static bool wa_parts_fit(const wa_request *request, const wa_probabilistic *analysis, wa_diags *diags) {
  const wa_part *part = request->parts;
  const wa_draws *draws = &analysis->draws;
  if (!part) return true;
  if (strcmp(part->version, WAARDE_VERSION) != 0)
    wa_error(diags, (wa_span){0}, "%s was made by version %s of the program, and this is %s", part->path, part->version, WAARDE_VERSION);
  else if (strcmp(part->sha256, analysis->results->model->sha256) != 0)
    wa_error(diags, (wa_span){0}, "%s was made with another model: %s has changed since", part->path, part->model);
  else if (part->n_parameters != draws->n_parameters || part->n_headlines != draws->headlines.n ||
           part->draws != analysis->plan.draws || part->seed != analysis->plan.seed)
    wa_error(diags, (wa_span){0}, "%s does not hold what this model draws", part->path);
  else return true;
  return false;
}

/* Interruptions are watched for already. */
static wa_exit wa_all_draws(const wa_request *request, wa_probabilistic *analysis, size_t first, size_t count) {
  wa_progress progress = wa_progress_begin("draws", count);
  wa_draw_watcher watcher = {.take = wa_show_progress, .context = &progress};
  wa_probabilistic_watch(analysis, &watcher);
  wa_exit code = WA_EXIT_FINE;
  if (request->parts) code = wa_take_parts(request, analysis);
  else if (!wa_compute_draws(analysis, first, count)) code = wa_why_stopped(request, analysis);
  wa_interrupt_unwatch();
  wa_progress_end(&progress);
  return code;
}

static wa_part wa_part_asked(const wa_request *request, const wa_probabilistic *analysis) {
  const wa_model *model = analysis->results->model;
  wa_part part = {.path = request->part, .version = WAARDE_VERSION, .model = model->file, .sha256 = model->sha256,
                  .changes = request->changes, .n_changes = request->n_changes, .no_fold = request->no_fold,
                  .draws = analysis->plan.draws, .seed = analysis->plan.seed, .draws_given = request->draws > 0,
                  .seed_given = request->seed_given, .shard = request->shard, .n_shards = request->n_shards};
  wa_shard_draws(part.draws, part.shard, part.n_shards, &part.first, &part.count);
  return part;
}

/* A part goes to its file; whether too many draws failed is seen when all parts are there. */
static wa_exit wa_draw_part(const wa_request *request, wa_probabilistic *analysis) {
  const char *reason = NULL;
  wa_part part = wa_part_asked(request, analysis);
  if (request->helper) return wa_all_draws(request, analysis, part.first, part.count);
  wa_part_writer *writer = wa_part_begin(analysis, &part, &reason);
  if (!writer) return wa_cannot(request, "write", part.path, reason);
  wa_exit code = wa_all_draws(request, analysis, part.first, part.count);
  if (code != WA_EXIT_FINE) wa_part_discard(writer);
  else if (!wa_part_finish(writer, &reason)) code = wa_cannot(request, "write", part.path, reason);
  return code;
}

static wa_exit wa_draw_all(wa_request *request, wa_probabilistic *analysis, wa_diags *diags) {
  const char *reason = NULL;
  if (request->csv && !request->helper) {
    request->csv_folder = wa_csv_begin(request->arena, request->csv, &reason);
    if (!request->csv_folder) return wa_cannot(request, "write", request->csv, reason);
    wa_csv_watch_draws(request->csv_folder, analysis);
  }
  wa_exit code = wa_all_draws(request, analysis, 0, analysis->plan.draws);
  if (code != WA_EXIT_FINE || request->helper) return code;
  wa_probabilistic_finish(analysis);
  wa_report_failures(analysis, diags);
  return wa_too_many_failed(analysis) ? WA_EXIT_NUMBERS : WA_EXIT_FINE;
}

wa_exit wa_draw(wa_request *request, wa_results *results, wa_diags *diags) {
  if (!wa_draws_asked(request, results->model)) {
    if (!request->n_shards) return WA_EXIT_FINE;
    wa_complain("--shard is for draws, and none are asked for", "add --draws N, or analysis: {probabilistic: {draws: 5000}}");
    return WA_EXIT_USE;
  }
  wa_draw_plan plan = wa_draw_plan_of(request, results->model);
  wa_probabilistic *analysis = wa_probabilistic_new(request->arena, diags, results, &plan);
  if (!analysis) return WA_EXIT_MODEL;
  if (!wa_parts_fit(request, analysis, diags)) return WA_EXIT_USE;
  wa_interrupt_watch(); /* before there is a file that could be left half-written */
  wa_exit code = request->n_shards ? wa_draw_part(request, analysis) : wa_draw_all(request, analysis, diags);
  if (code != WA_EXIT_FINE || request->n_shards || request->helper) return code;
  results->probabilistic = analysis;
  wa_decide(results, request->output || request->html);
  return WA_EXIT_FINE;
}
