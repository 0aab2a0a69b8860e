/* The cohort against closed forms: a constant hazard is a geometric series, any constant matrix its powers. */
#include <gsl/gsl_blas.h>
#include <gsl/gsl_matrix.h>

#include "run.h"

enum { CYCLES = 40, STATES = 5 };

static const char hazard_model[] =
    "waarde: 1\n"
    "title: Constant hazard\n"
    "settings: {horizon: 40 years, cycle: 1 year, correction: %s, discount: {costs: 4%%, effects: 0}}\n"
    "stakeholders: {payer: {}}\n"
    "parameters: {p: {value: 0.13, source: s}}\n"
    "cohort: {states: [alive, dead], transitions: {alive: {dead: p, alive: rest}}}\n"
    "outcomes: {life_years: {quantity: in(alive), unit: year}, deaths: {quantity: enters(dead), unit: death}}\n"
    "lines: {care: {quantity: in(alive), amount: 100, from: payer}}\n";

static wa_run run_hazard(const char *correction) {
  char text[1024];
  snprintf(text, sizeof text, hazard_model, correction);
  return wa_run_well(text);
}

START_TEST(constant_hazard_is_geometric) {
  wa_run run = run_hazard("end");
  for (size_t point = 0; point <= CYCLES; point++) {
    wa_equal(wa_run_at(run, 0, "share(alive)", point), pow(0.87, (double)point), "share alive");
    wa_equal(wa_run_at(run, 0, "share(dead)", point), 1 - pow(0.87, (double)point), "share dead");
  }
  wa_equal(wa_run_value(run, 0, "life_years.total"), 0.87 * (1 - pow(0.87, CYCLES)) / 0.13, "life years, counted at the end");
  wa_equal(wa_run_value(run, 0, "deaths.total"), 1 - pow(0.87, CYCLES), "deaths");
  double q = 0.87 / 1.04;
  wa_equal(wa_run_value(run, 0, "care.present_value"), 100 * q * (1 - pow(q, CYCLES)) / (1 - q), "present value of care");
  wa_run_end(run);
}
END_TEST

/* Weights of the points as conventions.md and clock.h state them. */
static double weight(const char *correction, size_t point) {
  bool edge = point == 0 || point == CYCLES;
  if (strcmp(correction, "begin") == 0) return point < CYCLES;
  if (strcmp(correction, "end") == 0) return point > 0;
  if (strcmp(correction, "all") == 0) return 1;
  if (strcmp(correction, "simpson") == 0) return edge ? 1.0 / 3 : point % 2 ? 4.0 / 3 : 2.0 / 3;
  if (strcmp(correction, "simpson-alternate") == 0) return edge ? 1.0 / 3 : point % 2 ? 2.0 / 3 : 4.0 / 3;
  return edge ? 0.5 : 1;
}

START_TEST(corrections_weigh_points) {
  static const char *const corrections[] = {"begin", "end", "all", "half-cycle", "simpson", "simpson-alternate"};
  wa_run run = run_hazard(corrections[_i]);
  double years = 0, worth = 0;
  for (size_t point = 0; point <= CYCLES; point++) {
    double part = weight(corrections[_i], point) * pow(0.87, (double)point);
    years += part;
    worth += 100 * part * pow(1.04, -(double)point);
  }
  wa_equal(wa_run_value(run, 0, "life_years.total"), years, corrections[_i]);
  wa_equal(wa_run_value(run, 0, "care.present_value"), worth, corrections[_i]);
  wa_run_end(run);
}
END_TEST

/* Each cycle's mean of begin and end, discounted at the cycle's start. */
START_TEST(life_table_is_mean_of_begin_and_end) {
  wa_run run = run_hazard("life-table"), half = run_hazard("half-cycle");
  double worth = 0;
  for (size_t cycle = 0; cycle < CYCLES; cycle++)
    worth += 100 * (pow(0.87, (double)cycle) + pow(0.87, (double)cycle + 1)) / 2 * pow(1.04, -(double)cycle);
  wa_equal(wa_run_value(run, 0, "care.present_value"), worth, "care by the life-table");
  wa_equal(wa_run_value(run, 0, "life_years.total"), wa_run_value(half, 0, "life_years.total"), "life years, not discounted");
  ck_assert(wa_run_value(run, 0, "care.present_value") > wa_run_value(half, 0, "care.present_value"));
  wa_run_end(run);
  wa_run_end(half);
}
END_TEST

START_TEST(half_cycle_lies_between) {
  wa_run begin = run_hazard("begin"), half = run_hazard("half-cycle"), end = run_hazard("end"), simpson = run_hazard("simpson");
  double first = wa_run_value(begin, 0, "life_years.total"), middle = wa_run_value(half, 0, "life_years.total");
  double last = wa_run_value(end, 0, "life_years.total");
  ck_assert(first > middle && middle > last);
  wa_equal(middle, (first + last) / 2, "half-cycle");
  /* The integral of 0.87^t: Simpson's rule comes nearest. */
  double exact = (pow(0.87, CYCLES) - 1) / log(0.87);
  ck_assert(fabs(wa_run_value(simpson, 0, "life_years.total") - exact) < 1e-4);
  ck_assert(fabs(middle - exact) > 1e-3);
  wa_run_end(begin), wa_run_end(half), wa_run_end(end), wa_run_end(simpson);
}
END_TEST

/* A random matrix whose rows sum to one; the last of a row is what is left. */
static gsl_matrix *random_matrix(uint64_t *random) {
  gsl_matrix *matrix = gsl_matrix_alloc(STATES, STATES);
  for (size_t i = 0; i < STATES; i++) {
    double left = 1;
    for (size_t j = 0; j < STATES; j++) {
      double share = j + 1 == STATES ? left : left * wa_random(random) * 0.6;
      gsl_matrix_set(matrix, i, (i + 1 + j) % STATES, share);
      left -= share;
    }
  }
  return matrix;
}

static const char *matrix_model(wa_arena *arena, const gsl_matrix *matrix, const double *start, const char *correction, bool rest) {
  wa_text text = wa_text_new(arena);
  wa_text_addf(&text, "waarde: 1\ntitle: Matrix\nsettings: {horizon: 24 months, cycle: 1 month, correction: %s}\n", correction);
  wa_text_add(&text, "stakeholders: {payer: {}}\ncohort:\n  states: [s0, s1, s2, s3, s4]\n  start: {");
  for (size_t i = 0; i < STATES; i++) wa_text_addf(&text, "%ss%zu: %.17g", i ? ", " : "", i, start[i]);
  wa_text_add(&text, "}\n  transitions:\n");
  for (size_t i = 0; i < STATES; i++) {
    wa_text_addf(&text, "    s%zu: {", i);
    for (size_t j = 0; j < STATES; j++) {
      size_t to = (i + 1 + j) % STATES;
      if (rest && to == i) wa_text_addf(&text, "s%zu: rest%s", to, j + 1 < STATES ? ", " : "");
      else wa_text_addf(&text, "s%zu: %.17g%s", to, gsl_matrix_get(matrix, i, to), j + 1 < STATES ? ", " : "");
    }
    wa_text_add(&text, "}\n");
  }
  wa_text_add(&text, "outcomes: {a: {quantity: in(s0)}, b: {quantity: in(s3) + 2 * in(s1)}}\n"
                     "lines: {l: {quantity: in(s2), amount: 10, from: payer}}\n");
  return text.bytes;
}

START_TEST(any_matrix_is_its_powers) {
  uint64_t random = 20240001u + (uint64_t)_i;
  gsl_matrix *matrix = random_matrix(&random), *power = gsl_matrix_alloc(STATES, STATES), *next = gsl_matrix_alloc(STATES, STATES);
  double start[STATES] = {0.1, 0.2, 0.3, 0.15, 0.25};
  wa_arena *arena = wa_arena_new();
  wa_run run = wa_run_well(matrix_model(arena, matrix, start, "half-cycle", _i % 2));
  gsl_matrix_set_identity(power);
  for (size_t point = 0; point <= 24; point++) {
    for (size_t j = 0; j < STATES; j++) {
      double share = 0;
      for (size_t i = 0; i < STATES; i++) share += start[i] * gsl_matrix_get(power, i, j);
      char name[16];
      snprintf(name, sizeof name, "share(s%zu)", j);
      wa_equal(wa_run_at(run, 0, name, point), share, name);
    }
    gsl_blas_dgemm(CblasNoTrans, CblasNoTrans, 1, power, matrix, 0, next);
    gsl_matrix_memcpy(power, next);
  }
  gsl_matrix_free(matrix), gsl_matrix_free(power), gsl_matrix_free(next);
  wa_run_end(run);
  wa_arena_free(arena);
}
END_TEST

/* Without discounting the life-table counts what the half-cycle correction counts. */
START_TEST(life_table_equals_half_cycle_undiscounted) {
  uint64_t random = 77u + (uint64_t)_i;
  gsl_matrix *matrix = random_matrix(&random);
  double start[STATES] = {0.5, 0.5, 0, 0, 0};
  wa_arena *arena = wa_arena_new();
  wa_run half = wa_run_well(matrix_model(arena, matrix, start, "half-cycle", false));
  wa_run table = wa_run_well(matrix_model(arena, matrix, start, "life-table", false));
  static const char *const figures[] = {"a.total", "b.total", "l.total", "l.present_value"};
  for (size_t i = 0; i < 4; i++) wa_equal(wa_run_value(table, 0, figures[i]), wa_run_value(half, 0, figures[i]), figures[i]);
  gsl_matrix_free(matrix);
  wa_run_end(half), wa_run_end(table);
  wa_arena_free(arena);
}
END_TEST

/* Probabilities that change with time: the shares stay shares. */
START_TEST(states_sum_to_one) {
  uint64_t random = 991u * (uint64_t)(_i + 1);
  char text[2048];
  snprintf(text, sizeof text,
           "waarde: 1\ntitle: Sums\nsettings: {horizon: 60 cycles, cycle: 1 week, start_year: 2020}\n"
           "population: {size: 1000, age: 40}\nstakeholders: {payer: {}}\n"
           "parameters: {a: {value: %.17g, source: s}, b: {value: %.17g, source: s}, one: {value: 1, unit: year, source: s}}\n"
           "cohort:\n  states: [x, y, z, w]\n  start: {x: 25%%, y: 75%%}\n"
           "  transitions:\n"
           "    x: {y: 'a / cycle', z: 'b * exp(-time / one)', x: rest}\n"
           "    y: {x: 'min(0.5, a * cycle / 50)', w: 'rate_to_prob(b, 0.2)', y: rest}\n"
           "    z: {w: 'if(cycle > 30, a, b / 2)', x: 0.01, z: rest}\n"
           "lines: {l: {quantity: in(y), amount: 1, from: payer}}\n",
           wa_random(&random) * 0.5, wa_random(&random) * 0.5);
  wa_run run = wa_run_well(text);
  for (size_t point = 0; point <= 60; point++) {
    double sum = 0;
    static const char *const names[] = {"share(x)", "share(y)", "share(z)", "share(w)"};
    for (size_t i = 0; i < 4; i++) {
      double share = wa_run_at(run, 0, names[i], point);
      ck_assert(share >= 0 && share <= 1);
      sum += share;
    }
    wa_equal(sum, 1, "the sum of the states");
  }
  wa_run_end(run);
}
END_TEST

/* Every later year's entrants live through the same trace: in(alive) of the year k is the sum over entries. */
START_TEST(inflow_enters_every_year) {
  wa_run run = wa_run_well(
      "waarde: 1\ntitle: Inflow\nsettings: {horizon: 5 years, cycle: 1 year, correction: begin}\n"
      "population: {size: 100, inflow: 30}\nstakeholders: {payer: {}}\n"
      "cohort: {states: [alive, dead], transitions: {alive: {dead: 0.2, alive: rest}}}\n"
      "outcomes: {years: {quantity: in(alive), unit: year}, deaths: {quantity: enters(dead)}}\n"
      "lines: {l: {quantity: in(alive), amount: 1, from: payer}}\n");
  for (size_t year = 0; year < 5; year++) {
    double people = 100 * pow(0.8, (double)year), deaths = year ? 0.2 * 100 * pow(0.8, (double)year - 1) : 0;
    for (size_t entered = 1; entered <= year; entered++) {
      people += 30 * pow(0.8, (double)(year - entered));
      if (entered < year) deaths += 0.2 * 30 * pow(0.8, (double)(year - entered) - 1);
    }
    wa_equal(wa_run_at(run, 0, "in(alive)", year), people, "people alive");
    wa_equal(wa_run_at(run, 0, "enters(dead)", year), deaths, "deaths");
  }
  wa_run_end(run);
}
END_TEST

int main(void) {
  TCase *cases = tcase_create("cohort");
  tcase_set_timeout(cases, 60);
  tcase_add_test(cases, constant_hazard_is_geometric);
  tcase_add_loop_test(cases, corrections_weigh_points, 0, 6);
  tcase_add_test(cases, life_table_is_mean_of_begin_and_end);
  tcase_add_test(cases, half_cycle_lies_between);
  tcase_add_loop_test(cases, any_matrix_is_its_powers, 0, 20);
  tcase_add_loop_test(cases, life_table_equals_half_cycle_undiscounted, 0, 10);
  tcase_add_loop_test(cases, states_sum_to_one, 0, 20);
  tcase_add_test(cases, inflow_enters_every_year);
  return wa_run_suite("cohort", cases);
}
