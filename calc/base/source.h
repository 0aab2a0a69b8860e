/* Where something stands: a text (a file, or a word of the command line) and a range of bytes in it. */
#ifndef WA_BASE_SOURCE_H
#define WA_BASE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

typedef struct wa_source {
  const char *name; /* as people know it: the path as given, or "--set price=3" */
  const char *text; /* NUL after `size` bytes */
  size_t size;
  const size_t *line_start; /* byte offset of each line's first byte */
  size_t n_lines;
} wa_source;

/* Bytes begin .. end-1 of a source; `source` NULL where something comes from no text (a default). */
typedef struct wa_span {
  const wa_source *source;
  size_t begin, end;
} wa_span;

/* A source over a copy of `text`; lives in `arena`. */
wa_source *wa_source_new(wa_arena *arena, const char *name, const char *text, size_t size);

/* Line and column of a byte, both counted from 1, the column in characters (not bytes). */
void wa_source_place(const wa_source *source, size_t byte, size_t *line, size_t *column);

/* Byte offset of the character `column` (from 0) in line `line` (from 0), as libyaml's marks count them. */
size_t wa_source_byte(const wa_source *source, size_t line, size_t column);

/* "file.yaml:12:5", or "(default)" without a source. */
const char *wa_span_text(wa_arena *arena, wa_span span);

wa_span wa_span_join(wa_span first, wa_span last);

/* Reads a file. Returns NULL and a reason in `reason` (arena) when it cannot be opened, is larger than
 * `limit` bytes, or is no regular text. */
wa_source *wa_source_read(wa_arena *arena, const char *path, size_t limit, const char **reason);

#endif
