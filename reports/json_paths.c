/* Care paths: minutes and money per patient, by step and by role. */
#include <stdint.h>

#include "reports/json_figures.h"

static json_t *wa_json_step(const wa_results *results, const wa_path_step *written, const wa_step_flow *step) {
  json_t *object = json_object(), *who = json_object();
  json_object_set_new(object, "times", wa_json_value(results, step->times));
  json_object_set_new(object, "minutes", wa_json_value(results, step->minutes));
  json_object_set_new(object, "staff", wa_json_value(results, step->staff));
  json_object_set_new(object, "materials", wa_json_value(results, step->materials));
  json_object_set_new(object, "cost", wa_json_value(results, step->cost));
  for (size_t i = 0; i < written->n_work; i++)
    if (written->work[i].role != SIZE_MAX)
      json_object_set_new(who, results->model->roles[written->work[i].role].name, wa_json_value(results, step->work[i].total));
  json_object_set_new(object, "minutes_by_role", who);
  return object;
}

static json_t *wa_json_path(const wa_results *results, const wa_path_model *written, const wa_path_flow *path) {
  json_t *object = json_object(), *steps = json_object(), *roles = json_object();
  json_object_set_new(object, "cost", wa_json_value(results, path->cost));
  json_object_set_new(object, "minutes", wa_json_value(results, path->minutes));
  for (size_t i = 0; i < written->n_steps; i++)
    json_object_set_new(steps, written->steps[i].name, wa_json_step(results, &written->steps[i], &path->steps[i]));
  for (size_t i = 0; i < results->model->n_roles; i++) {
    if (path->role_cost[i] == WA_NONE) continue;
    json_t *role = json_object();
    json_object_set_new(role, "minutes", wa_json_value(results, path->role_minutes[i]));
    json_object_set_new(role, "cost", wa_json_value(results, path->role_cost[i]));
    json_object_set_new(roles, results->model->roles[i].name, role);
  }
  json_object_set_new(object, "steps", steps);
  json_object_set_new(object, "roles", roles);
  return object;
}

json_t *wa_json_paths(const wa_results *results, size_t strategy) {
  json_t *all = json_object();
  for (size_t i = 0; i < results->model->n_paths; i++)
    json_object_set_new(all, results->model->paths[i].name,
                        wa_json_path(results, &results->model->paths[i], &results->lowered->paths[strategy][i]));
  return all;
}
