#include "cli/command.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"

const char *const wa_exit_texts[WA_N_EXITS] = {
    [WA_EXIT_FINE] = "all is well",
    [WA_EXIT_MODEL] = "the model is wrong",
    [WA_EXIT_USE] = "the program was used wrongly: an unknown command, option or name",
    [WA_EXIT_FILES] = "a file could not be read or written",
    [WA_EXIT_NUMBERS] = "a number went wrong while computing, too many draws failed, or a check of sums failed",
    [WA_EXIT_STOPPED] = "stopped by Ctrl-C or kill; nothing was written",
};

const wa_command wa_commands[] = {
    {"run", "MODEL", 1, 1, "compute a model and show its results",
     "Prints a summary. With -o the whole report is written as an Excel workbook that recalculates; with --json the "
     "results go to standard output as one JSON document instead of the summary. Nothing is written when the model is "
     "wrong or a check fails.",
     wa_command_run},
    {"merge", "PART...", 1, SIZE_MAX, "put the parts of a run together",
     "Parts are made by waarde run MODEL --shard 1/16 -o part1 and so on. The result is the same, byte for byte, as that of "
     "one run. The model is read again, by the path it had then: merge in the folder in which the parts were made.",
     wa_command_merge},
    {"check", "MODEL", 1, 1, "look for mistakes in a model",
     "Names every mistake with its place, and computes the model once, as probabilities outside 0 to 1 are mistakes too. "
     "Warnings alone do not make it fail.",
     wa_command_check},
    {"calibrate", "MODEL", 1, 1, "fit parameters of a model to what was observed",
     "Fits the parameters under analysis.calibrate to its targets and prints how well they are met, how firmly the targets "
     "fix each parameter, and the fitted values in a form that can be pasted into the model or given to --set.",
     wa_command_calibrate},
    {"explain", "MODEL [NAME...]", 1, SIZE_MAX, "show how a result comes about",
     "Follows a figure down to the inputs: value, formula, source and place in the model. NAME is a result (sroi, npv, "
     "icer, hospital.net), a line, outcome, stakeholder, parameter or definition, with the strategy before it where "
     "another than the first is meant (telemonitoring:sroi). Without NAME it lists the names. A whole tree is long: --depth 2 gives its outline.",
     wa_command_explain},
    {"new", "[FILE]", 0, 1, "start a model",
     "Writes a small commented model that runs as it is, to FILE or to standard output. A file that exists is left alone.",
     wa_command_new},
    {"schema", "", 0, 0, "print the JSON Schema of model files",
     "Editors use it to complete and check a model while it is written. With --reference the same table is printed as a "
     "reference to read.",
     wa_command_schema},
    {"help", "[COMMAND]", 0, 1, "explain the program or a command",
     "With --man, --completion or --table it prints the man page, the completions for bash or a table of the commands.",
     wa_command_help},
};
const size_t wa_n_commands = sizeof wa_commands / sizeof *wa_commands;

const wa_command *wa_find_command(const char *name) {
  for (size_t i = 0; i < wa_n_commands; i++)
    if (strcmp(wa_commands[i].name, name) == 0) return &wa_commands[i];
  return NULL;
}

const char *wa_nearest_command(wa_arena *arena, const char *word) {
  const char **names = WA_NEW_ARRAY(arena, const char *, wa_n_commands);
  for (size_t i = 0; i < wa_n_commands; i++) names[i] = wa_commands[i].name;
  const char *nearest = wa_nearest(word, names, wa_n_commands);
  return nearest ? wa_printf(arena, "did you mean '%s'?", nearest) : NULL;
}
