#include "cli/draw.h"

#include <unistd.h>

#include "analysis/decisions.h"
#include "cli/console.h"
#include "cli/interrupt.h"
#include "cli/progress.h"

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
  wa_span span = first ? first->span : (wa_span){0};
  const char *what = first ? wa_printf(analysis->arena, "; the first is draw %zu: %s", first->draw + 1, first->message) : "";
  if (wa_too_many_failed(analysis)) {
    wa_error(diags, span, "%zu of %zu draws could not be computed, more than the %.4g%% that may fail%s", draws->n_failed,
             draws->n_run, 100 * analysis->plan.failures, what);
    wa_hint(diags, "mend the distribution or the formula, or allow more: analysis: {probabilistic: {failures: 2%%}}");
  } else {
    wa_warn(diags, span, "%zu of %zu draws could not be computed and are left out%s", draws->n_failed, draws->n_run, what);
  }
}

static wa_exit wa_run_draws(const wa_request *request, wa_probabilistic *analysis) {
  (void)request;
  wa_progress progress = wa_progress_begin("draws", analysis->plan.draws);
  wa_draw_watcher watcher = {.take = wa_show_progress, .context = &progress};
  wa_probabilistic_watch(analysis, &watcher);
  wa_interrupt_watch();
  bool finished = wa_probabilistic_run(analysis, 0, analysis->plan.draws);
  wa_interrupt_unwatch();
  wa_progress_end(&progress);
  if (finished) return WA_EXIT_FINE;
  wa_complain("stopped: nothing was written", NULL);
  return WA_EXIT_STOPPED;
}

wa_exit wa_draw(wa_request *request, wa_results *results, wa_diags *diags) {
  if (!wa_draws_asked(request, results->model)) return WA_EXIT_FINE;
  wa_draw_plan plan = wa_draw_plan_of(request, results->model);
  wa_probabilistic *analysis = wa_probabilistic_new(request->arena, diags, results, &plan);
  if (!analysis) return WA_EXIT_MODEL;
  wa_exit code = wa_run_draws(request, analysis);
  if (code != WA_EXIT_FINE) return code;
  wa_probabilistic_finish(analysis);
  wa_report_failures(analysis, diags);
  if (wa_too_many_failed(analysis)) return WA_EXIT_NUMBERS;
  results->probabilistic = analysis;
  wa_decide(results);
  return WA_EXIT_FINE;
}
