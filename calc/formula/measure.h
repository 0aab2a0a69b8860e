/* How large a formula is, so that none is too large for what walks it recursively. */
#ifndef WA_FORMULA_MEASURE_H
#define WA_FORMULA_MEASURE_H

#include "formula/expr.h"

enum { WA_FORMULA_LEVELS = 200, WA_FORMULA_NODES = 10000 };

/* Sets size and height from those of the operands, or of the expansion where there is one. */
void wa_measure(wa_expr *expr);

/* Reports at `span` when it is too large; false then. */
bool wa_measure_check(wa_diags *diags, wa_span span, unsigned height, size_t size);

#endif
