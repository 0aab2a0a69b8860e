#include <string.h>

#include "base/text.h"
#include "formula/glyph.h"
#include "formula/unit.h"
#include "formula/unit_symbol.h"

enum { WA_UNIT_LENGTH = 200, WA_UNIT_DEPTH = 20 };

typedef struct wa_unit_reader {
  wa_arena *arena;
  wa_diags *diags;
  const char *text;
  size_t at;
  wa_span where;
  bool verbatim, failed;
  int depth;
} wa_unit_reader;

static wa_unit wa_read_product(wa_unit_reader *reader);

static wa_span wa_unit_span(const wa_unit_reader *reader, size_t begin, size_t end) {
  if (!reader->verbatim) return reader->where;
  return (wa_span){reader->where.source, reader->where.begin + begin, reader->where.begin + end};
}

/* Reports that something else was expected at the place reached. */
static wa_unit wa_unit_expected(wa_unit_reader *reader, const char *expected) {
  if (reader->failed) return wa_unit_any();
  reader->failed = true;
  const char *rest = reader->text + reader->at;
  size_t length = wa_glyph_length(rest);
  while (length && wa_is_name_byte(rest[0]) && wa_is_name_byte(rest[length])) length++;
  const char *found = length ? wa_glyph_shown(reader->arena, rest, length) : "the end";
  wa_error(reader->diags, wa_unit_span(reader, reader->at, reader->at + length), "expected %s, found %s", expected,
           found);
  wa_hint(reader->diags, "a unit is written like EUR/admission, hour/week or 1/year");
  return wa_unit_any();
}

static void wa_unit_skip(wa_unit_reader *reader) {
  while (wa_is_space(reader->text[reader->at])) reader->at++;
}

static bool wa_unit_takes(wa_unit_reader *reader, const char *sign) {
  size_t n = strlen(sign);
  if (strncmp(reader->text + reader->at, sign, n) != 0) return false;
  reader->at += n;
  return true;
}

/* Whether a letter of a symbol begins here; letters of other alphabets and accents count. */
static bool wa_symbol_starts(const char *text) {
  static const char *const signs[] = {"\xC2\xB7", "\xC3\x97", "\xE2\x8B\x85", "\xC2\xB2", "\xC2\xB3", "\xC2\xA0"};
  if (wa_is_letter(*text) || *text == '_' || *text == '$') return true;
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (strncmp(text, signs[i], strlen(signs[i])) == 0) return false;
  return (unsigned char)*text >= 0x80;
}

static size_t wa_word_length(const char *text) {
  size_t n = 0;
  while (wa_symbol_starts(text + n) || wa_is_digit(text[n])) n += wa_glyph_length(text + n);
  return n;
}

static bool wa_is_per(const char *text) { return wa_word_length(text) == 3 && strncmp(text, "per", 3) == 0; }

/* Goes on to the next word of the same phrase, past spaces or a hyphen; false at the phrase's end. */
static bool wa_next_word(wa_unit_reader *reader, bool *hyphen) {
  size_t at = reader->at;
  *hyphen = reader->text[at] == '-';
  if (*hyphen) at++;
  else
    while (wa_is_space(reader->text[at])) at++;
  if (at == reader->at || !wa_symbol_starts(reader->text + at)) return false;
  if (!*hyphen && wa_is_per(reader->text + at)) return false;
  reader->at = at;
  return true;
}

static void wa_end_phrase(wa_unit_reader *reader, wa_unit *unit, wa_text *phrase) {
  if (phrase->length) *unit = wa_unit_multiply(*unit, wa_unit_of(wa_symbol_normal(reader->arena, phrase->bytes)));
  *phrase = wa_text_new(reader->arena);
}

/* One or more words: "GP visit" is one symbol, people are left out ("patient years" is year), and a hyphen
 * before a unit of time multiplies ("bed-day"). */
static wa_unit wa_read_phrase(wa_unit_reader *reader) {
  wa_unit unit = wa_unit_one();
  wa_text phrase = wa_text_new(reader->arena);
  bool hyphen = false;
  do {
    size_t length = wa_word_length(reader->text + reader->at);
    const char *word = wa_strndup(reader->arena, reader->text + reader->at, length);
    const char *normal = wa_symbol_normal(reader->arena, word);
    reader->at += length;
    if (hyphen && wa_symbol_is_time(normal)) wa_end_phrase(reader, &unit, &phrase);
    if (wa_symbol_counts(normal)) continue;
    wa_text_addf(&phrase, "%s%s", !phrase.length ? "" : hyphen ? "-" : " ", word);
  } while (wa_next_word(reader, &hyphen));
  wa_end_phrase(reader, &unit, &phrase);
  return unit;
}

static wa_unit wa_read_bracket(wa_unit_reader *reader) {
  if (++reader->depth > WA_UNIT_DEPTH) return wa_unit_expected(reader, "fewer brackets");
  wa_unit unit = wa_read_product(reader);
  reader->depth--;
  if (!reader->failed && !wa_unit_takes(reader, ")")) return wa_unit_expected(reader, "')'");
  return unit;
}

static wa_unit wa_read_base(wa_unit_reader *reader) {
  const char *here = reader->text + reader->at;
  if (wa_unit_takes(reader, "(")) return wa_read_bracket(reader);
  if (wa_unit_takes(reader, "%")) return wa_unit_one();
  if (here[0] == '1' && !wa_is_name_byte(here[1]) && here[1] != '.' && here[1] != ',') {
    reader->at++;
    return wa_unit_one();
  }
  if (wa_is_digit(here[0])) return wa_unit_expected(reader, "a unit without a number other than 1");
  if (wa_is_per(here) || !wa_symbol_starts(here)) return wa_unit_expected(reader, "a unit");
  return wa_read_phrase(reader);
}

static wa_unit wa_read_exponent(wa_unit_reader *reader, wa_unit base) {
  const char *here = reader->text + reader->at;
  size_t n = here[0] == '-';
  while (wa_is_digit(here[n]) || here[n] == '.') n++;
  double power;
  if (!wa_parse_number(here, n, &power)) return wa_unit_expected(reader, "a power");
  reader->at += n;
  return wa_unit_power(base, power);
}

static wa_unit wa_read_factor(wa_unit_reader *reader) {
  wa_unit_skip(reader);
  wa_unit base = wa_read_base(reader);
  if (reader->failed) return base;
  if (wa_unit_takes(reader, "^")) return wa_read_exponent(reader, base);
  if (wa_unit_takes(reader, "\xC2\xB2")) return wa_unit_power(base, 2);
  if (wa_unit_takes(reader, "\xC2\xB3")) return wa_unit_power(base, 3);
  return base;
}

static bool wa_takes_per(wa_unit_reader *reader) {
  if (wa_unit_takes(reader, "/")) return true;
  if (!wa_is_per(reader->text + reader->at)) return false;
  reader->at += 3;
  return true;
}

static bool wa_takes_times(wa_unit_reader *reader) {
  return wa_unit_takes(reader, "*") || wa_unit_takes(reader, "\xC2\xB7") || wa_unit_takes(reader, "\xC3\x97") ||
         wa_unit_takes(reader, "\xE2\x8B\x85");
}

static wa_unit wa_read_product(wa_unit_reader *reader) {
  wa_unit unit = wa_read_factor(reader);
  while (!reader->failed) {
    wa_unit_skip(reader);
    if (wa_takes_per(reader)) unit = wa_unit_divide(unit, wa_read_factor(reader));
    else if (wa_takes_times(reader)) unit = wa_unit_multiply(unit, wa_read_factor(reader));
    else break;
  }
  return unit;
}

wa_unit wa_unit_parse(wa_arena *arena, wa_diags *diags, const char *text, wa_span where, bool verbatim) {
  wa_unit_reader reader = {.arena = arena, .diags = diags, .text = text, .where = where, .verbatim = verbatim};
  if (strnlen(text, WA_UNIT_LENGTH + 1) > WA_UNIT_LENGTH) {
    wa_error(diags, where, "a unit of more than %d bytes", WA_UNIT_LENGTH);
    return wa_unit_any();
  }
  wa_unit_skip(&reader);
  if (!text[reader.at]) {
    wa_error(diags, where, "empty unit");
    wa_hint(diags, "write 1 for a pure number, or leave the unit out");
    return wa_unit_any();
  }
  wa_unit unit = wa_read_product(&reader);
  if (!reader.failed && text[reader.at]) return wa_unit_expected(&reader, "'*', '/' or the end of the unit");
  return reader.failed ? wa_unit_any() : unit;
}
