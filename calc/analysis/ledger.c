/* The ledger: what every line brings and takes, per stakeholder and year, against the comparator. */
#include <stdint.h>

#include "analysis/build.h"

static const char *wa_part(wa_results *results, const char *name, const char *part) {
  return wa_printf(results->arena, "%s.%s", name, part);
}

static wa_id wa_binned(wa_results *results, int class, wa_flow_kind kind, wa_id row) {
  size_t bins = (size_t)class * WA_N_FLOW_KINDS + (size_t)kind;
  return wa_node_add(results->graph, WA_OP_BY_YEAR, &row, 1, bins, (wa_span){0});
}

/* The row, or discounted under a name of its own, so that readers of the workbook know what it is. */
static wa_id wa_weighed(wa_results *results, wa_id row, wa_id factor, const char *name, size_t strategy) {
  if (factor == WA_NONE) return row;
  return wa_name(results, wa_times(results, row, factor), wa_part(results, name, "discounted"), strategy, wa_money_unit(results));
}

wa_id wa_flow_by_year(wa_results *results, const wa_flow *flow, wa_id factor, const char *name, size_t strategy) {
  if (flow->after == WA_NONE)
    return wa_binned(results, flow->class, flow->kind, wa_weighed(results, flow->flow, factor, name, strategy));
  /* What lies after a point is of the year that begins there, as one-offs are; what lies before it is of the
   * year that ends there, as moves are. */
  wa_flow_kind before = flow->kind == WA_FLOW_TIME ? WA_FLOW_MOVES : flow->kind;
  return wa_plus(results, wa_binned(results, flow->class, WA_FLOW_POINTS, wa_weighed(results, flow->after, factor, name, strategy)),
                 wa_binned(results, flow->class, before, wa_weighed(results, flow->before, factor, name, strategy)));
}

/* A line under a strategy of its own. */
static void wa_value_line(wa_results *results, size_t strategy, size_t line) {
  wa_graph *graph = results->graph;
  const wa_flow *flow = &results->lowered->lines[strategy][line];
  wa_line_result *result = &results->strategies[strategy].lines[line];
  const char *name = results->model->lines[line].name;
  wa_unit money = wa_money_unit(results);
  result->factor = wa_clock_discount_of(results->lowered, flow);
  result->present_value = wa_name(results, wa_op2(graph, WA_OP_DOT, flow->flow, result->factor),
                                  wa_part(results, name, "present_value"), strategy, money);
  result->total = wa_name(results, wa_op1(graph, WA_OP_SUM, flow->flow), wa_part(results, name, "total"), strategy, money);
  result->by_year = wa_name(results, wa_flow_by_year(results, flow, WA_NONE, name, strategy), wa_part(results, name, "by_year"), strategy, money);
  result->quantity = flow->quantity;
  if (graph->nodes[flow->quantity].axis != WA_SCALAR)
    result->quantity = wa_name(results, wa_op1(graph, WA_OP_SUM, flow->quantity), wa_part(results, name, "quantity_total"),
                               strategy, results->model->lines[line].quantity.expr->unit);
  result->discounted_by_year = wa_name(results, wa_flow_by_year(results, flow, result->factor, name, strategy),
                                       wa_part(results, name, "discounted_by_year"), strategy, money);
}

/* The comparator "nothing": all lines zero. */
static void wa_zero_line(wa_results *results, wa_line_result *result) {
  wa_id zero = wa_number(results, 0);
  result->factor = WA_NONE;
  result->present_value = result->total = result->by_year = result->discounted_by_year = result->quantity = zero;
}

static wa_id wa_difference(wa_results *results, size_t strategy, wa_id own, wa_id base, const char *line, const char *part) {
  wa_id difference = wa_minus(results, own, base);
  if (!part) return difference;
  return wa_name(results, difference, wa_part(results, line, part), strategy, wa_money_unit(results));
}

static void wa_compare_line(wa_results *results, size_t strategy, size_t line) {
  wa_line_result *own = &results->strategies[strategy].lines[line];
  const wa_line_result *base = &results->strategies[results->comparator].lines[line];
  const wa_line *written = &results->model->lines[line];
  const char *name = written->name;
  own->incremental = wa_difference(results, strategy, own->present_value, base->present_value, name, "incremental");
  own->incremental_total = wa_difference(results, strategy, own->total, base->total, name, "incremental_total");
  own->incremental_by_year = wa_difference(results, strategy, own->by_year, base->by_year, name, "incremental_by_year");
  own->incremental_discounted_by_year =
      wa_difference(results, strategy, own->discounted_by_year, base->discounted_by_year, name, NULL);
  if (written->n_from && written->n_to) own->created = wa_number(results, 0);
  else if (written->n_to) own->created = own->incremental;
  else own->created = wa_op1(results->graph, WA_OP_NEGATE, own->incremental);
}

static wa_id wa_side(wa_results *results, const wa_entry *entry, wa_id share, wa_id value) {
  if (share != WA_NONE) value = wa_times(results, share, value);
  return entry->pays ? wa_op1(results->graph, WA_OP_NEGATE, value) : value;
}

static void wa_add_entry(wa_results *results, size_t strategy, size_t line, const wa_split *split, wa_id share, bool pays) {
  wa_strategy_result *own = &results->strategies[strategy];
  const wa_line *written = &results->model->lines[line];
  const wa_line_result *result = &own->lines[line];
  wa_entry entry = {.line = line, .stakeholder = split->stakeholder, .pays = pays, .investment = pays && written->invest,
                    .cash = written->cash, .health = written->category == WA_CAT_HEALTH};
  const char *name = wa_printf(results->arena, "%s.%s.%s", results->model->stakeholders[split->stakeholder].name,
                               written->name, pays ? "pays" : "gets");
  wa_unit money = wa_money_unit(results);
  entry.present_value = wa_name(results, wa_side(results, &entry, share, result->incremental), name, strategy, money);
  entry.by_year = wa_name(results, wa_side(results, &entry, share, result->incremental_by_year),
                          wa_part(results, name, "by_year"), strategy, money);
  entry.total = wa_name(results, wa_side(results, &entry, share, result->incremental_total), wa_part(results, name, "total"),
                        strategy, money);
  WA_PUSH(results->arena, own->entries, own->n_entries, own->entries_capacity, entry);
}

static void wa_add_entries(wa_results *results, size_t strategy, size_t line) {
  const wa_line *written = &results->model->lines[line];
  for (size_t i = 0; i < written->n_from; i++)
    wa_add_entry(results, strategy, line, &written->from[i], results->lowered->from_shares[line][i], true);
  for (size_t i = 0; i < written->n_to; i++)
    wa_add_entry(results, strategy, line, &written->to[i], results->lowered->to_shares[line][i], false);
}

static void wa_sum_party(wa_results *results, size_t strategy, size_t party) {
  wa_strategy_result *own = &results->strategies[strategy];
  wa_party_result *result = &own->parties[party];
  const wa_stakeholder *written = &results->model->stakeholders[party];
  wa_terms invests = {0}, gains = {0}, years = {0}, totals = {0}, cash = {0};
  for (size_t i = 0; i < own->n_entries; i++) {
    const wa_entry *entry = &own->entries[i];
    if (entry->stakeholder != party) continue;
    wa_term(results, entry->investment ? &invests : &gains, entry->present_value);
    wa_term(results, &years, entry->by_year);
    wa_term(results, &totals, entry->total);
    if (entry->cash) wa_term(results, &cash, entry->present_value);
  }
  wa_unit money = wa_money_unit(results);
  wa_id paid = wa_op1(results->graph, WA_OP_NEGATE, wa_sum(results, invests));
  result->invests = wa_name(results, paid, wa_part(results, written->name, "invests"), strategy, money);
  result->gains = wa_name(results, wa_sum(results, gains), wa_part(results, written->name, "gains"), strategy, money);
  result->net = wa_name(results, wa_minus(results, result->gains, result->invests), wa_part(results, written->name, "net"),
                        strategy, money);
  result->net_by_year = wa_name(results, wa_sum(results, years), wa_part(results, written->name, "net_by_year"), strategy, money);
  result->net_total = wa_name(results, wa_sum(results, totals), wa_part(results, written->name, "net_total"), strategy, money);
  result->net_cash = wa_name(results, wa_sum(results, cash), wa_part(results, written->name, "net_cash"), strategy, money);
  wa_id lost = wa_at_least_zero(results, wa_op1(results->graph, WA_OP_NEGATE, result->net));
  result->loss = wa_name(results, lost, wa_part(results, written->name, "loss"), strategy, money);
  wa_id both[] = {result->net, result->net_cash};
  wa_id spare = wa_at_least_zero(results, wa_node_add(results->graph, WA_OP_MIN, both, 2, 0, (wa_span){0}));
  if (written->kind == WA_HOUSEHOLD) spare = wa_number(results, 0);
  result->spare_cash = wa_name(results, spare, wa_part(results, written->name, "spare_cash"), strategy, money);
}

/* A stakeholder of a shared list that no line names. */
static void wa_idle_party(wa_results *results, wa_party_result *result) {
  wa_id zero = wa_number(results, 0);
  *result = (wa_party_result){zero, zero, zero, zero, zero, zero, zero, zero};
}

void wa_build_ledger(wa_results *results) {
  const wa_model *model = results->model;
  for (size_t s = 0; s < results->n_strategies; s++) {
    results->strategies[s].lines = WA_NEW_ARRAY(results->arena, wa_line_result, model->n_lines + 1);
    results->strategies[s].parties = WA_NEW_ARRAY(results->arena, wa_party_result, model->n_stakeholders + 1);
    for (size_t line = 0; line < model->n_lines; line++)
      if (s < model->n_strategies) wa_value_line(results, s, line);
      else wa_zero_line(results, &results->strategies[s].lines[line]);
  }
  for (size_t s = 0; s < results->n_strategies; s++) {
    for (size_t line = 0; line < model->n_lines; line++) wa_compare_line(results, s, line);
    for (size_t line = 0; line < model->n_lines; line++) wa_add_entries(results, s, line);
    for (size_t party = 0; party < model->n_stakeholders; party++)
      if (wa_party_reported(model, party)) wa_sum_party(results, s, party);
      else wa_idle_party(results, &results->strategies[s].parties[party]);
  }
}
