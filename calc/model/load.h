/* Inside of the model room: what is known while a model is being loaded, and the steps of loading.
 *
 *   read the file and its includes -> apply changes -> validate against the schema table -> decode each
 *   section -> order the names by dependence -> infer and check every formula -> resolve what settings name
 *
 * Every step goes on after errors; a decoder passes over what the schema check has reported (`broken`). */
#ifndef WA_MODEL_LOAD_H
#define WA_MODEL_LOAD_H

#include "model/model.h"
#include "model/names.h"
#include "model/yaml_tree.h"

typedef struct wa_file {
  const wa_source *source;
  wa_yaml *root;
  bool included;
  wa_span asked; /* the include entry that asked for it */
} wa_file;

typedef struct wa_load {
  wa_arena *arena;
  wa_diags *diags;
  wa_model *model;
  const char *data_path;
  wa_file *files; /* in order of reading, the model itself first */
  size_t n_files, files_capacity;
  wa_names *names;
  struct wa_fingerprint *fingerprint;
  size_t parameters_room, definitions_room, outcomes_room, lines_room, tables_room, stakeholders_room, roles_room, paths_room;
  struct wa_dependence *dependence; /* after all sections are decoded */
  wa_unit currency;
  size_t n_unsourced; /* warnings about missing sources given so far */
  const char *scenario; /* whose changes are made; NULL: none */
} wa_load;

/* So many mistakes that looking on helps nobody (and would let a hostile file take long). */
bool wa_load_enough(const wa_load *load);

/* ---- entries of a section, from all files ---- */

typedef struct wa_section_entry {
  const wa_yaml *key, *value;
  bool library;
} wa_section_entry;

typedef void wa_decode_entry(wa_load *load, wa_section_entry entry);

/* Calls `decode` for each entry of `section` in each file, as long as there are not too many mistakes. */
void wa_each_entry(wa_load *load, const char *section, wa_decode_entry *decode);

/* Whether the name is well-formed, free of reserved words (`in_formulas`: it may stand in a formula) and new in
 * its space; then adds it. After an error false. `what`: "parameter". */
bool wa_define(wa_load *load, wa_space space, const wa_yaml *key, const char *what, int kind, size_t index,
               bool in_formulas);

/* Reports an unknown name with the nearest one of its space, or how to declare it. */
void wa_unknown_name(wa_load *load, wa_space space, wa_span span, const char *what, const char *name,
                     const char *declare);

/* ---- decoders, one file each ---- */

void wa_decode_head(wa_load *load);     /* title, question, ... */
void wa_decode_settings(wa_load *load); /* after the cohort: checks cycles */
void wa_decode_population(wa_load *load);
void wa_decode_stakeholders(wa_load *load);
void wa_decode_parameters(wa_load *load);
void wa_decode_definitions(wa_load *load);
void wa_decode_tables(wa_load *load);
void wa_decode_price_index(wa_load *load);
void wa_decode_outcomes(wa_load *load);
void wa_decode_strategies(wa_load *load);
void wa_decode_paths(wa_load *load); /* also the roles */
void wa_decode_tree(wa_load *load);
void wa_decode_cohort(wa_load *load);
void wa_decode_patients(wa_load *load); /* after the cohort, whose states they share */
void wa_decode_lines(wa_load *load); /* also the value lines of outcomes */
void wa_decode_analysis(wa_load *load);
void wa_decode_plan(wa_load *load, const wa_yaml *analysis); /* sensitivity analysis and calibration */
void wa_decode_scenarios(wa_load *load, const wa_yaml *analysis);
void wa_decode_calibrate(wa_load *load, const wa_yaml *analysis);

/* A parameter's distribution, written as a call or a mapping; `base`: file that CSV files stand beside. */
wa_distribution wa_decode_distribution(wa_load *load, const wa_yaml *node);

/* Reads the mapping of a section that stands once, in the main file or (shared sections) in any; NULL: none. */
const wa_yaml *wa_section(wa_load *load, const char *section);

/* ---- steps after decoding ---- */

void wa_resolve_settings(wa_load *load); /* comparator, perspective, effect */
void wa_check_formulas(wa_load *load);   /* infer; units; what may be used where */
void wa_check_patients(wa_load *load);   /* memory for traces, cycles that are too long */
void wa_check_prices(wa_load *load);     /* index() */
void wa_check_lines(wa_load *load);      /* double counting */
void wa_check_joint(wa_load *load);      /* what is drawn together */
void wa_mark_used(wa_load *load);

#endif
