/* Inside of the explanation: what its files share. */
#ifndef WA_REPORTS_EXPLAIN_INSIDE_H
#define WA_REPORTS_EXPLAIN_INSIDE_H

#include "analysis/results.h"
#include "base/text.h"
#include "reports/explain.h"

/* What a name stands for. */
typedef struct wa_subject {
  size_t strategy;
  wa_id node;                      /* WA_NONE: no result uses it */
  const wa_parameter *parameter;   /* then one of these */
  const wa_definition *definition;
} wa_subject;

/* False when there is no such name; `reason` and `hint` as for wa_explain. */
bool wa_find_subject(wa_arena *arena, const wa_results *results, const char *name, wa_subject *subject,
                     const char **reason, const char **hint);

/* The strategy explained where none is named: the first that is not the comparator. */
size_t wa_explained_strategy(const wa_results *results);

/* A list of nodes, each once. */
typedef struct wa_ids {
  wa_id *ids;
  size_t n, capacity;
} wa_ids;

typedef struct wa_explainer {
  wa_arena *arena;
  const wa_results *results;
  const wa_graph *graph;
  wa_explain_style style;
  bool dutch;
  size_t strategy;
  wa_text text;
  bool *told;    /* per node: explained already */
  size_t *sizes; /* per node: see wa_formula_size; 0: not known yet */
  wa_ids tables; /* looked up in the formulas written last */
  wa_ids parts;  /* unnamed nodes too large to stand inside a formula: they are told apart, as [1], [2] */
} wa_explainer;

/* A node's value: "7.52", "0.68, 0.58, 0.49, ... (4 points)", a word, or what stands for a missing value. */
const char *wa_told_value(const wa_explainer *explainer, wa_id node);

/* The same, short, to stand inside a formula. */
const char *wa_told_value_short(const wa_explainer *explainer, wa_id node);

/* The name of a node that has one (or is an input, a row of the clock, a part); else NULL. */
const char *wa_told_name(wa_explainer *explainer, wa_id node);

/* Whether formulas stop at this node: it is told by itself. */
bool wa_is_told_apart(wa_explainer *explainer, wa_id node);

/* The formula that yields a node, in names or with the values put in; `used` (may be NULL) receives the nodes named in
 * it in order. NULL for a node without one. */
const char *wa_told_formula(wa_explainer *explainer, wa_id node, bool values, wa_ids *used);

/* How the share of people in a state follows from the start and the transitions; `used` as above. */
const char *wa_told_state(wa_explainer *explainer, wa_id node, wa_ids *used);

/* "weights of the cycle correction", for a row of the clock. */
const char *wa_series_words(const wa_explainer *explainer, const char *name);

void wa_ids_add(wa_arena *arena, wa_ids *list, wa_id id);

#endif
