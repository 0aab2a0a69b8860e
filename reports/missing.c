#include "reports/missing.h"

#include <math.h>
#include <string.h>

static const char *const wa_reasons[WA_N_REASONS][2] = {
    [WA_REASON_COMPARATOR] = {"it is the comparator itself", "het is de vergelijking zelf"},
    [WA_REASON_NO_INVESTMENT] = {"there is no investment", "er is geen investering"},
    [WA_REASON_NOTHING_INVESTED] = {"the investment is zero", "de investering is nul"},
    [WA_REASON_INVESTS_LESS] = {"the investment is less than the comparator's",
                                "de investering is lager dan die van de vergelijking"},
    [WA_REASON_NO_SUCH_INVESTMENT] = {"nothing is invested in these lines", "in deze regels wordt niets geïnvesteerd"},
    [WA_REASON_NOT_EARNED_BACK] = {"not earned back within the horizon", "niet terugverdiend binnen de looptijd"},
    [WA_REASON_NO_EFFECT] = {"the model names no outcome as its effect", "het model noemt geen uitkomst als effect"},
    [WA_REASON_NO_LINES] = {"the model has no lines: nothing is valued in money", "het model heeft geen regels: niets is in geld gewaardeerd"},
    [WA_REASON_DOMINATED] = {"dominated", "gedomineerd"},
    [WA_REASON_EXTENDEDLY_DOMINATED] = {"extendedly dominated", "uitgebreid gedomineerd"},
    [WA_REASON_DOMINANT] = {"dominant", "dominant"},
    [WA_REASON_CHEAPEST] = {"the cheapest strategy on the frontier", "de goedkoopste strategie op de grens"},
    [WA_REASON_NO_BENEFITS] = {"the benefits are not above zero", "de baten zijn niet groter dan nul"},
    [WA_REASON_PARTY_INVESTS_NOTHING] = {"it invests nothing", "het investeert niets"},
    [WA_REASON_NO_DIFFERENCE] = {"no difference in costs and effects", "geen verschil in kosten en effecten"},
};

const char *wa_reason_text(wa_reason reason, const char *language) {
  return wa_reasons[reason][strcmp(language, "nl") == 0];
}

wa_reason wa_why_no_ratio(const wa_results *results, size_t strategy) {
  double investment = wa_result_value(results, results->strategies[strategy].sroi.investment);
  if (results->strategies[strategy].is_comparator) return WA_REASON_COMPARATOR;
  if (!wa_has_investment(results->model)) return WA_REASON_NO_INVESTMENT;
  if (investment == 0) return WA_REASON_NOTHING_INVESTED;
  return investment < 0 ? WA_REASON_INVESTS_LESS : WA_REASON_NONE;
}

wa_reason wa_why_no_partial_ratio(const wa_results *results, size_t strategy) {
  wa_reason reason = wa_why_no_ratio(results, strategy);
  return reason == WA_REASON_NONE ? WA_REASON_NO_SUCH_INVESTMENT : reason;
}

wa_reason wa_why_no_payback(const wa_results *results, size_t strategy) {
  wa_reason reason = wa_why_no_ratio(results, strategy);
  return reason == WA_REASON_NONE ? WA_REASON_NOT_EARNED_BACK : reason;
}

wa_reason wa_why_no_party_payback(const wa_results *results, size_t strategy, size_t party) {
  bool invests = wa_result_value(results, results->strategies[strategy].parties[party].invests) > 0;
  return invests ? WA_REASON_NOT_EARNED_BACK : WA_REASON_PARTY_INVESTS_NOTHING;
}

wa_reason wa_why_no_effectiveness(const wa_results *results) {
  return results->model->n_lines ? WA_REASON_NO_EFFECT : WA_REASON_NO_LINES;
}

wa_reason wa_why_no_icer(const wa_results *results, size_t strategy, size_t view) {
  const wa_effectiveness *own = &results->strategies[strategy].effectiveness[view];
  switch ((wa_status)wa_result_value(results, own->status)) {
    case WA_STATUS_DOMINATED: return WA_REASON_DOMINATED;
    case WA_STATUS_EXTENDEDLY_DOMINATED: return WA_REASON_EXTENDEDLY_DOMINATED;
    case WA_STATUS_DOMINANT: return WA_REASON_DOMINANT;
    case WA_STATUS_EQUAL: return WA_REASON_NO_DIFFERENCE;
    default: return WA_REASON_CHEAPEST;
  }
}
