/* What a party's edition holds: its own figures against closed forms, and what it may show of others' secrets. */
#include "run.h"

#include "analysis/edition.h"
#include "analysis/secrecy.h"

static const char deal[] =
    "waarde: 1\ntitle: t\nsettings: {horizon: 3 years, discount: 10%}\n"
    "stakeholders: {payer: {}, loser: {}, helper: {}, home: {kind: household}, idle: {}}\n"
    "lines:\n"
    "  start: {amount: 300, from: payer, invest: true, source: s}\n"
    "  saved: {amount: 150, to: payer, lasts: 3 years, source: s}\n"
    "  worse: {amount: 100, from: loser, lasts: 3 years, source: s}\n"
    "  better: {amount: 220, to: helper, source: s}\n"
    "  health: {amount: 1000, to: home, source: s}\n";

static double in_advance(void) { return 1 + 1 / 1.1 + 1 / 1.21; }

static double of(wa_run run, const char *name) { return wa_run_value(run, 0, name); }

START_TEST(shares_and_payback) {
  wa_run run = wa_run_well(deal);
  double saved = 150 * in_advance(), benefits = saved - 100 * in_advance() + 220 + 1000;
  wa_equal(of(run, "payer.investment_share"), 1, "share of the investment");
  wa_equal(of(run, "payer.benefit_share"), saved / benefits, "share of the benefits");
  wa_equal(of(run, "loser.benefit_share"), -100 * in_advance() / benefits, "a negative share");
  wa_equal(of(run, "payer.payback_years"), 2, "300 by 150 a year");
  ck_assert(isnan(of(run, "helper.payback_years")));
  wa_equal(wa_run_at(run, 0, "payer.cumulative", 0), -150, "after a year");
  wa_equal(wa_run_at(run, 0, "payer.cumulative", 2), 150, "after three");
  wa_equal(wa_run_at(run, 0, "payer.year_begins", 0), -300, "at the start");
  wa_equal(wa_run_at(run, 0, "payer.year_begins", 1), -150, "at the second year's start");
  wa_run_end(run);
}
END_TEST

START_TEST(the_deal) {
  wa_run run = wa_run_well(deal);
  double loss = 100 * in_advance(), payer = 150 * in_advance() - 300, cash = payer + 220;
  wa_equal(of(run, "loser.loss_per_year"), 100, "what it loses each year");
  wa_equal(of(run, "payer.contribution"), payer * fmin(1, loss / cash), "in proportion to what it can spare");
  wa_equal(of(run, "helper.contribution"), 220 * fmin(1, loss / cash), "in proportion to what it can spare");
  wa_equal(of(run, "payer.contribution") + of(run, "helper.contribution"), loss, "together they pay the loss");
  wa_equal(of(run, "home.contribution"), 0, "households are not asked");
  wa_equal(of(run, "payer.kept"), payer - payer * loss / cash, "what is left");
  ck_assert_int_eq(wa_verdict_of(run.results, 0, 0), WA_WINS);
  ck_assert_int_eq(wa_verdict_of(run.results, 0, 1), WA_LOSES);
  ck_assert_int_eq(wa_verdict_of(run.results, 0, 4), WA_EVEN);
  wa_run_end(run);
}
END_TEST

START_TEST(winners_cannot_pay_all) {
  wa_run run = wa_run_well(
      "waarde: 1\ntitle: t\nstakeholders: {loser: {}, winner: {}}\n"
      "lines:\n  worse: {amount: 100, from: loser, source: s}\n  better: {amount: 30, to: winner, source: s}\n");
  wa_equal(of(run, "winner.contribution"), 30, "no more than it gains");
  wa_equal(of(run, "winner.kept"), 0, "nothing is left");
  wa_run_end(run);
}
END_TEST

START_TEST(nobody_wins) {
  wa_run run = wa_run_well("waarde: 1\ntitle: t\nstakeholders: {loser: {}}\nlines:\n  worse: {amount: 100, from: loser, source: s}\n");
  wa_equal(of(run, "loser.contribution"), 0, "a loser pays nothing");
  wa_run_end(run);
}
END_TEST

/* A model in which `maker` has the secrets a and b and `other` the secret c; what `reader` 0 may see. */
static wa_run secrets(const char *parameters, const char *lines) {
  wa_arena *arena = wa_arena_new();
  wa_run run = wa_run_well(wa_printf(arena,
      "waarde: 1\ntitle: t\nsettings: {horizon: 2 years, discount: 5%%}\n"
      "stakeholders: {reader: {}, maker: {}, other: {}}\nparameters:\n"
      "  open: {value: 50, source: s}\n%slines:\n"
      "  mine: {amount: open, from: reader, to: maker, invest: true, source: s}\n%s", parameters, lines));
  wa_arena_free(arena);
  return run;
}

static wa_id node(wa_run run, const char *name) {
  wa_id id = wa_find_named(run.results->graph, name, 0);
  ck_assert_msg(id != WA_NONE, "no figure '%s'", name);
  return id;
}

typedef enum seen { HIDDEN, FROZEN, LIVE } seen;

static void sees(wa_run run, const char *name, seen wanted) {
  const wa_secrecy *secrecy = wa_secrecy_for(run.arena, run.results, 0);
  wa_id id = node(run, name);
  seen found = !wa_may_show(secrecy, id) ? HIDDEN : wa_is_frozen(secrecy, id) ? FROZEN : LIVE;
  ck_assert_msg(found == wanted, "%s: %d, not %d", name, (int)found, (int)wanted);
}

#define A "  a: {value: 20, source: s, confidential: maker}\n"
#define B "  b: {value: 25, source: s, confidential: maker}\n"
#define C "  c: {value: 30, source: s, confidential: other}\n"

START_TEST(one_secret_shows_nothing) {
  wa_run run = secrets(A, "  work: {amount: a, from: maker, source: s}\n");
  sees(run, "a", HIDDEN);
  sees(run, "work.flow", HIDDEN);
  sees(run, "maker.work.pays", HIDDEN);
  sees(run, "maker.net", HIDDEN);
  sees(run, "npv", HIDDEN);
  sees(run, "sroi", HIDDEN);
  sees(run, "reader.net", LIVE);
  sees(run, "investment", LIVE);
  wa_run_end(run);
}
END_TEST

START_TEST(two_secrets_hide_each_other) {
  wa_run run = secrets(A B, "  work: {amount: a, from: maker, source: s}\n  rent: {amount: 1.1 * b, from: maker, source: s}\n");
  sees(run, "maker.net", FROZEN);
  sees(run, "maker.gains", HIDDEN);
  sees(run, "npv", LIVE);
  sees(run, "sroi", LIVE);
  sees(run, "maker.net_by_year", HIDDEN);
  wa_run_end(run);
}
END_TEST

START_TEST(the_owner_sees_its_own) {
  wa_run run = secrets(A B, "  work: {amount: a, from: maker, source: s}\n  rent: {amount: b, from: maker, source: s}\n");
  const wa_secrecy *secrecy = wa_secrecy_for(run.arena, run.results, 1);
  ck_assert_uint_eq(secrecy->n_secrets, 0);
  ck_assert(wa_may_show(secrecy, node(run, "a")) && !wa_is_frozen(secrecy, node(run, "maker.net")));
  wa_run_end(run);
}
END_TEST

/* Of two parties with a secret each only the sum may be shown: with it and either of the nets the other is known. */
START_TEST(sum_of_two_parties) {
  wa_run run = secrets(A C, "  work: {amount: a, from: maker, source: s}\n  toil: {amount: c, from: other, source: s}\n");
  sees(run, "npv", FROZEN);
  sees(run, "sroi", LIVE);
  sees(run, "maker.net", HIDDEN);
  sees(run, "other.net", HIDDEN);
  wa_run_end(run);
}
END_TEST

/* Two equations in two unknowns: the second total would let both be solved. */
START_TEST(totals_that_solve_together) {
  wa_run run = secrets(A B, "  work: {amount: a + b, from: maker, source: s}\n  toil: {amount: a - b, from: other, source: s}\n");
  const wa_secrecy *secrecy = wa_secrecy_for(run.arena, run.results, 0);
  unsigned shown = 0;
  for (size_t p = 1; p < 3; p++) shown += wa_may_show(secrecy, run.results->strategies[0].parties[p].net);
  ck_assert_uint_lt(shown, 2);
  wa_run_end(run);
}
END_TEST

START_TEST(a_mask_that_is_too_small) {
  wa_run run = secrets("  a: {value: 20, source: s, confidential: maker}\n  b: {value: 1, source: s, confidential: maker}\n",
                       "  work: {amount: a, from: maker, source: s}\n  rent: {amount: b, from: maker, source: s}\n");
  sees(run, "maker.net", HIDDEN);
  wa_run_end(run);
}
END_TEST

START_TEST(a_mask_without_influence) {
  wa_run run = secrets(A B, "  work: {amount: a, from: maker, source: s}\n  rent: {quantity: 0, amount: b, from: maker, source: s}\n");
  sees(run, "maker.net", HIDDEN);
  wa_run_end(run);
}
END_TEST

START_TEST(a_secret_that_is_a_formula) {
  wa_run run = secrets(A "  f: {value: open * 0.7, source: s, confidential: maker}\n",
                       "  work: {amount: a, from: maker, source: s}\n  rent: {amount: f, from: maker, source: s}\n");
  sees(run, "f", HIDDEN);
  sees(run, "open", LIVE);
  sees(run, "maker.net", HIDDEN);
  wa_run_end(run);
}
END_TEST

/* Two secrets that would hide each other, but act through patients. */
START_TEST(through_patients) {
  wa_run run = wa_run_well(
      "waarde: 1\ntitle: t\nsettings: {horizon: 3 years, cycle: 1 year, comparator: old}\nstakeholders: {reader: {}, maker: {}}\n"
      "parameters:\n  p: {value: 0.2, source: s, confidential: maker}\n  q: {value: 0.1, source: s, confidential: maker}\n"
      "strategies: {old: {}, new: {set: {p: 0.15, q: 0.05}}}\n"
      "patients:\n  number: 50\n  states: [well, ill, dead]\n  start: well\n"
      "  transitions: {well: {ill: p, dead: q, well: rest}, ill: {dead: q, ill: rest}}\n"
      "lines:\n  care: {quantity: in(ill), amount: 100, from: maker, source: s}\n  start: {quantity: 50, amount: 1, from: reader, invest: true, source: s}\n");
  const wa_secrecy *secrecy = wa_secrecy_for(run.arena, run.results, 0);
  ck_assert(!wa_may_show(secrecy, run.results->strategies[1].parties[1].net));
  ck_assert(!wa_may_show(secrecy, run.results->strategies[1].sroi.npv));
  wa_run_end(run);
}
END_TEST

/* A public parameter that is made of a secret is as secret. */
START_TEST(what_follows_from_a_secret) {
  wa_run run = secrets(A "  copy: {value: 2 * a, source: s}\n", "  work: {amount: copy, from: maker, source: s}\n");
  sees(run, "copy", HIDDEN);
  sees(run, "work.flow", HIDDEN);
  wa_run_end(run);
}
END_TEST

START_TEST(many_secrets) {
  wa_arena *arena = wa_arena_new();
  wa_text parameters = wa_text_new(arena), lines = wa_text_new(arena);
  for (int i = 0; i < 80; i++) {
    wa_text_addf(&parameters, "  s%d: {value: %d, source: s, confidential: maker}\n", i, i + 20);
    wa_text_addf(&lines, "  l%d: {amount: s%d, from: maker, source: s}\n", i, i);
  }
  wa_run run = secrets(parameters.bytes, lines.bytes);
  sees(run, "s0", HIDDEN);
  sees(run, "s79", HIDDEN);
  sees(run, "l70.flow", HIDDEN);
  sees(run, "maker.net", FROZEN);
  wa_run_end(run);
  wa_arena_free(arena);
}
END_TEST

START_TEST(names_as_words) {
  wa_run run = secrets(A, "  work: {amount: a, from: maker, source: s}\n");
  ck_assert(wa_tells_secret(run.model, 0, "2 * a + 1"));
  ck_assert(wa_tells_secret(run.model, 0, "parameters.a.value"));
  ck_assert(!wa_tells_secret(run.model, 0, "amount + bar_a"));
  ck_assert(!wa_tells_secret(run.model, 1, "a"));
  wa_run_end(run);
}
END_TEST

int main(void) {
  TCase *cases = tcase_create("edition");
  tcase_add_test(cases, shares_and_payback);
  tcase_add_test(cases, the_deal);
  tcase_add_test(cases, winners_cannot_pay_all);
  tcase_add_test(cases, nobody_wins);
  tcase_add_test(cases, one_secret_shows_nothing);
  tcase_add_test(cases, two_secrets_hide_each_other);
  tcase_add_test(cases, the_owner_sees_its_own);
  tcase_add_test(cases, sum_of_two_parties);
  tcase_add_test(cases, totals_that_solve_together);
  tcase_add_test(cases, a_mask_that_is_too_small);
  tcase_add_test(cases, a_mask_without_influence);
  tcase_add_test(cases, a_secret_that_is_a_formula);
  tcase_add_test(cases, through_patients);
  tcase_add_test(cases, what_follows_from_a_secret);
  tcase_add_test(cases, many_secrets);
  tcase_add_test(cases, names_as_words);
  return wa_run_suite("edition", cases);
}
