/* Characters of a text as people see them, for readers of formulas and units and for their messages. */
#ifndef WA_FORMULA_GLYPH_H
#define WA_FORMULA_GLYPH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* ASCII only, whatever the locale. */
bool wa_is_digit(char byte);
bool wa_is_letter(char byte);
bool wa_is_name_byte(char byte); /* letter, digit or _ */
bool wa_is_space(char byte);

/* Bytes of the character that begins at `text` (1 for a stray byte); 0 at the ending NUL. */
size_t wa_glyph_length(const char *text);

/* The first `length` bytes of `text` in quotes, shortened when long; characters that cannot be seen are
 * named ("U+00A0"). */
const char *wa_glyph_shown(wa_arena *arena, const char *text, size_t length);

#endif
