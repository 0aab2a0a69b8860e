/* The SHA-256 of everything a model was read from. */
#ifndef WA_MODEL_FINGERPRINT_H
#define WA_MODEL_FINGERPRINT_H

#include "base/arena.h"

typedef struct wa_fingerprint wa_fingerprint;

wa_fingerprint *wa_fingerprint_new(wa_arena *arena);

/* Adds one text; its length goes in too, so that moving text from one file to the next changes the sum. */
void wa_fingerprint_add(wa_fingerprint *fingerprint, const char *text, size_t size);

/* 64 hexadecimal digits and NUL. */
void wa_fingerprint_finish(wa_fingerprint *fingerprint, char hex[65]);

#endif
