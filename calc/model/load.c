#include "model/load.h"

#include <string.h>

#include "model/change.h"
#include "model/decode_plan.h"
#include "model/fingerprint.h"
#include "model/include.h"
#include "model/load_source.h"
#include "model/read.h"
#include "model/schema_check.h"

static wa_load *wa_load_new(wa_arena *arena, wa_diags *diags, const char *path, const char *data_path) {
  wa_load *load = WA_NEW(arena, wa_load);
  load->arena = arena;
  load->diags = diags;
  load->data_path = data_path;
  load->names = wa_names_new(arena);
  load->fingerprint = wa_fingerprint_new(arena);
  load->model = WA_NEW(arena, wa_model);
  load->model->arena = arena;
  load->model->file = wa_strdup(arena, path);
  load->model->names = load->names;
  return load;
}

void wa_decode_head(wa_load *load) {
  wa_model *model = load->model;
  const wa_yaml *root = load->files[0].root;
  model->title = wa_read_label(root, "title");
  model->question = wa_read_label(root, "question");
  model->description = wa_read_label(root, "description");
  model->author = wa_read_text(root, "author");
  model->version = wa_read_text(root, "version");
  const wa_yaml *method = wa_yaml_get(root, "method");
  for (size_t i = 0; i < WA_N_METHOD; i++) model->method[i] = wa_read_label(method, wa_method_names[i]);
}

/* What others refer to comes before what refers to it. */
static void wa_decode(wa_load *load) {
  static void (*const decoders[])(wa_load *) = {
      wa_decode_head,        wa_decode_stakeholders, wa_decode_parameters, wa_decode_definitions, wa_decode_tables,
      wa_decode_price_index, wa_decode_outcomes,     wa_decode_strategies, wa_decode_paths,      wa_decode_tree,
      wa_decode_cohort,      wa_decode_patients,     wa_decode_lines,      wa_decode_population, wa_decode_settings,
      wa_decode_analysis};
  for (size_t i = 0; i < sizeof decoders / sizeof *decoders; i++)
    if (!wa_load_enough(load)) decoders[i](load);
}

static void wa_check(wa_load *load) {
  static void (*const checks[])(wa_load *) = {wa_check_formulas, wa_resolve_settings, wa_check_prices, wa_check_patients, wa_check_lines,
                                              wa_check_joint,    wa_mark_used};
  for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
    if (!wa_load_enough(load)) checks[i](load);
}

static wa_model *wa_load_source(wa_load *load, const wa_source *source, const wa_change *changes, size_t n_changes) {
  wa_add_file(load, source, false, (wa_span){NULL, 0, 0});
  if (load->n_files == 0 || load->files[0].included) return load->model;
  wa_apply_changes(load, changes, n_changes);
  if (load->scenario) wa_apply_scenario(load, load->scenario);
  for (size_t i = 0; i < load->n_files; i++) wa_schema_check(load, &load->files[i]);
  wa_decode(load);
  wa_check(load);
  wa_fingerprint_finish(load->fingerprint, load->model->sha256);
  if (!load->scenario) wa_load_scenarios(load, source, changes, n_changes);
  return load->model;
}

wa_model *wa_load_scenario(const wa_load *load, wa_diags *diags, const wa_source *source, const wa_change *changes,
                           size_t n_changes, const char *scenario) {
  wa_load *again = wa_load_new(load->arena, diags, load->model->file, load->data_path);
  again->scenario = scenario;
  return wa_load_source(again, source, changes, n_changes);
}

wa_model *wa_model_load_text(wa_arena *arena, wa_diags *diags, const char *path, const char *text, size_t size,
                             const wa_change *changes, size_t n_changes, const char *data_path) {
  wa_load *load = wa_load_new(arena, diags, path, data_path);
  const wa_source *source = wa_source_new(arena, path, text, size);
  if (size > WA_YAML_MAX_SIZE) {
    wa_error(diags, (wa_span){source, 0, 0}, "it is larger than %d MB, which no model needs", WA_YAML_MAX_SIZE / 1000000);
    return load->model;
  }
  return wa_load_source(load, source, changes, n_changes);
}

wa_model *wa_model_load(wa_arena *arena, wa_diags *diags, const char *path, const wa_change *changes, size_t n_changes,
                        const char *data_path, bool *unreadable) {
  wa_load *load = wa_load_new(arena, diags, path, data_path);
  const char *reason = "";
  const wa_source *source = wa_source_read(arena, path, WA_YAML_MAX_SIZE, &reason);
  *unreadable = !source;
  if (source) return wa_load_source(load, source, changes, n_changes);
  wa_source *name = wa_source_new(arena, path, "", 0);
  wa_error(diags, (wa_span){name, 0, 0}, "cannot read it: %s", reason);
  return load->model;
}
