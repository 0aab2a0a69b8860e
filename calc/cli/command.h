/* The commands and options: one table from which the program reads its arguments and prints its help, its man
 * page, its completions and the table in the README. A new command is a row here and a file of its own. */
#ifndef WA_CLI_COMMAND_H
#define WA_CLI_COMMAND_H

#include "analysis/results.h"
#include "cli/request.h"

typedef struct wa_command {
  const char *name;
  const char *words; /* "MODEL [NAME...]" */
  size_t least, most; /* number of words */
  const char *help;   /* one line */
  const char *more;   /* a paragraph */
  wa_exit (*run)(wa_request *request);
} wa_command;

extern const wa_command wa_commands[];
extern const size_t wa_n_commands;

/* NULL when there is none of that name. */
const wa_command *wa_find_command(const char *name);

/* "did you mean 'run'?", or NULL. */
const char *wa_nearest_command(wa_arena *arena, const char *word);

/* What follows an option, for completion. */
typedef enum wa_argument_is { WA_NO_ARGUMENT, WA_ANY_ARGUMENT, WA_FILE_ARGUMENT, WA_LANGUAGE_ARGUMENT } wa_argument_is;

typedef struct wa_option {
  const char *name;
  char letter;          /* 0: none */
  const char *argument; /* "FILE"; NULL: none */
  wa_argument_is takes;
  const char *commands; /* "run check": those that know it; NULL: all */
  bool hidden;          /* left out of help, man page and completion */
  const char *help;
  /* Records the option; `argument` NULL where it takes none. Returns NULL, or what is wrong with the argument. */
  const char *(*record)(wa_request *request, const char *argument);
} wa_option;

extern const wa_option wa_options[];
extern const size_t wa_n_options;

/* Whether a command (NULL: the program without one) knows an option. */
bool wa_option_of(const wa_option *option, const wa_command *command);

/* The parts of run: whether the options go together, for whom, and writing what was asked for. */
bool wa_run_options_agree(const wa_request *request);
wa_exit wa_find_readers(const wa_request *request, const wa_results *results, size_t **readers, size_t *n);
wa_exit wa_write_editions(const wa_request *request, const wa_results *results, const size_t *readers, size_t n);
const char *wa_editions_summary(const wa_request *request, const wa_results *results, const size_t *readers, size_t n);
/* The command as it stands in the report, so that a reader can repeat it; for one reader (SIZE_MAX: all). */
const char *wa_run_command_text(const wa_request *request, const wa_model *model, size_t reader);
/* Says that a full report holds what is confidential. */
void wa_warn_confidential(const wa_results *results);

wa_exit wa_command_run(wa_request *request);
wa_exit wa_command_merge(wa_request *request);
wa_exit wa_command_check(wa_request *request);
wa_exit wa_command_calibrate(wa_request *request);
wa_exit wa_command_explain(wa_request *request);
wa_exit wa_command_schema(wa_request *request);
wa_exit wa_command_new(wa_request *request);
wa_exit wa_command_help(wa_request *request);

#endif
