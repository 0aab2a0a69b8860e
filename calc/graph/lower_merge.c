/* One flow from those of groups of people, or of the parts of a stay. */
#include "graph/lowering.h"

/* The node that all have in that place, or WA_NONE. */
#define WA_COMMON(name, member)                                                  \
  static wa_id name(const wa_flow *flows, size_t n) {                            \
    for (size_t i = 1; i < n; i++)                                               \
      if (flows[i].member != flows[0].member) return WA_NONE;                    \
    return flows[0].member;                                                      \
  }
WA_COMMON(wa_common_quantity, quantity)
WA_COMMON(wa_common_amount, amount)
WA_COMMON(wa_common_deadweight, deadweight)
WA_COMMON(wa_common_displacement, displacement)
WA_COMMON(wa_common_attribution, attribution)
WA_COMMON(wa_common_drop_off, drop_off)
WA_COMMON(wa_common_starts, starts)
WA_COMMON(wa_common_lasts, lasts)
WA_COMMON(wa_common_kept, kept)
WA_COMMON(wa_common_window, window)

typedef wa_id wa_member(wa_graph *graph, const wa_flow *flow);
static wa_id wa_gross_of(wa_graph *graph, const wa_flow *flow) { (void)graph; return flow->gross; }
static wa_id wa_flow_of(wa_graph *graph, const wa_flow *flow) { (void)graph; return flow->flow; }
static wa_id wa_after_of(wa_graph *graph, const wa_flow *flow) { (void)graph; return flow->after; }
static wa_id wa_before_of(wa_graph *graph, const wa_flow *flow) { (void)graph; return flow->before; }
static wa_id wa_quantity_of(wa_graph *graph, const wa_flow *flow) {
  return flow->part == WA_NONE ? flow->quantity : wa_op2(graph, WA_OP_MULTIPLY, flow->quantity, flow->part);
}

/* Nodes that are rows and nodes that are not may meet in a sum. WA_NONE when one has none. */
static wa_id wa_summed(wa_graph *graph, const wa_flow *flows, size_t n, wa_member *member) {
  wa_id *terms = WA_NEW_ARRAY(graph->arena, wa_id, n);
  size_t count = 0;
  for (size_t i = 0; i < n; i++) {
    wa_id id = member(graph, &flows[i]);
    if (id == WA_NONE) return WA_NONE;
    if (graph->nodes[id].op == WA_OP_CONST && graph->nodes[id].number == 0) continue;
    terms[count++] = id;
  }
  return wa_total(graph, terms, count);
}

/* What one unit costs on average, over all groups and the whole time; not known where there is nothing. */
static wa_id wa_mean_amount(wa_graph *graph, wa_id gross, wa_id quantity) {
  wa_id total = wa_op1(graph, WA_OP_SUM, quantity), money = wa_op1(graph, WA_OP_SUM, gross);
  wa_id some = wa_op2(graph, WA_OP_NOT_EQUAL, total, wa_const(graph, 0));
  return wa_op3(graph, WA_OP_IF, some, wa_op2(graph, WA_OP_DIVIDE, money, total), wa_missing(graph));
}

wa_flow wa_merge_flows(wa_context *context, const wa_flow *flows, size_t n) {
  wa_graph *graph = context->graph;
  wa_flow all = flows[0];
  if (n == 1) return all;
  /* What is 0 in one group has no kind of its own. */
  for (size_t i = 0; i < n && all.kind == WA_FLOW_IMPACT; i++) all.kind = flows[i].kind;
  all.gross = wa_summed(graph, flows, n, wa_gross_of);
  all.flow = wa_summed(graph, flows, n, wa_flow_of);
  all.after = wa_summed(graph, flows, n, wa_after_of);
  all.before = wa_summed(graph, flows, n, wa_before_of);
  all.amount = wa_common_amount(flows, n);
  wa_id quantity = wa_common_quantity(flows, n);
  /* A fixed quantity is the same for every segment that has a share of it. */
  all.quantity = quantity != WA_NONE && all.part != WA_NONE ? quantity : wa_summed(graph, flows, n, wa_quantity_of);
  if (all.amount == WA_NONE && flows[0].amount != WA_NONE) all.amount = wa_mean_amount(graph, all.gross, all.quantity);
  all.part = WA_NONE;
  all.deadweight = wa_common_deadweight(flows, n);
  all.displacement = wa_common_displacement(flows, n);
  all.attribution = wa_common_attribution(flows, n);
  all.drop_off = wa_common_drop_off(flows, n);
  all.starts = wa_common_starts(flows, n);
  all.lasts = wa_common_lasts(flows, n);
  all.kept = wa_common_kept(flows, n);
  all.window = wa_common_window(flows, n);
  return all;
}
