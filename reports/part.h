/* The draws of a part of a run in a file, so that a run can be spread over machines and put together again.
 *
 * A part file is: one line of JSON that says what it is a part of (wa_part; README, "Shards"); for each draw the values of
 * all drawn parameters and then of all headlines, as little-endian IEEE doubles; and one line of JSON with the draws that
 * failed. It is written beside its place and renamed when it is whole. */
#ifndef WA_REPORTS_PART_H
#define WA_REPORTS_PART_H

#include "analysis/probabilistic.h"

typedef struct wa_part {
  const char *path;            /* of the part file */
  const char *version, *model, *sha256; /* of the program; of the model: its path and hash */
  const wa_change *changes;    /* by --set */
  size_t n_changes;
  bool no_fold;
  size_t draws;                /* of the whole run */
  uint64_t seed;
  bool draws_given, seed_given; /* on the command line, not by the model */
  size_t shard, n_shards;      /* "3/16" */
  size_t first, count;         /* draws of this part */
  size_t n_parameters, n_headlines;
  long begin;                  /* place of the first draw in the file */
} wa_part;

/* Draws of shard k of n (from 1): first .. first + count - 1 of `draws`. */
void wa_shard_draws(size_t draws, size_t k, size_t n, size_t *first, size_t *count);

/* ---- writing ---- */

typedef struct wa_part_writer wa_part_writer;

/* Begins a part file and writes every draw that the analysis takes in. NULL with the reason. */
wa_part_writer *wa_part_begin(wa_probabilistic *analysis, const wa_part *part, const char **reason);

/* Ends the file and puts it in its place; false with the reason, and nothing is left. */
bool wa_part_finish(wa_part_writer *writer, const char **reason);
void wa_part_discard(wa_part_writer *writer);

/* ---- reading ---- */

/* Reads what a file is a part of, and whether it is whole. False with the reason. */
bool wa_part_read(wa_arena *arena, const char *path, wa_part *part, const char **reason);

/* Hands its draws, and those that failed, to the analysis. False with the reason, which is NULL when a watcher stopped it. */
bool wa_part_take(const wa_part *part, wa_probabilistic *analysis, const char **reason);

#endif
