#include "formula/lexer.h"

#include <string.h>

#include "formula/glyph.h"
#include "formula/unit_symbol.h"

static const struct {
  const char *text;
  wa_token_kind kind;
} wa_signs[] = {
    {"<=", WA_TK_LESS_EQUAL}, {">=", WA_TK_GREATER_EQUAL}, {"==", WA_TK_EQUAL}, {"!=", WA_TK_NOT_EQUAL},
    {"<", WA_TK_LESS},        {">", WA_TK_GREATER},        {"(", WA_TK_OPEN},   {")", WA_TK_CLOSE},
    {"[", WA_TK_OPEN_INDEX},  {"]", WA_TK_CLOSE_INDEX},    {",", WA_TK_COMMA},  {"+", WA_TK_PLUS},
    {"-", WA_TK_MINUS},       {"*", WA_TK_TIMES},          {"/", WA_TK_OVER},   {"^", WA_TK_POWER},
    {"%", WA_TK_PERCENT},
};

static const struct {
  const char *word;
  wa_token_kind kind;
} wa_words[] = {{"and", WA_TK_AND}, {"or", WA_TK_OR}, {"not", WA_TK_NOT}};

wa_span wa_lexer_span(const wa_lexer *lexer, size_t begin, size_t end) {
  if (!lexer->verbatim) return lexer->where;
  return (wa_span){lexer->where.source, lexer->where.begin + begin, lexer->where.begin + end};
}

const char *wa_token_shown(const wa_lexer *lexer, wa_token token) {
  if (token.kind == WA_TK_END) return "the end of the formula";
  return wa_glyph_shown(lexer->arena, lexer->text + token.begin, token.end - token.begin);
}

static wa_token wa_take(wa_lexer *lexer, wa_token_kind kind, size_t length) {
  wa_token token = {.kind = kind, .begin = lexer->at, .end = lexer->at + length};
  lexer->at = token.end;
  return token;
}

static wa_token wa_name_token(wa_lexer *lexer) {
  const char *word = lexer->text + lexer->at;
  size_t n = 1;
  while (wa_is_name_byte(word[n])) n++;
  for (size_t i = 0; i < sizeof wa_words / sizeof *wa_words; i++)
    if (strlen(wa_words[i].word) == n && strncmp(word, wa_words[i].word, n) == 0)
      return wa_take(lexer, wa_words[i].kind, n);
  return wa_take(lexer, WA_TK_NAME, n);
}

static void wa_currency_error(wa_lexer *lexer, wa_span span, const char *shown) {
  wa_error(lexer->diags, span, "currency sign %s in a formula", shown);
  wa_hint(lexer->diags, "write the number only; the currency is told by settings.currency and by `unit`");
}

static bool wa_is_first(const wa_lexer *lexer) {
  for (size_t i = 0; i < lexer->at; i++)
    if (!wa_is_space(lexer->text[i])) return false;
  return true;
}

/* A character that begins nothing in the formula language. */
static wa_token wa_unknown_token(wa_lexer *lexer) {
  const char *here = lexer->text + lexer->at;
  size_t length = wa_glyph_length(here);
  const char *instead = wa_foreign_sign(here, &length);
  wa_span span = wa_lexer_span(lexer, lexer->at, lexer->at + length);
  const char *shown = wa_glyph_shown(lexer->arena, here, length);
  const char *glyph = wa_strndup(lexer->arena, here, length);
  if (wa_symbol_is_currency(glyph)) wa_currency_error(lexer, span, shown);
  else wa_error(lexer->diags, span, "unknown %s %s", instead ? "sign" : "character", shown);
  if (here[0] == '=' && wa_is_first(lexer)) wa_hint(lexer->diags, "a formula does not begin with =");
  else if (instead) wa_hint(lexer->diags, "%s", instead);
  else if ((unsigned char)here[0] >= 0x80 && !wa_symbol_is_currency(glyph))
    wa_hint(lexer->diags, "names are written with the letters a to z, digits and _");
  return wa_take(lexer, WA_TK_BAD, length);
}

wa_token wa_next_token(wa_lexer *lexer) {
  while (wa_is_space(lexer->text[lexer->at])) lexer->at++;
  const char *here = lexer->text + lexer->at;
  if (!*here) return wa_take(lexer, WA_TK_END, 0);
  if (wa_is_digit(here[0]) || (here[0] == '.' && wa_is_digit(here[1]))) return wa_number_token(lexer);
  if (wa_is_letter(here[0])) return wa_name_token(lexer);
  size_t length;
  if (wa_foreign_sign(here, &length)) return wa_unknown_token(lexer);
  for (size_t i = 0; i < sizeof wa_signs / sizeof *wa_signs; i++)
    if (strncmp(here, wa_signs[i].text, strlen(wa_signs[i].text)) == 0)
      return wa_take(lexer, wa_signs[i].kind, strlen(wa_signs[i].text));
  return wa_unknown_token(lexer);
}
