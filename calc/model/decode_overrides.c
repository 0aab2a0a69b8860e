#include "model/decode_overrides.h"

#include "model/read.h"

static bool wa_find_target(wa_load *load, const wa_yaml *key, const char *what, wa_override *override) {
  const wa_name_row *named = wa_names_find(load->names, WA_SPACE_VALUE, key->text);
  if (!named) {
    wa_unknown_name(load, WA_SPACE_VALUE, key->span, "parameter or definition", key->text,
                    wa_printf(load->arena, "%s sets what is defined under 'parameters' or 'definitions'", what));
    return false;
  }
  if (named->kind == WA_NAME_OUTCOME) {
    wa_error(load->diags, key->span, "'%s' is an outcome; %s sets parameters and definitions", key->text, what);
    return false;
  }
  override->of_definition = named->kind == WA_NAME_DEFINITION;
  override->target = named->index;
  return true;
}

void wa_read_overrides(wa_load *load, const wa_yaml *set, const char *owner, const char *what, wa_override **overrides,
                       size_t *n_overrides) {
  if (!set || set->kind != WA_YAML_MAP) return;
  *overrides = WA_NEW_ARRAY(load->arena, wa_override, set->n_entries + 1);
  for (size_t i = 0; i < set->n_entries && !wa_load_enough(load); i++) {
    const wa_yaml *key = set->entries[i].key;
    wa_override override = {.span = key->span};
    if (!wa_find_target(load, key, what, &override)) continue;
    override.value = wa_read_formula(load, set->entries[i].value, wa_printf(load->arena, "%s.set.%s", owner, key->text));
    (*overrides)[(*n_overrides)++] = override;
  }
}
