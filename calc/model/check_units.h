/* Units of whole formulas: against what is declared, and of lines against money. */
#ifndef WA_MODEL_CHECK_UNITS_H
#define WA_MODEL_CHECK_UNITS_H

#include "model/places.h"

/* The unit of something whose formula is inferred: the declared one, checked, else the formula's. */
wa_unit wa_settle_unit(wa_load *load, wa_unit declared, const wa_formula *formula);

/* Reports a formula that does not give what its place wants. */
void wa_check_wanted(wa_load *load, const wa_formula *formula, const wa_place_of_formula *place);

/* Reports what a strategy sets when its unit is another than the name's. */
void wa_check_override_unit(wa_load *load, const wa_override *override);

/* Reports lines whose quantity times amount is not money. */
void wa_check_line_unit(wa_load *load, const wa_line *line);

#endif
