#include <string.h>

#include "base/text.h"
#include "model/schema_table.h"

const wa_slot *wa_shape_slot(const wa_shape *shape, const char *key) {
  for (size_t i = 0; i < shape->n_slots; i++)
    if (strcmp(shape->slots[i].key, key) == 0) return &shape->slots[i];
  return NULL;
}

const char *wa_shape_nearest(const wa_shape *shape, const char *key) {
  enum { MOST = 40 };
  const char *keys[MOST];
  size_t count = shape->n_slots < MOST ? shape->n_slots : MOST;
  for (size_t i = 0; i < count; i++) keys[i] = shape->slots[i].key;
  return wa_nearest(key, keys, count);
}
