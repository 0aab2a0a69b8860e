/* States, utilities, life years. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "analysis/deep_inside.h"

/* ---- dead is dead ---- */

typedef struct wa_dead_use {
  const char *state;
  bool found;
} wa_dead_use;

static void wa_find_dead(const wa_expr *node, void *context) {
  wa_dead_use *use = context;
  bool person_time = node->kind == WA_EX_CALL && node->function && node->function->id == WA_FN_IN;
  if (person_time && node->n_args == 1 && strcmp(node->args[0]->name, use->state) == 0) use->found = true;
}

static void wa_check_dead_costs(wa_deep *deep, const wa_state *state) {
  for (size_t i = 0; i < deep->model->n_lines; i++) {
    const wa_line *line = &deep->model->lines[i];
    wa_dead_use use = {state->name, false};
    wa_expr_walk(line->quantity.expr, wa_find_dead, &use);
    wa_expr_walk(line->amount.expr, wa_find_dead, &use);
    if (!use.found) continue;
    wa_deep_warn(deep, line->quantity.span, "'%s' counts the time in '%s'", line->name, state->name);
    wa_hint(deep->diags, "costs of dying belong on the move: moves(..., %s), or enters(%s)", state->name, state->name);
  }
}

void wa_deep_check_states(wa_deep *deep) {
  const wa_cohort *cohort = &deep->model->cohort;
  for (size_t s = 0; s < cohort->n_states; s++) {
    const wa_state *state = &cohort->states[s];
    double utility;
    if (!wa_deep_called_dead(state)) continue;
    for (size_t i = 0; i < cohort->n_transitions; i++)
      if (cohort->transitions[i].from == s && cohort->transitions[i].to != s)
        wa_deep_error(deep, cohort->transitions[i].span, "'%s' can be left for '%s'", state->name,
                      cohort->states[cohort->transitions[i].to].name);
    bool written = state->utility.expr && !(wa_expr_literal(state->utility.expr, &utility) && utility == 0);
    if (written) wa_deep_error(deep, state->utility.span, "'%s' has a utility that is not 0", state->name);
    wa_check_dead_costs(deep, state);
  }
}

/* ---- utilities ---- */

static size_t wa_qaly_outcome(const wa_model *model) {
  size_t effect = model->settings.effect;
  if (effect == SIZE_MAX || !model->cohort.given) return SIZE_MAX;
  wa_unit unit = model->outcomes[effect].unit;
  return unit.n == 1 && strcmp(unit.factor[0].symbol, "QALY") == 0 ? effect : SIZE_MAX;
}

static bool wa_any_utility(const wa_model *model) {
  for (size_t s = 0; s < model->cohort.n_states; s++)
    if (model->cohort.states[s].utility.expr) return true;
  return false;
}

static double wa_effect_total(const wa_results *results, size_t strategy, size_t outcome) {
  return wa_result_value(results, results->strategies[strategy].outcomes[outcome].total);
}

static void wa_check_utility_range(wa_deep *deep) {
  const wa_graph *graph = deep->results->graph;
  for (size_t s = 0; s < deep->model->cohort.n_states; s++) {
    const wa_state *state = &deep->model->cohort.states[s];
    double utility;
    /* A parameter or a number; what depends on the clock is seen in the results. */
    if (!state->utility.expr) continue;
    const wa_expr *expr = state->utility.expr;
    if (!wa_expr_literal(expr, &utility)) {
      wa_id id = expr->kind == WA_EX_NAME ? wa_find_named(graph, expr->name, SIZE_MAX) : WA_NONE;
      if (id == WA_NONE || graph->nodes[id].axis != WA_SCALAR) continue;
      utility = wa_result_value(deep->results, id);
    }
    if (utility <= 1 && utility >= -1) continue;
    wa_deep_error(deep, state->utility.span, "the utility of '%s' is %g", state->name, utility);
    wa_hint(deep->diags, "full health is 1, dead is 0%s", utility > 1 && utility <= 100 ? "; was a percentage meant?" : "");
  }
}

/* Utilities that move nothing: the QALYs are made from something else. */
static void wa_check_utilities_count(wa_deep *deep, size_t outcome) {
  wa_arena *arena = wa_arena_new();
  wa_model *model = wa_deep_copy(arena, deep->model);
  for (size_t s = 0; s < model->cohort.n_states; s++)
    if (model->cohort.states[s].utility.expr)
      model->cohort.states[s].utility = wa_deep_times(arena, &model->cohort.states[s].utility, 0.9);
  const wa_results *changed = wa_deep_compute(arena, model);
  bool moves = !changed;
  for (size_t s = 0; !moves && s < deep->model->n_strategies; s++)
    moves = wa_effect_total(changed, s, outcome) != wa_effect_total(deep->results, s, outcome) ||
            wa_effect_total(deep->results, s, outcome) == 0;
  const wa_outcome *qaly = &deep->model->outcomes[outcome];
  if (!moves) {
    wa_deep_error(deep, qaly->quantity.span, "the utilities of the states do not move '%s'", qaly->name);
    wa_hint(deep->diags, "qalys() weighs the time in every state with its utility");
  }
  wa_arena_free(arena);
}

void wa_deep_check_utilities(wa_deep *deep) {
  size_t outcome = wa_qaly_outcome(deep->model);
  wa_check_utility_range(deep);
  if (outcome != SIZE_MAX && wa_any_utility(deep->model)) wa_check_utilities_count(deep, outcome);
}

/* ---- QALYs and life years ---- */

static wa_expr *wa_qalys_call(wa_arena *arena) {
  wa_expr *call = WA_NEW(arena, wa_expr);
  *call = (wa_expr){.kind = WA_EX_CALL, .name = "qalys", .function = wa_find_function("qalys"), .size = 1, .height = 1,
                    .unit = wa_unit_of("QALY"), .uses = WA_USES_COHORT | WA_USES_PERSON_TIME};
  return call;
}

/* A model with all utilities 1 (but for the dead), no discounting, and the life years counted as an outcome of their
 * own, last in the list. */
static wa_model *wa_full_health(wa_arena *arena, const wa_model *written) {
  wa_model *model = wa_deep_copy(arena, written);
  for (size_t s = 0; s < model->cohort.n_states; s++) {
    wa_formula *utility = &model->cohort.states[s].utility;
    if (utility->expr) *utility = wa_deep_number(arena, utility, wa_deep_dead(written, s) ? 0 : 1);
  }
  for (size_t class = 0; class < 2; class++)
    model->settings.discount[class] = wa_deep_number(arena, &model->settings.discount[class], 0);
  wa_outcome *years = &model->outcomes[model->n_outcomes++];
  *years = (wa_outcome){.name = "life_years.of_the_check", .unit = wa_unit_of("QALY")};
  years->quantity = (wa_formula){.expr = wa_qalys_call(arena), .path = "outcomes.life_years.of_the_check.quantity"};
  return model;
}

void wa_deep_check_life_years(wa_deep *deep) {
  size_t outcome = wa_qaly_outcome(deep->model);
  if (outcome == SIZE_MAX || !wa_any_utility(deep->model)) return;
  wa_arena *arena = wa_arena_new();
  const wa_results *changed = wa_deep_compute(arena, wa_full_health(arena, deep->model));
  for (size_t s = 0; changed && s < deep->model->n_strategies; s++) {
    double qalys = wa_effect_total(changed, s, outcome), years = wa_effect_total(changed, s, deep->model->n_outcomes);
    if (wa_deep_same(qalys, years)) continue;
    const wa_outcome *effect = &deep->model->outcomes[outcome];
    wa_deep_warn(deep, effect->quantity.span, "with all utilities 1 and no discounting, '%s' under '%s' is %.6g, but %.6g years are lived",
                 effect->name, deep->model->strategies[s].name, qalys, years);
    wa_hint(deep->diags, "is something counted twice, left out, or in another unit of time? (a loss of utility by an event is no mistake)");
    break;
  }
  wa_arena_free(arena);
}

/* ---- mortality and horizon ---- */

static void wa_check_not_more(wa_deep *deep, const wa_results *less, const wa_results *more, size_t outcome, const char *when) {
  for (size_t s = 0; less && more && s < deep->model->n_strategies; s++) {
    double few = wa_effect_total(less, s, outcome), many = wa_effect_total(more, s, outcome);
    if (few <= many + 1e-9 * fmax(1, fabs(many))) continue;
    wa_deep_error(deep, deep->model->cohort.span, "%s, more years are lived under '%s': %.6g instead of %.6g", when,
                  deep->model->strategies[s].name, few, many);
    return;
  }
}

/* Life years are what is lived outside the states of the dead, with all utilities 1. */
static wa_model *wa_life_years_model(wa_arena *arena, const wa_model *written) {
  wa_model *model = wa_full_health(arena, written);
  for (size_t s = 0; s < model->cohort.n_states; s++) {
    wa_formula *utility = &model->cohort.states[s].utility;
    *utility = wa_deep_number(arena, utility->expr ? utility : &model->settings.discount[0], wa_deep_dead(written, s) ? 0 : 1);
  }
  return model;
}

void wa_deep_check_mortality(wa_deep *deep) {
  const wa_model *written = deep->model;
  if (!written->cohort.given || written->cohort.survival) return;
  wa_arena *arena = wa_arena_new();
  wa_model *model = wa_life_years_model(arena, written);
  const wa_results *base = wa_deep_compute(arena, model);
  bool any = false;
  for (size_t i = 0; i < model->cohort.n_transitions; i++) {
    wa_transition *move = &model->cohort.transitions[i];
    if (move->rest || move->from == move->to || !wa_deep_dead(written, move->to)) continue;
    move->probability = wa_deep_times(arena, &move->probability, 1.02);
    any = true;
  }
  if (any) wa_check_not_more(deep, wa_deep_compute(arena, model), base, written->n_outcomes, "with 2% more deaths");
  wa_arena_free(arena);
}

void wa_deep_check_horizon(wa_deep *deep) {
  const wa_model *written = deep->model;
  if (!written->cohort.given || written->settings.n_cycles < 4) return;
  wa_arena *arena = wa_arena_new();
  wa_model *model = wa_life_years_model(arena, written);
  const wa_results *whole = wa_deep_compute(arena, model);
  wa_model *shorter = wa_deep_copy(arena, model);
  size_t half = written->settings.n_cycles / 2;
  half -= half % 2; /* Simpson's rule needs an even number */
  shorter->settings.n_cycles = half;
  shorter->settings.horizon = (double)half * written->settings.cycle;
  wa_check_not_more(deep, wa_deep_compute(arena, shorter), whole, written->n_outcomes, "within half the horizon");
  wa_arena_free(arena);
}
