/* The figures of one party's edition of the report. */
#ifndef WA_ANALYSIS_EDITION_H
#define WA_ANALYSIS_EDITION_H

#include "analysis/results.h"

/* All in the model's currency, against the comparator; present values unless said otherwise. */
typedef struct wa_party_view {
  wa_id investment_share; /* its part of the whole investment; missing without investment */
  wa_id benefit_share;    /* its part of all benefits, below 0 where it only loses; missing unless benefits are above 0 */
  wa_id invests_by_year, gains_by_year; /* undiscounted; the difference is its net per year */
  wa_id cumulative;       /* its net so far at the end of each year, undiscounted */
  wa_id year_begins;      /* the same when the year's investment is paid and none of its gains are there: payback is
                             where the line between the two passes 0 */
  wa_id payback;          /* years until what it got has caught up with what it invested, undiscounted, as the payback
                             of the whole; missing when it invests nothing or is never paid back */
  wa_id loss_per_year;    /* the equal amount at the start of each year of the horizon that is worth its loss */
  wa_id contribution;     /* its part of what makes the losers whole: in proportion to the cash that winning
                             organisations can spare, never more than its own; 0 for households and losers */
  wa_id kept;             /* its net after that contribution */
} wa_party_view;

typedef enum wa_verdict { WA_WINS, WA_LOSES, WA_EVEN } wa_verdict;

/* By the sign of the party's net; less than WA_NO_CHANGE of the currency is neither gain nor loss. */
wa_verdict wa_verdict_of(const wa_results *results, size_t strategy, size_t party);

#endif
