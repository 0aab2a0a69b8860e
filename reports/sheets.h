/* The sheets' functions, for the registry in workbook.c. */
#ifndef WA_REPORTS_SHEETS_H
#define WA_REPORTS_SHEETS_H

#include "reports/report.h"

void wa_layout_summary(wa_report *report, wa_sheet *sheet);
void wa_finish_summary(wa_report *report, wa_sheet *sheet);
void wa_layout_edition(wa_report *report, wa_sheet *sheet);
void wa_finish_edition(wa_report *report, wa_sheet *sheet);
void wa_layout_flows(wa_report *report, wa_sheet *sheet);
void wa_finish_flows(wa_report *report, wa_sheet *sheet);
void wa_layout_guide(wa_report *report, wa_sheet *sheet);
void wa_layout_inputs(wa_report *report, wa_sheet *sheet);
void wa_finish_inputs(wa_report *report, wa_sheet *sheet);
void wa_layout_tables(wa_report *report, wa_sheet *sheet);
void wa_layout_value_map(wa_report *report, wa_sheet *sheet);
void wa_layout_stakeholders(wa_report *report, wa_sheet *sheet);
void wa_layout_outcomes(wa_report *report, wa_sheet *sheet);
void wa_layout_effectiveness(wa_report *report, wa_sheet *sheet);
void wa_finish_effectiveness(wa_report *report, wa_sheet *sheet);
void wa_layout_budget(wa_report *report, wa_sheet *sheet);
void wa_finish_budget(wa_report *report, wa_sheet *sheet);
void wa_layout_charts(wa_report *report, wa_sheet *sheet);
void wa_finish_charts(wa_report *report, wa_sheet *sheet);
/* Whether an edition may show what the sheet is made of. */
bool wa_has_charts(const wa_report *report);
bool wa_has_effectiveness(const wa_report *report);
bool wa_view_shown(const wa_report *report, size_t view);
bool wa_line_told(const wa_report *report, const wa_line_result *result, const wa_flow *flow);
bool wa_states_shown(const wa_report *report, size_t s);
bool wa_payer_shown(const wa_report *report, size_t payer);
bool wa_has_budget(const wa_report *report);
bool wa_has_chances(const wa_report *report);
void wa_layout_chances(wa_report *report, wa_sheet *sheet);
bool wa_has_own_charts(const wa_report *report);
void wa_layout_own_charts(wa_report *report, wa_sheet *sheet);
void wa_finish_own_charts(wa_report *report, wa_sheet *sheet);
void wa_layout_tree(wa_report *report, wa_sheet *sheet);
bool wa_has_patients(const wa_report *report);
void wa_layout_patients(wa_report *report, wa_sheet *sheet);
void wa_layout_trace(wa_report *report, wa_sheet *sheet);
void wa_finish_trace(wa_report *report, wa_sheet *sheet);
void wa_layout_paths(wa_report *report, wa_sheet *sheet);
void wa_layout_segments(wa_report *report, wa_sheet *sheet);
void wa_layout_uptake(wa_report *report, wa_sheet *sheet);
void wa_finish_uptake(wa_report *report, wa_sheet *sheet);
void wa_layout_uncertainty(wa_report *report, wa_sheet *sheet);
void wa_layout_draws(wa_report *report, wa_sheet *sheet);
void wa_finish_draws(wa_report *report, wa_sheet *sheet);
void wa_layout_calculation(wa_report *report, wa_sheet *sheet);
void wa_layout_checks(wa_report *report, wa_sheet *sheet);
void wa_finish_checks(wa_report *report, wa_sheet *sheet);
void wa_layout_method(wa_report *report, wa_sheet *sheet);
void wa_layout_sources(wa_report *report, wa_sheet *sheet);

/* Parties to be shown, in the order of the model. */
typedef struct wa_shown {
  size_t *parties, n;
  bool others; /* there are more */
} wa_shown;

/* The parties that lines touch; when these are more than `most`, the largest by net. */
wa_shown wa_largest_parties(const wa_report *report, size_t s, size_t most);

/* One bar of a waterfall: a label and what it adds; the last one shows where it all ends. */
typedef struct wa_step_bar {
  const char *label;
  const char *formula; /* of what it adds; of the end for the last */
  double value;
} wa_step_bar;

/* The bar of a node, taken off when `sign` is -1; once all homes are known. */
wa_step_bar wa_node_bar(const wa_report *report, const wa_sheet *sheet, const char *label, wa_id node, double sign);

/* A table of bars from `row` on and a chart of it at `chart_row`. The table takes n + 1 rows. */
void wa_write_waterfall(wa_report *report, wa_sheet *sheet, size_t row, size_t chart_row, const wa_step_bar *bars,
                        size_t n, const char *title, const char *words, unsigned width, unsigned height);
/* Sensitivity analysis: whether the sheet has anything to show, and its layout. */
bool wa_has_one_way(const wa_report *report);
struct wa_one_way;
struct wa_tornado;
/* The one-way analysis of the report (an edition's has each party's net), NULL: none; its tornados that may be told, in
 * order and without what may not. */
const struct wa_one_way *wa_one_way_of(const wa_report *report);
const struct wa_tornado **wa_tornados_told(const wa_report *report, const struct wa_one_way *one_way, size_t *n);
void wa_layout_one_way(wa_report *report, wa_sheet *sheet);
bool wa_has_two_way(const wa_report *report);
void wa_layout_two_way(wa_report *report, wa_sheet *sheet);
bool wa_has_break_even(const wa_report *report);
void wa_layout_break_even(wa_report *report, wa_sheet *sheet);
bool wa_has_scenarios(const wa_report *report);
/* The scenarios that the reader may be told of, in the order of the model. */
size_t *wa_scenarios_told(const wa_report *report, size_t *n);
void wa_layout_scenarios(wa_report *report, wa_sheet *sheet);

/* A result's name, with the strategy's where there are several; how its numbers are written; an engine number, or a
 * dash where it is missing; where a switching value lies, or why there is none. */
struct wa_aim;
struct wa_switch;
const char *wa_aim_text(const wa_report *report, const struct wa_aim *aim);
wa_num wa_aim_num(const wa_report *report, const struct wa_aim *aim);
void wa_engine_cell(wa_sheet *sheet, size_t row, size_t column, wa_num num, double value);
/* The same, or the word for what is confidential. */
void wa_told_cell(wa_report *report, wa_sheet *sheet, size_t row, size_t column, wa_num num, double value, bool told);
void wa_parameter_cell(wa_report *report, wa_sheet *sheet, size_t row, size_t column, size_t parameter, double value);
void wa_beside_cell(wa_report *report, wa_sheet *sheet, size_t row, size_t column, wa_style style, const char *text);
const char *wa_switch_words(const wa_report *report, const struct wa_switch *answer);

/* Who pays and who gets a line: "Insurer → Hospital". */
const char *wa_who_text(const wa_report *report, const wa_line *line);

/* How many tables any formula looks up. */
size_t wa_used_tables(const wa_report *report);
/* Which: a flag per table of the model. */
const bool *wa_find_used_tables(const wa_report *report);

/* A warning that shows as soon as an input differs from the value the program computed with: for sheets of its numbers. */
void wa_stale_banner(wa_report *report, wa_sheet *sheet, size_t row, size_t column);

/* The cell that says whether all checks passed, and the one that counts changed inputs. */
const char *wa_checks_light(const wa_report *report, const wa_sheet *from);
const char *wa_changed_count(const wa_report *report, const wa_sheet *from);

#endif
