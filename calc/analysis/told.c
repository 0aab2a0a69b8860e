#include "analysis/told.h"

bool wa_aim_told(const wa_secrecy *secrecy, const wa_aim *aim) {
  return wa_may_vary(secrecy, aim->headline.node) && wa_may_vary(secrecy, aim->against);
}

bool wa_varied_told(const wa_results *results, const wa_secrecy *secrecy, const wa_varied *varied) {
  const wa_lowered *lowered = results->lowered;
  if (wa_is_secret(secrecy, results->model, &results->model->parameters[varied->parameter])) return false;
  return wa_may_vary(secrecy, lowered->low[varied->parameter]) && wa_may_vary(secrecy, lowered->high[varied->parameter]);
}

const wa_tornado *wa_tornado_told(wa_arena *arena, const wa_results *results, const wa_secrecy *secrecy,
                                  const wa_one_way *one_way, const wa_tornado *tornado) {
  if (!secrecy) return tornado;
  if (!wa_aim_told(secrecy, &tornado->aim)) return NULL;
  wa_tornado *told = WA_NEW(arena, wa_tornado);
  *told = *tornado;
  told->bars = WA_NEW_ARRAY(arena, wa_bar, tornado->n_bars + 1);
  told->n_bars = 0;
  for (size_t i = 0; i < tornado->n_bars; i++) {
    const wa_bar *bar = &tornado->bars[i];
    if (wa_varied_told(results, secrecy, &one_way->varied[bar->varied])) told->bars[told->n_bars++] = *bar;
    else if (!(bar->spread == 0)) told->judged = false;
  }
  return told;
}

bool wa_scenario_told(const wa_results *results, const wa_secrecy *secrecy, size_t scenario) {
  const wa_scenario *written = &results->model->analysis.plan->scenarios[scenario];
  for (size_t i = 0; i < written->n_keys; i++)
    if (wa_names_secret(secrecy, results->model, written->keys[i]) || wa_names_secret(secrecy, results->model, written->values[i]))
      return false;
  return true;
}

bool wa_scenario_value_told(const wa_results *results, const wa_secrecy *secrecy, size_t scenario, size_t aim) {
  if (!secrecy) return true;
  return !(results->sensitivity->scenarios->rests_on[scenario][aim] & wa_marks_of_others(results->model, secrecy->reader));
}

bool wa_draws_told(const wa_results *results, const wa_secrecy *secrecy) {
  if (!results->probabilistic) return false;
  return !secrecy || secrecy->n_secrets == 0 || results->probabilistic->draws.n_failed == 0;
}

bool wa_view_told(const wa_results *results, const wa_secrecy *secrecy, size_t view) {
  for (size_t s = 0; s < results->n_strategies; s++) {
    const wa_effectiveness *own = &results->strategies[s].effectiveness[view];
    if (!wa_may_vary(secrecy, own->cost) || !wa_may_vary(secrecy, own->effect)) return false;
  }
  return true;
}
