/* The probabilistic analysis in the JSON document. */
#include <math.h>
#include <stdint.h>

#include "analysis/probabilistic.h"
#include "reports/json_figures.h"

static json_t *wa_json_count(size_t n) { return json_integer((json_int_t)n); }

static json_t *wa_json_summary(const wa_column_summary *summary) {
  json_t *object = json_object(), *interval = json_array();
  json_object_set_new(object, "mean", wa_json_number(summary->mean));
  json_object_set_new(object, "error", wa_json_number(summary->error));
  json_object_set_new(object, "sd", wa_json_number(summary->sd));
  json_object_set_new(object, "median", wa_json_number(summary->median));
  json_array_append_new(interval, wa_json_number(summary->low));
  json_array_append_new(interval, wa_json_number(summary->high));
  json_object_set_new(object, "interval", interval);
  if (summary->missing) json_object_set_new(object, "missing", wa_json_count(summary->missing));
  return object;
}

static json_t *wa_json_chance(wa_chance chance) {
  json_t *object = json_object();
  json_object_set_new(object, "share", wa_json_number(chance.share));
  json_object_set_new(object, "error", wa_json_number(chance.error));
  return object;
}

static json_t *wa_json_chances(const wa_results *results, const wa_chances *chances) {
  json_t *object = json_object(), *gains = json_object();
  if (wa_has_investment(results->model)) json_object_set_new(object, "sroi_above_1", wa_json_chance(chances->pays));
  for (size_t i = 0; i < results->model->n_stakeholders; i++)
    if (wa_party_reported(results->model, i))
      json_object_set_new(gains, results->model->stakeholders[i].name, wa_json_chance(chances->gains[i]));
  json_object_set_new(object, "gains", gains);
  json_object_set_new(object, "nobody_loses", wa_json_chance(chances->no_loser));
  return object;
}

static json_t *wa_json_headlines(const wa_probabilistic *analysis, size_t strategy) {
  json_t *object = json_object();
  const wa_headlines *headlines = &analysis->draws.headlines;
  for (size_t h = 0; h < headlines->n; h++) {
    if (headlines->items[h].strategy != strategy) continue;
    json_t *summary = wa_json_summary(&analysis->headline[h]);
    if (headlines->items[h].kind == WA_HEADLINE_ICER)
      json_object_set_new(summary, "ratio_of_means", wa_json_number(analysis->icer[h]));
    json_object_set_new(object, headlines->items[h].name, summary);
  }
  return object;
}

static json_t *wa_json_strategy_draws(const wa_probabilistic *analysis, size_t strategy) {
  json_t *object = json_object();
  json_object_set_new(object, "headlines", wa_json_headlines(analysis, strategy));
  if (analysis->chances[strategy].given)
    json_object_set_new(object, "chances", wa_json_chances(analysis->results, &analysis->chances[strategy]));
  return object;
}

static json_t *wa_json_failures(const wa_probabilistic *analysis) {
  json_t *list = json_array();
  for (size_t i = 0; i < analysis->n_failures; i++) {
    json_t *object = json_object();
    json_object_set_new(object, "draw", wa_json_count(analysis->failures[i].draw + 1));
    json_object_set_new(object, "message", wa_json_text(analysis->failures[i].message));
    json_array_append_new(list, object);
  }
  return list;
}

void wa_json_probabilistic(const wa_results *results, json_t *document) {
  const wa_probabilistic *analysis = results->probabilistic;
  if (!analysis) return;
  json_t *object = json_object(), *parameters = json_object(), *strategies = json_object();
  json_object_set_new(object, "draws", wa_json_count(analysis->draws.n_run));
  json_object_set_new(object, "seed", json_integer((json_int_t)analysis->plan.seed));
  json_object_set_new(object, "sampling", json_string(wa_sampling_names[analysis->plan.sampling]));
  json_object_set_new(object, "failed", wa_json_count(analysis->draws.n_failed));
  json_object_set_new(object, "failures", wa_json_failures(analysis));
  json_object_set_new(object, "quantile_error", wa_json_number(analysis->exact ? 0 : WA_BIN_ERROR));
  for (size_t p = 0; p < analysis->draws.n_parameters; p++)
    json_object_set_new(parameters, results->model->parameters[analysis->draws.parameters[p]].name,
                        wa_json_summary(&analysis->parameter[p]));
  for (size_t s = 0; s < results->n_strategies; s++)
    json_object_set_new(strategies, results->strategies[s].name, wa_json_strategy_draws(analysis, s));
  json_object_set_new(object, "parameters", parameters);
  json_object_set_new(object, "strategies", strategies);
  json_object_set_new(document, "probabilistic", object);
}
