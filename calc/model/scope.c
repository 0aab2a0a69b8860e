#include "model/scope.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "model/depend.h"
#include "model/patients.h"

/* ---- bare names ---- */

static bool wa_answer(wa_expr *use, wa_unit unit, unsigned uses) {
  use->type = WA_TYPE_NUMBER;
  use->unit = unit;
  use->uses = uses;
  return true;
}

static bool wa_age_is_known(const wa_population *population) {
  bool all = population->n_segments > 0;
  for (size_t i = 0; i < population->n_segments; i++) all = all && population->segments[i].age.expr;
  return population->age.expr || all;
}

static void wa_check_clock(wa_load *load, const wa_expr *use, unsigned uses) {
  if (uses & WA_USES_AGE && !wa_age_is_known(&load->model->population)) {
    wa_error(load->diags, use->span, "'age' is not known");
    wa_hint(load->diags, "give the age at the start: population: {age: 65}");
  }
  if (uses & WA_USES_YEAR && !load->model->settings.start_year) {
    wa_error(load->diags, use->span, "'year' is not known");
    wa_hint(load->diags, "give the year of the start: settings: {start_year: 2025}");
  }
}

static bool wa_clock_name(wa_load *load, wa_expr *use, wa_unit unit) {
  unsigned uses = wa_clock_uses(load, use->name);
  wa_check_clock(load, use, uses);
  return wa_answer(use, unit, uses);
}

/* Words with a meaning elsewhere than here. */
static bool wa_misplaced(wa_load *load, wa_expr *use) {
  if (strcmp(use->name, "rest") == 0) {
    wa_error(load->diags, use->span, "'rest' stands alone, as the whole of a transition");
  } else if (strcmp(use->name, "sex") == 0) {
    wa_error(load->diags, use->span, "'sex' can only be the index of a table, as in mortality[age, sex]");
  } else {
    return false;
  }
  return wa_answer(use, wa_unit_any(), 0);
}

static unsigned wa_uses_of(const wa_load *load, const char *name) {
  size_t node = wa_node_of(load, name);
  return node == SIZE_MAX ? 0 : load->dependence->uses[node];
}

static bool wa_scope_name(void *context, wa_expr *use) {
  wa_load *load = context;
  const wa_model *model = load->model;
  size_t i = 0;
  unsigned uses = wa_uses_of(load, use->name);
  switch (wa_model_name(model, use->name, &i)) {
    case WA_NAME_PARAMETER: return wa_answer(use, model->parameters[i].unit, uses);
    case WA_NAME_DEFINITION: return wa_answer(use, model->definitions[i].unit, uses);
    case WA_NAME_OUTCOME: return wa_answer(use, model->outcomes[i].unit, uses);
    case WA_NAME_CYCLE: return wa_clock_name(load, use, wa_unit_one());
    case WA_NAME_YEAR: return wa_clock_name(load, use, wa_unit_any());
    case WA_NAME_TIME:
    case WA_NAME_TIME_IN:
    case WA_NAME_AGE: return wa_clock_name(load, use, wa_unit_of("year"));
    case WA_NAME_ATTRIBUTE:
      return wa_answer(use, model->patients->attributes[i].unit, wa_clock_uses(load, use->name));
    case WA_NAME_SO_FAR: return wa_answer(use, wa_unit_any(), wa_clock_uses(load, use->name));
    case WA_NAME_POPULATION:
    case WA_NAME_DISCOUNT_COSTS:
    case WA_NAME_DISCOUNT_EFFECTS: return wa_answer(use, wa_unit_one(), uses);
    case WA_NAME_NONE: break;
  }
  return wa_misplaced(load, use);
}

/* ---- look-ups ---- */

static const wa_table *wa_table_of(const wa_load *load, const wa_expr *lookup) {
  size_t table = wa_model_table(load->model, lookup->name);
  return table == SIZE_MAX ? NULL : &load->model->tables[table];
}

static bool wa_has_category(const wa_table_index *index, const char *name) {
  for (size_t i = 0; i < index->n; i++)
    if (strcmp(index->categories[i], name) == 0) return true;
  return false;
}

static const char *wa_categories_text(const wa_load *load, const wa_table_index *index) {
  wa_text text = wa_text_new(load->arena);
  for (size_t i = 0; i < index->n && i < 10; i++) wa_text_addf(&text, "%s%s", i ? ", " : "", index->categories[i]);
  return text.bytes;
}

static void wa_check_sex_of(wa_load *load, const wa_expr *use, const wa_table *table, const wa_table_index *index,
                            const wa_sex_mix *sex) {
  for (size_t i = 0; i < (sex->one ? 1 : sex->n); i++) {
    const char *name = sex->one ? sex->one : sex->names[i];
    if (wa_has_category(index, name)) continue;
    wa_error(load->diags, use->span, "population.sex is '%s', which table '%s' does not have", name, table->name);
    wa_hint(load->diags, "it has: %s", wa_categories_text(load, index));
    return;
  }
}

static bool wa_has_sex(const wa_sex_mix *sex) { return sex->one || sex->n; }

static void wa_check_sex(wa_load *load, const wa_expr *use, const wa_table *table, const wa_table_index *index) {
  const wa_population *population = &load->model->population;
  bool known = wa_has_sex(&population->sex), all = population->n_segments > 0;
  for (size_t i = 0; i < population->n_segments; i++) all = all && wa_has_sex(&population->segments[i].sex);
  if (!known && !all) {
    wa_error(load->diags, use->span, "'sex' is not known");
    wa_hint(load->diags, "give it: population: {sex: %s}, or shares: {sex: {%s: 50%%, ...}}", index->categories[0],
            index->categories[0]);
    return;
  }
  wa_check_sex_of(load, use, table, index, &population->sex);
  for (size_t i = 0; i < population->n_segments; i++) wa_check_sex_of(load, use, table, index, &population->segments[i].sex);
}

/* index: [age, sex] over values whose outer keys are the sexes: the words stand under the name of the numbers. */
static bool wa_turned_round(const wa_table *table, const wa_expr *lookup, size_t argument) {
  return argument == 0 && table->n_index == 2 && table->index[1].numbers && lookup->n_args == 2 &&
         strcmp(lookup->args[0]->name ? lookup->args[0]->name : "", table->index[0].name) == 0;
}

/* A bare name at an index of categories is a category or `sex`, nothing else. */
static bool wa_scope_category(void *context, const wa_expr *lookup, size_t argument) {
  wa_load *load = context;
  const wa_table *table = wa_table_of(load, lookup);
  if (table && !table->values) return true; /* its own errors are reported */
  if (!table || argument >= table->n_index || !table->index[argument].categories) return false;
  const wa_table_index *index = &table->index[argument];
  const wa_expr *use = lookup->args[argument];
  if (wa_has_category(index, use->name)) return true;
  if (strcmp(use->name, "sex") == 0) {
    wa_check_sex(load, use, table, index);
    return true;
  }
  const char *nearest = index->n <= 1000 ? wa_nearest(use->name, index->categories, index->n) : NULL;
  wa_error(load->diags, use->span, "table '%s' has no %s '%s'", table->name, index->name, use->name);
  if (nearest) wa_hint(load->diags, "did you mean '%s'?", nearest);
  else if (wa_turned_round(table, lookup, argument))
    wa_hint(load->diags, "'%s' is the first index, whose keys are the outer ones: write index: [%s, %s], and look up in that order",
            index->name, table->index[1].name, table->index[0].name);
  else wa_hint(load->diags, "it has: %s", wa_categories_text(load, index));
  return true;
}

static bool wa_has_number(const wa_table_index *index, double number) {
  for (size_t i = 0; i < index->n; i++)
    if (index->numbers[i] == number) return true;
  return false;
}

/* A written index that the table cannot answer. */
static void wa_check_written(wa_load *load, const wa_table *table, const wa_table_index *index, const wa_expr *use) {
  double number;
  if (!index->numbers || index->n == 0 || !wa_expr_literal(use, &number)) return;
  double first = index->numbers[0], last = index->numbers[index->n - 1];
  bool outside = number < first || number > last;
  if (outside && index->outside == WA_OUTSIDE_ERROR) {
    wa_error(load->diags, use->span, "table '%s' runs from %s %g to %g", table->name, index->name, first, last);
    wa_hint(load->diags, "'outside: nearest' in the table takes its first or last value instead");
  } else if (!outside && index->interpolation == WA_LOOKUP_EXACT && !wa_has_number(index, number)) {
    wa_error(load->diags, use->span, "table '%s' has no value for %s %g", table->name, index->name, number);
    wa_hint(load->diags, "'interpolate: step' or 'linear' in the table gives values in between");
  }
}

static const char *wa_indices_text(const wa_load *load, const wa_table *table) {
  if (table->n_index < 2) return wa_printf(load->arena, "%s[%s]", table->name, table->n_index ? table->index[0].name : "");
  return wa_printf(load->arena, "%s[%s, %s]", table->name, table->index[0].name, table->index[1].name);
}

static bool wa_scope_table(void *context, wa_expr *lookup) {
  wa_load *load = context;
  const wa_table *table = wa_table_of(load, lookup);
  if (!table) return false;
  wa_answer(lookup, table->unit, lookup->uses);
  if (!table->values) return true; /* its own errors are reported */
  if (lookup->n_args != table->n_index) {
    wa_error(load->diags, lookup->span, "table '%s' has %zu %s, found %zu", table->name, table->n_index,
             table->n_index == 1 ? "index" : "indices", lookup->n_args);
    wa_hint(load->diags, "write %s", wa_indices_text(load, table));
    return true;
  }
  for (size_t i = 0; i < table->n_index; i++) {
    const wa_expr *use = lookup->args[i];
    if (table->index[i].categories && use->kind != WA_EX_NAME) {
      wa_error(load->diags, use->span, "index '%s' of table '%s' takes a name", table->index[i].name, table->name);
      wa_hint(load->diags, "it has: %s", wa_categories_text(load, &table->index[i]));
    }
    wa_check_written(load, table, &table->index[i], use);
  }
  return true;
}

/* ---- states, nodes and suggestions ---- */

static bool wa_scope_known(void *context, wa_argument_kind kind, const char *name) {
  wa_load *load = context;
  if (kind == WA_ARG_EVENT) return wa_model_event(load->model, name) != SIZE_MAX;
  if (kind == WA_ARG_PATH) return wa_model_path(load->model, name) != SIZE_MAX;
  if (kind == WA_ARG_ROLE) return wa_model_role(load->model, name) != SIZE_MAX;
  if (kind == WA_ARG_STAGE) return wa_names_find(load->names, WA_SPACE_STAGE, name) != NULL;
  return (kind == WA_ARG_NODE ? wa_model_node(load->model, name) : wa_model_state(load->model, name)) != SIZE_MAX;
}

static void wa_append(wa_load *load, wa_space space, const char ***names, size_t *count, size_t *capacity) {
  enum { MOST = 2000 };
  const char *const *list;
  size_t n = wa_names_list(load->names, space, MOST, &list);
  for (size_t i = 0; i < n; i++) WA_PUSH(load->arena, *names, *count, *capacity, list[i]);
}

static size_t wa_scope_candidates(void *context, wa_argument_kind kind, const char *const **names) {
  static const char *const clock[] = {"cycle", "time", "year", "age", "time_in", "population"};
  wa_load *load = context;
  const char **found = NULL;
  size_t count = 0, capacity = 0;
  static const wa_space spaces[] = {[WA_ARG_VALUE] = WA_SPACE_VALUE, [WA_ARG_STATE] = WA_SPACE_STATE, [WA_ARG_NODE] = WA_SPACE_NODE,
                                    [WA_ARG_STAGE] = WA_SPACE_STAGE, [WA_ARG_EVENT] = WA_SPACE_EVENT,
                                    [WA_ARG_PATH] = WA_SPACE_PATH, [WA_ARG_ROLE] = WA_SPACE_ROLE};
  bool few = !wa_load_enough(load) || kind != WA_ARG_VALUE;
  if (few) wa_append(load, spaces[kind], &found, &count, &capacity);
  if (few && kind == WA_ARG_VALUE) {
    wa_append(load, WA_SPACE_TABLE, &found, &count, &capacity);
    for (size_t i = 0; i < sizeof clock / sizeof *clock; i++) WA_PUSH(load->arena, found, count, capacity, clock[i]);
  }
  *names = found;
  return count;
}

wa_scope wa_model_scope(wa_load *load) {
  return (wa_scope){.model = load,
                    .currency = &load->currency,
                    .name = wa_scope_name,
                    .table = wa_scope_table,
                    .category = wa_scope_category,
                    .known = wa_scope_known,
                    .candidates = wa_scope_candidates};
}
