#include "base/text.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

wa_text wa_text_new(wa_arena *arena) {
  wa_text text = {.arena = arena, .bytes = wa_alloc(arena, 64), .room = 64};
  return text;
}

void wa_text_addn(wa_text *text, const char *more, size_t length) {
  if (text->length + length + 1 > text->room) {
    size_t room = 2 * text->room + length + 1;
    char *larger = wa_alloc(text->arena, room);
    memcpy(larger, text->bytes, text->length);
    text->bytes = larger;
    text->room = room;
  }
  memcpy(text->bytes + text->length, more, length);
  text->length += length;
  text->bytes[text->length] = '\0';
}

void wa_text_add(wa_text *text, const char *more) { wa_text_addn(text, more, strlen(more)); }

void wa_text_addf(wa_text *text, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  wa_text_add(text, wa_vprintf(text->arena, format, arguments));
  va_end(arguments);
}

/* Length in bytes of the well-formed UTF-8 sequence at `s`, 0 when it is malformed. */
static size_t wa_utf8_sequence(const unsigned char *s, size_t left) {
  if (s[0] < 0x80) return 1;
  size_t length = s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : 2;
  if (s[0] < 0xC2 || s[0] > 0xF4 || left < length) return 0;
  for (size_t i = 1; i < length; i++)
    if ((s[i] & 0xC0) != 0x80) return 0;
  if (s[0] == 0xE0 && s[1] < 0xA0) return 0; /* overlong */
  if (s[0] == 0xED && s[1] > 0x9F) return 0; /* surrogates */
  if (s[0] == 0xF0 && s[1] < 0x90) return 0;
  if (s[0] == 0xF4 && s[1] > 0x8F) return 0;
  return length;
}

size_t wa_utf8_check(const char *bytes, size_t size) {
  size_t at = 0;
  while (at < size) {
    size_t length = wa_utf8_sequence((const unsigned char *)bytes + at, size - at);
    if (!length) return at;
    at += length;
  }
  return size;
}

size_t wa_utf8_length(const char *text) {
  size_t count = 0;
  for (; *text; text++) count += ((unsigned char)*text & 0xC0) != 0x80;
  return count;
}

/* Edit distance with insertions, deletions, substitutions and swaps of neighbours (optimal string
 * alignment); a change of case costs a third of a step. In thirds. */
static size_t wa_distance(const char *a, const char *b) {
  enum { LIMIT = 48, STEP = 3 };
  size_t n = strlen(a), m = strlen(b), d[LIMIT + 1][LIMIT + 1];
  if (n > LIMIT || m > LIMIT) return STEP * LIMIT;
  for (size_t i = 0; i <= n; i++) d[i][0] = STEP * i;
  for (size_t j = 0; j <= m; j++) d[0][j] = STEP * j;
  for (size_t i = 1; i <= n; i++)
    for (size_t j = 1; j <= m; j++) {
      int x = (unsigned char)a[i - 1], y = (unsigned char)b[j - 1];
      size_t change = x == y ? 0 : tolower(x) == tolower(y) ? 1 : STEP;
      size_t best = d[i - 1][j - 1] + change;
      if (d[i - 1][j] + STEP < best) best = d[i - 1][j] + STEP;
      if (d[i][j - 1] + STEP < best) best = d[i][j - 1] + STEP;
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && d[i - 2][j - 2] + STEP < best)
        best = d[i - 2][j - 2] + STEP;
      d[i][j] = best;
    }
  return d[n][m];
}

const char *wa_nearest(const char *name, const char *const *candidates, size_t count) {
  size_t best = 3 * ((strlen(name) + 2) / 3) + 1; /* about one mistake in three letters */
  const char *nearest = NULL;
  for (size_t i = 0; i < count; i++) {
    if (!candidates[i]) continue;
    size_t distance = wa_distance(name, candidates[i]);
    if (distance < best) {
      best = distance;
      nearest = candidates[i];
    }
  }
  return nearest;
}

static size_t wa_skip_digits(const char *text, size_t at, size_t length) {
  while (at < length && isdigit((unsigned char)text[at])) at++;
  return at;
}

bool wa_parse_number(const char *text, size_t length, double *number) {
  char copy[400];
  if (length == 0 || length >= sizeof copy) return false;
  size_t at = text[0] == '-' || text[0] == '+';
  size_t digits = at;
  at = wa_skip_digits(text, at, length);
  bool any = at > digits;
  if (at < length && text[at] == '.') {
    digits = ++at;
    at = wa_skip_digits(text, at, length);
    any = any || at > digits;
  }
  if (!any) return false;
  if (at < length && (text[at] == 'e' || text[at] == 'E')) {
    at++;
    if (at < length && (text[at] == '-' || text[at] == '+')) at++;
    digits = at;
    at = wa_skip_digits(text, at, length);
    if (at == digits) return false;
  }
  if (at != length) return false;
  memcpy(copy, text, length);
  copy[length] = '\0';
  /* The program never sets LC_NUMERIC, so strtod reads a point. */
  *number = strtod(copy, NULL);
  return isfinite(*number) != 0;
}

const char *wa_number_text(wa_arena *arena, double number) {
  const char *text = NULL;
  for (int digits = 15; digits <= 17; digits++) {
    text = wa_printf(arena, "%.*g", digits, number);
    if (strtod(text, NULL) == number) break;
  }
  return text;
}
