/* Budget impact per member per month against hand computation. */
#include "run.h"

/* 1200 a year more for 100 members is 1 per member and month; the municipality, of whose members nothing is known, has
 * none. */
static const char steady[] =
    "waarde: 1\ntitle: Steady\n"
    "settings: {horizon: 3 years, comparator: old}\n"
    "stakeholders: {insurer: {}, municipality: {}, clinic: {}}\n"
    "parameters: {insured: {value: 50, source: x}, more: {value: 0, source: x}}\n"
    "strategies: {old: {}, new: {set: {more: 1}}}\n"
    "lines:\n"
    "  care: {amount: 6000 + 1200 * more, lasts: 3 years, from: insurer, to: clinic, source: x}\n"
    "  help: {amount: 10 * more, from: municipality, source: x}\n"
    "analysis: {members: {insurer: 2 * insured}}\n";

START_TEST(test_steady) {
  wa_run run = wa_run_well(steady);
  for (size_t year = 0; year < 3; year++) {
    wa_equal(wa_run_at(run, 1, "insurer.budget_per_member", year), 1, "per member");
    wa_equal(wa_run_at(run, 0, "insurer.budget_per_member", year), 0, "of the comparator");
  }
  wa_equal(wa_run_value(run, 1, "insurer.budget_per_member_mean"), 1, "mean");
  wa_equal(wa_run_value(run, SIZE_MAX, "insurer.members"), 100, "members");
  ck_assert(wa_find_named(run.results->graph, "municipality.budget_per_member", 1) == WA_NONE);
  wa_run_end(run);
}
END_TEST

/* 18 months: 100 then 300 in the years, 400 over 18 months; of 25 members. Against nothing. */
static const char begun_year[] =
    "waarde: 1\ntitle: A begun year\n"
    "settings: {horizon: 18 months, cycle: 6 months, correction: end}\n"
    "stakeholders: {insurer: {}}\n"
    "population: {size: 1}\n"
    "cohort: {states: [here], transitions: {}}\n"
    "lines:\n"
    "  a: {quantity: \"if(cycle < 3, 0.5, 3) * in(here)\", amount: 200, from: insurer, source: x}\n"
    "analysis: {members: {insurer: 25}}\n";

START_TEST(test_begun_year) {
  wa_run run = wa_run_well(begun_year);
  wa_equal(wa_run_at(run, 0, "insurer.budget_impact", 0), 100, "first year");
  wa_equal(wa_run_at(run, 0, "insurer.budget_impact", 1), 300, "second year");
  wa_equal(wa_run_at(run, 0, "insurer.budget_per_member", 0), 100.0 / 25 / 12, "first year per member");
  wa_equal(wa_run_at(run, 0, "insurer.budget_per_member", 1), 300.0 / 25 / 12, "second year per member");
  wa_equal(wa_run_value(run, 0, "insurer.budget_per_member_mean"), 400.0 / 25 / 18, "mean of 18 months");
  wa_run_end(run);
}
END_TEST

/* Savings are below zero; members that come to nothing stop the run. */
START_TEST(test_saving_and_nobody) {
  wa_run run = wa_run_well("waarde: 1\ntitle: Saving\nstakeholders: {insurer: {}}\n"
                           "lines:\n  a: {amount: 24, from: insurer, source: x}\n  b: {amount: 72, to: insurer, source: x}\n"
                           "analysis: {members: {insurer: 4}}\n");
  wa_equal(wa_run_value(run, 0, "insurer.budget_per_member"), -1, "a saving");
  wa_run_end(run);
  run = wa_run_text("waarde: 1\ntitle: Nobody\nstakeholders: {insurer: {}}\nparameters: {n: {value: 0, source: x}}\n"
                    "lines:\n  a: {amount: 24, from: insurer, source: x}\nanalysis: {members: {insurer: n}}\n", true);
  ck_assert(run.fault.failed);
  ck_assert_msg(strstr(run.fault.message, "the number of members of 'insurer' is 0: it must be above 0"), "%s", run.fault.message);
  wa_run_end(run);
}
END_TEST

int main(void) {
  TCase *cases = tcase_create("budget");
  tcase_add_test(cases, test_steady);
  tcase_add_test(cases, test_begun_year);
  tcase_add_test(cases, test_saving_and_nobody);
  return wa_run_suite("budget", cases);
}
