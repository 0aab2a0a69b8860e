/* The table of commands in the README. */
#include "base/text.h"
#include "cli/manual.h"

/* A bar would end the cell. */
static void wa_cell(wa_text *out, const char *text) {
  for (; *text; text++) {
    if (*text == '|') wa_text_add(out, "\\");
    wa_text_addn(out, text, 1);
  }
}

static void wa_table_row(wa_text *out, const char *left, const char *right) {
  wa_text_add(out, "| `");
  wa_cell(out, left);
  wa_text_add(out, "` | ");
  wa_cell(out, right);
  wa_text_add(out, " |\n");
}

const char *wa_command_table(wa_arena *arena) {
  wa_text out = wa_text_new(arena);
  wa_text_add(&out, "| command or option | what it does |\n|---|---|\n");
  for (size_t c = 0; c < wa_n_commands; c++) {
    const wa_command *command = &wa_commands[c];
    wa_table_row(&out, wa_printf(arena, "waarde %s%s%s", command->name, *command->words ? " " : "", command->words),
                 command->help);
    for (size_t i = 0; i < wa_n_options; i++) {
      const wa_option *option = &wa_options[i];
      if (option->hidden || !option->commands || !wa_option_of(option, command)) continue;
      const char *letter = option->letter ? wa_printf(arena, "-%c, ", option->letter) : "";
      wa_table_row(&out, wa_printf(arena, "  %s--%s%s%s", letter, option->name, option->argument ? " " : "",
                                   option->argument ? option->argument : ""), option->help);
    }
  }
  return out.bytes;
}
