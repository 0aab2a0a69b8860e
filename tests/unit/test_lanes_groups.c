/* Lanes of open populations, uptake and cycle corrections beside the plain evaluator: rows of people who enter later,
 * sums over them and years of them, with prices, probabilities, population and uptake that vary. */
#include "lanes_trial.h"

static const char *const corrections[] = {"half-cycle", "life-table", "simpson"};
static const char *const cycles[] = {"1 year", "3 months"};
static const char *const populations[] = {"{size: 800, age: 60}", "{size: 800, age: 60, inflow: 90}",
                                          "{size: 800, age: 60, inflow: [90, 80, 0, 20, 55]}",
                                          "{size: 800, age: 60, inflow: 90 * growth ^ time}"};
static const char *const uptakes[] = {"", ", uptake: [0.05, 0.1, 0.2, 0.3, 0.4, 0.9]", ", uptake: {found: share, kept: 0.5}"};
enum { CORRECTIONS = 3, CYCLES = 2, POPULATIONS = 4, UPTAKES = 3 };

static const char *model_of(wa_arena *arena, size_t correction, size_t cycle, size_t population, size_t uptake) {
  return wa_printf(arena,
      "waarde: 1\ntitle: People who enter\n"
      "settings: {horizon: 6 years, cycle: %s, correction: %s, comparator: usual, discount: 3%%}\n"
      "stakeholders: {payer: {}, office: {}, patients: {kind: household}}\n"
      "population: %s\n"
      "parameters:\n"
      "  p_sick: {value: 0.1, source: s}\n  p_die: {value: 0.02, source: s}\n  growth: {value: 1.05, source: s}\n"
      "  share: {value: 0.4, source: s}\n  effect: {value: 0.8, source: s}\n  cost: {value: 1000, source: s}\n"
      "  fee: {value: 50, source: s}\n  worth: {value: 20000, source: s}\n  rr: {value: 1, source: s}\n  on: {value: 0, source: s}\n"
      "strategies:\n  usual: {}\n  new: {set: {rr: effect, on: 1}%s}\n"
      "cohort:\n  states: [well, sick, dead]\n"
      "  transitions:\n"
      "    well: {sick: p_sick * rr, dead: 'p_die * (1 + age / 1000)', well: rest}\n"
      "    sick: {well: 0.1, dead: p_die * 2, sick: rest}\n"
      "  utility: {well: 0.9, sick: 'if(age > 62, 0.5, 0.6)', dead: 0}\n"
      "outcomes:\n  qaly: {quantity: qalys(), unit: QALY, value: worth, to: patients}\n  falls_ill: {quantity: 'moves(well, sick)'}\n"
      "lines:\n  care: {quantity: in(sick), amount: cost, from: payer}\n"
      "  programme: {quantity: on * in(well), amount: fee, from: office, to: payer, invest: true}\n"
      "  death: {quantity: enters(dead), amount: 700, from: payer}\n"
      "  fixed: {quantity: on, amount: 12345, from: office, invest: true}\n",
      cycles[cycle], corrections[correction], populations[population], population == 0 && uptake == 1 ? ", uptake: 0.3" : uptakes[uptake]);
}

/* Only entrants that follow a formula of time with what varies in it are left to the plain evaluator. */
START_TEST(people_who_enter_by_lanes) {
  size_t correction = (size_t)_i % CORRECTIONS, cycle = (size_t)_i % CYCLES;
  size_t population = (size_t)_i / CORRECTIONS % POPULATIONS, uptake = (size_t)_i / (CORRECTIONS * POPULATIONS);
  uint64_t random = 20260200u + (uint64_t)_i;
  wa_arena *arena = wa_arena_new();
  const char *text = model_of(arena, correction, cycle, population, uptake);
  wa_run run = wa_run_text(text, _i % 4 < 2);
  ck_assert_msg(!run.fault.failed, "%s\n%s", run.fault.message, text);
  run_trials(run.results->graph, text, population == POPULATIONS - 1, &random);
  wa_run_end(run);
  wa_arena_free(arena);
}
END_TEST

int main(void) {
  TCase *tests = tcase_create("people who enter");
  tcase_add_loop_test(tests, people_who_enter_by_lanes, 0, CORRECTIONS * POPULATIONS * UPTAKES);
  return wa_run_suite("lanes of people who enter", tests);
}
