/* Draws of parameters: their distributions (Kolmogorov-Smirnov and moments against GSL), what is drawn together, and
 * what a draw depends on. Seeds are fixed: a test that passes goes on passing. */
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_qrng.h>
#include <gsl/gsl_statistics.h>

#include "engine/sample.h"
#include "engine/spread.h"
#include "run.h"

enum { DRAWS = 20000, MOST = 8 };

/* Beyond this the distance of Kolmogorov and Smirnov is too large once in a thousand samples. */
static const double ks_limit = 1.95;

typedef struct sample {
  wa_arena *arena;
  wa_model *model;
  wa_diags *diags;
  const wa_sampler *sampler;
  double *column[MOST];
} sample;

static sample sample_of(const char *parameters, const char *analysis, wa_sample_plan plan) {
  sample all = {.arena = wa_arena_new()};
  const char *text = wa_printf(all.arena, "waarde: 1\ntitle: t\nsettings: {horizon: 1 year}\nstakeholders: {payer: {}}\nparameters:\n%s"
                               "lines: {cost: {amount: 1, from: payer}}\n%s", parameters, analysis);
  all.diags = wa_diags_new(all.arena);
  all.model = wa_model_load_text(all.arena, all.diags, WAARDE_TESTS "/cases/test.yaml", text, strlen(text), NULL, 0, NULL);
  for (size_t i = 0; wa_diags_count(all.diags, WA_ERROR) && wa_diags_line(all.diags, i); i++)
    fprintf(stderr, "%s\n", wa_diags_line(all.diags, i));
  ck_assert_uint_eq(wa_diags_count(all.diags, WA_ERROR), 0);
  double *values = WA_NEW_ARRAY(all.arena, double, all.model->n_parameters);
  bool *wanted = WA_NEW_ARRAY(all.arena, bool, all.model->n_parameters);
  for (size_t i = 0; i < all.model->n_parameters; i++) {
    wanted[i] = true;
    ck_assert(wa_expr_literal(all.model->parameters[i].value.expr, &values[i]));
  }
  all.sampler = wa_sampler_new(all.arena, all.diags, all.model, values, wanted, &plan);
  for (size_t i = 0; all.sampler && i < all.sampler->n && i < MOST; i++) all.column[i] = WA_NEW_ARRAY(all.arena, double, plan.draws);
  if (all.sampler && all.sampler->n <= MOST) wa_sampler_fill(all.sampler, 0, plan.draws, all.column);
  return all;
}

static void sample_end(sample all) { wa_arena_free(all.arena); }

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* Largest distance between the share of the draws and the distribution function, times sqrt(n). Sorts the column. */
static double ks_distance(double *column, size_t n, double (*cdf)(double x, const double *at), const double *at) {
  double worst = 0;
  qsort(column, n, sizeof *column, ascending);
  for (size_t i = 0; i < n; i++) {
    double wanted = cdf(column[i], at);
    worst = fmax(worst, fmax(fabs(wanted - (double)i / (double)n), fabs(wanted - (double)(i + 1) / (double)n)));
  }
  return worst * sqrt((double)n);
}

static double beta_cdf(double x, const double *at) { return gsl_cdf_beta_P(x, at[0], at[1]); }
static double gamma_cdf(double x, const double *at) { return gsl_cdf_gamma_P(x, at[0], at[1]); }
static double lognormal_cdf(double x, const double *at) { return gsl_cdf_lognormal_P(x, at[0], at[1]); }
static double normal_cdf(double x, const double *at) { return gsl_cdf_gaussian_P(x - at[0], at[1]); }
static double uniform_cdf(double x, const double *at) { return gsl_cdf_flat_P(x, at[0], at[1]); }

/* Normal of mean 0 and sd 1 between at[0] and at[1]. */
static double truncated_cdf(double x, const double *at) {
  double low = gsl_cdf_ugaussian_P(at[0]);
  return (gsl_cdf_ugaussian_P(x) - low) / (gsl_cdf_ugaussian_P(at[1]) - low);
}

/* Between 0 and 10, at[0] the mode. */
static double triangular_cdf(double x, const double *at) {
  return x <= at[0] ? x * x / (10 * at[0]) : 1 - (10 - x) * (10 - x) / (10 * (10 - at[0]));
}

static double pert_cdf(double x, const double *at) { return gsl_cdf_beta_P(x / 10, at[0], at[1]); }

typedef struct known {
  const char *value, *distribution;
  double (*cdf)(double x, const double *at);
  double at[2], mean, sd;
} known;

/* Means and standard deviations by the textbook formulas. */
static const known distributions[] = {
    {"0.72", "{beta: {se: 0.04}}", beta_cdf, {90, 35}, 0.72, 0.04},
    {"0.145", "{beta: {events: 29, n: 200}}", beta_cdf, {29, 171}, 0.145, 0.0248355},
    {"0.5", "{beta: {alpha: 0.5, beta: 0.5}}", beta_cdf, {0.5, 0.5}, 0.5, 0.35355339},
    {"0.7", "{beta: {ci95: [0.6216, 0.7784]}}", beta_cdf, {91.175, 39.075}, 0.7, 0.04},
    {"4623", "{gamma: {se: 900}}", gamma_cdf, {26.385344, 175.210902}, 4623, 900},
    {"2", "{gamma: {shape: 0.5, scale: 4}}", gamma_cdf, {0.5, 4}, 2, 2.8284271},
    {"0.15", "{gamma: {shape: 30, rate: 200}}", gamma_cdf, {30, 0.005}, 0.15, 0.02738613},
    {"0.71", "{lognormal: {ci95: [0.60, 0.83]}}", lognormal_cdf, {-0.342490, 0.082781}, 0.712437, 0.0590774},
    {"2", "{lognormal: {se: 1}}", lognormal_cdf, {0.58157540, 0.47238073}, 2, 1},
    {"3", "{lognormal: {meanlog: 1.0986122886681098, sdlog: 0.2}}", lognormal_cdf, {1.0986122886681098, 0.2}, 3.0606040, 0.6182933},
    {"5", "{normal: {se: 2}}", normal_cdf, {5, 2}, 5, 2},
    {"5", "{normal: {ci95: [1.08007203, 8.91992797]}}", normal_cdf, {5, 2}, 5, 2},
    {"0", "{normal: {mean: 0, sd: 1, min: -1, max: 2}}", truncated_cdf, {-1, 2}, 0.2296377, 0.7209456},
    {"5", "{uniform: {min: 2, max: 8}}", uniform_cdf, {2, 8}, 5, 1.7320508},
    {"3", "{triangular: {min: 0, max: 10}}", triangular_cdf, {3, 0}, 4.3333333, 2.0949675},
    {"3", "{pert: {min: 0, max: 10}}", pert_cdf, {2.2, 3.8}, 3.6666667, 1.8213897},
    {"0.3", "{dirichlet: {counts: [60, 30, 10], item: 2}}", beta_cdf, {30, 70}, 0.3, 0.0455983},
    {"5", "{multinormal: {se: 2, group: g}}", normal_cdf, {5, 2}, 5, 2},
};

static void check_distribution(const known *wanted, wa_sampling sampling) {
  wa_arena *arena = wa_arena_new();
  const char *parameter = wa_printf(arena, "  p: {value: %s, source: s, distribution: %s}\n", wanted->value, wanted->distribution);
  sample all = sample_of(parameter, "", (wa_sample_plan){DRAWS, 5, sampling});
  double mean = gsl_stats_mean(all.column[0], 1, DRAWS), sd = gsl_stats_sd(all.column[0], 1, DRAWS);
  ck_assert_msg(fabs(mean - wanted->mean) < 3.5 * wanted->sd / sqrt(DRAWS), "%s: mean %g, not %g", wanted->distribution, mean, wanted->mean);
  ck_assert_msg(fabs(sd / wanted->sd - 1) < 0.05, "%s: sd %g, not %g", wanted->distribution, sd, wanted->sd);
  double distance = ks_distance(all.column[0], DRAWS, wanted->cdf, wanted->at);
  ck_assert_msg(distance < ks_limit, "%s: distance %g", wanted->distribution, distance);
  /* Evenly spread draws leave hardly any distance. */
  if (sampling != WA_SAMPLING_RANDOM) ck_assert_msg(distance < 0.1, "%s: distance %g", wanted->distribution, distance);
  sample_end(all);
  wa_arena_free(arena);
}

START_TEST(draws_follow_their_distribution) { check_distribution(&distributions[_i], WA_SAMPLING_RANDOM); }
END_TEST

START_TEST(spread_draws_follow_it_too) {
  check_distribution(&distributions[0], WA_SAMPLING_LATIN);
  check_distribution(&distributions[4], WA_SAMPLING_SOBOL);
}
END_TEST

/* ---- together ---- */

START_TEST(shares_of_a_group_add_up) {
  static const double others[][2] = {{60, 40}, {30, 70}, {10, 90}};
  sample all = sample_of("  a: {value: 0.6, source: s, distribution: {dirichlet: {counts: [60, 30, 10], group: g}}}\n"
                         "  b: {value: 0.3, source: s, distribution: {dirichlet: {counts: [60, 30, 10], item: 2, group: g}}}\n"
                         "  c: {value: 0.1, source: s, distribution: {dirichlet: {counts: [60, 30, 10], item: 3, group: g}}}\n",
                         "", (wa_sample_plan){DRAWS, 5, WA_SAMPLING_RANDOM});
  for (size_t i = 0; i < DRAWS; i++) ck_assert_double_le(fabs(all.column[0][i] + all.column[1][i] + all.column[2][i] - 1), 1e-15);
  for (int p = 0; p < 3; p++) ck_assert_double_lt(ks_distance(all.column[p], DRAWS, beta_cdf, others[p]), ks_limit);
  sample_end(all);
}
END_TEST

START_TEST(multinormal_has_its_correlations) {
  sample all = sample_of("  a: {value: 1, source: s, distribution: {multinormal: {se: 1, group: g}}}\n"
                         "  b: {value: 2, source: s, distribution: {multinormal: {se: 2, group: g, correlation: [0.8]}}}\n"
                         "  c: {value: 3, source: s, distribution: {multinormal: {se: 3, group: g, correlation: [-0.3, 0.1]}}}\n",
                         "", (wa_sample_plan){DRAWS, 5, WA_SAMPLING_RANDOM});
  ck_assert_double_le(fabs(gsl_stats_correlation(all.column[0], 1, all.column[1], 1, DRAWS) - 0.8), 0.01);
  ck_assert_double_le(fabs(gsl_stats_correlation(all.column[0], 1, all.column[2], 1, DRAWS) + 0.3), 0.02);
  ck_assert_double_le(fabs(gsl_stats_correlation(all.column[1], 1, all.column[2], 1, DRAWS) - 0.1), 0.02);
  ck_assert_double_lt(ks_distance(all.column[2], DRAWS, normal_cdf, (const double[]){3, 3}), ks_limit);
  sample_end(all);
}
END_TEST

/* Spearman's rank correlation under a Gaussian copula is 6/pi asin(rho/2); the distributions stay what they are. */
START_TEST(copula_correlates_ranks_and_keeps_distributions) {
  double work[2 * DRAWS];
  sample all = sample_of("  a: {value: 0.72, source: s, distribution: {beta: {se: 0.04}}}\n"
                         "  lone: {value: 5, source: s, distribution: {normal: {se: 2}}}\n"
                         "  b: {value: 2, source: s, distribution: {gamma: {shape: 0.5, scale: 4}}}\n"
                         "  c: {value: 5, source: s, distribution: {uniform: {min: 2, max: 8}}}\n",
                         "analysis: {probabilistic: {correlations: {a: {b: 0.6}, c: {b: -0.4}}}}\n",
                         (wa_sample_plan){DRAWS, 5, WA_SAMPLING_RANDOM});
  static const struct {
    int a, b;
    double rho;
  } pairs[] = {{0, 2, 0.6}, {2, 3, -0.4}, {0, 3, 0}, {0, 1, 0}, {1, 2, 0}};
  for (int i = 0; i < 5; i++) {
    double rank = gsl_stats_spearman(all.column[pairs[i].a], 1, all.column[pairs[i].b], 1, DRAWS, work);
    ck_assert_msg(fabs(rank - 6 / M_PI * asin(pairs[i].rho / 2)) < 0.02, "pair %d: %g", i, rank);
  }
  ck_assert_double_lt(ks_distance(all.column[2], DRAWS, gamma_cdf, (const double[]){0.5, 4}), ks_limit);
  ck_assert_double_lt(ks_distance(all.column[3], DRAWS, uniform_cdf, (const double[]){2, 8}), ks_limit);
  sample_end(all);
}
END_TEST

START_TEST(rows_of_a_file_stay_together) {
  static const double effects[] = {0.1, 0.2, 0.4, 0.5, 0.8}, costs[] = {1000, 900, 700, 600, 100};
  size_t seen[5] = {0};
  sample all = sample_of("  e: {value: 0.4, source: s, distribution: \"empirical(file: pairs.csv, column: effect)\"}\n"
                         "  c: {value: 660, source: s, distribution: \"empirical(file: pairs.csv, column: cost)\"}\n", "",
                         (wa_sample_plan){DRAWS, 5, WA_SAMPLING_RANDOM});
  for (size_t i = 0; i < DRAWS; i++)
    for (int row = 0; row < 5; row++)
      if (all.column[0][i] == effects[row]) {
        seen[row]++;
        ck_assert_double_eq(all.column[1][i], costs[row]);
      }
  size_t total = 0;
  for (int row = 0; row < 5; row++) {
    ck_assert(fabs((double)seen[row] - 4000) < 4 * sqrt(DRAWS * 0.16));
    total += seen[row];
  }
  ck_assert_uint_eq(total, DRAWS);
  sample_end(all);
}
END_TEST

/* ---- addresses ---- */

static const char *const two = "  a: {value: 0.72, source: s, distribution: {beta: {se: 0.04}}}\n"
                               "  b: {value: 5, source: s, distribution: {normal: {se: 2}}}\n";

START_TEST(a_draw_depends_on_seed_number_and_name_alone) {
  const wa_sample_plan plan = {1000, 5, WA_SAMPLING_RANDOM}, longer = {2000, 5, WA_SAMPLING_RANDOM}, reseeded = {1000, 6, WA_SAMPLING_RANDOM};
  sample all = sample_of(two, "", plan), more = sample_of(two, "", longer), other = sample_of(two, "", reseeded);
  sample with = sample_of("  new: {value: 5, source: s, distribution: {gamma: {se: 2}}}\n"
                          "  b: {value: 5, source: s, distribution: {normal: {se: 2}}}\n", "", plan);
  ck_assert_mem_eq(all.column[0], more.column[0], 1000 * sizeof(double));
  ck_assert_mem_eq(all.column[1], with.column[1], 1000 * sizeof(double));
  for (size_t i = 0; i < 1000; i++) ck_assert_double_ne(all.column[1][i], other.column[1][i]);
  sample_end(all), sample_end(more), sample_end(other), sample_end(with);
}
END_TEST

/* Any stretch of draws is what it is in the whole, for every way of sampling. */
START_TEST(stretches_are_parts_of_the_whole) {
  sample all = sample_of(two, "", (wa_sample_plan){1000, 5, (wa_sampling)_i});
  double a[7], b[7], *columns[] = {a, b};
  for (size_t from = 0; from + 7 <= 1000; from += 31) {
    wa_sampler_fill(all.sampler, from, 7, columns);
    ck_assert_mem_eq(a, all.column[0] + from, sizeof a);
    ck_assert_mem_eq(b, all.column[1] + from, sizeof b);
  }
  sample_end(all);
}
END_TEST

/* ---- spread ---- */

START_TEST(latin_hypercube_fills_every_part_once) {
  static const size_t sizes[] = {2, 7, 64, 1000, 4097};
  for (size_t s = 0; s < 5; s++) {
    size_t n = sizes[s], order_kept = 0;
    wa_arena *arena = wa_arena_new();
    wa_spread spread = wa_spread_new(9, n, WA_SAMPLING_LATIN);
    double *first = WA_NEW_ARRAY(arena, double, n), *second = WA_NEW_ARRAY(arena, double, n);
    bool *taken = WA_NEW_ARRAY(arena, bool, n);
    wa_spread_units(&spread, wa_spread_dimension(arena, &spread, "a"), 0, n, first);
    wa_spread_units(&spread, wa_spread_dimension(arena, &spread, "b"), 0, n, second);
    for (size_t i = 0; i < n; i++) {
      size_t part = (size_t)(first[i] * (double)n);
      ck_assert(!taken[part]);
      taken[part] = true;
      order_kept += part == i;
    }
    if (n >= 1000) {
      ck_assert_uint_lt(order_kept, 20);
      ck_assert_double_le(fabs(gsl_stats_correlation(first, 1, second, 1, n)), 4 / sqrt((double)n));
    }
    wa_arena_free(arena);
  }
}
END_TEST

/* The points are GSL's, shifted: the exclusive or of two of them knows no shift. */
START_TEST(sobol_points_are_those_of_gsl) {
  enum { DIMENSIONS = 40, POINTS = 1000 };
  wa_arena *arena = wa_arena_new();
  wa_spread spread = wa_spread_new(9, POINTS, WA_SAMPLING_SOBOL);
  for (int d = 0; d < DIMENSIONS; d++) wa_spread_dimension(arena, &spread, wa_printf(arena, "p%d", d));
  ck_assert(wa_spread_finish(&spread));
  gsl_qrng *walk = gsl_qrng_alloc(gsl_qrng_sobol, DIMENSIONS);
  double at[DIMENSIONS], units[POINTS], origin[DIMENSIONS];
  for (size_t d = 0; d < DIMENSIONS; d++) wa_spread_units(&spread, d, 0, 1, &origin[d]);
  for (size_t i = 1; i < POINTS; i++) {
    gsl_qrng_get(walk, at);
    for (size_t d = 0; d < DIMENSIONS; d++) {
      wa_spread_units(&spread, d, i, 1, units);
      uint32_t both = (uint32_t)(units[0] * 0x1p30) ^ (uint32_t)(origin[d] * 0x1p30);
      ck_assert_uint_eq(both, (uint32_t)(at[d] * 0x1p30));
    }
  }
  gsl_qrng_free(walk);
  wa_arena_free(arena);
}
END_TEST

START_TEST(sobol_has_no_more_than_forty_dimensions) {
  wa_arena *arena = wa_arena_new();
  const char *parameters = "";
  for (int i = 0; i < 41; i++)
    parameters = wa_printf(arena, "%s  p%d: {value: 5, source: s, distribution: {normal: {se: 2}}}\n", parameters, i);
  sample all = sample_of(parameters, "", (wa_sample_plan){16, 5, WA_SAMPLING_SOBOL});
  ck_assert_ptr_null(all.sampler);
  bool said = false;
  for (size_t i = 0; wa_diags_line(all.diags, i); i++)
    said |= strstr(wa_diags_line(all.diags, i), "Sobol's points have at most 40 dimensions, but this model needs 41") != NULL;
  ck_assert(said);
  sample_end(all);
  wa_arena_free(arena);
}
END_TEST

int main(void) {
  TCase *cases = tcase_create("sample");
  tcase_set_timeout(cases, 60);
  tcase_add_loop_test(cases, draws_follow_their_distribution, 0, sizeof distributions / sizeof *distributions);
  tcase_add_test(cases, spread_draws_follow_it_too);
  tcase_add_test(cases, shares_of_a_group_add_up);
  tcase_add_test(cases, multinormal_has_its_correlations);
  tcase_add_test(cases, copula_correlates_ranks_and_keeps_distributions);
  tcase_add_test(cases, rows_of_a_file_stay_together);
  tcase_add_test(cases, a_draw_depends_on_seed_number_and_name_alone);
  tcase_add_loop_test(cases, stretches_are_parts_of_the_whole, 0, WA_N_SAMPLINGS);
  tcase_add_test(cases, latin_hypercube_fills_every_part_once);
  tcase_add_test(cases, sobol_points_are_those_of_gsl);
  tcase_add_test(cases, sobol_has_no_more_than_forty_dimensions);
  return wa_run_suite("sample", cases);
}
