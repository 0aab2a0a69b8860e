#include "formula/unit.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "formula/unit_symbol.h"

/* Powers come from small fractions; closer together than this they are the same. */
static const double wa_same_power = 1e-9;

/* A power beyond this is no measurement any more. */
static const double wa_largest_power = 99;

wa_unit wa_unit_any(void) { return (wa_unit){.state = WA_UNIT_ANY}; }

wa_unit wa_unit_literal(void) { return (wa_unit){.state = WA_UNIT_LITERAL}; }

wa_unit wa_unit_one(void) { return (wa_unit){.state = WA_UNIT_KNOWN}; }

wa_unit wa_unit_of(const char *symbol) {
  wa_unit unit = wa_unit_one();
  if (wa_symbol_counts(symbol)) return unit;
  unit.n = 1;
  unit.factor[0].symbol = wa_symbol_canonical(symbol);
  unit.factor[0].power = 1;
  return unit;
}

static void wa_remove_factor(wa_unit *unit, int at) {
  unit->n--;
  for (int i = at; i < unit->n; i++) unit->factor[i] = unit->factor[i + 1];
}

static void wa_insert_factor(wa_unit *unit, int at, const char *symbol, double power) {
  for (int i = unit->n; i > at; i--) unit->factor[i] = unit->factor[i - 1];
  unit->factor[at].symbol = symbol;
  unit->factor[at].power = power;
  unit->n++;
}

/* Multiplies `unit` by symbol^power; false when that takes more factors than there is room for. */
static bool wa_put_factor(wa_unit *unit, const char *symbol, double power) {
  int at = 0;
  while (at < unit->n && strcmp(unit->factor[at].symbol, symbol) < 0) at++;
  if (at < unit->n && strcmp(unit->factor[at].symbol, symbol) == 0) {
    unit->factor[at].power += power;
    if (fabs(unit->factor[at].power) < wa_same_power) wa_remove_factor(unit, at);
    else if (fabs(unit->factor[at].power) > wa_largest_power) return false;
    return true;
  }
  if (unit->n == WA_UNIT_FACTORS) return false;
  wa_insert_factor(unit, at, symbol, power);
  return true;
}

/* a * b^sign. Factors of b that cancel go in first, so that they make room for the others. */
static wa_unit wa_combine(wa_unit a, wa_unit b, double sign) {
  bool any = a.state == WA_UNIT_ANY || b.state == WA_UNIT_ANY;
  if (a.state == WA_UNIT_LITERAL && b.state == WA_UNIT_LITERAL) return a;
  wa_unit product = a;
  /* What is known of a product stays known where one factor has no unit: see wa_unit_times_meet. */
  product.state = any ? WA_UNIT_ANY : WA_UNIT_KNOWN;
  for (int pass = 0; pass < 2; pass++)
    for (int i = 0; i < b.n; i++) {
      bool shared = false;
      for (int k = 0; k < a.n; k++) shared = shared || strcmp(a.factor[k].symbol, b.factor[i].symbol) == 0;
      if (shared == (pass == 0) && !wa_put_factor(&product, b.factor[i].symbol, sign * b.factor[i].power))
        return wa_unit_any();
    }
  return product;
}

wa_unit wa_unit_multiply(wa_unit a, wa_unit b) { return wa_combine(a, b, 1); }

wa_unit wa_unit_divide(wa_unit a, wa_unit b) { return wa_combine(a, b, -1); }

wa_unit wa_unit_power(wa_unit a, double power) {
  if (a.state != WA_UNIT_KNOWN || a.n == 0) return a;
  if (fabs(power) < wa_same_power) return wa_unit_one();
  for (int i = 0; i < a.n; i++) {
    a.factor[i].power *= power;
    double size = fabs(a.factor[i].power);
    if (!(size >= wa_same_power && size <= wa_largest_power)) return wa_unit_any();
  }
  return a;
}

bool wa_unit_times_meet(wa_unit unit) {
  int times = 0;
  for (int i = 0; i < unit.n; i++) times += wa_symbol_is_time(unit.factor[i].symbol);
  return times > 1;
}

static bool wa_same_factors(wa_unit a, wa_unit b) {
  if (a.n != b.n) return false;
  for (int i = 0; i < a.n; i++) {
    if (strcmp(a.factor[i].symbol, b.factor[i].symbol) != 0) return false;
    if (fabs(a.factor[i].power - b.factor[i].power) > wa_same_power) return false;
  }
  return true;
}

bool wa_unit_fits(wa_unit a, wa_unit b, wa_unit *sum) {
  bool fits = true;
  wa_unit result = a;
  if (a.state == WA_UNIT_KNOWN && b.state == WA_UNIT_KNOWN) fits = wa_same_factors(a, b);
  else if (b.state == WA_UNIT_KNOWN || a.state == WA_UNIT_LITERAL) result = b;
  if (sum) *sum = fits ? result : wa_unit_any();
  return fits;
}

bool wa_unit_is_number(wa_unit a) { return a.state != WA_UNIT_KNOWN || a.n == 0; }

static int wa_count_factors(wa_unit unit, double sign) {
  int count = 0;
  for (int i = 0; i < unit.n; i++) count += unit.factor[i].power * sign > 0;
  return count;
}

/* The factors with powers of one sign, joined by '*'. */
static void wa_add_factors(wa_text *text, wa_unit unit, double sign) {
  const char *between = "";
  for (int i = 0; i < unit.n; i++) {
    double power = unit.factor[i].power * sign;
    if (power <= 0) continue;
    wa_text_addf(text, "%s%s", between, unit.factor[i].symbol);
    if (fabs(power - 1) > wa_same_power) wa_text_addf(text, "^%.6g", power);
    between = "*";
  }
}

const char *wa_unit_text(wa_arena *arena, wa_unit unit) {
  if (unit.state != WA_UNIT_KNOWN) return "";
  wa_text text = wa_text_new(arena);
  int below = wa_count_factors(unit, -1);
  if (below == unit.n) wa_text_add(&text, "1");
  else wa_add_factors(&text, unit, 1);
  if (below == 0) return text.bytes;
  wa_text_add(&text, below > 1 ? "/(" : "/");
  wa_add_factors(&text, unit, -1);
  if (below > 1) wa_text_add(&text, ")");
  return text.bytes;
}
