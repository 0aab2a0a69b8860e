/* What is counted of patients: sums over them, their own figures, running totals. */
#include <math.h>
#include <string.h>

#include "engine/patients_inside.h"
#include "engine/widths.h"

/* Eight running sums make a unit of 64 a fixed tree of additions, which the compiler turns into vectors. */
WA_WIDTHS static double wa_sum_units(double sum, const double *x, size_t lanes) {
  for (size_t unit = 0; unit < lanes; unit += WA_UNIT_LANES) {
    double part[8] = {0};
    for (size_t i = unit; i < unit + WA_UNIT_LANES; i += 8)
      for (size_t k = 0; k < 8; k++) part[k] += x[i + k];
    sum += ((part[0] + part[1]) + (part[2] + part[3])) + ((part[4] + part[5]) + (part[6] + part[7]));
  }
  return sum;
}

static void wa_watch(const wa_simulation *simulation, size_t place, const double *x) {
  const wa_patients_watch *watch = simulation->run->watch;
  for (size_t f = 0; f < watch->n_figures; f++) {
    double weight = watch->weights[f][place], *values = watch->values[f] + simulation->first;
    size_t left = watch->n_patients > simulation->first ? watch->n_patients - simulation->first : 0;
    for (size_t lane = 0; weight != 0 && lane < simulation->count && lane < left; lane++) values[lane] += weight * x[lane];
  }
}

static void wa_add_to_sums(const wa_simulation *simulation, size_t place, const double *x) {
  simulation->sums[place] = wa_sum_units(simulation->sums[place], x, simulation->lanes);
  if (simulation->run->watch) wa_watch(simulation, place, x);
}

/* What is counted of each patient of the block, without a coefficient: in `x`, or where it stands already. */
WA_WIDTHS static const double *wa_count_lanes(const wa_course *course, const wa_patient_count *count, size_t lanes, double *restrict x) {
  double a = (double)count->a, b = (double)count->b;
  const double *state = course->state, *before = course->before;
  switch (count->what) {
    case WA_COUNTED_STATE:
      for (size_t i = 0; i < lanes; i++) x[i] = state[i] == a ? 1 : 0;
      break;
    case WA_COUNTED_EVERYONE:
      for (size_t i = 0; i < lanes; i++) x[i] = state[i] >= 0 ? 1 : 0;
      break;
    case WA_COUNTED_MOVE:
      if (count->a == SIZE_MAX)
        for (size_t i = 0; i < lanes; i++) x[i] = state[i] == b && before[i] != b ? 1 : 0;
      else
        for (size_t i = 0; i < lanes; i++) x[i] = state[i] == b && before[i] == a ? 1 : 0;
      break;
    case WA_COUNTED_EVENT: return course->happened[count->a];
    case WA_COUNTED_REPEAT: {
      const double *gap = course->gap[count->a];
      double days = count->days;
      for (size_t i = 0; i < lanes; i++) x[i] = gap[i] * 365 <= days ? 1 : 0;
      break;
    }
    case WA_COUNTED_STAY: return course->days[count->a];
    case WA_COUNTED_AT_LEAST: {
      const double *times = course->count[count->a];
      for (size_t i = 0; i < lanes; i++) x[i] = state[i] >= 0 && times[i] >= b ? 1 : 0;
      break;
    }
  }
  return x;
}

/* Times the coefficient; 0 times what cannot be computed for somebody else is 0. `counted` may be `x` itself. */
WA_WIDTHS static void wa_weigh(const double *counted, const double *restrict coefficient, size_t lanes, double *x) {
  for (size_t i = 0; i < lanes; i++) {
    double each = counted[i], product = each * coefficient[i];
    x[i] = each > 0 ? product : 0; /* what is counted is never below 0 */
  }
}

static bool wa_check_sum(wa_simulation *simulation, const wa_course *course, const wa_patient_row *row, const double *x, size_t place, size_t cycle) {
  if (isfinite(simulation->sums[row->first + place])) return true;
  for (size_t lane = 0; lane < simulation->count; lane++) {
    if (isfinite(x[lane])) continue;
    wa_span span = course->program->graph->nodes[row->coefficient].span;
    return wa_patient_fault(simulation, course, lane, cycle, span, "an amount is not finite");
  }
  return true;
}

/* Patients in a state: whole numbers, whose sum is the same in any order. */
WA_WIDTHS static double wa_number_in(const double *state, double a, size_t lanes) {
  double part[8] = {0};
  for (size_t i = 0; i < lanes; i += 8)
    for (size_t k = 0; k < 8; k++) part[k] += state[i + k] == a ? 1 : 0;
  return ((part[0] + part[1]) + (part[2] + part[3])) + ((part[4] + part[5]) + (part[6] + part[7]));
}

static bool wa_count_row(wa_simulation *simulation, const wa_course *course, size_t index, size_t place, size_t cycle) {
  const wa_patient_row *row = &simulation->plan->rows[index];
  double *x = simulation->scratch;
  if (row->count.what == WA_COUNTED_STATE && row->coefficient == WA_NONE && !simulation->run->watch) {
    simulation->sums[row->first + place] += wa_number_in(course->state, (double)row->count.a, simulation->lanes);
    return true;
  }
  const double *counted = wa_count_lanes(course, &row->count, simulation->lanes, x);
  if (row->coefficient != WA_NONE) {
    wa_weigh(counted, row->carried ? course->kept[index] : course->block->values[row->coefficient], simulation->lanes, x);
    counted = x;
  }
  wa_add_to_sums(simulation, row->first + place, counted);
  return row->coefficient == WA_NONE || wa_check_sum(simulation, course, row, x, place, cycle);
}

static bool wa_is_of_point(const wa_patient_row *row) { return row->axis == WA_POINT; }

bool wa_count_point(wa_simulation *simulation, wa_course *course, size_t point) {
  for (size_t i = 0; i < course->n_rows; i++) {
    const wa_patient_row *row = &simulation->plan->rows[course->rows[i]];
    if (wa_is_of_point(row) && !wa_count_row(simulation, course, course->rows[i], point, point)) return false;
    if (row->carried) memcpy(course->kept[course->rows[i]], course->block->values[row->coefficient], simulation->lanes * sizeof(double));
  }
  return true;
}

bool wa_count_cycle(wa_simulation *simulation, wa_course *course, size_t cycle) {
  for (size_t i = 0; i < course->n_rows; i++) {
    const wa_patient_row *row = &simulation->plan->rows[course->rows[i]];
    if (row->axis == WA_CYCLE && !wa_count_row(simulation, course, course->rows[i], cycle, cycle)) return false;
  }
  return true;
}

void wa_count_end(wa_simulation *simulation, wa_course *course) {
  for (size_t i = 0; i < course->n_rows; i++)
    if (simulation->plan->rows[course->rows[i]].axis == WA_SCALAR) wa_count_row(simulation, course, course->rows[i], 0, 0);
}

/* ---- running totals ---- */

WA_WIDTHS static void wa_add_column(double each, const double *restrict x, size_t lanes, double *restrict total) {
  for (size_t i = 0; i < lanes; i++) total[i] += each * x[i];
}

static void wa_add_term(const wa_simulation *simulation, const wa_course *course, const wa_so_far_term *term, double each) {
  double *x = simulation->scratch;
  const double *counted = wa_count_lanes(course, &term->count, simulation->lanes, x);
  if (term->coefficient != WA_NONE) {
    wa_weigh(counted, course->block->values[term->coefficient], simulation->lanes, x);
    counted = x;
  }
  wa_add_column(each, counted, simulation->lanes, course->so_far[term->total]);
}

void wa_add_so_far_begin(wa_simulation *simulation, wa_course *course) {
  for (size_t i = 0; i < course->program->n_terms; i++) {
    const wa_so_far_term *term = &course->program->terms[i];
    if (term->count.what == WA_COUNTED_STATE) wa_add_term(simulation, course, term, simulation->year_per_cycle);
  }
}

void wa_add_so_far_end(wa_simulation *simulation, wa_course *course) {
  for (size_t i = 0; i < course->program->n_terms; i++) {
    const wa_so_far_term *term = &course->program->terms[i];
    if (term->count.what != WA_COUNTED_STATE) wa_add_term(simulation, course, term, 1);
  }
}
