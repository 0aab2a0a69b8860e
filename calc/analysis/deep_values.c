/* Figures that are suspicious by themselves: ranges, spreads, years of prices, lengths of cycles. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "analysis/deep_inside.h"
#include "engine/quantile.h"

/* ---- low and high ---- */

/* A formula of the model's own numbers; NAN where it is no plain number. */
static double wa_plain(const wa_formula *formula) {
  double number;
  return formula->expr && wa_expr_literal(formula->expr, &number) ? number : NAN;
}

void wa_deep_check_ranges(wa_deep *deep) {
  for (size_t i = 0; i < deep->model->n_parameters; i++) {
    const wa_parameter *it = &deep->model->parameters[i];
    double value = wa_plain(&it->value), low = wa_plain(&it->low), high = wa_plain(&it->high);
    if (low > high) wa_deep_error(deep, it->low.span, "the low of '%s', %g, is above its high, %g", it->name, low, high);
    else if (low == high) wa_deep_warn(deep, it->low.span, "the low and the high of '%s' are the same", it->name);
    else if (value < low || value > high)
      wa_deep_error(deep, it->value.span, "'%s' is %g, outside its range %g to %g", it->name, value,
                    isnan(low) ? -INFINITY : low, isnan(high) ? INFINITY : high);
  }
}

/* ---- what is drawn ---- */

enum { WA_DRAWN_POINTS = 400 };

/* The distribution that is drawn from around a written value; false where there is none. */
static bool wa_drawn(wa_deep *deep, const wa_parameter *parameter, double *value, wa_quantile *quantile) {
  *value = wa_plain(&parameter->value);
  return parameter->used && parameter->distribution.kind && !isnan(*value) &&
         wa_quantile_of(deep->arena, &parameter->distribution, *value, quantile) && quantile->kind != WA_Q_FIXED;
}

/* Mean of what is drawn, from evenly spaced quantiles: good to far less than the tenth that matters here. */
static double wa_drawn_mean(const wa_quantile *quantile) {
  double sum = 0;
  for (size_t i = 0; i < WA_DRAWN_POINTS; i++) sum += wa_quantile_at(quantile, ((double)i + 0.5) / WA_DRAWN_POINTS);
  return sum / WA_DRAWN_POINTS;
}

/* How wide a distribution is: its standard error (a 95% interval holds 3.92 of them) relative to what would be
 * implausible for the mean of a study. 1 and more is suspicious. Shares: half of the largest possible standard error (a
 * study of three people); amounts, and ratios on their logarithmic scale: three quarters of the mean. */
static double wa_width(const wa_quantile *quantile) {
  double low = wa_quantile_at(quantile, 0.025), high = wa_quantile_at(quantile, 0.975);
  if (quantile->kind == WA_Q_LOGNORMAL) return log(high / low) / 3.92 / 0.75;
  bool share = quantile->kind == WA_Q_BETA && quantile->low == 0 && quantile->high == 1;
  double mean = wa_drawn_mean(quantile);
  return (high - low) / 3.92 / (share ? 0.5 * sqrt(mean * (1 - mean)) : 0.75 * fabs(mean));
}

void wa_deep_check_spread(wa_deep *deep) {
  for (size_t i = 0; i < deep->model->n_parameters; i++) {
    const wa_parameter *it = &deep->model->parameters[i];
    wa_quantile quantile;
    double value;
    if (!wa_drawn(deep, it, &value, &quantile) || value == 0 || !(wa_width(&quantile) >= 1)) continue;
    wa_deep_warn(deep, it->distribution.span, "the distribution of '%s' is very wide for a mean", it->name);
    wa_hint(deep->diags, "is it the standard deviation between people? The standard error is sd / sqrt(n)");
  }
}

/* The value may be meant as the mean or as the median. */
void wa_deep_check_means(wa_deep *deep) {
  for (size_t i = 0; i < deep->model->n_parameters; i++) {
    const wa_parameter *it = &deep->model->parameters[i];
    wa_quantile quantile;
    double value;
    if (!wa_drawn(deep, it, &value, &quantile)) continue;
    double mean = wa_drawn_mean(&quantile), median = wa_quantile_at(&quantile, 0.5);
    if (!(fabs(value - mean) > 0.1 * fabs(mean)) || !(fabs(value - median) > 0.1 * fabs(median))) continue;
    wa_deep_warn(deep, it->distribution.span, "'%s' is %g, but its draws lie around %.4g", it->name, value, mean);
    wa_hint(deep->diags, "the probabilistic results will not agree with the others");
  }
}

/* ---- years of prices ---- */

/* The year behind words like "price level", in a text; 0 when there is none. */
static int wa_price_year_in(const char *text) {
  static const char *const words[] = {"price level of ", "price level ", "prices of ", "prices ", "prijspeil van ", "prijspeil ",
                                      "prijzen van ", "prijsniveau "};
  for (size_t i = 0; text && i < sizeof words / sizeof *words; i++) {
    const char *found = strcasestr(text, words[i]);
    long year = found ? strtol(found + strlen(words[i]), NULL, 10) : 0;
    if (year >= 1980 && year <= 2100) return (int)year;
  }
  return 0;
}

typedef struct wa_name_use {
  const char *name;
  size_t inside_index, total;
} wa_name_use;

static void wa_count_name(const wa_expr *node, void *context) {
  wa_name_use *use = context;
  if (node->kind == WA_EX_NAME && strcmp(node->name, use->name) == 0) use->total++;
}

static void wa_count_indexed(const wa_expr *node, void *context) {
  wa_name_use *use = context, inside = {use->name, 0, 0};
  if (node->kind != WA_EX_CALL || !node->function || node->function->id != WA_FN_INDEX) return;
  wa_expr_walk(node->args[0], wa_count_name, &inside);
  use->inside_index += inside.total;
}

static void wa_count_uses(const wa_formula *formula, void *context) {
  wa_expr_walk(formula->expr, wa_count_name, context);
  wa_expr_walk(formula->expr, wa_count_indexed, context);
}

static int wa_year_of(const wa_parameter *parameter) {
  int year = wa_price_year_in(parameter->source);
  if (!year) year = wa_price_year_in(parameter->label.en);
  return year ? year : wa_price_year_in(parameter->label.nl);
}

void wa_deep_check_price_years(wa_deep *deep) {
  const wa_model *model = deep->model;
  if (!model->settings.price_year) return;
  for (size_t i = 0; i < model->n_parameters; i++) {
    const wa_parameter *it = &model->parameters[i];
    int year = wa_year_of(it);
    wa_name_use use = {it->name, 0, 0};
    if (!it->used || it->library || !year || year == model->settings.price_year || !wa_deep_is_money(model, it->unit)) continue;
    wa_deep_each_formula(model, wa_count_uses, &use);
    if (isnan(wa_plain(&it->value)) || use.total == use.inside_index) continue;
    wa_deep_warn(deep, it->value.span, "'%s' is a price of %d, the model counts in prices of %d", it->name, year,
                 model->settings.price_year);
    wa_hint(deep->diags, "write index(%g, %d), with the price index of the folder nl or your own", wa_plain(&it->value), year);
  }
}

/* ---- probabilities of another length ---- */

static const char *wa_period_in(const char *text) {
  static const struct {
    const char *words, *period;
  } table[] = {{"per year", "year"}, {"yearly", "year"}, {"annual", "year"}, {"per jaar", "year"}, {"jaarlijkse", "year"},
               {"first year", "year"}, {"each year", "year"}, {"eerste jaar", "year"},
               {"elk jaar", "year"}, {"within a year", "year"}, {"in a year", "year"}, {"per month", "month"}, {"monthly", "month"}, {"per maand", "month"}, {"maandelijkse", "month"}};
  for (size_t i = 0; i < sizeof table / sizeof *table; i++)
    if (wa_deep_says(text, table[i].words)) return table[i].period;
  return NULL;
}

/* Whether a name stands in a formula for a probability itself: not as an argument of a function that converts. */
static bool wa_bare(const wa_expr *expr, const char *name) {
  if (expr->kind == WA_EX_NAME) return strcmp(expr->name, name) == 0;
  if (expr->kind == WA_EX_CALL && expr->function && expr->function->id != WA_FN_IF && expr->function->id != WA_FN_MIN &&
      expr->function->id != WA_FN_MAX)
    return false;
  if (expr->kind == WA_EX_POWER || expr->kind == WA_EX_DIVIDE) return false;
  for (size_t i = 0; i < expr->n_args; i++)
    if (wa_bare(expr->args[i], name)) return true;
  return false;
}

static bool wa_bare_in_transition(const wa_model *model, const char *name) {
  for (size_t i = 0; i < model->cohort.n_transitions; i++) {
    const wa_transition *move = &model->cohort.transitions[i];
    if (!move->rest && wa_bare(move->probability.expr, name)) return true;
  }
  return false;
}

void wa_deep_check_cycle(wa_deep *deep) {
  const wa_model *model = deep->model;
  double cycle = model->settings.cycle;
  if (!model->cohort.given) return;
  for (size_t i = 0; i < model->n_parameters; i++) {
    const wa_parameter *it = &model->parameters[i];
    const char *period = wa_period_in(it->label.en);
    if (!period) period = wa_period_in(it->label.nl);
    if (!period) period = wa_period_in(it->source);
    if (!period || !it->used || fabs(cycle - (*period == 'y' ? 1 : 1.0 / 12)) < 1e-3) continue;
    if (!wa_bare_in_transition(model, it->name)) continue;
    wa_deep_warn(deep, it->value.span, "'%s' is of a %s, but a cycle is %s", it->name, period, model->settings.cycle_text);
    wa_hint(deep->diags, "write rescale_prob(%s, from, to) with the two lengths in years", it->name);
  }
}

/* ---- hazard ratios ---- */

static bool wa_is_hazard_ratio(const wa_model *model, const wa_expr *expr) {
  if (expr->kind != WA_EX_NAME) return false;
  if (strncasecmp(expr->name, "hr_", 3) == 0 || strcasecmp(expr->name, "hr") == 0) return true;
  for (size_t i = 0; i < model->n_parameters; i++)
    if (strcmp(model->parameters[i].name, expr->name) == 0)
      return wa_deep_says(model->parameters[i].label.en, "hazard ratio") || wa_deep_says(model->parameters[i].label.nl, "hazardratio");
  return false;
}

static bool wa_is_probability(const wa_expr *expr) {
  return expr->kind == WA_EX_NAME && (strncasecmp(expr->name, "p_", 2) == 0 || strncasecmp(expr->name, "prob", 4) == 0);
}

/* hr * p, outside of all functions that turn rates into probabilities. */
static void wa_find_hazard(const wa_expr *node, void *context) {
  wa_deep *deep = context;
  if (node->kind != WA_EX_MULTIPLY) return;
  for (size_t i = 0; i < 2; i++) {
    if (!wa_is_hazard_ratio(deep->model, node->args[i]) || !wa_is_probability(node->args[1 - i])) continue;
    wa_deep_warn(deep, node->span, "the hazard ratio '%s' multiplies a probability", node->args[i]->name);
    wa_hint(deep->diags, "a hazard ratio acts on the rate: hr(%s, %s)", node->args[1 - i]->name, node->args[i]->name);
  }
}

static void wa_look_hazard(const wa_formula *formula, void *context) { wa_expr_walk(formula->expr, wa_find_hazard, context); }

void wa_deep_check_hazards(wa_deep *deep) { wa_deep_each_formula(deep->model, wa_look_hazard, deep); }
