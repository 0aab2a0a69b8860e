#include "reports/texts.h"

#include <stdint.h>
#include <string.h>

typedef struct wa_text_row {
  const char *key, *en, *nl;
} wa_text_row;

static const wa_text_row wa_text_rows[WA_N_TEXTS] = {
#define WA_TEXT_ROW(id, key, en, nl) {key, en, nl},
    WA_TEXTS(WA_TEXT_ROW)
#undef WA_TEXT_ROW
};

static const char *wa_pick(const char *language, const wa_text_row *row) {
  return strcmp(language, "nl") == 0 ? row->nl : row->en;
}

const char *wa_t(const char *language, wa_text_id id) { return wa_pick(language, &wa_text_rows[id]); }

/* An open hash table of rows by their keys, at most half full; 0 is a free place, else the row after it. */
enum { PLACES = 4096 };
_Static_assert(WA_N_TEXTS <= PLACES / 2, "the table of keys is too small");

struct wa_text_keys {
  uint16_t places[PLACES];
};

/* Where a key stands, or the free place where it would. The hash is Fowler, Noll and Vo's FNV-1a. */
static size_t wa_place_of_key(const wa_text_keys *keys, const char *key) {
  uint32_t hash = UINT32_C(2166136261);
  for (const char *at = key; *at; at++) hash = (hash ^ (unsigned char)*at) * UINT32_C(16777619);
  size_t place = hash % PLACES;
  while (keys->places[place] && strcmp(wa_text_rows[keys->places[place] - 1].key, key) != 0) place = (place + 1) % PLACES;
  return place;
}

const wa_text_keys *wa_text_keys_new(wa_arena *arena) {
  wa_text_keys *keys = WA_NEW(arena, wa_text_keys);
  for (uint16_t i = 0; i < WA_N_TEXTS; i++) {
    if (!*wa_text_rows[i].key) continue;
    size_t place = wa_place_of_key(keys, wa_text_rows[i].key);
    if (!keys->places[place]) keys->places[place] = (uint16_t)(i + 1);
  }
  return keys;
}

const char *wa_t_key(const wa_text_keys *keys, const char *language, const char *key) {
  uint16_t found = keys->places[wa_place_of_key(keys, key)];
  return found ? wa_pick(language, &wa_text_rows[found - 1]) : NULL;
}
