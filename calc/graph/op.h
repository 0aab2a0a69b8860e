/* The operations of the calculation graph: one row each. Every back end (evaluator, workbook, explanation)
 * is a function of the row's id, so that a missing case is a compiler warning. */
#ifndef WA_GRAPH_OP_H
#define WA_GRAPH_OP_H

#include <stdbool.h>

/* id, name in words, symbol or function name, least arguments, most (-1: any) */
#define WA_OPS(X)                                                                                  \
  /* leaves */                                                                                     \
  X(CONST, "constant", "", 0, 0)                                                                   \
  X(INPUT, "input", "", 0, 0)                                                                      \
  X(SERIES, "time axis", "", 0, 0)                                                                 \
  X(LABEL, "word", "", 0, 0)                                                                       \
  X(MISSING, "not available", "", 0, 0)                                                            \
  /* leaves of the programs of individual patients (patients_plan.h) */                            \
  X(ATTRIBUTE, "attribute", "", 0, 0)                                                              \
  X(HISTORY, "history", "", 0, 0)                                                                  \
  X(GIVEN, "given", "", 0, 0)                                                                      \
  /* element by element; scalars spread over the axis of the others */                             \
  X(NAME, "name", "", 1, 1)                                                                        \
  X(ADD, "sum", "+", 2, 2)                                                                         \
  X(SUBTRACT, "difference", "-", 2, 2)                                                             \
  X(MULTIPLY, "product", "*", 2, 2)                                                                \
  X(DIVIDE, "quotient", "/", 2, 2)                                                                 \
  X(POWER, "power", "^", 2, 2)                                                                     \
  X(NEGATE, "negative", "-", 1, 1)                                                                 \
  X(LESS, "less", "<", 2, 2)                                                                       \
  X(LESS_EQUAL, "at most", "<=", 2, 2)                                                             \
  X(GREATER, "greater", ">", 2, 2)                                                                 \
  X(GREATER_EQUAL, "at least", ">=", 2, 2)                                                         \
  X(EQUAL, "equal", "==", 2, 2)                                                                    \
  X(NOT_EQUAL, "not equal", "!=", 2, 2)                                                            \
  X(AND, "and", "and", 2, 2)                                                                       \
  X(OR, "or", "or", 2, 2)                                                                          \
  X(NOT, "not", "not", 1, 1)                                                                       \
  X(IF, "choice", "if", 3, 3)                                                                      \
  X(MIN, "smallest", "min", 1, -1)                                                                 \
  X(MAX, "largest", "max", 1, -1)                                                                  \
  X(ABS, "absolute value", "abs", 1, 1)                                                            \
  X(EXP, "exponential", "exp", 1, 1)                                                               \
  X(LN, "natural logarithm", "ln", 1, 1)                                                           \
  X(SQRT, "square root", "sqrt", 1, 1)                                                             \
  X(FLOOR, "rounded down", "floor", 1, 1)                                                          \
  X(NORMAL_CDF, "normal distribution function", "normal_cdf", 1, 1)                                \
  X(GAMMA_CDF, "gamma distribution function", "gamma_cdf", 2, 2)                                   \
  X(LOOKUP, "table look-up", "", 1, 2)                                                             \
  X(TOTAL, "sum of", "sum", 0, -1)       /* of its arguments, element by element */                \
  X(IS_MISSING, "is not available", "missing", 1, 1)                                               \
  X(LOWEST, "lowest available", "lowest", 0, -1)   /* of its arguments, missing ones left out */   \
  X(HIGHEST, "highest available", "highest", 0, -1)                                                \
  /* from one axis to another */                                                                   \
  X(BEGIN, "at the cycle's begin", "begin", 1, 1)  /* point -> cycle */                            \
  X(END, "at the cycle's end", "end", 1, 1)        /* point -> cycle */                            \
  X(AT_END, "counted at the cycle's end", "at_end", 1, 1)       /* cycle -> point */               \
  X(AT_BEGIN, "counted at the cycle's begin", "at_begin", 1, 1) /* cycle -> point */               \
  X(LAG, "earlier value", "lag", 1, 1)             /* `index` places earlier, 0 before the first */\
  X(STRIDE_SUM, "running sum in steps", "stride_sum", 1, 1) /* y[i] = x[i] + y[i - index] */       \
  X(BY_ENTRY, "by year of entry", "by_entry", 1, -1) /* scalars -> point: one for each entry, `index` points apart */ \
  X(REVERSE, "in reverse", "reverse", 1, 1)        /* of points: the last one first */             \
  X(CONVOLVE, "summed over entries", "entered", 2, 2) /* y[i] = sum over k <= i of x[k] e[i-k]; of x (points or
                                                         cycles) and the points e in reverse */    \
  X(RUNNING_SUM, "running sum", "running_sum", 1, 1)                                               \
  X(BY_YEAR, "per year", "by_year", 1, 1)          /* point -> year; `index`: wa_flow_kind */      \
  X(SUM, "sum over time", "sum", 1, 1)             /* any axis -> scalar */                        \
  X(DOT, "sum of products over time", "sum", 2, 2) /* any axis -> scalar */                        \
  X(LOWEST_IN, "lowest available over time", "lowest", 1, 1)                                       \
  X(HIGHEST_IN, "highest available over time", "highest", 1, 1)                                    \
  /* kernels */                                                                                    \
  X(COHORT, "cohort", "cohort", 1, -1)                                                             \
  X(STATE, "share in state", "in", 1, 1)           /* of a COHORT; `index`: the state */           \
  X(PATIENTS, "patients", "patients", 0, -1)                                                       \
  X(PATIENT_ROW, "mean over patients", "mean", 1, 1) /* of PATIENTS; `index`: the row */

typedef enum wa_op {
#define WA_OP_ID(id, words, symbol, least, most) WA_OP_##id,
  WA_OPS(WA_OP_ID)
#undef WA_OP_ID
  WA_N_OPS
} wa_op;

typedef struct wa_op_row {
  const char *words, *symbol;
  int least, most;
} wa_op_row;

extern const wa_op_row wa_op_rows[WA_N_OPS];

/* Whether the operation works element by element. */
bool wa_op_elementwise(wa_op op);

#endif
