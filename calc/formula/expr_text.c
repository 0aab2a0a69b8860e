#include "base/text.h"
#include "formula/expr.h"

/* How tightly each kind binds; equal to the levels of the grammar. */
enum { WA_BIND_OR = 1, WA_BIND_AND, WA_BIND_NOT, WA_BIND_COMPARE, WA_BIND_ADD, WA_BIND_MULTIPLY, WA_BIND_NEGATE,
       WA_BIND_POWER, WA_BIND_PRIMARY };

static const struct {
  int binds;
  const char *sign;
} wa_written[] = {
    [WA_EX_NUMBER] = {WA_BIND_PRIMARY, ""},      [WA_EX_NAME] = {WA_BIND_PRIMARY, ""},
    [WA_EX_CALL] = {WA_BIND_PRIMARY, ""},        [WA_EX_INDEX] = {WA_BIND_PRIMARY, ""},
    [WA_EX_NEGATE] = {WA_BIND_NEGATE, "-"},      [WA_EX_NOT] = {WA_BIND_NOT, "not "},
    [WA_EX_ADD] = {WA_BIND_ADD, " + "},          [WA_EX_SUBTRACT] = {WA_BIND_ADD, " - "},
    [WA_EX_MULTIPLY] = {WA_BIND_MULTIPLY, " * "}, [WA_EX_DIVIDE] = {WA_BIND_MULTIPLY, " / "},
    [WA_EX_POWER] = {WA_BIND_POWER, "^"},        [WA_EX_LESS] = {WA_BIND_COMPARE, " < "},
    [WA_EX_LESS_EQUAL] = {WA_BIND_COMPARE, " <= "}, [WA_EX_GREATER] = {WA_BIND_COMPARE, " > "},
    [WA_EX_GREATER_EQUAL] = {WA_BIND_COMPARE, " >= "}, [WA_EX_EQUAL] = {WA_BIND_COMPARE, " == "},
    [WA_EX_NOT_EQUAL] = {WA_BIND_COMPARE, " != "}, [WA_EX_AND] = {WA_BIND_AND, " and "},
    [WA_EX_OR] = {WA_BIND_OR, " or "},
};

static void wa_write(wa_text *text, const wa_expr *expr, int least);

static void wa_write_list(wa_text *text, const wa_expr *expr, const char *open, const char *close) {
  wa_text_addf(text, "%s%s", expr->name, open);
  for (size_t i = 0; i < expr->n_args; i++) {
    if (i) wa_text_add(text, ", ");
    wa_write(text, expr->args[i], WA_BIND_OR);
  }
  wa_text_add(text, close);
}

/* Operators group from the left, ^ from the right, comparisons not at all: the operand on the other side
 * needs brackets when it binds no tighter. */
static void wa_write_binary(wa_text *text, const wa_expr *expr, int binds) {
  bool power = expr->kind == WA_EX_POWER, compare = binds == WA_BIND_COMPARE;
  wa_write(text, expr->args[0], power || compare ? binds + 1 : binds);
  wa_text_add(text, wa_written[expr->kind].sign);
  wa_write(text, expr->args[1], power ? WA_BIND_NEGATE : binds + 1);
}

/* Minus a minus gets brackets, as no one reads "--x". */
static void wa_write_prefix(wa_text *text, const wa_expr *expr, int binds) {
  wa_text_add(text, wa_written[expr->kind].sign);
  wa_write(text, expr->args[0], expr->kind == WA_EX_NEGATE ? binds + 1 : binds);
}

static int wa_binds(const wa_expr *expr) {
  bool below_zero = expr->kind == WA_EX_NUMBER && expr->number < 0;
  return below_zero ? WA_BIND_NEGATE : wa_written[expr->kind].binds;
}

/* Writes `expr`, in brackets when it binds less tightly than `least`. */
static void wa_write(wa_text *text, const wa_expr *expr, int least) {
  int binds = wa_binds(expr);
  if (binds < least) wa_text_add(text, "(");
  switch (expr->kind) {
    case WA_EX_NUMBER: wa_text_add(text, wa_number_text(text->arena, expr->number)); break;
    case WA_EX_NAME: wa_text_add(text, expr->name); break;
    case WA_EX_CALL: wa_write_list(text, expr, "(", ")"); break;
    case WA_EX_INDEX: wa_write_list(text, expr, "[", "]"); break;
    case WA_EX_NEGATE:
    case WA_EX_NOT: wa_write_prefix(text, expr, binds); break;
    default: wa_write_binary(text, expr, binds);
  }
  if (binds < least) wa_text_add(text, ")");
}

const char *wa_expr_text(wa_arena *arena, const wa_expr *expr) {
  wa_text text = wa_text_new(arena);
  wa_write(&text, expr, WA_BIND_OR);
  return text.bytes;
}
