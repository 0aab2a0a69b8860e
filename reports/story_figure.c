#include "reports/story_figure.h"

#include <math.h>

#include "reports/figure.h"

const char *wa_story_figure_text(wa_arena *arena, const wa_results *results, const wa_secrecy *secrecy, const char *language,
                                 wa_id node, wa_figure_kind kind) {
  if (!wa_may_show(secrecy, node)) return wa_t(language, WA_T_WITHHELD);
  double value = wa_result_value(results, node);
  if (isnan(value)) return wa_t(language, WA_T_NOT_AVAILABLE);
  switch (kind) {
    case WA_FIGURE_SHARE: return wa_printf(arena, "%s%%", wa_figure(arena, 100 * value, 1, language));
    case WA_FIGURE_YEARS: case WA_FIGURE_RATIO: return wa_figure(arena, value, 2, language);
    default: return wa_figure(arena, value, wa_figure_decimals(value), language);
  }
}
