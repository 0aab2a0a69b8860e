/* Lines that are right one by one and wrong together. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "analysis/deep_inside.h"

static bool wa_one_side(const wa_line *line, bool from) { return from ? line->n_from && !line->n_to : line->n_to && !line->n_from; }

/* Quantities that say nothing about what is counted. */
static bool wa_tells_nothing(const wa_line *line) {
  double number;
  return wa_expr_literal(line->quantity.expr, &number);
}

static bool wa_shares_party(const wa_split *a, size_t n_a, const wa_split *b, size_t n_b) {
  for (size_t i = 0; i < n_a; i++)
    for (size_t j = 0; j < n_b; j++)
      if (a[i].stakeholder == b[j].stakeholder) return true;
  return false;
}

/* ---- counted twice ---- */

static void wa_compare_pair(wa_deep *deep, const wa_line *first, const wa_line *second) {
  bool same_quantity = !wa_tells_nothing(first) && wa_deep_same_formula(deep->arena, &first->quantity, &second->quantity);
  bool same_amount = wa_deep_same_formula(deep->arena, &first->amount, &second->amount);
  if (!same_quantity || first->category != second->category) return;
  bool used = wa_one_side(first, true) && wa_one_side(second, true), gained = wa_one_side(first, false) && wa_one_side(second, false);
  bool same_party = wa_shares_party(first->from, first->n_from, second->from, second->n_from) ||
                    wa_shares_party(first->to, first->n_to, second->to, second->n_to);
  if (gained && same_party && (same_amount || (!first->cash && !second->cash))) {
    wa_deep_warn(deep, second->span, "'%s' values for the same stakeholder what '%s' values", second->name, first->name);
    wa_hint(deep->diags, "one quantity, two values: keep one of them");
  } else if (used && (same_party ? same_amount : true)) {
    wa_deep_warn(deep, second->span, "'%s' and '%s' use up the same quantity%s", first->name, second->name,
                 same_party ? " at the same price" : ", borne by different stakeholders");
    wa_hint(deep->diags, "a payment has a 'to'; what is really used up is borne once");
  } else {
    bool payments = first->n_from && first->n_to && second->n_from && second->n_to;
    if (!payments || !same_amount || !same_party) return;
    wa_deep_warn(deep, second->span, "'%s' pays what '%s' pays already", second->name, first->name);
    wa_hint(deep->diags, "the same quantity at the same price, to the same stakeholder");
  }
}

/* Whether two outcomes of health are valued for the same people: a QALY holds all health. */
static void wa_compare_health(wa_deep *deep, const wa_line *first, const wa_line *second) {
  const wa_line *pair[] = {first, second};
  const wa_outcome *qaly = deep->model->settings.effect == SIZE_MAX ? NULL : &deep->model->outcomes[deep->model->settings.effect];
  for (size_t i = 0; i < 2; i++) {
    const wa_line *value = pair[i], *other = pair[1 - i];
    if (!qaly || !value->outcome_of || strcmp(value->outcome_of, qaly->name) != 0 || other->category != WA_CAT_HEALTH) continue;
    if (!wa_shares_party(value->to, value->n_to, other->to, other->n_to)) continue;
    wa_deep_warn(deep, other->span, "'%s' values health that the QALYs of '%s' hold already", other->name, value->name);
    wa_hint(deep->diags, "pain, anxiety and mobility are part of a QALY; value either");
    return;
  }
}

void wa_deep_check_twice(wa_deep *deep) {
  const wa_model *model = deep->model;
  for (size_t i = 0; i < model->n_lines; i++)
    for (size_t j = i + 1; j < model->n_lines; j++) {
      wa_compare_pair(deep, &model->lines[i], &model->lines[j]);
      wa_compare_health(deep, &model->lines[i], &model->lines[j]);
    }
}

/* ---- opposite signs ---- */

/* Care that is given is used up; only care that is saved is a gain, and the comparator saves none. */
static void wa_check_gain_of_care(wa_deep *deep, size_t line) {
  static const wa_category resources[] = {WA_CAT_HEALTH_CARE, WA_CAT_PROGRAMME, WA_CAT_SOCIAL_CARE, WA_CAT_TRAVEL};
  const wa_line *it = &deep->model->lines[line];
  size_t comparator = deep->model->settings.comparator;
  bool resource = false;
  for (size_t i = 0; i < sizeof resources / sizeof *resources; i++) resource = resource || it->category == resources[i];
  if (!resource || !wa_one_side(it, false) || comparator == SIZE_MAX) return;
  if (!(wa_result_value(deep->results, deep->results->strategies[comparator].lines[line].total) > 0)) return;
  wa_deep_warn(deep, it->span, "'%s' is a gain under the comparator already", it->name);
  wa_hint(deep->diags, "is 'to' written for 'from'? What is used up has 'from' only");
}

void wa_deep_check_opposite(wa_deep *deep) {
  const wa_model *model = deep->model;
  for (size_t i = 0; i < model->n_lines; i++) {
    wa_check_gain_of_care(deep, i);
    for (size_t j = 0; j < model->n_lines; j++) {
      const wa_line *cost = &model->lines[i], *gain = &model->lines[j];
      if (!wa_one_side(cost, true) || !wa_one_side(gain, false) || wa_tells_nothing(cost) || cost->category != gain->category) continue;
      if (!wa_deep_same_formula(deep->arena, &cost->quantity, &gain->quantity) ||
          !wa_deep_same_formula(deep->arena, &cost->amount, &gain->amount))
        continue;
      wa_deep_warn(deep, gain->span, "the same is a gain in '%s' and a cost in '%s'", gain->name, cost->name);
      wa_hint(deep->diags, "what changes hands is one line with 'from' and 'to'");
    }
  }
}

/* ---- payments ---- */

/* Who pays others and is paid by nobody: insurers, municipalities, employers. */
static bool wa_only_pays(const wa_model *model, size_t stakeholder) {
  bool pays = false;
  for (size_t i = 0; i < model->n_lines; i++) {
    const wa_line *line = &model->lines[i];
    if (!line->n_from || !line->n_to) continue;
    for (size_t j = 0; j < line->n_to; j++)
      if (line->to[j].stakeholder == stakeholder) return false;
    for (size_t j = 0; j < line->n_from; j++) pays = pays || line->from[j].stakeholder == stakeholder;
  }
  return pays;
}

static bool wa_called_payment(const wa_line *line) {
  static const char *const words[] = {"tariff", "fee", "payment", "reimburse", "subsid", "tarief", "vergoeding", "betaling", "contract"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (wa_deep_says(line->name, words[i]) || wa_deep_says(line->label.en, words[i]) || wa_deep_says(line->label.nl, words[i]))
      return true;
  return false;
}

void wa_deep_check_one_sided(wa_deep *deep) {
  const wa_model *model = deep->model;
  for (size_t i = 0; i < model->n_lines; i++) {
    const wa_line *line = &model->lines[i];
    if (!wa_one_side(line, true) || !wa_called_payment(line) || line->n_from != 1) continue;
    if (!wa_only_pays(model, line->from[0].stakeholder)) continue;
    wa_deep_warn(deep, line->span, "'%s' is called a payment, but nobody receives it", line->name);
    wa_hint(deep->diags, "with 'from' alone resources are used up; money that changes hands has a 'to' as well");
  }
}

/* ---- durations ---- */

static double wa_written(const wa_formula *formula) {
  double number;
  return formula->expr && wa_expr_literal(formula->expr, &number) ? number : NAN;
}

void wa_deep_check_duration(wa_deep *deep) {
  double horizon = deep->model->settings.horizon;
  for (size_t i = 0; i < deep->model->n_lines; i++) {
    const wa_line *line = &deep->model->lines[i];
    double starts = line->starts.expr ? wa_written(&line->starts) : 0, lasts = wa_written(&line->lasts), drop_off = wa_written(&line->drop_off);
    if (starts + lasts > horizon * (1 + 1e-9)) {
      wa_deep_warn(deep, line->lasts.span, "'%s' lasts until year %g, the horizon is %g", line->name, starts + lasts, horizon);
      wa_hint(deep->diags, "what lies beyond the horizon is not counted");
    }
    bool once = !line->lasts.expr && !(line->quantity.expr->uses | line->amount.expr->uses);
    if (drop_off > 0 && (once || lasts <= 1)) {
      wa_deep_warn(deep, line->drop_off.span, "the drop-off of '%s' has no effect: the line lasts one year", line->name);
      wa_hint(deep->diags, "write how long it lasts, for instance lasts: 5 years");
    }
  }
}

/* ---- cash, health, investment, signs ---- */

static bool wa_rates_differ(const wa_deep *deep) {
  const wa_id *rates = deep->results->lowered->discount;
  return wa_result_value(deep->results, rates[WA_COSTS]) != wa_result_value(deep->results, rates[WA_EFFECTS]);
}

void wa_deep_check_cash(wa_deep *deep) {
  for (size_t i = 0; i < deep->model->n_lines; i++) {
    const wa_line *line = &deep->model->lines[i];
    bool value = wa_one_side(line, false);
    if (line->cash && value && (line->category == WA_CAT_HEALTH || line->category == WA_CAT_WELLBEING)) {
      wa_deep_warn(deep, line->span, "'%s' is %s and counts as cash", line->name, wa_category_names[line->category]);
      wa_hint(deep->diags, "nobody can bank it: write cash: false");
    }
    if (line->cash && line->category == WA_CAT_INFORMAL_CARE && !(line->n_from && line->n_to)) {
      wa_deep_warn(deep, line->span, "'%s' is informal care and counts as cash", line->name);
      wa_hint(deep->diags, "unpaid hours are not banked: write cash: false");
    }
    if (line->category == WA_CAT_HEALTH && !line->effects_rate && wa_rates_differ(deep)) {
      wa_deep_warn(deep, line->span, "the health in '%s' is discounted as money", line->name);
      wa_hint(deep->diags, "the value of health is discounted at the rate of the effects: leave 'discount: costs' out");
    }
  }
}

/* An investment that is made without the programme too: only the difference counts, which is seldom meant. */
static void wa_check_always_invested(wa_deep *deep, size_t line) {
  size_t comparator = deep->model->settings.comparator;
  const wa_line *it = &deep->model->lines[line];
  if (comparator == SIZE_MAX || !it->invest) return;
  if (wa_result_value(deep->results, deep->results->strategies[comparator].lines[line].total) == 0) return;
  wa_deep_warn(deep, it->span, "'%s' is invested under the comparator '%s' too", it->name, deep->model->strategies[comparator].name);
  wa_hint(deep->diags, "only the difference counts as investment; for an existing programme that is right");
}

void wa_deep_check_investment(wa_deep *deep) {
  for (size_t i = 0; i < deep->model->n_lines; i++) {
    const wa_line *line = &deep->model->lines[i];
    bool differs = !line->invest;
    wa_check_always_invested(deep, i);
    for (size_t s = 0; !differs && s < deep->model->n_strategies; s++)
      differs = wa_result_value(deep->results, deep->results->strategies[s].lines[i].incremental) != 0;
    if (differs) continue;
    wa_deep_warn(deep, line->span, "the investment '%s' is the same under every strategy", line->name);
    wa_hint(deep->diags, "only what differs from the comparator is invested: does it depend on something that a strategy sets?");
  }
}

void wa_deep_check_negative(wa_deep *deep) {
  for (size_t i = 0; i < deep->model->n_lines; i++)
    for (size_t s = 0; s < deep->model->n_strategies; s++) {
      const wa_line *line = &deep->model->lines[i];
      double total = wa_result_value(deep->results, deep->results->strategies[s].lines[i].total);
      if (!(total < 0)) continue;
      wa_deep_warn(deep, line->amount.span, "'%s' is below zero under '%s'", line->name, deep->model->strategies[s].name);
      wa_hint(deep->diags, "'from' and 'to' give the direction: a negative amount turns it round");
      break;
    }
}

/* ---- strategies ---- */

/* Strategies that come out the same, and single settings that change nothing. */
static bool wa_same_results(const wa_results *a, const wa_results *b, size_t s, size_t t) {
  for (size_t i = 0; i < a->model->n_lines; i++)
    if (wa_result_value(a, a->strategies[s].lines[i].total) != wa_result_value(b, b->strategies[t].lines[i].total)) return false;
  for (size_t i = 0; i < a->model->n_outcomes; i++)
    if (wa_result_value(a, a->strategies[s].outcomes[i].total) != wa_result_value(b, b->strategies[t].outcomes[i].total)) return false;
  return true;
}

static void wa_check_override(wa_deep *deep, size_t strategy, size_t which) {
  wa_arena *arena = wa_arena_new();
  wa_model *model = wa_deep_copy(arena, deep->model);
  wa_strategy *changed = &model->strategies[strategy];
  wa_override *others = WA_NEW_ARRAY(arena, wa_override, changed->n_overrides);
  size_t n = 0;
  for (size_t i = 0; i < changed->n_overrides; i++)
    if (i != which) others[n++] = changed->overrides[i];
  const wa_override *left_out = &deep->model->strategies[strategy].overrides[which];
  changed->overrides = others;
  changed->n_overrides = n;
  const wa_results *results = wa_deep_compute(arena, model);
  if (results && wa_same_results(results, deep->results, strategy, strategy))
    wa_deep_warn(deep, left_out->span, "what '%s' sets for '%s' changes nothing", changed->name,
                 left_out->of_definition ? model->definitions[left_out->target].name : model->parameters[left_out->target].name);
  wa_arena_free(arena);
}

void wa_deep_check_strategies(wa_deep *deep) {
  const wa_model *model = deep->model;
  size_t comparator = model->settings.comparator;
  for (size_t s = 0; s < model->n_strategies; s++) {
    bool same = comparator != SIZE_MAX && s != comparator && wa_same_results(deep->results, deep->results, s, comparator);
    if (same) {
      wa_deep_warn(deep, model->strategies[s].span, "'%s' gives the same results as the comparator '%s'", model->strategies[s].name,
                   model->strategies[comparator].name);
      continue;
    }
    for (size_t i = 0; i < model->strategies[s].n_overrides; i++) wa_check_override(deep, s, i);
  }
}
