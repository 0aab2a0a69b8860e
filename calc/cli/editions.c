/* waarde run --for, --editions: the report told to one party, or to each. */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "analysis/secrecy.h"
#include "analysis/sensitivity.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/draw.h"
#include "reports/editions.h"
#include "reports/text_edition.h"
#include "reports/text_summary.h"

static bool wa_disagree(const char *message, const char *hint) {
  wa_complain(message, hint);
  return false;
}

/* A part of the draws is no result: it goes to its file and nowhere else. */
static bool wa_shard_agrees(const wa_request *request) {
  const char *ending = request->part ? strrchr(request->part, '.') : NULL;
  if (request->output || request->json || request->csv || request->html || request->editions || request->n_readers)
    return wa_disagree("--shard computes a part of the draws, which makes no report",
                       "write it with -o FILE (not .xlsx), and the reports with: waarde merge FILE...");
  if (!request->part) return wa_disagree("--shard needs -o FILE, the file to write the part to", NULL);
  if (ending && (strcmp(ending, ".yaml") == 0 || strcmp(ending, ".yml") == 0))
    return wa_disagree("the file of a part looks like a model", "give it another ending than .yaml");
  return true;
}

bool wa_run_options_agree(const wa_request *request) {
  if (request->n_shards) return wa_shard_agrees(request);
  if (request->n_readers && request->json)
    return wa_disagree("--json and --for do not go together",
                       "the JSON document holds the figures of all parties; --for tells the summary and the workbook to one");
  if (request->n_readers && request->csv)
    return wa_disagree("--csv and --for do not go together", "the tables hold the figures of all parties");
  if (request->n_shards && (request->n_readers || request->editions || request->html))
    return wa_disagree("a part of the draws has no report: --shard does not go with --for, --editions or --html",
                       "'waarde merge' makes the report of all parts");
  if (request->n_readers && request->output && request->editions)
    return wa_disagree("--for is for -o or for --editions, not for both",
                       "leave out -o for editions of the parties named with --for, or leave out --editions");
  if (request->n_readers > 1 && request->html)
    return wa_disagree("one page cannot be the edition of several parties", "name one party with --for, or leave it out");
  if (request->n_readers > 1 && request->output)
    return wa_disagree("one workbook cannot be the edition of several parties",
                       "--editions FOLDER writes a workbook for each party named with --for");
  return true;
}

static wa_exit wa_unknown_reader(const wa_request *request, const wa_model *model, const char *name) {
  const char **names = WA_NEW_ARRAY(request->arena, const char *, model->n_stakeholders + 1);
  for (size_t i = 0; i < model->n_stakeholders; i++) names[i] = model->stakeholders[i].name;
  const char *nearest = wa_nearest(name, names, model->n_stakeholders);
  wa_text hint = wa_text_new(request->arena);
  if (nearest) wa_text_addf(&hint, "did you mean '%s'?", nearest);
  else {
    wa_text_add(&hint, "the model has:");
    for (size_t i = 0, n = 0; i < model->n_stakeholders; i++)
      if (wa_party_reported(model, i)) wa_text_addf(&hint, "%s %s", n++ ? "," : "", names[i]);
  }
  wa_complain(wa_printf(request->arena, "the model has no stakeholder '%s'", name), hint.bytes);
  return WA_EXIT_USE;
}

wa_exit wa_find_readers(const wa_request *request, const wa_results *results, size_t **readers, size_t *n) {
  const wa_model *model = results->model;
  *readers = WA_NEW_ARRAY(request->arena, size_t, model->n_stakeholders + request->n_readers + 1);
  *n = 0;
  for (size_t i = 0; i < request->n_readers; i++) {
    size_t reader = wa_model_stakeholder(model, request->readers[i]);
    if (reader == SIZE_MAX) return wa_unknown_reader(request, model, request->readers[i]);
    (*readers)[(*n)++] = reader;
  }
  for (size_t i = 0; request->editions && !request->n_readers && i < model->n_stakeholders; i++)
    if (wa_party_reported(model, i)) (*readers)[(*n)++] = i;
  if (request->editions && !*n) {
    wa_complain("--editions: the model has no stakeholders", NULL);
    return WA_EXIT_USE;
  }
  return WA_EXIT_FINE;
}

static bool wa_change_told(const wa_model *model, size_t reader, const wa_change *change) {
  if (reader == SIZE_MAX) return true;
  return !wa_tells_secret(model, reader, change->name) && !wa_tells_secret(model, reader, change->value);
}

const char *wa_run_command_text(const wa_request *request, const wa_model *model, size_t reader) {
  wa_text text = wa_text_new(request->arena);
  wa_text_addf(&text, "waarde run %s", request->words[0]);
  for (size_t i = 0; i < request->n_changes; i++)
    if (wa_change_told(model, reader, &request->changes[i]))
      wa_text_addf(&text, " --set %s=%s", request->changes[i].name, request->changes[i].value);
  if (reader != SIZE_MAX) wa_text_addf(&text, " --for %s", model->stakeholders[reader].name);
  if (reader != SIZE_MAX && request->editions) wa_text_addf(&text, " --editions %s", request->editions);
  else if (request->output) wa_text_addf(&text, " -o %s", request->output);
  if (request->html) wa_text_addf(&text, " --html %s", request->html);
  if (request->draws) wa_text_addf(&text, " --draws %zu", request->draws);
  if (request->seed_given) wa_text_addf(&text, " --seed %llu", (unsigned long long)request->seed);
  return text.bytes;
}

static const char *wa_edition_path(const wa_request *request, const wa_model *model, size_t reader) {
  if (!request->editions) return request->output;
  size_t length = strlen(request->editions);
  const char *slash = request->editions[length - 1] == '/' ? "" : "/";
  return wa_printf(request->arena, "%s%s%s.xlsx", request->editions, slash, model->stakeholders[reader].name);
}

static wa_exit wa_complain_edition(const wa_request *request, const wa_edition *edition) {
  bool named = strstr(edition->reason, edition->path);
  wa_complain(named ? edition->reason : wa_printf(request->arena, "cannot write %s: %s", edition->path, edition->reason), NULL);
  return WA_EXIT_FILES;
}

/* A party that pays a price that is confidential to another is told less than it knows itself: the model marks too much. */
static void wa_warn_withheld(const wa_request *request, const wa_results *results, size_t reader) {
  const wa_secrecy *secrecy = wa_secrecy_for(request->arena, results, reader);
  for (size_t s = 0; s < results->model->n_strategies; s++) {
    if (s == results->comparator || wa_may_show(secrecy, results->strategies[s].parties[reader].net)) continue;
    fprintf(stderr, "waarde: warning: the edition for '%s' cannot tell its own net: it rests on what is confidential to others\n",
            results->model->stakeholders[reader].name);
    return;
  }
}

wa_exit wa_write_editions(const wa_request *request, const wa_results *results, const size_t *readers, size_t n) {
  if (request->editions && mkdir(request->editions, 0777) != 0 && errno != EEXIST) {
    wa_complain(wa_printf(request->arena, "cannot make the folder %s: %s", request->editions, strerror(errno)), NULL);
    return WA_EXIT_FILES;
  }
  wa_edition *editions = WA_NEW_ARRAY(request->arena, wa_edition, n);
  for (size_t i = 0; i < n; i++)
    editions[i] = (wa_edition){.reader = readers[i], .path = wa_edition_path(request, results->model, readers[i]),
                               .command = wa_run_command_text(request, results->model, readers[i])};
  wa_exit code = WA_EXIT_FINE;
  wa_one_way_by_party(results, wa_threads(request));
  for (size_t i = 0; i < n; i++) wa_warn_withheld(request, results, readers[i]);
  if (!wa_editions_write(request->arena, results, editions, n, request->language, WAARDE_VERSION,
                         wa_threads(request)))
    for (size_t i = 0; i < n; i++)
      if (!editions[i].written) code = wa_complain_edition(request, &editions[i]);
  return code;
}

const char *wa_editions_summary(const wa_request *request, const wa_results *results, const size_t *readers, size_t n) {
  wa_text text = wa_text_new(request->arena);
  const char *page = request->html ? wa_printf(request->arena, "%s: %s\n", strcmp(request->language, "nl") == 0 ? "Pagina" : "Page",
                                               request->html) : "";
  bool files = request->output || request->editions, dutch = strcmp(request->language, "nl") == 0;
  if (!request->n_readers) {
    wa_text_add(&text, wa_text_summary(request->arena, results, request->language, request->output));
    for (size_t i = 0; i < n; i++)
      wa_text_addf(&text, "%s: %s\n", dutch ? "Editie" : "Edition", wa_edition_path(request, results->model, readers[i]));
    wa_text_add(&text, page);
    return text.bytes;
  }
  for (size_t i = 0; i < n; i++) {
    if (i) wa_text_add(&text, "\n");
    wa_text_add(&text, wa_text_edition(request->arena, results, readers[i], request->language,
                                       files ? wa_edition_path(request, results->model, readers[i]) : NULL));
  }
  wa_text_add(&text, page);
  return text.bytes;
}

void wa_warn_confidential(const wa_results *results) {
  size_t n = wa_count_confidential(results->model);
  if (n)
    fprintf(stderr, "waarde: warning: the full report holds %zu confidential parameter%s; what you hand to a party is written "
            "with --for or --editions\n", n, n == 1 ? "" : "s");
}
