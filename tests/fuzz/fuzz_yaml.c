/* YAML: whatever is written, there is a tree or an error, and every node and finding has its place in the text. */
#include <stdio.h>
#include <stdlib.h>

#include "fuzz.h"
#include "model/yaml_tree.h"

static void check_span(wa_span span, const wa_source *source) {
  if (span.source != source || span.begin > span.end || span.end > source->size) {
    fprintf(stderr, "a place outside the text: %zu..%zu of %zu\n", span.begin, span.end, source->size);
    abort();
  }
}

static void check_node(const wa_yaml *node, const wa_source *source, unsigned depth) {
  if (depth > WA_YAML_MAX_DEPTH + 1) abort();
  check_span(node->span, source);
  if (node->kind == WA_YAML_SCALAR) {
    check_span(wa_yaml_text_span(node), source);
    check_span(wa_yaml_part(node, node->length / 3, node->length), source);
    if (!node->text || (node->verbatim && node->text_begin + node->length > source->size)) abort();
  }
  for (size_t i = 0; i < node->n_items; i++) check_node(node->items[i], source, depth + 1);
  for (size_t i = 0; i < node->n_entries; i++) {
    check_node(node->entries[i].key, source, depth + 1);
    check_node(node->entries[i].value, source, depth + 1);
  }
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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  wa_arena *arena = wa_arena_new();
  wa_diags *diags = wa_diags_new(arena);
  wa_source *source = wa_source_new(arena, "fuzz.yaml", (const char *)data, size);
  wa_yaml *root = wa_yaml_parse(arena, diags, source, 0);
  if (!root && wa_diags_count(diags, WA_ERROR) == 0) abort();
  if (root) check_node(root, source, 0);
  print_findings(diags);
  wa_arena_free(arena);
  return 0;
}
