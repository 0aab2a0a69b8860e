/* Random lanes of every shipped and published model, and of the models of the cases: every named scalar is what the plain evaluator makes of the
 * same inputs, and a lane fails exactly where the plain evaluator does, with the same message. */
#include <glob.h>

#include "engine/lanes.h"
#include "model/patients.h"
#include "run.h"

enum { LANES = 9 };

/* Inputs of all lanes, and what the lanes must give. */
typedef struct trial {
  const wa_graph *graph;
  size_t *varied, n_varied;
  wa_id *wanted;
  size_t n_wanted;
  double *inputs;  /* [varied * LANES + lane] */
  double *results; /* [wanted * LANES + lane] */
} trial;

static void fill(const void *context, size_t from, size_t count, double *const *columns) {
  const trial *t = context;
  for (size_t v = 0; v < t->n_varied; v++)
    for (size_t i = 0; i < count; i++) columns[v][i] = t->inputs[v * LANES + from + i];
}

static bool take(void *sink, size_t from, size_t count, const double *const *columns) {
  trial *t = sink;
  for (size_t w = 0; w < t->n_wanted; w++)
    for (size_t i = 0; i < count; i++) t->results[w * LANES + from + i] = columns[w][i];
  return true;
}

/* Every named scalar of the graph, or some of them. */
static void want_scalars(trial *t, wa_arena *arena, double share, uint64_t *random) {
  t->wanted = WA_NEW_ARRAY(arena, wa_id, t->graph->n_nodes + 1);
  for (wa_id id = 0; id < t->graph->n_nodes; id++)
    if (t->graph->nodes[id].axis == WA_SCALAR && t->graph->nodes[id].op == WA_OP_NAME && wa_random(random) < share)
      t->wanted[t->n_wanted++] = id;
  t->results = WA_NEW_ARRAY(arena, double, (t->n_wanted + 1) * LANES);
}

/* Some of the inputs (`share` of them), up to `spread` away from what is written; the first lane is as written. */
static void vary(trial *t, wa_arena *arena, double share, double spread, uint64_t *random) {
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

static const wa_lane_fault *fault_of(const wa_lanes_outcome *outcome, size_t lane) {
  for (size_t i = 0; i < outcome->n_faults; i++)
    if (outcome->faults[i].lane == lane) return &outcome->faults[i];
  return NULL;
}

/* How large what a figure was made from is, in the figure's own measure: a difference of large sums carries their
 * rounding, whatever its own size. */
static double *find_sizes(wa_arena *arena, const wa_block *plain) {
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

static void compare_lane(const trial *t, size_t lane, const wa_block *plain, const char *model) {
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
static size_t compare(trial *t, const wa_lanes_outcome *outcome, const char *model, bool few) {
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

static size_t run_trial(const wa_graph *graph, const char *model, double wanted, double share, double spread, uint64_t *random) {
  wa_arena *arena = wa_arena_new();
  trial t = {.graph = graph};
  want_scalars(&t, arena, wanted, random);
  vary(&t, arena, share, spread, random);
  wa_lanes lanes = {.graph = graph, .wanted = t.wanted, .n_wanted = t.n_wanted, .varied = t.varied, .n_varied = t.n_varied,
                    .n_lanes = LANES, .threads = 1, .fill = fill, .context = &t, .take = take, .sink = &t};
  wa_lanes_outcome outcome = wa_lanes_run(arena, &lanes);
  ck_assert(outcome.finished);
  size_t failed = compare(&t, &outcome, model, wanted < 1);
  wa_arena_free(arena);
  return failed;
}

static size_t try_model(const char *path, bool fold, uint64_t *random) {
  wa_arena *arena = wa_arena_new();
  wa_diags *diags = wa_diags_new(arena);
  bool unreadable = false;
  wa_model *model = wa_model_load(arena, diags, path, NULL, 0, WAARDE_MODELS, &unreadable);
  if (model->patients) model->patients->number = 200; /* enough to compare numbers with themselves */
  ck_assert_msg(!unreadable && wa_diags_count(diags, WA_ERROR) == 0, "%s cannot be read", path);
  const wa_graph *graph = wa_results_build(arena, model, fold)->graph;
  size_t failed = run_trial(graph, path, 1, 1, 0.02, random);
  failed += run_trial(graph, path, 1, 0.3, 0.05, random);
  failed += run_trial(graph, path, 0.02, 0.5, 0.02, random);
  failed += run_trial(graph, path, 1, 0, 0, random);
  failed += run_trial(graph, path, 1, 1, 2, random); /* much of this is nonsense: probabilities above 1, negative ages */
  wa_arena_free(arena);
  return failed;
}

static size_t try_models(const char *pattern, uint64_t *random) {
  glob_t files;
  size_t failed = 0;
  ck_assert_int_eq(glob(pattern, 0, NULL, &files), 0);
  for (size_t i = 0; i < files.gl_pathc; i++) failed += try_model(files.gl_pathv[i], true, random) + try_model(files.gl_pathv[i], false, random);
  globfree(&files);
  return failed;
}

/* Faults are compared as well: some lanes must fail. */
START_TEST(shipped_models) {
  uint64_t random = 20260101;
  ck_assert_uint_gt(try_models(WAARDE_MODELS "/*.yaml", &random), 10);
}
END_TEST

START_TEST(published_models) {
  uint64_t random = 20260102;
  ck_assert_uint_gt(try_models(WAARDE_MODELS "/published/*.yaml", &random), 10);
}
END_TEST

/* Tunnels, inflow, monthly cycles, survival curves, every discounting rule. */
START_TEST(models_of_the_cases) {
  uint64_t random = 20260103;
  ck_assert_uint_gt(try_models(WAARDE_TESTS "/cases/*.yaml", &random), 10);
}
END_TEST

int main(void) {
  TCase *tests = tcase_create("models");
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, shipped_models);
  tcase_add_test(tests, published_models);
  tcase_add_test(tests, models_of_the_cases);
  return wa_run_suite("lanes of models", tests);
}
