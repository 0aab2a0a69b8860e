/* What a workbook can be switched to by its reader: scenarios, and stored draws of the uncertain inputs.
 *
 * Every input that one of them replaces has two cells: the one that readers change, and the active one, a formula over
 * what is chosen, which all formulas read. So has a parameter with a formula of its own. Both selectors stand on the
 * sheet of inputs. A workbook without scenarios and draws has none of this, and so has an edition: what a scenario sets
 * may be confidential. */
#ifndef WA_REPORTS_SWITCHES_H
#define WA_REPORTS_SWITCHES_H

#include "analysis/switchable.h"
#include "reports/report.h"

/* What replaces a node. */
typedef struct wa_switched {
  bool by_scenario;
  size_t drawn; /* its place in wa_shown_draws.parameters; SIZE_MAX: in none */
} wa_switched;

typedef struct wa_place {
  size_t row, column;
} wa_place;

typedef struct wa_switches {
  wa_switchable *scenarios; /* that can be chosen */
  const char **texts;       /* [scenario] what readers see, all different */
  size_t n_scenarios;
  const char *left_out;   /* the others, "; " between them; "" where there are none */
  bool asked;             /* there are scenarios, of which some may be left out */
  bool replays;           /* draws can be chosen */
  bool frozen_draws;      /* there are draws, and none can be chosen */
  wa_switched **switched; /* per node; NULL: nothing replaces it */
  /* cells of the sheet of inputs */
  wa_place scenario, draw, position, row, words, list;
} wa_switches;

/* NULL where the workbook has nothing to choose and nothing to say of it. */
wa_switches *wa_switches_find(wa_report *report);

/* Whether there is anything to choose. */
bool wa_can_switch(const wa_report *report);

/* What replaces the node; NULL: nothing. */
const wa_switched *wa_switched_of(const wa_report *report, wa_id node);

/* The number that a scenario gives to a node, or its formula; NULL: it leaves it. */
const wa_replacement *wa_replacement_of(const wa_switches *switches, size_t scenario, wa_id node);

/* What the active cell of a row holds: the value of `value` unless something that is chosen replaces it. `columns`: the
 * scenarios' columns of the row, from `first` on. */
const char *wa_active_formula(wa_report *report, const wa_sheet *sheet, const wa_switched *switched, size_t row,
                              size_t value, size_t first);

/* Fixed reference to a cell of the sheet of inputs. */
const char *wa_switch_ref(const wa_report *report, const wa_sheet *from, wa_place place);

/* Lays out the selectors from `row` on (three rows), with notes over columns `first`..`last`. */
void wa_lay_out_selectors(wa_report *report, wa_sheet *sheet, size_t row, size_t first, size_t last);

/* Lays out the list of scenarios and the cells that follow the choice, from `row` on; returns the row after them. */
size_t wa_lay_out_choices(wa_report *report, wa_sheet *sheet, size_t row);

/* The formulas of both, once all places are known. */
void wa_finish_switches(wa_report *report, wa_sheet *sheet);

/* Whether a scenario that can be chosen changes the values of a table. */
bool wa_is_switched_table(const wa_report *report, size_t table);

/* What the active cell of a table holds: that of the chosen scenario's values, or `value`. `cells`: per scenario the
 * same cell of its values; NULL where it has none. */
const char *wa_active_value(const wa_report *report, const wa_sheet *sheet, const char *value,
                            const char *const *cells);

/* "+1" where the chosen scenario changes a table, as a part of a formula; "" where none does. */
const char *wa_changed_tables(const wa_report *report, const wa_sheet *sheet);

/* A formula for the words of a banner, with what is chosen behind them where there is a choice. */
const char *wa_with_choice(const wa_report *report, const wa_sheet *from, wa_text_id words);

#endif
