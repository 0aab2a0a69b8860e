/* Results for each segment of the population: the tables of all, made from its own flows. */
#include <stdint.h>

#include "analysis/build.h"

/* What is told of a segment; its figures are named after it. */
static wa_results *wa_build_segment(const wa_results *all, wa_lowered *lowered) {
  static void (*const builders[])(wa_results *) = {wa_build_ledger, wa_build_outcomes, wa_build_sroi, wa_build_effectiveness,
                                                  wa_build_uptake, wa_build_editions};
  wa_graph *graph = all->graph;
  wa_results *results = WA_NEW(all->arena, wa_results);
  *results = (wa_results){.arena = all->arena, .model = all->model, .lowered = lowered, .graph = graph,
                           .tie = all->tie};
  wa_list_strategies(results);
  wa_list_perspectives(results);
  graph->naming.group = graph->naming.people = lowered->segment->name;
  for (size_t i = 0; i < sizeof builders / sizeof *builders; i++) builders[i](results);
  graph->naming.group = graph->naming.people = NULL;
  return results;
}

void wa_build_segments(wa_results *results) {
  const wa_lowered *lowered = results->lowered;
  results->n_segments = lowered->n_segments;
  results->segments = WA_NEW_ARRAY(results->arena, wa_results *, lowered->n_segments + 1);
  for (size_t i = 0; i < lowered->n_segments; i++) results->segments[i] = wa_build_segment(results, lowered->segments[i]);
}
