/* Texts as a spreadsheet can hold them. */
#include <stdio.h>
#include <string.h>

#include "reports/book_inside.h"

#define ELLIPSIS "\xE2\x80\xA6"
#define REPLACEMENT "\xEF\xBF\xBD"

/* Reads one character; bytes that are no UTF-8 count one by one as U+FFFD. Returns where the next one begins. */
const char *wa_decode(const char *at, const char *end, uint32_t *character) {
  const unsigned char *byte = (const unsigned char *)at;
  size_t length = *byte < 0x80 ? 1 : *byte >= 0xF0 ? 4 : *byte >= 0xE0 ? 3 : *byte >= 0xC0 ? 2 : 0;
  if (length == 0 || (size_t)(end - at) < length || wa_utf8_check(at, length) != length) {
    *character = 0xFFFD;
    return at + 1;
  }
  static const unsigned char mask[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
  uint32_t value = byte[0] & mask[length];
  for (size_t i = 1; i < length; i++)
    value = value << 6 | (byte[i] & 0x3Fu);
  *character = value;
  return at + length;
}

static size_t units(uint32_t character) { return character > 0xFFFF ? 2 : 1; }

size_t wa_utf16_length(const char *text) {
  const char *end = text + strlen(text);
  size_t length = 0;
  for (const char *at = text; at < end;) {
    uint32_t character;
    at = wa_decode(at, end, &character);
    length += units(character);
  }
  return length;
}

static bool dropped(uint32_t character) {
  return (character < 0x20 && character != '\t' && character != '\n') || (character >= 0x7F && character < 0xA0);
}

/* Where to cut so that an ellipsis fits within `limit`; NULL when nothing needs cutting. `text` is clean. */
static const char *cut_at(const char *text, size_t limit) {
  const char *end = text + strlen(text), *cut = text;
  size_t length = 0;
  for (const char *at = text; at < end;) {
    uint32_t character;
    const char *next = wa_decode(at, end, &character);
    length += units(character);
    if (length > limit)
      return cut;
    if (length < limit)
      cut = next;
    at = next;
  }
  return NULL;
}

/* Nearly all texts are plain ASCII in one line. */
static bool plain(const char *text) {
  for (const char *at = text; *at; at++)
    if ((unsigned char)*at < 0x20 || (unsigned char)*at >= 0x7F)
      return false;
  return true;
}

static const char *clean(wa_arena *arena, const char *text) {
  wa_text out = wa_text_new(arena);
  const char *end = text + strlen(text);
  for (const char *at = text; at < end;) {
    uint32_t character;
    const char *next = wa_decode(at, end, &character);
    if (character == '\r') {
      if (next == end || *next != '\n')
        wa_text_add(&out, "\n");
    } else if (character == 0xFFFD || character == 0xFFFE || character == 0xFFFF) {
      wa_text_add(&out, REPLACEMENT);
    } else if (!dropped(character)) {
      wa_text_addn(&out, at, (size_t)(next - at));
    }
    at = next;
  }
  return out.bytes;
}

const char *wa_legal_text(wa_arena *arena, const char *text, size_t limit) {
  text = text ? text : "";
  size_t size = strlen(text);
  if (size <= limit && plain(text))
    return wa_strndup(arena, text, size);
  const char *whole = clean(arena, text);
  const char *cut = cut_at(whole, limit);
  if (!cut)
    return whole;
  return wa_printf(arena, "%.*s" ELLIPSIS, (int)(cut - whole), whole);
}

const char *wa_short_text(wa_arena *arena, const char *text, size_t limit) { return wa_legal_text(arena, text, limit); }

static bool hex(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); }

static bool looks_escaped(const char *at) {
  return at[0] == '_' && at[1] == 'x' && hex(at[2]) && hex(at[3]) && hex(at[4]) && hex(at[5]) && at[6] == '_';
}

/* Excel reads "_x0041_" in a file as "A": where people wrote it themselves its underscore is written as a code. */
const char *wa_escape_underscores(wa_arena *arena, const char *text) {
  if (!strstr(text, "_x"))
    return text;
  wa_text out = wa_text_new(arena);
  for (const char *at = text; *at; at++) {
    if (looks_escaped(at))
      wa_text_add(&out, "_x005F_");
    else
      wa_text_addn(&out, at, 1);
  }
  return out.bytes;
}

/* Lower case for the alphabets that have it, a little too eager: two names taken for the same get a number, which
 * does no harm, while two that Excel takes for the same would break the file. */
static uint32_t fold(uint32_t character) {
  if (character >= 'A' && character <= 'Z')
    return character + 32;
  if ((character >= 0xC0 && character <= 0xDE) || (character >= 0x391 && character <= 0x3A9) ||
      (character >= 0x410 && character <= 0x42F))
    return character + 32;
  if (character >= 0x400 && character <= 0x40F)
    return character + 80;
  if ((character >= 0x100 && character <= 0x24F) || (character >= 0x460 && character <= 0x52F) ||
      (character >= 0x1E00 && character <= 0x1EFF))
    return character | 1;
  return character;
}

bool wa_same_folded(const char *one, const char *other) {
  const char *one_end = one + strlen(one), *other_end = other + strlen(other);
  while (one < one_end && other < other_end) {
    uint32_t a, b;
    one = wa_decode(one, one_end, &a);
    other = wa_decode(other, other_end, &b);
    if (fold(a) != fold(b))
      return false;
  }
  return one == one_end && other == other_end;
}
