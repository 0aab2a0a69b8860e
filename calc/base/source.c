#include "base/source.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

wa_source *wa_source_new(wa_arena *arena, const char *name, const char *text, size_t size) {
  wa_source *source = WA_NEW(arena, wa_source);
  source->name = wa_strdup(arena, name);
  source->text = wa_strndup(arena, text, size);
  source->size = size;
  size_t *starts = NULL, count = 0, capacity = 0;
  WA_PUSH(arena, starts, count, capacity, (size_t)0);
  for (size_t i = 0; i < size; i++)
    if (source->text[i] == '\n' && i + 1 < size) WA_PUSH(arena, starts, count, capacity, i + 1);
  source->line_start = starts;
  source->n_lines = count;
  return source;
}

static bool wa_continues(char byte) { return ((unsigned char)byte & 0xC0) == 0x80; }

static size_t wa_line_of(const wa_source *source, size_t byte) {
  size_t low = 0, high = source->n_lines;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (source->line_start[middle] <= byte) low = middle;
    else high = middle;
  }
  return low;
}

void wa_source_place(const wa_source *source, size_t byte, size_t *line, size_t *column) {
  if (byte > source->size) byte = source->size;
  size_t row = wa_line_of(source, byte), characters = 0;
  for (size_t i = source->line_start[row]; i < byte; i++)
    if (!wa_continues(source->text[i])) characters++;
  *line = row + 1;
  *column = characters + 1;
}

size_t wa_source_byte(const wa_source *source, size_t line, size_t column) {
  if (line >= source->n_lines) return source->size;
  size_t byte = source->line_start[line];
  for (; column > 0 && byte < source->size && source->text[byte] != '\n'; column--) {
    byte++;
    while (byte < source->size && wa_continues(source->text[byte])) byte++;
  }
  return byte;
}

const char *wa_span_text(wa_arena *arena, wa_span span) {
  if (!span.source) return "(default)";
  size_t line, column;
  wa_source_place(span.source, span.begin, &line, &column);
  return wa_printf(arena, "%s:%zu:%zu", span.source->name, line, column);
}

wa_span wa_span_join(wa_span first, wa_span last) {
  if (!first.source || first.source != last.source) return first;
  if (last.end > first.end) first.end = last.end;
  return first;
}

wa_source *wa_source_read(wa_arena *arena, const char *path, size_t limit, const char **reason) {
  struct stat status;
  FILE *file = fopen(path, "rb");
  if (!file) {
    *reason = strerror(errno);
    return NULL;
  }
  if (fstat(fileno(file), &status) != 0 || S_ISDIR(status.st_mode)) {
    *reason = "it is a directory";
    fclose(file);
    return NULL;
  }
  char *text = NULL;
  size_t used = 0, room = 0;
  bool fits = true;
  /* Read in steps: a pipe or a device has no size that could be asked for first. */
  for (;;) {
    if (used == room) {
      if (room > limit) {
        fits = false;
        break;
      }
      room = room ? 2 * room : 64 * 1024;
      char *larger = realloc(text, room);
      if (!larger) break;
      text = larger;
    }
    size_t got = fread(text + used, 1, room - used, file);
    if (got == 0) break;
    used += got;
  }
  bool failed = ferror(file) != 0;
  fclose(file);
  wa_source *source = NULL;
  if (failed) *reason = strerror(errno);
  else if (!fits || used > limit)
    *reason = wa_printf(arena, "it is larger than %zu MB, which no model needs", limit / 1000000);
  else source = wa_source_new(arena, path, text ? text : "", used);
  free(text);
  return source;
}
