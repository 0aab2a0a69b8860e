/* From what the user typed to the figure that is meant. */
#include <stdint.h>
#include <string.h>

#include "reports/explain_inside.h"
#include "reports/json_figures.h"

size_t wa_explained_strategy(const wa_results *results) {
  for (size_t s = 0; s < results->model->n_strategies; s++)
    if (s != results->comparator) return s;
  return 0;
}

static wa_id wa_find_line(const wa_results *results, const char *name, size_t strategy) {
  for (size_t i = 0; i < results->model->n_lines; i++)
    if (strcmp(results->model->lines[i].name, name) == 0) return results->strategies[strategy].lines[i].present_value;
  return WA_NONE;
}

static wa_id wa_find_outcome(const wa_results *results, const char *name, size_t strategy) {
  for (size_t i = 0; i < results->model->n_outcomes; i++)
    if (strcmp(results->model->outcomes[i].name, name) == 0) return results->strategies[strategy].outcomes[i].total;
  return WA_NONE;
}

static wa_id wa_find_party(const wa_results *results, const char *name, size_t strategy) {
  size_t party = wa_model_stakeholder(results->model, name);
  return party == SIZE_MAX ? WA_NONE : results->strategies[strategy].parties[party].net;
}

static wa_id wa_find_state(const wa_results *results, const char *name, size_t strategy) {
  size_t state = wa_model_state(results->model, name);
  return state == SIZE_MAX ? WA_NONE : results->lowered->states[strategy][state];
}

static wa_id wa_find_tree_node(const wa_results *results, const char *name, size_t strategy) {
  size_t node = wa_model_node(results->model, name);
  return node == SIZE_MAX ? WA_NONE : results->lowered->reach[strategy][node];
}

/* "icer" and its like, from the model's own perspective. */
static wa_id wa_find_effectiveness(wa_arena *arena, const wa_results *results, const char *name, size_t strategy) {
  if (results->n_perspectives == 0) return WA_NONE;
  if (strncmp(name, "cost_effectiveness.", 19) == 0) name += 19;
  const char *perspective = wa_perspective_text(results, results->perspectives[0]);
  return wa_find_named(results->graph, wa_printf(arena, "cost_effectiveness.%s.%s", perspective, name), strategy);
}

/* Names under which the same figures stand in the JSON document. */
static const char *wa_graph_name(wa_arena *arena, const char *name) {
  static const char *const sections[] = {"sroi.", "stakeholders.", "outcomes.", "lines.", "parameters.", "definitions.",
                                         "perspectives."};
  static const char *const renamed[][2] = {{"ratio", "sroi"}, {"net_ratio", "net_sroi"}};
  static const char *const endings[][2] = {{".incremental_present_value", ".incremental"}, {".net_undiscounted", ".net_total"}};
  if (strncmp(name, "perspectives.", 13) == 0) return wa_printf(arena, "cost_effectiveness.%s", name + 13);
  for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
    if (strncmp(name, sections[i], strlen(sections[i])) == 0) name += strlen(sections[i]);
  for (size_t i = 0; i < sizeof renamed / sizeof *renamed; i++)
    if (strcmp(name, renamed[i][0]) == 0) return renamed[i][1];
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    const char *ending = strstr(name, endings[i][0]);
    if (ending && strcmp(ending, endings[i][0]) == 0)
      return wa_printf(arena, "%.*s%s", (int)(ending - name), name, endings[i][1]);
  }
  return name;
}

static wa_id wa_find_node(wa_arena *arena, const wa_results *results, const char *name, size_t strategy) {
  wa_id id = wa_find_named(results->graph, name, strategy);
  name = wa_graph_name(arena, name);
  if (id == WA_NONE) id = wa_find_named(results->graph, name, strategy);
  if (id == WA_NONE) id = wa_find_outcome(results, name, strategy);
  if (id == WA_NONE) id = wa_find_line(results, name, strategy);
  if (id == WA_NONE) id = wa_find_party(results, name, strategy);
  if (id == WA_NONE) id = wa_find_state(results, name, strategy);
  if (id == WA_NONE) id = wa_find_tree_node(results, name, strategy);
  if (id == WA_NONE) id = wa_find_effectiveness(arena, results, name, strategy);
  return id;
}

/* Parameters and definitions that no result uses have no node; they can still be told about. */
static bool wa_find_unused(const wa_results *results, const char *name, wa_subject *subject) {
  size_t index = 0;
  switch (wa_model_name(results->model, name, &index)) {
    case WA_NAME_PARAMETER: subject->parameter = &results->model->parameters[index]; return true;
    case WA_NAME_DEFINITION: subject->definition = &results->model->definitions[index]; return true;
    default: return false;
  }
}

static const char *wa_nearest_subject(wa_arena *arena, const wa_results *results, const char *name) {
  const wa_graph *graph = results->graph;
  const wa_model *model = results->model;
  const char **names = NULL;
  size_t n = 0, capacity = 0;
  WA_PUSH(arena, names, n, capacity, "icer");
  for (size_t i = 0; i < graph->n_names; i++) WA_PUSH(arena, names, n, capacity, graph->names[i].name);
  for (size_t i = 0; i < graph->n_inputs; i++) WA_PUSH(arena, names, n, capacity, graph->inputs[i].name);
  for (size_t i = 0; i < model->n_parameters; i++) WA_PUSH(arena, names, n, capacity, model->parameters[i].name);
  for (size_t i = 0; i < model->n_definitions; i++) WA_PUSH(arena, names, n, capacity, model->definitions[i].name);
  for (size_t i = 0; i < model->n_lines; i++) WA_PUSH(arena, names, n, capacity, model->lines[i].name);
  for (size_t i = 0; i < model->n_outcomes; i++) WA_PUSH(arena, names, n, capacity, model->outcomes[i].name);
  for (size_t i = 0; i < model->n_stakeholders; i++) WA_PUSH(arena, names, n, capacity, model->stakeholders[i].name);
  const char *nearest = wa_nearest(name, names, n);
  return nearest ? wa_printf(arena, "did you mean '%s'?", nearest) : NULL;
}

/* Takes "strategy:" off the name. */
static bool wa_take_strategy(wa_arena *arena, const wa_results *results, const char **name, size_t *strategy,
                             const char **reason, const char **hint) {
  const char *colon = strchr(*name, ':');
  *strategy = wa_explained_strategy(results);
  if (!colon) return true;
  const char *word = wa_strndup(arena, *name, (size_t)(colon - *name));
  const char **names = WA_NEW_ARRAY(arena, const char *, results->model->n_strategies);
  for (size_t s = 0; s < results->model->n_strategies; s++) names[s] = results->model->strategies[s].name;
  *name = colon + 1;
  *strategy = wa_model_strategy(results->model, word);
  for (size_t s = 0; s < results->model->n_strategies; s++)
    if (strcmp(names[s], word) == 0) *strategy = s;
  if (*strategy != SIZE_MAX) return true;
  const char *nearest = wa_nearest(word, names, results->model->n_strategies);
  *reason = wa_printf(arena, "unknown strategy '%s'", word);
  *hint = nearest ? wa_printf(arena, "did you mean '%s'?", nearest)
                  : wa_printf(arena, "there is, for instance, '%s'", names[0]);
  return false;
}

bool wa_find_subject(wa_arena *arena, const wa_results *results, const char *name, wa_subject *subject,
                     const char **reason, const char **hint) {
  *subject = (wa_subject){.node = WA_NONE};
  *reason = *hint = NULL;
  if (!wa_take_strategy(arena, results, &name, &subject->strategy, reason, hint)) return false;
  subject->node = wa_find_node(arena, results, name, subject->strategy);
  if (subject->node != WA_NONE || wa_find_unused(results, name, subject)) return true;
  *reason = wa_printf(arena, "nothing is called '%s'", name);
  *hint = wa_nearest_subject(arena, results, name);
  if (!*hint) *hint = "'waarde explain MODEL' lists the names";
  return false;
}
