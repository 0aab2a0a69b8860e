#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WA_BLOCK_SIZE = 64 * 1024, WA_ALIGN = 16 };

typedef struct wa_block {
  struct wa_block *next;
  size_t used, size;
} wa_block;

struct wa_arena {
  wa_block *blocks;
};

static void wa_no_memory(void) {
  fputs("waarde: error: out of memory\n", stderr);
  exit(3);
}

static size_t wa_round_up(size_t size) { return (size + WA_ALIGN - 1) / WA_ALIGN * WA_ALIGN; }

wa_arena *wa_arena_new(void) {
  wa_arena *arena = calloc(1, sizeof *arena);
  if (!arena) wa_no_memory();
  return arena;
}

void wa_arena_free(wa_arena *arena) {
  if (!arena) return;
  for (wa_block *block = arena->blocks; block;) {
    wa_block *next = block->next;
    free(block);
    block = next;
  }
  free(arena);
}

static wa_block *wa_add_block(wa_arena *arena, size_t size) {
  size_t room = size > WA_BLOCK_SIZE ? size : WA_BLOCK_SIZE;
  size_t header = wa_round_up(sizeof(wa_block));
  wa_block *block = room > SIZE_MAX - header ? NULL : calloc(1, header + room);
  if (!block) wa_no_memory();
  block->size = room;
  /* A large block goes behind the current one, so that the room left in the current one stays in use. */
  if (arena->blocks && size > WA_BLOCK_SIZE) {
    block->next = arena->blocks->next;
    arena->blocks->next = block;
  } else {
    block->next = arena->blocks;
    arena->blocks = block;
  }
  return block;
}

void *wa_alloc(wa_arena *arena, size_t size) {
  if (size > SIZE_MAX - WA_ALIGN) wa_no_memory();
  size = wa_round_up(size ? size : 1);
  wa_block *block = arena->blocks;
  if (!block || block->size - block->used < size) block = wa_add_block(arena, size);
  char *memory = (char *)block + wa_round_up(sizeof(wa_block)) + block->used;
  block->used += size;
  return memory;
}

void *wa_alloc_array(wa_arena *arena, size_t count, size_t size) {
  if (size && count > SIZE_MAX / size) wa_no_memory();
  return wa_alloc(arena, count * size);
}

char *wa_strndup(wa_arena *arena, const char *text, size_t length) {
  char *copy = wa_alloc(arena, length + 1);
  if (length) memcpy(copy, text, length);
  return copy;
}

char *wa_strdup(wa_arena *arena, const char *text) { return wa_strndup(arena, text, strlen(text)); }

/* Most texts are short: written once, then copied. */
char *wa_vprintf(wa_arena *arena, const char *format, va_list arguments) {
  char start[256];
  va_list again;
  va_copy(again, arguments);
  int length = vsnprintf(start, sizeof start, format, arguments);
  size_t size = length < 0 ? 1 : (size_t)length + 1;
  char *text = wa_alloc(arena, size);
  if (length > 0 && size <= sizeof start) memcpy(text, start, size);
  else if (length > 0) vsnprintf(text, size, format, again);
  va_end(again);
  return text;
}

char *wa_printf(wa_arena *arena, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  char *text = wa_vprintf(arena, format, arguments);
  va_end(arguments);
  return text;
}

void *wa_grow(wa_arena *arena, void *items, size_t count, size_t *capacity, size_t size) {
  if (count < *capacity) return items;
  size_t room = *capacity ? 2 * *capacity : 8;
  void *larger = wa_alloc_array(arena, room, size);
  if (count) memcpy(larger, items, count * size);
  *capacity = room;
  return larger;
}
