/* Segments side by side: a column each, then all together. */
#include <stdint.h>

#include "base/text.h"
#include "reports/sheets.h"

/* A figure of the segment's results under a strategy; WA_NONE: it has none. */
typedef wa_id wa_figure_of(const wa_results *results, size_t strategy, size_t which);

static const wa_effectiveness *wa_view_of(const wa_results *results, size_t s) { return &results->strategies[s].effectiveness[0]; }

static wa_id wa_population_of(const wa_results *results, size_t s, size_t which) {
  (void)s, (void)which;
  return results->lowered->population;
}
static wa_id wa_share_of(const wa_results *results, size_t s, size_t which) {
  (void)s, (void)which;
  return results->lowered->share;
}
static wa_id wa_uptake_of(const wa_results *results, size_t s, size_t which) {
  (void)which;
  return results->strategies[s].uptake.given ? results->strategies[s].uptake.share : WA_NONE;
}
static wa_id wa_cost_of(const wa_results *results, size_t s, size_t which) {
  (void)which;
  return wa_view_of(results, s)->cost;
}
static wa_id wa_effect_of(const wa_results *results, size_t s, size_t which) {
  (void)which;
  return wa_view_of(results, s)->effect;
}
static wa_id wa_more_cost_of(const wa_results *results, size_t s, size_t which) {
  (void)which;
  return wa_view_of(results, s)->incremental_cost;
}
static wa_id wa_more_effect_of(const wa_results *results, size_t s, size_t which) {
  (void)which;
  return wa_view_of(results, s)->incremental_effect;
}
static wa_id wa_icer_of(const wa_results *results, size_t s, size_t which) {
  (void)which;
  return wa_view_of(results, s)->ratio;
}
static wa_id wa_nmb_of(const wa_results *results, size_t s, size_t which) { return wa_view_of(results, s)->nmb[which]; }
static wa_id wa_investment_of(const wa_results *results, size_t s, size_t which) {
  (void)which;
  return results->strategies[s].sroi.investment;
}
static wa_id wa_benefits_of(const wa_results *results, size_t s, size_t which) {
  (void)which;
  return results->strategies[s].sroi.benefits;
}
static wa_id wa_npv_of(const wa_results *results, size_t s, size_t which) {
  (void)which;
  return results->strategies[s].sroi.npv;
}
static wa_id wa_ratio_of(const wa_results *results, size_t s, size_t which) {
  (void)which;
  return results->strategies[s].sroi.ratio;
}
static wa_id wa_net_of(const wa_results *results, size_t s, size_t which) { return results->strategies[s].parties[which].net; }

/* One figure of all segments, and of all people; `num` WA_NUM_COUNT: by its unit. */
static size_t wa_figure_row(wa_report *report, wa_sheet *sheet, size_t row, const char *label, wa_figure_of *figure, size_t s,
                            size_t which, wa_num num) {
  const wa_results *all = report->results;
  wa_cell_text(sheet, row, 0, WA_STYLE_TEXT, label);
  for (size_t i = 0; i <= all->n_segments; i++) {
    wa_id id = figure(i < all->n_segments ? all->segments[i] : all, s, which);
    if (id == WA_NONE) continue;
    if (num == WA_NUM_COUNT) wa_home_at(report, id, sheet, row, 1 + i, WA_STYLE_FORMULA);
    else wa_home_as(report, id, sheet, row, 1 + i, WA_STYLE_FORMULA, num);
  }
  return row + 1;
}

static void wa_segment_heads(wa_report *report, wa_sheet *sheet, size_t row) {
  wa_cell_text(sheet, row, 0, WA_STYLE_HEADING, "");
  for (size_t i = 0; i < report->results->n_segments; i++)
    wa_cell_text(sheet, row, 1 + i, WA_STYLE_HEADING_RIGHT, wa_segment_text(report, i));
  wa_cell_text(sheet, row, 1 + report->results->n_segments, WA_STYLE_HEADING_RIGHT, wa_rt(report, WA_T_H_TOGETHER));
}

static size_t wa_effect_rows(wa_report *report, wa_sheet *sheet, size_t row, size_t s) {
  const wa_analysis *analysis = &report->model->analysis;
  row = wa_figure_row(report, sheet, row, wa_rt(report, WA_T_COST), wa_cost_of, s, 0, WA_NUM_COUNT);
  row = wa_figure_row(report, sheet, row, wa_rt(report, WA_T_EFFECT), wa_effect_of, s, 0, WA_NUM_COUNT);
  for (size_t i = 0; i < analysis->n_willingness_to_pay; i++)
    row = wa_figure_row(report, sheet, row,
                        wa_printf(report->arena, "%s %s", wa_rt(report, WA_T_NMB), wa_number_text(report->arena, analysis->willingness_to_pay[i])),
                        wa_nmb_of, s, i, WA_NUM_COUNT);
  if (!wa_reported(report, s)) return row;
  row = wa_figure_row(report, sheet, row, wa_rt(report, WA_T_INC_COST), wa_more_cost_of, s, 0, WA_NUM_COUNT);
  row = wa_figure_row(report, sheet, row, wa_rt(report, WA_T_INC_EFFECT), wa_more_effect_of, s, 0, WA_NUM_COUNT);
  return wa_figure_row(report, sheet, row, wa_rt(report, WA_T_ICER_COMPARATOR), wa_icer_of, s, 0, WA_NUM_COUNT);
}

static size_t wa_money_rows(wa_report *report, wa_sheet *sheet, size_t row, size_t s) {
  if (wa_has_investment(report->model)) {
    row = wa_figure_row(report, sheet, row, wa_rt(report, WA_T_INVESTMENT), wa_investment_of, s, 0, WA_NUM_COUNT);
    row = wa_figure_row(report, sheet, row, wa_rt(report, WA_T_BENEFITS), wa_benefits_of, s, 0, WA_NUM_COUNT);
    row = wa_figure_row(report, sheet, row, wa_rt(report, WA_T_SROI), wa_ratio_of, s, 0, WA_NUM_RATIO);
  }
  for (size_t i = 0; i < report->model->n_stakeholders; i++)
    if (wa_party_reported(report->model, i))
      row = wa_figure_row(report, sheet, row,
                          wa_printf(report->arena, "%s: %s", wa_rt(report, WA_T_NET), wa_stakeholder_text(report, i)), wa_net_of, s, i,
                          WA_NUM_COUNT);
  return wa_figure_row(report, sheet, row, wa_rt(report, WA_T_NPV), wa_npv_of, s, 0, WA_NUM_COUNT);
}

static size_t wa_segment_block(wa_report *report, wa_sheet *sheet, size_t row, size_t s) {
  wa_cell_text(sheet, row++, 0, WA_STYLE_SUBTITLE, wa_strategy_text(report, s));
  wa_segment_heads(report, sheet, row++);
  row = wa_figure_row(report, sheet, row, wa_rt(report, WA_T_H_SHARE_OF_ALL), wa_share_of, s, 0, WA_NUM_PERCENT);
  row = wa_figure_row(report, sheet, row, wa_rt(report, WA_T_H_PEOPLE_START), wa_population_of, s, 0, WA_NUM_MONEY_CENTS);
  if (report->model->strategies[s].uptake.given)
    row = wa_figure_row(report, sheet, row, wa_rt(report, WA_T_UPTAKE_SHARE), wa_uptake_of, s, 0, WA_NUM_PERCENT);
  if (report->results->n_perspectives) row = wa_effect_rows(report, sheet, row, s);
  if (wa_reported(report, s) && report->model->n_lines) row = wa_money_rows(report, sheet, row, s);
  return row + 1;
}

void wa_layout_segments(wa_report *report, wa_sheet *sheet) {
  size_t row = 3, columns = report->results->n_segments + 2;
  wa_sheet_width(sheet, 0, 0, 58);
  wa_sheet_width(sheet, 1, columns - 1, 18);
  for (size_t s = 0; s < report->model->n_strategies; s++) row = wa_segment_block(report, sheet, row, s);
  wa_sheet_freeze(sheet, 3, 1);
  wa_sheet_print(sheet, WA_FIT_WIDTH, row, columns - 1);
}
