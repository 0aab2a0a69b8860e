#include "model/check_units.h"

#include "formula/unit_symbol.h"

static const char *wa_named_unit(const wa_load *load, wa_unit unit) {
  return wa_unit_is_number(unit) ? "a pure number" : wa_unit_text(load->arena, unit);
}

static bool wa_is_currency(const wa_load *load, const char *symbol) {
  return wa_unit_fits(wa_unit_of(symbol), load->currency, NULL) || wa_symbol_is_currency(symbol);
}

/* A thing that is counted: one symbol that is neither time nor money ("admission", "QALY"). */
static bool wa_is_count(const wa_load *load, wa_unit unit) {
  return unit.state == WA_UNIT_KNOWN && unit.n == 1 && unit.factor[0].power == 1 &&
         !wa_symbol_is_time(unit.factor[0].symbol) && !wa_is_currency(load, unit.factor[0].symbol);
}

/* Whether a formula of unit `found` may be declared as `declared`. A pure number may count anything. */
static bool wa_may_be(const wa_load *load, wa_unit declared, wa_unit found) {
  return wa_unit_fits(declared, found, NULL) || (wa_unit_is_number(found) && wa_is_count(load, declared));
}

wa_unit wa_settle_unit(wa_load *load, wa_unit declared, const wa_formula *formula) {
  if (!formula->expr) return declared;
  wa_unit found = formula->expr->unit;
  if (declared.state == WA_UNIT_ANY) return found;
  if (!wa_may_be(load, declared, found)) {
    wa_error(load->diags, formula->span, "the formula gives %s, but the unit is declared as %s", wa_named_unit(load, found),
             wa_named_unit(load, declared));
  }
  return declared;
}

static bool wa_is_per_year(wa_unit unit, const char *symbol) {
  wa_unit per_year = wa_unit_divide(symbol ? wa_unit_of(symbol) : wa_unit_one(), wa_unit_of("year"));
  return wa_unit_fits(unit, per_year, NULL);
}

/* `unit` is `first`, or `first` per `second`. */
static bool wa_is_per(wa_unit unit, wa_unit first, const char *second) {
  return wa_unit_fits(unit, first, NULL) || wa_unit_fits(unit, wa_unit_divide(first, wa_unit_of(second)), NULL);
}

static bool wa_is_wanted(const wa_load *load, wa_unit unit, wa_wanted wanted) {
  if (wa_unit_is_number(unit)) return true;
  switch (wanted) {
    case WA_WANTED_ANY: return true;
    case WA_WANTED_YEARS: return wa_unit_fits(unit, wa_unit_of("year"), NULL);
    case WA_WANTED_RATE: return wa_is_per_year(unit, NULL);
    case WA_WANTED_UTILITY: return wa_is_per_year(unit, "QALY");
    case WA_WANTED_MINUTES: return wa_unit_fits(unit, wa_unit_of("minute"), NULL);
    case WA_WANTED_HOURS: return wa_is_per(unit, wa_unit_of("hour"), "year");
    case WA_WANTED_MONEY: return wa_unit_fits(unit, load->currency, NULL);
    case WA_WANTED_MONEY_PER_MINUTE: return wa_is_per(unit, load->currency, "minute");
    case WA_WANTED_MONEY_PER_YEAR: return wa_is_per(unit, load->currency, "year");
    case WA_WANTED_NUMBER: break;
  }
  return false;
}

void wa_check_wanted(wa_load *load, const wa_formula *formula, const wa_place_of_formula *place) {
  static const char *const wanted[] = {"", "a pure number", "a number of years", "a rate a year", "QALY/year or a pure number",
                                       "minutes", "hours or hours a year", "money", "money per minute", "money per year"};
  const wa_expr *expr = formula->expr;
  if (expr->type == WA_TYPE_CONDITION) {
    wa_error(load->diags, formula->span, "%s must be a number, found a condition (a comparison)", place->what);
    wa_hint(load->diags, "write if(condition, 1, 0)");
  } else if (!wa_is_wanted(load, expr->unit, place->wanted)) {
    wa_error(load->diags, formula->span, "%s must be %s, found %s", place->what, wanted[place->wanted],
             wa_named_unit(load, expr->unit));
  }
}

void wa_check_override_unit(wa_load *load, const wa_override *override) {
  const wa_model *model = load->model;
  const char *name = override->of_definition ? model->definitions[override->target].name : model->parameters[override->target].name;
  wa_unit unit = override->of_definition ? model->definitions[override->target].unit : model->parameters[override->target].unit;
  if (!override->value.expr || wa_may_be(load, unit, override->value.expr->unit)) return;
  wa_error(load->diags, override->value.span, "'%s' is in %s, but is set to %s here", name, wa_named_unit(load, unit),
           wa_named_unit(load, override->value.expr->unit));
}

/* ---- money ---- */

static void wa_find_number(const wa_expr *node, void *found) {
  if (node->kind == WA_EX_NUMBER) *(bool *)found = true;
}

/* A pure number that was made with a written number, as 5000 * 1.02^time: the written number is the price. */
static bool wa_has_written_number(const wa_expr *expr) {
  bool found = false;
  wa_expr_walk(expr, wa_find_number, &found);
  return found;
}

/* Whether quantity times amount is money. Numbers written without a unit take the one that is
 * needed: 300 times EUR/hour are 300 hours. A pure number that was computed may count things, but not hours. */
static bool wa_is_money(const wa_load *load, wa_unit quantity, wa_unit amount) {
  if (quantity.state == WA_UNIT_ANY || amount.state == WA_UNIT_ANY) return true;
  if (amount.state == WA_UNIT_LITERAL) return true;
  if (wa_unit_fits(wa_unit_multiply(quantity, amount), load->currency, NULL)) return true;
  wa_unit per = wa_unit_divide(load->currency, amount);
  if (quantity.state == WA_UNIT_LITERAL) return per.state == WA_UNIT_KNOWN && per.n == 1 && per.factor[0].power == 1;
  return wa_unit_is_number(quantity) && wa_is_count(load, per);
}

static void wa_hint_price(wa_load *load, wa_unit quantity, wa_unit amount) {
  wa_unit needed = wa_unit_divide(load->currency, quantity);
  const char *is = wa_named_unit(load, quantity), *has = wa_named_unit(load, amount);
  if (wa_unit_is_number(quantity)) wa_hint(load->diags, "the quantity is a pure number: the amount must be in %s, not %s",
                                           wa_unit_text(load->arena, load->currency), has);
  else wa_hint(load->diags, "the quantity is in %s: the amount must be in %s, not %s", is, wa_unit_text(load->arena, needed), has);
}

void wa_check_line_unit(wa_load *load, const wa_line *line) {
  const wa_expr *quantity = line->quantity.expr, *amount = line->amount.expr;
  if (!quantity || !amount || load->currency.state != WA_UNIT_KNOWN) return;
  wa_unit product = wa_unit_multiply(quantity->unit, amount->unit);
  if (product.state == WA_UNIT_ANY && wa_unit_times_meet(product)) {
    product.state = WA_UNIT_KNOWN;
    wa_warn(load->diags, line->amount.span, "different units of time meet in '%s': what has a unit makes %s", line->name,
            wa_unit_text(load->arena, product));
    wa_hint(load->diags, "give every factor a unit ('1' for a pure number), so that the line can be checked");
  }
  if (wa_is_money(load, quantity->unit, amount->unit)) return;
  if (wa_unit_is_number(amount->unit) && amount->kind != WA_EX_NAME && wa_has_written_number(amount)) return;
  wa_error(load->diags, line->amount.span, "'%s' is not money: quantity times amount is %s", line->name,
           wa_named_unit(load, product));
  wa_hint_price(load, quantity->unit, amount->unit);
}
