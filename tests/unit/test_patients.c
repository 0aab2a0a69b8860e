/* Individual patients against cohorts, closed forms and themselves. A comparison with a mean allows four standard errors
 * of the simulation; seeds are fixed, so that a test that passes passes always. */
#include "analysis/patients.h"
#include "engine/patients.h"
#include "run.h"

static wa_run run_model(const char *format, const char *people) {
  wa_arena *arena = wa_arena_new();
  wa_run run = wa_run_well(wa_printf(arena, format, people));
  wa_arena_free(arena);
  return run;
}

static double error_of(const wa_patients_result *result, const char *name, size_t strategy) {
  for (size_t h = 0; h < result->headlines.n; h++)
    if (result->headlines.items[h].strategy == strategy && strcmp(result->headlines.items[h].name, name) == 0) return result->errors[h];
  ck_abort_msg("no headline '%s'", name);
}

/* The figure is what it must be within four standard errors, which must be small enough to say something. */
static void within(wa_run run, size_t strategy, const char *name, double wanted) {
  const wa_patients_result *result = wa_patients_result_new(run.results, 1);
  double found = wa_run_value(run, strategy, name), error = error_of(result, name, strategy);
  ck_assert_msg(error > 0 && error < 0.05 * fabs(wanted), "%s: an error of %g around %g", name, error, wanted);
  ck_assert_msg(fabs(found - wanted) <= 4 * error, "%s is %.10g, not %.10g (error %g)", name, found, wanted, error);
}

/* ---- the same model as a cohort and as patients ---- */

#define HEAD "waarde: 1\ntitle: T\nstakeholders: {p: {}, q: {}}\n"
#define SIMULATED "patients:\n  number: 20000\n  seed: 5\n"

static const char *const twins[] = {
    HEAD "settings: {horizon: 8 years, discount: {costs: 4%%, effects: 1.5%%}}\npopulation: {size: 1000}\n"
    "parameters: {rr: {value: 1, source: s}}\nstrategies: {one: {}, two: {set: {rr: 0.6}}}\n"
    "%s  states: [a, b, c]\n  start: {a: 70%%, b: 30%%}\n  transitions: {a: {b: rr * 0.3, c: 0.05, a: rest}, b: {a: 0.2, c: rr * 0.1, b: rest}}\n"
    "  utility: {a: 0.9, b: 0.5, c: 0}\noutcomes: {qaly: {quantity: qalys(), unit: QALY}, ill: {quantity: 'moves(a, b)'}, dead: {quantity: enters(c)}}\n"
    "lines: {x: {quantity: in(b), amount: 100, from: p}, y: {quantity: 'moves(b, a)', amount: 40 + cycle, from: p}}\n",
    HEAD "settings: {horizon: 10 years, discount: 3%%, correction: life-table}\npopulation: {age: 70, sex: {f: 60%%, m: 40%%}}\n"
    "parameters: {ratio: {value: 1, source: s}}\nstrategies: {one: {}, two: {set: {ratio: 0.7}}}\n"
    "tables: {m: {index: [sex, age], interpolate: linear, values: {f: {70: 0.02, 80: 0.09}, m: {70: 0.05, 80: 0.1}}, source: s}}\n"
    "%s  states: [alive, dead]\n  transitions: {alive: {dead: 'hr(m[sex, age], ratio)', alive: rest}}\n  utility: {alive: 1 - 0.002 * age, dead: 0}\n"
    "outcomes: {qaly: {quantity: qalys(), unit: QALY}, dead: {quantity: enters(dead)}}\nlines: {x: {quantity: in(alive), amount: 10 * age, from: p}}\n",
    HEAD "settings: {horizon: 24 months, cycle: 1 month, discount: 5%%, correction: simpson}\npopulation: {size: 10}\n"
    "parameters: {k: {value: 1, source: s}}\nstrategies: {one: {}, two: {set: {k: 2}}}\n"
    "%s  states: {well: {}, ill: {lasts: 3 months}, after: {}, dead: {}}\n"
    "  transitions: {well: {ill: 0.1 * k, well: rest}, ill: {dead: 0.05, after: rest}, after: {dead: 'min(0.2, 0.02 + 0.1 * time_in)', after: rest}}\n"
    "outcomes: {ill: {quantity: in(ill), unit: year}, through: {quantity: 'moves(ill, after)'}, dead: {quantity: enters(dead)}}\n"
    "lines: {x: {quantity: in(after), amount: 50, from: p}}\n",
    HEAD "settings: {horizon: 6 years, discount: 3%%, correction: begin}\npopulation: {size: 100, inflow: 20}\n"
    "parameters: {k: {value: 0.2, source: s}}\nstrategies: {one: {}, two: {set: {k: 0.1}}}\n"
    "%s  states: [in_care, out]\n  transitions: {in_care: {out: 'min(0.9, k * cycle)', in_care: rest}}\n"
    "outcomes: {left: {quantity: enters(out)}}\nlines: {x: {quantity: in(in_care), amount: 5, from: p, lasts: 3}}\n"};

START_TEST(patients_are_the_cohort_within_error) {
  wa_run cohort = run_model(twins[_i], "cohort:\n"), patients = run_model(twins[_i], SIMULATED);
  const wa_patients_result *result = wa_patients_result_new(patients.results, 1);
  size_t compared = 0;
  for (size_t h = 0; h < result->headlines.n; h++) {
    const wa_headline *headline = &result->headlines.items[h];
    if (!(result->errors[h] > 0)) continue;
    double found = wa_result_value(patients.results, headline->node), wanted = wa_run_value(cohort, headline->strategy, headline->name);
    ck_assert_msg(fabs(found - wanted) <= 4 * result->errors[h], "%s of strategy %zu is %.10g, not %.10g (error %g)", headline->name,
                  headline->strategy, found, wanted, result->errors[h]);
    compared++;
  }
  ck_assert_uint_ge(compared, 3);
  wa_run_end(cohort);
  wa_run_end(patients);
}
END_TEST

/* ---- history ---- */

/* Deaths that depend on the number of admissions so far (at most 2): a cohort with a state for each number. An admission
 * of the cycle and the death of the cycle are decided by the patient as he is at its begin. */
START_TEST(history_is_the_cohort_with_more_states) {
  wa_run cohort = wa_run_well(HEAD "settings: {horizon: 12 years, discount: 3%}\npopulation: {size: 1000}\n"
    "cohort:\n  states: [h0, h1, h2, dead]\n  transitions:\n"
    "    h0: {dead: 0.05, h1: 0.25 * 0.95, h0: rest}\n    h1: {dead: 0.10, h2: 0.25 * 0.90, h1: rest}\n    h2: {dead: 0.15, h2: rest}\n"
    "  utility: {h0: 0.8, h1: 0.75, h2: 0.7, dead: 0}\n"
    "outcomes: {qaly: {quantity: qalys(), unit: QALY}, dead: {quantity: enters(dead)}}\n"
    "lines: {x: {quantity: in(h0) + in(h1) + in(h2), amount: 100, from: p}}\n");
  wa_run patients = wa_run_well(HEAD "settings: {horizon: 12 years, discount: 3%}\npopulation: {size: 1000}\n"
    "patients:\n  number: 40000\n  seed: 9\n  states: [home, dead]\n  events: {adm: {from: home, probability: 0.25}}\n"
    "  transitions: {home: {dead: '0.05 + 0.05 * min(count(adm), 2)', home: rest}}\n"
    "  utility: {home: '0.8 - 0.05 * min(count(adm), 2)', dead: 0}\n"
    "outcomes: {qaly: {quantity: qalys(), unit: QALY}, dead: {quantity: enters(dead)}}\n"
    "lines: {x: {quantity: in(home), amount: 100, from: p}}\n");
  static const char *const names[] = {"qaly.incremental_discounted", "dead.incremental_discounted", "npv"};
  for (size_t i = 0; i < 3; i++) within(patients, 0, names[i], wa_run_value(cohort, 0, names[i]));
  wa_run_end(cohort);
  wa_run_end(patients);
}
END_TEST

/* Amounts and events that depend on history under the life-table correction: the amount of the begin holds for the cycle. */
START_TEST(amounts_of_history_follow_the_correction) {
  static const char *const corrections[] = {"begin", "end", "half-cycle", "life-table", "all"};
  for (size_t i = 0; i < 5; i++) {
    wa_arena *arena = wa_arena_new();
    wa_run run = wa_run_well(wa_printf(arena, HEAD "settings: {horizon: 3 years, correction: %s}\n"
      "patients:\n  number: 64\n  states: [a, b]\n  events: {e: {from: a, probability: 1}}\n  transitions: {a: {a: rest}}\n"
      "lines: {x: {quantity: in(a), amount: 10 * count(e), from: p}, y: {quantity: events(e), amount: 'if(count(e) > 1, 7, 5)', to: p}}\n",
      corrections[i]));
    /* points 0..3 have counts 0..3; the three events have amounts 5, 7, 7 */
    static const double wanted[] = {10 * (0 + 1 + 2), 10 * (1 + 2 + 3), 10 * (0 + 1 + 2 + 1.5), 10 * (0 + 1 + 2), 10 * (0 + 1 + 2 + 3)};
    wa_equal(wa_run_value(run, 0, "x.total"), wanted[i], corrections[i]);
    wa_equal(wa_run_value(run, 0, "y.total"), 19, corrections[i]);
    wa_run_end(run);
    wa_arena_free(arena);
  }
}
END_TEST

/* A probability that is a piece of history itself is, too, that of the cycle's begin: what happens in the first cycle
 * makes the patient leave in the second. */
START_TEST(bare_history_is_of_the_begin) {
  static const char *const probabilities[] = {"count(e)", "lived", "min(count(e), 1)", "min(lived, 1)"};
  for (size_t i = 0; i < 4; i++) {
    wa_arena *arena = wa_arena_new();
    wa_run run = wa_run_well(wa_printf(arena, HEAD "settings: {horizon: 4 years, correction: begin}\n"
      "patients:\n  number: 64\n  states: [a, b]\n  events: {e: {from: a, probability: 1}}\n  so_far: {lived: 1 * in(a)}\n"
      "  transitions: {a: {b: '%s', a: rest}}\nlines: {x: {quantity: in(a), amount: 10, from: p}, y: {quantity: events(e), amount: 7, to: p}}\n",
      probabilities[i]));
    wa_equal(wa_run_value(run, 0, "x.total"), 10 * 2, probabilities[i]);
    wa_equal(wa_run_value(run, 0, "y.total"), 7 * 2, probabilities[i]);
    wa_run_end(run);
    wa_arena_free(arena);
  }
}
END_TEST

START_TEST(running_totals_add_up) {
  wa_run run = wa_run_well(HEAD "settings: {horizon: 4 years, correction: begin}\nparameters: {fee: {value: 100, unit: 1/year, source: s}}\n"
    "patients:\n  number: 64\n  states: [a, b]\n  events: {e: {from: a, probability: 1, stay: 3}}\n  transitions: {a: {a: rest}}\n"
    "  so_far: {spent: fee * in(a) + 50 * events(e), days: stay(e)}\n"
    "lines: {x: {quantity: in(a), amount: spent, from: p}, y: {quantity: events(e), amount: 'max(0, 220 - spent)', to: p}, z: {quantity: in(a), amount: days, from: q}}\n");
  /* at points 0..3 spent is 0, 150, 300, 450; before the events of the cycles 100, 250, 400, 550 */
  wa_equal(wa_run_value(run, 0, "x.total"), 900, "x");
  wa_equal(wa_run_value(run, 0, "y.total"), 120, "y");
  wa_equal(wa_run_value(run, 0, "z.total"), 3 + 6 + 9, "z");
  wa_run_end(run);
}
END_TEST

/* ---- events ---- */

START_TEST(competing_events_exclude_each_other) {
  static const char model[] = HEAD "settings: {horizon: 5 years, correction: begin}\npopulation: {size: 1000}\n"
    "patients:\n  number: 40000\n  states: [a, dead]\n  events:\n    x: {from: a, probability: 0.3}\n    y: {from: a, probability: 0.2, to: dead}\n"
    "%s  transitions: {a: {a: rest}}\n"
    "outcomes: {n: {quantity: events(x)}, dead: {quantity: 'moves(a, dead)'}, both: {quantity: events(x) * 1 + events(y)}}\n"
    "lines: {l: {quantity: in(a), amount: 1, from: p}}\n";
  double alive = 0, left = 1;
  for (int i = 0; i < 5; i++, left *= 0.8) alive += 1000 * left;
  /* Together in one list, at most one happens: x to 0.3 of those alive whatever y does. Apart, y comes after x. */
  wa_run together = run_model(model, "  competing: [x, y]\n"), apart = run_model(model, "");
  within(together, 0, "n.incremental_discounted", 0.3 * alive);
  within(together, 0, "dead.incremental_discounted", 1000 * (1 - left));
  within(apart, 0, "n.incremental_discounted", 0.3 * alive);
  within(apart, 0, "dead.incremental_discounted", 1000 * (1 - left));
  /* Never x: nothing happens with 0.5 and death comes first with 0.2; apart 0.7 * 0.8 and 0.7 * 0.2. */
  double never = 0.2 * (1 - pow(0.5, 5)) / 0.5 + pow(0.5, 5), never_apart = 0.14 * (1 - pow(0.56, 5)) / 0.44 + pow(0.56, 5);
  ck_assert(fabs(wa_patients_share(together.results, 0, 0, 0) - never) < 0.01); /* standard error 0.0025 */
  ck_assert(fabs(wa_patients_share(apart.results, 0, 0, 0) - never_apart) < 0.01);
  wa_run_end(together);
  wa_run_end(apart);
}
END_TEST

/* Every month an event at a time evenly spread over it: the gap is a month plus a difference of two uniform numbers. */
START_TEST(repeats_are_counted_by_days) {
  wa_run run = wa_run_well(HEAD "settings: {horizon: 12 months, cycle: 1 month}\n"
    "patients:\n  number: 20000\n  states: [a, b]\n  events: {e: {from: a, probability: 1}}\n  transitions: {a: {a: rest}}\n"
    "outcomes: {n: {quantity: events(e)}, r: {quantity: 'repeats(e, 30)'}, s: {quantity: 'repeats(e, 500)'}}\n");
  double month = 365.0 / 12, short_of = 1 - 30 / month;
  wa_equal(wa_run_value(run, 0, "n.total"), 12, "n");
  wa_equal(wa_run_value(run, 0, "s.total"), 11, "s");
  within(run, 0, "r.incremental_discounted", 11 * (1 - short_of) * (1 - short_of) / 2);
  wa_run_end(run);
}
END_TEST

/* A stay that outlasts the cycle keeps the next event away; one that ends in it leaves its rest. */
START_TEST(stays_keep_events_away) {
  wa_run run = wa_run_well(HEAD "settings: {horizon: 10 cycles, cycle: 1 day}\n"
    "patients:\n  number: 500\n  states: [a, b]\n  events: {e: {from: a, probability: 1, stay: 2.5}}\n  transitions: {a: {a: rest}}\n"
    "outcomes: {n: {quantity: events(e)}, d: {quantity: stay(e), unit: day}}\n");
  double n = wa_run_value(run, 0, "n.total");
  ck_assert(n > 3 && n <= 4);
  wa_equal(wa_run_value(run, 0, "d.total"), 2.5 * n, "days");
  wa_run_end(run);
}
END_TEST

/* ---- attributes ---- */

static const struct {
  const char *variate;
  double mean, sd;
} attributes[] = {{"{normal: {mean: 50, sd: 10}}", 50, 10},
                  /* cut off at one standard deviation below: mean + sd * phi(1) / Phi(1) */
                  {"{normal: {mean: 50, sd: 10, min: 40}}", 50 + 10 * 0.24197072451914337 / 0.8413447460685429, 7.9353},
                  {"{lognormal: {mean: 20, sd: 5}}", 20, 5}, {"{gamma: {mean: 8, sd: 6}}", 8, 6},
                  {"{beta: {mean: 0.7, sd: 0.1}}", 0.7, 0.1}, {"{uniform: {min: 2, max: 8}}", 5, 1.7320508},
                  {"{triangular: {min: 0, mode: 3, max: 6}}", 3, 1.2247449}, {"{exponential: {mean: 4}}", 4, 4},
                  {"{weibull: {shape: 2, scale: 10}}", 8.862269254527579, 4.6325}, {"{share: 30%%}", 0.3, 0.4582576}};

START_TEST(attributes_have_their_mean_and_spread) {
  wa_arena *arena = wa_arena_new();
  const char *people = wa_printf(arena, attributes[_i].variate, 0);
  wa_run run = wa_run_well(wa_printf(arena, HEAD "settings: {horizon: 1 year}\n"
    "patients:\n  number: 20000\n  states: [a, b]\n  attributes: {x: %s}\n  transitions: {a: {a: rest}}\n"
    "outcomes: {m: {quantity: at(0) * x}, s: {quantity: at(0) * x * x}}\n", people));
  within(run, 0, "m.incremental_discounted", attributes[_i].mean);
  double mean = wa_run_value(run, 0, "m.total"), sd = sqrt(wa_run_value(run, 0, "s.total") - mean * mean);
  ck_assert_msg(fabs(sd - attributes[_i].sd) < 0.03 * attributes[_i].sd, "sd %g, not %g", sd, attributes[_i].sd);
  wa_run_end(run);
  wa_arena_free(arena);
}
END_TEST

START_TEST(attributes_are_correlated) {
  wa_run run = wa_run_well(HEAD "settings: {horizon: 1 year}\n"
    "patients:\n  number: 40000\n  states: [a, b]\n  attributes: {x: {normal: {mean: 0, sd: 1}}, y: {normal: {mean: 0, sd: 2}}, z: x + 1}\n"
    "  correlations: {x: {y: 0.6}}\n  transitions: {a: {a: rest}}\n"
    "outcomes: {xy: {quantity: at(0) * x * y}, more: {quantity: at(0) * z}}\n");
  within(run, 0, "xy.incremental_discounted", 1.2);
  within(run, 0, "more.incremental_discounted", 1);
  wa_run_end(run);
}
END_TEST

/* ---- the same bits ---- */

static const char busy[] = HEAD "settings: {horizon: 36 months, cycle: 1 month, discount: 3%, correction: life-table}\n"
    "strategies: {one: {}, two: {set: {rr: 0.7}}}\nparameters: {rr: {value: 1, source: s}}\n"
    "patients:\n  number: 9000\n  seed: 4\n  attributes: {age: {normal: {mean: 75, sd: 8}}, frail: {share: 0.3}}\n  correlations: {age: {frail: 0.4}}\n"
    "  states: [home, ill, dead]\n  start: {home: '1 - 0.3 * frail', ill: 0.3 * frail}\n"
    "  events: {adm: {from: [home, ill], probability: 'rr * if(since(adm) < 0.1, 0.3, 0.1)', to: {ill: 20%, dead: 5%}, stay: {gamma: {mean: 7 + frail, sd: 5}}}}\n"
    "  so_far: {days: stay(adm)}\n"
    "  transitions: {home: {ill: 0.02, dead: 'min(1, 0.005 * 1.05^(age - 75))', home: rest}, ill: {dead: '0.02 + 0.01 * min(count(adm), 3)', ill: rest}}\n"
    "  utility: {home: '0.8 - 0.001 * days', ill: '0.6 - 0.01 * time_in', dead: 0}\n"
    "outcomes: {qaly: {quantity: qalys(), unit: QALY}, adm: {quantity: events(adm)}, again: {quantity: 'repeats(adm, 30)'}}\n"
    "lines: {x: {quantity: stay(adm), amount: 300 * (1 + frail), from: p, to: q}}\n";

START_TEST(threads_and_blocks_change_no_bit) {
  wa_run run = wa_run_well(busy);
  const wa_graph *graph = run.results->graph;
  size_t n = graph->patients->n_places, sizes[] = {64, 128, 256, 512, 4096};
  double *first = WA_NEW_ARRAY(run.arena, double, n), *again = WA_NEW_ARRAY(run.arena, double, n);
  wa_patients_run how = {.graph = graph, .n_patients = 9000, .threads = 1, .lanes = WA_PATIENT_LANES, .means = first,
                         .given = wa_patients_given(run.arena, run.results->block, graph->patients->node, 0)};
  ck_assert(wa_patients_simulate(run.arena, &how, &run.fault));
  how.means = again;
  for (size_t threads = 1; threads <= 3; threads++)
    for (size_t i = 0; i < 5; i++) {
      how.threads = threads;
      how.lanes = sizes[i];
      ck_assert(wa_patients_simulate(run.arena, &how, &run.fault));
      ck_assert_msg(memcmp(first, again, n * sizeof *first) == 0, "%zu threads, blocks of %zu", threads, sizes[i]);
    }
  wa_run_end(run);
}
END_TEST

START_TEST(folding_changes_no_bit) {
  wa_run folded = wa_run_text(busy, true), plain = wa_run_text(busy, false);
  static const char *const names[] = {"qaly.total_discounted", "adm.total", "again.total", "x.present_value"};
  for (size_t s = 0; s < 2; s++)
    for (size_t i = 0; i < 4; i++) {
      double a = wa_run_value(folded, s, names[i]), b = wa_run_value(plain, s, names[i]);
      ck_assert_msg(memcmp(&a, &b, sizeof a) == 0, "%s: %.17g and %.17g", names[i], a, b);
    }
  wa_run_end(folded);
  wa_run_end(plain);
}
END_TEST

/* Luck has an address: what is added leaves the rest as it was, and equal strategies have equal patients. */
START_TEST(luck_stays_where_it_is) {
  static const char model[] = HEAD "settings: {horizon: 10 years}\nstrategies: {one: {}, two: {}}\n"
    "patients:\n  number: 3000\n%s  states: [a, b]\n  transitions: {a: {b: 0.1, a: rest}}\n"
    "outcomes: {n: {quantity: enters(b)}}\n";
  wa_run plain = run_model(model, ""),
         more = run_model(model, "  attributes: {x: {share: 0.5}}\n  events: {e: {from: a, probability: 0.3, stay: {gamma: {mean: 8, sd: 4}}}}\n");
  ck_assert(wa_run_value(plain, 0, "n.total") == wa_run_value(more, 0, "n.total"));
  ck_assert(wa_run_value(plain, 1, "n.incremental") == 0);
  wa_run_end(plain);
  wa_run_end(more);
}
END_TEST

/* ---- what goes wrong ---- */

static const struct {
  const char *model, *message;
} faults[] = {
    {"  states: [a, b]\n  attributes: {age: {uniform: {min: 60, max: 90}}}\n  transitions: {a: {b: 'if(age > 95, 1.2, 0.01)', a: rest}}\n",
     "the probability of 'a' -> 'b' is 1.2, which must lie in 0..1, for patient 50 (age 89.26) in cycle 7 under 'one'"},
    {"  states: [a, b, c]\n  attributes: {x: {share: 0.5}}\n  transitions: {a: {b: 0.5 + 0.1 * x, c: 0.5, a: rest}}\n",
     "the probabilities of leaving 'a' sum to 1.1, so that nothing is left for 'rest', for patient 1 (x 1) in cycle 1 under 'one'"},
    {"  states: [a, b]\n  events: {e: {from: a, probability: '0.2 * count(e) + 0.4'}, f: {from: a, probability: 0.4}}\n"
     "  competing: [e, f]\n  transitions: {a: {a: rest}}\n",
     "the probabilities of 'f' and the events it competes with sum to 1.2, which is above 1, for patient 2 in cycle 3"},
    {"  states: [a, b]\n  attributes: {x: {normal: {mean: 0, sd: 1}}, y: {gamma: {mean: x, sd: 1}}}\n  transitions: {a: {a: rest}}\n",
     "attribute 'y' has no value (gamma mean -"},
    {"  states: [a, b]\n  events: {e: {from: a, probability: 1, stay: 3 - 2 * count(e)}}\n  transitions: {a: {a: rest}}\n",
     "the stay of 'e' is -1 days for patient 1 in cycle 3"}};

START_TEST(faults_name_the_patient) {
  wa_arena *arena = wa_arena_new();
  wa_run run = wa_run_text(wa_printf(arena, HEAD "settings: {horizon: 10 years}\nstrategies: {one: {}, two: {}}\n"
    "patients:\n  number: 2000\n%soutcomes: {n: {quantity: in(a)}}\n", faults[_i].model), true);
  ck_assert(run.fault.failed);
  ck_assert_msg(strncmp(run.fault.message, faults[_i].message, strlen(faults[_i].message)) == 0, "found: %s", run.fault.message);
  ck_assert_msg(run.fault.span.source, "the fault points at nothing: %s", run.fault.message);
  wa_run_end(run);
  wa_arena_free(arena);
}
END_TEST

int main(void) {
  TCase *cases = tcase_create("patients");
  tcase_set_timeout(cases, 120);
  tcase_add_loop_test(cases, patients_are_the_cohort_within_error, 0, (int)(sizeof twins / sizeof *twins));
  tcase_add_test(cases, history_is_the_cohort_with_more_states);
  tcase_add_test(cases, amounts_of_history_follow_the_correction);
  tcase_add_test(cases, bare_history_is_of_the_begin);
  tcase_add_test(cases, running_totals_add_up);
  tcase_add_test(cases, competing_events_exclude_each_other);
  tcase_add_test(cases, repeats_are_counted_by_days);
  tcase_add_test(cases, stays_keep_events_away);
  tcase_add_loop_test(cases, attributes_have_their_mean_and_spread, 0, (int)(sizeof attributes / sizeof *attributes));
  tcase_add_test(cases, attributes_are_correlated);
  tcase_add_test(cases, threads_and_blocks_change_no_bit);
  tcase_add_test(cases, folding_changes_no_bit);
  tcase_add_test(cases, luck_stays_where_it_is);
  tcase_add_loop_test(cases, faults_name_the_patient, 0, (int)(sizeof faults / sizeof *faults));
  return wa_run_suite("patients", cases);
}
