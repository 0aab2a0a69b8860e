#include "reports/json_decisions.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "reports/json_figures.h"

static const char *wa_strategy_name(const wa_results *results, size_t strategy) { return results->strategies[strategy].name; }

/* A number per strategy. */
static json_t *wa_by_strategy(const wa_results *results, const double *numbers) {
  json_t *object = json_object();
  for (size_t s = 0; s < results->n_strategies; s++)
    json_object_set_new(object, wa_strategy_name(results, s), wa_json_number(numbers[s]));
  return object;
}

/* Money of the modelled population, and the same per person and for the population that the decision concerns. */
static void wa_put_worth(json_t *object, const wa_decisions *decisions, const char *name, double value, double error) {
  char key[64];
  json_object_set_new(object, name, wa_json_number(value));
  snprintf(key, sizeof key, "%s_error", name);
  json_object_set_new(object, key, wa_json_number(error));
  snprintf(key, sizeof key, "%s_per_person", name);
  json_object_set_new(object, key, wa_json_number(value * wa_per_person(decisions)));
  snprintf(key, sizeof key, "%s_population", name);
  json_object_set_new(object, key, wa_json_number(value * wa_per_population(decisions)));
}

static json_t *wa_json_knowledge(const wa_decisions *decisions, const wa_decision_table *table, size_t k) {
  const wa_knowledge *knowledge = &decisions->knowledge[k];
  json_t *object = json_object();
  json_object_set_new(object, "name", json_string(knowledge->name));
  if (knowledge->study) json_object_set_new(object, "patients", json_integer((json_int_t)knowledge->patients));
  wa_put_worth(object, decisions, knowledge->study ? "evsi" : "evppi", table->worth[k].value, table->worth[k].error);
  json_object_set_new(object, "method", json_string(knowledge->method));
  json_object_set_new(object, "degrees_of_freedom", wa_json_number(table->worth[k].freedom));
  return object;
}

static json_t *wa_json_learning(const wa_decisions *decisions, const wa_decision_table *table, bool studies) {
  json_t *list = json_array();
  for (size_t k = 0; k < decisions->n_knowledge; k++)
    if ((decisions->knowledge[k].study != NULL) == studies) json_array_append_new(list, wa_json_knowledge(decisions, table, k));
  return list;
}

static json_t *wa_json_decision(const wa_results *results, const wa_decisions *decisions, const wa_decision_table *table) {
  json_t *object = json_object();
  json_object_set_new(object, "decider", json_string(wa_perspective_text(results, table->decider)));
  json_object_set_new(object, "by", json_string(table->by_net ? "net" : "net monetary benefit"));
  json_object_set_new(object, "threshold", table->by_net ? json_null() : wa_json_number(table->threshold));
  json_object_set_new(object, "best", json_string(wa_strategy_name(results, table->result.best)));
  json_object_set_new(object, "expected", wa_by_strategy(results, table->result.mean));
  json_object_set_new(object, "probability_best", wa_by_strategy(results, table->result.probability));
  json_object_set_new(object, "expected_loss", wa_by_strategy(results, table->result.loss));
  wa_put_worth(object, decisions, "evpi", table->result.evpi, table->result.evpi_error);
  json_object_set_new(object, "evppi", wa_json_learning(decisions, table, false));
  json_object_set_new(object, "evsi", wa_json_learning(decisions, table, true));
  return object;
}

/* ---- curves ---- */

static json_t *wa_json_expected(const wa_results *results, const wa_decision_view *view, size_t s) {
  static const char *const names[] = {"on the frontier", "dominated", "extendedly dominated"};
  const wa_expected *own = &view->expected[s];
  json_t *object = json_object();
  json_object_set_new(object, "incremental_cost", wa_json_number(own->cost));
  json_object_set_new(object, "incremental_effect", wa_json_number(own->effect));
  json_object_set_new(object, "status", json_string(names[own->status]));
  json_object_set_new(object, "icer", wa_json_number(own->icer));
  json_object_set_new(object, "icer_against",
                      own->against == SIZE_MAX ? json_null() : json_string(wa_strategy_name(results, own->against)));
  return object;
}

static json_t *wa_json_plane(const wa_plane *plane) {
  return json_pack("{s:o, s:o, s:o, s:o}", "dearer_and_better", wa_json_number(plane->dearer_better), "dearer_and_not_better",
                   wa_json_number(plane->dearer_worse), "not_dearer_and_better", wa_json_number(plane->cheaper_better),
                   "not_dearer_and_not_better", wa_json_number(plane->cheaper_worse));
}

/* One column of the curves per strategy. */
static json_t *wa_json_curves(const wa_results *results, const wa_decision_view *view, bool loss) {
  json_t *object = json_object();
  for (size_t s = 0; s < results->n_strategies; s++) {
    json_t *column = json_array();
    for (size_t i = 0; i < view->n_thresholds; i++)
      json_array_append_new(column, wa_json_number(loss ? view->curve[i].loss[s] : view->curve[i].probability[s]));
    json_object_set_new(object, wa_strategy_name(results, s), column);
  }
  return object;
}

static json_t *wa_json_view(const wa_results *results, const wa_decision_view *view) {
  json_t *object = json_object(), *expected = json_object(), *plane = json_object();
  json_t *thresholds = json_array(), *best = json_array(), *chance = json_array(), *evpi = json_array();
  for (size_t s = 0; s < results->n_strategies; s++) {
    json_object_set_new(expected, wa_strategy_name(results, s), wa_json_expected(results, view, s));
    if (s != results->comparator) json_object_set_new(plane, wa_strategy_name(results, s), wa_json_plane(&view->plane[s]));
  }
  for (size_t i = 0; i < view->n_thresholds; i++) {
    const wa_choice_result *at = &view->curve[i];
    json_array_append_new(thresholds, wa_json_number(view->thresholds[i]));
    json_array_append_new(best, json_string(wa_strategy_name(results, at->best)));
    json_array_append_new(chance, wa_json_number(at->probability[at->best]));
    json_array_append_new(evpi, wa_json_number(at->evpi));
  }
  json_object_set_new(object, "expected", expected);
  json_object_set_new(object, "plane", plane);
  json_object_set_new(object, "thresholds", thresholds);
  json_object_set_new(object, "acceptability", wa_json_curves(results, view, false));
  json_object_set_new(object, "frontier", best);
  json_object_set_new(object, "frontier_acceptability", chance);
  json_object_set_new(object, "expected_loss", wa_json_curves(results, view, true));
  json_object_set_new(object, "evpi", evpi);
  return object;
}

static json_t *wa_json_people(const wa_decisions *decisions) {
  bool given = isfinite(decisions->touched);
  return json_pack("{s:o, s:o, s:o, s:o, s:o}", "modelled", wa_json_number(decisions->people), "per_year",
                   wa_json_number(decisions->per_year), "years", wa_json_number(decisions->years), "discount",
                   given ? wa_json_number(decisions->discount) : json_null(), "discounted_total", wa_json_number(decisions->touched));
}

json_t *wa_json_decisions(const wa_results *results, const wa_decisions *decisions) {
  if (!decisions) return json_null();
  json_t *object = json_object(), *views = json_object(), *list = json_array();
  for (size_t i = 0; i < decisions->n_views; i++)
    json_object_set_new(views, wa_perspective_text(results, decisions->views[i].perspective),
                        wa_json_view(results, &decisions->views[i]));
  for (size_t t = 0; t < decisions->n_tables; t++)
    json_array_append_new(list, wa_json_decision(results, decisions, &decisions->tables[t]));
  json_object_set_new(object, "draws", json_integer((json_int_t)decisions->n));
  json_object_set_new(object, "draws_regressed", json_integer((json_int_t)decisions->n_regressed));
  json_object_set_new(object, "people", wa_json_people(decisions));
  json_object_set_new(object, "decisions", list);
  json_object_set_new(object, "by_threshold", views);
  return object;
}
