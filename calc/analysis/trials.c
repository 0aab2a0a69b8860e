#include "analysis/trials.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

typedef struct wa_trial {
  const size_t *inputs;
  const double *values;
  size_t n;
} wa_trial;

/* What the lanes' callbacks see. */
typedef struct wa_trial_run {
  const wa_trials *trials;
  size_t *column;    /* [input of the graph] its column among the varied ones */
  const size_t *varied;
  size_t n_varied;
  const size_t *value_at, *against_at; /* [aim] where its nodes stand among the wanted ones */
} wa_trial_run;

wa_trials wa_trials_new(wa_arena *arena, const wa_results *results, const wa_aims *aims, size_t threads) {
  return (wa_trials){.arena = arena, .results = results, .aims = aims, .threads = threads ? threads : 1};
}

size_t wa_trial_add(wa_trials *trials, const size_t *inputs, const double *values, size_t n) {
  size_t *own_inputs = WA_NEW_ARRAY(trials->arena, size_t, n + 1);
  double *own_values = WA_NEW_ARRAY(trials->arena, double, n + 1);
  if (n) memcpy(own_inputs, inputs, n * sizeof *inputs);
  if (n) memcpy(own_values, values, n * sizeof *values);
  wa_trial trial = {own_inputs, own_values, n};
  WA_PUSH(trials->arena, trials->items, trials->n, trials->room, trial);
  return trials->n - 1;
}

/* ---- the lanes ---- */

static void wa_fill_trials(const void *context, size_t from, size_t count, double *const *columns) {
  const wa_trial_run *run = context;
  for (size_t v = 0; v < run->n_varied; v++)
    for (size_t i = 0; i < count; i++) columns[v][i] = run->trials->results->graph->inputs[run->varied[v]].value;
  for (size_t i = 0; i < count; i++) {
    const wa_trial *trial = &run->trials->items[from + i];
    for (size_t k = 0; k < trial->n; k++) columns[run->column[trial->inputs[k]]][i] = trial->values[k];
  }
}

static bool wa_take_trials(void *sink, size_t from, size_t count, const double *const *columns) {
  const wa_trial_run *run = sink;
  const wa_trials *trials = run->trials;
  for (size_t i = 0; i < count; i++)
    for (size_t a = 0; a < trials->aims->n; a++) {
      bool against = trials->aims->items[a].against != WA_NONE;
      double value = columns[run->value_at[a]][i];
      trials->values[(from + i) * trials->aims->n + a] =
          wa_aim_value(value, against ? columns[run->against_at[a]][i] : 0, against);
    }
  return true;
}

/* The inputs that any trial changes. */
static size_t wa_list_varied(wa_trial_run *run, size_t *varied) {
  const wa_trials *trials = run->trials;
  size_t n_inputs = trials->results->graph->n_inputs, n = 0;
  run->column = WA_NEW_ARRAY(trials->arena, size_t, n_inputs + 1);
  for (size_t i = 0; i < n_inputs; i++) run->column[i] = SIZE_MAX;
  for (size_t t = 0; t < trials->n; t++)
    for (size_t k = 0; k < trials->items[t].n; k++) {
      size_t input = trials->items[t].inputs[k];
      if (run->column[input] != SIZE_MAX) continue;
      run->column[input] = n;
      varied[n++] = input;
    }
  return n;
}

static size_t wa_list_wanted(wa_trial_run *run, wa_id *wanted) {
  const wa_aims *aims = run->trials->aims;
  size_t *value_at = WA_NEW_ARRAY(run->trials->arena, size_t, aims->n + 1);
  size_t *against_at = WA_NEW_ARRAY(run->trials->arena, size_t, aims->n + 1), n = 0;
  for (size_t a = 0; a < aims->n; a++) {
    value_at[a] = n;
    wanted[n++] = aims->items[a].headline.node;
    against_at[a] = n;
    if (aims->items[a].against != WA_NONE) wanted[n++] = aims->items[a].against;
  }
  run->value_at = value_at;
  run->against_at = against_at;
  return n;
}

void wa_trials_run(wa_trials *trials) {
  const wa_graph *graph = trials->results->graph;
  trials->values = WA_NEW_ARRAY(trials->arena, double, trials->n * trials->aims->n + 1);
  trials->failed = WA_NEW_ARRAY(trials->arena, bool, trials->n + 1);
  if (trials->n == 0 || trials->aims->n == 0) return;
  wa_trial_run run = {.trials = trials};
  size_t *varied = WA_NEW_ARRAY(trials->arena, size_t, graph->n_inputs + 1);
  wa_id *wanted = WA_NEW_ARRAY(trials->arena, wa_id, 2 * trials->aims->n + 1);
  run.varied = varied;
  run.n_varied = wa_list_varied(&run, varied);
  size_t n_wanted = wa_list_wanted(&run, wanted);
  wa_lanes lanes = {.graph = graph,
                    .wanted = wanted,
                    .n_wanted = n_wanted,
                    .varied = varied,
                    .n_varied = run.n_varied,
                    .first = 0,
                    .n_lanes = trials->n,
                    .threads = trials->threads,
                    .fill = wa_fill_trials,
                    .context = &run,
                    .take = wa_take_trials,
                    .sink = &run};
  trials->outcome = wa_lanes_run(trials->arena, &lanes);
  for (size_t i = 0; i < trials->outcome.n_faults; i++) trials->failed[trials->outcome.faults[i].lane] = true;
}

double wa_trial_value(const wa_trials *trials, size_t trial, size_t aim) {
  return trials->values[trial * trials->aims->n + aim];
}

const wa_fault *wa_trial_fault(const wa_trials *trials, size_t trial) {
  if (!trials->failed || !trials->failed[trial]) return NULL;
  for (size_t i = 0; i < trials->outcome.n_faults; i++)
    if (trials->outcome.faults[i].lane == trial) return &trials->outcome.faults[i].fault;
  return NULL;
}

size_t wa_input_of(const wa_results *results, size_t parameter) {
  const wa_parameter *wanted = &results->model->parameters[parameter];
  for (size_t i = 0; i < results->graph->n_inputs; i++)
    if (results->graph->inputs[i].parameter == wanted) return i;
  return SIZE_MAX;
}
