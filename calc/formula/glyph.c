#include "formula/glyph.h"

#include <stdint.h>
#include <string.h>

bool wa_is_digit(char byte) { return byte >= '0' && byte <= '9'; }

bool wa_is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }

bool wa_is_name_byte(char byte) { return wa_is_letter(byte) || wa_is_digit(byte) || byte == '_'; }

bool wa_is_space(char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; }

size_t wa_glyph_length(const char *text) {
  unsigned char first = (unsigned char)text[0];
  if (first == 0) return 0;
  size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
  for (size_t i = 1; i < length; i++)
    if (((unsigned char)text[i] & 0xC0) != 0x80) return 1;
  return length;
}

static uint32_t wa_code_point(const char *text, size_t length) {
  static const unsigned char masks[] = {0x7F, 0x7F, 0x1F, 0x0F, 0x07};
  uint32_t code = (unsigned char)text[0] & masks[length];
  for (size_t i = 1; i < length; i++) code = code << 6 | ((unsigned char)text[i] & 0x3Fu);
  return code;
}

/* Spaces other than the plain one, marks of direction, and control characters. */
static bool wa_invisible(uint32_t code) {
  return code < 0x20 || (code >= 0x7F && code <= 0xA0) || code == 0xAD || (code >= 0x2000 && code <= 0x200F) ||
         (code >= 0x2028 && code <= 0x202F) || (code >= 0x205F && code <= 0x206F) || code == 0x3000 || code == 0xFEFF;
}

const char *wa_glyph_shown(wa_arena *arena, const char *text, size_t length) {
  enum { LONGEST = 40 };
  size_t first = wa_glyph_length(text);
  if (first == length && length == 1 && (unsigned char)text[0] >= 0x80)
    return wa_printf(arena, "byte 0x%02X", (unsigned)(unsigned char)text[0]);
  if (first == length && first > 0 && wa_invisible(wa_code_point(text, first)))
    return wa_printf(arena, "U+%04X", (unsigned)wa_code_point(text, first));
  if (length <= LONGEST) return wa_printf(arena, "'%.*s'", (int)length, text);
  size_t cut = LONGEST;
  while (cut > 0 && ((unsigned char)text[cut] & 0xC0) == 0x80) cut--;
  return wa_printf(arena, "'%.*s...'", (int)cut, text);
}
