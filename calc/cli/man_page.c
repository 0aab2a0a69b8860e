/* The man page, in the macros of man(7). */
#include <string.h>

#include "base/text.h"
#include "cli/manual.h"

/* Text for troff: backslashes and minus signs escaped, no line taken for a request. */
static void wa_troff(wa_text *out, const char *text) {
  if (*text == '.' || *text == '\'') wa_text_add(out, "\\&");
  for (; *text; text++) {
    if (*text == '\\') wa_text_add(out, "\\e");
    else if (*text == '-') wa_text_add(out, "\\-");
    else wa_text_addn(out, text, 1);
  }
}

static void wa_man_option(wa_text *out, const wa_option *option) {
  wa_text_add(out, ".TP\n");
  if (option->letter) wa_text_addf(out, "\\fB\\-%c\\fR, ", option->letter);
  wa_text_add(out, "\\fB\\-\\-");
  wa_troff(out, option->name);
  wa_text_add(out, "\\fR");
  if (option->argument) wa_text_addf(out, " \\fI%s\\fR", option->argument);
  wa_text_add(out, "\n");
  wa_troff(out, option->help);
  wa_text_add(out, ".\n");
}

static void wa_man_options(wa_text *out, const wa_command *command) {
  for (size_t i = 0; i < wa_n_options; i++) {
    bool general = !wa_options[i].commands;
    if (!wa_options[i].hidden && wa_option_of(&wa_options[i], command) && (!command || !general))
      wa_man_option(out, &wa_options[i]);
  }
}

static void wa_man_command(wa_text *out, const wa_command *command) {
  wa_text_addf(out, ".SS waarde %s %s\n", command->name, command->words);
  wa_troff(out, command->more);
  wa_text_add(out, "\n");
  wa_man_options(out, command);
}

static void wa_man_exits(wa_text *out) {
  wa_text_add(out, ".SH EXIT STATUS\n");
  for (int i = 0; i < WA_N_EXITS; i++) {
    wa_text_addf(out, ".TP\n.B %d\n", i);
    wa_troff(out, wa_exit_texts[i]);
    wa_text_add(out, ".\n");
  }
}

const char *wa_man_page(wa_arena *arena) {
  wa_text out = wa_text_new(arena);
  wa_text_add(&out, ".TH WAARDE 1 \"\" \"waarde " WAARDE_VERSION "\" \"User Commands\"\n"
                    ".SH NAME\nwaarde \\- what a change in care costs and yields, and to whom\n.SH SYNOPSIS\n");
  for (size_t i = 0; i < wa_n_commands; i++)
    wa_text_addf(&out, "%s.B waarde %s\n[\\fIOPTION\\fR...] %s\n", i ? ".br\n" : "", wa_commands[i].name, wa_commands[i].words);
  wa_text_add(&out, ".SH DESCRIPTION\n");
  wa_troff(&out, "A model is a YAML file that says what a change in care does, what that is worth, who pays for it and who gains "
                 "by it. From it waarde computes the social return on investment, the balance of each stakeholder and the "
                 "cost-effectiveness of each strategy.");
  wa_text_add(&out, "\n.SH COMMANDS\n");
  for (size_t i = 0; i < wa_n_commands; i++) wa_man_command(&out, &wa_commands[i]);
  wa_text_add(&out, ".SH GENERAL OPTIONS\n");
  wa_man_options(&out, NULL);
  wa_man_exits(&out);
  wa_text_add(&out, ".SH ENVIRONMENT\n.TP\n.B WAARDE_MODELS\nFolder searched for the files that a model includes and that "
                    "are not beside it.\n.TP\n.B NO_COLOR\nIf set, findings are not coloured.\n"
                    ".TP\n.BR LC_ALL \", \" LC_MESSAGES \", \" LANG\nThe language of what is printed, Dutch or English.\n");
  return out.bytes;
}
