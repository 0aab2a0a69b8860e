/* People in groups: what is per person is counted in each group, what is not is shared out.
 *
 * The degree of a formula in people tells the two apart: 1 for what doubles when everybody comes twice (in(home) times
 * a price), 0 for what stays (a price, a fixed cost). A sum of both would be counted wrongly in either way. */
#include "model/check_groups.h"

#include <stdint.h>

#include "model/depend.h"

typedef enum wa_degree { WA_DEGREE_ZERO, WA_DEGREE_ONE, WA_DEGREE_ANY, WA_DEGREE_MIXED } wa_degree; /* ANY: a written 0 */

typedef struct wa_degrees {
  wa_load *load;
  wa_degree *names; /* by node of the dependence */
} wa_degrees;

static wa_degree wa_degree_of(const wa_degrees *degrees, const wa_expr *expr);

static wa_degree wa_join(wa_degree a, wa_degree b) {
  if (a == WA_DEGREE_ANY) return b;
  return b == WA_DEGREE_ANY || a == b ? a : WA_DEGREE_MIXED;
}

static wa_degree wa_joined(const wa_degrees *degrees, const wa_expr *expr, size_t first) {
  wa_degree degree = WA_DEGREE_ANY;
  for (size_t i = first; i < expr->n_args; i++) degree = wa_join(degree, wa_degree_of(degrees, expr->args[i]));
  return degree;
}

/* For functions that bend: only of what does not count people. */
static wa_degree wa_bent(wa_degree degree) { return degree == WA_DEGREE_ONE ? WA_DEGREE_MIXED : degree == WA_DEGREE_MIXED ? degree : WA_DEGREE_ZERO; }

static wa_degree wa_multiplied(wa_degree a, wa_degree b) {
  if (a == WA_DEGREE_ANY || b == WA_DEGREE_ANY) return WA_DEGREE_ANY;
  if (a == WA_DEGREE_ZERO) return b;
  return b == WA_DEGREE_ZERO ? a : WA_DEGREE_MIXED;
}

static wa_degree wa_divided(wa_degree a, wa_degree b) {
  if (a == WA_DEGREE_ANY) return a;
  if (b != WA_DEGREE_ONE) return b == WA_DEGREE_MIXED ? b : a;
  return a == WA_DEGREE_ONE ? WA_DEGREE_ZERO : WA_DEGREE_MIXED;
}

static wa_degree wa_call_degree(const wa_degrees *degrees, const wa_expr *call) {
  if (call->function->uses & WA_USES_PEOPLE) return WA_DEGREE_ONE;
  if (call->function->arguments != WA_ARG_VALUE) return WA_DEGREE_ZERO;
  switch (call->function->id) {
    case WA_FN_IF: return wa_join(wa_joined(degrees, call, 1), wa_degree_of(degrees, call->args[0]) == WA_DEGREE_MIXED ? WA_DEGREE_MIXED : WA_DEGREE_ANY);
    case WA_FN_MIN: case WA_FN_MAX: case WA_FN_ABS: return wa_joined(degrees, call, 0);
    case WA_FN_INDEX: return wa_degree_of(degrees, call->args[0]);
    case WA_FN_EXPANDED: return wa_degree_of(degrees, call->expanded);
    default: return wa_bent(wa_joined(degrees, call, 0));
  }
}

/* Formulas are at most 200 levels deep: the recursion is, too. */
static wa_degree wa_degree_of(const wa_degrees *degrees, const wa_expr *expr) {
  switch (expr->kind) {
    case WA_EX_NUMBER: return expr->number == 0 ? WA_DEGREE_ANY : WA_DEGREE_ZERO;
    case WA_EX_NAME: {
      size_t node = wa_node_of(degrees->load, expr->name);
      return node == SIZE_MAX ? WA_DEGREE_ZERO : degrees->names[node];
    }
    case WA_EX_CALL: return wa_call_degree(degrees, expr);
    case WA_EX_INDEX: return WA_DEGREE_ZERO;
    case WA_EX_NEGATE: case WA_EX_ADD: case WA_EX_SUBTRACT: return wa_joined(degrees, expr, 0);
    case WA_EX_MULTIPLY: return wa_multiplied(wa_degree_of(degrees, expr->args[0]), wa_degree_of(degrees, expr->args[1]));
    case WA_EX_DIVIDE: return wa_divided(wa_degree_of(degrees, expr->args[0]), wa_degree_of(degrees, expr->args[1]));
    case WA_EX_POWER: return wa_bent(wa_joined(degrees, expr, 0));
    default: { /* conditions: comparing like with like */
      wa_degree degree = wa_joined(degrees, expr, 0);
      return degree == WA_DEGREE_MIXED ? degree : WA_DEGREE_ZERO;
    }
  }
}

/* Each name behind those it builds on; what strategies and segments set must agree with it. */
static void wa_find_degrees(wa_degrees *degrees) {
  const wa_dependence *all = degrees->load->dependence;
  degrees->names = WA_NEW_ARRAY(degrees->load->arena, wa_degree, all->n_nodes + 1);
  for (size_t i = 0; i < all->n_nodes; i++) degrees->names[i] = WA_DEGREE_ANY;
  size_t size = wa_node_of(degrees->load, "population");
  /* Once more for what overrides bring in: they may name what comes later. */
  for (int round = 0; round < 3; round++)
    for (size_t i = 0; i < all->n_order; i++) {
      size_t node = all->order[i];
      if (node == size) degrees->names[node] = WA_DEGREE_ONE;
      else if (all->sites[node].formula->expr)
        degrees->names[node] = wa_join(degrees->names[node], wa_degree_of(degrees, all->sites[node].formula->expr));
      if (i + 1 < all->n_order) continue;
      for (size_t site = all->n_nodes; site < all->n_sites; site++)
        if (all->sites[site].formula->expr)
          degrees->names[all->sites[site].node] =
              wa_join(degrees->names[all->sites[site].node], wa_degree_of(degrees, all->sites[site].formula->expr));
    }
}

static bool wa_is_fixed(wa_load *load, wa_degree degree, wa_span span, const char *name) {
  if (degree == WA_DEGREE_MIXED) {
    wa_error(load->diags, span, "with segments or uptake '%s' must be so much per person or one figure for all: it mixes the two", name);
    wa_hint(load->diags, "write what counts people (in, enters, moves, reaches, population) and what does not as lines of their own");
  }
  return degree != WA_DEGREE_ONE;
}

/* ---- what is the same for everybody ---- */

static void wa_mark_common(wa_load *load, const wa_expr *use, void *context) {
  bool *common = context;
  size_t node = use->kind == WA_EX_NAME ? wa_node_of(load, use->name) : SIZE_MAX;
  if (node != SIZE_MAX) common[node] = true;
}

static void wa_mark_splits(wa_load *load, const wa_split *splits, size_t n, bool *common) {
  for (size_t i = 0; i < n; i++) wa_each_use(load, splits[i].share.expr, wa_mark_common, common);
}

/* Who bears a line and what money is worth later cannot differ between segments. */
static void wa_check_common(wa_load *load) {
  const wa_model *model = load->model;
  const wa_dependence *all = load->dependence;
  bool *common = WA_NEW_ARRAY(load->arena, bool, all->n_nodes + 1);
  for (size_t i = 0; i < model->n_lines; i++) {
    wa_mark_splits(load, model->lines[i].from, model->lines[i].n_from, common);
    wa_mark_splits(load, model->lines[i].to, model->lines[i].n_to, common);
  }
  for (int class = 0; class < 2; class++) wa_each_use(load, model->settings.discount[class].expr, wa_mark_common, common);
  for (size_t i = all->n_order; i-- > 0;)
    if (common[all->order[i]]) wa_each_use(load, all->sites[all->order[i]].formula->expr, wa_mark_common, common);
  for (size_t i = 0; i < model->population.n_segments; i++)
    for (size_t j = 0; j < model->population.segments[i].n_overrides; j++) {
      const wa_override *override = &model->population.segments[i].overrides[j];
      size_t node = (override->of_definition ? model->n_parameters : 0) + override->target;
      if (!common[node]) continue;
      wa_error(load->diags, override->span, "'%s' decides who bears a line or the discount rate, which segments have in common",
               wa_node_name(load, node));
    }
}

void wa_check_groups(wa_load *load) {
  wa_model *model = load->model;
  if (!wa_model_grouped(model) || wa_diags_count(load->diags, WA_ERROR) > 0) return;
  wa_degrees degrees = {.load = load};
  wa_find_degrees(&degrees);
  for (size_t i = 0; i < model->n_outcomes; i++)
    model->outcomes[i].fixed = wa_is_fixed(load, wa_degree_of(&degrees, model->outcomes[i].quantity.expr),
                                           model->outcomes[i].quantity.span, model->outcomes[i].name);
  for (size_t i = 0; i < model->n_lines; i++) {
    wa_line *line = &model->lines[i];
    wa_degree degree = wa_multiplied(wa_degree_of(&degrees, line->quantity.expr), wa_degree_of(&degrees, line->amount.expr));
    line->fixed = wa_is_fixed(load, degree, line->quantity.span, line->name);
  }
  wa_check_common(load);
}
