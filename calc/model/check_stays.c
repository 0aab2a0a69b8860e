/* `time_in` in lines and outcomes: the stay is that of the one state they count. */
#include <stdint.h>
#include <string.h>

#include "model/check_groups.h"
#include "model/depend.h"

typedef struct wa_stay_search {
  const size_t *first, *next; /* by node, by site: sites that set the node, plus one; 0: no more */
  bool *seen; /* by node of the dependence */
  size_t *stack;
  size_t count, capacity;
  size_t state;            /* SIZE_MAX: none so far */
  const wa_expr *other;    /* what names another state, or counts people without one */
} wa_stay_search;

static void wa_find_stay(wa_load *load, const wa_expr *use, void *context) {
  wa_stay_search *search = context;
  if (use->kind == WA_EX_NAME) {
    size_t node = wa_node_of(load, use->name);
    if (node == SIZE_MAX || search->seen[node]) return;
    search->seen[node] = true;
    WA_PUSH(load->arena, search->stack, search->count, search->capacity, node);
    return;
  }
  if (!use->function || !(use->function->uses & WA_USES_PEOPLE)) return;
  bool stays = use->n_args > 0 && (use->function->id == WA_FN_IN || use->function->id == WA_FN_MOVES) && use->args[0]->kind == WA_EX_NAME;
  size_t state = stays ? wa_model_state(load->model, use->args[0]->name) : SIZE_MAX;
  if (state == SIZE_MAX || (search->state != SIZE_MAX && search->state != state)) search->other = search->other ? search->other : use;
  else search->state = state;
}

/* Follows names to their formulas, also those that strategies and segments set. */
static void wa_follow_names(wa_load *load, wa_stay_search *search) {
  const wa_dependence *all = load->dependence;
  while (search->count > 0) {
    size_t node = search->stack[--search->count];
    wa_each_use(load, all->sites[node].formula->expr, wa_find_stay, search);
    for (size_t site = search->first[node]; site; site = search->next[site - 1])
      wa_each_use(load, all->sites[site - 1].formula->expr, wa_find_stay, search);
  }
}

/* The state, plus one; 0: `time_in` is not used, or in a way that is reported. */
static size_t wa_stay_of(wa_load *load, wa_stay_search search, const wa_formula *quantity, const wa_formula *amount) {
  unsigned uses = (quantity->expr ? quantity->expr->uses : 0) | (amount && amount->expr ? amount->expr->uses : 0);
  if (!(uses & WA_USES_TIME_IN)) return 0;
  memset(search.seen, 0, load->dependence->n_nodes * sizeof *search.seen);
  wa_each_use(load, quantity->expr, wa_find_stay, &search);
  if (amount) wa_each_use(load, amount->expr, wa_find_stay, &search);
  wa_follow_names(load, &search);
  const wa_formula *culprit = quantity->expr && quantity->expr->uses & WA_USES_TIME_IN ? quantity : amount;
  if (search.other && search.state != SIZE_MAX) {
    wa_error(load->diags, culprit->span, "'time_in' is the time in one state, and this counts more than '%s'",
             load->model->cohort.states[search.state].name);
    wa_hint(load->diags, "write a line for each state, with in(...) or moves(..., ...) of that state alone");
  } else if (search.state == SIZE_MAX) {
    wa_error(load->diags, culprit->span, "'time_in' is the time in a state, and no state is named here");
    wa_hint(load->diags, "the quantity must be made with in(state) or moves(state, ...)");
  } else if (load->model->cohort.survival) {
    wa_error(load->diags, culprit->span, "survival curves do not say how long people have been in a state: 'time_in' needs transitions");
  } else {
    return search.state + 1;
  }
  return 0;
}

static wa_stay_search wa_new_search(wa_load *load) {
  const wa_dependence *all = load->dependence;
  size_t *first = WA_NEW_ARRAY(load->arena, size_t, all->n_nodes + 1), *next = WA_NEW_ARRAY(load->arena, size_t, all->n_sites + 1);
  for (size_t i = all->n_nodes; i < all->n_sites; i++) {
    next[i] = first[all->sites[i].node];
    first[all->sites[i].node] = i + 1;
  }
  return (wa_stay_search){.first = first, .next = next, .seen = WA_NEW_ARRAY(load->arena, bool, all->n_nodes + 1), .state = SIZE_MAX};
}

void wa_check_stays(wa_load *load) {
  wa_model *model = load->model;
  wa_stay_search search = wa_new_search(load);
  for (size_t i = 0; i < model->n_outcomes; i++)
    model->outcomes[i].stay = wa_load_enough(load) || model->patients ? 0 : wa_stay_of(load, search, &model->outcomes[i].quantity, NULL);
  /* Individual patients remember how long they have been where they are. */
  for (size_t i = 0; i < model->n_lines && !model->patients && !wa_load_enough(load); i++)
    if (model->lines[i].quantity.expr && model->lines[i].amount.expr)
      model->lines[i].stay = wa_stay_of(load, search, &model->lines[i].quantity, &model->lines[i].amount);
}
