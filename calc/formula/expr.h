/* Formulas: the parsed tree, each node with its place in the text. */
#ifndef WA_FORMULA_EXPR_H
#define WA_FORMULA_EXPR_H

#include "base/arena.h"
#include "base/diag.h"
#include "formula/function.h"
#include "formula/unit.h"

typedef enum wa_expr_kind {
  WA_EX_NUMBER, /* 12, 0.5, 3% */
  WA_EX_NAME,   /* cost_admission, age */
  WA_EX_CALL,   /* max(a, b) */
  WA_EX_INDEX,  /* mortality[age, sex] */
  WA_EX_NEGATE, WA_EX_NOT,
  WA_EX_ADD, WA_EX_SUBTRACT, WA_EX_MULTIPLY, WA_EX_DIVIDE, WA_EX_POWER,
  WA_EX_LESS, WA_EX_LESS_EQUAL, WA_EX_GREATER, WA_EX_GREATER_EQUAL, WA_EX_EQUAL, WA_EX_NOT_EQUAL,
  WA_EX_AND, WA_EX_OR
} wa_expr_kind;

/* What the value of a formula depends on besides parameters. */
enum {
  WA_USES_CLOCK = 1,    /* cycle, time, year, age */
  WA_USES_COHORT = 2,   /* in, enters, moves, qalys: quantities of a cohort */
  WA_USES_PERSON_TIME = 4, /* in, qalys */
  WA_USES_MOVES = 8,    /* enters, moves */
  WA_USES_POINT = 16,   /* at, reaches */
  WA_USES_AGE = 32,     /* age, which differs between the entry cohorts of an open population */
  WA_USES_YEAR = 64,    /* year: the calendar */
  WA_USES_TIME_IN = 256, /* time_in: time since the state was entered */
  WA_USES_TREE = 128,   /* reaches, probability: figures of a decision tree */
  WA_USES_PEOPLE = 512, /* counts people: population, in, enters, moves, qalys, reaches, funnel, events */
  WA_USES_ATTRIBUTE = 1024, /* what individual patients differ in */
  WA_USES_HISTORY = 2048,   /* what happened to a patient before: count, since, running sums */
  WA_USES_PATH = 4096  /* path_cost, path_minutes: figures of a care path */
};

typedef enum wa_expr_type { WA_TYPE_NUMBER, WA_TYPE_CONDITION } wa_expr_type;

typedef struct wa_expr {
  wa_expr_kind kind;
  wa_span span;
  double number;               /* WA_EX_NUMBER */
  const char *name;            /* NAME, CALL, INDEX */
  const wa_function *function; /* CALL */
  struct wa_expr **args;       /* operands, arguments or indices */
  size_t n_args;
  size_t size;     /* nodes of this tree (and, after wa_infer, of its expansions); at most 10,000 */
  unsigned height; /* its levels, counted likewise; at most 200 */
  /* Filled in by wa_infer: */
  struct wa_expr *expanded;    /* CALL of an abbreviation: what it stands for, arguments put in */
  wa_expr_type type;
  wa_unit unit;
  unsigned uses;
} wa_expr;

/* Parses a formula. `verbatim`: byte i of `text` stands at where.begin + i of the source (a plain scalar on
 * one line); otherwise every node gets `where`. Grammar, loosest first: or; and; not; comparison (one, not
 * chained); + -; * /; unary -; ^ (right to left, binds tighter than unary minus: -2^2 = -4); primary with
 * postfix %. At most 200 levels deep and 10,000 nodes. Returns NULL after an error in `diags`; each error
 * points at the byte where reading failed and says what was expected. Knows "0,03" (asks for 0.03),
 * "=", "==", "&&", "||", "!", "**", the multiplication and minus signs of typographers, and unknown or
 * misspelt functions (suggests). */
wa_expr *wa_parse(wa_arena *arena, wa_diags *diags, const char *text, wa_span where, bool verbatim);

/* What a name of the model stands for, answered by the model (the formula room knows none of it). */
typedef struct wa_scope {
  void *model;
  /* Type, unit and uses of a bare name, written into `use`. False when there is no such name (the caller
   * then reports it); true also when the callback itself reported why it cannot be used here. */
  bool (*name)(void *model, wa_expr *use);
  /* The same for a table look-up, whose arguments are inferred already, except bare names that the table
   * knows as categories, which `category` accepts first. */
  bool (*table)(void *model, wa_expr *use);
  bool (*category)(void *model, const wa_expr *use, size_t argument);
  /* Does a state (`kind` WA_ARG_STATE) or a node of the tree (WA_ARG_NODE) of this name exist? */
  bool (*known)(void *model, wa_argument_kind kind, const char *name);
  /* All names of a kind, for suggestions: states, nodes or values. Count is returned. */
  size_t (*candidates)(void *model, wa_argument_kind kind, const char *const **names);
  const wa_unit *currency; /* of path_cost(); NULL: any */
} wa_scope;

/* Infers type, unit and uses of every node. Errors: unknown names (with suggestion), units that do not fit
 * (pointing at the operator's culprit and naming both units), a condition where a number is needed and the
 * reverse. After an error the node is a number of unit `any`, so that one mistake is reported once. */
void wa_infer(wa_arena *arena, wa_diags *diags, wa_expr *expr, const wa_scope *scope);

/* Whether the formula is nothing but a written number (with sign or %); `number` receives it. */
bool wa_expr_literal(const wa_expr *expr, double *number);

/* Calls `visit` for every node, parents before children, expansions not entered. */
void wa_expr_walk(const wa_expr *expr, void (*visit)(const wa_expr *node, void *context), void *context);

/* The formula as text in the formula language, with the fewest brackets. */
const char *wa_expr_text(wa_arena *arena, const wa_expr *expr);

#endif
