#include "analysis/patients.h"

#include <math.h>

#include "analysis/quantiles.h"
#include "engine/gradient.h"
#include "engine/patients.h"

const double wa_patient_quantiles[WA_N_PATIENT_QUANTILES] = {0.025, 0.05, 0.25, 0.5, 0.75, 0.95, 0.975};

typedef struct wa_spreading {
  const wa_results *results;
  wa_patients_result *result;
  wa_arena *arena;
  double **weights, **values; /* [figure] */
  size_t *headline;           /* [figure] */
  size_t n;
} wa_spreading;

/* Two passes, so that large means lose no digits. */
static double wa_standard_deviation(const double *x, size_t n) {
  double sum = 0, squares = 0;
  for (size_t i = 0; i < n; i++) sum += x[i];
  double mean = sum / (double)n;
  for (size_t i = 0; i < n; i++) squares += (x[i] - mean) * (x[i] - mean);
  return n > 1 ? sqrt(squares / (double)(n - 1)) : NAN;
}

static wa_id wa_patients_node(const wa_results *results) { return results->graph->patients->node; }

/* Figures that depend on patients, with their weights. */
static void wa_find_figures(wa_spreading *spreading) {
  const wa_results *results = spreading->results;
  const wa_headlines *headlines = &spreading->result->headlines;
  size_t places = results->graph->patients->n_places;
  spreading->weights = WA_NEW_ARRAY(spreading->arena, double *, headlines->n + 1);
  spreading->values = WA_NEW_ARRAY(spreading->arena, double *, headlines->n + 1);
  spreading->headline = WA_NEW_ARRAY(spreading->arena, size_t, headlines->n + 1);
  for (size_t h = 0; h < headlines->n; h++) {
    spreading->result->errors[h] = NAN;
    double *weights = WA_NEW_ARRAY(spreading->arena, double, places + 1);
    wa_arena *working = wa_arena_new();
    bool known = wa_patient_gradient(working, results->block, headlines->items[h].node, weights);
    wa_arena_free(working);
    if (!known) continue;
    spreading->headline[spreading->n] = h;
    spreading->values[spreading->n] = WA_NEW_ARRAY(spreading->arena, double, spreading->result->n_watched + 1);
    spreading->weights[spreading->n++] = weights;
  }
}

/* Values of the whole population are those of one patient times its size; what is not of patients is shared evenly. */
static wa_patient_spread wa_spread_of(const wa_spreading *spreading, size_t figure) {
  const wa_results *results = spreading->results;
  size_t n = spreading->result->n_watched;
  double people = wa_result_value(results, results->lowered->population), *values = spreading->values[figure];
  double total = wa_result_value(results, spreading->result->headlines.items[spreading->headline[figure]].node), sum = 0;
  wa_patient_spread spread = {.mean = total / people, .sd = wa_standard_deviation(values, n) / people};
  for (size_t i = 0; i < n; i++) sum += values[i];
  if (isfinite(sum))
    wa_quantiles(values, n, WA_NEW_ARRAY(spreading->arena, double, n), wa_patient_quantiles, spread.quantiles, WA_N_PATIENT_QUANTILES);
  /* The mean of the patients watched is close to, not equal to, that of all. */
  for (size_t q = 0; q < WA_N_PATIENT_QUANTILES; q++)
    spread.quantiles[q] = (spread.quantiles[q] + total - sum / (double)n) / people;
  return spread;
}

static void wa_keep_figures(const wa_spreading *spreading) {
  const wa_results *results = spreading->results;
  wa_patients_result *result = spreading->result;
  double n = (double)results->model->patients->number;
  for (size_t f = 0; f < spreading->n; f++) {
    size_t h = spreading->headline[f];
    const wa_headline *headline = &result->headlines.items[h];
    result->errors[h] = wa_standard_deviation(spreading->values[f], result->n_watched) / sqrt(n);
    if (headline->strategy >= results->model->n_strategies) continue;
    if (headline->kind == WA_HEADLINE_COST && headline->subject == 0) result->cost[headline->strategy] = wa_spread_of(spreading, f);
    if (headline->kind == WA_HEADLINE_EFFECT) result->effect[headline->strategy] = wa_spread_of(spreading, f);
  }
}

static void wa_simulate_again(const wa_spreading *spreading, size_t threads) {
  const wa_results *results = spreading->results;
  const wa_patients *patients = results->model->patients;
  const wa_graph *graph = results->graph;
  wa_fault fault;
  double *means = WA_NEW_ARRAY(spreading->arena, double, graph->patients->n_places + 1);
  const wa_patients_watch watch = {spreading->n, (const double *const *)spreading->weights, spreading->values,
                                   spreading->result->n_watched};
  wa_patients_traces traces = {patients->traces, NULL};
  if (patients->traces) {
    size_t each = graph->length[WA_POINT] * (1 + patients->n_events);
    traces.values = WA_NEW_ARRAY(results->arena, double, results->model->n_strategies * patients->traces * each + 1);
    spreading->result->traces = traces.values;
  }
  size_t n = watch.n_patients > patients->traces ? watch.n_patients : patients->traces;
  wa_patients_run run = {.graph = graph, .n_patients = n, .threads = threads, .lanes = WA_PATIENT_LANES, .means = means, .watch = &watch,
                         .given = wa_patients_given(spreading->arena, results->block, wa_patients_node(results), 0),
                         .traces = patients->traces ? &traces : NULL};
  wa_patients_simulate(spreading->arena, &run, &fault); /* it went well for these patients before */
}

wa_patients_result *wa_patients_result_new(const wa_results *results, size_t threads) {
  const wa_model *model = results->model;
  wa_patients_result *result = WA_NEW(results->arena, wa_patients_result);
  wa_spreading spreading = {.results = results, .result = result, .arena = wa_arena_new()};
  result->headlines = wa_headlines_list(results);
  result->errors = WA_NEW_ARRAY(results->arena, double, result->headlines.n + 1);
  result->n_watched = model->patients->number < WA_PATIENTS_WATCHED ? model->patients->number : WA_PATIENTS_WATCHED;
  if (results->n_perspectives) {
    result->cost = WA_NEW_ARRAY(results->arena, wa_patient_spread, model->n_strategies);
    result->effect = WA_NEW_ARRAY(results->arena, wa_patient_spread, model->n_strategies);
  }
  wa_find_figures(&spreading);
  wa_simulate_again(&spreading, threads);
  wa_keep_figures(&spreading);
  wa_arena_free(spreading.arena);
  return result;
}

double wa_patients_error(const wa_patients_result *result, wa_id node) {
  for (size_t h = 0; result && h < result->headlines.n; h++)
    if (result->headlines.items[h].node == node) return result->errors[h];
  return NAN;
}

double wa_patients_share(const wa_results *results, size_t strategy, size_t event, size_t times) {
  const char *name = results->model->patients->events[event].name;
  double least[2] = {1, 0};
  for (size_t i = 0; i < 2; i++) {
    size_t k = times + i;
    if (k == 0 || k > WA_MOST_TIMES) continue;
    wa_id node = wa_find_named(results->graph, wa_printf(results->arena, "at_least(%s, %zu)", name, k), strategy);
    least[i] = node == WA_NONE ? NAN : wa_result_value(results, node);
  }
  return least[0] - least[1];
}
