/* What the tables of command.h look like to people and programs. */
#ifndef WA_CLI_MANUAL_H
#define WA_CLI_MANUAL_H

#include "cli/command.h"

/* Help on a command, or on the program (NULL). */
const char *wa_help_text(wa_arena *arena, const wa_command *command);

/* The man page waarde(1), in troff. */
const char *wa_man_page(wa_arena *arena);

/* Completions for bash. */
const char *wa_completion_script(wa_arena *arena);

/* Commands and options as a Markdown table, for the README. */
const char *wa_command_table(wa_arena *arena);

#endif
