/* Arithmetic that can be done while the graph is built. */
#ifndef WA_GRAPH_FOLD_H
#define WA_GRAPH_FOLD_H

#include "graph/graph.h"

/* A node that already is the result of the operation (x * 1 is x, 2 * 3 is 6), or WA_NONE. Only what
 * changes no bit of any result and drops no input: 0 * x stays. */
wa_id wa_fold(wa_graph *graph, wa_op op, const wa_id *args, size_t n_args);

#endif
