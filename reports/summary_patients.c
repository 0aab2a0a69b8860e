/* Individual patients in the terminal summary. */
#include <math.h>
#include <stdint.h>

#include "analysis/patients.h"
#include "graph/patients_plan.h"
#include "reports/figure.h"
#include "reports/summary.h"

static double wa_error_of(const wa_summary *summary, wa_headline_kind kind, size_t strategy) {
  const wa_patients_result *patients = summary->results->patients;
  for (size_t h = 0; h < patients->headlines.n; h++) {
    const wa_headline *headline = &patients->headlines.items[h];
    bool first = kind != WA_HEADLINE_INCREMENTAL_COST || headline->subject == 0;
    if (headline->kind == kind && headline->strategy == strategy && first) return patients->errors[h];
  }
  return NAN;
}

static const char *wa_error_text(const wa_summary *summary, wa_headline_kind kind, size_t strategy, int digits) {
  double error = wa_error_of(summary, kind, strategy);
  if (isnan(error)) return summary->dutch ? "n.v.t." : "n/a";
  while (digits < 6 && error > 0 && error < pow(10, -digits) * 2) digits++;
  return wa_figure(summary->arena, error, digits, summary->language);
}

static const char *wa_percent(const wa_summary *summary, double share) {
  return wa_printf(summary->arena, "%s%%", wa_figure(summary->arena, 100 * share, 1, summary->language));
}

static void wa_summarise_event(wa_summary *summary, size_t event, size_t strategy) {
  const wa_results *results = summary->results;
  const wa_event *written = &results->model->patients->events[event];
  double share[WA_MOST_TIMES + 1];
  for (size_t times = 0; times <= WA_MOST_TIMES; times++) share[times] = wa_patients_share(results, strategy, event, times);
  wa_text_addf(&summary->text, summary->dutch ? "    %s, %s: nooit %s, eens %s, twee keer %s, vaker %s\n"
                                              : "    %s, %s: never %s, once %s, twice %s, more often %s\n",
               wa_label_text(written->label, summary->language, written->name), wa_summary_strategy(summary, strategy),
               wa_percent(summary, share[0]), wa_percent(summary, share[1]), wa_percent(summary, share[2]), wa_percent(summary, share[3]));
}

void wa_summarise_patients(wa_summary *summary, size_t strategy) {
  const wa_results *results = summary->results;
  if (!results->patients) return;
  const wa_patients *patients = results->model->patients;
  wa_text_addf(&summary->text, summary->dutch ? "  %s gesimuleerde patiënten; standaardfout" : "  %s patients simulated; standard error",
               wa_figure(summary->arena, (double)patients->number, 0, summary->language));
  wa_text_addf(&summary->text, summary->dutch ? ": netto contante waarde %s" : ": net present value %s",
               wa_error_text(summary, WA_HEADLINE_NPV, strategy, 0));
  if (results->n_perspectives)
    wa_text_addf(&summary->text, summary->dutch ? ", extra kosten %s, extra effect %s" : ", extra costs %s, extra effect %s",
                 wa_error_text(summary, WA_HEADLINE_INCREMENTAL_COST, strategy, 0),
                 wa_error_text(summary, WA_HEADLINE_INCREMENTAL_EFFECT, strategy, 2));
  wa_text_add(&summary->text, "\n");
  for (size_t e = 0; e < patients->n_events; e++) {
    if (results->comparator < results->model->n_strategies) wa_summarise_event(summary, e, results->comparator);
    wa_summarise_event(summary, e, strategy);
  }
}
