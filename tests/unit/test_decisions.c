/* The decisions of a model: from the draws of its parameters to tables per decider. */
#include "analysis/decisions.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_qrng.h>

#include "engine/lanes.h"
#include "run.h"

enum { DRAWS = 8192, VARIED = 3 }; /* p4 stands in no formula */

/* Per person the project brings its payer 200 p1 - 100 p2 euros with p1 ~ N(1, 1) and p2 ~ N(0, 2), 10 QALYs worth
 * p3 ~ N(3, 0.5), and the clinic the opposite of what the payer gets. */
static const char text[] =
    "waarde: 1\ntitle: t\nsettings: {horizon: 1 year}\npopulation: {size: 100}\nstakeholders: {payer: {}, clinic: {}}\n"
    "parameters:\n"
    "  p1: {value: 1, distribution: {normal: {se: 1}}, source: s}\n"
    "  p2: {value: 0, distribution: {normal: {se: 2}}, source: s}\n"
    "  p3: {value: 3, distribution: {normal: {se: 0.5}}, source: s}\n"
    "  p4: {value: 0.4, distribution: {beta: {alpha: 2, beta: 3}}, source: s}\n"
    "outcomes:\n  qaly: {quantity: 10 * p3, unit: QALY}\n"
    "lines:\n  pay: {quantity: population, amount: 200 * p1 - 100 * p2, from: clinic, to: payer}\n"
    "  spend: {quantity: 10, amount: 1000 * p3, from: payer}\n"
    "analysis:\n  willingness_to_pay: [500, 2000]\n  probabilistic: {draws: 8192}\n"
    "  decisions:\n    population_per_year: 50\n    years: 3\n    discount: 5%\n    deciders: [clinic, society]\n"
    "    evppi: {both: [p1, p2]}\n"
    "    evsi:\n      trial: {parameters: p1, patients: [1, 10, 100], sd: 1}\n"
    "      survey: {parameters: [p1, p4], patients: 40, sd: {p1: 2}}\n";

typedef struct sampled {
  wa_run run;
  wa_draws draws;
  wa_decisions *decisions;
} sampled;

static void fill(const void *context, size_t from, size_t count, double *const *columns) {
  double *const *values = context;
  for (size_t p = 0; p < VARIED; p++) memcpy(columns[p], values[p] + from, count * sizeof **columns);
}

static bool take(void *sink, size_t from, size_t count, const double *const *columns) {
  wa_draws *draws = sink;
  for (size_t h = 0; h < draws->headlines.n; h++) memcpy(draws->headline[h] + from, columns[h], count * sizeof **columns);
  return true;
}

static double **values_of(wa_arena *arena) {
  double **values = WA_NEW_ARRAY(arena, double *, 4), at[4];
  for (size_t p = 0; p < 4; p++) values[p] = WA_NEW_ARRAY(arena, double, DRAWS);
  gsl_qrng *sobol = gsl_qrng_alloc(gsl_qrng_sobol, 4);
  for (size_t i = 0; i < DRAWS; i++) {
    gsl_qrng_get(sobol, at);
    values[0][i] = 1 + gsl_cdf_ugaussian_Pinv(at[0]);
    values[1][i] = 2 * gsl_cdf_ugaussian_Pinv(at[1]);
    values[2][i] = 3 + 0.5 * gsl_cdf_ugaussian_Pinv(at[2]);
    values[3][i] = gsl_cdf_beta_Pinv(at[3], 2, 3);
  }
  gsl_qrng_free(sobol);
  return values;
}

static size_t input_of(const wa_graph *graph, size_t parameter) {
  static const char *const names[] = {"p1", "p2", "p3"};
  size_t i = 0;
  while (strcmp(graph->inputs[i].name, names[parameter]) != 0) i++;
  return i;
}

static sampled sample(void) {
  static const size_t parameters[] = {0, 1, 2, 3};
  sampled all = {.run = wa_run_well(text)};
  const wa_results *results = all.run.results;
  wa_arena *arena = all.run.arena;
  all.draws = (wa_draws){.n = DRAWS, .n_run = DRAWS, .n_parameters = 4, .parameters = parameters, .parameter = values_of(arena),
                         .headlines = wa_headlines_list(results), .failed = WA_NEW_ARRAY(arena, bool, DRAWS)};
  all.draws.headline = WA_NEW_ARRAY(arena, double *, all.draws.headlines.n);
  wa_id *wanted = WA_NEW_ARRAY(arena, wa_id, all.draws.headlines.n);
  for (size_t h = 0; h < all.draws.headlines.n; h++) {
    all.draws.headline[h] = WA_NEW_ARRAY(arena, double, DRAWS);
    wanted[h] = all.draws.headlines.items[h].node;
  }
  size_t varied[VARIED];
  for (size_t p = 0; p < VARIED; p++) varied[p] = input_of(results->graph, p);
  wa_lanes lanes = {.graph = results->graph, .wanted = wanted, .n_wanted = all.draws.headlines.n, .varied = varied,
                    .n_varied = VARIED, .n_lanes = DRAWS, .threads = 1, .fill = fill,
                    .context = all.draws.parameter, .take = take, .sink = &all.draws};
  ck_assert(wa_lanes_run(arena, &lanes).finished);
  all.decisions = wa_decisions_make(arena, results, &all.draws, 1, 1, true);
  ck_assert_ptr_nonnull(all.decisions);
  return all;
}

static const wa_decision_table *table_of(const wa_decisions *decisions, bool by_net, size_t decider, double threshold) {
  for (size_t t = 0; t < decisions->n_tables; t++) {
    const wa_decision_table *table = &decisions->tables[t];
    if (table->by_net == by_net && table->decider == decider && table->threshold == threshold) return table;
  }
  ck_abort_msg("no such decision");
}

static size_t knowledge_of(const wa_decisions *decisions, const char *name, double patients) {
  for (size_t k = 0; k < decisions->n_knowledge; k++)
    if (strcmp(decisions->knowledge[k].name, name) == 0 && decisions->knowledge[k].patients == patients) return k;
  ck_abort_msg("no knowledge '%s'", name);
}

static void near(double found, double wanted, double share, const char *what) {
  ck_assert_msg(fabs(found - wanted) <= share * fabs(wanted), "%s is %.10g, not %.10g", what, found, wanted);
}

/* V(m, s) of the simple example of the vignette of the R package voi: see test_decision.c. */
static double v(double m, double s) { return m * gsl_cdf_ugaussian_P(m / s) + s * exp(-m * m / s / s / 2) / sqrt(2 * M_PI) - fmax(0, m); }

START_TEST(a_stakeholders_decision) {
  sampled all = sample();
  const wa_decisions *d = all.decisions;
  const wa_decision_table *clinic = table_of(d, true, 1, 0);
  ck_assert_uint_eq(d->n, DRAWS);
  ck_assert_uint_eq(d->n_tables, 4); /* society at two thresholds; clinic and society by their nets */
  ck_assert_str_eq(all.run.results->strategies[clinic->result.best].name, "nothing");
  near(clinic->result.evpi, 10000 * 0.3992824567, 0.01, "EVPI");
  near(clinic->worth[knowledge_of(d, "p1", 0)].value, 10000 * 0.1666309412, 0.01, "EVPPI of p1");
  near(clinic->worth[knowledge_of(d, "p2", 0)].value, 10000 * 0.1666309412, 0.01, "EVPPI of p2");
  near(clinic->worth[knowledge_of(d, "both", 0)].value, 10000 * 0.3992824567, 0.01, "EVPPI of both");
  ck_assert(clinic->worth[knowledge_of(d, "p4", 0)].value <= 3 * clinic->worth[knowledge_of(d, "p4", 0)].error);
  for (double n = 1; n <= 100; n *= 10)
    near(clinic->worth[knowledge_of(d, "trial", n)].value, 10000 * v(2, 2 * sqrt(n / (n + 1))), 0.06, "EVSI");
  near(clinic->worth[knowledge_of(d, "survey", 40)].value, 10000 * v(2, 2 * sqrt(40.0 / 44)), 0.06, "EVSI of two");
  const char *most = d->knowledge[wa_most_wanted(d, clinic)].name;
  ck_assert(strcmp(most, "p1") == 0 || strcmp(most, "p2") == 0);
  wa_run_end(all.run);
}
END_TEST

/* 10 QALYs times p3 cost 10,000 times p3: 1000 a QALY in every draw. */
START_TEST(decisions_by_threshold) {
  sampled all = sample();
  const wa_decisions *d = all.decisions;
  const wa_decision_table *low = table_of(d, false, SIZE_MAX, 500), *high = table_of(d, false, SIZE_MAX, 2000);
  ck_assert_str_eq(all.run.results->strategies[low->result.best].name, "nothing");
  ck_assert_str_eq(all.run.results->strategies[high->result.best].name, "project");
  wa_equal(high->result.probability[0], 1, "P(project)");
  wa_equal(high->result.evpi, 0, "EVPI");
  ck_assert_uint_eq(wa_most_wanted(d, high), SIZE_MAX);
  const wa_decision_view *view = &d->views[0];
  near(view->expected[0].icer, 1000, 1e-9, "ICER");
  near(view->expected[0].cost, 30000, 1e-3, "expected cost");
  wa_equal(view->plane[0].dearer_better, 1, "all draws are dearer and better");
  for (size_t i = 0; i < view->n_thresholds; i++)
    if (view->thresholds[i] != 1000) ck_assert_uint_eq(view->curve[i].best, view->thresholds[i] < 1000);
  ck_assert_uint_eq(d->shown->n, 5000);
  ck_assert(view->shown_curve != view->curve);
  wa_run_end(all.run);
}
END_TEST

START_TEST(people_and_money) {
  sampled all = sample();
  const wa_decisions *d = all.decisions;
  wa_equal(d->people, 100, "people");
  wa_equal(d->touched, 50 + 50 / 1.05 + 50 / 1.05 / 1.05, "people touched");
  wa_equal(wa_per_person(d), 0.01, "per person");
  wa_equal(wa_per_population(d), d->touched / 100, "per population");
  wa_run_end(all.run);
}
END_TEST

/* Draws that failed or miss a figure are left out; with too few left there are no regressions; with none, nothing. */
START_TEST(failed_draws) {
  sampled all = sample();
  all.draws.failed[3] = true;
  all.draws.headline[0][9] = NAN;
  wa_decisions *d = wa_decisions_make(all.run.arena, all.run.results, &all.draws, 1, 1, true);
  ck_assert_uint_le(d->n, DRAWS - 1);
  ck_assert_uint_eq(d->draw[3], 4);
  for (size_t i = 50; i < DRAWS; i++) all.draws.failed[i] = true;
  d = wa_decisions_make(all.run.arena, all.run.results, &all.draws, 1, 1, true);
  ck_assert_uint_eq(d->n_regressed, 0);
  ck_assert_uint_eq(d->n_knowledge, 0);
  for (size_t i = 0; i < DRAWS; i++) all.draws.failed[i] = true;
  ck_assert_ptr_null(wa_decisions_make(all.run.arena, all.run.results, &all.draws, 1, 1, true));
  wa_run_end(all.run);
}
END_TEST

/* The same bits on any number of threads. */
START_TEST(threads_change_nothing) {
  sampled all = sample();
  for (size_t threads = 2; threads <= 5; threads += 3) {
    const wa_decisions *other = wa_decisions_make(all.run.arena, all.run.results, &all.draws, 1, threads, true);
    ck_assert_uint_eq(other->n_knowledge, all.decisions->n_knowledge);
    for (size_t t = 0; t < other->n_tables; t++)
      for (size_t k = 0; k < other->n_knowledge; k++) {
        const wa_information *a = &other->tables[t].worth[k], *b = &all.decisions->tables[t].worth[k];
        ck_assert(a->value == b->value && a->error == b->error && a->freedom == b->freedom);
      }
  }
  wa_run_end(all.run);
}
END_TEST

/* What formulas over the first 5,000 draws give. */
START_TEST(shown_draws) {
  sampled all = sample();
  const wa_shown_draws *shown = all.decisions->shown;
  const wa_shown_column *clinic = wa_shown_find(shown, WA_HEADLINE_NET, 0, 1);
  ck_assert_ptr_nonnull(clinic);
  double sum = 0, above = 0;
  for (size_t i = 0; i < shown->n; i++) {
    double net = -100 * (200 * all.draws.parameter[0][i] - 100 * all.draws.parameter[1][i]);
    near(clinic->values[i], net, 1e-9, "net of the clinic");
    sum += net / 5000;
    above += (net > 0) / 5000.0;
  }
  near(clinic->mean, sum, 1e-9, "mean");
  near(clinic->above, above, 1e-9, "share above 0");
  /* N(-20000, 10000 sqrt 8) */
  near(clinic->error, 10000 * sqrt(8) / sqrt(5000), 0.02, "Monte-Carlo error");
  near(clinic->low, -20000 - 1.959964 * 10000 * sqrt(8), 0.02, "2.5% point");
  near(clinic->high, -20000 + 1.959964 * 10000 * sqrt(8), 0.02, "97.5% point");
  /* The payer gains what the clinic loses, less what it spends: some of them loses in every draw. */
  wa_equal(shown->no_one_loses[0], 0, "share of draws without losers");
  ck_assert_ptr_null(wa_shown_find(shown, WA_HEADLINE_SROI, 0, SIZE_MAX)); /* nothing is invested */
  wa_run_end(all.run);
}
END_TEST

int main(void) {
  TCase *cases = tcase_create("decisions");
  tcase_set_timeout(cases, 60);
  tcase_add_test(cases, a_stakeholders_decision);
  tcase_add_test(cases, decisions_by_threshold);
  tcase_add_test(cases, people_and_money);
  tcase_add_test(cases, failed_draws);
  tcase_add_test(cases, shown_draws);
  tcase_add_test(cases, threads_change_nothing);
  return wa_run_suite("decisions", cases);
}
