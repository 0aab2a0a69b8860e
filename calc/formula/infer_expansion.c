#include <string.h>

#include "formula/inference.h"
#include "formula/unit_symbol.h"

/* Units of abbreviations are checked by rules of their own, in terms of their arguments: the expansion's
 * own inference would speak of things the author did not write, and would be too strict about written
 * numbers ("rate_to_prob(rate, 1)": the 1 is a time in the unit that the rate needs). */

/* What each argument must be:
 *   n  a pure number
 *   a  anything, of the same unit as the other a's
 *   r  a rate; times the t it must be a pure number
 *   t  a time
 *   i  an interest rate: a pure number or per time
 *   h  an amount per time, to be multiplied by a's
 *   x  anything: coefficients of survival curves come without units from where they are estimated */
typedef enum wa_result {
  WA_GIVES_NUMBER, /* a pure number */
  WA_GIVES_SAME,   /* the unit of the a's */
  WA_GIVES_RATE,   /* 1/t */
  WA_GIVES_CHARGE, /* a/t */
  WA_GIVES_HOURS,  /* h*a */
  WA_GIVES_VALUE   /* EUR/QALY */
} wa_result;

typedef struct wa_signature {
  const char *name, *arguments;
  wa_result result;
} wa_signature;

static const wa_signature wa_signatures[] = {
    {"rate_to_prob", "rt", WA_GIVES_NUMBER},
    {"prob_to_rate", "nt", WA_GIVES_RATE},
    {"odds", "n", WA_GIVES_NUMBER},
    {"odds_to_prob", "n", WA_GIVES_NUMBER},
    {"odds_ratio", "nn", WA_GIVES_NUMBER},
    {"rescale_prob", "naa", WA_GIVES_NUMBER},
    {"hr", "nn", WA_GIVES_NUMBER},
    {"surv_exponential", "tx", WA_GIVES_NUMBER},
    {"surv_weibull", "txx", WA_GIVES_NUMBER},
    {"surv_gompertz", "txx", WA_GIVES_NUMBER},
    {"surv_loglogistic", "txx", WA_GIVES_NUMBER},
    {"surv_lognormal", "txx", WA_GIVES_NUMBER},
    {"surv_gengamma", "txxx", WA_GIVES_NUMBER},
    {"own_risk", "aaa", WA_GIVES_SAME},
    {"friction_hours", "haa", WA_GIVES_HOURS},
    {"annuity", "aati", WA_GIVES_CHARGE},
    {"proportional_shortfall", "aa", WA_GIVES_NUMBER},
    {"reference_value", "n", WA_GIVES_VALUE},
};

static const wa_signature *wa_find_signature(const char *name) {
  for (size_t i = 0; i < sizeof wa_signatures / sizeof *wa_signatures; i++)
    if (strcmp(wa_signatures[i].name, name) == 0) return &wa_signatures[i];
  return NULL;
}

/* The i-th of "p, years". */
static const char *wa_parameter_name(wa_arena *arena, const wa_function *function, size_t i) {
  const char *name = function->parameters;
  for (; i > 0; i--) name = strchr(name, ',') + 2;
  return wa_strndup(arena, name, strcspn(name, ","));
}

static bool wa_must_be(wa_inference *inference, const wa_expr *call, size_t i, const char *wanted) {
  wa_error(inference->diags, call->args[i]->span, "%s of %s must be %s, found %s",
           wa_parameter_name(inference->arena, call->function, i), call->name, wanted,
           wa_unit_named(inference->arena, call->args[i]->unit));
  return false;
}

static bool wa_is_per_time(wa_unit unit) { return wa_unit_is_time(wa_unit_divide(wa_unit_one(), unit)); }

static bool wa_check_kind(wa_inference *inference, const wa_expr *call, size_t i, char kind) {
  wa_unit unit = call->args[i]->unit;
  bool number = wa_unit_is_number(unit);
  switch (kind) {
    case 'n': return number || wa_must_be(inference, call, i, "a pure number");
    case 't': return number || wa_unit_is_time(unit) || wa_must_be(inference, call, i, "a time, such as year");
    case 'r': return number || wa_is_per_time(unit) || wa_must_be(inference, call, i, "per time, such as 1/year");
    case 'i':
      return number || wa_is_per_time(unit) || wa_must_be(inference, call, i, "a pure number, or per time");
    default: return true;
  }
}

static size_t wa_place_of(const wa_signature *signature, char kind) {
  return (size_t)(strchr(signature->arguments, kind) - signature->arguments);
}

/* All a's of one unit. */
static bool wa_check_alike(wa_inference *inference, const wa_expr *call, const wa_signature *signature,
                           wa_unit *common) {
  *common = wa_unit_any();
  for (size_t first = call->n_args, i = 0; i < call->n_args; i++) {
    if (signature->arguments[i] != 'a') continue;
    wa_unit before = *common, unit = call->args[i]->unit;
    if (first == call->n_args) {
      *common = unit;
      first = i;
    } else if (!wa_unit_fits(before, unit, common)) {
      wa_error(inference->diags, call->args[i]->span, "%s and %s of %s differ in unit: %s and %s",
               wa_parameter_name(inference->arena, call->function, first),
               wa_parameter_name(inference->arena, call->function, i), call->name,
               wa_unit_named(inference->arena, before), wa_unit_named(inference->arena, unit));
      wa_hint_time(inference->diags, unit, before);
      return false;
    }
  }
  return true;
}

static const char *wa_unit_text_or_nothing(wa_arena *arena, wa_unit unit) {
  return unit.n ? wa_unit_text(arena, unit) : "";
}

/* A rate and its time must cancel; a written number is in whatever unit makes them do so. */
static bool wa_check_rate(wa_inference *inference, const wa_expr *call, const wa_signature *signature) {
  if (!strchr(signature->arguments, 'r')) return true;
  size_t t = wa_place_of(signature, 't');
  wa_unit rate = call->args[wa_place_of(signature, 'r')]->unit, time = call->args[t]->unit;
  if (rate.state != WA_UNIT_KNOWN || time.state != WA_UNIT_KNOWN) return true;
  if (wa_unit_is_number(wa_unit_multiply(rate, time))) return true;
  wa_error(inference->diags, call->args[t]->span, "a rate %s%s over a time %s%s is no pure number",
           rate.n ? "of " : "without unit", wa_unit_text_or_nothing(inference->arena, rate),
           time.n ? "of " : "without unit", wa_unit_text_or_nothing(inference->arena, time));
  if (time.n == 0) wa_hint(inference->diags, "declare the time with unit %s", rate.factor[0].symbol);
  else if (rate.n == 0) wa_hint(inference->diags, "declare the rate with unit 1/%s", time.factor[0].symbol);
  else wa_hint_time(inference->diags, time, wa_unit_divide(wa_unit_one(), rate));
  return false;
}

/* Per t. The unit of a written time is open, so that of the result is as well. */
static wa_unit wa_per(wa_unit unit, wa_unit time) {
  return time.state == WA_UNIT_LITERAL ? wa_unit_any() : wa_unit_divide(unit, time);
}

/* Hours per week times weeks; written weeks are in the unit of time that the hours are per. */
static wa_unit wa_over_time(wa_unit rate, wa_unit time) {
  if (rate.state == WA_UNIT_LITERAL) return wa_unit_any();
  wa_unit amount = wa_unit_multiply(rate, time);
  if (time.state != WA_UNIT_LITERAL) return amount;
  for (int i = 0; i < rate.n; i++)
    if (rate.factor[i].power < 0 && wa_symbol_is_time(rate.factor[i].symbol))
      amount = wa_unit_multiply(amount, wa_unit_power(wa_unit_of(rate.factor[i].symbol), -rate.factor[i].power));
  return amount;
}

static wa_unit wa_result_unit(const wa_expr *call, const wa_signature *signature, wa_unit common) {
  switch (signature->result) {
    case WA_GIVES_NUMBER: break;
    case WA_GIVES_SAME: return common;
    case WA_GIVES_RATE: return wa_per(wa_unit_one(), call->args[wa_place_of(signature, 't')]->unit);
    case WA_GIVES_CHARGE: return wa_per(common, call->args[wa_place_of(signature, 't')]->unit);
    case WA_GIVES_HOURS: return wa_over_time(call->args[wa_place_of(signature, 'h')]->unit, common);
    case WA_GIVES_VALUE: return wa_unit_divide(wa_unit_of("EUR"), wa_unit_of("QALY"));
  }
  return wa_unit_one();
}

static bool wa_check_signature(wa_inference *inference, wa_expr *call, const wa_signature *signature) {
  wa_unit common;
  for (size_t i = 0; i < call->n_args; i++)
    if (!wa_check_kind(inference, call, i, signature->arguments[i])) return false;
  if (!wa_check_alike(inference, call, signature, &common)) return false;
  if (!wa_check_rate(inference, call, signature)) return false;
  call->unit = wa_result_unit(call, signature, common);
  return true;
}

/* The argument that a name in the expansion's text stands for, or NULL. */
static wa_expr *wa_argument_named(wa_inference *inference, const wa_expr *call, const char *name) {
  for (size_t i = 0; i < call->n_args; i++)
    if (strcmp(wa_parameter_name(inference->arena, call->function, i), name) == 0) return call->args[i];
  return NULL;
}

static void wa_put_arguments(wa_inference *inference, const wa_expr *call, wa_expr *expansion) {
  for (size_t i = 0; i < expansion->n_args; i++) {
    wa_expr *part = expansion->args[i];
    wa_expr *argument = part->kind == WA_EX_NAME ? wa_argument_named(inference, call, part->name) : NULL;
    if (argument) expansion->args[i] = argument;
    else wa_put_arguments(inference, call, part);
  }
}

/* The types and units inside the expansion are worked out without a word: the author's own arguments have
 * been checked, and where a written number leaves a unit open inside, it stays open. */
static wa_expr *wa_expand(wa_inference *inference, const wa_expr *call) {
  wa_diags *silent = wa_diags_new(inference->arena);
  wa_expr *expansion = wa_parse(inference->arena, silent, call->function->expansion, call->span, false);
  if (!expansion) return NULL;
  wa_put_arguments(inference, call, expansion);
  wa_inference inside = {
      .arena = inference->arena, .diags = silent, .known = call->args, .n_known = call->n_args};
  wa_infer_node(&inside, expansion);
  return expansion;
}

bool wa_infer_expansion(wa_inference *inference, wa_expr *call) {
  const wa_signature *signature = wa_find_signature(call->name);
  if (signature && !wa_check_signature(inference, call, signature)) return false;
  call->expanded = wa_expand(inference, call);
  if (!call->expanded) return false;
  if (!signature) call->unit = call->expanded->unit;
  call->expanded->type = WA_TYPE_NUMBER;
  call->expanded->unit = call->unit;
  return true;
}
