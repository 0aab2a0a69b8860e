/* A workbook made from the calculation graph.
 *
 * Sheet writers say which nodes they show and where; nothing is computed. Each node has one home, the cell or
 * row of cells that holds its formula; wherever else it is shown stands a reference to its home. What no
 * sheet gives a home to, but a formula needs, goes to the calculation sheet. Formulas are printed from the
 * graph when all homes are known, with the engine's numbers as cached values. */
#ifndef WA_REPORTS_REPORT_H
#define WA_REPORTS_REPORT_H

#include "analysis/results.h"
#include "analysis/secrecy.h"
#include "reports/book.h"
#include "reports/texts.h"

/* The first column of every time axis: the same column is the same period on all sheets. */
enum { WA_TIME_COLUMN = 5 };

/* Where a node lives: `column` is that of its only or first place (of point 0 or year 0; cycle 1 stands in
 * the column of point 1). */
typedef struct wa_home {
  wa_sheet *sheet; /* NULL: none */
  size_t row, column;
  const char *name; /* Excel name, or NULL */
} wa_home;

typedef struct wa_claim {
  wa_id node;
  wa_sheet *sheet;
  size_t row, column;
  wa_style style;
  wa_num num; /* WA_NUM_COUNT: by the node's unit */
  bool home;
} wa_claim;

/* Where a table of the model stands: numbers run down, categories or second numbers across. */
typedef struct wa_table_place {
  wa_sheet *sheet;
  size_t row, column; /* of the upper left value; the index stands left of and above the values */
  bool turned;        /* the model's first index runs across */
} wa_table_place;

/* What the rows of the clock are made of: numbers that are fixed when the model is computed, with their Excel names,
 * and the row that counts the periods (on the calculation sheet; the column of a period is the same everywhere). */
typedef struct wa_frame {
  const char *cycle_length, *last_point; /* NULL without a cohort: periods are years */
  const char *start_year;                /* NULL without one */
  const wa_sheet *sheet;
  size_t row;
} wa_frame;

typedef struct wa_report {
  wa_arena *arena;
  const wa_results *results;
  const wa_graph *graph;
  const wa_model *model;
  const char *language, *version, *command;
  const wa_text_keys *keys;
  const wa_secrecy *secrecy; /* of an edition for one party; NULL: the full report */
  wa_book *book;
  wa_home *homes;            /* per node */
  const char **numbers;      /* per node: a constant as it stands in formulas, once that was asked for */
  wa_claim *claims;
  size_t n_claims, claims_capacity;
  wa_table_place *tables;    /* per table of the model; sheet NULL: not used */
  wa_id **state_nodes;       /* [cohort][state] the STATE node, WA_NONE where none */
  wa_id *cohort_nodes;       /* [cohort] */
  size_t n_cohorts;
  wa_sheet *sheets[WA_N_TEXTS]; /* by the text that names the sheet */
  wa_frame frame;
  struct wa_switches *switches; /* switches.h: what readers can choose; NULL: nothing */
} wa_report;

const char *wa_rt(const wa_report *report, wa_text_id id);
const char *wa_rl(const wa_report *report, wa_label label, const char *name);

/* What readers see for a node: its label, or words for the parts of its name. */
const char *wa_node_text(const wa_report *report, wa_id node);

/* Words for a dotted name such as "insurer.net". */
const char *wa_name_text(const wa_report *report, const char *name);

/* Gives the node its home at a cell (or a row of cells from there). A second home shows a reference. */
void wa_home_at(wa_report *report, wa_id node, wa_sheet *sheet, size_t row, size_t column, wa_style style);

/* The same, written as a number of a kind of its own. */
void wa_home_as(wa_report *report, wa_id node, wa_sheet *sheet, size_t row, size_t column, wa_style style, wa_num num);

/* Shows the node there; its home is elsewhere. */
void wa_show_at(wa_report *report, wa_id node, wa_sheet *sheet, size_t row, size_t column, wa_style style);

/* The same, written as a number of a kind of its own: a share as a percentage. */
void wa_show_as(wa_report *report, wa_id node, wa_sheet *sheet, size_t row, size_t column, wa_style style, wa_num num);

/* An input cell, with an Excel name. */
void wa_input_at(wa_report *report, wa_id node, wa_sheet *sheet, size_t row, size_t column);

/* An input cell, or the formula of a parameter, whose value formulas read in another cell of the row: the active one,
 * which the caller writes. `name`: of the active cell; NULL: none. */
void wa_value_at(wa_report *report, wa_id node, wa_sheet *sheet, size_t row, size_t column, size_t active,
                 const char *name);

/* A formula made of references to other nodes (for light bookkeeping such as "changed?"): the reference to a
 * scalar node, valid once all homes are known, i.e. in wa_sheet_row.finish. */
const char *wa_ref(const wa_report *report, const wa_sheet *from, wa_id node);

/* A parameter's distribution ("gamma(se 900)"), its source, and one of its bounds ("" for none) in words. */
const char *wa_distribution_text(const wa_report *report, const wa_distribution *distribution);
const char *wa_source_text(const wa_report *report, const wa_parameter *parameter);
const char *wa_bound_text(const wa_report *report, const wa_formula *bound);

/* A formula as written, or the word for what is confidential where it names a secret. */
const char *wa_formula_told(const wa_report *report, const wa_expr *expr);

/* Who loses and who gains by a line: "Insurer → Hospital". */
const char *wa_who_text(const wa_report *report, const wa_line *line);

/* How a number of this unit is written. */
wa_num wa_num_of(const wa_report *report, wa_unit unit);
wa_num wa_num_of_node(const wa_report *report, wa_id node);

/* The node's formula at a place of its row, without "=". */
const char *wa_excel_formula(const wa_report *report, const wa_sheet *from, wa_id node, size_t place);

/* Whether the node's value is a word (LABEL codes). */
bool wa_is_word(const wa_report *report, wa_id node);
const char *wa_word_text(const wa_report *report, wa_id node, size_t place);

/* Gives homes on the calculation sheet to all that is needed and has none. */
void wa_place_rest(wa_report *report);

/* Writes all claimed cells. */
void wa_write_claims(wa_report *report);

/* The numbers of the frame, in rows from `row` on: what, name, unit, number. Returns the row after them. */
size_t wa_frame_numbers(wa_report *report, wa_sheet *sheet, size_t row);

/* The row that counts the periods. */
void wa_frame_periods(wa_report *report, wa_sheet *sheet, size_t row);

/* A row of the clock at its home: formulas over the row of periods. */
void wa_write_series(const wa_report *report, const wa_claim *claim, const wa_series *series);

/* Writes the column heads of a time axis into a row. */
void wa_time_heads(wa_report *report, wa_sheet *sheet, size_t row, wa_axis axis);

/* A sheet: whether the model has anything for it, then its texts and claims, then what needs all homes. One
 * row of the registry each, in the order of the tabs. */
typedef struct wa_sheet_row {
  wa_text_id name, purpose;
  bool (*wanted)(const wa_report *report);
  void (*layout)(wa_report *report, wa_sheet *sheet);
  void (*finish)(wa_report *report, wa_sheet *sheet);
} wa_sheet_row;
extern const wa_sheet_row wa_sheet_rows[];
extern const size_t wa_n_sheet_rows;

/* The strategies that are compared with the comparator: all but it. */
bool wa_reported(const wa_report *report, size_t strategy);
const char *wa_strategy_text(const wa_report *report, size_t strategy);
const char *wa_stakeholder_text(const wa_report *report, size_t stakeholder);
const char *wa_segment_text(const wa_report *report, size_t segment);

/* What readers see for a node of the tree; the root is the population. */
const char *wa_tree_text(const wa_report *report, size_t node);

#endif
