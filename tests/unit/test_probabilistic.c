/* The probabilistic analysis: against closed forms, whatever the threads and stretches; draws that fail; summaries. */
#include <gsl/gsl_statistics.h>
#include <gsl/gsl_sort.h>

#include "analysis/probabilistic.h"
#include "run.h"

static wa_draw_plan plan_of(size_t draws) {
  return (wa_draw_plan){.draws = draws, .seed = 3, .sampling = WA_SAMPLING_RANDOM, .failures = 0.01, .threads = 1};
}

static wa_probabilistic *prepared(wa_run run, wa_draw_plan plan) {
  wa_diags *diags = wa_diags_new(run.arena);
  wa_probabilistic *analysis = wa_probabilistic_new(run.arena, diags, run.results, &plan);
  for (size_t i = 0; !analysis && wa_diags_line(diags, i); i++) fprintf(stderr, "%s\n", wa_diags_line(diags, i));
  ck_assert_ptr_nonnull(analysis);
  return analysis;
}

static wa_probabilistic *drawn(wa_run run, wa_draw_plan plan) {
  wa_probabilistic *analysis = prepared(run, plan);
  ck_assert(wa_probabilistic_run(analysis, 0, plan.draws));
  wa_probabilistic_finish(analysis);
  return analysis;
}

static size_t headline_of(const wa_probabilistic *analysis, const char *name) {
  size_t found = wa_headline_find(analysis->results, &analysis->draws.headlines, name, SIZE_MAX);
  ck_assert_msg(found != SIZE_MAX, "no headline %s", name);
  return found;
}

/* gain: normal (2000, 300); cost: gamma, mean 800, sd 80; the payer's net -cost, the others' gain. */
static const char linear[] =
    "waarde: 1\ntitle: t\nsettings: {horizon: 1 year}\nstakeholders: {payer: {}, others: {}, aside: {}}\n"
    "parameters:\n  gain: {value: 2000, source: s, distribution: {normal: {se: 300}}}\n"
    "  cost: {value: 800, source: s, distribution: {gamma: {se: 80}}}\n  unsure: {value: 1, source: s, distribution: fixed}\n"
    "lines:\n  project: {amount: cost * unsure, from: payer, invest: true}\n  good: {amount: gain, to: others}\n"
    "  none: {amount: 0, to: aside}\n";

static void near_mean(const wa_column_summary *summary, double mean, double sd) {
  ck_assert_msg(fabs(summary->mean - mean) < 3 * summary->error, "mean %g, not %g within 3 x %g", summary->mean, mean, summary->error);
  ck_assert_msg(fabs(summary->sd / sd - 1) < 0.05, "sd %g, not %g", summary->sd, sd);
  ck_assert_double_le(fabs(summary->error / (sd / sqrt((double)summary->n)) - 1), 0.05);
}

START_TEST(linear_model_meets_its_closed_form) {
  wa_run run = wa_run_well(linear);
  wa_probabilistic *analysis = drawn(run, plan_of(10000));
  const wa_column_summary *npv = &analysis->headline[headline_of(analysis, "npv")];
  ck_assert_uint_eq(analysis->draws.n_parameters, 2);
  near_mean(npv, 1200, sqrt(300 * 300 + 80 * 80));
  near_mean(&analysis->headline[headline_of(analysis, "payer.net")], -800, 80);
  /* NPV is nearly normal: its quantiles, within 4 standard errors of a quantile. */
  double sd = sqrt(300 * 300 + 80 * 80);
  ck_assert_double_le(fabs(npv->low - (1200 - 1.96 * sd)), 4 * 0.027 * sd);
  ck_assert_double_le(fabs(npv->high - (1200 + 1.96 * sd)), 4 * 0.027 * sd);
  ck_assert_double_le(fabs(npv->median - 1200), 4 * 0.0125 * sd);
  const wa_chances *chances = &analysis->chances[0];
  ck_assert_double_eq(chances->gains[wa_model_stakeholder(run.model, "payer")].share, 0);
  ck_assert_double_ge(chances->gains[wa_model_stakeholder(run.model, "others")].share, 0.999);
  ck_assert_double_eq(chances->gains[wa_model_stakeholder(run.model, "aside")].share, 0);
  ck_assert_double_eq(chances->no_loser.share, 0);
  wa_run_end(run);
}
END_TEST

/* P(gain > cost) for two normals: Phi((m1 - m2) / sqrt(s1^2 + s2^2)) = Phi(1) = 0.841345. */
START_TEST(chances_meet_their_closed_form) {
  wa_run run = wa_run_well("waarde: 1\ntitle: t\nsettings: {horizon: 1 year}\nstakeholders: {payer: {}}\n"
                           "parameters:\n  gain: {value: 1050, source: s, distribution: {normal: {se: 30}}}\n"
                           "  cost: {value: 1000, source: s, distribution: {normal: {se: 40}}}\n"
                           "lines:\n  project: {amount: cost, from: payer, invest: true}\n  good: {amount: gain, to: payer}\n");
  wa_probabilistic *analysis = drawn(run, plan_of(10000));
  const wa_chances *chances = &analysis->chances[0];
  ck_assert_double_le(fabs(chances->pays.share - 0.841345), 3 * chances->pays.error);
  ck_assert_double_le(fabs(chances->pays.error - sqrt(0.841345 * 0.158655 / 10000)), 1e-4);
  /* But for the draws in which nothing is gained or lost to speak of. */
  ck_assert_double_le(fabs(chances->gains[0].share - chances->pays.share), 0.0005);
  ck_assert_double_le(fabs(chances->no_loser.share - chances->pays.share), 0.0005);
  wa_run_end(run);
}
END_TEST

/* The published figure of the cases: a share of 0.833 in 1,000 draws has an error of 0.01179. */
START_TEST(error_of_a_share) {
  double p = 0.833;
  ck_assert_double_le(fabs(sqrt(p * (1 - p) / 1000) - 0.01179), 5e-6);
}
END_TEST

START_TEST(threads_and_stretches_change_nothing) {
  wa_run run = wa_run_well(linear);
  wa_draw_plan plan = plan_of(1500);
  wa_probabilistic *whole = drawn(run, plan);
  plan.threads = 3;
  wa_probabilistic *parts = prepared(run, plan);
  ck_assert(wa_probabilistic_run(parts, 0, 701));
  ck_assert(wa_probabilistic_run(parts, 701, 1));
  ck_assert(wa_probabilistic_run(parts, 702, 798));
  wa_probabilistic_finish(parts);
  for (size_t h = 0; h < whole->draws.headlines.n; h++) {
    ck_assert_mem_eq(whole->draws.headline[h], parts->draws.headline[h], 1500 * sizeof(double));
    ck_assert_mem_eq(&whole->headline[h], &parts->headline[h], sizeof(wa_column_summary));
  }
  for (size_t p = 0; p < 2; p++) ck_assert_mem_eq(whole->draws.parameter[p], parts->draws.parameter[p], 1500 * sizeof(double));
  wa_run_end(run);
}
END_TEST

/* `monthly` matters to `yearly` alone, which is drawn itself: its draws must reach no other input (the first is
 * the discount rate, 0 here, which matters a year from the start).
 * `risk` is a formula that only another's override reads: it is drawn all the same. */
START_TEST(draws_go_where_they_belong) {
  wa_run run = wa_run_well("waarde: 1\ntitle: t\nsettings: {horizon: 2 years, comparator: usual}\nstakeholders: {a: {}}\n"
                           "parameters:\n  fee: {value: 100, source: s}\n"
                           "  monthly: {value: 10, source: s, distribution: {normal: {se: 1}}}\n"
                           "  yearly: {value: 12 * monthly, source: s, distribution: {normal: {se: 5}}}\n"
                           "  log_risk: {value: -0.5, source: s}\n"
                           "  risk: {value: exp(log_risk), source: s, distribution: {normal: {se: 0.1}}}\n"
                           "  rr: {value: 1, source: s}\nstrategies: {usual: {}, new: {set: {rr: risk}}}\n"
                           "lines:\n  fee: {quantity: 1 - rr, amount: fee, starts: 1, lasts: 1, from: a}\n"
                           "  x: {quantity: 1 - rr, amount: yearly, starts: 1, lasts: 1, to: a}\n");
  wa_probabilistic *analysis = drawn(run, plan_of(200));
  ck_assert_uint_eq(analysis->draws.n_parameters, 3);
  const double *npv = analysis->draws.headline[headline_of(analysis, "npv")];
  for (size_t i = 0; i < 200; i++) {
    double yearly = analysis->draws.parameter[1][i], risk = analysis->draws.parameter[2][i];
    ck_assert_double_le(fabs(npv[i] - (1 - risk) * (yearly - 100)), 1e-9);
  }
  wa_run_end(run);
}
END_TEST

/* A parameter whose value is a formula is drawn around what the formula gives; a fixed one and an unused one are not. */
START_TEST(formulas_can_be_drawn) {
  wa_run run = wa_run_well("waarde: 1\ntitle: t\nsettings: {horizon: 1 year}\nstakeholders: {payer: {}}\n"
                           "parameters:\n  base: {value: 90, source: s}\n"
                           "  p: {value: base / 125, source: s, distribution: {beta: {se: 0.04}}}\n"
                           "  unused: {value: 5, source: s, distribution: {normal: {se: 2}}}\n"
                           "lines:\n  cost: {amount: 1000 * p, from: payer}\n");
  wa_probabilistic *analysis = drawn(run, plan_of(10000));
  ck_assert_uint_eq(analysis->draws.n_parameters, 1);
  near_mean(&analysis->parameter[0], 0.72, 0.04);
  near_mean(&analysis->headline[headline_of(analysis, "npv")], -720, 40);
  wa_equal(wa_run_value(run, 0, "npv"), -720, "the base case stays");
  wa_run_end(run);
}
END_TEST

static const char *refused(const char *text) {
  wa_run run = wa_run_text(text, true);
  wa_diags *diags = wa_diags_new(run.arena);
  wa_draw_plan plan = plan_of(100);
  ck_assert_ptr_null(wa_probabilistic_new(run.arena, diags, run.results, &plan));
  static char line[400];
  snprintf(line, sizeof line, "%s", wa_diags_line(diags, 0));
  wa_run_end(run);
  return line;
}

START_TEST(what_cannot_be_drawn_is_refused) {
  const char *line = refused("waarde: 1\ntitle: t\nsettings: {horizon: 1 year, comparator: a}\nstakeholders: {payer: {}}\n"
                             "parameters:\n  base: {value: 0.5, source: s}\n"
                             "  p: {value: base * 1, source: s, distribution: {beta: {se: 0.04}}}\n"
                             "strategies: {a: {}, b: {set: {base: 0.6}}}\nlines:\n  cost: {amount: 1000 * p, from: payer}\n");
  ck_assert_msg(strstr(line, "test.yaml:7:50: error: 'p' differs between strategies"), "%s", line);
  line = refused("waarde: 1\ntitle: t\nsettings: {horizon: 1 year}\nstakeholders: {payer: {}}\n"
                 "parameters:\n  base: {value: 2, source: s}\n  p: {value: base * 3, source: s, distribution: {beta: {se: 0.04}}}\n"
                 "lines:\n  cost: {amount: 1000 * p, from: payer}\n");
  ck_assert_msg(strstr(line, "a beta distribution needs a value between 0 and 1, not 6"), "%s", line);
  line = refused("waarde: 1\ntitle: t\nsettings: {horizon: 1 year}\nstakeholders: {payer: {}}\n"
                 "parameters: {p: {value: 2, source: s}}\nlines:\n  cost: {amount: 1000 * p, from: payer}\n");
  ck_assert_msg(strstr(line, "there is nothing to draw"), "%s", line);
}
END_TEST

/* q is uniform on 0..1 and a probability up to 0.9: a tenth of the draws fail, the rest are summarised. */
START_TEST(failed_draws_are_counted_and_named) {
  wa_run run = wa_run_well("waarde: 1\ntitle: t\nsettings: {horizon: 1 year}\nstakeholders: {payer: {}}\n"
                           "parameters:\n  q: {value: 0.5, source: s, distribution: {uniform: {min: 0, max: 1}}}\n"
                           "cohort: {states: [well, ill], transitions: {well: {ill: q / 0.9, well: rest}}}\n"
                           "lines:\n  cost: {quantity: enters(ill), amount: 900, from: payer}\n");
  wa_draw_plan plan = plan_of(1000);
  wa_probabilistic *analysis = drawn(run, plan);
  size_t above = 0, npv = headline_of(analysis, "npv");
  for (size_t i = 0; i < 1000; i++) {
    bool fails = analysis->draws.parameter[0][i] > 0.9 * (1 + 1e-9);
    above += fails;
    ck_assert_int_eq(analysis->draws.failed[i], fails);
    ck_assert_int_eq(isnan(analysis->draws.headline[npv][i]) != 0, fails);
  }
  ck_assert_uint_eq(analysis->draws.n_failed, above);
  ck_assert_uint_eq(analysis->headline[npv].n, 1000 - above);
  ck_assert(wa_too_many_failed(analysis));
  ck_assert_uint_eq(analysis->n_failures, WA_LANE_FAULTS_KEPT);
  ck_assert(analysis->draws.failed[analysis->failures[0].draw]);
  ck_assert_ptr_nonnull(strstr(analysis->failures[0].message, "ill"));
  analysis->plan.failures = 0.2;
  ck_assert(!wa_too_many_failed(analysis));
  wa_run_end(run);
}
END_TEST

/* Sick-Sicker by age with its published distributions, beside 10,000 draws of a program written for it alone, with other
 * random numbers (tests/bench/bench_psa.c): means within 3 standard errors of both. */
START_TEST(published_model_meets_another_program) {
  static const struct {
    const char *strategy;
    double cost, qaly;
  } other[] = {{"standard_of_care", 115759.745, 18.709560}, {"a", 217367.941, 19.497199}, {"b", 201534.767, 19.983354},
               {"ab", 294664.511, 20.918201}};
  wa_arena *arena = wa_arena_new();
  wa_diags *diags = wa_diags_new(arena);
  bool unreadable = false;
  wa_model *model = wa_model_load(arena, diags, WAARDE_MODELS "/published/sick-sicker-age.yaml", NULL, 0, WAARDE_MODELS, &unreadable);
  wa_run run = {.arena = arena, .model = model, .results = wa_results_build(arena, model, true)};
  ck_assert(wa_results_compute(run.results, &run.fault));
  wa_probabilistic *analysis = drawn(run, plan_of(4000));
  ck_assert_uint_eq(analysis->draws.n_parameters, 18);
  for (int i = 0; i < 4; i++) {
    size_t s = wa_model_strategy(model, other[i].strategy);
    size_t cost = wa_headline_find(run.results, &analysis->draws.headlines, "cost", s);
    size_t effect = wa_headline_find(run.results, &analysis->draws.headlines, "effect", s);
    const wa_column_summary *c = &analysis->headline[cost], *q = &analysis->headline[effect];
    ck_assert_double_le(fabs(c->mean - other[i].cost), 3 * c->error * sqrt(1 + 0.4));
    ck_assert_double_le(fabs(q->mean - other[i].qaly), 3 * q->error * sqrt(1 + 0.4));
  }
  wa_run_end(run);
}
END_TEST

/* ---- summaries of columns ---- */

START_TEST(summaries_are_those_of_gsl) {
  enum { N = 1001 };
  double values[N], scratch[2 * N];
  uint64_t state = 7;
  wa_arena *arena = wa_arena_new();
  for (size_t n = 1; n <= N; n += 125) {
    wa_column exact = {.origin = NAN}, binned = {.origin = 5};
    for (size_t i = 0; i < n; i++) {
      values[i] = (i % 7 == 3 ? -1 : 1) * exp(4 * wa_random(&state));
      wa_column_add(arena, &exact, &values[i], 1, false);
      wa_column_add(arena, &binned, &values[i], 1, true);
    }
    wa_column_summary a = wa_column_summarise(arena, &exact, values, scratch), b = wa_column_summarise(arena, &binned, NULL, NULL);
    wa_equal(a.mean, gsl_stats_mean(values, 1, n), "mean");
    wa_equal(b.mean, a.mean, "mean from another origin");
    if (n > 1) wa_equal(a.sd, gsl_stats_sd(values, 1, n), "sd");
    gsl_sort(values, 1, n);
    wa_equal(a.low, gsl_stats_quantile_from_sorted_data(values, 1, n, 0.025), "low");
    wa_equal(a.median, gsl_stats_quantile_from_sorted_data(values, 1, n, 0.5), "median");
    wa_equal(a.high, gsl_stats_quantile_from_sorted_data(values, 1, n, 0.975), "high");
    double ranked = values[(size_t)floor(0.025 * (double)(n - 1) + 0.5)];
    ck_assert_double_le(fabs(b.low / ranked - 1), WA_BIN_ERROR);
    ranked = values[(size_t)floor(0.975 * (double)(n - 1) + 0.5)];
    ck_assert_double_le(fabs(b.high / ranked - 1), WA_BIN_ERROR);
  }
  wa_arena_free(arena);
}
END_TEST

/* Equal numbers, and numbers far apart. */
START_TEST(quantiles_of_awkward_columns) {
  enum { N = 500 };
  double values[N], scratch[2 * N];
  uint64_t state = 3;
  wa_arena *arena = wa_arena_new();
  for (int shape = 0; shape < 5; shape++) {
    wa_column column = {.origin = NAN};
    for (size_t i = 0; i < N; i++) {
      double random = wa_random(&state);
      const double shapes[] = {floor(3 * random), 7, i == 0 ? 1e300 : random, i < 20 ? -1e308 : 1e308, random < 0.5 ? 0 : 1e-320};
      values[i] = shapes[shape];
      wa_column_add(arena, &column, &values[i], 1, false);
    }
    wa_column_summary summary = wa_column_summarise(arena, &column, values, scratch);
    gsl_sort(values, 1, N);
    wa_equal(summary.low, gsl_stats_quantile_from_sorted_data(values, 1, N, 0.025), "low");
    wa_equal(summary.median, gsl_stats_quantile_from_sorted_data(values, 1, N, 0.5), "median");
    wa_equal(summary.high, gsl_stats_quantile_from_sorted_data(values, 1, N, 0.975), "high");
  }
  wa_arena_free(arena);
}
END_TEST

START_TEST(missing_values_are_left_out) {
  const double values[] = {NAN, 3, NAN, 1, 2};
  double scratch[10];
  wa_arena *arena = wa_arena_new();
  wa_column column = {.origin = NAN}, none = {.origin = NAN};
  for (int i = 0; i < 5; i++) wa_column_add(arena, &column, &values[i], 1, false);
  wa_column_summary summary = wa_column_summarise(arena, &column, values, scratch);
  ck_assert_uint_eq(summary.n, 3);
  ck_assert_uint_eq(summary.missing, 2);
  wa_equal(summary.mean, 2, "mean");
  wa_equal(summary.sd, 1, "sd");
  wa_equal(summary.median, 2, "median");
  ck_assert(isnan(wa_column_summarise(arena, &none, values, scratch).mean));
  wa_arena_free(arena);
}
END_TEST

/* More draws than fit: the first are kept, and the summaries are those of all of them. */
START_TEST(a_long_run_keeps_its_first_draws) {
  enum { TOO_MANY = WA_DRAWN_NUMBERS / 4 };
  wa_run run = wa_run_well("waarde: 1\ntitle: t\nsettings: {horizon: 1 year}\nstakeholders: {payer: {}}\n"
                           "parameters:\n  cost: {value: 800, source: s, distribution: {gamma: {se: 80}}}\n"
                           "lines:\n  project: {amount: cost, from: payer}\n");
  wa_draw_plan plan = plan_of(TOO_MANY + 4096);
  wa_probabilistic *analysis = prepared(run, plan);
  ck_assert(!analysis->exact);
  ck_assert_uint_lt(analysis->draws.n, plan.draws);
  /* The last stretch that is kept and the first that is not. */
  size_t from = analysis->draws.n - 1000;
  ck_assert(wa_probabilistic_run(analysis, from, 3000));
  wa_probabilistic_finish(analysis);
  ck_assert_uint_eq(analysis->draws.n_run, 3000);
  ck_assert_uint_eq(analysis->headline[headline_of(analysis, "npv")].n, 3000);
  near_mean(&analysis->headline[headline_of(analysis, "npv")], -800, 80);
  ck_assert_double_eq(analysis->draws.headline[headline_of(analysis, "npv")][from + 999], -analysis->draws.parameter[0][from + 999]);
  wa_run_end(run);
}
END_TEST

int main(void) {
  TCase *cases = tcase_create("probabilistic");
  tcase_set_timeout(cases, 60);
  tcase_add_test(cases, linear_model_meets_its_closed_form);
  tcase_add_test(cases, chances_meet_their_closed_form);
  tcase_add_test(cases, error_of_a_share);
  tcase_add_test(cases, threads_and_stretches_change_nothing);
  tcase_add_test(cases, draws_go_where_they_belong);
  tcase_add_test(cases, formulas_can_be_drawn);
  tcase_add_test(cases, what_cannot_be_drawn_is_refused);
  tcase_add_test(cases, failed_draws_are_counted_and_named);
  tcase_add_test(cases, published_model_meets_another_program);
  tcase_add_test(cases, summaries_are_those_of_gsl);
  tcase_add_test(cases, quantiles_of_awkward_columns);
  tcase_add_test(cases, missing_values_are_left_out);
  tcase_add_test(cases, a_long_run_keeps_its_first_draws);
  return wa_run_suite("probabilistic", cases);
}
