/* Formulas: whatever is written, reading ends with a tree or an error; a tree that is printed and read again is the
 * same; its units are inferred without harm. Each line of the input is a formula. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "formula/expr.h"
#include "fuzz.h"

typedef struct model {
  wa_arena *arena;
  wa_diags *diags;
} model;

/* Names are known by their first letter, so that most of what is made up has a meaning. */
static bool find_name(void *context, wa_expr *use) {
  model *own = context;
  static const char *const units[] = {"1", "EUR", "year", "EUR/year", "QALY", "1/year", "hour/week"};
  if (use->name[0] == 'z') return false;
  if (use->name[0] < 'u') {
    const char *unit = units[(unsigned char)use->name[0] % 7];
    use->unit = wa_unit_parse(own->arena, own->diags, unit, use->span, false);
  }
  use->uses = (unsigned)use->name[0] & (WA_USES_CLOCK | WA_USES_COHORT);
  return true;
}

static bool find_table(void *context, wa_expr *use) {
  (void)context;
  use->unit = wa_unit_one();
  return use->name[0] == 't';
}

static bool is_category(void *context, const wa_expr *use, size_t argument) {
  (void)context;
  return use->args[argument]->kind == WA_EX_NAME && use->args[argument]->name[0] == 'f';
}

static bool is_known(void *context, wa_argument_kind kind, const char *name) {
  (void)context;
  return kind == WA_ARG_STATE && name[0] == 'h';
}

static size_t candidates(void *context, wa_argument_kind kind, const char *const **names) {
  (void)context;
  static const char *const values[] = {"price", "rate", "time", "age"}, *const states[] = {"home"};
  *names = kind == WA_ARG_STATE ? states : values;
  return kind == WA_ARG_STATE ? 1 : 4;
}

static bool same_tree(const wa_expr *a, const wa_expr *b) {
  if (a->kind != b->kind || a->n_args != b->n_args || a->function != b->function) return false;
  if (a->kind == WA_EX_NUMBER && memcmp(&a->number, &b->number, sizeof a->number) != 0) return false;
  if (a->name && (!b->name || strcmp(a->name, b->name) != 0)) return false;
  for (size_t i = 0; i < a->n_args; i++)
    if (!same_tree(a->args[i], b->args[i])) return false;
  return true;
}

static void fail(const char *what, const char *formula, const char *printed) {
  fprintf(stderr, "%s\n  formula: %s\n  printed: %s\n", what, formula, printed);
  abort();
}

/* Deepest and largest trees may not fit the limits any more once brackets are written for them. */
static void read_again(wa_arena *arena, const wa_expr *expr, const char *formula) {
  const char *text = wa_expr_text(arena, expr);
  wa_source *source = wa_source_new(arena, "printed", text, strlen(text));
  wa_expr *again = wa_parse(arena, wa_diags_new(arena), text, (wa_span){source, 0, source->size}, true);
  if (!again) {
    if (expr->height > 90 || expr->size > 5000) return;
    fail("a printed formula cannot be read", formula, text);
  }
  if (!same_tree(expr, again)) fail("a printed formula is another one", formula, text);
}

static void check_places(const wa_expr *node, void *context) {
  const wa_source *source = context;
  if (node->span.source != source || node->span.begin > node->span.end || node->span.end > source->size) abort();
}

static void print_findings(wa_diags *diags) {
  char *bytes = NULL;
  size_t size = 0;
  FILE *out = open_memstream(&bytes, &size);
  if (!out) abort();
  wa_diags_print(diags, out, true, 50);
  fclose(out);
  free(bytes);
}

static void try_formula(const char *text, size_t length) {
  wa_arena *arena = wa_arena_new();
  model own = {arena, wa_diags_new(arena)};
  wa_source *source = wa_source_new(arena, "formula", text, length);
  const char *formula = wa_strndup(arena, text, length);
  wa_expr *expr = wa_parse(arena, own.diags, formula, (wa_span){source, 0, length}, true);
  if (!expr && wa_diags_count(own.diags, WA_ERROR) == 0) fail("no tree and no error", formula, "");
  if (expr) {
    wa_expr_walk(expr, check_places, source);
    read_again(arena, expr, formula);
    wa_scope scope = {&own, find_name, find_table, is_category, is_known, candidates, NULL};
    wa_infer(arena, own.diags, expr, &scope);
  }
  print_findings(own.diags);
  wa_arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const char *at = (const char *)data, *end = at + size;
  while (at < end) {
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    if (!stop) stop = end;
    /* The model room lets no text through that is not UTF-8 or holds NUL. */
    if (memchr(at, 0, (size_t)(stop - at)) == NULL) try_formula(at, (size_t)(stop - at));
    at = stop + 1;
  }
  return 0;
}
