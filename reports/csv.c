#include "reports/csv.h"

#include <dirent.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct wa_csv_open {
  const char *name;
  FILE *file;
} wa_csv_open;

struct wa_csv_folder {
  wa_arena *arena;
  const char *path, *begun; /* where it is to be; where it is being written */
  wa_csv_open *files;
  size_t n, room;
  int error; /* errno of the first thing that went wrong */
};

/* "out/" and "out" are the same folder. */
static const char *wa_without_slashes(wa_arena *arena, const char *path) {
  size_t length = strlen(path);
  while (length > 1 && path[length - 1] == '/') length--;
  return wa_strndup(arena, path, length);
}

wa_csv_folder *wa_csv_begin(wa_arena *arena, const char *path, const char **reason) {
  wa_csv_folder *folder = WA_NEW(arena, wa_csv_folder);
  folder->arena = arena;
  folder->path = wa_without_slashes(arena, path);
  struct stat status;
  if (stat(folder->path, &status) == 0 && !S_ISDIR(status.st_mode)) {
    *reason = strerror(ENOTDIR);
    return NULL;
  }
  char *begun = wa_printf(arena, "%s.XXXXXX", folder->path);
  if (!mkdtemp(begun)) {
    *reason = strerror(errno);
    return NULL;
  }
  folder->begun = begun;
  return folder;
}

static const char *wa_begun_path(const wa_csv_folder *folder, size_t i) {
  return wa_printf(folder->arena, "%s/%s", folder->begun, folder->files[i].name);
}

FILE *wa_csv_file(wa_csv_folder *folder, const char *name) {
  FILE *file = fopen(wa_printf(folder->arena, "%s/%s", folder->begun, name), "w");
  if (!file && !folder->error) folder->error = errno;
  if (!file) return NULL;
  wa_csv_open opened = {wa_strdup(folder->arena, name), file};
  WA_PUSH(folder->arena, folder->files, folder->n, folder->room, opened);
  return file;
}

/* Everything on the disk, or the first error. */
static void wa_close_files(wa_csv_folder *folder) {
  for (size_t i = 0; i < folder->n; i++) {
    FILE *file = folder->files[i].file;
    if (!file) continue;
    errno = 0;
    bool fine = fflush(file) == 0 && !ferror(file) && fsync(fileno(file)) == 0;
    fine = fclose(file) == 0 && fine;
    folder->files[i].file = NULL;
    if (!fine && !folder->error) folder->error = errno ? errno : EIO;
  }
}

void wa_csv_discard(wa_csv_folder *folder) {
  wa_close_files(folder);
  for (size_t i = 0; i < folder->n; i++) unlink(wa_begun_path(folder, i));
  rmdir(folder->begun);
}

/* File by file, where the folder is there already. */
static bool wa_move_files(wa_csv_folder *folder) {
  for (size_t i = 0; i < folder->n; i++)
    if (rename(wa_begun_path(folder, i), wa_printf(folder->arena, "%s/%s", folder->path, folder->files[i].name)) != 0) return false;
  return rmdir(folder->begun) == 0;
}

/* mkdtemp makes folders for their owner alone; others get what new folders get. */
static void wa_usual_rights(const char *path) {
  mode_t mask = umask(0);
  umask(mask);
  chmod(path, 0777 & ~mask);
}

bool wa_csv_finish(wa_csv_folder *folder, const char **reason) {
  wa_close_files(folder);
  if (!folder->error) {
    wa_usual_rights(folder->begun);
    errno = 0;
    if (rename(folder->begun, folder->path) == 0 || wa_move_files(folder)) return true;
    folder->error = errno ? errno : EIO;
  }
  wa_csv_discard(folder);
  *reason = strerror(folder->error);
  return false;
}

void wa_csv_put_text(FILE *file, bool first, const char *text) {
  if (!first) fputc(',', file);
  if (!strpbrk(text, ",\"\r\n")) {
    fputs(text, file);
    return;
  }
  fputc('"', file);
  for (; *text; text++) {
    if (*text == '"') fputc('"', file);
    fputc(*text, file);
  }
  fputc('"', file);
}

void wa_csv_put_number(FILE *file, bool first, double number) {
  if (!first) fputc(',', file);
  if (isfinite(number)) fprintf(file, "%.17g", number == 0 ? 0 : number);
}

void wa_csv_put_end(FILE *file) { fputs("\r\n", file); }

void wa_csv_write_tables(wa_csv_folder *folder, const wa_results *results) {
  for (size_t i = 0; i < wa_n_csv_tables; i++) {
    const wa_csv_table *table = &wa_csv_tables[i];
    FILE *file = table->has(results) ? wa_csv_file(folder, table->file) : NULL;
    if (file) table->write(results, file);
  }
}
