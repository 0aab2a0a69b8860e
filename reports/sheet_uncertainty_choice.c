/* Which strategy at which threshold: acceptability curves and frontier, expected loss and EVPI, as formulas over the
 * draws; the plane of costs and effects. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "reports/sheet_uncertainty.h"

enum { PLANE_DRAWS = 500, LONGEST_FORMULA = 8000, DIGITS_KEPT = 9, MOST_COMPARISONS = 5000000 };

/* One perspective's part. Columns of the table: threshold; per strategy the probability; per strategy the expected net
 * benefit; with perfect information; EVPI; per strategy the loss; the probability of the best, and which that is. */
typedef struct wa_choice_part {
  wa_report *report;
  wa_sheet *sheet;
  const wa_decisions *decisions;
  const wa_decision_view *view;
  size_t n, place;             /* strategies; perspective */
  const wa_shown_column **cost, **effect; /* per strategy; NULL for the comparator */
  size_t first_mean;           /* row of the first strategy's means */
  size_t digits_row;
  bool live;                   /* formulas over the draws, not numbers */
  int digits;                  /* that losses are rounded to: sums in another order differ beyond them */
} wa_choice_part;

enum { C_MEAN_COST = WA_U_FIRST, C_MEAN_EFFECT };

static size_t wa_c_probability(size_t s) { return 1 + s; }
static size_t wa_c_expected(const wa_choice_part *part, size_t s) { return 1 + part->n + s; }
static size_t wa_c_perfect(const wa_choice_part *part) { return 1 + 2 * part->n; }
static size_t wa_c_evpi(const wa_choice_part *part) { return wa_c_perfect(part) + 1; }
static size_t wa_c_loss(const wa_choice_part *part, size_t s) { return wa_c_perfect(part) + 2 + s; }
static size_t wa_c_frontier(const wa_choice_part *part) { return wa_c_perfect(part) + 2 + part->n; }
static size_t wa_c_best(const wa_choice_part *part) { return wa_c_frontier(part) + 1; }

static const char *wa_at(const wa_choice_part *part, size_t row, size_t column, wa_fix fix) {
  return wa_cell_ref(part->report->arena, part->sheet, part->sheet, row, column, fix);
}

static double wa_rounded(const wa_choice_part *part, double value) {
  double power = pow(10, part->digits), rounded = round(value * power) / power;
  return rounded == 0 ? 0 : rounded;
}

/* ---- means and plane ---- */

static void wa_u_mean(const wa_choice_part *part, size_t row, size_t column, const wa_shown_column *draws, wa_num num) {
  if (!draws) {
    wa_cell_number(part->sheet, row, column, WA_STYLE_ENGINE, num, 0);
    return;
  }
  wa_cell_formula(part->sheet, row, column, WA_STYLE_FORMULA, num,
                  wa_printf(part->report->arena, "AVERAGE(%s)", wa_draws_range(part->report, part->sheet, draws)), draws->mean);
}

static size_t wa_u_means(wa_choice_part *part, size_t row) {
  static const wa_text_id heads[] = {WA_T_H_STRATEGY, WA_T_INC_COST, WA_T_INC_EFFECT};
  wa_report *report = part->report;
  for (size_t i = 0; i < 3; i++)
    wa_cell_text(part->sheet, row, i, i ? WA_STYLE_HEADING_RIGHT : WA_STYLE_HEADING, wa_rt(report, heads[i]));
  part->first_mean = row + 1;
  for (size_t s = 0; s < part->n; s++) {
    wa_cell_text(part->sheet, part->first_mean + s, 0, WA_STYLE_TEXT, wa_strategy_text(report, s));
    wa_u_mean(part, part->first_mean + s, C_MEAN_COST, part->cost[s], WA_NUM_MONEY);
    wa_u_mean(part, part->first_mean + s, C_MEAN_EFFECT, part->effect[s], WA_NUM_MONEY_CENTS);
  }
  part->digits_row = part->first_mean + part->n;
  wa_cell_text(part->sheet, part->digits_row, 0, WA_STYLE_NOTE, wa_rt(report, WA_T_U_DIGITS));
  wa_cell_number(part->sheet, part->digits_row, 1, WA_STYLE_ENGINE, WA_NUM_INTEGER, part->digits);
  return part->digits_row + 2;
}

static wa_range wa_plane_range(const wa_choice_part *part, const wa_shown_column *column) {
  const wa_shown_draws *shown = part->decisions->shown;
  size_t at = wa_draws_headline_column(shown, column), n = shown->n < PLANE_DRAWS ? shown->n : PLANE_DRAWS;
  size_t first = wa_draws_first_row();
  return (wa_range){part->report->sheets[WA_T_DRAWS], first, at, first + n - 1, at};
}

static void wa_u_plane(const wa_choice_part *part, size_t row) {
  wa_report *report = part->report;
  wa_chart *chart = wa_chart_new(report->book, WA_CHART_SCATTER, wa_rt(report, WA_T_U_PLANE));
  wa_chart_axes(chart, wa_rt(report, WA_T_INC_EFFECT), wa_rt(report, WA_T_INC_COST), WA_NUM_MONEY);
  for (size_t s = 0; s < part->n; s++)
    if (part->cost[s] && part->effect[s])
      wa_chart_series(chart, wa_strategy_text(report, s), wa_plane_range(part, part->effect[s]), wa_plane_range(part, part->cost[s]));
  wa_u_place_chart(chart, part->sheet, row, 0, wa_rt(report, WA_T_U_PLANE));
}

/* ---- formulas at a threshold ---- */

/* The net benefit of a strategy in all draws. */
static const char *wa_value_formula(const wa_choice_part *part, size_t s, const char *threshold) {
  if (!part->cost[s] || !part->effect[s]) return "0";
  return wa_printf(part->report->arena, "(%s*%s-%s)", threshold, wa_draws_range(part->report, part->sheet, part->effect[s]),
                   wa_draws_range(part->report, part->sheet, part->cost[s]));
}

/* 1 in the draws in which the strategy is the best one, the first among equals. */
static const char *wa_best_formula(const wa_choice_part *part, size_t s, const char *threshold) {
  wa_text text = wa_text_new(part->report->arena);
  const char *own = wa_value_formula(part, s, threshold);
  wa_text_add(&text, "1");
  for (size_t other = 0; other < part->n; other++)
    if (other != s) wa_text_addf(&text, "*(%s%s%s)", own, other < s ? ">" : ">=", wa_value_formula(part, other, threshold));
  return text.bytes;
}

/* A number of the program where a formula would be too long, or all of them too slow to compute again. */
static void wa_live(const wa_choice_part *part, size_t row, size_t column, wa_num num, const char *formula, double value) {
  if (part->live && strlen(formula) < LONGEST_FORMULA) wa_cell_formula(part->sheet, row, column, WA_STYLE_FORMULA, num, formula, value);
  else wa_cell_number(part->sheet, row, column, WA_STYLE_ENGINE, num, value);
}

static void wa_u_probabilities(const wa_choice_part *part, size_t row, const wa_choice_result *at) {
  const char *threshold = wa_at(part, row, 0, WA_FIX_COLUMN);
  for (size_t s = 0; s < part->n; s++)
    wa_live(part, row, wa_c_probability(s), WA_NUM_PERCENT,
            wa_printf(part->report->arena, "SUMPRODUCT(%s)/%zu", wa_best_formula(part, s, threshold), part->decisions->shown->n),
            at->probability[s]);
}

static void wa_u_expectations(const wa_choice_part *part, size_t row, const wa_choice_result *at) {
  wa_arena *arena = part->report->arena;
  const char *threshold = wa_at(part, row, 0, WA_FIX_COLUMN);
  wa_text perfect = wa_text_new(arena);
  for (size_t s = 0; s < part->n; s++) {
    size_t means = part->first_mean + s;
    wa_live(part, row, wa_c_expected(part, s), WA_NUM_MONEY,
            wa_printf(arena, "%s*%s-%s", threshold, wa_at(part, means, C_MEAN_EFFECT, WA_FIX_BOTH),
                      wa_at(part, means, C_MEAN_COST, WA_FIX_BOTH)), at->mean[s]);
    if (part->cost[s] && part->effect[s])
      wa_text_addf(&perfect, "%sSUMPRODUCT(%s*%s)", perfect.length ? "+" : "", wa_best_formula(part, s, threshold),
                   wa_value_formula(part, s, threshold));
  }
  wa_live(part, row, wa_c_perfect(part), WA_NUM_MONEY,
          wa_printf(arena, "(%s)/%zu", perfect.bytes, part->decisions->shown->n), at->mean[at->best] + at->evpi);
}

static void wa_u_losses(const wa_choice_part *part, size_t row, const wa_choice_result *at) {
  wa_arena *arena = part->report->arena;
  const char *digits = wa_at(part, part->digits_row, 1, WA_FIX_BOTH);
  for (size_t s = 0; s < part->n; s++)
    wa_live(part, row, wa_c_loss(part, s), WA_NUM_MONEY,
            wa_printf(arena, "ROUND(%s-%s,%s)", wa_at(part, row, wa_c_perfect(part), WA_FIX_NONE),
                      wa_at(part, row, wa_c_expected(part, s), WA_FIX_NONE), digits), wa_rounded(part, at->loss[s]));
  const char *losses = wa_range_ref(arena, part->sheet, part->sheet, row, wa_c_loss(part, 0), row, wa_c_loss(part, part->n - 1), WA_FIX_NONE);
  wa_live(part, row, wa_c_evpi(part), WA_NUM_MONEY, wa_printf(arena, "MIN(%s)", losses), wa_rounded(part, at->evpi));
}

static void wa_u_frontier(const wa_choice_part *part, size_t row, const wa_choice_result *at) {
  wa_arena *arena = part->report->arena;
  wa_sheet *sheet = part->sheet;
  const char *values = wa_range_ref(arena, sheet, sheet, row, wa_c_expected(part, 0), row, wa_c_expected(part, part->n - 1), WA_FIX_NONE);
  const char *chances = wa_range_ref(arena, sheet, sheet, row, wa_c_probability(0), row, wa_c_probability(part->n - 1), WA_FIX_NONE);
  const char *names = wa_range_ref(arena, sheet, sheet, part->first_mean, 0, part->first_mean + part->n - 1, 0, WA_FIX_BOTH);
  const char *place = wa_printf(arena, "MATCH(MAX(%s),%s,0)", values, values);
  wa_cell_formula_text(sheet, row, wa_c_best(part), WA_STYLE_FORMULA, wa_printf(arena, "INDEX(%s,%s)", names, place),
                       wa_strategy_text(part->report, at->best));
  wa_live(part, row, wa_c_frontier(part), WA_NUM_PERCENT, wa_printf(arena, "INDEX(%s,1,%s)", chances, place), at->probability[at->best]);
}

/* ---- table and charts ---- */

static void wa_u_head(const wa_choice_part *part, size_t row, size_t column, wa_text_id text, size_t strategy) {
  const char *head = wa_rt(part->report, text);
  if (strategy != SIZE_MAX) head = wa_printf(part->report->arena, "%s %s", head, wa_strategy_text(part->report, strategy));
  bool words = column == 0 || column == wa_c_best(part);
  wa_cell_text(part->sheet, row, column, words ? WA_STYLE_HEADING : WA_STYLE_HEADING_RIGHT, head);
}

static void wa_u_heads(const wa_choice_part *part, size_t row) {
  wa_u_head(part, row, 0, WA_T_U_THRESHOLD, SIZE_MAX);
  for (size_t s = 0; s < part->n; s++) {
    wa_u_head(part, row, wa_c_probability(s), WA_T_U_PROBABILITY, s);
    wa_u_head(part, row, wa_c_expected(part, s), WA_T_U_EXPECTED, s);
    wa_u_head(part, row, wa_c_loss(part, s), WA_T_U_LOSS, s);
  }
  wa_u_head(part, row, wa_c_perfect(part), WA_T_U_PERFECT, SIZE_MAX);
  wa_u_head(part, row, wa_c_best(part), WA_T_U_BEST, SIZE_MAX);
  wa_u_head(part, row, wa_c_frontier(part), WA_T_U_FRONTIER, SIZE_MAX);
  wa_u_head(part, row, wa_c_evpi(part), WA_T_U_EVPI, SIZE_MAX);
}

/* Curves over the thresholds: columns first .. first + n - 1, named after the strategies, or one by the title. */
static void wa_u_curves(const wa_choice_part *part, size_t first_row, wa_text_id title, size_t first, size_t n, bool shares,
                        size_t row, size_t side) {
  wa_report *report = part->report;
  size_t last = first_row + part->view->n_thresholds - 1;
  const char *words = wa_printf(report->arena, "%s: %s", wa_rt(report, title), wa_stakeholder_text(report, part->view->perspective));
  wa_chart *chart = wa_chart_new(report->book, WA_CHART_SCATTER_LINE, words);
  wa_chart_axes(chart, wa_rt(report, WA_T_U_THRESHOLD), shares ? NULL : report->model->settings.currency,
                shares ? WA_NUM_PERCENT : WA_NUM_MONEY);
  if (shares) wa_chart_limits(chart, 0, 1);
  for (size_t i = 0; i < n; i++)
    wa_chart_series(chart, n > 1 ? wa_strategy_text(report, i) : wa_rt(report, title),
                    (wa_range){part->sheet, first_row, 0, last, 0}, (wa_range){part->sheet, first_row, first + i, last, first + i});
  wa_u_place_chart(chart, part->sheet, row, side, words);
}

static size_t wa_u_charts(const wa_choice_part *part, size_t table, size_t row) {
  wa_sheet_break(part->sheet, row);
  wa_u_curves(part, table, WA_T_U_CEAC, wa_c_probability(0), part->n, true, row, 0);
  wa_u_curves(part, table, WA_T_U_CEAF, wa_c_frontier(part), 1, true, row, 1);
  row += WA_U_CHART_ROWS;
  wa_u_curves(part, table, WA_T_U_LOSS_CURVES, wa_c_loss(part, 0), part->n, false, row, 0);
  wa_u_curves(part, table, WA_T_U_EVPI, wa_c_evpi(part), 1, false, row, 1);
  row += WA_U_CHART_ROWS;
  wa_u_plane(part, row);
  return row + WA_U_CHART_ROWS;
}

/* The largest amount at any threshold would keep nine digits. */
static int wa_digits_for(const wa_choice_part *part) {
  double largest = 1e-3, threshold = part->view->thresholds[part->view->n_thresholds - 1];
  for (size_t s = 0; s < part->n; s++)
    if (part->cost[s] && part->effect[s])
      largest = fmax(largest, fabs(part->cost[s]->mean) + threshold * fabs(part->effect[s]->mean));
  return DIGITS_KEPT - (int)ceil(log10(largest));
}

static void wa_find_columns(wa_choice_part *part) {
  const wa_results *results = part->report->results;
  part->cost = WA_NEW_ARRAY(part->report->arena, const wa_shown_column *, part->n);
  part->effect = WA_NEW_ARRAY(part->report->arena, const wa_shown_column *, part->n);
  for (size_t s = 0; s < part->n; s++) {
    part->cost[s] = wa_shown_find(part->decisions->shown, WA_HEADLINE_INCREMENTAL_COST, s, part->place);
    part->effect[s] = wa_shown_find(part->decisions->shown, WA_HEADLINE_INCREMENTAL_EFFECT, s, results->model->settings.effect);
  }
}

size_t wa_u_deciding(wa_report *report, wa_sheet *sheet, size_t row, size_t view) {
  const wa_decisions *decisions = wa_report_decisions(report);
  wa_choice_part part = {.report = report, .sheet = sheet, .decisions = decisions, .view = &decisions->views[view],
                         .n = decisions->n_strategies, .place = view};
  wa_find_columns(&part);
  part.digits = wa_digits_for(&part);
  part.live = (double)part.n * (double)(part.n - 1) * (double)part.view->n_thresholds * (double)decisions->shown->n < MOST_COMPARISONS;
  wa_sheet_break(sheet, row);
  wa_cell_text(sheet, row, 0, WA_STYLE_SUBTITLE,
               wa_printf(report->arena, "%s: %s", wa_rt(report, WA_T_U_DECIDING), wa_stakeholder_text(report, part.view->perspective)));
  row = wa_u_means(&part, row + 1);
  wa_u_heads(&part, row++);
  for (size_t i = 0; i < part.view->n_thresholds; i++) {
    const wa_choice_result *at = &part.view->shown_curve[i];
    wa_cell_number(sheet, row + i, 0, WA_STYLE_FORMULA, WA_NUM_MONEY, part.view->thresholds[i]);
    wa_u_probabilities(&part, row + i, at);
    wa_u_expectations(&part, row + i, at);
    wa_u_losses(&part, row + i, at);
    wa_u_frontier(&part, row + i, at);
  }
  return wa_u_charts(&part, row, row + part.view->n_thresholds + 1);
}
