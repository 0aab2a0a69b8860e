/* What the command line asks for. */
#ifndef WA_CLI_REQUEST_H
#define WA_CLI_REQUEST_H

#include <stdint.h>

#include "cli/exit_code.h"
#include "model/model.h"

/* `waarde help` prints one of these. */
typedef enum wa_manual { WA_MANUAL_HELP, WA_MANUAL_PAGE, WA_MANUAL_COMPLETION, WA_MANUAL_TABLE } wa_manual;

typedef struct wa_request {
  wa_arena *arena;
  const struct wa_command *command;
  const char **words; /* what stands beside the options */
  size_t n_words, words_capacity;
  wa_change *changes;
  size_t n_changes, changes_capacity;
  const char *output;   /* NULL: no workbook */
  const char *html;     /* NULL: no page */
  const char **readers; /* stakeholders for whom an edition is asked */
  size_t n_readers, readers_capacity;
  const char *editions; /* folder for editions; NULL: none */
  const char *language; /* "nl" or "en" */
  size_t draws;         /* of the probabilistic analysis; 0: as the model says */
  uint64_t seed;        /* where seed_given */
  const char *csv;      /* folder for tables and draws; NULL: none */
  struct wa_csv_folder *csv_folder; /* once it is begun */
  const char *part;     /* file for a part of the draws; NULL: none */
  size_t shard, n_shards; /* which part: "3/16"; 0: the whole run */
  const struct wa_part *parts; /* draws that were computed elsewhere; NULL: none */
  size_t n_parts;
  size_t threads;       /* 0: as many as there are processors */
  size_t depth;         /* of an explanation, in steps; SIZE_MAX: down to the inputs */
  bool analyses; /* also what the model asks for beyond its own numbers: sensitivity */
  bool calibrates; /* fits parameters */
  bool seed_given;
  bool helper;          /* one of several processes: computes draws for the first one and reports nothing */
  bool json, deep, reference, no_fold, help, version;
  wa_manual manual;
} wa_request;

#endif
