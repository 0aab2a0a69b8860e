#include <string.h>

#include "formula/inference.h"

/* repeats(admission, 30): what follows the name of an event is a written number above 0. */
static bool wa_want_written(wa_inference *inference, wa_expr *argument) {
  double number;
  if (!wa_infer_node(inference, argument)) return false;
  if (wa_expr_literal(argument, &number) && number > 0) return true;
  wa_error(inference->diags, argument->span, "expected a written number of days, above 0");
  wa_hint(inference->diags, "write for example repeats(admission, 30)");
  return false;
}

static bool wa_infer_named(wa_inference *inference, wa_expr *call) {
  bool right = true;
  if (call->function->arguments == WA_ARG_EVENT) {
    for (size_t i = 1; i < call->n_args; i++) right = wa_want_written(inference, call->args[i]) && right;
    call->args[0]->unit = wa_unit_any();
    return wa_want_named(inference, call, call->args[0]) && right;
  }
  for (size_t i = 0; i < call->n_args; i++) {
    call->args[i]->unit = wa_unit_any();
    right = wa_want_named(inference, call, call->args[i]) && right;
  }
  return right;
}

/* Survival formulas are written with the clock and bare coefficients: exp(0.09 * age), 1.02^time, time^shape.
 * The clock runs in years, and a written coefficient is then one per year. A coefficient declared in another
 * unit of time leaves year/month and is still refused. */
bool wa_is_clock(const wa_expr *expr) {
  const wa_unit *unit = &expr->unit;
  return (expr->uses & WA_USES_CLOCK) && unit->state == WA_UNIT_KNOWN && unit->n == 1 &&
         strcmp(unit->factor[0].symbol, wa_unit_of("year").factor[0].symbol) == 0;
}

static bool wa_want_pure(wa_inference *inference, const wa_expr *call, const wa_expr *argument) {
  if (wa_unit_is_number(argument->unit) || wa_is_clock(argument)) return true;
  wa_error(inference->diags, argument->span, "%s needs a pure number, found %s", call->name,
           wa_unit_named(inference->arena, argument->unit));
  if (wa_unit_is_time(argument->unit))
    wa_hint(inference->diags, "write the coefficient of time as a parameter with unit 1/%s",
            argument->unit.factor[0].symbol);
  return false;
}

/* at(time): the clock runs in years. */
static bool wa_want_years(wa_inference *inference, const wa_expr *call) {
  wa_unit year = wa_unit_of("year"), unit = call->args[0]->unit;
  if (wa_unit_fits(unit, year, NULL)) return true;
  wa_error(inference->diags, call->args[0]->span, "%s needs a time in year, found %s", call->name,
           wa_unit_named(inference->arena, unit));
  wa_hint_time(inference->diags, unit, year);
  return false;
}

static bool wa_infer_if(wa_inference *inference, wa_expr *call) {
  bool right = wa_want_condition(inference, call->args[0]);
  if (!wa_want_numbers(inference, call, 1)) return false;
  return wa_want_fitting(inference, call, 1, &call->unit) && right;
}

static bool wa_infer_pure(wa_inference *inference, wa_expr *call) {
  bool pure = true;
  for (size_t i = 0; i < call->n_args; i++) pure = wa_want_pure(inference, call, call->args[i]) && pure;
  call->unit = wa_unit_one();
  return pure;
}

static bool wa_infer_count(wa_inference *inference, wa_expr *call) {
  call->unit = wa_unit_one();
  return call->function->id != WA_FN_AT || wa_want_years(inference, call);
}

static bool wa_infer_rule(wa_inference *inference, wa_expr *call) {
  switch (call->function->rule) {
    case WA_RULE_SAME: return wa_want_fitting(inference, call, 0, &call->unit);
    case WA_RULE_NUMBER:
    case WA_RULE_PURE: return wa_infer_pure(inference, call);
    case WA_RULE_SQRT: call->unit = wa_unit_power(call->args[0]->unit, 0.5); return true;
    case WA_RULE_TIME: call->unit = wa_unit_of("year"); return true;
    case WA_RULE_DAYS: call->unit = wa_unit_of("day"); return true;
    case WA_RULE_QALY: call->unit = wa_unit_of("QALY"); return true;
    case WA_RULE_MONEY:
      call->unit = inference->scope && inference->scope->currency ? *inference->scope->currency : wa_unit_any();
      return true;
    case WA_RULE_MINUTES: call->unit = wa_unit_of("minute"); return true;
    case WA_RULE_COUNT: return wa_infer_count(inference, call);
    case WA_RULE_FIRST: call->unit = call->args[0]->unit; return true;
    case WA_RULE_EXPANSION: return wa_infer_expansion(inference, call);
    case WA_RULE_IF: break;
  }
  return wa_infer_if(inference, call);
}

bool wa_infer_call(wa_inference *inference, wa_expr *call) {
  const wa_function *function = call->function;
  call->uses = function->uses;
  if (function->arguments != WA_ARG_VALUE)
    return wa_infer_named(inference, call) && wa_infer_rule(inference, call);
  if (!wa_infer_operands(inference, call)) return false;
  if (function->rule != WA_RULE_IF && !wa_want_numbers(inference, call, 0)) return false;
  return wa_infer_rule(inference, call);
}

/* A base with a unit can be raised only to a power known when the formula is read. */
bool wa_infer_power(wa_inference *inference, wa_expr *power) {
  const wa_expr *base = power->args[0], *exponent = power->args[1];
  double written;
  if (!wa_want_numbers(inference, power, 0)) return false;
  if (!wa_unit_is_number(exponent->unit) && !wa_is_clock(exponent)) {
    wa_error(inference->diags, exponent->span, "the exponent must be a pure number, found %s",
             wa_unit_named(inference->arena, exponent->unit));
    if (wa_unit_is_time(exponent->unit))
      wa_hint(inference->diags, "divide it by a parameter of 1 %s, or write exp(rate * time) with a rate in 1/%s",
              exponent->unit.factor[0].symbol, exponent->unit.factor[0].symbol);
    return false;
  }
  if (wa_constant(exponent, &written)) {
    power->unit = wa_unit_power(base->unit, written);
    return true;
  }
  if (wa_is_clock(base)) {
    power->unit = wa_unit_any();
    return true;
  }
  if (!wa_unit_is_number(base->unit)) {
    wa_error(inference->diags, base->span, "%s can only be raised to a written number, such as ^2",
             wa_unit_named(inference->arena, base->unit));
    return false;
  }
  bool literal = base->unit.state == WA_UNIT_LITERAL && exponent->unit.state != WA_UNIT_LITERAL;
  power->unit = literal ? wa_unit_one() : base->unit;
  return true;
}
