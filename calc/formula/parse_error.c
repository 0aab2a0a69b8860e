#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "formula/glyph.h"
#include "formula/parser.h"
#include "formula/unit_symbol.h"

static wa_span wa_here(const wa_parser *parser, wa_token token) {
  return wa_lexer_span(&parser->lexer, token.begin, token.end);
}

static const char *wa_token_text(const wa_parser *parser, wa_token token) {
  return wa_strndup(parser->lexer.arena, parser->lexer.text + token.begin, token.end - token.begin);
}

static bool wa_is_operator(wa_token token) { return token.kind >= WA_TK_PLUS && token.kind != WA_TK_PERCENT; }

wa_expr *wa_expected_operand(wa_parser *parser) {
  wa_token token = parser->token;
  wa_diags *diags = parser->lexer.diags;
  if (token.kind == WA_TK_BAD) return NULL;
  wa_error(diags, wa_here(parser, token), "expected a number, a name or '(', found %s",
           wa_token_shown(&parser->lexer, token));
  if (token.kind == WA_TK_NOT) wa_hint(diags, "put it in brackets: (not ...)");
  else if (token.kind == WA_TK_PLUS) wa_hint(diags, "leave out the +");
  else if (wa_is_operator(parser->before) && parser->before.end <= token.begin)
    wa_hint(diags, "nothing stands after %s", wa_token_shown(&parser->lexer, parser->before));
  return NULL;
}

/* A number that is followed by a word: a unit, a currency or a forgotten "*". */
static void wa_hint_word_after_number(wa_parser *parser, const char *number, const char *word) {
  wa_diags *diags = parser->lexer.diags;
  const char *normal = wa_symbol_normal(parser->lexer.arena, word);
  if (wa_symbol_is_currency(normal))
    wa_hint(diags, "write the number only; the currency is told by settings.currency and by `unit`");
  else if (wa_symbol_is_time(normal)) wa_hint(diags, "write the number only; the unit is told by `unit`");
  else if (strlen(number) + strlen(word) < 60) wa_hint(diags, "a product is written %s * %s", number, word);
}

static void wa_hint_operator(wa_parser *parser) {
  wa_token before = parser->before, token = parser->token;
  wa_diags *diags = parser->lexer.diags;
  const char *word = token.kind == WA_TK_NAME ? wa_token_text(parser, token) : "";
  if (strcasecmp(word, "and") == 0 || strcasecmp(word, "or") == 0) wa_hint(diags, "write and, or in small letters");
  else if (before.kind == WA_TK_PERCENT) wa_hint(diags, "%% means per cent; there is no operator for remainders");
  else if (before.kind == WA_TK_NUMBER && token.kind == WA_TK_NUMBER && token.end - token.begin == 3)
    wa_hint(diags, "write numbers without separators: %s%s", wa_token_text(parser, before),
            wa_token_text(parser, token));
  else if (before.kind == WA_TK_NUMBER && token.kind == WA_TK_NAME)
    wa_hint_word_after_number(parser, wa_token_text(parser, before), word);
  else if (token.kind == WA_TK_OPEN || before.kind == WA_TK_CLOSE) wa_hint(diags, "a product is written with *");
  else if (token.kind == WA_TK_OPEN_INDEX) wa_hint(diags, "only a table, called by its name, is followed by [");
  else if (before.kind == WA_TK_NAME && token.kind == WA_TK_NAME)
    wa_hint(diags, "names are written without spaces: %s_%s", wa_token_text(parser, before), word);
}

/* "EUR 5" */
static bool wa_currency_before(wa_parser *parser) {
  wa_token before = parser->before;
  if (before.kind != WA_TK_NAME || parser->token.kind != WA_TK_NUMBER) return false;
  if (!wa_symbol_is_currency(wa_token_text(parser, before))) return false;
  wa_error(parser->lexer.diags, wa_here(parser, before), "currency %s in a formula",
           wa_token_shown(&parser->lexer, before));
  wa_hint(parser->lexer.diags, "write the number only; the currency is told by settings.currency and by `unit`");
  return true;
}

static bool wa_starts_operand(wa_token token) {
  return token.kind == WA_TK_NUMBER || token.kind == WA_TK_NAME || token.kind == WA_TK_OPEN ||
         token.kind == WA_TK_OPEN_INDEX || token.kind == WA_TK_NOT || token.kind == WA_TK_PERCENT;
}

wa_expr *wa_expected_operator(wa_parser *parser, const char *close, const wa_token *open) {
  wa_token token = parser->token;
  wa_diags *diags = parser->lexer.diags;
  const char *found = wa_token_shown(&parser->lexer, token);
  if (token.kind == WA_TK_BAD || wa_currency_before(parser)) return NULL;
  if (wa_starts_operand(token)) {
    wa_error(diags, wa_here(parser, token), "expected an operator, found %s", found);
    wa_hint_operator(parser);
  } else if (token.kind == WA_TK_COMMA) {
    wa_error(diags, wa_here(parser, token), "unexpected ','");
    wa_hint(diags, "a comma stands only between the arguments of a function or the indices of a table");
  } else if (!close) {
    wa_error(diags, wa_here(parser, token), "unexpected %s", found);
    wa_hint(diags, "no bracket is open here");
  } else {
    wa_error(diags, wa_here(parser, token), "expected %s, found %s", close, found);
    wa_also(diags, wa_here(parser, *open), "the bracket opened here");
  }
  return NULL;
}

/* What other programs call our functions. */
static const struct {
  const char *name, *advice;
} wa_elsewhere[] = {
    {"log", "write ln(x) for the natural logarithm"},
    {"log10", "write ln(x) / ln(10)"},
    {"pow", "write a^b"},
    {"power", "write a^b"},
    {"round", "write floor(x + 0.5)"},
    {"ceil", "write -floor(-x)"},
    {"ceiling", "write -floor(-x)"},
    {"int", "write floor(x)"},
    {"sum", "write a + b"},
    {"average", "write (a + b) / 2"},
    {"mean", "write (a + b) / 2"},
    {"als", "write if(condition, a, b)"},
    {"iif", "write if(condition, a, b)"},
    {"ifelse", "write if(condition, a, b)"},
    {"logit", "write ln(odds(p))"},
    {"expit", "write odds_to_prob(exp(x))"},
    {"pmt", "write annuity(value, residual, years, rate)"},
};

static const char *wa_advice_elsewhere(const char *name) {
  for (size_t i = 0; i < sizeof wa_elsewhere / sizeof *wa_elsewhere; i++)
    if (strcasecmp(name, wa_elsewhere[i].name) == 0) return wa_elsewhere[i].advice;
  return NULL;
}

wa_expr *wa_unknown_function(wa_parser *parser, wa_token name) {
  wa_diags *diags = parser->lexer.diags;
  const char *text = wa_token_text(parser, name), *advice = wa_advice_elsewhere(text);
  const char **names = WA_NEW_ARRAY(parser->lexer.arena, const char *, wa_n_functions);
  for (size_t i = 0; i < wa_n_functions; i++) names[i] = wa_functions[i].name;
  const char *near = wa_nearest(text, names, wa_n_functions);
  wa_error(diags, wa_here(parser, name), "unknown function %s", wa_token_shown(&parser->lexer, name));
  if (advice) wa_hint(diags, "%s", advice);
  else if (near) wa_hint(diags, "did you mean '%s'?", near);
  else wa_hint(diags, "a table is looked up with [ ], a product is written with *");
  return NULL;
}

static const char *wa_arguments_wanted(wa_arena *arena, const wa_function *function) {
  if (function->max_arguments == 0) return "no arguments";
  const char *least = function->max_arguments < 0 ? "at least " : "";
  const char *plural = function->min_arguments == 1 ? "" : "s";
  return wa_printf(arena, "%s%d argument%s (%s)", least, function->min_arguments, plural, function->parameters);
}

bool wa_check_arguments(wa_parser *parser, const wa_expr *call) {
  const wa_function *function = call->function;
  size_t most = function->max_arguments < 0 ? call->n_args : (size_t)function->max_arguments;
  if (call->n_args >= (size_t)function->min_arguments && call->n_args <= most) return true;
  wa_span span = call->span;
  if (call->n_args > most) span = wa_span_join(call->args[most]->span, call->args[call->n_args - 1]->span);
  wa_error(parser->lexer.diags, span, "%s takes %s, found %zu", function->name,
           wa_arguments_wanted(parser->lexer.arena, function), call->n_args);
  if (call->n_args > most && parser->comma_in_digits)
    wa_hint(parser->lexer.diags, "numbers are written with a decimal point: 0.03");
  return false;
}

bool wa_check_name(wa_parser *parser, wa_token name, const char *text) {
  wa_diags *diags = parser->lexer.diags;
  if (strcmp(text, "true") == 0 || strcmp(text, "false") == 0) {
    wa_error(diags, wa_here(parser, name), "'%s' in a formula", text);
    wa_hint(diags, "write a comparison, such as x > 0, or the number %s", text[0] == 't' ? "1" : "0");
    return false;
  }
  const wa_function *function = wa_find_function(text);
  if (!function) return true;
  wa_error(diags, wa_here(parser, name), "function '%s' without its brackets", text);
  wa_hint(diags, "write %s(%s)", text, function->parameters);
  return false;
}
