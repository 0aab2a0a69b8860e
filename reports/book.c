/* The book: opened, closed, and what went wrong in between. */
#include <errno.h>
#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "reports/book_inside.h"

enum { FIRST_OF_JANUARY_2000 = 946684800, BYTES_PER_CELL = 250, BYTES_OF_THE_REST = 1 << 22 };

static time_t creation_time(void) {
  const char *epoch = getenv("SOURCE_DATE_EPOCH");
  if (!epoch || !*epoch)
    return FIRST_OF_JANUARY_2000;
  char *end;
  errno = 0;
  long long seconds = strtoll(epoch, &end, 10);
  const long long year_9999 = 253402300799;
  return *end || errno || seconds <= 0 || seconds > year_9999 ? FIRST_OF_JANUARY_2000 : (time_t)seconds;
}

static void set_properties(wa_book *book, const char *title, const char *author) {
  lxw_doc_properties properties = {.created = creation_time()};
  properties.title = title ? wa_strdup(book->arena, wa_legal_text(book->arena, title, WA_MAX_CONSTANT)) : NULL;
  properties.author = author ? wa_strdup(book->arena, wa_legal_text(book->arena, author, WA_MAX_CONSTANT)) : NULL;
  if (book->workbook)
    workbook_set_properties(book->workbook, &properties);
}

wa_book *wa_book_open(wa_arena *arena, const char *target_path, const char *language) {
  wa_book *book = WA_NEW(arena, wa_book);
  book->arena = arena;
  book->target = wa_strdup(arena, target_path);
  book->language = wa_strdup(arena, language ? language : "en");
  book->workbook = workbook_new(book->target);
  if (!book->workbook)
    wa_book_fail(book, "no memory for a workbook");
  set_properties(book, NULL, NULL);
  return book;
}

void wa_book_take_turns(wa_book *book, pthread_mutex_t *turns) { book->turns = turns; }

void wa_book_properties(wa_book *book, const char *title, const char *author) {
  book->title = title ? wa_strdup(book->arena, title) : NULL;
  set_properties(book, title, author);
}

const char *wa_book_failure(const wa_book *book) { return book->failure; }

void wa_book_fail(wa_book *book, const char *format, ...) {
  if (book->failure)
    return;
  va_list arguments;
  va_start(arguments, format);
  book->failure = wa_legal_text(book->arena, wa_vprintf(book->arena, format, arguments), WA_MAX_TEXT);
  va_end(arguments);
}

void wa_cell_fail(const wa_sheet *sheet, size_t row, size_t column, const char *format, ...) {
  if (sheet->book->failure)
    return;
  wa_arena *arena = sheet->book->arena;
  va_list arguments;
  va_start(arguments, format);
  const char *what = wa_vprintf(arena, format, arguments);
  va_end(arguments);
  wa_book_fail(sheet->book, "sheet '%s', cell %s: %s", sheet->name,
               wa_cell_ref(arena, sheet, sheet, row, column, WA_FIX_NONE), what);
}

void wa_cell_status(const wa_sheet *sheet, size_t row, size_t column, lxw_error status) {
  if (status != LXW_NO_ERROR)
    wa_cell_fail(sheet, row, column, "%s", lxw_strerror(status));
}

void wa_book_abandon(wa_book *book) {
  if (book->workbook)
    lxw_workbook_free(book->workbook);
  book->workbook = NULL;
}

static void finish(wa_book *book) {
  if (book->n_sheets == 0)
    wa_book_fail(book, "a workbook needs at least one sheet");
  for (size_t i = 0; i < book->n_charts; i++)
    wa_chart_finish(book->charts[i]);
  for (size_t i = 0; i < book->n_sheets; i++)
    if (book->sheets[i]->worksheet)
      wa_sheet_finish(book->sheets[i]);
}

static size_t likely_size(const wa_book *book) {
  size_t cells = 0;
  for (size_t i = 0; i < book->n_sheets; i++)
    cells += book->sheets[i]->cells.count;
  return BYTES_OF_THE_REST + cells * BYTES_PER_CELL;
}

static bool replace_text(char **place, const char *text) {
  char *copy = strdup(text);
  if (!copy)
    return false;
  free(*place);
  *place = copy;
  return true;
}

static wa_rows **write_rows(const wa_book *book) {
  wa_rows **rows = WA_NEW_ARRAY(book->arena, wa_rows *, book->n_sheets + 1);
  for (size_t i = 0; i < book->n_sheets; i++)
    rows[i] = wa_rows_write(book->arena, book->sheets[i]->worksheet);
  return rows;
}

/* Numbers are written with a decimal point whatever locale the program is in. */
static lxw_error close_in_c_locale(wa_book *book) {
  locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
  locale_t earlier = plain ? uselocale(plain) : (locale_t)0;
  wa_rows **rows = write_rows(book);
  /* The library calls gmtime(), whose result all threads share. */
  if (book->turns)
    pthread_mutex_lock(book->turns);
  lxw_error status = workbook_close(book->workbook);
  if (book->turns)
    pthread_mutex_unlock(book->turns);
  book->workbook = NULL;
  for (size_t i = 0; i < book->n_sheets; i++)
    wa_rows_end(rows[i]);
  if (plain) {
    uselocale(earlier);
    freelocale(plain);
  }
  return status;
}

/* The library writes into a file in memory: a full disk then shows where it can be handled, and nothing is printed
 * on the way. Returns its descriptor, or -1 with a failure in the book. */
static int write_to_memory(wa_book *book) {
  const char *scratch = wa_scratch_folder(book->arena, book->target, likely_size(book));
  int file = memfd_create("workbook", MFD_CLOEXEC);
  if (!scratch || file < 0) {
    wa_book_fail(book, "%s", scratch ? strerror(errno) : "no folder for temporary files can be written");
  } else if (replace_text(&book->workbook->filename, wa_printf(book->arena, "/proc/self/fd/%d", file)) &&
             replace_text(&book->workbook->options.tmpdir, scratch)) {
    lxw_error status = close_in_c_locale(book);
    if (status == LXW_NO_ERROR)
      return file;
    wa_book_fail(book, "%s (temporary files in %s)", lxw_strerror(status), scratch);
  } else {
    wa_book_fail(book, "no memory");
  }
  if (file >= 0)
    close(file);
  return -1;
}

static bool put_in_place(wa_book *book, const unsigned char *bytes, size_t size, const char **reason) {
  const char *fault = wa_zip_fault(book->arena, bytes, size);
  if (fault) {
    *reason = wa_printf(book->arena, "cannot write %s: %s; is the disk for temporary files full?", book->target, fault);
    return false;
  }
  return wa_file_replace(book->arena, book->target, bytes, size, reason);
}

static bool deliver(wa_book *book, int file, const char **reason) {
  struct stat made;
  if (fstat(file, &made) != 0 || made.st_size <= 0) {
    *reason = "the library wrote nothing";
    return false;
  }
  size_t size = (size_t)made.st_size;
  void *bytes = mmap(NULL, size, PROT_READ, MAP_PRIVATE, file, 0);
  if (bytes == MAP_FAILED) {
    *reason = wa_printf(book->arena, "cannot write %s: %s", book->target, strerror(errno));
    return false;
  }
  bool done = put_in_place(book, bytes, size, reason);
  munmap(bytes, size);
  return done;
}

bool wa_book_close(wa_book *book, const char **reason) {
  const char *why = NULL;
  if (book->workbook)
    finish(book);
  int file = book->failure || !book->workbook ? -1 : write_to_memory(book);
  wa_book_abandon(book);
  bool done = file >= 0 && deliver(book, file, &why);
  if (file >= 0)
    close(file);
  if (!done && !book->failure)
    wa_book_fail(book, "%s", why ? why : "the workbook was closed before");
  if (reason)
    *reason = done ? NULL : book->failure;
  return done;
}
