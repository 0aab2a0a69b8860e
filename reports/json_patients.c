/* Individual patients in the JSON document: standard errors, how patients differ, paths of some. */
#include <math.h>
#include <stdint.h>

#include "analysis/patients.h"
#include "graph/patients_plan.h"
#include "reports/json_figures.h"

static json_t *wa_json_errors(const wa_results *results, size_t strategy) {
  const wa_patients_result *patients = results->patients;
  json_t *all = json_object();
  for (size_t h = 0; h < patients->headlines.n; h++) {
    const wa_headline *headline = &patients->headlines.items[h];
    if (headline->strategy == strategy) json_object_set_new(all, headline->name, wa_json_number(patients->errors[h]));
  }
  return all;
}

static json_t *wa_json_events(const wa_results *results, size_t strategy) {
  const wa_patients *patients = results->model->patients;
  double n = (double)patients->number;
  json_t *all = json_object();
  for (size_t e = 0; e < patients->n_events; e++) {
    json_t *shares = json_array(), *errors = json_array(), *event = json_object();
    for (size_t times = 0; times <= WA_MOST_TIMES; times++) {
      double share = wa_patients_share(results, strategy, e, times);
      json_array_append_new(shares, wa_json_number(share));
      json_array_append_new(errors, wa_json_number(sqrt(fmax(share * (1 - share), 0) / n)));
    }
    json_object_set_new(event, "shares", shares);
    json_object_set_new(event, "errors", errors);
    json_object_set_new(all, patients->events[e].name, event);
  }
  return all;
}

static json_t *wa_json_spread(const wa_patient_spread *spread) {
  json_t *object = json_object(), *quantiles = json_object();
  json_object_set_new(object, "mean", wa_json_number(spread->mean));
  json_object_set_new(object, "sd", wa_json_number(spread->sd));
  for (size_t q = 0; q < WA_N_PATIENT_QUANTILES; q++) {
    char name[16];
    snprintf(name, sizeof name, "%g", wa_patient_quantiles[q]);
    json_object_set_new(quantiles, name, wa_json_number(spread->quantiles[q]));
  }
  json_object_set_new(object, "quantiles", quantiles);
  return object;
}

static json_t *wa_json_path(const wa_results *results, const double *path) {
  const wa_patients *patients = results->model->patients;
  size_t points = results->graph->length[WA_POINT], width = 1 + patients->n_events;
  json_t *object = json_object(), *states = json_array(), *counts = json_object();
  for (size_t p = 0; p < points; p++)
    json_array_append_new(states, json_string(results->model->cohort.states[(size_t)path[p * width]].name));
  for (size_t e = 0; e < patients->n_events; e++) {
    json_t *count = json_array();
    for (size_t p = 0; p < points; p++) json_array_append_new(count, json_integer((json_int_t)path[p * width + 1 + e]));
    json_object_set_new(counts, patients->events[e].name, count);
  }
  json_object_set_new(object, "states", states);
  json_object_set_new(object, "events", counts);
  return object;
}

static json_t *wa_json_traces(const wa_results *results, size_t strategy) {
  const wa_patients *patients = results->model->patients;
  size_t each = results->graph->length[WA_POINT] * (1 + patients->n_events);
  json_t *list = json_array();
  for (size_t i = 0; i < patients->traces; i++)
    json_array_append_new(list, wa_json_path(results, results->patients->traces + (strategy * patients->traces + i) * each));
  return list;
}

static json_t *wa_json_simulated(const wa_results *results, size_t strategy) {
  const wa_patients_result *patients = results->patients;
  json_t *object = json_object();
  json_object_set_new(object, "errors", wa_json_errors(results, strategy));
  json_object_set_new(object, "events", wa_json_events(results, strategy));
  if (patients->cost) json_object_set_new(object, "cost_per_patient", wa_json_spread(&patients->cost[strategy]));
  if (patients->effect) json_object_set_new(object, "effect_per_patient", wa_json_spread(&patients->effect[strategy]));
  if (patients->traces) json_object_set_new(object, "traces", wa_json_traces(results, strategy));
  return object;
}

void wa_json_patients(const wa_results *results, json_t *document) {
  if (!results->patients) return;
  const wa_patients *patients = results->model->patients;
  json_t *object = json_object(), *strategies = json_object();
  json_object_set_new(object, "number", json_integer((json_int_t)patients->number));
  json_object_set_new(object, "seed", json_integer((json_int_t)patients->seed));
  json_object_set_new(object, "watched", json_integer((json_int_t)results->patients->n_watched));
  for (size_t s = 0; s < results->model->n_strategies; s++)
    json_object_set_new(strategies, results->strategies[s].name, wa_json_simulated(results, s));
  json_object_set_new(object, "strategies", strategies);
  json_object_set_new(document, "patients", object);
}
