/* Rows of the calculation sheet that have no name of their own: each is called after the figure it is a step of. */
#include <stdint.h>
#include <string.h>

#include "reports/explain_inside.h"
#include "reports/steps.h"

enum { WA_LONGEST_STEP = 160 };

/* The first user of each node, by number: the one nearest to it. */
static wa_id *wa_first_users(const wa_graph *graph, wa_arena *arena) {
  wa_id *users = WA_NEW_ARRAY(arena, wa_id, graph->n_nodes + 1);
  for (wa_id id = 0; id < graph->n_nodes; id++) users[id] = WA_NONE;
  for (wa_id id = 0; id < graph->n_nodes; id++) {
    const wa_node *node = &graph->nodes[id];
    for (uint32_t i = 0; i < node->n_args; i++)
      if (users[node->args[i]] == WA_NONE) users[node->args[i]] = id;
  }
  return users;
}

wa_steps wa_steps_new(const wa_report *report) {
  const wa_graph *graph = report->graph;
  wa_steps steps = {.users = wa_first_users(graph, report->arena), .counts = WA_NEW_ARRAY(report->arena, size_t, graph->n_nodes + 1)};
  steps.explainer = WA_NEW(report->arena, wa_explainer);
  *steps.explainer = (wa_explainer){.arena = report->arena, .results = report->results, .graph = graph,
                                    .style = {.language = report->language, .utf8 = true},
                                    .dutch = strcmp(report->language, "nl") == 0, .strategy = SIZE_MAX,
                                    .text = wa_text_new(report->arena), .told = WA_NEW_ARRAY(report->arena, bool, graph->n_nodes + 1),
                                    .sizes = WA_NEW_ARRAY(report->arena, size_t, graph->n_nodes + 1)};
  return steps;
}

bool wa_is_step(const wa_report *report, wa_id id) {
  wa_op op = report->graph->nodes[id].op;
  return !report->graph->named[id] && op != WA_OP_INPUT && op != WA_OP_SERIES;
}

const char *wa_step_text(const wa_report *report, wa_steps *steps, wa_id id) {
  wa_id user = steps->users[id];
  while (user != WA_NONE && !report->graph->named[user]) user = steps->users[user];
  if (user == WA_NONE || !wa_may_show(report->secrecy, user)) return wa_rt(report, WA_T_PART_OF_FORMULA);
  return wa_printf(report->arena, "%s: %s %zu", wa_node_text(report, user), wa_rt(report, WA_T_STEP), ++steps->counts[user]);
}

const char *wa_step_formula(wa_steps *steps, wa_id id) {
  const char *formula = wa_told_formula(steps->explainer, id, false, NULL);
  /* Numbered parts are those of another text. */
  if (!formula || strlen(formula) > WA_LONGEST_STEP || strchr(formula, '[')) return NULL;
  return formula;
}
