/* The evaluator: lanes do not touch each other, folding changes nothing, and shipped models serve as graphs. */
#include <glob.h>

#include "engine/block.h"
#include "model/patients.h"
#include "run.h"

enum { LANES = 7 };

static glob_t files;

static wa_run load(const char *path, bool fold) {
  wa_run run = {.arena = wa_arena_new()};
  wa_diags *diags = wa_diags_new(run.arena);
  bool unreadable = false;
  run.model = wa_model_load(run.arena, diags, path, NULL, 0, WAARDE_MODELS, &unreadable);
  if (run.model->patients) run.model->patients->number = 500; /* enough to compare numbers with themselves */
  for (size_t i = 0; wa_diags_count(diags, WA_ERROR) && wa_diags_line(diags, i); i++)
    fprintf(stderr, "%s\n", wa_diags_line(diags, i));
  ck_assert(!unreadable && wa_diags_count(diags, WA_ERROR) == 0);
  run.results = wa_results_build(run.arena, run.model, fold);
  ck_assert_msg(wa_results_compute(run.results, &run.fault), "%s: %s", path, run.fault.message);
  return run;
}

static size_t places(const wa_graph *graph, wa_id id) {
  const wa_node *node = &graph->nodes[id];
  if (node->op == WA_OP_COHORT) return 0; /* its states are nodes of their own */
  return graph->length[node->axis];
}

static bool same_bits(double a, double b) { return memcmp(&a, &b, sizeof a) == 0 || (isnan(a) && isnan(b)); }

static void assert_same(const wa_graph *graph, const wa_block *many, size_t lane, const wa_block *one) {
  for (wa_id id = 0; id < graph->n_nodes; id++)
    for (size_t place = 0; place < places(graph, id); place++) {
      double a = wa_block_value(many, id, place, lane), b = wa_block_value(one, id, place, 0);
      ck_assert_msg(same_bits(a, b), "lane %zu, node %u (%s), place %zu: %.17g, alone %.17g", lane, id,
                    graph->named[id] ? graph->named[id]->name : wa_op_rows[graph->nodes[id].op].words, place, a, b);
    }
}

/* A lane's inputs: the model's own, or each a little off. Small shares stay shares. */
static double *lane_inputs(wa_arena *arena, const wa_graph *graph, size_t lane) {
  uint64_t random = 1000003u * (lane + 1);
  double *values = WA_NEW_ARRAY(arena, double, graph->n_inputs + 1);
  for (size_t i = 0; i < graph->n_inputs; i++) {
    double change = 1 - 1e-3 * wa_random(&random);
    bool fixed = lane == 0 || !graph->inputs[i].parameter || graph->inputs[i].value == floor(graph->inputs[i].value);
    values[i] = graph->inputs[i].value * (fixed ? 1 : change);
  }
  return values;
}

START_TEST(lanes_are_alone) {
  wa_run run = load(files.gl_pathv[_i], true);
  const wa_graph *graph = run.results->graph;
  double *values[LANES];
  const double **columns = WA_NEW_ARRAY(run.arena, const double *, graph->n_inputs + 1);
  for (size_t lane = 0; lane < LANES; lane++) values[lane] = lane_inputs(run.arena, graph, lane);
  for (size_t i = 0; i < graph->n_inputs; i++) {
    double *column = WA_NEW_ARRAY(run.arena, double, LANES);
    for (size_t lane = 0; lane < LANES; lane++) column[lane] = values[lane][i];
    columns[i] = column;
  }
  wa_block *many = wa_block_new(run.arena, graph, LANES), *one = wa_block_new(run.arena, graph, 1);
  wa_fault fault;
  ck_assert_msg(wa_block_run(many, columns, &fault), "%s: %s", files.gl_pathv[_i], fault.message);
  assert_same(graph, many, 0, run.results->block);
  for (size_t lane = 0; lane < LANES; lane++) {
    for (size_t i = 0; i < graph->n_inputs; i++) columns[i] = &values[lane][i];
    ck_assert(wa_block_run(one, columns, &fault));
    assert_same(graph, many, lane, one);
  }
  wa_run_end(run);
}
END_TEST

/* Every named figure, under every strategy, to the last bit. */
START_TEST(folding_changes_nothing) {
  wa_run folded = load(files.gl_pathv[_i], true), plain = load(files.gl_pathv[_i], false);
  const wa_graph *graph = folded.results->graph;
  ck_assert_uint_eq(plain.results->graph->n_names, graph->n_names);
  for (size_t i = 0; i < graph->n_names; i++) {
    const wa_name_entry *a = &graph->names[i], *b = &plain.results->graph->names[i];
    ck_assert_str_eq(a->name, b->name);
    size_t length = graph->length[plain.results->graph->nodes[b->node].axis];
    for (size_t place = 0; place < length; place++) {
      double x = wa_result_at(folded.results, a->node, place), y = wa_result_at(plain.results, b->node, place);
      ck_assert_msg(same_bits(x + 0.0, y + 0.0), "%s at %zu: %.17g folded, %.17g as written", a->name, place, x, y);
    }
  }
  wa_run_end(folded), wa_run_end(plain);
}
END_TEST

/* The lane that fails is named; the block of the others is not blamed. */
START_TEST(fault_names_the_lane) {
  wa_run run = wa_run_well(
      "waarde: 1\ntitle: T\nsettings: {horizon: 3 years}\nstakeholders: {a: {}}\nparameters: {p: {value: 0.1, source: s}}\n"
      "cohort: {states: [x, y], transitions: {x: {y: p, x: rest}}}\nlines: {l: {quantity: in(x), amount: 1, from: a}}\n");
  const wa_graph *graph = run.results->graph;
  const double shares[4] = {0.1, 0.9, 1.2, 0.5};
  const double **columns = WA_NEW_ARRAY(run.arena, const double *, graph->n_inputs + 1);
  for (size_t i = 0; i < graph->n_inputs; i++)
    if (strcmp(graph->inputs[i].name, "p") == 0) columns[i] = shares;
  wa_fault fault;
  ck_assert(!wa_block_run(wa_block_new(run.arena, graph, 4), columns, &fault));
  ck_assert_uint_eq(fault.lane, 2);
  ck_assert_uint_eq(fault.place, 0);
  wa_run_end(run);
}
END_TEST

int main(void) {
  if (glob(WAARDE_MODELS "/*.yaml", 0, NULL, &files) != 0) return EXIT_FAILURE;
  glob(WAARDE_TESTS "/workbook/models/*.yaml", GLOB_APPEND, NULL, &files);
  glob(WAARDE_MODELS "/published/*.yaml", GLOB_APPEND, NULL, &files);
  TCase *cases = tcase_create("engine");
  tcase_set_timeout(cases, 120);
  tcase_add_loop_test(cases, lanes_are_alone, 0, (int)files.gl_pathc);
  tcase_add_loop_test(cases, folding_changes_nothing, 0, (int)files.gl_pathc);
  tcase_add_test(cases, fault_names_the_lane);
  int code = wa_run_suite("engine", cases);
  globfree(&files);
  return code;
}
