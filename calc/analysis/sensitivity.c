#include "analysis/sensitivity.h"

wa_sensitivity *wa_sensitivity_plan(const wa_results *results, wa_diags *diags) {
  const wa_plan *plan = results->model->analysis.plan;
  wa_sensitivity *sensitivity = WA_NEW(results->arena, wa_sensitivity);
  if (plan->one_way.given) sensitivity->one_way_of = wa_aims_asked(results, diags, plan->one_way.of);
  sensitivity->two_way = wa_two_way_plans(results, diags);
  sensitivity->n_two_way = plan->n_two_way;
  sensitivity->break_even = wa_break_even_plans(results, diags, &sensitivity->n_break_even);
  return sensitivity;
}

static bool wa_party_is_among(const wa_aims *aims, size_t party) {
  for (size_t i = 0; i < aims->n; i++)
    if (aims->items[i].headline.kind == WA_HEADLINE_NET && aims->items[i].headline.subject == party) return true;
  return false;
}

void wa_one_way_by_party(const wa_results *results, size_t threads) {
  wa_sensitivity *sensitivity = results->sensitivity;
  if (!sensitivity || !sensitivity->one_way || sensitivity->by_party) return;
  bool whole = true;
  for (size_t p = 0; p < results->model->n_stakeholders; p++)
    whole = whole && (!wa_party_reported(results->model, p) || wa_party_is_among(&sensitivity->one_way_of, p));
  sensitivity->by_party = whole ? sensitivity->one_way : wa_one_way_compute(results, wa_aims_usual(results), threads);
}

bool wa_sensitivity_compute(const wa_results *results, wa_sensitivity *sensitivity, wa_diags *diags, size_t threads) {
  const wa_plan *plan = results->model->analysis.plan;
  if (plan->one_way.given) sensitivity->one_way = wa_one_way_compute(results, sensitivity->one_way_of, threads);
  bool fine = wa_two_way_compute(results, sensitivity->two_way, diags, threads);
  wa_break_even_compute(results, sensitivity->break_even, sensitivity->n_break_even, threads);
  if (plan->n_scenarios) sensitivity->scenarios = wa_scenarios_compute(results, diags, threads);
  return fine && (plan->n_scenarios == 0 || sensitivity->scenarios);
}
