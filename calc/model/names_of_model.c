/* Look-ups by name in a loaded model. */
#include <stdint.h>
#include <string.h>

#include "model/model.h"
#include "model/names.h"

static const struct {
  const char *name;
  wa_name_kind kind;
} fixed[] = {
    {"cycle", WA_NAME_CYCLE},
    {"time", WA_NAME_TIME},
    {"year", WA_NAME_YEAR},
    {"age", WA_NAME_AGE},
    {"time_in", WA_NAME_TIME_IN},
    {"population", WA_NAME_POPULATION},
    {"discount_costs", WA_NAME_DISCOUNT_COSTS},
    {"discount_effects", WA_NAME_DISCOUNT_EFFECTS},
};

wa_name_kind wa_model_name(const wa_model *model, const char *name, size_t *index) {
  const wa_name_row *named = wa_names_find(model->names, WA_SPACE_VALUE, name);
  if (named) {
    if (index) *index = named->index;
    return (wa_name_kind)named->kind;
  }
  for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
    if (strcmp(fixed[i].name, name) == 0) return fixed[i].kind;
  return WA_NAME_NONE;
}

static size_t wa_index_of(const wa_model *model, wa_space space, const char *name) {
  const wa_name_row *named = wa_names_find(model->names, space, name);
  return named ? named->index : SIZE_MAX;
}

size_t wa_model_table(const wa_model *model, const char *name) { return wa_index_of(model, WA_SPACE_TABLE, name); }
size_t wa_model_state(const wa_model *model, const char *name) { return wa_index_of(model, WA_SPACE_STATE, name); }
size_t wa_model_node(const wa_model *model, const char *name) { return wa_index_of(model, WA_SPACE_NODE, name); }
size_t wa_model_event(const wa_model *model, const char *name) { return wa_index_of(model, WA_SPACE_EVENT, name); }
size_t wa_model_strategy(const wa_model *model, const char *name) { return wa_index_of(model, WA_SPACE_STRATEGY, name); }
size_t wa_model_path(const wa_model *model, const char *name) { return wa_index_of(model, WA_SPACE_PATH, name); }
size_t wa_model_role(const wa_model *model, const char *name) { return wa_index_of(model, WA_SPACE_ROLE, name); }
size_t wa_model_stakeholder(const wa_model *model, const char *name) {
  return wa_index_of(model, WA_SPACE_STAKEHOLDER, name);
}

size_t wa_model_stage(const wa_model *model, size_t strategy, const char *name) {
  const wa_uptake *uptake = &model->strategies[strategy].uptake;
  for (size_t i = 0; i < uptake->n_stages; i++)
    if (strcmp(uptake->stages[i].name, name) == 0) return i;
  return SIZE_MAX;
}

bool wa_model_grouped(const wa_model *model) {
  for (size_t i = 0; i < model->n_strategies; i++)
    if (model->strategies[i].uptake.given) return true;
  return model->population.n_segments > 0;
}

const char *wa_label_text(wa_label label, const char *language, const char *name) {
  const char *text = strcmp(language, "nl") == 0 ? label.nl : label.en;
  return text ? text : name;
}
