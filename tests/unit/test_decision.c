/* Decisions under uncertainty against closed forms, and what must always hold. */
#include "analysis/decision.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_qrng.h>
#include <gsl/gsl_randist.h>

#include "analysis/decision_information.h"
#include "run.h"

enum { DRAWS = 10000 };

/* Two strategies whose net benefits are 0 and k p1 - p2, p1 ~ N(1, 1), p2 ~ N(0, 2); the simple example of the
 * vignette of the R package voi (Jackson, Heath). With V(m, s) = m Phi(m / s) + s phi(m / s) - max(0, m):
 * EVPI = V(k, sqrt(k^2 + 4)), EVPPI(p1) = V(k, k), EVPPI(p2) = V(k, 2), and EVSI of n observations of p1 with a
 * standard deviation of 1 = V(k, k sqrt(n / (n + 1))). */
typedef struct example {
  wa_arena *arena;
  size_t n;
  double *p1, *p2, *u, *value[2];
  wa_choice choice;
} example;

static double *column(wa_arena *arena, size_t n) { return WA_NEW_ARRAY(arena, double, n); }

static example make(size_t n) {
  example e = {.arena = wa_arena_new(), .n = n};
  e.p1 = column(e.arena, n);
  e.p2 = column(e.arena, n);
  e.u = column(e.arena, n);
  e.value[0] = column(e.arena, n);
  e.value[1] = column(e.arena, n);
  return e;
}

static void decide(example *e, double k) {
  for (size_t i = 0; i < e->n; i++) e->value[1][i] = k * e->p1[i] - e->p2[i];
  const double **columns = WA_NEW_ARRAY(e->arena, const double *, 2);
  columns[0] = e->value[0];
  columns[1] = e->value[1];
  e->choice = (wa_choice){e->n, 2, columns};
}

/* Sobol points: the sample is nearly the distribution, what is left is the error of the method. */
static example evenly(size_t n, double k) {
  example e = make(n);
  gsl_qrng *sobol = gsl_qrng_alloc(gsl_qrng_sobol, 3);
  double at[3];
  for (size_t i = 0; i < n; i++) {
    gsl_qrng_get(sobol, at);
    e.p1[i] = 1 + gsl_cdf_ugaussian_Pinv(at[0]);
    e.p2[i] = 2 * gsl_cdf_ugaussian_Pinv(at[1]);
    e.u[i] = at[2];
  }
  gsl_qrng_free(sobol);
  decide(&e, k);
  return e;
}

static double normal(uint64_t *state) { return gsl_cdf_ugaussian_Pinv(wa_random(state) * 0.999999999 + 5e-10); }

static example randomly(size_t n, double k, uint64_t seed) {
  example e = make(n);
  for (size_t i = 0; i < n; i++) {
    e.p1[i] = 1 + normal(&seed);
    e.p2[i] = 2 * normal(&seed);
    e.u[i] = wa_random(&seed) * 0.999999999 + 5e-10;
  }
  decide(&e, k);
  return e;
}

static wa_smoother *spline(wa_arena *arena, size_t n, const double *parameter) {
  double *scores = column(arena, n);
  wa_normal_scores(n, parameter, scores);
  return wa_smoother_new(arena, wa_spline_basis(arena, n, scores));
}

static wa_smoother *hermite(wa_arena *arena, size_t n, size_t n_parameters, const double *const *parameters) {
  const double **scores = WA_NEW_ARRAY(arena, const double *, n_parameters);
  for (size_t p = 0; p < n_parameters; p++) {
    double *own = column(arena, n);
    wa_normal_scores(n, parameters[p], own);
    scores[p] = own;
  }
  return wa_smoother_new(arena, wa_hermite_basis(arena, n, n_parameters, scores));
}

static wa_information partial(wa_arena *arena, const wa_choice *choice, const wa_smoother *smoother) {
  wa_fitted fitted = wa_fit_values(arena, smoother, choice);
  return wa_partial_information(smoother, choice, &fitted, wa_choose(arena, choice).evpi);
}

static wa_information known(example *e, const double *parameter) {
  return partial(e->arena, &e->choice, spline(e->arena, e->n, parameter));
}

static wa_information studied(example *e, const double *parameter, const double *summary) {
  wa_smoother *behind = spline(e->arena, e->n, parameter);
  wa_fitted fitted = wa_fit_values(e->arena, behind, &e->choice);
  double limit = wa_partial_information(behind, &e->choice, &fitted, INFINITY).value;
  return wa_sample_information(spline(e->arena, e->n, summary), &e->choice, &fitted, limit);
}

static void near(double found, double wanted, double share, const char *what) {
  ck_assert_msg(fabs(found - wanted) <= share * wanted, "%s is %.10g, not %.10g (%.2f%%)", what, found, wanted,
                100 * (found / wanted - 1));
}

static const struct {
  double k, evpi, p1, p2;
} published[] = {{1, 0.4798107063483925, 0.0833154705876864, 0.3955931148026126},
                 {2, 0.3992824567, 0.1666309412, 0.1666309412},
                 {3, 0.4094634160, 0.2499464118, 0.0586135875}};

START_TEST(known_answers) {
  example e = evenly(DRAWS, published[_i].k);
  near(wa_choose(e.arena, &e.choice).evpi, published[_i].evpi, 0.01, "EVPI");
  near(known(&e, e.p1).value, published[_i].p1, 0.01, "EVPPI of p1");
  near(known(&e, e.p2).value, published[_i].p2, 0.01, "EVPPI of p2");
  const double *both[] = {e.p1, e.p2};
  near(partial(e.arena, &e.choice, hermite(e.arena, e.n, 1, both)).value, published[_i].p1, 0.01, "EVPPI of the group p1");
  near(partial(e.arena, &e.choice, hermite(e.arena, e.n, 2, both)).value, published[_i].evpi, 0.01, "EVPPI of both");
  wa_arena_free(e.arena);
}
END_TEST

START_TEST(chance_that_the_second_is_best) {
  example e = evenly(DRAWS, 1);
  wa_choice_result result = wa_choose(e.arena, &e.choice);
  near(result.probability[1], 0.67264, 0.005, "P(second best)"); /* Phi(1 / sqrt 5) */
  ck_assert_uint_eq(result.best, 1);
  near(result.loss[0] - result.loss[1], result.mean[1] - result.mean[0], 1e-9, "difference of losses");
  wa_arena_free(e.arena);
}
END_TEST

static const struct {
  double patients, evsi;
} studies[] = {{1, 0.02512727083}, {10, 0.07232512026}, {100, 0.08211760560}, {1000, 0.08319460610}};

START_TEST(known_answers_for_studies) {
  example e = evenly(DRAWS, 1);
  double *summary = column(e.arena, e.n);
  for (size_t i = 0; i < e.n; i++) summary[i] = wa_study_mean(e.p1[i], 1, studies[_i].patients, e.u[i]);
  near(studied(&e, e.p1, summary).value, studies[_i].evsi, 0.02, "EVSI");
  wa_arena_free(e.arena);
}
END_TEST

/* The same from random draws: the stated standard error is what the estimates really have. */
START_TEST(errors_are_as_stated) {
  enum { RUNS = 40, SMALL = 4000 };
  double evpi = 0, p1 = 0, evsi = 0;
  for (uint64_t run = 0; run < RUNS; run++) {
    example e = randomly(SMALL, 1, 1000 + 77 * run);
    wa_choice_result all = wa_choose(e.arena, &e.choice);
    wa_information one = known(&e, e.p1);
    double *summary = column(e.arena, e.n);
    for (size_t i = 0; i < e.n; i++) summary[i] = wa_study_mean(e.p1[i], 1, 10, e.u[i]);
    wa_information study = studied(&e, e.p1, summary);
    evpi += pow((all.evpi - published[0].evpi) / all.evpi_error, 2) / RUNS;
    p1 += pow((one.value - published[0].p1) / one.error, 2) / RUNS;
    evsi += pow((study.value - studies[1].evsi) / study.error, 2) / RUNS;
    wa_arena_free(e.arena);
  }
  /* Mean squares of 40 standardised errors lie within 0.5 .. 1.6 but once in a thousand times. */
  ck_assert_msg(evpi > 0.5 && evpi < 1.6, "EVPI: mean square of standardised errors %g", evpi);
  ck_assert_msg(p1 > 0.5 && p1 < 1.6, "EVPPI: mean square of standardised errors %g", p1);
  ck_assert_msg(evsi > 0.5 && evsi < 1.6, "EVSI: mean square of standardised errors %g", evsi);
}
END_TEST

/* p2 | p1 ~ N(p1, 2), k = 1: the second's value is N(0, 2), EVPI = 2 phi(0); knowing p1 tells nothing about it, and
 * E[p1 | p2] - p2 has standard deviation 0.8 sqrt 5. */
START_TEST(correlated_parameters) {
  example e = evenly(DRAWS, 1);
  for (size_t i = 0; i < e.n; i++) e.p2[i] += e.p1[i];
  decide(&e, 1);
  near(wa_choose(e.arena, &e.choice).evpi, 0.7978845608, 0.01, "EVPI");
  near(known(&e, e.p2).value, 0.7136496465, 0.01, "EVPPI of p2");
  wa_information nothing = known(&e, e.p1);
  ck_assert_msg(nothing.value <= 3 * nothing.error, "EVPPI of p1 is %g (%g)", nothing.value, nothing.error);
  const double *both[] = {e.p1, e.p2};
  near(partial(e.arena, &e.choice, hermite(e.arena, e.n, 2, both)).value, 0.7978845608, 0.01, "EVPPI of both");
  wa_arena_free(e.arena);
}
END_TEST

/* EVPI >= EVPPI >= EVSI >= 0, a larger study is worth at least as much within the error, from random draws. */
START_TEST(order_of_values) {
  for (uint64_t seed = 1; seed <= 10; seed++) {
    example e = randomly(2000, 0.5 * (double)seed, seed * 31);
    double evpi = wa_choose(e.arena, &e.choice).evpi, *summary = column(e.arena, e.n), before = 0;
    double evppi = known(&e, e.p1).value;
    ck_assert(evpi >= evppi && evppi >= 0);
    for (double patients = 1; patients < 200; patients *= 12) {
      for (size_t i = 0; i < e.n; i++) summary[i] = wa_study_mean(e.p1[i], 3, patients, e.u[i]);
      wa_information study = studied(&e, e.p1, summary);
      ck_assert(study.value >= 0 && study.value <= evppi && study.value >= before - 3 * study.error);
      before = study.value;
    }
    wa_arena_free(e.arena);
  }
}
END_TEST

START_TEST(what_nothing_depends_on) {
  for (uint64_t seed = 1; seed <= 20; seed++) {
    example e = randomly(3000, 1, seed * 17);
    wa_information none = known(&e, e.u);
    ck_assert_msg(none.value <= 3.5 * none.error + 1e-9, "EVPPI is %g (%g)", none.value, none.error);
    ck_assert(none.value < 0.05 * wa_choose(e.arena, &e.choice).evpi);
    for (size_t i = 0; i < e.n; i++) e.u[i] = 7; /* a constant */
    ck_assert(!wa_normal_scores(e.n, e.u, column(e.arena, e.n)));
    ck_assert_double_eq_tol(known(&e, e.u).value, 0, 1e-9);
    wa_arena_free(e.arena);
  }
}
END_TEST

START_TEST(money_scales) {
  example e = evenly(2000, 2);
  double evpi = wa_choose(e.arena, &e.choice).evpi, p1 = known(&e, e.p1).value, p2 = known(&e, e.p2).value;
  for (size_t i = 0; i < e.n; i++) e.value[1][i] *= 1000;
  near(wa_choose(e.arena, &e.choice).evpi, 1000 * evpi, 1e-12, "EVPI in other money");
  near(known(&e, e.p1).value, 1000 * p1, 1e-9, "EVPPI in other money");
  near(known(&e, e.p2).value, 1000 * p2, 1e-9, "EVPPI in other money");
  /* What all strategies share changes nothing. */
  for (size_t i = 0; i < e.n; i++) e.value[0][i] += 5000 * e.p2[i], e.value[1][i] += 5000 * e.p2[i];
  near(known(&e, e.p1).value, 1000 * p1, 1e-6, "EVPPI with shared noise");
  wa_arena_free(e.arena);
}
END_TEST

/* A beta(2, 3) chance studied in n patients: with the value of the second strategy c p - d and posterior mean
 * (2 + r) / (5 + n), r beta-binomial, EVSI is a finite sum. */
static double evsi_of_chance(double patients, double times, double less) {
  double sum = 0, mean = times * 0.4 - less;
  for (double r = 0; r <= patients; r++) {
    double weight = exp(lgamma(patients + 1) - lgamma(r + 1) - lgamma(patients - r + 1) + lgamma(2 + r) +
                        lgamma(3 + patients - r) - lgamma(5 + patients) + lgamma(5) - lgamma(2) - lgamma(3));
    sum += weight * fmax(0, times * (2 + r) / (5 + patients) - less);
  }
  return sum - fmax(0, mean);
}

START_TEST(study_of_a_chance) {
  example e = evenly(DRAWS, 1);
  double *chance = column(e.arena, e.n), *summary = column(e.arena, e.n);
  for (size_t i = 0; i < e.n; i++) {
    chance[i] = gsl_cdf_beta_Pinv(gsl_cdf_ugaussian_P(e.p1[i] - 1), 2, 3);
    e.value[1][i] = 1000 * chance[i] - 350 + 10 * e.p2[i];
  }
  for (double patients = 2; patients < 300; patients *= 5) {
    for (size_t i = 0; i < e.n; i++) summary[i] = wa_study_events(chance[i], patients, e.u[i]);
    near(studied(&e, chance, summary).value, evsi_of_chance(patients, 1000, 350), 0.025, "EVSI of a chance");
  }
  wa_arena_free(e.arena);
}
END_TEST

START_TEST(quantiles_of_the_binomial) {
  static const double chances[] = {1e-9, 0.003, 0.2, 0.5, 0.97};
  static const double patients[] = {1, 7, 50, 4000};
  for (size_t c = 0; c < 5; c++)
    for (size_t p = 0; p < 4; p++)
      for (double u = 0.0005; u < 1; u += 0.00913) {
        unsigned events = (unsigned)wa_study_events(chances[c], patients[p], u), all = (unsigned)patients[p];
        ck_assert(events <= all);
        ck_assert(gsl_cdf_binomial_P(events, chances[c], all) >= u - 1e-12);
        ck_assert(events == 0 || gsl_cdf_binomial_P(events - 1, chances[c], all) < u + 1e-12);
      }
  ck_assert(wa_study_events(0, 10, 0.5) == 0 && wa_study_events(1, 10, 0.5) == 10);
}
END_TEST

/* A kink and a product, which lines cannot follow: value = |x| - 0.8 for one parameter; x y for a pair, of which
 * neither alone is worth anything. E max(0, |x| - 0.8) = 2 (phi(.8) - .8 (1 - Phi(.8))); E max(0, xy) = 1 / pi. */
START_TEST(not_only_lines) {
  example e = evenly(DRAWS, 1);
  for (size_t i = 0; i < e.n; i++) e.value[1][i] = fabs(e.p1[i] - 1) - 0.8 + e.p2[i] / 4;
  double inside = 2 * (gsl_ran_ugaussian_pdf(0.8) - 0.8 * gsl_cdf_ugaussian_Q(0.8)), mean = sqrt(2 / M_PI) - 0.8;
  near(known(&e, e.p1).value, inside - fmax(0, mean), 0.01, "EVPPI with a kink");
  for (size_t i = 0; i < e.n; i++) e.value[1][i] = (e.p1[i] - 1) * e.p2[i] / 2;
  const double *pair[] = {e.p1, e.p2};
  near(partial(e.arena, &e.choice, hermite(e.arena, e.n, 2, pair)).value, 1 / M_PI, 0.01, "EVPPI of a pair");
  wa_information alone = known(&e, e.p1);
  ck_assert(alone.value <= 3 * alone.error);
  wa_arena_free(e.arena);
}
END_TEST

/* Six parameters of a product of sums against the same with all their values: knowing all is perfect information. */
START_TEST(a_group_of_six) {
  uint64_t seed = 99;
  example e = randomly(5000, 1, 5);
  double *six[6];
  for (size_t p = 0; p < 6; p++) {
    six[p] = column(e.arena, e.n);
    for (size_t i = 0; i < e.n; i++) six[p][i] = exp(0.3 * normal(&seed));
  }
  for (size_t i = 0; i < e.n; i++)
    e.value[1][i] = six[0][i] * six[1][i] + six[2][i] * six[3][i] - six[4][i] * six[5][i] - 1;
  double evpi = wa_choose(e.arena, &e.choice).evpi;
  near(partial(e.arena, &e.choice, hermite(e.arena, e.n, 6, (const double *const *)six)).value, evpi, 0.01, "EVPPI of six");
  wa_arena_free(e.arena);
}
END_TEST

/* ---- curves, frontier, plane ---- */

static const double cost4[4][3] = {{10, 20, 30}, {110, 140, 110}, {140, 120, 190}, {500, 400, 450}};
static const double effect4[4][3] = {{1, 1, 1}, {2, 1, 3}, {1.5, 2, 1}, {3, 4, 2}};

static wa_cost_effect four(wa_arena *arena) {
  const double **cost = WA_NEW_ARRAY(arena, const double *, 4), **effect = WA_NEW_ARRAY(arena, const double *, 4);
  for (size_t s = 0; s < 4; s++) {
    cost[s] = cost4[s];
    effect[s] = effect4[s];
  }
  return (wa_cost_effect){3, 4, cost, effect};
}

/* Means: (20, 1), (120, 2), (150, 1.5), (450, 3): the third is dominated, the others have ICERs 100 and 330. */
START_TEST(frontier_of_expectations) {
  wa_arena *arena = wa_arena_new();
  wa_cost_effect data = four(arena);
  wa_expected *all = wa_expected_frontier(arena, &data);
  ck_assert_int_eq(all[0].status, WA_EXPECTED_FRONTIER);
  ck_assert_int_eq(all[1].status, WA_EXPECTED_FRONTIER);
  ck_assert_int_eq(all[2].status, WA_EXPECTED_DOMINATED);
  ck_assert_int_eq(all[3].status, WA_EXPECTED_FRONTIER);
  ck_assert(isnan(all[0].icer) && isnan(all[2].icer));
  wa_equal(all[1].icer, 100, "first ICER");
  wa_equal(all[3].icer, 330, "second ICER");
  ck_assert_uint_eq(all[3].against, 1);
  static const double dearer[] = {350, 350, 350}, less[] = {2.2, 2.2, 2.2};
  ((const double **)data.cost)[2] = dearer; /* (350, 2.2): a mix of the second and the fourth is better */
  ((const double **)data.effect)[2] = less;
  all = wa_expected_frontier(arena, &data);
  ck_assert_int_eq(all[2].status, WA_EXPECTED_EXTENDEDLY);
  ck_assert(isnan(all[2].icer));
  wa_equal(all[3].icer, 330, "second ICER");
  wa_arena_free(arena);
}
END_TEST

/* At every threshold: the acceptability curves sum to one, the frontier's strategy is the one with the highest
 * expectation, EVPI is the lowest expected loss. Between the ICERs of the frontier its members are best in turn. */
START_TEST(curves_by_threshold) {
  wa_arena *arena = wa_arena_new();
  wa_cost_effect data = four(arena);
  double thresholds[61];
  for (size_t i = 0; i < 61; i++) thresholds[i] = 10 * (double)i;
  wa_choice_result curve[61], again[61];
  wa_choice_curve(arena, &data, 61, thresholds, 1, curve);
  wa_choice_curve(arena, &data, 61, thresholds, 3, again);
  for (size_t i = 0; i < 61; i++) {
    double sum = 0, lowest = INFINITY;
    for (size_t s = 0; s < 4; s++) {
      sum += curve[i].probability[s];
      lowest = fmin(lowest, curve[i].loss[s]);
    }
    ck_assert_mem_eq(again[i].loss, curve[i].loss, 4 * sizeof(double));
    ck_assert_mem_eq(again[i].mean, curve[i].mean, 4 * sizeof(double));
    wa_equal(sum, 1, "sum of the acceptability curves");
    wa_equal(curve[i].evpi, lowest, "EVPI and the lowest expected loss");
    size_t wanted = thresholds[i] < 100 ? 0 : thresholds[i] < 330 ? 1 : 3;
    if (thresholds[i] != 100 && thresholds[i] != 330) ck_assert_uint_eq(curve[i].best, wanted);
  }
  wa_plane plane = wa_plane_of(&data, 1, 0);
  wa_equal(plane.dearer_better + plane.dearer_worse + plane.cheaper_better + plane.cheaper_worse, 1, "the whole plane");
  wa_equal(plane.dearer_worse, 1.0 / 3, "one draw is dearer and not better");
  wa_arena_free(arena);
}
END_TEST

START_TEST(equals_go_to_the_first) {
  wa_arena *arena = wa_arena_new();
  static const double same[] = {3, 1, 2}, other[] = {3, 1, 2};
  const double *columns[] = {same, other};
  wa_choice choice = {3, 2, columns};
  wa_choice_result result = wa_choose(arena, &choice);
  ck_assert_uint_eq(result.best, 0);
  wa_equal(result.probability[0], 1, "all draws go to the first");
  ck_assert(result.evpi == 0 && result.evpi_error == 0);
  wa_arena_free(arena);
}
END_TEST

START_TEST(grid_and_people) {
  wa_arena *arena = wa_arena_new();
  static const double wanted[] = {50000, 20000, 80000};
  size_t n;
  double *grid = wa_threshold_grid(arena, 41, wanted, 3, &n);
  ck_assert_uint_eq(n, 42); /* 0, 4000, ... 160000, of which 20000 and 80000 are two */
  ck_assert(grid[0] == 0 && grid[n - 1] == 160000);
  bool found = false;
  for (size_t i = 0; i < n; i++) found = found || grid[i] == 50000;
  ck_assert(found);
  wa_equal(wa_people_touched(5000, 3, 0), 15000, "people without discounting");
  wa_equal(wa_people_touched(5000, 2.5, 0.05), 5000 + 5000 / 1.05 + 2500 / 1.1025, "people at 5%");
  wa_arena_free(arena);
}
END_TEST

int main(void) {
  TCase *cases = tcase_create("decision");
  tcase_set_timeout(cases, 60);
  tcase_add_loop_test(cases, known_answers, 0, 3);
  tcase_add_test(cases, chance_that_the_second_is_best);
  tcase_add_loop_test(cases, known_answers_for_studies, 0, 4);
  tcase_add_test(cases, errors_are_as_stated);
  tcase_add_test(cases, correlated_parameters);
  tcase_add_test(cases, order_of_values);
  tcase_add_test(cases, what_nothing_depends_on);
  tcase_add_test(cases, money_scales);
  tcase_add_test(cases, study_of_a_chance);
  tcase_add_test(cases, quantiles_of_the_binomial);
  tcase_add_test(cases, not_only_lines);
  tcase_add_test(cases, a_group_of_six);
  tcase_add_test(cases, frontier_of_expectations);
  tcase_add_test(cases, curves_by_threshold);
  tcase_add_test(cases, equals_go_to_the_first);
  tcase_add_test(cases, grid_and_people);
  return wa_run_suite("decision", cases);
}
