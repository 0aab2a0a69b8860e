/* Ctrl-C and kill as a wish to stop, instead of an end in the middle of something. */
#ifndef WA_CLI_INTERRUPT_H
#define WA_CLI_INTERRUPT_H

#include <stdbool.h>

/* From here on Ctrl-C only sets a mark; a second one ends the program. */
void wa_interrupt_watch(void);

/* Ctrl-C ends the program again. */
void wa_interrupt_unwatch(void);

bool wa_interrupted(void);

#endif
