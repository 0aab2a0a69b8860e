/* Completions for bash. */
#include "base/text.h"
#include "cli/manual.h"

static void wa_complete_options(wa_text *out, const wa_command *command) {
  for (size_t i = 0; i < wa_n_options; i++)
    if (!wa_options[i].hidden && wa_option_of(&wa_options[i], command)) wa_text_addf(out, " --%s", wa_options[i].name);
}

/* What may stand after an option that takes something. */
static void wa_complete_arguments(wa_text *out) {
  wa_text_add(out, "  case $before in\n");
  for (size_t i = 0; i < wa_n_options; i++) {
    const wa_option *option = &wa_options[i];
    if (!option->argument || option->hidden) continue;
    wa_text_addf(out, "    --%s", option->name);
    if (option->letter) wa_text_addf(out, "|-%c", option->letter);
    switch (option->takes) {
      case WA_FILE_ARGUMENT: wa_text_add(out, ") COMPREPLY=($(compgen -f -- \"$word\")); return ;;\n"); break;
      case WA_LANGUAGE_ARGUMENT: wa_text_add(out, ") COMPREPLY=($(compgen -W 'nl en' -- \"$word\")); return ;;\n"); break;
      default: wa_text_add(out, ") return ;;\n");
    }
  }
  wa_text_add(out, "  esac\n");
}

const char *wa_completion_script(wa_arena *arena) {
  wa_text out = wa_text_new(arena);
  wa_text_add(&out, "# bash completion for waarde\n_waarde() {\n"
                    "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} options\n"
                    "  COMPREPLY=()\n  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    COMPREPLY=($(compgen -W '");
  for (size_t i = 0; i < wa_n_commands; i++) wa_text_addf(&out, "%s%s", i ? " " : "", wa_commands[i].name);
  wa_complete_options(&out, NULL);
  wa_text_add(&out, "' -- \"$word\"))\n    return\n  fi\n");
  wa_complete_arguments(&out);
  wa_text_add(&out, "  case ${COMP_WORDS[1]} in\n");
  for (size_t i = 0; i < wa_n_commands; i++) {
    wa_text_addf(&out, "    %s) options='", wa_commands[i].name);
    wa_complete_options(&out, &wa_commands[i]);
    wa_text_add(&out, "' ;;\n");
  }
  wa_text_add(&out, "    *) options='' ;;\n  esac\n"
                    "  case ${COMP_WORDS[1]},$word in\n"
                    "    *,-*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\")) ;;\n"
                    "    help,*) COMPREPLY=($(compgen -W '");
  for (size_t i = 0; i < wa_n_commands; i++) wa_text_addf(&out, "%s%s", i ? " " : "", wa_commands[i].name);
  wa_text_add(&out, "' -- \"$word\")) ;;\n    *) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n  esac\n}\n"
                    "complete -o filenames -F _waarde waarde\n");
  return out.bytes;
}
