/* The reader of formulas: what its parts share. */
#ifndef WA_FORMULA_PARSER_H
#define WA_FORMULA_PARSER_H

#include "formula/expr.h"
#include "formula/lexer.h"

typedef struct wa_parser {
  wa_lexer lexer;
  wa_token token;  /* looked at, not taken yet */
  wa_token before; /* taken last */
  unsigned depth;
  size_t n_nodes;
  bool comma_in_digits; /* a comma with digits on both sides was read as one between arguments */
} wa_parser;

/* Complaints; each reports one error. They return NULL, so that a parsing function can return them. */

/* An operand (number, name or bracket) was expected here. */
wa_expr *wa_expected_operand(wa_parser *parser);

/* An operator, or `close` where a bracket is open since `open` (NULL: the end of the formula), was expected. */
wa_expr *wa_expected_operator(wa_parser *parser, const char *close, const wa_token *open);

/* No function has the name in `name`. */
wa_expr *wa_unknown_function(wa_parser *parser, wa_token name);

/* Checks how many arguments a call has; reports and returns false when it is the wrong number. */
bool wa_check_arguments(wa_parser *parser, const wa_expr *call);

/* A function's name without its brackets, or a word that is no value; reports and returns false. */
bool wa_check_name(wa_parser *parser, wa_token name, const char *text);

#endif
