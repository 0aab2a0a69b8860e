/* The operations, each over whole columns; for the engine's own files. */
#ifndef WA_ENGINE_EVALUATE_H
#define WA_ENGINE_EVALUATE_H

#include "engine/block.h"

/* Element by element: operators, functions, table look-ups. */
void wa_evaluate_elements(const wa_block *block, wa_id id);

/* From one axis to another, sums, searches. */
void wa_evaluate_axis(const wa_block *block, wa_id id);

/* A table's value: NaN outside its range where the table says that this is an error. */
double wa_table_value(const wa_table *table, const double *arguments);

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

#endif
