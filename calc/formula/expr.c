#include "formula/expr.h"

#include "formula/measure.h"

void wa_measure(wa_expr *expr) {
  wa_expr **parts = expr->expanded ? &expr->expanded : expr->args;
  size_t n_parts = expr->expanded ? 1 : expr->n_args;
  size_t size = 1;
  unsigned height = 0;
  for (size_t i = 0; i < n_parts; i++) {
    /* Sizes are bounded, so that the sum of these few cannot overflow. */
    size += parts[i]->size;
    if (parts[i]->height > height) height = parts[i]->height;
  }
  expr->size = size;
  expr->height = height + 1;
}

bool wa_measure_check(wa_diags *diags, wa_span span, unsigned height, size_t size) {
  if (height <= WA_FORMULA_LEVELS && size <= WA_FORMULA_NODES) return true;
  if (height > WA_FORMULA_LEVELS)
    wa_error(diags, span, "formula is more than %d levels deep", WA_FORMULA_LEVELS);
  else wa_error(diags, span, "formula has more than %d parts", WA_FORMULA_NODES);
  wa_hint(diags, "break it up into definitions");
  return false;
}

bool wa_expr_literal(const wa_expr *expr, double *number) {
  double sign = 1;
  for (; expr->kind == WA_EX_NEGATE; expr = expr->args[0]) sign = -sign;
  if (expr->kind != WA_EX_NUMBER) return false;
  if (number) *number = sign * expr->number;
  return true;
}

void wa_expr_walk(const wa_expr *expr, void (*visit)(const wa_expr *node, void *context), void *context) {
  visit(expr, context);
  for (size_t i = 0; i < expr->n_args; i++) wa_expr_walk(expr->args[i], visit, context);
}
