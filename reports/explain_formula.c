/* Formulas of the calculation graph, in the names that people know. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "reports/explain_inside.h"

/* How tightly an operation binds: as in the formulas of models. */
enum { WA_OPEN, WA_OR_LEVEL, WA_AND_LEVEL, WA_NOT_LEVEL, WA_COMPARE_LEVEL, WA_ADD_LEVEL, WA_MULTIPLY_LEVEL,
       WA_NEGATE_LEVEL, WA_POWER_LEVEL, WA_CLOSED };

/* An unnamed part of a formula is told apart when it names more than so many things. */
enum { WA_LARGEST_PART = 16, WA_MOST_TERMS = 12 };

typedef struct wa_writer {
  wa_explainer *explainer;
  wa_text text;
  bool values;
  wa_ids *used;
  wa_id root; /* is written out even where it would be told apart */
} wa_writer;

static void wa_write_node(wa_writer *writer, wa_id id, int least);

void wa_ids_add(wa_arena *arena, wa_ids *list, wa_id id) {
  for (size_t i = 0; i < list->n; i++)
    if (list->ids[i] == id) return;
  WA_PUSH(arena, list->ids, list->n, list->capacity, id);
}

/* The row of ones that spreads a number over all points says nothing to a reader. */
static bool wa_is_spread(const wa_graph *graph, wa_id id) {
  const wa_node *node = &graph->nodes[id];
  return node->op == WA_OP_SERIES && strcmp(graph->series[node->index].name, "every_point") == 0;
}

/* Number of names and numbers in a formula, its unnamed parts written out; at most WA_LARGEST_PART + 1. */
static size_t wa_formula_size(wa_explainer *explainer, wa_id id) {
  const wa_node *node = &explainer->graph->nodes[id];
  if (node->op <= WA_OP_NAME || node->op == WA_OP_COHORT) return 1;
  if (explainer->sizes[id]) return explainer->sizes[id];
  size_t size = node->n_args == 0;
  for (uint32_t i = 0; i < node->n_args && size <= WA_LARGEST_PART; i++) size += wa_formula_size(explainer, node->args[i]);
  if (size > WA_LARGEST_PART) size = WA_LARGEST_PART + 1;
  return explainer->sizes[id] = size;
}

bool wa_is_told_apart(wa_explainer *explainer, wa_id id) {
  wa_op op = explainer->graph->nodes[id].op;
  if (op == WA_OP_NAME || op == WA_OP_INPUT || op == WA_OP_SERIES) return true;
  return wa_formula_size(explainer, id) > WA_LARGEST_PART;
}

static size_t wa_part_number(wa_explainer *explainer, wa_id id) {
  wa_ids_add(explainer->arena, &explainer->parts, id);
  size_t i = 0;
  while (explainer->parts.ids[i] != id) i++;
  return i + 1;
}

/* The strategy's name stands before what belongs to another than the one explained. */
static const char *wa_named_text(const wa_explainer *explainer, const wa_named *named) {
  size_t strategy = named->strategy;
  if (strategy == SIZE_MAX || strategy == explainer->strategy || strategy >= explainer->results->model->n_strategies)
    return named->name;
  return wa_printf(explainer->arena, "%s:%s", explainer->results->strategies[strategy].name, named->name);
}

const char *wa_told_name(wa_explainer *explainer, wa_id id) {
  const wa_graph *graph = explainer->graph;
  const wa_node *node = &graph->nodes[id];
  if (graph->named[id]) return wa_named_text(explainer, graph->named[id]);
  if (node->op == WA_OP_INPUT) return graph->inputs[node->index].name;
  if (node->op == WA_OP_SERIES) return graph->series[node->index].name;
  if (wa_is_told_apart(explainer, id)) return wa_printf(explainer->arena, "[%zu]", wa_part_number(explainer, id));
  return NULL;
}

static void wa_write_list(wa_writer *writer, const char *name, const wa_node *node) {
  wa_text_addf(&writer->text, "%s(", name);
  for (uint32_t i = 0; i < node->n_args; i++) {
    if (i) wa_text_add(&writer->text, ", ");
    wa_write_node(writer, node->args[i], WA_OPEN);
  }
  wa_text_add(&writer->text, ")");
}

/* "a + b - c + ..." */
static void wa_write_terms(wa_writer *writer, const wa_node *node) {
  const wa_graph *graph = writer->explainer->graph;
  for (uint32_t i = 0; i < node->n_args; i++) {
    const wa_node *term = &graph->nodes[node->args[i]];
    bool minus = term->op == WA_OP_NEGATE && i > 0;
    if (i == WA_MOST_TERMS && node->n_args > WA_MOST_TERMS + 1) {
      wa_text_addf(&writer->text, " + ... (%u %s)", node->n_args, writer->explainer->dutch ? "termen" : "terms");
      /* The others are told as well: write them to where nobody reads. */
      wa_writer silent = *writer;
      silent.text = wa_text_new(writer->explainer->arena);
      for (; i < node->n_args; i++) wa_write_node(&silent, node->args[i], WA_OPEN);
      return;
    }
    wa_text_add(&writer->text, i == 0 ? "" : minus ? " - " : " + ");
    wa_write_node(writer, minus ? term->args[0] : node->args[i], i > 0 ? WA_MULTIPLY_LEVEL : WA_ADD_LEVEL);
  }
  if (node->n_args == 0) wa_text_add(&writer->text, "0");
}

static void wa_write_binary(wa_writer *writer, const wa_node *node, int level) {
  const char *blank = node->op == WA_OP_POWER ? "" : " ";
  bool right = node->op == WA_OP_POWER, chain = !right && level != WA_COMPARE_LEVEL;
  wa_write_node(writer, node->args[0], chain ? level : level + 1);
  wa_text_addf(&writer->text, "%s%s%s", blank, wa_op_rows[node->op].symbol, blank);
  wa_write_node(writer, node->args[1], right ? WA_NEGATE_LEVEL : level + 1);
}

static void wa_write_lookup(wa_writer *writer, const wa_node *node) {
  const wa_table *table = &writer->explainer->results->model->tables[node->index];
  wa_ids_add(writer->explainer->arena, &writer->explainer->tables, (wa_id)node->index);
  wa_text_addf(&writer->text, "%s[", table->name);
  for (uint32_t i = 0; i < node->n_args; i++) {
    const wa_node *argument = &writer->explainer->graph->nodes[node->args[i]];
    if (i) wa_text_add(&writer->text, ", ");
    if (table->index[i].categories && argument->op == WA_OP_CONST)
      wa_text_add(&writer->text, table->index[i].categories[(size_t)argument->number]);
    else wa_write_node(writer, node->args[i], WA_OPEN);
  }
  wa_text_add(&writer->text, "]");
}

static int wa_level(const wa_graph *graph, wa_id id) {
  const wa_node *node = &graph->nodes[id];
  switch (node->op) {
    case WA_OP_CONST: return node->number < 0 ? WA_NEGATE_LEVEL : WA_CLOSED;
    case WA_OP_OR: return WA_OR_LEVEL;
    case WA_OP_AND: return WA_AND_LEVEL;
    case WA_OP_NOT: return WA_NOT_LEVEL;
    case WA_OP_LESS: case WA_OP_LESS_EQUAL: case WA_OP_GREATER: case WA_OP_GREATER_EQUAL: case WA_OP_EQUAL:
    case WA_OP_NOT_EQUAL: return WA_COMPARE_LEVEL;
    case WA_OP_ADD: case WA_OP_SUBTRACT: return WA_ADD_LEVEL;
    case WA_OP_TOTAL: return node->n_args > 1 ? WA_ADD_LEVEL : WA_CLOSED;
    case WA_OP_MULTIPLY: return wa_is_spread(graph, node->args[1]) ? WA_CLOSED : WA_MULTIPLY_LEVEL;
    case WA_OP_DIVIDE: return WA_MULTIPLY_LEVEL;
    case WA_OP_NEGATE: return WA_NEGATE_LEVEL;
    case WA_OP_POWER: return WA_POWER_LEVEL;
    default: return WA_CLOSED;
  }
}

/* What works along time, as a function with a name that says what it does. */
static const char *wa_time_function(const wa_writer *writer, const wa_node *node) {
  static const struct {
    wa_op op;
    const char *words[2];
  } names[] = {
      {WA_OP_SUM, {"sum over time", "som over de tijd"}},
      {WA_OP_BEGIN, {"at the cycle's begin", "aan het begin van de cyclus"}},
      {WA_OP_END, {"at the cycle's end", "aan het eind van de cyclus"}},
      {WA_OP_AT_END, {"counted at the cycle's end", "geteld aan het eind van de cyclus"}},
      {WA_OP_AT_BEGIN, {"counted at the cycle's begin", "geteld aan het begin van de cyclus"}},
      {WA_OP_RUNNING_SUM, {"running sum", "lopende som"}},
      {WA_OP_BY_ENTRY, {"by year of entry", "per jaar van instroom"}},
      {WA_OP_REVERSE, {"in reverse", "omgekeerd"}},
      {WA_OP_CONVOLVE, {"summed over entries", "opgeteld over de instroom"}},
      {WA_OP_BY_YEAR, {"per year", "per jaar"}},
      {WA_OP_LOWEST_IN, {"lowest over time", "laagste over de tijd"}},
      {WA_OP_HIGHEST_IN, {"highest over time", "hoogste over de tijd"}},
      {WA_OP_IS_MISSING, {"is missing", "ontbreekt"}},
      {WA_OP_LOWEST, {"lowest available", "laagste beschikbare"}},
      {WA_OP_HIGHEST, {"highest available", "hoogste beschikbare"}},
  };
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (names[i].op == node->op) return names[i].words[writer->explainer->dutch];
  return wa_op_rows[node->op].symbol;
}

static void wa_write_sum_of_products(wa_writer *writer, const wa_node *node) {
  wa_text_add(&writer->text, writer->explainer->dutch ? "som over de tijd(" : "sum over time(");
  wa_write_node(writer, node->args[0], WA_MULTIPLY_LEVEL);
  wa_text_add(&writer->text, " * ");
  wa_write_node(writer, node->args[1], WA_MULTIPLY_LEVEL + 1);
  wa_text_add(&writer->text, ")");
}

/* "earlier by 12(x)", "running sum in steps of 12(x)" */
static void wa_write_steps(wa_writer *writer, const wa_node *node) {
  static const char *const words[2][2] = {{"earlier by", "eerder met"}, {"running sum in steps of", "lopende som in stappen van"}};
  const char *name = words[node->op == WA_OP_STRIDE_SUM][writer->explainer->dutch];
  wa_write_list(writer, wa_printf(writer->explainer->arena, "%s %zu", name, node->index), node);
}

static void wa_write_operation(wa_writer *writer, wa_id id, int level) {
  const wa_node *node = &writer->explainer->graph->nodes[id];
  switch (node->op) {
    case WA_OP_CONST: wa_text_addf(&writer->text, "%.10g", node->number); break;
    case WA_OP_LABEL: wa_text_addf(&writer->text, "'%s'", node->word); break;
    case WA_OP_MISSING: wa_text_add(&writer->text, writer->explainer->dutch ? "niets" : "none"); break;
    case WA_OP_TOTAL: wa_write_terms(writer, node); break;
    case WA_OP_LOOKUP: wa_write_lookup(writer, node); break;
    case WA_OP_DOT: wa_write_sum_of_products(writer, node); break;
    case WA_OP_LAG: case WA_OP_STRIDE_SUM: wa_write_steps(writer, node); break;
    case WA_OP_NEGATE: case WA_OP_NOT:
      wa_text_add(&writer->text, node->op == WA_OP_NOT ? "not " : "-");
      wa_write_node(writer, node->args[0], node->op == WA_OP_NOT ? level : level + 1);
      break;
    case WA_OP_MULTIPLY:
      if (wa_is_spread(writer->explainer->graph, node->args[1])) wa_write_node(writer, node->args[0], WA_CLOSED);
      else wa_write_binary(writer, node, level);
      break;
    default:
      if (level < WA_CLOSED) wa_write_binary(writer, node, level);
      else wa_write_list(writer, wa_time_function(writer, node), node);
  }
}

static void wa_write_told(wa_writer *writer, wa_id id, int least) {
  const char *name = wa_told_name(writer->explainer, id);
  if (writer->used) wa_ids_add(writer->explainer->arena, writer->used, id);
  if (writer->values) name = wa_told_value_short(writer->explainer, id);
  bool brackets = writer->values && *name == '-' && least > WA_ADD_LEVEL;
  wa_text_addf(&writer->text, brackets ? "(%s)" : "%s", name);
}

static void wa_write_node(wa_writer *writer, wa_id id, int least) {
  if (id != writer->root && wa_is_told_apart(writer->explainer, id)) {
    wa_write_told(writer, id, least);
    return;
  }
  int level = wa_level(writer->explainer->graph, id);
  if (level < least) wa_text_add(&writer->text, "(");
  wa_write_operation(writer, id, level);
  if (level < least) wa_text_add(&writer->text, ")");
}

static const char *wa_told_operation(wa_explainer *explainer, wa_id id, bool values, wa_ids *used) {
  wa_op op = explainer->graph->nodes[id].op;
  wa_writer writer = {.explainer = explainer, .text = wa_text_new(explainer->arena), .values = values, .used = used};
  /* What has a name of its own is written as that; a large part is written out here. */
  bool named = op == WA_OP_NAME || op == WA_OP_INPUT || op == WA_OP_SERIES;
  writer.root = named ? WA_NONE : id;
  wa_write_node(&writer, id, WA_OPEN);
  return writer.text.bytes;
}

const char *wa_told_formula(wa_explainer *explainer, wa_id id, bool values, wa_ids *used) {
  const wa_node *node = &explainer->graph->nodes[id];
  if (node->op < WA_OP_NAME) return NULL;
  if (node->op == WA_OP_NAME) id = node->args[0];
  wa_op op = explainer->graph->nodes[id].op;
  if (op == WA_OP_CONST || op == WA_OP_MISSING || op == WA_OP_LABEL) return NULL;
  if (op == WA_OP_STATE) return values ? NULL : wa_told_state(explainer, id, used);
  return wa_told_operation(explainer, id, values, used);
}
