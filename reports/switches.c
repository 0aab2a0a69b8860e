#include "reports/switches.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "analysis/aim.h"
#include "base/text.h"
#include "reports/sheet_draws.h"
#include "reports/sheets.h"

enum { LONGEST_LABEL = 100, LAST_STATUS = 2 };

/* ---- what there is to choose ---- */

static bool wa_same_choice(const char *a, const char *b) { return strcasecmp(a, b) == 0; }

/* Spreadsheets do not tell upper and lower case apart: labels that look alike get the name behind them, or a number. */
static const char *wa_free_text(const wa_report *report, const wa_switches *switches, const char *text,
                                const char *name) {
  const char *free = text;
  for (size_t tries = 1;; tries++) {
    bool taken = wa_same_choice(free, wa_rt(report, WA_T_SW_BASE));
    for (size_t i = 0; i < switches->n_scenarios; i++) taken = taken || wa_same_choice(free, switches->texts[i]);
    if (!taken) return free;
    free = tries == 1 ? wa_printf(report->arena, "%s (%s)", text, name)
                      : wa_printf(report->arena, "%s (%s %zu)", text, name, tries);
  }
}

static void wa_add_choice(const wa_report *report, wa_switches *switches, wa_switchable scenario, const char *text) {
  text = wa_free_text(report, switches, wa_short_text(report->arena, text, LONGEST_LABEL), scenario.name);
  switches->scenarios[switches->n_scenarios] = scenario;
  switches->texts[switches->n_scenarios++] = text;
}

static void wa_add_extremes(wa_report *report, wa_switches *switches, const wa_switchable *extremes,
                            const wa_aim **aims, size_t n) {
  for (size_t i = 0; i < n; i++) {
    bool best = strcmp(extremes[i].name, "best") == 0;
    wa_add_choice(
        report, switches, extremes[i],
        wa_printf(report->arena, wa_rt(report, best ? WA_T_SW_BEST : WA_T_SW_WORST), wa_aim_text(report, aims[i])));
  }
  switches->asked = switches->asked || n > 0;
}

static void wa_find_scenarios(wa_report *report, wa_switches *switches) {
  const wa_plan *plan = report->model->analysis.plan;
  wa_text left_out = wa_text_new(report->arena);
  const wa_aim **aims;
  wa_switchable *extremes;
  size_t n = plan ? plan->n_scenarios : 0,
         n_extremes = wa_switchable_extremes(report->arena, report->results, &extremes, &aims);
  wa_switchable *all = wa_switchable_scenarios(report->arena, report->results);
  switches->scenarios = WA_NEW_ARRAY(report->arena, wa_switchable, n + n_extremes + 1);
  switches->texts = WA_NEW_ARRAY(report->arena, const char *, n + n_extremes + 1);
  switches->asked = n > 0;
  for (size_t i = 0; i < n; i++) {
    const char *text = wa_rl(report, all[i].label, all[i].name);
    if (all[i].possible) wa_add_choice(report, switches, all[i], text);
    else
      wa_text_addf(&left_out, "%s%s", left_out.length ? "; " : "", wa_short_text(report->arena, text, LONGEST_LABEL));
  }
  switches->left_out = left_out.bytes;
  wa_add_extremes(report, switches, extremes, aims, n_extremes);
}

static wa_switched *wa_switch_node(const wa_report *report, const wa_switches *switches, wa_id node) {
  if (!switches->switched[node]) {
    switches->switched[node] = WA_NEW(report->arena, wa_switched);
    *switches->switched[node] = (wa_switched){.drawn = SIZE_MAX};
  }
  return switches->switched[node];
}

static void wa_find_draws(wa_report *report, wa_switches *switches) {
  const wa_decisions *decisions = wa_report_decisions(report);
  const wa_shown_draws *shown = decisions ? decisions->shown : NULL;
  wa_id *nodes = WA_NEW_ARRAY(report->arena, wa_id, report->graph->n_nodes + 1);
  if (!shown) return;
  switches->replays = true;
  for (size_t p = 0; p < shown->n_parameters; p++) {
    size_t n = wa_own_values(report->results, shown->parameters[p], nodes);
    switches->replays = switches->replays && wa_follows(report->arena, report->results, nodes, n);
  }
  switches->frozen_draws = !switches->replays;
  for (size_t p = 0; switches->replays && p < shown->n_parameters; p++) {
    size_t n = wa_own_values(report->results, shown->parameters[p], nodes);
    for (size_t i = 0; i < n; i++) wa_switch_node(report, switches, nodes[i])->drawn = p;
  }
}

wa_switches *wa_switches_find(wa_report *report) {
  if (report->secrecy) return NULL;
  wa_switches *switches = WA_NEW(report->arena, wa_switches);
  switches->switched = WA_NEW_ARRAY(report->arena, wa_switched *, report->graph->n_nodes + 1);
  wa_find_scenarios(report, switches);
  wa_find_draws(report, switches);
  for (size_t i = 0; i < switches->n_scenarios; i++)
    for (size_t k = 0; k < switches->scenarios[i].n; k++)
      wa_switch_node(report, switches, switches->scenarios[i].items[k].node)->by_scenario = true;
  return switches->asked || switches->replays || switches->frozen_draws ? switches : NULL;
}

bool wa_can_switch(const wa_report *report) {
  return report->switches && (report->switches->n_scenarios > 0 || report->switches->replays);
}

const wa_switched *wa_switched_of(const wa_report *report, wa_id node) {
  return report->switches ? report->switches->switched[node] : NULL;
}

const wa_replacement *wa_replacement_of(const wa_switches *switches, size_t scenario, wa_id node) {
  const wa_switchable *chosen = &switches->scenarios[scenario];
  for (size_t i = 0; i < chosen->n; i++)
    if (chosen->items[i].node == node) return &chosen->items[i];
  return NULL;
}

const char *wa_switch_ref(const wa_report *report, const wa_sheet *from, wa_place place) {
  return wa_cell_ref(report->arena, from, report->sheets[WA_T_INPUTS], place.row, place.column, WA_FIX_BOTH);
}

/* ---- the active cell ---- */

/* The value, unless the chosen scenario has one in its column. A range of one cell has no INDEX in every program. */
static const char *wa_scenario_formula(wa_report *report, const wa_sheet *sheet, size_t row, const char *value,
                                       size_t first) {
  const wa_switches *switches = report->switches;
  wa_arena *arena = report->arena;
  const char *position = wa_switch_ref(report, sheet, switches->position);
  const char *cell = wa_cell_ref(arena, sheet, sheet, row, first, WA_FIX_COLUMN);
  if (switches->n_scenarios > 1)
    cell = wa_printf(
        arena, "INDEX(%s,%s)",
        wa_range_ref(arena, sheet, sheet, row, first, row, first + switches->n_scenarios - 1, WA_FIX_COLUMN), position);
  return wa_printf(arena, "IF(%s=0,%s,IF(%s=\"\",%s,%s))", position, value, cell, value, cell);
}

static const char *wa_draw_formula(wa_report *report, const wa_sheet *sheet, size_t drawn) {
  const wa_shown_draws *shown = wa_report_decisions(report)->shown;
  const wa_sheet *draws = report->sheets[WA_T_DRAWS];
  size_t first = wa_draws_first_row(), column = wa_draws_parameter_column(shown, drawn);
  if (shown->n == 1) return wa_cell_ref(report->arena, sheet, draws, first, column, WA_FIX_BOTH);
  return wa_printf(report->arena, "INDEX(%s,%s)",
                   wa_range_ref(report->arena, sheet, draws, first, column, first + shown->n - 1, column, WA_FIX_BOTH),
                   wa_switch_ref(report, sheet, report->switches->row));
}

const char *wa_active_formula(wa_report *report, const wa_sheet *sheet, const wa_switched *switched, size_t row,
                              size_t value, size_t first) {
  const char *formula = wa_cell_ref(report->arena, sheet, sheet, row, value, WA_FIX_COLUMN);
  if (switched->by_scenario) formula = wa_scenario_formula(report, sheet, row, formula, first);
  if (switched->drawn == SIZE_MAX) return formula;
  return wa_printf(report->arena, "IF(%s>0,%s,%s)", wa_switch_ref(report, sheet, report->switches->row),
                   wa_draw_formula(report, sheet, switched->drawn), formula);
}

/* ---- tables ---- */

bool wa_is_switched_table(const wa_report *report, size_t table) {
  for (size_t i = 0; report->switches && i < report->switches->n_scenarios; i++)
    if (report->switches->scenarios[i].tables && report->switches->scenarios[i].tables[table]) return true;
  return false;
}

const char *wa_active_value(const wa_report *report, const wa_sheet *sheet, const char *value,
                            const char *const *cells) {
  const char *position = wa_switch_ref(report, sheet, report->switches->position), *formula = value;
  for (size_t i = report->switches->n_scenarios; i-- > 0;)
    if (cells[i]) formula = wa_printf(report->arena, "IF(%s=%zu,%s,%s)", position, i + 1, cells[i], formula);
  return formula;
}

const char *wa_changed_tables(const wa_report *report, const wa_sheet *sheet) {
  wa_text text = wa_text_new(report->arena);
  for (size_t i = 0; report->switches && i < report->switches->n_scenarios; i++)
    if (report->switches->scenarios[i].tables)
      wa_text_addf(&text, "+IF(%s=%zu,1,0)", wa_switch_ref(report, sheet, report->switches->position), i + 1);
  return text.bytes;
}

/* ---- the selectors ---- */

static const char *wa_scenario_note(const wa_report *report) {
  const wa_switches *switches = report->switches;
  wa_text note = wa_text_new(report->arena);
  wa_text_add(&note, wa_rt(report, switches->n_scenarios ? WA_T_SW_SCENARIO_NOTE : WA_T_SW_NO_SCENARIO));
  if (*switches->left_out)
    wa_text_addf(&note, wa_rt(report, WA_T_SW_LEFT_OUT), switches->left_out, wa_rt(report, WA_T_SCENARIOS));
  return note.bytes;
}

void wa_lay_out_selectors(wa_report *report, wa_sheet *sheet, size_t row, size_t first, size_t last) {
  wa_switches *switches = report->switches;
  switches->scenario = (wa_place){row, 1};
  switches->draw = (wa_place){row + 1, 1};
  if (switches->asked) {
    wa_cell_text(sheet, row, 0, WA_STYLE_STRONG, wa_rt(report, WA_T_SW_SCENARIO));
    if (switches->n_scenarios) wa_cell_input_text(sheet, row, 1, wa_rt(report, WA_T_SW_BASE));
    wa_cell_wide(sheet, row, first, last, WA_STYLE_NOTE, wa_scenario_note(report));
  }
  if (!switches->replays && !switches->frozen_draws) return;
  wa_cell_text(sheet, row + 1, 0, WA_STYLE_STRONG, wa_rt(report, WA_T_SW_DRAW));
  wa_cell_wide(sheet, row + 1, first, last, WA_STYLE_NOTE,
               switches->frozen_draws
                   ? wa_rt(report, WA_T_SW_DRAW_PATIENTS)
                   : wa_printf(report->arena, wa_rt(report, WA_T_SW_DRAW_NOTE), wa_rt(report, WA_T_DRAWS)));
  if (!switches->replays) return;
  const wa_shown_draws *shown = wa_report_decisions(report)->shown;
  size_t most = shown->draw[shown->n - 1] + 1;
  wa_cell_input(sheet, row + 1, 1, WA_NUM_GENERAL, 0);
  wa_cell_accept(sheet, row + 1, 1, 0, (double)most, true,
                 wa_printf(report->arena, wa_rt(report, WA_T_SW_DRAW_RULE), most));
}

size_t wa_lay_out_choices(wa_report *report, wa_sheet *sheet, size_t row) {
  wa_switches *switches = report->switches;
  if (!wa_can_switch(report)) return row;
  wa_cell_text(sheet, row++, 0, WA_STYLE_SUBTITLE, wa_rt(report, WA_T_SW_CHOICES));
  switches->list = (wa_place){row, 0};
  if (switches->n_scenarios) wa_cell_text(sheet, row++, 0, WA_STYLE_TEXT, wa_rt(report, WA_T_SW_BASE));
  for (size_t i = 0; i < switches->n_scenarios; i++) wa_cell_text(sheet, row++, 0, WA_STYLE_TEXT, switches->texts[i]);
  switches->position = (wa_place){row, 3};
  if (switches->n_scenarios) wa_cell_text(sheet, row++, 0, WA_STYLE_NOTE, wa_rt(report, WA_T_SW_POSITION));
  switches->row = (wa_place){row, 3};
  if (switches->replays) wa_cell_text(sheet, row++, 0, WA_STYLE_NOTE, wa_rt(report, WA_T_SW_ROW));
  switches->words = (wa_place){row, 3};
  wa_cell_text(sheet, row++, 0, WA_STYLE_NOTE, wa_rt(report, WA_T_SW_WORDS));
  return row;
}

static void wa_finish_scenario(wa_report *report, wa_sheet *sheet) {
  const wa_switches *switches = report->switches;
  wa_place first = switches->list, place = switches->position;
  size_t last = first.row + switches->n_scenarios;
  const char *list = wa_range_ref(report->arena, sheet, sheet, first.row, 0, last, 0, WA_FIX_BOTH);
  wa_cell_choose(sheet, switches->scenario.row, switches->scenario.column, list);
  /* No MATCH: to it a question mark in a label stands for any character. */
  const char *position = wa_printf(report->arena, "SUMPRODUCT((%s=%s)*(ROW(%s)-ROW(%s)))", list,
                                   wa_switch_ref(report, sheet, switches->scenario), list,
                                   wa_cell_ref(report->arena, sheet, sheet, first.row, 0, WA_FIX_BOTH));
  if (switches->replays) /* a draw was made with all other inputs as they stand */
    position = wa_printf(report->arena, "IF(%s>0,0,%s)", wa_switch_ref(report, sheet, switches->row), position);
  wa_cell_formula(sheet, place.row, place.column, WA_STYLE_FORMULA, WA_NUM_INTEGER, position, 0);
}

static void wa_finish_draw(wa_report *report, wa_sheet *sheet) {
  const wa_switches *switches = report->switches;
  const wa_shown_draws *shown = wa_report_decisions(report)->shown;
  const char *chosen = wa_switch_ref(report, sheet, switches->draw);
  size_t first = wa_draws_first_row();
  const char *numbers =
      wa_range_ref(report->arena, sheet, report->sheets[WA_T_DRAWS], first, 0, first + shown->n - 1, 0, WA_FIX_BOTH);
  wa_cell_formula(sheet, switches->row.row, switches->row.column, WA_STYLE_FORMULA, WA_NUM_INTEGER,
                  wa_printf(report->arena, "IF(%s=0,0,IFERROR(MATCH(%s,%s,0),0))", chosen, chosen, numbers), 0);
}

/* " Chosen: draw 12.", " Chosen: scenario ...", or nothing. */
static void wa_finish_words(wa_report *report, wa_sheet *sheet) {
  const wa_switches *switches = report->switches;
  wa_arena *arena = report->arena;
  const char *formula = "\"\"";
  if (switches->n_scenarios)
    formula = wa_printf(arena, "IF(%s>0,%s&%s&\".\",%s)", wa_switch_ref(report, sheet, switches->position),
                        wa_formula_text(arena, wa_rt(report, WA_T_SW_CHOSEN_SCENARIO)),
                        wa_switch_ref(report, sheet, switches->scenario), formula);
  if (switches->replays)
    formula = wa_printf(arena, "IF(%s>0,%s&%s&\".\",%s)", wa_switch_ref(report, sheet, switches->row),
                        wa_formula_text(arena, wa_rt(report, WA_T_SW_CHOSEN_DRAW)),
                        wa_switch_ref(report, sheet, switches->draw), formula);
  wa_cell_formula_text(sheet, switches->words.row, switches->words.column, WA_STYLE_FORMULA, formula, "");
}

/* One line under the selectors: what counts now, and whether a draw comes out as stored. */
static void wa_finish_status(wa_report *report, wa_sheet *sheet) {
  const wa_switches *switches = report->switches;
  wa_arena *arena = report->arena;
  const char *nothing = wa_rt(report, WA_T_SW_NOTHING), *formula = wa_formula_text(arena, nothing);
  if (switches->n_scenarios)
    formula = wa_printf(arena, "IF(%s>0,%s,%s)", wa_switch_ref(report, sheet, switches->position),
                        wa_formula_text(arena, wa_rt(report, WA_T_SW_AS_SCENARIO)), formula);
  if (switches->replays)
    formula = wa_printf(
        arena, "IF(%s=0,%s,IF(%s=0,%s,IF(SUMSQ(%s)=0,%s,%s)))", wa_switch_ref(report, sheet, switches->draw), formula,
        wa_switch_ref(report, sheet, switches->row), wa_formula_text(arena, wa_rt(report, WA_T_SW_NOT_STORED)),
        wa_draws_gaps(report, sheet), wa_formula_text(arena, wa_rt(report, WA_T_SW_AGREES)),
        wa_formula_text(arena, wa_rt(report, WA_T_SW_DIFFERS)));
  size_t row = switches->draw.row + 1;
  const char *cell = wa_cell_ref(arena, sheet, sheet, row, 0, WA_FIX_BOTH);
  wa_cell_wide_formula(sheet, row, 0, LAST_STATUS, WA_STYLE_NOTE, formula, nothing);
  wa_cell_when(sheet, row, 0, row, LAST_STATUS,
               wa_printf(arena, "%s=%s", cell, wa_formula_text(arena, wa_rt(report, WA_T_SW_AGREES))), WA_STYLE_GOOD);
  wa_cell_when(sheet, row, 0, row, LAST_STATUS, wa_printf(arena, "%s<>%s", cell, wa_formula_text(arena, nothing)),
               WA_STYLE_WARN);
}

void wa_finish_switches(wa_report *report, wa_sheet *sheet) {
  const wa_switches *switches = report->switches;
  if (!wa_can_switch(report)) return;
  if (switches->n_scenarios) wa_finish_scenario(report, sheet);
  if (switches->replays) wa_finish_draw(report, sheet);
  wa_finish_words(report, sheet);
  wa_finish_status(report, sheet);
}

const char *wa_with_choice(const wa_report *report, const wa_sheet *from, wa_text_id words) {
  const char *text = wa_formula_text(report->arena, wa_rt(report, words));
  if (!wa_can_switch(report)) return text;
  return wa_printf(report->arena, "%s&%s", text, wa_switch_ref(report, from, report->switches->words));
}
