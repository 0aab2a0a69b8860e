/* Tables and the price index. */
#include <stdint.h>
#include <string.h>

#include "graph/lowering.h"

static size_t wa_category_of(const wa_table_index *index, const char *name) {
  for (size_t i = 0; i < index->n; i++)
    if (strcmp(index->categories[i], name) == 0) return i;
  return SIZE_MAX;
}

/* The look-up once the arguments from `i` on are still to be lowered. A population of mixed sex asks for
 * the mean of the categories, weighed by their shares. */
static wa_id wa_lower_lookup_from(wa_context *context, const wa_expr *expr, size_t table, wa_id *args, size_t i) {
  wa_graph *graph = context->graph;
  if (i == expr->n_args) return wa_node_add(graph, WA_OP_LOOKUP, args, expr->n_args, table, expr->span);
  const wa_table_index *index = &context->model->tables[table].index[i];
  const wa_sex_mix *sex = wa_sex_of(context);
  if (index->numbers) {
    args[i] = wa_lower_expr(context, expr->args[i]);
    return wa_lower_lookup_from(context, expr, table, args, i + 1);
  }
  const char *name = expr->args[i]->name;
  size_t category = wa_category_of(index, name);
  if (category == SIZE_MAX && sex->one) category = wa_category_of(index, sex->one);
  if (category != SIZE_MAX) {
    args[i] = wa_const(graph, (double)category);
    return wa_lower_lookup_from(context, expr, table, args, i + 1);
  }
  wa_id *parts = WA_NEW_ARRAY(graph->arena, wa_id, sex->n + 1);
  for (size_t s = 0; s < sex->n; s++) {
    args[i] = wa_const(graph, (double)wa_category_of(index, sex->names[s]));
    wa_id value = wa_lower_lookup_from(context, expr, table, args, i + 1);
    parts[s] = wa_op2(graph, WA_OP_MULTIPLY, wa_lower_formula(context, &sex->shares[s]), value);
  }
  return wa_total(graph, parts, sex->n);
}

wa_id wa_lower_lookup(wa_context *context, const wa_expr *expr) {
  wa_id args[2];
  return wa_lower_lookup_from(context, expr, wa_model_table(context->model, expr->name), args, 0);
}

static double wa_price_factor(const wa_price_index *index, double year) {
  for (size_t i = 0; i < index->n; i++)
    if (index->years[i] == year) return index->factors[i];
  return 1; /* the base year itself */
}

/* The year written in index(price, year): a number, or a parameter that is one (the model room saw to it). */
static double wa_written_year(const wa_model *model, const wa_expr *expr) {
  double year = 0;
  size_t parameter = 0;
  if (wa_expr_literal(expr, &year)) return year;
  if (expr->kind == WA_EX_NAME && wa_model_name(model, expr->name, &parameter) == WA_NAME_PARAMETER)
    wa_expr_literal(model->parameters[parameter].value.expr, &year);
  return year;
}

/* The factor of the price index is an input of the model: it was looked up, not computed. */
static wa_id wa_price_input(wa_context *context, double from, double to) {
  wa_graph *graph = context->graph;
  const wa_price_index *index = &context->model->price_index;
  const char *name = wa_printf(graph->arena, "price_index.%g_%g", from, to);
  for (size_t i = 0; i < graph->n_inputs; i++)
    if (strcmp(graph->inputs[i].name, name) == 0) return graph->inputs[i].node;
  wa_formula *written = WA_NEW(graph->arena, wa_formula);
  *written = (wa_formula){.span = index->span, .path = name};
  return wa_input_node(graph, name, written, NULL, wa_price_factor(index, from) / wa_price_factor(index, to), wa_unit_one());
}

wa_id wa_lower_index(wa_context *context, const wa_expr *expr) {
  double from = wa_written_year(context->model, expr->args[1]);
  wa_context outer = wa_outer_context(context);
  wa_id factor = wa_price_input(&outer, from, context->model->settings.price_year);
  if (context->personal) factor = wa_lower_given_node(context, factor);
  return wa_op2(context->graph, WA_OP_MULTIPLY, wa_lower_expr(context, expr->args[0]), factor);
}
