#include "model/read.h"

static void wa_decode_stakeholder(wa_load *load, wa_section_entry entry) {
  static const char *const kinds[] = {"organisation", "household"};
  wa_model *model = load->model;
  if (!wa_define(load, WA_SPACE_STAKEHOLDER, entry.key, "a stakeholder", 0, model->n_stakeholders, false)) return;
  wa_stakeholder stakeholder = {.name = entry.key->text, .span = entry.key->span, .library = entry.library};
  stakeholder.label = wa_read_label(entry.value, "label");
  int kind = wa_read_choice(wa_yaml_get(entry.value, "kind"), kinds, 2, WA_ORGANISATION);
  stakeholder.kind = (wa_stakeholder_kind)kind;
  WA_PUSH(load->arena, model->stakeholders, model->n_stakeholders, load->stakeholders_room, stakeholder);
}

void wa_decode_stakeholders(wa_load *load) { wa_each_entry(load, "stakeholders", wa_decode_stakeholder); }
