/* Cost-effectiveness in the terminal summary. */
#include <math.h>
#include <stdint.h>

#include "reports/figure.h"
#include "reports/summary.h"

static const char *wa_effect_unit(const wa_summary *summary) {
  const wa_model *model = summary->results->model;
  const wa_outcome *outcome = &model->outcomes[model->settings.effect];
  return outcome->unit_text ? outcome->unit_text : wa_label_text(outcome->label, summary->language, outcome->name);
}

/* "1,200 EUR less", "0.05 QALY more" */
static const char *wa_change_words(const wa_summary *summary, double change, int decimals, const char *unit) {
  const char *figure = wa_figure(summary->arena, fabs(change), decimals, summary->language);
  const char *more = summary->dutch ? "meer" : "more", *less = summary->dutch ? "minder" : "less";
  return wa_printf(summary->arena, "%s %s%s%s", figure, unit, change == 0 ? "" : " ",
                   change == 0 ? "" : change > 0 ? more : less);
}

static const char *wa_icer_words(const wa_summary *summary, const wa_effectiveness *own) {
  double icer = wa_result_value(summary->results, own->icer), against = wa_result_value(summary->results, own->icer_against);
  if (isnan(icer) || isnan(against)) return NULL;
  const char *per = wa_printf(summary->arena, "%s %s per %s", wa_summary_money(summary, icer, icer), summary->currency,
                              wa_effect_unit(summary));
  if ((size_t)against == summary->results->comparator) return per;
  /* The increments before this are against the comparator: so is the first ratio. */
  double ratio = wa_result_value(summary->results, own->ratio);
  const char *own_ratio = isnan(ratio) ? "" : wa_printf(summary->arena, "%s %s per %s; ", wa_summary_money(summary, ratio, ratio),
                                                        summary->currency, wa_effect_unit(summary));
  return wa_printf(summary->arena, summary->dutch ? "%s%s ten opzichte van de eerstvolgende, %s" : "%s%s against the next best, %s",
                   own_ratio, per, wa_summary_strategy(summary, (size_t)against));
}

static const char *wa_south_west_words(const wa_summary *summary, const wa_effectiveness *own) {
  double saved = wa_result_value(summary->results, own->ratio);
  return wa_printf(summary->arena, summary->dutch ? "bespaart %s %s per ingeleverde %s" : "saves %s %s per %s given up",
                   wa_summary_money(summary, saved, saved), summary->currency, wa_effect_unit(summary));
}

static const char *wa_status_words(const wa_summary *summary, const wa_effectiveness *own) {
  static const char *const words[WA_N_STATUS][2] = {
      [WA_STATUS_FRONTIER] = {"the cheapest strategy on the frontier", "de goedkoopste strategie op de grens"},
      [WA_STATUS_DOMINANT] = {"dominant: not dearer and not worse", "dominant: niet duurder en niet slechter"},
      [WA_STATUS_DOMINATED] = {"dominated: another strategy is at least as good for no more money",
                               "gedomineerd: een andere strategie is minstens zo goed voor niet meer geld"},
      [WA_STATUS_EXTENDEDLY_DOMINATED] = {"extendedly dominated: a mix of two others is better",
                                          "uitgebreid gedomineerd: een mengsel van twee andere is beter"},
      [WA_STATUS_EQUAL] = {"no difference", "geen verschil"},
  };
  size_t status = (size_t)wa_result_value(summary->results, own->status);
  const char *icer = wa_icer_words(summary, own);
  if (status == WA_STATUS_SOUTH_WEST) return wa_south_west_words(summary, own);
  if (status == WA_STATUS_FRONTIER && icer) return icer;
  return words[status][summary->dutch];
}

void wa_summarise_effectiveness(wa_summary *summary, size_t strategy) {
  const wa_results *results = summary->results;
  for (size_t view = 0; view < results->n_perspectives; view++) {
    const wa_effectiveness *own = &results->strategies[strategy].effectiveness[view];
    double cost = wa_result_value(results, own->more_cost[results->comparator]);
    double effect = wa_result_value(results, own->more_effect[results->comparator]);
    const wa_stakeholder *payer = own->perspective == SIZE_MAX ? NULL : &results->model->stakeholders[own->perspective];
    const char *society = summary->dutch ? "maatschappij" : "society";
    if (view == 0) wa_text_add(&summary->text, "\n");
    wa_text_addf(&summary->text, "  %s (%s): %s, %s: %s\n", summary->dutch ? "Kosteneffectiviteit" : "Cost-effectiveness",
                 payer ? wa_label_text(payer->label, summary->language, payer->name) : society,
                 wa_change_words(summary, cost, wa_figure_decimals(cost), summary->currency),
                 wa_change_words(summary, effect, wa_figure_decimals(effect), wa_effect_unit(summary)),
                 wa_status_words(summary, own));
  }
}
