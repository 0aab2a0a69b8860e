#include "analysis/results.h"

#include <math.h>
#include <stdint.h>

#include "analysis/build.h"
#include "analysis/tie.h"

const wa_analysis_row wa_analyses[] = {
    {"ledger", wa_build_ledger},
    {"outcomes", wa_build_outcomes},
    {"social return on investment", wa_build_sroi},
    {"cost-effectiveness", wa_build_effectiveness},
    {"editions", wa_build_editions},
    {"budget impact", wa_build_budget},
    {"uptake", wa_build_uptake},
    {"segments", wa_build_segments},
    {"checks", wa_build_checks},
};
const size_t wa_n_analyses = sizeof wa_analyses / sizeof *wa_analyses;

const char *const wa_status_names[WA_N_STATUS] = {"on the frontier", "dominant",  "south-west",
                                                  "dominated", "extendedly dominated", "no difference"};

bool wa_has_investment(const wa_model *model) {
  for (size_t i = 0; i < model->n_lines; i++)
    if (model->lines[i].invest) return true;
  return false;
}

bool wa_party_reported(const wa_model *model, size_t stakeholder) {
  return model->stakeholders[stakeholder].used || !model->stakeholders[stakeholder].library;
}

void wa_list_strategies(wa_results *results) {
  const wa_model *model = results->model;
  bool implicit = model->settings.comparator == SIZE_MAX;
  results->n_strategies = model->n_strategies + (implicit ? 1 : 0);
  results->comparator = implicit ? model->n_strategies : model->settings.comparator;
  results->strategies = WA_NEW_ARRAY(results->arena, wa_strategy_result, results->n_strategies);
  for (size_t s = 0; s < results->n_strategies; s++) {
    wa_strategy_result *strategy = &results->strategies[s];
    strategy->is_comparator = s == results->comparator;
    strategy->name = s < model->n_strategies ? model->strategies[s].name : "nothing";
    strategy->label = s < model->n_strategies ? model->strategies[s].label : (wa_label){"Without the project", "Zonder het project"};
  }
}

void wa_list_perspectives(wa_results *results) {
  const wa_model *model = results->model;
  if (model->settings.effect == SIZE_MAX || model->n_lines == 0) return; /* nothing costs anything: nothing to weigh */
  results->perspectives = WA_NEW_ARRAY(results->arena, size_t, model->analysis.n_perspectives + 1);
  results->perspectives[results->n_perspectives++] = model->settings.perspective;
  for (size_t i = 0; i < model->analysis.n_perspectives; i++)
    if (model->analysis.perspectives[i] != model->settings.perspective)
      results->perspectives[results->n_perspectives++] = model->analysis.perspectives[i];
}

wa_results *wa_results_build(wa_arena *arena, const wa_model *model, bool fold) {
  wa_results *results = WA_NEW(arena, wa_results);
  results->arena = arena;
  results->model = model;
  results->lowered = wa_lower(arena, model, fold);
  results->graph = results->lowered->graph;
  wa_list_strategies(results);
  wa_list_perspectives(results);
  results->tie = wa_name(results, wa_number(results, WA_TIE), "tie", SIZE_MAX, wa_unit_one());
  for (size_t i = 0; i < wa_n_analyses; i++) wa_analyses[i].build(results);
  wa_finish_names(results->graph);
  return results;
}

bool wa_results_compute(wa_results *results, wa_fault *fault) {
  results->block = wa_block_new(results->arena, results->graph, 1);
  if (results->threads) results->block->threads = results->threads;
  for (size_t i = 0; i < results->n_segments; i++) results->segments[i]->block = results->block;
  return wa_block_run(results->block, NULL, fault);
}

double wa_result_at(const wa_results *results, wa_id node, size_t place) {
  if (node == WA_NONE) return NAN;
  /* A row that came out the same for all places may be held as a scalar. */
  if (results->graph->nodes[node].axis == WA_SCALAR) place = 0;
  return wa_block_value(results->block, node, place, 0);
}

double wa_result_value(const wa_results *results, wa_id node) { return wa_result_at(results, node, 0); }

bool wa_checks_passed(const wa_results *results) {
  for (size_t i = 0; i < results->n_checks; i++)
    if (wa_result_value(results, results->checks[i].passed) != 1) return false;
  return true;
}
