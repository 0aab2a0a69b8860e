/* Evaluation of the calculation graph for a block of lanes.
 *
 * A lane is one full set of input values: today's numbers, one draw, one changed input. All lanes of a block
 * are computed together, node by node, held as columns: value(node, place, lane) stands at
 * values[node][place * lanes + lane], so that every operation is a loop over consecutive doubles. A scalar
 * node has one place. */
#ifndef WA_ENGINE_BLOCK_H
#define WA_ENGINE_BLOCK_H

#include "graph/graph.h"

/* The first thing that went wrong while computing; names the figure, the cycle or year and the lane. */
typedef struct wa_fault {
  bool failed;
  wa_id node;
  size_t place, lane;
  wa_span span;        /* the formula to look at */
  const char *message; /* one sentence, lives in the block's arena */
} wa_fault;

typedef struct wa_block {
  wa_arena *arena;
  const wa_graph *graph;
  size_t lanes;
  double **values; /* per node */
  bool *certain;   /* per node: its value matters wherever it is computed (it is not only a branch of an `if`) */
  uint64_t draw;  /* of a probabilistic analysis, counted from 1; 0: today's numbers */
  size_t threads; /* for what can share its work within one lane (patients); 1 from wa_block_new */
} wa_block;

/* Room for `lanes` lanes (at least 1); every NAME shares the column of what it names. */
wa_block *wa_block_new(wa_arena *arena, const wa_graph *graph, size_t lanes);

/* Computes all nodes. `inputs[i]`: the values of graph->inputs[i], one per lane, or NULL for its written
 * value in every lane; `inputs` itself may be NULL. False when a figure is not finite or beyond its limits, a probability leaves
 * [0, 1] or a row of transitions does not sum to 1; `fault` then says what and where. */
bool wa_block_run(wa_block *block, const double *const *inputs, wa_fault *fault);

/* The same for some nodes only, and all that these depend on: which[node]. Others have no column. */
wa_block *wa_block_new_for(wa_arena *arena, const wa_graph *graph, size_t lanes, const bool *which);
bool wa_block_run_for(wa_block *block, const double *const *inputs, const bool *which, wa_fault *fault);

/* Value of a scalar, or of one place of a row, in a lane. */
double wa_block_value(const wa_block *block, wa_id node, size_t place, size_t lane);

#endif
