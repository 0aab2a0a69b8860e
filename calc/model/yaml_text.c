#include "model/yaml_text.h"

#include <string.h>

#include "base/text.h"

enum { WA_MARK_STEP = 32 };

static bool wa_continues(char byte) { return ((unsigned char)byte & 0xC0) == 0x80; }

static bool wa_all_ascii(const wa_source *source, size_t begin) {
  for (size_t i = begin; i < source->size; i++)
    if ((unsigned char)source->text[i] >= 0x80) return false;
  return true;
}

wa_marks wa_marks_new(wa_arena *arena, const wa_source *source, size_t begin) {
  wa_marks marks = {.source = source, .begin = begin};
  if (wa_all_ascii(source, begin)) return marks;
  size_t *steps = NULL, count = 0, capacity = 0, character = 0;
  for (size_t byte = begin; byte < source->size; byte++) {
    if (wa_continues(source->text[byte])) continue;
    if (character++ % WA_MARK_STEP == 0) WA_PUSH(arena, steps, count, capacity, byte);
  }
  marks.steps = steps;
  marks.n_steps = count;
  return marks;
}

size_t wa_marks_byte(const wa_marks *marks, size_t character) {
  size_t size = marks->source->size;
  if (!marks->steps) return marks->begin + character < size ? marks->begin + character : size;
  size_t step = character / WA_MARK_STEP;
  if (step >= marks->n_steps) return size;
  size_t byte = marks->steps[step];
  for (size_t left = character % WA_MARK_STEP; left > 0 && byte < size; left--) {
    byte++;
    while (byte < size && wa_continues(marks->source->text[byte])) byte++;
  }
  return byte;
}

/* Length of the control character at `s`, 0 when it is none. C1 controls are C2 80 .. C2 9F in UTF-8, of which
 * 85 is a line end; U+FFFE and U+FFFF are no characters. */
static size_t wa_control_at(const unsigned char *s, size_t left) {
  if (s[0] == 0x7F || (s[0] < 0x20 && s[0] != '\t' && s[0] != '\n' && s[0] != '\r')) return 1;
  if (left > 1 && s[0] == 0xC2 && s[1] < 0xA0 && s[1] != 0x85) return 2;
  if (left > 2 && s[0] == 0xEF && s[1] == 0xBF && s[2] >= 0xBE) return 3;
  return 0;
}

bool wa_has_control(const char *text, size_t length) {
  for (size_t i = 0; i < length; i++)
    if (wa_control_at((const unsigned char *)text + i, length - i)) return true;
  return false;
}

static bool wa_check_controls(wa_diags *diags, const wa_source *source, size_t begin) {
  for (size_t i = begin; i < source->size; i++) {
    size_t length = wa_control_at((const unsigned char *)source->text + i, source->size - i);
    if (!length) continue;
    wa_error(diags, (wa_span){source, i, i + length}, "control character (byte 0x%02X) in the text",
             (unsigned)(unsigned char)source->text[i + length - 1]);
    wa_hint(diags, "remove it; it often comes with text pasted from a PDF or a word processor");
    return false;
  }
  return true;
}

static bool wa_begins(const wa_source *source, size_t at, const char *bytes, size_t length) {
  return source->size - at >= length && memcmp(source->text + at, bytes, length) == 0;
}

bool wa_yaml_text_check(wa_diags *diags, const wa_source *source, size_t *begin) {
  bool utf16 = wa_begins(source, *begin, "\xFF\xFE", 2) || wa_begins(source, *begin, "\xFE\xFF", 2);
  if (wa_begins(source, *begin, "\xEF\xBB\xBF", 3)) *begin += 3;
  size_t bad = *begin + wa_utf8_check(source->text + *begin, source->size - *begin);
  if (bad < source->size) {
    wa_error(diags, (wa_span){source, bad, bad + 1}, "byte %zu (0x%02X) is not UTF-8", bad,
             (unsigned)(unsigned char)source->text[bad]);
    wa_hint(diags, utf16 ? "the file is UTF-16; save it as UTF-8"
                         : "save the file as UTF-8; it is probably Windows-1252 or Latin-1");
    return false;
  }
  return wa_check_controls(diags, source, *begin);
}
