/* The parts of the page, for its registry in page.c. */
#ifndef WA_REPORTS_PAGE_PARTS_H
#define WA_REPORTS_PAGE_PARTS_H

#include "reports/html.h"
#include "reports/svg.h"

/* Years, and points of a state chart, that a table still has columns for. */
enum { WA_YEARS_ON_PAGE = 15 };

/* A heading per strategy: "Telemonitoring (compared with Usual care)"; sets page->strategy. */
void wa_page_strategy(wa_page *page, const char *part, size_t strategy);

/* The names of stakeholders that are reported, and their number; the rows of `figure` in one array each. */
size_t wa_page_parties(const wa_page *page, size_t *parties);

/* Values of a node over the years; NaN where it may not be shown. */
const double *wa_page_row(const wa_page *page, wa_id node, wa_axis axis);

/* "Year 1", "Year 2" ... */
const char *const *wa_page_years(const wa_page *page);

/* "Insurer: 286,038; Hospitals: -951,070" for the description of a chart. */
const char *wa_page_described(const wa_page *page, const char *const *labels, const double *values, size_t n);

/* Heads of columns followed by the years, where there is room for them. */
void wa_page_year_heads(wa_page *page, const char *const *heads, size_t n, size_t numbers);
bool wa_page_has_years(const wa_page *page);

void wa_part_summary(wa_page *page);
void wa_part_edition(wa_page *page);
void wa_part_parties(wa_page *page);
void wa_part_ledger(wa_page *page);
void wa_part_value_map(wa_page *page);
void wa_part_effectiveness(wa_page *page);
void wa_part_outcomes(wa_page *page);
void wa_part_trace(wa_page *page);
bool wa_has_sensitivity(const wa_page *page);
void wa_part_sensitivity(wa_page *page);
bool wa_has_draws(const wa_page *page);
void wa_part_draws(wa_page *page);
void wa_part_inputs(wa_page *page);
void wa_part_checks(wa_page *page);
void wa_part_method(wa_page *page);

#endif
