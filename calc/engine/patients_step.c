/* One cycle of a block of patients: what happens to them, and where they go. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "engine/patients_inside.h"
#include "engine/variate.h"
#include "engine/widths.h"

static const double WA_DAYS_PER_YEAR = 365; /* a cycle of "1 day" is 1/365 year */
static const double WA_NEVER = 1e6;         /* years since what has not happened yet */

void wa_compute_schedule(const wa_course *course, const wa_schedule *schedule) {
  for (size_t i = 0; i < schedule->n; i++) wa_evaluate_elements(course->block, schedule->ids[i]);
}

WA_WIDTHS static void wa_fill_column(double *column, size_t lanes, double value) {
  for (size_t lane = 0; lane < lanes; lane++) column[lane] = value;
}

void wa_bind(const wa_simulation *simulation, const wa_course *course, size_t point) {
  for (size_t i = 0; i < course->n_points; i++)
    wa_fill_column(course->block->values[course->points[i].node], simulation->lanes, course->points[i].row[point]);
  for (size_t i = 0; point < simulation->cycles && i < course->n_cycles; i++)
    wa_fill_column(course->block->values[course->cycles[i].node], simulation->lanes, course->cycles[i].row[point]);
}

WA_WIDTHS static void wa_years_since(double now, const double *restrict ended, const double *restrict count, size_t lanes,
                                     double *restrict since) {
  for (size_t lane = 0; lane < lanes; lane++) {
    double years = now > ended[lane] ? now - ended[lane] : 0;
    since[lane] = count[lane] > 0 ? years : WA_NEVER;
  }
}

void wa_look_back(wa_simulation *simulation, wa_course *course, size_t point) {
  double now = (double)point * simulation->year_per_cycle;
  for (size_t lane = 0; course->time_in && lane < simulation->lanes; lane++)
    course->time_in[lane] = course->stayed[lane] * simulation->year_per_cycle;
  for (size_t e = 0; e < simulation->patients->n_events; e++)
    if (course->since[e]) wa_years_since(now, course->ended[e], course->count[e], simulation->lanes, course->since[e]);
  for (size_t e = 0; e < simulation->patients->n_events; e++)
    if (course->count_shown[e]) memcpy(course->count_shown[e], course->count[e], simulation->lanes * sizeof(double));
  wa_show_totals(simulation, course);
}

void wa_show_totals(const wa_simulation *simulation, const wa_course *course) {
  for (size_t t = 0; t < simulation->patients->n_so_far; t++)
    if (course->so_far_shown[t]) memcpy(course->so_far_shown[t], course->so_far[t], simulation->lanes * sizeof(double));
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
WA_WIDTHS static void wa_take_move(const double *restrict p, const double *restrict luck, double to, size_t lanes,
                                   double *restrict bound, double *restrict next, double *restrict bad) {
  for (size_t lane = 0; lane < lanes; lane++) {
    double low = bound[lane], high = low + p[lane];
    next[lane] = luck[lane] >= low && luck[lane] < high ? to : next[lane];
    bad[lane] = p[lane] >= 0 ? bad[lane] : 1;
    bound[lane] = high;
  }
}

/* Whether somebody in state `from` has a sum outside low..high, or is marked as bad. */
WA_WIDTHS static bool wa_any_wrong(const double *restrict before, double from, const double *restrict sum, double low, double high,
                                   const double *restrict bad, size_t lanes) {
  double wrong[8] = {0};
  for (size_t i = 0; i < lanes; i += 8)
    for (size_t k = 0; k < 8; k++) {
      double here = bad[i + k], above = sum[i + k] >= low ? here : 1, off = sum[i + k] <= high ? above : 1;
      wrong[k] += before[i + k] == from ? off : 0;
    }
  return wrong[0] + wrong[1] + wrong[2] + wrong[3] + wrong[4] + wrong[5] + wrong[6] + wrong[7] > 0;
}

static bool wa_check_row(wa_simulation *simulation, wa_course *course, size_t first, size_t end, bool rest, size_t cycle) {
  double from = (double)simulation->cohort->transitions[first].from;
  const double *sum = simulation->total, *bad = simulation->scratch;
  double low = rest ? -1 : 1 - WA_SUM_TOLERANCE, high = rest ? 1 + WA_REST_SLACK : 1 + WA_SUM_TOLERANCE;
  if (!wa_any_wrong(course->before, from, sum, low, high, bad, simulation->lanes)) return true;
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

/* A row of one move and its rest, as most are. */
typedef struct wa_pair_of_moves {
  double from, to, stay, most;
} wa_pair_of_moves;

/* Moves everybody of the row in one loop; says whether a probability is wrong. */
WA_WIDTHS static bool wa_take_pair(wa_pair_of_moves pair, const double *restrict luck, const double *restrict p,
                                   const double *restrict before, const double *restrict moved, size_t lanes, double *restrict state) {
  double wrong[8] = {0};
  for (size_t i = 0; i < lanes; i += 8)
    for (size_t k = 0; k < 8; k++) {
      size_t lane = i + k;
      double old = state[lane], chance = p[lane], choice = luck[lane] < chance ? pair.to : pair.stay;
      double free = moved[lane] == 0 ? choice : old;
      double low = chance >= 0 ? 0 : 1, off = chance <= pair.most ? low : 1;
      wrong[k] += before[lane] == pair.from ? off : 0;
      state[lane] = before[lane] == pair.from ? free : old;
    }
  return wrong[0] + wrong[1] + wrong[2] + wrong[3] + wrong[4] + wrong[5] + wrong[6] + wrong[7] > 0;
}

static bool wa_step_pair(wa_simulation *simulation, wa_course *course, const wa_transition *move, const wa_transition *rest,
                         size_t first, size_t cycle) {
  const double *luck = simulation->moves_luck[cycle % WA_CYCLES_A_TIME];
  const double *p = course->block->values[course->program->moves[move - simulation->cohort->transitions]];
  const wa_pair_of_moves pair = {(double)move->from, (double)move->to, (double)rest->to, 1 + WA_REST_SLACK};
  if (!wa_take_pair(pair, luck, p, course->before, course->moved, simulation->lanes, course->state)) return true;
  size_t lane = 0;
  while (course->before[lane] != pair.from || (p[lane] >= 0 && p[lane] <= pair.most)) lane++;
  return wa_blame_row(simulation, course, first, first + 2, lane, cycle);
}

/* Those of state `from` whom no event has moved go where the row sends them. */
WA_WIDTHS static void wa_take_choice(double from, const double *restrict before, const double *restrict moved,
                                     const double *restrict choice, size_t lanes, double *restrict state) {
  for (size_t lane = 0; lane < lanes; lane++) {
    double old = state[lane], next = choice[lane], free = moved[lane] == 0 ? next : old;
    state[lane] = before[lane] == from ? free : old;
  }
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
    if (!t->rest) wa_take_move(course->block->values[course->program->moves[i]], luck, (double)t->to, simulation->lanes, bound, choice, bad);
  }
  if (!wa_check_row(simulation, course, first, end, rest != NULL, cycle)) return false;
  wa_take_choice(from, course->before, course->moved, choice, simulation->lanes, course->state);
  return true;
}

WA_WIDTHS static void wa_count_stays(const double *restrict state, const double *restrict before, size_t lanes, double *restrict stayed) {
  for (size_t lane = 0; lane < lanes; lane++) {
    double longer = stayed[lane] + 1;
    stayed[lane] = state[lane] == before[lane] ? longer : 0;
  }
}

bool wa_step_moves(wa_simulation *simulation, wa_course *course, size_t cycle) {
  const wa_cohort *cohort = simulation->cohort;
  for (size_t first = 0, end; first < cohort->n_transitions; first = end) {
    for (end = first; end < cohort->n_transitions && cohort->transitions[end].from == cohort->transitions[first].from;) end++;
    if (!wa_step_row(simulation, course, first, end, cycle)) return false;
  }
  if (simulation->stays_matter) wa_count_stays(course->state, course->before, simulation->lanes, course->stayed);
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

/* Adds the probability of an event to the sums of those in one state; 2 where it is none. */
WA_WIDTHS static void wa_add_chance(double here, const double *restrict p, const double *restrict state, size_t lanes, double *restrict sum) {
  for (size_t lane = 0; lane < lanes; lane++) {
    double least = p[lane] >= 0 ? p[lane] : 2, right = least <= 1 ? least : 2;
    sum[lane] += state[lane] == here ? right : 0;
  }
}

/* 1 for those that `sum` makes something happen to, or is wrong for. */
WA_WIDTHS static void wa_mark_due(const double *restrict luck, const double *restrict sum, const double *restrict moved, size_t lanes,
                                  double *restrict due) {
  for (size_t lane = 0; lane < lanes; lane++) {
    double low = luck[lane] < sum[lane] ? 1 : 0, wrong = sum[lane] > 1 ? 1 : low;
    due[lane] = moved[lane] == 0 ? wrong : 0;
  }
}

/* Lists whom an event of the group may happen to: where the number drawn is below the sum of the probabilities, or
 * something is wrong with these. Few are, and only they are looked at one by one. */
static size_t wa_find_candidates(const wa_simulation *simulation, const wa_course *course, size_t group, size_t cycle) {
  const wa_patients *patients = simulation->patients;
  double *sum = simulation->total, *due = simulation->scratch;
  size_t n = 0;
  wa_fill_column(sum, simulation->lanes, 0);
  for (size_t e = group; e < patients->n_events; e++)
    for (size_t s = 0; patients->events[e].group == group && s < simulation->cohort->n_states; s++)
      if (patients->events[e].from[s])
        wa_add_chance((double)s, course->block->values[course->program->events[e]], course->state, simulation->lanes, sum);
  wa_mark_due(simulation->luck[group].unit[cycle % WA_CYCLES_A_TIME], sum, course->moved, simulation->lanes, due);
  for (size_t lane = 0; lane < simulation->count; lane++) {
    simulation->candidates[n] = lane;
    n += due[lane] != 0;
  }
  return n;
}

/* 1 where the event may happen at all. */
WA_WIDTHS static void wa_mark_states(const bool *from, size_t n_states, const double *restrict state, const double *restrict moved,
                                     size_t lanes, double *restrict open) {
  for (size_t s = 0, before = 0; s < n_states; s++) {
    if (!from[s]) continue;
    double here = (double)s;
    if (before++ == 0)
      for (size_t lane = 0; lane < lanes; lane++) open[lane] = state[lane] == here ? 1 : 0;
    else
      for (size_t lane = 0; lane < lanes; lane++) open[lane] = state[lane] == here ? 1 : open[lane];
  }
  for (size_t lane = 0; lane < lanes; lane++) open[lane] = moved[lane] == 0 ? open[lane] : 0;
}

/* An event that does nothing but count, for all at once; says whether a probability is wrong. */
WA_WIDTHS static bool wa_count_simple(const double *restrict luck, const double *p, const double *restrict open, size_t lanes,
                                      double *restrict happened, double *count) {
  double wrong[8] = {0};
  for (size_t i = 0; i < lanes; i += 8)
    for (size_t k = 0; k < 8; k++) {
      size_t lane = i + k;
      double due = luck[lane] < p[lane] ? open[lane] : 0, low = p[lane] >= 0 ? 0 : 1, off = p[lane] <= 1 ? low : 1;
      happened[lane] = due;
      count[lane] += due;
      wrong[k] += off * open[lane];
    }
  return wrong[0] + wrong[1] + wrong[2] + wrong[3] + wrong[4] + wrong[5] + wrong[6] + wrong[7] > 0;
}

static bool wa_step_simple(wa_simulation *simulation, wa_course *course, size_t e, size_t cycle) {
  const double *p = course->block->values[course->program->events[e]], *luck = simulation->luck[e].unit[cycle % WA_CYCLES_A_TIME];
  double *open = simulation->scratch;
  wa_mark_states(simulation->patients->events[e].from, simulation->cohort->n_states, course->state, course->moved, simulation->lanes, open);
  if (!wa_count_simple(luck, p, open, simulation->lanes, course->happened[e], course->count[e])) return true;
  size_t lane = 0;
  while (open[lane] == 0 || (p[lane] >= 0 && p[lane] <= 1)) lane++;
  return wa_blame_event(simulation, course, e, lane, cycle, p[lane], p[lane]);
}

static bool wa_step_group(wa_simulation *simulation, wa_course *course, size_t group, size_t cycle) {
  size_t n = wa_find_candidates(simulation, course, group, cycle);
  for (size_t i = 0; i < n; i++)
    if (!wa_compete(simulation, course, group, simulation->candidates[i], cycle)) return false;
  return true;
}

bool wa_step_events(wa_simulation *simulation, wa_course *course, size_t cycle) {
  const wa_patients *patients = simulation->patients;
  wa_fill_column(course->moved, simulation->lanes, 0);
  for (size_t e = 0; e < patients->n_events; e++) {
    if (!simulation->simple[e]) wa_fill_column(course->happened[e], simulation->lanes, 0);
    if (patients->events[e].has_stay) wa_fill_column(course->days[e], simulation->lanes, 0);
    if (simulation->timed[e]) wa_fill_column(course->gap[e], simulation->lanes, WA_NEVER);
  }
  for (size_t e = 0; e < patients->n_events; e++) {
    if (patients->events[e].group != e) continue;
    bool right = simulation->simple[e] ? wa_step_simple(simulation, course, e, cycle) : wa_step_group(simulation, course, e, cycle);
    if (!right) return false;
  }
  return true;
}

/* ---- the start ---- */

static bool wa_start_patient(wa_simulation *simulation, wa_course *course, size_t lane) {
  const wa_cohort *cohort = simulation->cohort;
  double luck = course->n_starts > 1 ? wa_single_luck(simulation, WA_LUCK_START, 0, lane, 0) : 0, sum = 0;
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
