/* Whether a formula can stand in a file. Excel refuses the whole workbook for one that cannot, and the library
 * checks nothing. */
#include <string.h>

#include "reports/book_inside.h"

/* Skips what stands in quotes, doubled quotes included; NULL when it never ends. */
static const char *skip_quoted(const char *at) {
  char quote = *at++;
  for (; *at; at++) {
    if (*at != quote)
      continue;
    if (at[1] != quote)
      return at + 1;
    at++;
  }
  return NULL;
}

static size_t constant_length(wa_arena *arena, const char *from, const char *to) {
  wa_text inner = wa_text_new(arena);
  for (const char *at = from + 1; at < to - 1; at++) {
    wa_text_addn(&inner, at, 1);
    if (*at == '"')
      at++;
  }
  return wa_utf16_length(inner.bytes);
}

static bool unwanted_byte(char c) { return (unsigned char)c < 0x20 || c == 0x7F; }

static const char *structure_fault(wa_arena *arena, const char *formula) {
  size_t depth = 0;
  for (const char *at = formula; *at; at++) {
    if (*at == '"' || *at == '\'') {
      const char *after = skip_quoted(at);
      if (!after)
        return "a quote is never closed";
      if (*at == '"' && constant_length(arena, at, after) > WA_MAX_CONSTANT)
        return "a text in the formula is longer than 255 characters";
      at = after - 1;
    } else if (*at == '(' && ++depth > WA_MAX_DEPTH) {
      return "parentheses are nested more than 64 deep";
    } else if (*at == ')' && depth-- == 0) {
      return "a parenthesis closes what was not opened";
    } else if (*at == '{' || *at == '}') {
      return "array constants are not used here";
    }
  }
  return depth ? "a parenthesis is never closed" : NULL;
}

const char *wa_formula_fault(wa_arena *arena, const char *formula) {
  if (!formula || !*formula)
    return "the formula is empty";
  size_t size = strlen(formula);
  bool plain = true; /* ASCII, as nearly all are */
  for (const char *at = formula; *at; at++) {
    if (unwanted_byte(*at))
      return "the formula contains a control character";
    plain = plain && (unsigned char)*at < 0x80;
  }
  if (!plain && wa_utf8_check(formula, size) != size)
    return "the formula is not valid UTF-8";
  if ((plain ? size : wa_utf16_length(formula)) > WA_MAX_FORMULA)
    return "the formula is longer than 8,192 characters";
  return structure_fault(arena, formula);
}
