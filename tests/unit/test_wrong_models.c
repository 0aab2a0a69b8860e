/* Wrong models and what is said about them. Each file of language/wrong ends in the findings it must give, one
 * comment line each: "#! line:column: error: message [help: advice]"; findings in another file begin with its
 * name. These, all of these, and nothing else must come out. */
#include <check.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/model.h"

static glob_t files;

static const char *expected_lines(const char *text) {
  const char *mark = strstr(text, "\n#! ");
  return mark ? mark + 1 : text + strlen(text);
}

/* All findings as the files write them. */
static const char *findings(wa_arena *arena, wa_diags *diags, const char *name) {
  const char *all = "";
  const char *line;
  size_t length = strlen(name);
  for (size_t i = 0; (line = wa_diags_line(diags, i)); i++) {
    if (strncmp(line, name, length) == 0 && line[length] == ':') line += length + 1;
    all = wa_printf(arena, "%s#! %s\n", all, line);
  }
  return all;
}

START_TEST(wrong_model) {
  const char *name = files.gl_pathv[_i], *reason = "";
  wa_arena *arena = wa_arena_new();
  wa_diags *diags = wa_diags_new(arena);
  wa_source *source = wa_source_read(arena, name, 1000000, &reason);
  ck_assert_msg(source, "%s: %s", name, reason);
  const char *expected = expected_lines(source->text);
  wa_model_load_text(arena, diags, name, source->text, (size_t)(expected - source->text), NULL, 0, NULL);
  const char *found = findings(arena, diags, name);
  ck_assert_msg(*expected, "%s expects nothing", name);
  ck_assert_msg(strcmp(found, expected) == 0, "%s gives\n%sand not\n%s", name, found, expected);
  wa_arena_free(arena);
}
END_TEST

int main(void) {
  if (chdir(WAARDE_TESTS "/language/wrong") != 0 || glob("*.yaml", 0, NULL, &files) != 0) {
    fputs("cannot read language/wrong\n", stderr);
    return EXIT_FAILURE;
  }
  TCase *cases = tcase_create("wrong models");
  tcase_add_loop_test(cases, wrong_model, 0, (int)files.gl_pathc);
  Suite *suite = suite_create("wrong models");
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  globfree(&files);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
