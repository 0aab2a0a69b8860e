/* Standard output, standard error and the environment. */
#ifndef WA_CLI_CONSOLE_H
#define WA_CLI_CONSOLE_H

#include <stdbool.h>

#include "base/diag.h"
#include "cli/exit_code.h"

/* Makes sure that the three standard streams are open and that a closed pipe is an error, not a signal. */
void wa_console_open(void);

/* "waarde: error: message", and advice where it is not NULL, on standard error. */
void wa_complain(const char *message, const char *hint);

/* The findings on standard error; coloured on a terminal unless NO_COLOR is set. */
void wa_show_findings(wa_diags *diags);

/* Writes to standard output and makes sure that all of it arrived; else complains. */
wa_exit wa_show(const char *text);

/* "nl" when the environment (LC_ALL, LC_MESSAGES, LANG) is Dutch, else "en". */
const char *wa_console_language(void);

/* Whether the environment (LC_ALL, LC_CTYPE, LANG) says that text is UTF-8. */
bool wa_console_utf8(void);

#endif
