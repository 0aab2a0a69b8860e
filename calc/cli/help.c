/* --help, and the command `help`. */
#include <string.h>

#include "base/text.h"
#include "cli/console.h"
#include "cli/manual.h"

enum { WA_HELP_WIDTH = 96, WA_HELP_COLUMN = 26 };

/* Adds the words of `text`, broken at the width; lines after the first begin at `indent`. */
static void wa_wrap(wa_text *out, const char *text, size_t indent) {
  size_t column = indent;
  while (*text) {
    size_t length = strcspn(text, " ");
    bool first = column == indent;
    if (!first && column + 1 + length > WA_HELP_WIDTH) {
      wa_text_addf(out, "\n%*s", (int)indent, "");
      column = indent;
      first = true;
    }
    wa_text_addf(out, "%s%.*s", first ? "" : " ", (int)length, text);
    column += length + (first ? 0 : 1);
    text += length + (text[length] == ' ');
  }
  wa_text_add(out, "\n");
}

/* "  left            text", the text in its column. */
static void wa_entry_line(wa_text *out, const char *left, const char *text) {
  wa_text_addf(out, "  %-*s", WA_HELP_COLUMN - 4, left);
  if (strlen(left) > WA_HELP_COLUMN - 4) wa_text_addf(out, "\n%*s", WA_HELP_COLUMN, "");
  else wa_text_add(out, "  ");
  wa_wrap(out, text, WA_HELP_COLUMN);
}

static const char *wa_option_written(wa_arena *arena, const wa_option *option) {
  const char *letter = option->letter ? wa_printf(arena, "-%c, ", option->letter) : "    ";
  return wa_printf(arena, "%s--%s%s%s", letter, option->name, option->argument ? " " : "",
                   option->argument ? option->argument : "");
}

static void wa_list_options(wa_arena *arena, wa_text *out, const wa_command *command) {
  wa_text_add(out, "\nOptions:\n");
  for (size_t i = 0; i < wa_n_options; i++)
    if (!wa_options[i].hidden && wa_option_of(&wa_options[i], command))
      wa_entry_line(out, wa_option_written(arena, &wa_options[i]), wa_options[i].help);
}

static const char *wa_help_program(wa_arena *arena) {
  wa_text out = wa_text_new(arena);
  wa_text_add(&out, "waarde: what a change in care costs and yields, and to whom.\n\n"
                    "Usage: waarde COMMAND [OPTION...] [WORD...]\n\nCommands:\n");
  for (size_t i = 0; i < wa_n_commands; i++)
    wa_entry_line(&out, wa_printf(arena, "%s %s", wa_commands[i].name, wa_commands[i].words), wa_commands[i].help);
  wa_list_options(arena, &out, NULL);
  wa_text_add(&out, "\nExit codes:\n");
  for (int i = 0; i < WA_N_EXITS; i++) wa_entry_line(&out, wa_printf(arena, "%d", i), wa_exit_texts[i]);
  wa_text_add(&out, "\n'waarde COMMAND --help' tells more about a command.\n");
  return out.bytes;
}

const char *wa_help_text(wa_arena *arena, const wa_command *command) {
  if (!command) return wa_help_program(arena);
  wa_text out = wa_text_new(arena);
  wa_text_addf(&out, "Usage: waarde %s [OPTION...]%s%s\n\n", command->name, *command->words ? " " : "", command->words);
  wa_wrap(&out, wa_printf(arena, "%s: %s.", command->name, command->help), 0);
  wa_text_add(&out, "\n");
  wa_wrap(&out, command->more, 0);
  wa_list_options(arena, &out, command);
  return out.bytes;
}

wa_exit wa_command_help(wa_request *request) {
  const wa_command *command = request->n_words ? wa_find_command(request->words[0]) : NULL;
  if (request->n_words && !command) {
    const char *hint = wa_nearest_command(request->arena, request->words[0]);
    wa_complain(wa_printf(request->arena, "unknown command '%s'", request->words[0]),
                hint ? hint : "'waarde help' lists the commands");
    return WA_EXIT_USE;
  }
  switch (request->manual) {
    case WA_MANUAL_PAGE: return wa_show(wa_man_page(request->arena));
    case WA_MANUAL_COMPLETION: return wa_show(wa_completion_script(request->arena));
    case WA_MANUAL_TABLE: return wa_show(wa_command_table(request->arena));
    case WA_MANUAL_HELP: break;
  }
  return wa_show(wa_help_text(request->arena, command));
}
