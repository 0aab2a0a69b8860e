#include "reports/result_text.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "reports/figure.h"

static const char *wa_pick_text(const char *language, const char *english, const char *dutch) {
  return strcmp(language, "nl") == 0 ? dutch : english;
}

static const char *wa_view_text(const wa_results *results, size_t view, const char *language) {
  size_t payer = results->perspectives[view];
  if (payer == SIZE_MAX) return wa_pick_text(language, "society", "maatschappij");
  return wa_label_text(results->model->stakeholders[payer].label, language, results->model->stakeholders[payer].name);
}

static const char *wa_effect_name(const wa_results *results, const char *language) {
  const wa_outcome *effect = &results->model->outcomes[results->model->settings.effect];
  return effect->unit_text ? effect->unit_text : wa_label_text(effect->label, language, effect->name);
}

static const char *wa_of_view(wa_arena *arena, const wa_results *results, const wa_headline *headline,
                              const char *language, const char *what) {
  return wa_printf(arena, "%s (%s)", what, wa_view_text(results, headline->subject, language));
}

static const char *wa_outcome_text(wa_arena *arena, const wa_results *results, const wa_headline *headline,
                                   const char *language, const char *what) {
  const wa_outcome *outcome = &results->model->outcomes[headline->subject];
  return wa_printf(arena, "%s: %s", wa_label_text(outcome->label, language, outcome->name), what);
}

static const char *wa_view_result(wa_arena *arena, const wa_results *results, const wa_headline *headline,
                                  const char *language) {
  const char *what = wa_pick_text(language, "Cost", "Kosten");
  if (headline->kind == WA_HEADLINE_INCREMENTAL_COST) what = wa_pick_text(language, "Extra cost", "Meerkosten");
  if (headline->kind == WA_HEADLINE_ICER)
    what = wa_printf(arena, wa_pick_text(language, "Extra cost per %s", "Meerkosten per %s"),
                     wa_effect_name(results, language));
  if (headline->kind == WA_HEADLINE_NMB)
    what = wa_printf(arena, wa_pick_text(language, "Net monetary benefit at %s", "Netto monetaire baat bij %s"),
                     wa_figure(arena, headline->threshold, 0, language));
  return wa_of_view(arena, results, headline, language, what);
}

const char *wa_result_text(wa_arena *arena, const wa_results *results, const wa_headline *headline,
                           const char *language) {
  const wa_stakeholder *party =
      headline->kind == WA_HEADLINE_NET ? &results->model->stakeholders[headline->subject] : NULL;
  switch (headline->kind) {
    case WA_HEADLINE_SROI: return "SROI";
    case WA_HEADLINE_NPV: return wa_pick_text(language, "Net present value", "Netto contante waarde");
    case WA_HEADLINE_INVESTMENT: return wa_pick_text(language, "Investment", "Investering");
    case WA_HEADLINE_BENEFITS: return wa_pick_text(language, "Benefits", "Baten");
    case WA_HEADLINE_PAYBACK: return wa_pick_text(language, "Payback (years)", "Terugverdientijd (jaren)");
    case WA_HEADLINE_NET:
      return wa_printf(arena, wa_pick_text(language, "%s: net", "%s: saldo"),
                       wa_label_text(party->label, language, party->name));
    case WA_HEADLINE_EFFECT:
      return wa_outcome_text(arena, results, headline, language,
                             wa_pick_text(language, "total, discounted", "totaal, verdisconteerd"));
    case WA_HEADLINE_INCREMENTAL_EFFECT: case WA_HEADLINE_OUTCOME:
      return wa_outcome_text(arena, results, headline, language,
                             wa_pick_text(language, "difference, discounted", "verschil, verdisconteerd"));
    default: return wa_view_result(arena, results, headline, language);
  }
}

const char *wa_result_figure(wa_arena *arena, const wa_headline *headline, double value, const char *language) {
  if (isnan(value)) return "-";
  switch (headline->kind) {
    case WA_HEADLINE_SROI: case WA_HEADLINE_PAYBACK: return wa_figure(arena, value, 2, language);
    case WA_HEADLINE_EFFECT: case WA_HEADLINE_INCREMENTAL_EFFECT: case WA_HEADLINE_OUTCOME:
      return wa_figure(arena, value, value == 0 ? 0 : fabs(value) < 1 ? 4 : 2, language);
    default: return wa_figure(arena, value, wa_figure_decimals(value), language);
  }
}

const char *wa_parameter_figure(wa_arena *arena, double value, const char *language) {
  double size = fabs(value);
  /* A value that was sought is whole but for the last bits. */
  if (fabs(value - round(value)) <= 1e-11 * size || size >= 1000) return wa_figure(arena, value, 0, language);
  int decimals = size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4;
  for (; decimals < 9 && size * pow(10, decimals) < 1000; decimals++) {}
  /* 0.5 rather than 0.5000. */
  while (decimals > 1 && fabs(value - round(value * pow(10, decimals - 1)) / pow(10, decimals - 1)) < 1e-9 * size)
    decimals--;
  return wa_figure(arena, value, decimals, language);
}

const char *wa_parameter_text(const wa_results *results, size_t parameter, const char *language) {
  const wa_parameter *written = &results->model->parameters[parameter];
  return wa_label_text(written->label, language, written->name);
}
