/* Quantile functions against GSL's distribution functions, and the figures that papers report against published
 * conversions. */
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>

#include "engine/quantile.h"
#include "model/distribution.h"
#include "run.h"

enum { STEPS = 4001 };

/* Steps evenly through the normal scores -8..8, so that both tails are seen. */
static double score_at(int i) { return -8 + 16.0 * i / (STEPS - 1); }

static const wa_quantile_grid *grid_of(wa_arena *arena, wa_tail tail) {
  const wa_quantile_grid *grid = wa_quantile_grid_new(arena, &tail);
  ck_assert_msg(grid, "no table for shapes %g, %g", tail.a, tail.b);
  return grid;
}

/* The error of x as a share of x, seen through the distribution function: (F(x) - p) / (x f(x)), in the nearer tail. */
static double gamma_error(double z, double x, double shape) {
  double found = z < 0 ? gsl_cdf_gamma_P(x, shape, 1) : gsl_cdf_gamma_Q(x, shape, 1), wanted = gsl_cdf_ugaussian_P(-fabs(z));
  return fabs(found - wanted) / (x * gsl_ran_gamma_pdf(x, shape, 1));
}

START_TEST(gamma_quantiles_are_exact) {
  static const double shapes[] = {0.3, 0.5, 1, 1.7, 2.5, 9, 26.385344, 177.8, 1e4};
  wa_arena *arena = wa_arena_new();
  gsl_set_error_handler_off();
  for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++) {
    const wa_quantile_grid *grid = grid_of(arena, wa_gamma_tail(shapes[s]));
    for (int i = 0; i < STEPS; i++) {
      double z = score_at(i), x = exp(wa_grid_at(grid, z)), error = gamma_error(z, x, shapes[s]);
      ck_assert_msg(error < 1e-9, "gamma(%g) at z = %g: %.17g is off by %.2g", shapes[s], z, x, error);
    }
  }
  wa_arena_free(arena);
}
END_TEST

/* At a shape of a million GSL's own function strays; the cube-root approximation (Wilson & Hilferty 1931) is then good to
 * a few parts in 10^10. */
START_TEST(large_shapes_approach_the_cube_root_rule) {
  wa_arena *arena = wa_arena_new();
  const wa_quantile_grid *grid = grid_of(arena, wa_gamma_tail(1e6));
  for (double z = -4; z <= 4; z += 0.1) {
    double root = 1 - 1 / 9e6 + z / 3e3, wanted = 1e6 * root * root * root;
    ck_assert_double_le(fabs(exp(wa_grid_at(grid, z)) / wanted - 1), 2e-9);
  }
  wa_arena_free(arena);
}
END_TEST

/* For small shapes P(x) = x^a / Gamma(a + 1) as long as x is small: ln x in closed form. */
START_TEST(small_shapes_do_not_underflow) {
  wa_arena *arena = wa_arena_new();
  const wa_quantile_grid *grid = grid_of(arena, wa_gamma_tail(0.01));
  for (double z = -8; z <= -1; z += 0.0625) {
    double wanted = (log(gsl_cdf_ugaussian_P(z)) + lgamma(1.01)) / 0.01;
    ck_assert_msg(fabs(wa_grid_at(grid, z) - wanted) < 1e-8 * fabs(wanted), "%.17g, not %.17g", wa_grid_at(grid, z), wanted);
  }
  wa_arena_free(arena);
}
END_TEST

static double beta_error(double z, double x, double a, double b) {
  double found = z < 0 ? gsl_cdf_beta_P(x, a, b) : gsl_cdf_beta_Q(x, a, b), wanted = gsl_cdf_ugaussian_P(-fabs(z));
  return fabs(found - wanted) / (x * gsl_ran_beta_pdf(x, a, b));
}

START_TEST(beta_quantiles_are_exact) {
  static const double shapes[][2] = {{0.5, 0.5}, {1, 1}, {2, 5}, {0.7, 3}, {90, 35}, {200, 3}, {11, 1088}, {230, 230}, {2.333333, 3.666667}, {5000, 20000}};
  wa_arena *arena = wa_arena_new();
  gsl_set_error_handler_off();
  for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++) {
    double a = shapes[s][0], b = shapes[s][1];
    const wa_quantile_grid *grid = grid_of(arena, wa_beta_tail(a, b));
    for (int i = 0; i < STEPS; i++) {
      double z = score_at(i), x = 1 / (1 + exp(-wa_grid_at(grid, z)));
      /* Near 1 the number has no room for the digits of 1 - x: there the mirror image is the test. */
      if (x > 0.999) continue;
      double error = beta_error(z, x, a, b);
      ck_assert_msg(error < 1e-9, "beta(%g, %g) at z = %g: %.17g is off by %.2g", a, b, z, x, error);
    }
    const wa_quantile_grid *mirror = grid_of(arena, wa_beta_tail(b, a));
    for (int i = 0; i < STEPS; i++)
      ck_assert_double_le(fabs(wa_grid_at(grid, score_at(i)) + wa_grid_at(mirror, -score_at(i))), 2e-10 * fmax(1, fabs(wa_grid_at(grid, score_at(i)))));
  }
  wa_arena_free(arena);
}
END_TEST

/* ---- declared distributions ---- */

static const wa_distribution *declared(wa_run run) { return &run.model->parameters[0].distribution; }

static wa_run run_with(const char *value, const char *distribution) {
  static char text[1000];
  snprintf(text, sizeof text,
           "waarde: 1\ntitle: t\nsettings: {horizon: 1 year}\nstakeholders: {payer: {}}\nparameters:\n"
           "  p: {value: %s, source: s, distribution: %s}\nlines: {cost: {amount: 10 * p, from: payer}}\n", value, distribution);
  return wa_run_text(text, true);
}

typedef struct conversion {
  const char *value, *distribution;
  double a, b, tolerance;
} conversion;

/* Method of moments: Briggs, Claxton & Sculpher 2006; the figures were worked out apart from the program. */
START_TEST(papers_figures_become_parameters) {
  static const conversion cases[] = {
      {"0.72", "{beta: {se: 0.04}}", 90, 35, 1e-9},
      {"0.145", "{beta: {events: 29, n: 200}}", 29, 171, 1e-12},
      {"0.145", "{beta: {alpha: 29, beta: 171}}", 29, 171, 1e-12},
      {"4623", "{gamma: {se: 900}}", 26.385344, 175.210902, 5e-7},
      {"2000", "{gamma: {shape: 100, scale: 20}}", 100, 20, 1e-12},
      {"0.15", "{gamma: {shape: 30, rate: 200}}", 30, 0.005, 1e-12},
      {"0.71", "{lognormal: {ci95: [0.60, 0.83]}}", -0.342490, 0.082781, 5e-7},
      {"0.70", "{lognormal: {ci95: [0.50, 0.96]}}", -0.356675, 0.166413, 5e-7},
      /* sigma^2 = ln(1 + 0.25), mu = ln 2 - sigma^2 / 2 */
      {"2", "{lognormal: {se: 1}}", 0.58157540490284, 0.472380727077439, 1e-12},
      {"3", "{lognormal: {meanlog: 1.0986122886681098, sdlog: 0.01}}", 1.0986122886681098, 0.01, 1e-12},
      {"5", "{normal: {se: 2}}", 5, 2, 1e-12},
      {"5", "{normal: {ci95: [1.0800720310809, 8.9199279689191]}}", 5, 2, 1e-9},
      {"5", "{normal: {mean: 5, sd: 2}}", 5, 2, 1e-12},
      {"0.25", "{pert: {min: 0, max: 0.75}}", 2.333333, 3.666667, 5e-7},
      {"0.6", "{dirichlet: {counts: [60, 30, 10]}}", 60, 40, 1e-12},
      {"0.3", "{dirichlet: {counts: [60, 30, 10], item: 2}}", 30, 70, 1e-12}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    wa_run run = run_with(cases[i].value, cases[i].distribution);
    wa_quantile quantile;
    ck_assert(wa_quantile_of(run.arena, declared(run), atof(cases[i].value), &quantile));
    ck_assert_msg(fabs(quantile.a - cases[i].a) <= cases[i].tolerance, "%s: %.12g", cases[i].distribution, quantile.a);
    ck_assert_msg(fabs(quantile.b - cases[i].b) <= cases[i].tolerance, "%s: %.12g", cases[i].distribution, quantile.b);
    wa_run_end(run);
  }
}
END_TEST

static double quantile_of(wa_run run, double p) {
  double x = NAN;
  ck_assert(wa_dist_quantile(&run.model->parameters[0], p, &x));
  return x;
}

START_TEST(closed_forms) {
  static const struct {
    const char *value, *distribution;
    double p, x;
  } cases[] = {
      {"3", "{uniform: {min: 2, max: 6}}", 0.25, 3},
      {"3", "{triangular: {min: 2, max: 6}}", 0.25, 3},         /* (mode - min) / (max - min) lies below the mode */
      {"3", "{triangular: {min: 2, max: 6}}", 0.8125, 4.5},     /* 1 - (6 - 4.5)^2 / (4 * 3) */
      {"3", "{triangular: {min: 2, max: 6, mode: 6}}", 0.25, 4},/* ((x - 2) / 4)^2 */
      {"0.71", "{lognormal: {ci95: [0.60, 0.83]}}", 0.5, 0.71},
      {"0", "{normal: {mean: 0, sd: 1, min: 0}}", 0.5, 0.67448975019608},            /* the half-normal median */
      {"11", "{normal: {mean: 0, sd: 1, min: 10, max: 12}}", 0.5, 10.0684118360585}, /* far out: Phi(-x) = Phi(-10)/2 + Phi(-12)/2 */
      {"5", "{normal: {se: 2}}", 0.975, 8.91992796908011},
      {"0.5", "{beta: {alpha: 1, beta: 1}}", 0.3, 0.3},
      {"100", "{gamma: {shape: 1, scale: 100}}", 0.5, 69.3147180559945}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    wa_run run = run_with(cases[i].value, cases[i].distribution);
    double x = quantile_of(run, cases[i].p);
    ck_assert_msg(fabs(x - cases[i].x) <= 1e-9 * fabs(cases[i].x), "%s: %.15g", cases[i].distribution, x);
    wa_run_end(run);
  }
}
END_TEST

/* Two quantiles of every family come back. */
START_TEST(quantiles_are_met) {
  static const struct {
    const char *value, *distribution;
    double p[2], x[2];
  } cases[] = {{"400", "{gamma: {quantiles: {25%: 310, 75%: 540}}}", {0.25, 0.75}, {310, 540}},
               {"0.3", "{beta: {quantiles: {2.5%: 0.1, 97.5%: 0.6}}}", {0.025, 0.975}, {0.1, 0.6}},
               {"0.01", "{beta: {quantiles: {0.05: 0.002, 0.5: 0.01}}}", {0.05, 0.5}, {0.002, 0.01}},
               {"0.7", "{lognormal: {quantiles: {10%: 0.5, 90%: 1.1}}}", {0.1, 0.9}, {0.5, 1.1}},
               {"3", "\"normal(quantiles: [25%, 2, 75%, 5])\"", {0.25, 0.75}, {2, 5}}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    wa_run run = run_with(cases[i].value, cases[i].distribution);
    for (int k = 0; k < 2; k++) {
      double x = quantile_of(run, cases[i].p[k]);
      ck_assert_msg(fabs(x - cases[i].x[k]) <= 1e-8 * cases[i].x[k], "%s: %.12g", cases[i].distribution, x);
    }
    wa_run_end(run);
  }
}
END_TEST

/* A distribution that the registry knows and nothing can draw from would be a gap. */
START_TEST(every_distribution_has_a_quantile) {
  static const char *const written[] = {
      "{beta: {se: 0.01}}", "{gamma: {se: 0.01}}", "{lognormal: {se: 0.01}}", "{normal: {se: 0.01}}",
      "{uniform: {min: 0, max: 1}}", "{triangular: {min: 0, max: 1}}", "{pert: {min: 0, max: 1}}",
      "{dirichlet: {counts: [1, 1]}}", "{multinormal: {se: 0.01, group: g}}", NULL, "fixed"};
  ck_assert_uint_eq(wa_n_dist_kinds, sizeof written / sizeof *written);
  for (size_t i = 0; i < wa_n_dist_kinds; i++) {
    if (!written[i]) continue;
    wa_run run = run_with("0.5", written[i]);
    wa_quantile quantile;
    ck_assert_str_eq(declared(run)->kind->name, wa_dist_kinds[i].name);
    ck_assert_msg(wa_quantile_of(run.arena, declared(run), 0.5, &quantile), "%s", written[i]);
    wa_run_end(run);
  }
}
END_TEST

int main(void) {
  TCase *cases = tcase_create("quantile");
  tcase_set_timeout(cases, 60);
  tcase_add_test(cases, gamma_quantiles_are_exact);
  tcase_add_test(cases, large_shapes_approach_the_cube_root_rule);
  tcase_add_test(cases, small_shapes_do_not_underflow);
  tcase_add_test(cases, beta_quantiles_are_exact);
  tcase_add_test(cases, papers_figures_become_parameters);
  tcase_add_test(cases, closed_forms);
  tcase_add_test(cases, quantiles_are_met);
  tcase_add_test(cases, every_distribution_has_a_quantile);
  return wa_run_suite("quantile", cases);
}
