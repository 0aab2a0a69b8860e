/* Cycles among names that only a strategy and a segment together close. */
#include <stdint.h>

#include "model/depend.h"

typedef struct wa_pair_walk {
  const wa_dependence *dependence;
  size_t *own_site[2]; /* [strategy, segment][node] its site there, plus one; 0: none */
  size_t *state;       /* by node: 2 * round when open, 2 * round + 1 when done */
  size_t round;
  struct wa_pair_step {
    size_t node, edge;
  } *steps;            /* no longer than there are nodes */
  size_t n_steps;
} wa_pair_walk;

/* The edges of a node: of the strategy's formula, then of the segment's, then of its own where neither sets it. Those
 * from a set formula to the same name ask for the value without it and close nothing. SIZE_MAX: there are no more. */
static size_t wa_pair_edge(const wa_pair_walk *walk, size_t node, size_t edge) {
  const wa_dependence *all = walk->dependence;
  size_t sites[3], n = 0;
  for (size_t i = 0; i < 2; i++)
    if (walk->own_site[i][node]) sites[n++] = walk->own_site[i][node] - 1;
  if (n == 0) sites[n++] = node;
  for (size_t i = 0; i < n; i++) {
    const wa_site *site = &all->sites[sites[i]];
    if (edge < site->n_edges) return all->edges[site->first_edge + edge];
    edge -= site->n_edges;
  }
  return SIZE_MAX;
}

/* The node at which a cycle closes, or SIZE_MAX. */
static size_t wa_pair_cycle(wa_pair_walk *walk, size_t root) {
  if (walk->state[root] >= 2 * walk->round) return SIZE_MAX;
  walk->n_steps = 0;
  walk->steps[walk->n_steps++] = (struct wa_pair_step){root, 0};
  walk->state[root] = 2 * walk->round;
  while (walk->n_steps > 0) {
    struct wa_pair_step *step = &walk->steps[walk->n_steps - 1];
    size_t next = wa_pair_edge(walk, step->node, step->edge++);
    if (next == SIZE_MAX) {
      walk->state[step->node] = 2 * walk->round + 1;
      walk->n_steps--;
    } else if (walk->state[next] < 2 * walk->round) {
      walk->state[next] = 2 * walk->round;
      walk->steps[walk->n_steps++] = (struct wa_pair_step){next, 0};
    } else if (walk->state[next] == 2 * walk->round && next != step->node) {
      return next;
    }
  }
  return SIZE_MAX;
}

static void wa_mark_sites(const wa_dependence *dependence, size_t owner, size_t *own_site, bool on) {
  for (size_t i = dependence->n_nodes; i < dependence->n_sites; i++)
    if (dependence->sites[i].strategy == owner) own_site[dependence->sites[i].node] = on ? i + 1 : 0;
}

static void wa_check_pair(wa_load *load, wa_pair_walk *walk, size_t strategy, size_t segment) {
  const wa_dependence *dependence = walk->dependence;
  const wa_model *model = load->model;
  walk->round++;
  for (size_t i = dependence->n_nodes; i < dependence->n_sites; i++) {
    const wa_site *site = &dependence->sites[i];
    if (site->strategy != strategy && site->strategy != model->n_strategies + segment) continue;
    size_t closes = wa_pair_cycle(walk, site->node);
    if (closes == SIZE_MAX) continue;
    wa_error(load->diags, site->formula->span, "under strategy '%s' in segment '%s', '%s' depends on itself",
             model->strategies[strategy].name, model->population.segments[segment].name, wa_node_name(load, closes));
    return;
  }
}

void wa_check_segment_cycles(wa_load *load, wa_dependence *dependence) {
  enum { MOST = 2000 };
  const wa_model *model = load->model;
  size_t segments = model->population.n_segments;
  if (segments * model->n_strategies > MOST) {
    wa_error(load->diags, model->population.segments[0].span, "more than %d combinations of strategies and segments", MOST);
    return;
  }
  for (size_t i = 0; i < dependence->n_nodes; i++)
    if (dependence->broken[i]) return;
  wa_pair_walk walk = {.dependence = dependence};
  for (size_t i = 0; i < 2; i++) walk.own_site[i] = WA_NEW_ARRAY(load->arena, size_t, dependence->n_nodes + 1);
  walk.state = WA_NEW_ARRAY(load->arena, size_t, dependence->n_nodes + 1);
  walk.steps = WA_NEW_ARRAY(load->arena, struct wa_pair_step, dependence->n_nodes + 1);
  for (size_t segment = 0; segment < segments; segment++) {
    if (model->population.segments[segment].n_overrides == 0) continue;
    wa_mark_sites(dependence, model->n_strategies + segment, walk.own_site[1], true);
    for (size_t strategy = 0; strategy < model->n_strategies && !wa_load_enough(load); strategy++) {
      if (model->strategies[strategy].n_overrides == 0) continue;
      wa_mark_sites(dependence, strategy, walk.own_site[0], true);
      wa_check_pair(load, &walk, strategy, segment);
      wa_mark_sites(dependence, strategy, walk.own_site[0], false);
    }
    wa_mark_sites(dependence, model->n_strategies + segment, walk.own_site[1], false);
  }
}
