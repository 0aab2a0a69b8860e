#include "model/dist_call.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "model/distribution.h"

typedef struct wa_reader {
  wa_load *load;
  const wa_yaml *node;
  size_t at;
} wa_reader;

static char wa_peek(wa_reader *reader) {
  while (reader->node->text[reader->at] && strchr(" \t\n", reader->node->text[reader->at])) reader->at++;
  return reader->node->text[reader->at];
}

static bool wa_expected_here(wa_reader *reader, const char *what) {
  size_t at = reader->at, end = at < reader->node->length ? at + 1 : at;
  wa_error(reader->load->diags, wa_yaml_part(reader->node, at, end), "%s is expected here in the distribution", what);
  wa_hint(reader->load->diags, "write for example \"beta(se: 0.04)\" or \"lognormal(ci95: [0.60, 0.83])\"");
  return false;
}

/* Letters, digits and what else a file name may have, up to a separator. */
static const char *wa_word(wa_reader *reader, const char *stops) {
  wa_peek(reader);
  const char *text = reader->node->text + reader->at;
  size_t length = strcspn(text, stops);
  while (length > 0 && isspace((unsigned char)text[length - 1])) length--;
  reader->at += length;
  return length ? wa_strndup(reader->load->arena, text, length) : NULL;
}

static bool wa_take_number(wa_reader *reader, wa_dist_item *item) {
  wa_peek(reader);
  size_t from = reader->at, length;
  const char *word = wa_word(reader, ",)]");
  double number;
  if (!word) return wa_expected_here(reader, "a number");
  length = strlen(word);
  bool percent = word[length - 1] == '%';
  if (!wa_parse_number(word, percent ? length - 1 : length, &number)) {
    wa_error(reader->load->diags, wa_yaml_part(reader->node, from, reader->at), "'%.40s' is not a number", word);
    wa_hint(reader->load->diags, "arguments of a distribution are written numbers, such as 0.04 or 4%%");
    return false;
  }
  WA_PUSH(reader->load->arena, item->values, item->n_values, item->room, percent ? number / 100 : number);
  return true;
}

static bool wa_take_list(wa_reader *reader, wa_dist_item *item) {
  item->listed = true;
  reader->at++;
  while (wa_peek(reader) != ']') {
    if (!wa_take_number(reader, item)) return false;
    if (wa_peek(reader) == ',') reader->at++;
    else if (wa_peek(reader) != ']') return wa_expected_here(reader, "',' or ']'");
  }
  reader->at++;
  return true;
}

static bool wa_take_value(wa_reader *reader, wa_dist_item *item) {
  if (wa_dist_arg_holds(item->name) == WA_DIST_TEXT) {
    item->text = wa_word(reader, ",)");
    return item->text || wa_expected_here(reader, "a text");
  }
  return wa_peek(reader) == '[' ? wa_take_list(reader, item) : wa_take_number(reader, item);
}

static bool wa_take_item(wa_reader *reader, wa_dist_call *call) {
  wa_peek(reader);
  size_t from = reader->at;
  wa_dist_item item = {.name = wa_word(reader, ":=,()[] ")};
  if (!item.name) return wa_expected_here(reader, "the name of an argument");
  char sign = wa_peek(reader);
  if (sign != ':' && sign != '=') return wa_expected_here(reader, "':' after the name of an argument");
  reader->at++;
  if (!wa_take_value(reader, &item)) return false;
  item.span = wa_yaml_part(reader->node, from, reader->at);
  WA_PUSH(reader->load->arena, call->items, call->n_items, call->room, item);
  return true;
}

static bool wa_take_items(wa_reader *reader, wa_dist_call *call) {
  reader->at++;
  while (wa_peek(reader) != ')') {
    if (!wa_take_item(reader, call)) return false;
    if (wa_peek(reader) == ',') reader->at++;
    else if (wa_peek(reader) != ')') return wa_expected_here(reader, "',' or ')'");
  }
  reader->at++;
  return true;
}

bool wa_parse_dist_call(wa_load *load, const wa_yaml *node, wa_dist_call *call) {
  wa_reader reader = {load, node, 0};
  wa_peek(&reader);
  size_t from = reader.at;
  call->name = wa_word(&reader, "( ");
  if (!call->name) return wa_expected_here(&reader, "the name of a distribution");
  call->name_span = wa_yaml_part(node, from, reader.at);
  if (wa_peek(&reader) == '(' && !wa_take_items(&reader, call)) return false;
  call->span = wa_yaml_part(node, from, reader.at);
  if (wa_peek(&reader)) return wa_expected_here(&reader, "nothing more");
  return true;
}
