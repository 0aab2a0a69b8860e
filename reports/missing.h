/* Why a figure is missing: one sentence in each language, the same in every report. */
#ifndef WA_REPORTS_MISSING_H
#define WA_REPORTS_MISSING_H

#include "analysis/results.h"

typedef enum wa_reason {
  WA_REASON_NONE,
  WA_REASON_COMPARATOR,
  WA_REASON_NO_INVESTMENT,
  WA_REASON_NOTHING_INVESTED,
  WA_REASON_INVESTS_LESS,
  WA_REASON_NO_SUCH_INVESTMENT,
  WA_REASON_NOT_EARNED_BACK,
  WA_REASON_NO_EFFECT,
  WA_REASON_NO_LINES,
  WA_REASON_DOMINATED,
  WA_REASON_EXTENDEDLY_DOMINATED,
  WA_REASON_DOMINANT,
  WA_REASON_CHEAPEST,
  WA_REASON_NO_DIFFERENCE,
  WA_REASON_NO_BENEFITS,
  WA_REASON_PARTY_INVESTS_NOTHING,
  WA_N_REASONS
} wa_reason;

/* "there is no investment"; `language` is "nl" or "en". NULL for WA_REASON_NONE. */
const char *wa_reason_text(wa_reason reason, const char *language);

/* Why a strategy has no SROI ratio. */
wa_reason wa_why_no_ratio(const wa_results *results, size_t strategy);

/* Why it has none over part of the lines (cash only, without health). */
wa_reason wa_why_no_partial_ratio(const wa_results *results, size_t strategy);

/* Why a stakeholder has no payback of its own. */
wa_reason wa_why_no_party_payback(const wa_results *results, size_t strategy, size_t party);

wa_reason wa_why_no_payback(const wa_results *results, size_t strategy);

/* Why there is no cost-effectiveness at all. */
wa_reason wa_why_no_effectiveness(const wa_results *results);

/* `view`: index in results->perspectives. */
wa_reason wa_why_no_icer(const wa_results *results, size_t strategy, size_t view);

#endif
