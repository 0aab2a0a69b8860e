#include "model/include.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/fingerprint.h"

enum { WA_MOST_FILES = 200 };

static const char *wa_beside(const wa_load *load, const char *file, const char *name) {
  const char *slash = strrchr(file, '/');
  if (name[0] == '/' || !slash) return name;
  return wa_printf(load->arena, "%.*s/%s", (int)(slash - file), file, name);
}

/* The first of the two places where the file exists; else the first. */
static const char *wa_find(const char *first, const char *second) {
  return access(first, F_OK) != 0 && second && access(second, F_OK) == 0 ? second : first;
}

const wa_source *wa_read_beside(wa_load *load, const wa_yaml *node, const char *what) {
  /* A name that came by --set is looked for beside the model. */
  const char *from = node->span.source->name;
  if (strncmp(from, "--set ", 6) == 0) from = load->model->file;
  const char *first = wa_beside(load, from, node->text), *reason = NULL;
  const char *second =
      load->data_path && node->text[0] != '/' ? wa_printf(load->arena, "%s/%s", load->data_path, node->text) : NULL;
  const char *path = wa_find(first, second);
  const wa_source *source = wa_source_read(load->arena, path, WA_YAML_MAX_SIZE, &reason);
  if (source) return source;
  if (access(path, F_OK) != 0) {
    wa_error(load->diags, wa_yaml_text_span(node), "%s '%.200s' is not there", what, node->text);
    if (second) wa_hint(load->diags, "looked for %s and %s", first, second);
    else wa_hint(load->diags, "looked for %s", first);
  } else {
    wa_error(load->diags, wa_yaml_text_span(node), "cannot read %s '%.200s': %s", what, node->text, reason);
  }
  return NULL;
}

/* Files are the same when their real paths are. */
static const char *wa_real(const wa_load *load, const char *path) {
  char *real = realpath(path, NULL);
  const char *copy = wa_strdup(load->arena, real ? real : path);
  free(real);
  return copy;
}

/* Whether `source` is the file of `file` or one that asked for it. */
static bool wa_is_asker(const wa_load *load, const wa_yaml *node, const char *real) {
  const wa_source *at = node->span.source;
  for (size_t guard = 0; guard <= load->n_files; guard++) {
    if (strcmp(wa_real(load, at->name), real) == 0) return true;
    const wa_file *file = NULL;
    for (size_t i = 0; i < load->n_files; i++)
      if (load->files[i].source == at) file = &load->files[i];
    if (!file || !file->asked.source) return false;
    at = file->asked.source;
  }
  return false;
}

/* Two files may include the same third one: it is read once. */
static bool wa_read_already(wa_load *load, const wa_yaml *node, const wa_source *source) {
  const char *real = wa_real(load, source->name);
  for (size_t i = 0; i < load->n_files; i++) {
    if (strcmp(wa_real(load, load->files[i].source->name), real) != 0) continue;
    if (wa_is_asker(load, node, real)) {
      wa_error(load->diags, wa_yaml_text_span(node), "'%.200s' includes itself", node->text);
      if (load->files[i].asked.source) wa_also(load->diags, load->files[i].asked, "it is included here");
    } else if (load->files[i].asked.source == node->span.source) {
      wa_warn(load->diags, wa_yaml_text_span(node), "'%.200s' is included twice; it is read once", node->text);
      wa_also(load->diags, load->files[i].asked, "it is included here first");
    }
    return true;
  }
  return false;
}

static void wa_include(wa_load *load, const wa_yaml *node) {
  if (node->kind != WA_YAML_SCALAR || wa_yaml_empty(node) || node->broken) return; /* the schema check says so */
  if (load->n_files >= WA_MOST_FILES) {
    wa_error(load->diags, node->span, "more than %d included files", WA_MOST_FILES);
    return;
  }
  const wa_source *source = wa_read_beside(load, node, "included file");
  if (source && !wa_read_already(load, node, source)) wa_add_file(load, source, true, wa_yaml_text_span(node));
}

void wa_add_file(wa_load *load, const wa_source *source, bool included, wa_span asked) {
  wa_fingerprint_add(load->fingerprint, source->text, source->size);
  wa_yaml *root = wa_yaml_parse(load->arena, load->diags, source, 0);
  if (!root) return;
  wa_file file = {.source = source, .root = root, .included = included, .asked = asked};
  WA_PUSH(load->arena, load->files, load->n_files, load->files_capacity, file);
  const wa_yaml *include = wa_yaml_get(root, "include");
  if (!include) return;
  if (include->kind == WA_YAML_SCALAR) wa_include(load, include);
  for (size_t i = 0; include->kind == WA_YAML_LIST && i < include->n_items; i++) wa_include(load, include->items[i]);
}
