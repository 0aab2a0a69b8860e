/* Sums over patients: formulas that are proportional to what is counted of a patient, with coefficients that
 * differ between patients.
 *
 * A formula is taken apart into terms, each a count (in, events, moves ...) and its factors. Factors that are the same
 * for all patients stay in the model's own graph; the others become the coefficient of a row of the patients. So a
 * price stays a live input, and only what differs between patients is summed by the engine. */
#include <stdint.h>

#include "base/text.h"
#include "graph/lowering.h"
#include "graph/patients_plan.h"

typedef enum wa_how { WA_TIMES, WA_OVER, WA_MINUS, WA_WHEN, WA_UNLESS } wa_how;

/* A factor of a term, with where it was read; `rest`: those before it. */
typedef struct wa_factor {
  wa_how how;
  const wa_expr *expr; /* NULL for WA_MINUS */
  wa_context at;
  const struct wa_factor *rest;
} wa_factor;

typedef struct wa_sum_over {
  wa_id *terms;
  size_t n, capacity;
  size_t total; /* running total that the terms belong to; SIZE_MAX: a sum over patients */
} wa_sum_over;

static void wa_take_apart(wa_context *context, const wa_expr *expr, const wa_factor *factors, wa_sum_over *sum);

/* One more factor; a product is its factors, so that a price in it stays in the model's own graph. */
static const wa_factor *wa_add_factor(const wa_context *context, wa_how how, const wa_expr *expr, const wa_factor *factors) {
  bool times = how == WA_TIMES, over = how == WA_OVER;
  if (expr && (times || over) && (expr->kind == WA_EX_MULTIPLY || expr->kind == WA_EX_DIVIDE)) {
    bool turned = expr->kind == WA_EX_DIVIDE;
    factors = wa_add_factor(context, how, expr->args[0], factors);
    return wa_add_factor(context, times == turned ? WA_OVER : WA_TIMES, expr->args[1], factors);
  }
  wa_factor *added = WA_NEW(context->graph->arena, wa_factor);
  *added = (wa_factor){how, expr, *context, factors};
  return added;
}

/* ---- coefficients ---- */

static wa_id wa_times(wa_graph *graph, wa_id product, wa_id factor) {
  return product == WA_NONE ? factor : wa_op2(graph, WA_OP_MULTIPLY, product, factor);
}

/* The product so far with one more factor, in whichever graph `at` reads. */
static wa_id wa_with_factor(wa_context *at, const wa_factor *factor, wa_id product) {
  wa_graph *graph = at->graph;
  wa_id one = wa_const(graph, 1), zero = wa_const(graph, 0);
  if (factor->how == WA_MINUS) return wa_op1(graph, WA_OP_NEGATE, product == WA_NONE ? one : product);
  wa_id value = wa_lower_expr(at, factor->expr);
  wa_id before = product == WA_NONE ? one : product;
  switch (factor->how) {
    case WA_OVER: return wa_op2(graph, WA_OP_DIVIDE, before, value);
    case WA_WHEN: return wa_op3(graph, WA_OP_IF, value, before, zero);
    case WA_UNLESS: return wa_op3(graph, WA_OP_IF, value, zero, before);
    default: return wa_times(graph, product, value);
  }
}

static wa_context wa_at_moment(const wa_context *at, wa_personal *personal, wa_lowering_cache *cache) {
  wa_context inner = *at;
  inner.graph = personal->program->graph;
  inner.personal = personal;
  inner.cache = cache;
  return inner;
}

/* The factors that differ between patients (`personal`), or those that do not; WA_NONE: there are none. */
static wa_id wa_product_of(const wa_factor *factor, wa_personal *personal, wa_lowering_cache *cache, bool all) {
  if (!factor) return WA_NONE;
  wa_id product = wa_product_of(factor->rest, personal, cache, all);
  bool own = factor->expr && (all || wa_is_personal(&factor->at, factor->expr));
  if (factor->how == WA_MINUS) own = all;
  if (own != (personal != NULL)) return product;
  wa_context at = personal ? wa_at_moment(&factor->at, personal, cache) : factor->at;
  return wa_with_factor(&at, factor, product);
}

static const char *wa_factors_text(wa_arena *arena, const wa_factor *factor) {
  if (!factor) return "";
  const char *before = wa_factors_text(arena, factor->rest);
  if (!factor->expr) return before;
  const char *text = wa_expr_text(arena, factor->expr);
  bool single = factor->expr->kind <= WA_EX_INDEX;
  static const char *const words[] = {[WA_TIMES] = " * ", [WA_OVER] = " / ", [WA_WHEN] = " if ", [WA_UNLESS] = " unless "};
  return wa_printf(arena, "%s%s%s%s%s", before, words[factor->how], single ? "" : "(", text, single ? "" : ")");
}

/* ---- terms ---- */

static bool wa_at_points(wa_counted what) { return what == WA_COUNTED_STATE || what == WA_COUNTED_EVERYONE; }

static const char *wa_count_text(const wa_context *context, const wa_patient_count *count) {
  const wa_model *model = context->model;
  wa_arena *arena = context->graph->arena;
  const wa_state *states = model->cohort.states;
  const wa_event *events = model->patients->events;
  switch (count->what) {
    case WA_COUNTED_STATE: return wa_printf(arena, "in(%s)", states[count->a].name);
    case WA_COUNTED_EVERYONE: return "everyone";
    case WA_COUNTED_MOVE:
      if (count->a == SIZE_MAX) return wa_printf(arena, "enters(%s)", states[count->b].name);
      return wa_printf(arena, "moves(%s, %s)", states[count->a].name, states[count->b].name);
    case WA_COUNTED_EVENT: return wa_printf(arena, "events(%s)", events[count->a].name);
    case WA_COUNTED_REPEAT: return wa_printf(arena, "repeats(%s, %g)", events[count->a].name, count->days);
    case WA_COUNTED_STAY: return wa_printf(arena, "stay(%s)", events[count->a].name);
    case WA_COUNTED_AT_LEAST: break;
  }
  return "";
}

/* Under the life-table correction a cycle's person-time has the amount of its begin at its end too. */
static bool wa_carries(const wa_context *context, const wa_patient_count *count) {
  return count->what == WA_COUNTED_STATE && context->model->settings.correction[context->class] == WA_CORRECT_LIFE_TABLE;
}

/* The row's node, or WA_NONE while rows are being collected. */
static wa_id wa_row_node(wa_context *context, wa_patient_row row) {
  wa_patients_plan *plan = context->graph->patients;
  size_t found = wa_find_patient_row(plan, &row);
  if (found == SIZE_MAX) {
    row.first = plan->n_places;
    plan->n_places += context->graph->length[row.axis];
    WA_PUSH(plan->arena, plan->rows, plan->n_rows, plan->rows_capacity, row);
  }
  return plan->node == WA_NONE ? WA_NONE : wa_node_add(context->graph, WA_OP_PATIENT_ROW, &plan->node, 1, found, (wa_span){0});
}

static const char *wa_row_name(const wa_context *context, const wa_patient_row *row) {
  const char *text = wa_count_text(context, &row->count);
  if (row->coefficient == WA_NONE) return text;
  return wa_printf(context->graph->arena, "%s.%zu", text, wa_find_patient_row(context->graph->patients, row));
}

/* A number of the engine that readers see: what is counted, as a mean over the patients. */
static wa_id wa_name_mean(wa_context *context, const wa_patient_row *row, wa_id mean, const char *formula) {
  if (mean == WA_NONE) return mean;
  wa_named named = {.name = wa_printf(context->graph->arena, "mean(%s)", wa_row_name(context, row)), .formula = formula,
                    .strategy = context->strategy, .unit = wa_unit_any(), .span = context->model->patients->span};
  return wa_name_node(context->graph, mean, named);
}

wa_id wa_lower_patient_mean(wa_context *context, int what, size_t a, size_t b, double days) {
  wa_patient_row row = {.strategy = context->strategy, .count = {(wa_counted)what, a, b, days}, .coefficient = WA_NONE};
  row.axis = what == WA_COUNTED_AT_LEAST ? WA_SCALAR : wa_at_points(row.count.what) ? WA_POINT : WA_CYCLE;
  wa_id mean = wa_row_node(context, row);
  bool state = what == WA_COUNTED_STATE || what == WA_COUNTED_AT_LEAST; /* these have names of their own */
  return state ? mean : wa_name_mean(context, &row, mean, NULL);
}

static wa_id wa_finish_term(wa_context *context, const wa_patient_row *row, const wa_factor *factors, wa_id mean, wa_id carried) {
  wa_graph *graph = context->graph;
  const wa_patient_count *count = &row->count;
  const char *name = wa_row_name(context, row), *formula = NULL;
  bool weighed = row->coefficient != WA_NONE;
  if (weighed) formula = wa_printf(graph->arena, "%s%s", wa_count_text(context, count), wa_factors_text(graph->arena, factors));
  mean = weighed || count->what != WA_COUNTED_STATE ? wa_name_mean(context, row, mean, formula)
                                                    : context->lowered->states[context->strategy][count->a];
  if (carried != WA_NONE) {
    wa_named ends = {.name = wa_printf(graph->arena, "mean(%s).end", name), .formula = formula, .strategy = context->strategy,
                     .unit = wa_unit_any(), .span = context->model->patients->span};
    carried = wa_name_node(graph, carried, ends);
  }
  wa_span span = count->what == WA_COUNTED_STATE ? context->model->cohort.states[count->a].span : context->model->patients->span;
  wa_unit unit = weighed ? wa_unit_any() : count->what == WA_COUNTED_STATE ? wa_unit_of("year")
                 : count->what == WA_COUNTED_STAY ? wa_unit_of("day") : wa_unit_one();
  if (count->what == WA_COUNTED_STATE) return wa_lower_time_of(context, mean, carried, name, formula, unit, span);
  bool everyone = count->what == WA_COUNTED_EVERYONE;
  wa_id people = wa_people(context, mean);
  wa_named named = {.name = name, .formula = formula, .strategy = context->strategy, .unit = unit, .span = span,
                    .uses = everyone ? WA_USES_POINT : WA_USES_MOVES};
  return wa_name_node(graph, everyone ? people : wa_lower_moves_of(context, people), named);
}

static void wa_add_so_far(wa_context *context, const wa_patient_count *count, const wa_factor *factors, const wa_sum_over *sum) {
  wa_patients_plan *plan = context->graph->patients;
  wa_patient_program *program = &plan->programs[context->strategy];
  wa_moment moment = wa_at_points(count->what) ? WA_MOMENT_POINT : WA_MOMENT_END;
  wa_personal personal = {program, plan, context->graph, (int)moment, context->cache};
  wa_lowering_cache *cache = wa_new_cache(plan->arena, context->model);
  wa_so_far_term term = {sum->total, *count, wa_product_of(factors, &personal, cache, true)};
  WA_PUSH(plan->arena, program->terms, program->n_terms, program->terms_capacity, term);
}

static void wa_add_term(wa_context *context, wa_patient_count count, const wa_factor *factors, wa_sum_over *sum) {
  if (sum->total != SIZE_MAX) {
    wa_add_so_far(context, &count, factors, sum);
    return;
  }
  wa_graph *graph = context->graph;
  wa_patients_plan *plan = graph->patients;
  wa_moment moment = wa_at_points(count.what) ? WA_MOMENT_POINT : WA_MOMENT_END;
  wa_personal personal = {&plan->programs[context->strategy], plan, graph, (int)moment, context->cache};
  wa_lowering_cache *cache = wa_new_cache(plan->arena, context->model);
  wa_patient_row row = {.strategy = context->strategy, .count = count, .axis = moment == WA_MOMENT_POINT ? WA_POINT : WA_CYCLE,
                        .coefficient = wa_product_of(factors, &personal, cache, false)};
  wa_id mean = wa_row_node(context, row), carried = WA_NONE;
  if (row.coefficient != WA_NONE && wa_carries(context, &count)) {
    wa_patient_row ends = row;
    ends.carried = true;
    ends.axis = WA_CYCLE;
    carried = wa_row_node(context, ends);
  }
  if (plan->node == WA_NONE) return;
  wa_id product = wa_product_of(factors, NULL, NULL, false);
  wa_id counted = wa_finish_term(context, &row, factors, mean, carried);
  wa_id term = product == WA_NONE ? counted : wa_op2(graph, WA_OP_MULTIPLY, counted, product);
  WA_PUSH(graph->arena, sum->terms, sum->n, sum->capacity, term);
}

/* ---- taking a formula apart ---- */

static void wa_take_with(wa_context *context, const wa_expr *expr, wa_how how, const wa_expr *factor, const wa_factor *factors,
                         wa_sum_over *sum) {
  wa_take_apart(context, expr, wa_add_factor(context, how, factor, factors), sum);
}

static void wa_take_name(wa_context *context, const wa_expr *expr, const wa_factor *factors, wa_sum_over *sum) {
  const wa_model *model = context->model;
  size_t index = 0;
  wa_name_kind kind = wa_model_name(model, expr->name, &index);
  if (kind == WA_NAME_OUTCOME) {
    wa_take_apart(context, model->outcomes[index].quantity.expr, factors, sum);
    return;
  }
  if (kind != WA_NAME_DEFINITION) return;
  const wa_override *override = wa_find_override(context, true, index);
  wa_context at = *context;
  if (override) {
    wa_suspended *suspended = WA_NEW(context->graph->arena, wa_suspended);
    *suspended = (wa_suspended){override, context->suspended};
    at.suspended = suspended;
  }
  wa_take_apart(&at, override ? override->value.expr : model->definitions[index].value.expr, factors, sum);
}

/* QALYs are the utility of each state times the time in it. */
static void wa_take_qalys(wa_context *context, const wa_factor *factors, wa_sum_over *sum) {
  const wa_cohort *cohort = &context->model->cohort;
  double number;
  for (size_t s = 0; s < cohort->n_states; s++) {
    const wa_formula *utility = &cohort->states[s].utility;
    if (!utility->expr || (wa_expr_literal(utility->expr, &number) && number == 0)) continue;
    const wa_factor *all = wa_add_factor(context, WA_TIMES, utility->expr, factors);
    wa_add_term(context, (wa_patient_count){WA_COUNTED_STATE, s, 0, 0}, all, sum);
  }
}

wa_patient_count wa_count_of_call(const wa_context *context, const wa_expr *call) {
  const wa_model *model = context->model;
  const char *first = call->args[0]->name;
  wa_patient_count count = {.what = WA_COUNTED_STATE};
  switch (call->function->id) {
    case WA_FN_ENTERS: return (wa_patient_count){WA_COUNTED_MOVE, SIZE_MAX, wa_model_state(model, first), 0};
    case WA_FN_MOVES:
      return (wa_patient_count){WA_COUNTED_MOVE, wa_model_state(model, first), wa_model_state(model, call->args[1]->name), 0};
    case WA_FN_EVENTS: return (wa_patient_count){WA_COUNTED_EVENT, wa_model_event(model, first), 0, 0};
    case WA_FN_STAY: return (wa_patient_count){WA_COUNTED_STAY, wa_model_event(model, first), 0, 0};
    case WA_FN_REPEATS:
      count = (wa_patient_count){WA_COUNTED_REPEAT, wa_model_event(model, first), 0, 0};
      wa_expr_literal(call->args[1], &count.days);
      return count;
    default:
      count.a = wa_model_state(model, first);
      return count;
  }
}

static void wa_take_call(wa_context *context, const wa_expr *expr, const wa_factor *factors, wa_sum_over *sum) {
  switch (expr->function->id) {
    case WA_FN_QALYS: wa_take_qalys(context, factors, sum); break;
    case WA_FN_IN: case WA_FN_ENTERS: case WA_FN_MOVES: case WA_FN_EVENTS: case WA_FN_STAY: case WA_FN_REPEATS:
      wa_add_term(context, wa_count_of_call(context, expr), factors, sum);
      break;
    case WA_FN_IF:
      wa_take_with(context, expr->args[1], WA_WHEN, expr->args[0], factors, sum);
      wa_take_with(context, expr->args[2], WA_UNLESS, expr->args[0], factors, sum);
      break;
    case WA_FN_EXPANDED: wa_take_apart(context, expr->expanded, factors, sum); break;
    default: break;
  }
}

static bool wa_counts(const wa_expr *expr) { return expr->uses & WA_USES_COHORT; }

static void wa_take_apart(wa_context *context, const wa_expr *expr, const wa_factor *factors, wa_sum_over *sum) {
  if (!wa_counts(expr)) return; /* a written 0 among the terms: the model room saw to it */
  const wa_expr *a = expr->n_args ? expr->args[0] : NULL, *b = expr->n_args > 1 ? expr->args[1] : NULL;
  switch (expr->kind) {
    case WA_EX_NAME: wa_take_name(context, expr, factors, sum); break;
    case WA_EX_CALL: wa_take_call(context, expr, factors, sum); break;
    case WA_EX_NEGATE: wa_take_with(context, a, WA_MINUS, NULL, factors, sum); break;
    case WA_EX_ADD:
      wa_take_apart(context, a, factors, sum);
      wa_take_apart(context, b, factors, sum);
      break;
    case WA_EX_SUBTRACT:
      wa_take_apart(context, a, factors, sum);
      wa_take_with(context, b, WA_MINUS, NULL, factors, sum);
      break;
    case WA_EX_MULTIPLY:
      if (wa_counts(a)) wa_take_with(context, a, WA_TIMES, b, factors, sum);
      else wa_take_with(context, b, WA_TIMES, a, factors, sum);
      break;
    case WA_EX_DIVIDE: wa_take_with(context, a, WA_OVER, b, factors, sum); break;
    default: break;
  }
}

/* What counts nothing of the patients but a point in time is everyone's at that time. */
static void wa_take_everyone(wa_context *context, const wa_expr *expr, const wa_factor *factors, wa_sum_over *sum) {
  wa_add_term(context, (wa_patient_count){WA_COUNTED_EVERYONE, 0, 0, 0}, wa_add_factor(context, WA_TIMES, expr, factors), sum);
}

wa_id wa_lower_personal_sum(wa_context *context, const wa_expr *quantity, const wa_expr *amount) {
  wa_sum_over sum = {.total = SIZE_MAX};
  const wa_expr *counted = amount && wa_counts(amount) ? amount : quantity, *factor = counted == amount ? quantity : amount;
  const wa_factor *factors = factor ? wa_add_factor(context, WA_TIMES, factor, NULL) : NULL;
  if (wa_counts(counted)) wa_take_apart(context, counted, factors, &sum);
  else wa_take_everyone(context, counted, factors, &sum);
  return wa_total(context->graph, sum.terms, sum.n);
}

wa_id wa_lower_patient_count(wa_context *context, const wa_expr *call) {
  wa_sum_over sum = {.total = SIZE_MAX};
  wa_add_term(context, wa_count_of_call(context, call), NULL, &sum);
  return wa_total(context->graph, sum.terms, sum.n);
}

wa_id wa_lower_patient_qalys(wa_context *context) {
  wa_sum_over sum = {.total = SIZE_MAX};
  wa_take_qalys(context, NULL, &sum);
  wa_named named = {.name = "qalys()", .strategy = context->strategy, .unit = wa_unit_of("QALY"), .uses = WA_USES_PERSON_TIME,
                    .span = context->model->cohort.span};
  return wa_name_node(context->graph, wa_total(context->graph, sum.terms, sum.n), named);
}

void wa_lower_so_far(wa_context *context, size_t total) {
  wa_sum_over sum = {.total = total};
  wa_take_apart(context, context->model->patients->so_far[total].value.expr, NULL, &sum);
}
