#include "base/diag.h"

#include <stdlib.h>
#include <string.h>

typedef struct wa_place {
  wa_span span;
  const char *message;
} wa_place;

typedef struct wa_diag {
  wa_severity severity;
  wa_span span;
  const char *message, *hint;
  wa_place *also;
  size_t n_also, also_capacity;
  size_t order; /* of arrival: keeps the sort stable */
} wa_diag;

struct wa_diags {
  wa_arena *arena;
  wa_diag *items;
  size_t count, capacity;
  wa_diag *last; /* the finding that hints belong to; NULL after a repeated finding */
  bool sorted;
};

wa_diags *wa_diags_new(wa_arena *arena) {
  wa_diags *diags = WA_NEW(arena, wa_diags);
  diags->arena = arena;
  return diags;
}

static bool wa_same_span(wa_span a, wa_span b) {
  return a.source == b.source && a.begin == b.begin && a.end == b.end;
}

static void wa_add(wa_diags *diags, wa_severity severity, wa_span span, const char *format, va_list arguments) {
  const char *message = wa_vprintf(diags->arena, format, arguments);
  diags->last = NULL;
  for (size_t i = 0; i < diags->count; i++)
    if (wa_same_span(diags->items[i].span, span) && strcmp(diags->items[i].message, message) == 0) return;
  wa_diag diag = {.severity = severity, .span = span, .message = message, .order = diags->count};
  WA_PUSH(diags->arena, diags->items, diags->count, diags->capacity, diag);
  diags->last = &diags->items[diags->count - 1];
  diags->sorted = false;
}

void wa_error(wa_diags *diags, wa_span span, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  wa_add(diags, WA_ERROR, span, format, arguments);
  va_end(arguments);
}

void wa_warn(wa_diags *diags, wa_span span, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  wa_add(diags, WA_WARNING, span, format, arguments);
  va_end(arguments);
}

void wa_hint(wa_diags *diags, const char *format, ...) {
  if (!diags->last) return;
  va_list arguments;
  va_start(arguments, format);
  diags->last->hint = wa_vprintf(diags->arena, format, arguments);
  va_end(arguments);
}

void wa_also(wa_diags *diags, wa_span span, const char *format, ...) {
  if (!diags->last) return;
  va_list arguments;
  va_start(arguments, format);
  wa_place place = {span, wa_vprintf(diags->arena, format, arguments)};
  va_end(arguments);
  WA_PUSH(diags->arena, diags->last->also, diags->last->n_also, diags->last->also_capacity, place);
}

size_t wa_diags_count(const wa_diags *diags, wa_severity severity) {
  size_t count = 0;
  for (size_t i = 0; i < diags->count; i++) count += diags->items[i].severity == severity;
  return count;
}

static int wa_compare_places(wa_span a, wa_span b) {
  if (a.source != b.source) {
    if (!a.source || !b.source) return a.source ? -1 : 1;
    int names = strcmp(a.source->name, b.source->name);
    if (names) return names;
  }
  if (a.begin != b.begin) return a.begin < b.begin ? -1 : 1;
  return 0;
}

static int wa_compare_diags(const void *left, const void *right) {
  const wa_diag *a = left, *b = right;
  int places = wa_compare_places(a->span, b->span);
  if (places) return places;
  return a->order < b->order ? -1 : 1;
}

static void wa_sort(wa_diags *diags) {
  if (!diags->sorted && diags->count > 1)
    qsort(diags->items, diags->count, sizeof *diags->items, wa_compare_diags);
  diags->sorted = true;
  diags->last = NULL;
}

static const char *const wa_severity_names[] = {"error", "warning", "note"};

bool wa_diags_get(wa_diags *diags, size_t n, wa_severity *severity, wa_span *span, const char **message,
                  const char **hint) {
  wa_sort(diags);
  if (n >= diags->count) return false;
  const wa_diag *diag = &diags->items[n];
  if (severity) *severity = diag->severity;
  if (span) *span = diag->span;
  if (message) *message = diag->message;
  if (hint) *hint = diag->hint;
  return true;
}

const char *wa_diags_line(wa_diags *diags, size_t n) {
  wa_sort(diags);
  if (n >= diags->count) return NULL;
  const wa_diag *diag = &diags->items[n];
  const char *line = wa_printf(diags->arena, "%s: %s: %s", wa_span_text(diags->arena, diag->span),
                               wa_severity_names[diag->severity], diag->message);
  return diag->hint ? wa_printf(diags->arena, "%s [help: %s]", line, diag->hint) : line;
}

/* Prints the source line with a caret under the culprit. Tabs are copied through, so that the caret
 * stands right whatever the width of a tab; very long lines are cut around the culprit. */
static void wa_print_excerpt(FILE *out, wa_span span, const char *on, const char *off) {
  enum { BEFORE = 100, AFTER = 60 };
  const wa_source *source = span.source;
  if (!source || source->size == 0) return;
  size_t begin = span.begin < source->size ? span.begin : source->size;
  size_t line, column;
  wa_source_place(source, begin, &line, &column);
  size_t from = source->line_start[line - 1], to = from;
  while (to < source->size && source->text[to] != '\n' && source->text[to] != '\r') to++;
  bool cut_left = begin - from > BEFORE;
  if (cut_left) from = begin - BEFORE;
  while (from < begin && ((unsigned char)source->text[from] & 0xC0) == 0x80) from++;
  if (begin > to) begin = to;
  size_t end = span.end > begin && span.end <= to ? span.end : (span.end > to ? to : begin + 1);
  bool cut_right = to > end + AFTER && to > from + BEFORE + AFTER;
  if (cut_right) to = end + AFTER;
  while (cut_right && to > end && ((unsigned char)source->text[to] & 0xC0) == 0x80) to--;
  fprintf(out, "%6zu | %s", line, cut_left ? "..." : "");
  for (size_t i = from; i < to; i++) {
    unsigned char byte = (unsigned char)source->text[i];
    fputc(byte < 0x20 && byte != '\t' ? '?' : byte, out);
  }
  fprintf(out, "%s\n       | %s%s", cut_right ? "..." : "", cut_left ? "   " : "", on);
  for (size_t i = from; i < begin; i++)
    if (((unsigned char)source->text[i] & 0xC0) != 0x80) fputc(source->text[i] == '\t' ? '\t' : ' ', out);
  fputc('^', out);
  for (size_t i = begin + 1; i < end && i < to; i++)
    if (((unsigned char)source->text[i] & 0xC0) != 0x80) fputc('~', out);
  fprintf(out, "%s\n", off);
}

static void wa_print_one(wa_diags *diags, const wa_diag *diag, FILE *out, bool colour) {
  static const char *const colours[] = {"\033[1;31m", "\033[1;35m", "\033[1;36m"};
  const char *on = colour ? colours[diag->severity] : "", *off = colour ? "\033[0m" : "";
  if (diag->span.source) fprintf(out, "%s: ", wa_span_text(diags->arena, diag->span));
  else fputs("waarde: ", out);
  fprintf(out, "%s%s:%s %s\n", on, wa_severity_names[diag->severity], off, diag->message);
  wa_print_excerpt(out, diag->span, on, off);
  if (diag->hint) fprintf(out, "       = help: %s\n", diag->hint);
  for (size_t i = 0; i < diag->n_also; i++) {
    fprintf(out, "%s: note: %s\n", wa_span_text(diags->arena, diag->also[i].span), diag->also[i].message);
    wa_print_excerpt(out, diag->also[i].span, "", "");
  }
}

void wa_diags_print(wa_diags *diags, FILE *out, bool colour, size_t limit) {
  wa_sort(diags);
  for (size_t i = 0; i < diags->count && i < limit; i++) wa_print_one(diags, &diags->items[i], out, colour);
  if (diags->count > limit) fprintf(out, "... and %zu more findings\n", diags->count - limit);
}
