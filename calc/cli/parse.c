#include "cli/parse.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/text.h"
#include "cli/command.h"
#include "cli/console.h"

/* What getopt_long returns for the n-th option: beyond all letters and its own signs. */
enum { WA_FIRST_OPTION = 256 };

static bool wa_bad_use(const wa_request *request, const char *message, const char *hint) {
  const char *name = request->command ? request->command->name : NULL;
  wa_complain(message, hint);
  if (name) fprintf(stderr, "'waarde %s --help' tells how to use it\n", name);
  else fputs("'waarde --help' tells how to use it\n", stderr);
  return false;
}

/* The options that a command knows, in the form of getopt_long. "-": words come in their order, whatever the
 * environment says; ":": a missing argument is told apart from an unknown option. */
static struct option *wa_long_options(const wa_request *request, wa_text *letters) {
  struct option *list = WA_NEW_ARRAY(request->arena, struct option, wa_n_options + 1);
  size_t n = 0;
  wa_text_add(letters, "-:");
  for (size_t i = 0; i < wa_n_options; i++) {
    const wa_option *option = &wa_options[i];
    if (!wa_option_of(option, request->command)) continue;
    list[n++] = (struct option){option->name, option->argument ? required_argument : no_argument, NULL,
                                WA_FIRST_OPTION + (int)i};
    if (option->letter) wa_text_addf(letters, "%c%s", option->letter, option->argument ? ":" : "");
  }
  return list;
}

static const wa_option *wa_option_by_code(int code) {
  if (code >= WA_FIRST_OPTION) return &wa_options[code - WA_FIRST_OPTION];
  for (size_t i = 0; i < wa_n_options; i++)
    if (wa_options[i].letter && wa_options[i].letter == code) return &wa_options[i];
  return NULL;
}

/* "did you mean '--json'?", or which command knows the option. */
static const char *wa_option_hint(const wa_request *request, const char *name) {
  const char *names[64] = {NULL};
  size_t n = 0;
  for (size_t i = 0; i < wa_n_options && n < 64; i++)
    if (!wa_options[i].hidden && wa_option_of(&wa_options[i], request->command)) names[n++] = wa_options[i].name;
  const char *nearest = wa_nearest(name, names, n);
  if (nearest) return wa_printf(request->arena, "did you mean '--%s'?", nearest);
  for (size_t i = 0; i < wa_n_options; i++)
    for (size_t c = 0; c < wa_n_commands; c++)
      if (strcmp(wa_options[i].name, name) == 0 && wa_option_of(&wa_options[i], &wa_commands[c]))
        return wa_printf(request->arena, "it is an option of 'waarde %s'", wa_commands[c].name);
  return NULL;
}

static bool wa_unknown_option(const wa_request *request, const char *written, int letter) {
  if (strncmp(written, "--", 2) != 0)
    return wa_bad_use(request, wa_printf(request->arena, "unknown option '-%c'", letter), NULL);
  const char *name = wa_strndup(request->arena, written + 2, strcspn(written + 2, "="));
  return wa_bad_use(request, wa_printf(request->arena, "unknown option '--%s'", name), wa_option_hint(request, name));
}

static bool wa_record(wa_request *request, const wa_option *option, const char *argument) {
  const char *wrong = option->record(request, argument);
  if (!wrong) return true;
  return wa_bad_use(request, wa_printf(request->arena, "option --%s cannot be '%s'", option->name, argument), wrong);
}

static bool wa_take_option(wa_request *request, int code, const char *written) {
  const wa_option *known = wa_option_by_code(code == ':' || code == '?' ? optopt : code);
  switch (code) {
    case 1:
      WA_PUSH(request->arena, request->words, request->n_words, request->words_capacity, optarg);
      return true;
    case ':':
      return wa_bad_use(request, wa_printf(request->arena, "option --%s needs %s", known->name, known->argument), NULL);
    case '?':
      if (known && optopt >= WA_FIRST_OPTION)
        return wa_bad_use(request, wa_printf(request->arena, "option --%s takes no argument", known->name), NULL);
      return wa_unknown_option(request, written, optopt);
    default: return wa_record(request, known, optarg);
  }
}

static bool wa_read_options(wa_request *request, int argc, char **argv) {
  wa_text letters = wa_text_new(request->arena);
  const struct option *options = wa_long_options(request, &letters);
  opterr = 0;
  optind = 1;
  for (;;) {
    /* The word that is being read, for messages: getopt moves on only at the word's end. */
    const char *written = optind < argc ? argv[optind] : "";
    int code = getopt_long(argc, argv, letters.bytes, options, NULL);
    if (code == -1) break;
    if (!wa_take_option(request, code, written)) return false;
    if (request->help || request->version) return true;
  }
  for (int i = optind; i < argc; i++)
    WA_PUSH(request->arena, request->words, request->n_words, request->words_capacity, argv[i]);
  return true;
}

static bool wa_check_words(const wa_request *request) {
  const wa_command *command = request->command;
  if (request->n_words < command->least)
    return wa_bad_use(request, wa_printf(request->arena, "'waarde %s' needs %s", command->name, command->words), NULL);
  if (request->n_words > command->most) {
    const char *extra = request->words[command->most];
    return wa_bad_use(request, wa_printf(request->arena, "'%s' is one word too many for 'waarde %s'", extra, command->name),
                      NULL);
  }
  return true;
}

/* Only the draws of a part go to another file than a workbook. */
static bool wa_check_output(const wa_request *request) {
  if (!request->part || request->n_shards) return true;
  return wa_bad_use(request, wa_printf(request->arena, "option --output cannot be '%s'", request->part),
                    "the report is an Excel workbook: its name must end in .xlsx");
}

static bool wa_unknown_command(const wa_request *request, const char *word) {
  const char *hint = wa_nearest_command(request->arena, word);
  struct stat status;
  if (stat(word, &status) == 0) hint = wa_printf(request->arena, "to compute that model: waarde run %s", word);
  return wa_bad_use(request, wa_printf(request->arena, "unknown command '%s'", word), hint);
}

bool wa_parse_request(wa_request *request, int argc, char **argv) {
  if (argc < 2) return wa_bad_use(request, "a command is needed", "to compute a model: waarde run MODEL");
  if (argv[1][0] == '-') {
    if (!wa_read_options(request, argc, argv)) return false;
    if (request->help || request->version) return true;
    return wa_bad_use(request, "a command is needed", NULL);
  }
  request->command = wa_find_command(argv[1]);
  if (!request->command) return wa_unknown_command(request, argv[1]);
  if (!wa_read_options(request, argc - 1, argv + 1)) return false;
  return request->help || (wa_check_words(request) && wa_check_output(request));
}
