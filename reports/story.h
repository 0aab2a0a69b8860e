/* What an edition tells its reader: figures and sentences, the same in the workbook, on the page and on the terminal.
 *
 * A sentence is chosen by conditions on nodes of the graph, so that the workbook can choose it again when inputs
 * change. */
#ifndef WA_REPORTS_STORY_H
#define WA_REPORTS_STORY_H

#include "analysis/edition.h"
#include "analysis/secrecy.h"
#include "reports/texts.h"

typedef enum wa_sentence { WA_SAY_VERDICT, WA_SAY_INVESTMENT, WA_SAY_PAYBACK, WA_SAY_DEAL, WA_N_SENTENCES } wa_sentence;

typedef enum wa_test { WA_TEST_NONE, WA_TEST_ABOVE, WA_TEST_BELOW, WA_TEST_AT_LEAST, WA_TEST_ZERO, WA_TEST_MISSING } wa_test;

/* node above, below or at least `than` (two figures that differ by rounding alone are equal: tie.h), or, with WA_NONE,
 * 0: an amount of less than WA_NO_CHANGE is none (at least 0: any figure from 0 on). A missing figure is none of these. */
typedef struct wa_condition {
  wa_test test;
  wa_id node, than;
} wa_condition;

/* The text where both conditions hold and those of no clause before it do. */
typedef struct wa_clause {
  wa_condition when[2];
  wa_text_id text;
} wa_clause;

enum { WA_MOST_CLAUSES = 12 };

/* The clauses of a sentence to a party about a strategy; the last one has no conditions. Returns their number. */
size_t wa_clauses(const wa_results *results, size_t strategy, size_t party, wa_sentence sentence,
                  wa_clause clauses[WA_MOST_CLAUSES]);

/* Whether all that the sentence rests on may be shown. */
bool wa_may_say(const wa_secrecy *secrecy, const wa_clause *clauses, size_t n);

/* The sentence as it is with the model's own numbers, or that it cannot be told. */
const char *wa_say(const wa_results *results, const wa_secrecy *secrecy, const char *language, size_t strategy,
                   size_t party, wa_sentence sentence);

typedef enum wa_figure_kind { WA_FIGURE_MONEY, WA_FIGURE_NET, WA_FIGURE_SHARE, WA_FIGURE_YEARS, WA_FIGURE_RATIO } wa_figure_kind;

typedef struct wa_story_figure {
  wa_text_id label;
  wa_id node;
  wa_figure_kind kind;
} wa_story_figure;

typedef enum wa_story_part { WA_PART_YOURS, WA_PART_DEAL, WA_PART_WHOLE, WA_N_PARTS } wa_story_part;
enum { WA_MOST_FIGURES = 8 };

/* The figures of a part, in order. Returns their number. */
size_t wa_story_figures(const wa_results *results, size_t strategy, size_t party, wa_story_part part,
                        wa_story_figure figures[WA_MOST_FIGURES]);
wa_text_id wa_story_head(wa_story_part part);

#endif
