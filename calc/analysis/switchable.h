/* What a calculation that stands can be switched to without being built anew: scenarios that change inputs, and the
 * draws of the uncertain parameters. A workbook has one graph of formulas; what needs another graph (a horizon, a
 * cycle, a structure) it cannot show. */
#ifndef WA_ANALYSIS_SWITCHABLE_H
#define WA_ANALYSIS_SWITCHABLE_H

#include "analysis/results.h"
#include "model/plan.h"

/* What stands for a node: an input, or the formula of a parameter that nobody overrides. */
typedef struct wa_replacement {
  wa_id node;
  double number;
  wa_id formula; /* a node of the same graph, which depends on other inputs; WA_NONE: the number stands instead */
} wa_replacement;

typedef struct wa_switchable {
  wa_label label; /* may be empty */
  const char *name;
  bool possible; /* else the rest is empty */
  wa_replacement *items;
  size_t n;
  const wa_table **tables; /* [table of the model] its values instead; NULL: as they are. NULL: no table changes */
} wa_switchable;

/* The scenarios of the model, in its order. Those that change more than inputs are built once more, to see whether
 * anything but inputs differs. Lives in `arena`. */
wa_switchable *wa_switchable_scenarios(wa_arena *arena, const wa_results *results);

/* The best and the worst case of the first result of the one-way analysis that has them, for each strategy: `aims` gets
 * the result of each. Both lists have room for two per tornado; returns how many there are. */
struct wa_aim;
size_t wa_switchable_extremes(wa_arena *arena, const wa_results *results, wa_switchable **extremes,
                              const struct wa_aim ***aims);

/* All nodes that are the own value of a parameter: its input, or its formula, once per strategy or segment that reads
 * it otherwise. Returns how many; `nodes` has room for as many as the graph has nodes. */
size_t wa_own_values(const wa_results *results, size_t parameter, wa_id *nodes);

/* Whether formulas of the graph follow when these nodes are replaced; sums over individual patients do not. */
bool wa_follows(wa_arena *arena, const wa_results *results, const wa_id *nodes, size_t n);

#endif
