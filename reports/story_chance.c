#include "reports/story_chance.h"

#include <math.h>

#include "analysis/told.h"
#include "reports/figure.h"
#include "reports/texts.h"

const char *wa_say_chance(wa_arena *arena, const wa_results *results, const wa_secrecy *secrecy, const char *language,
                          size_t strategy) {
  const wa_probabilistic *drawn = results->probabilistic;
  for (size_t h = 0; drawn && h < drawn->draws.headlines.n; h++) {
    const wa_headline *headline = &drawn->draws.headlines.items[h];
    const wa_column_summary *net = &drawn->headline[h];
    if (headline->kind != WA_HEADLINE_NET || headline->strategy != strategy || headline->subject != secrecy->reader) continue;
    if (!drawn->chances[strategy].given || net->n == 0) return NULL;
    if (!wa_draws_told(results, secrecy) || !wa_may_vary(secrecy, headline->node)) return wa_t(language, WA_T_E_SECRET_CHANCE);
    int decimals = wa_figure_decimals(fmax(fabs(net->low), fabs(net->high)));
    return wa_printf(arena, wa_t(language, WA_T_E_CHANCE_SENTENCE),
                     wa_figure_percent(arena, round(100 * drawn->chances[strategy].gains[secrecy->reader].share) / 100, language),
                     wa_figure(arena, net->low, decimals, language), wa_figure(arena, net->high, decimals, language),
                     results->model->settings.currency);
  }
  return NULL;
}
