/* The YAML tree: nodes, their bytes, and what is refused. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/yaml_tree.h"

static wa_arena *arena;
static wa_diags *diags;

static void setup(void) {
  arena = wa_arena_new();
  diags = wa_diags_new(arena);
}

static void teardown(void) { wa_arena_free(arena); }

static wa_yaml *parse_bytes(const char *text, size_t size) {
  return wa_yaml_parse(arena, diags, wa_source_new(arena, "t.yaml", text, size), 0);
}

static wa_yaml *parse(const char *text) { return parse_bytes(text, strlen(text)); }

/* The bytes of a span, as text. */
static const char *bytes(wa_span span) { return wa_strndup(arena, span.source->text + span.begin, span.end - span.begin); }

static void refused(const char *text, size_t size, const char *line) {
  setup();
  parse_bytes(text, size);
  ck_assert_uint_eq(wa_diags_count(diags, WA_ERROR), 1);
  ck_assert_str_eq(wa_diags_line(diags, 0), line);
  teardown();
}

START_TEST(kinds) {
  wa_yaml *root = parse("a: 1\nb: [x, 'y z']\nc: {d: \"e\"}\nf:\ng: ~\n");
  ck_assert_uint_eq(wa_diags_count(diags, WA_ERROR), 0);
  ck_assert_int_eq(root->kind, WA_YAML_MAP);
  ck_assert_uint_eq(root->n_entries, 5);
  ck_assert_str_eq(wa_yaml_get(root, "a")->text, "1");
  ck_assert(wa_yaml_get(root, "a")->plain);
  ck_assert_int_eq(wa_yaml_get(root, "b")->kind, WA_YAML_LIST);
  ck_assert(wa_yaml_get(root, "b")->flow);
  ck_assert_str_eq(wa_yaml_get(root, "b")->items[1]->text, "y z");
  ck_assert(!wa_yaml_get(root, "b")->items[1]->plain);
  ck_assert_str_eq(wa_yaml_get(wa_yaml_get(root, "c"), "d")->text, "e");
  ck_assert_ptr_null(wa_yaml_get(root, "f"));
  ck_assert_ptr_null(wa_yaml_get(root, "g"));
  ck_assert_ptr_null(wa_yaml_get(root, "none"));
  ck_assert_ptr_nonnull(wa_yaml_entry_of(root, "f"));
}
END_TEST

/* Characters of two to four bytes before a value must not move its place. */
START_TEST(places_are_bytes) {
  wa_yaml *root = parse("\xEF\xBB\xBFnaam: \"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\"\nb: {\xC3\xA9\xC3\xA9n: x + y, q: 'z'}\r\nc: last\n");
  ck_assert_uint_eq(wa_diags_count(diags, WA_ERROR), 0);
  ck_assert_str_eq(bytes(wa_yaml_get(root, "naam")->span), "\"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\"");
  ck_assert_str_eq(bytes(wa_yaml_text_span(wa_yaml_get(root, "naam"))), "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
  const wa_yaml *map = wa_yaml_get(root, "b");
  ck_assert_str_eq(bytes(map->entries[0].key->span), "\xC3\xA9\xC3\xA9n");
  ck_assert_str_eq(bytes(map->entries[0].value->span), "x + y");
  ck_assert_str_eq(bytes(wa_yaml_part(map->entries[0].value, 4, 5)), "y");
  ck_assert_str_eq(bytes(wa_yaml_text_span(map->entries[1].value)), "z");
  ck_assert_str_eq(bytes(wa_yaml_get(root, "c")->span), "last");
}
END_TEST

/* Far into a file, and in a very long line, where a table of every 256th character is used. */
START_TEST(places_far_away) {
  char *long_text = wa_alloc(arena, 70000);
  size_t used = 0;
  memcpy(long_text, "k: [", 4);
  used = 4;
  for (int i = 0; i < 10000; i++) {
    memcpy(long_text + used, "\xC3\xA9, ", 4);
    used += 4;
  }
  memcpy(long_text + used, "end]\n", 6);
  wa_yaml *root = parse(long_text);
  const wa_yaml *list = wa_yaml_get(root, "k");
  ck_assert_uint_eq(list->n_items, 10001);
  ck_assert_str_eq(bytes(list->items[10000]->span), "end");
  ck_assert_str_eq(bytes(list->items[5000]->span), "\xC3\xA9");
}
END_TEST

START_TEST(verbatim) {
  wa_yaml *root = parse("a: x + y\nb: 'it''s'\nc: \"tab\\t\"\nd: one\n  two\ne: |\n  block\nf: 'plain'\n");
  ck_assert(wa_yaml_get(root, "a")->verbatim);
  ck_assert(!wa_yaml_get(root, "b")->verbatim);
  ck_assert_str_eq(wa_yaml_get(root, "b")->text, "it's");
  ck_assert(!wa_yaml_get(root, "c")->verbatim);
  ck_assert(!wa_yaml_get(root, "d")->verbatim);
  ck_assert_str_eq(wa_yaml_get(root, "d")->text, "one two");
  ck_assert(!wa_yaml_get(root, "e")->verbatim);
  ck_assert_str_eq(wa_yaml_get(root, "e")->text, "block\n");
  ck_assert(wa_yaml_get(root, "f")->verbatim);
}
END_TEST

START_TEST(line_ends_that_only_yaml_sees) {
  /* NEL and LINE SEPARATOR end a line for libyaml; for people and editors they do not. */
  wa_yaml *root = parse("a: 'x\xC2\x85y'\nb: 'x\xE2\x80\xA8y'\nc: here\n");
  ck_assert_str_eq(bytes(wa_yaml_get(root, "c")->span), "here");
}
END_TEST

START_TEST(refusals) {
  refused("", 0, "t.yaml:1:1: error: there is nothing in it");
  refused("# nothing\n", 10, "t.yaml:1:1: error: there is nothing in it");
  refused("a: \xE9t\xE9\n", 7,
          "t.yaml:1:4: error: byte 3 (0xE9) is not UTF-8 "
          "[help: save the file as UTF-8; it is probably Windows-1252 or Latin-1]");
  refused("\xFF\xFE\x61\x00", 4, "t.yaml:1:1: error: byte 0 (0xFF) is not UTF-8 [help: the file is UTF-16; save it as UTF-8]");
  refused("a: b\x01\n", 6,
          "t.yaml:1:5: error: control character (byte 0x01) in the text "
          "[help: remove it; it often comes with text pasted from a PDF or a word processor]");
  refused("a: b\0c\n", 7,
          "t.yaml:1:5: error: control character (byte 0x00) in the text "
          "[help: remove it; it often comes with text pasted from a PDF or a word processor]");
  refused("a: \"\\0\"\n", 8,
          "t.yaml:1:4: error: the text holds a control character "
          "[help: a backslash in \"double quotes\" is an escape; use 'single quotes']");
}
END_TEST

START_TEST(too_deep) {
  char text[400] = "a: ";
  for (int i = 0; i < 60; i++) strcat(text, "[");
  ck_assert_ptr_null(parse(text));
  ck_assert_str_eq(wa_diags_line(diags, 0), "t.yaml:1:43: error: nested deeper than 40 levels");
}
END_TEST

START_TEST(many_duplicates_are_found) {
  char *text = wa_alloc(arena, 40000);
  size_t used = 0;
  for (int i = 0; i < 1000; i++) used += (size_t)snprintf(text + used, 40, "k%d: %d\n", i, i);
  snprintf(text + used, 40, "k3: again\nk999: again\n");
  wa_yaml *root = parse(text);
  ck_assert_uint_eq(root->n_entries, 1000);
  ck_assert_uint_eq(wa_diags_count(diags, WA_ERROR), 2);
  ck_assert_str_eq(wa_diags_line(diags, 0), "t.yaml:1001:1: error: 'k3' stands here twice");
}
END_TEST

START_TEST(reading_from_an_offset) {
  const wa_source *source = wa_source_new(arena, "--set rr=3", "rr=3", 4);
  wa_yaml *root = wa_yaml_parse(arena, diags, source, 3);
  ck_assert_str_eq(root->text, "3");
  ck_assert_uint_eq(root->span.begin, 3);
  ck_assert_uint_eq(root->span.end, 4);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("yaml tree");
  TCase *cases = tcase_create("yaml tree");
  tcase_add_checked_fixture(cases, setup, teardown);
  tcase_add_test(cases, kinds);
  tcase_add_test(cases, places_are_bytes);
  tcase_add_test(cases, places_far_away);
  tcase_add_test(cases, verbatim);
  tcase_add_test(cases, line_ends_that_only_yaml_sees);
  tcase_add_test(cases, too_deep);
  tcase_add_test(cases, many_duplicates_are_found);
  tcase_add_test(cases, reading_from_an_offset);
  TCase *bare = tcase_create("refusals");
  tcase_add_test(bare, refusals);
  suite_add_tcase(suite, cases);
  suite_add_tcase(suite, bare);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
