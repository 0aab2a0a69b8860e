/* The operations, each over whole columns; for the engine's own files. */
#ifndef WA_ENGINE_EVALUATE_H
#define WA_ENGINE_EVALUATE_H

#include "engine/block.h"

/* Element by element: operators, functions, table look-ups. */
void wa_evaluate_elements(const wa_block *block, wa_id id);

/* The same on columns that belong to no block: an argument has `places` x `lanes` values, `step` apart from place
 * to place (0: a scalar, read again for every place). wa_apply_join takes in one more argument of an operation
 * with any number of them; the first one starts it. */
typedef struct wa_column {
  const double *values;
  size_t step;
} wa_column;
bool wa_op_joins(wa_op op);
void wa_apply_unary(wa_op op, wa_column a, size_t places, size_t lanes, double *result);
void wa_apply_binary(wa_op op, wa_column a, wa_column b, size_t places, size_t lanes, double *result);
void wa_apply_if(wa_column test, wa_column a, wa_column b, size_t places, size_t lanes, double *result);
void wa_apply_join(wa_op op, bool first, wa_column a, size_t places, size_t lanes, double *result);
void wa_apply_lookup(const wa_table *table, wa_column a, wa_column b, size_t places, size_t lanes, double *result);

/* From one axis to another, sums, searches. */
void wa_evaluate_axis(const wa_block *block, wa_id id);

/* A table's value: NaN outside its range where the table says that this is an error. */
double wa_table_value(const wa_table *table, const double *arguments);

/* Sums of probabilities are compared with what addition in doubles can lose; anything larger is the author's.
 * What is left for `rest` may miss 0 by the rounding of the others' sum. */
#define WA_SUM_TOLERANCE 1e-9
#define WA_REST_SLACK 1e-12

/* The cohort: value(state, point, lane) at values[node][(state * points + point) * lanes + lane]. */
bool wa_run_cohort(const wa_block *block, wa_id id, wa_fault *fault);

/* Finds out why a figure is not finite: follows it down to the operation that made it so. */
void wa_explain_fault(const wa_block *block, wa_id id, size_t place, size_t lane, wa_fault *fault);

/* The same for a figure beyond its limits. */
void wa_blame_limits(const wa_block *block, wa_id id, size_t place, size_t lane, wa_fault *fault);

/* "cycle 14", "year 3", or "" for scalars. */
const char *wa_place_text(const wa_block *block, wa_axis axis, size_t place);

/* "telemonitoring", or NULL when the node belongs to no single strategy. */
const char *wa_strategy_of(const wa_block *block, wa_id id);

/* " under 'telemonitoring' for 'young'", as far as the node belongs to one of them. */
const char *wa_whose(const wa_block *block, wa_id id);

#endif
