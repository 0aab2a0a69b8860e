#include "engine/block.h"

#include <gsl/gsl_errno.h>
#include <math.h>
#include <string.h>

#include "engine/evaluate.h"
#include "engine/patients.h"

static size_t wa_places(const wa_graph *graph, wa_id id) {
  const wa_node *node = &graph->nodes[id];
  if (node->op == WA_OP_PATIENTS) return graph->patients->n_places;
  if (node->op == WA_OP_COHORT) return graph->cohorts[node->index].n_states * graph->length[WA_POINT];
  return graph->length[node->axis];
}

/* Columns that are no node's own: names and states look into what they name. */
static double *wa_alias(const wa_block *block, wa_id id) {
  const wa_node *node = &block->graph->nodes[id];
  if (node->op == WA_OP_NAME) return block->values[node->args[0]];
  if (node->op == WA_OP_STATE)
    return block->values[node->args[0]] + node->index * block->graph->length[WA_POINT] * block->lanes;
  if (node->op == WA_OP_PATIENT_ROW)
    return block->values[node->args[0]] + block->graph->patients->rows[node->index].first * block->lanes;
  return NULL;
}

/* A branch of an `if` is computed for every element, taken or not; all else must have a value. */
static bool *wa_find_certain(wa_arena *arena, const wa_graph *graph) {
  bool *certain = WA_NEW_ARRAY(arena, bool, graph->n_nodes + 1);
  for (wa_id id = (wa_id)graph->n_nodes; id-- > 0;) {
    const wa_node *node = &graph->nodes[id];
    certain[id] = certain[id] || node->op == WA_OP_NAME || node->op == WA_OP_COHORT || node->op == WA_OP_PATIENTS;
    for (uint32_t i = 0; certain[id] && i < node->n_args; i++)
      if (node->op != WA_OP_IF || i == 0) certain[node->args[i]] = true;
  }
  return certain;
}

wa_block *wa_block_new_for(wa_arena *arena, const wa_graph *graph, size_t lanes, const bool *which) {
  /* GSL's default is to abort the program; every status is looked at instead. */
  gsl_set_error_handler_off();
  wa_block *block = WA_NEW(arena, wa_block);
  *block = (wa_block){arena, graph, lanes ? lanes : 1, WA_NEW_ARRAY(arena, double *, graph->n_nodes + 1),
                      wa_find_certain(arena, graph), 0, 1};
  for (wa_id id = 0; id < graph->n_nodes; id++) {
    if (which && !which[id]) continue;
    block->values[id] = wa_alias(block, id);
    if (!block->values[id]) block->values[id] = WA_NEW_ARRAY(arena, double, wa_places(graph, id) * block->lanes + 1);
  }
  return block;
}

wa_block *wa_block_new(wa_arena *arena, const wa_graph *graph, size_t lanes) {
  return wa_block_new_for(arena, graph, lanes, NULL);
}

static void wa_fill(double *out, size_t lanes, double value) {
  for (size_t lane = 0; lane < lanes; lane++) out[lane] = value;
}

static void wa_evaluate_leaf(const wa_block *block, wa_id id, const double *const *inputs) {
  const wa_node *node = &block->graph->nodes[id];
  double *out = block->values[id];
  const double *given = NULL;
  switch (node->op) {
    case WA_OP_INPUT:
      given = inputs ? inputs[node->index] : NULL;
      if (given) memcpy(out, given, block->lanes * sizeof *out);
      else wa_fill(out, block->lanes, block->graph->inputs[node->index].value);
      break;
    case WA_OP_SERIES:
      for (size_t place = 0; place < block->graph->length[node->axis]; place++)
        wa_fill(out + place * block->lanes, block->lanes, block->graph->series[node->index].values[place]);
      break;
    case WA_OP_MISSING: wa_fill(out, block->lanes, NAN); break;
    default: wa_fill(out, block->lanes, node->number); break;
  }
}

/* Named figures must be finite: a name is what people read and what other figures are made of. (Unnamed
 * parts may be infinite where they do not matter: the branch of an `if` that is not taken.) */
static bool wa_check_finite(const wa_block *block, wa_id id, wa_fault *fault) {
  const wa_node *node = &block->graph->nodes[id];
  if (node->optional) return true;
  size_t count = block->graph->length[node->axis] * block->lanes;
  for (size_t i = 0; i < count; i++)
    if (!isfinite(block->values[id][i])) {
      wa_explain_fault(block, id, i / block->lanes, i % block->lanes, fault);
      return false;
    }
  return true;
}

static bool wa_check_limits(const wa_block *block, wa_id id, wa_fault *fault) {
  const wa_named *named = block->graph->named[id];
  const wa_limits *limits = named ? named->limits : NULL;
  size_t count = limits ? block->graph->length[block->graph->nodes[id].axis] * block->lanes : 0;
  for (size_t i = 0; i < count; i++) {
    double value = block->values[id][i];
    if (value >= limits->low - limits->slack && value <= limits->high + limits->slack) continue;
    wa_blame_limits(block, id, i / block->lanes, i % block->lanes, fault);
    return false;
  }
  return true;
}

static bool wa_evaluate_node(const wa_block *block, wa_id id, const double *const *inputs, wa_fault *fault) {
  wa_op op = block->graph->nodes[id].op;
  if (op == WA_OP_NAME) return wa_check_finite(block, id, fault) && wa_check_limits(block, id, fault);
  if (op < WA_OP_NAME) wa_evaluate_leaf(block, id, inputs);
  else if (wa_op_elementwise(op)) {
    wa_evaluate_elements(block, id);
    /* What these make infinite may look harmless later: 1 - exp(-1/0) is 1. */
    if (block->certain[id] && (op == WA_OP_DIVIDE || op == WA_OP_POWER || op == WA_OP_LN))
      return wa_check_finite(block, id, fault);
  }
  else if (op == WA_OP_COHORT) return wa_run_cohort(block, id, fault);
  else if (op == WA_OP_PATIENTS) return wa_run_patients(block, id, fault);
  else if (op != WA_OP_STATE && op != WA_OP_PATIENT_ROW) wa_evaluate_axis(block, id);
  return true;
}

bool wa_block_run_for(wa_block *block, const double *const *inputs, const bool *which, wa_fault *fault) {
  *fault = (wa_fault){.node = WA_NONE};
  for (wa_id id = 0; id < block->graph->n_nodes; id++)
    if ((!which || which[id]) && !wa_evaluate_node(block, id, inputs, fault)) return false;
  return true;
}

bool wa_block_run(wa_block *block, const double *const *inputs, wa_fault *fault) {
  return wa_block_run_for(block, inputs, NULL, fault);
}

double wa_block_value(const wa_block *block, wa_id node, size_t place, size_t lane) {
  return block->values[node][place * block->lanes + lane];
}
