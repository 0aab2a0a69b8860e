/* What is said when a run goes wrong: the sentence with strategy and cycle, and the formula it points at. */
#include "run.h"

#define COHORT "cohort: {states: [a, b], transitions: {a: "
#define PRICE "stakeholders: {p: {}}\nlines: {l: {quantity: in(a), amount: 1, from: p}}\n"

static const struct {
  const char *model, *message, *formula; /* `formula`: the text the fault points at */
} rows[] = {
    {"settings: {horizon: 20 years}\nstrategies: {one: {}, two: {set: {big: 1.2}}}\nparameters: {big: {value: 0.2, source: s}}\n" COHORT
     "{b: 'if(cycle == 14, big, 0.1)', a: rest}}}\n" PRICE,
     "the probability of 'a' -> 'b' is 1.2 in cycle 14 under 'two': it must lie in 0..1", "if(cycle == 14, big, 0.1)"},
    {"settings: {horizon: 20 years}\n" COHORT "{b: 'if(cycle == 3, 0 - 0.1, 0.1)', a: rest}}}\n" PRICE,
     "the probability of 'a' -> 'b' is -0.1 in cycle 3: it must lie in 0..1", "if(cycle == 3, 0 - 0.1, 0.1)"},
    {"settings: {horizon: 4 years}\nstrategies: {one: {}, two: {}}\n" COHORT "{b: 0.5 + 0.02 * cycle / cycle, a: 0.5}}}\n" PRICE,
     "the probabilities out of 'a' sum to 1.02 in cycle 1, not to 1", NULL},
    {"settings: {horizon: 4 years}\nparameters: {x: {value: 0.5, source: s}}\nstrategies: {one: {}, two: {set: {x: 0.52}}}\n" COHORT
     "{b: x, a: 0.5}}}\n" PRICE,
     "the probabilities out of 'a' sum to 1.02 in cycle 1 under 'two', not to 1", NULL},
    {"settings: {horizon: 9 years}\ncohort: {states: [a, b, c], transitions: {a: {b: 'cycle / 10', c: 'cycle / 10', a: rest}}}\n" PRICE,
     "the probabilities of leaving 'a' sum to 1.2 in cycle 6: nothing is left for 'rest'", NULL},
    {"settings: {horizon: 4 years}\ncohort: {states: {a: {start: x}, b: {start: 0.3}}, transitions: {a: {b: 0.1, a: rest}}}\n"
     "parameters: {x: {value: 0.6, source: s}}\n" PRICE,
     "the shares of the population at the start sum to 0.9, not to 1", NULL},
    {"settings: {horizon: 5 years}\nstakeholders: {p: {}}\nstrategies: {one: {}, two: {}}\n"
     "lines: {l: {amount: '12 / (cycle - 3)', from: p, lasts: 5}}\n",
     "'l.amount' is not finite in year 4: a division by zero", "12 / (cycle - 3)"},
    {"parameters: {x: {value: 2, source: s}, y: {value: 1 / (x - 2), source: s}}\nstakeholders: {p: {}}\nstrategies: {one: {set: {x: 3}}, two: {}}\n"
     "lines: {l: {amount: y, from: p}}\n",
     "'y' is not finite under 'two': a division by zero", "1 / (x - 2)"},
    {"parameters: {x: {value: -3, source: s}}\nstakeholders: {p: {}}\nlines: {l: {quantity: 'ln(x)', amount: 1, from: p}}\n",
     "'l.quantity' is not finite: ln(-3)", "ln(x)"},
    {"parameters: {x: {value: -3, source: s}}\nstakeholders: {p: {}}\ndefinitions: {root: 'sqrt(x) + 1'}\n"
     "lines: {l: {quantity: root, amount: 1, from: p}}\n",
     "'root' is not finite: sqrt(-3)", "sqrt(x)"},
    {"parameters: {x: {value: 800, source: s}}\nstakeholders: {p: {}}\nlines: {l: {quantity: 'exp(x)', amount: 1, from: p}}\n",
     "'l.quantity' is not finite: exp(800), which is too large", "exp(x)"},
    {"parameters: {x: {value: -8, source: s}}\nstakeholders: {p: {}}\nlines: {l: {quantity: 'x^0.5', amount: 1, from: p}}\n",
     "'l.quantity' is not finite: -8 ^ 0.5", "x^0.5"},
    {"settings: {horizon: 30 years}\npopulation: {age: 75}\ntables: {m: {index: age, interpolate: linear, values: {70: 0.1, 80: 0.2}, source: s}}\n"
     "strategies: {one: {}, two: {}}\n" COHORT "{b: 'm[age]', a: rest}}}\n" PRICE,
     "'p(a, b)' is not finite in cycle 7: table 'm' has no value for 81", "m[age]"},
    {"parameters: {x: {value: 2.5, source: s}}\ntables: {t: {index: x, values: {2: 1, 3: 2}, source: s}}\nstakeholders: {p: {}}\n"
     "lines: {l: {quantity: 't[x]', amount: 1, from: p}}\n",
     "'l.quantity' is not finite: table 't' has no value for 2.5", "t[x]"},
    {"parameters: {x: {value: 2, source: s}, y: {value: 9, source: s}}\ntables: {t: {index: [x, y], values: {2: {1: 1, 2: 3}, 3: {1: 4, 2: 5}}, source: s}}\n"
     "stakeholders: {p: {}}\nlines: {l: {quantity: 't[x, y]', amount: 1, from: p}}\n",
     "'l.quantity' is not finite: table 't' has no value for (2, 9)", "t[x, y]"},
    {"parameters: {x: {value: 0, source: s}}\ntables: {t: {index: [sex, x], values: {f: {1: 1, 2: 3}}, source: s}}\npopulation: {sex: f}\n"
     "stakeholders: {p: {}}\nlines: {l: {quantity: 't[sex, x]', amount: 1, from: p}}\n",
     "'l.quantity' is not finite: table 't' has no value for 0", "t[sex, x]"},
};

static wa_run run_row(int i, bool fold) {
  wa_arena *arena = wa_arena_new();
  wa_run run = wa_run_text(wa_printf(arena, "waarde: 1\ntitle: T\n%s", rows[i].model), fold);
  wa_arena_free(arena);
  return run;
}

START_TEST(fault_is_told) {
  for (int fold = 0; fold < 2; fold++) {
    wa_run run = run_row(_i, fold);
    ck_assert_msg(run.fault.failed, "nothing goes wrong: %s", rows[_i].message);
    ck_assert_str_eq(run.fault.message, rows[_i].message);
    ck_assert_msg(run.fault.span.source, "no place: %s", run.fault.message);
    size_t length = run.fault.span.end - run.fault.span.begin;
    const char *at = wa_strndup(run.arena, run.fault.span.source->text + run.fault.span.begin, length);
    if (rows[_i].formula) ck_assert_str_eq(at, rows[_i].formula);
    ck_assert_msg(length > 0, "an empty place: %s", run.fault.message);
    wa_run_end(run);
  }
}
END_TEST

/* What is not taken does no harm. */
START_TEST(no_fault) {
  static const char *const models[] = {
      "parameters: {x: {value: 0, source: s}}\nstakeholders: {p: {}}\nlines: {l: {quantity: 'if(x == 0, 5, 1 / x)', amount: 1, from: p}}\n",
      "parameters: {r: {value: 0, source: s}}\nstakeholders: {p: {}}\nlines: {l: {quantity: 'annuity(1000, 0, 10, r)', amount: 1, from: p}}\n",
      "settings: {horizon: 3 years}\n" COHORT "{b: '0.1 + 0.2 + 0.7', a: rest}}}\n" PRICE,
      "settings: {horizon: 3 years}\n" COHORT "{b: 0.1, a: 0.2 + 0.7}}}\n" PRICE,
  };
  wa_arena *arena = wa_arena_new();
  wa_run run = wa_run_well(wa_printf(arena, "waarde: 1\ntitle: T\n%s", models[_i]));
  wa_run_end(run);
  wa_arena_free(arena);
}
END_TEST

int main(void) {
  TCase *cases = tcase_create("faults");
  tcase_add_loop_test(cases, fault_is_told, 0, (int)(sizeof rows / sizeof *rows));
  tcase_add_loop_test(cases, no_fault, 0, 4);
  return wa_run_suite("faults", cases);
}
