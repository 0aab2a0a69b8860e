#include <math.h>
#include <stdio.h>

#include "reports/json_figures.h"

/* The text of a figure that is a word: the strategy or status behind its code. */
static json_t *wa_json_word(const wa_results *results, wa_id node, const char *(*word)(const wa_results *, size_t)) {
  double code = wa_result_value(results, node);
  return isnan(code) ? json_null() : json_string(word(results, (size_t)code));
}

static const char *wa_strategy_word(const wa_results *results, size_t code) { return results->strategies[code].name; }

static const char *wa_status_word(const wa_results *results, size_t code) {
  (void)results;
  return wa_status_names[code];
}

static json_t *wa_json_nmb(const wa_results *results, const wa_effectiveness *own) {
  json_t *object = json_object();
  const wa_analysis *analysis = &results->model->analysis;
  for (size_t i = 0; i < analysis->n_willingness_to_pay; i++) {
    char name[32];
    snprintf(name, sizeof name, "%.15g", analysis->willingness_to_pay[i]);
    json_object_set_new(object, name, wa_json_value(results, own->nmb[i]));
  }
  return object;
}

json_t *wa_json_effectiveness(const wa_results *results, size_t strategy, size_t view) {
  const wa_effectiveness *own = &results->strategies[strategy].effectiveness[view];
  wa_reason reason = wa_why_no_icer(results, strategy, view);
  json_t *object = json_object();
  json_object_set_new(object, "perspective", json_string(wa_perspective_text(results, own->perspective)));
  json_object_set_new(object, "cost", wa_json_value(results, own->cost));
  json_object_set_new(object, "effect", wa_json_value(results, own->effect));
  json_object_set_new(object, "incremental_cost", wa_json_value(results, own->incremental_cost));
  json_object_set_new(object, "incremental_effect", wa_json_value(results, own->incremental_effect));
  wa_json_put(object, "icer", wa_json_value(results, own->icer), reason);
  wa_json_put(object, "icer_against", wa_json_word(results, own->icer_against, wa_strategy_word), reason);
  wa_json_put(object, "icer_vs_comparator", wa_json_value(results, own->ratio),
              results->strategies[strategy].is_comparator ? WA_REASON_COMPARATOR : WA_REASON_NO_DIFFERENCE);
  json_object_set_new(object, "status", wa_json_word(results, own->status, wa_status_word));
  json_object_set_new(object, "nmb", wa_json_nmb(results, own));
  return object;
}
