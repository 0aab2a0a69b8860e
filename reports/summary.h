/* Inside of the terminal summary: its parts. */
#ifndef WA_REPORTS_SUMMARY_H
#define WA_REPORTS_SUMMARY_H

#include "analysis/results.h"
#include "base/text.h"

typedef struct wa_summary {
  wa_text text;
  wa_arena *arena;
  const wa_results *results;
  const char *language, *currency;
  bool dutch;
} wa_summary;

/* A strategy's label in the language of the summary. */
const char *wa_summary_strategy(const wa_summary *summary, size_t strategy);

/* An amount of money without its currency, rounded to fit amounts as large as `like`. */
const char *wa_summary_money(const wa_summary *summary, double amount, double like);

/* A name that would take more than `width` columns ends in dots, so that a table fits on a screen. */
const char *wa_summary_short(const wa_summary *summary, const char *name, size_t width);

/* The parts, each adding lines to the text. */
void wa_summarise_sroi(wa_summary *summary, size_t strategy);
void wa_summarise_parties(wa_summary *summary, size_t strategy);
void wa_summarise_effectiveness(wa_summary *summary, size_t strategy);
void wa_summarise_patients(wa_summary *summary, size_t strategy);
void wa_summarise_draws(wa_summary *summary, size_t strategy);
void wa_summarise_sensitivity(wa_summary *summary);
void wa_summarise_paths(wa_summary *summary, size_t strategy);
void wa_summarise_uptake(wa_summary *summary, size_t strategy);
void wa_summarise_segments(wa_summary *summary, size_t strategy);

/* One row per decision under uncertainty; nothing for NULL. */
struct wa_decisions;
void wa_summarise_decisions(wa_summary *summary, const struct wa_decisions *decisions);

#endif
