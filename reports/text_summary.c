#include "reports/text_summary.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "reports/figure.h"
#include "reports/summary.h"
#include "reports/text_table.h"

const char *wa_summary_strategy(const wa_summary *summary, size_t strategy) {
  const wa_strategy_result *own = &summary->results->strategies[strategy];
  if (summary->results->model->implicit_strategy && !own->label.en) return summary->dutch ? "Het project" : "The project";
  return wa_label_text(own->label, summary->language, own->name);
}

const char *wa_summary_money(const wa_summary *summary, double amount, double like) {
  return wa_figure(summary->arena, amount, wa_figure_decimals(like), summary->language);
}

const char *wa_summary_short(const wa_summary *summary, const char *name, size_t width) {
  if (wa_text_width(name) <= width) return name;
  char *cut = wa_strdup(summary->arena, name);
  size_t length = strlen(cut);
  do {
    do cut[--length] = '\0';
    while (length > 0 && ((unsigned char)name[length] & 0xC0) == 0x80);
  } while (length > 0 && wa_text_width(cut) > width - 3);
  return wa_printf(summary->arena, "%s...", cut);
}

static const char *wa_horizon(const wa_summary *summary) {
  double years = summary->results->model->settings.horizon;
  const char *number = wa_figure(summary->arena, years, fabs(years - round(years)) < 1e-9 ? 0 : 2, summary->language);
  return wa_printf(summary->arena, "%s %s", number, summary->dutch ? "jaar" : years == 1 ? "year" : "years");
}

static const char *wa_discounting(const wa_summary *summary) {
  const wa_results *results = summary->results;
  double costs = wa_result_value(results, results->lowered->discount[WA_COSTS]);
  double effects = wa_result_value(results, results->lowered->discount[WA_EFFECTS]);
  const char *cost_rate = wa_figure_percent(summary->arena, costs, summary->language);
  if (costs == 0 && effects == 0) return summary->dutch ? "niet verdisconteerd" : "not discounted";
  if (costs == effects) return wa_printf(summary->arena, summary->dutch ? "verdisconteerd met %s" : "discounted at %s", cost_rate);
  return wa_printf(summary->arena,
                   summary->dutch ? "verdisconteerd met %s (kosten) en %s (effecten)" : "discounted at %s (costs) and %s (effects)",
                   cost_rate, wa_figure_percent(summary->arena, effects, summary->language));
}

static void wa_summarise_head(wa_summary *summary) {
  const wa_model *model = summary->results->model;
  wa_text_addf(&summary->text, "%s\n", wa_label_text(model->title, summary->language, model->file));
  wa_text_addf(&summary->text, "%s: %s", model->file, summary->currency);
  if (model->settings.price_year)
    wa_text_addf(&summary->text, summary->dutch ? ", prijzen van %d" : ", prices of %d", model->settings.price_year);
  wa_text_addf(&summary->text, "; %s; %s\n", wa_horizon(summary), wa_discounting(summary));
}

/* Without lines there is no money: outcomes are all there is. */
static void wa_summarise_outcomes(wa_summary *summary, size_t strategy) {
  const wa_results *results = summary->results;
  wa_text_addf(&summary->text, "  %s\n", summary->dutch ? "Het model heeft geen regels: niets is in geld gewaardeerd."
                                                        : "The model has no lines: nothing is valued in money.");
  for (size_t i = 0; i < results->model->n_outcomes; i++) {
    const wa_outcome *outcome = &results->model->outcomes[i];
    double more = wa_result_value(results, results->strategies[strategy].outcomes[i].incremental);
    wa_text_addf(&summary->text, "  %s: %s%s%s\n", wa_label_text(outcome->label, summary->language, outcome->name),
                 wa_summary_money(summary, more, more), outcome->unit_text ? " " : "",
                 outcome->unit_text ? outcome->unit_text : "");
  }
}

static void wa_summarise_strategy(wa_summary *summary, size_t strategy) {
  const wa_results *results = summary->results;
  wa_text_addf(&summary->text, "\n%s, %s %s\n", wa_summary_strategy(summary, strategy),
               summary->dutch ? "vergeleken met:" : "compared with:", wa_summary_strategy(summary, results->comparator));
  if (!results->model->n_lines) {
    wa_summarise_outcomes(summary, strategy);
    return;
  }
  wa_summarise_sroi(summary, strategy);
  wa_summarise_parties(summary, strategy);
  wa_summarise_effectiveness(summary, strategy);
  wa_summarise_patients(summary, strategy);
  wa_summarise_draws(summary, strategy);
  wa_summarise_paths(summary, strategy);
  wa_summarise_uptake(summary, strategy);
  wa_summarise_segments(summary, strategy);
}

static void wa_summarise_strategies(wa_summary *summary) {
  const wa_results *results = summary->results;
  for (size_t s = 0; s < results->model->n_strategies; s++)
    if (s != results->comparator) wa_summarise_strategy(summary, s);
  if (results->n_strategies == 1)
    wa_text_addf(&summary->text, "\n%s\n", summary->dutch ? "Er is maar een strategie: er is niets om mee te vergelijken."
                                                          : "There is one strategy only: nothing to compare it with.");
}

static void wa_summarise_checks(wa_summary *summary) {
  const wa_results *results = summary->results;
  size_t passed = 0;
  for (size_t i = 0; i < results->n_checks; i++) passed += wa_result_value(results, results->checks[i].passed) == 1;
  bool fine = passed == results->n_checks;
  wa_text_addf(&summary->text, summary->dutch ? "\nControles: %s (%zu van %zu geslaagd)\n" : "\nChecks: %s (%zu of %zu passed)\n",
               fine ? (summary->dutch ? "in orde" : "OK") : (summary->dutch ? "MISLUKT" : "FAILED"), passed, results->n_checks);
}

const char *wa_text_summary(wa_arena *arena, const wa_results *results, const char *language, const char *report) {
  wa_summary summary = {.text = wa_text_new(arena), .arena = arena, .results = results, .language = language,
                        .currency = results->model->settings.currency, .dutch = strcmp(language, "nl") == 0};
  wa_summarise_head(&summary);
  wa_summarise_strategies(&summary);
  wa_summarise_sensitivity(&summary);
  wa_summarise_decisions(&summary, results->decisions);
  wa_summarise_checks(&summary);
  if (report) wa_text_addf(&summary.text, "%s: %s\n", summary.dutch ? "Rapport" : "Report", report);
  return summary.text.bytes;
}
