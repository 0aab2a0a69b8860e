/* Care paths against sums written out by hand. */
#include "run.h"

static const char model[] =
    "waarde: 1\ntitle: Hip\nsettings: {horizon: 1 year, comparator: usual}\nstakeholders: {hospital: {}}\n"
    "population: {size: 100}\n"
    "parameters:\n  theatre: {value: 95, unit: minute, source: s}\n  redo: {value: 4%, source: s}\n"
    "roles:\n  surgeon: {yearly_cost: 231000, yearly_hours: 1650, practical: 80%}\n  nurse: 0.9\n  idle: 3\n"
    "paths:\n  hip:\n    steps:\n"
    "      intake: {who: surgeon, minutes: 15}\n"
    "      operation: {who: {surgeon: theatre, nurse: 2 * theatre}, materials: 2200, repeat: redo}\n"
    "      physio: {minutes: 30, cost_per_minute: 1.1, times: 6, share: 80%}\n"
    "strategies: {usual: {}, fast: {set: {theatre: 80}}}\n"
    "definitions: {each: 2 * path_cost(hip)}\n"
    "lines:\n  care: {quantity: population, amount: path_cost(hip), from: hospital}\n"
    "  twice: {quantity: population, amount: each, from: hospital}\n"
    "  nursing: {quantity: 'population * path_minutes(hip, nurse)', amount: 0.5, from: hospital}\n"
    "  idling: {quantity: 'path_minutes(hip, idle)', amount: 1, from: hospital}\n";

START_TEST(minutes_and_money) {
  wa_run run = wa_run_text(model, _i);
  ck_assert(!run.fault.failed && wa_checks_passed(run.results));
  static const double theatre[] = {95, 80};
  for (size_t s = 0; s < 2; s++) {
    double minute = 231000 / (1650 * 60 * 0.8), again = 1 / 0.96; /* the mean of a geometric number of attempts */
    double operation = again * (theatre[s] * minute + 2 * theatre[s] * 0.9 + 2200), physio = 0.8 * 6 * 30 * 1.1;
    wa_equal(wa_run_value(run, s, "path(hip).intake.cost"), 15 * minute, "intake");
    wa_equal(wa_run_value(run, s, "path(hip).operation.cost"), operation, "operation");
    wa_equal(wa_run_value(run, s, "path(hip).physio.cost"), physio, "physio");
    wa_equal(wa_run_value(run, s, "path(hip).cost"), 15 * minute + operation + physio, "the path");
    wa_equal(wa_run_value(run, s, "path(hip).minutes"), 15 + again * 3 * theatre[s] + 144, "minutes");
    wa_equal(wa_run_value(run, s, "path(hip).surgeon.minutes"), 15 + again * theatre[s], "the surgeon's minutes");
    wa_equal(wa_run_value(run, s, "path(hip).nurse.staff"), again * 2 * theatre[s] * 0.9, "the nurse's cost");
    wa_equal(wa_run_value(run, s, "care.total"), 100 * (15 * minute + operation + physio), "care");
    wa_equal(wa_run_value(run, s, "twice.total"), 200 * (15 * minute + operation + physio), "twice");
    wa_equal(wa_run_value(run, s, "nursing.total"), 100 * again * 2 * theatre[s] * 0.5, "nursing");
    wa_equal(wa_run_value(run, s, "idling.total"), 0, "who does nothing");
  }
  wa_run_end(run);
}
END_TEST

/* Segments may have paths of their own. */
START_TEST(paths_of_segments) {
  wa_run run = wa_run_text(
      "waarde: 1\ntitle: Clinic\nsettings: {comparator: usual}\nstakeholders: {hospital: {}}\n"
      "population: {size: 10, segments: {frail: {share: 30%, set: {minutes: 20}}, fit: {share: 70%}}}\n"
      "parameters: {minutes: {value: 10, source: s}}\nroles: {nurse: 2}\n"
      "paths: {visit: {steps: {talk: {who: nurse, minutes: minutes}}}}\nstrategies: {usual: {}, new: {set: {minutes: minutes / 2}}}\n"
      "lines: {care: {quantity: population, amount: path_cost(visit), from: hospital}}\n", _i);
  ck_assert(!run.fault.failed && wa_checks_passed(run.results));
  wa_equal(wa_run_value(run, 0, "care.total[frail]"), 3 * 40, "frail");
  wa_equal(wa_run_value(run, 1, "care.total[frail]"), 3 * 20, "frail, new");
  wa_equal(wa_run_value(run, 1, "care.total"), 3 * 20 + 7 * 10, "together, new");
  wa_run_end(run);
}
END_TEST

static const char *const wrong[][2] = {
    {"repeat: p + 1", "'repeat' of step 'talk' of path 'visit' is 1.2"},
    {"share: p * 6", "'share' of step 'talk' of path 'visit' is 1.2"},
    {"times: p - 1", "'number' of step 'talk' of path 'visit' is -0.8"},
};

START_TEST(limits) {
  char text[1024];
  snprintf(text, sizeof text,
           "waarde: 1\ntitle: Clinic\nstakeholders: {hospital: {}}\nparameters: {p: {value: 0.2, source: s}}\nroles: {nurse: 2}\n"
           "paths: {visit: {steps: {talk: {who: nurse, minutes: 5, %s}}}}\n"
           "lines: {care: {quantity: 3, amount: path_cost(visit), from: hospital}}\n", wrong[_i][0]);
  wa_run run = wa_run_text(text, true);
  ck_assert(run.fault.failed);
  ck_assert_msg(strstr(run.fault.message, wrong[_i][1]), "%s", run.fault.message);
  wa_run_end(run);
}
END_TEST

int main(void) {
  TCase *cases = tcase_create("paths");
  tcase_add_loop_test(cases, minutes_and_money, 0, 2);
  tcase_add_loop_test(cases, paths_of_segments, 0, 2);
  tcase_add_loop_test(cases, limits, 0, 3);
  return wa_run_suite("paths", cases);
}
