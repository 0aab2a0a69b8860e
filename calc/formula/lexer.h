/* Words of a formula: numbers, names and signs, each with its place. */
#ifndef WA_FORMULA_LEXER_H
#define WA_FORMULA_LEXER_H

#include "base/arena.h"
#include "base/diag.h"

typedef enum wa_token_kind {
  WA_TK_END,
  WA_TK_BAD, /* reported already */
  WA_TK_NUMBER, WA_TK_NAME,
  WA_TK_OPEN, WA_TK_CLOSE, WA_TK_OPEN_INDEX, WA_TK_CLOSE_INDEX, WA_TK_COMMA,
  WA_TK_PLUS, WA_TK_MINUS, WA_TK_TIMES, WA_TK_OVER, WA_TK_POWER, WA_TK_PERCENT,
  WA_TK_LESS, WA_TK_LESS_EQUAL, WA_TK_GREATER, WA_TK_GREATER_EQUAL, WA_TK_EQUAL, WA_TK_NOT_EQUAL,
  WA_TK_AND, WA_TK_OR, WA_TK_NOT
} wa_token_kind;

typedef struct wa_token {
  wa_token_kind kind;
  size_t begin, end; /* bytes of the text */
  double number;
} wa_token;

typedef struct wa_lexer {
  wa_arena *arena;
  wa_diags *diags;
  const char *text;
  size_t at;
  wa_span where;
  bool verbatim; /* byte i of the text stands at where.begin + i */
  bool in_list;  /* inside the brackets of a call or look-up, where "0,03" is two arguments */
} wa_lexer;

wa_token wa_next_token(wa_lexer *lexer);

/* The place of bytes begin .. end-1 of the text. */
wa_span wa_lexer_span(const wa_lexer *lexer, size_t begin, size_t end);

/* The token as shown in messages: "'max'", "the end of the formula". */
const char *wa_token_shown(const wa_lexer *lexer, wa_token token);

/* What to write instead of the foreign sign at `text` ("&&", the typographer's minus); its length goes to
 * `length`. NULL when the sign is not one of the known ones. */
const char *wa_foreign_sign(const char *text, size_t *length);

/* Reads the number that begins at lexer->at. */
wa_token wa_number_token(wa_lexer *lexer);

#endif
