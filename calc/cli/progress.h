/* A line on the terminal that says how far long work is and how long it will take. Nothing is shown when standard error
 * is no terminal, nor in the first second. */
#ifndef WA_CLI_PROGRESS_H
#define WA_CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct wa_progress {
  const char *what; /* "draws" */
  size_t total, done;
  double began, shown; /* seconds of a steady clock */
  bool terminal, visible;
} wa_progress;

wa_progress wa_progress_begin(const char *what, size_t total);
void wa_progress_add(wa_progress *progress, size_t more);
void wa_progress_end(wa_progress *progress);

/* The line for a moment, without what moves the cursor: "[=====>     ]  45% of 10,000 draws, 12 s left". */
void wa_progress_line(char *line, size_t size, const char *what, size_t done, size_t total, double seconds);

#endif
