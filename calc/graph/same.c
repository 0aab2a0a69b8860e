#include "graph/same.h"

#include <string.h>

static bool wa_same_text(const char *a, const char *b) { return a == b || (a && b && strcmp(a, b) == 0); }

static bool wa_same_bytes(const void *a, const void *b, size_t n, size_t size) {
  return n == 0 || a == b || (a && b && memcmp(a, b, n * size) == 0);
}

static bool wa_same_nodes(const wa_graph *a, const wa_graph *b) {
  if (a->n_nodes != b->n_nodes) return false;
  for (wa_id id = 0; id < a->n_nodes; id++) {
    const wa_node *x = &a->nodes[id], *y = &b->nodes[id];
    if (x->op != y->op || x->axis != y->axis || x->optional != y->optional || x->index != y->index) return false;
    if (x->n_args != y->n_args || !wa_same_bytes(x->args, y->args, x->n_args, sizeof *x->args)) return false;
    if (!wa_same_bytes(&x->number, &y->number, 1, sizeof x->number) || !wa_same_text(x->word, y->word)) return false;
  }
  return true;
}

static bool wa_same_leaves(const wa_graph *a, const wa_graph *b) {
  if (a->n_inputs != b->n_inputs || a->n_series != b->n_series) return false;
  for (size_t i = 0; i < a->n_inputs; i++)
    if (a->inputs[i].node != b->inputs[i].node || strcmp(a->inputs[i].name, b->inputs[i].name) != 0) return false;
  for (size_t i = 0; i < a->n_series; i++) {
    const wa_series *x = &a->series[i], *y = &b->series[i];
    if (x->axis != y->axis || !wa_same_bytes(x->values, y->values, a->length[x->axis], sizeof *x->values)) return false;
  }
  return true;
}

static bool wa_same_cohorts(const wa_graph *a, const wa_graph *b) {
  if (a->n_cohorts != b->n_cohorts) return false;
  for (size_t i = 0; i < a->n_cohorts; i++) {
    const wa_cohort_shape *x = &a->cohorts[i], *y = &b->cohorts[i];
    if (x->n_states != y->n_states || x->n_moves != y->n_moves) return false;
    if (!wa_same_bytes(x->state_of, y->state_of, x->n_states, sizeof *x->state_of)) return false;
    if (!wa_same_bytes(x->from, y->from, x->n_moves, sizeof *x->from)) return false;
    if (!wa_same_bytes(x->to, y->to, x->n_moves, sizeof *x->to)) return false;
    if (!wa_same_bytes(x->rest, y->rest, x->n_moves, sizeof *x->rest)) return false;
  }
  return true;
}

static bool wa_same_bins(const wa_graph *a, const wa_graph *b) {
  size_t n = a->length[WA_POINT];
  for (int class = 0; class < 2; class ++)
    for (int kind = 0; kind < WA_N_FLOW_KINDS; kind++) {
      const wa_year_bins *x = &a->bins[class][kind], *y = &b->bins[class][kind];
      if (x->whole != y->whole || x->share != y->share) return false;
      if (!wa_same_bytes(x->after, y->after, n, sizeof *x->after)) return false;
      if (!wa_same_bytes(x->year_after, y->year_after, n, sizeof *x->year_after)) return false;
      if (!wa_same_bytes(x->year_before, y->year_before, n, sizeof *x->year_before)) return false;
    }
  return true;
}

static bool wa_same_index(const wa_table_index *a, const wa_table_index *b) {
  if (a->n != b->n || a->interpolation != b->interpolation || a->outside != b->outside) return false;
  if (!a->numbers != !b->numbers) return false;
  if (a->numbers) return wa_same_bytes(a->numbers, b->numbers, a->n, sizeof *a->numbers);
  for (size_t i = 0; i < a->n; i++)
    if (!wa_same_text(a->categories[i], b->categories[i])) return false;
  return true;
}

static bool wa_same_table(const wa_table *a, const wa_table *b) {
  if (a->n_index != b->n_index || strcmp(a->name, b->name) != 0) return false;
  for (size_t i = 0; i < a->n_index; i++)
    if (!wa_same_index(&a->index[i], &b->index[i])) return false;
  return true;
}

bool wa_same_values(const wa_table *a, const wa_table *b) {
  size_t n = 1;
  for (size_t i = 0; i < a->n_index; i++) n *= a->index[i].n;
  return wa_same_bytes(a->values, b->values, n, sizeof *a->values);
}

static bool wa_same_tables(const wa_model *a, const wa_model *b) {
  if (a->n_tables != b->n_tables) return false;
  for (size_t i = 0; i < a->n_tables; i++)
    if (!wa_same_table(&a->tables[i], &b->tables[i])) return false;
  return true;
}

bool wa_same_but_inputs(const wa_graph *a, const wa_graph *b) {
  if (a->patients || b->patients || memcmp(a->length, b->length, sizeof a->length) != 0) return false;
  return wa_same_nodes(a, b) && wa_same_leaves(a, b) && wa_same_cohorts(a, b) && wa_same_bins(a, b) &&
         wa_same_tables(a->model, b->model);
}
