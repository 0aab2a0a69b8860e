/* References to cells, and texts and numbers inside formulas. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "reports/book_inside.h"

static bool letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
static bool digit(char c) { return c >= '0' && c <= '9'; }

/* "B4", "qol1": one to three letters and then only digits. Wider than Excel's own XFD1048576, as other programs
 * have more columns. */
static bool like_a1(const char *name) {
  size_t letters = 0;
  while (letter(name[letters]))
    letters++;
  size_t end = letters;
  while (digit(name[end]))
    end++;
  return letters >= 1 && letters <= 3 && end > letters && !name[end];
}

/* "R", "C", "R1C1", "rc", and how other languages write them (Dutch R1K1, German Z1S1, French L1C1, Spanish F1C1). */
static bool like_r1c1(const char *name) {
  const char *at = name;
  if (*at && strchr("RrZzLlFf", *at)) {
    at++;
    while (digit(*at))
      at++;
    if (!*at)
      return true;
  }
  if (!*at || !strchr("CcKkSs", *at))
    return false;
  at++;
  while (digit(*at))
    at++;
  return !*at;
}

bool wa_like_reference(const char *name) { return like_a1(name) || like_r1c1(name); }

static bool plain_sheet_name(const char *name) {
  if (!letter(*name))
    return false;
  for (const char *at = name; *at; at++)
    if (!letter(*at) && !digit(*at) && *at != '_')
      return false;
  return !wa_like_reference(name) && !wa_same_folded(name, "true") && !wa_same_folded(name, "false");
}

const char *wa_quote_sheet(wa_arena *arena, const char *name) {
  if (plain_sheet_name(name))
    return name;
  wa_text out = wa_text_new(arena);
  wa_text_add(&out, "'");
  for (const char *at = name; *at; at++) {
    if (*at == '\'')
      wa_text_add(&out, "'");
    wa_text_addn(&out, at, 1);
  }
  wa_text_add(&out, "'");
  return out.bytes;
}

/* References are most of what formulas are made of, so they are put together without printf. */
enum { LONGEST_NUMBER = 24, LONGEST_REF = 2 * LONGEST_NUMBER + 2 };

/* The letters of a column at the end of `room`, of which `end` is the end; returns where they begin. */
static char *put_letters(char *end, size_t column) {
  *--end = '\0';
  for (size_t left = column + 1; left > 0; left = (left - 1) / 26)
    *--end = (char)('A' + (left - 1) % 26);
  return end;
}

const char *wa_column_letters(wa_arena *arena, size_t column) {
  char room[LONGEST_NUMBER];
  return wa_strdup(arena, put_letters(room + sizeof room, column));
}

/* "$B$4" into `out`; returns its length. */
static size_t put_ref(char out[LONGEST_REF], size_t row, size_t column, wa_fix fix) {
  char room[LONGEST_NUMBER], *end = room + sizeof room, *digits = end, *at = out;
  if (fix & WA_FIX_COLUMN)
    *at++ = '$';
  for (char *letter = put_letters(end, column); *letter; letter++)
    *at++ = *letter;
  if (fix & WA_FIX_ROW)
    *at++ = '$';
  for (size_t left = row + 1; left > 0 || digits == end; left /= 10)
    *--digits = (char)('0' + left % 10);
  memcpy(at, digits, (size_t)(end - digits));
  return (size_t)(at - out) + (size_t)(end - digits);
}

/* The sheet where it is another one, then the bare reference. Within one sheet it need not be known which (NULL). */
static const char *qualified(wa_arena *arena, const wa_sheet *from, const wa_sheet *to, const char *bare, size_t length) {
  const char *sheet = from == to ? "" : to->quoted;
  size_t before = strlen(sheet);
  char *text = WA_NEW_ARRAY(arena, char, before + length + 2);
  memcpy(text, sheet, before);
  if (before)
    text[before++] = '!';
  memcpy(text + before, bare, length);
  return text;
}

const char *wa_cell_ref(wa_arena *arena, const wa_sheet *from, const wa_sheet *to, size_t row, size_t column,
                        wa_fix fix) {
  char bare[LONGEST_REF];
  size_t length = put_ref(bare, row, column, fix);
  return qualified(arena, from, to, bare, length);
}

const char *wa_range_ref(wa_arena *arena, const wa_sheet *from, const wa_sheet *to, size_t first_row,
                         size_t first_column, size_t last_row, size_t last_column, wa_fix fix) {
  char bare[2 * LONGEST_REF + 1];
  size_t length = put_ref(bare, first_row, first_column, fix);
  bare[length++] = ':';
  length += put_ref(bare + length, last_row, last_column, fix);
  return qualified(arena, from, to, bare, length);
}

const char *wa_formula_text(wa_arena *arena, const char *text) {
  wa_text out = wa_text_new(arena);
  wa_text_add(&out, "\"");
  for (const char *at = wa_legal_text(arena, text, WA_MAX_CONSTANT); *at; at++) {
    if (*at == '"')
      wa_text_add(&out, "\"");
    wa_text_addn(&out, *at == '\n' || *at == '\t' ? " " : at, 1);
  }
  wa_text_add(&out, "\"");
  return out.bytes;
}

const char *wa_formula_number(wa_arena *arena, double number) {
  char *text = wa_strdup(arena, wa_number_text(arena, number));
  for (char *at = text; *at; at++)
    if (*at == 'e')
      *at = 'E';
  return signbit(number) ? wa_printf(arena, "(%s)", text) : text;
}
