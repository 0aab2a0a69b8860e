#include "cli/interrupt.h"

#include <signal.h>
#include <string.h>

/* A handler can reach nothing but what is static. */
static volatile sig_atomic_t wa_asked_to_stop;

static void wa_note_wish(int number) {
  wa_asked_to_stop = 1;
  signal(number, SIG_DFL);
}

static void wa_handle(void (*handler)(int)) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
  for (int i = 0; i < 3; i++) {
    struct sigaction old;
    /* What the caller told the program to ignore (nohup) stays ignored. */
    if (sigaction(signals[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN) sigaction(signals[i], &action, NULL);
  }
}

void wa_interrupt_watch(void) { wa_handle(wa_note_wish); }
void wa_interrupt_unwatch(void) { wa_handle(SIG_DFL); }
bool wa_interrupted(void) { return wa_asked_to_stop; }
