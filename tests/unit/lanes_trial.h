/* Lanes of a model compared with the plain evaluator; for the tests of lanes. */
#ifndef WA_TESTS_LANES_TRIAL_H
#define WA_TESTS_LANES_TRIAL_H

#include "engine/lanes.h"
#include "engine/plan.h"
#include "run.h"

enum { LANES = 7 };

/* Inputs of all lanes, and what the lanes must give. */
typedef struct trial {
  const wa_graph *graph;
  size_t *varied, n_varied;
  wa_id *wanted;
  size_t n_wanted;
  double *inputs;  /* [varied * LANES + lane] */
  double *results; /* [wanted * LANES + lane] */
} trial;

static inline void fill(const void *context, size_t from, size_t count, double *const *columns) {
  const trial *t = context;
  for (size_t v = 0; v < t->n_varied; v++)
    for (size_t i = 0; i < count; i++) columns[v][i] = t->inputs[v * LANES + from + i];
}

static inline bool take(void *sink, size_t from, size_t count, const double *const *columns) {
  trial *t = sink;
  for (size_t w = 0; w < t->n_wanted; w++)
    for (size_t i = 0; i < count; i++) t->results[w * LANES + from + i] = columns[w][i];
  return true;
}

/* Every named scalar of the graph, or some of them. */
static inline void want_scalars(trial *t, wa_arena *arena, double share, uint64_t *random) {
  t->wanted = WA_NEW_ARRAY(arena, wa_id, t->graph->n_nodes + 1);
  for (wa_id id = 0; id < t->graph->n_nodes; id++)
    if (t->graph->nodes[id].axis == WA_SCALAR && t->graph->nodes[id].op == WA_OP_NAME && wa_random(random) < share)
      t->wanted[t->n_wanted++] = id;
  t->results = WA_NEW_ARRAY(arena, double, (t->n_wanted + 1) * LANES);
}

/* Some of the inputs (`share` of them), up to `spread` away from what is written; the first lane is as written. */
static inline void vary(trial *t, wa_arena *arena, double share, double spread, uint64_t *random) {
  t->varied = WA_NEW_ARRAY(arena, size_t, t->graph->n_inputs + 1);
  t->inputs = WA_NEW_ARRAY(arena, double, (t->graph->n_inputs + 1) * LANES);
  t->n_varied = 0;
  for (size_t i = 0; i < t->graph->n_inputs; i++) {
    if (wa_random(random) >= share) continue;
    for (size_t lane = 0; lane < LANES; lane++)
      t->inputs[t->n_varied * LANES + lane] = t->graph->inputs[i].value * (lane ? 1 + spread * (2 * wa_random(random) - 1) : 1);
    t->varied[t->n_varied++] = i;
  }
}

static inline const wa_lane_fault *fault_of(const wa_lanes_outcome *outcome, size_t lane) {
  for (size_t i = 0; i < outcome->n_faults; i++)
    if (outcome->faults[i].lane == lane) return &outcome->faults[i];
  return NULL;
}

/* How large what a figure was made from is, in the figure's own measure: a difference of large sums carries their
 * rounding, whatever its own size. */
static inline double *find_sizes(wa_arena *arena, const wa_block *plain) {
  const wa_graph *graph = plain->graph;
  double *sizes = WA_NEW_ARRAY(arena, double, graph->n_nodes + 1);
  for (wa_id id = 0; id < graph->n_nodes; id++) {
    const wa_node *node = &graph->nodes[id];
    double own = node->op == WA_OP_COHORT ? 1 : 0, parts = 0;
    for (size_t place = 0; node->op != WA_OP_COHORT && place < wa_node_length(graph, id); place++) {
      double value = fabs(wa_block_value(plain, id, place, 0));
      if (isfinite(value)) own = fmax(own, value);
    }
    for (uint32_t i = 0; i < node->n_args; i++) parts += sizes[node->args[i]];
    bool sum = node->op == WA_OP_ADD || node->op == WA_OP_SUBTRACT || node->op == WA_OP_TOTAL || node->op == WA_OP_NAME ||
               node->op == WA_OP_NEGATE || node->op == WA_OP_IF || node->op == WA_OP_MAX || node->op == WA_OP_MIN ||
               node->op == WA_OP_LOWEST || node->op == WA_OP_HIGHEST;
    sizes[id] = sum ? fmax(own, parts) : own;
    if (node->op == WA_OP_DIVIDE && node->axis == WA_SCALAR) {
      double a = fabs(wa_block_value(plain, node->args[0], 0, 0)), b = fabs(wa_block_value(plain, node->args[1], 0, 0));
      if (a > 0 && b > 0) sizes[id] = own * fmax(sizes[node->args[0]] / a, sizes[node->args[1]] / b);
    }
  }
  return sizes;
}

static inline void compare_lane(const trial *t, size_t lane, const wa_block *plain, const char *model) {
  wa_arena *arena = wa_arena_new();
  double *sizes = find_sizes(arena, plain);
  for (size_t w = 0; w < t->n_wanted; w++) {
    double found = t->results[w * LANES + lane], wanted = wa_block_value(plain, t->wanted[w], 0, 0);
    const wa_named *named = t->graph->named[t->wanted[w]];
    if (isnan(found) && isnan(wanted)) continue;
    ck_assert_msg(fabs(found - wanted) <= 1e-12 * fmax(1, sizes[t->wanted[w]]), "%s, lane %zu: %s of strategy %zu is %.17g, not %.17g", model,
                  lane, named->name, named->strategy, found, wanted);
  }
  wa_arena_free(arena);
}

/* How many lanes fail. `few`: not everything is wanted, so that a lane may be well in which something else fails. */
static inline size_t compare(trial *t, const wa_lanes_outcome *outcome, const char *model, bool few) {
  wa_arena *arena = wa_arena_new();
  wa_block *plain = wa_block_new(arena, t->graph, 1);
  const double **inputs = WA_NEW_ARRAY(arena, const double *, t->graph->n_inputs + 1);
  size_t n_failed = 0;
  for (size_t lane = 0; lane < LANES; lane++) {
    wa_fault fault;
    for (size_t v = 0; v < t->n_varied; v++) inputs[t->varied[v]] = &t->inputs[v * LANES + lane];
    const wa_lane_fault *told = fault_of(outcome, lane);
    if (wa_block_run(plain, inputs, &fault)) {
      ck_assert_msg(!told, "%s, lane %zu fails: %s", model, lane, told ? told->fault.message : "");
      compare_lane(t, lane, plain, model);
    } else if (!few && ++n_failed <= WA_LANE_FAULTS_KEPT) {
      ck_assert_msg(told != NULL, "%s, lane %zu does not fail: %s", model, lane, fault.message);
      ck_assert_str_eq(told->fault.message, fault.message);
      for (size_t w = 0; w < t->n_wanted; w++) ck_assert(isnan(t->results[w * LANES + lane]));
    }
  }
  wa_arena_free(arena);
  if (!few) ck_assert_uint_eq(outcome->n_failed, n_failed);
  return n_failed;
}

/* A model by lanes and alone, with `wanted` of its named scalars, `share` of its inputs varied up to `spread`; returns
 * how many lanes fail. `may_be_plain`: the model has what plans do not know. */
static inline size_t run_trial(const wa_graph *graph, const char *model, double wanted, double share, double spread, bool may_be_plain, uint64_t *random) {
  wa_arena *arena = wa_arena_new();
  trial t = {.graph = graph};
  want_scalars(&t, arena, wanted, random);
  vary(&t, arena, share, spread, random);
  wa_lanes lanes = {.graph = graph, .wanted = t.wanted, .n_wanted = t.n_wanted, .varied = t.varied, .n_varied = t.n_varied,
                    .n_lanes = LANES, .threads = 1, .fill = fill, .context = &t, .take = take, .sink = &t};
  wa_lanes_outcome outcome = wa_lanes_run(arena, &lanes);
  ck_assert(outcome.finished);
  const wa_plan *plan = wa_plan_new(arena, graph, t.wanted, t.n_wanted, t.varied, t.n_varied);
  ck_assert_msg(!plan->plain || may_be_plain, "%s: the plain evaluator does it all", model);
  size_t failed = compare(&t, &outcome, model, wanted < 1);
  wa_arena_free(arena);
  return failed;
}

/* Everything, some inputs, few results, nothing varied, and much nonsense: probabilities above 1, negative ages. */
static inline size_t run_trials(const wa_graph *graph, const char *model, bool may_be_plain, uint64_t *random) {
  static const struct {
    double wanted, share, spread;
  } trials[] = {{1, 1, 0.02}, {1, 0.3, 0.05}, {0.02, 0.5, 0.02}, {1, 0, 0}, {1, 1, 2}};
  size_t failed = 0;
  for (size_t i = 0; i < sizeof trials / sizeof *trials; i++)
    failed += run_trial(graph, model, trials[i].wanted, trials[i].share, trials[i].spread, may_be_plain, random);
  return failed;
}

#endif
