/* Reading a part of a run. Nothing in the file is believed before it is checked. */
#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "reports/part.h"

static const char no_part[] = "it is no part of a run", cut_off[] = "it is cut off";

/* One line of at most a few megabytes; NULL at the end or when it is no line. The caller frees it. */
static char *wa_read_line(FILE *file) {
  enum { LONGEST = 4000000 };
  char *line = NULL;
  size_t room = 0;
  int first = fgetc(file);
  if (first != '{') return NULL; /* a file of another kind is not read to its end */
  ungetc(first, file);
  ssize_t length = getline(&line, &room, file);
  if (length > 0 && length < LONGEST && line[length - 1] == '\n') return line;
  free(line);
  return NULL;
}

static json_t *wa_read_object(FILE *file) {
  char *line = wa_read_line(file);
  json_t *object = line ? json_loads(line, 0, NULL) : NULL;
  free(line);
  return object;
}

static bool wa_size_of(const json_t *object, const char *name, size_t most, size_t *size) {
  const json_t *value = json_object_get(object, name);
  if (!json_is_integer(value) || json_integer_value(value) < 0 || (uint64_t)json_integer_value(value) > most) return false;
  *size = (size_t)json_integer_value(value);
  return true;
}

static bool wa_text_of(wa_arena *arena, const json_t *object, const char *name, const char **text) {
  const json_t *value = json_object_get(object, name);
  if (!json_is_string(value)) return false;
  *text = wa_strdup(arena, json_string_value(value));
  return true;
}

static bool wa_changes_of(wa_arena *arena, const json_t *object, wa_part *part) {
  const json_t *list = json_object_get(object, "changes");
  if (!json_is_array(list)) return false;
  part->n_changes = json_array_size(list);
  wa_change *changes = WA_NEW_ARRAY(arena, wa_change, part->n_changes + 1);
  for (size_t i = 0; i < part->n_changes; i++) {
    const char *name = json_string_value(json_array_get(json_array_get(list, i), 0));
    const char *value = json_string_value(json_array_get(json_array_get(list, i), 1));
    if (!name || !value) return false;
    changes[i] = (wa_change){wa_strdup(arena, name), wa_strdup(arena, value)};
  }
  part->changes = changes;
  return true;
}

static bool wa_header_of(wa_arena *arena, const json_t *object, wa_part *part) {
  enum { MOST = 1000000 };
  size_t seed, known;
  if (!wa_size_of(object, "waarde_part", 1, &known) || known != 1) return false;
  bool fine = wa_text_of(arena, object, "waarde", &part->version) && wa_text_of(arena, object, "model", &part->model) &&
              wa_text_of(arena, object, "sha256", &part->sha256) && wa_changes_of(arena, object, part) &&
              wa_size_of(object, "draws", 10 * MOST, &part->draws) && wa_size_of(object, "seed", (size_t)1 << 53, &seed) &&
              wa_size_of(object, "shard", MOST, &part->shard) && wa_size_of(object, "shards", MOST, &part->n_shards) &&
              wa_size_of(object, "first", part->draws, &part->first) &&
              wa_size_of(object, "count", part->draws - part->first, &part->count) &&
              wa_size_of(object, "parameters", MOST, &part->n_parameters) &&
              wa_size_of(object, "headlines", MOST, &part->n_headlines);
  if (!fine || part->shard < 1 || part->shard > part->n_shards) return false;
  part->seed = seed;
  part->no_fold = json_is_true(json_object_get(object, "no_fold"));
  part->draws_given = json_is_true(json_object_get(object, "draws_given"));
  part->seed_given = json_is_true(json_object_get(object, "seed_given"));
  return true;
}

static long wa_rows_end(const wa_part *part) {
  return part->begin + (long)(part->count * (part->n_parameters + part->n_headlines) * sizeof(double));
}

/* The line behind the draws, which only a whole file has; the caller drops it. */
static json_t *wa_read_end(const wa_part *part, FILE *file) {
  if (fseek(file, wa_rows_end(part), SEEK_SET) != 0) return NULL;
  json_t *end = wa_read_object(file);
  if (json_is_true(json_object_get(end, "end")) && fgetc(file) == EOF) return end;
  json_decref(end);
  return NULL;
}

bool wa_part_read(wa_arena *arena, const char *path, wa_part *part, const char **reason) {
  *part = (wa_part){.path = path};
  errno = 0;
  FILE *file = fopen(path, "rb");
  *reason = file ? no_part : strerror(errno);
  if (!file) return false;
  json_t *object = wa_read_object(file), *end = NULL;
  if (object && wa_header_of(arena, object, part)) {
    part->begin = ftell(file);
    end = wa_read_end(part, file);
    *reason = cut_off;
  }
  json_decref(object);
  json_decref(end);
  fclose(file);
  return end != NULL;
}

/* ---- its draws ---- */

static double wa_from_little_endian(const unsigned char *bytes) {
  uint64_t bits = 0;
  for (int k = 0; k < 8; k++) bits |= (uint64_t)bytes[k] << (8 * k);
  double number;
  memcpy(&number, &bits, 8);
  return number;
}

enum { WA_ROWS_AT_ONCE = 256 };

static bool wa_take_rows(const wa_part *part, wa_probabilistic *analysis, FILE *file, const char **reason) {
  wa_arena *arena = wa_arena_new();
  size_t width = part->n_parameters + part->n_headlines;
  unsigned char *bytes = WA_NEW_ARRAY(arena, unsigned char, 8 * width * WA_ROWS_AT_ONCE);
  double *values = WA_NEW_ARRAY(arena, double, width * WA_ROWS_AT_ONCE);
  const double **columns = WA_NEW_ARRAY(arena, const double *, width + 1);
  for (size_t c = 0; c < width; c++) columns[c] = values + c * WA_ROWS_AT_ONCE;
  bool fine = true;
  for (size_t done = 0; fine && done < part->count; done += WA_ROWS_AT_ONCE) {
    size_t count = part->count - done < WA_ROWS_AT_ONCE ? part->count - done : WA_ROWS_AT_ONCE;
    if (fread(bytes, 8 * width, count, file) != count) {
      *reason = cut_off;
      fine = false;
      break;
    }
    for (size_t i = 0; i < count; i++)
      for (size_t c = 0; c < width; c++) values[c * WA_ROWS_AT_ONCE + i] = wa_from_little_endian(bytes + 8 * (i * width + c));
    *reason = NULL;
    fine = wa_probabilistic_take(analysis, part->first + done, count, columns, columns + part->n_parameters);
  }
  wa_arena_free(arena);
  return fine;
}

static void wa_take_failures(wa_probabilistic *analysis, const json_t *end) {
  const json_t *list = json_object_get(end, "failures");
  for (size_t i = 0; i < json_array_size(list); i++) {
    const char *message = json_string_value(json_object_get(json_array_get(list, i), "message"));
    size_t draw = (size_t)json_integer_value(json_object_get(json_array_get(list, i), "draw"));
    if (message) wa_probabilistic_failed(analysis, (wa_draw_failure){draw, wa_strdup(analysis->arena, message), {0}});
  }
}

bool wa_part_take(const wa_part *part, wa_probabilistic *analysis, const char **reason) {
  errno = 0;
  FILE *file = fopen(part->path, "rb");
  *reason = file ? cut_off : strerror(errno);
  if (!file) return false;
  json_t *end = wa_read_end(part, file);
  bool fine = end && fseek(file, part->begin, SEEK_SET) == 0 && wa_take_rows(part, analysis, file, reason);
  if (fine) wa_take_failures(analysis, end);
  json_decref(end);
  fclose(file);
  return fine;
}
