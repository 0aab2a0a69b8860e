/* How sure it is for an edition's reader: its net and other results over the draws, how probable it is that it gains,
 * and which strategy is how probably the best. Numbers of the program, and only of results that rest on nothing that is
 * confidential to others: the draws themselves stay out, for they hold the inputs. */
#include <math.h>
#include <stdint.h>

#include "analysis/decisions.h"
#include "analysis/told.h"
#include "base/text.h"
#include "reports/figure.h"
#include "reports/result_text.h"
#include "reports/sheets.h"
#include "reports/story_chance.h"

enum { C_WHAT, C_NOW, C_MEAN, C_LOW, C_MEDIAN, C_HIGH, C_CHANCE, C_ERROR, N_COLUMNS };
enum { C_CURVE = C_HIGH, CHART_WIDTH = 790, CHART_HEIGHT = 380 };

static bool wa_is_own_net(const wa_report *report, const wa_headline *headline) {
  return headline->kind == WA_HEADLINE_NET && headline->subject == report->secrecy->reader;
}

static bool wa_is_listed(const wa_headline *headline) {
  return headline->kind == WA_HEADLINE_NET || headline->kind == WA_HEADLINE_SROI || headline->kind == WA_HEADLINE_NPV;
}

static const wa_probabilistic *wa_drawn(const wa_report *report) { return report->results->probabilistic; }

static bool wa_headline_told(const wa_report *report, const wa_headline *headline) {
  return wa_may_vary(report->secrecy, headline->node);
}

bool wa_has_chances(const wa_report *report) {
  if (!report->secrecy || !wa_draws_told(report->results, report->secrecy)) return false;
  const wa_headlines *headlines = &wa_drawn(report)->draws.headlines;
  for (size_t h = 0; h < headlines->n; h++)
    if (wa_is_listed(&headlines->items[h]) && wa_headline_told(report, &headlines->items[h]) && wa_drawn(report)->headline[h].n > 0)
      return true;
  return false;
}

static wa_chance wa_chance_of(const wa_report *report, const wa_headline *headline) {
  const wa_chances *chances = &wa_drawn(report)->chances[headline->strategy];
  if (chances->given && headline->kind == WA_HEADLINE_SROI) return chances->pays;
  if (chances->given && headline->kind == WA_HEADLINE_NET) return chances->gains[headline->subject];
  return (wa_chance){NAN, NAN};
}

static void wa_chances_heads(wa_report *report, wa_sheet *sheet, size_t row) {
  static const wa_text_id heads[N_COLUMNS] = {WA_T_H_RESULT, WA_T_E_NOW, WA_T_U_MEAN, WA_T_U_LOW, WA_T_U_MEDIAN, WA_T_U_HIGH,
                                              WA_T_E_CHANCE, WA_T_E_CHANCE_ERROR};
  for (size_t i = 0; i < N_COLUMNS; i++)
    wa_cell_text(sheet, row, i, i == C_WHAT ? WA_STYLE_HEADING : WA_STYLE_HEADING_RIGHT, wa_rt(report, heads[i]));
}

static void wa_chances_row(wa_report *report, wa_sheet *sheet, size_t row, size_t h) {
  const wa_headline *headline = &wa_drawn(report)->draws.headlines.items[h];
  const wa_column_summary *summary = &wa_drawn(report)->headline[h];
  bool told = wa_headline_told(report, headline), own = wa_is_own_net(report, headline);
  wa_num num = headline->kind == WA_HEADLINE_SROI ? WA_NUM_RATIO : wa_num_of(report, headline->unit);
  wa_chance chance = wa_chance_of(report, headline);
  const double figures[] = {summary->mean, summary->low, summary->median, summary->high};
  wa_cell_text(sheet, row, C_WHAT, own ? WA_STYLE_STRONG : WA_STYLE_TEXT,
               own ? wa_rt(report, WA_T_E_NET) : wa_result_text(report->arena, report->results, headline, report->language));
  wa_told_cell(report, sheet, row, C_NOW, num, wa_result_value(report->results, headline->node), wa_may_show(report->secrecy, headline->node));
  for (size_t i = 0; i < 4; i++) wa_told_cell(report, sheet, row, C_MEAN + i, num, figures[i], told);
  if (headline->kind == WA_HEADLINE_NPV) return;
  wa_told_cell(report, sheet, row, C_CHANCE, WA_NUM_PERCENT, chance.share, told);
  wa_told_cell(report, sheet, row, C_ERROR, WA_NUM_PERCENT, chance.error, told);
}

/* The reader's net comes first. */
static size_t wa_chances_block(wa_report *report, wa_sheet *sheet, size_t row, size_t s) {
  const wa_headlines *headlines = &wa_drawn(report)->draws.headlines;
  wa_cell_text(sheet, row++, 0, WA_STYLE_SUBTITLE,
               wa_printf(report->arena, "%s (%s %s)", wa_strategy_text(report, s), wa_rt(report, WA_T_H_COMPARED_WITH),
                         wa_strategy_text(report, report->results->comparator)));
  const char *sentence = wa_say_chance(report->arena, report->results, report->secrecy, report->language, s);
  if (sentence) wa_cell_wide(sheet, row++, 0, N_COLUMNS - 1, WA_STYLE_STRONG, sentence);
  wa_chances_heads(report, sheet, row++);
  for (int own = 1; own >= 0; own--)
    for (size_t h = 0; h < headlines->n; h++) {
      const wa_headline *headline = &headlines->items[h];
      if (headline->strategy != s || !wa_is_listed(headline) || wa_drawn(report)->headline[h].n == 0) continue;
      if (wa_is_own_net(report, headline) == (own == 1)) wa_chances_row(report, sheet, row++, h);
    }
  return row + 1;
}

/* ---- which strategy at which threshold ---- */

/* The chart, and its figures beside it: both on one page. */
static size_t wa_curve_block(wa_report *report, wa_sheet *sheet, size_t row, size_t place) {
  const wa_decisions *decisions = report->results->decisions;
  const wa_decision_view *view = &decisions->views[place];
  const char *title = wa_printf(report->arena, "%s: %s", wa_rt(report, WA_T_U_CEAC), wa_stakeholder_text(report, view->perspective));
  size_t heads = row + 1, first = heads + 1, n = view->n_thresholds, last = first + n - 1;
  wa_sheet_break(sheet, row);
  wa_cell_text(sheet, row, 0, WA_STYLE_SUBTITLE, title);
  wa_cell_text(sheet, heads, C_CURVE, WA_STYLE_HEADING_RIGHT, wa_rt(report, WA_T_U_THRESHOLD));
  wa_chart *chart = wa_chart_new(report->book, WA_CHART_SCATTER_LINE, title);
  wa_chart_axes(chart, wa_rt(report, WA_T_U_THRESHOLD), NULL, WA_NUM_PERCENT);
  wa_chart_limits(chart, 0, 1);
  for (size_t i = 0; i < n; i++) wa_cell_number(sheet, first + i, C_CURVE, WA_STYLE_ENGINE, WA_NUM_MONEY, view->thresholds[i]);
  for (size_t s = 0; s < decisions->n_strategies; s++) {
    size_t column = C_CURVE + 1 + s;
    wa_cell_text(sheet, heads, column, WA_STYLE_HEADING_RIGHT, wa_strategy_text(report, s));
    for (size_t i = 0; i < n; i++)
      wa_cell_number(sheet, first + i, column, WA_STYLE_ENGINE, WA_NUM_PERCENT, view->curve[i].probability[s]);
    wa_chart_series(chart, wa_strategy_text(report, s), (wa_range){sheet, first, C_CURVE, last, C_CURVE},
                    (wa_range){sheet, first, column, last, column});
  }
  wa_chart_place(chart, sheet, heads, 0, CHART_WIDTH, CHART_HEIGHT, title);
  return last + 2;
}

void wa_layout_chances(wa_report *report, wa_sheet *sheet) {
  const wa_decisions *decisions = report->results->decisions;
  size_t row = 4, strategies = decisions ? decisions->n_strategies : 0;
  wa_sheet_width(sheet, 0, 0, 52);
  wa_sheet_width(sheet, 1, N_COLUMNS + strategies, 16);
  wa_cell_text(sheet, 2, 0, WA_STYLE_NOTE,
               wa_printf(report->arena, wa_rt(report, WA_T_P_DRAWS),
                         wa_figure(report->arena, (double)wa_drawn(report)->draws.n_run, 0, report->language),
                         wa_printf(report->arena, "%llu", (unsigned long long)wa_drawn(report)->plan.seed)));
  for (size_t s = 0; s < report->model->n_strategies; s++)
    if (wa_reported(report, s)) row = wa_chances_block(report, sheet, row, s);
  for (size_t place = 0; decisions && place < decisions->n_views; place++)
    if (wa_view_told(report->results, report->secrecy, place)) row = wa_curve_block(report, sheet, row, place);
  wa_sheet_freeze(sheet, 3, 1);
  wa_sheet_print(sheet, WA_FIT_WIDTH, row, C_CURVE + strategies + 1 > N_COLUMNS ? C_CURVE + strategies : N_COLUMNS - 1);
}
