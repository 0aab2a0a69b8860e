/* How sure the answer is: the interval over the draws of the probabilistic analysis. Numbers of the engine, in its style:
 * they do not follow changed inputs. */
#include <math.h>

#include "analysis/probabilistic.h"
#include "base/text.h"
#include "reports/figure.h"
#include "reports/summary_sheet.h"

/* The draws of the SROI, or of the net present value where nothing is invested. */
static const wa_column_summary *wa_interval_of(const wa_report *report, size_t strategy, bool *ratio) {
  const wa_probabilistic *drawn = report->results->probabilistic;
  const wa_column_summary *found = NULL;
  *ratio = false;
  for (size_t h = 0; drawn && h < drawn->draws.headlines.n; h++) {
    const wa_headline *headline = &drawn->draws.headlines.items[h];
    if (headline->strategy != strategy || !isfinite(drawn->headline[h].low) || !isfinite(drawn->headline[h].high)) continue;
    if (headline->kind == WA_HEADLINE_NPV && !found) found = &drawn->headline[h];
    if (headline->kind != WA_HEADLINE_SROI) continue;
    *ratio = true;
    return &drawn->headline[h];
  }
  return found;
}

bool wa_has_interval(const wa_report *report, size_t strategy) {
  bool ratio;
  return wa_interval_of(report, strategy, &ratio) != NULL;
}

/* "83%"; rounding makes neither none nor all of some. */
static const char *wa_share_of_draws(const wa_report *report, double share) {
  if (share > 0 && share < 0.01) return "<1%";
  if (share > 0.99 && share < 1) return ">99%";
  return wa_printf(report->arena, "%s%%", wa_figure(report->arena, 100 * share, 0, report->language));
}

static void wa_add_share(const wa_report *report, wa_text *text, double share, wa_text_id never, wa_text_id some, wa_text_id always) {
  if (share == 0 || share == 1) wa_text_add(text, wa_rt(report, share == 0 ? never : always));
  else wa_text_addf(text, wa_rt(report, some), wa_share_of_draws(report, share));
}

const char *wa_interval_words(const wa_report *report, size_t strategy) {
  wa_arena *arena = report->arena;
  const wa_probabilistic *drawn = report->results->probabilistic;
  bool ratio;
  const wa_column_summary *interval = wa_interval_of(report, strategy, &ratio);
  int decimals = ratio ? 2 : wa_figure_decimals(fmax(fabs(interval->low), fabs(interval->high)));
  const char *n = wa_figure(arena, (double)(interval->n + interval->missing), 0, report->language);
  wa_text text = wa_text_new(arena);
  wa_text_addf(&text, wa_rt(report, WA_T_S_INTERVAL), ratio ? "SROI" : wa_rt(report, WA_T_S_NET_VALUE), n,
               wa_figure(arena, interval->low, decimals, report->language), wa_figure(arena, interval->high, decimals, report->language));
  const wa_chances *chances = &drawn->chances[strategy];
  if (ratio && chances->given && isfinite(chances->pays.share))
    wa_add_share(report, &text, chances->pays.share, WA_T_S_MORE_OUT_NEVER, WA_T_S_MORE_OUT, WA_T_S_MORE_OUT_ALWAYS);
  if (chances->given && isfinite(chances->no_loser.share))
    wa_add_share(report, &text, chances->no_loser.share, WA_T_S_NO_LOSER_NEVER, WA_T_S_NO_LOSER, WA_T_S_NO_LOSER_ALWAYS);
  return text.bytes;
}

void wa_interval_layout(wa_report *report, wa_sheet *sheet, size_t row, size_t strategy) {
  wa_cell_wide(sheet, row, C_WHAT, C_LAST, WA_STYLE_ENGINE, wa_interval_words(report, strategy));
}
