#include "analysis/one_way.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* ---- which parameters ---- */

/* Parameters that are formulas follow what they are made of; what nothing depends on stays out. */
static bool wa_takes_part(const wa_results *results, size_t parameter) {
  double number;
  const wa_parameter *written = &results->model->parameters[parameter];
  return written->used && wa_expr_literal(written->value.expr, &number) && wa_input_of(results, parameter) != SIZE_MAX;
}

/* A parameter that a strategy sets ("rr: 1", "on_programme: 0") is a switch more often than a figure: without a range of
 * its own it is not among all. */
static bool wa_is_switch(const wa_model *model, size_t parameter) {
  for (size_t s = 0; s < model->n_strategies; s++)
    for (size_t i = 0; i < model->strategies[s].n_overrides; i++) {
      const wa_override *override = &model->strategies[s].overrides[i];
      if (!override->of_definition && override->target == parameter) return true;
    }
  return false;
}

static void wa_add_varied(const wa_results *results, wa_one_way *one_way, size_t parameter) {
  const wa_one_way_plan *plan = &results->model->analysis.plan->one_way;
  if (!wa_takes_part(results, parameter)) return;
  wa_varied varied = {.parameter = parameter, .input = wa_input_of(results, parameter)};
  varied.base = results->graph->inputs[varied.input].value;
  bool set = plan->all && wa_is_switch(results->model, parameter);
  varied.range = wa_range_of(results, parameter, set ? NAN : plan->margin);
  if (set && varied.range.from == WA_RANGE_NONE) return;
  one_way->n_ranged += varied.range.from != WA_RANGE_NONE;
  one_way->varied[one_way->n_varied++] = varied;
}

static void wa_list_parameters(const wa_results *results, wa_one_way *one_way) {
  const wa_one_way_plan *plan = &results->model->analysis.plan->one_way;
  size_t n = plan->all ? results->model->n_parameters : plan->n_parameters;
  one_way->varied = WA_NEW_ARRAY(results->arena, wa_varied, n + 1);
  for (size_t i = 0; i < n; i++) wa_add_varied(results, one_way, plan->all ? i : plan->parameters[i]);
}

/* ---- the ends of the ranges, and the reasons where they fail ---- */

static void wa_find_faults(const wa_results *results, wa_one_way *one_way, const wa_aims *aims, size_t threads) {
  wa_trials trials = wa_trials_new(results->arena, results, aims, threads);
  for (size_t i = 0; i < one_way->n_varied; i++) {
    const wa_varied *varied = &one_way->varied[i];
    bool ranged = varied->range.from != WA_RANGE_NONE;
    const double ends[] = {ranged ? varied->range.low : varied->base, ranged ? varied->range.high : varied->base};
    for (int end = 0; end < 2; end++) wa_trial_add(&trials, &varied->input, &ends[end], 1);
  }
  wa_trials_run(&trials);
  for (size_t t = 0; t < trials.n; t++) {
    const wa_fault *fault = wa_trial_fault(&trials, t);
    if (fault) one_way->varied[t / 2].fault[t % 2] = fault->message;
  }
}

/* ---- questions: one per parameter and result ---- */

static wa_question *wa_ask_all(const wa_results *results, wa_one_way *one_way, const wa_aims *aims, size_t *n) {
  wa_question *questions = WA_NEW_ARRAY(results->arena, wa_question, one_way->n_varied * aims->n + 1);
  bool slow = wa_is_slow(results);
  *n = 0;
  for (size_t i = 0; i < one_way->n_varied; i++)
    for (size_t t = 0; t < aims->n; t++) {
      wa_tornado *tornado = &one_way->tornados[t];
      const wa_varied *varied = &one_way->varied[i];
      wa_switch *answers = WA_NEW_ARRAY(results->arena, wa_switch, tornado->aim.n_goals + 1);
      tornado->switches[i] = answers;
      questions[(*n)++] = (wa_question){.input = varied->input, .base = varied->base, .range = varied->range,
                                        .aim = t, .goals = tornado->aim.goals, .answers = answers};
      wa_question *question = &questions[*n - 1];
      for (size_t g = 0; g < tornado->aim.n_goals; g++) answers[g].status = WA_SWITCH_UNKNOWN;
      question->steps = slow ? 1 : 0;
      question->n_goals = slow ? 0 : tornado->aim.n_goals;
      if (!slow) question->wide = wa_range_wide(results, varied->parameter, varied->range);
    }
  return questions;
}

/* ---- bars ---- */

typedef struct wa_sort_key {
  wa_bar bar;
  const char *name;
} wa_sort_key;

static int wa_compare_bars(const void *a, const void *b) {
  const wa_sort_key *x = a, *y = b;
  double spread_x = isnan(x->bar.spread) ? -1 : x->bar.spread, spread_y = isnan(y->bar.spread) ? -1 : y->bar.spread;
  if (spread_x != spread_y) return spread_x > spread_y ? -1 : 1;
  return strcmp(x->name, y->name);
}

static void wa_sort_bars(const wa_results *results, const wa_one_way *one_way, wa_tornado *tornado) {
  wa_sort_key *keys = WA_NEW_ARRAY(results->arena, wa_sort_key, tornado->n_bars + 1);
  for (size_t i = 0; i < tornado->n_bars; i++) {
    size_t parameter = one_way->varied[tornado->bars[i].varied].parameter;
    keys[i] = (wa_sort_key){tornado->bars[i], results->model->parameters[parameter].name};
  }
  qsort(keys, tornado->n_bars, sizeof *keys, wa_compare_bars);
  for (size_t i = 0; i < tornado->n_bars; i++) tornado->bars[i] = keys[i].bar;
}

static void wa_make_bars(const wa_results *results, const wa_one_way *one_way, const wa_question *questions,
                         size_t n_aims, size_t t) {
  wa_tornado *tornado = &one_way->tornados[t];
  tornado->bars = WA_NEW_ARRAY(results->arena, wa_bar, one_way->n_ranged + 1);
  for (size_t i = 0; i < one_way->n_varied; i++) {
    if (one_way->varied[i].range.from == WA_RANGE_NONE) continue;
    const wa_question *question = &questions[i * n_aims + t];
    tornado->bars[tornado->n_bars++] = (wa_bar){.varied = i, .low = question->spread_low, .high = question->spread_high,
                                                .spread = fabs(question->spread_high - question->spread_low)};
  }
  wa_sort_bars(results, one_way, tornado);
}

/* ---- best and worst case ---- */

/* Which end of each parameter is the better one, judged by `bars` (of the aim that judges). A parameter that does not
 * move it stays as it is. */
size_t wa_extreme_values(const wa_one_way *one_way, const wa_tornado *tornado, bool best, size_t *inputs, double *values) {
  const wa_tornado *judge = &one_way->tornados[tornado->judge];
  size_t n = 0;
  for (size_t i = 0; i < judge->n_bars; i++) {
    const wa_bar *bar = &judge->bars[i];
    const wa_varied *varied = &one_way->varied[bar->varied];
    if (isnan(bar->spread) || bar->spread == 0) continue;
    bool up = (bar->high > bar->low) == (judge->aim.better > 0);
    inputs[n] = varied->input;
    values[n++] = up == best ? varied->range.high : varied->range.low;
  }
  return n;
}

static size_t wa_extreme_trial(const wa_one_way *one_way, const wa_tornado *tornado, bool best, wa_trials *trials) {
  size_t *inputs = WA_NEW_ARRAY(trials->arena, size_t, one_way->n_varied + 1);
  double *values = WA_NEW_ARRAY(trials->arena, double, one_way->n_varied + 1);
  return wa_trial_add(trials, inputs, values, wa_extreme_values(one_way, tornado, best, inputs, values));
}

static void wa_set_extreme(const wa_trials *trials, size_t trial, size_t aim, wa_extreme *extreme) {
  const wa_fault *fault = wa_trial_fault(trials, trial);
  extreme->value = wa_trial_value(trials, trial, aim);
  extreme->fault = fault ? fault->message : NULL;
}

static void wa_find_extremes(const wa_results *results, wa_one_way *one_way, const wa_aims *aims, size_t threads) {
  wa_trials trials = wa_trials_new(results->arena, results, aims, threads);
  for (size_t t = 0; t < one_way->n_tornados; t++)
    for (int best = 1; best >= 0; best--) wa_extreme_trial(one_way, &one_way->tornados[t], best, &trials);
  wa_trials_run(&trials);
  for (size_t t = 0; t < one_way->n_tornados; t++) {
    wa_tornado *tornado = &one_way->tornados[t];
    tornado->judged = tornado->aim.better != 0 && one_way->n_ranged > 0;
    wa_set_extreme(&trials, 2 * t, t, &tornado->best);
    wa_set_extreme(&trials, 2 * t + 1, t, &tornado->worst);
  }
}

/* ---- all together ---- */

static wa_tornado *wa_new_tornados(const wa_results *results, const wa_one_way *one_way, const wa_aims *aims) {
  wa_tornado *tornados = WA_NEW_ARRAY(results->arena, wa_tornado, aims->n + 1);
  for (size_t t = 0; t < aims->n; t++) {
    tornados[t].aim = aims->items[t];
    tornados[t].switches = WA_NEW_ARRAY(results->arena, wa_switch *, one_way->n_varied + 1);
  }
  return tornados;
}

/* The aims asked for, and behind them those that judge others (for an ICER a net monetary benefit). */
static wa_aims wa_with_judges(const wa_results *results, const wa_aims *asked, size_t *judge_of) {
  wa_aims all = {0};
  for (size_t t = 0; t < asked->n; t++) WA_PUSH(results->arena, all.items, all.n, all.room, asked->items[t]);
  for (size_t t = 0; t < asked->n; t++) {
    wa_aim judge = wa_aim_judge(results, &asked->items[t]);
    judge_of[t] = t;
    if (judge.headline.node == asked->items[t].headline.node) continue;
    judge.n_goals = 0;
    judge_of[t] = all.n;
    WA_PUSH(results->arena, all.items, all.n, all.room, judge);
  }
  return all;
}

wa_one_way *wa_one_way_compute(const wa_results *results, wa_aims aims, size_t threads) {
  wa_one_way *one_way = WA_NEW(results->arena, wa_one_way);
  size_t *judge_of = WA_NEW_ARRAY(results->arena, size_t, aims.n + 1), n;
  wa_aims_compute(results, &aims);
  wa_aims all = wa_with_judges(results, &aims, judge_of);
  wa_list_parameters(results, one_way);
  one_way->n_tornados = aims.n;
  one_way->tornados = wa_new_tornados(results, one_way, &all);
  if (!wa_is_slow(results)) wa_find_faults(results, one_way, &aims, threads);
  wa_question *questions = wa_ask_all(results, one_way, &all, &n);
  wa_answer_questions(results->arena, results, &all, questions, n, threads);
  for (size_t t = 0; t < all.n; t++) wa_make_bars(results, one_way, questions, all.n, t);
  for (size_t t = 0; t < aims.n; t++) one_way->tornados[t].judge = judge_of[t];
  wa_find_extremes(results, one_way, &all, threads);
  return one_way;
}
