/* Which names build on which: the order in which they are inferred, cycles, and what each uses in the end.
 *
 * A node is a parameter, a definition, an outcome, the size of the population or a discount rate. A site is a
 * formula that gives a node its value: its own one, or one that a strategy sets. All walks keep their own stack,
 * because a chain of names can be longer than the program's stack is deep. */
#ifndef WA_MODEL_DEPEND_H
#define WA_MODEL_DEPEND_H

#include "model/load.h"

typedef struct wa_site {
  size_t node;
  size_t strategy; /* that sets it, or the number of strategies plus the segment; SIZE_MAX: the node's own formula */
  const wa_formula *formula;
  size_t first_edge, n_edges; /* into `edges`: the nodes that the formula names */
  unsigned direct;            /* uses (WA_USES_...) of its functions and of the clock */
} wa_site;

typedef struct wa_dependence {
  size_t n_nodes;
  wa_site *sites; /* site i < n_nodes is node i's own formula */
  size_t n_sites, sites_room;
  size_t *edges;
  size_t n_edges, edges_room;
  size_t *order; /* nodes, each behind those it builds on */
  size_t n_order;
  bool *broken;   /* part of a cycle */
  unsigned *uses; /* what the value depends on in the end, under any strategy */
} wa_dependence;

/* Builds it and reports cycles. */
void wa_find_dependence(wa_load *load);

/* The node that a bare name stands for; SIZE_MAX: none (the clock, an unknown name). */
size_t wa_node_of(const wa_load *load, const char *name);
const char *wa_node_name(const wa_load *load, size_t node);

/* The clock's share of what a bare name uses. */
unsigned wa_clock_uses(const wa_load *load, const char *name);

/* Calls `visit` for each bare name that stands for a value (not states, nodes, categories of tables) and for each call. */
typedef void wa_use_visit(wa_load *load, const wa_expr *use, void *context);
void wa_each_use(wa_load *load, const wa_expr *expr, wa_use_visit *visit, void *context);

/* Reports names that build on themselves, in the model and under each strategy; fills in `order` and `broken`. */
void wa_order_names(wa_load *load, wa_dependence *dependence);
void wa_check_strategy_cycles(wa_load *load, wa_dependence *dependence);

/* The same for what a strategy and a segment set together. */
void wa_check_segment_cycles(wa_load *load, wa_dependence *dependence);

#endif
