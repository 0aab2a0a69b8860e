#include "model/read.h"

static void wa_decode_definition(wa_load *load, wa_section_entry entry) {
  wa_model *model = load->model;
  const char *unit_text;
  if (!wa_define(load, WA_SPACE_VALUE, entry.key, "a definition", WA_NAME_DEFINITION, model->n_definitions, true)) return;
  bool mapping = entry.value->kind == WA_YAML_MAP;
  wa_definition definition = {.name = entry.key->text, .span = entry.key->span};
  definition.value = wa_read_formula(load, mapping ? wa_yaml_get(entry.value, "value") : entry.value,
                                     wa_path(load, "definitions", entry.key->text, "value"));
  definition.label = wa_read_label(entry.value, "label");
  definition.source = wa_read_text(entry.value, "source");
  definition.unit = wa_read_unit(load, entry.value, &unit_text);
  WA_PUSH(load->arena, model->definitions, model->n_definitions, load->definitions_room, definition);
}

void wa_decode_definitions(wa_load *load) { wa_each_entry(load, "definitions", wa_decode_definition); }
