/* Writing a part of a run. */
#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "reports/json_figures.h"
#include "reports/part.h"

struct wa_part_writer {
  wa_probabilistic *analysis;
  const char *path, *begun;
  FILE *file;
  double *row;
  wa_draw_watcher watcher;
};

void wa_shard_draws(size_t draws, size_t k, size_t n, size_t *first, size_t *count) {
  *first = (k - 1) * draws / n;
  *count = k * draws / n - *first;
}

static json_t *wa_part_json(const wa_part *part, const wa_probabilistic *analysis) {
  json_t *changes = json_array();
  for (size_t i = 0; i < part->n_changes; i++)
    json_array_append_new(changes, json_pack("[o, o]", wa_json_text(part->changes[i].name), wa_json_text(part->changes[i].value)));
  return json_pack("{s:i, s:s, s:o, s:s, s:o, s:b, s:I, s:I, s:b, s:b, s:I, s:I, s:I, s:I, s:I, s:I}", "waarde_part", 1, "waarde",
                   part->version, "model", wa_json_text(part->model), "sha256", part->sha256, "changes", changes, "no_fold",
                   part->no_fold, "draws", (json_int_t)part->draws, "seed", (json_int_t)part->seed, "draws_given",
                   part->draws_given, "seed_given", part->seed_given, "shard", (json_int_t)part->shard, "shards",
                   (json_int_t)part->n_shards, "first", (json_int_t)part->first, "count", (json_int_t)part->count,
                   "parameters", (json_int_t)analysis->draws.n_parameters, "headlines",
                   (json_int_t)analysis->draws.headlines.n);
}

static void wa_write_line(FILE *file, json_t *object) {
  char *bytes = json_dumps(object, JSON_COMPACT);
  json_decref(object);
  if (!bytes) abort(); /* texts are UTF-8 or mended: nothing can fail but memory */
  fprintf(file, "%s\n", bytes);
  free(bytes);
}

/* Eight bytes, the lowest first, on every machine. */
static void wa_little_endian(double *numbers, size_t n) {
  for (size_t i = 0; i < n; i++) {
    uint64_t bits;
    unsigned char bytes[8];
    memcpy(&bits, &numbers[i], 8);
    for (int k = 0; k < 8; k++) bytes[k] = (unsigned char)(bits >> (8 * k));
    memcpy(&numbers[i], bytes, 8);
  }
}

static bool wa_write_rows(void *context, size_t from, size_t count, const double *const *parameters, const double *const *headlines) {
  wa_part_writer *writer = context;
  size_t n_parameters = writer->analysis->draws.n_parameters, n_headlines = writer->analysis->draws.headlines.n;
  (void)from;
  errno = 0;
  for (size_t i = 0; i < count; i++) {
    for (size_t p = 0; p < n_parameters; p++) writer->row[p] = parameters[p][i];
    for (size_t h = 0; h < n_headlines; h++) writer->row[n_parameters + h] = headlines[h][i];
    wa_little_endian(writer->row, n_parameters + n_headlines);
    fwrite(writer->row, sizeof(double), n_parameters + n_headlines, writer->file);
  }
  if (!ferror(writer->file)) return true;
  writer->analysis->error = errno;
  return false;
}

wa_part_writer *wa_part_begin(wa_probabilistic *analysis, const wa_part *part, const char **reason) {
  wa_arena *arena = analysis->arena;
  wa_part_writer *writer = WA_NEW(arena, wa_part_writer);
  char *begun = wa_printf(arena, "%s.XXXXXX", part->path);
  int number = mkstemp(begun);
  writer->file = number < 0 ? NULL : fdopen(number, "wb");
  if (!writer->file) {
    *reason = strerror(errno);
    return NULL;
  }
  writer->analysis = analysis;
  writer->path = part->path;
  writer->begun = begun;
  writer->row = WA_NEW_ARRAY(arena, double, analysis->draws.n_parameters + analysis->draws.headlines.n + 1);
  writer->watcher = (wa_draw_watcher){.take = wa_write_rows, .context = writer};
  wa_write_line(writer->file, wa_part_json(part, analysis));
  wa_probabilistic_watch(analysis, &writer->watcher);
  return writer;
}

static void wa_write_failures(const wa_part_writer *writer) {
  const wa_probabilistic *analysis = writer->analysis;
  json_t *list = json_array();
  for (size_t i = 0; i < analysis->n_failures; i++)
    json_array_append_new(list, json_pack("{s:I, s:o}", "draw", (json_int_t)analysis->failures[i].draw, "message",
                                          wa_json_text(analysis->failures[i].message)));
  wa_write_line(writer->file, json_pack("{s:o, s:b}", "failures", list, "end", 1));
}

void wa_part_discard(wa_part_writer *writer) {
  if (writer->file) fclose(writer->file);
  writer->file = NULL;
  unlink(writer->begun);
}

bool wa_part_finish(wa_part_writer *writer, const char **reason) {
  mode_t mask = umask(0);
  umask(mask);
  wa_write_failures(writer);
  errno = 0;
  bool fine = fflush(writer->file) == 0 && !ferror(writer->file) && fsync(fileno(writer->file)) == 0 &&
              fchmod(fileno(writer->file), 0666 & ~mask) == 0;
  fine = fclose(writer->file) == 0 && fine;
  writer->file = NULL;
  if (fine && rename(writer->begun, writer->path) == 0) return true;
  *reason = strerror(errno ? errno : EIO);
  wa_part_discard(writer);
  return false;
}
