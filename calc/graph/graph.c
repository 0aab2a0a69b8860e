#include "graph/graph.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "graph/fold.h"
#include "graph/patients_plan.h"

/* Equal nodes are found by a hash table with open addressing; it holds node numbers plus one. */
typedef struct wa_node_table {
  uint32_t *slots;
  size_t room, used;
} wa_node_table;

wa_graph *wa_graph_new(wa_arena *arena, const wa_model *model) {
  wa_graph *graph = WA_NEW(arena, wa_graph);
  graph->arena = arena;
  graph->model = model;
  graph->fold = true;
  graph->naming.strategy = SIZE_MAX;
  graph->table = WA_NEW(arena, wa_node_table);
  graph->table->room = 1024;
  graph->table->slots = WA_NEW_ARRAY(arena, uint32_t, graph->table->room);
  return graph;
}

static uint64_t wa_mix(uint64_t hash, uint64_t value) {
  hash ^= value + UINT64_C(0x9E3779B97F4A7C15) + (hash << 6) + (hash >> 2);
  hash ^= hash >> 31;
  return hash * UINT64_C(0xBF58476D1CE4E5B9);
}

static uint64_t wa_hash(const wa_node *node) {
  uint64_t bits, hash = wa_mix((uint64_t)node->op, node->index);
  memcpy(&bits, &node->number, sizeof bits);
  hash = wa_mix(hash, bits);
  for (const char *c = node->word ? node->word : ""; *c; c++) hash = wa_mix(hash, (unsigned char)*c);
  for (uint32_t i = 0; i < node->n_args; i++) hash = wa_mix(hash, node->args[i]);
  return hash;
}

static bool wa_same_word(const char *a, const char *b) { return a == b || (a && b && strcmp(a, b) == 0); }

static bool wa_same_node(const wa_node *a, const wa_node *b) {
  return a->op == b->op && a->axis == b->axis && a->index == b->index && a->n_args == b->n_args &&
         memcmp(&a->number, &b->number, sizeof a->number) == 0 && wa_same_word(a->word, b->word) &&
         (a->n_args == 0 || memcmp(a->args, b->args, a->n_args * sizeof *a->args) == 0);
}

static uint32_t *wa_slot(const wa_graph *graph, const wa_node *node) {
  wa_node_table *table = graph->table;
  for (size_t at = wa_hash(node) % table->room;; at = (at + 1) % table->room) {
    uint32_t *slot = &table->slots[at];
    if (!*slot || wa_same_node(&graph->nodes[*slot - 1], node)) return slot;
  }
}

static void wa_enlarge(wa_graph *graph) {
  wa_node_table *table = graph->table;
  table->room *= 2;
  table->slots = WA_NEW_ARRAY(graph->arena, uint32_t, table->room);
  for (size_t i = 0; i < graph->n_nodes; i++) *wa_slot(graph, &graph->nodes[i]) = (uint32_t)i + 1;
}

/* The number of the node equal to `node`, which is appended when it is new. */
static wa_id wa_intern(wa_graph *graph, wa_node node) {
  uint32_t *slot = wa_slot(graph, &node);
  if (*slot) return *slot - 1;
  for (uint32_t i = 0; i < node.n_args; i++) node.uses |= graph->nodes[node.args[i]].uses;
  if (node.n_args) {
    wa_id *args = WA_NEW_ARRAY(graph->arena, wa_id, node.n_args);
    memcpy(args, node.args, node.n_args * sizeof *args);
    node.args = args;
  }
  size_t named_count = graph->n_nodes;
  WA_PUSH(graph->arena, graph->named, named_count, graph->named_capacity, NULL);
  WA_PUSH(graph->arena, graph->nodes, graph->n_nodes, graph->capacity, node);
  *slot = (uint32_t)graph->n_nodes;
  if (2 * ++graph->table->used > graph->table->room) wa_enlarge(graph);
  return (wa_id)graph->n_nodes - 1;
}

wa_id wa_const(wa_graph *graph, double number) {
  if (number == 0) number = 0; /* no negative zero */
  return wa_intern(graph, (wa_node){.op = WA_OP_CONST, .number = number});
}

wa_id wa_missing(wa_graph *graph) { return wa_intern(graph, (wa_node){.op = WA_OP_MISSING, .optional = true}); }

wa_id wa_label_node(wa_graph *graph, const char *key, int code) {
  return wa_intern(graph, (wa_node){.op = WA_OP_LABEL, .word = key, .number = code});
}

/* Inputs are found by the formula they were written in. */
static uint32_t *wa_input_slot(const wa_graph *graph, const wa_formula *formula) {
  for (size_t at = wa_mix(0, (uint64_t)(uintptr_t)formula) % graph->n_input_slots;; at = (at + 1) % graph->n_input_slots) {
    uint32_t *slot = &graph->input_slots[at];
    if (!*slot || graph->inputs[*slot - 1].formula == formula) return slot;
  }
}

static void wa_enlarge_inputs(wa_graph *graph) {
  graph->n_input_slots = graph->n_input_slots ? 2 * graph->n_input_slots : 64;
  graph->input_slots = WA_NEW_ARRAY(graph->arena, uint32_t, graph->n_input_slots);
  for (size_t i = 0; i < graph->n_inputs; i++) *wa_input_slot(graph, graph->inputs[i].formula) = (uint32_t)i + 1;
}

wa_id wa_input_node(wa_graph *graph, const char *name, const wa_formula *formula, const wa_parameter *parameter,
                    double value, wa_unit unit) {
  if (2 * (graph->n_inputs + 1) > graph->n_input_slots) wa_enlarge_inputs(graph);
  uint32_t *slot = wa_input_slot(graph, formula);
  if (*slot) return graph->inputs[*slot - 1].node;
  wa_input input = {name, value, formula, parameter, unit, WA_NONE};
  wa_node node = {.op = WA_OP_INPUT, .index = graph->n_inputs, .span = formula->span};
  input.node = wa_intern(graph, node);
  WA_PUSH(graph->arena, graph->inputs, graph->n_inputs, graph->inputs_capacity, input);
  *slot = (uint32_t)graph->n_inputs;
  return input.node;
}

wa_id wa_series_node(wa_graph *graph, const char *name, wa_axis axis, const double *values) {
  size_t length = graph->length[axis];
  for (size_t i = 0; i < graph->n_series; i++) {
    const wa_series *series = &graph->series[i];
    if (series->axis == axis && strcmp(series->name, name) == 0 &&
        memcmp(series->values, values, length * sizeof *values) == 0)
      return wa_intern(graph, (wa_node){.op = WA_OP_SERIES, .axis = axis, .index = i});
  }
  double *copy = WA_NEW_ARRAY(graph->arena, double, length);
  if (length) memcpy(copy, values, length * sizeof *copy);
  wa_series series = {.name = wa_strdup(graph->arena, name), .axis = axis, .values = copy};
  wa_node node = {.op = WA_OP_SERIES, .axis = axis, .index = graph->n_series};
  WA_PUSH(graph->arena, graph->series, graph->n_series, graph->series_capacity, series);
  return wa_intern(graph, node);
}

/* Axis of the result of an operation on arguments of these axes. */
static wa_axis wa_result_axis(const wa_graph *graph, wa_op op, const wa_id *args, size_t n_args) {
  wa_axis axis = WA_SCALAR;
  for (size_t i = 0; i < n_args; i++) {
    wa_axis other = graph->nodes[args[i]].axis;
    if (other == WA_SCALAR) continue;
    assert((axis == WA_SCALAR || axis == other || op == WA_OP_COHORT || op == WA_OP_CONVOLVE || op == WA_OP_PATIENTS) && "axes do not agree");
    axis = other;
  }
  switch (op) {
    case WA_OP_BEGIN: case WA_OP_END: return WA_CYCLE;
    case WA_OP_AT_BEGIN: case WA_OP_AT_END: case WA_OP_COHORT: case WA_OP_STATE: return WA_POINT;
    case WA_OP_PATIENTS: return WA_SCALAR;
    case WA_OP_BY_ENTRY: return WA_POINT;
    case WA_OP_CONVOLVE: return graph->nodes[args[0]].axis;
    case WA_OP_BY_YEAR: return WA_YEAR;
    case WA_OP_SUM: case WA_OP_DOT: case WA_OP_LOWEST_IN: case WA_OP_HIGHEST_IN: return WA_SCALAR;
    default: return axis;
  }
}

/* Whether the result may be missing: where an argument may be, unless the operation deals with it. */
static bool wa_result_optional(const wa_graph *graph, wa_op op, const wa_id *args, size_t n_args) {
  if (op == WA_OP_LOWEST || op == WA_OP_HIGHEST) return true;
  if (op == WA_OP_IS_MISSING) return false;
  size_t first = op == WA_OP_IF ? 1 : 0;
  for (size_t i = first; i < n_args; i++)
    if (graph->nodes[args[i]].optional) return true;
  return false;
}

wa_id wa_node_add(wa_graph *graph, wa_op op, const wa_id *args, size_t n_args, size_t index, wa_span span) {
  if (graph->fold) {
    wa_id folded = wa_fold(graph, op, args, n_args);
    if (folded != WA_NONE) return folded;
  }
  wa_node node = {.op = op, .n_args = (uint32_t)n_args, .args = args, .index = index, .span = span};
  node.axis = op == WA_OP_PATIENT_ROW ? graph->patients->rows[index].axis : wa_result_axis(graph, op, args, n_args);
  node.optional = wa_result_optional(graph, op, args, n_args);
  return wa_intern(graph, node);
}

wa_id wa_op1(wa_graph *graph, wa_op op, wa_id a) { return wa_node_add(graph, op, &a, 1, 0, (wa_span){0}); }

wa_id wa_op2(wa_graph *graph, wa_op op, wa_id a, wa_id b) {
  wa_id args[] = {a, b};
  return wa_node_add(graph, op, args, 2, 0, (wa_span){0});
}

wa_id wa_op3(wa_graph *graph, wa_op op, wa_id a, wa_id b, wa_id c) {
  wa_id args[] = {a, b, c};
  return wa_node_add(graph, op, args, 3, 0, (wa_span){0});
}

/* Long sums are sums of sums: a reviewer, and a cell of a spreadsheet, can take so many terms and no more. */
wa_id wa_total(wa_graph *graph, const wa_id *args, size_t n_args) {
  enum { MOST = 200 };
  if (n_args == 0) return wa_const(graph, 0);
  if (n_args == 1) return args[0];
  if (n_args <= MOST) return wa_node_add(graph, WA_OP_TOTAL, args, n_args, 0, (wa_span){0});
  size_t n_parts = (n_args + MOST - 1) / MOST;
  wa_id *parts = WA_NEW_ARRAY(graph->arena, wa_id, n_parts);
  for (size_t i = 0; i < n_parts; i++) {
    size_t first = i * MOST, count = n_args - first < MOST ? n_args - first : MOST;
    parts[i] = wa_total(graph, args + first, count);
  }
  return wa_total(graph, parts, n_parts);
}

/* `named` gets the group it is of. */
static wa_id wa_named_node(wa_graph *graph, wa_id inner, wa_named *given) {
  wa_named named = *given;
  wa_node node = {.op = WA_OP_NAME,
                  .axis = graph->nodes[inner].axis,
                  .optional = graph->nodes[inner].optional,
                  .n_args = 1,
                  .args = &inner,
                  .word = named.name,
                  .span = named.span,
                  .uses = named.uses,
                  .index = named.own};
  wa_id id = wa_intern(graph, node);
  bool people = (graph->nodes[inner].uses | named.uses) & WA_USES_PEOPLE;
  named.group = people ? graph->naming.people : graph->naming.group;
  if (people && graph->naming.strategy != SIZE_MAX) named.strategy = graph->naming.strategy;
  if (graph->named[id] && !wa_same_word(graph->named[id]->group, named.group)) graph->named[id]->group = NULL;
  if (!graph->named[id]) {
    graph->named[id] = WA_NEW(graph->arena, wa_named);
    *graph->named[id] = named;
  } else if (graph->named[id]->strategy != named.strategy) {
    graph->named[id]->strategy = SIZE_MAX;
  }
  given->strategy = named.strategy;
  return id;
}

wa_id wa_name_quietly(wa_graph *graph, wa_id inner, wa_named named) { return wa_named_node(graph, inner, &named); }

wa_id wa_name_node(wa_graph *graph, wa_id inner, wa_named named) {
  wa_id id = wa_named_node(graph, inner, &named);
  wa_name_entry entry = {named.name, named.strategy, id};
  WA_PUSH(graph->arena, graph->names, graph->n_names, graph->names_capacity, entry);
  return id;
}

bool wa_is_own_value(const wa_graph *graph, wa_id id, size_t parameter) {
  const wa_node *node = &graph->nodes[id];
  if (node->op == WA_OP_NAME) return node->index == parameter + 1;
  return node->op == WA_OP_INPUT && graph->inputs[node->index].parameter == &graph->model->parameters[parameter];
}

void wa_finish_names(wa_graph *graph) {
  for (wa_id id = 0; id < graph->n_nodes; id++) {
    wa_named *named = graph->named[id];
    if (named && named->group) named->name = wa_printf(graph->arena, "%s[%s]", named->name, named->group);
  }
  for (size_t i = 0; i < graph->n_names; i++) graph->names[i].name = graph->named[graph->names[i].node]->name;
}

/* Whether `entry` is a better answer than the node `best`: the strategy's own before one of all, then the shorter axis. */
static bool wa_better_name(const wa_graph *graph, const wa_name_entry *entry, const wa_name_entry *best, size_t strategy) {
  if (!best) return true;
  bool own = entry->strategy == strategy, best_own = best->strategy == strategy;
  if (strategy != SIZE_MAX && own != best_own) return own;
  return graph->nodes[entry->node].axis < graph->nodes[best->node].axis;
}

wa_id wa_find_named(const wa_graph *graph, const char *name, size_t strategy) {
  const wa_name_entry *best = NULL;
  for (size_t i = 0; i < graph->n_names; i++) {
    const wa_name_entry *entry = &graph->names[i];
    if (strcmp(entry->name, name) != 0) continue;
    if (strategy != SIZE_MAX && entry->strategy != SIZE_MAX && entry->strategy != strategy) continue;
    if (wa_better_name(graph, entry, best, strategy)) best = entry;
  }
  if (best) return best->node;
  for (size_t i = 0; i < graph->n_inputs; i++)
    if (strcmp(graph->inputs[i].name, name) == 0) return graph->inputs[i].node;
  return WA_NONE;
}

size_t wa_node_length(const wa_graph *graph, wa_id id) { return graph->length[graph->nodes[id].axis]; }
