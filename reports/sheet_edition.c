/* An edition's first sheet: the case as it is for its reader. */
#include <math.h>
#include <stdint.h>

#include "analysis/shown_draws.h"
#include "base/text.h"
#include "reports/sheets.h"
#include "reports/story.h"
#include "reports/story_chance.h"

enum { C_WHAT, C_VALUE, C_GAP, C_NOTE, C_LAST = C_NOTE };
enum { ROW_FOR = 3, ROW_MODEL, ROW_QUESTION, ROW_LIGHT, ROW_STALE, ROW_FIRST = 9, CHART_ROWS = 17 };

/* Rows of one strategy's part, counted from its head. */
enum { R_SAY = 1, R_CHANCE = R_SAY + WA_N_SENTENCES, R_TABLES = R_CHANCE + 1 };

/* Below the sentences that follow the inputs one about the draws, which does not. */
static const char *wa_chance_text(const wa_report *report, size_t strategy) {
  return wa_say_chance(report->arena, report->results, report->secrecy, report->language, strategy);
}

static size_t wa_tables_row(const wa_report *report) { return R_TABLES + (report->results->probabilistic != NULL); }

static wa_num wa_num_of_figure(wa_figure_kind kind) {
  switch (kind) {
    case WA_FIGURE_SHARE: return WA_NUM_PERCENT;
    case WA_FIGURE_YEARS: case WA_FIGURE_RATIO: return WA_NUM_RATIO;
    default: return WA_NUM_MONEY;
  }
}

/* Says beside a figure that it does not follow changes, or not wholly. */
static void wa_note_secret(wa_report *report, wa_sheet *sheet, size_t row, wa_id node) {
  if (!wa_may_show(report->secrecy, node) || !wa_rests_on_secret(report->secrecy, node)) return;
  wa_cell_text(sheet, row, C_NOTE, WA_STYLE_NOTE, wa_rt(report, wa_is_frozen(report->secrecy, node) ? WA_T_FROZEN : WA_T_RESTS));
}

static size_t wa_edition_part(wa_report *report, wa_sheet *sheet, size_t row, size_t strategy, wa_story_part part) {
  wa_story_figure figures[WA_MOST_FIGURES];
  size_t n = wa_story_figures(report->results, strategy, report->secrecy->reader, part, figures);
  wa_cell_text(sheet, row, C_WHAT, WA_STYLE_HEADING, wa_rt(report, wa_story_head(part)));
  wa_cell_text(sheet, row, C_VALUE, WA_STYLE_HEADING_RIGHT, report->model->settings.currency);
  wa_cell_text(sheet, row, C_GAP, WA_STYLE_HEADING, "");
  wa_cell_text(sheet, row++, C_NOTE, WA_STYLE_HEADING, wa_rt(report, WA_T_E_NOTE));
  for (size_t i = 0; i < n; i++, row++) {
    bool total = figures[i].kind == WA_FIGURE_NET;
    wa_cell_text(sheet, row, C_WHAT, total ? WA_STYLE_STRONG : WA_STYLE_TEXT, wa_rt(report, figures[i].label));
    wa_show_as(report, figures[i].node, sheet, row, C_VALUE, total ? WA_STYLE_TOTAL : WA_STYLE_FORMULA, wa_num_of_figure(figures[i].kind));
    wa_note_secret(report, sheet, row, figures[i].node);
  }
  return row + 1;
}

static size_t wa_edition_others(wa_report *report, wa_sheet *sheet, size_t row, size_t strategy) {
  const wa_strategy_result *own = &report->results->strategies[strategy];
  wa_cell_text(sheet, row, C_WHAT, WA_STYLE_HEADING, wa_rt(report, WA_T_E_OTHERS));
  wa_cell_text(sheet, row, C_VALUE, WA_STYLE_HEADING_RIGHT, wa_rt(report, WA_T_NET));
  wa_cell_text(sheet, row, C_GAP, WA_STYLE_HEADING, "");
  wa_cell_text(sheet, row++, C_NOTE, WA_STYLE_HEADING, wa_rt(report, WA_T_E_NOTE));
  for (size_t p = 0; p < report->model->n_stakeholders; p++) {
    if (!wa_party_reported(report->model, p)) continue;
    bool you = p == report->secrecy->reader;
    const char *label = wa_printf(report->arena, "%s%s", wa_stakeholder_text(report, p), you ? wa_rt(report, WA_T_E_YOU) : "");
    /* The chart of these has no bar for what is withheld: its label says why. */
    if (!wa_may_show(report->secrecy, own->parties[p].net))
      label = wa_printf(report->arena, "%s (%s)", label, wa_rt(report, WA_T_WITHHELD));
    wa_cell_text(sheet, row, C_WHAT, you ? WA_STYLE_STRONG : WA_STYLE_TEXT, label);
    wa_show_as(report, own->parties[p].net, sheet, row, C_VALUE, WA_STYLE_FORMULA, WA_NUM_MONEY);
    wa_note_secret(report, sheet, row, own->parties[p].net);
    row++;
  }
  return row + 1;
}

static size_t wa_reported_parties(const wa_report *report) {
  size_t n = 0;
  for (size_t p = 0; p < report->model->n_stakeholders; p++) n += wa_party_reported(report->model, p);
  return n;
}

static size_t wa_rows_of_part(const wa_report *report, wa_story_part part) {
  wa_story_figure figures[WA_MOST_FIGURES];
  return wa_story_figures(report->results, 0, report->secrecy->reader, part, figures) + 2;
}

/* The row of the table of all parties, from the head of its strategy. */
static size_t wa_others_row(const wa_report *report) {
  return wa_tables_row(report) + wa_rows_of_part(report, WA_PART_YOURS) + wa_rows_of_part(report, WA_PART_DEAL);
}

static size_t wa_chart_row(const wa_report *report) {
  return wa_others_row(report) + wa_reported_parties(report) + 2 + wa_rows_of_part(report, WA_PART_WHOLE);
}

static size_t wa_strategy_rows(const wa_report *report) { return wa_chart_row(report) + CHART_ROWS; }

static void wa_edition_strategy(wa_report *report, wa_sheet *sheet, size_t row, size_t strategy) {
  wa_cell_text(sheet, row, 0, WA_STYLE_SUBTITLE,
               wa_printf(report->arena, "%s (%s %s)", wa_strategy_text(report, strategy), wa_rt(report, WA_T_H_COMPARED_WITH),
                         wa_strategy_text(report, report->results->comparator)));
  const char *chance = wa_chance_text(report, strategy);
  if (chance) wa_cell_text(sheet, row + R_CHANCE, 0, WA_STYLE_ENGINE, chance);
  row += wa_tables_row(report);
  row = wa_edition_part(report, sheet, row, strategy, WA_PART_YOURS);
  row = wa_edition_part(report, sheet, row, strategy, WA_PART_DEAL);
  row = wa_edition_others(report, sheet, row, strategy);
  wa_edition_part(report, sheet, row, strategy, WA_PART_WHOLE);
}

void wa_layout_edition(wa_report *report, wa_sheet *sheet) {
  wa_sheet_width(sheet, C_WHAT, C_WHAT, 74);
  wa_sheet_width(sheet, C_GAP, C_GAP, 2);
  wa_sheet_width(sheet, C_VALUE, C_VALUE, 18);
  wa_sheet_width(sheet, C_NOTE, C_NOTE, 40);
  wa_cell_wide(sheet, ROW_FOR, 0, C_LAST, WA_STYLE_ANSWER,
               wa_printf(report->arena, "%s: %s", wa_rt(report, WA_T_E_MADE_FOR), wa_stakeholder_text(report, report->secrecy->reader)));
  wa_cell_wide(sheet, ROW_MODEL, 0, C_LAST, WA_STYLE_STRONG, wa_rl(report, report->model->title, ""));
  const char *question = wa_rl(report, report->model->question, "");
  if (*question) wa_cell_wide(sheet, ROW_QUESTION, 0, C_LAST, WA_STYLE_WRAP, question);
  size_t row = ROW_FIRST;
  for (size_t s = 0; s < report->model->n_strategies; s++) {
    if (!wa_reported(report, s)) continue;
    if (row > ROW_FIRST) wa_sheet_break(sheet, row);
    wa_edition_strategy(report, sheet, row, s);
    row += wa_strategy_rows(report);
  }
  wa_sheet_portrait(sheet);
  wa_sheet_print(sheet, WA_FIT_WIDTH, row, C_LAST);
  wa_sheet_tab(sheet, 0x548235);
}

static const char *wa_compare_with_zero(const wa_report *report, wa_test test, const char *node) {
  const char *some = wa_formula_number(report->arena, WA_NO_CHANGE);
  switch (test) {
    case WA_TEST_ABOVE: return wa_printf(report->arena, "%s>%s", node, some);
    case WA_TEST_BELOW: return wa_printf(report->arena, "%s<-%s", node, some);
    case WA_TEST_ZERO: return wa_printf(report->arena, "ABS(%s)<=%s", node, some);
    default: return wa_printf(report->arena, "%s>=0", node);
  }
}

/* As wa_apart does. */
static const char *wa_compare_two(const wa_report *report, wa_sheet *sheet, wa_test test, const char *node, const char *than) {
  wa_arena *arena = report->arena;
  const char *nothing = wa_printf(arena, "%s*MAX(ABS(%s),ABS(%s))", wa_ref(report, sheet, report->results->tie), node, than);
  switch (test) {
    case WA_TEST_ABOVE: return wa_printf(arena, "%s-%s>%s", node, than, nothing);
    case WA_TEST_BELOW: return wa_printf(arena, "%s-%s>%s", than, node, nothing);
    default: return wa_printf(arena, "%s-%s>=-%s", node, than, nothing);
  }
}

static const char *wa_condition_formula(wa_report *report, wa_sheet *sheet, const wa_condition *when) {
  wa_arena *arena = report->arena;
  const char *node = wa_ref(report, sheet, when->node);
  if (when->test == WA_TEST_MISSING) return wa_printf(arena, "%s=\"\"", node);
  /* A missing figure is an empty text, which Excel holds to be above every number. */
  if (when->than == WA_NONE)
    return wa_printf(arena, "IF(COUNT(%s)=1,%s,FALSE)", node, wa_compare_with_zero(report, when->test, node));
  const char *than = wa_ref(report, sheet, when->than);
  return wa_printf(arena, "IF(COUNT(%s,%s)=2,%s,FALSE)", node, than, wa_compare_two(report, sheet, when->test, node, than));
}

/* The sentence as a formula that chooses again when inputs change. */
static const char *wa_sentence_formula(wa_report *report, wa_sheet *sheet, const wa_clause *clauses, size_t n) {
  const char *formula = wa_formula_text(report->arena, wa_rt(report, clauses[n - 1].text));
  for (size_t i = n - 1; i-- > 0;) {
    const char *when = wa_condition_formula(report, sheet, &clauses[i].when[0]);
    if (clauses[i].when[1].test != WA_TEST_NONE)
      when = wa_printf(report->arena, "AND(%s,%s)", when, wa_condition_formula(report, sheet, &clauses[i].when[1]));
    formula = wa_printf(report->arena, "IF(%s,%s,%s)", when, wa_formula_text(report->arena, wa_rt(report, clauses[i].text)), formula);
  }
  return formula;
}

static void wa_write_sentence(wa_report *report, wa_sheet *sheet, size_t row, size_t strategy, wa_sentence sentence) {
  wa_clause clauses[WA_MOST_CLAUSES];
  size_t reader = report->secrecy->reader, n = wa_clauses(report->results, strategy, reader, sentence, clauses);
  const char *text = wa_say(report->results, report->secrecy, report->language, strategy, reader, sentence);
  wa_style style = sentence == WA_SAY_VERDICT ? WA_STYLE_STRONG : WA_STYLE_TEXT;
  if (!wa_may_say(report->secrecy, clauses, n)) wa_cell_text(sheet, row, 0, WA_STYLE_NOTE, text);
  else wa_cell_formula_text(sheet, row, 0, style, wa_sentence_formula(report, sheet, clauses, n), text);
}

static void wa_write_parties_chart(wa_report *report, wa_sheet *sheet, size_t row, size_t strategy) {
  size_t n = wa_reported_parties(report), first = row + wa_others_row(report) + 1;
  if (n == 0) return;
  const char *title = wa_rt(report, WA_T_H_WHO);
  wa_chart *chart = wa_chart_new(report->book, WA_CHART_BAR, title);
  wa_chart_axes(chart, NULL, report->model->settings.currency, WA_NUM_MONEY);
  wa_chart_series(chart, wa_rt(report, WA_T_NET), (wa_range){sheet, first, C_WHAT, first + n - 1, C_WHAT},
                  (wa_range){sheet, first, C_VALUE, first + n - 1, C_VALUE});
  wa_chart_place(chart, sheet, row + wa_chart_row(report), 0, 800, 320,
                 wa_printf(report->arena, "%s: %s", title, wa_strategy_text(report, strategy)));
}

void wa_finish_edition(wa_report *report, wa_sheet *sheet) {
  wa_arena *arena = report->arena;
  const char *passed = wa_rt(report, WA_T_PASSED), *unchanged = wa_rt(report, WA_T_UNCHANGED);
  wa_cell_text(sheet, ROW_LIGHT, C_WHAT, WA_STYLE_TEXT, wa_rt(report, WA_T_H_OVERALL));
  wa_cell_formula_text(sheet, ROW_LIGHT, C_VALUE, WA_STYLE_GOOD, wa_checks_light(report, sheet), passed);
  wa_cell_when(sheet, ROW_LIGHT, C_VALUE, ROW_LIGHT, C_VALUE,
               wa_printf(arena, "$B$%d<>%s", ROW_LIGHT + 1, wa_formula_text(arena, passed)), WA_STYLE_BAD);
  wa_cell_formula_text(sheet, ROW_STALE, C_WHAT, WA_STYLE_NOTE,
                       wa_printf(arena, "IF(%s=0,%s,%s)", wa_changed_count(report, sheet), wa_formula_text(arena, unchanged),
                                 wa_formula_text(arena, wa_rt(report, WA_T_CHANGED))), unchanged);
  size_t row = ROW_FIRST;
  for (size_t s = 0; s < report->model->n_strategies; s++) {
    if (!wa_reported(report, s)) continue;
    for (int i = 0; i < WA_N_SENTENCES; i++) wa_write_sentence(report, sheet, row + R_SAY + (size_t)i, s, (wa_sentence)i);
    wa_write_parties_chart(report, sheet, row, s);
    row += wa_strategy_rows(report);
  }
}
