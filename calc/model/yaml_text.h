/* The characters of a YAML text: which are refused, and where libyaml's marks point. */
#ifndef WA_MODEL_YAML_TEXT_H
#define WA_MODEL_YAML_TEXT_H

#include "base/diag.h"

/* Where in the bytes each character stands. libyaml counts characters, and lines by more kinds of line ends
 * than people see; a table with every 256th character makes the way back short for any length of line. */
typedef struct wa_marks {
  const wa_source *source;
  size_t begin;        /* byte of character 0 */
  const size_t *steps; /* byte of character 256 * i; NULL when every character is one byte */
  size_t n_steps;
} wa_marks;

wa_marks wa_marks_new(wa_arena *arena, const wa_source *source, size_t begin);
size_t wa_marks_byte(const wa_marks *marks, size_t character);

/* False after an error: not UTF-8, or a control character. `begin` is moved past a byte order mark. */
bool wa_yaml_text_check(wa_diags *diags, const wa_source *source, size_t *begin);

/* Whether the text holds a control character other than line end and tab (it can come from an escape). */
bool wa_has_control(const char *text, size_t length);

#endif
