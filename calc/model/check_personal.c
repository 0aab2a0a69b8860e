#include "model/check_personal.h"

#include <stdint.h>

#include "model/depend.h"
#include "model/patients.h"

enum { WA_PERSONAL_USES = WA_USES_ATTRIBUTE | WA_USES_HISTORY };

/* What a formula is in terms of what is counted (in, events, moves ...): free of it, proportional to it, neither. */
typedef enum wa_degree { WA_FREE, WA_PROPORTIONAL, WA_NEITHER } wa_degree;

typedef struct wa_proportion {
  wa_load *load;
  const wa_expr *culprit; /* where it ceased to be proportional */
  unsigned char *known;   /* [name] 1: being looked at; 2 + its degree: done */
} wa_proportion;

static wa_proportion wa_new_proportion(wa_load *load) {
  return (wa_proportion){.load = load, .known = WA_NEW_ARRAY(load->arena, unsigned char, load->dependence->n_nodes + 1)};
}

static wa_degree wa_degree_of(wa_proportion *work, const wa_expr *expr);

static wa_degree wa_not_proportional(wa_proportion *work, const wa_expr *expr) {
  if (!work->culprit) work->culprit = expr;
  return WA_NEITHER;
}

static bool wa_is_zero(const wa_expr *expr) {
  double number;
  return wa_expr_literal(expr, &number) && number == 0;
}

/* Terms of a sum, branches of a choice: all free, or all proportional (a written 0 is both). */
static wa_degree wa_degree_of_terms(wa_proportion *work, const wa_expr *expr, size_t first) {
  wa_degree common = WA_FREE;
  bool any = false;
  for (size_t i = first; i < expr->n_args; i++) {
    wa_degree degree = wa_degree_of(work, expr->args[i]);
    if (degree == WA_NEITHER) return WA_NEITHER;
    if (wa_is_zero(expr->args[i])) continue;
    if (any && degree != common) return wa_not_proportional(work, expr);
    common = degree;
    any = true;
  }
  return common;
}

static wa_degree wa_degree_of_product(wa_proportion *work, const wa_expr *expr) {
  wa_degree a = wa_degree_of(work, expr->args[0]), b = wa_degree_of(work, expr->args[1]);
  if (a == WA_NEITHER || b == WA_NEITHER) return WA_NEITHER;
  if (b == WA_PROPORTIONAL && (a == WA_PROPORTIONAL || expr->kind == WA_EX_DIVIDE)) return wa_not_proportional(work, expr);
  return a == WA_PROPORTIONAL ? a : b;
}

static wa_degree wa_degree_of_free(wa_proportion *work, const wa_expr *expr) {
  for (size_t i = 0; i < expr->n_args; i++) {
    wa_degree degree = wa_degree_of(work, expr->args[i]);
    if (degree == WA_NEITHER) return degree;
    if (degree == WA_PROPORTIONAL) return wa_not_proportional(work, expr);
  }
  return WA_FREE;
}

static wa_degree wa_degree_of_call(wa_proportion *work, const wa_expr *expr) {
  switch (expr->function->id) {
    case WA_FN_IN: case WA_FN_ENTERS: case WA_FN_MOVES: case WA_FN_QALYS: case WA_FN_EVENTS: case WA_FN_REPEATS:
    case WA_FN_STAY: return WA_PROPORTIONAL;
    case WA_FN_COUNT: case WA_FN_SINCE: case WA_FN_PROBABILITY: return WA_FREE;
    case WA_FN_REACHES: return wa_not_proportional(work, expr);
    case WA_FN_IF:
      if (wa_degree_of(work, expr->args[0]) != WA_FREE) return wa_not_proportional(work, expr);
      return wa_degree_of_terms(work, expr, 1);
    case WA_FN_EXPANDED: return wa_degree_of(work, expr->expanded);
    default: return wa_degree_of_free(work, expr);
  }
}

/* A definition or outcome is what its formula is, and what strategies set it to. */
static wa_degree wa_degree_of_name(wa_proportion *work, const wa_expr *expr) {
  const wa_load *load = work->load;
  size_t node = wa_node_of(load, expr->name);
  if (node == SIZE_MAX || !(load->dependence->uses[node] & (WA_USES_COHORT | WA_USES_POINT))) return WA_FREE;
  /* A name in its own override, or in a circle that only different strategies make, is what it seems to be. */
  if (work->known[node] == 1) return load->dependence->uses[node] & WA_USES_COHORT ? WA_PROPORTIONAL : WA_FREE;
  if (work->known[node] >= 2) return (wa_degree)(work->known[node] - 2);
  work->known[node] = 1;
  wa_degree degree = WA_FREE;
  for (size_t i = 0; i < load->dependence->n_sites && degree != WA_NEITHER; i++) {
    const wa_site *site = &load->dependence->sites[i];
    if (site->node != node || !site->formula->expr) continue;
    wa_degree found = wa_degree_of(work, site->formula->expr);
    bool differs = i >= load->dependence->n_nodes && found != degree && found != WA_NEITHER;
    degree = differs ? wa_not_proportional(work, expr) : found;
  }
  work->known[node] = (unsigned char)(2 + degree);
  return degree;
}

static wa_degree wa_degree_of(wa_proportion *work, const wa_expr *expr) {
  if (!(expr->uses & (WA_USES_COHORT | WA_USES_POINT))) return WA_FREE;
  switch (expr->kind) {
    case WA_EX_NAME: return wa_degree_of_name(work, expr);
    case WA_EX_CALL: return wa_degree_of_call(work, expr);
    case WA_EX_NEGATE: return wa_degree_of(work, expr->args[0]);
    case WA_EX_ADD: case WA_EX_SUBTRACT: return wa_degree_of_terms(work, expr, 0);
    case WA_EX_MULTIPLY: case WA_EX_DIVIDE: return wa_degree_of_product(work, expr);
    default: return wa_degree_of_free(work, expr);
  }
}

static void wa_report_culprit(wa_load *load, const wa_proportion *work, const wa_formula *formula, const char *what) {
  const wa_expr *culprit = work->culprit;
  bool here = culprit && culprit->span.source == formula->span.source;
  wa_error(load->diags, here ? culprit->span : formula->span,
           "%s depends on a patient's attributes or history, and must then be a sum of terms like amount * in(state)", what);
  wa_hint(load->diags, "what is counted (in, events, moves, qalys ...) may be added up and multiplied by amounts, not more");
}

static void wa_find_population(wa_load *load, const wa_expr *use, void *context) {
  const wa_expr **found = context;
  if (use->kind == WA_EX_NAME && wa_model_name(load->model, use->name, NULL) == WA_NAME_POPULATION) *found = use;
}

/* `quantity` times `amount` (NULL: alone) for each patient. */
static void wa_check_sum(wa_load *load, const wa_formula *quantity, const wa_formula *amount, const char *what) {
  wa_proportion work = wa_new_proportion(load);
  const wa_expr *a = quantity->expr, *b = amount ? amount->expr : NULL;
  unsigned uses = (a ? a->uses : 0) | (b ? b->uses : 0);
  if (!a || !(uses & WA_PERSONAL_USES)) return;
  const wa_expr *population = NULL;
  wa_each_use(load, a, wa_find_population, &population);
  wa_each_use(load, b, wa_find_population, &population);
  if (population) {
    wa_error(load->diags, population->span, "%s is summed over all patients already: 'population' would count them twice", what);
    wa_hint(load->diags, "leave it out: at(0) alone is everyone at the start");
    return;
  }
  wa_degree first = wa_degree_of(&work, a), second = b ? wa_degree_of(&work, b) : WA_FREE;
  const wa_formula *wrong = first == WA_NEITHER ? quantity : amount;
  if (first == WA_NEITHER || second == WA_NEITHER || (first == WA_PROPORTIONAL && second == WA_PROPORTIONAL)) {
    wa_report_culprit(load, &work, wrong ? wrong : quantity, what);
  } else if (first == WA_FREE && second == WA_FREE && !(uses & WA_USES_POINT)) {
    wa_error(load->diags, (a->uses & WA_PERSONAL_USES || !amount ? quantity : amount)->span,
             "%s depends on a patient's attributes or history, but counts nothing of the patients", what);
    wa_hint(load->diags, "multiply by in(state), events(...), or at(0) for everyone at the start");
  }
}

/* An attribute is drawn after those written before it. */
typedef struct wa_sequence {
  size_t attribute;
} wa_sequence;

static void wa_check_earlier(wa_load *load, const wa_expr *use, void *context) {
  const wa_sequence *sequence = context;
  const wa_patients *patients = load->model->patients;
  size_t index = use->kind == WA_EX_NAME ? wa_model_attribute(load->model, use->name) : SIZE_MAX;
  if (index == SIZE_MAX || index < sequence->attribute) return;
  wa_error(load->diags, use->span, "'%s' can depend on attributes written before it only, and '%s' %s",
           patients->attributes[sequence->attribute].name, use->name,
           index == sequence->attribute ? "is itself" : "comes later");
}

static void wa_check_sequence(wa_load *load) {
  const wa_patients *patients = load->model->patients;
  for (size_t i = 0; i < patients->n_attributes; i++) {
    wa_sequence sequence = {i};
    for (size_t j = 0; j < WA_VARIES_MOST_ARGS; j++)
      wa_each_use(load, patients->attributes[i].variate.args[j].expr, wa_check_earlier, &sequence);
  }
}

/* Every running total is a sum of what is counted. */
static void wa_check_so_far(wa_load *load, const wa_so_far *total) {
  wa_proportion work = wa_new_proportion(load);
  if (!total->value.expr) return;
  if (wa_degree_of(&work, total->value.expr) == WA_PROPORTIONAL) return;
  wa_error(load->diags, work.culprit ? work.culprit->span : total->value.span,
           "a running total must be a sum of terms like amount * in(state)");
  wa_hint(load->diags, "write for example %s: events(...) * price + in(...) * fee", total->name);
}

void wa_check_personal(wa_load *load) {
  const wa_model *model = load->model;
  wa_check_sequence(load);
  for (size_t i = 0; i < model->patients->n_so_far; i++) wa_check_so_far(load, &model->patients->so_far[i]);
  for (size_t i = 0; i < model->n_outcomes; i++)
    wa_check_sum(load, &model->outcomes[i].quantity, NULL, wa_printf(load->arena, "'%s'", model->outcomes[i].name));
  for (size_t i = 0; i < model->n_lines && !wa_load_enough(load); i++)
    if (!model->lines[i].outcome_of || model->lines[i].amount.expr)
      wa_check_sum(load, &model->lines[i].quantity, &model->lines[i].amount, wa_printf(load->arena, "'%s'", model->lines[i].name));
}
