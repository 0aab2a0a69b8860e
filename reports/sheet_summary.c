/* Summary: the answer on one page. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "reports/figure.h"
#include "reports/summary_sheet.h"
#include "reports/switches.h"

enum { ROW_TITLE = 2, ROW_QUESTION, ROW_SETTINGS, ROW_LIGHT, ROW_STALE, ROW_FIRST = 8 };
enum { CHART_ROWS = 13, CHART_WIDTH = 820, CHART_HEIGHT = 245, UNKNOWN_ROWS = 4 };

/* Key figures that say something in this model. */
static const wa_id *wa_key_figures(const wa_report *report, size_t strategy, size_t *n) {
  enum { MOST = 14 };
  const wa_sroi_result *sroi = &report->results->strategies[strategy].sroi;
  wa_id *figures = WA_NEW_ARRAY(report->arena, wa_id, MOST);
  bool invests = wa_has_investment(report->model);
  *n = 0;
  const struct { wa_id node; bool shown; } all[] = {
      {sroi->ratio, invests}, {sroi->npv, true}, {sroi->investment, invests}, {sroi->benefits, invests},
      {sroi->payback, invests}, {sroi->cash_only_ratio, invests}, {sroi->ratio_without_health, invests},
      {sroi->wrong_pocket_share, invests}, {sroi->compensation, true}, {sroi->winners_cash, true}};
  for (size_t i = 0; report->model->n_lines && i < sizeof all / sizeof *all; i++)
    if (all[i].shown) figures[(*n)++] = all[i].node;
  if (report->results->n_perspectives == 0) return figures;
  const wa_effectiveness *own = &report->results->strategies[strategy].effectiveness[0];
  const wa_id more[] = {own->incremental_cost, own->incremental_effect, own->icer, own->status};
  memcpy(figures + *n, more, sizeof more);
  *n += sizeof more / sizeof *more;
  return figures;
}

static bool wa_first_reported(const wa_report *report, size_t strategy) {
  size_t first = 0;
  while (first < strategy && !wa_reported(report, first)) first++;
  return first == strategy;
}

static wa_part_rows wa_rows_of(const wa_report *report, size_t strategy, size_t first) {
  wa_shown shown = wa_largest_parties(report, strategy, WA_SUMMARY_PARTIES);
  size_t figures;
  wa_key_figures(report, strategy, &figures);
  size_t told = first + 1 + wa_has_interval(report, strategy);
  wa_part_rows rows = {.title = first, .answer = first + 1, .interval = told, .better = told + 1, .worse = told + 2,
                       .deal = told + 3, .effectiveness = told + 4, .table = told + 6};
  rows.chart = rows.table + shown.n + shown.others + 3;
  rows.figures = rows.chart + (shown.n ? CHART_ROWS : 0);
  rows.weighs = rows.figures + figures + 2;
  size_t weighing = wa_weighing_rows(report, strategy);
  rows.unknown = rows.weighs + (weighing ? weighing + 1 : 0);
  rows.end = rows.unknown + (wa_first_reported(report, strategy) ? UNKNOWN_ROWS : 0);
  return rows;
}

static void wa_party_table(wa_report *report, wa_sheet *sheet, size_t row, size_t strategy) {
  static const wa_text_id heads[] = {WA_T_H_WHO, WA_T_INVESTS, WA_T_GAINS, WA_T_NET};
  const wa_strategy_result *own = &report->results->strategies[strategy];
  wa_shown shown = wa_largest_parties(report, strategy, WA_SUMMARY_PARTIES);
  for (size_t i = 0; i < 4; i++) wa_cell_text(sheet, row, i, i ? WA_STYLE_HEADING_RIGHT : WA_STYLE_HEADING, wa_rt(report, heads[i]));
  row++;
  for (size_t i = 0; i < shown.n; i++, row++) {
    const wa_party_result *party = &own->parties[shown.parties[i]];
    wa_cell_text(sheet, row, C_WHAT, WA_STYLE_TEXT, wa_stakeholder_text(report, shown.parties[i]));
    wa_show_at(report, party->invests, sheet, row, C_INVESTS, WA_STYLE_FORMULA);
    wa_show_at(report, party->gains, sheet, row, C_GAINS, WA_STYLE_FORMULA);
    wa_show_at(report, party->net, sheet, row, C_NET, WA_STYLE_STRONG);
  }
  row += shown.others;
  wa_cell_text(sheet, row, C_WHAT, WA_STYLE_TOTAL, wa_rt(report, WA_T_S_ALL));
  wa_show_at(report, own->sroi.investment, sheet, row, C_INVESTS, WA_STYLE_TOTAL);
  wa_show_at(report, own->sroi.benefits, sheet, row, C_GAINS, WA_STYLE_TOTAL);
  wa_show_at(report, own->sroi.npv, sheet, row, C_NET, WA_STYLE_TOTAL);
}

static void wa_figure_table(wa_report *report, wa_sheet *sheet, size_t row, size_t strategy) {
  size_t n;
  const wa_id *figures = wa_key_figures(report, strategy, &n);
  wa_cell_text(sheet, row, C_WHAT, WA_STYLE_HEADING, wa_rt(report, WA_T_H_KEY_FIGURES));
  for (size_t i = C_INVESTS; i <= C_LAST; i++) wa_cell_text(sheet, row, i, WA_STYLE_HEADING_RIGHT, "");
  for (size_t i = 0; i < n; i++) {
    wa_cell_text(sheet, ++row, C_WHAT, i == 0 ? WA_STYLE_STRONG : WA_STYLE_TEXT, wa_node_text(report, figures[i]));
    wa_show_at(report, figures[i], sheet, row, C_INVESTS, i == 0 ? WA_STYLE_STRONG : WA_STYLE_FORMULA);
  }
}

static size_t wa_count_parameters(const wa_report *report, bool assumed, bool unsourced) {
  size_t count = 0;
  for (size_t i = 0; i < report->model->n_parameters; i++) {
    const wa_parameter *parameter = &report->model->parameters[i];
    if (parameter->library && !parameter->used) continue;
    bool none = !parameter->source && !parameter->assumption;
    count += assumed ? parameter->assumption && !none : unsourced ? none : true;
  }
  return count;
}

const char *wa_assumed_words(const wa_report *report) {
  if (wa_count_parameters(report, false, false) == 0) return wa_rt(report, WA_T_S_NO_PARAMETERS);
  return wa_printf(report->arena, wa_rt(report, WA_T_S_ASSUMED), wa_count_parameters(report, true, false),
                   wa_count_parameters(report, false, false), wa_count_parameters(report, false, true));
}

static void wa_unknown(wa_report *report, wa_sheet *sheet, size_t row) {
  wa_cell_wide(sheet, row++, C_WHAT, C_LAST, WA_STYLE_HEADING, wa_rt(report, WA_T_H_NOT_KNOWN));
  wa_cell_wide(sheet, row++, C_WHAT, C_LAST, WA_STYLE_WRAP, wa_assumed_words(report));
  if (!report->results->probabilistic)
    wa_cell_wide(sheet, row, C_WHAT, C_LAST, WA_STYLE_WRAP, wa_rt(report, WA_T_S_NO_UNCERTAINTY));
}

static void wa_part(wa_report *report, wa_sheet *sheet, wa_part_rows rows, size_t strategy) {
  wa_cell_text(sheet, rows.title, 0, WA_STYLE_SUBTITLE,
               wa_printf(report->arena, "%s (%s %s)", wa_strategy_text(report, strategy), wa_rt(report, WA_T_H_COMPARED_WITH),
                         wa_strategy_text(report, report->results->comparator)));
  if (wa_has_interval(report, strategy)) wa_interval_layout(report, sheet, rows.interval, strategy);
  wa_party_table(report, sheet, rows.table, strategy);
  wa_figure_table(report, sheet, rows.figures, strategy);
  wa_weighing_layout(report, sheet, rows.weighs, strategy);
  if (wa_first_reported(report, strategy)) wa_unknown(report, sheet, rows.unknown);
}

/* What the figures rest on, in one line. */
static const char *wa_settings_line(const wa_report *report) {
  const wa_settings *settings = &report->model->settings;
  wa_text text = wa_text_new(report->arena);
  wa_text_addf(&text, "%s", settings->currency);
  if (settings->price_year) wa_text_addf(&text, " %d", settings->price_year);
  wa_text_addf(&text, "; %s %s", wa_number_text(report->arena, settings->horizon), wa_rt(report, WA_T_S_YEARS));
  double size = wa_result_value(report->results, report->results->lowered->population);
  if (size != 1) wa_text_addf(&text, "; %s %s", wa_number_text(report->arena, size), wa_rt(report, WA_T_S_PEOPLE));
  double costs = wa_result_value(report->results, report->results->lowered->discount[WA_COSTS]);
  double effects = wa_result_value(report->results, report->results->lowered->discount[WA_EFFECTS]);
  wa_text_addf(&text, "; %s %s / %s", wa_rt(report, WA_T_W_DISCOUNT), wa_figure_percent(report->arena, costs, report->language),
               wa_figure_percent(report->arena, effects, report->language));
  return text.bytes;
}

void wa_layout_summary(wa_report *report, wa_sheet *sheet) {
  wa_sheet_width(sheet, 0, 0, 62);
  wa_sheet_width(sheet, 1, C_LAST, 18);
  wa_cell_wide(sheet, ROW_TITLE, 0, C_LAST, WA_STYLE_ANSWER, wa_rl(report, report->model->title, ""));
  const char *question = wa_rl(report, report->model->question, "");
  if (*question) wa_cell_wide(sheet, ROW_QUESTION, 0, C_LAST, WA_STYLE_WRAP, question);
  wa_cell_text(sheet, ROW_SETTINGS, 0, WA_STYLE_NOTE, wa_settings_line(report));
  size_t row = ROW_FIRST, parts = 0;
  for (size_t s = 0; s < report->model->n_strategies; s++) {
    if (!wa_reported(report, s)) continue;
    if (parts++) wa_sheet_break(sheet, row);
    wa_part_rows rows = wa_rows_of(report, s, row);
    wa_part(report, sheet, rows, s);
    row = rows.end + 1;
  }
  wa_sheet_portrait(sheet);
  wa_sheet_print(sheet, parts > 1 ? WA_FIT_WIDTH : WA_FIT_PAGE, row - 1, C_LAST);
  wa_sheet_tab(sheet, 0x548235);
}

/* What the parties that are not named have together: the whole less those above. */
static void wa_other_parties(wa_report *report, wa_sheet *sheet, wa_part_rows rows, size_t strategy, wa_shown shown) {
  const wa_strategy_result *own = &report->results->strategies[strategy];
  size_t row = rows.table + 1 + shown.n;
  const wa_id whole[] = {own->sroi.investment, own->sroi.benefits, own->sroi.npv};
  wa_cell_text(sheet, row, C_WHAT, WA_STYLE_TEXT, wa_rt(report, WA_T_OTHER_PARTIES));
  for (size_t i = 0; i < 3; i++) {
    double rest = wa_result_value(report->results, whole[i]);
    for (size_t k = 0; k < shown.n; k++) {
      const wa_party_result *party = &own->parties[shown.parties[k]];
      const wa_id parts[] = {party->invests, party->gains, party->net};
      rest -= wa_result_value(report->results, parts[i]);
    }
    size_t column = C_INVESTS + i;
    const char *above = wa_range_ref(report->arena, sheet, sheet, rows.table + 1, column, rows.table + shown.n, column, WA_FIX_NONE);
    wa_cell_formula(sheet, row, column, i == 2 ? WA_STYLE_STRONG : WA_STYLE_FORMULA, WA_NUM_MONEY,
                    wa_printf(report->arena, "%s-SUM(%s)", wa_cell_ref(report->arena, sheet, sheet, row + 1, column, WA_FIX_NONE), above),
                    rest);
  }
}

static void wa_write_chart(wa_report *report, wa_sheet *sheet, wa_part_rows rows, size_t strategy, size_t n) {
  static const wa_text_id series[] = {WA_T_INVESTS, WA_T_GAINS, WA_T_NET};
  wa_chart *chart = wa_chart_new(report->book, WA_CHART_BAR, wa_rt(report, WA_T_H_WHO));
  wa_chart_axes(chart, NULL, report->model->settings.currency, WA_NUM_MONEY);
  size_t first = rows.table + 1, last = rows.table + n;
  wa_range names = {sheet, first, C_WHAT, last, C_WHAT};
  for (size_t i = 0; i < 3; i++) {
    wa_range values = {sheet, first, C_INVESTS + i, last, C_INVESTS + i};
    wa_chart_series(chart, wa_rt(report, series[i]), names, values);
  }
  wa_chart_place(chart, sheet, rows.chart, 0, CHART_WIDTH, CHART_HEIGHT,
                 wa_printf(report->arena, "%s: %s", wa_rt(report, WA_T_H_WHO), wa_strategy_text(report, strategy)));
}

/* The lights: whether all checks pass, and whether inputs differ from those the program computed with. */
static void wa_lights(wa_report *report, wa_sheet *sheet) {
  wa_arena *arena = report->arena;
  const char *passed = wa_rt(report, WA_T_PASSED), *unchanged = wa_rt(report, WA_T_UNCHANGED);
  const char *count = wa_changed_count(report, sheet);
  wa_cell_text(sheet, ROW_LIGHT, 0, WA_STYLE_TEXT, wa_rt(report, WA_T_H_OVERALL));
  wa_cell_formula_text(sheet, ROW_LIGHT, 1, WA_STYLE_GOOD, wa_checks_light(report, sheet), passed);
  wa_cell_when(sheet, ROW_LIGHT, 1, ROW_LIGHT, 1, wa_printf(arena, "$B$%d<>%s", ROW_LIGHT + 1, wa_formula_text(arena, passed)),
               WA_STYLE_BAD);
  wa_cell_wide_formula(sheet, ROW_STALE, 0, C_LAST, WA_STYLE_NOTE,
                       wa_printf(arena, "IF(%s=0,%s,%s)", count, wa_formula_text(arena, unchanged),
                                 wa_with_choice(report, sheet, WA_T_CHANGED)), unchanged);
  wa_cell_when(sheet, ROW_STALE, 0, ROW_STALE, C_LAST,
               wa_printf(arena, "$A$%d<>%s", ROW_STALE + 1, wa_formula_text(arena, unchanged)), WA_STYLE_WARN);
}

void wa_finish_summary(wa_report *report, wa_sheet *sheet) {
  wa_lights(report, sheet);
  size_t row = ROW_FIRST;
  for (size_t s = 0; s < report->model->n_strategies; s++) {
    if (!wa_reported(report, s)) continue;
    wa_part_rows rows = wa_rows_of(report, s, row);
    wa_shown shown = wa_largest_parties(report, s, WA_SUMMARY_PARTIES);
    if (shown.others) wa_other_parties(report, sheet, rows, s, shown);
    wa_write_sentences(report, sheet, rows, s, shown);
    if (shown.n) wa_write_chart(report, sheet, rows, s, shown.n);
    row = rows.end + 1;
  }
}
