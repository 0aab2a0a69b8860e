/* People who enter later and live through the same rows from then on (CONVOLVE), where how many enter is known but for
 * scalars: the population, an uptake, a list of years.
 *
 * A sum over time of weights w times such a row is a sum of the row x itself with other weights: with e[j] entrants j
 * places after the first, sum over i of w[i] sum over j of e[j] x[i-j] = sum over k of x[k] W[k], where
 * W[k] = sum over j of e[j] w[k+j]. So open populations cost no more than closed ones. Only where years are asked for
 * must the row be kept as far back as people entered. */
#include "engine/plan.h"

double wa_entrants_at(const wa_parts *parts, wa_part_id entrants, size_t later) {
  size_t length = wa_part_length(parts, entrants);
  return later < length ? parts->items[entrants].values[length - 1 - later] : 0;
}

size_t wa_entrants_reach(const wa_parts *parts, wa_part_id id) {
  wa_part_id entrants = parts->items[id].args[1];
  size_t reach = wa_part_length(parts, id) - 1;
  while (reach > 0 && wa_entrants_at(parts, entrants, reach) == 0) reach--;
  return reach;
}

/* ---- sums over time ---- */

/* The weights that a row must have so that moving the row and then weighing it gives the same sum. */
static int wa_moved_back(int op) {
  switch (op) {
    case WA_OP_BEGIN: return WA_OP_AT_BEGIN;
    case WA_OP_END: return WA_OP_AT_END;
    case WA_OP_AT_BEGIN: return WA_OP_BEGIN;
    case WA_OP_AT_END: return WA_OP_END;
    default: return WA_OP_CONST;
  }
}

static bool wa_holds_entrants(const wa_parts *parts, wa_part_id row) {
  while (wa_moved_back(parts->items[row].op) != WA_OP_CONST) row = parts->items[row].args[0];
  return parts->items[row].op == WA_OP_CONVOLVE;
}

wa_part_id wa_sum_over_entrants(wa_parts *parts, wa_part_id row, wa_part_id weight) {
  if (!wa_holds_entrants(parts, row)) return WA_NO_PART;
  wa_part part = parts->items[row];
  size_t length = wa_part_length(parts, row);
  if (weight == WA_NO_PART) weight = wa_part_ones(parts, part.axis);
  wa_part_id args[] = {part.args[0], WA_NO_PART};
  if (part.op != WA_OP_CONVOLVE) {
    args[1] = wa_part_add(parts, wa_moved_back(part.op), parts->items[part.args[0]].axis, &weight, 1, 0);
    return wa_part_add(parts, WA_OP_SUM, WA_SCALAR, args, 2, 0);
  }
  double *sums = WA_NEW_ARRAY(parts->arena, double, length + 1);
  for (size_t k = 0; k < length; k++)
    for (size_t j = 0; k + j < length; j++) sums[k] += wa_entrants_at(parts, part.args[1], j) * parts->items[weight].values[k + j];
  args[1] = wa_part_values(parts, part.axis, sums);
  return wa_part_add(parts, WA_OP_SUM, WA_SCALAR, args, 2, 0);
}

wa_part_id wa_convolve_constants(wa_parts *parts, wa_part_id row, wa_part_id entrants) {
  size_t length = wa_part_length(parts, row);
  double *values = WA_NEW_ARRAY(parts->arena, double, length + 1);
  for (size_t i = 0; i < length; i++)
    for (size_t j = 0; j <= i; j++) values[i] += wa_entrants_at(parts, entrants, j) * parts->items[row].values[i - j];
  return wa_part_values(parts, parts->items[row].axis, values);
}

/* ---- forms ---- */

/* Scalars that stand at their points of entry. */
static wa_form wa_listed_entries(wa_rewrite *rewrite, const wa_node *node) {
  wa_parts *parts = rewrite->parts;
  size_t points = parts->graph->length[WA_POINT];
  wa_term_list list = {0};
  for (uint32_t i = 0; i < node->n_args && i * node->index < points; i++) {
    if (parts->graph->nodes[node->args[i]].axis != WA_SCALAR) return (wa_form){0, NULL};
    double *values = WA_NEW_ARRAY(parts->arena, double, points);
    values[i * node->index] = 1;
    wa_take_term(parts, &list, (wa_term){wa_form_row(rewrite, node->args[i]), false, wa_part_values(parts, WA_POINT, values), WA_NO_PART});
  }
  return wa_listed(parts, list);
}

static wa_part_id wa_reversed(wa_parts *parts, wa_part_id row) {
  size_t length = wa_part_length(parts, row);
  double *values = WA_NEW_ARRAY(parts->arena, double, length + 1);
  for (size_t i = 0; i < length; i++) values[i] = parts->items[row].values[length - 1 - i];
  return wa_part_values(parts, parts->items[row].axis, values);
}

static wa_form wa_reversed_form(wa_rewrite *rewrite, const wa_node *node) {
  wa_form form = wa_form_here(rewrite, node->args[0]);
  wa_term_list list = {0};
  if (!wa_only_weights(form)) return (wa_form){0, NULL};
  for (size_t i = 0; i < form.n; i++) {
    wa_term term = form.terms[i];
    term.weight = wa_reversed(rewrite->parts, term.weight);
    wa_take_term(rewrite->parts, &list, term);
  }
  return wa_listed(rewrite->parts, list);
}

static wa_term wa_convolved(wa_parts *parts, wa_term x, wa_term entrants) {
  wa_part_id args[] = {wa_times_part(parts, x.weight, x.row), entrants.weight};
  wa_term term = {wa_times_part(parts, x.coefficient, entrants.coefficient), x.minus != entrants.minus, WA_NO_PART, WA_NO_PART};
  if (wa_part_constant(parts, args[0])) term.weight = wa_convolve_constants(parts, args[0], args[1]);
  else term.row = wa_part_add(parts, WA_OP_CONVOLVE, parts->items[args[0]].axis, args, 2, 0);
  return term;
}

static wa_form wa_convolved_form(wa_rewrite *rewrite, const wa_node *node) {
  wa_form x = wa_form_here(rewrite, node->args[0]), entrants = wa_form_here(rewrite, node->args[1]);
  wa_term_list list = {0};
  if (!wa_only_weights(entrants)) return (wa_form){0, NULL};
  for (size_t i = 0; i < x.n; i++)
    for (size_t k = 0; k < entrants.n; k++) wa_take_term(rewrite->parts, &list, wa_convolved(rewrite->parts, x.terms[i], entrants.terms[k]));
  return wa_listed(rewrite->parts, list);
}

wa_form wa_entry_form(wa_rewrite *rewrite, wa_id id) {
  const wa_node *node = &rewrite->parts->graph->nodes[id];
  if (node->op == WA_OP_BY_ENTRY) return wa_listed_entries(rewrite, node);
  return node->op == WA_OP_REVERSE ? wa_reversed_form(rewrite, node) : wa_convolved_form(rewrite, node);
}
