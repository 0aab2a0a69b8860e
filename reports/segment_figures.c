/* The figures of a segment, in the order in which every report shows them. */
#include "reports/segment_figures.h"

#include "base/text.h"
#include "reports/figure.h"

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

typedef struct wa_segment_list {
  wa_segment_figure *rows;
  size_t n, capacity;
} wa_segment_list;

static void wa_add(const wa_report *report, wa_segment_list *list, const char *label, wa_figure_of *of, size_t which, wa_num num) {
  wa_segment_figure row = {label, of, which, num};
  WA_PUSH(report->arena, list->rows, list->n, list->capacity, row);
}

static void wa_add_text(const wa_report *report, wa_segment_list *list, wa_text_id label, wa_figure_of *of) {
  wa_add(report, list, wa_rt(report, label), of, 0, WA_NUM_COUNT);
}

static void wa_add_effects(const wa_report *report, wa_segment_list *list, size_t s) {
  const wa_analysis *analysis = &report->model->analysis;
  wa_add_text(report, list, WA_T_COST, wa_cost_of);
  wa_add_text(report, list, WA_T_EFFECT, wa_effect_of);
  for (size_t i = 0; i < analysis->n_willingness_to_pay; i++) {
    double threshold = analysis->willingness_to_pay[i];
    const char *amount = wa_figure(report->arena, threshold, wa_figure_decimals(threshold), report->language);
    const char *label = wa_printf(report->arena, "%s %s", wa_rt(report, WA_T_NMB), amount);
    wa_add(report, list, label, wa_nmb_of, i, WA_NUM_COUNT);
  }
  if (!wa_reported(report, s)) return;
  wa_add_text(report, list, WA_T_INC_COST, wa_more_cost_of);
  wa_add_text(report, list, WA_T_INC_EFFECT, wa_more_effect_of);
  wa_add_text(report, list, WA_T_ICER_COMPARATOR, wa_icer_of);
}

static void wa_add_money(const wa_report *report, wa_segment_list *list) {
  if (wa_has_investment(report->model)) {
    wa_add_text(report, list, WA_T_INVESTMENT, wa_investment_of);
    wa_add_text(report, list, WA_T_BENEFITS, wa_benefits_of);
    wa_add(report, list, wa_rt(report, WA_T_SROI), wa_ratio_of, 0, WA_NUM_RATIO);
  }
  for (size_t i = 0; i < report->model->n_stakeholders; i++)
    if (wa_party_reported(report->model, i))
      wa_add(report, list, wa_printf(report->arena, "%s: %s", wa_rt(report, WA_T_NET), wa_stakeholder_text(report, i)), wa_net_of, i,
             WA_NUM_COUNT);
  wa_add_text(report, list, WA_T_NPV, wa_npv_of);
}

size_t wa_segment_figures(const wa_report *report, size_t s, const wa_segment_figure **figures) {
  wa_segment_list list = {0};
  wa_add(report, &list, wa_rt(report, WA_T_H_SHARE_OF_ALL), wa_share_of, 0, WA_NUM_PERCENT);
  wa_add(report, &list, wa_rt(report, WA_T_H_PEOPLE_START), wa_population_of, 0, WA_NUM_MONEY_CENTS);
  if (report->model->strategies[s].uptake.given)
    wa_add(report, &list, wa_rt(report, WA_T_UPTAKE_SHARE), wa_uptake_of, 0, WA_NUM_PERCENT);
  if (report->results->n_perspectives) wa_add_effects(report, &list, s);
  if (wa_reported(report, s) && report->model->n_lines) wa_add_money(report, &list);
  *figures = list.rows;
  return list.n;
}
