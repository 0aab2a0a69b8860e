/* Segments and uptake in the terminal summary. */
#include <math.h>
#include <stdint.h>

#include "reports/figure.h"
#include "reports/summary.h"
#include "reports/text_table.h"

void wa_summarise_uptake(wa_summary *summary, size_t strategy) {
  const wa_results *results = summary->results;
  const wa_uptake_result *uptake = &results->strategies[strategy].uptake;
  const wa_uptake *written = &results->model->strategies[strategy].uptake;
  if (!uptake->given) return;
  double entered = wa_result_value(results, uptake->entered), taken = wa_result_value(results, uptake->taken_up);
  const char *format = summary->dutch ? "\n  Deelname: %s van %s mensen (%s)" : "\n  Uptake: %s of %s people (%s)";
  wa_text_addf(&summary->text, format, wa_summary_money(summary, taken, entered), wa_summary_money(summary, entered, entered),
               wa_figure_percent(summary->arena, wa_result_value(results, uptake->share), summary->language));
  for (size_t i = 0; i < written->n_stages; i++)
    wa_text_addf(&summary->text, "%s%s %s", i ? ", " : "; ",
                 wa_label_text(written->stages[i].label, summary->language, written->stages[i].name),
                 wa_summary_money(summary, wa_result_value(results, uptake->stages[i]), entered));
  wa_text_add(&summary->text, "\n");
}

/* ---- segments: a column each, then all together ---- */

typedef double wa_segment_figure(const wa_results *results, size_t strategy, size_t which);

static double wa_npv(const wa_results *results, size_t strategy, size_t which) {
  (void)which;
  return wa_result_value(results, results->strategies[strategy].sroi.npv);
}

static double wa_sroi(const wa_results *results, size_t strategy, size_t which) {
  (void)which;
  return wa_result_value(results, results->strategies[strategy].sroi.ratio);
}

static double wa_net(const wa_results *results, size_t strategy, size_t which) {
  return wa_result_value(results, results->strategies[strategy].parties[which].net);
}

static double wa_more_cost(const wa_results *results, size_t strategy, size_t which) {
  return wa_result_value(results, results->strategies[strategy].effectiveness[which].incremental_cost);
}

static double wa_more_effect(const wa_results *results, size_t strategy, size_t which) {
  return wa_result_value(results, results->strategies[strategy].effectiveness[which].incremental_effect);
}

static const char *wa_figure_or_none(wa_summary *summary, double number, int decimals) {
  return isnan(number) ? "-" : wa_figure(summary->arena, number, decimals, summary->language);
}

/* `decimals` -1: as money. */
static void wa_segment_row(wa_summary *summary, wa_text_table *table, const char *name, wa_segment_figure *figure, size_t strategy,
                           size_t which, int decimals) {
  const wa_results *results = summary->results;
  const char **cells = WA_NEW_ARRAY(summary->arena, const char *, results->n_segments + 2);
  double largest = 0;
  for (size_t i = 0; i <= results->n_segments; i++) {
    double number = fabs(figure(i < results->n_segments ? results->segments[i] : results, strategy, which));
    if (number > largest) largest = number;
  }
  cells[0] = name;
  for (size_t i = 0; i <= results->n_segments; i++)
    cells[i + 1] = wa_figure_or_none(summary, figure(i < results->n_segments ? results->segments[i] : results, strategy, which),
                                     decimals < 0 ? wa_figure_decimals(largest) : decimals);
  wa_text_table_row(table, cells);
}

/* The ratio where it has a meaning; else what holds instead of it. */
static const char *wa_ratio_words(wa_summary *summary, const wa_results *results, size_t strategy) {
  double cost = wa_more_cost(results, strategy, 0), effect = wa_more_effect(results, strategy, 0);
  if (cost == 0 && effect == 0) return "-";
  if (cost <= 0 && effect >= 0) return summary->dutch ? "dominant" : "dominant";
  if (cost >= 0 && effect <= 0) return summary->dutch ? "gedomineerd" : "dominated";
  double ratio = wa_result_value(results, results->strategies[strategy].effectiveness[0].ratio);
  return wa_figure_or_none(summary, ratio, wa_figure_decimals(ratio));
}

static void wa_ratio_row(wa_summary *summary, wa_text_table *table, size_t strategy) {
  const wa_results *results = summary->results;
  const char **cells = WA_NEW_ARRAY(summary->arena, const char *, results->n_segments + 2);
  cells[0] = summary->dutch ? "Meerkosten per effect" : "Extra cost per effect";
  for (size_t i = 0; i <= results->n_segments; i++)
    cells[i + 1] = wa_ratio_words(summary, i < results->n_segments ? results->segments[i] : results, strategy);
  wa_text_table_row(table, cells);
}

static void wa_segment_heads(wa_summary *summary, wa_text_table *table) {
  const wa_results *results = summary->results;
  const char **cells = WA_NEW_ARRAY(summary->arena, const char *, results->n_segments + 2);
  cells[0] = summary->dutch ? "Segment" : "Segment";
  for (size_t i = 0; i < results->n_segments; i++) {
    const wa_segment *segment = &results->model->population.segments[i];
    cells[i + 1] = wa_label_text(segment->label, summary->language, segment->name);
  }
  cells[results->n_segments + 1] = summary->dutch ? "Samen" : "Together";
  wa_text_table_row(table, cells);
}

void wa_summarise_segments(wa_summary *summary, size_t strategy) {
  const wa_results *results = summary->results;
  const wa_model *model = results->model;
  if (!results->n_segments) return;
  wa_text_table table = wa_text_table_new(summary->arena, results->n_segments + 2);
  wa_segment_heads(summary, &table);
  for (size_t i = 0; i < model->n_stakeholders; i++) {
    if (!wa_party_reported(model, i)) continue;
    const char *name = wa_label_text(model->stakeholders[i].label, summary->language, model->stakeholders[i].name);
    wa_segment_row(summary, &table, wa_printf(summary->arena, summary->dutch ? "%s, netto" : "%s, net", name), wa_net, strategy, i, -1);
  }
  wa_segment_row(summary, &table, summary->dutch ? "Netto contante waarde" : "Net present value", wa_npv, strategy, 0, -1);
  if (wa_has_investment(model)) wa_segment_row(summary, &table, "SROI", wa_sroi, strategy, 0, 2);
  if (results->n_perspectives) {
    wa_segment_row(summary, &table, summary->dutch ? "Meerkosten" : "Extra cost", wa_more_cost, strategy, 0, -1);
    wa_segment_row(summary, &table, summary->dutch ? "Meer effect" : "Extra effect", wa_more_effect, strategy, 0, 2);
    wa_ratio_row(summary, &table, strategy);
  }
  wa_text_add(&summary->text, "\n");
  wa_text_table_write(&table, &summary->text, 2, SIZE_MAX);
}
