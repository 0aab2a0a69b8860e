#include <stdint.h>

#include "reports/json_figures.h"

static json_t *wa_json_year(int year) { return year ? json_integer(year) : json_null(); }

/* A pair of values for costs and effects. */
static json_t *wa_json_classes(json_t *costs, json_t *effects) {
  json_t *object = json_object();
  json_object_set_new(object, "costs", costs);
  json_object_set_new(object, "effects", effects);
  return object;
}

static json_t *wa_json_thresholds(const wa_analysis *analysis) {
  json_t *list = json_array();
  for (size_t i = 0; i < analysis->n_willingness_to_pay; i++)
    json_array_append_new(list, wa_json_number(analysis->willingness_to_pay[i]));
  return list;
}

static void wa_put_time(json_t *object, const wa_model *model) {
  const wa_settings *settings = &model->settings;
  json_object_set_new(object, "horizon", wa_json_text(settings->horizon_text));
  json_object_set_new(object, "horizon_years", wa_json_number(settings->horizon));
  json_object_set_new(object, "cycle", model->cohort.given ? wa_json_text(settings->cycle_text) : json_null());
  json_object_set_new(object, "cycles", model->cohort.given ? json_integer((json_int_t)settings->n_cycles) : json_null());
}

static void wa_put_discounting(json_t *object, const wa_results *results) {
  const wa_settings *settings = &results->model->settings;
  const wa_id *rates = results->lowered->discount;
  const wa_discount_from *from = settings->discount_from;
  const wa_correction *correction = settings->correction;
  json_object_set_new(object, "discount", wa_json_classes(wa_json_value(results, rates[WA_COSTS]),
                                                          wa_json_value(results, rates[WA_EFFECTS])));
  json_object_set_new(object, "discount_from",
                      wa_json_classes(json_string(wa_discount_from_names[from[WA_COSTS]]),
                                      json_string(wa_discount_from_names[from[WA_EFFECTS]])));
  json_object_set_new(object, "discount_steps", json_string(wa_discount_steps_names[settings->discount_steps]));
  json_t *both = results->model->cohort.given
                     ? wa_json_classes(json_string(wa_correction_names[correction[WA_COSTS]]),
                                       json_string(wa_correction_names[correction[WA_EFFECTS]]))
                     : json_null();
  json_object_set_new(object, "correction", both);
  json_object_set_new(object, "move_weights", json_string(settings->weight_moves ? "points" : "none"));
}

json_t *wa_json_settings(const wa_results *results) {
  const wa_model *model = results->model;
  const wa_settings *settings = &model->settings;
  json_t *object = json_object();
  json_object_set_new(object, "currency", json_string(settings->currency));
  json_object_set_new(object, "price_year", wa_json_year(settings->price_year));
  json_object_set_new(object, "start_year", wa_json_year(settings->start_year));
  wa_put_time(object, model);
  wa_put_discounting(object, results);
  json_object_set_new(object, "perspective", json_string(wa_perspective_text(results, settings->perspective)));
  json_object_set_new(object, "effect",
                      settings->effect == SIZE_MAX ? json_null() : json_string(model->outcomes[settings->effect].name));
  json_object_set_new(object, "population", wa_json_value(results, results->lowered->population));
  json_object_set_new(object, "willingness_to_pay", wa_json_thresholds(&model->analysis));
  json_object_set_new(object, "tolerance", wa_json_value(results, results->tolerance));
  return object;
}
