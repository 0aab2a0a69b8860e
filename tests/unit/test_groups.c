/* People in groups, over random models: segments, uptake, people who enter later, stays followed through. Each model is
 * compared with another way of writing the same, or with its closed form, with and without folding. */
#include "run.h"

enum { MODELS = 8, CYCLES = 6 };

/* A random model of sickness: three states, probabilities that depend on age, two strategies. `population` and `uptake`
 * are YAML; `quarterly`: cycles of three months. */
typedef struct numbers {
  double sick, die, more, effect, cost, fee, worth, discount;
  bool quarterly;
} numbers;

static numbers random_numbers(uint64_t *random) {
  numbers n = {0.05 + 0.2 * wa_random(random), 0.01 + 0.05 * wa_random(random), 1 + wa_random(random), 0.4 + 0.5 * wa_random(random),
               1000 + 5000 * wa_random(random), 50 + 500 * wa_random(random), 20000 + 30000 * wa_random(random), 0.05 * wa_random(random),
               wa_random(random) < 0.5};
  return n;
}

static const char *sickness(wa_arena *arena, const numbers *n, const char *population, const char *uptake, const char *correction) {
  return wa_printf(arena,
      "waarde: 1\ntitle: Sickness\n"
      "settings: {horizon: 6 years, cycle: %s, correction: %s, comparator: usual, discount: %.17g}\n"
      "stakeholders: {payer: {}, office: {}, patients: {kind: household}}\n"
      "population: %s\n"
      "parameters:\n"
      "  p_sick: {value: %.17g, source: s}\n  p_die: {value: %.17g, source: s}\n  more: {value: %.17g, source: s}\n"
      "  effect: {value: %.17g, source: s}\n  cost: {value: %.17g, source: s}\n  fee: {value: %.17g, source: s}\n"
      "  worth: {value: %.17g, source: s}\n  rr: {value: 1, source: s}\n  on: {value: 0, source: s}\n"
      "strategies:\n  usual: {}\n  new: {set: {rr: effect, on: 1}%s}\n"
      "cohort:\n  states: [well, sick, dead]\n"
      "  transitions:\n"
      "    well: {sick: p_sick * rr, dead: 'p_die * (1 + age / 1000)', well: rest}\n"
      "    sick: {well: 0.1, dead: 'p_die * more', sick: rest}\n"
      "  utility: {well: 0.9, sick: 'if(age > 62, 0.5, 0.6)', dead: 0}\n"
      "outcomes:\n  qaly: {quantity: qalys(), unit: QALY, value: worth, to: patients}\n  falls_ill: {quantity: 'moves(well, sick)'}\n"
      "lines:\n  care: {quantity: in(sick), amount: cost, from: payer}\n"
      "  programme: {quantity: on * in(well), amount: fee, from: office, to: payer, invest: true}\n"
      "  death: {quantity: enters(dead), amount: 700, from: payer}\n"
      "  fixed: {quantity: on, amount: 12345, from: office, invest: true}\n",
      n->quarterly ? "3 months" : "1 year", correction, n->discount, population, n->sick, n->die, n->more, n->effect, n->cost, n->fee,
      n->worth, uptake);
}

static const char *const figures[] = {"care.present_value", "programme.present_value", "death.present_value", "qaly.present_value",
                                      "care.total", "falls_ill.total", "qaly.total_discounted"};
enum { FIGURES = sizeof figures / sizeof *figures };

/* Without figures that count no people: a fixed cost is borne whatever the uptake. */
static void same(wa_run a, size_t strategy_a, wa_run b, size_t strategy_b, const char *what) {
  for (size_t i = 0; i < FIGURES; i++)
    wa_equal(wa_run_value(a, strategy_a, figures[i]), wa_run_value(b, strategy_b, figures[i]), what);
}

static wa_run run_well(const char *text, bool fold) {
  wa_run run = wa_run_text(text, fold);
  ck_assert_msg(!run.fault.failed, "%s\n%s", run.fault.message, text);
  ck_assert_msg(wa_checks_passed(run.results), "a check of the run fails:\n%s", text);
  return run;
}

static const char *const populations[] = {"{size: 800, age: 60}", "{size: 800, age: 60, inflow: 90}",
                                          "{size: 800, age: 60, inflow: [90, 80, 0, 20, 55]}",
                                          "{size: 800, age: 60, inflow: 90 * 1.05 ^ time}"};

/* ---- uptake ---- */

START_TEST(uptake_of_none_and_of_all) {
  uint64_t random = 4000u + (uint64_t)_i;
  wa_arena *arena = wa_arena_new();
  numbers n = random_numbers(&random);
  const char *people = populations[_i % 4], *correction = _i % 3 ? "half-cycle" : "life-table";
  bool fold = _i % 2;
  wa_run plain = run_well(sickness(arena, &n, people, "", correction), fold);
  wa_run none = run_well(sickness(arena, &n, people, ", uptake: 0", correction), fold);
  wa_run all = run_well(sickness(arena, &n, people, ", uptake: 1", correction), fold);
  same(none, 1, plain, 0, "nobody takes it up");
  same(all, 1, plain, 1, "everybody takes it up");
  same(all, 0, plain, 0, "the comparator");
  /* What does not count people is the strategy's, whatever the uptake. */
  wa_equal(wa_run_value(none, 1, "fixed.present_value"), 12345, "the fixed cost");
  wa_run_end(plain), wa_run_end(none), wa_run_end(all);
  wa_arena_free(arena);
}
END_TEST

START_TEST(uptake_mixes) {
  uint64_t random = 5000u + (uint64_t)_i;
  wa_arena *arena = wa_arena_new();
  numbers n = random_numbers(&random);
  double share = wa_random(&random), first = wa_random(&random);
  const char *people = populations[_i % 4];
  wa_run plain = run_well(sickness(arena, &n, people, "", "half-cycle"), true);
  wa_run part = run_well(sickness(arena, &n, people, wa_printf(arena, ", uptake: %.17g", share), "half-cycle"), _i % 2);
  const char *stages = wa_printf(arena, ", uptake: {found: %.17g, kept: %.17g}", first, share / first < 1 ? share / first : 1);
  wa_run funnel = run_well(sickness(arena, &n, people, stages, "half-cycle"), _i % 2);
  double kept = share / first < 1 ? share : first;
  for (size_t i = 0; i < FIGURES; i++) {
    double usual = wa_run_value(plain, 0, figures[i]), new = wa_run_value(plain, 1, figures[i]);
    wa_equal(wa_run_value(part, 1, figures[i]), share * new + (1 - share) * usual, figures[i]);
    wa_equal(wa_run_value(funnel, 1, figures[i]), kept * new + (1 - kept) * usual, figures[i]);
  }
  wa_run_end(plain), wa_run_end(part), wa_run_end(funnel);
  wa_arena_free(arena);
}
END_TEST

/* Uptake by year of entry: each year's people mix by the share of the year in which they enter. */
START_TEST(uptake_by_year_of_entry) {
  static const double shares[CYCLES] = {0.05, 0.1, 0.2, 0.3, 0.4, 0.9};
  static const double people[CYCLES] = {800, 90, 80, 0, 20, 55};
  uint64_t random = 6000u + (uint64_t)_i;
  wa_arena *arena = wa_arena_new();
  numbers n = random_numbers(&random);
  n.discount = 0;
  wa_run listed = run_well(sickness(arena, &n, populations[2], ", uptake: [0.05, 0.1, 0.2, 0.3, 0.4, 0.9]", "begin"), _i % 2);
  wa_run closed = run_well(sickness(arena, &n, "{size: 1, age: 60}", "", "begin"), true);
  for (size_t year = 0; year < CYCLES; year++) {
    double wanted = 0;
    for (size_t entry = 0; entry <= year; entry++) {
      double new = wa_run_at(closed, 1, "care.by_year", year - entry), usual = wa_run_at(closed, 0, "care.by_year", year - entry);
      wanted += people[entry] * (shares[entry] * new + (1 - shares[entry]) * usual);
    }
    wa_equal(wa_run_at(listed, 1, "care.by_year", year), wanted, "care by year");
  }
  wa_run_end(listed), wa_run_end(closed);
  wa_arena_free(arena);
}
END_TEST

/* ---- people who enter later ---- */

START_TEST(inflow_is_followed_from_its_entry) {
  static const char *const open[] = {"{size: 500, age: 60, inflow: [30, 30, 30, 30, 30]}", "{size: 500, age: 60, inflow: 30 + 0 * time}"};
  uint64_t random = 7000u + (uint64_t)_i;
  wa_arena *arena = wa_arena_new();
  numbers n = random_numbers(&random);
  wa_run steady = run_well(sickness(arena, &n, "{size: 500, age: 60, inflow: 30}", "", "half-cycle"), true);
  for (size_t k = 0; k < 2; k++) {
    wa_run other = run_well(sickness(arena, &n, open[k], "", "half-cycle"), _i % 2);
    for (size_t s = 0; s < 2; s++) same(other, s, steady, s, open[k]);
    wa_run_end(other);
  }
  /* One year's people alone are a closed population that starts later. */
  wa_run late = run_well(sickness(arena, &n, "{size: 0, age: 60, inflow: [0, 70, 0, 0, 0]}", "", "half-cycle"), _i % 2);
  wa_run closed = run_well(sickness(arena, &n, "{size: 70, age: 60}", "", "half-cycle"), true);
  size_t points = n.quarterly ? 8 : 2;
  for (size_t p = 1; p + points < (n.quarterly ? 24 : 6); p++)
    wa_equal(wa_run_at(late, 1, "in(sick)", p + points), wa_run_at(closed, 1, "in(sick)", p), "in(sick)");
  wa_run_end(steady), wa_run_end(late), wa_run_end(closed);
  wa_arena_free(arena);
}
END_TEST

/* Each year's people are a model of their own, whose horizon is what is left: so under every correction. */
START_TEST(entries_have_their_own_horizon) {
  static const char *const corrections[] = {"half-cycle", "life-table", "begin", "end", "all"};
  static const char *const inflows[] = {"30", "[30, 30, 30]"};
  const char *form =
      "waarde: 1\ntitle: Entries\nsettings: {horizon: %d years, cycle: %s, correction: %s}\nstakeholders: {payer: {}}\n"
      "population: {size: %d%s%s}\n"
      "cohort: {states: [sick, well, dead], start: {sick: 70%%, well: 30%%}, transitions: {sick: {well: 0.2, dead: 0.1, sick: rest}}}\n"
      "lines: {care: {quantity: in(sick), amount: 100, from: payer}, cured: {quantity: 'moves(sick, well)', amount: 5, from: payer}}\n";
  wa_arena *arena = wa_arena_new();
  const char *correction = corrections[_i % 5], *cycle = _i / 10 ? "6 months" : "1 year";
  wa_run open = run_well(wa_printf(arena, form, 4, cycle, correction, 100, ", inflow: ", inflows[_i / 5 % 2]), _i % 2);
  double care = 0, cured = 0;
  for (int entry = 0; entry < 4; entry++) {
    wa_run closed = run_well(wa_printf(arena, form, 4 - entry, cycle, correction, entry ? 30 : 100, "", ""), true);
    care += wa_run_value(closed, 0, "care.total");
    cured += wa_run_value(closed, 0, "cured.total");
    wa_run_end(closed);
  }
  wa_equal(wa_run_value(open, 0, "care.total"), care, correction);
  wa_equal(wa_run_value(open, 0, "cured.total"), cured, correction);
  wa_run_end(open);
  wa_arena_free(arena);
}
END_TEST

/* ---- segments ---- */

START_TEST(segments_are_models_of_their_own) {
  uint64_t random = 8000u + (uint64_t)_i;
  wa_arena *arena = wa_arena_new();
  numbers n = random_numbers(&random), old = n;
  old.sick = 0.02 + 0.1 * wa_random(&random);
  old.effect = n.effect * 0.5; /* the strategy refers to it; the segment halves it */
  double share = wa_random(&random);
  const char *later = _i % 2 ? ", inflow: 40" : "";
  const char *uptake = _i % 3 == 0 ? ", uptake: {found: 0.9, enrolled: 0.4}" : "";
  const char *all = wa_printf(arena, "{size: 900%s, age: 60, segments: {young: {share: %.17g}, "
                              "old: {share: 1 - %.17g, age: 75, set: {p_sick: %.17g, effect: effect * 0.5}}}}", later, share, share, old.sick);
  const char *one = wa_printf(arena, "{size: %.17g, age: 60%s}", 900 * share, _i % 2 ? wa_printf(arena, ", inflow: %.17g", 40 * share) : "");
  const char *two = wa_printf(arena, "{size: %.17g, age: 75%s}", 900 * (1 - share),
                              _i % 2 ? wa_printf(arena, ", inflow: %.17g", 40 * (1 - share)) : "");
  wa_run both = run_well(sickness(arena, &n, all, uptake, "half-cycle"), _i % 2);
  wa_run first = run_well(sickness(arena, &n, one, uptake, "half-cycle"), true);
  wa_run second = run_well(sickness(arena, &old, two, uptake, "half-cycle"), true);
  for (size_t s = 0; s < 2; s++)
    for (size_t i = 0; i < FIGURES; i++) {
      double a = wa_run_value(first, s, figures[i]), b = wa_run_value(second, s, figures[i]);
      wa_equal(wa_run_value(both, s, figures[i]), a + b, figures[i]);
      wa_equal(wa_run_value(both, s, wa_printf(arena, "%s[young]", figures[i])), a, figures[i]);
      wa_equal(wa_run_value(both, s, wa_printf(arena, "%s[old]", figures[i])), b, figures[i]);
    }
  /* A fixed cost is one for all; each segment has its share of it. */
  wa_equal(wa_run_value(both, 1, "fixed.present_value"), 12345, "the fixed cost");
  wa_equal(wa_run_value(both, 1, "fixed.present_value[young]"), 12345 * share, "a share of the fixed cost");
  wa_equal(wa_run_value(both, 1, "payer.net[young]") + wa_run_value(both, 1, "payer.net[old]"), wa_run_value(both, 1, "payer.net"), "net");
  wa_run_end(both), wa_run_end(first), wa_run_end(second);
  wa_arena_free(arena);
}
END_TEST

/* The strategy's figures refer to those of the segment, and win where both set the same. */
START_TEST(strategies_build_on_segments) {
  wa_run run = run_well(
      "waarde: 1\ntitle: Who wins\nsettings: {comparator: usual}\nstakeholders: {payer: {}}\n"
      "population: {size: 10, segments: {a: {share: 50%, set: {p: p + 1, q: 7}}, b: {share: 50%}}}\n"
      "parameters: {p: {value: 2, source: s}, q: {value: 3, source: s}}\n"
      "strategies: {usual: {}, new: {set: {p: p * 10, q: 5}}}\n"
      "lines: {x: {quantity: population, amount: p, from: payer}, y: {quantity: population, amount: q, from: payer}}\n", _i);
  wa_equal(wa_run_value(run, 0, "x.total[a]"), 5 * 3, "a, usual");
  wa_equal(wa_run_value(run, 1, "x.total[a]"), 5 * 30, "a, new");
  wa_equal(wa_run_value(run, 1, "x.total[b]"), 5 * 20, "b, new");
  wa_equal(wa_run_value(run, 0, "y.total[a]"), 5 * 7, "the segment's own");
  wa_equal(wa_run_value(run, 1, "y.total[a]"), 5 * 5, "the strategy's");
  wa_equal(wa_run_value(run, 1, "x.total"), 250, "together");
  wa_run_end(run);
}
END_TEST

/* ---- stays ---- */

/* A cost that falls with the time since entering, a tunnel, and the same with a state for every year of the stay. */
START_TEST(stays_equal_states_written_out) {
  uint64_t random = 9000u + (uint64_t)_i;
  wa_arena *arena = wa_arena_new();
  double sick = 0.1 + 0.3 * wa_random(&random), hazard = 0.1 + 0.2 * wa_random(&random), fall = 0.5 * wa_random(&random);
  const char *head = "waarde: 1\ntitle: Stay\nsettings: {horizon: 5 years, discount: 3%, correction: half-cycle}\n"
                     "population: {size: 100, inflow: 10}\nstakeholders: {payer: {}}\n";
  const char *text = wa_printf(arena,
      "%scohort:\n  states: {well: {}, sick: {lasts: 3 years}, dead: {}}\n"
      "  transitions: {well: {sick: %.17g, well: rest}, sick: {dead: '%.17g / (1 + time_in)', well: rest}}\n"
      "outcomes: {weighed: {quantity: 'in(sick) * (1 + time_in)'}}\n"
      "lines:\n  care: {quantity: in(sick), amount: '1000 * exp(-%.17g * time_in)', from: payer}\n"
      "  leave: {quantity: 'moves(sick, dead)', amount: '50 + 10 * time_in', from: payer}\n", head, sick, hazard, fall);
  const char *written = wa_printf(arena,
      "%scohort:\n  states: [well, s0, s1, s2, dead]\n"
      "  transitions:\n    well: {s0: %.17g, well: rest}\n    s0: {dead: %.17g, s1: rest}\n"
      "    s1: {dead: '%.17g / 2', s2: rest}\n    s2: {dead: '%.17g / 3', well: rest}\n"
      "outcomes: {weighed: {quantity: in(s0) + 2 * in(s1) + 3 * in(s2)}}\n"
      "lines:\n  care: {quantity: 'in(s0) + in(s1) * exp(-%.17g) + in(s2) * exp(-2 * %.17g)', amount: 1000, from: payer}\n"
      "  leave: {quantity: 'moves(s0, dead) * 50 + moves(s1, dead) * 60 + moves(s2, dead) * 70', amount: 1, from: payer}\n",
      head, sick, hazard, hazard, hazard, fall, fall);
  wa_run stay = run_well(text, _i % 2), states = run_well(written, true);
  static const char *const names[] = {"care.present_value", "leave.present_value", "weighed.total", "care.total"};
  for (size_t i = 0; i < 4; i++) wa_equal(wa_run_value(stay, 0, names[i]), wa_run_value(states, 0, names[i]), names[i]);
  wa_run_end(stay), wa_run_end(states);
  wa_arena_free(arena);
}
END_TEST

/* With a constant hazard the stay is geometric: people k years in the state are those of k years ago that remain. */
START_TEST(geometric_stay) {
  wa_run run = run_well("waarde: 1\ntitle: Geometric\nsettings: {horizon: 30 years, correction: begin}\nstakeholders: {payer: {}}\n"
                        "cohort: {states: [sick, well], transitions: {sick: {well: 0.25, sick: rest}}}\n"
                        "lines: {care: {quantity: in(sick), amount: '100 * 0.9 ^ time_in', from: payer}}\n", _i);
  double wanted = 0;
  for (size_t year = 0; year < 30; year++) wanted += 100 * pow(0.75 * 0.9, (double)year);
  wa_equal(wa_run_value(run, 0, "care.total"), wanted, "care");
  wa_run_end(run);
}
END_TEST

/* ---- what holds in every cohort ---- */

START_TEST(nobody_returns_from_death) {
  uint64_t random = 10000u + (uint64_t)_i;
  wa_arena *arena = wa_arena_new();
  numbers n = random_numbers(&random);
  wa_run half = run_well(sickness(arena, &n, "{size: 1, age: 60}", "", "half-cycle"), _i % 2);
  wa_run begin = run_well(sickness(arena, &n, "{size: 1, age: 60}", "", "begin"), _i % 2);
  size_t points = n.quarterly ? 25 : 7;
  for (size_t s = 0; s < 2; s++) {
    double before = 0;
    for (size_t p = 0; p < points; p++) {
      double well = wa_run_at(half, s, "share(well)", p), sick = wa_run_at(half, s, "share(sick)", p);
      double dead = wa_run_at(half, s, "share(dead)", p);
      ck_assert(dead >= before && well >= 0 && sick >= 0);
      wa_equal(well + sick + dead, 1, "the sum of the states");
      before = dead;
    }
    ck_assert(wa_run_value(half, s, "qaly.total") < wa_run_value(begin, s, "qaly.total"));
  }
  wa_run_end(half), wa_run_end(begin);
  wa_arena_free(arena);
}
END_TEST

/* ---- faults say whose they are ---- */

START_TEST(faults_name_the_segment) {
  wa_run run = wa_run_text(
      "waarde: 1\ntitle: Too much\nsettings: {horizon: 20 years, comparator: usual}\nstakeholders: {payer: {}}\n"
      "population: {segments: {young: {share: 50%}, old: {share: 50%, set: {p: 0.2}}}}\n"
      "parameters: {p: {value: 0.1, source: s}, rr: {value: 0.3, source: s}}\n"
      "strategies: {usual: {set: {rr: 0.1}}, new: {}}\n"
      "cohort: {states: [a, b], transitions: {a: {b: 'p * rr * cycle', a: rest}}}\n"
      "lines: {x: {quantity: in(a), amount: 1, from: payer}}\n", _i);
  ck_assert(run.fault.failed);
  ck_assert_msg(strstr(run.fault.message, "cycle 17"), "%s", run.fault.message);
  ck_assert_msg(strstr(run.fault.message, "'new'") && strstr(run.fault.message, "'old'"), "%s", run.fault.message);
  wa_run_end(run);
}
END_TEST

START_TEST(shares_of_segments_must_sum) {
  wa_run run = wa_run_text("waarde: 1\ntitle: Shares\nstakeholders: {payer: {}}\n"
                           "population: {size: 10, segments: {a: {share: part}, b: {share: 50%}}}\n"
                           "parameters: {part: {value: 0.4, source: s}}\nlines: {x: {quantity: population, amount: 1, from: payer}}\n", _i);
  ck_assert(run.fault.failed);
  ck_assert_msg(strstr(run.fault.message, "the sum of the shares of the segments is 0.9"), "%s", run.fault.message);
  wa_run_end(run);
}
END_TEST

int main(void) {
  TCase *cases = tcase_create("groups");
  tcase_set_timeout(cases, 60);
  tcase_add_loop_test(cases, uptake_of_none_and_of_all, 0, MODELS);
  tcase_add_loop_test(cases, uptake_mixes, 0, MODELS);
  tcase_add_loop_test(cases, uptake_by_year_of_entry, 0, 6);
  tcase_add_loop_test(cases, inflow_is_followed_from_its_entry, 0, MODELS);
  tcase_add_loop_test(cases, entries_have_their_own_horizon, 0, 15);
  tcase_add_loop_test(cases, segments_are_models_of_their_own, 0, MODELS);
  tcase_add_loop_test(cases, strategies_build_on_segments, 0, 2);
  tcase_add_loop_test(cases, stays_equal_states_written_out, 0, MODELS);
  tcase_add_loop_test(cases, geometric_stay, 0, 2);
  tcase_add_loop_test(cases, nobody_returns_from_death, 0, MODELS);
  tcase_add_loop_test(cases, faults_name_the_segment, 0, 2);
  tcase_add_loop_test(cases, shares_of_segments_must_sum, 0, 2);
  return wa_run_suite("groups", cases);
}
