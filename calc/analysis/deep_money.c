/* Prices, discounting and signs: the model changed on purpose. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "analysis/deep_inside.h"

/* ---- discounting ---- */

void wa_deep_check_discounting(wa_deep *deep) {
  wa_arena *arena = wa_arena_new();
  wa_model *model = wa_deep_copy(arena, deep->model);
  for (size_t class = 0; class < 2; class++)
    model->settings.discount[class] = wa_deep_number(arena, &model->settings.discount[class], 0);
  const wa_results *changed = wa_deep_compute(arena, model);
  for (size_t i = 0; changed && i < model->n_lines; i++)
    for (size_t s = 0; s < model->n_strategies; s++) {
      const wa_line_result *now = &changed->strategies[s].lines[i], *before = &deep->results->strategies[s].lines[i];
      double present = wa_result_value(changed, now->present_value), total = wa_result_value(changed, now->total);
      double written = wa_result_value(deep->results, before->total);
      if (wa_deep_same(present, total) && wa_deep_same(total, written)) continue;
      wa_deep_error(deep, model->lines[i].span, "'%s' is %.8g before discounting, but %.8g when nothing is discounted",
                    model->lines[i].name, written, present);
      wa_hint(deep->diags, "a formula that discounts by itself is discounted twice");
      break;
    }
  wa_arena_free(arena);
}

static bool wa_is_clock(const wa_expr *expr) {
  return expr->kind == WA_EX_NAME && (strcmp(expr->name, "time") == 0 || strcmp(expr->name, "cycle") == 0);
}

/* (1 + 3%) ^ time, 1.03 ^ -cycle, (1 + discount_costs) ^ time */
static bool wa_discount_base(const wa_expr *base) {
  double number;
  if (wa_expr_literal(base, &number)) return number > 1 && number <= 1.1;
  if (base->kind != WA_EX_ADD || !wa_expr_literal(base->args[0], &number) || number != 1) return false;
  const wa_expr *rate = base->args[1];
  return (wa_expr_literal(rate, &number) && number > 0 && number <= 0.1) ||
         (rate->kind == WA_EX_NAME && wa_deep_says(rate->name, "discount"));
}

static void wa_find_by_hand(const wa_expr *node, void *context) {
  wa_deep *deep = context;
  if (node->kind != WA_EX_POWER || !wa_discount_base(node->args[0])) return;
  const wa_expr *exponent = node->args[1];
  if (exponent->kind == WA_EX_NEGATE) exponent = exponent->args[0];
  if (!wa_is_clock(exponent)) return;
  wa_deep_warn(deep, node->span, "'%s' looks like discounting by hand", wa_expr_text(deep->arena, node));
  wa_hint(deep->diags, "settings.discount discounts every line and outcome once; a growth of prices is fine here");
}

static void wa_look_by_hand(const wa_formula *formula, void *context) { wa_expr_walk(formula->expr, wa_find_by_hand, context); }

void wa_deep_check_by_hand(wa_deep *deep) { wa_deep_each_formula(deep->model, wa_look_by_hand, deep); }

void wa_deep_check_rates(wa_deep *deep) {
  const wa_settings *settings = &deep->model->settings;
  double costs = wa_result_value(deep->results, deep->results->lowered->discount[WA_COSTS]);
  double effects = wa_result_value(deep->results, deep->results->lowered->discount[WA_EFFECTS]);
  if (effects > costs) {
    wa_deep_warn(deep, settings->discount[WA_EFFECTS].span, "effects are discounted at %g%%, costs at %g%%", 100 * effects, 100 * costs);
    wa_hint(deep->diags, "guidelines use the same rate or a lower one for effects: are the two exchanged?");
  }
  if (costs != 0 || effects != 0 || settings->horizon <= 1) return;
  wa_deep_warn(deep, settings->discount[WA_COSTS].span, "nothing is discounted over %g years", settings->horizon);
  wa_hint(deep->diags, "settings.discount; the Dutch guideline of 2024: {costs: 3%%, effects: 1.5%%}");
}

/* ---- prices times a factor ---- */

static bool wa_overrides_price(const wa_model *model, const wa_override *overrides, size_t n, const wa_formula *formula) {
  for (size_t i = 0; i < n; i++)
    if (&overrides[i].value == formula && !overrides[i].of_definition)
      return wa_deep_is_money(model, model->parameters[overrides[i].target].unit);
  return false;
}

/* What a strategy or a segment sets a price to. */
static bool wa_sets_price(const wa_model *model, const wa_formula *formula) {
  for (size_t s = 0; s < model->n_strategies; s++)
    if (wa_overrides_price(model, model->strategies[s].overrides, model->strategies[s].n_overrides, formula)) return true;
  for (size_t i = 0; i < model->population.n_segments; i++) {
    const wa_segment *segment = &model->population.segments[i];
    if (wa_overrides_price(model, segment->overrides, segment->n_overrides, formula)) return true;
  }
  return false;
}

/* What a minute of a role or the materials of a step cost. */
static bool wa_prices_path(const wa_model *model, const wa_formula *formula) {
  for (size_t i = 0; i < model->n_roles; i++)
    if (formula == &model->roles[i].cost_per_minute || formula == &model->roles[i].yearly_cost) return true;
  for (size_t i = 0; i < model->n_paths; i++)
    for (size_t j = 0; j < model->paths[i].n_steps; j++) {
      const wa_path_step *step = &model->paths[i].steps[j];
      if (formula == &step->cost_per_minute || formula == &step->materials) return true;
    }
  return false;
}

/* Whether an input is a price: its unit says so, or it stands as the amount of a line or for a price. */
static bool wa_is_price(const wa_model *model, const wa_input *input) {
  if (wa_deep_is_money(model, input->unit) || wa_sets_price(model, input->formula) || wa_prices_path(model, input->formula)) return true;
  for (size_t i = 0; i < model->n_lines; i++)
    if (input->formula == &model->lines[i].amount) return true;
  return false;
}

/* Lines whose amount is money by its unit, or a number of its own: only these must follow the prices. */
static bool wa_priced(const wa_model *model, const wa_line *line) {
  double number;
  return wa_deep_is_money(model, line->amount.expr->unit) || wa_expr_literal(line->amount.expr, &number);
}

/* Tables of prices times a factor. */
static void wa_scale_tables(wa_arena *arena, wa_model *model, double factor) {
  wa_table *tables = WA_NEW_ARRAY(arena, wa_table, model->n_tables + 1);
  for (size_t i = 0; i < model->n_tables; i++) {
    tables[i] = model->tables[i];
    if (!wa_deep_is_money(model, tables[i].unit)) continue;
    size_t n = tables[i].index[0].n * (tables[i].n_index == 2 ? tables[i].index[1].n : 1);
    double *values = WA_NEW_ARRAY(arena, double, n);
    for (size_t j = 0; j < n; j++) values[j] = factor * model->tables[i].values[j];
    tables[i].values = values;
  }
  model->tables = tables;
}

/* The results with all prices times a factor; NULL where they cannot be computed. */
static const wa_results *wa_with_prices(wa_arena *arena, const wa_model *written, double factor) {
  wa_fault fault;
  wa_model *model = wa_deep_copy(arena, written);
  wa_scale_tables(arena, model, factor);
  wa_results *results = wa_results_build(arena, model, true);
  const wa_graph *graph = results->graph;
  const double **inputs = WA_NEW_ARRAY(arena, const double *, graph->n_inputs + 1);
  for (size_t i = 0; i < graph->n_inputs; i++) {
    double *value = WA_NEW(arena, double);
    *value = graph->inputs[i].value * (wa_is_price(model, &graph->inputs[i]) ? factor : 1);
    inputs[i] = value;
  }
  results->block = wa_block_new(arena, graph, 1);
  return wa_block_run(results->block, inputs, &fault) ? results : NULL;
}

void wa_deep_check_prices_zero(wa_deep *deep) {
  const wa_model *model = deep->model;
  wa_arena *arena = wa_arena_new();
  const wa_results *free_of_charge = wa_with_prices(arena, model, 0);
  for (size_t i = 0; free_of_charge && i < model->n_lines; i++)
    for (size_t s = 0; wa_priced(model, &model->lines[i]) && s < model->n_strategies; s++) {
      double left = wa_result_value(free_of_charge, free_of_charge->strategies[s].lines[i].total);
      if (left == 0) continue;
      wa_deep_warn(deep, model->lines[i].amount.span, "with every price 0, '%s' is still %.6g", model->lines[i].name, left);
      wa_hint(deep->diags, "a price without a unit, or an amount hidden in a formula: no reader can find or change it");
      break;
    }
  wa_arena_free(arena);
}

static bool wa_all_priced(const wa_model *model) {
  for (size_t i = 0; i < model->n_lines; i++)
    if (!wa_priced(model, &model->lines[i])) return false;
  return model->n_lines > 0;
}

void wa_deep_check_scale(wa_deep *deep) {
  const wa_model *model = deep->model;
  wa_arena *arena = wa_arena_new();
  const wa_results *twice = wa_all_priced(model) ? wa_with_prices(arena, model, 2) : NULL;
  for (size_t s = 0; twice && s < model->n_strategies; s++) {
    const wa_sroi_result *now = &twice->strategies[s].sroi, *before = &deep->results->strategies[s].sroi;
    double npv = wa_result_value(twice, now->npv), npv_before = wa_result_value(deep->results, before->npv);
    bool ratio = wa_deep_same(wa_result_value(twice, now->ratio), wa_result_value(deep->results, before->ratio));
    if (ratio && wa_deep_same(npv, 2 * npv_before)) continue;
    wa_deep_warn(deep, model->strategies[s].span, "with every price doubled, the net value of '%s' is %.8g, not twice %.8g",
                 model->strategies[s].name, npv, npv_before);
    wa_hint(deep->diags, "an amount that is no price of its own (a ceiling, a threshold, a figure in a formula) is in play");
  }
  wa_arena_free(arena);
}

/* ---- an amount in a formula ---- */

static void wa_find_hidden(const wa_expr *node, void *context) {
  wa_deep *deep = context;
  if (node->kind != WA_EX_ADD && node->kind != WA_EX_SUBTRACT) return;
  for (size_t i = 0; i < 2; i++) {
    double number;
    const wa_expr *other = node->args[1 - i];
    if (!wa_expr_literal(node->args[i], &number) || number == 0 || !wa_deep_is_money(deep->model, other->unit)) continue;
    wa_deep_warn(deep, node->args[i]->span, "the amount %g is hidden in a formula", number);
    wa_hint(deep->diags, "make it a parameter: then it has a source, a range, and a place where readers can change it");
  }
}

static void wa_look_hidden(const wa_formula *formula, void *context) { wa_expr_walk(formula->expr, wa_find_hidden, context); }

void wa_deep_check_hidden(wa_deep *deep) { wa_deep_each_formula(deep->model, wa_look_hidden, deep); }

/* ---- strategies made equal, swapped ---- */

/* Everybody takes every strategy up: nobody has to be found, nobody goes another way. */
static void wa_take_up_all(wa_model *model) {
  for (size_t s = 0; s < model->n_strategies; s++) model->strategies[s].uptake = (wa_uptake){.given = false};
}

void wa_deep_check_equal(wa_deep *deep) {
  if (deep->model->settings.comparator == SIZE_MAX || deep->model->n_strategies < 2) return;
  wa_arena *arena = wa_arena_new();
  wa_model *model = wa_deep_copy(arena, deep->model);
  for (size_t s = 0; s < model->n_strategies; s++) model->strategies[s].n_overrides = 0;
  wa_take_up_all(model);
  const wa_results *changed = wa_deep_compute(arena, model);
  for (size_t s = 0; changed && s < model->n_strategies; s++) {
    double npv = wa_result_value(changed, changed->strategies[s].sroi.npv);
    if (wa_deep_same(npv, 0)) continue;
    wa_deep_error(deep, model->strategies[s].span, "'%s' sets nothing and still differs from the comparator by %.6g",
                  model->strategies[s].name, npv);
  }
  wa_arena_free(arena);
}

void wa_deep_check_swap(wa_deep *deep) {
  const wa_model *written = deep->model;
  size_t first = written->settings.comparator;
  if (first == SIZE_MAX || written->n_strategies < 2) return;
  size_t second = first == 0 ? 1 : 0;
  wa_arena *arena = wa_arena_new();
  wa_model *forth = wa_deep_copy(arena, written), *model = wa_deep_copy(arena, written);
  wa_take_up_all(forth);
  wa_take_up_all(model);
  model->settings.comparator = second;
  const wa_results *base = wa_deep_compute(arena, forth), *changed = base ? wa_deep_compute(arena, model) : NULL;
  double there = base ? wa_result_value(base, base->strategies[second].sroi.npv) : 0;
  double back = changed ? wa_result_value(changed, changed->strategies[first].sroi.npv) : -there;
  if (!wa_deep_same(there, -back))
    wa_deep_error(deep, written->strategies[second].span, "the net value of '%s' is %.8g, and %.8g the other way round",
                  written->strategies[second].name, there, back);
  wa_arena_free(arena);
}

/* ---- lines split in two ---- */

void wa_deep_check_split(wa_deep *deep) {
  const wa_model *written = deep->model;
  wa_arena *arena = wa_arena_new();
  wa_model *model = wa_deep_copy(arena, written);
  model->lines = WA_NEW_ARRAY(arena, wa_line, 2 * written->n_lines + 1);
  model->n_lines = 2 * written->n_lines;
  for (size_t i = 0; i < written->n_lines; i++) {
    wa_line half = written->lines[i];
    half.amount = wa_deep_times(arena, &half.amount, 0.5);
    model->lines[i] = half;
    half.name = wa_printf(arena, "%s.second_half", half.name);
    half.outcome_of = NULL;
    model->lines[written->n_lines + i] = half;
  }
  const wa_results *changed = wa_deep_compute(arena, model);
  for (size_t s = 0; changed && s < model->n_strategies; s++) {
    double whole = wa_result_value(deep->results, deep->results->strategies[s].sroi.npv);
    double halves = wa_result_value(changed, changed->strategies[s].sroi.npv);
    if (!wa_deep_same(whole, halves))
      wa_deep_error(deep, written->strategies[s].span, "with every line split in two, the net value of '%s' is %.8g instead of %.8g",
                    written->strategies[s].name, halves, whole);
  }
  wa_arena_free(arena);
}
