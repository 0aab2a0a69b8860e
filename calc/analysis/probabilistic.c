#include "analysis/probabilistic.h"

#include <math.h>
#include <string.h>

#include "analysis/drawn_model.h"
#include "base/workers.h"

/* Half a hundredth of the currency is neither gain nor loss. */
static const double nothing = 0.005;

typedef struct wa_strategy_counts {
  size_t ratios, pays, no_loser;
  size_t *gains; /* [stakeholder] */
} wa_strategy_counts;

/* What grows with the draws. */
typedef struct wa_draw_sums {
  wa_column *parameter, *headline;
  wa_strategy_counts *counts; /* [strategy] */
  bool **loses;               /* [strategy][draw] of WA_TAKEN_AT_ONCE: it failed, or somebody loses in it */
  double **again;             /* [p] WA_TAKEN_AT_ONCE draws of what the columns have no room for */
  const double **drawn, **computed; /* [p], [h] a stretch of draws */
} wa_draw_sums;

enum { WA_TAKEN_AT_ONCE = 256 };

/* ---- preparing ---- */

static bool *wa_room_for_flags(wa_arena *arena, size_t n) { return WA_NEW_ARRAY(arena, bool, n + 1); }

static double **wa_room_for_columns(wa_arena *arena, size_t n_columns, size_t n) {
  double **columns = WA_NEW_ARRAY(arena, double *, n_columns + 1);
  for (size_t i = 0; i < n_columns; i++) columns[i] = WA_NEW_ARRAY(arena, double, n + 1);
  return columns;
}

static void wa_make_room(wa_probabilistic *analysis) {
  wa_draws *draws = &analysis->draws;
  size_t columns = draws->n_parameters + draws->headlines.n, most = WA_DRAWN_NUMBERS / (columns + 1);
  draws->n = analysis->plan.draws < most ? analysis->plan.draws : most;
  analysis->exact = draws->n == analysis->plan.draws;
  draws->parameter = wa_room_for_columns(analysis->arena, draws->n_parameters, draws->n);
  draws->headline = wa_room_for_columns(analysis->arena, draws->headlines.n, draws->n);
  draws->failed = wa_room_for_flags(analysis->arena, draws->n);
}

static void wa_make_sums(wa_probabilistic *analysis) {
  wa_arena *arena = analysis->arena;
  const wa_results *results = analysis->results;
  wa_draw_sums *sums = analysis->sums = WA_NEW(arena, wa_draw_sums);
  sums->parameter = WA_NEW_ARRAY(arena, wa_column, analysis->draws.n_parameters + 1);
  sums->headline = WA_NEW_ARRAY(arena, wa_column, analysis->draws.headlines.n + 1);
  for (size_t p = 0; p < analysis->draws.n_parameters; p++) sums->parameter[p].origin = NAN;
  for (size_t h = 0; h < analysis->draws.headlines.n; h++)
    sums->headline[h].origin = wa_result_value(results, analysis->draws.headlines.items[h].node);
  sums->counts = WA_NEW_ARRAY(arena, wa_strategy_counts, results->n_strategies);
  sums->loses = WA_NEW_ARRAY(arena, bool *, results->n_strategies);
  sums->again = wa_room_for_columns(arena, analysis->draws.n_parameters, WA_TAKEN_AT_ONCE);
  sums->drawn = WA_NEW_ARRAY(arena, const double *, analysis->draws.n_parameters + 1);
  sums->computed = WA_NEW_ARRAY(arena, const double *, analysis->draws.headlines.n + 1);
  for (size_t s = 0; s < results->n_strategies; s++) {
    sums->counts[s].gains = WA_NEW_ARRAY(arena, size_t, results->model->n_stakeholders + 1);
    sums->loses[s] = wa_room_for_flags(arena, WA_TAKEN_AT_ONCE);
  }
}

/* Where the drawn parameters and the headlines are in the graph that is computed. */
static void wa_find_places(wa_probabilistic *analysis) {
  const wa_graph *graph = analysis->drawn->graph;
  const wa_model *model = analysis->drawn->model;
  wa_headlines own = analysis->drawn == analysis->results ? analysis->draws.headlines : wa_headlines_list(analysis->drawn);
  size_t *inputs = WA_NEW_ARRAY(analysis->arena, size_t, analysis->draws.n_parameters + 1);
  wa_id *wanted = WA_NEW_ARRAY(analysis->arena, wa_id, own.n + 1);
  for (size_t p = 0; p < analysis->draws.n_parameters; p++)
    for (size_t i = 0; i < graph->n_inputs; i++)
      if (graph->inputs[i].parameter == &model->parameters[analysis->draws.parameters[p]]) inputs[p] = i;
  for (size_t h = 0; h < own.n; h++) wanted[h] = own.items[h].node;
  analysis->inputs = inputs;
  analysis->wanted = wanted;
}

wa_probabilistic *wa_probabilistic_new(wa_arena *arena, wa_diags *diags, const wa_results *results, const wa_draw_plan *plan) {
  size_t errors = wa_diags_count(diags, WA_ERROR);
  wa_drawn_values drawn = wa_drawn_values_of(arena, diags, results);
  if (wa_diags_count(diags, WA_ERROR) > errors) return NULL;
  const wa_sample_plan sample = {plan->draws, plan->seed, plan->sampling};
  const wa_sampler *sampler = wa_sampler_new(arena, diags, results->model, drawn.values, drawn.wanted, &sample);
  if (!sampler) return NULL;
  if (sampler->n == 0) {
    wa_error(diags, results->model->analysis.probabilistic_span, "there is nothing to draw: no parameter that matters has a distribution");
    wa_hint(diags, "write for example distribution: {beta: {se: 0.04}}");
    return NULL;
  }
  wa_probabilistic *analysis = WA_NEW(arena, wa_probabilistic);
  *analysis = (wa_probabilistic){.arena = arena, .results = results, .plan = *plan, .sampler = sampler};
  analysis->drawn = wa_drawn_results(arena, results, &drawn);
  analysis->draws.n_parameters = sampler->n;
  analysis->draws.parameters = sampler->parameters;
  analysis->draws.headlines = wa_headlines_list(results);
  analysis->failures = WA_NEW_ARRAY(arena, wa_draw_failure, WA_LANE_FAULTS_KEPT);
  wa_find_places(analysis);
  wa_make_room(analysis);
  wa_make_sums(analysis);
  return analysis;
}

void wa_probabilistic_watch(wa_probabilistic *analysis, wa_draw_watcher *watcher) {
  watcher->next = analysis->watchers;
  analysis->watchers = watcher;
}

/* ---- taking draws in ---- */

/* A draw fails as a whole. */
static bool wa_failed_draw(const wa_probabilistic *analysis, size_t i, const double *const *headlines) {
  for (size_t h = 0; h < analysis->draws.headlines.n; h++)
    if (!isnan(headlines[h][i])) return false;
  return true;
}

/* In draws that failed all headlines are NaN, which counts for nothing. */
static void wa_count_ratios(wa_strategy_counts *counts, const double *ratio, size_t n) {
  for (size_t i = 0; i < n; i++) {
    counts->ratios += (size_t)!isnan(ratio[i]);
    counts->pays += (size_t)(ratio[i] > 1);
  }
}

static void wa_count_gains(size_t *gains, bool *loses, const double *net, size_t n) {
  for (size_t i = 0; i < n; i++) {
    *gains += (size_t)(net[i] > nothing);
    loses[i] |= net[i] < -nothing;
  }
}

/* What holds in how many of some draws, at most WA_TAKEN_AT_ONCE from `at` on in the columns of `headlines`. */
static void wa_count_draws(wa_probabilistic *analysis, size_t at, size_t n, const bool *failed, const double *const *headlines) {
  wa_draw_sums *sums = analysis->sums;
  size_t n_strategies = analysis->results->n_strategies;
  for (size_t s = 0; s < n_strategies; s++) memcpy(sums->loses[s], failed, n * sizeof *failed);
  for (size_t h = 0; h < analysis->draws.headlines.n; h++) {
    const wa_headline *headline = &analysis->draws.headlines.items[h];
    wa_strategy_counts *counts = &sums->counts[headline->strategy];
    if (headline->kind == WA_HEADLINE_SROI) wa_count_ratios(counts, headlines[h] + at, n);
    if (headline->kind == WA_HEADLINE_NET)
      wa_count_gains(&counts->gains[headline->subject], sums->loses[headline->strategy], headlines[h] + at, n);
  }
  for (size_t s = 0; s < n_strategies; s++)
    for (size_t i = 0; i < n; i++) sums->counts[s].no_loser += !sums->loses[s][i];
}

static void wa_take_counts(wa_probabilistic *analysis, size_t from, size_t count, const double *const *headlines) {
  wa_draws *draws = &analysis->draws;
  bool failed[WA_TAKEN_AT_ONCE];
  for (size_t at = 0; at < count; at += WA_TAKEN_AT_ONCE) {
    size_t n = count - at < WA_TAKEN_AT_ONCE ? count - at : WA_TAKEN_AT_ONCE;
    for (size_t i = 0; i < n; i++) {
      failed[i] = wa_failed_draw(analysis, at + i, headlines);
      if (from + at + i < draws->n) draws->failed[from + at + i] = failed[i];
      draws->n_failed += failed[i];
    }
    wa_count_draws(analysis, at, n, failed, headlines);
  }
}

/* Where the values are the column itself, they are there already. */
static void wa_keep(const wa_probabilistic *analysis, double *column, size_t from, size_t count, const double *values) {
  if (from >= analysis->draws.n || values == column + from) return;
  size_t room = analysis->draws.n - from;
  memcpy(column + from, values, (count < room ? count : room) * sizeof *column);
}

bool wa_probabilistic_take(wa_probabilistic *analysis, size_t from, size_t count, const double *const *parameters,
                           const double *const *headlines) {
  wa_draws *draws = &analysis->draws;
  for (size_t p = 0; p < draws->n_parameters; p++) {
    wa_keep(analysis, draws->parameter[p], from, count, parameters[p]);
    wa_column_add(analysis->arena, &analysis->sums->parameter[p], parameters[p], count, !analysis->exact);
  }
  for (size_t h = 0; h < draws->headlines.n; h++) {
    wa_keep(analysis, draws->headline[h], from, count, headlines[h]);
    wa_column_add(analysis->arena, &analysis->sums->headline[h], headlines[h], count, !analysis->exact);
  }
  wa_take_counts(analysis, from, count, headlines);
  draws->n_run += count;
  bool go_on = true;
  for (wa_draw_watcher *watcher = analysis->watchers; watcher; watcher = watcher->next)
    go_on = watcher->take(watcher->context, from, count, parameters, headlines) && go_on;
  return go_on;
}

void wa_probabilistic_failed(wa_probabilistic *analysis, wa_draw_failure failure) {
  if (analysis->n_failures < WA_LANE_FAULTS_KEPT) analysis->failures[analysis->n_failures++] = failure;
}

/* ---- computing ---- */

/* Drawn straight into the columns where these have room. */
static void wa_fill_lanes(const void *context, size_t from, size_t count, double *const *columns) {
  const wa_probabilistic *analysis = context;
  wa_sampler_fill(analysis->sampler, from, count, columns);
  for (size_t p = 0; p < analysis->draws.n_parameters; p++)
    wa_keep(analysis, analysis->draws.parameter[p], from, count, columns[p]);
}

/* What the columns have no room for is drawn once more: numbers by address need not be carried along. */
static bool wa_take_lanes(void *sink, size_t from, size_t count, const double *const *columns) {
  wa_probabilistic *analysis = sink;
  const wa_draws *draws = &analysis->draws;
  const double **parameters = analysis->sums->drawn, **headlines = analysis->sums->computed;
  bool go_on = true;
  for (size_t done = 0; go_on && done < count; done += WA_TAKEN_AT_ONCE) {
    size_t part = count - done < WA_TAKEN_AT_ONCE ? count - done : WA_TAKEN_AT_ONCE;
    bool held = from + done + part <= draws->n;
    if (!held) wa_sampler_fill(analysis->sampler, from + done, part, analysis->sums->again);
    for (size_t p = 0; p < draws->n_parameters; p++)
      parameters[p] = held ? draws->parameter[p] + from + done : analysis->sums->again[p];
    for (size_t h = 0; h < draws->headlines.n; h++) headlines[h] = columns[h] + done;
    go_on = wa_probabilistic_take(analysis, from + done, part, parameters, headlines);
  }
  return go_on;
}

bool wa_probabilistic_run(wa_probabilistic *analysis, size_t first, size_t count) {
  wa_lanes lanes = {.graph = analysis->drawn->graph, .wanted = analysis->wanted, .n_wanted = analysis->draws.headlines.n,
                    .varied = analysis->inputs, .n_varied = analysis->draws.n_parameters, .first = first, .n_lanes = count,
                    .threads = analysis->plan.threads, .fill = wa_fill_lanes, .context = analysis, .take = wa_take_lanes,
                    .sink = analysis};
  wa_lanes_outcome outcome = wa_lanes_run(analysis->arena, &lanes);
  for (size_t i = 0; i < outcome.n_faults; i++) {
    const wa_fault *fault = &outcome.faults[i].fault;
    wa_probabilistic_failed(analysis, (wa_draw_failure){outcome.faults[i].lane, fault->message, fault->span});
  }
  return outcome.finished;
}

static bool wa_pass_by(void *sink, size_t from, size_t count, const double *const *columns) {
  (void)sink, (void)from, (void)count, (void)columns;
  return true;
}

wa_span wa_probabilistic_place(const wa_probabilistic *analysis, const wa_draw_failure *failure) {
  if (failure->span.source) return failure->span;
  wa_lanes lanes = {.graph = analysis->drawn->graph, .wanted = analysis->wanted, .n_wanted = analysis->draws.headlines.n,
                    .varied = analysis->inputs, .n_varied = analysis->draws.n_parameters, .first = failure->draw, .n_lanes = 1,
                    .threads = 1, .fill = wa_fill_lanes, .context = analysis, .take = wa_pass_by};
  wa_lanes_outcome outcome = wa_lanes_run(analysis->arena, &lanes);
  return outcome.n_faults ? outcome.faults[0].fault.span : failure->span;
}

/* ---- results ---- */

static wa_chance wa_chance_of(size_t hits, size_t n) {
  if (n == 0) return (wa_chance){NAN, NAN};
  double share = (double)hits / (double)n;
  return (wa_chance){share, sqrt(share * (1 - share) / (double)n)};
}

static void wa_finish_chances(wa_probabilistic *analysis) {
  const wa_results *results = analysis->results;
  size_t n_parties = results->model->n_stakeholders, n = analysis->draws.n_run - analysis->draws.n_failed;
  analysis->chances = WA_NEW_ARRAY(analysis->arena, wa_chances, results->n_strategies);
  for (size_t s = 0; s < results->n_strategies; s++) {
    if (s == results->comparator) continue;
    const wa_strategy_counts *counts = &analysis->sums->counts[s];
    wa_chances *chances = &analysis->chances[s];
    *chances = (wa_chances){true, wa_chance_of(counts->pays, counts->ratios), WA_NEW_ARRAY(analysis->arena, wa_chance, n_parties + 1),
                            wa_chance_of(counts->no_loser, n)};
    for (size_t i = 0; i < n_parties; i++)
      chances->gains[i] = wa_chance_of(counts->gains[i], wa_party_reported(results->model, i) ? n : 0);
  }
}

/* An ICER over draws is the ratio of the means: the mean of ratios has no meaning where effects are near 0. */
static void wa_finish_icers(wa_probabilistic *analysis) {
  const wa_headlines *headlines = &analysis->draws.headlines;
  analysis->icer = WA_NEW_ARRAY(analysis->arena, double, headlines->n + 1);
  for (size_t h = 0; h < headlines->n; h++) {
    double cost = NAN, effect = NAN;
    analysis->icer[h] = NAN;
    if (headlines->items[h].kind != WA_HEADLINE_ICER) continue;
    for (size_t i = 0; i < headlines->n; i++) {
      const wa_headline *other = &headlines->items[i];
      if (other->strategy != headlines->items[h].strategy) continue;
      if (other->kind == WA_HEADLINE_INCREMENTAL_EFFECT) effect = analysis->headline[i].mean;
      if (other->kind == WA_HEADLINE_INCREMENTAL_COST && other->subject == headlines->items[h].subject)
        cost = analysis->headline[i].mean;
    }
    if (effect != 0) analysis->icer[h] = cost / effect;
  }
}

/* Columns are summarised one by one: parameters, then headlines. Threads that have two columns of their own are not many. */
enum { WA_SUMMING_MOST = 16 };

typedef struct wa_summing {
  wa_probabilistic *analysis;
  wa_arena **working;  /* [worker] */
  double **scratch;    /* [worker] two columns */
} wa_summing;

static bool wa_summarise_one(void *context, size_t worker, size_t column) {
  const wa_summing *summing = context;
  const wa_probabilistic *analysis = summing->analysis;
  const wa_draws *draws = &analysis->draws;
  bool parameter = column < draws->n_parameters;
  size_t h = column - draws->n_parameters;
  const double *values = !analysis->exact ? NULL : parameter ? draws->parameter[column] : draws->headline[h];
  wa_column_summary *summary = parameter ? &analysis->parameter[column] : &analysis->headline[h];
  *summary = wa_column_summarise(summing->working[worker], parameter ? &analysis->sums->parameter[column] : &analysis->sums->headline[h],
                                 values, summing->scratch[worker]);
  return true;
}

static void wa_finish_columns(wa_probabilistic *analysis) {
  const wa_draws *draws = &analysis->draws;
  size_t threads = analysis->plan.threads < WA_SUMMING_MOST ? analysis->plan.threads : WA_SUMMING_MOST;
  size_t n = draws->n_parameters + draws->headlines.n, workers = wa_workers_most(n, threads);
  wa_arena *arena = wa_arena_new();
  wa_summing summing = {analysis, WA_NEW_ARRAY(arena, wa_arena *, workers), WA_NEW_ARRAY(arena, double *, workers)};
  for (size_t i = 0; i < workers; i++) {
    summing.working[i] = wa_arena_new();
    summing.scratch[i] = WA_NEW_ARRAY(summing.working[i], double, analysis->exact ? 2 * draws->n + 1 : 1);
  }
  wa_workers_run(n, threads, wa_summarise_one, &summing);
  for (size_t i = 0; i < workers; i++) wa_arena_free(summing.working[i]);
  wa_arena_free(arena);
}

void wa_probabilistic_finish(wa_probabilistic *analysis) {
  analysis->parameter = WA_NEW_ARRAY(analysis->arena, wa_column_summary, analysis->draws.n_parameters + 1);
  analysis->headline = WA_NEW_ARRAY(analysis->arena, wa_column_summary, analysis->draws.headlines.n + 1);
  wa_finish_columns(analysis);
  wa_finish_chances(analysis);
  wa_finish_icers(analysis);
}

bool wa_too_many_failed(const wa_probabilistic *analysis) {
  return (double)analysis->draws.n_failed > analysis->plan.failures * (double)analysis->draws.n_run;
}
