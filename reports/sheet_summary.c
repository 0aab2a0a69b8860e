/* Summary: the answer on one page. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "reports/sheets.h"

enum { C_WHAT, C_INVESTS, C_GAINS, C_NET, C_LAST = C_NET };
enum { ROW_TITLE = 2, ROW_QUESTION, ROW_LIGHT, ROW_STALE, ROW_SETTINGS, ROW_FIRST = 8 };

/* Rows of one strategy's part: sentence, key figures, table of stakeholders. */
static size_t wa_used_parties(const wa_report *report) {
  size_t used = 0;
  for (size_t p = 0; p < report->model->n_stakeholders; p++) used += wa_party_reported(report->model, p);
  return used;
}

static const wa_id *wa_key_figures(const wa_report *report, size_t strategy, size_t *n) {
  const wa_sroi_result *sroi = &report->results->strategies[strategy].sroi;
  const wa_id figures[] = {sroi->ratio, sroi->npv, sroi->investment, sroi->benefits, sroi->payback, sroi->cash_only_ratio,
                           sroi->ratio_without_health, sroi->wrong_pocket_share, sroi->compensation, sroi->winners_cash};
  enum { SROI = sizeof figures / sizeof *figures, EFFECTIVENESS = 4 };
  wa_id *copy = WA_NEW_ARRAY(report->arena, wa_id, SROI + EFFECTIVENESS);
  memcpy(copy, figures, sizeof figures);
  *n = SROI;
  if (report->results->n_perspectives == 0) return copy;
  const wa_effectiveness *own = &report->results->strategies[strategy].effectiveness[0];
  const wa_id more[EFFECTIVENESS] = {own->incremental_cost, own->incremental_effect, own->icer, own->status};
  memcpy(copy + SROI, more, sizeof more);
  *n = SROI + EFFECTIVENESS;
  return copy;
}

static size_t wa_part_rows(const wa_report *report) {
  size_t figures;
  wa_key_figures(report, 0, &figures);
  enum { SENTENCE = 5, HEADS = 4, CHART = 17 };
  return SENTENCE + figures + HEADS + wa_used_parties(report) + CHART;
}

static void wa_part(wa_report *report, wa_sheet *sheet, size_t row, size_t strategy) {
  const wa_strategy_result *own = &report->results->strategies[strategy];
  size_t n;
  const wa_id *figures = wa_key_figures(report, strategy, &n);
  wa_cell_text(sheet, row, 0, WA_STYLE_SUBTITLE,
               wa_printf(report->arena, "%s (%s %s)", wa_strategy_text(report, strategy), wa_rt(report, WA_T_H_COMPARED_WITH),
                         wa_strategy_text(report, report->results->comparator)));
  row += 5;
  wa_cell_text(sheet, row, 0, WA_STYLE_HEADING, wa_rt(report, WA_T_H_KEY_FIGURES));
  wa_cell_text(sheet, row++, C_INVESTS, WA_STYLE_HEADING_RIGHT, "");
  for (size_t i = 0; i < n; i++, row++) {
    wa_cell_text(sheet, row, 0, i == 0 ? WA_STYLE_STRONG : WA_STYLE_TEXT, wa_node_text(report, figures[i]));
    wa_show_at(report, figures[i], sheet, row, C_INVESTS, i == 0 ? WA_STYLE_TOTAL : WA_STYLE_FORMULA);
  }
  row++;
  static const wa_text_id heads[] = {WA_T_H_WHO, WA_T_INVESTS, WA_T_GAINS, WA_T_NET};
  for (size_t i = 0; i < 4; i++) wa_cell_text(sheet, row, i, i ? WA_STYLE_HEADING_RIGHT : WA_STYLE_HEADING, wa_rt(report, heads[i]));
  row++;
  for (size_t p = 0; p < report->model->n_stakeholders; p++) {
    if (!wa_party_reported(report->model, p)) continue;
    wa_cell_text(sheet, row, C_WHAT, WA_STYLE_TEXT, wa_stakeholder_text(report, p));
    wa_show_at(report, own->parties[p].invests, sheet, row, C_INVESTS, WA_STYLE_FORMULA);
    wa_show_at(report, own->parties[p].gains, sheet, row, C_GAINS, WA_STYLE_FORMULA);
    wa_show_at(report, own->parties[p].net, sheet, row, C_NET, WA_STYLE_STRONG);
    row++;
  }
  wa_cell_text(sheet, row, C_WHAT, WA_STYLE_TOTAL, wa_rt(report, WA_T_S_ALL));
  wa_show_at(report, own->sroi.investment, sheet, row, C_INVESTS, WA_STYLE_TOTAL);
  wa_show_at(report, own->sroi.benefits, sheet, row, C_GAINS, WA_STYLE_TOTAL);
  wa_show_at(report, own->sroi.npv, sheet, row, C_NET, WA_STYLE_TOTAL);
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
  wa_text_addf(&text, "; %s %s%% / %s%%", wa_rt(report, WA_T_W_DISCOUNT),
               wa_number_text(report->arena, 100 * wa_result_value(report->results, report->results->lowered->discount[WA_COSTS])),
               wa_number_text(report->arena, 100 * wa_result_value(report->results, report->results->lowered->discount[WA_EFFECTS])));
  return text.bytes;
}

void wa_layout_summary(wa_report *report, wa_sheet *sheet) {
  wa_sheet_width(sheet, 0, 0, 62);
  wa_sheet_width(sheet, 1, C_LAST, 18);
  wa_cell_wide(sheet, ROW_TITLE, 0, C_LAST, WA_STYLE_ANSWER, wa_rl(report, report->model->title, ""));
  const char *question = wa_rl(report, report->model->question, "");
  if (*question) wa_cell_wide(sheet, ROW_QUESTION, 0, C_LAST, WA_STYLE_WRAP, question);
  wa_cell_text(sheet, ROW_SETTINGS, 0, WA_STYLE_NOTE, wa_settings_line(report));
  size_t row = ROW_FIRST;
  for (size_t s = 0; s < report->model->n_strategies; s++) {
    if (!wa_reported(report, s)) continue;
    wa_part(report, sheet, row, s);
    row += wa_part_rows(report);
    if (s + 1 < report->model->n_strategies) wa_sheet_break(sheet, row);
  }
  wa_sheet_portrait(sheet);
  wa_sheet_print(sheet, WA_FIT_WIDTH, row, C_LAST);
  wa_sheet_tab(sheet, 0x548235);
}

/* Names of the stakeholders that gain (or lose), as a formula and as text: each name is there when its
 * net says so. */
static void wa_names_of(wa_report *report, wa_sheet *sheet, size_t strategy, bool gain, wa_text *formula, wa_text *cached) {
  for (size_t p = 0; p < report->model->n_stakeholders; p++) {
    if (!wa_party_reported(report->model, p)) continue;
    wa_id net = report->results->strategies[strategy].parties[p].net;
    const char *name = wa_printf(report->arena, ", %s", wa_stakeholder_text(report, p));
    double value = wa_result_value(report->results, net);
    wa_text_addf(formula, "%sIF(%s%s0,%s,\"\")", formula->length ? "&" : "", wa_ref(report, sheet, net), gain ? ">" : "<",
                 wa_formula_text(report->arena, name));
    if (gain ? value > 0 : value < 0) wa_text_add(cached, name);
  }
  if (!formula->length) wa_text_add(formula, "\"\"");
}

static void wa_write_names(wa_report *report, wa_sheet *sheet, size_t row, size_t strategy, bool gain) {
  wa_text formula = wa_text_new(report->arena), cached = wa_text_new(report->arena);
  wa_names_of(report, sheet, strategy, gain, &formula, &cached);
  const char *lead = wa_rt(report, gain ? WA_T_S_GAIN : WA_T_S_LOSE), *nobody = wa_rt(report, WA_T_S_NOBODY);
  while (*lead == ' ') lead++;
  /* Every name brings its comma; the first one is cut off. */
  const char *text = wa_printf(report->arena, "%s%s", lead, cached.length ? cached.bytes + 2 : nobody);
  const char *all = wa_printf(report->arena, "%s&IF(LEN(%s)=0,%s,MID(%s,3,9999))", wa_formula_text(report->arena, lead),
                              formula.bytes, wa_formula_text(report->arena, nobody), formula.bytes);
  wa_cell_formula_text(sheet, row, 0, WA_STYLE_TEXT, all, text);
}

/* A ratio in a sentence, with two decimals and the decimal mark of the report's language. FIXED would write
 * the mark of the reader's program: a Dutch sentence with a point in it, and another text on every machine. */
static const char *wa_decimal_mark(const wa_report *report) { return strcmp(report->language, "nl") == 0 ? "," : "."; }

static const char *wa_two_decimals(const wa_report *report, double value) {
  double hundredths = round(fabs(value) * 100);
  return wa_printf(report->arena, "%s%.0f%s%02.0f", value < 0 ? "-" : "", floor(hundredths / 100), wa_decimal_mark(report),
                   fmod(hundredths, 100));
}

static const char *wa_two_decimals_formula(const wa_report *report, const char *ref) {
  const char *hundredths = wa_printf(report->arena, "ROUND(ABS(%s)*100,0)", ref);
  return wa_printf(report->arena, "IF(%s<0,\"-\",\"\")&INT(%s/100)&\"%s\"&RIGHT(\"0\"&MOD(%s,100),2)", ref, hundredths,
                   wa_decimal_mark(report), hundredths);
}

static void wa_write_answer(wa_report *report, wa_sheet *sheet, size_t row, size_t strategy) {
  wa_arena *arena = report->arena;
  const wa_sroi_result *sroi = &report->results->strategies[strategy].sroi;
  bool euro = strcmp(report->model->settings.currency, "EUR") == 0;
  const char *before = wa_rt(report, euro ? WA_T_S_RETURNS_EUR : WA_T_S_RETURNS);
  const char *after = wa_rt(report, euro ? WA_T_S_EUROS : WA_T_S_UNITS), *none = wa_rt(report, WA_T_S_NO_INVESTMENT);
  double ratio = wa_result_value(report->results, sroi->ratio);
  const char *text = isfinite(ratio) ? wa_printf(arena, "%s%s%s", before, wa_two_decimals(report, ratio), after) : none;
  const char *ref = wa_ref(report, sheet, sroi->ratio);
  const char *formula = wa_printf(arena, "IF(%s=\"\",%s,%s&%s&%s)", ref, wa_formula_text(arena, none),
                                  wa_formula_text(arena, before), wa_two_decimals_formula(report, ref), wa_formula_text(arena, after));
  wa_cell_formula_text(sheet, row, 0, WA_STYLE_STRONG, formula, text);
}

static void wa_write_chart(wa_report *report, wa_sheet *sheet, size_t first_row, size_t chart_row, size_t strategy) {
  size_t n = wa_used_parties(report);
  if (n == 0) return;
  static const wa_text_id series[] = {WA_T_INVESTS, WA_T_GAINS, WA_T_NET};
  wa_chart *chart = wa_chart_new(report->book, WA_CHART_BAR, wa_rt(report, WA_T_H_WHO));
  wa_chart_axes(chart, NULL, report->model->settings.currency, WA_NUM_MONEY);
  wa_range names = {sheet, first_row, C_WHAT, first_row + n - 1, C_WHAT};
  for (size_t i = 0; i < 3; i++) {
    wa_range values = {sheet, first_row, C_INVESTS + i, first_row + n - 1, C_INVESTS + i};
    wa_chart_series(chart, wa_rt(report, series[i]), names, values);
  }
  wa_chart_place(chart, sheet, chart_row, 0, 800, 320,
                 wa_printf(report->arena, "%s: %s", wa_rt(report, WA_T_H_WHO), wa_strategy_text(report, strategy)));
}

void wa_finish_summary(wa_report *report, wa_sheet *sheet) {
  wa_arena *arena = report->arena;
  const char *passed = wa_rt(report, WA_T_PASSED), *unchanged = wa_rt(report, WA_T_UNCHANGED);
  const char *light = wa_checks_light(report, sheet), *count = wa_changed_count(report, sheet);
  wa_cell_text(sheet, ROW_LIGHT, 0, WA_STYLE_TEXT, wa_rt(report, WA_T_H_OVERALL));
  wa_cell_formula_text(sheet, ROW_LIGHT, 1, WA_STYLE_GOOD, light, passed);
  wa_cell_when(sheet, ROW_LIGHT, 1, ROW_LIGHT, 1, wa_printf(arena, "$B$%d<>%s", ROW_LIGHT + 1, wa_formula_text(arena, passed)),
               WA_STYLE_BAD);
  wa_cell_formula_text(sheet, ROW_STALE, 0, WA_STYLE_NOTE,
                       wa_printf(arena, "IF(%s=0,%s,%s)", count, wa_formula_text(arena, unchanged),
                                 wa_formula_text(arena, wa_rt(report, WA_T_CHANGED))), unchanged);
  size_t row = ROW_FIRST, figures;
  wa_key_figures(report, 0, &figures);
  for (size_t s = 0; s < report->model->n_strategies; s++) {
    if (!wa_reported(report, s)) continue;
    wa_write_answer(report, sheet, row + 1, s);
    wa_write_names(report, sheet, row + 2, s, true);
    wa_write_names(report, sheet, row + 3, s, false);
    size_t table = row + 5 + 1 + figures + 1 + 1;
    wa_write_chart(report, sheet, table, table + wa_used_parties(report) + 2, s);
    row += wa_part_rows(report);
  }
}
