/* Uptake of a strategy. */
#include "reports/json_figures.h"

static json_t *wa_json_stages(const wa_results *results, size_t strategy) {
  const wa_uptake *written = &results->model->strategies[strategy].uptake;
  const wa_uptake_result *uptake = &results->strategies[strategy].uptake;
  json_t *stages = json_object();
  for (size_t i = 0; i < written->n_stages; i++)
    json_object_set_new(stages, written->stages[i].name, wa_json_value(results, uptake->stages[i]));
  return stages;
}

json_t *wa_json_uptake(const wa_results *results, size_t strategy) {
  const wa_uptake_result *uptake = &results->strategies[strategy].uptake;
  json_t *object = json_object();
  json_object_set_new(object, "entered", wa_json_value(results, uptake->entered));
  json_object_set_new(object, "taken_up", wa_json_value(results, uptake->taken_up));
  json_object_set_new(object, "share", wa_json_value(results, uptake->share));
  json_object_set_new(object, "stages", wa_json_stages(results, strategy));
  return object;
}
