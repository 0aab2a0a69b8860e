/* The ledger and the social return against closed forms and direct loops. */
#include "run.h"

/* A line of 1000 a year for 6 years with all corrections, under each way of discounting. */
static const struct {
  const char *from;
  double shift; /* years after the start of its year */
  bool continuous;
} discounts[] = {{"start", 0, false}, {"end of year", 1, false}, {"mid year", 0.5, false}, {"continuous", 0, true}};

START_TEST(corrections_and_drop_off) {
  char text[1024];
  snprintf(text, sizeof text,
           "waarde: 1\ntitle: T\nsettings: {horizon: 10 years, discount: 3.5%%, discount_from: %s}\n"
           "stakeholders: {payer: {}, people: {}}\n"
           "lines:\n"
           "  put_in: {amount: 3000, from: payer, invest: true}\n"
           "  gain: {quantity: 10, amount: 100, to: people, deadweight: 20%%, displacement: 5%%, attribution: 30%%, drop_off: 15%%, "
           "lasts: 6 years, starts: 2 years}\n",
           discounts[_i].from);
  wa_run run = wa_run_well(text);
  double worth = 0, total = 0;
  for (int k = 0; k < 6; k++) {
    double value = 1000 * 0.8 * 0.95 * 0.7 * pow(0.85, k), when = 2 + k + discounts[_i].shift;
    total += value;
    worth += value * (discounts[_i].continuous ? exp(-0.035 * when) : pow(1.035, -when));
    wa_equal(wa_run_at(run, 0, "gain.by_year", 2 + (size_t)k), value, "value of a year");
  }
  wa_equal(wa_run_value(run, 0, "gain.present_value"), worth, "present value");
  wa_equal(wa_run_value(run, 0, "gain.total"), total, "total");
  wa_equal(wa_run_value(run, 0, "investment"), 3000, "investment, paid at the start");
  wa_equal(wa_run_value(run, 0, "sroi"), worth / 3000, "SROI");
  wa_equal(wa_run_value(run, 0, "npv"), worth - 3000, "net present value");
  wa_equal(wa_run_value(run, 0, "undiscounted_ratio"), total / 3000, "undiscounted ratio");
  wa_run_end(run);
}
END_TEST

enum { YEARS = 8, LINES = 7, PARTIES = 4 };

typedef struct flow {
  double amount, drop_off, share;
  int from, to, other, starts, lasts; /* other: shares `from`; -1: none */
  bool invest, cash;
} flow;

typedef struct ledger {
  flow lines[LINES];
} ledger;

static int below(uint64_t *random, int limit) { return (int)(wa_random(random) * limit); }

static ledger random_ledger(int i) {
  uint64_t random = 2862933555777941757u * (uint64_t)(i + 1);
  ledger made;
  for (int l = 0; l < LINES; l++) {
    flow *line = &made.lines[l];
    line->invest = l < 2;
    line->amount = floor(wa_random(&random) * 1000) + (l < 2 ? 500 : 1) - (l == 5 ? 600 : 0);
    line->drop_off = below(&random, 3) * 0.15;
    line->starts = l == 0 ? 0 : below(&random, 4);
    line->lasts = 1 + below(&random, YEARS - line->starts);
    line->from = line->invest || below(&random, 2) ? below(&random, PARTIES) : -1;
    line->to = line->from < 0 || below(&random, 3) == 0 ? below(&random, PARTIES) : -1;
    if (line->to == line->from && line->to >= 0) line->to = (line->to + 1) % PARTIES;
    line->other = line->from >= 0 && below(&random, 3) == 0 ? (line->from + 2) % PARTIES : -1;
    if (line->other == line->to && line->to >= 0) line->other = -1;
    line->share = line->other >= 0 ? 0.25 : 1;
    line->cash = below(&random, 3) > 0;
  }
  return made;
}

static const char *write_ledger(wa_arena *arena, const ledger *made) {
  wa_text text = wa_text_new(arena);
  wa_text_addf(&text, "waarde: 1\ntitle: T\nsettings: {horizon: %d years, discount: 4%%, discount_from: end of year}\n"
                      "stakeholders: {p0: {}, p1: {}, p2: {kind: household}, p3: {}}\nlines:\n", YEARS);
  for (int l = 0; l < LINES; l++) {
    const flow *line = &made->lines[l];
    wa_text_addf(&text, "  l%d: {amount: %.17g, lasts: %d years, starts: %d, drop_off: %.17g, cash: %s, invest: %s", l, line->amount,
                 line->lasts, line->starts, line->drop_off, line->cash ? "true" : "false", line->invest ? "true" : "false");
    if (line->other >= 0) wa_text_addf(&text, ", from: {p%d: 25%%, p%d: 75%%}", line->from, line->other);
    else if (line->from >= 0) wa_text_addf(&text, ", from: p%d", line->from);
    if (line->to >= 0) wa_text_addf(&text, ", to: p%d", line->to);
    wa_text_add(&text, "}\n");
  }
  return text.bytes;
}

static double value_in(const flow *line, int year) {
  bool runs = year >= line->starts && year < line->starts + line->lasts;
  return runs ? line->amount * pow(1 - line->drop_off, year - line->starts) : 0;
}

static double factor(const flow *line, int year) { return pow(1.04, line->invest ? -year : -year - 1); }

typedef struct sums {
  double net[PARTIES], cash[PARTIES], invests[PARTIES];
  double invested[YEARS], gained[YEARS]; /* not discounted */
  double worth_invested[YEARS], worth_gained[YEARS];
} sums;

static void add_side(sums *all, const flow *line, int party, double share, double worth, bool pays) {
  double value = (pays ? -share : share) * worth;
  all->net[party] += value;
  if (line->cash) all->cash[party] += value;
  if (pays && line->invest) all->invests[party] -= value;
}

static sums add_up(const ledger *made) {
  sums all = {0};
  for (int l = 0; l < LINES; l++)
    for (int year = 0; year < YEARS; year++) {
      const flow *line = &made->lines[l];
      double value = value_in(line, year), worth = value * factor(line, year);
      if (line->from >= 0) add_side(&all, line, line->from, line->share, worth, true);
      if (line->other >= 0) add_side(&all, line, line->other, 1 - line->share, worth, true);
      if (line->to >= 0) add_side(&all, line, line->to, 1, worth, false);
      if (line->invest) all.invested[year] += value, all.worth_invested[year] += worth;
      else if (line->from >= 0) all.gained[year] -= value, all.worth_gained[year] -= worth;
      if (line->to >= 0) all.gained[year] += value, all.worth_gained[year] += worth;
    }
  return all;
}

/* Month by month would be the guide's way; inside a year benefits come evenly, so the moment is exact. */
static double payback(const double *invested, const double *gained) {
  double paid = 0, had = 0;
  for (int year = 0; year < YEARS; year++) {
    paid += invested[year];
    double before = had;
    had += gained[year];
    if (had < paid || gained[year] <= 0) continue;
    double needed = paid - before;
    return year + (needed > 0 ? needed / gained[year] : 0);
  }
  return NAN;
}

static void same_or_missing(double found, double wanted, const char *what) {
  ck_assert_msg(isnan(found) == isnan(wanted), "%s is %g, not %g", what, found, wanted);
  if (!isnan(wanted)) wa_equal(found, wanted, what);
}

START_TEST(random_ledgers) {
  ledger made = random_ledger(_i);
  sums all = add_up(&made);
  wa_arena *arena = wa_arena_new();
  wa_run run = wa_run_well(write_ledger(arena, &made));
  double npv = 0, investment = 0, compensation = 0, spare = 0, wrong = 0;
  for (int p = 0; p < PARTIES; p++) {
    char name[16];
    snprintf(name, sizeof name, "p%d.net", p);
    wa_equal(wa_run_value(run, 0, name), all.net[p], name);
    npv += all.net[p];
    investment += all.invests[p];
    compensation += fmax(0, -all.net[p]);
    if (p != 2) spare += fmax(0, fmin(all.net[p], all.cash[p])); /* p2 is a household */
    if (all.net[p] < 0) wrong += all.invests[p];
  }
  wa_equal(wa_run_value(run, 0, "npv"), npv, "npv");
  wa_equal(wa_run_value(run, 0, "investment"), investment, "investment");
  wa_equal(wa_run_value(run, 0, "sroi"), 1 + npv / investment, "sroi = 1 + npv / investment");
  wa_equal(wa_run_value(run, 0, "compensation"), compensation, "compensation");
  wa_equal(wa_run_value(run, 0, "winners_cash"), spare, "winners' cash");
  wa_equal(wa_run_value(run, 0, "wrong_pocket_share"), wrong / investment, "wrong pocket");
  wa_equal(wa_run_value(run, 0, "compensation_covered"), spare >= compensation, "covered");
  same_or_missing(wa_run_value(run, 0, "payback_years"), payback(all.invested, all.gained), "payback");
  same_or_missing(wa_run_value(run, 0, "payback_years_discounted"), payback(all.worth_invested, all.worth_gained), "payback, discounted");
  wa_run_end(run);
  wa_arena_free(arena);
}
END_TEST

/* An investment at the start and the same benefit every year: investment / yearly benefit. */
START_TEST(payback_of_the_guide) {
  wa_run run = wa_run_well("waarde: 1\ntitle: T\nsettings: {horizon: 10 years}\nstakeholders: {a: {}, b: {}}\n"
                           "lines: {put_in: {amount: 1000, from: a, invest: true}, gain: {amount: 300, to: b, lasts: 10 years}}\n");
  wa_equal(wa_run_value(run, 0, "payback_years"), 1000.0 / 300, "payback");
  wa_run_end(run);
}
END_TEST

START_TEST(payback_never) {
  wa_run run = wa_run_well("waarde: 1\ntitle: T\nsettings: {horizon: 3 years}\nstakeholders: {a: {}, b: {}}\n"
                           "lines: {put_in: {amount: 1000, from: a, invest: true}, gain: {amount: 300, to: b, lasts: 3 years}}\n");
  ck_assert(isnan(wa_run_value(run, 0, "payback_years")));
  wa_run_end(run);
}
END_TEST

/* Compared with a strategy that does some of it already, only the difference counts. */
START_TEST(incremental_to_the_comparator) {
  wa_run run = wa_run_well("waarde: 1\ntitle: T\nstakeholders: {a: {}, b: {}}\nparameters: {x: {value: 2, source: s}}\n"
                           "strategies: {less: {}, more: {set: {x: 5}}, none: {set: {x: 0}}}\n"
                           "lines: {put_in: {quantity: x, amount: 10, from: a, invest: true}, gain: {quantity: x, amount: 40, to: b}}\n");
  wa_equal(wa_run_value(run, 1, "investment"), 30, "investment");
  wa_equal(wa_run_value(run, 1, "npv"), 90, "npv");
  wa_equal(wa_run_value(run, 1, "sroi"), 4, "sroi");
  wa_equal(wa_run_value(run, 2, "investment"), -20, "investment below the comparator's");
  ck_assert(isnan(wa_run_value(run, 2, "sroi")));
  wa_equal(wa_run_value(run, 0, "npv"), 0, "the comparator itself");
  wa_run_end(run);
}
END_TEST

int main(void) {
  TCase *cases = tcase_create("ledger");
  tcase_set_timeout(cases, 60);
  tcase_add_loop_test(cases, corrections_and_drop_off, 0, 4);
  tcase_add_loop_test(cases, random_ledgers, 0, 200);
  tcase_add_test(cases, payback_of_the_guide);
  tcase_add_test(cases, payback_never);
  tcase_add_test(cases, incremental_to_the_comparator);
  return wa_run_suite("ledger", cases);
}
