/* Whether two graphs compute the same but for the values of their inputs. */
#ifndef WA_GRAPH_SAME_H
#define WA_GRAPH_SAME_H

#include "graph/graph.h"

/* Node by node: a graph follows from its model in one way, so models that differ in written numbers alone give graphs
 * whose nodes have the same numbers. Tables must have the same indices; their values count as inputs. Graphs of
 * individual patients are never the same: what happens to a patient is not all in the nodes. */
bool wa_same_but_inputs(const wa_graph *a, const wa_graph *b);

/* Whether two tables with the same indices have the same values. */
bool wa_same_values(const wa_table *a, const wa_table *b);

#endif
