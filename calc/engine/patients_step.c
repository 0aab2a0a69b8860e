/* One cycle of a block of patients: what happens to them, and where they go. */
#include <math.h>
#include <stdint.h>

#include "engine/patients_inside.h"
#include "engine/variate.h"

static const double WA_DAYS_PER_YEAR = 365; /* a cycle of "1 day" is 1/365 year */
static const double WA_NEVER = 1e6;         /* years since what has not happened yet */

void wa_compute_schedule(const wa_course *course, const wa_schedule *schedule) {
  for (size_t i = 0; i < schedule->n; i++) wa_evaluate_elements(course->block, schedule->ids[i]);
}

static void wa_fill_column(double *column, size_t lanes, double value) {
  for (size_t lane = 0; lane < lanes; lane++) column[lane] = value;
}

void wa_bind(const wa_simulation *simulation, const wa_course *course, size_t point) {
  for (size_t i = 0; i < course->n_points; i++)
    wa_fill_column(course->block->values[course->points[i].node], simulation->lanes, course->points[i].row[point]);
  for (size_t i = 0; point < simulation->cycles && i < course->n_cycles; i++)
    wa_fill_column(course->block->values[course->cycles[i].node], simulation->lanes, course->cycles[i].row[point]);
}

void wa_look_back(wa_simulation *simulation, wa_course *course, size_t point) {
  double now = (double)point * simulation->year_per_cycle;
  for (size_t lane = 0; course->time_in && lane < simulation->lanes; lane++)
    course->time_in[lane] = course->stayed[lane] * simulation->year_per_cycle;
  for (size_t e = 0; e < simulation->patients->n_events; e++) {
    double *since = course->since[e];
    const double *ended = course->ended[e], *count = course->count[e];
    for (size_t lane = 0; since && lane < simulation->lanes; lane++) {
      double years = now > ended[lane] ? now - ended[lane] : 0;
      since[lane] = count[lane] > 0 ? years : WA_NEVER;
    }
  }
}

/* ---- rows of probabilities ---- */

/* A row that cannot be: the first lane of state `from` where it is so is named. */
static bool wa_blame_row(wa_simulation *simulation, const wa_course *course, size_t first, size_t end, size_t lane, size_t cycle) {
  const wa_cohort *cohort = simulation->cohort;
  double sum = 0;
  bool rest = false;
  wa_span span = cohort->transitions[first].span;
  for (size_t i = first; i < end; i++) {
    const wa_transition *t = &cohort->transitions[i];
    rest = rest || t->rest;
    if (t->rest) continue;
    double p = course->block->values[course->program->moves[i]][lane];
    span = t->probability.span;
    sum += p;
    if (p >= 0 && p <= 1) continue;
    return wa_patient_fault(simulation, course, lane, cycle, span, "the probability of '%s' -> '%s' is %.10g, which must lie in 0..1,",
                            cohort->states[t->from].name, cohort->states[t->to].name, p);
  }
  if (rest)
    return wa_patient_fault(simulation, course, lane, cycle, span,
                            "the probabilities of leaving '%s' sum to %.10g, so that nothing is left for 'rest',",
                            cohort->states[cohort->transitions[first].from].name, sum);
  return wa_patient_fault(simulation, course, lane, cycle, span, "the probabilities out of '%s' sum to %.10g, not to 1,",
                          cohort->states[cohort->transitions[first].from].name, sum);
}

/* One more move of a row: adds its probability and finds who takes it. `bound` is the sum of those before. */
static void wa_take_move(const double *p, const double *luck, double to, double *bound, double *next, double *bad, size_t lanes) {
  for (size_t lane = 0; lane < lanes; lane++) {
    double low = bound[lane], high = low + p[lane];
    next[lane] = luck[lane] >= low && luck[lane] < high ? to : next[lane];
    bad[lane] = p[lane] >= 0 ? bad[lane] : 1;
    bound[lane] = high;
  }
}

static bool wa_check_row(wa_simulation *simulation, wa_course *course, size_t first, size_t end, bool rest, size_t cycle) {
  double from = (double)simulation->cohort->transitions[first].from;
  const double *sum = simulation->total, *bad = simulation->scratch;
  double low = rest ? -1 : 1 - WA_SUM_TOLERANCE, high = rest ? 1 + WA_REST_SLACK : 1 + WA_SUM_TOLERANCE;
  double wrong = 0;
  for (size_t lane = 0; lane < simulation->lanes; lane++) {
    double right = sum[lane] >= low && sum[lane] <= high ? bad[lane] : 1;
    wrong += course->before[lane] == from ? right : 0; /* NOLINT: states are whole numbers */
  }
  if (wrong == 0) return true;
  for (size_t lane = 0; lane < simulation->lanes; lane++) {
    bool right = sum[lane] >= low && sum[lane] <= high && bad[lane] == 0;
    if (course->before[lane] == from && !right) return wa_blame_row(simulation, course, first, end, lane, cycle);
  }
  return true;
}

/* Where the row's rest leads: in a tunnel it stays until the stay is over. */
static void wa_take_rest(const wa_simulation *simulation, const wa_course *course, const wa_transition *t, double *next) {
  size_t lasts = simulation->cohort->states[t->from].lasts;
  double to = (double)t->to, from = (double)t->from, over = lasts ? (double)lasts - 1 : 0;
  for (size_t lane = 0; lane < simulation->lanes; lane++) next[lane] = course->stayed[lane] < over ? from : to;
}

static bool wa_any(const double *x, size_t lanes) {
  double part[8] = {0};
  for (size_t i = 0; i < lanes; i += 8)
    for (size_t k = 0; k < 8; k++) part[k] += x[i + k];
  return part[0] + part[1] + part[2] + part[3] + part[4] + part[5] + part[6] + part[7] > 0;
}

/* A row of one move and its rest, as most are, in one loop. */
static bool wa_step_pair(wa_simulation *simulation, wa_course *course, const wa_transition *move, const wa_transition *rest,
                         size_t first, size_t cycle) {
  const double *restrict luck = simulation->moves_luck[cycle % WA_CYCLES_A_TIME];
  const double *restrict p = course->block->values[course->program->moves[move - simulation->cohort->transitions]];
  const double *restrict before = course->before, *restrict moved = course->moved;
  double *restrict state = course->state, *restrict wrong = simulation->scratch;
  double from = (double)move->from, to = (double)move->to, stay = (double)rest->to, most = 1 + WA_REST_SLACK;
  for (size_t lane = 0; lane < simulation->lanes; lane++) {
    double choice = luck[lane] < p[lane] ? to : stay, free = moved[lane] == 0 ? choice : state[lane];
    double low = p[lane] >= 0 ? 0 : 1, off = p[lane] <= most ? low : 1;
    wrong[lane] = before[lane] == from ? off : 0;
    state[lane] = before[lane] == from ? free : state[lane];
  }
  if (!wa_any(wrong, simulation->lanes)) return true;
  size_t lane = 0;
  while (wrong[lane] == 0) lane++;
  return wa_blame_row(simulation, course, first, first + 2, lane, cycle);
}

static bool wa_step_row(wa_simulation *simulation, wa_course *course, size_t first, size_t end, size_t cycle) {
  const wa_cohort *cohort = simulation->cohort;
  const double *luck = simulation->moves_luck[cycle % WA_CYCLES_A_TIME];
  double from = (double)cohort->transitions[first].from, *choice = course->next, *bad = simulation->scratch, *bound = simulation->total;
  const wa_transition *rest = NULL, *final = NULL;
  for (size_t i = first; i < end; i++) {
    if (cohort->transitions[i].rest) rest = &cohort->transitions[i];
    else final = &cohort->transitions[i];
  }
  if (!final && rest->to == rest->from) return true; /* nobody leaves */
  if (final && rest && end - first == 2 && cohort->states[final->from].lasts == 0)
    return wa_step_pair(simulation, course, final, rest, first, cycle);
  /* Without a rest, what rounding leaves of the row goes to its last move. */
  wa_take_rest(simulation, course, rest ? rest : final, choice);
  wa_fill_column(bad, simulation->lanes, 0);
  wa_fill_column(bound, simulation->lanes, 0);
  for (size_t i = first; i < end; i++) {
    const wa_transition *t = &cohort->transitions[i];
    if (!t->rest) wa_take_move(course->block->values[course->program->moves[i]], luck, (double)t->to, bound, choice, bad, simulation->lanes);
  }
  if (!wa_check_row(simulation, course, first, end, rest != NULL, cycle)) return false;
  for (size_t lane = 0; lane < simulation->lanes; lane++) {
    double free = course->moved[lane] == 0 ? choice[lane] : course->state[lane];
    course->state[lane] = course->before[lane] == from ? free : course->state[lane];
  }
  return true;
}

bool wa_step_moves(wa_simulation *simulation, wa_course *course, size_t cycle) {
  const wa_cohort *cohort = simulation->cohort;
  for (size_t first = 0, end; first < cohort->n_transitions; first = end) {
    for (end = first; end < cohort->n_transitions && cohort->transitions[end].from == cohort->transitions[first].from;) end++;
    if (!wa_step_row(simulation, course, first, end, cycle)) return false;
  }
  for (size_t lane = 0; simulation->stays_matter && lane < simulation->lanes; lane++)
    course->stayed[lane] = course->state[lane] == course->before[lane] ? course->stayed[lane] + 1 : 0;
  return true;
}

/* ---- events ---- */

static bool wa_leave_by_event(wa_simulation *simulation, wa_course *course, size_t e, size_t lane, size_t cycle) {
  const wa_event *event = &simulation->patients->events[e];
  const wa_id *exits = course->program->exits[e];
  if (event->n_to == 0) return true;
  double luck = event->n_to > 1 || exits[0] != WA_NONE
                    ? wa_single_luck(simulation, WA_LUCK_EXIT, simulation->event_ids[e], lane, cycle) : 0;
  double sum = 0;
  bool left = false;
  for (size_t i = 0; i < event->n_to; i++) {
    double share = exits[i] == WA_NONE ? 1 : course->block->values[exits[i]][lane];
    if (!(share >= 0 && share <= 1))
      return wa_patient_fault(simulation, course, lane, cycle, event->to[i].share.span,
                              "the probability that '%s' leads to '%s' is %.10g, which must lie in 0..1,", event->name,
                              simulation->cohort->states[event->to[i].state].name, share);
    sum += share;
    if (left || luck >= sum) continue;
    left = true;
    course->state[lane] = (double)event->to[i].state;
    course->moved[lane] = 1;
  }
  if (sum <= 1 + WA_SUM_TOLERANCE) return true;
  return wa_patient_fault(simulation, course, lane, cycle, event->to[0].span, "the probabilities of where '%s' leads sum to %.10g",
                          event->name, sum);
}

static bool wa_length_of_stay(wa_simulation *simulation, const wa_course *course, size_t e, size_t lane, size_t cycle, double *days) {
  const wa_event *event = &simulation->patients->events[e];
  double args[WA_VARIES_MOST_ARGS], luck = 0.5;
  *days = 0;
  if (!event->has_stay) return true;
  for (size_t i = 0; i < WA_VARIES_MOST_ARGS; i++) {
    wa_id id = course->program->stays[e].of[i];
    args[i] = id == WA_NONE ? NAN : course->block->values[id][lane];
  }
  if (event->stay.kind != WA_VARIES_VALUE) luck = wa_single_luck(simulation, WA_LUCK_STAY, simulation->event_ids[e], lane, cycle);
  *days = wa_variate_at(event->stay.kind, luck, args);
  if (*days >= 0 && isfinite(*days)) return true;
  return wa_patient_fault(simulation, course, lane, cycle, event->stay.span, "the stay of '%s' is %.10g days", event->name, *days);
}

/* The event happens: at a time within what is left of the cycle behind the stay of the one before. */
static bool wa_happen(wa_simulation *simulation, wa_course *course, size_t e, size_t lane, size_t cycle) {
  double begin = (double)cycle * simulation->year_per_cycle, end = (double)(cycle + 1) * simulation->year_per_cycle, days;
  bool before = course->count[e][lane] > 0;
  if (!wa_length_of_stay(simulation, course, e, lane, cycle, &days)) return false;
  if (simulation->timed[e]) {
    if (before && course->ended[e][lane] > begin) begin = course->ended[e][lane];
    double time = begin + (end - begin) * wa_single_luck(simulation, WA_LUCK_TIME, simulation->event_ids[e], lane, cycle);
    course->gap[e][lane] = before ? time - course->ended[e][lane] : WA_NEVER;
    course->ended[e][lane] = time + days / WA_DAYS_PER_YEAR;
  }
  course->happened[e][lane] = 1;
  course->days[e][lane] = days;
  course->count[e][lane] += 1;
  return wa_leave_by_event(simulation, course, e, lane, cycle);
}

static bool wa_blame_event(wa_simulation *simulation, const wa_course *course, size_t e, size_t lane, size_t cycle, double p, double sum) {
  const wa_event *event = &simulation->patients->events[e];
  if (!(p >= 0 && p <= 1))
    return wa_patient_fault(simulation, course, lane, cycle, event->probability.span,
                            "the probability of '%s' is %.10g, which must lie in 0..1,", event->name, p);
  return wa_patient_fault(simulation, course, lane, cycle, event->probability.span,
                          "the probabilities of '%s' and the events it competes with sum to %.10g, which is above 1,", event->name, sum);
}

/* The events that compete with the first of a group, for one patient. */
static bool wa_compete(wa_simulation *simulation, wa_course *course, size_t group, size_t lane, size_t cycle) {
  const wa_patients *patients = simulation->patients;
  double luck = simulation->luck[group].unit[cycle % WA_CYCLES_A_TIME][lane], sum = 0;
  double end = (double)(cycle + 1) * simulation->year_per_cycle;
  size_t state = (size_t)course->state[lane], chosen = SIZE_MAX;
  for (size_t e = group; e < patients->n_events; e++) {
    if (patients->events[e].group != group || !patients->events[e].from[state]) continue;
    double p = course->block->values[course->program->events[e]][lane];
    bool busy = patients->events[e].has_stay && course->count[e][lane] > 0 && course->ended[e][lane] >= end;
    sum += p;
    if (!(p >= 0 && p <= 1 && sum <= 1 + WA_SUM_TOLERANCE)) return wa_blame_event(simulation, course, e, lane, cycle, p, sum);
    if (chosen == SIZE_MAX && luck < sum) chosen = busy ? patients->n_events : e;
  }
  return chosen >= patients->n_events || wa_happen(simulation, course, chosen, lane, cycle);
}

/* Marks whom an event of the group may happen to: where the number drawn is below the sum of the probabilities, or
 * something is wrong with these. Few are, and only they are looked at one by one. */
static void wa_find_candidates(const wa_simulation *simulation, const wa_course *course, size_t group, size_t cycle,
                               double *restrict candidate) {
  const wa_patients *patients = simulation->patients;
  const double *restrict luck = simulation->luck[group].unit[cycle % WA_CYCLES_A_TIME];
  const double *restrict state = course->state, *restrict moved = course->moved;
  double *restrict sum = simulation->total;
  wa_fill_column(sum, simulation->lanes, 0);
  wa_fill_column(candidate, simulation->lanes, 0);
  for (size_t e = group; e < patients->n_events; e++) {
    const double *restrict p = course->block->values[course->program->events[e]];
    for (size_t s = 0; patients->events[e].group == group && s < simulation->cohort->n_states; s++) {
      double here = (double)s;
      for (size_t lane = 0; patients->events[e].from[s] && lane < simulation->lanes; lane++) {
        double least = p[lane] >= 0 ? p[lane] : 2, right = least <= 1 ? least : 2;
        sum[lane] += state[lane] == here ? right : 0;
      }
    }
  }
  for (size_t lane = 0; lane < simulation->lanes; lane++) {
    double due = luck[lane] < sum[lane] ? 1 : 0, wrong = sum[lane] > 1 ? 1 : due;
    candidate[lane] = moved[lane] == 0 ? wrong : 0;
  }
}

bool wa_step_events(wa_simulation *simulation, wa_course *course, size_t cycle) {
  const wa_patients *patients = simulation->patients;
  double *candidate = simulation->scratch;
  wa_fill_column(course->moved, simulation->lanes, 0);
  for (size_t e = 0; e < patients->n_events; e++) {
    wa_fill_column(course->happened[e], simulation->lanes, 0);
    if (patients->events[e].has_stay) wa_fill_column(course->days[e], simulation->lanes, 0);
    if (simulation->timed[e]) wa_fill_column(course->gap[e], simulation->lanes, WA_NEVER);
  }
  for (size_t e = 0; e < patients->n_events; e++) {
    if (patients->events[e].group != e) continue;
    wa_find_candidates(simulation, course, e, cycle, candidate);
    for (size_t lane = 0; lane < simulation->count; lane++)
      if (candidate[lane] != 0 && !wa_compete(simulation, course, e, lane, cycle)) return false;
  }
  return true;
}

/* ---- the start ---- */

static bool wa_start_patient(wa_simulation *simulation, wa_course *course, size_t lane) {
  const wa_cohort *cohort = simulation->cohort;
  double luck = wa_single_luck(simulation, WA_LUCK_START, 0, lane, 0), sum = 0;
  bool chosen = false;
  for (size_t s = 0; s < cohort->n_states; s++) {
    if (course->program->starts[s] == WA_NONE) continue;
    double share = course->block->values[course->program->starts[s]][lane];
    sum += share;
    if (!(share >= 0 && share <= 1))
      return wa_patient_fault(simulation, course, lane, SIZE_MAX, cohort->states[s].start.span,
                              "the probability of starting in '%s' is %.10g, which must lie in 0..1,", cohort->states[s].name, share);
    if (!chosen) course->state[lane] = (double)s; /* the last one takes what rounding leaves */
    chosen = chosen || luck < sum;
  }
  if (fabs(sum - 1) <= WA_SUM_TOLERANCE) return true;
  return wa_patient_fault(simulation, course, lane, SIZE_MAX, cohort->span, "the probabilities of the states at the start sum to %.10g, not to 1,", sum);
}

bool wa_start_course(wa_simulation *simulation, wa_course *course) {
  wa_compute_schedule(course, &course->entry);
  for (size_t e = 0; e < simulation->patients->n_events; e++) {
    wa_fill_column(course->count[e], simulation->lanes, 0);
    wa_fill_column(course->ended[e], simulation->lanes, 0);
  }
  for (size_t t = 0; t < simulation->patients->n_so_far; t++) wa_fill_column(course->so_far[t], simulation->lanes, 0);
  wa_fill_column(course->stayed, simulation->lanes, 0);
  wa_fill_column(course->state, simulation->lanes, -1);
  for (size_t lane = 0; lane < simulation->count; lane++)
    if (!wa_start_patient(simulation, course, lane)) return false;
  return true;
}
