#include "cli/console.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* More would scroll the first ones, which matter most, out of sight. */
enum { WA_MOST_FINDINGS = 50 };

void wa_console_open(void) {
  signal(SIGPIPE, SIG_IGN);
  /* A stream that the caller closed must not become the number of a file opened later. Read-only for the
   * outputs: writing to them still fails and is noticed. */
  for (int stream = 0; stream <= 2; stream++)
    if (fcntl(stream, F_GETFD) == -1 && open("/dev/null", O_RDONLY) != stream) _exit(WA_EXIT_FILES);
}

void wa_complain(const char *message, const char *hint) {
  fprintf(stderr, "waarde: error: %s\n", message);
  if (hint) fprintf(stderr, "       = help: %s\n", hint);
}

static bool wa_coloured(void) {
  const char *no_colour = getenv("NO_COLOR"), *terminal = getenv("TERM");
  if (no_colour && *no_colour) return false;
  return isatty(STDERR_FILENO) && terminal && strcmp(terminal, "dumb") != 0;
}

void wa_show_findings(wa_diags *diags) { wa_diags_print(diags, stderr, wa_coloured(), WA_MOST_FINDINGS); }

wa_exit wa_show(const char *text) {
  errno = 0;
  if (fputs(text, stdout) >= 0 && fflush(stdout) == 0 && !ferror(stdout)) return WA_EXIT_FINE;
  fprintf(stderr, "waarde: error: cannot write to standard output: %s\n", strerror(errno));
  return WA_EXIT_FILES;
}

/* The first of the variables that is set and not empty, as the C library reads them; else "". */
static const char *wa_locale(const char *category) {
  const char *names[] = {"LC_ALL", category, "LANG"};
  for (size_t i = 0; i < 3; i++) {
    const char *value = getenv(names[i]);
    if (value && *value) return value;
  }
  return "";
}

const char *wa_console_language(void) {
  const char *locale = wa_locale("LC_MESSAGES");
  bool dutch = strncmp(locale, "nl", 2) == 0 && (locale[2] == '_' || locale[2] == '.' || locale[2] == '@' || !locale[2]);
  return dutch ? "nl" : "en";
}

bool wa_console_utf8(void) {
  const char *locale = wa_locale("LC_CTYPE");
  return strcasestr(locale, "utf-8") || strcasestr(locale, "utf8");
}
