#include "engine/patients.h"

#include <math.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/workers.h"
#include "engine/patients_inside.h"

/* ---- faults ---- */

/* "patient 803 (age 83.2, frail 1)" */
static const char *wa_patient_text(const wa_simulation *simulation, size_t lane) {
  const wa_patients *patients = simulation->patients;
  const char *text = wa_printf(simulation->messages, "patient %zu", simulation->first + lane + 1);
  for (size_t i = 0; i < patients->n_attributes && i < 8; i++)
    text = wa_printf(simulation->messages, "%s%s%s %.4g", text, i ? ", " : " (", patients->attributes[i].name, simulation->attribute[i][lane]);
  return patients->n_attributes ? wa_printf(simulation->messages, "%s)", text) : text;
}

bool wa_patient_fault(wa_simulation *simulation, const wa_course *course, size_t lane, size_t cycle, wa_span span,
                      const char *format, ...) {
  char what[600];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(what, sizeof what, format, arguments);
  va_end(arguments);
  bool several = simulation->model->n_strategies > 1 && course;
  const char *when = cycle == SIZE_MAX ? "" : wa_printf(simulation->messages, " in cycle %zu", cycle + 1);
  simulation->fault_patient = simulation->first + lane;
  simulation->fault = (wa_fault){true, simulation->plan->node, cycle == SIZE_MAX ? 0 : cycle, 0, span, NULL};
  simulation->fault.message =
      wa_printf(simulation->messages, "%s for %s%s%s%s%s", what, wa_patient_text(simulation, lane), when, several ? " under '" : "",
                several ? simulation->model->strategies[course->strategy].name : "", several ? "'" : "");
  return false;
}

/* ---- a block of patients ---- */

static void wa_trace(const wa_simulation *simulation, const wa_course *course, size_t point) {
  const wa_patients_traces *traces = simulation->run->traces;
  size_t width = 1 + simulation->patients->n_events;
  for (size_t lane = 0; traces && lane < simulation->count && simulation->first + lane < traces->n_patients; lane++) {
    size_t path = course->strategy * traces->n_patients + simulation->first + lane;
    double *out = traces->values + (path * simulation->points + point) * width;
    out[0] = course->state[lane];
    for (size_t e = 0; e + 1 < width; e++) out[1 + e] = course->count[e][lane];
  }
}

static bool wa_course_cycle(wa_simulation *simulation, wa_course *course, size_t point) {
  bool last = point == simulation->cycles;
  if (point == 0) wa_look_back(simulation, course, 0);
  wa_show_totals(simulation, course);
  wa_bind(simulation, course, point);
  wa_compute_schedule(course, last ? &course->last : &course->begin);
  wa_trace(simulation, course, point);
  if (!wa_count_point(simulation, course, point)) return false;
  if (last) return true;
  wa_add_so_far_begin(simulation, course);
  memcpy(course->before, course->state, simulation->lanes * sizeof(double));
  if (!wa_step_events(simulation, course, point) || !wa_step_moves(simulation, course, point)) return false;
  wa_look_back(simulation, course, point + 1);
  wa_compute_schedule(course, &course->end);
  if (!wa_count_cycle(simulation, course, point)) return false;
  wa_add_so_far_end(simulation, course);
  return true;
}

static bool wa_simulate_block(wa_simulation *simulation) {
  size_t strategies = simulation->model->n_strategies;
  wa_everybody_goes(simulation);
  if (!wa_draw_attributes(simulation)) return false;
  for (size_t s = 0; s < strategies; s++)
    if (!wa_start_course(simulation, &simulation->courses[s])) return false;
  for (size_t point = 0; point < simulation->points; point++) {
    if (point < simulation->cycles && point % WA_CYCLES_A_TIME == 0) wa_draw_luck(simulation, point);
    for (size_t s = 0; s < strategies; s++)
      if (!wa_course_cycle(simulation, &simulation->courses[s], point)) return false;
  }
  for (size_t s = 0; s < strategies; s++) wa_count_end(simulation, &simulation->courses[s]);
  return true;
}

/* ---- chunks ---- */

typedef struct wa_crowd {
  const wa_patients_run *run;
  size_t n_chunks, chunk_lanes;
  double *sums;                /* [chunk][place] */
  wa_simulation **simulations; /* [worker] made when it begins */
  pthread_mutex_t lock;        /* of what follows */
  wa_arena *messages;
  wa_fault fault;
  size_t fault_patient;
} wa_crowd;

/* Chunks depend on the number of patients alone. */
static void wa_cut(wa_crowd *crowd) {
  size_t n = crowd->run->n_patients, least = (n + WA_MOST_CHUNKS - 1) / WA_MOST_CHUNKS;
  crowd->chunk_lanes = least <= WA_CHUNK_LANES ? WA_CHUNK_LANES : (least + WA_CHUNK_LANES - 1) / WA_CHUNK_LANES * WA_CHUNK_LANES;
  crowd->n_chunks = (n + crowd->chunk_lanes - 1) / crowd->chunk_lanes;
}

static void wa_report_fault(wa_crowd *crowd, const wa_simulation *simulation) {
  pthread_mutex_lock(&crowd->lock);
  if (!crowd->fault.failed || simulation->fault_patient < crowd->fault_patient) {
    crowd->fault = simulation->fault;
    crowd->fault.message = wa_strdup(crowd->messages, simulation->fault.message);
    crowd->fault_patient = simulation->fault_patient;
  }
  pthread_mutex_unlock(&crowd->lock);
}

static bool wa_simulate_chunk(const wa_crowd *crowd, wa_simulation *simulation, size_t chunk) {
  size_t n = crowd->run->n_patients, first = chunk * crowd->chunk_lanes, end = first + crowd->chunk_lanes;
  if (end > n) end = n;
  simulation->sums = crowd->sums + chunk * simulation->plan->n_places;
  for (simulation->first = first; simulation->first < end; simulation->first += simulation->lanes) {
    size_t left = end - simulation->first;
    simulation->count = left < simulation->lanes ? left : simulation->lanes;
    if (!wa_simulate_block(simulation)) return false;
  }
  return true;
}

/* In an arena of its own, on the worker's own thread: so it lies in memory near it. */
static wa_simulation *wa_simulation_new(const wa_patients_run *run) {
  const wa_graph *graph = run->graph;
  wa_arena *arena = wa_arena_new();
  wa_simulation *simulation = WA_NEW(arena, wa_simulation);
  *simulation = (wa_simulation){.arena = arena, .messages = arena, .run = run, .graph = graph, .plan = graph->patients,
                                .model = graph->model, .patients = graph->model->patients, .cohort = &graph->model->cohort,
                                .lanes = run->lanes, .cycles = graph->length[WA_CYCLE], .points = graph->length[WA_POINT],
                                .year_per_cycle = graph->model->settings.cycle};
  wa_simulation_open(simulation);
  return simulation;
}

static bool wa_do_chunk(void *context, size_t worker, size_t chunk) {
  wa_crowd *crowd = context;
  wa_simulation **simulation = &crowd->simulations[worker];
  if (!*simulation) *simulation = wa_simulation_new(crowd->run);
  bool well = wa_simulate_chunk(crowd, *simulation, chunk);
  if (!well) wa_report_fault(crowd, *simulation);
  return well;
}

static void wa_simulate_crowd(wa_arena *working, wa_crowd *crowd) {
  size_t most = wa_workers_most(crowd->n_chunks, crowd->run->threads);
  crowd->simulations = WA_NEW_ARRAY(working, wa_simulation *, most);
  pthread_mutex_init(&crowd->lock, NULL);
  wa_workers_run(crowd->n_chunks, crowd->run->threads, wa_do_chunk, crowd);
  pthread_mutex_destroy(&crowd->lock);
  for (size_t i = 0; i < most; i++)
    if (crowd->simulations[i]) wa_arena_free(crowd->simulations[i]->arena);
}

static void wa_add_chunks(const wa_crowd *crowd, size_t n_places) {
  double n = (double)crowd->run->n_patients;
  for (size_t place = 0; place < n_places; place++) {
    double sum = 0;
    for (size_t chunk = 0; chunk < crowd->n_chunks; chunk++) sum += crowd->sums[chunk * n_places + place];
    crowd->run->means[place] = sum / n;
  }
}

bool wa_patients_simulate(wa_arena *arena, const wa_patients_run *run, wa_fault *fault) {
  size_t n_places = run->graph->patients->n_places;
  wa_arena *working = wa_arena_new();
  wa_crowd crowd = {.run = run, .messages = arena, .fault_patient = SIZE_MAX};
  wa_cut(&crowd);
  crowd.sums = WA_NEW_ARRAY(working, double, crowd.n_chunks * n_places + 1);
  wa_simulate_crowd(working, &crowd);
  if (!crowd.fault.failed) wa_add_chunks(&crowd, n_places);
  wa_arena_free(working);
  *fault = crowd.fault;
  return !crowd.fault.failed;
}

/* ---- as a node of the graph ---- */

const double *const *wa_patients_given(wa_arena *arena, const wa_block *block, wa_id id, size_t lane) {
  const wa_graph *graph = block->graph;
  const wa_node *node = &graph->nodes[id];
  const double **given = WA_NEW_ARRAY(arena, const double *, node->n_args + 1);
  for (uint32_t i = 0; i < node->n_args; i++) {
    size_t places = wa_node_length(graph, node->args[i]);
    double *row = WA_NEW_ARRAY(arena, double, places + 1);
    for (size_t place = 0; place < places; place++) row[place] = wa_block_value(block, node->args[i], place, lane);
    given[i] = row;
  }
  return given;
}

bool wa_run_patients(const wa_block *block, wa_id id, wa_fault *fault) {
  const wa_graph *graph = block->graph;
  const wa_patients *patients = graph->model->patients;
  size_t n_places = graph->patients->n_places;
  for (size_t lane = 0; lane < block->lanes; lane++) {
    wa_arena *arena = wa_arena_new();
    double *means = WA_NEW_ARRAY(arena, double, n_places + 1);
    const wa_patients_run run = {.graph = graph, .given = wa_patients_given(arena, block, id, lane), .n_patients = patients->number,
                                 .draw = patients->new_luck ? block->draw : 0,
                                 .threads = block->threads, .lanes = WA_PATIENT_LANES, .means = means};
    bool right = wa_patients_simulate(block->arena, &run, fault);
    for (size_t place = 0; right && place < n_places; place++) block->values[id][place * block->lanes + lane] = means[place];
    wa_arena_free(arena);
    if (right) continue;
    fault->lane = lane;
    return false;
  }
  return true;
}
