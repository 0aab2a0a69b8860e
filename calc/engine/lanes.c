/* Many lanes: a plan is made once, workers take parts of the lanes as they come free, and results are handed on in
 * the order of the lanes.
 *
 * A part is some hundred lanes. It goes through a worker's frame (frame.h) some lanes at a time; lanes in which
 * something is wrong are computed again, alone, by the plain evaluator, which tells what it is, or that it was only
 * a rounding error at the edge of what is allowed: then its values hold. No lane's bits depend on its part, its place
 * in a frame or its worker. */
#include "engine/lanes.h"

#include <gsl/gsl_errno.h>
#include <math.h>
#include <pthread.h>
#include <string.h>

#include "base/workers.h"
#include "engine/frame.h"

/* Lanes of a part; parts under way or waiting for an earlier one, per worker. */
enum { WA_PART_LANES = 256, WA_PARTS_PER_WORKER = 3 };

/* Results of a part, waiting to be taken. */
typedef struct wa_lane_part {
  bool ready;
  size_t from, count;
  double **columns;       /* [wanted][lane] */
  const double **results; /* the same, to be read */
  size_t n_failed, n_faults;
  wa_lane_fault faults[WA_LANE_FAULTS_KEPT];
  wa_arena *messages;     /* of this part's faults; NULL: none */
} wa_lane_part;

typedef struct wa_lane_worker wa_lane_worker;

typedef struct wa_lane_work {
  const wa_lanes *lanes;
  const wa_plan *plan;
  wa_lane_worker *workers;
  wa_arena *messages;     /* the caller's */
  wa_lanes_outcome outcome;
  pthread_mutex_t lock;   /* of everything below */
  pthread_cond_t taken;
  size_t n_parts, first_waiting; /* parts: all, next to take */
  bool taking;
  wa_lane_part *parts;    /* ring of those under way */
  size_t n_ring;
} wa_lane_work;

struct wa_lane_worker {
  wa_lane_work *work;
  wa_arena *arena;
  wa_frame *frame;
  double **given;         /* [varied][lane of the part] */
  wa_block *plain;        /* one lane, made when first needed */
  const double **inputs;  /* [input of the graph] */
  double *alone;          /* [varied] inputs of one lane */
};

/* ---- one lane by the plain evaluator ---- */

static void wa_lane_prepare_plain(wa_lane_worker *worker) {
  const wa_lanes *lanes = worker->work->lanes;
  if (worker->plain) return;
  worker->plain = wa_block_new(worker->arena, lanes->graph, 1);
  worker->inputs = WA_NEW_ARRAY(worker->arena, const double *, lanes->graph->n_inputs + 1);
  worker->alone = WA_NEW_ARRAY(worker->arena, double, lanes->n_varied + 1);
  for (size_t v = 0; v < lanes->n_varied; v++) worker->inputs[lanes->varied[v]] = &worker->alone[v];
}

static void wa_lane_keep_fault(wa_lane_part *part, size_t lane, const wa_fault *fault) {
  part->n_failed++;
  if (part->n_faults == WA_LANE_FAULTS_KEPT) return;
  if (!part->messages) part->messages = wa_arena_new();
  wa_lane_fault *kept = &part->faults[part->n_faults++];
  *kept = (wa_lane_fault){lane, *fault};
  kept->fault.lane = 0;
  kept->fault.message = fault->message ? wa_strdup(part->messages, fault->message) : NULL;
}

/* Memory of a message is given back at once: many lanes may fail. */
static void wa_lane_alone(wa_lane_worker *worker, wa_lane_part *part, size_t i) {
  const wa_lanes *lanes = worker->work->lanes;
  wa_fault fault;
  wa_lane_prepare_plain(worker);
  for (size_t v = 0; v < lanes->n_varied; v++) worker->alone[v] = worker->given[v][i];
  worker->plain->arena = wa_arena_new();
  worker->plain->draw = part->from + i + 1;
  bool well = wa_block_run(worker->plain, worker->inputs, &fault);
  if (!well) wa_lane_keep_fault(part, part->from + i, &fault);
  wa_arena_free(worker->plain->arena);
  worker->plain->arena = worker->arena;
  for (size_t w = 0; w < lanes->n_wanted; w++)
    part->columns[w][i] = well ? wa_block_value(worker->plain, lanes->wanted[w], 0, 0) : NAN;
}

/* Nothing can be computed: the first lanes say why, the others are counted. */
static void wa_lane_hopeless(wa_lane_worker *worker, wa_lane_part *part, size_t i) {
  if (part->from + i - worker->work->lanes->first < WA_LANE_FAULTS_KEPT) {
    wa_lane_alone(worker, part, i);
    return;
  }
  part->n_failed++;
  for (size_t w = 0; w < worker->work->lanes->n_wanted; w++) part->columns[w][i] = NAN;
}

/* ---- a part ---- */

/* A frame is always full: lanes beyond the last repeat it. */
static void wa_lane_fill_frame(wa_lane_worker *worker, size_t at, size_t count) {
  const wa_frame *frame = worker->frame;
  for (size_t v = 0; v < worker->work->lanes->n_varied; v++) {
    double *column = wa_frame_input(frame, v);
    memcpy(column, worker->given[v] + at, count * sizeof *column);
    for (size_t lane = count; lane < frame->lanes; lane++) column[lane] = column[count - 1];
  }
}

static void wa_lane_run_frame(wa_lane_worker *worker, wa_lane_part *part, size_t at) {
  const wa_frame *frame = worker->frame;
  size_t left = part->count - at, count = left < frame->lanes ? left : frame->lanes;
  wa_lane_fill_frame(worker, at, count);
  wa_frame_run(worker->frame);
  for (size_t w = 0; w < worker->work->lanes->n_wanted; w++)
    wa_frame_values(frame, w, count, part->columns[w] + at);
  for (size_t lane = 0; lane < count; lane++)
    if (frame->marked[lane] != 0) wa_lane_alone(worker, part, at + lane);
}

static void wa_lane_run_part(wa_lane_worker *worker, wa_lane_part *part) {
  const wa_lanes *lanes = worker->work->lanes;
  const wa_plan *plan = worker->work->plan;
  part->n_failed = part->n_faults = 0;
  lanes->fill(lanes->context, part->from, part->count, worker->given);
  if (plan->hopeless)
    for (size_t i = 0; i < part->count; i++) wa_lane_hopeless(worker, part, i);
  else if (plan->plain)
    for (size_t i = 0; i < part->count; i++) wa_lane_alone(worker, part, i);
  else
    for (size_t at = 0; at < part->count; at += worker->frame->lanes) wa_lane_run_frame(worker, part, at);
}

/* ---- in the order of the lanes ---- */

static void wa_lane_take_faults(wa_lane_work *work, wa_lane_part *part) {
  wa_lanes_outcome *outcome = &work->outcome;
  outcome->n_failed += part->n_failed;
  for (size_t i = 0; i < part->n_faults && outcome->n_faults < WA_LANE_FAULTS_KEPT; i++) {
    wa_lane_fault *kept = &outcome->faults[outcome->n_faults++];
    *kept = part->faults[i];
    kept->fault.message = wa_strdup(work->messages, part->faults[i].fault.message ? part->faults[i].fault.message : "");
  }
  wa_arena_free(part->messages);
  part->messages = NULL;
}

/* Whoever finishes the part that is waited for hands it on, and those behind it that are ready. Called and left with
 * the lock held. */
static void wa_lane_hand_on(wa_lane_work *work) {
  while (!work->taking && work->outcome.finished && work->parts[work->first_waiting % work->n_ring].ready) {
    wa_lane_part *part = &work->parts[work->first_waiting % work->n_ring];
    work->taking = true;
    pthread_mutex_unlock(&work->lock);
    wa_lane_take_faults(work, part);
    bool on = work->lanes->take(work->lanes->sink, part->from, part->count, part->results);
    pthread_mutex_lock(&work->lock);
    part->ready = false;
    work->taking = false;
    work->first_waiting++;
    if (!on) work->outcome.finished = false;
    pthread_cond_broadcast(&work->taken);
  }
}

/* Where the results of a part go, when there is room; NULL: they are no longer wanted. With the lock held. */
static wa_lane_part *wa_lane_room_for(wa_lane_work *work, size_t number) {
  while (work->outcome.finished && number >= work->first_waiting + work->n_ring) pthread_cond_wait(&work->taken, &work->lock);
  if (!work->outcome.finished) return NULL;
  size_t done = number * WA_PART_LANES, left = work->lanes->n_lanes - done;
  wa_lane_part *part = &work->parts[number % work->n_ring];
  part->from = work->lanes->first + done;
  part->count = left < WA_PART_LANES ? left : WA_PART_LANES;
  return part;
}

static bool wa_lane_do_part(void *context, size_t worker, size_t number) {
  wa_lane_work *work = context;
  pthread_mutex_lock(&work->lock);
  wa_lane_part *part = wa_lane_room_for(work, number);
  if (part) {
    pthread_mutex_unlock(&work->lock);
    wa_lane_run_part(&work->workers[worker], part);
    pthread_mutex_lock(&work->lock);
    part->ready = true;
    wa_lane_hand_on(work);
  }
  bool on = work->outcome.finished;
  pthread_mutex_unlock(&work->lock);
  return on;
}

/* ---- all together ---- */

static void wa_lane_worker_init(wa_lane_worker *worker, wa_lane_work *work) {
  *worker = (wa_lane_worker){.work = work, .arena = wa_arena_new()};
  worker->given = WA_NEW_ARRAY(worker->arena, double *, work->lanes->n_varied + 1);
  for (size_t v = 0; v < work->lanes->n_varied; v++) worker->given[v] = WA_NEW_ARRAY(worker->arena, double, WA_PART_LANES);
  if (!work->plan->hopeless && !work->plan->plain) worker->frame = wa_frame_new(work->plan);
}

static void wa_lane_ring(wa_arena *arena, wa_lane_work *work, size_t workers) {
  size_t n_wanted = work->lanes->n_wanted;
  work->n_ring = workers * WA_PARTS_PER_WORKER;
  work->parts = WA_NEW_ARRAY(arena, wa_lane_part, work->n_ring);
  for (size_t i = 0; i < work->n_ring; i++) {
    work->parts[i].columns = WA_NEW_ARRAY(arena, double *, n_wanted + 1);
    work->parts[i].results = WA_NEW_ARRAY(arena, const double *, n_wanted + 1);
    for (size_t w = 0; w < n_wanted; w++)
      work->parts[i].results[w] = work->parts[i].columns[w] = WA_NEW_ARRAY(arena, double, WA_PART_LANES);
  }
}

wa_lanes_outcome wa_lanes_run(wa_arena *arena, const wa_lanes *lanes) {
  wa_arena *own = wa_arena_new();
  wa_lane_work work = {.lanes = lanes, .messages = arena, .outcome = {.finished = true}};
  work.n_parts = (lanes->n_lanes + WA_PART_LANES - 1) / WA_PART_LANES;
  if (work.n_parts == 0) {
    wa_arena_free(own);
    return work.outcome;
  }
  gsl_set_error_handler_off(); /* before there are threads */
  work.plan = wa_plan_new(own, lanes->graph, lanes->wanted, lanes->n_wanted, lanes->varied, lanes->n_varied);
  size_t n = wa_workers_most(work.n_parts, lanes->threads);
  wa_lane_ring(own, &work, n);
  work.workers = WA_NEW_ARRAY(own, wa_lane_worker, n);
  for (size_t i = 0; i < n; i++) wa_lane_worker_init(&work.workers[i], &work);
  pthread_mutex_init(&work.lock, NULL);
  pthread_cond_init(&work.taken, NULL);
  wa_workers_run(work.n_parts, lanes->threads, wa_lane_do_part, &work);
  pthread_cond_destroy(&work.taken);
  pthread_mutex_destroy(&work.lock);
  for (size_t i = 0; i < n; i++) {
    wa_frame_free(work.workers[i].frame);
    wa_arena_free(work.workers[i].arena);
  }
  for (size_t i = 0; i < work.n_ring; i++) wa_arena_free(work.parts[i].messages);
  wa_arena_free(own);
  return work.outcome;
}
