#include "reports/json.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/edition.h"
#include "reports/json_decisions.h"
#include "reports/json_figures.h"

static json_t *wa_json_model(const wa_model *model) {
  json_t *object = json_object();
  json_object_set_new(object, "title", wa_json_text(model->title.en));
  json_object_set_new(object, "file", wa_json_text(model->file));
  json_object_set_new(object, "sha256", json_string(model->sha256));
  return object;
}

static json_t *wa_json_parties(const wa_results *results, size_t strategy) {
  json_t *all = json_object();
  for (size_t i = 0; i < results->model->n_stakeholders; i++) {
    const wa_party_result *party = &results->strategies[strategy].parties[i];
    const wa_party_view *view = &results->strategies[strategy].views[i];
    json_t *object = json_object();
    json_object_set_new(object, "invests", wa_json_value(results, party->invests));
    json_object_set_new(object, "gains", wa_json_value(results, party->gains));
    json_object_set_new(object, "net", wa_json_value(results, party->net));
    json_object_set_new(object, "net_by_year", wa_json_row(results, party->net_by_year, WA_YEAR));
    json_object_set_new(object, "net_undiscounted", wa_json_value(results, party->net_total));
    wa_json_put(object, "investment_share", wa_json_value(results, view->investment_share), wa_why_no_ratio(results, strategy));
    wa_json_put(object, "benefit_share", wa_json_value(results, view->benefit_share), WA_REASON_NO_BENEFITS);
    wa_json_put(object, "payback_years", wa_json_value(results, view->payback), wa_why_no_party_payback(results, strategy, i));
    json_object_set_new(object, "loss", wa_json_value(results, party->loss));
    json_object_set_new(object, "loss_per_year", wa_json_value(results, view->loss_per_year));
    json_object_set_new(object, "spare_cash", wa_json_value(results, party->spare_cash));
    json_object_set_new(object, "contribution", wa_json_value(results, view->contribution));
    json_object_set_new(all, results->model->stakeholders[i].name, object);
  }
  return all;
}

static json_t *wa_json_outcomes(const wa_results *results, size_t strategy) {
  json_t *all = json_object();
  for (size_t i = 0; i < results->model->n_outcomes; i++) {
    const wa_outcome_result *outcome = &results->strategies[strategy].outcomes[i];
    json_t *object = json_object();
    json_object_set_new(object, "total", wa_json_value(results, outcome->total));
    json_object_set_new(object, "total_discounted", wa_json_value(results, outcome->total_discounted));
    json_object_set_new(object, "incremental", wa_json_value(results, outcome->incremental));
    json_object_set_new(object, "incremental_discounted", wa_json_value(results, outcome->incremental_discounted));
    json_object_set_new(object, "by_year", wa_json_row(results, outcome->by_year, WA_YEAR));
    json_object_set_new(all, results->model->outcomes[i].name, object);
  }
  return all;
}

static json_t *wa_json_lines(const wa_results *results, size_t strategy) {
  json_t *all = json_object();
  for (size_t i = 0; i < results->model->n_lines; i++) {
    const wa_line_result *line = &results->strategies[strategy].lines[i];
    json_t *object = json_object();
    json_object_set_new(object, "present_value", wa_json_value(results, line->present_value));
    json_object_set_new(object, "by_year", wa_json_row(results, line->by_year, WA_YEAR));
    json_object_set_new(object, "total", wa_json_value(results, line->total));
    json_object_set_new(object, "incremental_present_value", wa_json_value(results, line->incremental));
    json_object_set_new(object, "incremental_by_year", wa_json_row(results, line->incremental_by_year, WA_YEAR));
    json_object_set_new(all, results->model->lines[i].name, object);
  }
  return all;
}

static json_t *wa_json_perspectives(const wa_results *results, size_t strategy) {
  json_t *all = json_object();
  for (size_t view = 0; view < results->n_perspectives; view++)
    json_object_set_new(all, wa_perspective_text(results, results->perspectives[view]),
                        wa_json_effectiveness(results, strategy, view));
  return all;
}

/* What is told of all people and of each segment alike. */
static json_t *wa_json_figures(const wa_results *results, size_t strategy) {
  json_t *object = json_object();
  json_object_set_new(object, "sroi", wa_json_sroi(results, strategy));
  json_object_set_new(object, "stakeholders", wa_json_parties(results, strategy));
  json_object_set_new(object, "outcomes", wa_json_outcomes(results, strategy));
  json_object_set_new(object, "lines", wa_json_lines(results, strategy));
  if (!results->lowered->segment) json_object_set_new(object, "budget", wa_json_budget(results, strategy));
  bool effect = results->n_perspectives > 0;
  wa_json_put(object, "cost_effectiveness", effect ? wa_json_effectiveness(results, strategy, 0) : json_null(),
              wa_why_no_effectiveness(results));
  json_object_set_new(object, "perspectives", wa_json_perspectives(results, strategy));
  /* With segments a path belongs to each of them. */
  if (results->model->n_paths && !results->n_segments) json_object_set_new(object, "paths", wa_json_paths(results, strategy));
  if (results->strategies[strategy].uptake.given) json_object_set_new(object, "uptake", wa_json_uptake(results, strategy));
  return object;
}

static json_t *wa_json_segments(const wa_results *results, size_t strategy) {
  json_t *all = json_object();
  for (size_t i = 0; i < results->n_segments; i++) {
    const wa_results *segment = results->segments[i];
    json_t *object = wa_json_figures(segment, strategy);
    json_object_set_new(object, "share", wa_json_value(segment, segment->lowered->share));
    json_object_set_new(object, "population", wa_json_value(segment, segment->lowered->population));
    json_object_set_new(all, segment->lowered->segment->name, object);
  }
  return all;
}

static json_t *wa_json_strategy(const wa_results *results, size_t strategy) {
  json_t *object = wa_json_figures(results, strategy);
  if (results->n_segments) json_object_set_new(object, "segments", wa_json_segments(results, strategy));
  return object;
}

/* The strategies of the model; an implicit comparator, all zeros, is no strategy of it. */
static json_t *wa_json_strategies(const wa_results *results) {
  json_t *all = json_object();
  for (size_t s = 0; s < results->model->n_strategies; s++)
    json_object_set_new(all, results->strategies[s].name, wa_json_strategy(results, s));
  return all;
}

static json_t *wa_json_states(const wa_results *results) {
  const wa_model *model = results->model;
  json_t *all = json_object();
  for (size_t s = 0; s < model->n_strategies && model->cohort.given; s++) {
    json_t *object = json_object();
    for (size_t i = 0; i < model->cohort.n_states; i++)
      json_object_set_new(object, model->cohort.states[i].name,
                          wa_json_row(results, results->lowered->states[s][i], WA_POINT));
    json_object_set_new(all, model->strategies[s].name, object);
  }
  return all;
}

static json_t *wa_json_tree(const wa_results *results) {
  const wa_tree *tree = &results->model->tree;
  json_t *all = json_object();
  for (size_t s = 0; s < results->model->n_strategies && tree->given; s++) {
    json_t *object = json_object();
    for (size_t i = 0; i < tree->n_nodes; i++)
      json_object_set_new(object, tree->nodes[tree->order[i]].name,
                          wa_json_value(results, results->lowered->reach[s][tree->order[i]]));
    json_object_set_new(all, results->model->strategies[s].name, object);
  }
  return all;
}

static json_t *wa_json_checks(const wa_results *results) {
  json_t *list = json_array();
  for (size_t i = 0; i < results->n_checks; i++) {
    const wa_check *check = &results->checks[i];
    json_t *object = json_object();
    json_object_set_new(object, "name", json_string(check->name));
    json_object_set_new(object, "strategy",
                        check->strategy == SIZE_MAX ? json_null() : json_string(results->strategies[check->strategy].name));
    json_object_set_new(object, "passed", json_boolean(wa_result_value(results, check->passed) == 1));
    json_object_set_new(object, "value", wa_json_value(results, check->gap));
    json_array_append_new(list, object);
  }
  return list;
}

const char *wa_json_report(wa_arena *arena, const wa_results *results, const char *version) {
  json_t *document = json_object();
  json_object_set_new(document, "waarde", json_string(version));
  json_object_set_new(document, "model", wa_json_model(results->model));
  json_object_set_new(document, "settings", wa_json_settings(results));
  json_object_set_new(document, "comparator", json_string(results->strategies[results->comparator].name));
  json_object_set_new(document, "strategies", wa_json_strategies(results));
  json_object_set_new(document, "tree", wa_json_tree(results));
  json_object_set_new(document, "states", wa_json_states(results));
  if (results->decisions) json_object_set_new(document, "decisions", wa_json_decisions(results, results->decisions));
  json_object_set_new(document, "checks", wa_json_checks(results));
  wa_json_patients(results, document);
  wa_json_sensitivity(results, document);
  wa_json_probabilistic(results, document);
  json_object_set_new(document, "not_computed", json_array()); /* what a model asks for in vain: nothing */
  char *bytes = json_dumps(document, JSON_INDENT(1) | JSON_REAL_PRECISION(17));
  json_decref(document);
  if (!bytes) abort(); /* every value is a number, a text in UTF-8 or null: nothing can fail but memory */
  size_t length = strlen(bytes);
  char *text = wa_alloc(arena, length + 2);
  memcpy(text, bytes, length);
  text[length] = '\n';
  text[length + 1] = '\0';
  free(bytes);
  return text;
}
