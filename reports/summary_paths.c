/* Care paths in the terminal summary: money and minutes per patient, under the strategy and its comparator. */
#include <stdint.h>

#include "reports/figure.h"
#include "reports/summary.h"

static const char *wa_path_words(wa_summary *summary, const wa_path_flow *path) {
  const wa_results *results = summary->results;
  const char *cost = wa_figure(summary->arena, wa_result_value(results, path->cost), 2, summary->language);
  const char *minutes = wa_figure(summary->arena, wa_result_value(results, path->minutes), 0, summary->language);
  return wa_printf(summary->arena, summary->dutch ? "%s %s en %s minuten" : "%s %s and %s minutes", cost, summary->currency, minutes);
}

void wa_summarise_paths(wa_summary *summary, size_t strategy) {
  const wa_results *results = summary->results;
  const wa_model *model = results->model;
  if (results->n_segments) return; /* each has its own; they stand in the workbook and the JSON */
  for (size_t i = 0; i < model->n_paths; i++) {
    const wa_path_flow *path = &results->lowered->paths[strategy][i];
    wa_text_addf(&summary->text, "%s  %s: %s %s", i ? "" : "\n", wa_label_text(model->paths[i].label, summary->language, model->paths[i].name),
                 wa_path_words(summary, path), summary->dutch ? "per patiënt" : "per patient");
    const wa_path_flow *base = results->comparator < model->n_strategies ? &results->lowered->paths[results->comparator][i] : NULL;
    if (base && base->cost != path->cost)
      wa_text_addf(&summary->text, " (%s: %s)", wa_summary_strategy(summary, results->comparator), wa_path_words(summary, base));
    wa_text_add(&summary->text, "\n");
  }
}
