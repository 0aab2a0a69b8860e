/* Room for a simulation of patients, and when which formula is computed. */
#include <stdint.h>
#include <string.h>

#include "engine/patients_inside.h"
#include "engine/random.h"

/* How often a node of a program changes. */
typedef enum wa_pace { WA_PACE_RUN, WA_PACE_PATIENT, WA_PACE_CYCLE } wa_pace;

static wa_pace wa_own_pace(const wa_simulation *simulation, const wa_course *course, const wa_node *node) {
  const wa_graph *outer = simulation->graph;
  if (node->op == WA_OP_ATTRIBUTE) return WA_PACE_PATIENT;
  if (node->op == WA_OP_HISTORY) return WA_PACE_CYCLE;
  if (node->op != WA_OP_GIVEN) return WA_PACE_RUN;
  wa_id argument = simulation->plan->given.ids[course->program->given[node->index]];
  return outer->nodes[argument].axis == WA_SCALAR ? WA_PACE_RUN : WA_PACE_CYCLE;
}

static wa_pace *wa_find_paces(const wa_simulation *simulation, const wa_course *course) {
  const wa_graph *graph = course->program->graph;
  wa_pace *paces = WA_NEW_ARRAY(simulation->arena, wa_pace, graph->n_nodes + 1);
  for (wa_id id = 0; id < graph->n_nodes; id++) {
    const wa_node *node = &graph->nodes[id];
    paces[id] = wa_own_pace(simulation, course, node);
    for (uint32_t i = 0; i < node->n_args; i++)
      if (paces[node->args[i]] > paces[id]) paces[id] = paces[node->args[i]];
  }
  return paces;
}

static void wa_want(bool *wanted, wa_id id) {
  if (id != WA_NONE) wanted[id] = true;
}

/* Marks what the marked nodes are made from. */
static void wa_spread_wanted(const wa_graph *graph, bool *wanted) {
  for (wa_id id = (wa_id)graph->n_nodes; id-- > 0;)
    for (uint32_t i = 0; wanted[id] && i < graph->nodes[id].n_args; i++) wanted[graph->nodes[id].args[i]] = true;
}

static wa_schedule wa_schedule_of(const wa_simulation *simulation, const wa_course *course, const bool *wanted,
                                  const wa_pace *paces, wa_pace pace) {
  const wa_graph *graph = course->program->graph;
  wa_schedule schedule = {WA_NEW_ARRAY(simulation->arena, wa_id, graph->n_nodes + 1), 0};
  for (wa_id id = 0; id < graph->n_nodes; id++)
    if (wanted[id] && paces[id] == pace && graph->nodes[id].op != WA_OP_NAME && wa_op_elementwise(graph->nodes[id].op)) schedule.ids[schedule.n++] = id;
  return schedule;
}

static bool *wa_no_nodes(const wa_simulation *simulation, const wa_course *course) {
  return WA_NEW_ARRAY(simulation->arena, bool, course->program->graph->n_nodes + 1);
}

static void wa_want_points(const wa_simulation *simulation, const wa_course *course, bool *wanted) {
  for (size_t i = 0; i < course->n_rows; i++) {
    const wa_patient_row *row = &simulation->plan->rows[course->rows[i]];
    bool point = row->count.what == WA_COUNTED_STATE || row->count.what == WA_COUNTED_EVERYONE;
    if (point) wa_want(wanted, row->coefficient);
  }
}

static void wa_want_begin(const wa_simulation *simulation, const wa_course *course, bool *wanted) {
  const wa_patient_program *program = course->program;
  const wa_patients *patients = simulation->patients;
  for (size_t i = 0; i < simulation->cohort->n_transitions; i++) wa_want(wanted, program->moves[i]);
  for (size_t e = 0; e < patients->n_events; e++) {
    wa_want(wanted, program->events[e]);
    for (size_t i = 0; i < patients->events[e].n_to; i++) wa_want(wanted, program->exits[e][i]);
    for (size_t i = 0; i < WA_VARIES_MOST_ARGS; i++) wa_want(wanted, program->stays[e].of[i]);
  }
  for (size_t i = 0; i < program->n_terms; i++)
    if (program->terms[i].count.what == WA_COUNTED_STATE) wa_want(wanted, program->terms[i].coefficient);
}

static void wa_want_end(const wa_simulation *simulation, const wa_course *course, bool *wanted) {
  const wa_patient_program *program = course->program;
  for (size_t i = 0; i < course->n_rows; i++) {
    const wa_patient_row *row = &simulation->plan->rows[course->rows[i]];
    if (row->count.what != WA_COUNTED_STATE && row->count.what != WA_COUNTED_EVERYONE) wa_want(wanted, row->coefficient);
  }
  for (size_t i = 0; i < program->n_terms; i++)
    if (program->terms[i].count.what != WA_COUNTED_STATE) wa_want(wanted, program->terms[i].coefficient);
}

static void wa_plan_schedules(const wa_simulation *simulation, wa_course *course) {
  const wa_graph *graph = course->program->graph;
  const wa_pace *paces = wa_find_paces(simulation, course);
  bool *start = wa_no_nodes(simulation, course), *begin = wa_no_nodes(simulation, course);
  bool *last = wa_no_nodes(simulation, course), *end = wa_no_nodes(simulation, course), *any = wa_no_nodes(simulation, course);
  for (size_t s = 0; s < simulation->cohort->n_states; s++) wa_want(start, course->program->starts[s]);
  wa_want_points(simulation, course, begin);
  wa_want_begin(simulation, course, begin);
  wa_want_points(simulation, course, last);
  wa_want_end(simulation, course, end);
  bool *all[] = {start, begin, last, end};
  for (size_t i = 0; i < 4; i++) wa_spread_wanted(graph, all[i]);
  for (wa_id id = 0; id < graph->n_nodes; id++) any[id] = start[id] || begin[id] || last[id] || end[id];
  course->once = wa_schedule_of(simulation, course, any, paces, WA_PACE_RUN);
  course->entry = wa_schedule_of(simulation, course, any, paces, WA_PACE_PATIENT);
  course->begin = wa_schedule_of(simulation, course, begin, paces, WA_PACE_CYCLE);
  course->last = wa_schedule_of(simulation, course, last, paces, WA_PACE_CYCLE);
  course->end = wa_schedule_of(simulation, course, end, paces, WA_PACE_CYCLE);
}

/* ---- leaves ---- */

static double *wa_lane_column(const wa_simulation *simulation) { return WA_NEW_ARRAY(simulation->arena, double, simulation->lanes); }

/* Constants and figures that are the same in all cycles are written into their columns once; rows are bound. */
static void wa_fill_leaves(const wa_simulation *simulation, wa_course *course) {
  const wa_graph *graph = course->program->graph;
  course->points = WA_NEW_ARRAY(simulation->arena, wa_binding, graph->n_nodes + 1);
  course->cycles = WA_NEW_ARRAY(simulation->arena, wa_binding, graph->n_nodes + 1);
  for (wa_id id = 0; id < graph->n_nodes; id++) {
    const wa_node *node = &graph->nodes[id];
    double value = node->number;
    if (node->op == WA_OP_GIVEN) {
      size_t argument = course->program->given[node->index];
      wa_axis axis = simulation->graph->nodes[simulation->plan->given.ids[argument]].axis;
      const wa_binding binding = {id, simulation->run->given[argument]};
      if (axis == WA_POINT) course->points[course->n_points++] = binding;
      if (axis == WA_CYCLE) course->cycles[course->n_cycles++] = binding;
      if (axis != WA_SCALAR) continue;
      value = binding.row[0];
    } else if (node->op != WA_OP_CONST && node->op != WA_OP_MISSING) {
      continue;
    }
    for (size_t lane = 0; lane < simulation->lanes; lane++) course->block->values[id][lane] = value;
  }
}

/* The column of a piece of history: that of its leaf, or NULL where no formula asks for it. */
static double *wa_history_column(const wa_course *course, wa_past past, size_t item) {
  const wa_graph *graph = course->program->graph;
  for (wa_id id = 0; id < graph->n_nodes; id++)
    if (graph->nodes[id].op == WA_OP_HISTORY && graph->nodes[id].index == item * WA_N_PASTS + past) return course->block->values[id];
  return NULL;
}

static void wa_open_history(wa_simulation *simulation, wa_course *course) {
  size_t n = simulation->patients->n_events, totals = simulation->patients->n_so_far;
  double ***of_event[] = {&course->count, &course->count_shown, &course->since, &course->ended, &course->happened, &course->gap, &course->days};
  for (size_t i = 0; i < sizeof of_event / sizeof *of_event; i++) *of_event[i] = WA_NEW_ARRAY(simulation->arena, double *, n + 1);
  for (size_t e = 0; e < n; e++) {
    course->count[e] = wa_lane_column(simulation);
    course->count_shown[e] = wa_history_column(course, WA_PAST_COUNT, e);
    course->since[e] = wa_history_column(course, WA_PAST_SINCE, e);
    course->ended[e] = wa_lane_column(simulation);
    course->happened[e] = wa_lane_column(simulation);
    course->gap[e] = wa_lane_column(simulation);
    course->days[e] = wa_lane_column(simulation);
  }
  course->time_in = wa_history_column(course, WA_PAST_TIME_IN, 0);
  course->so_far = WA_NEW_ARRAY(simulation->arena, double *, totals + 1);
  course->so_far_shown = WA_NEW_ARRAY(simulation->arena, double *, totals + 1);
  for (size_t t = 0; t < totals; t++) {
    course->so_far[t] = wa_lane_column(simulation);
    course->so_far_shown[t] = wa_history_column(course, WA_PAST_SO_FAR, t);
  }
}

static void wa_open_course(wa_simulation *simulation, size_t strategy) {
  wa_course *course = &simulation->courses[strategy];
  const wa_patients_plan *plan = simulation->plan;
  course->program = &plan->programs[strategy];
  course->strategy = strategy;
  for (size_t s = 0; s < simulation->cohort->n_states; s++) course->n_starts += course->program->starts[s] != WA_NONE;
  course->block = wa_block_new(simulation->arena, course->program->graph, simulation->lanes);
  size_t *rows = WA_NEW_ARRAY(simulation->arena, size_t, plan->n_rows + 1);
  course->kept = WA_NEW_ARRAY(simulation->arena, double *, plan->n_rows + 1);
  for (size_t i = 0; i < plan->n_rows; i++) {
    if (plan->rows[i].strategy != strategy) continue;
    rows[course->n_rows++] = i;
    if (plan->rows[i].carried) course->kept[i] = wa_lane_column(simulation);
  }
  course->rows = rows;
  double **columns[] = {&course->state, &course->before, &course->next, &course->moved, &course->stayed};
  for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) *columns[i] = wa_lane_column(simulation);
  wa_fill_leaves(simulation, course);
  wa_open_history(simulation, course);
  wa_plan_schedules(simulation, course);
  wa_compute_schedule(course, &course->once);
}

/* ---- what of an event matters ---- */

static void wa_find_timed(wa_simulation *simulation) {
  const wa_patients *patients = simulation->patients;
  simulation->timed = WA_NEW_ARRAY(simulation->arena, bool, patients->n_events + 1);
  simulation->event_ids = WA_NEW_ARRAY(simulation->arena, uint64_t, patients->n_events + 1);
  for (size_t e = 0; e < patients->n_events; e++) {
    simulation->event_ids[e] = wa_random_id(patients->events[e].name);
    simulation->timed[e] = patients->events[e].has_stay;
    for (size_t s = 0; s < simulation->model->n_strategies; s++)
      if (simulation->courses[s].since[e]) simulation->timed[e] = true;
    for (size_t i = 0; i < simulation->plan->n_rows; i++) {
      const wa_patient_count *count = &simulation->plan->rows[i].count;
      if (count->a == e && count->what == WA_COUNTED_REPEAT) simulation->timed[e] = true;
    }
    for (size_t s = 0; s < simulation->model->n_strategies; s++)
      for (size_t i = 0; i < simulation->plan->programs[s].n_terms; i++) {
        const wa_patient_count *count = &simulation->plan->programs[s].terms[i].count;
        if (count->a == e && count->what == WA_COUNTED_REPEAT) simulation->timed[e] = true;
      }
  }
}

/* Events that need no look at patients one by one. */
static void wa_find_simple(wa_simulation *simulation) {
  const wa_patients *patients = simulation->patients;
  simulation->simple = WA_NEW_ARRAY(simulation->arena, bool, patients->n_events + 1);
  for (size_t e = 0; e < patients->n_events; e++) {
    const wa_event *event = &patients->events[e];
    size_t group = 0, from = 0;
    for (size_t i = 0; i < patients->n_events; i++) group += patients->events[i].group == event->group;
    for (size_t s = 0; s < simulation->cohort->n_states; s++) from += event->from[s];
    simulation->simple[e] = group == 1 && from > 0 && event->n_to == 0 && !event->has_stay && !simulation->timed[e];
  }
}

/* States that nobody leaves and where no event happens need no luck. */
static void wa_find_inert(wa_simulation *simulation) {
  const wa_cohort *cohort = simulation->cohort;
  simulation->inert = WA_NEW_ARRAY(simulation->arena, bool, cohort->n_states + 1);
  for (size_t s = 0; s < cohort->n_states; s++) {
    simulation->inert[s] = true;
    simulation->stays_matter = simulation->stays_matter || cohort->states[s].lasts > 0;
    for (size_t e = 0; e < simulation->patients->n_events; e++)
      if (simulation->patients->events[e].from[s]) simulation->inert[s] = false;
  }
  for (size_t i = 0; i < cohort->n_transitions; i++)
    if (cohort->transitions[i].to != cohort->transitions[i].from) simulation->inert[cohort->transitions[i].from] = false;
  for (size_t s = 0; s < simulation->model->n_strategies; s++)
    if (simulation->courses[s].time_in) simulation->stays_matter = true;
}

static void wa_open_attributes(wa_simulation *simulation) {
  const wa_patient_program *program = &simulation->plan->attributes;
  const wa_graph *graph = program->graph;
  simulation->attributes = wa_block_new(simulation->arena, graph, simulation->lanes);
  simulation->attribute = WA_NEW_ARRAY(simulation->arena, double *, simulation->patients->n_attributes + 1);
  for (size_t i = 0; i < simulation->patients->n_attributes; i++) simulation->attribute[i] = wa_lane_column(simulation);
  for (wa_id id = 0; id < graph->n_nodes; id++) {
    const wa_node *node = &graph->nodes[id];
    double value = node->op == WA_OP_GIVEN ? simulation->run->given[program->given[node->index]][0] : node->number;
    if (node->op != WA_OP_GIVEN && node->op != WA_OP_CONST) continue;
    for (size_t lane = 0; lane < simulation->lanes; lane++) simulation->attributes->values[id][lane] = value;
  }
}

void wa_simulation_open(wa_simulation *simulation) {
  const wa_model *model = simulation->model;
  simulation->scratch = wa_lane_column(simulation);
  simulation->total = wa_lane_column(simulation);
  simulation->candidates = WA_NEW_ARRAY(simulation->arena, size_t, simulation->lanes);
  simulation->going = WA_NEW_ARRAY(simulation->arena, size_t, simulation->lanes);
  for (size_t i = 0; i < WA_CYCLES_A_TIME; i++) simulation->moves_luck[i] = wa_lane_column(simulation);
  simulation->luck = WA_NEW_ARRAY(simulation->arena, wa_event_luck, simulation->patients->n_events + 1);
  for (size_t e = 0; e < simulation->patients->n_events; e++)
    for (size_t i = 0; i < WA_CYCLES_A_TIME; i++) simulation->luck[e].unit[i] = wa_lane_column(simulation);
  simulation->courses = WA_NEW_ARRAY(simulation->arena, wa_course, model->n_strategies);
  wa_open_attributes(simulation);
  for (size_t s = 0; s < model->n_strategies; s++) wa_open_course(simulation, s);
  wa_find_timed(simulation);
  wa_find_simple(simulation);
  wa_find_inert(simulation);
}
