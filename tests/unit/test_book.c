/* The workbook layer: what it refuses, what it mends, and that a workbook made with it passes the harness of
 * tests/workbook (lint, and recalculation by two programs). */
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <math.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <dirent.h>
#include <unistd.h>

#include "base/text.h"
#include "reports/book.h"

#ifndef WAARDE_TESTS
#define WAARDE_TESTS "tests"
#endif

static wa_arena *arena;
static char folder[64];

static void set_up(void) {
  arena = wa_arena_new();
  strcpy(folder, "/tmp/waarde-book-XXXXXX");
  ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void tear_down(void) {
  char command[128];
  snprintf(command, sizeof command, "rm -rf '%s'", folder);
  ck_assert_int_eq(system(command), 0);
  wa_arena_free(arena);
}

static const char *in_folder(const char *name) { return wa_printf(arena, "%s/%s", folder, name); }

static char *read_all(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  ck_assert_msg(file != NULL, "%s: %s", path, strerror(errno));
  fseek(file, 0, SEEK_END);
  *size = (size_t)ftell(file);
  rewind(file);
  char *bytes = wa_alloc(arena, *size + 1);
  ck_assert_uint_eq(fread(bytes, 1, *size, file), *size);
  fclose(file);
  return bytes;
}

static void write_text(const char *path, const char *text) {
  FILE *file = fopen(path, "wb");
  ck_assert_ptr_nonnull(file);
  fputs(text, file);
  fclose(file);
}

static size_t count_files(const char *path) {
  DIR *open = opendir(path);
  ck_assert_ptr_nonnull(open);
  size_t count = 0;
  for (struct dirent *entry; (entry = readdir(open));)
    count += entry->d_name[0] != '.' || strlen(entry->d_name) > 2;
  closedir(open);
  return count;
}

/* Runs a script of the harness and returns its exit code; what it says goes to the log of the test. */
static int harness(const char *format, ...) __attribute__((format(printf, 1, 2)));
static int harness(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  const char *what = wa_vprintf(arena, format, arguments);
  va_end(arguments);
  fflush(stdout);
  int status = system(wa_printf(arena, "/usr/bin/python3 %s/workbook/%s", WAARDE_TESTS, what));
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static wa_book *small_book(const char *path) {
  wa_book *book = wa_book_open(arena, path, "en");
  wa_sheet *sheet = wa_book_sheet(book, "Numbers");
  wa_cell_input(sheet, 0, 0, WA_NUM_GENERAL, 2);
  wa_cell_formula(sheet, 1, 0, WA_STYLE_FORMULA, WA_NUM_RATIO, "A1*3", 6);
  return book;
}

/* ---- what is refused ---- */

#define ck_fails_with(book, expected)                                                             \
  do {                                                                                            \
    const char *why_ = NULL;                                                                      \
    ck_assert(!wa_book_close(book, &why_));                                                       \
    ck_assert_msg(why_ && strstr(why_, expected), "reason is: %s", why_ ? why_ : "(none)");       \
  } while (0)

START_TEST(numbers_that_are_not_finite) {
  static const double values[] = {NAN, INFINITY, -INFINITY};
  wa_book *book = small_book(in_folder("a.xlsx"));
  wa_sheet *sheet = wa_book_sheet(book, "Costs & benefits");
  if (_i % 2)
    wa_cell_number(sheet, 6, 27, WA_STYLE_ENGINE, WA_NUM_MONEY, values[_i / 2]);
  else
    wa_cell_formula(sheet, 6, 27, WA_STYLE_FORMULA, WA_NUM_MONEY, "1/0", values[_i / 2]);
  ck_assert_ptr_nonnull(wa_book_failure(book));
  ck_fails_with(book, "sheet 'Costs & benefits', cell AB7: ");
  ck_assert_uint_eq(count_files(folder), 0);
}
END_TEST

static const struct {
  const char *formula, *fault;
} bad_formulas[] = {
    {"", "empty"},
    {"=", "empty"},
    {"SUM(A1", "never closed"},
    {"A1)+(2", "closes what was not opened"},
    {"\"open", "quote"},
    {"'Sheet!A1", "quote"},
    {"A1\n+2", "control character"},
    {"A1&\"\xFF\"", "UTF-8"},
    {"SUM({1,2})", "array"},
};

START_TEST(formulas_that_break_a_file) {
  wa_book *book = small_book(in_folder("a.xlsx"));
  wa_cell_formula(wa_book_sheet(book, "S"), 0, 0, WA_STYLE_FORMULA, WA_NUM_GENERAL, bad_formulas[_i].formula, 1);
  ck_fails_with(book, bad_formulas[_i].fault);
}
END_TEST

START_TEST(formulas_too_long_or_too_deep) {
  wa_text longest = wa_text_new(arena), deep = wa_text_new(arena), text = wa_text_new(arena);
  for (int i = 0; i < 5000; i++)
    wa_text_add(&longest, "1+");
  for (int i = 0; i < 65; i++)
    wa_text_add(&deep, "(");
  for (int i = 0; i < 256; i++)
    wa_text_add(&text, i ? "x" : "\"x");
  wa_text_add(&text, "\"");
  const char *formulas[] = {longest.bytes, deep.bytes, text.bytes};
  const char *faults[] = {"8,192", "64 deep", "255 characters"};
  wa_book *book = small_book(in_folder("a.xlsx"));
  wa_cell_formula_text(wa_book_sheet(book, "S"), 0, 0, WA_STYLE_FORMULA, formulas[_i], "");
  ck_fails_with(book, faults[_i]);
}
END_TEST

START_TEST(formulas_that_give_an_error) {
  static const char *const errors[] = {"#REF!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#VALUE!"};
  wa_book *book = small_book(in_folder("a.xlsx"));
  wa_cell_formula_text(wa_book_sheet(book, "S"), 0, 0, WA_STYLE_FORMULA, "A1", errors[_i]);
  ck_fails_with(book, "error value");
}
END_TEST

START_TEST(places_that_are_not_there) {
  wa_book *book = small_book(in_folder("a.xlsx"));
  if (_i)
    wa_cell_number(wa_book_sheet(book, "S"), 1048576, 0, WA_STYLE_TEXT, WA_NUM_GENERAL, 1);
  else
    wa_cell_text(wa_book_sheet(book, "S"), 0, 16384, WA_STYLE_TEXT, "x");
  ck_fails_with(book, "beyond");
}
END_TEST

START_TEST(cells_written_twice) {
  wa_book *book = small_book(in_folder("a.xlsx"));
  wa_sheet *sheet = wa_book_sheet(book, "S");
  wa_cell_wide(sheet, 0, 0, 3, WA_STYLE_TEXT, "wide");
  wa_cell_text(sheet, 0, 2, WA_STYLE_TEXT, "covered");
  ck_fails_with(book, "cell C1: written twice");
}
END_TEST

START_TEST(only_the_first_failure_counts) {
  wa_book *book = small_book(in_folder("a.xlsx"));
  wa_book_fail(book, "the %s one", "first");
  wa_book_fail(book, "the second one");
  ck_fails_with(book, "the first one");
}
END_TEST

START_TEST(charts_that_show_nothing) {
  wa_book *book = small_book(in_folder("a.xlsx"));
  wa_sheet *sheet = wa_book_sheet(book, "S");
  wa_range none = {0}, column = {sheet, 0, 0, 3, 0}, block = {sheet, 0, 0, 3, 3}, short_column = {sheet, 0, 0, 2, 0};
  wa_chart *chart = wa_chart_new(book, WA_CHART_BAR, "Bars");
  const char *faults[] = {"never placed", "has no series", "one row or one column", "number of categories",
                          "without values", "has no series 7"};
  if (_i != 1)
    wa_chart_series(chart, "s", _i == 3 ? short_column : none, _i == 2 ? block : _i == 4 ? none : column);
  if (_i == 5)
    wa_chart_hide(chart, 7);
  if (_i != 0)
    wa_chart_place(chart, sheet, 5, 5, 400, 300, "bars");
  ck_fails_with(book, faults[_i]);
}
END_TEST

START_TEST(a_book_without_sheets) {
  wa_book *book = wa_book_open(arena, in_folder("a.xlsx"), "en");
  ck_fails_with(book, "at least one sheet");
}
END_TEST

START_TEST(closing_twice) {
  wa_book *book = small_book(in_folder("a.xlsx"));
  ck_assert(wa_book_close(book, NULL));
  ck_fails_with(book, "closed before");
}
END_TEST

START_TEST(abandoned) {
  wa_book *book = small_book(in_folder("a.xlsx"));
  wa_chart *chart = wa_chart_new(book, WA_CHART_LINE, NULL);
  ck_assert_ptr_nonnull(chart);
  wa_book_abandon(book);
  ck_assert_uint_eq(count_files(folder), 0);
}
END_TEST

/* ---- names and texts ---- */

static const struct {
  const char *given, *legal;
} sheet_names[] = {
    {"Inputs", "Inputs"},
    {"", "Sheet"},
    {"   ", "Sheet"},
    {"'quoted'", "quoted"},
    {"a'b", "a'b"},
    {"history", "history 1"},
    {"Geschiedenis", "Geschiedenis 1"},
    {"Costs/benefits [1]: what?*\\", "Costs-benefits -1-- what---"},
    {"two\nlines\x01", "two lines"},
    {"1234567890123456789012345678901234", "1234567890123456789012345678901"},
    {"123456789012345678901234567890 x", "123456789012345678901234567890"},
    {"123456789012345678901234567890\xF0\x9F\x98\x80", "123456789012345678901234567890"},
    {"\xFFoops", "\xEF\xBF\xBDoops"},
};

START_TEST(sheet_names_made_legal) {
  ck_assert_str_eq(wa_legal_sheet_name(arena, sheet_names[_i].given), sheet_names[_i].legal);
}
END_TEST

START_TEST(sheet_names_used_twice) {
  wa_book *book = wa_book_open(arena, in_folder("a.xlsx"), "nl");
  ck_assert_str_eq(wa_sheet_name(wa_book_sheet(book, "Kosten")), "Kosten");
  ck_assert_str_eq(wa_sheet_name(wa_book_sheet(book, "KOSTEN")), "KOSTEN 2");
  ck_assert_str_eq(wa_sheet_name(wa_book_sheet(book, "kosten")), "kosten 3");
  ck_assert_str_eq(wa_sheet_name(wa_book_sheet(book, "pati\xC3\xABnt")), "pati\xC3\xABnt");
  ck_assert_str_eq(wa_sheet_name(wa_book_sheet(book, "PATI\xC3\x8BNT")), "PATI\xC3\x8BNT 2");
  const char *thirty_one = "1234567890123456789012345678901";
  wa_book_sheet(book, thirty_one);
  ck_assert_str_eq(wa_sheet_name(wa_book_sheet(book, thirty_one)), "12345678901234567890123456789 2");
  const char *why = NULL;
  ck_assert_msg(wa_book_close(book, &why), "%s", why);
}
END_TEST

static const struct {
  const char *given, *legal;
} names[] = {
    {"price", "p_price"},       {"cost_admission", "cost_admission"},
    {"costs", "costs"},         {"DW1", "p_DW1"},
    {"qol1", "p_qol1"},         {"xfd1048576", "p_xfd1048576"},
    {"abcd1", "abcd1"},         {"ab_1", "ab_1"},
    {"R", "p_R"},               {"c", "p_c"},
    {"x", "p_x"},               {"R1C1", "p_R1C1"},
    {"r12", "p_r12"},           {"rc", "p_rc"},
    {"R1K1", "p_R1K1"},         {"Z1S1", "p_Z1S1"},
    {"TRUE", "p_TRUE"},         {"sum", "p_sum"},
    {"1st", "p_1st"},           {"", "p_"},
    {"two words", "two_words"}, {"pati\xC3\xABnten", "pati_nten"},
    {"_xlnm.x", "p__xlnm_x"},   {"\xFF", "p__"},
};

START_TEST(names_made_legal) {
  ck_assert_str_eq(wa_legal_name(arena, names[_i].given), names[_i].legal);
}
END_TEST

START_TEST(names_used_twice) {
  wa_book *book = small_book(in_folder("a.xlsx"));
  wa_sheet *sheet = wa_book_sheet(book, "S");
  ck_assert_str_eq(wa_book_name(book, "visits", sheet, 0, 0), "visits");
  ck_assert_str_eq(wa_book_name(book, "Visits", sheet, 1, 0), "Visits_2");
  ck_assert_str_eq(wa_book_name(book, "VISITS", sheet, 2, 0), "VISITS_3");
  wa_text longest = wa_text_new(arena);
  for (int i = 0; i < 300; i++)
    wa_text_add(&longest, "n");
  ck_assert_uint_eq(strlen(wa_book_name(book, longest.bytes, sheet, 3, 0)), 100);
  ck_assert_uint_eq(strlen(wa_book_name_range(book, longest.bytes, sheet, 3, 0, 4, 0)), 102);
  const char *why = NULL;
  ck_assert_msg(wa_book_close(book, &why), "%s", why);
  ck_assert_int_eq(harness("lint.py --quiet %s", in_folder("a.xlsx")), 0);
}
END_TEST

START_TEST(texts_made_legal) {
  ck_assert_str_eq(wa_legal_text(arena, "a\x01" "b\x1F\x7F" "c\td\ne", 99), "abc\td\ne");
  ck_assert_str_eq(wa_legal_text(arena, "a\r\nb\rc", 99), "a\nb\nc");
  ck_assert_str_eq(wa_legal_text(arena, "\xC2\x85x\xEF\xBF\xBFy", 99), "x\xEF\xBF\xBDy");
  ck_assert_str_eq(wa_legal_text(arena, "12345", 5), "12345");
  ck_assert_str_eq(wa_legal_text(arena, "123456", 5), "1234\xE2\x80\xA6");
  ck_assert_str_eq(wa_legal_text(arena, "123\xF0\x9F\x98\x80" "5", 5), "123\xE2\x80\xA6");
  ck_assert_str_eq(wa_legal_text(arena, NULL, 5), "");
}
END_TEST

START_TEST(references) {
  wa_book *book = wa_book_open(arena, in_folder("a.xlsx"), "en");
  wa_sheet *plain = wa_book_sheet(book, "Inputs"), *spaced = wa_book_sheet(book, "It's here");
  wa_sheet *like_cell = wa_book_sheet(book, "A1"), *number = wa_book_sheet(book, "2026");
  ck_assert_str_eq(wa_cell_ref(arena, plain, plain, 3, 1, WA_FIX_NONE), "B4");
  ck_assert_str_eq(wa_cell_ref(arena, plain, plain, 3, 1, WA_FIX_ROW), "B$4");
  ck_assert_str_eq(wa_cell_ref(arena, spaced, plain, 3, 1, WA_FIX_COLUMN), "Inputs!$B4");
  ck_assert_str_eq(wa_cell_ref(arena, plain, spaced, 3, 1, WA_FIX_BOTH), "'It''s here'!$B$4");
  ck_assert_str_eq(wa_cell_ref(arena, plain, like_cell, 0, 0, WA_FIX_NONE), "'A1'!A1");
  ck_assert_str_eq(wa_range_ref(arena, NULL, number, 0, 25, 9, 26, WA_FIX_BOTH), "'2026'!$Z$1:$AA$10");
  ck_assert_str_eq(wa_column_letters(arena, 16383), "XFD");
  ck_assert_str_eq(wa_formula_text(arena, "say \"hi\""), "\"say \"\"hi\"\"\"");
  ck_assert_str_eq(wa_formula_number(arena, -0.1), "(-0.1)");
  ck_assert_str_eq(wa_formula_number(arena, 1e-7), "1E-07");
  wa_book_abandon(book);
}
END_TEST

START_TEST(values_are_remembered) {
  wa_book *book = wa_book_open(arena, in_folder("a.xlsx"), "en");
  wa_sheet *sheet = wa_book_sheet(book, "S");
  for (size_t i = 0; i < 10000; i++)
    wa_cell_formula(sheet, i, i % 7, WA_STYLE_FORMULA, WA_NUM_GENERAL, "ROW()", (double)i);
  wa_cell_text(sheet, 0, 9, WA_STYLE_TEXT, "text");
  double value = -1;
  for (size_t i = 0; i < 10000; i++)
    ck_assert(wa_cell_value(sheet, i, i % 7, &value) && value == (double)i);
  ck_assert(!wa_cell_value(sheet, 0, 9, &value));
  ck_assert(!wa_cell_value(sheet, 12345, 0, &value));
  ck_assert_ptr_null(wa_book_failure(book));
  wa_book_abandon(book);
}
END_TEST

/* ---- files ---- */

START_TEST(the_same_content_gives_the_same_bytes) {
  ck_assert(wa_book_close(small_book(in_folder("a.xlsx")), NULL));
  sleep(1);
  ck_assert(wa_book_close(small_book(in_folder("b.xlsx")), NULL));
  setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
  ck_assert(wa_book_close(small_book(in_folder("c.xlsx")), NULL));
  unsetenv("SOURCE_DATE_EPOCH");
  size_t a, b, c;
  const char *one = read_all(in_folder("a.xlsx"), &a), *two = read_all(in_folder("b.xlsx"), &b);
  const char *other = read_all(in_folder("c.xlsx"), &c);
  ck_assert(a == b && memcmp(one, two, a) == 0);
  ck_assert(a != c || memcmp(one, other, a) != 0);
  ck_assert_uint_eq(count_files(folder), 3);
}
END_TEST

START_TEST(an_earlier_file_is_replaced) {
  const char *path = in_folder("a.xlsx");
  write_text(path, "earlier");
  ck_assert_int_eq(chmod(path, 0640), 0);
  ck_assert_int_eq(symlink(path, in_folder("link.xlsx")), 0);
  ck_assert(wa_book_close(small_book(in_folder("link.xlsx")), NULL));
  struct stat now;
  ck_assert(lstat(in_folder("link.xlsx"), &now) == 0 && S_ISLNK(now.st_mode));
  ck_assert(stat(path, &now) == 0 && now.st_size > 1000);
  ck_assert_uint_eq(now.st_mode & 0777, 0640);
  ck_assert_uint_eq(count_files(folder), 2);
}
END_TEST

START_TEST(an_earlier_file_survives_a_failure) {
  const char *path = in_folder("a.xlsx");
  write_text(path, "earlier");
  wa_book *book = small_book(path);
  wa_cell_number(wa_book_sheet(book, "S"), 0, 0, WA_STYLE_TEXT, WA_NUM_GENERAL, NAN);
  ck_assert(!wa_book_close(book, NULL));
  size_t size;
  ck_assert_str_eq(read_all(path, &size), "earlier");
  ck_assert_uint_eq(count_files(folder), 1);
}
END_TEST

/* What the library prints itself, which must be nothing. */
static bool close_quietly(wa_book *book, const char **why) {
  fflush(stderr);
  int kept = dup(2), caught = open(in_folder("stderr"), O_RDWR | O_CREAT | O_TRUNC, 0600);
  dup2(caught, 2);
  bool done = wa_book_close(book, why);
  fflush(stderr);
  off_t said = lseek(caught, 0, SEEK_END);
  dup2(kept, 2);
  close(kept);
  close(caught);
  unlink(in_folder("stderr"));
  ck_assert_int_eq(said, 0);
  return done;
}

START_TEST(places_that_cannot_be_written) {
  ck_assert_int_eq(mkdir(in_folder("dir.xlsx"), 0700), 0);
  ck_assert_int_eq(mkdir(in_folder("closed"), 0500), 0);
  const char *targets[] = {in_folder("none/a.xlsx"), in_folder("dir.xlsx"), "/dev/full", in_folder("closed/a.xlsx")};
  const char *faults[] = {"No such file", "Is a directory", "No space left", "Permission denied"};
  wa_book *book = small_book(targets[_i]);
  bool drop = _i == 3 && geteuid() == 0; /* root may write anywhere */
  if (drop)
    ck_assert_int_eq(chmod(folder, 0755) | seteuid(65534), 0);
  const char *why = NULL;
  bool done = _i == 3 ? wa_book_close(book, &why) : close_quietly(book, &why);
  if (drop)
    ck_assert_int_eq(seteuid(0), 0);
  ck_assert(!done);
  ck_assert_msg(strstr(why, faults[_i]) && strstr(why, targets[_i]), "%s", why);
  struct stat device;
  ck_assert(stat("/dev/full", &device) == 0 && S_ISCHR(device.st_mode));
  ck_assert_uint_eq(count_files(folder), 2);
}
END_TEST

/* A disk of this size mounted on `path`, seen by this process only; false where that is not allowed. */
static bool small_disk(const char *path, const char *size) {
  return mount("none", path, "tmpfs", 0, wa_printf(arena, "size=%s", size)) == 0;
}

static bool own_mounts(void) {
  return geteuid() == 0 && unshare(CLONE_NEWNS) == 0 && mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
}

static wa_book *large_book(const char *path) {
  wa_book *book = small_book(path);
  wa_sheet *sheet = wa_book_sheet(book, "Many");
  unsigned long long random = 1;
  for (size_t i = 0; i < 40000; i++) {
    random = random * 6364136223846793005ULL + 1442695040888963407ULL;
    wa_cell_number(sheet, i / 20, i % 20, WA_STYLE_ENGINE, WA_NUM_GENERAL, (double)(random >> 11));
  }
  return book;
}

START_TEST(a_full_disk) {
  const char *disk = in_folder("disk");
  ck_assert_int_eq(mkdir(disk, 0700), 0);
  if (!own_mounts() || !small_disk(disk, "64k")) {
    puts("a full disk: SKIPPED, mounting is not allowed");
    return;
  }
  const char *path = wa_printf(arena, "%s/a.xlsx", disk), *why = NULL;
  write_text(path, "earlier");
  ck_assert(!close_quietly(large_book(path), &why));
  ck_assert_msg(strstr(why, "No space left"), "%s", why);
  size_t size;
  ck_assert_str_eq(read_all(path, &size), "earlier");
  ck_assert_uint_eq(count_files(disk), 1);
  ck_assert_int_eq(umount(disk), 0);
}
END_TEST

/* The library does not notice when its own temporary files are cut off. */
START_TEST(a_full_disk_for_temporary_files) {
  const char *disk = in_folder("disk");
  ck_assert_int_eq(mkdir(disk, 0700), 0);
  bool own = own_mounts();
  static const char *const others[] = {"/var/tmp", "/dev/shm"};
  for (size_t i = 0; own && i < 2; i++)
    own = small_disk(others[i], "64k");
  if (!own || !small_disk(disk, "700k")) {
    puts("a full disk for temporary files: SKIPPED, mounting is not allowed");
    return;
  }
  wa_book *book = large_book(wa_printf(arena, "%s/a.xlsx", disk));
  ck_assert(small_disk("/tmp", "64k")); /* hides `disk` too, so only small disks are left */
  mkdir(folder, 0700);
  mkdir(disk, 0700);
  const char *why = NULL;
  ck_assert(!wa_book_close(book, &why));
  ck_assert_msg(strstr(why, "temporary files") != NULL, "%s", why);
  ck_assert_uint_eq(count_files(disk), 0);
  ck_assert_int_eq(umount("/tmp"), 0);
  ck_assert_int_eq(umount(disk), 0);
}
END_TEST

START_TEST(a_locale_with_a_decimal_comma) {
  setenv("LOCPATH", folder, 1);
  int made = system(wa_printf(arena, "localedef -i nl_NL -f UTF-8 %s/nl_NL.UTF-8 2>/dev/null", folder));
  if (made != 0 || !setlocale(LC_ALL, "nl_NL.UTF-8")) {
    puts("a locale with a decimal comma: SKIPPED, nl_NL.UTF-8 cannot be made");
    return;
  }
  wa_book *book = wa_book_open(arena, in_folder("a.xlsx"), "nl");
  wa_sheet *sheet = wa_book_sheet(book, "Getallen");
  wa_sheet_width(sheet, 0, 0, 12.5);
  wa_cell_number(sheet, 0, 0, WA_STYLE_ENGINE, WA_NUM_RATIO, 1.5);
  wa_cell_formula(sheet, 1, 0, WA_STYLE_FORMULA, WA_NUM_RATIO, "A1/2", 0.75);
  ck_assert(wa_book_close(book, NULL));
  ck_assert_str_eq(localeconv()->decimal_point, ",");
  setlocale(LC_ALL, "C");
  ck_assert_int_eq(harness("lint.py --quiet %s", in_folder("a.xlsx")), 0);
  ck_assert_int_eq(harness("compare.py --only gnumeric %s", in_folder("a.xlsx")), 0);
}
END_TEST

/* ---- awkward content ---- */

static const char *const awkward[] = {
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2",
    "@SUM(A1)",
    "\"quoted\" & 'quoted' <tag attr=\"x\"> ]]> &amp; &#65;",
    "line one\nline two\ttabbed",
    "bell \x07 escape \x1B nothing",
    "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xD8\xB3\xD9\x84\xD8\xA7\xD9\x85",
    "\xF0\x9F\x98\x80 \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xAC",
    "broken \xC3( bytes \xFF",
    "_x0041_ stays",
    "   spaces around   ",
    "#REF!",
    "TRUE",
    "1,5",
};
enum { N_AWKWARD = sizeof awkward / sizeof *awkward };

static void awkward_row(wa_sheet *sheet, size_t row, const char *text) {
  wa_cell_text(sheet, row, 0, WA_STYLE_TEXT, text);
  wa_cell_input_text(sheet, row, 1, text);
  if (strcmp(text, "#REF!") == 0) /* fine in a cell, refused as the outcome of a formula */
    text = "REF";
  const char *formula = wa_printf(arena, "=%s&\"\"", wa_formula_text(arena, text));
  char *cached = wa_strdup(arena, wa_legal_text(arena, text, 255));
  for (char *at = cached; *at; at++)
    if (*at == '\n' || *at == '\t')
      *at = ' ';
  wa_cell_formula_text(sheet, row, 2, WA_STYLE_WRAP, formula, cached);
  wa_cell_number(sheet, row, 3, WA_STYLE_ENGINE, WA_NUM_FACTOR, (double)row);
  wa_cell_formula(sheet, row, 4, WA_STYLE_FORMULA, WA_NUM_PERCENT, wa_printf(arena, "D%zu/7", row + 1),
                  (double)row / 7);
}

static void awkward_chart(wa_book *book, wa_sheet *sheet, const char *text) {
  wa_chart *chart = wa_chart_new(book, WA_CHART_BAR, text);
  wa_chart_axes(chart, text, text, WA_NUM_PERCENT);
  wa_range labels = {sheet, 0, 0, N_AWKWARD - 1, 0}, values = {sheet, 0, 4, N_AWKWARD - 1, 4};
  wa_chart_series(chart, text, labels, values);
  wa_range formula_labels = {sheet, 0, 2, N_AWKWARD - 1, 2};
  wa_chart_series(chart, text, formula_labels, values);
  wa_chart_place(chart, sheet, 2, 8, 480, 300, text);
}

static void awkward_sheet(wa_book *book, const char *name, const char *text) {
  wa_sheet *sheet = wa_book_sheet(book, name);
  for (size_t i = 0; i < N_AWKWARD; i++)
    awkward_row(sheet, i, awkward[i]);
  wa_cell_wide(sheet, N_AWKWARD, 0, 5, WA_STYLE_TEXT, text);
  wa_cell_link(sheet, N_AWKWARD + 1, 0, text, sheet, 3, 1);
  wa_cell_url(sheet, N_AWKWARD + 2, 0, text, "https://example.org/?a=1&b=%20'x'#part");
  wa_cell_url(sheet, N_AWKWARD + 3, 0, NULL, "javascript:alert(1)");
  wa_cell_url(sheet, N_AWKWARD + 4, 0, NULL, "https://example.org/internal:x");
  wa_cell_url(sheet, N_AWKWARD + 5, 0, NULL, "https://example.org/<\">");
  wa_cell_when(sheet, 0, 3, N_AWKWARD - 1, 3, "AND(D1>2,D1<5,A1<>\"a&b\")", WA_STYLE_GOOD);
  wa_cell_accept(sheet, 0, 3, -INFINITY, 10, true, text);
  wa_cell_choose(sheet, 0, 1, wa_range_ref(arena, sheet, sheet, 0, 0, 4, 0, WA_FIX_BOTH));
  wa_book_name(book, text, sheet, 0, 3);
  wa_sheet_print(sheet, WA_FIT_PAGE, N_AWKWARD + 5, 7);
  wa_sheet_freeze(sheet, 2, 1);
  wa_sheet_filter(sheet, 1, 0, N_AWKWARD - 1, 4);
  wa_sheet_break(sheet, 12);
  awkward_chart(book, sheet, text);
}

START_TEST(awkward_content) {
  static const char *const sheet_titles[] = {
      "A1", "R1C1", "2026", "It's 100% <&> \"ok\"! (x)", "History", "a!b!c", "TRUE", "=1+1",
      "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xD7\xA2\xD7\x95\xD7\x9C\xD7\x9D",
      "\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80"
      "\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80"
      "\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80",
      "\xE6\xBC\xA2\xE5\xAD\x97\xE6\xBC\xA2\xE5\xAD\x97\xE6\xBC\xA2\xE5\xAD\x97\xE6\xBC\xA2\xE5\xAD\x97\xE6\xBC\xA2\xE5\xAD\x97"
      "\xE6\xBC\xA2\xE5\xAD\x97\xE6\xBC\xA2\xE5\xAD\x97\xE6\xBC\xA2\xE5\xAD\x97\xE6\xBC\xA2\xE5\xAD\x97\xE6\xBC\xA2\xE5\xAD\x97"
      "\xE6\xBC\xA2\xE5\xAD\x97\xE6\xBC\xA2\xE5\xAD\x97\xE6\xBC\xA2\xE5\xAD\x97\xE6\xBC\xA2\xE5\xAD\x97\xE6\xBC\xA2\xE5\xAD\x97"
      "\xE6\xBC\xA2\xE5\xAD\x97\xE6\xBC\xA2\xE5\xAD\x97\xE6\xBC\xA2\xE5\xAD\x97\xE6\xBC\xA2\xE5\xAD\x97\xE6\xBC\xA2\xE5\xAD\x97"};
  wa_text huge = wa_text_new(arena);
  for (size_t i = 0; i < 40000; i++)
    wa_text_add(&huge, i % 9 ? "\xC3\xA9" : " ");
  wa_book *book = wa_book_open(arena, in_folder("a.xlsx"), "nl");
  wa_book_properties(book, "Title & <co> \x02", awkward[9]);
  for (size_t i = 0; i < sizeof sheet_titles / sizeof *sheet_titles; i++)
    awkward_sheet(book, sheet_titles[i], i ? awkward[i % N_AWKWARD] : huge.bytes);
  const char *why = NULL;
  ck_assert_msg(close_quietly(book, &why), "%s", why);
  ck_assert_int_eq(harness("lint.py --quiet %s", in_folder("a.xlsx")), 0);
  ck_assert_int_eq(harness("compare.py %s", in_folder("a.xlsx")), 0);
}
END_TEST

/* ---- a workbook as sheet writers will make it ---- */

enum { N_YEARS = 40, FIRST_YEAR_ROW = 4 };

typedef struct demo {
  wa_book *book;
  wa_sheet *inputs, *flow, *results, *charts;
  const char *cost, *benefit, *growth, *discount, *people;
} demo;

static const char *demo_input(demo *d, size_t row, const char *name, wa_num num, double value) {
  wa_cell_text(d->inputs, row, 0, WA_STYLE_TEXT, name);
  wa_cell_input(d->inputs, row, 1, num, value);
  wa_cell_accept(d->inputs, row, 1, 0, INFINITY, false, "A number, not below 0");
  wa_cell_number(d->inputs, row, 2, WA_STYLE_ENGINE, num, value);
  wa_cell_formula_text(d->inputs, row, 3, WA_STYLE_TEXT, wa_printf(arena, "=IF(B%zu=C%zu,\"same\",\"changed\")", row + 1, row + 1),
                       "same");
  wa_cell_when(d->inputs, row, 3, row, 3, wa_printf(arena, "B%zu<>C%zu", row + 1, row + 1), WA_STYLE_WARN);
  return wa_book_name(d->book, name, d->inputs, row, 1);
}

static void demo_inputs(demo *d) {
  d->inputs = wa_book_sheet(d->book, "Inputs");
  wa_sheet_title(d->inputs, "Inputs", "Every number the model starts from. Change the yellow cells.");
  wa_sheet_width(d->inputs, 0, 0, 30);
  wa_sheet_width(d->inputs, 1, 3, 14);
  static const char *const heads[] = {"Parameter", "Value", "Value the program computed with", "Changed?"};
  for (size_t i = 0; i < 4; i++)
    wa_cell_text(d->inputs, 3, i, i == 1 || i == 2 ? WA_STYLE_HEADING_RIGHT : WA_STYLE_HEADING, heads[i]);
  d->cost = demo_input(d, 4, "DW1", WA_NUM_MONEY_CENTS, 1250.5);
  d->benefit = demo_input(d, 5, "price", WA_NUM_MONEY, 87);
  d->growth = demo_input(d, 6, "growth_of_effect", WA_NUM_PERCENT, 0.021);
  d->discount = demo_input(d, 7, "R", WA_NUM_PERCENT, 0.03);
  d->people = demo_input(d, 8, "people", WA_NUM_INTEGER, 1234);
  wa_sheet_freeze(d->inputs, 4, 1);
  wa_sheet_print(d->inputs, WA_FIT_WIDTH, 8, 3);
}

/* One year: factor, cost, benefit, net, discounted, in columns 1 to 5. */
static double demo_year(const demo *d, size_t year) {
  size_t row = FIRST_YEAR_ROW + year;
  double factor = pow(1.03, -(double)year), effect = pow(1.021, (double)year);
  double cost = year ? 1250.5 * 10 : 1250.5 * 1234, benefit = 87 * 1234 * effect, net = benefit - cost;
  wa_cell_number(d->flow, row, 0, WA_STYLE_TEXT, WA_NUM_YEAR, (double)(2026 + year));
  wa_cell_formula(d->flow, row, 1, WA_STYLE_FORMULA, WA_NUM_FACTOR,
                  wa_printf(arena, "=(1+%s)^-(A%zu-A$%d)", d->discount, row + 1, FIRST_YEAR_ROW + 1), factor);
  wa_cell_formula(d->flow, row, 2, WA_STYLE_FORMULA, WA_NUM_MONEY,
                  wa_printf(arena, "=IF(A%zu=A$%d,%s*%s,%s*10)", row + 1, FIRST_YEAR_ROW + 1, d->cost, d->people, d->cost),
                  cost);
  wa_cell_formula(d->flow, row, 3, WA_STYLE_FORMULA, WA_NUM_MONEY,
                  wa_printf(arena, "=%s*%s*(1+%s)^(A%zu-A$%d)", d->benefit, d->people, d->growth, row + 1, FIRST_YEAR_ROW + 1),
                  benefit);
  wa_cell_formula(d->flow, row, 4, WA_STYLE_FORMULA, WA_NUM_MONEY, wa_printf(arena, "=D%zu-C%zu", row + 1, row + 1), net);
  wa_cell_formula(d->flow, row, 5, WA_STYLE_FORMULA, WA_NUM_MONEY, wa_printf(arena, "=E%zu*B%zu", row + 1, row + 1),
                  net * factor);
  wa_cell_formula_text(d->flow, row, 6, WA_STYLE_TEXT, wa_printf(arena, "=IF(E%zu<0,\"costs\",\"brings\")", row + 1),
                       net < 0 ? "costs" : "brings");
  return net * factor;
}

static double demo_flow(demo *d) {
  d->flow = wa_book_sheet(d->book, "Costs & benefits");
  wa_sheet_title(d->flow, "Costs and benefits per year", "One row per year; discounted to the first.");
  wa_sheet_tab(d->flow, 0x0072B2);
  static const char *const heads[] = {"Year", "Factor", "Costs", "Benefits", "Net", "Present value", "In words"};
  for (size_t i = 0; i < 7; i++)
    wa_cell_text(d->flow, FIRST_YEAR_ROW - 1, i, WA_STYLE_HEADING, heads[i]);
  wa_sheet_freeze(d->flow, FIRST_YEAR_ROW, 1);
  wa_sheet_width(d->flow, 0, 6, 13);
  double total = 0;
  for (size_t year = 0; year < N_YEARS; year++)
    total += demo_year(d, year);
  return total;
}

static void demo_results(demo *d, double total) {
  d->results = wa_book_sheet(d->book, "Results");
  wa_sheet_title(d->results, "Results", NULL);
  const char *discounted = wa_range_ref(arena, d->results, d->flow, FIRST_YEAR_ROW, 5, FIRST_YEAR_ROW + N_YEARS - 1, 5,
                                        WA_FIX_BOTH);
  wa_cell_text(d->results, 3, 0, WA_STYLE_STRONG, "Net present value");
  wa_cell_formula(d->results, 3, 1, WA_STYLE_ANSWER, WA_NUM_MONEY, wa_printf(arena, "=SUM(%s)", discounted), total);
  wa_book_name(d->book, "net_present_value", d->results, 3, 1);
  wa_cell_formula_or(d->results, 4, 1, WA_STYLE_TOTAL, WA_NUM_RATIO, "=IF(B4=0,\"none\",0*B4)", 0, "none");
  wa_cell_formula_or(d->results, 5, 1, WA_STYLE_TOTAL, WA_NUM_RATIO, "=IF(B5=0,\"none\",1/B5)", INFINITY, "none");
  wa_cell_formula_text(d->results, 6, 1, WA_STYLE_GOOD, "=IF(B4>0,\"worth it\",\"not worth it\")", "worth it");
  wa_cell_wide(d->results, 8, 0, 6, WA_STYLE_NOTE,
               "A longer remark that needs more than one line on the sheet, so that its row must become higher than the "
               "others: the value is what remains after all costs, in money of the first year, over the whole period.");
  wa_cell_link(d->results, 10, 0, "To the inputs", d->inputs, 4, 1);
  wa_cell_url(d->results, 11, 0, "A source", "https://example.org/report.pdf");
  wa_sheet_width(d->results, 0, 1, 22);
  wa_sheet_portrait(d->results);
  wa_sheet_activate(d->results);
}

static wa_range years_of(const demo *d, size_t column, size_t count) {
  return (wa_range){d->flow, FIRST_YEAR_ROW, column, FIRST_YEAR_ROW + count - 1, column};
}

static void demo_chart(demo *d, wa_chart_kind kind, size_t n) {
  size_t count = kind == WA_CHART_LINE || kind == WA_CHART_SCATTER ? N_YEARS : 8;
  wa_chart *chart = wa_chart_new(d->book, kind, wa_printf(arena, "Chart %zu", n));
  wa_chart_axes(chart, "Year", "Euro", WA_NUM_MONEY);
  for (size_t column = 2; column <= 5; column++)
    wa_chart_series(chart, wa_printf(arena, "Series %zu", column), years_of(d, 0, count), years_of(d, column, count));
  if (kind == WA_CHART_TORNADO)
    wa_chart_base(chart, 50000);
  if (kind == WA_CHART_COLUMN_STACKED)
    wa_chart_hide(chart, 0);
  if (kind == WA_CHART_COLUMN) {
    wa_chart_colour(chart, 0, 0x123456);
    wa_chart_label(chart, 3, WA_NUM_MONEY);
    wa_chart_unlisted(chart, 1);
  }
  if (kind == WA_CHART_LINE)
    wa_chart_limits(chart, -2e6, NAN);
  wa_chart_place(chart, d->charts, 3 + 17 * (n / 2), n % 2 * 8, 500, 320, "Costs, benefits and net result in the first years");
}

static void demo_book(demo *d, const char *path, double error) {
  *d = (demo){.book = wa_book_open(arena, path, "en")};
  wa_book_properties(d->book, "A demonstration", "waarde");
  demo_inputs(d);
  double total = demo_flow(d);
  demo_results(d, total + error);
  d->charts = wa_book_sheet(d->book, "Charts");
  wa_sheet_title(d->charts, "Charts", "All kinds there are.");
  for (size_t i = 0; i <= WA_CHART_SCATTER_LINE; i++)
    demo_chart(d, (wa_chart_kind)i, i);
}

START_TEST(a_whole_workbook) {
  demo d;
  demo_book(&d, in_folder("demo.xlsx"), 0);
  const char *why = NULL;
  ck_assert_msg(close_quietly(d.book, &why), "%s", why);
  ck_assert_int_eq(harness("lint.py %s", in_folder("demo.xlsx")), 0);
  ck_assert_int_eq(harness("compare.py %s", in_folder("demo.xlsx")), 0);
  const char *keep = getenv("WAARDE_KEEP_DEMO");
  if (keep)
    ck_assert_int_eq(system(wa_printf(arena, "cp %s %s", in_folder("demo.xlsx"), keep)), 0);
}
END_TEST

START_TEST(a_wrong_number_is_found) {
  demo d;
  demo_book(&d, in_folder("demo.xlsx"), 1);
  ck_assert(wa_book_close(d.book, NULL));
  ck_assert_int_eq(harness("lint.py --quiet %s", in_folder("demo.xlsx")), 0);
  ck_assert_int_eq(harness("compare.py --only gnumeric %s", in_folder("demo.xlsx")), 1);
}
END_TEST

START_TEST(the_harness_finds_faults) {
  demo d;
  demo_book(&d, in_folder("demo.xlsx"), 0);
  ck_assert(wa_book_close(d.book, NULL));
  ck_assert_int_eq(harness("selftest.py %s", in_folder("demo.xlsx")), 0);
}
END_TEST

/* Inputs are changed in LibreOffice; the results must follow. */
START_TEST(inputs_can_be_changed) {
  demo d;
  demo_book(&d, in_folder("demo.xlsx"), 0);
  ck_assert(wa_book_close(d.book, NULL));
  if (system("command -v soffice >/dev/null") != 0 && getenv("WAARDE_ALLOW_SKIP")) {
    puts("inputs can be changed: SKIPPED, soffice is not installed");
    return;
  }
  const char *changes = wa_printf(arena, "change.py %s p_price=0 / 'Inputs!B9=0' / people=1 %s", in_folder("demo.xlsx"),
                                  in_folder("out.json"));
  ck_assert_int_eq(harness("%s", changes), 0);
  double cost = 0;
  for (int year = 0; year < N_YEARS; year++)
    cost += (year ? 1250.5 * 10 : 1250.5 * 1234) * pow(1.03, -year);
  write_text(in_folder("check.py"),
             wa_printf(arena,
                       "import json\n"
                       "no_price, nobody, one = json.load(open('%s'))\n"
                       "assert abs(no_price['Results']['B4'] + %.17g) < 1e-3, no_price['Results']\n"
                       "assert no_price['Inputs']['D6'] == 'changed' and nobody['Inputs']['D6'] == 'same'\n"
                       "assert nobody['Costs & benefits']['D10'] == 0 and one['Inputs']['B9'] == 1\n",
                       in_folder("out.json"), cost));
  ck_assert_int_eq(system(wa_printf(arena, "/usr/bin/python3 %s", in_folder("check.py"))), 0);
  ck_assert_int_eq(harness("change.py %s 'Results!B4=1' - >/dev/null", in_folder("demo.xlsx")), 1);
}
END_TEST

#define ADD_LOOP(tcase, test, table) tcase_add_loop_test(tcase, test, 0, sizeof(table) / sizeof *(table))

static TCase *new_case(Suite *suite, const char *name, double seconds) {
  TCase *tcase = tcase_create(name);
  tcase_add_checked_fixture(tcase, set_up, tear_down);
  tcase_set_timeout(tcase, seconds);
  suite_add_tcase(suite, tcase);
  return tcase;
}

static void add_refusals(TCase *tcase) {
  tcase_add_loop_test(tcase, numbers_that_are_not_finite, 0, 6);
  ADD_LOOP(tcase, formulas_that_break_a_file, bad_formulas);
  tcase_add_loop_test(tcase, formulas_too_long_or_too_deep, 0, 3);
  tcase_add_loop_test(tcase, formulas_that_give_an_error, 0, 7);
  tcase_add_loop_test(tcase, places_that_are_not_there, 0, 2);
  tcase_add_test(tcase, cells_written_twice);
  tcase_add_test(tcase, only_the_first_failure_counts);
  tcase_add_loop_test(tcase, charts_that_show_nothing, 0, 6);
  tcase_add_test(tcase, a_book_without_sheets);
  tcase_add_test(tcase, closing_twice);
  tcase_add_test(tcase, abandoned);
}

static void add_names(TCase *tcase) {
  ADD_LOOP(tcase, sheet_names_made_legal, sheet_names);
  tcase_add_test(tcase, sheet_names_used_twice);
  ADD_LOOP(tcase, names_made_legal, names);
  tcase_add_test(tcase, names_used_twice);
  tcase_add_test(tcase, texts_made_legal);
  tcase_add_test(tcase, references);
  tcase_add_test(tcase, values_are_remembered);
}

static void add_files(TCase *tcase) {
  tcase_add_test(tcase, the_same_content_gives_the_same_bytes);
  tcase_add_test(tcase, an_earlier_file_is_replaced);
  tcase_add_test(tcase, an_earlier_file_survives_a_failure);
  tcase_add_loop_test(tcase, places_that_cannot_be_written, 0, 4);
  tcase_add_test(tcase, a_full_disk);
  tcase_add_test(tcase, a_full_disk_for_temporary_files);
  tcase_add_test(tcase, a_locale_with_a_decimal_comma);
}

static void add_workbooks(TCase *tcase) {
  tcase_add_test(tcase, awkward_content);
  tcase_add_test(tcase, a_whole_workbook);
  tcase_add_test(tcase, a_wrong_number_is_found);
  tcase_add_test(tcase, the_harness_finds_faults);
  tcase_add_test(tcase, inputs_can_be_changed);
}

int main(void) {
  Suite *suite = suite_create("book");
  add_refusals(new_case(suite, "refusals", 30));
  add_names(new_case(suite, "names", 30));
  add_files(new_case(suite, "files", 60));
  add_workbooks(new_case(suite, "workbooks", 240));
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
