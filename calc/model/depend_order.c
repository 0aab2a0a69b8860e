/* The order of names, and cycles among them. */
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "model/depend.h"

enum { WA_MOST_LEVELS = 500 };

/* One step of a depth-first walk: a site and the next of its edges to follow. */
typedef struct wa_step {
  size_t vertex, edge;
} wa_step;

/* A walk over vertices. Without a strategy a vertex is a node. Under a strategy, vertex v < n is node v with its
 * own formula and v + n the node as the strategy sets it. */
typedef struct wa_walk {
  wa_load *load;
  wa_dependence *dependence;
  size_t strategy; /* SIZE_MAX: none */
  size_t *override_site; /* by node: site under this strategy, where `override_of` says so */
  size_t *override_of;   /* by node: strategy + 1 that override_site belongs to */
  size_t *state;         /* by vertex: 2 * round when open, 2 * round + 1 when done */
  size_t round;
  wa_step *steps;
  size_t n_steps, steps_room;
  size_t *level; /* by node: length of the longest chain below it */
  bool too_deep;
} wa_walk;

static bool wa_overridden(const wa_walk *walk, size_t node) {
  return walk->strategy != SIZE_MAX && walk->override_of[node] == walk->strategy + 1;
}

static const wa_site *wa_vertex_site(const wa_walk *walk, size_t vertex) {
  size_t n = walk->dependence->n_nodes;
  return &walk->dependence->sites[vertex < n ? vertex : walk->override_site[vertex - n]];
}

/* In the formula that a strategy sets, the name itself means its value without it. */
static size_t wa_edge_vertex(const wa_walk *walk, size_t from, size_t node) {
  size_t n = walk->dependence->n_nodes;
  if (!wa_overridden(walk, node) || from == node + n) return node;
  return node + n;
}

/* Who sets what is walked through. */
static const char *wa_owner_text(const wa_load *load, size_t owner) {
  const wa_model *model = load->model;
  if (owner < model->n_strategies) return wa_printf(load->arena, "under strategy '%s'", model->strategies[owner].name);
  return wa_printf(load->arena, "in segment '%s'", model->population.segments[owner - model->n_strategies].name);
}

static void wa_report_cycle(wa_walk *walk, size_t first) {
  enum { MOST = 10 };
  wa_load *load = walk->load;
  size_t n = walk->dependence->n_nodes, length = walk->n_steps - first, begin = first;
  for (size_t i = first; i < walk->n_steps; i++)
    if (walk->steps[i].vertex % n < walk->steps[begin].vertex % n) begin = i;
  wa_text text = wa_text_new(load->arena);
  for (size_t i = 0; i < length && i < MOST; i++)
    wa_text_addf(&text, "%s -> ", wa_node_name(load, walk->steps[first + (begin - first + i) % length].vertex % n));
  const char *name = wa_node_name(load, walk->steps[begin].vertex % n);
  wa_span span = wa_vertex_site(walk, walk->steps[begin].vertex)->formula->span;
  if (walk->strategy == SIZE_MAX)
    wa_error(load->diags, span, "'%s' depends on itself: %s%s%s", name, text.bytes, length > MOST ? "... -> " : "", name);
  else
    wa_error(load->diags, span, "%s, '%s' depends on itself: %s%s%s", wa_owner_text(load, walk->strategy), name, text.bytes,
             length > MOST ? "... -> " : "", name);
  for (size_t i = 1; i < length && i < MOST; i++) {
    size_t vertex = walk->steps[first + (begin - first + i) % length].vertex;
    wa_also(load->diags, wa_vertex_site(walk, vertex)->formula->span, "by way of '%s'", wa_node_name(load, vertex % n));
  }
}

static void wa_found_cycle(wa_walk *walk, size_t vertex) {
  size_t n = walk->dependence->n_nodes, first = walk->n_steps - 1;
  while (walk->steps[first].vertex != vertex) first--;
  bool known = false;
  for (size_t i = first; i < walk->n_steps; i++) {
    known = known || walk->dependence->broken[walk->steps[i].vertex % n];
    walk->dependence->broken[walk->steps[i].vertex % n] = true;
  }
  if (!known && !wa_load_enough(walk->load)) wa_report_cycle(walk, first);
}

static void wa_leave(wa_walk *walk, size_t vertex) {
  walk->state[vertex] = 2 * walk->round + 1;
  if (walk->strategy != SIZE_MAX) return;
  const wa_site *site = &walk->dependence->sites[vertex];
  for (size_t i = 0; i < site->n_edges; i++) {
    size_t below = walk->level[walk->dependence->edges[site->first_edge + i]] + 1;
    if (below > walk->level[vertex]) walk->level[vertex] = below;
  }
  walk->dependence->order[walk->dependence->n_order++] = vertex;
  if (walk->level[vertex] < WA_MOST_LEVELS || walk->too_deep) return;
  walk->too_deep = true;
  wa_error(walk->load->diags, site->formula->span, "more than %d names build on each other here", WA_MOST_LEVELS);
}

static void wa_enter(wa_walk *walk, size_t vertex) {
  walk->state[vertex] = 2 * walk->round;
  WA_PUSH(walk->load->arena, walk->steps, walk->n_steps, walk->steps_room, ((wa_step){vertex, 0}));
}

static void wa_walk_from(wa_walk *walk, size_t root) {
  if (walk->state[root] >= 2 * walk->round) return;
  wa_enter(walk, root);
  while (walk->n_steps > 0) {
    wa_step *step = &walk->steps[walk->n_steps - 1];
    const wa_site *site = wa_vertex_site(walk, step->vertex);
    if (step->edge == site->n_edges) {
      wa_leave(walk, step->vertex);
      walk->n_steps--;
      continue;
    }
    size_t next = wa_edge_vertex(walk, step->vertex, walk->dependence->edges[site->first_edge + step->edge++]);
    if (walk->state[next] < 2 * walk->round) wa_enter(walk, next);
    else if (walk->state[next] == 2 * walk->round) wa_found_cycle(walk, next);
  }
}

void wa_order_names(wa_load *load, wa_dependence *dependence) {
  size_t n = dependence->n_nodes;
  dependence->order = WA_NEW_ARRAY(load->arena, size_t, n);
  dependence->broken = WA_NEW_ARRAY(load->arena, bool, n);
  wa_walk walk = {.load = load, .dependence = dependence, .strategy = SIZE_MAX, .round = 1};
  walk.state = WA_NEW_ARRAY(load->arena, size_t, n);
  walk.level = WA_NEW_ARRAY(load->arena, size_t, n);
  for (size_t node = 0; node < n; node++) wa_walk_from(&walk, node);
}

static bool wa_any_broken(const wa_dependence *dependence) {
  for (size_t i = 0; i < dependence->n_nodes; i++)
    if (dependence->broken[i]) return true;
  return false;
}

/* Each strategy is a graph of its own; only what can be reached from the names it sets can be new. */
void wa_check_strategy_cycles(wa_load *load, wa_dependence *dependence) {
  size_t n = dependence->n_nodes;
  if (dependence->n_sites == n || wa_any_broken(dependence)) return;
  wa_walk walk = {.load = load, .dependence = dependence, .round = 0};
  walk.state = WA_NEW_ARRAY(load->arena, size_t, 2 * n);
  walk.override_site = WA_NEW_ARRAY(load->arena, size_t, n);
  walk.override_of = WA_NEW_ARRAY(load->arena, size_t, n);
  for (size_t first = n, end; first < dependence->n_sites; first = end) {
    walk.strategy = dependence->sites[first].strategy;
    walk.round++;
    for (end = first; end < dependence->n_sites && dependence->sites[end].strategy == walk.strategy; end++) {
      walk.override_site[dependence->sites[end].node] = end;
      walk.override_of[dependence->sites[end].node] = walk.strategy + 1;
    }
    for (size_t site = first; site < end; site++) wa_walk_from(&walk, dependence->sites[site].node + n);
  }
}
