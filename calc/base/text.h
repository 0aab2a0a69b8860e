/* Text: building it, checking it, and finding the name somebody meant. */
#ifndef WA_BASE_TEXT_H
#define WA_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* A text that grows; `bytes` always ends in NUL. Lives in its arena. */
typedef struct wa_text {
  wa_arena *arena;
  char *bytes;
  size_t length, room;
} wa_text;

wa_text wa_text_new(wa_arena *arena);
void wa_text_add(wa_text *text, const char *more);
void wa_text_addn(wa_text *text, const char *more, size_t length);
void wa_text_addf(wa_text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Byte offset of the first byte that is not valid UTF-8 (RFC 3629) or `size` when all is well. */
size_t wa_utf8_check(const char *bytes, size_t size);

/* Number of characters (code points) of a valid UTF-8 text. */
size_t wa_utf8_length(const char *text);

/* The candidate nearest to `name` in edit distance, when it is near enough to be what was meant; else NULL.
 * Upper and lower case count as nearly the same. */
const char *wa_nearest(const char *name, const char *const *candidates, size_t count);

/* A finite number written with `.` and no group separators, the whole of `text` and nothing else:
 * "12", "-0.5", "1e6". Independent of the locale. False for anything else, also for overflow. */
bool wa_parse_number(const char *text, size_t length, double *number);

/* The shortest of 15, 16 or 17 significant digits that reads back as the same number. */
const char *wa_number_text(wa_arena *arena, double number);

#endif
