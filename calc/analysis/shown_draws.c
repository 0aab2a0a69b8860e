#include "analysis/shown_draws.h"

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdint.h>

enum { WA_HISTOGRAM_BARS = 20 };

static bool wa_is_shown(wa_headline_kind kind) {
  return kind == WA_HEADLINE_SROI || kind == WA_HEADLINE_NPV || kind == WA_HEADLINE_NET ||
         kind == WA_HEADLINE_INCREMENTAL_COST || kind == WA_HEADLINE_INCREMENTAL_EFFECT;
}

static double *wa_pick_draws(wa_arena *arena, const double *column, const size_t *draw, size_t n) {
  double *picked = WA_NEW_ARRAY(arena, double, n);
  for (size_t i = 0; i < n; i++) picked[i] = column[draw[i]];
  return picked;
}

/* Edges at round numbers between the 1% and 99% points. */
static void wa_fill_histogram(wa_arena *arena, const double *sorted, size_t n, wa_histogram *histogram) {
  double low = gsl_stats_quantile_from_sorted_data(sorted, 1, n, 0.01);
  double high = gsl_stats_quantile_from_sorted_data(sorted, 1, n, 0.99), rough = (high - low) / WA_HISTOGRAM_BARS;
  if (!(rough > 0)) return;
  double power = pow(10, floor(log10(rough))), step = power * (rough <= 2 * power ? 2 : rough <= 5 * power ? 5 : 10);
  double first = ceil(low / step);
  histogram->edges = WA_NEW_ARRAY(arena, double, WA_HISTOGRAM_BARS + 2);
  histogram->count = WA_NEW_ARRAY(arena, size_t, WA_HISTOGRAM_BARS + 3);
  for (double k = first; k * step <= high && histogram->n_edges < WA_HISTOGRAM_BARS + 2; k++)
    histogram->edges[histogram->n_edges++] = k * step;
  for (size_t i = 0; i < n; i++) {
    size_t bar = 0;
    while (bar < histogram->n_edges && sorted[i] > histogram->edges[bar]) bar++;
    histogram->count[bar]++;
  }
}

static void wa_fill_figures(wa_arena *arena, wa_shown_column *column, size_t n) {
  wa_arena *scratch = wa_arena_new();
  double *sorted = WA_NEW_ARRAY(scratch, double, n);
  size_t above = 0, m = 0;
  for (size_t i = 0; i < n; i++)
    if (isfinite(column->values[i])) {
      sorted[m++] = column->values[i];
      above += column->values[i] > column->bar;
    }
  column->n_values = m;
  column->mean = column->error = column->median = column->low = column->high = column->above = NAN;
  if (m > 0) {
    column->mean = gsl_stats_mean(sorted, 1, m);
    column->error = m > 1 ? gsl_stats_sd(sorted, 1, m) / sqrt((double)m) : NAN;
    gsl_sort(sorted, 1, m);
    column->median = gsl_stats_quantile_from_sorted_data(sorted, 1, m, 0.5);
    column->low = gsl_stats_quantile_from_sorted_data(sorted, 1, m, 0.025);
    column->high = gsl_stats_quantile_from_sorted_data(sorted, 1, m, 0.975);
    column->above = (double)above / (double)m;
    if (column->headline->kind == WA_HEADLINE_SROI) wa_fill_histogram(arena, sorted, m, &column->histogram);
  }
  wa_arena_free(scratch);
}

static double wa_share_without_losers(const wa_shown_draws *shown, size_t strategy) {
  size_t fine = 0;
  for (size_t i = 0; i < shown->n; i++) {
    bool loser = false;
    for (size_t c = 0; c < shown->n_columns; c++) {
      const wa_headline *headline = shown->columns[c].headline;
      if (headline->kind != WA_HEADLINE_NET || headline->strategy != strategy) continue;
      loser = loser || shown->columns[c].values[i] < -WA_NO_CHANGE;
    }
    fine += !loser;
  }
  return (double)fine / (double)shown->n;
}

wa_shown_draws *wa_shown_make(wa_arena *arena, const wa_results *results, const wa_draws *draws, const size_t *draw, size_t n) {
  wa_shown_draws *shown = WA_NEW(arena, wa_shown_draws);
  *shown = (wa_shown_draws){.n = n, .draw = draw, .n_parameters = draws->n_parameters, .parameters = draws->parameters};
  shown->columns = WA_NEW_ARRAY(arena, wa_shown_column, draws->headlines.n + 1);
  for (size_t h = 0; h < draws->headlines.n; h++) {
    const wa_headline *headline = &draws->headlines.items[h];
    if (!wa_is_shown(headline->kind)) continue;
    wa_shown_column *column = &shown->columns[shown->n_columns++];
    column->headline = headline;
    column->bar = headline->kind == WA_HEADLINE_SROI ? 1 : headline->kind == WA_HEADLINE_NET ? WA_NO_CHANGE : 0;
    column->values = wa_pick_draws(arena, draws->headline[h], draw, n);
    wa_fill_figures(arena, column, n);
  }
  shown->parameter = WA_NEW_ARRAY(arena, double *, draws->n_parameters + 1);
  for (size_t p = 0; p < draws->n_parameters; p++) shown->parameter[p] = wa_pick_draws(arena, draws->parameter[p], draw, n);
  shown->no_one_loses = WA_NEW_ARRAY(arena, double, results->n_strategies);
  for (size_t s = 0; s < results->n_strategies; s++) shown->no_one_loses[s] = wa_share_without_losers(shown, s);
  return shown;
}

const wa_shown_column *wa_shown_find(const wa_shown_draws *shown, wa_headline_kind kind, size_t strategy, size_t subject) {
  for (size_t c = 0; c < shown->n_columns; c++) {
    const wa_headline *headline = shown->columns[c].headline;
    if (headline->kind == kind && headline->strategy == strategy && headline->subject == subject) return &shown->columns[c];
  }
  return NULL;
}
