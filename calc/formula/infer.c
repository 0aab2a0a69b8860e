#include "formula/inference.h"
#include "formula/measure.h"

bool wa_is_wrong(wa_expr *expr) {
  expr->type = WA_TYPE_NUMBER;
  expr->unit = wa_unit_any();
  return false;
}

bool wa_infer_operands(wa_inference *inference, wa_expr *expr) {
  bool right = true;
  for (size_t i = 0; i < expr->n_args; i++) {
    right = wa_infer_node(inference, expr->args[i]) && right;
    expr->uses |= expr->args[i]->uses;
  }
  return right;
}

static bool wa_infer_negate(wa_inference *inference, wa_expr *expr) {
  expr->unit = expr->args[0]->unit;
  return wa_want_number(inference, expr->args[0]);
}

static const char *wa_misfit(wa_inference *inference, wa_expr_kind kind, wa_unit left, wa_unit right) {
  const char *l = wa_unit_named(inference->arena, left), *r = wa_unit_named(inference->arena, right);
  if (kind == WA_EX_ADD) return wa_printf(inference->arena, "cannot add %s to %s", r, l);
  if (kind == WA_EX_SUBTRACT) return wa_printf(inference->arena, "cannot subtract %s from %s", r, l);
  return wa_printf(inference->arena, "cannot compare %s with %s", l, r);
}

/* Sums, differences and comparisons: the operands must have the same unit. */
static bool wa_infer_alike(wa_inference *inference, wa_expr *expr) {
  const wa_expr *left = expr->args[0], *right = expr->args[1];
  if (!wa_want_numbers(inference, expr, 0)) return false;
  if (wa_unit_fits(left->unit, right->unit, &expr->unit)) return true;
  wa_error(inference->diags, right->span, "%s", wa_misfit(inference, expr->kind, left->unit, right->unit));
  wa_hint_time(inference->diags, right->unit, left->unit);
  return false;
}

static bool wa_infer_comparison(wa_inference *inference, wa_expr *expr) {
  if (!wa_infer_alike(inference, expr)) return false;
  expr->type = WA_TYPE_CONDITION;
  expr->unit = wa_unit_one();
  return true;
}

static bool wa_infer_logic(wa_inference *inference, wa_expr *expr) {
  bool right = true;
  for (size_t i = 0; i < expr->n_args; i++) right = wa_want_condition(inference, expr->args[i]) && right;
  expr->type = WA_TYPE_CONDITION;
  expr->unit = wa_unit_one();
  return right;
}

/* A bare coefficient of the clock has the unit that its place needs: 0.8 - 0.002 * age is a utility, and
 * 1000 + 50 * age an amount of money. */
static bool wa_is_coefficient(const wa_expr *number, const wa_expr *clock) {
  return number->unit.state == WA_UNIT_LITERAL && wa_is_clock(clock);
}

static bool wa_infer_product(wa_inference *inference, wa_expr *expr) {
  const wa_expr *a = expr->args[0], *b = expr->args[1];
  wa_unit left = a->unit, right = b->unit;
  if (wa_is_coefficient(a, b) || wa_is_coefficient(b, a)) expr->unit = wa_unit_any();
  else expr->unit = expr->kind == WA_EX_MULTIPLY ? wa_unit_multiply(left, right) : wa_unit_divide(left, right);
  return wa_want_numbers(inference, expr, 0);
}

static bool wa_infer_operator(wa_inference *inference, wa_expr *expr) {
  if (!wa_infer_operands(inference, expr)) return false;
  switch (expr->kind) {
    case WA_EX_NEGATE: return wa_infer_negate(inference, expr);
    case WA_EX_ADD:
    case WA_EX_SUBTRACT: return wa_infer_alike(inference, expr);
    case WA_EX_MULTIPLY:
    case WA_EX_DIVIDE: return wa_infer_product(inference, expr);
    case WA_EX_POWER: return wa_infer_power(inference, expr);
    case WA_EX_NOT:
    case WA_EX_AND:
    case WA_EX_OR: return wa_infer_logic(inference, expr);
    default: return wa_infer_comparison(inference, expr);
  }
}

static bool wa_infer_kind(wa_inference *inference, wa_expr *expr) {
  switch (expr->kind) {
    case WA_EX_NUMBER: expr->unit = wa_unit_literal(); return true;
    case WA_EX_NAME: return wa_infer_name(inference, expr);
    case WA_EX_CALL: return wa_infer_call(inference, expr);
    case WA_EX_INDEX: return wa_infer_lookup(inference, expr);
    default: return wa_infer_operator(inference, expr);
  }
}

/* Expansions can multiply: odds(odds(odds(...))) doubles with every level. Inside one, only sizes are
 * summed; the call that it belongs to is what gets reported. */
static bool wa_fits_size(wa_inference *inference, wa_expr *expr) {
  wa_measure(expr);
  if (inference->n_known) return true;
  if (wa_measure_check(inference->diags, expr->span, expr->height, expr->size)) return true;
  expr->expanded = NULL;
  expr->size = expr->height = 1;
  return false;
}

bool wa_infer_node(wa_inference *inference, wa_expr *expr) {
  for (size_t i = 0; i < inference->n_known; i++)
    if (inference->known[i] == expr) return true;
  expr->type = WA_TYPE_NUMBER;
  expr->unit = wa_unit_any();
  expr->uses = 0;
  expr->expanded = NULL;
  bool right = wa_infer_kind(inference, expr);
  right = wa_fits_size(inference, expr) && right;
  return right || wa_is_wrong(expr);
}

void wa_infer(wa_arena *arena, wa_diags *diags, wa_expr *expr, const wa_scope *scope) {
  wa_inference inference = {.arena = arena, .diags = diags, .scope = scope};
  wa_infer_node(&inference, expr);
}
