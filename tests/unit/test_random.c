/* Addressed random numbers and the list of headlines. */
#include "analysis/probabilistic.h"
#include "engine/random.h"
#include "run.h"

/* Known answers that come with Random123 (kat_vectors: philox4x64, 10 rounds). */
START_TEST(philox_gives_its_known_answers) {
  uint64_t words[4];
  const wa_random_at zero = {0};
  wa_random_words(&zero, 0, words);
  ck_assert_uint_eq(words[0], UINT64_C(0x16554d9eca36314c));
  ck_assert_uint_eq(words[1], UINT64_C(0xdb20fe9d672d0fdc));
  ck_assert_uint_eq(words[2], UINT64_C(0xd7e772cee186176b));
  ck_assert_uint_eq(words[3], UINT64_C(0x7e68b68aec7ba23b));
}
END_TEST

START_TEST(units_leave_both_ends_out) {
  ck_assert(wa_random_unit(0) > 0);
  ck_assert(wa_random_unit(UINT64_MAX) < 1);
  ck_assert_double_eq(wa_random_unit(0), 1 - wa_random_unit(UINT64_MAX));
}
END_TEST

/* Every word of the address matters; FNV-1a's published value of "foobar". */
START_TEST(addresses_differ) {
  const wa_random_at base = {1, WA_RANDOM_PARAMETER, 2, wa_random_id("rr")};
  wa_random_at other[] = {base, base, base, base};
  other[0].seed++;
  other[1].kind++;
  other[2].draw++;
  other[3].id = wa_random_id("rr_");
  double first = wa_random_open(&base, 0);
  for (int i = 0; i < 4; i++) ck_assert_double_ne(wa_random_open(&other[i], 0), first);
  ck_assert_double_ne(wa_random_open(&base, 1), first);
  ck_assert_double_eq(wa_random_open(&base, 0), first);
  ck_assert_uint_eq(wa_random_id("foobar"), UINT64_C(0x85944171f73967e8));
}
END_TEST

static const char two_strategies[] =
    "waarde: 1\ntitle: t\nsettings: {horizon: 3 years, discount: 3%, comparator: old}\n"
    "stakeholders: {payer: {}, patients: {kind: household}}\n"
    "parameters: {gain: {value: 2, source: s}}\nstrategies: {old: {}, new: {set: {gain: 3}}}\n"
    "outcomes:\n  qaly: {quantity: gain, unit: QALY, value: 20000, to: patients}\n"
    "lines:\n  cost: {quantity: gain, amount: 10000, from: payer, invest: true}\n"
    "analysis: {willingness_to_pay: [20000], perspectives: [payer]}\n";

/* Each headline is the figure that the graph knows by that name. */
START_TEST(headlines_are_named_figures) {
  wa_run run = wa_run_well(two_strategies);
  wa_headlines headlines = wa_headlines_list(run.results);
  for (size_t i = 0; i < headlines.n; i++) {
    const wa_headline *headline = &headlines.items[i];
    wa_equal(wa_result_value(run.results, headline->node), wa_run_value(run, headline->strategy, headline->name), headline->name);
    ck_assert_uint_eq(wa_headline_find(run.results, &headlines, headline->name, headline->strategy), i);
  }
  static const char *const names[] = {"sroi", "npv", "payback", "payer", "payer.net", "cost", "effect", "icer", "nmb.20000", "qaly"};
  static const double values[] = {NAN, NAN, NAN, -10000, -10000, 30000, 3, 10000, 30000, 1};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    size_t found = wa_headline_find(run.results, &headlines, names[i], 1);
    ck_assert_msg(found != SIZE_MAX, "no headline %s", names[i]);
    if (!isnan(values[i])) wa_equal(wa_result_value(run.results, headlines.items[found].node), values[i], names[i]);
  }
  ck_assert_uint_eq(wa_headline_find(run.results, &headlines, "sroi", 0), SIZE_MAX);
  ck_assert_uint_ne(wa_headline_find(run.results, &headlines, "sroi", SIZE_MAX), SIZE_MAX);
  ck_assert_uint_eq(wa_headline_find(run.results, &headlines, "nonsense", SIZE_MAX), SIZE_MAX);
  wa_run_end(run);
}
END_TEST

int main(void) {
  TCase *cases = tcase_create("random");
  tcase_add_test(cases, philox_gives_its_known_answers);
  tcase_add_test(cases, units_leave_both_ends_out);
  tcase_add_test(cases, addresses_differ);
  tcase_add_test(cases, headlines_are_named_figures);
  return wa_run_suite("random", cases);
}
