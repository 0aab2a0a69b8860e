/* The cohort: state shares over time as a sparse product of the row of shares with the transitions. */
#include <math.h>
#include <string.h>

#include "engine/evaluate.h"

static const char *wa_state_name(const wa_block *block, const wa_cohort_shape *shape, size_t part) {
  return block->graph->model->cohort.states[shape->state_of[part]].name;
}

static const char *wa_under(const wa_block *block, wa_id cohort) {
  const wa_graph *graph = block->graph;
  for (wa_id id = cohort; id < graph->n_nodes; id++)
    if (graph->nodes[id].op == WA_OP_NAME && graph->nodes[graph->nodes[id].args[0]].op == WA_OP_STATE &&
        graph->nodes[graph->nodes[id].args[0]].args[0] == cohort) {
      return wa_whose(block, id);
    }
  return "";
}

static bool wa_check_start(const wa_block *block, wa_id id, wa_fault *fault) {
  const wa_node *node = &block->graph->nodes[id];
  size_t n = block->graph->cohorts[node->index].n_states;
  for (size_t lane = 0; lane < block->lanes; lane++) {
    double sum = 0;
    bool inside = true;
    for (size_t s = 0; s < n; s++) {
      double share = block->values[node->args[s]][lane];
      inside = inside && share >= -WA_REST_SLACK && share <= 1 + WA_REST_SLACK;
      sum += share;
    }
    if (inside && fabs(sum - 1) <= WA_SUM_TOLERANCE) continue;
    *fault = (wa_fault){true, id, 0, lane, node->span, NULL};
    fault->message = wa_printf(block->arena, "the shares of the population at the start sum to %.10g, not to 1", sum);
    return false;
  }
  return true;
}

static double wa_probability(const wa_block *block, wa_id id, size_t cycle, size_t lane) {
  size_t place = block->graph->nodes[id].axis == WA_SCALAR ? 0 : cycle;
  return block->values[id][place * block->lanes + lane];
}

static void wa_blame_move(const wa_block *block, wa_id id, size_t move, size_t cycle, size_t lane, wa_fault *fault) {
  const wa_node *node = &block->graph->nodes[id];
  const wa_cohort_shape *shape = &block->graph->cohorts[node->index];
  wa_id probability = node->args[shape->n_states + move];
  double p = wa_probability(block, probability, cycle, lane);
  *fault = (wa_fault){true, probability, cycle, lane, shape->span[move], NULL};
  const char *from = wa_state_name(block, shape, shape->from[move]), *to = wa_state_name(block, shape, shape->to[move]);
  const char *under = wa_under(block, id);
  if (isnan(p)) {
    wa_explain_fault(block, probability, cycle, lane, fault);
    return;
  }
  if (shape->rest[move])
    fault->message = wa_printf(block->arena,
        "the probabilities of leaving '%s' sum to %.10g in cycle %zu%s: nothing is left for 'rest'", from, 1 - p,
        cycle + 1, under);
  else
    fault->message = wa_printf(block->arena, "the probability of '%s' -> '%s' is %.10g in cycle %zu%s: it must lie in 0..1",
                               from, to, p, cycle + 1, under);
}

static bool wa_check_moves(const wa_block *block, wa_id id, size_t cycle, wa_fault *fault) {
  const wa_node *node = &block->graph->nodes[id];
  const wa_cohort_shape *shape = &block->graph->cohorts[node->index];
  for (size_t move = 0; move < shape->n_moves; move++) {
    wa_id probability = node->args[shape->n_states + move];
    if (cycle > 0 && block->graph->nodes[probability].axis == WA_SCALAR) continue;
    for (size_t lane = 0; lane < block->lanes; lane++) {
      double p = wa_probability(block, probability, cycle, lane);
      double slack = shape->rest[move] ? WA_REST_SLACK : 0;
      if (p >= -slack && p <= 1 + slack) continue;
      wa_blame_move(block, id, move, cycle, lane, fault);
      return false;
    }
  }
  return true;
}

static bool wa_check_rows(const wa_block *block, wa_id id, size_t cycle, wa_fault *fault) {
  const wa_node *node = &block->graph->nodes[id];
  const wa_cohort_shape *shape = &block->graph->cohorts[node->index];
  for (size_t move = 0; move < shape->n_moves;) {
    size_t from = shape->from[move], end = move;
    bool has_rest = false;
    for (; end < shape->n_moves && shape->from[end] == from; end++) has_rest = has_rest || shape->rest[end];
    for (size_t lane = 0; lane < block->lanes && !has_rest; lane++) {
      double sum = 0;
      for (size_t m = move; m < end; m++) sum += wa_probability(block, node->args[shape->n_states + m], cycle, lane);
      if (fabs(sum - 1) <= WA_SUM_TOLERANCE) continue;
      *fault = (wa_fault){true, id, cycle, lane, shape->span[move], NULL};
      fault->message = wa_printf(block->arena, "the probabilities out of '%s' sum to %.10g in cycle %zu%s, not to 1",
                                 wa_state_name(block, shape, from), sum, cycle + 1, wa_under(block, id));
      return false;
    }
    move = end;
  }
  return true;
}

static void wa_step(const wa_block *block, wa_id id, size_t cycle) {
  const wa_node *node = &block->graph->nodes[id];
  const wa_cohort_shape *shape = &block->graph->cohorts[node->index];
  size_t points = block->graph->length[WA_POINT], lanes = block->lanes;
  double *shares = block->values[id];
  for (size_t s = 0; s < shape->n_states; s++)
    memset(&shares[(s * points + cycle + 1) * lanes], 0, lanes * sizeof *shares);
  for (size_t move = 0; move < shape->n_moves; move++) {
    wa_id probability = node->args[shape->n_states + move];
    size_t place = block->graph->nodes[probability].axis == WA_SCALAR ? 0 : cycle;
    const double *p = &block->values[probability][place * lanes];
    const double *x = &shares[(shape->from[move] * points + cycle) * lanes];
    double *y = &shares[(shape->to[move] * points + cycle + 1) * lanes];
    for (size_t lane = 0; lane < lanes; lane++) y[lane] += x[lane] * p[lane];
  }
}

bool wa_run_cohort(const wa_block *block, wa_id id, wa_fault *fault) {
  const wa_node *node = &block->graph->nodes[id];
  const wa_cohort_shape *shape = &block->graph->cohorts[node->index];
  size_t points = block->graph->length[WA_POINT], lanes = block->lanes;
  if (!wa_check_start(block, id, fault)) return false;
  for (size_t s = 0; s < shape->n_states; s++)
    memcpy(&block->values[id][s * points * lanes], block->values[node->args[s]], lanes * sizeof(double));
  for (size_t cycle = 0; cycle + 1 < points; cycle++) {
    if (!wa_check_moves(block, id, cycle, fault) || !wa_check_rows(block, id, cycle, fault)) return false;
    wa_step(block, id, cycle);
  }
  return true;
}
