/* Memory that lives and dies together.
 *
 * One ownership sentence for the whole program: what is reachable from a model lives in the model's
 * arena, what is reachable from a run in the run's arena; nothing is freed singly. */
#ifndef WA_BASE_ARENA_H
#define WA_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

typedef struct wa_arena wa_arena;

/* A new, empty arena; never NULL (the program ends with exit code 3 when memory runs out, because a
 * model that does not fit is nothing a caller can mend). The caller frees it. */
wa_arena *wa_arena_new(void);
void wa_arena_free(wa_arena *arena);

/* `size` bytes of zeros, aligned for any type; never NULL. */
void *wa_alloc(wa_arena *arena, size_t size);

/* `count` * `size` bytes of zeros; the product is checked for overflow. */
void *wa_alloc_array(wa_arena *arena, size_t count, size_t size);

/* Copies into the arena, always ending in NUL. */
char *wa_strndup(wa_arena *arena, const char *text, size_t length);
char *wa_strdup(wa_arena *arena, const char *text);
char *wa_printf(wa_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *wa_vprintf(wa_arena *arena, const char *format, va_list arguments) __attribute__((format(printf, 2, 0)));

#define WA_NEW(arena, type) ((type *)wa_alloc((arena), sizeof(type)))
#define WA_NEW_ARRAY(arena, type, count) ((type *)wa_alloc_array((arena), (count), sizeof(type)))

/* Room for at least one more element in a growing array; used by WA_PUSH. Old copies stay in the arena. */
void *wa_grow(wa_arena *arena, void *items, size_t count, size_t *capacity, size_t size);

/* Appends `item` to the array `items` that holds `count` elements in `capacity` places. */
#define WA_PUSH(arena, items, count, capacity, item)                                              \
  do {                                                                                            \
    (items) = wa_grow((arena), (items), (count), &(capacity), sizeof *(items));                   \
    (items)[(count)++] = (item);                                                                  \
  } while (0)

#endif
