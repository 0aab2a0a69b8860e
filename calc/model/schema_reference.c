/* The schema table as a reference to read. */
#include <string.h>

#include "base/text.h"
#include "formula/function.h"
#include "model/distribution.h"
#include "model/schema.h"
#include "model/schema_table.h"

static const struct {
  unsigned takes;
  const char *noun;
} nouns[] = {
    {WA_TAKES_TEXT, "text"}, {WA_TAKES_LABEL, "text or {en, nl}"}, {WA_TAKES_FORMULA, "formula"}, {WA_TAKES_NUMBER, "number"},
    {WA_TAKES_INTEGER, "whole number"}, {WA_TAKES_BOOL, "true or false"}, {WA_TAKES_DURATION, "duration"},
    {WA_TAKES_DISTRIBUTION, "distribution"}, {WA_TAKES_GRID, "figures"}, {WA_TAKES_SERIES, "{year: number}"},
    {WA_TAKES_MAP, "keys below"}, {WA_TAKES_NAMES, "{name: ...}"},
    {WA_TAKES_ANY, "any value"},
};

static void wa_add_either(wa_text *text, size_t from, const char *what) {
  wa_text_addf(text, "%s%s", text->length > from ? " or " : "", what);
}

/* A cell of a Markdown table cannot hold a bare bar. */
static void wa_add_cell(wa_text *text, const char *cell) {
  for (; *cell; cell++) {
    if (*cell == '|') wa_text_add(text, "\\");
    wa_text_addn(text, cell, 1);
  }
}

static void wa_add_holds(wa_text *text, const wa_slot *slot) {
  size_t from = text->length;
  for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
    if (slot->takes & nouns[i].takes) wa_add_either(text, from, nouns[i].noun);
  if (slot->takes & WA_TAKES_NAME) wa_add_either(text, from, slot->refers);
  for (size_t i = 0; slot->takes & WA_TAKES_CHOICE && i < slot->n_choices; i++) {
    if (i == 0) wa_add_either(text, from, slot->choices[i]);
    else wa_text_addf(text, ", %s", slot->choices[i]);
  }
  if (slot->takes & WA_TAKES_LIST) wa_add_either(text, from, "list");
}

static void wa_add_row(wa_text *text, const wa_slot *slot) {
  wa_text_addf(text, "| `%s`%s | ", slot->key, slot->required ? " (required)" : "");
  wa_add_holds(text, slot);
  wa_text_addf(text, " | %s | ", slot->fallback ? slot->fallback : "");
  wa_add_cell(text, slot->help);
  wa_text_add(text, " |\n");
}

static void wa_add_shape(wa_text *text, const char *path, const wa_shape *shape);

/* The mappings under a slot: its own keys, or those of the things it names. */
static void wa_add_below(wa_text *text, const char *path, const wa_slot *slot) {
  if (slot->takes & WA_TAKES_MAP) wa_add_shape(text, path, slot->shape);
  if (slot->takes & WA_TAKES_LIST) wa_add_below(text, wa_printf(text->arena, "%s[]", path), slot->item);
  if (slot->takes & WA_TAKES_NAMES) wa_add_below(text, wa_printf(text->arena, "%s.NAME", path), slot->each);
}

static void wa_add_shape(wa_text *text, const char *path, const wa_shape *shape) {
  wa_text_addf(text, "\n## %s\n\n| key | holds | default | meaning |\n| --- | --- | --- | --- |\n", *path ? path : "The file");
  for (size_t i = 0; i < shape->n_slots; i++) wa_add_row(text, &shape->slots[i]);
  for (size_t i = 0; i < shape->n_slots; i++)
    wa_add_below(text, wa_printf(text->arena, "%s%s%s", path, *path ? "." : "", shape->slots[i].key), &shape->slots[i]);
}

static void wa_add_distributions(wa_text *text) {
  wa_text_add(text, "\n## Distributions\n\n| name | arguments | meaning |\n| --- | --- | --- |\n");
  for (size_t i = 0; i < wa_n_dist_kinds; i++) {
    wa_text_addf(text, "| `%s` | ", wa_dist_kinds[i].name);
    wa_add_cell(text, wa_dist_kinds[i].forms);
    wa_text_addf(text, " | %s |\n", wa_dist_kinds[i].help);
  }
  wa_text_add(text, "\n`|` stands between forms, of which one is given; what follows `;` may be added.\n");
}

static void wa_add_functions(wa_text *text) {
  wa_text_add(text, "\n## Functions\n\n| function | meaning | stands for |\n| --- | --- | --- |\n");
  for (size_t i = 0; i < wa_n_functions; i++) {
    const wa_function *function = &wa_functions[i];
    const char *expansion = function->expansion;
    wa_text_addf(text, "| `%s(%s)` | ", function->name, function->parameters);
    wa_add_cell(text, function->help);
    wa_text_addf(text, " | %s%s%s |\n", expansion ? "`" : "", expansion ? expansion : "", expansion ? "`" : "");
  }
}

const char *wa_schema_reference(wa_arena *arena) {
  wa_text text = wa_text_new(arena);
  wa_text_add(&text, "# The model language\n\nWherever a formula may stand, a number may stand; `3%` is 0.03.\n");
  wa_add_shape(&text, "", &wa_shape_model);
  wa_add_distributions(&text);
  wa_add_functions(&text);
  return text.bytes;
}
