#include "cli/progress.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Seconds before the line appears, and between two of them. */
static const double patience = 1, interval = 0.2;

static double wa_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

wa_progress wa_progress_begin(const char *what, size_t total) {
  const char *terminal = getenv("TERM");
  bool can_move = isatty(STDERR_FILENO) && terminal && strcmp(terminal, "dumb") != 0;
  double now = wa_now();
  return (wa_progress){.what = what, .total = total, .began = now, .shown = now, .terminal = can_move};
}

/* "12 s", "3 min 05 s", "2 h 10 min" */
static void wa_duration_text(char *text, size_t size, double seconds) {
  long whole = lround(fmin(seconds, 1e8));
  if (whole < 60) snprintf(text, size, "%ld s", whole);
  else if (whole < 3600) snprintf(text, size, "%ld min %02ld s", whole / 60, whole % 60);
  else snprintf(text, size, "%ld h %02ld min", whole / 3600, whole / 60 % 60);
}

void wa_progress_line(char *line, size_t size, const char *what, size_t done, size_t total, double seconds) {
  enum { WIDTH = 24 };
  char bar[WIDTH + 1], left[40];
  double share = total ? (double)done / (double)total : 1;
  int full = (int)(share * WIDTH);
  memset(bar, ' ', WIDTH);
  memset(bar, '=', (size_t)full);
  if (full < WIDTH) bar[full] = '>';
  bar[WIDTH] = '\0';
  wa_duration_text(left, sizeof left, done ? seconds * (1 - share) / share : 0);
  snprintf(line, size, "[%s] %3d%% of %zu %s, %s left", bar, (int)(share * 100), total, what, left);
}

void wa_progress_add(wa_progress *progress, size_t more) {
  progress->done += more;
  if (!progress->terminal) return;
  double now = wa_now();
  if (now - progress->began < patience || now - progress->shown < interval) return;
  char line[160];
  wa_progress_line(line, sizeof line, progress->what, progress->done, progress->total, now - progress->began);
  fprintf(stderr, "\r%s\033[K", line);
  fflush(stderr);
  progress->shown = now;
  progress->visible = true;
}

void wa_progress_end(wa_progress *progress) {
  if (!progress->visible) return;
  fputs("\r\033[K", stderr);
  fflush(stderr);
}
