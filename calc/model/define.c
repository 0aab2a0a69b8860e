/* Names: defining them and asking for them, with the errors that belong to it. */
#include <string.h>

#include "base/text.h"
#include "model/load.h"
#include "model/reserved.h"

/* Suggestions look at so many names only: a model with more gets none for the rest. */
enum { WA_MOST_CANDIDATES = 2000, WA_ENOUGH = 200 };

bool wa_load_enough(const wa_load *load) { return wa_diags_count(load->diags, WA_ERROR) >= WA_ENOUGH; }

static void wa_bad_name(wa_load *load, const wa_yaml *key, const char *what) {
  const char *mended = wa_name_mended(load->arena, key->text);
  wa_error(load->diags, key->span, "'%.60s' cannot be the name of %s", key->text, what);
  if (mended && *mended == *key->text && !wa_reserved(mended))
    wa_hint(load->diags, "a name has letters, digits and _ only: '%.60s'; put other text in 'label:'", mended);
  else
    wa_hint(load->diags, "a name has letters, digits and _ only, and begins with a letter; put other text in 'label:'");
}

/* Between the model and an included file the finding is at the model's place: that is what its author can mend. */
static void wa_defined_twice(wa_load *load, const wa_yaml *key, wa_span earlier) {
  bool included = key->span.source != earlier.source;
  wa_error(load->diags, included ? earlier : key->span, "'%s' is defined twice", key->text);
  if (included) wa_hint(load->diags, "the included file %s defines it too; choose another name", key->span.source->name);
  wa_also(load->diags, included ? key->span : earlier, "it is defined here %s", included ? "too" : "first");
}

bool wa_define(wa_load *load, wa_space space, const wa_yaml *key, const char *what, int kind, size_t index,
               bool in_formulas) {
  const char *meaning = in_formulas ? wa_reserved(key->text) : NULL;
  if (!wa_name_well_formed(key->text)) {
    wa_bad_name(load, key, what);
    return false;
  }
  if (meaning) {
    wa_error(load->diags, key->span, "'%s' cannot be the name of %s: in formulas it is %s", key->text, what, meaning);
    wa_hint(load->diags, "choose another name, such as '%s_value'", key->text);
    return false;
  }
  const wa_name_row *earlier = wa_names_find(load->names, space, key->text);
  if (earlier) {
    wa_defined_twice(load, key, earlier->span);
    return false;
  }
  wa_names_add(load->names,
               (wa_name_row){.space = space, .name = key->text, .kind = kind, .index = index, .span = key->span});
  return true;
}

void wa_unknown_name(wa_load *load, wa_space space, wa_span span, const char *what, const char *name,
                     const char *declare) {
  const char *const *candidates;
  size_t count = wa_names_list(load->names, space, WA_MOST_CANDIDATES, &candidates);
  const char *nearest = wa_nearest(name, candidates, count);
  wa_error(load->diags, span, "unknown %s '%.60s'", what, name);
  if (nearest) wa_hint(load->diags, "did you mean '%s'?", nearest);
  else if (declare) wa_hint(load->diags, "%s", declare);
}

void wa_each_entry(wa_load *load, const char *section, wa_decode_entry *decode) {
  for (size_t i = 0; i < load->n_files; i++) {
    const wa_yaml *map = wa_yaml_get(load->files[i].root, section);
    if (!map || map->kind != WA_YAML_MAP) continue;
    for (size_t j = 0; j < map->n_entries && !wa_load_enough(load); j++)
      decode(load, (wa_section_entry){map->entries[j].key, map->entries[j].value, load->files[i].included});
  }
}

const wa_yaml *wa_section(wa_load *load, const char *section) {
  for (size_t i = 0; i < load->n_files; i++) {
    const wa_yaml *map = wa_yaml_get(load->files[i].root, section);
    if (map && map->kind == WA_YAML_MAP) return map;
  }
  return NULL;
}
