/* The parts of the page, for its registry in page.c. */
#ifndef WA_REPORTS_PAGE_PARTS_H
#define WA_REPORTS_PAGE_PARTS_H

#include "reports/html.h"
#include "reports/svg.h"

/* Years that a table has columns for; more of them go on in tables of their own. */
enum { WA_YEARS_ON_PAGE = 10 };

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

/* Tables that the years are spread over, at least one. */
size_t wa_page_year_tables(const wa_page *page);
/* Lets wa_html_years and the heads show the years of one of these tables. */
void wa_page_take_years(wa_page *page, size_t table);
/* Whether it is the first one, where the totals stand. */
bool wa_page_has_totals(const wa_page *page);
/* A caption, with the years where they are spread over several tables: "Ledger, 2035 – 2044". */
const char *wa_page_year_caption(const wa_page *page, const char *caption);
/* Heads of columns, of which `totals` are shown in the first table only, followed by the years. */
void wa_page_year_heads(wa_page *page, const char *const *heads, size_t n, size_t totals, size_t numbers);

void wa_part_summary(wa_page *page);
void wa_part_edition(wa_page *page);
void wa_part_parties(wa_page *page);
void wa_part_ledger(wa_page *page);
void wa_part_value_map(wa_page *page);
void wa_part_effectiveness(wa_page *page);
void wa_part_budget(wa_page *page);
void wa_part_segments(wa_page *page);
void wa_part_uptake(wa_page *page);
void wa_part_outcomes(wa_page *page);
void wa_part_tree(wa_page *page);
void wa_part_trace(wa_page *page);
void wa_part_patients(wa_page *page);
void wa_part_paths(wa_page *page);
void wa_part_sensitivity(wa_page *page);
void wa_part_two_way(wa_page *page);
void wa_part_break_even(wa_page *page);
void wa_part_scenarios(wa_page *page);
bool wa_has_draws_part(const wa_page *page);
void wa_part_draws(wa_page *page);
/* The charts of single draws: histograms of the SROI, cost-effectiveness planes (page_drawn.c). */
void wa_page_drawn(wa_page *page);
bool wa_has_worth_part(const wa_page *page);
void wa_part_worth(wa_page *page);
void wa_part_inputs(wa_page *page);
void wa_part_checks(wa_page *page);
void wa_part_method(wa_page *page);
/* The checklist and the principles, below the method (page_method.c). */
void wa_page_checklists(wa_page *page);
/* The place on the page of what stands on a sheet of that name; NULL: none. */
const char *wa_page_place(const wa_page *page, wa_text_id sheet);
/* The heading at a place. */
wa_text_id wa_page_heading(const char *place);
void wa_part_sources(wa_page *page);

/* A cell with the values at which a result reaches its goal, or why there is none. */
struct wa_switch;
void wa_page_switch(wa_page *page, const struct wa_switch *answer);

#endif
