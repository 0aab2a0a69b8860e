/* The schema table as JSON Schema (draft-07), for editors that complete and check YAML. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "model/distribution.h"
#include "model/schema.h"
#include "model/schema_table.h"

static const char name_pattern[] = "^[A-Za-z][A-Za-z0-9_]*$", path_pattern[] = "^[A-Za-z][A-Za-z0-9_.]*$";

static json_t *wa_slot_schema(const wa_slot *slot);

static json_t *wa_type(const char *type) { return json_pack("{s:s}", "type", type); }
static json_t *wa_types(const char *a, const char *b) { return json_pack("{s:[ss]}", "type", a, b); }
static json_t *wa_ref(const char *definition) {
  json_t *path = json_sprintf("#/definitions/%s", definition);
  return json_pack("{s:o}", "$ref", path);
}

static json_t *wa_shape_schema(const wa_shape *shape) {
  json_t *schema = wa_type("object"), *properties = json_object(), *required = json_array();
  for (size_t i = 0; i < shape->n_slots; i++) {
    json_object_set_new(properties, shape->slots[i].key, wa_slot_schema(&shape->slots[i]));
    if (shape->slots[i].required) json_array_append_new(required, json_string(shape->slots[i].key));
  }
  json_object_set_new(schema, "additionalProperties", json_false());
  json_object_set_new(schema, "properties", properties);
  if (json_array_size(required)) json_object_set_new(schema, "required", required);
  else json_decref(required);
  return schema;
}

static json_t *wa_by_name(const char *pattern, json_t *each) {
  return json_pack("{s:s, s:b, s:{s:o}}", "type", "object", "additionalProperties", 0, "patternProperties", pattern, each);
}

static json_t *wa_choices(const wa_slot *slot) {
  json_t *values = json_array();
  for (size_t i = 0; i < slot->n_choices; i++) json_array_append_new(values, json_string(slot->choices[i]));
  return json_pack("{s:o}", "enum", values);
}

static json_t *wa_duration_schema(void) {
  return json_pack("{s:s, s:s}", "type", "string", "pattern", "^[0-9.]+ +(year|month|week|day|cycle)s?$");
}

static json_t *wa_list_schema(const wa_slot *item) {
  return json_pack("{s:s, s:o}", "type", "array", "items", wa_slot_schema(item));
}

/* One schema for each kind of value that the slot takes. */
static json_t *wa_alternatives(const wa_slot *slot) {
  json_t *all = json_array();
  unsigned takes = slot->takes;
  if (takes & WA_TAKES_TEXT) json_array_append_new(all, wa_types("string", "number"));
  if (takes & WA_TAKES_LABEL) json_array_append_new(all, wa_ref("label"));
  if (takes & WA_TAKES_FORMULA) json_array_append_new(all, wa_ref("formula"));
  if (takes & WA_TAKES_NUMBER) json_array_append_new(all, wa_types("number", "string"));
  if (takes & WA_TAKES_INTEGER) json_array_append_new(all, wa_type("integer"));
  if (takes & WA_TAKES_BOOL) json_array_append_new(all, wa_type("boolean"));
  if (takes & WA_TAKES_CHOICE) json_array_append_new(all, wa_choices(slot));
  if (takes & WA_TAKES_NAME) json_array_append_new(all, wa_type("string"));
  if (takes & WA_TAKES_DURATION) json_array_append_new(all, wa_duration_schema());
  if (takes & WA_TAKES_MAP) json_array_append_new(all, wa_shape_schema(slot->shape));
  if (takes & WA_TAKES_NAMES) json_array_append_new(all, wa_by_name(slot->each->takes & WA_TAKES_ANY ? path_pattern : name_pattern, wa_slot_schema(slot->each)));
  if (takes & WA_TAKES_LIST) json_array_append_new(all, wa_list_schema(slot->item));
  if (takes & WA_TAKES_DISTRIBUTION) json_array_append_new(all, wa_ref("distribution"));
  if (takes & WA_TAKES_GRID) json_array_append_new(all, wa_types("object", "array"));
  if (takes & WA_TAKES_SERIES) json_array_append_new(all, wa_by_name("^[0-9]{4}$", wa_type("number")));
  if (takes & WA_TAKES_ANY) json_array_append_new(all, json_object());
  bool empty = takes & (WA_TAKES_EMPTY | WA_TAKES_TEXT | WA_TAKES_LABEL) && !slot->required;
  if (empty) json_array_append_new(all, wa_type("null"));
  return all;
}

static json_t *wa_slot_schema(const wa_slot *slot) {
  json_t *schema = json_object(), *all = wa_alternatives(slot);
  json_object_set_new(schema, "description", json_string(slot->help));
  if (slot->fallback) json_object_set_new(schema, "$comment", json_sprintf("default: %s", slot->fallback));
  if (json_array_size(all) == 1 && !json_object_get(json_array_get(all, 0), "$ref")) {
    json_object_update(schema, json_array_get(all, 0));
    json_decref(all);
  } else {
    json_object_set_new(schema, "anyOf", all); /* beside a $ref, draft-07 ignores a description */
  }
  return schema;
}

/* ---- definitions ---- */

static json_t *wa_argument_schema(const char *name) {
  switch (wa_dist_arg_holds(name)) {
    case WA_DIST_TEXT: return wa_type("string");
    case WA_DIST_LIST: return json_pack("{s:s, s:{s:[ss]}}", "type", "array", "items", "type", "number", "string");
    case WA_DIST_INTERVAL:
      return json_pack("{s:s, s:{s:[ss]}, s:i, s:i}", "type", "array", "items", "type", "number", "string", "minItems", 2,
                       "maxItems", 2);
    case WA_DIST_QUANTILES:
      return json_pack("{s:s, s:{s:[ss]}, s:i, s:i}", "type", "object", "additionalProperties", "type", "number", "string",
                       "minProperties", 2, "maxProperties", 2);
    default: return wa_types("number", "string");
  }
}

static json_t *wa_arguments_schema(const wa_dist_kind *kind) {
  json_t *properties = json_object();
  const char *at = kind->forms;
  for (;;) {
    char name[40];
    at += strspn(at, " ,|;");
    size_t length = strcspn(at, " ,|;");
    if (length == 0 || length >= sizeof name) break;
    memcpy(name, at, length);
    name[length] = '\0';
    json_object_set_new(properties, name, wa_argument_schema(name));
    at += length;
  }
  json_t *description = json_sprintf("%s%s%s", kind->help, *kind->forms ? "; takes " : "", kind->forms);
  return json_pack("{s:o, s:[ss], s:b, s:o}", "description", description, "type", "object", "null", "additionalProperties", 0,
                   "properties", properties);
}

static json_t *wa_distribution_schema(void) {
  json_t *properties = json_object();
  for (size_t i = 0; i < wa_n_dist_kinds; i++)
    json_object_set_new(properties, wa_dist_kinds[i].name, wa_arguments_schema(&wa_dist_kinds[i]));
  json_t *mapping = json_pack("{s:s, s:b, s:i, s:i, s:o}", "type", "object", "additionalProperties", 0, "minProperties", 1,
                              "maxProperties", 1, "properties", properties);
  return json_pack("{s:[{s:s, s:s}, o]}", "anyOf", "type", "string", "description", "a call, as in \"beta(se: 0.04)\"", mapping);
}

static json_t *wa_definitions(void) {
  json_t *definitions = json_object(), *texts = wa_shape_schema(&wa_shape_label);
  json_object_set_new(definitions, "label", json_pack("{s:[o, o]}", "anyOf", wa_types("string", "number"), texts));
  json_object_set_new(definitions, "formula",
                      json_pack("{s:s, s:[{s:s}, {s:s}]}", "description", "a number, or a formula as text", "anyOf", "type",
                                "number", "type", "string"));
  json_object_set_new(definitions, "distribution", wa_distribution_schema());
  return definitions;
}

const char *wa_schema_json(wa_arena *arena) {
  json_t *schema = json_object(), *model = wa_shape_schema(&wa_shape_model);
  json_object_set_new(schema, "$schema", json_string("http://json-schema.org/draft-07/schema#"));
  json_object_set_new(schema, "title", json_string("A waarde model"));
  json_object_update(schema, model);
  json_decref(model);
  json_object_set_new(schema, "anyOf", json_pack("[{s:[s]}, {s:[s]}]", "required", "lines", "required", "outcomes"));
  json_object_set_new(schema, "definitions", wa_definitions());
  char *text = json_dumps(schema, JSON_INDENT(2));
  json_decref(schema);
  const char *copy = wa_printf(arena, "%s\n", text ? text : "{}");
  free(text);
  return copy;
}
