/* "beta(se: 0.04)" and {beta: {se: 0.04}} into a distribution of the registry. */
#include <string.h>

#include "base/text.h"
#include "model/dist_call.h"
#include "model/distribution.h"
#include "model/dist_sample.h"
#include "model/read.h"

static const char *wa_kind_list(const wa_load *load) {
  wa_text text = wa_text_new(load->arena);
  for (size_t i = 0; i < wa_n_dist_kinds; i++) wa_text_addf(&text, "%s%s", i ? ", " : "", wa_dist_kinds[i].name);
  return text.bytes;
}

static const wa_dist_kind *wa_known_kind(wa_load *load, const char *name, wa_span span) {
  const wa_dist_kind *kind = wa_find_dist_kind(name);
  if (kind) return kind;
  const char *names[32];
  size_t count = wa_n_dist_kinds < 32 ? wa_n_dist_kinds : 32;
  for (size_t i = 0; i < count; i++) names[i] = wa_dist_kinds[i].name;
  const char *nearest = wa_nearest(name, names, count);
  wa_error(load->diags, span, "unknown distribution '%.40s'", name);
  if (nearest) wa_hint(load->diags, "did you mean '%s'? There are: %s", nearest, wa_kind_list(load));
  else wa_hint(load->diags, "there are: %s", wa_kind_list(load));
  return NULL;
}

/* ---- which arguments ---- */

/* Cuts the next name off a list such as "se | events, n; min"; NULL at its end. */
static const char *wa_next_argument(wa_arena *arena, const char **forms) {
  *forms += strspn(*forms, " ,|;");
  size_t length = strcspn(*forms, " ,|;");
  const char *name = wa_strndup(arena, *forms, length);
  *forms += length;
  return length ? name : NULL;
}

/* How many of the names in the first `length` bytes of `names` are given; `asked`: how many there are. */
static size_t wa_count_given(wa_load *load, const wa_distribution *distribution, const char *names, size_t length,
                             size_t *asked) {
  const char *at = wa_strndup(load->arena, names, length);
  size_t given = 0;
  *asked = 0;
  for (const char *name; (name = wa_next_argument(load->arena, &at)); ++*asked)
    given += wa_dist_find(distribution, name) != NULL;
  return given;
}

/* Whether the arguments are one of the forms, with any of the optional ones. */
static bool wa_is_form(wa_load *load, const wa_distribution *distribution) {
  const char *forms = distribution->kind->forms;
  size_t length = strcspn(forms, ";"), asked, from = 0;
  size_t extra = wa_count_given(load, distribution, forms + length, strlen(forms + length), &asked);
  do {
    size_t end = from + strcspn(forms + from, "|;");
    size_t given = wa_count_given(load, distribution, forms + from, end - from, &asked);
    if (given == asked && given + extra == distribution->n_args) return true;
    from = end + 1;
  } while (from < length);
  return false;
}

static const char *wa_forms_text(const wa_load *load, const wa_dist_kind *kind) {
  wa_text text = wa_text_new(load->arena);
  for (const char *at = kind->forms; *at; at++) {
    if (strncmp(at, " |", 2) == 0) wa_text_add(&text, ", or"), at++;
    else if (*at == ';') wa_text_add(&text, "; and, if need be,");
    else if (*at == ',') wa_text_add(&text, " and");
    else wa_text_addn(&text, at, 1);
  }
  return text.length ? text.bytes : "no arguments";
}

static bool wa_takes_argument(wa_load *load, const wa_dist_kind *kind, const char *argument) {
  const char *forms = kind->forms;
  for (const char *name; (name = wa_next_argument(load->arena, &forms));)
    if (strcmp(name, argument) == 0) return true;
  return false;
}

static const char *wa_given_text(const wa_load *load, const wa_distribution *distribution) {
  wa_text text = wa_text_new(load->arena);
  for (size_t i = 0; i < distribution->n_args; i++)
    wa_text_addf(&text, "%s%s", i ? " and " : "", distribution->args[i].name);
  return text.length ? text.bytes : "nothing";
}

static bool wa_check_arguments(wa_load *load, const wa_distribution *distribution) {
  for (size_t i = 0; i < distribution->n_args; i++) {
    if (wa_takes_argument(load, distribution->kind, distribution->args[i].name)) continue;
    wa_error(load->diags, distribution->args[i].span, "%s takes no '%.40s'", distribution->kind->name,
             distribution->args[i].name);
    wa_hint(load->diags, "it takes %s", wa_forms_text(load, distribution->kind));
    return false;
  }
  if (wa_is_form(load, distribution)) return true;
  wa_error(load->diags, distribution->span, "%s cannot be made from %s", distribution->kind->name,
           wa_given_text(load, distribution));
  wa_hint(load->diags, "it takes %s", wa_forms_text(load, distribution->kind));
  return false;
}

/* ---- arguments from YAML ---- */

static bool wa_push_value(wa_load *load, wa_dist_item *item, const wa_yaml *node) {
  double number;
  if (node->kind != WA_YAML_SCALAR) {
    wa_error(load->diags, node->span, "a number is expected, found %s", wa_yaml_noun(node));
    return false;
  }
  if (!wa_read_number(load, node, &number)) return false;
  WA_PUSH(load->arena, item->values, item->n_values, item->room, number);
  return true;
}

/* {25%: 310, 75%: 540} */
static bool wa_pairs_from_yaml(wa_load *load, const wa_yaml *map, wa_dist_item *item) {
  item->listed = true;
  for (size_t i = 0; i < map->n_entries; i++)
    if (!wa_push_value(load, item, map->entries[i].key) || !wa_push_value(load, item, map->entries[i].value)) return false;
  return true;
}

static bool wa_item_from_yaml(wa_load *load, const wa_yaml_entry *entry, wa_dist_item *item) {
  const wa_yaml *value = entry->value;
  *item = (wa_dist_item){.name = entry->key->text, .span = wa_span_join(entry->key->span, value->span)};
  if (value->broken) return false;
  if (value->kind == WA_YAML_LIST) {
    item->listed = true;
    for (size_t i = 0; i < value->n_items; i++)
      if (!wa_push_value(load, item, value->items[i])) return false;
    return true;
  }
  wa_dist_holds holds = wa_dist_arg_holds(item->name);
  if (value->kind == WA_YAML_MAP && holds == WA_DIST_QUANTILES) return wa_pairs_from_yaml(load, value, item);
  if (value->kind == WA_YAML_SCALAR && holds == WA_DIST_TEXT) {
    item->text = value->text;
    return true;
  }
  return wa_push_value(load, item, value);
}

static bool wa_call_from_yaml(wa_load *load, const wa_yaml *node, wa_dist_call *call) {
  if (node->n_entries != 1) {
    wa_error(load->diags, node->span, "a distribution has one name, found %zu", node->n_entries);
    wa_hint(load->diags, "write distribution: {beta: {se: 0.04}}");
    return false;
  }
  const wa_yaml_entry *entry = &node->entries[0];
  call->name = entry->key->text;
  call->name_span = entry->key->span;
  call->span = wa_span_join(entry->key->span, entry->value->span);
  if (wa_yaml_empty(entry->value)) return true;
  if (entry->value->kind != WA_YAML_MAP) {
    wa_error(load->diags, entry->value->span, "the arguments of %s must be a mapping, found %s", call->name,
             wa_yaml_noun(entry->value));
    wa_hint(load->diags, "write {%s: {se: 0.04}}", call->name);
    return false;
  }
  for (size_t i = 0; i < entry->value->n_entries; i++) {
    wa_dist_item item;
    if (!wa_item_from_yaml(load, &entry->value->entries[i], &item)) return false;
    WA_PUSH(load->arena, call->items, call->n_items, call->room, item);
  }
  return true;
}

/* ---- from the call to the distribution ---- */

static bool wa_item_to_arg(wa_load *load, const wa_dist_item *item, wa_dist_arg *arg) {
  *arg = (wa_dist_arg){.name = item->name, .span = item->span, .text = item->text};
  wa_dist_holds holds = wa_dist_arg_holds(item->name);
  bool text = holds == WA_DIST_TEXT;
  if (text != (item->text != NULL) || (holds == WA_DIST_NUMBER && (item->listed || item->n_values != 1))) {
    wa_error(load->diags, item->span, "'%.40s' must be %s", item->name, text ? "text" : "one number");
    return false;
  }
  if (holds == WA_DIST_INTERVAL && item->n_values != 2) {
    wa_error(load->diags, item->span, "'%.40s' must be two numbers", item->name);
    wa_hint(load->diags, "write %s: [0.60, 0.83]", item->name);
    return false;
  }
  if (holds == WA_DIST_QUANTILES && item->n_values != 4) {
    wa_error(load->diags, item->span, "'%.40s' must be two probabilities, each with its value", item->name);
    wa_hint(load->diags, "write %s: {25%%: 310, 75%%: 540}", item->name);
    return false;
  }
  arg->list = item->values;
  arg->n_list = item->n_values;
  arg->n_values = item->n_values < 2 ? item->n_values : 2;
  for (size_t i = 0; i < arg->n_values; i++) arg->values[i] = item->values[i];
  return true;
}

/* False after an error; `distribution` has its kind already. */
static bool wa_take_arguments(wa_load *load, const wa_dist_call *call, wa_distribution *distribution) {
  enum { MOST = 8 };
  if (call->n_items > MOST) {
    wa_error(load->diags, call->span, "no distribution takes %zu arguments", call->n_items);
    return false;
  }
  distribution->args = WA_NEW_ARRAY(load->arena, wa_dist_arg, call->n_items);
  for (size_t i = 0; i < call->n_items; i++) {
    if (wa_dist_find(distribution, call->items[i].name)) {
      wa_error(load->diags, call->items[i].span, "'%.40s' stands here twice", call->items[i].name);
      return false;
    }
    if (!wa_item_to_arg(load, &call->items[i], &distribution->args[i])) return false;
    distribution->n_args++;
  }
  return wa_check_arguments(load, distribution);
}

wa_distribution wa_decode_distribution(wa_load *load, const wa_yaml *node) {
  const wa_distribution none = {.kind = NULL};
  wa_dist_call call = {.name = NULL};
  bool read = node->kind == WA_YAML_MAP ? wa_call_from_yaml(load, node, &call) : wa_parse_dist_call(load, node, &call);
  if (!read) return none;
  wa_distribution distribution = {.kind = wa_known_kind(load, call.name, call.name_span), .span = call.span};
  if (!distribution.kind) return none;
  if (!wa_take_arguments(load, &call, &distribution)) return none;
  if (wa_dist_find(&distribution, "file")) wa_read_sample(load, &distribution);
  return distribution;
}
