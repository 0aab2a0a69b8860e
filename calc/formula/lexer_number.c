#include <string.h>

#include "base/text.h"
#include "formula/glyph.h"
#include "formula/lexer.h"

/* Bytes of digits with points, commas or other separators between them, as people write "1.500,00". A
 * comma does not count where it separates arguments. */
static size_t wa_separated_length(const wa_lexer *lexer, const char *text) {
  const char *between = lexer->in_list ? "._'" : ".,_'";
  size_t n = 0;
  while (wa_is_digit(text[n]) || (text[n] && strchr(between, text[n]) && wa_is_digit(text[n + 1]))) n++;
  return n;
}

static size_t wa_plain_length(const char *text) {
  size_t n = 0;
  while (wa_is_digit(text[n])) n++;
  if (text[n] != '.' || !wa_is_digit(text[n + 1])) return n;
  n++;
  while (wa_is_digit(text[n])) n++;
  return n;
}

static size_t wa_exponent_length(const char *text) {
  if (text[0] != 'e' && text[0] != 'E') return 0;
  size_t n = text[1] == '+' || text[1] == '-' ? 2 : 1;
  if (!wa_is_digit(text[n])) return 0;
  while (wa_is_digit(text[n])) n++;
  return n;
}

static size_t wa_count_byte(const char *text, size_t length, char byte) {
  size_t count = 0;
  for (size_t i = 0; i < length; i++) count += text[i] == byte;
  return count;
}

/* "1.500,00" -> "1500.00", "1,500.00" -> "1500.00", "1.500.000" -> "1500000": the last separator is the
 * decimal one when it is a point or comma that occurs once. */
static const char *wa_without_separators(wa_arena *arena, const char *text, size_t length) {
  size_t last = length;
  for (size_t i = 0; i < length; i++)
    if (text[i] == '.' || text[i] == ',') last = i;
  if (last < length && wa_count_byte(text, length, text[last]) > 1) last = length;
  wa_text plain = wa_text_new(arena);
  for (size_t i = 0; i < length; i++) {
    if (i == last) wa_text_add(&plain, ".");
    else if (wa_is_digit(text[i])) wa_text_addn(&plain, text + i, 1);
  }
  return plain.bytes;
}

/* Whether there are three digits between one separator and the next, and after the last: "1.500.000". */
static bool wa_in_thousands(const char *text, size_t length) {
  size_t digits = 0;
  bool first = true;
  for (size_t i = 0; i <= length; i++) {
    if (i < length && wa_is_digit(text[i])) {
      digits++;
      continue;
    }
    if (digits > 3 || (!first && digits != 3)) return false;
    first = false;
    digits = 0;
  }
  return true;
}

/* Whether what was meant can be told: thousands, perhaps with decimals behind one other separator. */
static bool wa_separated_number(const char *text, size_t length) {
  size_t last = length;
  while (last > 0 && wa_is_digit(text[last - 1])) last--;
  if (length > 60 || last == 0) return false;
  bool decimal = strchr(".,", text[last - 1]) && wa_count_byte(text, length, text[last - 1]) == 1;
  return wa_in_thousands(text, decimal ? last - 1 : length);
}

static void wa_separator_error(wa_lexer *lexer, const char *text, size_t length) {
  wa_span span = wa_lexer_span(lexer, lexer->at, lexer->at + length);
  const char *plain = length > 60 ? "" : wa_without_separators(lexer->arena, text, length);
  bool lone_comma = length <= 60 && wa_count_byte(text, length, ',') == 1 && strcspn(text, "._'") >= length;
  if (!lone_comma && !wa_separated_number(text, length))
    wa_error(lexer->diags, span, "%s is no number", wa_glyph_shown(lexer->arena, text, length));
  else if (!lone_comma) wa_error(lexer->diags, span, "separators in a number; write %s", plain);
  else {
    wa_error(lexer->diags, span, "decimal comma; write %s", plain);
    size_t comma = strcspn(text, ",");
    if (length - comma == 4 && comma <= 3 && text[0] != '0')
      wa_hint(lexer->diags, "or %.*s%.3s, when the comma separates thousands", (int)comma, text, text + comma + 1);
  }
}

wa_token wa_number_token(wa_lexer *lexer) {
  const char *text = lexer->text + lexer->at;
  size_t plain = wa_plain_length(text), separated = wa_separated_length(lexer, text);
  size_t length = plain + wa_exponent_length(text + plain);
  wa_token token = {.kind = WA_TK_NUMBER, .begin = lexer->at, .end = lexer->at + length};
  if (separated > plain) {
    wa_separator_error(lexer, text, separated);
    token.kind = WA_TK_BAD;
  } else if (!wa_parse_number(text, length, &token.number)) {
    token.kind = WA_TK_BAD;
    wa_error(lexer->diags, wa_lexer_span(lexer, token.begin, token.end), "number %s is too large",
             wa_glyph_shown(lexer->arena, text, length));
  }
  lexer->at = token.end;
  return token;
}
