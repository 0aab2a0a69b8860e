#include "engine/lanes.h"

#include <math.h>
#include <string.h>

enum { WA_LANES_PER_BLOCK = 64 };

typedef struct wa_lane_work {
  wa_arena *arena, *messages;
  const wa_lanes *lanes;
  wa_block *block;
  double **given;         /* [varied] one column of a block each */
  const double **inputs;  /* [input of the graph] its column, or NULL */
  const double **results; /* [wanted] */
  double **columns;       /* [wanted] */
  wa_lanes_outcome *outcome;
} wa_lane_work;

static wa_lane_work wa_lane_work_new(wa_arena *messages, const wa_lanes *lanes, wa_lanes_outcome *outcome) {
  wa_lane_work work = {.arena = wa_arena_new(), .messages = messages, .lanes = lanes, .outcome = outcome};
  work.block = wa_block_new(work.arena, lanes->graph, WA_LANES_PER_BLOCK);
  work.given = WA_NEW_ARRAY(work.arena, double *, lanes->n_varied + 1);
  work.inputs = WA_NEW_ARRAY(work.arena, const double *, lanes->graph->n_inputs + 1);
  work.results = WA_NEW_ARRAY(work.arena, const double *, lanes->n_wanted + 1);
  work.columns = WA_NEW_ARRAY(work.arena, double *, lanes->n_wanted + 1);
  for (size_t v = 0; v < lanes->n_varied; v++) {
    work.given[v] = WA_NEW_ARRAY(work.arena, double, WA_LANES_PER_BLOCK);
    work.inputs[lanes->varied[v]] = work.given[v];
  }
  for (size_t w = 0; w < lanes->n_wanted; w++)
    work.results[w] = work.columns[w] = WA_NEW_ARRAY(work.arena, double, WA_LANES_PER_BLOCK);
  return work;
}

static void wa_keep_fault(const wa_lane_work *work, size_t lane, const wa_fault *fault) {
  wa_lanes_outcome *outcome = work->outcome;
  outcome->n_failed++;
  if (outcome->n_faults == WA_LANE_FAULTS_KEPT) return;
  wa_lane_fault *kept = &outcome->faults[outcome->n_faults++];
  *kept = (wa_lane_fault){lane, *fault};
  kept->fault.message = wa_strdup(work->messages, fault->message);
}

/* The lane that failed takes the inputs as written, so that the others can be computed. */
static void wa_lane_set_aside(const wa_lane_work *work, size_t lane) {
  for (size_t v = 0; v < work->lanes->n_varied; v++)
    work->given[v][lane] = work->lanes->graph->inputs[work->lanes->varied[v]].value;
}

static void wa_lane_run_block(const wa_lane_work *work, size_t from, bool *failed) {
  wa_fault fault;
  memset(failed, 0, WA_LANES_PER_BLOCK * sizeof *failed);
  while (!wa_block_run(work->block, work->inputs, &fault) && !failed[fault.lane]) {
    failed[fault.lane] = true;
    wa_keep_fault(work, from + fault.lane, &fault);
    wa_lane_set_aside(work, fault.lane);
  }
}

static bool wa_lane_block(const wa_lane_work *work, size_t from, size_t count) {
  bool failed[WA_LANES_PER_BLOCK];
  const wa_lanes *lanes = work->lanes;
  lanes->fill(lanes->context, from, count, work->given);
  for (size_t lane = count; lane < WA_LANES_PER_BLOCK; lane++) wa_lane_set_aside(work, lane);
  wa_lane_run_block(work, from, failed);
  for (size_t w = 0; w < lanes->n_wanted; w++)
    for (size_t lane = 0; lane < count; lane++)
      work->columns[w][lane] = failed[lane] ? NAN : wa_block_value(work->block, lanes->wanted[w], 0, lane);
  return lanes->take(lanes->sink, from, count, work->results);
}

wa_lanes_outcome wa_lanes_run(wa_arena *arena, const wa_lanes *lanes) {
  wa_lanes_outcome outcome = {.finished = true};
  wa_lane_work work = wa_lane_work_new(arena, lanes, &outcome);
  for (size_t done = 0; outcome.finished && done < lanes->n_lanes; done += WA_LANES_PER_BLOCK) {
    size_t left = lanes->n_lanes - done;
    outcome.finished = wa_lane_block(&work, lanes->first + done, left < WA_LANES_PER_BLOCK ? left : WA_LANES_PER_BLOCK);
  }
  wa_arena_free(work.arena);
  return outcome;
}
