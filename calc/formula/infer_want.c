#include <math.h>
#include <string.h>

#include "base/text.h"
#include "formula/inference.h"
#include "formula/unit_symbol.h"

const char *wa_unit_named(wa_arena *arena, wa_unit unit) {
  if (wa_unit_is_number(unit)) return "a pure number";
  return wa_unit_text(arena, unit);
}

bool wa_unit_is_time(wa_unit unit) {
  return unit.state == WA_UNIT_KNOWN && unit.n == 1 && unit.factor[0].power == 1 &&
         wa_symbol_is_time(unit.factor[0].symbol);
}

void wa_hint_time(wa_diags *diags, wa_unit have, wa_unit want) {
  wa_unit excess = wa_unit_divide(have, want);
  if (excess.state != WA_UNIT_KNOWN || excess.n != 2) return;
  if (excess.factor[0].power + excess.factor[1].power != 0 || fabs(excess.factor[0].power) != 1) return;
  const char *longer, *shorter;
  const char *ratio = wa_symbol_time_ratio(excess.factor[0].symbol, excess.factor[1].symbol, &longer, &shorter);
  if (!ratio) return;
  /* have = want * excess; what cancels the excess is shorter/longer or its inverse. */
  int first = strcmp(excess.factor[0].symbol, longer) == 0 ? 0 : 1;
  const char *how = excess.factor[first].power > 0 ? "multiply" : "divide";
  wa_hint(diags, "%s by the number of %ss in a%s %s (a parameter of %s %s/%s)", how, shorter,
          longer[0] == 'h' ? "n" : "", longer, ratio, shorter, longer);
}

bool wa_want_number(wa_inference *inference, const wa_expr *operand) {
  if (operand->type == WA_TYPE_NUMBER) return true;
  wa_error(inference->diags, operand->span, "expected a number, found a condition (a comparison)");
  wa_hint(inference->diags, "write if(condition, 1, 0)");
  return false;
}

bool wa_want_numbers(wa_inference *inference, const wa_expr *expr, size_t first) {
  bool right = true;
  for (size_t i = first; i < expr->n_args; i++) right = wa_want_number(inference, expr->args[i]) && right;
  return right;
}

bool wa_want_condition(wa_inference *inference, const wa_expr *operand) {
  if (operand->type == WA_TYPE_CONDITION) return true;
  wa_error(inference->diags, operand->span, "expected a condition (a comparison), found a number");
  if (operand->kind == WA_EX_NAME) wa_hint(inference->diags, "write for example %s > 0", operand->name);
  return false;
}

/* Up to eight names: "home, sick, dead". */
static const char *wa_list_names(wa_arena *arena, const char *const *names, size_t count) {
  enum { MOST = 8 };
  wa_text text = wa_text_new(arena);
  for (size_t i = 0; i < count && i < MOST; i++) wa_text_addf(&text, "%s%s", i ? ", " : "", names[i]);
  if (count > MOST) wa_text_add(&text, " ...");
  return text.bytes;
}

/* What a function's arguments name, in words. */
typedef struct wa_namable {
  const char *what, *plural, *home;
} wa_namable;

static wa_namable wa_namable_of(wa_argument_kind kind) {
  switch (kind) {
    case WA_ARG_NODE: return (wa_namable){"node", "nodes", "a tree with branches"};
    case WA_ARG_STAGE: return (wa_namable){"stage", "stages", "a strategy whose uptake has stages"};
    case WA_ARG_PATH: return (wa_namable){"care path", "care paths", "paths"};
    case WA_ARG_EVENT: return (wa_namable){"event", "events", "patients with events"};
    case WA_ARG_ROLE: return (wa_namable){"role", "roles", "roles"};
    default: return (wa_namable){"state", "states", "a cohort with states"};
  }
}

static wa_argument_kind wa_kind_of_argument(const wa_expr *call, const wa_expr *argument) {
  bool role = call->function->arguments == WA_ARG_PATH && call->args[0] != argument;
  return role ? WA_ARG_ROLE : call->function->arguments;
}

static bool wa_unknown_argument(wa_inference *inference, const wa_expr *call, const wa_expr *argument, wa_argument_kind kind) {
  const wa_scope *scope = inference->scope;
  const wa_namable words = wa_namable_of(kind);
  const char *const *names = NULL;
  size_t count = scope && scope->candidates ? scope->candidates(scope->model, kind, &names) : 0;
  if (count == 0) {
    wa_error(inference->diags, call->span, "%s() needs %s, and the model has none", call->name, words.home);
    return false;
  }
  wa_error(inference->diags, argument->span, "unknown %s '%s'", words.what, argument->name);
  const char *near = wa_nearest(argument->name, names, count);
  if (near) wa_hint(inference->diags, "did you mean '%s'?", near);
  else wa_hint(inference->diags, "the %s are %s", words.plural, wa_list_names(inference->arena, names, count));
  return false;
}

bool wa_want_named(wa_inference *inference, const wa_expr *call, const wa_expr *argument) {
  wa_argument_kind kind = wa_kind_of_argument(call, argument);
  if (argument->kind != WA_EX_NAME) {
    wa_error(inference->diags, argument->span, "expected the name of %s %s", kind == WA_ARG_EVENT ? "an" : "a",
             wa_namable_of(kind).what);
    wa_hint(inference->diags, "write %s(%s)", call->name, call->function->parameters);
    return false;
  }
  if (wa_is_known(inference->scope, kind, argument->name)) return true;
  return wa_unknown_argument(inference, call, argument, kind);
}

bool wa_want_fitting(wa_inference *inference, const wa_expr *call, size_t first, wa_unit *common) {
  *common = call->args[first]->unit;
  for (size_t i = first + 1; i < call->n_args; i++) {
    wa_unit before = *common, unit = call->args[i]->unit;
    if (wa_unit_fits(before, unit, common)) continue;
    const char *what = call->function->id == WA_FN_IF ? "branches" : "arguments";
    wa_error(inference->diags, call->args[i]->span, "the %s of %s differ in unit: %s and %s", what, call->name,
             wa_unit_named(inference->arena, before), wa_unit_named(inference->arena, unit));
    wa_hint_time(inference->diags, unit, before);
    return false;
  }
  return true;
}

static bool wa_constant_binary(const wa_expr *expr, double *value) {
  double a, b;
  if (!wa_constant(expr->args[0], &a) || !wa_constant(expr->args[1], &b)) return false;
  if (expr->kind == WA_EX_ADD) *value = a + b;
  else if (expr->kind == WA_EX_SUBTRACT) *value = a - b;
  else if (expr->kind == WA_EX_MULTIPLY) *value = a * b;
  else if (expr->kind == WA_EX_DIVIDE && b != 0) *value = a / b;
  else return false;
  return isfinite(*value);
}

bool wa_constant(const wa_expr *expr, double *value) {
  if (expr->kind == WA_EX_NUMBER) {
    *value = expr->number;
    return true;
  }
  if (expr->kind >= WA_EX_ADD && expr->kind <= WA_EX_DIVIDE) return wa_constant_binary(expr, value);
  if (expr->kind != WA_EX_NEGATE || !wa_constant(expr->args[0], value)) return false;
  *value = -*value;
  return true;
}

wa_span wa_name_span(const wa_expr *expr) {
  wa_span span = expr->span;
  size_t length = strlen(expr->name);
  if (!span.source || span.end > span.source->size || span.end - span.begin < length) return span;
  if (strncmp(span.source->text + span.begin, expr->name, length) == 0) span.end = span.begin + length;
  return span;
}
