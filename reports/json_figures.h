/* Figures of the results as JSON values; shared by the files that write the document. */
#ifndef WA_REPORTS_JSON_FIGURES_H
#define WA_REPORTS_JSON_FIGURES_H

#include <jansson.h>

#include "analysis/results.h"
#include "reports/missing.h"

/* A number; null where it is missing. Minus zero, which only confuses readers, is 0. */
json_t *wa_json_number(double number);
json_t *wa_json_value(const wa_results *results, wa_id node);
json_t *wa_json_row(const wa_results *results, wa_id node, wa_axis axis);

/* Puts `value` under `name`; a null gets its reason beside it. */
void wa_json_put(json_t *object, const char *name, json_t *value, wa_reason reason);

/* A text, or null for NULL. */
json_t *wa_json_text(const char *text);

/* Name of a perspective or payer; SIZE_MAX is society. */
const char *wa_perspective_text(const wa_results *results, size_t perspective);

/* One section each. */
json_t *wa_json_sroi(const wa_results *results, size_t strategy);
json_t *wa_json_effectiveness(const wa_results *results, size_t strategy, size_t view);
json_t *wa_json_budget(const wa_results *results, size_t strategy);
json_t *wa_json_settings(const wa_results *results);
json_t *wa_json_paths(const wa_results *results, size_t strategy);
json_t *wa_json_uptake(const wa_results *results, size_t strategy);

/* Adds the sections of sensitivity analysis that were asked for: one_way, two_way, break_even, scenarios. */
void wa_json_sensitivity(const wa_results *results, json_t *document);

/* Adds the section of individual patients. */
void wa_json_patients(const wa_results *results, json_t *document);

/* Adds the section of the probabilistic analysis where draws were done. */
void wa_json_probabilistic(const wa_results *results, json_t *document);

#endif
