/* Rows as sums of coefficient x weights x row.
 *
 * A line's flow is made of people (shares of a cohort, moves), weights that are the same in all lanes (cycle
 * correction, discount factors) and scalars (prices, utilities, population). Taken apart, the sum over time of each
 * weighted row of people is made once, whatever the number of lines, outcomes and strategies it is priced for.
 * Only sums of people are taken apart, so that nothing cancels that did not cancel before; terms that cancel exactly
 * (a line of the strategy and the same of the comparator) are dropped before anything is computed. */
#include "engine/plan.h"

enum { WA_TERMS_MOST = 200 };

static const unsigned WA_USES_QUANTITY = WA_USES_PERSON_TIME | WA_USES_MOVES | WA_USES_POINT;

wa_form wa_form_here(wa_rewrite *rewrite, wa_id id) {
  if (rewrite->form[id].terms) return rewrite->form[id];
  wa_term *term = WA_NEW(rewrite->parts->arena, wa_term);
  wa_part_id part = rewrite->part[id];
  bool constant = wa_part_constant(rewrite->parts, part);
  *term = (wa_term){WA_NO_PART, false, constant ? part : WA_NO_PART, constant ? WA_NO_PART : part};
  return (wa_form){1, term};
}

static bool wa_plain_term(const wa_term *term) {
  return term->coefficient == WA_NO_PART && !term->minus && term->weight == WA_NO_PART;
}

static bool wa_plain_form(wa_form form) {
  for (size_t i = 0; i < form.n; i++)
    if (!wa_plain_term(&form.terms[i])) return false;
  return true;
}

wa_part_id wa_times_part(wa_parts *parts, wa_part_id a, wa_part_id b) {
  if (a == WA_NO_PART) return b;
  return b == WA_NO_PART ? a : wa_part_binary(parts, WA_OP_MULTIPLY, a, b);
}

void wa_take_term(wa_parts *parts, wa_term_list *list, wa_term term) {
  for (size_t i = 0; i < list->n; i++) {
    wa_term *own = &list->items[i];
    if (own->weight != term.weight || own->row != term.row) continue;
    if (own->coefficient == term.coefficient && own->minus != term.minus) {
      for (size_t k = i; k + 1 < list->n; k++) list->items[k] = list->items[k + 1];
      list->n--;
      return;
    }
    wa_part_id a = own->coefficient == WA_NO_PART ? wa_part_number(parts, 1) : own->coefficient;
    wa_part_id b = term.coefficient == WA_NO_PART ? wa_part_number(parts, 1) : term.coefficient;
    own->coefficient = wa_part_binary(parts, own->minus == term.minus ? WA_OP_ADD : WA_OP_SUBTRACT, a, b);
    return;
  }
  WA_PUSH(parts->arena, list->items, list->n, list->capacity, term);
}

wa_form wa_listed(wa_parts *parts, wa_term_list list) {
  if (list.n > WA_TERMS_MOST) return (wa_form){0, NULL};
  return (wa_form){list.n, list.items ? list.items : WA_NEW(parts->arena, wa_term)};
}

/* ---- sums ---- */

static bool wa_counts_people(const wa_rewrite *rewrite, wa_id id) {
  const wa_node *node = &rewrite->parts->graph->nodes[id];
  if (node->axis == WA_YEAR) return rewrite->form[id].terms || wa_part_constant(rewrite->parts, rewrite->part[id]);
  return (node->axis != WA_SCALAR && (node->uses & WA_USES_QUANTITY)) ||
         (rewrite->form[id].terms && (rewrite->part[id] == WA_NO_PART || !wa_part_constant(rewrite->parts, rewrite->part[id])));
}

/* Whether only scalars vary in it. */
bool wa_only_weights(wa_form form) {
  for (size_t i = 0; i < form.n; i++)
    if (form.terms[i].row != WA_NO_PART || form.terms[i].weight == WA_NO_PART) return false;
  return true;
}

/* A scalar beside rows is the same in every place. */
static wa_form wa_form_over(wa_rewrite *rewrite, wa_id id, wa_axis axis) {
  if (rewrite->parts->graph->nodes[id].axis != WA_SCALAR) return wa_form_here(rewrite, id);
  wa_term *term = WA_NEW(rewrite->parts->arena, wa_term);
  *term = (wa_term){rewrite->part[id], false, wa_part_ones(rewrite->parts, axis), WA_NO_PART};
  return (wa_form){1, term};
}

static bool wa_sum_of_weights(wa_rewrite *rewrite, const wa_node *node) {
  for (uint32_t i = 0; i < node->n_args; i++)
    if (!wa_only_weights(wa_form_over(rewrite, node->args[i], node->axis))) return false;
  return true;
}

static bool wa_sum_of_people(const wa_rewrite *rewrite, const wa_node *node) {
  bool plain = true;
  for (uint32_t i = 0; i < node->n_args; i++) {
    wa_id id = node->args[i];
    if (rewrite->parts->graph->nodes[id].axis == WA_SCALAR || !wa_counts_people(rewrite, id)) return false;
    plain = plain && (!rewrite->form[id].terms || wa_plain_form(rewrite->form[id]));
  }
  return !plain || node->axis == WA_YEAR;
}

static wa_form wa_sum_form(wa_rewrite *rewrite, const wa_node *node) {
  if (!wa_sum_of_people(rewrite, node) && !wa_sum_of_weights(rewrite, node)) return (wa_form){0, NULL};
  wa_term_list list = {0};
  for (uint32_t i = 0; i < node->n_args; i++) {
    wa_form form = wa_form_over(rewrite, node->args[i], node->axis);
    for (size_t k = 0; k < form.n; k++) {
      wa_term term = form.terms[k];
      term.minus = term.minus != (node->op == WA_OP_NEGATE || (node->op == WA_OP_SUBTRACT && i == 1));
      wa_take_term(rewrite->parts, &list, term);
    }
  }
  return wa_listed(rewrite->parts, list);
}

/* ---- products ---- */

static wa_term wa_scaled(wa_parts *parts, wa_term a, wa_term b) {
  return (wa_term){wa_times_part(parts, a.coefficient, b.coefficient), a.minus != b.minus, wa_times_part(parts, a.weight, b.weight),
                   wa_times_part(parts, a.row, b.row)};
}

static wa_term wa_scalar_term(wa_part_id part) { return (wa_term){part, false, WA_NO_PART, WA_NO_PART}; }

/* Each term of `form` times `factor`, which stands before or after it. */
static wa_form wa_scale_form(wa_parts *parts, wa_form form, wa_term factor, bool before) {
  wa_term_list list = {0};
  for (size_t k = 0; k < form.n; k++)
    wa_take_term(parts, &list, before ? wa_scaled(parts, factor, form.terms[k]) : wa_scaled(parts, form.terms[k], factor));
  return wa_listed(parts, list);
}

static wa_form wa_product_form(wa_rewrite *rewrite, wa_id a, wa_id b) {
  const wa_node *nodes = rewrite->parts->graph->nodes;
  if (nodes[a].axis == WA_SCALAR) return wa_scale_form(rewrite->parts, wa_form_here(rewrite, b), wa_scalar_term(rewrite->part[a]), true);
  if (nodes[b].axis == WA_SCALAR) return wa_scale_form(rewrite->parts, wa_form_here(rewrite, a), wa_scalar_term(rewrite->part[b]), false);
  wa_form left = wa_form_here(rewrite, a), right = wa_form_here(rewrite, b);
  if (left.n == 1) return wa_scale_form(rewrite->parts, right, left.terms[0], true);
  if (right.n == 1) return wa_scale_form(rewrite->parts, left, right.terms[0], false);
  if (!wa_only_weights(left) || !wa_only_weights(right) || left.n * right.n > WA_TERMS_MOST) return (wa_form){0, NULL};
  wa_term_list list = {0};
  for (size_t i = 0; i < left.n; i++)
    for (size_t k = 0; k < right.n; k++) wa_take_term(rewrite->parts, &list, wa_scaled(rewrite->parts, left.terms[i], right.terms[k]));
  return wa_listed(rewrite->parts, list);
}

/* ---- choices ---- */

/* Scalars that hold at some times, as the same times in every lane tell. */
static wa_form wa_choice_form(wa_rewrite *rewrite, const wa_node *node) {
  wa_parts *parts = rewrite->parts;
  wa_form branches[2] = {wa_form_over(rewrite, node->args[1], node->axis), wa_form_over(rewrite, node->args[2], node->axis)};
  wa_part_id test = rewrite->part[node->args[0]];
  if (test == WA_NO_PART || !wa_part_constant(parts, test) || parts->items[test].axis == WA_SCALAR) return (wa_form){0, NULL};
  if (!wa_only_weights(branches[0]) || !wa_only_weights(branches[1])) return (wa_form){0, NULL};
  wa_term_list list = {0};
  for (size_t b = 0; b < 2; b++) {
    double *taken = WA_NEW_ARRAY(parts->arena, double, wa_part_length(parts, test) + 1);
    for (size_t i = 0; i < wa_part_length(parts, test); i++) taken[i] = (parts->items[test].values[i] != 0) == (b == 0) ? 1 : 0;
    wa_term mask = {WA_NO_PART, false, wa_part_values(parts, node->axis, taken), WA_NO_PART};
    for (size_t k = 0; k < branches[b].n; k++) wa_take_term(parts, &list, wa_scaled(parts, branches[b].terms[k], mask));
  }
  return wa_listed(parts, list);
}

/* ---- along time ---- */

static wa_part_id wa_shifted(wa_parts *parts, const wa_node *node, wa_part_id row) {
  return row == WA_NO_PART ? row : wa_part_add(parts, (int)node->op, node->axis, &row, 1, node->index);
}

static wa_form wa_shift_form(wa_rewrite *rewrite, const wa_node *node) {
  if (!rewrite->form[node->args[0]].terms) return (wa_form){0, NULL};
  wa_form form = rewrite->form[node->args[0]];
  wa_term_list list = {0};
  for (size_t k = 0; k < form.n; k++) {
    wa_term term = form.terms[k];
    term.weight = wa_shifted(rewrite->parts, node, term.weight);
    term.row = wa_shifted(rewrite->parts, node, term.row);
    wa_take_term(rewrite->parts, &list, term);
  }
  return wa_listed(rewrite->parts, list);
}

/* Weights cannot be moved out of a sum over earlier entrants; coefficients can. */
static wa_form wa_stride_form(wa_rewrite *rewrite, const wa_node *node) {
  wa_parts *parts = rewrite->parts;
  wa_form form = rewrite->form[node->args[0]];
  if (!form.terms) return form;
  wa_term_list list = {0};
  for (size_t k = 0; k < form.n; k++) {
    wa_term term = form.terms[k];
    wa_part_id row = wa_times_part(parts, term.weight, term.row);
    row = wa_part_add(parts, WA_OP_STRIDE_SUM, node->axis, &row, 1, node->index);
    bool constant = wa_part_constant(parts, row);
    wa_take_term(parts, &list, (wa_term){term.coefficient, term.minus, constant ? row : WA_NO_PART, constant ? WA_NO_PART : row});
  }
  return wa_listed(parts, list);
}

static wa_part_id wa_weighted(wa_parts *parts, int op, wa_axis axis, wa_term term, size_t index) {
  wa_part_id args[] = {term.row == WA_NO_PART ? term.weight : term.row, term.weight};
  bool both = term.row != WA_NO_PART && term.weight != WA_NO_PART;
  return wa_part_add(parts, op, axis, args, both ? 2 : 1, index);
}

static wa_form wa_years_form(wa_rewrite *rewrite, const wa_node *node) {
  wa_parts *parts = rewrite->parts;
  wa_form form = wa_form_here(rewrite, node->args[0]);
  wa_term_list list = {0};
  for (size_t k = 0; k < form.n; k++) {
    wa_part_id years = wa_weighted(parts, WA_OP_BY_YEAR, WA_YEAR, form.terms[k], node->index);
    bool constant = wa_part_constant(parts, years);
    wa_take_term(parts, &list, (wa_term){form.terms[k].coefficient, form.terms[k].minus, constant ? years : WA_NO_PART,
                                         constant ? WA_NO_PART : years});
  }
  return wa_listed(parts, list);
}

wa_form wa_form_of(wa_rewrite *rewrite, wa_id id) {
  const wa_node *node = &rewrite->parts->graph->nodes[id];
  switch (node->op) {
    case WA_OP_NAME: return rewrite->form[node->args[0]];
    case WA_OP_ADD: case WA_OP_SUBTRACT: case WA_OP_NEGATE: case WA_OP_TOTAL: return wa_sum_form(rewrite, node);
    case WA_OP_MULTIPLY: return wa_product_form(rewrite, node->args[0], node->args[1]);
    case WA_OP_IF: return wa_choice_form(rewrite, node);
    case WA_OP_DIVIDE:
      if (rewrite->parts->graph->nodes[node->args[1]].axis != WA_SCALAR || !rewrite->form[node->args[0]].terms) break;
      return wa_scale_form(rewrite->parts, rewrite->form[node->args[0]],
                           wa_scalar_term(wa_part_binary(rewrite->parts, WA_OP_DIVIDE, wa_part_number(rewrite->parts, 1),
                                                         rewrite->part[node->args[1]])), false);
    case WA_OP_BEGIN: case WA_OP_END: case WA_OP_AT_BEGIN: case WA_OP_AT_END: case WA_OP_LAG: return wa_shift_form(rewrite, node);
    case WA_OP_STRIDE_SUM: return wa_stride_form(rewrite, node);
    case WA_OP_BY_YEAR: return wa_years_form(rewrite, node);
    case WA_OP_BY_ENTRY: case WA_OP_REVERSE: case WA_OP_CONVOLVE: return wa_entry_form(rewrite, id);
    default: break;
  }
  return (wa_form){0, NULL};
}

/* ---- back to parts ---- */

static wa_part_id wa_pair_up(wa_parts *parts, wa_form form, const wa_part_id *values, wa_axis axis) {
  if (form.n == 0) return wa_part_values(parts, axis, WA_NEW_ARRAY(parts->arena, double, parts->graph->length[axis] + 1));
  wa_part_id *pairs = WA_NEW_ARRAY(parts->arena, wa_part_id, 2 * form.n);
  for (size_t i = 0; i < form.n; i++) {
    wa_part_id coefficient = form.terms[i].coefficient;
    if (coefficient == WA_NO_PART) coefficient = wa_part_number(parts, form.terms[i].minus ? -1 : 1);
    else if (form.terms[i].minus) coefficient = wa_part_add(parts, WA_OP_NEGATE, WA_SCALAR, &coefficient, 1, 0);
    pairs[2 * i] = coefficient;
    pairs[2 * i + 1] = values[i];
  }
  if (form.n == 1) return wa_part_binary(parts, WA_OP_MULTIPLY, pairs[0], pairs[1]);
  return wa_part_add(parts, WA_OP_LINEAR, axis, pairs, 2 * form.n, 0);
}

wa_part_id wa_form_sum(wa_rewrite *rewrite, wa_id id) {
  wa_parts *parts = rewrite->parts;
  const wa_node *node = &parts->graph->nodes[id];
  wa_id a = node->args[0];
  bool both = node->op == WA_OP_DOT;
  wa_axis axis = parts->graph->nodes[a].axis;
  if (both && axis == WA_SCALAR) axis = parts->graph->nodes[node->args[1]].axis;
  if (axis == WA_SCALAR) return both ? wa_part_binary(parts, WA_OP_MULTIPLY, rewrite->part[a], rewrite->part[node->args[1]]) : rewrite->part[a];
  wa_form form = both ? wa_product_form(rewrite, a, node->args[1]) : wa_form_here(rewrite, a);
  if (!form.terms) {
    wa_part_id row = wa_part_binary(parts, WA_OP_MULTIPLY, wa_form_row(rewrite, a), wa_form_row(rewrite, node->args[1]));
    return wa_part_add(parts, WA_OP_SUM, WA_SCALAR, &row, 1, 0);
  }
  wa_part_id *sums = WA_NEW_ARRAY(parts->arena, wa_part_id, form.n + 1);
  for (size_t i = 0; i < form.n; i++) sums[i] = wa_weighted(parts, WA_OP_SUM, WA_SCALAR, form.terms[i], 0);
  return wa_pair_up(parts, form, sums, WA_SCALAR);
}

wa_part_id wa_form_row(wa_rewrite *rewrite, wa_id id) {
  if (rewrite->part[id] != WA_NO_PART) return rewrite->part[id];
  wa_parts *parts = rewrite->parts;
  wa_form form = rewrite->form[id];
  wa_part_id *rows = WA_NEW_ARRAY(parts->arena, wa_part_id, form.n + 1);
  for (size_t i = 0; i < form.n; i++) rows[i] = wa_times_part(parts, form.terms[i].weight, form.terms[i].row);
  return rewrite->part[id] = wa_pair_up(parts, form, rows, parts->graph->nodes[id].axis);
}
