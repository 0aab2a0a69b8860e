/* Whether two graphs compute the same but for the values of their inputs. */
#ifndef WA_GRAPH_SAME_H
#define WA_GRAPH_SAME_H

#include "graph/graph.h"

/* Node by node: a graph follows from its model in one way, so models that differ in written numbers alone give graphs
 * whose nodes have the same numbers. Tables of the models are compared too. Graphs of individual patients are never the
 * same: what happens to a patient is not all in the nodes. */
bool wa_same_but_inputs(const wa_graph *a, const wa_graph *b);

#endif
