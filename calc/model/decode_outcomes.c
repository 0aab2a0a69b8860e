#include "model/read.h"

static void wa_decode_outcome(wa_load *load, wa_section_entry entry) {
  wa_model *model = load->model;
  if (!wa_define(load, WA_SPACE_VALUE, entry.key, "an outcome", WA_NAME_OUTCOME, model->n_outcomes, true)) return;
  wa_outcome outcome = {.name = entry.key->text, .span = entry.key->span};
  outcome.quantity = wa_read_formula(load, wa_yaml_get(entry.value, "quantity"),
                                     wa_path(load, "outcomes", entry.key->text, "quantity"));
  outcome.unit = wa_read_unit(load, entry.value, &outcome.unit_text);
  outcome.label = wa_read_label(entry.value, "label");
  outcome.source = wa_read_text(entry.value, "source");
  WA_PUSH(load->arena, model->outcomes, model->n_outcomes, load->outcomes_room, outcome);
}

void wa_decode_outcomes(wa_load *load) { wa_each_entry(load, "outcomes", wa_decode_outcome); }
