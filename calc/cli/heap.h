/* Working memory of the whole process. */
#ifndef WA_CLI_HEAP_H
#define WA_CLI_HEAP_H

/* Tells the C library and the system how this program uses memory; first thing in main. Changes no result, and does
 * nothing where neither can be told. */
void wa_heap_prepare(void);

#endif
