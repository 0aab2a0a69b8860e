/* How a figure comes about, told as a tree: from the figure down to the inputs. */
#ifndef WA_REPORTS_EXPLAIN_H
#define WA_REPORTS_EXPLAIN_H

#include "analysis/results.h"

typedef struct wa_explain_style {
  const char *language; /* "nl" or "en" */
  bool utf8;            /* lines of the tree as box characters; else ASCII */
  size_t depth;         /* steps below the figure; SIZE_MAX: down to the inputs */
} wa_explain_style;

/* Explains `name`: a named node of the graph, a parameter, definition, outcome, line, stakeholder or state, perhaps
 * with a strategy before it ("telemonitoring:sroi"). NULL when there is no such name: `reason` then says so, and
 * `hint` (may become NULL) what was probably meant. */
const char *wa_explain(wa_arena *arena, const wa_results *results, const char *name, wa_explain_style style,
                       const char **reason, const char **hint);

/* The names that can be explained, by kind. */
const char *wa_explain_names(wa_arena *arena, const wa_results *results, const char *language);

#endif
