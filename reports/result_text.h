/* What readers see for a headline, and numbers of its kind. */
#ifndef WA_REPORTS_RESULT_TEXT_H
#define WA_REPORTS_RESULT_TEXT_H

#include "analysis/aim.h"

/* "SROI", "Net present value", "Health insurer: net", "Cost per QALY (society)", "NMB at 20,000 (society)". */
const char *wa_result_text(wa_arena *arena, const wa_results *results, const wa_headline *headline,
                           const char *language);

/* A value of the headline: money without decimals, ratios with two; "-" where it is missing. */
const char *wa_result_figure(wa_arena *arena, const wa_headline *headline, double value, const char *language);

/* A value of a parameter: four significant digits or all of a whole number. */
const char *wa_parameter_figure(wa_arena *arena, double value, const char *language);

/* A parameter's label, or its name. */
const char *wa_parameter_text(const wa_results *results, size_t parameter, const char *language);

#endif
