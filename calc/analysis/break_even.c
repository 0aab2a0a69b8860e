#include "analysis/break_even.h"

#include <math.h>
#include <stdint.h>

typedef struct wa_break_even_list {
  wa_break_even *items;
  size_t n, room;
} wa_break_even_list;

static void wa_add_question(const wa_results *results, wa_diags *diags, const wa_break_even_plan *plan,
                            wa_break_even_list *list) {
  wa_aims aims = {0};
  if (!wa_aims_add(results, diags, &aims, plan->of, plan->strategy)) return;
  for (size_t a = 0; a < aims.n; a++) {
    const wa_aim *aim = &aims.items[a];
    bool own = isnan(plan->reaches);
    if (own && aim->n_goals == 0) {
      wa_error(diags, plan->of.span, "which value should '%.60s' reach?", plan->of.name);
      wa_hint(diags, "add reaches: ...");
      return;
    }
    for (size_t g = 0; g < (own ? aim->n_goals : 1); g++) {
      wa_break_even item = {.plan = plan, .aim = *aim, .reaches = own ? aim->goals[g] : plan->reaches};
      WA_PUSH(results->arena, list->items, list->n, list->room, item);
    }
  }
}

wa_break_even *wa_break_even_plans(const wa_results *results, wa_diags *diags, size_t *n) {
  const wa_plan *plan = results->model->analysis.plan;
  wa_break_even_list list = {0};
  for (size_t i = 0; i < plan->n_break_even; i++) wa_add_question(results, diags, &plan->break_even[i], &list);
  *n = list.n;
  return list.items;
}

static wa_question wa_ask_one(const wa_results *results, wa_break_even *item, size_t aim, size_t input) {
  const wa_vary *vary = &item->plan->vary;
  wa_question question = {.input = input, .base = item->base, .aim = aim, .goals = &item->reaches, .n_goals = 1,
                          .answers = &item->answer};
  if (vary->bounded) {
    question.range = (wa_bounds){WA_RANGE_WRITTEN, vary->low, vary->high};
  } else {
    question.range = wa_range_of(results, vary->parameter, NAN);
    question.wide = wa_range_wide(results, vary->parameter, question.range);
  }
  if (wa_is_slow(results)) {
    question.wide.from = question.range.from == WA_RANGE_NONE ? question.wide.from : WA_RANGE_NONE;
    question.steps = 4;
    question.tolerance = 1e-4;
  }
  return question;
}

void wa_break_even_compute(const wa_results *results, wa_break_even *items, size_t n, size_t threads) {
  wa_question *questions = WA_NEW_ARRAY(results->arena, wa_question, n + 1);
  wa_aims aims = {0};
  size_t asked = 0;
  for (size_t i = 0; i < n; i++) {
    size_t parameter = items[i].plan->vary.parameter, input = wa_input_of(results, parameter);
    wa_expr_literal(results->model->parameters[parameter].value.expr, &items[i].base);
    items[i].answer.status = WA_SWITCH_NO_INFLUENCE;
    WA_PUSH(results->arena, aims.items, aims.n, aims.room, items[i].aim);
    if (input != SIZE_MAX) questions[asked++] = wa_ask_one(results, &items[i], i, input);
  }
  wa_aims_compute(results, &aims);
  for (size_t i = 0; i < n; i++) items[i].aim.base = aims.items[i].base;
  wa_answer_questions(results->arena, results, &aims, questions, asked, threads);
}
