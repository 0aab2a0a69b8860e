/* Return on investment in the terminal summary. */
#include <math.h>
#include <string.h>

#include "reports/figure.h"
#include "reports/missing.h"
#include "reports/summary.h"

static double wa_value_of(const wa_summary *summary, wa_id node) { return wa_result_value(summary->results, node); }

/* "every euro invested returns 7.52 euros" */
static const char *wa_return_words(const wa_summary *summary, double ratio) {
  bool euro = strcmp(summary->currency, "EUR") == 0;
  const char *one = euro ? "euro" : summary->currency;
  const char *many = euro ? (summary->dutch ? "euro" : "euros") : summary->currency;
  const char *figure = wa_figure(summary->arena, fabs(ratio), 2, summary->language);
  if (ratio <= -0.005)
    return wa_printf(summary->arena, summary->dutch ? "elke geïnvesteerde %s gaat verloren, en nog %s %s meer"
                                                    : "every %s invested is lost, and %s %s more", one, figure, many);
  const char *less = ratio >= 0.995 ? "" : summary->dutch ? ": minder dan er in gaat" : ": less than was put in";
  return wa_printf(summary->arena, summary->dutch ? "elke geïnvesteerde %s levert %s %s op%s"
                                                  : "every %s invested returns %s %s%s", one, figure, many, less);
}

static void wa_summarise_ratio(wa_summary *summary, size_t strategy, double ratio) {
  if (isnan(ratio)) {
    wa_reason reason = wa_why_no_ratio(summary->results, strategy);
    wa_text_addf(&summary->text, "  %s: %s\n", summary->dutch ? "Geen SROI" : "No SROI",
                 wa_reason_text(reason, summary->language));
    return;
  }
  wa_text_addf(&summary->text, "  SROI %s (%s): %s\n", wa_figure(summary->arena, ratio, 2, summary->language),
               summary->dutch ? "bruto" : "gross", wa_return_words(summary, ratio));
}

static void wa_summarise_payback(wa_summary *summary, size_t strategy) {
  const wa_sroi_result *sroi = &summary->results->strategies[strategy].sroi;
  double years = wa_value_of(summary, sroi->payback);
  if (isnan(years)) {
    wa_text_addf(&summary->text, "  %s%s\n", summary->dutch ? "Terugverdientijd: " : "Payback: ",
                 wa_reason_text(wa_why_no_payback(summary->results, strategy), summary->language));
    return;
  }
  wa_text_addf(&summary->text, summary->dutch ? "  Terugverdientijd: %s jaar (niet verdisconteerd)\n"
                                              : "  Payback: %s years (undiscounted)\n",
               wa_figure(summary->arena, years, 1, summary->language));
}

void wa_summarise_sroi(wa_summary *summary, size_t strategy) {
  const wa_sroi_result *sroi = &summary->results->strategies[strategy].sroi;
  double npv = wa_value_of(summary, sroi->npv), investment = wa_value_of(summary, sroi->investment);
  double benefits = wa_value_of(summary, sroi->benefits), ratio = wa_value_of(summary, sroi->ratio);
  double like = fmax(fabs(npv), fmax(fabs(investment), fabs(benefits)));
  wa_summarise_ratio(summary, strategy, ratio);
  wa_text_addf(&summary->text, "  %s: %s %s", summary->dutch ? "Netto contante waarde" : "Net present value",
               wa_summary_money(summary, npv, like), summary->currency);
  if (wa_has_investment(summary->results->model))
    wa_text_addf(&summary->text, summary->dutch ? " (baten %s, investering %s)" : " (benefits %s, investment %s)",
                 wa_summary_money(summary, benefits, like), wa_summary_money(summary, investment, like));
  wa_text_add(&summary->text, "\n");
  if (!isnan(ratio)) wa_summarise_payback(summary, strategy);
}
