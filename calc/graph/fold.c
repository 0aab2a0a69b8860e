#include "graph/fold.h"

#include <math.h>

static bool wa_is_const(const wa_graph *graph, wa_id id, double number) {
  const wa_node *node = &graph->nodes[id];
  return node->op == WA_OP_CONST && node->number == number;
}

static wa_id wa_fold_identity(const wa_graph *graph, wa_op op, wa_id a, wa_id b) {
  switch (op) {
    case WA_OP_ADD:
      if (wa_is_const(graph, a, 0)) return b;
      return wa_is_const(graph, b, 0) ? a : WA_NONE;
    case WA_OP_SUBTRACT: return wa_is_const(graph, b, 0) ? a : WA_NONE;
    case WA_OP_MULTIPLY:
      if (wa_is_const(graph, a, 1)) return b;
      return wa_is_const(graph, b, 1) ? a : WA_NONE;
    case WA_OP_DIVIDE: case WA_OP_POWER: return wa_is_const(graph, b, 1) ? a : WA_NONE;
    default: return WA_NONE;
  }
}

static wa_id wa_fold_numbers(wa_graph *graph, wa_op op, double a, double b) {
  double result;
  switch (op) {
    case WA_OP_ADD: result = a + b; break;
    case WA_OP_SUBTRACT: result = a - b; break;
    case WA_OP_MULTIPLY: result = a * b; break;
    case WA_OP_DIVIDE: result = a / b; break;
    default: return WA_NONE;
  }
  return isfinite(result) ? wa_const(graph, result) : WA_NONE;
}

wa_id wa_fold(wa_graph *graph, wa_op op, const wa_id *args, size_t n_args) {
  if (n_args == 1 && op == WA_OP_NEGATE && graph->nodes[args[0]].op == WA_OP_CONST)
    return wa_const(graph, -graph->nodes[args[0]].number);
  if (n_args != 2) return WA_NONE;
  wa_id same = wa_fold_identity(graph, op, args[0], args[1]);
  if (same != WA_NONE) return same;
  const wa_node *a = &graph->nodes[args[0]], *b = &graph->nodes[args[1]];
  if (a->op != WA_OP_CONST || b->op != WA_OP_CONST) return WA_NONE;
  return wa_fold_numbers(graph, op, a->number, b->number);
}
