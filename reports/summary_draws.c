/* The probabilistic analysis in the terminal summary. */
#include <math.h>
#include <stdint.h>

#include "analysis/probabilistic.h"
#include "reports/figure.h"
#include "reports/summary.h"

static const wa_column_summary *wa_drawn_headline(const wa_probabilistic *analysis, wa_headline_kind kind, size_t strategy) {
  for (size_t h = 0; h < analysis->draws.headlines.n; h++) {
    const wa_headline *headline = &analysis->draws.headlines.items[h];
    if (headline->kind == kind && headline->strategy == strategy) return &analysis->headline[h];
  }
  return NULL;
}

/* A share of the draws in whole per cents; what is not quite all or nothing is not called so. */
static const char *wa_share_text(const wa_summary *summary, double share) {
  if (share > 0 && share < 0.005) return "<1%";
  if (share < 1 && share > 0.995) return ">99%";
  return wa_printf(summary->arena, "%s%%", wa_figure(summary->arena, 100 * share, 0, summary->language));
}

static void wa_summarise_drawn_ratio(wa_summary *summary, const wa_probabilistic *analysis, size_t strategy) {
  const wa_column_summary *ratio = wa_drawn_headline(analysis, WA_HEADLINE_SROI, strategy);
  if (!ratio || ratio->n == 0) return;
  wa_text_addf(&summary->text, summary->dutch ? "    SROI: 95%%-interval %s tot %s; boven 1 in %s van de trekkingen\n"
                                              : "    SROI: 95%% interval %s to %s; above 1 in %s of the draws\n",
               wa_figure(summary->arena, ratio->low, 2, summary->language),
               wa_figure(summary->arena, ratio->high, 2, summary->language),
               wa_share_text(summary, analysis->chances[strategy].pays.share));
}

static void wa_summarise_drawn_value(wa_summary *summary, const wa_probabilistic *analysis, size_t strategy) {
  const wa_column_summary *npv = wa_drawn_headline(analysis, WA_HEADLINE_NPV, strategy);
  if (!npv || npv->n == 0) return;
  double like = fmax(fabs(npv->low), fabs(npv->high));
  wa_text_addf(&summary->text, summary->dutch ? "    Netto contante waarde: 95%%-interval %s tot %s %s\n"
                                              : "    Net present value: 95%% interval %s to %s %s\n",
               wa_summary_money(summary, npv->low, like), wa_summary_money(summary, npv->high, like), summary->currency);
}

static void wa_summarise_gains(wa_summary *summary, const wa_probabilistic *analysis, size_t strategy) {
  const wa_model *model = summary->results->model;
  const wa_chances *chances = &analysis->chances[strategy];
  size_t n = 0;
  for (size_t i = 0; i < model->n_stakeholders; i++) {
    if (!wa_party_reported(model, i) || isnan(chances->gains[i].share)) continue;
    const char *before = n++ ? ", " : summary->dutch ? "    Wint in zoveel van de trekkingen: " : "    Gains in so many of the draws: ";
    wa_text_addf(&summary->text, "%s%s %s", before,
                 wa_label_text(model->stakeholders[i].label, summary->language, model->stakeholders[i].name),
                 wa_share_text(summary, chances->gains[i].share));
  }
  if (n)
    wa_text_addf(&summary->text, summary->dutch ? "; niemand verliest in %s\n" : "; nobody loses in %s\n",
                 wa_share_text(summary, chances->no_loser.share));
}

void wa_summarise_draws(wa_summary *summary, size_t strategy) {
  const wa_probabilistic *analysis = summary->results->probabilistic;
  if (!analysis || !analysis->chances[strategy].given) return;
  const char *n = wa_figure(summary->arena, (double)analysis->draws.n_run, 0, summary->language);
  wa_text_addf(&summary->text, summary->dutch ? "  Onzekerheid (%s trekkingen):\n" : "  Uncertainty (%s draws):\n", n);
  wa_summarise_drawn_ratio(summary, analysis, strategy);
  wa_summarise_drawn_value(summary, analysis, strategy);
  wa_summarise_gains(summary, analysis, strategy);
}
