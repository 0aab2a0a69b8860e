/* Many lanes of one graph: the draws of an uncertainty analysis, the changes of a sensitivity analysis.
 *
 * Only what is wanted is computed, in blocks of lanes, on as many threads as asked for. A lane's numbers depend
 * on its own inputs alone: they are the same bits whatever the size of a block and the number of threads. */
#ifndef WA_ENGINE_LANES_H
#define WA_ENGINE_LANES_H

#include "engine/block.h"

/* A lane that could not be computed, with the reason of the first thing that went wrong in it. */
typedef struct wa_lane_fault {
  size_t lane;
  wa_fault fault;
} wa_lane_fault;

typedef struct wa_lanes {
  const wa_graph *graph;
  const wa_id *wanted;   /* scalar nodes */
  size_t n_wanted;
  const size_t *varied;  /* inputs of the graph that differ between lanes; all others keep their written value */
  size_t n_varied;
  size_t first, n_lanes; /* lanes first .. first + n_lanes - 1 */
  size_t threads;        /* at least 1 */

  /* Fills columns[v][i] with the value of varied[v] in lane from + i, i < count. Called from any thread, for
   * any part of the lanes: it must depend on the lane's number alone. */
  void (*fill)(const void *context, size_t from, size_t count, double *const *columns);
  const void *context;

  /* Takes columns[w][i], the value of wanted[w] in lane from + i; NaN in all columns for a lane that failed
   * (and where the value itself is missing). Called in the order of the lanes, never twice at once. False
   * stops the work. */
  bool (*take)(void *sink, size_t from, size_t count, const double *const *columns);
  void *sink;
} wa_lanes;

enum { WA_LANE_FAULTS_KEPT = 20 };

typedef struct wa_lanes_outcome {
  bool finished;    /* false: `take` stopped it */
  size_t n_failed;
  wa_lane_fault faults[WA_LANE_FAULTS_KEPT]; /* the first ones by lane; messages live in the caller's arena */
  size_t n_faults;
} wa_lanes_outcome;

/* Computes all lanes. `arena` holds the messages of faults; working memory is freed before returning and does
 * not grow with the number of lanes. */
wa_lanes_outcome wa_lanes_run(wa_arena *arena, const wa_lanes *lanes);

#endif
