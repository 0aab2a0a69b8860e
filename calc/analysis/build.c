#include "analysis/build.h"

#include <stdint.h>

wa_id wa_name(wa_results *results, wa_id node, const char *name, size_t strategy, wa_unit unit) {
  /* The implicit comparator is no strategy of the model: its figures are constants and belong to none. */
  if (strategy >= results->model->n_strategies) strategy = SIZE_MAX;
  wa_named named = {.name = name, .strategy = strategy, .unit = unit};
  return wa_name_node(results->graph, node, named);
}

wa_id wa_plus(wa_results *results, wa_id a, wa_id b) { return wa_op2(results->graph, WA_OP_ADD, a, b); }
wa_id wa_minus(wa_results *results, wa_id a, wa_id b) { return wa_op2(results->graph, WA_OP_SUBTRACT, a, b); }
wa_id wa_times(wa_results *results, wa_id a, wa_id b) { return wa_op2(results->graph, WA_OP_MULTIPLY, a, b); }
wa_id wa_number(wa_results *results, double number) { return wa_const(results->graph, number); }

wa_id wa_ratio(wa_results *results, wa_id a, wa_id b) {
  wa_id positive = wa_op2(results->graph, WA_OP_GREATER, b, wa_number(results, 0));
  return wa_op3(results->graph, WA_OP_IF, positive, wa_op2(results->graph, WA_OP_DIVIDE, a, b),
                wa_missing(results->graph));
}

wa_id wa_at_least_zero(wa_results *results, wa_id a) {
  wa_id both[] = {wa_number(results, 0), a};
  return wa_node_add(results->graph, WA_OP_MAX, both, 2, 0, (wa_span){0});
}

wa_unit wa_money_unit(const wa_results *results) { return wa_unit_of(results->model->settings.currency); }

void wa_term(wa_results *results, wa_terms *terms, wa_id id) {
  WA_PUSH(results->arena, terms->ids, terms->n, terms->capacity, id);
}

wa_id wa_sum(wa_results *results, wa_terms terms) { return wa_total(results->graph, terms.ids, terms.n); }
