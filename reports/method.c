#include "reports/method.h"

#include <math.h>
#include <stdint.h>

#include "analysis/probabilistic.h"
#include "analysis/sensitivity.h"
#include "base/text.h"
#include "model/plan.h"
#include "reports/figure.h"

/* What the model says of an item; NULL or "": nothing. `sheet` receives the name of the sheet where it stands. */
typedef const char *(*wa_teller)(const wa_report *report, wa_text_id *sheet);

typedef struct wa_item {
  wa_text_id name;
  wa_teller tell;
} wa_item;

typedef struct wa_parameter_counts {
  size_t all, sourced, assumed;
} wa_parameter_counts;

static wa_parameter_counts wa_count(const wa_report *report) {
  wa_parameter_counts counts = {0, 0, 0};
  for (size_t i = 0; i < report->model->n_parameters; i++) {
    const wa_parameter *parameter = &report->model->parameters[i];
    if (parameter->library && !parameter->used) continue;
    counts.all++;
    if (parameter->source) counts.sourced++;
    else if (parameter->assumption) counts.assumed++;
  }
  return counts;
}

static const char *wa_tell_title(const wa_report *report, wa_text_id *sheet) {
  *sheet = WA_T_SUMMARY;
  return wa_rl(report, report->model->title, "");
}

static const char *wa_tell_abstract(const wa_report *report, wa_text_id *sheet) {
  *sheet = WA_T_SUMMARY;
  return wa_rt(report, WA_T_SUMMARY_PURPOSE);
}

static const char *wa_tell_background(const wa_report *report, wa_text_id *sheet) {
  *sheet = WA_T_GUIDE;
  const char *description = wa_rl(report, report->model->description, ""), *question = wa_rl(report, report->model->question, "");
  return wa_printf(report->arena, "%s%s%s", question, *question && *description ? " " : "", description);
}

static const char *wa_tell_population(const wa_report *report, wa_text_id *sheet) {
  const wa_population *population = &report->model->population;
  double size = wa_result_value(report->results, report->results->lowered->population), age;
  if (size == 1 && !population->age.expr) return NULL;
  *sheet = WA_T_INPUTS;
  wa_text text = wa_text_new(report->arena);
  const char *label = wa_rl(report, population->label, "");
  if (*label) wa_text_addf(&text, "%s: ", label);
  wa_text_addf(&text, wa_rt(report, WA_T_M_PEOPLE), wa_figure(report->arena, size, size == floor(size) ? 0 : 2, report->language));
  if (population->age.expr && wa_expr_literal(population->age.expr, &age))
    wa_text_addf(&text, wa_rt(report, WA_T_M_AGED), wa_figure(report->arena, age, age == floor(age) ? 0 : 1, report->language));
  if (population->open) wa_text_add(&text, wa_rt(report, WA_T_M_INFLOW));
  if (population->n_segments) wa_text_addf(&text, wa_rt(report, WA_T_M_SEGMENTS), population->n_segments);
  return text.bytes;
}

static const char *wa_tell_comparators(const wa_report *report, wa_text_id *sheet) {
  *sheet = WA_T_GUIDE;
  wa_text text = wa_text_new(report->arena);
  for (size_t s = 0; s < report->results->n_strategies; s++)
    wa_text_addf(&text, "%s%s", s ? "; " : "", wa_strategy_text(report, s));
  return text.bytes;
}

static const char *wa_tell_perspective(const wa_report *report, wa_text_id *sheet) {
  *sheet = WA_T_STAKEHOLDERS;
  wa_text text = wa_text_new(report->arena);
  wa_text_add(&text, wa_stakeholder_text(report, report->model->settings.perspective));
  for (size_t i = 1; i < report->results->n_perspectives; i++)
    wa_text_addf(&text, "; %s", wa_stakeholder_text(report, report->results->perspectives[i]));
  return text.bytes;
}

static const char *wa_tell_horizon(const wa_report *report, wa_text_id *sheet) {
  const wa_settings *settings = &report->model->settings;
  *sheet = WA_T_GUIDE;
  const char *horizon = wa_printf(report->arena, "%s %s", wa_figure(report->arena, settings->horizon, settings->horizon == floor(settings->horizon) ? 0 : 2, report->language),
                                  wa_rt(report, WA_T_S_YEARS));
  if (!report->model->cohort.given || !settings->cycle_text) return horizon;
  return wa_printf(report->arena, wa_rt(report, WA_T_M_YEARS_OF), horizon, settings->cycle_text);
}

static const char *wa_tell_discount(const wa_report *report, wa_text_id *sheet) {
  const wa_settings *settings = &report->model->settings;
  const wa_id *rates = report->results->lowered->discount;
  *sheet = WA_T_INPUTS;
  return wa_printf(report->arena, wa_rt(report, WA_T_M_RATES),
                   wa_figure_percent(report->arena, wa_result_value(report->results, rates[WA_COSTS]), report->language),
                   wa_figure_percent(report->arena, wa_result_value(report->results, rates[WA_EFFECTS]), report->language),
                   wa_name_text(report, wa_discount_from_names[settings->discount_from[WA_COSTS]]),
                   wa_name_text(report, wa_discount_from_names[settings->discount_from[WA_EFFECTS]]));
}

static const char *wa_tell_outcomes(const wa_report *report, wa_text_id *sheet) {
  if (report->model->n_outcomes == 0) return NULL;
  *sheet = WA_T_OUTCOMES;
  wa_text text = wa_text_new(report->arena);
  for (size_t i = 0; i < report->model->n_outcomes; i++)
    wa_text_addf(&text, "%s%s", i ? "; " : "", wa_rl(report, report->model->outcomes[i].label, report->model->outcomes[i].name));
  return text.bytes;
}

static const char *wa_tell_measurement(const wa_report *report, wa_text_id *sheet) {
  size_t sourced = 0, n = report->model->n_outcomes;
  for (size_t i = 0; i < n; i++) sourced += report->model->outcomes[i].source != NULL;
  if (n == 0 || sourced == 0) return NULL;
  *sheet = WA_T_SOURCES;
  return wa_printf(report->arena, wa_rt(report, WA_T_M_SOURCED), sourced, n);
}

static const char *wa_tell_valuation(const wa_report *report, wa_text_id *sheet) {
  if (report->model->n_lines == 0) return NULL;
  *sheet = WA_T_VALUE_MAP;
  return wa_rt(report, WA_T_VALUE_MAP_PURPOSE);
}

static size_t wa_sourced_lines(const wa_report *report) {
  size_t sourced = 0;
  for (size_t i = 0; i < report->model->n_lines; i++)
    sourced += report->model->lines[i].source || report->model->lines[i].proxy_source;
  return sourced;
}

static const char *wa_tell_costs(const wa_report *report, wa_text_id *sheet) {
  if (report->model->n_lines == 0) return NULL;
  *sheet = WA_T_VALUE_MAP;
  return wa_printf(report->arena, wa_rt(report, WA_T_E_PR_3), wa_sourced_lines(report), report->model->n_lines);
}

static const char *wa_tell_currency(const wa_report *report, wa_text_id *sheet) {
  const wa_settings *settings = &report->model->settings;
  *sheet = WA_T_GUIDE;
  if (!settings->price_year) return settings->currency;
  return wa_printf(report->arena, wa_rt(report, WA_T_M_PRICES_OF), settings->currency, settings->price_year);
}

static const char *wa_tell_model(const wa_report *report, wa_text_id *sheet) {
  const wa_model *model = report->model;
  *sheet = WA_T_CALCULATION;
  wa_text text = wa_text_new(report->arena);
  if (model->cohort.given) wa_text_addf(&text, wa_rt(report, WA_T_M_COHORT), model->cohort.n_states);
  if (model->tree.given) {
    if (text.length) wa_text_add(&text, "; ");
    wa_text_addf(&text, wa_rt(report, WA_T_M_TREE), model->tree.n_nodes);
  }
  if (text.length) wa_text_add(&text, "; ");
  wa_text_addf(&text, wa_rt(report, WA_T_M_MAP), model->n_lines);
  return text.bytes;
}

static const char *wa_tell_assumptions(const wa_report *report, wa_text_id *sheet) {
  wa_parameter_counts counts = wa_count(report);
  *sheet = WA_T_INPUTS;
  const char *text = wa_printf(report->arena, wa_rt(report, WA_T_M_ASSUMED), counts.assumed, counts.all);
  if (!report->book) return text;
  return wa_printf(report->arena, wa_rt(report, WA_T_M_CONVENTIONS), text, wa_rt(report, WA_T_GUIDE));
}

static const char *wa_tell_groups(const wa_report *report, wa_text_id *sheet) {
  const wa_population *population = &report->model->population;
  if (population->n_segments == 0) return NULL;
  *sheet = WA_T_INPUTS;
  wa_text text = wa_text_new(report->arena);
  for (size_t i = 0; i < population->n_segments; i++)
    wa_text_addf(&text, "%s%s", i ? "; " : "", wa_rl(report, population->segments[i].label, population->segments[i].name));
  return text.bytes;
}

static size_t wa_reported_parties(const wa_report *report, bool used) {
  size_t n = 0;
  for (size_t p = 0; p < report->model->n_stakeholders; p++)
    n += wa_party_reported(report->model, p) && (!used || report->model->stakeholders[p].used);
  return n;
}

static const char *wa_tell_distribution(const wa_report *report, wa_text_id *sheet) {
  if (report->model->n_lines == 0) return NULL;
  *sheet = WA_T_STAKEHOLDERS;
  return wa_printf(report->arena, wa_rt(report, WA_T_M_PARTIES), wa_reported_parties(report, true));
}

static const char *wa_tell_uncertainty(const wa_report *report, wa_text_id *sheet) {
  const wa_probabilistic *drawn = report->results->probabilistic;
  const wa_sensitivity *sensitivity = report->results->sensitivity;
  *sheet = WA_T_INPUTS;
  wa_text text = wa_text_new(report->arena);
  if (drawn)
    wa_text_addf(&text, wa_rt(report, WA_T_M_DRAWS), wa_figure(report->arena, (double)drawn->draws.n_run, 0, report->language),
                 drawn->draws.n_parameters, (unsigned long long)drawn->plan.seed);
  if (sensitivity && sensitivity->one_way) {
    if (text.length) wa_text_add(&text, "; ");
    wa_text_addf(&text, wa_rt(report, WA_T_M_ONE_WAY), sensitivity->one_way->n_ranged);
  }
  if (sensitivity && sensitivity->scenarios) {
    if (text.length) wa_text_add(&text, "; ");
    wa_text_addf(&text, wa_rt(report, WA_T_M_SCENARIOS), report->model->analysis.plan->n_scenarios);
  }
  return text.length ? text.bytes : NULL;
}

static const char *wa_tell_parameters(const wa_report *report, wa_text_id *sheet) {
  *sheet = WA_T_INPUTS;
  return wa_printf(report->arena, wa_rt(report, WA_T_M_VALUES), wa_count(report).all);
}

static const char *wa_tell_effect_of_uncertainty(const wa_report *report, wa_text_id *sheet) {
  wa_text_id unused;
  *sheet = WA_T_SUMMARY;
  return wa_tell_uncertainty(report, &unused);
}

/* What the author tells. */
static const char *wa_told_by_author(const wa_report *report, wa_method what) { return wa_rl(report, report->model->method[what], ""); }

static const char *wa_tell_plan(const wa_report *report, wa_text_id *sheet) {
  (void)sheet;
  return wa_told_by_author(report, WA_METHOD_PLAN);
}

static const char *wa_tell_setting(const wa_report *report, wa_text_id *sheet) {
  (void)sheet;
  return wa_told_by_author(report, WA_METHOD_SETTING);
}

static const char *wa_tell_engagement(const wa_report *report, wa_text_id *sheet) {
  (void)sheet;
  return wa_told_by_author(report, WA_METHOD_ENGAGEMENT);
}

static const char *wa_tell_engagement_effect(const wa_report *report, wa_text_id *sheet) {
  (void)sheet;
  return wa_told_by_author(report, WA_METHOD_ENGAGEMENT_EFFECT);
}

static const char *wa_tell_discussion(const wa_report *report, wa_text_id *sheet) {
  (void)sheet;
  return wa_told_by_author(report, WA_METHOD_DISCUSSION);
}

static const char *wa_tell_funding(const wa_report *report, wa_text_id *sheet) {
  (void)sheet;
  return wa_told_by_author(report, WA_METHOD_FUNDING);
}

static const char *wa_tell_conflicts(const wa_report *report, wa_text_id *sheet) {
  (void)sheet;
  return wa_told_by_author(report, WA_METHOD_CONFLICTS);
}

static const wa_item wa_items[WA_CHEERS_ITEMS] = {
    {WA_T_CH_1, wa_tell_title}, {WA_T_CH_2, wa_tell_abstract}, {WA_T_CH_3, wa_tell_background}, {WA_T_CH_4, wa_tell_plan},
    {WA_T_CH_5, wa_tell_population}, {WA_T_CH_6, wa_tell_setting}, {WA_T_CH_7, wa_tell_comparators}, {WA_T_CH_8, wa_tell_perspective},
    {WA_T_CH_9, wa_tell_horizon}, {WA_T_CH_10, wa_tell_discount}, {WA_T_CH_11, wa_tell_outcomes},
    {WA_T_CH_12, wa_tell_measurement}, {WA_T_CH_13, wa_tell_valuation}, {WA_T_CH_14, wa_tell_costs},
    {WA_T_CH_15, wa_tell_currency}, {WA_T_CH_16, wa_tell_model}, {WA_T_CH_17, wa_tell_assumptions},
    {WA_T_CH_18, wa_tell_groups}, {WA_T_CH_19, wa_tell_distribution}, {WA_T_CH_20, wa_tell_uncertainty}, {WA_T_CH_21, wa_tell_engagement},
    {WA_T_CH_22, wa_tell_parameters}, {WA_T_CH_23, wa_tell_abstract}, {WA_T_CH_24, wa_tell_effect_of_uncertainty},
    {WA_T_CH_25, wa_tell_engagement_effect}, {WA_T_CH_26, wa_tell_discussion}, {WA_T_CH_27, wa_tell_funding},
    {WA_T_CH_28, wa_tell_conflicts}};

static size_t wa_given(const wa_report *report, size_t field) {
  size_t n = 0;
  for (size_t i = 0; i < report->model->n_lines; i++) {
    const wa_line *line = &report->model->lines[i];
    const void *fields[] = {line->outcome, line->indicator, line->deadweight.expr, line->attribution.expr, line->displacement.expr,
                            line->drop_off.expr};
    n += fields[field] != NULL;
  }
  return n;
}
enum { F_OUTCOME, F_INDICATOR, F_DEADWEIGHT, F_ATTRIBUTION, F_DISPLACEMENT, F_DROP_OFF };

/* Lines that weigh less than a hundredth of all lines, taken without sign, under every strategy. */
static size_t wa_light_lines(const wa_report *report) {
  size_t light = 0;
  for (size_t l = 0; l < report->model->n_lines; l++) {
    bool heavy = false;
    for (size_t s = 0; s < report->model->n_strategies; s++) {
      const wa_line_result *lines = report->results->strategies[s].lines;
      double all = 0;
      for (size_t i = 0; i < report->model->n_lines; i++) all += fabs(wa_result_value(report->results, lines[i].incremental));
      heavy = heavy || fabs(wa_result_value(report->results, lines[l].incremental)) >= all / 100;
    }
    light += !heavy;
  }
  return light;
}

/* Who was consulted, where the author says so. */
static const char *wa_involved(const wa_report *report) {
  size_t named = wa_reported_parties(report, false), used = wa_reported_parties(report, true);
  const char *text = wa_printf(report->arena, wa_rt(report, WA_T_E_PR_1), named, used);
  const char *engagement = wa_told_by_author(report, WA_METHOD_ENGAGEMENT);
  return wa_printf(report->arena, "%s; %s", text, *engagement ? engagement : wa_rt(report, WA_T_E_PR_1_UNKNOWN));
}

const char *wa_principle_evidence(const wa_report *report, size_t principle) {
  wa_arena *arena = report->arena;
  const wa_model *model = report->model;
  wa_parameter_counts counts = wa_count(report);
  size_t passed = 0, lines = model->n_lines;
  for (size_t i = 0; i < report->results->n_checks; i++) passed += wa_result_value(report->results, report->results->checks[i].passed) == 1;
  switch (principle) {
    case 0: return wa_involved(report);
    case 1: return wa_printf(arena, wa_rt(report, WA_T_E_PR_2), model->n_outcomes, wa_given(report, F_OUTCOME), lines, wa_given(report, F_INDICATOR));
    case 2: return wa_printf(arena, wa_rt(report, WA_T_E_PR_3), wa_sourced_lines(report), lines);
    case 3: return wa_printf(arena, wa_rt(report, WA_T_E_PR_4), wa_light_lines(report), lines);
    case 4:
      return wa_printf(arena, wa_rt(report, WA_T_E_PR_5), wa_strategy_text(report, report->results->comparator), wa_given(report, F_DEADWEIGHT),
                       wa_given(report, F_ATTRIBUTION), wa_given(report, F_DISPLACEMENT), wa_given(report, F_DROP_OFF), lines);
    case 5:
      return wa_printf(arena, "%s%s", report->book ? wa_rt(report, WA_T_E_PR_6_BOOK) : "",
                       wa_printf(arena, wa_rt(report, WA_T_E_PR_6), counts.sourced, counts.all, counts.assumed));
    case 6: return wa_printf(arena, wa_rt(report, WA_T_E_PR_7), passed, report->results->n_checks);
    default: return wa_printf(arena, wa_rt(report, WA_T_E_PR_8), model->analysis.plan->n_scenarios);
  }
}

wa_cheers_item wa_cheers(const wa_report *report, size_t item) {
  wa_cheers_item told = {.name = wa_items[item].name, .where = WA_N_TEXTS};
  told.text = wa_items[item].tell(report, &told.where);
  if (told.text && !*told.text) told.text = NULL;
  return told;
}

wa_text_id wa_principle_name(size_t principle) {
  static const wa_text_id names[WA_PRINCIPLES] = {WA_T_PR_1, WA_T_PR_2, WA_T_PR_3, WA_T_PR_4,
                                                  WA_T_PR_5, WA_T_PR_6, WA_T_PR_7, WA_T_PR_8};
  return names[principle];
}
