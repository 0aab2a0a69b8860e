/* How the program ends. */
#ifndef WA_CLI_EXIT_CODE_H
#define WA_CLI_EXIT_CODE_H

typedef enum wa_exit {
  WA_EXIT_FINE = 0,
  WA_EXIT_MODEL = 1,   /* the model is wrong */
  WA_EXIT_USE = 2,     /* wrong use of the program */
  WA_EXIT_FILES = 3,   /* something could not be read or written */
  WA_EXIT_NUMBERS = 4, /* a figure is not finite, a probability is out of range, a check of sums failed */
  WA_EXIT_STOPPED = 5  /* Ctrl-C */
} wa_exit;

/* One row per code, for help and man page. */
#define WA_N_EXITS 6
extern const char *const wa_exit_texts[WA_N_EXITS];

#endif
