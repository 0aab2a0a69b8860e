#include <string.h>

#include "base/text.h"
#include "formula/inference.h"

static size_t wa_candidates(const wa_scope *scope, wa_argument_kind kind, const char *const **names) {
  *names = NULL;
  return scope && scope->candidates ? scope->candidates(scope->model, kind, names) : 0;
}

bool wa_is_known(const wa_scope *scope, wa_argument_kind kind, const char *name) {
  return scope && scope->known && scope->known(scope->model, kind, name);
}

static bool wa_unknown_name(wa_inference *inference, const wa_expr *use, const char *what) {
  const char *const *names;
  size_t count = wa_candidates(inference->scope, WA_ARG_VALUE, &names);
  wa_error(inference->diags, wa_name_span(use), "unknown %s '%s'", what, use->name);
  const char *near = wa_nearest(use->name, names, count);
  if (wa_is_known(inference->scope, WA_ARG_STATE, use->name))
    wa_hint(inference->diags, "'%s' is a state; write in(%s) for the person-years spent in it", use->name, use->name);
  else if (wa_is_known(inference->scope, WA_ARG_NODE, use->name))
    wa_hint(inference->diags, "'%s' is a node of the tree; write reaches(%s) for the people who reach it", use->name, use->name);
  else if (near && strcmp(near, use->name) == 0)
    wa_hint(inference->diags, "a table is looked up with its indices: %s[...]", use->name);
  else if (near) wa_hint(inference->diags, "did you mean '%s'?", near);
  return false;
}

/* What the model reports about a name counts as an error of this node. */
static bool wa_reported_nothing(const wa_inference *inference, size_t errors_before) {
  return wa_diags_count(inference->diags, WA_ERROR) == errors_before;
}

bool wa_infer_name(wa_inference *inference, wa_expr *name) {
  const wa_scope *scope = inference->scope;
  size_t errors = wa_diags_count(inference->diags, WA_ERROR);
  if (!scope || !scope->name || !scope->name(scope->model, name)) return wa_unknown_name(inference, name, "name");
  return wa_reported_nothing(inference, errors);
}

static bool wa_is_category(const wa_scope *scope, const wa_expr *lookup, size_t argument) {
  return lookup->args[argument]->kind == WA_EX_NAME && scope && scope->category &&
         scope->category(scope->model, lookup, argument);
}

/* The indices that are formulas; names of categories stay pure numbers without further ado. */
static bool wa_infer_indices(wa_inference *inference, wa_expr *lookup) {
  bool right = true;
  for (size_t i = 0; i < lookup->n_args; i++) {
    wa_expr *index = lookup->args[i];
    if (wa_is_category(inference->scope, lookup, i)) {
      index->type = WA_TYPE_NUMBER;
      index->unit = wa_unit_any();
      index->uses = 0;
      continue;
    }
    right = wa_infer_node(inference, index) && wa_want_number(inference, index) && right;
  }
  return right;
}

static unsigned wa_joined_uses(const wa_expr *expr) {
  unsigned uses = expr->uses;
  for (size_t i = 0; i < expr->n_args; i++) uses |= expr->args[i]->uses;
  return uses;
}

static bool wa_not_a_table(wa_inference *inference, const wa_expr *lookup) {
  const char *const *names;
  size_t count = wa_candidates(inference->scope, WA_ARG_VALUE, &names);
  for (size_t i = 0; i < count; i++)
    if (strcmp(names[i], lookup->name) == 0) {
      wa_error(inference->diags, wa_name_span(lookup), "'%s' is not a table", lookup->name);
      return false;
    }
  return wa_unknown_name(inference, lookup, "table");
}

bool wa_infer_lookup(wa_inference *inference, wa_expr *lookup) {
  const wa_scope *scope = inference->scope;
  bool right = wa_infer_indices(inference, lookup);
  size_t errors = wa_diags_count(inference->diags, WA_ERROR);
  lookup->uses = wa_joined_uses(lookup);
  if (!scope || !scope->table || !scope->table(scope->model, lookup)) return wa_not_a_table(inference, lookup);
  lookup->uses = wa_joined_uses(lookup);
  return right && wa_reported_nothing(inference, errors);
}
