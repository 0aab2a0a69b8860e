#include "reports/json_figures.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

json_t *wa_json_number(double number) {
  if (!isfinite(number)) return json_null();
  return json_real(number == 0 ? 0 : number);
}

json_t *wa_json_value(const wa_results *results, wa_id node) {
  return wa_json_number(wa_result_value(results, node));
}

json_t *wa_json_row(const wa_results *results, wa_id node, wa_axis axis) {
  json_t *row = json_array();
  for (size_t i = 0; i < results->graph->length[axis]; i++)
    json_array_append_new(row, wa_json_number(wa_result_at(results, node, i)));
  return row;
}

void wa_json_put(json_t *object, const char *name, json_t *value, wa_reason reason) {
  char sibling[64];
  bool missing = json_is_null(value);
  json_object_set_new(object, name, value);
  if (!missing || reason == WA_REASON_NONE) return;
  snprintf(sibling, sizeof sibling, "%s_reason", name);
  json_object_set_new(object, sibling, json_string(wa_reason_text(reason, "en")));
}

/* A path may hold bytes that are no UTF-8, which JSON cannot: they become question marks. */
static json_t *wa_json_mended(const char *text) {
  wa_arena *arena = wa_arena_new();
  char *copy = wa_strdup(arena, text);
  size_t size = strlen(copy), bad;
  while ((bad = wa_utf8_check(copy, size)) < size) copy[bad] = '?';
  json_t *mended = json_string(copy);
  wa_arena_free(arena);
  return mended;
}

json_t *wa_json_text(const char *text) {
  if (!text) return json_null();
  json_t *string = json_string(text);
  return string ? string : wa_json_mended(text);
}

const char *wa_perspective_text(const wa_results *results, size_t perspective) {
  return perspective == SIZE_MAX ? "society" : results->model->stakeholders[perspective].name;
}
