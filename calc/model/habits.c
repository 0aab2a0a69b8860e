/* Figures as people write them: "EUR 5", "1.500,00", "5 euro". A formula has no place for them, and guessing would
 * turn 1.500,00 into one and a half. */
#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "model/read.h"

static const char *const signs[] = {"EURO", "Euro", "euro", "EUR", "eur", "USD", "GBP", "€", "$", "£"};

/* Length of a currency's sign at `text`, 0 when there is none. */
static size_t wa_sign_at(const char *text) {
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (strncmp(text, signs[i], strlen(signs[i])) == 0) return strlen(signs[i]);
  return 0;
}

static bool wa_is_figure(const char *text, size_t length) {
  for (size_t i = 0; i < length; i++)
    if (!isdigit((unsigned char)text[i]) && text[i] != '.' && text[i] != ',' && text[i] != '-') return false;
  return length > 0 && isdigit((unsigned char)text[text[0] == '-']);
}

/* A figure with a currency before or behind it: its place in `from` and `length`. */
static bool wa_money(const char *text, size_t *from, size_t *length) {
  size_t sign = wa_sign_at(text);
  *from = sign + strspn(text + sign, " ");
  *length = strcspn(text + *from, " ");
  const char *rest = text + *from + *length;
  if (sign) return *rest == '\0' && wa_is_figure(text + *from, *length);
  while (*length > 0 && !isdigit((unsigned char)text[*from + *length - 1])) (*length)--;
  rest = text + *from + *length;
  rest += strspn(rest, " ");
  sign = wa_sign_at(rest);
  return sign && rest[sign] == '\0' && wa_is_figure(text + *from, *length);
}

static size_t wa_count(const char *text, size_t length, char byte) {
  size_t count = 0;
  for (size_t i = 0; i < length; i++) count += text[i] == byte;
  return count;
}

/* "1.500,00" as "1500.00": points between groups and a comma before decimals, or the English way round;
 * NULL when the figure is not written so. */
static const char *wa_ungrouped(const wa_load *load, const char *text, size_t length) {
  size_t points = wa_count(text, length, '.'), commas = wa_count(text, length, ',');
  if (!wa_is_figure(text, length)) return NULL;
  const char *comma = memchr(text, ',', length), *point = memchr(text, '.', length);
  bool dutch = points && commas == 1 && comma > point, english = commas && points == 1 && point > comma;
  bool groups = points > 1 && !commas, english_groups = commas > 1 && !points;
  if (!dutch && !english && !groups && !english_groups) return NULL;
  char group = dutch || groups ? '.' : ',';
  wa_text plain = wa_text_new(load->arena);
  for (size_t i = 0; i < length; i++)
    if (text[i] != group) wa_text_addn(&plain, text[i] == ',' ? "." : text + i, 1);
  return plain.bytes;
}

static const char *wa_plain_figure(const wa_load *load, const char *text, size_t length) {
  const char *plain = wa_ungrouped(load, text, length);
  if (plain) return plain;
  char *copy = wa_strndup(load->arena, text, length);
  char *comma = strchr(copy, ',');
  if (comma) *comma = '.';
  return copy;
}

/* "18.000": a Dutch eighteen thousand is an English eighteen. Nobody writes three noughts behind a point for
 * their own sake, but a model must not stop for it either. */
static void wa_warn_thousands(wa_load *load, const wa_yaml *node) {
  const char *text = node->text + (node->text[0] == '-');
  size_t digits = strspn(text, "0123456789");
  if (digits < 1 || digits > 3 || text[0] == '0' || strcmp(text + digits, ".000") != 0) return;
  const char *whole = wa_strndup(load->arena, text, digits);
  wa_warn(load->diags, wa_yaml_text_span(node), "%s is read as %s", node->text, whole);
  wa_hint(load->diags, "for thousands write %s000, without a point", whole);
}

bool wa_check_habits(wa_load *load, const wa_yaml *node) {
  size_t from, length;
  if (node->length > 60) return false;
  if (wa_money(node->text, &from, &length)) {
    wa_error(load->diags, wa_yaml_text_span(node), "a currency cannot stand in a number");
    wa_hint(load->diags, "write %s; the currency is in settings, and a parameter may have 'unit:'",
            wa_plain_figure(load, node->text + from, length));
    return true;
  }
  wa_warn_thousands(load, node);
  const char *plain = wa_ungrouped(load, node->text, node->length);
  if (!plain) return false;
  wa_error(load->diags, wa_yaml_text_span(node), "'%s' is not a number", node->text);
  wa_hint(load->diags, "write %s: a point before decimals and nothing between thousands", plain);
  return true;
}
