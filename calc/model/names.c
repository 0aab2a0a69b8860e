#include "model/names.h"

#include <stdint.h>
#include <string.h>

struct wa_names {
  wa_arena *arena;
  wa_name_row *items;
  size_t count, capacity;
  size_t *slots; /* open addressing: index into `items` + 1, 0 when free */
  size_t n_slots;
};

wa_names *wa_names_new(wa_arena *arena) {
  wa_names *names = WA_NEW(arena, wa_names);
  names->arena = arena;
  return names;
}

/* FNV-1a. */
static uint64_t wa_hash(wa_space space, const char *name) {
  uint64_t hash = 14695981039346656037u ^ (uint64_t)space;
  for (; *name; name++) hash = (hash ^ (unsigned char)*name) * 1099511628211u;
  return hash ^ (hash >> 32);
}

/* The slot where the name stands, or the free one where it would. */
static size_t wa_slot_of(const wa_names *names, wa_space space, const char *name) {
  size_t slot = (size_t)wa_hash(space, name) & (names->n_slots - 1);
  for (; names->slots[slot]; slot = (slot + 1) & (names->n_slots - 1)) {
    const wa_name_row *item = &names->items[names->slots[slot] - 1];
    if (item->space == space && strcmp(item->name, name) == 0) break;
  }
  return slot;
}

const wa_name_row *wa_names_find(const wa_names *names, wa_space space, const char *name) {
  if (!names->n_slots) return NULL;
  size_t at = names->slots[wa_slot_of(names, space, name)];
  return at ? &names->items[at - 1] : NULL;
}

static void wa_names_grow(wa_names *names) {
  names->n_slots = names->n_slots ? 2 * names->n_slots : 64;
  names->slots = WA_NEW_ARRAY(names->arena, size_t, names->n_slots);
  for (size_t i = 0; i < names->count; i++)
    names->slots[wa_slot_of(names, names->items[i].space, names->items[i].name)] = i + 1;
}

void wa_names_add(wa_names *names, wa_name_row named) {
  if (2 * (names->count + 1) > names->n_slots) wa_names_grow(names);
  WA_PUSH(names->arena, names->items, names->count, names->capacity, named);
  names->slots[wa_slot_of(names, named.space, named.name)] = names->count;
}

size_t wa_names_list(const wa_names *names, wa_space space, size_t limit, const char *const **list) {
  const char **found = NULL;
  size_t count = 0, capacity = 0;
  for (size_t i = 0; i < names->count && count < limit; i++)
    if (names->items[i].space == space) WA_PUSH(names->arena, found, count, capacity, names->items[i].name);
  *list = found;
  return count;
}
