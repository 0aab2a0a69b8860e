/* Operations element by element. */
#include <gsl/gsl_errno.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

#include "engine/evaluate.h"
#include "engine/widths.h"

static wa_column wa_argument(const wa_block *block, const wa_node *node, size_t i) {
  wa_id id = node->args[i];
  return (wa_column){block->values[id], block->graph->nodes[id].axis == WA_SCALAR ? 0 : block->lanes};
}

/* One loop per operation: the compiler turns each inner loop into vector instructions. */
#define WA_UNARY(expression)                                                       \
  for (size_t place = 0; place < places; place++) {                                \
    const double *x = a.values + place * a.step;                                   \
    double *out = result + place * lanes;                                          \
    for (size_t lane = 0; lane < lanes; lane++) out[lane] = (expression);          \
  }

WA_WIDTHS static void wa_each_unary(wa_op op, wa_column a, size_t places, size_t lanes, double *result) {
  switch (op) {
    case WA_OP_NEGATE: WA_UNARY(-x[lane]) break;
    case WA_OP_NOT: WA_UNARY(x[lane] == 0 ? 1.0 : 0.0) break;
    case WA_OP_ABS: WA_UNARY(fabs(x[lane])) break;
    case WA_OP_EXP: WA_UNARY(exp(x[lane])) break;
    case WA_OP_LN: WA_UNARY(log(x[lane])) break;
    case WA_OP_SQRT: WA_UNARY(sqrt(x[lane])) break;
    case WA_OP_FLOOR: WA_UNARY(floor(x[lane])) break;
    case WA_OP_NORMAL_CDF: WA_UNARY(0.5 * erfc(-x[lane] * 0.70710678118654752440)) break; /* 1/sqrt(2) */
    case WA_OP_IS_MISSING: WA_UNARY(isnan(x[lane]) ? 1.0 : 0.0) break;
    default: break;
  }
}

void wa_apply_unary(wa_op op, wa_column a, size_t places, size_t lanes, double *result) {
  wa_each_unary(op, a, places, lanes, result);
}

/* NaN where the function has no value; the caller's block turned GSL's own error handler off. */
static double wa_gamma_cdf(double x, double shape) {
  gsl_sf_result result;
  if (!(x >= 0 && shape > 0) || !isfinite(shape)) return NAN;
  if (isinf(x)) return 1;
  return gsl_sf_gamma_inc_P_e(shape, x, &result) == GSL_SUCCESS ? result.val : NAN;
}

#define WA_BINARY(expression)                                                      \
  for (size_t place = 0; place < places; place++) {                                \
    const double *x = a.values + place * a.step, *y = b.values + place * b.step;   \
    double *out = result + place * lanes;                                          \
    for (size_t lane = 0; lane < lanes; lane++) out[lane] = (expression);          \
  }

WA_WIDTHS static void wa_each_binary(wa_op op, wa_column a, wa_column b, size_t places, size_t lanes, double *result) {
  switch (op) {
    case WA_OP_ADD: WA_BINARY(x[lane] + y[lane]) break;
    case WA_OP_SUBTRACT: WA_BINARY(x[lane] - y[lane]) break;
    case WA_OP_MULTIPLY: WA_BINARY(x[lane] * y[lane]) break;
    case WA_OP_DIVIDE: WA_BINARY(x[lane] / y[lane]) break;
    case WA_OP_POWER: WA_BINARY(pow(x[lane], y[lane])) break;
    case WA_OP_LESS: WA_BINARY(x[lane] < y[lane] ? 1.0 : 0.0) break;
    case WA_OP_LESS_EQUAL: WA_BINARY(x[lane] <= y[lane] ? 1.0 : 0.0) break;
    case WA_OP_GREATER: WA_BINARY(x[lane] > y[lane] ? 1.0 : 0.0) break;
    case WA_OP_GREATER_EQUAL: WA_BINARY(x[lane] >= y[lane] ? 1.0 : 0.0) break;
    case WA_OP_EQUAL: WA_BINARY(x[lane] == y[lane] ? 1.0 : 0.0) break;
    case WA_OP_NOT_EQUAL: WA_BINARY(x[lane] != y[lane] ? 1.0 : 0.0) break;
    case WA_OP_GAMMA_CDF: WA_BINARY(wa_gamma_cdf(x[lane], y[lane])) break;
    case WA_OP_AND: WA_BINARY(x[lane] != 0 && y[lane] != 0 ? 1.0 : 0.0) break;
    case WA_OP_OR: WA_BINARY(x[lane] != 0 || y[lane] != 0 ? 1.0 : 0.0) break;
    default: break;
  }
}

void wa_apply_binary(wa_op op, wa_column a, wa_column b, size_t places, size_t lanes, double *result) {
  wa_each_binary(op, a, b, places, lanes, result);
}

WA_WIDTHS static void wa_each_if(wa_column test, wa_column a, wa_column b, size_t places, size_t lanes, double *result) {
  for (size_t place = 0; place < places; place++) {
    const double *asked = test.values + place * test.step, *x = a.values + place * a.step, *y = b.values + place * b.step;
    double *out = result + place * lanes;
    for (size_t lane = 0; lane < lanes; lane++) {
      double yes = x[lane], no = y[lane];
      out[lane] = asked[lane] != 0 ? yes : no;
    }
  }
}

void wa_apply_if(wa_column test, wa_column a, wa_column b, size_t places, size_t lanes, double *result) {
  wa_each_if(test, a, b, places, lanes, result);
}

bool wa_op_joins(wa_op op) {
  return op == WA_OP_TOTAL || op == WA_OP_MIN || op == WA_OP_MAX || op == WA_OP_LOWEST || op == WA_OP_HIGHEST;
}

#define WA_JOIN(expression)                                                        \
  for (size_t place = 0; place < places; place++) {                                \
    const double *column = a.values + place * a.step;                              \
    double *out = result + place * lanes;                                          \
    for (size_t lane = 0; lane < lanes; lane++) {                                  \
      double x = column[lane], so_far = out[lane];                                 \
      out[lane] = (expression);                                                    \
    }                                                                              \
  }

/* One more argument of sum, min, max; missing values are left out by lowest and highest, and make the
 * others missing. */
WA_WIDTHS static void wa_join(wa_op op, wa_column a, size_t places, size_t lanes, double *result) {
  switch (op) {
    case WA_OP_TOTAL: WA_JOIN(so_far + x) break;
    case WA_OP_MIN: WA_JOIN(isnan(x) || x < so_far ? x : so_far) break;
    case WA_OP_MAX: WA_JOIN(isnan(x) || x > so_far ? x : so_far) break;
    case WA_OP_LOWEST: WA_JOIN(isnan(so_far) || x < so_far ? x : so_far) break;
    case WA_OP_HIGHEST: WA_JOIN(isnan(so_far) || x > so_far ? x : so_far) break;
    default: break;
  }
}

WA_WIDTHS static void wa_join_first(wa_op op, wa_column a, size_t places, size_t lanes, double *result) {
  if (op == WA_OP_TOTAL) WA_UNARY(0 + x[lane])
  else WA_UNARY(x[lane])
}

void wa_apply_join(wa_op op, bool first, wa_column a, size_t places, size_t lanes, double *result) {
  if (first) wa_join_first(op, a, places, lanes, result);
  else wa_join(op, a, places, lanes, result);
}

static void wa_evaluate_many(const wa_block *block, const wa_node *node, double *result) {
  size_t places = block->graph->length[node->axis], lanes = block->lanes;
  for (size_t i = 0; i < places * lanes && node->n_args == 0; i++) result[i] = node->op == WA_OP_TOTAL ? 0 : NAN;
  for (size_t i = 0; i < node->n_args; i++)
    wa_apply_join(node->op, i == 0, wa_argument(block, node, i), places, lanes, result);
}

void wa_apply_lookup(const wa_table *table, wa_column a, wa_column b, size_t places, size_t lanes, double *result) {
  for (size_t place = 0; place < places; place++)
    for (size_t lane = 0; lane < lanes; lane++) {
      double at[2] = {a.values[place * a.step + lane], b.values[place * b.step + lane]};
      result[place * lanes + lane] = wa_table_value(table, at);
    }
}

void wa_evaluate_elements(const wa_block *block, wa_id id) {
  const wa_node *node = &block->graph->nodes[id];
  double *result = block->values[id];
  size_t places = block->graph->length[node->axis], lanes = block->lanes;
  if (wa_op_joins(node->op)) {
    wa_evaluate_many(block, node, result);
    return;
  }
  wa_column a = wa_argument(block, node, 0), b = wa_argument(block, node, node->n_args - 1);
  switch (node->op) {
    case WA_OP_IF: wa_apply_if(a, wa_argument(block, node, 1), b, places, lanes, result); break;
    case WA_OP_LOOKUP: wa_apply_lookup(&block->graph->model->tables[node->index], a, b, places, lanes, result); break;
    default:
      if (node->n_args == 1) wa_apply_unary(node->op, a, places, lanes, result);
      else wa_apply_binary(node->op, a, b, places, lanes, result);
  }
}
