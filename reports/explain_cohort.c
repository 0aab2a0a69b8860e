/* States of a cohort in an explanation. */
#include <stdint.h>

#include "reports/explain_inside.h"

static bool wa_strategy_among(const wa_lowered *lowered, size_t preferred, wa_id cohort, size_t *strategy) {
  *strategy = preferred;
  if (preferred < lowered->n_strategies && lowered->cohort[preferred] == cohort) return true;
  for (*strategy = 0; *strategy < lowered->n_strategies; ++*strategy)
    if (lowered->cohort[*strategy] == cohort) return true;
  return false;
}

/* Whose cohort this is: all, or a segment, and the strategy; the one explained where several share it. */
static const wa_lowered *wa_owner_of_cohort(const wa_explainer *explainer, wa_id cohort, size_t *strategy) {
  const wa_lowered *all = explainer->results->lowered;
  for (size_t i = 0; i < all->n_segments; i++)
    if (wa_strategy_among(all->segments[i], explainer->strategy, cohort, strategy)) return all->segments[i];
  if (!wa_strategy_among(all, explainer->strategy, cohort, strategy)) *strategy = 0;
  return all;
}

static const char *wa_use(wa_explainer *explainer, wa_id id, wa_ids *used) {
  const char *name = wa_told_name(explainer, id);
  if (!name) return wa_told_formula(explainer, id, false, used);
  if (used) wa_ids_add(explainer->arena, used, id);
  return name;
}

static const char *wa_start_text(wa_explainer *explainer, wa_id start, wa_ids *used) {
  const wa_node *node = &explainer->graph->nodes[start];
  if (node->op == WA_OP_CONST) return wa_printf(explainer->arena, "%.10g", node->number);
  return wa_use(explainer, start, used);
}

const char *wa_told_state(wa_explainer *explainer, wa_id id, wa_ids *used) {
  const wa_graph *graph = explainer->graph;
  wa_id cohort = graph->nodes[id].args[0];
  size_t state = graph->nodes[id].index, strategy = 0, terms = 0;
  const wa_lowered *owner = wa_owner_of_cohort(explainer, cohort, &strategy);
  const wa_node *node = &graph->nodes[cohort];
  const wa_cohort_shape *shape = &graph->cohorts[node->index];
  wa_text text = wa_text_new(explainer->arena);
  wa_text_addf(&text, explainer->dutch ? "%s aan het begin; na elke cyclus: " : "%s at the start; after each cycle: ",
               wa_start_text(explainer, node->args[state], used));
  for (size_t move = 0; move < shape->n_moves; move++) {
    if (shape->to[move] != state) continue;
    wa_id from = owner->parts[strategy][shape->from[move]];
    const char *share = wa_use(explainer, from, used);
    wa_text_addf(&text, "%s%s * %s", terms++ ? " + " : "", share, wa_use(explainer, node->args[shape->n_states + move], used));
  }
  if (!terms) wa_text_add(&text, "0");
  return text.bytes;
}
