#include <math.h>
#include <string.h>

#include "base/text.h"
#include "model/read.h"

typedef struct wa_factors {
  double *years, *factors;
  size_t n, years_room, factors_room, n_factors;
} wa_factors;

static bool wa_add_factor(wa_load *load, const wa_yaml_entry *entry, wa_factors *read) {
  double year, factor;
  if (!wa_read_integer(load, entry->key, "a year of the price index", 1900, 2200, &year)) return false;
  if (entry->value->kind != WA_YAML_SCALAR || !wa_read_number(load, entry->value, &factor)) {
    if (entry->value->kind != WA_YAML_SCALAR)
      wa_error(load->diags, entry->key->span, "a price index has one number for each year");
    return false;
  }
  if (factor <= 0) {
    wa_error(load->diags, entry->value->span, "a factor of the price index must be above 0");
    return false;
  }
  if (read->n > 0 && year <= read->years[read->n - 1]) {
    wa_error(load->diags, entry->key->span, "the years of the price index must rise");
    return false;
  }
  WA_PUSH(load->arena, read->years, read->n, read->years_room, year);
  WA_PUSH(load->arena, read->factors, read->n_factors, read->factors_room, factor);
  return true;
}

static bool wa_read_series(wa_load *load, const wa_yaml *map, wa_factors *read) {
  for (size_t i = 0; i < map->n_entries; i++)
    if (!wa_add_factor(load, &map->entries[i], read)) return false;
  if (read->n == 0) wa_error(load->diags, map->span, "the price index has no factors");
  return read->n > 0;
}

/* Annual factors, each from its year to the next, multiplied up to the base year; years after it divide. The
 * base year itself has factor 1. */
static void wa_chain(wa_load *load, wa_factors *read, const wa_yaml *map, double base) {
  size_t n = read->n + 1;
  double *years = WA_NEW_ARRAY(load->arena, double, n), *factors = WA_NEW_ARRAY(load->arena, double, n);
  for (size_t i = 0; i + 1 < n; i++) {
    years[i] = read->years[i];
    if (years[i] == read->years[0] + (double)i) continue;
    wa_error(load->diags, map->entries[i].key->span, "the annual factors have a gap before %g", years[i]);
    return;
  }
  years[n - 1] = years[n - 2] + 1;
  if (base < years[0] || base > years[n - 1]) {
    wa_error(load->diags, map->span, "the annual factors run from %g to %g and do not reach base_year %g", years[0],
             years[n - 1], base);
    return;
  }
  size_t at = (size_t)(base - years[0]);
  factors[at] = 1;
  for (size_t i = at; i-- > 0;) factors[i] = factors[i + 1] * read->factors[i];
  for (size_t i = at + 1; i < n; i++) factors[i] = factors[i - 1] / read->factors[i - 1];
  *read = (wa_factors){.years = years, .factors = factors, .n = n, .n_factors = n};
}

/* The base year has factor 1, written or not. */
static void wa_add_base(wa_load *load, wa_factors *read, double base) {
  if (base <= read->years[read->n - 1]) return;
  WA_PUSH(load->arena, read->years, read->n, read->years_room, base);
  WA_PUSH(load->arena, read->factors, read->n_factors, read->factors_room, 1.0);
}

static void wa_read_rule(wa_load *load, const wa_yaml *map, wa_price_index *index) {
  bool chain = strcmp(index->rule, "chain") == 0;
  const char *key = chain ? "annual" : "factors";
  const wa_yaml *series = wa_yaml_get(map, key);
  wa_factors read = {.n = 0};
  if (!series) {
    wa_error(load->diags, index->span, "a price index by rule '%s' needs '%s'", index->rule, key);
    wa_hint(load->diags, "write %s: {2023: %s}", key, chain ? "1.033" : "1.033, 2024: 1");
    return;
  }
  if (!wa_read_series(load, series, &read)) return;
  if (chain) wa_chain(load, &read, series, index->base_year);
  else wa_add_base(load, &read, index->base_year);
  index->n = read.n;
  index->years = read.years;
  index->factors = read.factors;
}

static void wa_check_single(wa_load *load) {
  const wa_yaml *first = NULL;
  for (size_t i = 0; i < load->n_files; i++) {
    const wa_yaml_entry *entry = wa_yaml_entry_of(load->files[i].root, "price_index");
    if (entry && first) {
      wa_error(load->diags, entry->key->span, "'price_index' is defined twice");
      wa_also(load->diags, first->span, "it is defined here first");
    }
    if (entry && !first) first = entry->key;
  }
}

void wa_decode_price_index(wa_load *load) {
  static const char *const rules[] = {"range", "chain"};
  wa_price_index *index = &load->model->price_index;
  const wa_yaml *map = wa_section(load, "price_index");
  double base;
  wa_check_single(load);
  if (!map) return;
  int rule = wa_read_choice(wa_yaml_get(map, "rule"), rules, 2, -1);
  index->given = true;
  index->span = map->span;
  index->source = wa_read_text(map, "source");
  if (rule < 0 || !wa_read_integer(load, wa_yaml_get(map, "base_year"), "base_year", 1900, 2200, &base)) return;
  index->rule = rules[rule];
  index->base_year = (int)base;
  wa_read_rule(load, map, index);
}
