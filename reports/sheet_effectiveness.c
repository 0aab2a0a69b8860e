/* Cost-effectiveness per perspective, with the plane of extra costs and effects and the frontier in it. */
#include <math.h>
#include <stdint.h>

#include "base/text.h"
#include "reports/sheets.h"

enum { C_NAME, C_COST, C_EFFECT, C_INC_COST, C_INC_EFFECT };
enum { CHART_ROWS = 20, CHART_WIDTH = 760, CHART_HEIGHT = 380 };

static size_t wa_strategies(const wa_report *report) { return report->results->n_strategies; }

/* Rows of a perspective: its title, heads and strategies; heads and slopes; heads and frontier; the chart. */
static size_t wa_view_row_of(size_t first, size_t strategy) { return first + 2 + strategy; }
static size_t wa_slope_heads(const wa_report *report, size_t first) { return first + 2 + wa_strategies(report) + 1; }
static size_t wa_frontier_heads(const wa_report *report, size_t first) { return wa_slope_heads(report, first) + wa_strategies(report) + 2; }
static size_t wa_chart_row(const wa_report *report, size_t first) { return wa_frontier_heads(report, first) + wa_strategies(report) + 2; }
static size_t wa_first_row(const wa_report *report, size_t view) { return 3 + view * (wa_chart_row(report, 0) + CHART_ROWS); }

/* Column in which the extra effect of strategies on the frontier stands. */
static size_t wa_frontier_column(const wa_report *report) { return 1 + wa_strategies(report) + 4; }

static size_t wa_view_heads(wa_report *report, wa_sheet *sheet, size_t row) {
  static const wa_text_id heads[] = {WA_T_H_STRATEGY, WA_T_COST, WA_T_EFFECT, WA_T_INC_COST, WA_T_INC_EFFECT,
                                     WA_T_ICER_COMPARATOR, WA_T_ICER, WA_T_ICER_AGAINST, WA_T_STATUS};
  size_t column = 0;
  for (; column < sizeof heads / sizeof *heads; column++)
    wa_cell_text(sheet, row, column, column == 0 || column >= 7 ? WA_STYLE_HEADING : WA_STYLE_HEADING_RIGHT, wa_rt(report, heads[column]));
  for (size_t i = 0; i < report->model->analysis.n_willingness_to_pay; i++)
    wa_cell_text(sheet, row, column++, WA_STYLE_HEADING_RIGHT,
                 wa_printf(report->arena, "%s %s", wa_rt(report, WA_T_NMB),
                           wa_number_text(report->arena, report->model->analysis.willingness_to_pay[i])));
  return column;
}

static void wa_view_row(wa_report *report, wa_sheet *sheet, size_t row, size_t s, size_t view) {
  const wa_effectiveness *own = &report->results->strategies[s].effectiveness[view];
  const wa_id cells[] = {own->cost, own->effect, own->incremental_cost, own->incremental_effect, own->ratio, own->icer,
                         own->icer_against, own->status};
  wa_cell_text(sheet, row, C_NAME, WA_STYLE_TEXT, wa_strategy_text(report, s));
  for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) wa_home_at(report, cells[i], sheet, row, 1 + i, WA_STYLE_FORMULA);
  for (size_t i = 0; i < report->model->analysis.n_willingness_to_pay; i++)
    wa_home_at(report, own->nmb[i], sheet, row, 9 + i, WA_STYLE_FORMULA);
}

/* Slopes between strategies, from which the frontier follows. */
static void wa_slope_block(wa_report *report, wa_sheet *sheet, size_t row, size_t view) {
  size_t n = wa_strategies(report);
  static const wa_text_id ends[] = {WA_T_SLOPE_BELOW, WA_T_SLOPE_ABOVE, WA_T_DOMINATED, WA_T_EXT_DOMINATED, WA_T_H_FRONTIER_EFFECT};
  for (size_t other = 0; other < n; other++)
    wa_cell_text(sheet, row, 1 + other, WA_STYLE_HEADING_RIGHT,
                 wa_printf(report->arena, "%s %s", wa_rt(report, WA_T_SLOPE), wa_strategy_text(report, other)));
  for (size_t i = 0; i < 5; i++) wa_cell_text(sheet, row, 1 + n + i, WA_STYLE_HEADING_RIGHT, wa_rt(report, ends[i]));
  row++;
  for (size_t s = 0; s < n; s++, row++) {
    const wa_effectiveness *own = &report->results->strategies[s].effectiveness[view];
    const wa_id cells[] = {own->lower, own->upper, own->dominated, own->extendedly_dominated};
    wa_cell_text(sheet, row, C_NAME, WA_STYLE_TEXT, wa_strategy_text(report, s));
    for (size_t other = 0; other < n; other++)
      if (other != s) wa_home_at(report, own->slopes[other], sheet, row, 1 + other, WA_STYLE_FORMULA);
    for (size_t i = 0; i < 4; i++) wa_home_at(report, cells[i], sheet, row, 1 + n + i, WA_STYLE_FORMULA);
  }
}

static const char *wa_effect_name(const wa_report *report) {
  const wa_outcome *effect = &report->model->outcomes[report->model->settings.effect];
  return wa_rl(report, effect->label, effect->name);
}

static void wa_effect_text(wa_report *report, wa_sheet *sheet, size_t row, size_t view) {
  wa_cell_text(sheet, row, C_NAME, WA_STYLE_SUBTITLE,
               wa_printf(report->arena, "%s: %s (%s: %s)", wa_rt(report, WA_T_H_PERSPECTIVE),
                         wa_stakeholder_text(report, report->results->perspectives[view]), wa_rt(report, WA_T_EFFECT),
                         wa_effect_name(report)));
}

void wa_layout_effectiveness(wa_report *report, wa_sheet *sheet) {
  size_t widest = wa_frontier_column(report) + 1, end = 3;
  wa_sheet_width(sheet, 0, 0, 28);
  for (size_t view = 0; view < report->results->n_perspectives; view++) {
    size_t first = wa_first_row(report, view);
    if (view) wa_sheet_break(sheet, first);
    wa_effect_text(report, sheet, first, view);
    size_t columns = wa_view_heads(report, sheet, first + 1);
    if (columns > widest) widest = columns;
    for (size_t s = 0; s < wa_strategies(report); s++) wa_view_row(report, sheet, wa_view_row_of(first, s), s, view);
    wa_slope_block(report, sheet, wa_slope_heads(report, first), view);
    end = wa_chart_row(report, first) + CHART_ROWS;
  }
  wa_sheet_width(sheet, 1, widest, 17);
  wa_sheet_width(sheet, 7, 8, 26);
  wa_sheet_freeze(sheet, 3, 1);
  wa_sheet_print(sheet, WA_FIT_WIDTH, end, widest - 1);
}

/* A strategy's extra effect (its own where nothing is compared), for those that nothing dominates. */
static bool wa_on_frontier(const wa_report *report, size_t s, size_t view) {
  const wa_effectiveness *own = &report->results->strategies[s].effectiveness[view];
  return wa_result_value(report->results, own->dominated) == 0 && wa_result_value(report->results, own->extendedly_dominated) == 0;
}

static double wa_extra(const wa_report *report, size_t s, size_t view, bool effect) {
  const wa_effectiveness *own = &report->results->strategies[s].effectiveness[view];
  return wa_result_value(report->results, effect ? own->incremental_effect : own->incremental_cost);
}

static const char *wa_cell(const wa_report *report, const wa_sheet *sheet, size_t row, size_t column) {
  return wa_cell_ref(report->arena, sheet, sheet, row, column, WA_FIX_NONE);
}

static const char *wa_column(const wa_report *report, const wa_sheet *sheet, size_t row, size_t column) {
  return wa_range_ref(report->arena, sheet, sheet, row, column, row + wa_strategies(report) - 1, column, WA_FIX_BOTH);
}

/* Beside the slopes: the extra effect of each strategy on the frontier, an empty word for the others. */
static void wa_mark_frontier(wa_report *report, wa_sheet *sheet, size_t first, size_t view) {
  size_t n = wa_strategies(report), column = wa_frontier_column(report);
  for (size_t s = 0; s < n; s++) {
    size_t row = wa_slope_heads(report, first) + 1 + s;
    const char *formula = wa_printf(report->arena, "IF(%s+%s=0,%s,\"\")", wa_cell(report, sheet, row, 1 + n + 2),
                                    wa_cell(report, sheet, row, 1 + n + 3),
                                    wa_cell(report, sheet, wa_view_row_of(first, s), C_INC_EFFECT));
    wa_cell_formula_or(sheet, row, column, WA_STYLE_FORMULA, WA_NUM_MONEY_CENTS, formula,
                       wa_on_frontier(report, s, view) ? wa_extra(report, s, view, true) : NAN, "");
  }
}

/* The strategy that stands `k`-th on the frontier by effect, the last one again beyond its end. */
static size_t wa_kth_on_frontier(const wa_report *report, size_t k, size_t view) {
  size_t found = SIZE_MAX, last = SIZE_MAX, n = wa_strategies(report), at = 0;
  bool *taken = WA_NEW_ARRAY(report->arena, bool, n + 1);
  for (; at <= k; at++) {
    found = SIZE_MAX;
    for (size_t s = 0; s < n; s++)
      if (wa_on_frontier(report, s, view) && !taken[s] &&
          (found == SIZE_MAX || wa_extra(report, s, view, true) < wa_extra(report, found, view, true)))
        found = s;
    if (found == SIZE_MAX) return last;
    taken[found] = true;
    last = found;
  }
  return last;
}

/* The frontier from its least to its most effective strategy. It may have fewer points than there are strategies: the
 * last one then stands more than once. */
static void wa_frontier_table(wa_report *report, wa_sheet *sheet, size_t first, size_t view) {
  wa_arena *arena = report->arena;
  size_t heads = wa_frontier_heads(report, first), n = wa_strategies(report);
  wa_cell_text(sheet, heads, C_NAME, WA_STYLE_HEADING, wa_rt(report, WA_T_H_FRONTIER));
  wa_cell_text(sheet, heads, 1, WA_STYLE_HEADING_RIGHT, wa_rt(report, WA_T_INC_EFFECT));
  wa_cell_text(sheet, heads, 2, WA_STYLE_HEADING_RIGHT, wa_rt(report, WA_T_INC_COST));
  const char *marked = wa_column(report, sheet, wa_slope_heads(report, first) + 1, wa_frontier_column(report));
  const char *costs = wa_column(report, sheet, wa_view_row_of(first, 0), C_INC_COST);
  for (size_t k = 0; k < n; k++) {
    size_t row = heads + 1 + k, s = wa_kth_on_frontier(report, k, view);
    if (s == SIZE_MAX) return; /* nothing can be placed: no effect is known */
    wa_cell_text(sheet, row, C_NAME, WA_STYLE_NOTE, wa_printf(arena, "%zu", k + 1));
    wa_cell_formula(sheet, row, 1, WA_STYLE_FORMULA, WA_NUM_MONEY_CENTS,
                    wa_printf(arena, "SMALL(%s,MIN(ROW()-%zu,COUNT(%s)))", marked, heads + 1, marked), wa_extra(report, s, view, true));
    wa_cell_formula(sheet, row, 2, WA_STYLE_FORMULA, WA_NUM_MONEY,
                    wa_printf(arena, "INDEX(%s,MATCH(%s,%s,0))", costs, wa_cell(report, sheet, row, 1), marked), wa_extra(report, s, view, false));
  }
}

static void wa_plane(wa_report *report, wa_sheet *sheet, size_t first, size_t view) {
  size_t heads = wa_frontier_heads(report, first), n = wa_strategies(report);
  wa_chart *chart = wa_chart_new(report->book, WA_CHART_SCATTER_LINE,
                                 wa_printf(report->arena, "%s: %s", wa_rt(report, WA_T_PLANE),
                                           wa_stakeholder_text(report, report->results->perspectives[view])));
  wa_chart_axes(chart, wa_printf(report->arena, "%s (%s)", wa_rt(report, WA_T_INC_EFFECT), wa_effect_name(report)),
                wa_printf(report->arena, "%s (%s)", wa_rt(report, WA_T_INC_COST), report->model->settings.currency), WA_NUM_MONEY);
  wa_range x = {sheet, heads + 1, 1, heads + n, 1}, y = {sheet, heads + 1, 2, heads + n, 2};
  wa_chart_colour(chart, wa_chart_series(chart, wa_rt(report, WA_T_H_FRONTIER), x, y), 0x808080);
  for (size_t s = 0; s < n; s++) {
    size_t row = wa_view_row_of(first, s);
    wa_chart_series(chart, wa_strategy_text(report, s), (wa_range){sheet, row, C_INC_EFFECT, row, C_INC_EFFECT},
                    (wa_range){sheet, row, C_INC_COST, row, C_INC_COST});
  }
  wa_chart_place(chart, sheet, wa_chart_row(report, first), 0, CHART_WIDTH, CHART_HEIGHT,
                 wa_printf(report->arena, "%s: %s", wa_rt(report, WA_T_PLANE), wa_rt(report, WA_T_PLANE_WORDS)));
}

/* The frontier is found from the figures of all strategies. */
bool wa_view_shown(const wa_report *report, size_t view) {
  for (size_t s = 0; s < wa_strategies(report); s++) {
    const wa_effectiveness *own = &report->results->strategies[s].effectiveness[view];
    if (!wa_may_show(report->secrecy, own->cost) || !wa_may_show(report->secrecy, own->effect)) return false;
  }
  return true;
}

bool wa_has_effectiveness(const wa_report *report) {
  for (size_t view = 0; view < report->results->n_perspectives; view++)
    if (wa_view_shown(report, view)) return true;
  return false;
}

void wa_finish_effectiveness(wa_report *report, wa_sheet *sheet) {
  for (size_t view = 0; view < report->results->n_perspectives; view++) {
    size_t first = wa_first_row(report, view);
    if (!wa_view_shown(report, view)) continue;
    wa_mark_frontier(report, sheet, first, view);
    wa_frontier_table(report, sheet, first, view);
    if (wa_kth_on_frontier(report, 0, view) != SIZE_MAX) wa_plane(report, sheet, first, view);
  }
}
