/* Numbers as people write them: 1,234,567.89 in English, 1.234.567,89 in Dutch. */
#ifndef WA_REPORTS_FIGURE_H
#define WA_REPORTS_FIGURE_H

#include "base/arena.h"

/* Rounded to `decimals` (0..9), thousands in groups; never "-0". */
const char *wa_figure(wa_arena *arena, double number, int decimals, const char *language);

/* A share as a percentage with at most two decimals: "3%", "1.5%". */
const char *wa_figure_percent(wa_arena *arena, double share, const char *language);

/* Decimals that suit amounts of about this size: none for thousands, two for hundreds, more for small ones. */
int wa_figure_decimals(double largest);

#endif
