#include "analysis/decisions.h"

#include <math.h>
#include <stdint.h>

#include "analysis/decisions_inside.h"

/* ---- columns ---- */

/* The headline's column, NULL when there is none: of the comparator's net, for instance. */
static const double *wa_headline_column(const wa_draws *draws, wa_headline_kind kind, size_t strategy, size_t subject) {
  for (size_t h = 0; h < draws->headlines.n; h++) {
    const wa_headline *headline = &draws->headlines.items[h];
    if (headline->kind == kind && headline->strategy == strategy && headline->subject == subject) return draws->headline[h];
  }
  return NULL;
}

/* The same without the draws that failed; zeros where there is no headline. */
static const double *wa_kept_column(const wa_deciding *deciding, wa_headline_kind kind, size_t strategy, size_t subject) {
  const double *all = wa_headline_column(deciding->draws, kind, strategy, subject);
  double *kept = WA_NEW_ARRAY(deciding->arena, double, deciding->n);
  for (size_t i = 0; all && i < deciding->n; i++) kept[i] = all[deciding->draw[i]];
  return kept;
}

/* A draw serves when no figure that decides is missing in it. */
static bool wa_deciding_kind(wa_headline_kind kind) {
  return kind == WA_HEADLINE_INCREMENTAL_COST || kind == WA_HEADLINE_INCREMENTAL_EFFECT || kind == WA_HEADLINE_NET ||
         kind == WA_HEADLINE_NPV;
}

static void wa_keep_draws(wa_deciding *deciding) {
  const wa_draws *draws = deciding->draws;
  bool *fine = WA_NEW_ARRAY(deciding->arena, bool, draws->n);
  for (size_t i = 0; i < draws->n; i++) fine[i] = !draws->failed[i];
  for (size_t h = 0; h < draws->headlines.n; h++)
    for (size_t i = 0; wa_deciding_kind(draws->headlines.items[h].kind) && i < draws->n; i++)
      fine[i] = fine[i] && isfinite(draws->headline[h][i]);
  deciding->draw = WA_NEW_ARRAY(deciding->arena, size_t, draws->n);
  for (size_t i = 0; i < draws->n; i++)
    if (fine[i]) deciding->draw[deciding->n++] = i;
}

/* Columns against the comparator, so that what is common to all strategies costs no digits; its own are 0. */
static void wa_view_columns(wa_deciding *deciding, size_t view) {
  size_t n = deciding->results->n_strategies, outcome = deciding->results->model->settings.effect;
  const double **cost = WA_NEW_ARRAY(deciding->arena, const double *, n), **effect = WA_NEW_ARRAY(deciding->arena, const double *, n);
  for (size_t s = 0; s < n; s++) {
    cost[s] = wa_kept_column(deciding, WA_HEADLINE_INCREMENTAL_COST, s, view);
    effect[s] = wa_kept_column(deciding, WA_HEADLINE_INCREMENTAL_EFFECT, s, outcome);
  }
  deciding->views[view] = (wa_cost_effect){deciding->n, n, cost, effect};
}

/* Nets are against the comparator, so its own is 0. */
static void wa_net_columns(wa_deciding *deciding, size_t decider) {
  size_t n = deciding->results->n_strategies, society = deciding->results->model->n_stakeholders;
  deciding->net[decider] = WA_NEW_ARRAY(deciding->arena, const double *, n);
  for (size_t s = 0; s < n; s++)
    deciding->net[decider][s] = decider == society ? wa_kept_column(deciding, WA_HEADLINE_NPV, s, SIZE_MAX)
                                                   : wa_kept_column(deciding, WA_HEADLINE_NET, s, decider);
}

wa_choice wa_choice_of(wa_arena *arena, const wa_deciding *deciding, const wa_decision_table *table, size_t n) {
  size_t society = deciding->results->model->n_stakeholders, n_strategies = deciding->results->n_strategies;
  if (table->by_net)
    return (wa_choice){n, n_strategies, deciding->net[table->decider == SIZE_MAX ? society : table->decider]};
  wa_cost_effect data = deciding->views[table->view];
  data.n = n;
  return wa_net_benefit(arena, &data, table->threshold);
}

/* ---- tables ---- */

static void wa_add_table(wa_arena *arena, const wa_deciding *deciding, wa_decisions *decisions, wa_decision_table table) {
  wa_choice choice = wa_choice_of(deciding->arena, deciding, &table, deciding->n);
  table.result = wa_choose(arena, &choice);
  decisions->tables[decisions->n_tables++] = table;
}

/* Curves over the draws that are shown. */
static void wa_add_shown(wa_arena *arena, const wa_deciding *deciding, const wa_decisions *decisions, wa_decision_view *view,
                         size_t index) {
  wa_cost_effect data = deciding->views[index];
  view->shown_curve = view->curve;
  if (!decisions->shown || decisions->shown->n == decisions->n) return;
  data.n = decisions->shown->n;
  view->shown_curve = WA_NEW_ARRAY(arena, wa_choice_result, view->n_thresholds);
  wa_choice_curve(arena, &data, view->n_thresholds, view->thresholds, deciding->threads, view->shown_curve);
}

static void wa_add_view(wa_arena *arena, const wa_deciding *deciding, wa_decisions *decisions, size_t index) {
  const wa_results *results = deciding->results;
  const wa_analysis *analysis = &results->model->analysis;
  const wa_cost_effect *data = &deciding->views[index];
  wa_decision_view *view = &decisions->views[decisions->n_views++];
  view->perspective = results->perspectives[index];
  view->expected = wa_expected_frontier(arena, data);
  view->plane = WA_NEW_ARRAY(arena, wa_plane, results->n_strategies);
  for (size_t s = 0; s < results->n_strategies; s++) view->plane[s] = wa_plane_of(data, s, results->comparator);
  view->thresholds = wa_threshold_grid(arena, WA_CURVE_POINTS, analysis->willingness_to_pay, analysis->n_willingness_to_pay,
                                       &view->n_thresholds);
  view->curve = WA_NEW_ARRAY(arena, wa_choice_result, view->n_thresholds);
  wa_choice_curve(arena, data, view->n_thresholds, view->thresholds, deciding->threads, view->curve);
  wa_add_shown(arena, deciding, decisions, view, index);
  for (size_t i = 0; i < analysis->n_willingness_to_pay; i++)
    wa_add_table(arena, deciding, decisions,
                 (wa_decision_table){view->perspective, false, index, analysis->willingness_to_pay[i], {0}, NULL});
}

static void wa_add_decider(wa_arena *arena, const wa_deciding *deciding, wa_decisions *decisions, size_t decider) {
  wa_add_table(arena, deciding, decisions, (wa_decision_table){decider, true, SIZE_MAX, 0, {0}, NULL});
}

static void wa_add_deciders(wa_arena *arena, const wa_deciding *deciding, wa_decisions *decisions) {
  const wa_model *model = deciding->results->model;
  const wa_decisions_asked *asked = &model->analysis.decisions;
  for (size_t i = 0; i < asked->n_deciders; i++) wa_add_decider(arena, deciding, decisions, asked->deciders[i]);
  if (!asked->given || asked->deciders_given || model->n_lines == 0) return;
  wa_add_decider(arena, deciding, decisions, SIZE_MAX);
  for (size_t i = 0; i < model->n_stakeholders; i++)
    if (wa_party_reported(model, i)) wa_add_decider(arena, deciding, decisions, i);
}

/* ---- people ---- */

/* Everybody whose results the model gives: those at the start and those who enter later. */
static double wa_people_of(const wa_results *results) {
  double people = wa_result_value(results, results->lowered->population), inflow = 0;
  if (results->model->population.inflow.expr) {
    wa_id node = wa_find_named(results->graph, "population.inflow", SIZE_MAX);
    inflow = wa_result_value(results, node) * (ceil(results->model->settings.horizon - 1e-9) - 1);
  }
  return people + inflow > 0 ? people + inflow : NAN;
}

static void wa_add_people(const wa_results *results, wa_decisions *decisions) {
  const wa_decisions_asked *asked = &results->model->analysis.decisions;
  decisions->people = wa_people_of(results);
  decisions->per_year = asked->given ? asked->per_year : NAN;
  decisions->years = asked->given ? asked->years : NAN;
  decisions->discount = asked->given && isfinite(asked->discount)
                            ? asked->discount : wa_result_value(results, results->lowered->discount[WA_COSTS]);
  decisions->touched = isfinite(decisions->per_year) && isfinite(decisions->years)
                           ? wa_people_touched(decisions->per_year, decisions->years, decisions->discount) : NAN;
}

double wa_per_person(const wa_decisions *decisions) { return 1 / decisions->people; }

double wa_per_population(const wa_decisions *decisions) { return decisions->touched / decisions->people; }

size_t wa_most_wanted(const wa_decisions *decisions, const wa_decision_table *table) {
  size_t most = SIZE_MAX;
  for (size_t k = 0; k < decisions->n_knowledge; k++) {
    if (decisions->knowledge[k].parameter == SIZE_MAX || !(table->worth[k].value > 0)) continue;
    if (most == SIZE_MAX || table->worth[k].value > table->worth[most].value) most = k;
  }
  return most;
}

/* ---- all ---- */

static void wa_gather(wa_deciding *deciding) {
  const wa_results *results = deciding->results;
  size_t n_deciders = results->model->n_stakeholders + 1;
  wa_keep_draws(deciding);
  deciding->views = WA_NEW_ARRAY(deciding->arena, wa_cost_effect, results->n_perspectives + 1);
  deciding->net = WA_NEW_ARRAY(deciding->arena, const double **, n_deciders);
  for (size_t view = 0; view < results->n_perspectives; view++) wa_view_columns(deciding, view);
  for (size_t i = 0; i < n_deciders; i++) wa_net_columns(deciding, i);
}

wa_decisions *wa_decisions_make(wa_arena *arena, const wa_results *results, const wa_draws *draws, uint64_t seed,
                                size_t threads, bool sheets) {
  wa_deciding deciding = {.arena = wa_arena_new(), .results = results, .draws = draws, .seed = seed, .threads = threads};
  const wa_model *model = results->model;
  wa_gather(&deciding);
  if (deciding.n == 0 || results->n_strategies < 2) {
    wa_arena_free(deciding.arena);
    return NULL;
  }
  wa_decisions *decisions = WA_NEW(arena, wa_decisions);
  *decisions = (wa_decisions){.n = deciding.n, .n_strategies = results->n_strategies, .draw = WA_NEW_ARRAY(arena, size_t, deciding.n)};
  for (size_t i = 0; i < deciding.n; i++) decisions->draw[i] = deciding.draw[i];
  if (sheets)
    decisions->shown = wa_shown_make(arena, results, draws, decisions->draw,
                                     deciding.n < WA_DRAWS_SHOWN ? deciding.n : WA_DRAWS_SHOWN);
  decisions->views = WA_NEW_ARRAY(arena, wa_decision_view, results->n_perspectives + 1);
  size_t room = results->n_perspectives * model->analysis.n_willingness_to_pay + model->analysis.decisions.n_deciders +
                model->n_stakeholders + 1;
  decisions->tables = WA_NEW_ARRAY(arena, wa_decision_table, room);
  wa_add_people(results, decisions);
  for (size_t view = 0; view < results->n_perspectives; view++) wa_add_view(arena, &deciding, decisions, view);
  wa_add_deciders(arena, &deciding, decisions);
  wa_add_information(arena, &deciding, decisions);
  wa_arena_free(deciding.arena);
  return decisions;
}

void wa_decide(wa_results *results, bool sheets) {
  const wa_probabilistic *drawn = results->probabilistic;
  if (drawn)
    results->decisions = wa_decisions_make(results->arena, results, &drawn->draws, drawn->plan.seed, drawn->plan.threads, sheets);
}
