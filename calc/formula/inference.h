/* Types and units of formulas: what the parts of the inference share. */
#ifndef WA_FORMULA_INFERENCE_H
#define WA_FORMULA_INFERENCE_H

#include "formula/expr.h"

typedef struct wa_inference {
  wa_arena *arena;
  wa_diags *diags;
  const wa_scope *scope;  /* NULL inside an expansion, where no name of the model is left */
  wa_expr *const *known;  /* arguments put into an expansion, inferred already */
  size_t n_known;
} wa_inference;

/* Each returns false after it reported an error in the node; the node is then a number of unit `any`. */
bool wa_infer_node(wa_inference *inference, wa_expr *expr);
bool wa_infer_call(wa_inference *inference, wa_expr *call);
bool wa_infer_lookup(wa_inference *inference, wa_expr *lookup);
bool wa_infer_name(wa_inference *inference, wa_expr *name);
bool wa_infer_power(wa_inference *inference, wa_expr *power);

/* Infers all operands and joins what they use; false when one of them has an error. */
bool wa_infer_operands(wa_inference *inference, wa_expr *expr);

/* Unit of a call of an abbreviation, with checks of its arguments, and the tree it stands for. */
bool wa_infer_expansion(wa_inference *inference, wa_expr *call);

/* Makes the node a number of unit `any`; returns false. */
bool wa_is_wrong(wa_expr *expr);

/* Report when an operand is not what is wanted; false then. */
bool wa_want_number(wa_inference *inference, const wa_expr *operand);
bool wa_want_numbers(wa_inference *inference, const wa_expr *expr, size_t first);
bool wa_want_condition(wa_inference *inference, const wa_expr *operand);
/* The argument must name a state, or a node of the tree: whichever the function takes. */
bool wa_want_named(wa_inference *inference, const wa_expr *call, const wa_expr *argument);
bool wa_is_known(const wa_scope *scope, wa_argument_kind kind, const char *name);

/* All arguments of the call from `first` on must fit each other; their common unit goes to `common`. */
bool wa_want_fitting(wa_inference *inference, const wa_expr *call, size_t first, wa_unit *common);

/* "EUR/year", or "a pure number". */
const char *wa_unit_named(wa_arena *arena, wa_unit unit);

/* Adds advice to the error just made when `have` differs from `want` only in the unit of time. */
void wa_hint_time(wa_diags *diags, wa_unit have, wa_unit want);

/* Whether the unit is a span of time: year, month ... */
bool wa_unit_is_time(wa_unit unit);

/* Whether the formula is a time on the model's clock, in years. */
bool wa_is_clock(const wa_expr *expr);

/* The value of a formula of written numbers only ("1/3"). */
bool wa_constant(const wa_expr *expr, double *value);

/* The place of the name in a name, call or look-up. */
wa_span wa_name_span(const wa_expr *expr);

#endif
