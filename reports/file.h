/* Putting a finished file in its place (book_file.c). */
#ifndef WA_REPORTS_FILE_H
#define WA_REPORTS_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* Writes the bytes beside the target and renames the file onto it: all of it, or nothing. False with a reason (arena). */
bool wa_file_replace(wa_arena *arena, const char *target, const unsigned char *bytes, size_t size, const char **reason);

#endif
