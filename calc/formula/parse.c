#include <string.h>

#include "base/text.h"
#include "formula/measure.h"
#include "formula/parser.h"

/* Levels of the grammar, loosest first. */
enum { WA_LEVEL_OR = 1, WA_LEVEL_AND, WA_LEVEL_NOT, WA_LEVEL_COMPARE, WA_LEVEL_ADD, WA_LEVEL_MULTIPLY,
       WA_LEVEL_UNARY };

static const struct {
  int level; /* 0: no operator between two operands */
  wa_expr_kind kind;
} wa_operators[] = {
    [WA_TK_OR] = {WA_LEVEL_OR, WA_EX_OR},
    [WA_TK_AND] = {WA_LEVEL_AND, WA_EX_AND},
    [WA_TK_LESS] = {WA_LEVEL_COMPARE, WA_EX_LESS},
    [WA_TK_LESS_EQUAL] = {WA_LEVEL_COMPARE, WA_EX_LESS_EQUAL},
    [WA_TK_GREATER] = {WA_LEVEL_COMPARE, WA_EX_GREATER},
    [WA_TK_GREATER_EQUAL] = {WA_LEVEL_COMPARE, WA_EX_GREATER_EQUAL},
    [WA_TK_EQUAL] = {WA_LEVEL_COMPARE, WA_EX_EQUAL},
    [WA_TK_NOT_EQUAL] = {WA_LEVEL_COMPARE, WA_EX_NOT_EQUAL},
    [WA_TK_PLUS] = {WA_LEVEL_ADD, WA_EX_ADD},
    [WA_TK_MINUS] = {WA_LEVEL_ADD, WA_EX_SUBTRACT},
    [WA_TK_TIMES] = {WA_LEVEL_MULTIPLY, WA_EX_MULTIPLY},
    [WA_TK_OVER] = {WA_LEVEL_MULTIPLY, WA_EX_DIVIDE},
    [WA_TK_NOT] = {0, WA_EX_NOT},
};

static wa_expr *wa_parse_level(wa_parser *parser, int least);
static wa_expr *wa_parse_prefix(wa_parser *parser, int least);

static void wa_advance(wa_parser *parser) {
  parser->before = parser->token;
  parser->token = wa_next_token(&parser->lexer);
}

static wa_span wa_token_span(const wa_parser *parser, wa_token token) {
  return wa_lexer_span(&parser->lexer, token.begin, token.end);
}

/* A node with room for `n_args` operands; NULL (reported) when the formula is too long. */
static wa_expr *wa_new_node(wa_parser *parser, wa_expr_kind kind, wa_span span, size_t n_args) {
  if (!wa_measure_check(parser->lexer.diags, span, 1, ++parser->n_nodes)) return NULL;
  wa_expr *node = WA_NEW(parser->lexer.arena, wa_expr);
  node->kind = kind;
  node->span = span;
  node->args = n_args ? WA_NEW_ARRAY(parser->lexer.arena, wa_expr *, n_args) : NULL;
  node->n_args = n_args;
  node->size = node->height = 1;
  return node;
}

static wa_expr *wa_finish(wa_parser *parser, wa_expr *node) {
  wa_measure(node);
  return wa_measure_check(parser->lexer.diags, node->span, node->height, 1) ? node : NULL;
}

static wa_expr *wa_new_unary(wa_parser *parser, wa_expr_kind kind, wa_token sign, wa_expr *operand) {
  if (!operand) return NULL;
  wa_span span = wa_span_join(wa_token_span(parser, sign), operand->span);
  wa_expr *node = wa_new_node(parser, kind, span, 1);
  if (!node) return NULL;
  node->args[0] = operand;
  return wa_finish(parser, node);
}

static wa_expr *wa_new_binary(wa_parser *parser, wa_expr_kind kind, wa_expr *left, wa_expr *right) {
  if (!left || !right) return NULL;
  wa_expr *node = wa_new_node(parser, kind, wa_span_join(left->span, right->span), 2);
  if (!node) return NULL;
  node->args[0] = left;
  node->args[1] = right;
  return wa_finish(parser, node);
}

static wa_expr *wa_parse_number_node(wa_parser *parser) {
  wa_expr *node = wa_new_node(parser, WA_EX_NUMBER, wa_token_span(parser, parser->token), 0);
  if (!node) return NULL;
  node->number = parser->token.number;
  wa_advance(parser);
  return node;
}

/* Takes the bracket that closes the one opened at `open`, and puts back what commas meant before it. */
static bool wa_close(wa_parser *parser, wa_token_kind kind, wa_token open, bool in_list) {
  if (parser->token.kind != kind) {
    wa_expected_operator(parser, kind == WA_TK_CLOSE ? "')'" : "']'", &open);
    return false;
  }
  parser->lexer.in_list = in_list;
  wa_advance(parser);
  return true;
}

static wa_expr *wa_parse_bracket(wa_parser *parser) {
  wa_token open = parser->token;
  bool in_list = parser->lexer.in_list;
  parser->lexer.in_list = false;
  wa_advance(parser);
  wa_expr *inner = wa_parse_level(parser, WA_LEVEL_OR);
  if (!inner || !wa_close(parser, WA_TK_CLOSE, open, in_list)) return NULL;
  inner->span = wa_lexer_span(&parser->lexer, open.begin, parser->before.end);
  return inner;
}

static bool wa_takes_comma(wa_parser *parser) {
  if (parser->token.kind != WA_TK_COMMA) return false;
  const char *text = parser->lexer.text + parser->token.begin;
  const char *digits = "0123456789";
  if (parser->token.begin > 0 && text[1] && strchr(digits, text[1]) && strchr(digits, text[-1]))
    parser->comma_in_digits = true;
  wa_advance(parser);
  return true;
}

/* The arguments of a call or the indices of a look-up, brackets included. */
static bool wa_parse_list(wa_parser *parser, wa_token_kind close, wa_expr *node) {
  wa_token open = parser->token;
  bool in_list = parser->lexer.in_list;
  size_t capacity = 0;
  parser->lexer.in_list = true;
  parser->comma_in_digits = false;
  wa_advance(parser);
  if (parser->token.kind != close || close == WA_TK_CLOSE_INDEX) do {
      wa_expr *argument = wa_parse_level(parser, WA_LEVEL_OR);
      if (!argument) return false;
      WA_PUSH(parser->lexer.arena, node->args, node->n_args, capacity, argument);
    } while (wa_takes_comma(parser));
  return wa_close(parser, close, open, in_list);
}

static wa_expr *wa_finish_list(wa_parser *parser, wa_expr *node, wa_token name) {
  node->span = wa_lexer_span(&parser->lexer, name.begin, parser->before.end);
  return wa_finish(parser, node);
}

static wa_expr *wa_parse_call(wa_parser *parser, wa_token name, wa_expr *node) {
  node->kind = WA_EX_CALL;
  node->function = wa_find_function(node->name);
  if (!node->function) return wa_unknown_function(parser, name);
  if (!wa_parse_list(parser, WA_TK_CLOSE, node)) return NULL;
  if (!wa_finish_list(parser, node, name)) return NULL;
  return wa_check_arguments(parser, node) ? node : NULL;
}

static wa_expr *wa_parse_name(wa_parser *parser) {
  wa_token name = parser->token;
  wa_expr *node = wa_new_node(parser, WA_EX_NAME, wa_token_span(parser, name), 0);
  if (!node) return NULL;
  node->name = wa_strndup(parser->lexer.arena, parser->lexer.text + name.begin, name.end - name.begin);
  wa_advance(parser);
  if (parser->token.kind == WA_TK_OPEN) return wa_parse_call(parser, name, node);
  if (!wa_check_name(parser, name, node->name)) return NULL;
  if (parser->token.kind != WA_TK_OPEN_INDEX) return node;
  node->kind = WA_EX_INDEX;
  return wa_parse_list(parser, WA_TK_CLOSE_INDEX, node) ? wa_finish_list(parser, node, name) : NULL;
}

/* "4.2%" is exactly 0.042: the point is moved in the text, because dividing by 100 may round once more. */
static void wa_take_percent(const wa_parser *parser, wa_token digits, wa_expr *number) {
  const char *moved = wa_printf(parser->lexer.arena, "%.*se-2", (int)(digits.end - digits.begin),
                                parser->lexer.text + digits.begin);
  number->number /= 100;
  double exact;
  if (wa_parse_number(moved, strlen(moved), &exact)) number->number = exact;
}

static wa_expr *wa_parse_percent(wa_parser *parser, wa_expr *operand) {
  if (!operand || parser->token.kind != WA_TK_PERCENT) return operand;
  wa_token number = parser->before;
  if (operand->kind == WA_EX_NUMBER && number.kind == WA_TK_NUMBER) {
    wa_take_percent(parser, number, operand);
    operand->span = wa_span_join(operand->span, wa_token_span(parser, parser->token));
    wa_advance(parser);
    return operand;
  }
  wa_expr *hundred = wa_new_node(parser, WA_EX_NUMBER, wa_token_span(parser, parser->token), 0);
  if (!hundred) return NULL;
  hundred->number = 100;
  wa_advance(parser);
  return wa_new_binary(parser, WA_EX_DIVIDE, operand, hundred);
}

static wa_expr *wa_parse_primary(wa_parser *parser) {
  switch (parser->token.kind) {
    case WA_TK_NUMBER: return wa_parse_number_node(parser);
    case WA_TK_NAME: return wa_parse_name(parser);
    case WA_TK_OPEN: return wa_parse_bracket(parser);
    default: return wa_expected_operand(parser);
  }
}

/* The exponent may have a sign and a power of its own: 2^-3^2 is 2^(-(3^2)). */
static wa_expr *wa_parse_power(wa_parser *parser) {
  wa_expr *base = wa_parse_percent(parser, wa_parse_primary(parser));
  if (!base || parser->token.kind != WA_TK_POWER) return base;
  wa_advance(parser);
  return wa_new_binary(parser, WA_EX_POWER, base, wa_parse_prefix(parser, WA_LEVEL_UNARY));
}

/* Every way down the grammar passes here, so this is where its depth is counted. */
static wa_expr *wa_parse_prefix(wa_parser *parser, int least) {
  wa_token sign = parser->token;
  wa_expr *operand;
  if (!wa_measure_check(parser->lexer.diags, wa_token_span(parser, sign), ++parser->depth, 1)) return NULL;
  if (sign.kind == WA_TK_MINUS) {
    wa_advance(parser);
    operand = wa_new_unary(parser, WA_EX_NEGATE, sign, wa_parse_prefix(parser, WA_LEVEL_UNARY));
  } else if (sign.kind == WA_TK_NOT && least <= WA_LEVEL_NOT) {
    wa_advance(parser);
    operand = wa_new_unary(parser, WA_EX_NOT, sign, wa_parse_level(parser, WA_LEVEL_NOT));
  } else operand = wa_parse_power(parser);
  parser->depth--;
  return operand;
}

static int wa_operator_level(wa_token token) {
  bool listed = (size_t)token.kind < sizeof wa_operators / sizeof *wa_operators;
  return listed ? wa_operators[token.kind].level : 0;
}

static wa_expr *wa_chained(wa_parser *parser) {
  wa_error(parser->lexer.diags, wa_token_span(parser, parser->token), "comparisons cannot be chained");
  wa_hint(parser->lexer.diags, "write a < b and b < c");
  return NULL;
}

/* Operands joined by operators of level `least` and tighter. */
static wa_expr *wa_parse_level(wa_parser *parser, int least) {
  wa_expr *left = wa_parse_prefix(parser, least);
  bool compared = false;
  for (int level; left && (level = wa_operator_level(parser->token)) != 0 && level >= least;) {
    if (level == WA_LEVEL_COMPARE && compared) return wa_chained(parser);
    compared = level == WA_LEVEL_COMPARE;
    wa_expr_kind kind = wa_operators[parser->token.kind].kind;
    wa_advance(parser);
    left = wa_new_binary(parser, kind, left, wa_parse_level(parser, level + 1));
  }
  return left;
}

wa_expr *wa_parse(wa_arena *arena, wa_diags *diags, const char *text, wa_span where, bool verbatim) {
  wa_parser parser = {
      .lexer = {.arena = arena, .diags = diags, .text = text, .where = where, .verbatim = verbatim}};
  wa_advance(&parser);
  parser.before = parser.token;
  if (parser.token.kind == WA_TK_END) {
    wa_error(diags, where, "empty formula");
    wa_hint(diags, "write a number or a formula");
    return NULL;
  }
  wa_expr *expr = wa_parse_level(&parser, WA_LEVEL_OR);
  if (!expr) return NULL;
  return parser.token.kind == WA_TK_END ? expr : wa_expected_operator(&parser, NULL, NULL);
}
