/* Why a figure is not finite. */
#include <math.h>

#include "engine/evaluate.h"

const char *wa_place_text(const wa_block *block, wa_axis axis, size_t place) {
  switch (axis) {
    case WA_CYCLE: return wa_printf(block->arena, " in cycle %zu", place + 1);
    case WA_YEAR: return wa_printf(block->arena, " in year %zu", place + 1);
    case WA_POINT:
      if (block->graph->model->cohort.given)
        return wa_printf(block->arena, " at point %zu (%.4g years)", place, (double)place * block->graph->model->settings.cycle);
      return wa_printf(block->arena, " in year %zu", place + 1);
    default: return "";
  }
}

const char *wa_strategy_of(const wa_block *block, wa_id id) {
  const wa_named *named = block->graph->named[id];
  if (!named || named->strategy == SIZE_MAX || block->graph->model->n_strategies < 2) return NULL;
  return block->graph->model->strategies[named->strategy].name;
}

const char *wa_whose(const wa_block *block, wa_id id) {
  const wa_named *named = block->graph->named[id];
  const char *strategy = wa_strategy_of(block, id), *group = named ? named->group : NULL;
  const char *under = strategy ? wa_printf(block->arena, " under '%s'", strategy) : "";
  return group ? wa_printf(block->arena, "%s for '%s'", under, group) : under;
}

static double wa_here(const wa_block *block, wa_id id, size_t place, size_t lane) {
  return wa_block_value(block, id, block->graph->nodes[id].axis == WA_SCALAR ? 0 : place, lane);
}

/* The argument that made this node not finite, or WA_NONE when its arguments are all right. Operations
 * that move along time have no one place to look at: their arguments were checked on the way if named. */
static wa_id wa_culprit(const wa_block *block, wa_id id, size_t place, size_t lane) {
  const wa_node *node = &block->graph->nodes[id];
  if (!wa_op_elementwise(node->op)) return WA_NONE;
  if (node->op == WA_OP_IF) {
    wa_id taken = wa_here(block, node->args[0], place, lane) != 0 ? node->args[1] : node->args[2];
    return isfinite(wa_here(block, taken, place, lane)) ? WA_NONE : taken;
  }
  for (uint32_t i = 0; i < node->n_args; i++)
    if (!isfinite(wa_here(block, node->args[i], place, lane))) return node->args[i];
  return WA_NONE;
}

/* Categories were found when the model was read: what is not found is a number. */
static const char *wa_lookup_reason(const wa_block *block, const wa_table *table, double a, double b) {
  bool first = table->index[0].numbers != NULL, second = table->n_index == 2 && table->index[1].numbers;
  if (first && second) return wa_printf(block->arena, "table '%s' has no value for (%g, %g)", table->name, a, b);
  return wa_printf(block->arena, "table '%s' has no value for %g", table->name, first ? a : b);
}

static const char *wa_reason(const wa_block *block, wa_id id, size_t place, size_t lane) {
  const wa_node *node = &block->graph->nodes[id];
  double a = node->n_args ? wa_here(block, node->args[0], place, lane) : 0;
  double b = node->n_args > 1 ? wa_here(block, node->args[1], place, lane) : 0;
  switch (node->op) {
    case WA_OP_DIVIDE: return b == 0 ? "a division by zero" : wa_printf(block->arena, "the quotient %g / %g", a, b);
    case WA_OP_LN: return wa_printf(block->arena, "ln(%g)", a);
    case WA_OP_SQRT: return wa_printf(block->arena, "sqrt(%g)", a);
    case WA_OP_EXP: return wa_printf(block->arena, "exp(%g), which is too large", a);
    case WA_OP_POWER: return wa_printf(block->arena, "%g ^ %g", a, b);
    case WA_OP_LOOKUP: return wa_lookup_reason(block, &block->graph->model->tables[node->index], a, b);
    case WA_OP_INPUT: return "an input that is not a number";
    default: return "a result too large for a number";
  }
}

void wa_blame_limits(const wa_block *block, wa_id id, size_t place, size_t lane, wa_fault *fault) {
  const wa_named *named = block->graph->named[id];
  *fault = (wa_fault){true, id, place, lane, named->span, NULL};
  fault->message = wa_printf(block->arena, "%s is %.10g%s%s: %s", named->limits->what, wa_here(block, id, place, lane),
                             wa_place_text(block, block->graph->nodes[id].axis, place), wa_whose(block, id), named->limits->must);
}

/* The first named figure that is made from a node. */
static wa_id wa_figure_of(const wa_block *block, wa_id id) {
  const wa_graph *graph = block->graph;
  bool *made = WA_NEW_ARRAY(block->arena, bool, graph->n_nodes);
  made[id] = true;
  for (wa_id user = id; user < graph->n_nodes; user++) {
    const wa_node *node = &graph->nodes[user];
    for (uint32_t i = 0; !made[user] && i < node->n_args; i++) made[user] = made[node->args[i]];
    if (made[user] && graph->named[user]) return user;
  }
  return id;
}

void wa_explain_fault(const wa_block *block, wa_id id, size_t place, size_t lane, wa_fault *fault) {
  const wa_graph *graph = block->graph;
  wa_id named = wa_figure_of(block, id), at = id;
  wa_span span = graph->nodes[id].span;
  for (wa_id next = at; next != WA_NONE; next = wa_culprit(block, at, place, lane)) {
    at = next;
    if (graph->nodes[at].op == WA_OP_NAME) named = at;
    if (graph->nodes[at].span.source) span = graph->nodes[at].span;
  }
  const char *name = graph->named[named] ? wa_printf(block->arena, "'%s'", graph->named[named]->name) : "a figure";
  const char *strategy = wa_strategy_of(block, named);
  *fault = (wa_fault){true, at, place, lane, span, NULL};
  fault->message = wa_printf(block->arena, "%s is not finite%s%s%s%s: %s", name,
                             wa_place_text(block, graph->nodes[at].axis == WA_SCALAR ? WA_SCALAR : graph->nodes[id].axis, place), strategy ? " under '" : "",
                             strategy ? strategy : "", strategy ? "'" : "", wa_reason(block, at, place, lane));
}
