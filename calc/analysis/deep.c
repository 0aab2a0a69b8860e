#include "analysis/deep.h"

#include <math.h>
#include <string.h>
#include <strings.h>

#include "analysis/deep_inside.h"

const wa_deep_row wa_deep_rows[] = {
    {"dead state", "nobody comes back from death, and death has no utility and no costs", wa_deep_check_states},
    {"utilities", "utilities lie in -1..1 and move the QALYs", wa_deep_check_utilities},
    {"life years", "with all utilities 1 and no discounting, QALYs are life years", wa_deep_check_life_years},
    {"mortality", "higher mortality never gives more life years", wa_deep_check_mortality},
    {"horizon", "half the horizon never gives more QALYs or life years", wa_deep_check_horizon},
    {"discounting", "without discounting, present values are plain totals; rates fit the guideline", wa_deep_check_discounting},
    {"discounted by hand", "no formula discounts what is discounted anyway", wa_deep_check_by_hand},
    {"rates", "effects are not discounted at a higher rate than costs", wa_deep_check_rates},
    {"prices at zero", "with every price 0, nothing costs anything", wa_deep_check_prices_zero},
    {"scale", "with every price doubled, the ratio stays and the net value doubles", wa_deep_check_scale},
    {"hidden amount", "no amount of money is hidden in a formula", wa_deep_check_hidden},
    {"equal strategies", "with equal inputs, strategies do not differ", wa_deep_check_equal},
    {"swapped strategies", "with the comparator changed, signs change", wa_deep_check_swap},
    {"split lines", "every line split in two leaves all totals", wa_deep_check_split},
    {"strategies", "every strategy differs from the comparator, by all that it sets", wa_deep_check_strategies},
    {"parameters", "every parameter moves a result", wa_deep_check_moves},
    {"ranges", "values lie between their low and high", wa_deep_check_ranges},
    {"spread", "no standard deviation stands for a standard error", wa_deep_check_spread},
    {"means", "distributions lie around the value that is used", wa_deep_check_means},
    {"price years", "prices are of the model's price year", wa_deep_check_price_years},
    {"cycle", "probabilities are of the length of a cycle", wa_deep_check_cycle},
    {"hazard ratios", "hazard ratios act on rates", wa_deep_check_hazards},
    {"counted twice", "nothing is used up or valued twice", wa_deep_check_twice},
    {"opposite signs", "the same quantity is no cost in one line and a gain in another", wa_deep_check_opposite},
    {"one-sided payment", "a payment has two sides", wa_deep_check_one_sided},
    {"duration", "durations and drop-off have an effect", wa_deep_check_duration},
    {"cash", "what cannot be banked is not cash; health is discounted as health", wa_deep_check_cash},
    {"investment", "an investment differs between the strategies", wa_deep_check_investment},
    {"negative amounts", "no cost is negative", wa_deep_check_negative},
};
const size_t wa_n_deep_rows = sizeof wa_deep_rows / sizeof *wa_deep_rows;

size_t wa_deep_check(wa_arena *arena, const wa_results *results, wa_diags *diags) {
  wa_deep deep = {.arena = arena, .results = results, .model = results->model, .diags = diags};
  for (size_t i = 0; i < wa_n_deep_rows; i++) {
    deep.check = wa_deep_rows[i].name;
    wa_deep_rows[i].run(&deep);
  }
  return deep.findings;
}

void wa_deep_error(wa_deep *deep, wa_span span, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  wa_error(deep->diags, span, "[%s] %s", deep->check, wa_vprintf(deep->arena, format, arguments));
  va_end(arguments);
  deep->findings++;
}

void wa_deep_warn(wa_deep *deep, wa_span span, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  wa_warn(deep->diags, span, "[%s] %s", deep->check, wa_vprintf(deep->arena, format, arguments));
  va_end(arguments);
  deep->findings++;
}

/* ---- the model changed on purpose ---- */

static void *wa_deep_array(wa_arena *arena, const void *items, size_t n, size_t size) {
  void *copy = wa_alloc_array(arena, n + 1, size);
  if (n) memcpy(copy, items, n * size);
  return copy;
}

wa_model *wa_deep_copy(wa_arena *arena, const wa_model *model) {
  wa_model *copy = WA_NEW(arena, wa_model);
  *copy = *model;
  copy->cohort.states = wa_deep_array(arena, model->cohort.states, model->cohort.n_states, sizeof(wa_state));
  copy->cohort.transitions =
      wa_deep_array(arena, model->cohort.transitions, model->cohort.n_transitions, sizeof(wa_transition));
  copy->outcomes = wa_deep_array(arena, model->outcomes, model->n_outcomes, sizeof(wa_outcome));
  copy->strategies = wa_deep_array(arena, model->strategies, model->n_strategies, sizeof(wa_strategy));
  copy->lines = wa_deep_array(arena, model->lines, model->n_lines, sizeof(wa_line));
  return copy;
}

const wa_results *wa_deep_compute(wa_arena *arena, const wa_model *model) {
  wa_fault fault;
  wa_results *results = wa_results_build(arena, model, true);
  return wa_results_compute(results, &fault) ? results : NULL;
}

wa_formula wa_deep_number(wa_arena *arena, const wa_formula *instead_of, double number) {
  wa_expr *expr = WA_NEW(arena, wa_expr);
  *expr = (wa_expr){.kind = WA_EX_NUMBER, .number = number, .unit = wa_unit_literal(), .size = 1, .height = 1,
                    .span = instead_of->span};
  wa_formula formula = *instead_of;
  formula.expr = expr;
  return formula;
}

wa_formula wa_deep_times(wa_arena *arena, const wa_formula *formula, double factor) {
  wa_expr *product = WA_NEW(arena, wa_expr);
  wa_formula times = *formula, other = wa_deep_number(arena, formula, factor);
  *product = *formula->expr; /* unit, uses, place */
  product->kind = WA_EX_MULTIPLY;
  product->args = WA_NEW_ARRAY(arena, wa_expr *, 2);
  product->args[0] = other.expr;
  product->args[1] = formula->expr;
  product->n_args = 2;
  times.expr = product;
  return times;
}

bool wa_deep_same(double a, double b) {
  if (isnan(a) || isnan(b)) return isnan(a) && isnan(b);
  return fabs(a - b) <= 1e-9 * fmax(1, fmax(fabs(a), fabs(b)));
}

/* ---- looking at formulas ---- */

void wa_deep_each_formula(const wa_model *model, void (*visit)(const wa_formula *formula, void *context), void *context) {
  for (size_t i = 0; i < model->n_parameters; i++)
    if (model->parameters[i].used) visit(&model->parameters[i].value, context);
  for (size_t i = 0; i < model->n_definitions; i++) visit(&model->definitions[i].value, context);
  for (size_t s = 0; s < model->n_strategies; s++)
    for (size_t i = 0; i < model->strategies[s].n_overrides; i++) visit(&model->strategies[s].overrides[i].value, context);
  for (size_t i = 0; i < model->cohort.n_transitions; i++)
    if (!model->cohort.transitions[i].rest) visit(&model->cohort.transitions[i].probability, context);
  for (size_t i = 0; i < model->cohort.n_states; i++)
    if (model->cohort.states[i].utility.expr) visit(&model->cohort.states[i].utility, context);
  for (size_t i = 0; i < model->n_outcomes; i++) visit(&model->outcomes[i].quantity, context);
  for (size_t i = 0; i < model->n_lines; i++) {
    visit(&model->lines[i].quantity, context);
    visit(&model->lines[i].amount, context);
  }
}

bool wa_deep_same_formula(wa_arena *arena, const wa_formula *a, const wa_formula *b) {
  return strcmp(wa_expr_text(arena, a->expr), wa_expr_text(arena, b->expr)) == 0;
}

bool wa_deep_is_money(const wa_model *model, wa_unit unit) {
  wa_unit money = wa_unit_of(model->settings.currency);
  for (int i = 0; i < unit.n; i++)
    if (strcmp(unit.factor[i].symbol, money.factor[0].symbol) == 0) return true;
  return false;
}

bool wa_deep_says(const char *text, const char *word) { return text && strcasestr(text, word); }

bool wa_deep_called_dead(const wa_state *state) {
  static const char *const words[] = {"dead", "death", "died", "deceased", "dood", "overleden", "sterf"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strncasecmp(state->name, words[i], strlen(words[i])) == 0 || wa_deep_says(state->label.en, words[i]) ||
        wa_deep_says(state->label.nl, words[i]))
      return true;
  return false;
}

static bool wa_deep_absorbing(const wa_model *model, size_t state) {
  for (size_t i = 0; i < model->cohort.n_transitions; i++)
    if (model->cohort.transitions[i].from == state && model->cohort.transitions[i].to != state) return false;
  return true;
}

bool wa_deep_dead(const wa_model *model, size_t state) {
  double utility = NAN;
  const wa_state *it = &model->cohort.states[state];
  if (!wa_deep_absorbing(model, state)) return false;
  bool none = it->utility.expr && wa_expr_literal(it->utility.expr, &utility) && utility == 0;
  return wa_deep_called_dead(it) || none;
}
