/* Names of cells that Excel takes for names. */
#include <stdio.h>
#include <string.h>

#include "reports/book_inside.h"

/* Functions of spreadsheets that a modeller may well use as a name. Excel would allow them; other programs and
 * readers of formulas stumble. */
static const char *const functions[] = {
    "abs",      "accrint", "address",  "and",      "areas",    "average",  "beta",       "ceiling",   "cell",
    "char",     "choose",  "code",     "column",   "columns",  "combin",   "confidence", "convert",   "correl",
    "count",    "covar",   "cumprinc", "date",     "datedif",  "datevalue", "day",       "days",      "db",
    "ddb",      "decimal", "delta",    "disc",     "dollar",   "duration", "edate",      "effect",    "erf",
    "error",    "even",    "exact",    "exp",      "fact",     "false",    "filter",     "find",      "fisher",
    "fixed",    "floor",   "forecast", "formula",  "frequency", "fv",      "gamma",      "gauss",     "gcd",
    "growth",   "hlookup", "hour",     "hyperlink", "if",      "ifs",      "index",      "indirect",  "info",
    "int",      "intercept", "intrate", "ipmt",    "irr",      "kurt",     "lambda",     "large",     "lcm",
    "left",     "len",     "let",      "linest",   "ln",       "log",      "logest",     "lookup",    "lower",
    "map",      "match",   "max",      "maxa",     "mdeterm",  "mdl",      "median",     "mid",       "min",
    "minute",   "mirr",    "mmult",    "mod",      "mode",     "month",    "na",         "negbinomdist", "nominal",
    "normdist", "not",     "now",      "nper",     "npv",      "odd",      "offset",     "or",        "pearson",
    "percentile", "percentrank", "permut", "phi",  "pi",       "pmt",      "poisson",    "power",     "ppmt",
    "price",    "prob",    "product",  "proper",   "pv",       "quartile", "quotient",   "radians",   "rand",
    "rank",     "rate",    "received", "reduce",   "replace",  "rept",     "right",      "roman",     "round",
    "row",      "rows",    "rsq",      "scan",     "search",   "second",   "sequence",   "sign",      "sin",
    "skew",     "sln",     "slope",    "small",    "sort",     "sqrt",     "standardize", "stdev",    "steyx",
    "style",    "substitute", "subtotal", "sum",   "sumif",    "switch",   "syd",        "take",      "tan",
    "tdist",    "text",    "time",     "today",    "transpose", "trend",   "trim",       "true",      "trunc",
    "type",     "unique",  "upper",    "value",    "var",      "vdb",      "vlookup",    "weekday",   "weibull",
    "workday",  "xirr",    "xnpv",     "xor",      "year",     "yearfrac", "yield",      "ztest"};

static bool is_function(const char *name) {
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
    if (wa_same_folded(name, functions[i]))
      return true;
  return false;
}

static bool letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

static bool fit_character(char c) { return letter(c) || (c >= '0' && c <= '9') || c == '_'; }

static bool needs_prefix(const char *name) {
  return !letter(*name) || !name[1] || wa_like_reference(name) || is_function(name);
}

const char *wa_legal_name(wa_arena *arena, const char *wanted) {
  wa_text out = wa_text_new(arena);
  const char *end = wanted + strlen(wanted);
  for (const char *at = wanted; at < end && out.length < WA_MAX_NAME;) {
    uint32_t character;
    const char *next = wa_decode(at, end, &character);
    wa_text_addn(&out, character < 0x80 && fit_character((char)character) ? at : "_", 1);
    at = next;
  }
  return needs_prefix(out.bytes) ? wa_printf(arena, "p_%s", out.bytes) : out.bytes;
}

static bool taken(const wa_book *book, const char *name) {
  for (size_t i = 0; i < book->n_names; i++)
    if (wa_same_folded(book->names[i], name))
      return true;
  return false;
}

static const char *free_name(wa_book *book, const char *wanted) {
  const char *legal = wa_legal_name(book->arena, wanted ? wanted : ""), *name = legal;
  for (unsigned n = 2; taken(book, name); n++)
    name = wa_printf(book->arena, "%s_%u", legal, n);
  WA_PUSH(book->arena, book->names, book->n_names, book->names_room, name);
  return name;
}

static const char *define(wa_book *book, const char *wanted, const char *reference) {
  const char *name = free_name(book, wanted);
  if (!book->workbook)
    return name;
  lxw_error status = workbook_define_name(book->workbook, name, wa_printf(book->arena, "=%s", reference));
  if (status != LXW_NO_ERROR)
    wa_book_fail(book, "name '%s' for %s: %s", name, reference, lxw_strerror(status));
  return name;
}

const char *wa_book_name(wa_book *book, const char *wanted, const wa_sheet *sheet, size_t row, size_t column) {
  return define(book, wanted, wa_cell_ref(book->arena, NULL, sheet, row, column, WA_FIX_BOTH));
}

const char *wa_book_name_range(wa_book *book, const char *wanted, const wa_sheet *sheet, size_t first_row,
                               size_t first_column, size_t last_row, size_t last_column) {
  return define(book, wanted, wa_range_ref(book->arena, NULL, sheet, first_row, first_column, last_row, last_column,
                                           WA_FIX_BOTH));
}
