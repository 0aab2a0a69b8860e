/* States of a cohort in an explanation. */
#include <stdint.h>

#include "reports/explain_inside.h"

/* The strategy whose cohort this is; the one explained where several share it. */
static size_t wa_strategy_of_cohort(const wa_explainer *explainer, wa_id cohort) {
  const wa_lowered *lowered = explainer->results->lowered;
  if (explainer->strategy < lowered->n_strategies && lowered->cohort[explainer->strategy] == cohort) return explainer->strategy;
  for (size_t s = 0; s < lowered->n_strategies; s++)
    if (lowered->cohort[s] == cohort) return s;
  return 0;
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
  size_t state = graph->nodes[id].index, strategy = wa_strategy_of_cohort(explainer, cohort), terms = 0;
  const wa_node *node = &graph->nodes[cohort];
  const wa_cohort_shape *shape = &graph->cohorts[node->index];
  wa_text text = wa_text_new(explainer->arena);
  wa_text_addf(&text, explainer->dutch ? "%s aan het begin; na elke cyclus: " : "%s at the start; after each cycle: ",
               wa_start_text(explainer, node->args[state], used));
  for (size_t move = 0; move < shape->n_moves; move++) {
    if (shape->to[move] != state) continue;
    wa_id from = explainer->results->lowered->parts[strategy][shape->from[move]];
    const char *share = wa_use(explainer, from, used);
    wa_text_addf(&text, "%s%s * %s", terms++ ? " + " : "", share, wa_use(explainer, node->args[shape->n_states + move], used));
  }
  if (!terms) wa_text_add(&text, "0");
  return text.bytes;
}
