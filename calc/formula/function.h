/* The functions of the formula language: one row each. The parser checks the number of arguments, the unit
 * check uses `rule`, `waarde --help`, the schema and the README print `help`. A function with an `expansion`
 * is nothing but an abbreviation: it is replaced by that formula, so that every back end (evaluator,
 * workbook, explanation) knows it at once. */
#ifndef WA_FORMULA_FUNCTION_H
#define WA_FORMULA_FUNCTION_H

#include <stdbool.h>
#include <stddef.h>

typedef enum wa_function_id {
  WA_FN_IF, WA_FN_MIN, WA_FN_MAX, WA_FN_ABS, WA_FN_EXP, WA_FN_LN, WA_FN_SQRT, WA_FN_FLOOR, WA_FN_NORMAL_CDF, WA_FN_GAMMA_CDF,
  WA_FN_IN, WA_FN_ENTERS, WA_FN_MOVES, WA_FN_QALYS, WA_FN_AT, WA_FN_REACHES, WA_FN_PROBABILITY, WA_FN_FUNNEL, WA_FN_INDEX,
  WA_FN_COUNT, WA_FN_SINCE, WA_FN_EVENTS, WA_FN_REPEATS, WA_FN_STAY, WA_FN_PATH_COST, WA_FN_PATH_MINUTES,
  WA_FN_EXPANDED
} wa_function_id;

/* How units pass through. */
typedef enum wa_unit_rule {
  WA_RULE_SAME,       /* all arguments fit each other; the result has their unit (min, max, abs, floor) */
  WA_RULE_IF,         /* first a condition, the others fit each other */
  WA_RULE_NUMBER,     /* argument and result are pure numbers (exp, ln) */
  WA_RULE_PURE,       /* all arguments and the result are pure numbers */
  WA_RULE_SQRT,       /* half of each power */
  WA_RULE_TIME,       /* result in year: in(state) */
  WA_RULE_COUNT,      /* result a pure number: enters, moves, at, reaches, probability, funnel */
  WA_RULE_QALY,       /* result in QALY */
  WA_RULE_DAYS,       /* result in day: stay(event) */
  WA_RULE_MONEY,      /* result in the model's currency: path_cost */
  WA_RULE_MINUTES,    /* result in minute: path_minutes */
  WA_RULE_FIRST,      /* result has the first argument's unit, the others are not looked at (index) */
  WA_RULE_EXPANSION   /* what the expansion gives */
} wa_unit_rule;

/* What an argument may be. */
typedef enum wa_argument_kind {
  WA_ARG_VALUE, WA_ARG_STATE, WA_ARG_NODE, WA_ARG_STAGE,
  WA_ARG_EVENT, /* the first names an event of the patients; what follows are written numbers */
  WA_ARG_PATH,  /* a care path, then a role */
  WA_ARG_ROLE
} wa_argument_kind;

typedef struct wa_function {
  const char *name;
  wa_function_id id;
  int min_arguments, max_arguments; /* max -1: any number */
  wa_argument_kind arguments;
  wa_unit_rule rule;
  unsigned uses;           /* WA_USES_... bits (expr.h) that a call adds */
  const char *parameters;  /* "p, years": shown in help; names the expansion's variables */
  const char *expansion;   /* formula over these, or NULL */
  const char *help;        /* one line, with the source of the formula where it has one */
} wa_function;

extern const wa_function wa_functions[];
extern const size_t wa_n_functions;

/* NULL when there is none of that name. */
const wa_function *wa_find_function(const char *name);

#endif
