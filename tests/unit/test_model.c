/* Good models: what the loader makes of them. */
#include <check.h>
#include <jansson.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/distribution.h"
#include "model/model.h"
#include "model/plan.h"
#include "model/schema.h"
#include "model/schema_table.h"

static wa_arena *arena;
static wa_diags *diags;
static char folder[64];

static void setup(void) {
  arena = wa_arena_new();
  diags = wa_diags_new(arena);
  strcpy(folder, "/tmp/waarde-test-XXXXXX");
  ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void teardown(void) {
  char command[100];
  snprintf(command, sizeof command, "rm -r %s", folder);
  ck_assert_int_eq(system(command), 0);
  wa_arena_free(arena);
}

static const char *in_folder(const char *name) { return wa_printf(arena, "%s/%s", folder, name); }

static void write_file(const char *name, const char *text) {
  FILE *file = fopen(in_folder(name), "w");
  ck_assert_ptr_nonnull(file);
  fputs(text, file);
  fclose(file);
}

static const char *all_findings(void) {
  const char *all = "", *line;
  for (size_t i = 0; (line = wa_diags_line(diags, i)); i++) all = wa_printf(arena, "%s%s\n", all, line);
  return all;
}

static wa_model *load_changed(const char *text, const wa_change *changes, size_t n) {
  diags = wa_diags_new(arena);
  return wa_model_load_text(arena, diags, in_folder("model.yaml"), text, strlen(text), changes, n, WAARDE_MODELS);
}

static wa_model *load(const char *text) {
  wa_model *model = load_changed(text, NULL, 0);
  ck_assert_msg(wa_diags_count(diags, WA_ERROR) == 0, "%s", all_findings());
  return model;
}

static double literal(const wa_formula *formula) {
  double number = NAN;
  ck_assert(formula->expr && wa_expr_literal(formula->expr, &number));
  return number;
}

static const char *formula_text(const wa_formula *formula) { return wa_expr_text(arena, formula->expr); }

static const char full[] =
    "waarde: 1\n"
    "title: {en: Telemonitoring, nl: Telebegeleiding}\n"
    "question: Does it pay?\n"
    "author: A. Author\n"
    "version: 2.1\n"
    "settings:\n"
    "  currency: EUR\n"
    "  price_year: 2024\n"
    "  start_year: 2025\n"
    "  horizon: 36 months\n"
    "  cycle: 3 months\n"
    "  discount: {costs: 3%, effects: 1.5%}\n"
    "  discount_from: {costs: end of year}\n"
    "  discount_steps: year\n"
    "  correction: {costs: life-table, effects: begin}\n"
    "  move_weights: points\n"
    "  comparator: usual\n"
    "  perspective: insurer\n"
    "population: {size: 1000, age: 75, sex: {female: 55%, male: 45%}, label: Patients}\n"
    "stakeholders: {insurer: {label: Insurer}, hospital: , patients: {kind: household}}\n"
    "parameters:\n"
    "  rr: {value: 0.71, distribution: \"lognormal(ci95: [0.60, 0.83])\", source: Cochrane, low: 0.6, high: 0.83}\n"
    "  p_death: {value: 30%, distribution: {beta: {events: 30, n: 100}}, source: 2015}\n"
    "  fee: {value: 12, unit: EUR/month, source: assumption, confidential: hospital}\n"
    "  months: {value: 12, unit: month/year, assumption: true}\n"
    "  twice: 2 * rr\n"
    "  wtp: {value: 50000, unit: EUR/QALY, source: Guideline}\n"
    "definitions:\n"
    "  yearly_fee: {value: fee * months, label: Fee}\n"
    "tables:\n"
    "  mortality: {index: [sex, age], interpolate: linear, outside: nearest, source: CBS,\n"
    "    values: {female: {70: 0.1, 80: 0.2}, male: {70: 0.15, 80: 0.3}}}\n"
    "  factor: {index: year, rows: [[2024, 1], [2030, 1.2]], interpolate: step}\n"
    "price_index: {rule: chain, base_year: 2024, annual: {2021: 1.1, 2022: 1.05, 2023: 1.03}}\n"
    "strategies:\n"
    "  usual: {label: {en: Usual, nl: Gewoon}}\n"
    "  tele: {set: {p_death: rr * p_death, yearly_fee: 2 * yearly_fee}}\n"
    "cohort:\n"
    "  states: [home, sick, dead]\n"
    "  start: {home: 90%, sick: 10%}\n"
    "  transitions:\n"
    "    sick: {dead: \"mortality[sex, age]\", home: rest}\n"
    "    home: {dead: \"rate_to_prob(p_death, 0.25)\", home: rest}\n"
    "  utility: {home: 0.8, sick: 0.5, dead: 0}\n"
    "outcomes:\n"
    "  qaly: {quantity: qalys(), unit: QALY, value: wtp, to: patients}\n"
    "  deaths: {quantity: enters(dead), unit: death}\n"
    "lines:\n"
    "  care: {quantity: in(home), amount: yearly_fee * twice, from: insurer, to: {hospital: 70%, patients: 30%}}\n"
    "  start_up: {amount: \"index(100, 2021) * factor[year]\", from: hospital, invest: true, category: programme, cash: false,\n"
    "    deadweight: 10%, attribution: 5%, displacement: 1%, drop_off: 20%, starts: 6 months, lasts: 2 years,\n"
    "    indicator: i, proxy: p, proxy_source: ps, inputs: in, outputs: out, outcome: oc, source: s, label: Start}\n"
    "analysis:\n"
    "  willingness_to_pay: [20000, 30000]\n"
    "  perspectives: [society, hospital]\n"
    "  probabilistic: {draws: 500, seed: 2026}\n"
    "  one_way: all\n";

START_TEST(test_settings) {
  const wa_model *model = load(full);
  const wa_settings *settings = &model->settings;
  ck_assert_str_eq(model->title.nl, "Telebegeleiding");
  ck_assert_str_eq(model->question.nl, "Does it pay?");
  ck_assert_str_eq(model->version, "2.1");
  ck_assert_str_eq(settings->currency, "EUR");
  ck_assert_int_eq(settings->price_year, 2024);
  ck_assert_int_eq(settings->start_year, 2025);
  ck_assert_double_eq(settings->horizon, 3);
  ck_assert_double_eq(settings->cycle, 0.25);
  ck_assert_str_eq(settings->cycle_text, "3 months");
  ck_assert_uint_eq(settings->n_cycles, 12);
  ck_assert_double_eq(literal(&settings->discount[WA_COSTS]), 0.03);
  ck_assert_double_eq(literal(&settings->discount[WA_EFFECTS]), 0.015);
  ck_assert_str_eq(settings->discount[WA_EFFECTS].path, "settings.discount.effects");
  ck_assert_int_eq(settings->discount_from[WA_COSTS], WA_FROM_END_OF_YEAR);
  ck_assert_int_eq(settings->discount_from[WA_EFFECTS], WA_FROM_START);
  ck_assert_int_eq(settings->discount_steps, WA_STEPS_YEAR);
  ck_assert_int_eq(settings->correction[WA_COSTS], WA_CORRECT_LIFE_TABLE);
  ck_assert_int_eq(settings->correction[WA_EFFECTS], WA_CORRECT_BEGIN);
  ck_assert(settings->weight_moves);
  ck_assert_uint_eq(settings->comparator, 0);
  ck_assert_uint_eq(settings->perspective, wa_model_stakeholder(model, "insurer"));
  ck_assert_uint_eq(settings->effect, 0);
  ck_assert_double_eq(settings->tolerance, 1e-9);
}
END_TEST

START_TEST(test_parameters) {
  const wa_model *model = load(full);
  ck_assert_uint_eq(model->n_parameters, 6);
  const wa_parameter *rr = &model->parameters[0], *death = &model->parameters[1], *fee = &model->parameters[2];
  ck_assert_str_eq(rr->name, "rr");
  ck_assert_double_eq(literal(&rr->value), 0.71);
  ck_assert_str_eq(rr->value.path, "parameters.rr.value");
  ck_assert_double_eq(literal(&rr->low), 0.6);
  ck_assert_int_eq(rr->unit.state, WA_UNIT_ANY);
  ck_assert_ptr_eq(rr->distribution.kind, wa_find_dist_kind("lognormal"));
  ck_assert_str_eq(rr->distribution.args[0].name, "ci95");
  ck_assert_uint_eq(rr->distribution.args[0].n_values, 2);
  ck_assert_double_eq(rr->distribution.args[0].values[1], 0.83);
  ck_assert_double_eq(literal(&death->value), 0.3);
  ck_assert_str_eq(death->source, "2015");
  ck_assert_double_eq(wa_dist_find(&death->distribution, "n")->values[0], 100);
  ck_assert(fee->assumption);
  ck_assert_str_eq(fee->confidential, "hospital");
  ck_assert_str_eq(fee->unit_text, "EUR/month");
  for (size_t i = 0; i < model->n_parameters; i++) ck_assert(model->parameters[i].used);
  ck_assert_str_eq(wa_unit_text(arena, model->definitions[0].unit), "EUR/year");
}
END_TEST

START_TEST(test_tables_and_prices) {
  const wa_model *model = load(full);
  const wa_table *mortality = &model->tables[wa_model_table(model, "mortality")];
  ck_assert_uint_eq(mortality->n_index, 2);
  ck_assert_str_eq(mortality->index[0].categories[1], "male");
  ck_assert_double_eq(mortality->index[1].numbers[1], 80);
  ck_assert_double_eq(mortality->values[3], 0.3);
  ck_assert_int_eq(mortality->index[1].interpolation, WA_LOOKUP_LINEAR);
  ck_assert_int_eq(mortality->index[1].outside, WA_OUTSIDE_NEAREST);
  const wa_price_index *prices = &model->price_index;
  ck_assert_uint_eq(prices->n, 4);
  ck_assert_double_eq_tol(prices->factors[0], 1.1 * 1.05 * 1.03, 1e-12);
  ck_assert_double_eq(prices->factors[3], 1);
}
END_TEST

START_TEST(test_cohort) {
  const wa_model *model = load(full);
  const wa_cohort *cohort = &model->cohort;
  ck_assert(cohort->given);
  ck_assert_uint_eq(cohort->n_states, 3);
  ck_assert_double_eq(literal(&cohort->states[1].start), 0.1);
  ck_assert_ptr_null(cohort->states[2].start.expr);
  ck_assert_double_eq(literal(&cohort->states[0].utility), 0.8);
  /* Sorted by the state left; `dead` stays where it is. */
  ck_assert_uint_eq(cohort->n_transitions, 5);
  ck_assert_uint_eq(cohort->transitions[0].from, 0);
  ck_assert_uint_eq(cohort->transitions[0].to, 2);
  ck_assert(cohort->transitions[1].rest);
  ck_assert_uint_eq(cohort->transitions[2].from, 1);
  ck_assert_uint_eq(cohort->transitions[4].from, 2);
  ck_assert_uint_eq(cohort->transitions[4].to, 2);
  ck_assert(cohort->transitions[4].rest);
  ck_assert_ptr_nonnull(cohort->transitions[0].probability.expr->expanded);
  ck_assert_uint_ne(cohort->transitions[2].probability.expr->uses & WA_USES_AGE, 0);
  ck_assert_str_eq(model->population.sex.names[0], "female");
  ck_assert_double_eq(literal(&model->population.sex.shares[1]), 0.45);
}
END_TEST

START_TEST(test_strategies) {
  const wa_model *model = load(full);
  ck_assert_uint_eq(model->n_strategies, 2);
  ck_assert(!model->implicit_strategy);
  const wa_strategy *tele = &model->strategies[1];
  ck_assert_uint_eq(tele->n_overrides, 2);
  ck_assert(!tele->overrides[0].of_definition);
  ck_assert_uint_eq(tele->overrides[0].target, 1);
  ck_assert_str_eq(tele->overrides[0].value.path, "strategies.tele.set.p_death");
  ck_assert(tele->overrides[1].of_definition);
  ck_assert_str_eq(formula_text(&tele->overrides[1].value), "2 * yearly_fee");
}
END_TEST

START_TEST(test_lines) {
  const wa_model *model = load(full);
  ck_assert_uint_eq(model->n_lines, 3);
  const wa_line *care = &model->lines[0], *start = &model->lines[1], *qaly = &model->lines[2];
  ck_assert_uint_eq(care->n_to, 2);
  ck_assert_ptr_null(care->from[0].share.expr);
  ck_assert_double_eq(literal(&care->to[1].share), 0.3);
  ck_assert_uint_eq(care->to[1].stakeholder, 2);
  ck_assert(care->cash && !care->invest && !care->effects_rate);
  ck_assert_int_eq(care->category, WA_CAT_OTHER);
  ck_assert_double_eq(literal(&start->quantity), 1);
  ck_assert(start->invest && !start->cash);
  ck_assert_int_eq(start->category, WA_CAT_PROGRAMME);
  ck_assert_str_eq(formula_text(&start->starts), "6 / 12");
  ck_assert_double_eq(literal(&start->lasts), 2);
  ck_assert_double_eq(literal(&start->drop_off), 0.2);
  ck_assert_str_eq(start->proxy_source, "ps");
  ck_assert_str_eq(qaly->name, "qaly");
  ck_assert_str_eq(qaly->outcome_of, "qaly");
  ck_assert_int_eq(qaly->quantity.expr->kind, WA_EX_NAME);
  ck_assert_uint_ne(qaly->quantity.expr->uses & WA_USES_COHORT, 0);
  ck_assert(qaly->effects_rate && !qaly->cash);
  ck_assert_int_eq(qaly->category, WA_CAT_HEALTH);
  ck_assert(model->stakeholders[1].used);
  ck_assert_int_eq(model->stakeholders[2].kind, WA_HOUSEHOLD);
}
END_TEST

START_TEST(test_analysis) {
  const wa_analysis *analysis = &load(full)->analysis;
  ck_assert_uint_eq(analysis->n_willingness_to_pay, 2);
  ck_assert_double_eq(analysis->willingness_to_pay[1], 30000);
  ck_assert_uint_eq(analysis->perspectives[0], SIZE_MAX);
  ck_assert_uint_eq(analysis->perspectives[1], 1);
  ck_assert(analysis->probabilistic && analysis->plan->one_way.given && analysis->plan->one_way.all);
  ck_assert_uint_eq(analysis->draws, 500);
  ck_assert_uint_eq(analysis->seed, 2026);
}
END_TEST

START_TEST(test_shortest_model) {
  const wa_model *model = load("waarde: 1\ntitle: Club\nstakeholders: {council: }\nlines: {x: {amount: 5, from: council}}\n");
  ck_assert(model->implicit_strategy);
  ck_assert_str_eq(model->strategies[0].name, "project");
  ck_assert_uint_eq(model->settings.comparator, SIZE_MAX);
  ck_assert_uint_eq(model->settings.effect, SIZE_MAX);
  ck_assert_uint_eq(model->settings.n_cycles, 1);
  ck_assert_double_eq(literal(&model->population.size), 1);
  ck_assert_double_eq(literal(&model->settings.discount[WA_COSTS]), 0);
  ck_assert_uint_eq(model->analysis.n_willingness_to_pay, 3);
  ck_assert_str_eq(all_findings(), "");
  ck_assert_uint_eq(strlen(model->sha256), 64);
}
END_TEST

START_TEST(test_names) {
  const wa_model *model = load(full);
  size_t index = 99;
  ck_assert_int_eq(wa_model_name(model, "twice", &index), WA_NAME_PARAMETER);
  ck_assert_uint_eq(index, 4);
  ck_assert_int_eq(wa_model_name(model, "yearly_fee", &index), WA_NAME_DEFINITION);
  ck_assert_int_eq(wa_model_name(model, "deaths", &index), WA_NAME_OUTCOME);
  ck_assert_uint_eq(index, 1);
  ck_assert_int_eq(wa_model_name(model, "age", NULL), WA_NAME_AGE);
  ck_assert_int_eq(wa_model_name(model, "home", NULL), WA_NAME_NONE);
  ck_assert_uint_eq(wa_model_state(model, "sick"), 1);
  ck_assert_uint_eq(wa_model_strategy(model, "none"), SIZE_MAX);
  ck_assert_str_eq(wa_label_text(model->strategies[0].label, "nl", "usual"), "Gewoon");
  ck_assert_str_eq(wa_label_text(model->strategies[1].label, "nl", "tele"), "tele");
}
END_TEST

/* ---- changes ---- */

static wa_model *with(const char *name, const char *value) {
  wa_change change = {name, value};
  return load_changed(full, &change, 1);
}

START_TEST(test_changes) {
  ck_assert_double_eq(literal(&with("twice", "3")->parameters[4].value), 3);
  const wa_model *model = with("p_death", "0.3");
  ck_assert_double_eq(literal(&model->parameters[1].value), 0.3);
  ck_assert_ptr_nonnull(model->parameters[1].distribution.kind);
  ck_assert_double_eq(literal(&with("settings.discount.costs", "4%")->settings.discount[WA_COSTS]), 0.04);
  ck_assert_double_eq(literal(&with("discount.effects", "4%")->settings.discount[WA_EFFECTS]), 0.04);
  ck_assert_double_eq(literal(&with("discount", "2%")->settings.discount[WA_EFFECTS]), 0.02);
  ck_assert_double_eq(literal(&with("lines.care.amount", "7")->lines[0].amount), 7);
  ck_assert_double_eq(literal(&with("care.deadweight", "0")->lines[0].deadweight), 0);
  ck_assert_double_eq(literal(&with("population.size", "5")->population.size), 5);
  ck_assert_double_eq(literal(&with("rr.high", "0.9")->parameters[0].high), 0.9);
  ck_assert_double_eq(literal(&with("yearly_fee", "1")->definitions[0].value), 1);
  ck_assert_uint_eq(with("horizon", "2 years")->settings.n_cycles, 8);
  ck_assert_double_eq(literal(&with("strategies.usual.set.rr", "1")->strategies[0].overrides[0].value), 1);
  ck_assert_str_eq(with("title", "Other")->title.nl, "Other");
}
END_TEST

/* A key inside of what was written in its short form: the rest keeps its value. */
START_TEST(test_changes_of_short_forms) {
  const char *text =
      "waarde: 1\ntitle: T\nsettings: {discount: 3%}\nstakeholders: {a: }\nparameters: {p: 2}\n"
      "lines: {x: {amount: p, from: a}}\n";
  wa_change changes[] = {{"discount.effects", "1%"}, {"p.source", "Trial"}, {"population.size", "10"}};
  const wa_model *model = load_changed(text, changes, 3);
  ck_assert_str_eq(all_findings(), "");
  ck_assert_double_eq(literal(&model->settings.discount[WA_COSTS]), 0.03);
  ck_assert_double_eq(literal(&model->settings.discount[WA_EFFECTS]), 0.01);
  ck_assert_double_eq(literal(&model->parameters[0].value), 2);
  ck_assert_str_eq(model->parameters[0].source, "Trial");
  ck_assert_double_eq(literal(&model->population.size), 10);
}
END_TEST

static void change_fails(const char *name, const char *value, const char *line) {
  with(name, value);
  ck_assert_msg(wa_diags_count(diags, WA_ERROR) == 1, "%s", all_findings());
  for (size_t i = 0; wa_diags_line(diags, i); i++)
    if (strcmp(wa_diags_line(diags, i), line) == 0) return;
  ck_abort_msg("%s=%s gives\n%sand not\n%s", name, value, all_findings(), line);
}

START_TEST(test_wrong_changes) {
  change_fails("twce", "3", "--set twce=3:1:1: error: unknown name 'twce' [help: did you mean 'twice'?]");
  change_fails("lines.cre.amount", "3",
               "--set lines.cre.amount=3:1:7: error: unknown name 'cre' in 'lines' [help: did you mean 'care'?]");
  change_fails("rr.hgh", "3", "--set rr.hgh=3:1:4: error: unknown name 'hgh' in 'rr' [help: did you mean 'high'?]");
  change_fails("rr", "0,9", "--set rr=0,9:1:4: error: decimal comma; write 0.9");
  change_fails("rr", "", "--set rr=:1:4: error: 'rr' is set to nothing");
  change_fails("rr..x", "1",
               "--set rr..x=1:1:1: error: 'rr..x' is not a name or a path "
               "[help: write a parameter, as in falls=3, or a path, as in lines.contract.amount=100]");
  change_fails("twice", "3 * thrice", "--set twice=3 * thrice:1:11: error: unknown name 'thrice' [help: did you mean 'twice'?]");
  change_fails("waarde", "2", "--set waarde=2:1:1: error: 'waarde' cannot be changed");
}
END_TEST

START_TEST(test_fingerprint) {
  const char *first = load(full)->sha256;
  ck_assert_str_eq(first, load(full)->sha256);
  ck_assert_str_ne(first, with("twice", "3")->sha256);
}
END_TEST

/* ---- files ---- */

START_TEST(test_includes) {
  write_file("prices.yaml", "waarde: 1\ninclude: more.yaml\nparameters: {visit: {value: 20, unit: EUR/visit, source: s}, other: 3}\n");
  write_file("more.yaml", "waarde: 1\nstakeholders: {council: , nobody: }\nparameters: {gp: {value: 30, source: s}}\n");
  const wa_model *model =
      load("waarde: 1\ntitle: T\ninclude: [prices.yaml, nl/consumer-prices.yaml]\nparameters: {own: {value: 1, source: s}}\n"
           "lines: {x: {amount: own * visit, from: council}}\n");
  ck_assert_str_eq(model->parameters[0].name, "own");
  ck_assert(!model->parameters[0].library);
  ck_assert_str_eq(model->parameters[1].name, "visit");
  ck_assert(model->parameters[1].library && model->parameters[1].used);
  ck_assert_str_eq(model->parameters[2].name, "other");
  ck_assert(!model->parameters[2].used);
  ck_assert_str_eq(model->parameters[3].name, "gp");
  ck_assert(model->stakeholders[0].used && !model->stakeholders[1].used);
  ck_assert(model->price_index.given);
  wa_change change = {"gp", "31"};
  const char *text = "waarde: 1\ntitle: T\ninclude: prices.yaml\nlines: {x: {amount: gp, from: council}}\n";
  ck_assert_double_eq(literal(&load_changed(text, &change, 1)->parameters[2].value), 31);
}
END_TEST

START_TEST(test_csv_tables) {
  write_file("falls.csv", "group,years,p,other\r\nlow,60,0.1,x\r\nlow,70,20%,\"y, z\"\r\n\r\nhigh,60,0.3,\r\nhigh,70,0.4,\r\n");
  write_file("excel.csv", "\xEF\xBB\xBFyear;value\n2024;1,5\n2025;1,75\n");
  const wa_model *model =
      load("waarde: 1\ntitle: T\nstakeholders: {a: }\ntables:\n"
           "  falls: {index: [group, age], file: falls.csv, columns: [group, years], value: p, unit: 1/year}\n"
           "  prices: {index: year, file: excel.csv}\n"
           "lines: {x: {amount: \"falls[low, 60] * prices[2024]\", from: a}}\n");
  ck_assert_str_eq(model->tables[0].index[0].categories[0], "low");
  ck_assert_double_eq(model->tables[0].values[1], 0.2);
  ck_assert_double_eq(model->tables[0].values[2], 0.3);
  ck_assert_double_eq(model->tables[1].values[1], 1.75);
}
END_TEST

START_TEST(test_empirical) {
  write_file("sample.csv", "p,q\n0.1,1\n0.2,2\n0.4,3\n");
  const wa_model *model =
      load("waarde: 1\ntitle: T\nstakeholders: {a: }\nparameters:\n"
           "  e: {value: 0.2, source: s, distribution: \"empirical(file: sample.csv, column: p)\"}\n"
           "  d: {value: 0.2, source: s, distribution: \"dirichlet(counts: [20, 30, 50])\"}\n"
           "  t: {value: 0.2, source: s, distribution: \"normal(se = 0.1, min = 0, max = 1)\"}\n"
           "lines: {x: {amount: e * d * t, from: a}}\n");
  ck_assert_uint_eq(model->parameters[0].distribution.n_sample, 3);
  ck_assert_double_eq(model->parameters[0].distribution.sample[2], 0.4);
  ck_assert_uint_eq(model->parameters[1].distribution.args[0].n_list, 3);
  ck_assert_double_eq(wa_dist_find(&model->parameters[2].distribution, "max")->values[0], 1);
}
END_TEST

START_TEST(test_unreadable) {
  bool unreadable = false;
  wa_model_load(arena, diags, in_folder("none.yaml"), NULL, 0, NULL, &unreadable);
  ck_assert(unreadable);
  ck_assert_uint_eq(wa_diags_count(diags, WA_ERROR), 1);
  wa_model_load(arena, diags, folder, NULL, 0, NULL, &unreadable);
  ck_assert(unreadable);
}
END_TEST

START_TEST(test_too_large) {
  const char *name = in_folder("large.yaml");
  FILE *file = fopen(name, "w");
  ck_assert_int_eq(ftruncate(fileno(file), 100000000), 0);
  fclose(file);
  bool unreadable = false;
  wa_model_load(arena, diags, name, NULL, 0, NULL, &unreadable);
  ck_assert(unreadable);
  ck_assert_ptr_nonnull(strstr(wa_diags_line(diags, 0), "larger than 16 MB"));
}
END_TEST

/* A chain of names far longer than the stack would bear is an error like any other. */
START_TEST(test_long_chain) {
  enum { LINKS = 20000 };
  char *text = wa_alloc(arena, LINKS * 32 + 200);
  size_t used = (size_t)sprintf(text, "waarde: 1\ntitle: T\nstakeholders: {a: }\nlines: {x: {amount: d0, from: a}}\ndefinitions:\n");
  for (int i = 0; i < LINKS; i++) used += (size_t)sprintf(text + used, "  d%d: d%d + 1\n", i, i + 1);
  sprintf(text + used, "  d%d: 1\n", LINKS);
  load_changed(text, NULL, 0);
  ck_assert_uint_eq(wa_diags_count(diags, WA_ERROR), 1);
  ck_assert_ptr_nonnull(strstr(wa_diags_line(diags, 0), "more than 500 names build on each other"));
}
END_TEST

/* ---- the schema table ---- */

/* Every key of the table is accepted, and the JSON Schema has the same keys at the same places. */
static void compare_shape(const wa_shape *shape, const json_t *schema) {
  const json_t *properties = json_object_get(schema, "properties");
  ck_assert_uint_eq(json_object_size(properties), shape->n_slots);
  ck_assert(json_is_false(json_object_get(schema, "additionalProperties")));
  for (size_t i = 0; i < shape->n_slots; i++) {
    const wa_slot *slot = &shape->slots[i];
    const json_t *property = json_object_get(properties, slot->key);
    ck_assert_msg(property, "the schema lacks %s", slot->key);
    ck_assert_str_eq(json_string_value(json_object_get(property, "description")), slot->help);
    const json_t *alternatives = json_object_get(property, "anyOf");
    const json_t *alternative;
    size_t at;
    bool found = !(slot->takes & WA_TAKES_MAP);
    if (!found && !alternatives) {
      compare_shape(slot->shape, property);
      found = true;
    }
    json_array_foreach(alternatives, at, alternative) {
      if (!(slot->takes & WA_TAKES_MAP) || !json_object_get(alternative, "properties")) continue;
      compare_shape(slot->shape, alternative);
      found = true;
    }
    ck_assert_msg(found, "no mapping for %s", slot->key);
  }
}

START_TEST(test_json_schema) {
  json_error_t error;
  const char *text = wa_schema_json(arena);
  json_t *schema = json_loads(text, 0, &error);
  ck_assert_msg(schema, "%s", error.text);
  ck_assert_str_eq(text, wa_schema_json(arena));
  compare_shape(&wa_shape_model, schema);
  json_decref(schema);
}
END_TEST

/* The reference names every key. */
START_TEST(test_reference) {
  const char *text = wa_schema_reference(arena);
  for (size_t i = 0; i < wa_shape_model.n_slots; i++)
    ck_assert_ptr_nonnull(strstr(text, wa_printf(arena, "| `%s`", wa_shape_model.slots[i].key)));
  ck_assert_ptr_nonnull(strstr(text, "| `lognormal` |"));
}
END_TEST

/* The models that come with the program are right. */
START_TEST(test_own_models) {
  static const char *const own[] = {"heart-failure", "luncheon-club", "hernia", "prevention", "quli", "diabetes-type-1"};
  for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
    bool unreadable;
    wa_model_load(arena, diags, wa_printf(arena, "%s/%s.yaml", WAARDE_MODELS, own[i]), NULL, 0, WAARDE_MODELS, &unreadable);
    ck_assert_msg(wa_diags_count(diags, WA_ERROR) == 0, "%s", all_findings());
  }
}
END_TEST

int main(void) {
  Suite *suite = suite_create("model");
  TCase *cases = tcase_create("model");
  tcase_add_checked_fixture(cases, setup, teardown);
  tcase_add_test(cases, test_settings);
  tcase_add_test(cases, test_parameters);
  tcase_add_test(cases, test_tables_and_prices);
  tcase_add_test(cases, test_cohort);
  tcase_add_test(cases, test_strategies);
  tcase_add_test(cases, test_lines);
  tcase_add_test(cases, test_analysis);
  tcase_add_test(cases, test_shortest_model);
  tcase_add_test(cases, test_names);
  tcase_add_test(cases, test_changes);
  tcase_add_test(cases, test_changes_of_short_forms);
  tcase_add_test(cases, test_wrong_changes);
  tcase_add_test(cases, test_fingerprint);
  tcase_add_test(cases, test_includes);
  tcase_add_test(cases, test_csv_tables);
  tcase_add_test(cases, test_empirical);
  tcase_add_test(cases, test_unreadable);
  tcase_add_test(cases, test_too_large);
  tcase_add_test(cases, test_long_chain);
  tcase_add_test(cases, test_json_schema);
  tcase_add_test(cases, test_reference);
  tcase_add_test(cases, test_own_models);
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
