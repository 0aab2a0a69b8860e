/* The options: each row says how it is written, who knows it and what it does. */
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "cli/command.h"

static const char *wa_record_output(wa_request *request, const char *argument) {
  size_t length = strlen(argument);
  /* Also a guard: "-o model.yaml" must not overwrite the model. */
  bool workbook = length >= 6 && strcasecmp(argument + length - 5, ".xlsx") == 0;
  request->output = workbook ? argument : NULL;
  request->part = workbook ? NULL : argument; /* what fits is known once all options are read */
  return NULL;
}

static const char *wa_record_html(wa_request *request, const char *argument) {
  size_t length = strlen(argument);
  if (length < 6 || strcasecmp(argument + length - 5, ".html") != 0) return "the page's name must end in .html";
  request->html = argument;
  return NULL;
}

static const char *wa_record_reader(wa_request *request, const char *argument) {
  for (size_t i = 0; i < request->n_readers; i++)
    if (strcmp(request->readers[i], argument) == 0) return NULL;
  WA_PUSH(request->arena, request->readers, request->n_readers, request->readers_capacity, argument);
  return NULL;
}

static const char *wa_record_editions(wa_request *request, const char *argument) {
  if (!*argument) return "it must be the name of a folder";
  request->editions = argument;
  return NULL;
}

static const char *wa_record_json(wa_request *request, const char *argument) {
  (void)argument;
  request->json = true;
  return NULL;
}

static const char *wa_record_deep(wa_request *request, const char *argument) {
  (void)argument;
  request->deep = true;
  return NULL;
}

static const char *wa_record_set(wa_request *request, const char *argument) {
  const char *equals = strchr(argument, '=');
  if (!equals || equals == argument) return "it must be NAME=VALUE, for instance --set price=12.50";
  wa_change change = {wa_strndup(request->arena, argument, (size_t)(equals - argument)), equals + 1};
  WA_PUSH(request->arena, request->changes, request->n_changes, request->changes_capacity, change);
  return NULL;
}

static const char *wa_record_language(wa_request *request, const char *argument) {
  if (strcmp(argument, "nl") != 0 && strcmp(argument, "en") != 0) return "it must be nl or en";
  request->language = argument;
  return NULL;
}

/* A whole number from `least` to `most`; false for anything else. */
static bool wa_whole_number(const char *argument, double least, double most, double *number) {
  return wa_parse_number(argument, strlen(argument), number) && *number >= least && *number <= most &&
         *number == (double)(uint64_t)*number;
}

static const char *wa_record_draws(wa_request *request, const char *argument) {
  double number;
  if (!wa_whole_number(argument, 2, 10000000, &number)) return "it must be a whole number from 2 to 10000000";
  request->draws = (size_t)number;
  return NULL;
}

static const char *wa_record_seed(wa_request *request, const char *argument) {
  double number;
  if (!wa_whole_number(argument, 0, 9007199254740992.0, &number)) return "it must be a whole number, from 0 on";
  request->seed = (uint64_t)number;
  request->seed_given = true;
  return NULL;
}

static const char *wa_record_csv(wa_request *request, const char *argument) {
  if (!*argument) return "it must be the name of a folder";
  request->csv = argument;
  return NULL;
}

static const char *wa_record_shard(wa_request *request, const char *argument) {
  static const char wrong[] = "it must be K/N, for instance 3/16 for the third of sixteen parts";
  const char *slash = strchr(argument, '/');
  double shard, n;
  if (!slash || !wa_whole_number(slash + 1, 1, 100000, &n)) return wrong;
  if (!wa_whole_number(wa_strndup(request->arena, argument, (size_t)(slash - argument)), 1, n, &shard)) return wrong;
  request->shard = (size_t)shard;
  request->n_shards = (size_t)n;
  return NULL;
}

static const char *wa_record_threads(wa_request *request, const char *argument) {
  double number;
  if (!wa_whole_number(argument, 1, 256, &number)) return "it must be a whole number from 1 to 256";
  request->threads = (size_t)number;
  return NULL;
}

static const char *wa_record_depth(wa_request *request, const char *argument) {
  double number;
  if (!wa_parse_number(argument, strlen(argument), &number) || number < 0 || number > 1000 || number != (double)(int)number)
    return "it must be a whole number from 0 to 1000";
  request->depth = (size_t)number;
  return NULL;
}

static const char *wa_record_no_fold(wa_request *request, const char *argument) {
  (void)argument;
  request->no_fold = true;
  return NULL;
}

static const char *wa_record_reference(wa_request *request, const char *argument) {
  (void)argument;
  request->reference = true;
  return NULL;
}

static const char *wa_record_man(wa_request *request, const char *argument) {
  (void)argument;
  request->manual = WA_MANUAL_PAGE;
  return NULL;
}

static const char *wa_record_completion(wa_request *request, const char *argument) {
  (void)argument;
  request->manual = WA_MANUAL_COMPLETION;
  return NULL;
}

static const char *wa_record_table(wa_request *request, const char *argument) {
  (void)argument;
  request->manual = WA_MANUAL_TABLE;
  return NULL;
}

static const char *wa_record_help(wa_request *request, const char *argument) {
  (void)argument;
  request->help = true;
  return NULL;
}

static const char *wa_record_version(wa_request *request, const char *argument) {
  (void)argument;
  request->version = true;
  return NULL;
}

const wa_option wa_options[] = {
    {"output", 'o', "FILE.xlsx", WA_FILE_ARGUMENT, "run merge", false, "write the report to this Excel workbook", wa_record_output},
    {"html", 0, "FILE.html", WA_FILE_ARGUMENT, "run merge", false, "write the report as one page to read and print", wa_record_html},
    {"for", 0, "STAKEHOLDER", WA_ANY_ARGUMENT, "run merge", false,
     "tell it to this party: an edition of the report and the summary, without what is confidential to others; may be "
     "repeated with --editions", wa_record_reader},
    {"editions", 0, "FOLDER", WA_FILE_ARGUMENT, "run merge", false,
     "write a workbook for each party (or those named with --for) to this folder", wa_record_editions},
    {"json", 0, NULL, WA_NO_ARGUMENT, "run merge calibrate", false, "print the results as JSON instead of the summary", wa_record_json},
    {"set", 0, "NAME=VALUE", WA_ANY_ARGUMENT, "run check calibrate explain", false,
     "change a parameter or any other place of the model (settings.horizon, lines.visits.amount) for this run; may be "
     "repeated",
     wa_record_set},
    {"draws", 0, "N", WA_ANY_ARGUMENT, "run", false,
     "draws of the probabilistic analysis; default: what the model says under analysis.probabilistic", wa_record_draws},
    {"seed", 0, "S", WA_ANY_ARGUMENT, "run", false, "seed of the draws; default: what the model says, else 1", wa_record_seed},
    {"threads", 0, "T", WA_ANY_ARGUMENT, "run merge calibrate", false,
     "compute draws on so many processors; changes no result; default: all of them", wa_record_threads},
    {"csv", 0, "DIR", WA_FILE_ARGUMENT, "run merge", false, "write all tables and all draws to this folder, as CSV files",
     wa_record_csv},
    {"shard", 0, "K/N", WA_ANY_ARGUMENT, "run", false,
     "compute part K of N of the draws only and write it to the file given with -o, for waarde merge", wa_record_shard},
    {"lang", 0, "nl|en", WA_LANGUAGE_ARGUMENT, "run merge calibrate explain", false,
     "language of summary, explanation and workbook; default: from LC_ALL, LC_MESSAGES or LANG", wa_record_language},
    {"depth", 0, "N", WA_ANY_ARGUMENT, "explain", false, "show this many steps only; default: down to the inputs",
     wa_record_depth},
    {"deep", 0, NULL, WA_NO_ARGUMENT, "check", false,
     "also run the verification that assessment bodies ask for: change the model on purpose and see whether it contradicts "
     "itself, and look for classic mistakes",
     wa_record_deep},
    {"reference", 0, NULL, WA_NO_ARGUMENT, "schema", false, "print a reference to read instead of JSON Schema",
     wa_record_reference},
    {"man", 0, NULL, WA_NO_ARGUMENT, "help", false, "print the man page", wa_record_man},
    {"completion", 0, NULL, WA_NO_ARGUMENT, "help", false, "print the completions for bash", wa_record_completion},
    {"table", 0, NULL, WA_NO_ARGUMENT, "help", false, "print a table of commands and options (Markdown)", wa_record_table},
    {"no-fold", 0, NULL, WA_NO_ARGUMENT, "run check calibrate explain", true,
     "for tests: do no arithmetic while building the calculation; results must be the same", wa_record_no_fold},
    {"help", 'h', NULL, WA_NO_ARGUMENT, NULL, false, "explain the program or a command", wa_record_help},
    {"version", 'V', NULL, WA_NO_ARGUMENT, "", false, "print the version", wa_record_version},
};
const size_t wa_n_options = sizeof wa_options / sizeof *wa_options;

bool wa_option_of(const wa_option *option, const wa_command *command) {
  if (!option->commands) return true;
  if (!command) return !*option->commands;
  size_t length = strlen(command->name);
  for (const char *at = option->commands; (at = strstr(at, command->name)); at += length) {
    bool begins = at == option->commands || at[-1] == ' ';
    if (begins && (at[length] == ' ' || !at[length])) return true;
  }
  return false;
}
