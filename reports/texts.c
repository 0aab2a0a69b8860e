#include "reports/texts.h"

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

const char *wa_t_key(const char *language, const char *key) {
  for (int i = 0; *key && i < WA_N_TEXTS; i++)
    if (strcmp(wa_text_rows[i].key, key) == 0) return wa_pick(language, &wa_text_rows[i]);
  return NULL;
}
