/* waarde merge: the parts of a run put together again. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cli/command.h"
#include "cli/console.h"
#include "reports/part.h"

static wa_exit wa_refuse(const char *message, const char *hint, wa_exit code) {
  wa_complain(message, hint);
  return code;
}

static int wa_compare_parts(const void *a, const void *b) {
  const wa_part *x = a, *y = b;
  if (x->first != y->first) return x->first < y->first ? -1 : 1;
  return (x->count > y->count) - (x->count < y->count);
}

static bool wa_same_changes(const wa_part *a, const wa_part *b) {
  if (a->n_changes != b->n_changes) return false;
  for (size_t i = 0; i < a->n_changes; i++)
    if (strcmp(a->changes[i].name, b->changes[i].name) != 0 || strcmp(a->changes[i].value, b->changes[i].value) != 0) return false;
  return true;
}

/* What two parts of one run may not differ in; NULL: nothing. */
static const char *wa_difference(const wa_part *a, const wa_part *b) {
  if (strcmp(a->version, b->version) != 0) return "they were made by different versions of the program";
  if (strcmp(a->sha256, b->sha256) != 0) return "they are of different models, or of one model before and after a change";
  if (a->seed != b->seed) return "their seeds differ";
  if (a->draws != b->draws) return "they are of runs with different numbers of draws";
  if (!wa_same_changes(a, b) || a->no_fold != b->no_fold || a->draws_given != b->draws_given || a->seed_given != b->seed_given)
    return "they were made with different options";
  if (a->n_parameters != b->n_parameters || a->n_headlines != b->n_headlines) return "they hold different figures";
  return NULL;
}

static wa_exit wa_check_same(const wa_request *request, const wa_part *parts) {
  for (size_t i = 1; i < request->n_words; i++) {
    const char *difference = wa_difference(&parts[0], &parts[i]);
    if (difference)
      return wa_refuse(wa_printf(request->arena, "%s and %s do not belong together: %s", parts[0].path, parts[i].path, difference),
                       NULL, WA_EXIT_USE);
  }
  return WA_EXIT_FINE;
}

/* "shards 3/16 and 7/16": those of this run of which nothing is there. Parts may also be of unlike shards, then only
 * draws can be named. */
static const char *wa_missing_shards(const wa_request *request, const wa_part *parts) {
  wa_text text = wa_text_new(request->arena);
  size_t n = parts[0].n_shards, named = 0;
  for (size_t i = 0; i < request->n_words; i++)
    if (parts[i].n_shards != n) return NULL;
  for (size_t k = 1; k <= n && named < 20; k++) {
    bool there = false;
    for (size_t i = 0; i < request->n_words; i++) there |= parts[i].shard == k;
    if (there) continue;
    wa_text_addf(&text, "%s%zu/%zu", named++ ? ", " : "run again with --shard ", k, n);
  }
  return text.bytes;
}

static wa_exit wa_check_complete(const wa_request *request, const wa_part *parts) {
  size_t next = 0;
  for (size_t i = 0; i <= request->n_words; i++) {
    size_t first = i < request->n_words ? parts[i].first : parts[0].draws;
    if (i < request->n_words && parts[i].count == 0) continue;
    if (first > next)
      return wa_refuse(wa_printf(request->arena, "draws %zu to %zu are missing", next + 1, first), wa_missing_shards(request, parts),
                       WA_EXIT_USE);
    if (first < next)
      return wa_refuse(wa_printf(request->arena, "the draws of %s are in another part too", parts[i].path), NULL, WA_EXIT_USE);
    if (i < request->n_words) next = first + parts[i].count;
  }
  return WA_EXIT_FINE;
}

static wa_exit wa_read_parts(const wa_request *request, wa_part *parts) {
  for (size_t i = 0; i < request->n_words; i++) {
    const char *reason = NULL;
    if (!wa_part_read(request->arena, request->words[i], &parts[i], &reason))
      return wa_refuse(wa_printf(request->arena, "cannot read %s: %s", request->words[i], reason), NULL, WA_EXIT_FILES);
  }
  return WA_EXIT_FINE;
}

/* From here on it is the run whose parts these are. */
static void wa_become_run(wa_request *request, const wa_part *parts, size_t n) {
  request->parts = parts;
  request->n_parts = n;
  request->words = WA_NEW(request->arena, const char *);
  request->words[0] = parts[0].model;
  request->n_words = 1;
  request->n_changes = 0;
  for (size_t i = 0; i < parts[0].n_changes; i++)
    WA_PUSH(request->arena, request->changes, request->n_changes, request->changes_capacity, parts[0].changes[i]);
  request->no_fold = parts[0].no_fold;
  if (parts[0].draws_given) request->draws = parts[0].draws;
  request->seed = parts[0].seed;
  request->seed_given = parts[0].seed_given;
}

wa_exit wa_command_merge(wa_request *request) {
  size_t n = request->n_words;
  wa_part *parts = WA_NEW_ARRAY(request->arena, wa_part, n);
  wa_exit code = wa_read_parts(request, parts);
  if (code == WA_EXIT_FINE) code = wa_check_same(request, parts);
  if (code != WA_EXIT_FINE) return code;
  qsort(parts, n, sizeof *parts, wa_compare_parts);
  code = wa_check_complete(request, parts);
  if (code != WA_EXIT_FINE) return code;
  wa_become_run(request, parts, n);
  return wa_command_run(request);
}
